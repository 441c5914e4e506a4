"""The cases of a period over time: by day, week, month, quarter or year, so that few are left."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ido_cli.sessions.statistics import Period, Source, cases_by_day

_MOST: Final = 17
"""So many stretches can stand beside each other on a page."""
_BEGINS: Final[Mapping[str, Callable[[date], date]]] = {
    "dag": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "maand": lambda day: day.replace(day=1),
    "kwartaal": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "jaar": lambda day: day.replace(month=1, day=1),
}
"""The first day of the stretch that a day is in, by the stretch's name; a week has a Monday."""


@dataclass(frozen=True)
class Stretch:
    """Days that are counted as one; not `whole` when the period has only a part of them."""

    first: date
    last: date
    cases: int
    whole: bool


@dataclass(frozen=True)
class OverTime:
    """The stretches of a period, the oldest first, and what each is: `dag`, `week`, and so on."""

    unit: str
    stretches: tuple[Stretch, ...]


def over_time(source: Source, period: Period, location: str | None = None) -> OverTime:
    """The cases of a period, at one desk or at all, in the shortest stretches that fit."""
    unit, begins = _cut(period)
    counted = cases_by_day(source, period, location, months=unit not in ("dag", "week"))
    sums = [0] * len(begins)
    for day, count in counted.items():
        sums[bisect_right(begins, day) - 1] += count
    ends = [*(one - timedelta(days=1) for one in begins[1:]), period.last]
    firsts = [max(period.first, begins[0]), *begins[1:]]
    stretches = (
        Stretch(first, last, cases, _is_whole(unit, first, last))
        for first, last, cases in zip(firsts, ends, sums, strict=True)
    )
    return OverTime(unit, tuple(stretches))


def _cut(period: Period) -> tuple[str, list[date]]:
    """The shortest unit of which a period has few, with the first day of each."""
    for unit, begin in _BEGINS.items():
        begins = [begin(period.first)]
        while len(begins) <= _MOST and (after := _after(unit, begins[-1])) <= period.last:
            begins.append(after)
        if len(begins) <= _MOST:
            break
    return unit, begins


def _after(unit: str, begin: date) -> date:
    """The first day of the next stretch."""
    most = {"dag": 1, "week": 7, "maand": 31, "kwartaal": 92, "jaar": 366}[unit]
    return _BEGINS[unit](begin + timedelta(days=most))


def _is_whole(unit: str, first: date, last: date) -> bool:
    begin = _BEGINS[unit](first)
    return first == begin and last == _after(unit, begin) - timedelta(days=1)
