"""Figures on stdout: bars for people, JSON and CSV for machines; and the day's sheet to retype."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from ido_cli.directory.model import PartnerKind
from ido_cli.literal import literal
from ido_cli.sessions import dates
from ido_cli.sessions.statistics import (
    DayRow,
    Figures,
    Source,
    day_sheet,
    figures,
    unrecognised_texts,
)
from ido_cli.source.dates import AMSTERDAM, clock, date_words
from ido_cli.source.spreadsheet import as_csv
from ido_cli.terminal.screen import console, fits
from ido_cli.triage.engine import OUTCOMES
from ido_cli.workspace.reading import Workspace

_BAR: Final = 24
_MOST: Final = 10
FORM_KINDS: Final = {
    PartnerKind.AGENCY.label: "digitale overheid",
    PartnerKind.LIBRARY.label: "bibliotheek",
}
"""The kind of question on the national form, by the kind of the first addressee.

Everything else is 'andere vraag'.
"""
Namer = Callable[[str], str]


@dataclass(frozen=True)
class Shown:
    """What was asked for on the command line."""

    first: str | None
    last: str | None
    desk: str | None
    as_json: bool
    as_csv: bool


def show(source: Source, workspace: Workspace, shown: Shown, own: bool) -> None:
    """The figures of a period beside the period before.

    `own` means the desk's own file, where the unrecognised texts are.
    """
    period = dates.period(shown.first, shown.last, datetime.now(AMSTERDAM).date())
    now, before = figures(source, period, shown.desk), figures(source, period.before, shown.desk)
    texts = unrecognised_texts(source, period, shown.desk) if own else []
    if shown.as_json:
        print(
            json.dumps(
                {**row(now), "periode_ervoor": row(before), "niet_herkend": texts},
                ensure_ascii=False,
                indent=2,
            )
        )
    elif shown.as_csv:
        sys.stdout.write(
            as_csv(("soort", "naam", "aantal", "periode ervoor"), _csv_rows(now, before))
        )
    else:
        _draw(workspace, now, before, texts)


def row(made: Figures) -> dict[str, Any]:
    """Figures with stable Dutch keys."""
    return {
        "van": made.period.first.isoformat(),
        "tot": made.period.last.isoformat(),
        "balie": made.location,
        "sessies": made.sessions,
        "vragen": made.questions,
        "vragen_per_sessie": made.questions_a_session,
        "duur_gemiddeld": made.seconds_mean,
        "duur_mediaan": made.seconds_median,
        "spoed": made.urgent,
        "uit_de_lijst_gekozen": made.unrecognised,
        "onderwerpen": dict(made.topics),
        "instanties": dict(made.addressees),
        "in_de_buurt": dict(made.nearby),
        "afloop": dict(made.outcomes),
        "balies": dict(made.locations),
        "geen_recht": dict(made.no_right),
        "geen_aanbod": dict(made.no_offer),
    }


def _csv_rows(now: Figures, before: Figures) -> Iterator[tuple[object, ...]]:
    mine, earlier = row(now), row(before)
    for key, value in mine.items():
        if isinstance(value, dict):
            yield from (
                (key, name, count, earlier[key].get(name, 0)) for name, count in value.items()
            )
        elif key not in ("van", "tot", "balie"):
            yield (key, "", value, earlier[key])


def _draw(
    workspace: Workspace, now: Figures, before: Figures, texts: list[tuple[str, str]]
) -> None:
    out = console(sys.stdout)
    period = now.period
    where = f", {now.location}" if now.location else ""
    out.print(
        Text(
            f"{date_words(period.first)} tot en met {date_words(period.last)}{literal(where)}",
            style="bold",
        )
    )
    if not now.sessions:
        out.print("In deze periode zijn er geen afgeronde sessies.")
        return
    out.print(_totals(now, before))
    directory = workspace.directory

    def topic(name: str) -> str:
        tree = workspace.trees.get(name)
        return tree.title if tree else name

    def partner(name: str) -> str:
        return directory.by_id[name].name if name in directory.by_id else name

    def desk(name: str) -> str:
        here = directory.location(name)
        return here.name if here else name or "(geen balie)"

    sections: tuple[tuple[str, Mapping[str, int], Mapping[str, int], Namer], ...] = (
        ("Onderwerpen", now.topics, before.topics, topic),
        ("Naar wie verwezen", now.addressees, before.addressees, partner),
        ("Genoemd in de buurt", now.nearby, before.nearby, partner),
        ("Afloop", now.outcomes, before.outcomes, lambda name: OUTCOMES.get(name, name)),
        ("Balies", now.locations, before.locations, desk),
        ("Geen recht", now.no_right, before.no_right, topic),
        ("Geen aanbod", now.no_offer, before.no_offer, topic),
    )
    for heading, counts, earlier, name in sections:
        if counts:
            out.print()
            out.print(Text(heading, style="bold"))
            out.print(_bars(counts, earlier, name))
    if texts:
        out.print()
        out.print(Text("Niet herkend, uit de lijst gekozen", style="bold"))
        for text, tree in texts[:_MOST]:
            out.print(Text(f'  "{literal(text)}"') + Text(f"  {literal(topic(tree))}", style="dim"))


def _totals(now: Figures, before: Figures) -> Table:
    table = Table.grid(padding=(0, 2, 0, 1))
    rows = (
        ("sessies", now.sessions, before.sessions),
        ("vragen", now.questions, before.questions),
        ("vragen per sessie", now.questions_a_session, before.questions_a_session),
        (
            "duur, middelste (minuten)",
            round(now.seconds_median / 60),
            round(before.seconds_median / 60),
        ),
        ("met spoed", now.urgent, before.urgent),
        ("niet herkend", now.unrecognised, before.unrecognised),
    )
    for name, value, earlier in rows:
        table.add_row(
            name, Text(str(value), style="bold"), Text(f"periode ervoor: {earlier}", style="dim")
        )
    return table


def _bars(counts: Mapping[str, int], earlier: Mapping[str, int], name: Namer) -> Table:
    """A bar a name, the ten largest; what is left is added up."""
    table = Table.grid(padding=(0, 1, 0, 1))
    table.add_column(width=34, overflow="fold")
    table.add_column(justify="right")
    table.add_column(width=_BAR)
    table.add_column()
    largest = max(counts.values())
    for key, count in list(counts.items())[:_MOST]:
        bar = fits("█" * max(1, round(_BAR * count / largest)), sys.stdout)
        table.add_row(
            literal(name(key)),
            str(count),
            Text(bar, style="cyan"),
            Text(f"({earlier.get(key, 0)})", style="dim"),
        )
    rest = sum(list(counts.values())[_MOST:])
    if rest:
        table.add_row("overige", str(rest), "", "")
    return table


def show_day(source: Source, workspace: Workspace, shown: Shown) -> None:
    """The day's questions, in the order of the national form."""
    day = dates.day(shown.first or "vandaag", datetime.now(AMSTERDAM).date())
    sheet = day_sheet(source, day, shown.desk)
    rows = [_sheet_row(workspace, number, line) for number, line in enumerate(sheet, 1)]
    columns = (
        "nr",
        "tijd",
        "soort vraag",
        "organisatie",
        "onderwerp",
        "doorverwezen naar",
        "afloop",
        "minuten",
    )
    if shown.as_json:
        keys = (
            "nr",
            "tijd",
            "soort_vraag",
            "organisatie",
            "onderwerp",
            "doorverwezen",
            "afloop",
            "minuten",
        )
        print(
            json.dumps(
                [dict(zip(keys, line, strict=True)) for line in rows], ensure_ascii=False, indent=2
            )
        )
    elif shown.as_csv:
        sys.stdout.write(as_csv(columns, rows))
    else:
        _draw_day(f"Dagstaat {date_words(day)}", columns, rows)


def _sheet_row(workspace: Workspace, number: int, line: DayRow) -> tuple[object, ...]:
    directory = workspace.directory
    begun = clock(datetime.fromisoformat(line.time).astimezone(AMSTERDAM))
    organisation = (
        directory.by_id[line.addressee].name
        if line.addressee in directory.by_id
        else line.addressee
    )
    nearby = (
        directory.by_id[line.referred].name if line.referred in directory.by_id else line.referred
    )
    referred = nearby if line.outcome in ("doorverwezen", "overgedragen") else ""
    tree = workspace.trees.get(line.tree)
    title = tree.title if tree else line.tree
    kind = FORM_KINDS.get(line.kind, "andere vraag")
    return (
        number,
        begun,
        kind,
        organisation,
        title,
        referred,
        OUTCOMES.get(line.outcome, line.outcome),
        line.minutes,
    )


def _draw_day(title: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """A question a block, since eight columns do not fit in eighty signs.

    The lines stand in the order of the form.
    """
    out = console(sys.stdout)
    out.print(Text(title, style="bold"))
    if not rows:
        out.print("Op deze dag zijn er geen afgeronde sessies.")
    for line in rows:
        out.print()
        out.print(Text(f"Vraag {line[0]}, {line[1]} uur", style="bold"))
        table = Table.grid(padding=(0, 2, 0, 2))
        for name, value in zip(columns[2:], line[2:], strict=True):
            if value != "":
                table.add_row(Text(name, style="dim"), Text(literal(str(value))))
        out.print(table)
