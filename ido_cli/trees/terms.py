"""Until when something can be done: a term, counted from a day as the law counts.

A term begins on the day after the one it is counted from (Algemene wet bestuursrecht 6:8). One that
is set by law and ends on a Saturday, a Sunday or a generally recognised holiday runs on until the
next day that is none of these (Algemene termijnenwet, article 1 paragraph 1), and one of at least
three days holds at least two days that are none (article 2). That does not hold for a term that is
counted back (article 1 paragraph 2), nor for one of more than ninety days, twelve weeks or three
months, or in years (article 4).

Source: https://wetten.overheid.nl/BWBR0005537 (Awb) and https://wetten.overheid.nl/BWBR0002448
(Atw).
"""

import calendar
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.source.dates import typed_day

_DURATION: Final = re.compile(r"(\d{1,4}) (dag|week|maand|jaar)(?:en)?|(\d{1,4}) weken")
_LONGEST: Final = {"dag": 90, "week": 12, "maand": 3}
"""Up to these lengths a last day moves (Algemene termijnenwet, article 4)."""
_MOST: Final = 100
"""So many years a term may be: no date is that far away."""
_FEW_DAYS: Final = 3
_WORKDAYS: Final = 2
MOST_YEARS: Final = 5
"""A letter that is older is none that somebody brings to a desk: it may be a birth date."""


@dataclass(frozen=True)
class Duration:
    """A length of time: so many of a `unit`, which is dag, week, maand or jaar."""

    count: int
    unit: str

    @property
    def moves(self) -> bool:
        """Whether the last day of a term of this length moves to a working day."""
        return self.count <= _LONGEST.get(self.unit, 0)


def parse_duration(text: str) -> Duration | None:
    """A length of time such as '6 weken', '1 maand' or '10 dagen'; None when it is none."""
    found = _DURATION.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    count, unit, weeks = found.groups()
    duration = Duration(int(weeks), "week") if weeks else Duration(int(count), unit)
    too_long = duration.unit == "jaar" and duration.count > _MOST
    return duration if duration.count and not too_long else None


def last_day(
    day: date, duration: Duration, decreed: Collection[date] = (), back: bool = False
) -> date:
    """The last day of a term that is counted from a day (`back`: counted back from it).

    `decreed` are the days that a decree made equal to a holiday (Algemene termijnenwet, article 3
    paragraph 3). A letter of 2 April 2026 with six weeks ends on Monday 18 May 2026: 14 May is
    Ascension Day, the 15th is set by decree, and a weekend follows.
    """
    end = _moved(day, duration, -1 if back else 1)
    if back or not duration.moves:
        return end
    if duration.unit != "dag" or duration.count >= _FEW_DAYS:
        workdays = sum(
            not is_free(day + timedelta(days=n), decreed) for n in range(1, (end - day).days + 1)
        )
        while workdays < _WORKDAYS:
            end += timedelta(days=1)
            workdays += not is_free(end, decreed)
    while is_free(end, decreed):
        end += timedelta(days=1)
    return end


def is_free(day: date, decreed: Collection[date] = ()) -> bool:
    """Whether a day is a Saturday, a Sunday, a generally recognised holiday, or equal to one."""
    return day.weekday() >= calendar.SATURDAY or day in decreed or day in holidays(day.year)


@lru_cache(maxsize=32)
def holidays(year: int) -> frozenset[date]:
    """The holidays of article 3 paragraphs 1 and 2 of the Algemene termijnenwet.

    Every year 5 May and Good Friday too; the King's birthday on the day it is celebrated: 27 April,
    or the 26th when the 27th is a Sunday.
    """
    from dateutil.easter import easter

    sunday = easter(year)
    movable = (sunday + timedelta(days=n) for n in (-2, 1, 39, 50))
    birthday = date(year, 4, 27)
    if birthday.weekday() == calendar.SUNDAY:
        birthday -= timedelta(days=1)
    fixed = ((1, 1), (5, 5), (12, 25), (12, 26))
    return frozenset({*movable, birthday, *(date(year, month, day) for month, day in fixed)})


def _moved(day: date, duration: Duration, direction: int) -> date:
    """A day so much later or earlier; a month without that day ends on its last."""
    count = direction * duration.count
    if duration.unit in ("dag", "week"):
        return day + timedelta(days=count * (7 if duration.unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if duration.unit == "jaar" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def letter_day(words: str, today: date) -> date:
    """The date of a letter as it is typed. Raises IdoError for a day that a letter can't have.

    One in the future, or one of more than five years ago: that may be a date of birth.
    """
    day = typed_day(words, today)
    if day > today:
        message = "Die dag is nog niet geweest."
        raise IdoError(message, "Kijk nog eens naar de datum op de brief.", WRONG_USE)
    if day < today.replace(day=min(today.day, 28), year=today.year - MOST_YEARS):
        message = f"Die dag is meer dan {MOST_YEARS} jaar geleden."
        hint = "Typ alleen de datum van de brief, nooit een geboortedatum."
        raise IdoError(message, hint, WRONG_USE)
    return day
