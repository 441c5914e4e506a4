"""How old a fact is: never verified, too long ago, or good."""

from datetime import date
from enum import Enum, auto
from typing import Final

HINT: Final = "Lees de bron na en zet de datum van die dag achter gecontroleerd:."


class Age(Enum):
    """What can be said of a fact's date."""

    GOOD = auto()
    NEVER = auto()
    OLD = auto()


def judge(checked: date | None, today: date, valid_days: int) -> Age:
    """Whether a fact was ever verified, and if so not longer than `valid_days` days ago.

    A date in the future counts as old.
    """
    if checked is None:
        return Age.NEVER
    return Age.GOOD if 0 <= (today - checked).days <= valid_days else Age.OLD


def age_words(what: str, checked: date | None, today: date) -> str:
    """The finding in words: `what` is the subject, such as 'het advies "aanvragen"'."""
    if checked is None:
        return f"{what} is nog nooit gecontroleerd"
    days = (today - checked).days
    if days < 0:
        return f"{what} heeft een controledatum in de toekomst"
    return f"{what} is {days} dagen geleden gecontroleerd"
