"""Figures on stdout: bars for people, JSON and CSV for machines; and the day's sheet to retype."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ido_cli.directory.model import Directory, PartnerKind
from ido_cli.errors import unknown
from ido_cli.sessions.choosing import period
from ido_cli.sessions.statistics import (
    DayRow,
    Figures,
    Source,
    day_sheet,
    figures,
    known_locations,
    unrecognised_texts,
)
from ido_cli.settings import Environment
from ido_cli.source.dates import AMSTERDAM, clock, date_words, typed_day
from ido_cli.source.writing import as_csv
from ido_cli.terminal.output import Column, Output, Piece
from ido_cli.triage.engine import AT_THE_DESK, CHANNELS, OUTCOMES
from ido_cli.views.directory.doubts import subject_name
from ido_cli.workspace.reading import Workspace

_BAR: Final = 24
_MOST: Final = 10
FORM_KINDS: Final = {
    PartnerKind.AGENCY.label: "digitale overheid",
    PartnerKind.LIBRARY.label: "bibliotheek",
}
"""The kind of question on the national form, by the kind of the addressee.

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


def show(
    environment: Environment, source: Source, workspace: Workspace, shown: Shown, own: bool
) -> None:
    """The figures of a period beside the period before.

    `own` means the desk's own file, where the unrecognised texts are. Raises IdoError for a desk
    that neither the directory nor the source knows.
    """
    _check_desk(source, workspace.directory, shown.desk)
    asked = period(shown.first, shown.last, environment.today)
    now, before = (figures(source, one, shown.desk) for one in (asked, asked.before))
    texts = unrecognised_texts(source, asked, shown.desk) if own else []
    out = Output(environment.stdout)
    if shown.as_json:
        out.json({**row(now), "periode_ervoor": row(before), "niet_herkend": texts})
    elif shown.as_csv:
        out.text(as_csv(("soort", "naam", "aantal", "periode ervoor"), _csv_rows(now, before)))
    else:
        _draw(out, workspace, now, before, texts)


def _check_desk(source: Source, directory: Directory, desk: str | None) -> None:
    if desk is None or directory.location(desk) is not None:
        return
    known = {location.id for location in directory.locations} | known_locations(source)
    if desk not in known:
        raise unknown("balie", desk, known, f"Kies uit: {', '.join(sorted(known))}.")


def row(made: Figures) -> dict[str, Any]:
    """Figures with stable Dutch keys."""
    return {
        "van": made.period.first.isoformat(),
        "tot": made.period.last.isoformat(),
        "balie": made.location,
        "sessies": made.sessions,
        "vragen": made.cases,
        "vragen_per_sessie": made.cases_a_session,
        "duur_gemiddeld": made.seconds_mean,
        "duur_mediaan": made.seconds_median,
        "spoed": made.urgent,
        "uit_de_lijst_gekozen": made.unrecognised,
        "onderwerpen": dict(made.topics),
        "instanties": dict(made.addressees),
        "in_de_buurt": dict(made.nearby),
        "afloop": dict(made.outcomes),
        "balies": dict(made.locations),
        "kanalen": dict(made.channels),
        "was_al_bij": dict(made.bounced),
        "klopt_niet": dict(made.doubted),
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


@dataclass(frozen=True)
class _Names:
    """The names of what is counted by its id."""

    workspace: Workspace

    def topic(self, tree_id: str) -> str:
        tree = self.workspace.trees.get(tree_id)
        return tree.title if tree else tree_id

    def partner(self, partner_id: str) -> str:
        partner = self.workspace.directory.by_id.get(partner_id)
        return partner.name if partner else partner_id

    def desk(self, location: str) -> str:
        here = self.workspace.directory.location(location)
        return here.name if here else location or "(geen balie)"

    def outcome(self, outcome: str) -> str:
        return OUTCOMES.get(outcome, outcome)

    def channel(self, channel: str) -> str:
        return CHANNELS.get(channel, channel)

    def subject(self, subject: str) -> str:
        return subject_name(self.workspace, subject)


def _draw(
    out: Output, workspace: Workspace, now: Figures, before: Figures, texts: list[tuple[str, str]]
) -> None:
    first, last = date_words(now.period.first), date_words(now.period.last)
    where = f", {now.location}" if now.location else ""
    out.line((f"{first} tot en met {last}{where}", "bold"))
    if not now.sessions:
        out.line("In deze periode zijn er geen afgeronde sessies.")
        return
    out.table(_totals(now, before), (Column(), Column(), Column()), indent=1)
    names = _Names(workspace)
    sections: tuple[tuple[str, Mapping[str, int], Mapping[str, int], Namer], ...] = (
        ("Onderwerpen", now.topics, before.topics, names.topic),
        ("Naar wie verwezen", now.addressees, before.addressees, names.partner),
        ("Genoemd in de buurt", now.nearby, before.nearby, names.partner),
        ("Afloop", now.outcomes, before.outcomes, names.outcome),
        ("Klanten waren al bij", now.bounced, before.bounced, names.partner),
        ("Klopt niet, zegt de balie", now.doubted, before.doubted, names.subject),
        ("Balies", now.locations, before.locations, names.desk),
        ("Hoe de klant kwam", now.channels, before.channels, names.channel),
        ("Geen recht", now.no_right, before.no_right, names.topic),
        ("Geen aanbod", now.no_offer, before.no_offer, names.topic),
    )
    columns = (Column(width=34), Column(right=True), Column(width=_BAR), Column())
    for heading, counts, earlier, name in sections:
        if counts:
            out.line()
            out.line((heading, "bold"))
            out.table(_bars(counts, earlier, name), columns, indent=1, gap=1)
    if texts:
        out.line()
        out.line(("Niet herkend, uit de lijst gekozen", "bold"))
        for text, tree in texts[:_MOST]:
            out.line(f'  "{text}"', (f"  {names.topic(tree)}", "dim"))


def _totals(now: Figures, before: Figures) -> Iterator[tuple[Piece, ...]]:
    rows: tuple[tuple[str, Callable[[Figures], float]], ...] = (
        ("sessies", lambda one: one.sessions),
        ("vragen", lambda one: one.cases),
        ("vragen per sessie", lambda one: one.cases_a_session),
        ("duur, middelste (minuten)", lambda one: round(one.seconds_median / 60)),
        ("met spoed", lambda one: one.urgent),
        ("niet herkend", lambda one: one.unrecognised),
    )
    for name, of in rows:
        yield (name, (f"{of(now)}", "bold"), (f"periode ervoor: {of(before)}", "dim"))


def _bars(
    counts: Mapping[str, int], earlier: Mapping[str, int], name: Namer
) -> Iterator[tuple[Piece, ...]]:
    """A bar a name, the ten largest; what is left is added up."""
    largest = max(counts.values())
    for key, count in list(counts.items())[:_MOST]:
        bar = "█" * max(1, round(_BAR * count / largest))
        yield (name(key), str(count), (bar, "cyan"), (f"({earlier.get(key, 0)})", "dim"))
    rest = sum(list(counts.values())[_MOST:])
    if rest:
        yield ("overige", str(rest), "", "")


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


def show_day(environment: Environment, source: Source, workspace: Workspace, shown: Shown) -> None:
    """The day's cases, in the order of the national form."""
    _check_desk(source, workspace.directory, shown.desk)
    day = typed_day(shown.first or "vandaag", environment.today)
    sheet = enumerate(day_sheet(source, day, shown.desk), 1)
    rows = [_sheet_row(workspace, number, line) for number, line in sheet]
    out = Output(environment.stdout)
    if shown.as_json:
        out.json([dict(zip(_SHEET.values(), line, strict=True)) for line in rows])
    elif shown.as_csv:
        out.text(as_csv(tuple(_SHEET), rows))
    else:
        _draw_day(out, f"Dagstaat {date_words(day)}", rows)


def _sheet_row(workspace: Workspace, number: int, line: DayRow) -> tuple[object, ...]:
    names = _Names(workspace)
    begun = clock(datetime.fromisoformat(line.time).astimezone(AMSTERDAM))
    referred = line.outcome in ("doorverwezen", "overgedragen")
    return (
        number,
        begun,
        FORM_KINDS.get(line.kind, "andere vraag"),
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
