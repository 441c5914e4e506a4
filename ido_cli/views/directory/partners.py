"""Partners on stdout: a list, and all of one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from ido_cli.directory import hours
from ido_cli.directory.model import Directory, Partner
from ido_cli.referral.referral import phone_words, site_words
from ido_cli.source.dates import date_words
from ido_cli.terminal.output import Column, Output
from ido_cli.workspace.directory_file import CHANGED, OWN, DirectoryFile


def show_partners(
    out: Output,
    file: DirectoryFile,
    partners: Sequence[Partner],
    now: datetime,
    as_json: bool,
    at_most: int | None = None,
) -> None:
    """Partners with how to reach them and whether they are open now.

    In a table no more than the first `at_most`; on a national base with a sign at the library's own
    and at those that it changed.
    """
    if as_json:
        out.json([{**partner_row(one, now), "laag": file.layer(one.id)} for one in partners])
        return
    signs = {one.id: _SIGNS.get(file.layer(one.id), "") for one in partners[:at_most]}
    layered = file.layered
    names = ("partner", "naam", "telefoon", "nu", "regio", *([""] * layered))
    columns = [Column(name) for name in names]
    shown = partners[:at_most]
    out.table(((*_cells(one, now), *([signs[one.id]] * layered)) for one in shown), columns)
    every = file.directory.partners if file.directory else ()
    out.line(f"{len(partners)} van {len(every)} partners")
    if layered:
        out.line("* is van u, ~ is landelijk met een eigen gegeven, de andere zijn landelijk")
    if at_most is not None and len(partners) > at_most:
        more = "Zoek met meer woorden, of kies een --regio of --dienst."
        out.line(f"U ziet de beste {at_most}. {more}")


_SIGNS: Final = {OWN: "*", CHANGED: "~"}


def _cells(partner: Partner, now: datetime) -> tuple[str, ...]:
    regions = ", ".join(partner.regions)
    state = hours.now(partner.hours, now).text
    return (partner.id, partner.name, partner.phone, state, regions)


def partner_row(partner: Partner, now: datetime) -> dict[str, Any]:
    """A partner with the keys of partners.yaml, and `nu_open` (true, false or null) and `opent`."""
    row = partner.model_dump(mode="json", by_alias=True)
    here = hours.now(partner.hours, now)
    return {**row, "nu_open": here.open, "opent": here.text}


def show_partner(
    out: Output, directory: Directory, partner: Partner, now: datetime, as_json: bool
) -> None:
    """Everything about one partner."""
    if as_json:
        out.json(partner_row(partner, now))
        return
    out.line((partner.name, "bold"), (f"   {partner.kind.label}", "dim"))
    out.line(f" {partner.does}")
    rows = [((name, "dim"), words) for name, words in _facts(directory, partner, now) if words]
    out.table(rows, (Column(), Column()), indent=1)


def _facts(directory: Directory, partner: Partner, now: datetime) -> tuple[tuple[str, str], ...]:
    """What is known of a partner, as (label, words)."""
    checked = partner.checked
    later = partner.out_of_hours
    return (
        ("biedt", ", ".join(directory.services.get(one, one) for one in partner.offers)),
        ("regio", ", ".join(partner.regions)),
        ("voor", "alleen hulpverleners" if partner.for_professionals else ""),
        ("bel", phone_words(partner)),
        ("open", partner.hours),
        ("nu", hours.now(partner.hours, now).text),
        ("dicht? bel", ", ".join(filter(None, (later.phone, later.hours))) if later else ""),
        ("site", site_words(partner)),
        ("mail", partner.email),
        ("adres", partner.address),
        ("bezoek", partner.visit),
        ("post", partner.post),
        ("neem mee", ", ".join(partner.bring)),
        ("let op", partner.remark),
        ("contact", partner.contact.value if partner.contact else ""),
        ("register", partner.register_number),
        ("bron", ", ".join(partner.source)),
        (
            "feiten",
            f"gecontroleerd op {date_words(checked)}" if checked else "nog niet gecontroleerd",
        ),
    )
