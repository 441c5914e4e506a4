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
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ido_cli.errors import IdoError
from ido_cli.source.dates import AMSTERDAM, clock, day_words, full_day

if TYPE_CHECKING:
    from opening_hours import OpeningHours


_LOOK_AHEAD: Final = timedelta(days=366)
"""A next opening further away than this is as good as none."""


_LONGEST: Final = 1000
"""Characters: no desk has more hours than that, and each costs time."""


_TO_OSM: Final = {
    "ma": "Mo", "di": "Tu", "wo": "We", "do": "Th", "vr": "Fr", "za": "Sa", "zo": "Su",
    "feestdag": "PH", "feestdagen": "PH", "gesloten": "off", "altijd": "24/7", "24/7": "24/7",
    "jan": "Jan", "feb": "Feb", "mrt": "Mar", "apr": "Apr", "mei": "May", "jun": "Jun",
    "jul": "Jul", "aug": "Aug", "sep": "Sep", "okt": "Oct", "nov": "Nov", "dec": "Dec",
    "week": "week", "even": "week 02-52/2", "oneven": "week 01-53/2",
}  # fmt: skip


_WORDS: Final = "Gebruik: ma di wo do vr za zo, feestdag, gesloten, week, even, oneven."
_REMARK: Final = (
    """Zet de opmerking in aanhalingstekens, en andere om het geheel: '"op afspraak"'."""
)
_WORD: Final = re.compile(r'"[^"]*"|24/7|[A-Za-z]+')


@dataclass(frozen=True)
class Now:
    """How it stands at one moment, and the sentence that says so.

    `open` is None when it is not known: no hours, or hours with a remark, which `text` then says.
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
            raise IdoError(message, _REMARK if "afspraak" in dutch.casefold() else _WORDS)
        return osm

    return _WORD.sub(word, dutch)


def check(dutch: str) -> None:
    """Raise IdoError when the hours can't be understood."""
    parsed(dutch)


def now(dutch: str, moment: datetime) -> Now:
    """Whether the hours are open at `moment` (with a time zone), and until or from when, in words.

    Hours that are empty or not understood tell nothing: a desk is not stopped by a coordinator's
    typing error.
    """
    hours = _understood(dutch)
    if hours is None:
        return UNKNOWN
    here = moment.astimezone(AMSTERDAM)
    first = next(_spells(hours, here))
    if first.open:
        return Now(True, _open_until(here, first.end))
    words = _opens_at(here, hours)
    if first.open is None:
        return Now(None, f"{first.remark}, {words}" if words else first.remark)
    remark = f" ({first.remark})" if first.remark else ""
    return Now(False, f"{words or _by_remark(here, hours)}{remark}")


def next_opening(dutch: str, moment: datetime) -> tuple[datetime, datetime] | None:
    """The opening that is going on or comes next, as (begin, end).

    None when there is none within a year or it is not known.
    """
    hours = _understood(dutch)
    if hours is None:
        return None
    begin = _next_open(hours, moment.astimezone(AMSTERDAM))
    end = next(_spells(hours, begin)).end if begin else None
    return (begin, end) if begin and end else None


def parts(text: str) -> list[str]:
    """The rules of hours: what stands between the semicolons that are in no remark."""
    return [part.strip() for part in re.findall(r'(?:"[^"]*"|[^;])+', text)]


@lru_cache(maxsize=1024)
def parsed(dutch: str) -> "OpeningHours":
    """The hours as the library knows them. Raises IdoError when they can't be understood."""
    import opening_hours

    if len(dutch) > _LONGEST:
        raise IdoError("De openingstijden zijn te lang.", f"Hooguit {_LONGEST} tekens.")
    if "||" in dutch:
        message = f'De openingstijden "{dutch}" begrijp ik niet: || kan hier niet.'
        raise IdoError(message, "Zet een puntkomma tussen de regels; een latere regel gaat voor.")
    try:
        return opening_hours.OpeningHours(to_osm(dutch).strip(), timezone=AMSTERDAM, country="NL")
    except UnicodeEncodeError as error:  # half a sign, which no file can hold
        raise IdoError("De openingstijden bevatten een onleesbaar teken.") from error
    # the library's types leave this out
    except opening_hours.ParserError as error:  # type: ignore[attr-defined]
        hint = 'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".'
        raise IdoError(f'De openingstijden "{dutch}" begrijp ik niet.', hint) from error


def _understood(dutch: str) -> "OpeningHours | None":
    try:
        return parsed(dutch)
    except IdoError:
        return None


class _Spell(NamedTuple):
    """A time in which nothing changes; `open` is None where a remark stands.

    `end` is None when that is further away than a year.
    """

    begin: datetime
    end: datetime | None
    open: bool | None
    remark: str


def _spells(hours: "OpeningHours", here: datetime) -> Iterator[_Spell]:
    """How it stands from `here` on, for a year.

    The library's own next_change searches to the year 9999.
    """
    from opening_hours import State

    known = {State.OPEN: True, State.CLOSED: False}
    far = here + _LOOK_AHEAD
    for begin, end, state, remark in hours.intervals(here, far):
        yield _Spell(begin, end if end < far else None, known.get(state), remark)


def _next_open(hours: "OpeningHours", here: datetime) -> datetime | None:
    return next((spell.begin for spell in _spells(hours, here) if spell.open), None)


def _open_until(here: datetime, change: datetime | None) -> str:
    if change is None:
        return "altijd open"
    day, time = change.date(), clock(change)
    if time == "0:00":  # people say the end of a day, not the begin of the next
        day, time = day - timedelta(days=1), "24:00"
    if day == here.date() or change - here < timedelta(hours=12):
        return f"nu open tot {time}"
    return f"nu open tot {day_words(day, here.date())} {time}"


def _opens_at(here: datetime, hours: "OpeningHours") -> str:
    begin = _next_open(hours, here)
    if begin is None:
        return ""
    closed = _holidays_that_close(here.date(), begin.date(), hours)
    if closed:
        return f"opent {full_day(begin.date())} om {clock(begin)} ({closed} gesloten)"
    return f"opent {day_words(begin.date(), here.date())} om {clock(begin)}"


def _by_remark(here: datetime, hours: "OpeningHours") -> str:
    """For who is closed and never simply open: when the first remark holds."""
    spell = next((one for one in _spells(hours, here) if one.open is None), None)
    if spell is None:
        return "nu gesloten"
    return f"{day_words(spell.begin.date(), here.date())} om {clock(spell.begin)}: {spell.remark}"


def _holidays_that_close(first: date, last: date, hours: "OpeningHours") -> str:
    """The public holidays, up to the opening, on which these hours would else have been open."""
    days = [first + timedelta(days=n) for n in range(min((last - first).days, 14))]
    public = [day for day in days if _is_holiday(day)]
    if not public:
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

    kept = [rule for rule in parts(osm) if "PH" not in rule.split('"')[0]]
    return OpeningHours(";".join(kept) or "off", timezone=AMSTERDAM)


def _opens_on(hours: "OpeningHours", day: date) -> bool:
    begin = _next_open(hours, datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM))
    return begin is not None and begin.date() == day


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
