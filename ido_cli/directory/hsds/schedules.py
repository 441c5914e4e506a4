"""The schedules of HSDS as opening hours of ours: exactly, or not and said why.

A schedule is an event of iCalendar (RFC 5545) without its dates: `freq`, `byday`, a time from and
until, and days between which it holds. Times without an offset are read as those of Amsterdam.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ido_cli.directory.hours import check
from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.said import Said
from ido_cli.directory.hsds.week import DAYS, NOT_ON_HOLIDAYS, Week, clashes, in_words, week_of
from ido_cli.errors import IdoError
from ido_cli.literal import shortened
from ido_cli.source.dates import AMSTERDAM, date_words
from ido_cli.source.dates import DAYS as FULL_DAYS

_KEY: Final = "openingstijden"
_AHEAD: Final = timedelta(days=366)
"""Further than this the opening hours say nothing: by then a partner has long been read again."""
_MONTHS: Final = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
_BEYOND: Final = {
    "byweekno": "in week {}",
    "bymonthday": "op dag {} van de maand",
    **dict.fromkeys(("count", "byyearday", "bymonth", "bysetpos"), ""),
}
"""Parts of a rule that our grammar has no exact words for, with what the desk is told."""
_ASK: Final = "Vraag na wanneer het open is: niet alle tijden waren te lezen."
_RULE: Final = (
    *("freq", "interval", "byday", "opens_at", "closes_at", "timezone"),
    *("valid_from", "valid_to", "dtstart", "until", *_BEYOND),
)
_ENTRY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True)
class _Rule:
    """Open on these days (see `Week`) between two clock times, from and until a day (None: any)."""

    days: tuple[tuple[int, int], ...]
    times: tuple[str, str]
    start: date | None
    end: date | None


class _Inexact(Exception):
    """Why a schedule can't be said, and what the desk is told of it: nothing when it is over."""

    def __init__(self, why: str, when: str = "", over: bool = False) -> None:
        super().__init__(why)
        self.when = when
        self.over = over


@dataclass
class _InForce:
    """What schedules say that are in force within a year; texts in order, each once."""

    rules: list[_Rule] = field(default_factory=list)
    words: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    left_out: bool = False

    @property
    def not_on_holidays(self) -> bool:
        return NOT_ON_HOLIDAYS in self.notes

    @property
    def in_words_only(self) -> bool:
        return not self.rules and not self.left_out


def read_hours(schedules: Sequence[Fields], today: date, ours: bool, said: Said) -> str:
    """All schedules together as one text, in force today or within a year.

    Our own words in a `description` are kept when the rules beside them say the same.
    """
    found = _in_force(schedules, today, said)
    weeks = _weeks(found.rules)
    for text in found.notes:
        if text != NOT_ON_HOLIDAYS:
            said.remark("schedules", f"Openingstijden: {text}")
    own = next((text for text in found.words if ours or _understood(text)), "")
    if own and (found.in_words_only or _same(found, weeks, own)):
        return own
    if any(clashes(week) for _, week in weeks):
        said.note(_KEY, "twee maandregels kunnen op een dag vallen; de tijden zijn weggelaten")
        said.remark("schedules", _ASK)
        weeks = []
    for text in found.words:
        said.note(_KEY, f'weggelaten: de beschrijving "{shortened(text, 120)}"')
        if found.in_words_only or found.left_out:
            said.remark("schedules", f"Openingstijden: {text}")
    lines = _lines(weeks)
    return "; ".join([*lines, "feestdag gesloten"] if lines and found.not_on_holidays else lines)


def _in_force(schedules: Sequence[Fields], today: date, said: Said) -> _InForce:
    """Read the schedules; of each rule that is left out it is said why."""
    found = _InForce()
    for schedule in schedules:
        raw = {key: schedule.text(key) for key in _RULE if schedule.has(key)}
        try:
            found.rules += [_rule(raw, today, said)] if raw else []
        except _Inexact as why:
            words = _in_dutch(raw)
            said.note(_KEY, f"weggelaten: {words} ({why})")
            if why.over:
                continue
            said.remark("schedules", f"Open: {words} ({why.when})" if why.when else _ASK)
            found.left_out = True
        for texts, key in ((found.words, "description"), (found.notes, "notes")):
            if text := schedule.text(key):
                texts[text] = None
    return found


def _same(found: _InForce, weeks: Sequence[tuple[date | None, Week]], words: str) -> bool:
    """Whether the words say what the rules say."""
    said = [(begin, (week, found.not_on_holidays)) for begin, week in weeks]
    return not found.left_out and [(None, week_of(words))] == said


def _understood(words: str) -> bool:
    try:
        check(words)
    except IdoError:
        return False
    return True


def _rule(raw: Mapping[str, str], today: date, said: Said) -> _Rule:
    start, end = _period(raw, today, said)
    for key, when in _BEYOND.items():
        if key in raw:
            raise _Inexact(f"{key} kan hier niet", when.format(shortened(raw[key])))
    if raw.get("interval", "1") not in ("1", "1.0"):
        unit = "maanden" if raw.get("freq", "").upper() == "MONTHLY" else "weken"
        every = f"elke {shortened(raw['interval']) or '?'} {unit}"
        raise _Inexact(every, every)
    days = _days(raw, said)
    begin, until = (_time(raw, key, start or today, end) for key in ("opens_at", "closes_at"))
    until = "24:00" if until == "00:00" != begin else until
    if begin == until:
        raise _Inexact("de tijden zijn gelijk")
    if begin > until:
        said.note(_KEY, f"{begin}-{until} loopt door tot na middernacht; kijk of dat klopt")
    return _Rule(days, (begin, until), start, end)


def _period(raw: Mapping[str, str], today: date, said: Said) -> tuple[date | None, date | None]:
    """From and until when the rule holds; None from today, and without an end."""
    starts = [_day(raw, key) for key in ("valid_from", "dtstart") if key in raw]
    ends = [_day(raw, key) for key in ("valid_to", "until") if key in raw]
    start, end = max(starts, default=date.min), min(ends, default=date.max)
    if end < today:
        raise _Inexact(f"gold tot en met {date_words(end)}", over=True)
    if start > end:
        raise _Inexact("begint na het einde", over=True)
    if start > today + _AHEAD:
        raise _Inexact(f"geldt pas vanaf {date_words(start)}", over=True)
    if ends and end > today + _AHEAD:
        said.note(_KEY, f"tot en met {date_words(end)}: die einddatum is weggelaten")
    return (
        start if start > today else None,
        end if end <= today + _AHEAD else None,
    )


def _day(raw: Mapping[str, str], key: str) -> date:
    try:
        return date.fromisoformat(raw[key].split("T")[0])
    except ValueError:
        raise _Inexact(f"{key} is geen datum") from None


def _days(raw: Mapping[str, str], said: Said) -> tuple[tuple[int, int], ...]:
    freq, entries = raw.get("freq", "").upper(), raw.get("byday", "").upper()
    if "freq" not in raw and entries:
        freq = "WEEKLY"
        said.note(_KEY, "freq ontbreekt; gelezen als elke week")
    if freq not in ("DAILY", "WEEKLY", "MONTHLY"):
        raise _Inexact("freq is niet DAILY, WEEKLY of MONTHLY")
    if freq == "DAILY" and "byday" not in raw:
        return tuple((day, 0) for day in range(7))
    if freq == "WEEKLY" and "byday" not in raw and "dtstart" in raw:
        return ((_day(raw, "dtstart").weekday(), 0),)
    found = [_ENTRY.fullmatch(entry.strip()) for entry in entries.split(",")]
    days = tuple((DAYS.index(one[2]), int(one[1] or 0)) for one in found if one)
    if len(days) < len(found):
        raise _Inexact("de dagen zijn niet te lezen")
    if freq != "MONTHLY" and any(nth for _, nth in days):
        raise _Inexact("dag van de maand in een weekregel")
    return days


def _time(raw: Mapping[str, str], key: str, first: date, last: date | None) -> str:
    """A clock time in Amsterdam, as 09:00."""
    text = raw.get(key, "").upper().replace(" ", "")
    if re.fullmatch(r"24:00(:00)?", text) and key == "closes_at" and "timezone" not in raw:
        return "24:00"
    try:
        clock = time.fromisoformat(f"0{text}" if text[1:2] == ":" else text)
    except ValueError:
        raise _Inexact("zonder leesbare tijden") from None
    if clock.second or clock.microsecond:
        raise _Inexact("tijden met seconden")
    zone = clock.tzinfo or _zone(raw)
    if zone is None:
        return clock.strftime("%H:%M")
    shift = _shift(zone, first, last or first + _AHEAD)
    noon = datetime(2000, 1, 1, clock.hour, clock.minute)
    if shift is None or (noon + shift).day != 1:
        raise _Inexact("tijden in een andere tijdzone")
    return (noon + shift).strftime("%H:%M")


def _zone(raw: Mapping[str, str]) -> tzinfo | None:
    """The zone of `timezone`: an offset in hours, or a name; None when there is none."""
    if "timezone" not in raw:
        return None
    name = raw["timezone"]
    try:
        if re.fullmatch(r"[+-]?\d{1,2}(\.\d+)?", name):
            return timezone(timedelta(hours=float(name)))
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise _Inexact("onbekende tijdzone") from None


@lru_cache(maxsize=1024)
def _shift(zone: tzinfo, first: date, last: date) -> timedelta | None:
    """What to add to be in Amsterdam, when that is the same on all these days."""
    noons = (
        datetime.combine(first + timedelta(days=n), time(12), AMSTERDAM)
        for n in range((last - first).days + 1)
    )
    shifts = {
        noon.replace(tzinfo=None) - noon.astimezone(zone).replace(tzinfo=None) for noon in noons
    }
    return shifts.pop() if len(shifts) == 1 else None


def _weeks(rules: Sequence[_Rule]) -> list[tuple[date | None, Week]]:
    """The weeks that follow each other, each with its first day (None: today's)."""
    cuts = {rule.start for rule in rules if rule.start}
    cuts |= {rule.end + timedelta(days=1) for rule in rules if rule.end}
    weeks: list[tuple[date | None, Week]] = []
    for begin in (None, *sorted(cuts)):
        day = begin or date.min
        week = _week(
            rule
            for rule in rules
            if (rule.start or date.min) <= day and (rule.end is None or day <= rule.end)
        )
        if not weeks or weeks[-1][1] != week:
            weeks.append((begin, week))
    return weeks


def _week(rules: Iterable[_Rule]) -> Week:
    """What rules add up to: the second Tuesday has the times of each Tuesday too."""
    found: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for rule in rules:
        for day in rule.days:
            found.setdefault(day, set()).add(rule.times)
    return {
        (day, nth): tuple(sorted(times | found.get((day, 0), set())))
        for (day, nth), times in found.items()
    }


def _lines(weeks: Sequence[tuple[date | None, Week]]) -> list[str]:
    """The rules of the weeks in our grammar, where a later one replaces an earlier one."""
    lines: list[str] = []
    begins = [begin for begin, _ in weeks]
    for (begin, week), after in zip(weeks, [*begins[1:], None], strict=False):
        if begin is None:
            lines += in_words(week)
            continue
        until = f"-{_date(after - timedelta(days=1))}" if after else "+"
        replaced = ["gesloten"] if weeks[0][1] else []
        lines += [f"{_date(begin)}{until} {rule}" for rule in [*replaced, *in_words(week)]]
    return lines


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def _in_dutch(raw: Mapping[str, str]) -> str:
    """A schedule as well as it can be told: 'maandag, 2e dinsdag 10:00-12:00'."""

    def day(entry: re.Match[str]) -> str:
        nth = (entry[1] or "").lstrip("+")
        which = {"": "", "-1": "laatste "}.get(nth, f"{nth}e ")
        return which + FULL_DAYS[DAYS.index(entry[2])]

    days = _ENTRY.sub(day, raw.get("byday", "").upper().replace(" ", "")).replace(",", ", ")
    times = "-".join(raw[key] for key in ("opens_at", "closes_at") if raw.get(key))
    return shortened(f"{days} {times}".strip() or "een rooster zonder dagen en tijden", 120)
