"""Digits, days and years said in Dutch words, as digits: 'nul zes een twee' -> '0612'.

Only a row of seven digits or more counts, and what stands beside a month or 'geboren': so that 'in
een van de twee brieven' stays what it is.
"""

import re
from typing import TYPE_CHECKING, Final

from ido_cli.source.dates import MONTHS

if TYPE_CHECKING:
    from ido_cli.privacy.reading import Reading

_UNITS: Final = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien"),
    *("achttien", "negentien"),
)
_TENS: Final = (
    *("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"),
)
_NUMBERS: Final = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS))},
    **{word: 20 + 10 * number for number, word in enumerate(_TENS)},
    **{
        f"{unit}en{word}": 20 + 10 * tens + number
        for tens, word in enumerate(_TENS)
        for number, unit in enumerate(_UNITS)
        if number
    },
}
_ORDINALS: Final = {
    **{f"{word}{'de' if number < 20 else 'ste'}": number for word, number in _NUMBERS.items()},
    "eerste": 1,
    "derde": 3,
    "achtste": 8,
}
_UNIT: Final = r"(?:nul|[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEEN: Final = r"(?:tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien)"
_TEN: Final = r"(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
_NUMBER: Final = rf"(?:{_UNIT}[eë]n{_TEN}|{_TEEN}|{_TEN}|{_UNIT})"
_HUNDREDS: Final = rf"(?:{_UNIT}|{_TEEN})?honderd(?:en)?(?:{_NUMBER})?"
_ORDINAL: Final = rf"(?:eerste|derde|achtste|{_NUMBER}(?:de|ste))"
_ITEM: Final = (
    rf"(?:(?:dubbele?|twee ?(?:keer|maal)(?: de)?) )?(?:{_HUNDREDS}|{_NUMBER})"
    rf"(?:\b|(?<=nul)(?=zes\b))|\d+"
)
_ROW: Final = re.compile(
    rf"(?i)(?<![\w,.])(?:{_ITEM})(?:(?:\s?[,./;_+-]{{1,2}}\s?|\s(?:en )?|(?<=nul)(?=zes\b))"
    rf"(?:{_ITEM})){{2,24}}(?![\w])"
)
_ONE: Final = re.compile(
    rf"(?i)(dubbele? |twee ?(?:keer|maal)(?: de)? )?((?:{_HUNDREDS}|{_NUMBER})(?:\b|(?<=nul))|\d+)"
)
_CODE: Final = re.compile(
    rf"(?i)(?<=code )(?:is )?{_NUMBER}(?:[ ,-]{{1,2}}{_NUMBER}){{3,7}}\b"
    rf"|(?<=pin )(?:is )?{_NUMBER}(?:[ ,-]{{1,2}}{_NUMBER}){{3,7}}\b"
)
_HOUSE: Final = re.compile(
    rf"(?i)([a-z](?:straat|gracht|singel|plein|steeg|laan|kade|dijk|weg) )({_NUMBER})\b"
)
_YEARS: Final = re.compile(
    rf"(?i)\b(?:(?P<century>negentien|twintig)(?:[ -]?(?P<hundred>honderd)(?:[ -]?en)?)?"
    rf"|tweeduizend(?:[ -]?en)?)[ -]?(?P<rest>{_NUMBER})?\b"
    rf"(?![ -](?:{_NUMBER}|tweeduizend)\b)(?! (?:uur|euro|jaar))"
)
_MONTH: Final = rf"(?:{'|'.join(MONTHS)})"
_DATE: Final = re.compile(rf"(?i)\b(?P<day>{_NUMBER}|{_ORDINAL})(?= (?:van )?{_MONTH}\b)")
_YEAR_OF: Final = re.compile(
    rf"(?i)(?<=\d )(?P<month>{_MONTH}) (?P<year>{_NUMBER})\b(?! (?:uur|euro|jaar|procent))"
)
_BIRTH: Final = re.compile(
    rf"(?i)\b(geboren(?: op)?(?: de)?|geboortedatum(?: is)?:?) ({_NUMBER}|{_ORDINAL})"
    rf"(?: van)?(?: de)?[ ,-]{{1,2}}({_NUMBER}|{_ORDINAL})[ ,-]{{1,2}}({_NUMBER}|\d{{2,4}})\b"
    rf"|\b({_NUMBER}|{_ORDINAL})(?: van)?(?: de)? ({_NUMBER}|{_ORDINAL}) (19\d\d)\b"
)
_SPEAKS: Final = re.compile(
    r"(?i)nul|[eé]{2}n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig"
)


def written(reading: "Reading") -> "Reading":
    """The reading with what is said in words in digits."""
    if not _SPEAKS.search(reading.text):
        return reading
    for pattern, by in (
        (_YEARS, _year),
        (_BIRTH, _birth),
        (_DATE, _date),
        (_YEAR_OF, _date),
        (_CODE, _few),
        (_HOUSE, _house),
    ):
        reading = reading.replaced(pattern, by)
    return reading.replaced(_ROW, _digits)


def _number(word: str) -> int:
    plain = word.casefold().replace("é", "e").replace("ë", "e")
    if plain.isdigit():
        return int(plain)
    if "honderd" in plain:
        many, _, rest = plain.partition("honderd")
        rest = rest if rest in _NUMBERS or not rest else rest.removeprefix("en")
        return 100 * _NUMBERS.get(many, 1) + _NUMBERS.get(rest, 0)
    return _NUMBERS[plain] if plain in _NUMBERS else _ORDINALS[plain]


def _digits(match: re.Match[str]) -> str:
    """A row of seven digits or more that is said in words, at least in part."""
    row = match.group()
    digits = ""
    for twice, word in _ONE.findall(row):
        digits += (word if word.isdigit() else str(_number(word))) * (2 if twice else 1)
    if len(digits) < 7 or not re.search(r"[^\W\d_]", row):
        return row
    # 'een 06-nummer': the article before it is no digit
    return f"een {digits[1:]}" if digits.startswith("106") else digits


def _year(match: re.Match[str]) -> str:
    century, rest = match.group("century"), match.group("rest")
    number = _number(rest) if rest else 0
    if century and not match.group("hundred") and number < 10:
        return match.group()  # 'negentien' and 'twintig euro' are no years
    return str((1900 if str(century).casefold() == "negentien" else 2000) + number)


def _date(match: re.Match[str]) -> str:
    if "day" in match.groupdict():
        return str(_number(match.group("day")))
    year = _number(match.group("year"))
    if year < 25:
        return match.group()
    return f"{match.group('month')} 19{year}"


def _birth(match: re.Match[str]) -> str:
    words = [one for one in match.groups() if one]
    said = words.pop(0) if match.group(1) else ""
    day, month, year = map(_number, words)
    if month > 12 or day > 31:
        return match.group()
    full = year if year > 99 else 1900 + year if year > 25 else 2000 + year
    return f"{said} {day}-{month}-{full}".strip()


def _few(match: re.Match[str]) -> str:
    return "".join(str(_number(word)) for _, word in _ONE.findall(match.group()))


def _house(match: re.Match[str]) -> str:
    return f"{match.group(1)}{_number(match.group(2))}"
