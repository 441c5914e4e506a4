"""Figures as bars for people, a page for a meeting, JSON and CSV; and the day's sheet to retype."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any, Final, NamedTuple

from ido_cli.directory.model import Directory, PartnerKind
from ido_cli.errors import unknown
from ido_cli.pages import charts
from ido_cli.pages.figures_page import Overview, Total, figures_page
from ido_cli.pages.page_parts import number
from ido_cli.sessions.choosing import period
from ido_cli.sessions.over_time import OverTime, Stretch, over_time
from ido_cli.sessions.statistics import (
    DayRow,
    Figures,
    Period,
    Source,
    day_sheet,
    figures,
    known_locations,
    unrecognised_texts,
    unrecognised_topics,
)
from ido_cli.settings import Environment
from ido_cli.source.dates import AMSTERDAM, MONTHS, clock, date_words, typed_day
from ido_cli.source.writing import as_csv, as_json
from ido_cli.terminal.output import Column, Output, Piece, chosen_format
from ido_cli.triage.engine import AT_THE_DESK, CHANNELS, OUTCOMES
from ido_cli.views.directory.doubts import subject_name
from ido_cli.workspace.reading import Workspace

_BAR: Final = 24
_MOST: Final = 10
_FEW: Final = 5
_FIRST: Final = "Wie het advies als eerste noemde."
_NEARBY: Final = "Wie in de buurt kan helpen."
_NO_RIGHT: Final = "Daar had de klant geen recht op."
_NO_OFFER: Final = "Daar is hier geen hulp voor."
_BOUNCED: Final = "Wie klanten terugstuurde: de klant was daar al geweest."
_DOUBTED: Final = "Gegevens en adviezen die volgens de balie niet kloppen."
_CHOSEN: Final = "Dit onderwerp koos de balie uit de lijst."
FORMATS: Final = ("tekst", "html", "json", "csv")
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
    form: str | None
    to: Path | None = None


@dataclass(frozen=True)
class _Counted:
    """A period beside the period before; `own` means the desk's own file."""

    source: Source
    workspace: Workspace
    own: bool
    now: Figures
    before: Figures


def show(
    environment: Environment, source: Source, workspace: Workspace, shown: Shown, own: bool
) -> None:
    """The figures of a period beside the period before.

    `own` means the desk's own file, where the unrecognised texts are. Raises IdoError for a desk
    that neither the directory nor the source knows, and for a format that is none.
    """
    form = chosen_format(shown.form, shown.to, FORMATS)
    _check_desk(source, workspace.directory, shown.desk)
    asked = period(shown.first, shown.last, environment.today)
    now, before = (figures(source, one, shown.desk) for one in (asked, asked.before))
    counted = _Counted(source, workspace, own, now, before)
    out = Output(environment.stdout)
    if form == "html":
        out.put(figures_page(_overview(counted), environment.today), shown.to)
    elif form == "csv":
        rows = _csv_rows(now, before)
        out.put(as_csv(("soort", "naam", "aantal", "periode ervoor"), rows), shown.to)
    elif form == "json":
        texts = _texts(counted)
        made = {**row(now), "periode_ervoor": row(before), "niet_herkend": texts}
        out.put(as_json(made), shown.to)
    elif shown.to is None:
        _draw(out, counted)
    else:
        text = io.StringIO()
        _draw(Output(text, out.width), counted)
        out.put(text.getvalue(), shown.to)


def _texts(counted: _Counted) -> list[tuple[str, str]]:
    """What was said and not recognised, with the tree that was chosen; the own file alone."""
    if not counted.own:
        return []
    return unrecognised_texts(counted.source, counted.now.period, counted.now.location)


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


class _Kind(NamedTuple):
    """A kind of count: its heading, what it tells, where it is in the figures, and its names."""

    heading: str
    about: str
    of: Callable[[Figures], Mapping[str, int]]
    name: Callable[[_Names, str], str]
    most: int = _MOST


def _other_channels(made: Figures) -> Mapping[str, int]:
    """The channels, when not every visitor came to the desk."""
    return made.channels if made.channels.keys() - {AT_THE_DESK} else {}


_KINDS: Final = (
    _Kind("Onderwerpen", "Waar de vragen over gingen.", lambda one: one.topics, _Names.topic),
    _Kind("Naar wie verwezen", _FIRST, lambda one: one.addressees, _Names.partner),
    _Kind("Genoemd in de buurt", _NEARBY, lambda one: one.nearby, _Names.partner),
    _Kind("Afloop", "Hoe de vragen eindigden.", lambda one: one.outcomes, _Names.outcome),
    _Kind("Klanten waren al bij", _BOUNCED, lambda one: one.bounced, _Names.partner, _FEW),
    _Kind("Klopt niet, zegt de balie", _DOUBTED, lambda one: one.doubted, _Names.subject, _FEW),
    _Kind("Balies", "Sessies per balie.", lambda one: one.locations, _Names.desk),
    _Kind("Hoe de klant kwam", "Balie, telefoon of mail.", _other_channels, _Names.channel, _FEW),
    _Kind("Geen recht", _NO_RIGHT, lambda one: one.no_right, _Names.topic, _FEW),
    _Kind("Geen aanbod", _NO_OFFER, lambda one: one.no_offer, _Names.topic, _FEW),
)
"""All that is counted by name, for the screen and the page; one without counts is left out."""


def _draw(out: Output, counted: _Counted) -> None:
    now, before = counted.now, counted.before
    where = f", {now.location}" if now.location else ""
    out.line((f"{_period_words(now.period)}{where}", "bold"))
    if not now.sessions:
        out.line("In deze periode zijn er geen afgeronde sessies.")
        return
    totals = (
        (
            one.label,
            (number(one.now), "bold"),
            (f"periode ervoor: {number(one.before or 0)}", "dim"),
        )
        for one in _totals(now, before)
    )
    out.table(totals, (Column(), Column(), Column()), indent=1)
    out.line((" Tussen haakjes: de periode ervoor.", "dim"))
    names = _Names(counted.workspace)
    columns = (Column(width=34), Column(right=True), Column(width=_BAR), Column())
    for kind in _KINDS:
        if kind.of(now):
            out.line()
            out.line((kind.heading, "bold"))
            rows = _bars(kind.of(now), kind.of(before), partial(kind.name, names))
            out.table(rows, columns, indent=1, gap=1)
    texts = _texts(counted)
    if texts:
        out.line()
        out.line(("Niet herkend, uit de lijst gekozen", "bold"))
        for text, tree in texts[:_MOST]:
            out.line(f'  "{text}"', (f"  {names.topic(tree)}", "dim"))


def _period_words(made: Period) -> str:
    return f"{date_words(made.first)} tot en met {date_words(made.last)}"


def _totals(now: Figures, before: Figures) -> Iterator[Total]:
    rows: tuple[tuple[str, Callable[[Figures], float]], ...] = (
        ("sessies", lambda one: one.sessions),
        ("vragen", lambda one: one.cases),
        ("vragen per sessie", lambda one: one.cases_a_session),
        ("duur, middelste (minuten)", lambda one: round(one.seconds_median / 60)),
        ("met spoed", lambda one: one.urgent),
        ("niet herkend, of uit de lijst", lambda one: one.unrecognised),
    )
    for name, of in rows:
        yield Total(name, of(now), of(before))


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


def _overview(counted: _Counted) -> Overview:
    """What stands on the page; nothing is compared with a period that had no sessions."""
    now, before = counted.now, counted.before
    names, compared = _Names(counted.workspace), before.sessions > 0
    where = counted.workspace.directory.library if counted.own else "alle balies samen"
    where = names.desk(now.location) if now.location else where
    if not now.sessions:
        return Overview(where, _period_words(now.period), "", (), None, ())
    totals = _totals(now, before)
    return Overview(
        where,
        _period_words(now.period),
        _period_words(before.period) if compared else "",
        tuple(one if compared else one._replace(before=None) for one in totals),
        _columns(over_time(counted.source, now.period, now.location)),
        tuple(_charts(counted, names)),
    )


def _charts(counted: _Counted, names: _Names) -> Iterator[charts.Bars]:
    """A chart a kind of count; that of the desks only when there are more."""
    now, before = counted.now, counted.before
    for kind in _KINDS:
        counts, earlier = kind.of(now), kind.of(before) if before.sessions else None
        if counts and (counts is not now.locations or len(counts) > 1):
            rows = _rows(counts, earlier, partial(kind.name, names))
            yield charts.Bars(kind.heading, kind.about, rows, kind.most)
    if now.unrecognised and (counted.own or now.location):
        source, desk = counted.source, now.location
        topics = unrecognised_topics(source, now.period, desk)
        earlier = unrecognised_topics(source, before.period, desk) if before.sessions else None
        rows = _rows(topics, earlier, names.topic)
        yield charts.Bars("Niet herkend, of uit de lijst", _CHOSEN, rows, _FEW)


def _rows(
    now: Mapping[str, int], before: Mapping[str, int] | None, name: Namer
) -> tuple[charts.Bar, ...]:
    """The names of now, the largest first, and those of before that are gone."""
    if before is None:
        return tuple(charts.Bar(name(key), count) for key, count in now.items())
    gone = [key for key in before if key not in now]
    return tuple(
        charts.Bar(name(key), now.get(key, 0), before.get(key, 0)) for key in (*now, *gone)
    )


def _columns(made: OverTime) -> charts.Columns:
    firsts = [None, *(one.first for one in made.stretches)]
    columns = tuple(map(_column, repeat(made.unit), made.stretches, firsts))
    article = "het" if made.unit in ("jaar", "kwartaal") else "de"
    partly = f"Met een stippellijn: niet {article} hele {made.unit} valt in deze periode."
    return charts.Columns(f"Vragen per {made.unit}", columns, partly)


def _column(unit: str, one: Stretch, before: date | None) -> charts.Column:
    """A stretch with the words below it; the month or the year is said where it begins."""
    day, year = one.first.day, one.first.year
    month = MONTHS[one.first.month - 1]
    short = "mrt" if month == "maart" else month[:3]
    new_month = before is None or before.month != one.first.month
    new_year = before is None or before.year != year
    label, above, below = {
        "dag": (date_words(one.first), str(day), short if new_month else ""),
        "week": (f"week van {date_words(one.first)}", str(day), short if new_month else ""),
        "maand": (f"{month} {year}", short, str(year) if new_year else ""),
        "kwartaal": (f"kwartaal vanaf {month} {year}", short, str(year) if new_year else ""),
        "jaar": (str(year), str(year), ""),
    }[unit]
    return charts.Column(label, (above, below), one.cases, one.whole)


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
    if shown.form == "json":
        out.json([dict(zip(_SHEET.values(), line, strict=True)) for line in rows])
    elif shown.form == "csv":
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
