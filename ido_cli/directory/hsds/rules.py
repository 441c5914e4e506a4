"""One schedule of HSDS as one rule of ours: exactly, or not and said why.

A schedule is an event of iCalendar (RFC 5545) without its dates: `freq`, `byday`, a time from and
until, and days between which it holds. Times without an offset are read as those of Amsterdam.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ido_cli.directory.hsds.said import Said
from ido_cli.directory.hsds.week import DAYS
from ido_cli.literal import shortened
from ido_cli.source.dates import AMSTERDAM, date_words
from ido_cli.source.dates import DAYS as FULL_DAYS

HOURS: Final = "openingstijden"
_AHEAD: Final = timedelta(days=366)
"""Further than this the opening hours say nothing: by then a partner has long been read again."""
_BEYOND: Final = {
    "byweekno": "in week {}",
    "bymonthday": "op dag {} van de maand",
    **dict.fromkeys(("count", "byyearday", "bymonth", "bysetpos"), ""),
}
"""Parts of a rule that our grammar has no exact words for, with what the desk is told."""
PARTS: Final = (
    *("freq", "interval", "byday", "opens_at", "closes_at", "timezone"),
    *("valid_from", "valid_to", "dtstart", "until", *_BEYOND),
)
"""The keys of a schedule that make its rule."""
_ENTRY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True)
class Rule:
    """Open on these days (see `Week`) between two clock times, from and until a day (None: any)."""

    days: tuple[tuple[int, int], ...]
    times: tuple[str, str]
    start: date | None
    end: date | None


class Inexact(Exception):
    """Why a schedule can't be said, and what the desk is told of it: nothing when it is over."""

    def __init__(self, why: str, when: str = "", over: bool = False) -> None:
        super().__init__(why)
        self.when = when
        self.over = over


def read_rule(raw: Mapping[str, str], today: date, said: Said) -> Rule:
    """The rule of a schedule, of which `raw` has the PARTS (empty for a wrong type).

    Raises Inexact when it can't be said exactly, or is not in force within a year.
    """
    start, end = _period(raw, today, said)
    for key, when in _BEYOND.items():
        if key in raw:
            told = when.format(shortened(raw[key])) if raw[key] else ""
            raise Inexact(f"{key} kan hier niet", told)
    if raw.get("interval", "1") not in ("1", "1.0"):
        unit = "maanden" if raw.get("freq", "").upper() == "MONTHLY" else "weken"
        every = f"elke {shortened(raw['interval']) or '?'} {unit}"
        raise Inexact(every, every)
    days = _days(raw, said)
    begin, until = (_time(raw, key, start or today, end) for key in ("opens_at", "closes_at"))
    until = "24:00" if until == "00:00" != begin else until
    if begin == until:
        raise Inexact("de tijden zijn gelijk")
    if begin > until:
        said.note(HOURS, f"{begin}-{until} loopt door tot na middernacht; kijk of dat klopt")
    return Rule(days, (begin, until), start, end)


def _period(raw: Mapping[str, str], today: date, said: Said) -> tuple[date | None, date | None]:
    """From and until when the rule holds; None from today, and without an end."""
    starts = [_day(raw, key) for key in ("valid_from", "dtstart") if key in raw]
    ends = [_day(raw, key) for key in ("valid_to", "until") if key in raw]
    start, end = max(starts, default=date.min), min(ends, default=date.max)
    if end < today:
        raise Inexact(f"gold tot en met {date_words(end)}", over=True)
    if start > end:
        raise Inexact("begint na het einde", over=True)
    if start > today + _AHEAD:
        raise Inexact(f"geldt pas vanaf {date_words(start)}", over=True)
    if ends and end > today + _AHEAD:
        said.note(HOURS, f"tot en met {date_words(end)}: die einddatum is weggelaten")
    return (
        start if start > today else None,
        end if end <= today + _AHEAD else None,
    )


def _day(raw: Mapping[str, str], key: str) -> date:
    try:
        return date.fromisoformat(raw[key].split("T")[0])
    except ValueError:
        raise Inexact(f"{key} is geen datum") from None


def _days(raw: Mapping[str, str], said: Said) -> tuple[tuple[int, int], ...]:
    freq, entries = raw.get("freq", "").upper(), raw.get("byday", "").upper()
    if "freq" not in raw and entries:
        freq = "WEEKLY"
        said.note(HOURS, "freq ontbreekt; gelezen als elke week")
    if freq not in ("DAILY", "WEEKLY", "MONTHLY"):
        raise Inexact("freq is niet DAILY, WEEKLY of MONTHLY")
    if freq == "DAILY" and "byday" not in raw:
        return tuple((day, 0) for day in range(7))
    if freq == "WEEKLY" and "byday" not in raw and "dtstart" in raw:
        return ((_day(raw, "dtstart").weekday(), 0),)
    found = [_ENTRY.fullmatch(entry.strip()) for entry in entries.split(",")]
    days = tuple({(DAYS.index(one[2]), int(one[1] or 0)): None for one in found if one})
    if not all(found):
        raise Inexact("de dagen zijn niet te lezen")
    if freq != "MONTHLY" and any(nth for _, nth in days):
        raise Inexact("dag van de maand in een weekregel")
    return days


def _time(raw: Mapping[str, str], key: str, first: date, last: date | None) -> str:
    """A clock time in Amsterdam, as 09:00."""
    text = raw.get(key, "").upper().replace(" ", "")
    if re.fullmatch(r"24:00(:00)?", text) and key == "closes_at" and "timezone" not in raw:
        return "24:00"
    try:
        clock = time.fromisoformat(f"0{text}" if text[1:2] == ":" else text)
    except ValueError:
        raise Inexact("zonder leesbare tijden") from None
    if clock.second or clock.microsecond:
        raise Inexact("tijden met seconden")
    zone = clock.tzinfo or _zone(raw)
    if zone is None:
        return clock.strftime("%H:%M")
    shift = _shift(zone, first, last or first + _AHEAD)
    noon = datetime(2000, 1, 1, clock.hour, clock.minute)
    if shift is None or (noon + shift).day != 1:
        raise Inexact("tijden in een andere tijdzone")
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
        raise Inexact("onbekende tijdzone") from None


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


def in_dutch(raw: Mapping[str, str]) -> str:
    """What `raw` says as well as it can be told: 'maandag, 2e dinsdag 10:00-12:00'."""

    def day(entry: re.Match[str]) -> str:
        nth = (entry[1] or "").lstrip("+")
        which = {"": "", "-1": "laatste "}.get(nth, f"{nth}e ")
        return which + FULL_DAYS[DAYS.index(entry[2])]

    days = _ENTRY.sub(day, raw.get("byday", "").upper().replace(" ", "")).replace(",", ", ")
    times = "-".join(raw[key] for key in ("opens_at", "closes_at") if raw.get(key))
    return shortened(f"{days} {times}".strip() or "een rooster zonder dagen en tijden", 120)
