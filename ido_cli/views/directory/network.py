"""The map of the network on stdout or as one page for a meeting, and the work list."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.model import ContactState, Directory, Partner
from ido_cli.errors import IdoError
from ido_cli.pages.network_page import network_page
from ido_cli.referral.network import Network, Offer, network, work_list
from ido_cli.referral.referral import phone_words, site_words
from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.statistics import needed
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.source.age import Age
from ido_cli.source.files.writing import as_json as to_json
from ido_cli.terminal.output import Column, Output, chosen_format
from ido_cli.views.directory.doubts import doubt_rows, open_doubts, show_doubts

FORMATS: Final = ("tekst", "html")


def put(settings: Settings, asked: str | None, as_json: bool, to: Path | None) -> None:
    """The map as text, JSON or HTML, to a file or on stdout.

    Without a format the file's ending tells. Raises IdoError for a format that is none.
    """
    form = "json" if as_json else chosen_format(asked, to, FORMATS)
    out = Output(settings.environment.stdout)
    out.put(_drawn(settings, form, out.width), to)


def _drawn(settings: Settings, form: str, width: int) -> str:
    workspace = settings.workspace()
    directory, today = workspace.directory, settings.environment.today
    made = network(directory, workspace.trees.values(), _needed(settings), today)
    if form == "json":
        return to_json(_row(directory, made))
    if form == "html":
        return network_page(directory, made, today)
    text = io.StringIO()
    _draw_text(Output(text, width), directory, made)
    return text.getvalue()


def show_work_list(out: Output, settings: Settings, as_json: bool) -> None:
    """The partners to read again: what desks said is wrong, never verified, then the oldest."""
    workspace, today = settings.workspace(), settings.environment.today
    directory = workspace.directory
    doubts = [one for one in open_doubts(settings) if not one.about_advice]
    wrong = dict.fromkeys(one.subject for one in doubts if one.subject in directory.by_id)
    listed = work_list(directory, today)
    partners = [*map(directory.by_id.__getitem__, wrong)]
    partners += [one for one in listed if one.id not in wrong]
    if as_json:
        out.json([_work_row(one, doubts) for one in partners])
        return
    show_doubts(out, workspace, doubts, "ido partners")
    columns = (Column("partner"), Column("gecontroleerd", whole=True), Column("bel of lees na"))
    rows = (
        (
            partner.id,
            partner.checked.isoformat() if partner.checked else "nooit",
            phone_words(partner) or site_words(partner) or partner.name,
        )
        for partner in partners
    )
    out.table(rows, columns)
    done = "Klaar? Typ: ido partners gecontroleerd ID"
    out.line(f"{len(partners)} van {len(directory.partners)} partners nalopen. {done}")


def _work_row(partner: Partner, doubts: Sequence[Doubt]) -> dict[str, Any]:
    """A partner on the work list with the stable keys of --json."""
    return {
        "id": partner.id,
        "naam": partner.name,
        "gecontroleerd": partner.checked.isoformat() if partner.checked else None,
        "bron": list(partner.source),
        "klopt_niet": doubt_rows(one for one in doubts if one.subject == partner.id),
    }


def _needed(settings: Settings) -> dict[str, int]:
    """In how many cases of this desk each partner was named; none when no sessions can be read."""
    try:
        store = Store(settings.data_folder(), settings.environment.tell)
    except IdoError:
        return {}
    try:
        return needed(store)
    finally:
        store.close()


def _draw_text(out: Output, directory: Directory, made: Network) -> None:
    out.line(("Wat ontbreekt", "bold"))
    if not made.gaps:
        out.line(" Elke dienst waar bomen naar verwijzen, is er in elke regio.")
    for row in made.gaps:
        where = " en ".join(row.empty)
        count = "1 advies verwijst" if row.advices == 1 else f"{row.advices} adviezen verwijzen"
        out.line(f" {row.name}: niemand in {where} ({count} ernaar)")
    if made.to_make:
        out.line()
        out.line(("Contact nog te leggen (hoe vaak genoemd aan deze balie)", "bold"))
        names = (p.name + (f" ({count})" if count else "") for p, count in made.to_make)
        out.line(f" {', '.join(names)}")
    out.line()
    out.line(("Wie biedt wat waar", "bold"))
    columns = (Column("dienst", ratio=2), *(Column(one, ratio=3) for one in directory.regions))
    rows = ((row.name, *map(_cell, row.regions.values())) for row in made.services)
    out.table(rows, columns, indent=1)
    signs = "+ afspraken   ~ in gesprek   ? contact nog te leggen"
    out.line((f" {signs}   ! feiten nooit of lang geleden gecontroleerd", "dim"))
    old = f"Nooit gecontroleerd: {len(made.never)}. Te lang geleden: {len(made.old)}."
    out.line(f" {old} Zie: ido partners nalopen")


_SIGNS: Final = {ContactState.AGREED: "+", ContactState.IN_TALKS: "~", ContactState.TO_MAKE: "?"}


def _cell(offers: tuple[Offer, ...]) -> str:
    if not offers:
        return "(niemand)"
    names = []
    for offer in offers[:3]:
        contact = offer.partner.contact
        sign = _SIGNS.get(contact, "") if contact is not None else ""
        signs = sign + ("!" if offer.age is not Age.GOOD else "")
        names.append(f"{offer.partner.name} {signs}".rstrip())
    rest = len(offers) - 3
    return ", ".join(names) + (f" en nog {rest}" if rest > 0 else "")


def _row(directory: Directory, made: Network) -> dict[str, Any]:
    return {
        "diensten": [
            {
                "dienst": row.service,
                "naam": row.name,
                "adviezen": row.advices,
                "regios": {
                    region: [_offer(one) for one in row.regions[region]]
                    for region in directory.regions
                },
            }
            for row in made.services
        ],
        "ontbreekt": [{"dienst": row.service, "regios": list(row.empty)} for row in made.gaps],
        "contact_te_leggen": [
            {"partner": partner.id, "vragen": count} for partner, count in made.to_make
        ],
        "nooit_gecontroleerd": [partner.id for partner in made.never],
        "te_oud": [partner.id for partner in made.old],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    words = {Age.GOOD: "goed", Age.OLD: "te-oud", Age.NEVER: "nooit"}
    contact = offer.partner.contact
    return {
        "partner": offer.partner.id,
        "contact": contact.value if contact else None,
        "feiten": words[offer.age],
    }
