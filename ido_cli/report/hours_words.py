"""Opening hours in whole words, for who takes them home."""

import re
from typing import Final

from ido_cli.source.dates import DAYS, MONTHS

_DAY_NAMES: Final = {day[:2]: day for day in DAYS}
_MONTH_NAMES: Final = {"mrt" if month == "maart" else month[:3]: month for month in MONTHS}
_ORDER: Final = {
    "1": "eerste",
    "2": "tweede",
    "3": "derde",
    "4": "vierde",
    "5": "vijfde",
    "-1": "laatste",
}


def hours_words(hours: str) -> str:
    """Opening hours in whole words; remarks stay as they are.

    'maandag tot en met donderdag 08:00 tot 20:00, de eerste dinsdag van de maand 10:00 tot 12:00'.
    """
    pieces = re.split('"([^"]*)"', hours)
    said = [f"({piece})" if n % 2 else _in_words(piece) for n, piece in enumerate(pieces)]
    return re.sub(r"^\(([^()]*)\)$", r"\1", "".join(said).strip())


def _in_words(hours: str) -> str:
    text = re.sub(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})", r"\1 tot \2", hours)
    text = re.sub(r"\b([a-z]{2})\[([-\d,]+)\]", _nth_day, text)
    text = re.sub(r"\b(even|oneven)\b", r"in de \1 weken", text)
    text = re.sub(r"\bweek (\d+)-(\d+)", r"in week \1 tot en met \2", text)
    for short, full in (_DAY_NAMES | _MONTH_NAMES).items():
        text = re.sub(rf"\b{short}\b", full, text)
    names = "|".join((*DAYS, *MONTHS))
    text = re.sub(rf"\b({names})-(?={names})", r"\1 tot en met ", text)
    return (
        text.replace("feestdag gesloten", "op feestdagen gesloten")
        .replace("altijd", "dag en nacht")
        .replace(";", ",")
    )


def _nth_day(found: re.Match[str]) -> str:
    words = " en ".join(_ORDER.get(one, one) for one in found.group(2).split(","))
    return f"de {words} {found.group(1)} van de maand"
