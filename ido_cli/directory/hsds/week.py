"""A week of opening hours, between our own words and the rules of iCalendar (RFC 5545, 3.3.10).

A later rule of our grammar replaces an earlier one on the same day; rules of iCalendar add up.
"""

import re
from collections.abc import Iterator
from typing import Final

from ido_cli.directory.hours import to_osm
from ido_cli.errors import IdoError

Times = tuple[tuple[str, str], ...]
"""From and until, as 09:00 and 24:00, in order."""
Week = dict[tuple[int, int], Times]
"""The times of a weekday (Monday is 0): each week (0), or only the nth of the month (-1: last)."""

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NOT_ON_HOLIDAYS: Final = "Niet op feestdagen."
"""What stands with a rule that iCalendar can't except holidays from."""
_DUTCH: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_SOME: Final = rf"{_DAY}(?:-{_DAY}|\[[-\d,]+\])?"
_TIME: Final = r"\d\d:\d\d-\d\d:\d\d"
_RULE: Final = re.compile(
    rf"(?:24/7|({_SOME}(?:,{_SOME})*)(?!\S))? ?(closed|{_TIME}(?:,{_TIME})*)?"
)
_ALWAYS: Final = (("00:00", "24:00"),)


def clashes(week: Week) -> bool:
    """Whether two rules can fall on one day: the fourth Tuesday is often the last one as well."""
    return any(
        week[day, nth] != week[day, other]
        for day, nth in week
        for other in range(-5, 0)
        if nth > 0 and (day, other) in week
    )


def in_words(week: Week) -> list[str]:
    """The rules of our grammar: 'ma-wo 09:00-12:00,13:00-17:00', 'di[2] 10:00-12:00'."""
    by_times: dict[tuple[bool, Times], list[tuple[int, int]]] = {}
    for day, nth in sorted(week, key=lambda key: (key[1] != 0, key[0], key[1] < 0, key[1])):
        by_times.setdefault((nth != 0, week[day, nth]), []).append((day, nth))
    return [
        f"{_days_of_month(days) if monthly else _days(days)} "
        + ",".join(f"{begin}-{end}" for begin, end in times)
        for (monthly, times), days in by_times.items()
    ]


def week_of(hours: str) -> tuple[Week, bool] | None:
    """The week that hours in words tell, and whether it closes on holidays.

    None when they say what no weekly or monthly rule of iCalendar says.
    """
    import opening_hours

    try:
        canonical = str(opening_hours.OpeningHours(to_osm(hours).strip()))
    # the library's types leave this out
    except (IdoError, opening_hours.ParserError):  # type: ignore[attr-defined]
        return None
    rules = canonical.split("; ")
    holidays = rules[-1] == "PH closed"
    week: Week = {}
    for rule in rules[:-1] if holidays else rules:
        if not _applied(week, rule):
            return None
    return week, holidays


def as_schedules(hours: str) -> list[dict[str, str]]:
    """The schedules that say exactly these hours; none when there are none that do."""
    found = week_of(hours)
    if found is None:
        return []
    week, holidays = found
    days: dict[tuple[str, tuple[str, str]], list[str]] = {}
    for (day, nth), times in week.items():
        for time in times:
            if nth == 0:
                days.setdefault(("WEEKLY", time), []).append(DAYS[day])
            elif time not in week.get((day, 0), ()):
                days.setdefault(("MONTHLY", time), []).append(f"{nth}{DAYS[day]}")
    notes = {"notes": NOT_ON_HOLIDAYS} if holidays else {}
    return [
        {"freq": freq, "byday": ",".join(which), "opens_at": begin, "closes_at": end, **notes}
        for (freq, (begin, end)), which in days.items()
    ]


def _days(days: list[tuple[int, int]]) -> str:
    """'ma-vr', 'ma,wo': three or more in a row as a range."""
    runs: list[list[int]] = []
    for day, _ in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{_DUTCH[run[0]]}-{_DUTCH[run[-1]]}"
        if len(run) > 2
        else ",".join(_DUTCH[day] for day in run)
        for run in runs
    )


def _days_of_month(days: list[tuple[int, int]]) -> str:
    which: dict[int, list[str]] = {}
    for day, nth in days:
        which.setdefault(day, []).append(str(nth))
    return ",".join(f"{_DUTCH[day]}[{','.join(numbers)}]" for day, numbers in which.items())


def _applied(week: Week, rule: str) -> bool:
    """Put one rule into the week; False when it can't be said."""
    found = _RULE.fullmatch(rule)
    if not found or not rule:
        return False
    times = _times(found[2])
    if times is None:
        return False
    for day, nth in _named(found[1]):
        may_meet = [key for key in week if key[0] == day and key[1] * nth < 0]
        if nth and not set(week.get((day, 0), ())) <= set(times):
            return False
        if any(week[key] != times for key in may_meet):
            return False
        for other in [key for key in week if key[0] == day and (nth == 0 or key[1] == nth)]:
            del week[other]
        if times:
            week[day, nth] = times
    return True


def _times(words: str | None) -> Times | None:
    """The times of a rule; None past midnight, for which HSDS has no rule."""
    if words == "closed":
        return ()
    spans = [tuple(span.split("-")) for span in words.split(",")] if words else _ALWAYS
    times = tuple(sorted((begin, end) for begin, end in spans))
    return times if all(begin < end <= "24:00" for begin, end in times) else None


def _named(words: str | None) -> Iterator[tuple[int, int]]:
    """The days of a rule: all when none is named."""
    for some in re.findall(_SOME, words or "Mo-Su"):
        first = DAYS.index(some[:2].upper())
        if "[" in some:
            yield from ((first, int(nth)) for nth in some[3:-1].split(","))
        else:
            last = DAYS.index(some[-2:].upper())
            yield from ((day % 7, 0) for day in range(first, first + (last - first) % 7 + 1))
