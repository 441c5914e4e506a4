"""Days and times as people say and type them in Dutch, in the time zone of the Netherlands."""

import re
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ido_cli.errors import WRONG_USE, IdoError

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_YEARS: Final = range(1900, 2200)
"""The years of dates that are counted with: a term from one is a date too."""
_AGO: Final = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?")
_WORDS: Final = re.compile(r"(\d{1,2})(?:e|ste|de)? ?([a-z]{3,})\.?,?(?: (\d{4}))?")
_PAST: Final = re.compile(r"(\d{1,3}|een|twee|drie|vier) (dag|dagen|week|weken) geleden")
_LAST: Final = re.compile(r"(vorige week |(?:vorige |afgelopen )?)([a-z]+)")
_COUNTS: Final = {"een": 1, "twee": 2, "drie": 3, "vier": 4}


def day_words(day: date, today: date) -> str:
    """'vandaag', 'morgen', 'donderdag' within a week, else 'maandag 28 december'."""
    ahead = (day - today).days
    if ahead == 0:
        return "vandaag"
    if ahead == 1:
        return "morgen"
    if 1 < ahead < 7:
        return DAYS[day.weekday()]
    return full_day(day)


def full_day(day: date) -> str:
    """'maandag 28 december'."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def date_words(day: date) -> str:
    """'24 november 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """'9:00'."""
    return f"{moment.hour}:{moment.minute:02}"


def parsed_day(value: str) -> date | None:
    """The date that a kept answer or a fact holds; None when it is none that a letter can have."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def typed_day(words: str, today: date) -> date:
    """A day that has been, as people type it.

    3-10, 3/10/26, 3 oktober, 3 okt. 2026, 2026-10-03, vandaag, gisteren, maandag, vorige week
    maandag, 2 weken geleden. Without a year it is the last such day up to `today`. Raises IdoError
    for anything else, and for a day that the calendar does not have.
    """
    text = " ".join(words.casefold().replace(",", " ").split())
    day = _known_word(text, today) or _written(text, today)
    if day is None:
        hint = "Typ een dag als 3-10, 3 oktober, 24-11-2026, vandaag of gisteren."
        raise IdoError(f'"{words}" is geen dag.', hint, WRONG_USE)
    return day


def is_day(words: str, today: date) -> bool:
    """Whether people type a day so; see `typed_day`."""
    try:
        typed_day(words, today)
    except IdoError:
        return False
    return True


def _known_word(text: str, today: date) -> date | None:
    """A day that is told from today."""
    if text in _AGO:
        return today - timedelta(days=_AGO[text])
    past = _PAST.fullmatch(text)
    if past:
        count = _COUNTS.get(past.group(1)) or int(past.group(1))
        return today - timedelta(days=count * (7 if past.group(2).startswith("we") else 1))
    last = _LAST.fullmatch(text)
    if last is None or last.group(2) not in DAYS:
        return None
    weekday = DAYS.index(last.group(2))
    if last.group(1) == "vorige week ":
        return today - timedelta(days=today.weekday() + 7 - weekday)
    return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)


def _written(text: str, today: date) -> date | None:
    """A day with its month, and perhaps its year."""
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return _calendar(year, month, day)
    numbers, words = _NUMBERS.fullmatch(text), _WORDS.fullmatch(text)
    if numbers:
        day, month, wanted = int(numbers.group(1)), int(numbers.group(2)), numbers.group(3)
    elif words:
        names = [name for name in MONTHS if _is_month(words.group(2), name)]
        if len(names) != 1:
            return None
        day, month, wanted = int(words.group(1)), MONTHS.index(names[0]) + 1, words.group(3)
    else:
        return None
    if wanted is not None:
        return _calendar(int(wanted) + (2000 if len(wanted) == 2 else 0), month, day)
    found = _calendar(today.year, month, day)
    # without a year: the last one that has been, also for 29 February
    years = range(today.year, today.year - 9, -1)
    past = (_calendar(year, month, day) for year in years)
    return next((one for one in past if one is not None and one <= today), found)


def _is_month(word: str, name: str) -> bool:
    return name.startswith(word) or (word == "mrt" and name == "maart")


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
