"""What stands on the page of the figures: totals, the course of time, a chart a kind of count."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import repeat
from typing import Final

from ido_cli.pages import charts
from ido_cli.pages.figures_page import Overview
from ido_cli.sessions.over_time import OverTime, Stretch, over_time
from ido_cli.sessions.statistics import unrecognised_topics
from ido_cli.source.dates import MONTHS, date_words
from ido_cli.views.figures.counted import FEW, KINDS, Counted, Namer, Names, period_words

_CHOSEN: Final = "Dit onderwerp koos de balie uit de lijst."


def overview(counted: Counted) -> Overview:
    """What stands on the page; nothing is compared with a period that had no sessions."""
    now, before = counted.now, counted.before
    names, compared = Names(counted.workspace), before.sessions > 0
    where = counted.workspace.directory.library if counted.own else "alle balies samen"
    where = names.desk(now.location) if now.location else where
    if not now.sessions:
        return Overview(where, period_words(now.period), "", (), None, ())
    return Overview(
        where,
        period_words(now.period),
        period_words(before.period) if compared else "",
        tuple(one if compared else one._replace(before=None) for one in counted.totals),
        _columns(over_time(counted.source, now.period, now.location)),
        tuple(_charts(counted, names)),
    )


def _charts(counted: Counted, names: Names) -> Iterator[charts.Bars]:
    """A chart a kind of count; that of the desks only when there are more."""
    now, before = counted.now, counted.before
    for kind in KINDS:
        counts, earlier = kind.of(now), kind.of(before) if before.sessions else None
        if counts and (counts is not now.locations or len(counts) > 1):
            rows = _rows(counts, earlier, partial(kind.name, names))
            yield charts.Bars(kind.heading, kind.about, rows, kind.most)
    if now.unrecognised and (counted.own or now.location):
        source, desk = counted.source, now.location
        topics = unrecognised_topics(source, now.period, desk)
        earlier = unrecognised_topics(source, before.period, desk) if before.sessions else None
        rows = _rows(topics, earlier, names.topic)
        yield charts.Bars("Niet herkend, of uit de lijst", _CHOSEN, rows, FEW)


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
