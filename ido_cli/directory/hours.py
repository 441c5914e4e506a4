"""Opening hours in Dutch -> open now? opens when?

The grammar is OpenStreetMap's opening_hours
(https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) with Dutch names for days,
months and holidays, and `even` and `oneven` for the weeks of ISO 8601 (so week 53 and week 1 are
both odd); opening-hours-py evaluates it with the Dutch public holidays, in the time zone
Europe/Amsterdam.

Where a remark stands ("op afspraak") nobody knows whether it is open: the rule is `unknown` to
OpenStreetMap, and never counts as open.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ido_cli.errors import IdoError
from ido_cli.source.dates import AMSTERDAM, clock, day_words, full_day

if TYPE_CHECKING:
    from opening_hours import OpeningHours


_LOOK_AHEAD: Final = timedelta(days=366)
"""A next opening further away than this is as good as none."""


_TO_OSM: Final = {
    "ma": "Mo", "di": "Tu", "wo": "We", "do": "Th", "vr": "Fr", "za": "Sa", "zo": "Su",
    "feestdag": "PH", "feestdagen": "PH", "gesloten": "off", "altijd": "24/7", "24/7": "24/7",
    "jan": "Jan", "feb": "Feb", "mrt": "Mar", "apr": "Apr", "mei": "May", "jun": "Jun",
    "jul": "Jul", "aug": "Aug", "sep": "Sep", "okt": "Oct", "nov": "Nov", "dec": "Dec",
    "week": "week", "even": "week 02-52/2", "oneven": "week 01-53/2",
}  # fmt: skip


_WORDS: Final = "Gebruik: ma di wo do vr za zo, feestdag, gesloten, week, even, oneven."
_WORD: Final = re.compile(r'"[^"]*"|24/7|[A-Za-z]+')


@dataclass(frozen=True)
class Now:
    """How it stands at one moment: `open` (None.

    Not known) and the sentence that says so, empty when nothing is known.
    """

    open: bool | None = None
    text: str = ""


UNKNOWN: Final = Now()


def to_osm(dutch: str) -> str:
    """Dutch opening hours in OpenStreetMap's grammar.

    Raises IdoError for a word that is no day, month or 'gesloten'.
    """

    def word(match: re.Match[str]) -> str:
        found, before = match.group(), dutch[: match.start()].rstrip()
        if found.startswith('"'):
            return found if before.casefold().endswith("gesloten") else f"unknown {found}"
        if found.casefold() == "altijd" and before and not before.endswith((";", ",")):
            return "00:00-24:00"
        osm = _TO_OSM.get(found.casefold())
        if osm is None:
            message = f'"{found}" begrijp ik niet in de openingstijden "{dutch}".'
            raise IdoError(message, _WORDS)
        return osm

    return _WORD.sub(word, dutch)


def check(dutch: str) -> None:
    """Raise IdoError when the hours can't be understood."""
    _parse(dutch)


def now(dutch: str, moment: datetime) -> Now:
    """Whether the hours are open at `moment` (with a time zone), and until or from when, in words.

    Hours that are empty or not understood tell nothing: a desk is not stopped by a coordinator's
    typing error.
    """
    if not dutch.strip():
        return UNKNOWN
    try:
        hours = _parse(dutch)
    except IdoError:
        return UNKNOWN
    here = moment.astimezone(AMSTERDAM)
    change = _next_change(hours, here)
    if hours.is_open(here):
        return Now(True, _open_until(here, change))
    return Now(False, _opens_at(here, change, hours))


def next_opening(dutch: str, moment: datetime) -> tuple[datetime, datetime] | None:
    """The opening that is going on or comes next, as (begin, end).

    None when there is none within a year or it is not known.
    """
    if not dutch.strip():
        return None
    try:
        hours = _parse(dutch)
    except IdoError:
        return None
    here = moment.astimezone(AMSTERDAM)
    begin = here if hours.is_open(here) else _next_change(hours, here)
    if begin is None:
        return None
    end = _next_change(hours, begin)
    return (begin, end) if end is not None else None


@lru_cache(maxsize=1024)
def _parse(dutch: str) -> "OpeningHours":
    import opening_hours

    try:
        return opening_hours.OpeningHours(to_osm(dutch).strip(), timezone=AMSTERDAM, country="NL")
    # the library's types leave this out
    except opening_hours.ParserError as error:  # type: ignore[attr-defined]
        hint = 'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".'
        raise IdoError(f'De openingstijden "{dutch}" begrijp ik niet.', hint) from error


def _next_change(hours: "OpeningHours", here: datetime) -> datetime | None:
    """When opening or closing comes next; None when it does not within a year.

    The library's own next_change searches to the year 9999.
    """
    far = here + _LOOK_AHEAD
    for _, end, *_ in hours.intervals(here, far):
        return end if end < far else None
    return None


def _open_until(here: datetime, change: datetime | None) -> str:
    if change is None:
        return "altijd open"
    day, time = change.date(), clock(change)
    if time == "0:00":  # people say the end of a day, not the begin of the next
        day, time = day - timedelta(days=1), "24:00"
    if day == here.date() or change - here < timedelta(hours=12):
        return f"nu open tot {time}"
    return f"nu open tot {day_words(day, here.date())} {time}"


def _opens_at(here: datetime, change: datetime | None, hours: "OpeningHours") -> str:
    if change is None:
        return "nu gesloten"
    closed = _holidays_that_close(here.date(), change.date(), hours)
    if closed:
        return f"opent {full_day(change.date())} om {clock(change)} ({closed} gesloten)"
    return f"opent {day_words(change.date(), here.date())} om {clock(change)}"


def _holidays_that_close(first: date, last: date, hours: "OpeningHours") -> str:
    """The public holidays, up to the opening, on which these hours would else have been open."""
    days = [first + timedelta(days=n) for n in range(min((last - first).days, 14))]
    public = [day for day in days if _is_holiday(day)]
    if not public or "PH" not in str(hours):
        return ""
    ordinary = _without_holidays(str(hours))
    names = [
        _holiday_name(day)
        for day in public
        if _opens_on(ordinary, day) and not _opens_on(hours, day)
    ]
    return " en ".join(names)


@lru_cache(maxsize=256)
def _without_holidays(osm: str) -> "OpeningHours":
    from opening_hours import OpeningHours

    kept = [rule for rule in osm.split(";") if "PH" not in rule]
    return OpeningHours(";".join(kept) or "off", timezone=AMSTERDAM)


def _opens_on(hours: "OpeningHours", day: date) -> bool:
    begin = datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)
    change = _next_change(hours, begin)
    return hours.is_open(begin) or (change is not None and change.date() == day)


@lru_cache(maxsize=1)
def _public_holidays() -> "OpeningHours":
    from opening_hours import OpeningHours

    return OpeningHours("PH 00:00-24:00", timezone=AMSTERDAM, country="NL")


def _is_holiday(day: date) -> bool:
    return bool(
        _public_holidays().is_open(datetime(day.year, day.month, day.day, 12, tzinfo=AMSTERDAM))
    )


def _holiday_name(day: date) -> str:
    import holidays

    name = holidays.country_holidays("NL", years=day.year, language="nl").get(day)
    return str(name).lower() if name else "feestdag"
