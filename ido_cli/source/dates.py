"""Days and times as people say them in Dutch, in the time zone of the Netherlands."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

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
