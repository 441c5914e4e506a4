"""Dates of birth: named so, of the last century, or beside who was born."""

import re
from typing import Final

from ido_cli.privacy.homes import MONTH
from ido_cli.privacy.known import Public
from ido_cli.privacy.rule import DIGIT, Rule, begins

# What else happened then: 'sinds', 'getrouwd', 'brief van'; but not 'dochter van' and 'Let op:'.
_NO_BIRTH: Final = re.compile(
    r"(?i)\b(?:(?:sinds|vanaf|tot|met|per|op|voor|na|tussen(?:[^,.]{6,20} en)?|getrouwd|gescheiden"
    r"|overleden|verhuisd|(?P<of>[^\W\d]{2,20}) van(?: de)?)|(?:d\.d\.|dagtekening|datum|dd\.?):?)"
    r"\s*$"
)
_PERSON: Final = re.compile(
    r"(?i)(?:.*(?:zoon|dochter)|klant|mevrouw|meneer|hij|zij|iemand|vrouw|man"
    r"|kind|is|ben|moeder|vader|partner|zus|broer|datum|persoon)"
)
_BORN: Final = (
    r"\b(?:geboren|geboorte(?:datum|dag)|geb(?:\.? ?dat(?:um|\.)?)?|jarig|verjaardag"
    r"|born|birthday|date of birth|dob)\b[.:]?"
)
RELATIVE: Final = (
    r"(?:man|vrouw|partner|vriend(?:in)?|vader|moeder|zus(?:je)?|broer(?:tje)?|buurman|buurvrouw"
    r"|kind|(?:klein)?(?:zoon|dochter)(?:tje)?|tante|oom|oma|opa|nicht(?:je)?|neef(?:je)?"
    r"|schoon(?:moeder|vader|zus|broer|zoon|dochter)|mama|papa|echtgenoot|echtgenote|ex)"
)
_YEAR: Final = r"(?:(?:19|20)\d\d|'?\d\d)"


def _date(year: str = _YEAR) -> str:
    """A pattern for a full date.

    It may be written as 3-4-1956, 3 april 1956, April 3, 1956, 1956-04-03, 03041956, 19560403.
    """
    day, month = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2]|i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
    return (
        rf"(?:\b{day} ?[-./_ ] ?{month} ?[-./_ ] ?{year}|\b{day}(?:e|th)?(?: of| van)?[ -]{MONTH}"
        rf"\.?[ -]{year}|\b{MONTH} {day}(?:th)?,? {year}"
        rf"|\b{year}[-./_]{month}[-./_]{day}|\b[0-3][0-9][01][0-9]{year}"
        rf"|\b{year}[01][0-9][0-3][0-9])(?![\d-])"
    )


def is_birth_date(match: re.Match[str], _public: Public) -> bool:
    """A date of the last century by itself.

    Not so when the words around it tell what else happened then.
    """
    text, start, end = match.string, match.start(), match.end()
    other = _NO_BIRTH.search(text[max(0, start - 30) : start])
    if other and not (other.group("of") and _PERSON.fullmatch(other.group("of"))):
        return False
    return not re.match(r" (?:tot|t/m)\b", text[end : end + 5])


_DATED: Final = begins(rf"\d|{MONTH}")


RULES: Final = (
    Rule(
        "een geboortedatum",
        (
            rf"(?i){_BORN}(?:\s(?!(?:voor|na|tussen)\b)[^\W\d]{{1,15}}\b,?){{0,4}}?"
            rf"[\s:,(]{{0,3}}{_date()}"
        ),
        needs=DIGIT,
        head=begins(r"geb|jar|verj|born|birth|date|dob"),
    ),
    # A month and a year name a person nearly as well as the day does.
    Rule(
        "een geboortedatum",
        (
            rf"(?i){_BORN}(?:\s(?!(?:voor|na|tussen|sinds|vanaf)\b)[^\W\d]{{1,15}}\b,?){{0,4}}?\s"
            rf"(?:(?:19|20)\d\d,? (?:op )?\d\d?e? {MONTH}\b"
            rf"|{MONTH}\.?,? (?:van )?(?:(?:19|20)\d\d|'\d\d|[3-9]\d)\b"
            r"|(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d\b)"
        ),
        needs=DIGIT,
        head=begins(r"geb|jar|verj|born|birth|date|dob"),
    ),
    Rule(
        "een geboortedatum",
        (
            rf"(?i)(?<!voor )(?<!na )(?:{_date()}(?: [^\W\d]{{1,15}}){{0,2}}"
            rf"|(?<!\d )(?<!\de )\b(?:{MONTH} |1?\d/)(?:19|20)\d\d) geboren\b"
        ),
        needs=DIGIT,
        head=_DATED,
    ),
    Rule(
        "een geboortedatum",
        rf"(?i){_BORN}(?: op)?(?: de)?:? \d\d?e?(?: van)? {MONTH}\b",
        needs=DIGIT,
        head=begins(r"geb|jar|verj|born|birth|date|dob"),
    ),
    Rule(
        "een geboortedatum",
        (
            rf"(?i)\b(?:{RELATIVE}|student|leerling)[\s,(]{{1,3}}(?:is )?(?:van )?"
            rf"{_date('20[01][0-9]')}"
        ),
        needs=DIGIT,
        head=begins(r"[mvzbkdtonsepl]"),
    ),
    Rule("een geboortedatum", rf"(?i){_date('19[0-9][0-9]')}", is_birth_date, DIGIT, _DATED),
    Rule(
        "een geboortedatum",
        rf"(?i)(?<![\d./-])[0-3]?\d(?:([-/])[01]?\d\1'?| {MONTH} ')[3-9]\d(?![\d./-])",
        is_birth_date,
        needs=DIGIT,
    ),
    Rule("", rf"(?i){_date('(?:19|20)[0-9][0-9]')}", needs=DIGIT, head=_DATED),
)
