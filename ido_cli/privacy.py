"""Finds personal data in free text, so that it is refused before anything is kept. Names the kind found, never the text itself.

The rules are those of the IDO: no BSN is processed, and the desk notes nothing by which a visitor could be recognised.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ido_cli.errors import IdoError


@dataclass(frozen=True)
class PersonalData:
    """A kind of personal data that was found, in Dutch, and where in the text: `start` to `end`."""

    kind: str
    start: int
    end: int


def find(text: str, allowed_numbers: Iterable[str] = ()) -> tuple[PersonalData, ...]:
    """All personal data in a text. `allowed_numbers` are phone numbers of the directory, which may be noted."""
    allowed = {_digits(number) for number in allowed_numbers}
    found: list[PersonalData] = []
    for kind, pattern, is_it in _KINDS:
        for match in pattern.finditer(text):
            if is_it is not None and not is_it(match, allowed):
                continue
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(PersonalData(kind, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def refuse(text: str, allowed_numbers: Iterable[str] = ()) -> None:
    """Raise IdoError when a text holds personal data; the message names the kinds and does not repeat the text."""
    kinds = list(dict.fromkeys(one.kind for one in find(text, allowed_numbers)))
    if kinds:
        message = f"Dit lijkt op persoonsgegevens: {', '.join(kinds)}."
        raise IdoError(message, "Dat bewaren we niet. Schrijf het op zonder gegevens van de klant.")


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return "0" + digits[2:] if digits.startswith("31") else digits.removeprefix("00")


def _is_bsn(match: re.Match[str], _allowed: set[str]) -> bool:
    from stdnum.nl import bsn

    digits = re.sub(r"\D", "", match.group())
    return len(digits) in (8, 9) and bool(bsn.is_valid(digits.zfill(9)))


def _is_iban(match: re.Match[str], _allowed: set[str]) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(match.group()))


def _is_private_phone(match: re.Match[str], allowed: set[str]) -> bool:
    """A number of a person: valid in the Netherlands or with a country code, no service number, not in the directory."""
    import phonenumbers

    text = match.group()
    if _digits(text) in allowed or re.match(r"(0800|0900|0906|0909|088|14\d\d\d?|112|113)", re.sub(r"\D", "", text)):
        return False
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))


def _is_name(match: re.Match[str], _allowed: set[str]) -> bool:
    """A word with a capital after 'mijn naam is'; 'ik heet dat geen hulp' is none."""
    return match.group("naam")[:1].isupper()


def _is_code(match: re.Match[str], _allowed: set[str]) -> bool:
    """A password or code that is really given: a word of four or more signs with a digit or odd sign in it, or six digits."""
    word = match.group("code")
    return bool(re.search(r"\d", word)) and len(word) >= 4


_MONTH: Final = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sep(?:t(?:ember)?)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = (
    r"(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d{2}"
    rf"|\d{{1,2}}\s+{_MONTH}\.?\s+(?:19|20)?\d{{2}}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2})"
)
_Check = Callable[[re.Match[str], set[str]], bool]

_KINDS: Final[tuple[tuple[str, re.Pattern[str], _Check | None], ...]] = (
    ("een e-mailadres", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), None),
    ("een rekeningnummer", re.compile(r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE), _is_iban),
    ("een telefoonnummer", re.compile(r"(?<![\w-])(?:\+|00)?\d(?:[\s().-]{0,2}\d){8,13}(?![\w])"), _is_private_phone),
    ("een burgerservicenummer", re.compile(r"(?<![\w-])\d(?:[ .-]?\d){7,8}(?![\w-])"), _is_bsn),
    ("een V-nummer", re.compile(r"\bv[- ]?(?:nummer|nr)?\.?[: ]{0,3}\d{3}[ .]?\d{3}[ .]?\d{4}\b", re.IGNORECASE), None),
    (
        "een geboortedatum",
        re.compile(rf"\b(?:geboren|geb\.?|geboortedatum|geboortedag|verjaardag)\b[^.\n]{{0,20}}?{_DAY}", re.IGNORECASE),
        None,
    ),
    ("een geboortedatum", re.compile(r"(?<!\d)\d{1,2}[-./ ]\d{1,2}[-./ ]19\d{2}(?!\d)"), None),
    ("een adres", re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b[\s,]*(?:huisnummer|nr\.?|nummer)?\s*\d{1,5}\b"), None),
    (
        "een adres",
        re.compile(r"\b[1-9]\d{3}\s?[a-z]{2}\s+(?:huisnummer|nr\.?|nummer)?\s*\d{1,5}\b", re.IGNORECASE),
        None,
    ),
    (
        "een adres",
        re.compile(
            r"\b\w+(?:straat|laan|weg|plein|gracht|kade|singel|hof|dijk|steeg|pad)\s+\d{1,4}\s?[a-z]?,?\s+[1-9]\d{3}\s?[A-Z]{2}\b",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        "een wachtwoord of code",
        re.compile(
            r"\b(?:wachtwoord|pincode|pin|inlogcode|activeringscode|sms-?code|koppelcode|herstelcode|code|password)\b"
            r"(?:\s+(?:is|was|luidt))?\s*[:=]?\s*[\"']?(?P<code>[^\s\"',;]{4,})",
            re.IGNORECASE,
        ),
        _is_code,
    ),
    (
        "een naam",
        re.compile(
            r"\b(?:[Mm]ijn naam is|[Ii]k heet|[Ii]k ben (?:mevrouw|meneer|de heer|mevr\.|dhr\.)"
            r"|[Nn]aam van de klant(?: is|:)?|[Dd]e klant heet)\s+(?P<naam>\w+)"
        ),
        _is_name,
    ),
)
