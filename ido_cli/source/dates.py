"""Days and times as people say them in Dutch, in the time zone of the Netherlands."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ido_cli.errors import WRONG_USE, IdoError

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def day_words(day: date, today: date) -> str:
    """'vandaag', 'morgen', 'donderdag' within a week, else 'maandag 28 december'."""
    ahead = (day - today).days
    if ahead == 0:
        return "vandaag"
    if ahead == 1:
        return "morgen"
    if 1 < ahead < 7:
        return _DAYS[day.weekday()]
    return full_day(day)


def full_day(day: date) -> str:
    """'maandag 28 december'."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def date_words(day: date) -> str:
    """'24 november 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """'9:00'."""
    return f"{moment.hour}:{moment.minute:02}"


def typed_day(words: str, today: date) -> date:
    """A day as people type it: 2026-11-24, 24-11-2026, vandaag or gisteren.

    Raises IdoError for anything else.
    """
    known = {"vandaag": today, "gisteren": today - timedelta(days=1)}
    if words.casefold() in known:
        return known[words.casefold()]
    parts = words.replace("/", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        numbers = [int(part) for part in (parts if len(parts[0]) == 4 else reversed(parts))]
        try:
            return date(*numbers)
        except ValueError:
            pass
    hint = "Typ een dag als 2026-11-24, of vandaag of gisteren."
    raise IdoError(f'"{words}" is geen dag.', hint, WRONG_USE)
