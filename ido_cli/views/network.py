"""The map of the network on stdout or as one page for a meeting, and the coordinator's work list."""

import io
import json
import sys
from collections import Counter
from datetime import date, datetime
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from ido_cli.directory.model import ContactState, Directory, Partner
from ido_cli.errors import IdoError, unknown
from ido_cli.literal import literal
from ido_cli.pages.network_page import network_page
from ido_cli.referral.network import Network, Offer, network, work_list
from ido_cli.referral.referral import phone_words, site_words
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.source.age import Age
from ido_cli.source.dates import AMSTERDAM
from ido_cli.terminal.screen import console, fits

FORMATS: Final = ("tekst", "html")


def draw(settings: Settings, form: str, as_json: bool) -> str:
    """The map as text, JSON or HTML. Raises IdoError for a format that is none."""
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    workspace = settings.workspace()
    directory = workspace.directory
    today = datetime.now(AMSTERDAM).date()
    made = network(directory, workspace.trees.values(), _needed(settings), today)
    if as_json:
        return json.dumps(_row(directory, made), ensure_ascii=False, indent=2) + "\n"
    return network_page(directory, made, today) if form == "html" else _text(directory, made)


def show_work_list(directory: Directory, today: date, as_json: bool) -> None:
    """The partners to read again, never verified first, then the oldest."""
    partners = work_list(directory, today)
    if as_json:
        rows = [
            {
                "id": p.id,
                "naam": p.name,
                "gecontroleerd": p.checked.isoformat() if p.checked else None,
                "bron": list(p.source),
            }
            for p in partners
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("partner", "gecontroleerd", "bel of lees na"):
        table.add_column(name, overflow="fold", no_wrap=name == "gecontroleerd")
    for partner in partners:
        checked = partner.checked.isoformat() if partner.checked else "nooit"
        table.add_row(
            literal(partner.id),
            checked,
            literal(phone_words(partner) or site_words(partner) or partner.name),
        )
    out = console(sys.stdout)
    out.print(table)
    out.print(
        f"{len(partners)} van {len(directory.partners)} partners nalopen. Klaar? Typ: ido partners gecontroleerd ID"
    )


def _needed(settings: Settings) -> dict[str, int]:
    """In how many questions of this desk each partner was named.

    Nothing when no sessions can be read.
    """
    try:
        store = Store(settings.data_folder(), lambda text: print(f"ido: {text}", file=sys.stderr))
    except IdoError:
        return {}
    counts: Counter[str] = Counter()
    for addressee, nearby, count in store.rows(
        "SELECT addressee, nearby, count(*) FROM question GROUP BY addressee, nearby"
    ):
        for partner in {addressee, *nearby.split()} - {None}:
            counts[partner] += count
    store.close()
    return dict(counts)


def _text(directory: Directory, made: Network) -> str:
    out_text = io.StringIO()
    out = console(out_text, console(sys.stdout).width)
    out.print(Text("Wat ontbreekt", style="bold"))
    if not made.gaps:
        out.print(" Elke dienst waar bomen naar verwijzen, is er in elke regio.")
    for row in made.gaps:
        out.print(
            Text(
                f" {literal(row.name)}: niemand in {literal(' en '.join(row.empty))} ({row.advices} adviezen verwijzen ernaar)"
            )
        )
    if made.to_make:
        out.print()
        out.print(Text("Contact nog te leggen (hoe vaak genoemd aan deze balie)", style="bold"))
        out.print(
            Text(
                " "
                + ", ".join(
                    literal(p.name) + (f" ({count})" if count else "") for p, count in made.to_make
                )
            )
        )
    out.print()
    out.print(Text("Wie biedt wat waar", style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 1))
    table.add_column("dienst", overflow="fold", ratio=2)
    for region in directory.regions:
        table.add_column(literal(region), overflow="fold", ratio=3)
    for row in made.services:
        table.add_row(
            literal(row.name), *(_cell(row.regions[region]) for region in directory.regions)
        )
    out.print(table)
    out.print(
        Text(
            " + afspraken   ~ in gesprek   ? contact nog te leggen   ! feiten nooit of lang geleden gecontroleerd",
            style="dim",
        )
    )
    out.print(
        f" {len(made.never)} partners zijn nooit gecontroleerd, {len(made.old)} te lang geleden. Zie: ido partners nalopen"
    )
    return fits(out_text.getvalue(), sys.stdout)


_SIGNS: Final = {ContactState.AGREED: "+", ContactState.IN_TALKS: "~", ContactState.TO_MAKE: "?"}


def _cell(offers: tuple[Offer, ...]) -> str:
    if not offers:
        return "(niemand)"
    names = []
    for offer in offers[:3]:
        contact = offer.partner.contact
        sign = _SIGNS.get(contact, "") if contact is not None else ""
        names.append(
            literal(offer.partner.name)
            + " ".join(["", sign + ("!" if offer.age is not Age.GOOD else "")]).rstrip()
        )
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
    partner: Partner = offer.partner
    words = {Age.GOOD: "goed", Age.OLD: "te-oud", Age.NEVER: "nooit"}
    return {
        "partner": partner.id,
        "contact": partner.contact.value if partner.contact else None,
        "feiten": words[offer.age],
    }
