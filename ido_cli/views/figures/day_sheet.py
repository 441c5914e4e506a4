"""The day's sheet: the cases of one day, to retype in the national registration."""

from datetime import datetime
from typing import Final

from ido_cli.directory.model import PartnerKind
from ido_cli.sessions.statistics import DayRow, Source, day_sheet
from ido_cli.settings import Environment
from ido_cli.source.dates import AMSTERDAM, clock, date_words, typed_day
from ido_cli.source.files.writing import as_csv
from ido_cli.terminal.output import Column, Output
from ido_cli.triage.engine import AT_THE_DESK
from ido_cli.views.figures.counted import Names, check_desk
from ido_cli.workspace.reading import Workspace

_FORM_KINDS: Final = {
    PartnerKind.AGENCY.label: "digitale overheid",
    PartnerKind.LIBRARY.label: "bibliotheek",
}
"""The kind of question on the national form, by the kind of the addressee.

Everything else is 'andere vraag'.
"""
_SHEET: Final = {
    "nr": "nr",
    "tijd": "tijd",
    "soort vraag": "soort_vraag",
    "organisatie": "organisatie",
    "onderwerp": "onderwerp",
    "doorverwezen naar": "doorverwezen",
    "afloop": "afloop",
    "minuten": "minuten",
    "kanaal": "kanaal",
    "was al bij": "was_al_bij",
}
"""The columns of the day's sheet, in the order of the national form, with their keys in JSON."""


def show_day(
    environment: Environment,
    source: Source,
    workspace: Workspace,
    day: str,
    desk: str | None,
    form: str | None,
) -> None:
    """The cases of a day, as it was typed, in the order of the national form."""
    check_desk(source, workspace.directory, desk)
    date = typed_day(day, environment.today)
    sheet = enumerate(day_sheet(source, date, desk), 1)
    rows = [_sheet_row(workspace, number, line) for number, line in sheet]
    out = Output(environment.stdout)
    if form == "json":
        out.json([dict(zip(_SHEET.values(), line, strict=True)) for line in rows])
    elif form == "csv":
        out.text(as_csv(tuple(_SHEET), rows))
    else:
        _draw_day(out, f"Dagstaat {date_words(date)}", rows)


def _sheet_row(workspace: Workspace, number: int, line: DayRow) -> tuple[object, ...]:
    names = Names(workspace)
    begun = clock(datetime.fromisoformat(line.time).astimezone(AMSTERDAM))
    referred = line.outcome in ("doorverwezen", "overgedragen")
    return (
        number,
        begun,
        _FORM_KINDS.get(line.kind, "andere vraag"),
        names.partner(line.addressee),
        names.topic(line.tree),
        names.partner(line.nearby) if referred else "",
        names.outcome(line.outcome),
        line.minutes,
        line.channel,
        ", ".join(names.partner(one) for one in line.bounced.split()),
    )


def _draw_day(out: Output, title: str, rows: list[tuple[object, ...]]) -> None:
    """A case a block, since eight columns do not fit in eighty signs."""
    out.line((title, "bold"))
    if not rows:
        out.line("Op deze dag zijn er geen afgeronde sessies.")
    for line in rows:
        out.line()
        out.line((f"Vraag {line[0]}, {line[1]} uur", "bold"))
        pairs = zip(list(_SHEET)[2:], line[2:], strict=True)
        told = ((name, value) for name, value in pairs if value not in ("", AT_THE_DESK))
        cells = [((name, "dim"), str(value)) for name, value in told]
        out.table(cells, (Column(), Column()), indent=2)
