"""One cell of a spreadsheet as people and Excel write it, read as the value that was meant.

A value is never guessed: what can't be read is told, and left to the caller to keep as a remark.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ido_cli.directory.model import SHORT_NUMBER
from ido_cli.errors import IdoError
from ido_cli.source.dates import typed_day

_NOTHING: Final = frozenset(("-", "--", "?", "n.v.t.", "nvt", "n.v.t", "geen", "onbekend"))
_YES: Final = frozenset(("ja", "j", "x", "v", "1", "yes", "waar", "true", "✓", "✔"))
_NO: Final = frozenset(("", "nee", "n", "0", "no", "onwaar", "false", "-"))
_EXCEL_ERROR: Final = re.compile(
    r"#(N/A|N/B|REF!|VERW!|NAME\?|NAAM\?|VALUE!|WAARDE!|DIV/0!|DEEL/0!)"
)
_POWER: Final = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_NEXT: Final = re.compile(r"\s*(?:[;,|\n]|\s/\s|\s-\s(?=[0+(])|/(?=[0+(])|\b(?:of|en|and|or)\b)\s*")
_NUMBER: Final = re.compile(r"\+?\(?\d[\d\s().\-/]*\d")
_DIALLED: Final = rf"0\d{{9}}|00[1-9]\d{{8,13}}|{SHORT_NUMBER}"
"""The digits of a number that can be dialled as it stands."""
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON: Final = re.compile(r"(?:[a-z]\.){1,3}(?:[a-z]+\.)*[a-z]{3,}@")
_URL: Final = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.I
)
_YEAR: Final = re.compile(r"\d{4}|\d\D+\d+\D+\d")
_EXCEL_DAYS: Final = range(36_526, 73_051)
"""The numbers that Excel has for the days from 2000 to 2099."""


@dataclass(frozen=True)
class Read:
    """The value in a cell, `rest` that the value has no place for, and what was done, in words."""

    value: str
    rest: str = ""
    said: str = ""


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing: `-`, `n.v.t.`, or an error of a formula."""
    return cell.casefold() in _NOTHING or bool(_EXCEL_ERROR.fullmatch(cell))


def yes_or_no(cell: str) -> bool | None:
    """A tick, a cross, ja or nee; None for anything else."""
    word = cell.casefold()
    return True if word in _YES else False if word in _NO else None


def one_line(cell: str) -> str:
    """A cell without lines."""
    return " ".join(cell.split())


def repaired(cell: str) -> str:
    """A cell of which UTF-8 was once read as cp1252 (`cafÃ©`), as it was; else the cell itself."""

    def meant(match: re.Match[str]) -> str:
        try:
            return match.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            return match.group()

    return re.sub("[ÂÃ].|â..", meant, cell)


def phone(cell: str) -> Read:
    """The first number in a cell.

    A number is kept as it is written. The zero and the plus that Excel takes off are put back; of
    7,16E+08 digits are lost, so it is no number any more.
    """
    text = re.sub(r"^(?:tel(?:efoon)?|t)\b\s*[.:]*\s*", "", cell, flags=re.IGNORECASE)
    if power := _POWER.fullmatch(text):
        return _from_power(cell, *power.groups(""))
    text = re.sub(r"^(\d+)[.,]0+$", r"\1", text)
    if re.fullmatch(r"[1-9]\d+0{5}", text):
        return _lost(cell)  # 7,16E+08 that was saved as a number
    if re.fullmatch(r"0\d{1,3}\s?/\s?[\d\s]{6,}", text):
        text = re.sub(r"\s?/\s?", "-", text)  # the area code before a slash
    pieces = [piece for piece in _NEXT.split(text) if piece]
    number, words = _number(pieces[0]) if pieces else ("", "")
    if not number:
        said = f'"{one_line(cell)}" is geen telefoonnummer; niet overgenomen als nummer'
        return Read("", one_line(cell) if re.search(r"[^\W\d_]", text) else "", said)
    rest = ", ".join([*([words] if words else []), *map(one_line, pieces[1:])])
    if rest:
        said = f'"{one_line(cell)}" gelezen als {number}; de rest staat bij opmerking'
        return Read(number, rest, said)
    return Read(number, "", "" if number == cell else f"{one_line(cell)} gelezen als {number}")


def website(cell: str) -> Read:
    """The first web address in a cell, with https:// before it when that was left out."""
    words = re.split(r"[\s;,|<>]+", cell.strip())
    found = next((word for word in words if "@" not in word and _URL.fullmatch(word)), "")
    shown = one_line(cell)
    if not found:
        return Read("", shown, f'"{shown}" is geen webadres; bewaard bij opmerking')
    value = found if re.match(r"https?://", found, re.IGNORECASE) else f"https://{found}"
    rest = one_line(" ".join(word for word in words if word != found))
    said = "" if value == cell else f"{shown} gelezen als {value}"
    return Read(value, rest, f"{said}; de rest staat bij opmerking" if rest else said)


def email(cell: str) -> Read:
    """The first address in a cell; that of a person (j.jansen@) is left out."""
    shown = one_line(cell)
    found: list[str] = _ADDRESS.findall(re.sub("mailto:", "", cell, flags=re.IGNORECASE))
    general = [one for one in found if not _PERSON.match(one.casefold())]
    if found and not general:
        return Read("", "", "lijkt het adres van een persoon; niet overgenomen")
    if not found:
        return Read("", shown, f'"{shown}" is geen e-mailadres; bewaard bij opmerking')
    said = "" if general[0] == cell else f"{shown} gelezen als {general[0]}"
    if len(general) < len(found):
        said = f"gelezen als {general[0]}; het adres van een persoon is niet overgenomen"
    return Read(general[0], ", ".join(general[1:]), said)


def day(cell: str) -> Read:
    """A day as 2026-11-01. What is no day stays as it is, for who checks it to tell."""
    text = re.sub(r"[ T]\d\d?:\d\d(:\d\d)?(\.\d+)?Z?$", "", one_line(cell))
    if text.isdecimal() and len(text) == 5 and int(text) in _EXCEL_DAYS:
        value = date(1899, 12, 30) + timedelta(days=int(text))
        return Read(value.isoformat(), "", f"{text} van Excel gelezen als {value.isoformat()}")
    words = re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", " ", text.casefold())  # 1-nov-26
    words = re.sub(r"(?<=[a-z.])[-. ]+(\d\d)$", r" 20\1", words)
    if not _YEAR.search(words):
        return Read(text)
    try:
        value = typed_day(words, date(2000, 1, 1))
    except IdoError:
        return Read(text)
    said = "" if re.fullmatch(r"[\d-]+", text) else f"{text} gelezen als {value.isoformat()}"
    return Read(value.isoformat(), "", said)


def _from_power(cell: str, first: str, more: str, power: str) -> Read:
    """7,15550102E+08 holds all its digits, 7,16E+08 does not."""
    digits = (first + more)[: int(power) + 1]
    number = _number(digits)[0] if len(more) >= int(power) else ""
    return Read(number, "", f"{cell} gelezen als {number}") if number else _lost(cell)


def _lost(cell: str) -> Read:
    said = f"van {cell} heeft Excel cijfers weggelaten; niet overgenomen, vul het nummer weer in"
    return Read("", "", said)


def _number(text: str) -> tuple[str, str]:
    """The number in a piece of text as it should be written, and the words beside it."""
    found = _NUMBER.search(text)
    if found is None:
        return "", ""
    written, digits = found.group().strip(), re.sub(r"\D", "", found.group())
    if written.count("(") != written.count(")"):
        return "", ""
    words = one_line(f"{text[: found.start()]} {text[found.end() :]}").strip(" :()")
    abroad = written.lstrip("(").startswith("+")
    if re.fullmatch(r"\d{9,14}" if abroad else _DIALLED, digits):
        return written, words
    return _with_zero(digits), words


def _with_zero(digits: str) -> str:
    """A number that lost its 0 or its +, as it was; '' when that makes no Dutch number."""
    import phonenumbers

    if re.fullmatch(r"[89]00\d{4,7}", digits):
        return f"0{digits[:3]}-{digits[3:]}"
    if not re.fullmatch(r"(?:31)?[1-9]\d{8}", digits):
        return ""
    number = phonenumbers.parse(f"+31{digits[-9:]}")
    if not phonenumbers.is_valid_number(number):
        return ""
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.sub(r" (\d\d)(\d\d)$", r" \1 \2", national)
