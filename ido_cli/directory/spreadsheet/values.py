"""The value that a cell holds under its key: the words of libraries, and the readers of cells."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from ido_cli.directory import hours
from ido_cli.directory.model import ContactState
from ido_cli.directory.rows import LISTS
from ido_cli.directory.spreadsheet import cells
from ido_cli.directory.spreadsheet.cells import Read, one_line
from ido_cli.directory.written_hours import read_hours
from ido_cli.errors import IdoError
from ido_cli.literal import shortened, slug

_KINDS: Final = (
    ("bibliotheek", "bibliothe bieb"),
    ("maatschappelijk", "maatschap stichting vrijwillig vereniging welzijn kerk moskee"),
    ("overheid", "overheid gemeente rijk provinci waterschap ministerie instantie uitvoering"),
    ("overig", "overig anders bedrijf commerc winkel"),
    ("maatschappelijk", "sociaal zorg buurt wijk"),
)
"""Parts of the words that libraries have for the kinds of partner; the first that fits counts."""
LABELS: Final = {
    "telefoon": "Telefoon",
    "buiten_uren_telefoon": "Buiten de openingstijden",
    "buiten_uren_openingstijden": "Buiten de openingstijden",
    "openingstijden": "Openingstijden",
    "website": "Website",
    "email": "E-mail",
    "voor": "Voor",
}
"""What stands before a text that is kept as a remark."""
_AS_IT_IS: Final = ("naam", "doet", "opmerking", "bezoek", "neem_mee", "bron")


@lru_cache(maxsize=4096)
def value(key: str, text: str) -> Read:
    """The value in a cell; '' when it says that there is nothing. A list stays as it is."""
    if key not in _AS_IT_IS and (not text or cells.is_nothing(text)):
        return Read("")
    reader = _READERS.get(key)
    return reader(text) if reader else Read(text if key in LISTS else one_line(text))


def _kind(text: str) -> Read:
    words = slug(text)
    found = next(
        (kind for kind, parts in _KINDS if any(part in words for part in parts.split())), ""
    )
    said = f"{one_line(text)} gelezen als {found}"
    return Read(found or one_line(text), "", said if found and found != text else "")


def _audience(text: str) -> Read:
    words = slug(text)
    if re.search("hulpverlen|professional|verwijzer", words):
        said = f"{one_line(text)} gelezen als hulpverlener"
        return Read("hulpverlener", "", said if words != "hulpverlener" else "")
    if re.search("iedereen|allen|inwoner|bewoner", words):
        return Read("")
    return Read("", one_line(text), "bewaard bij opmerking")


def _contact(text: str) -> Read:
    state = slug(text)
    if state in [one.value for one in ContactState]:
        return Read(state)
    return Read(
        "", "", "geen stand van het contact; niet overgenomen, want het kan een persoon zijn"
    )


def _checked(text: str) -> Read:
    if cells.yes_or_no(text) is None:
        return cells.day(text)
    return Read("", "", f"{one_line(text)}: hier hoort een dag, zoals 2026-11-01; niet overgenomen")


def _hours(text: str) -> Read:
    """Opening hours: our own grammar as it is, else what people write."""
    if re.fullmatch(r"\d{1,2}-\d{1,2}-\d{4}", text):
        said = f"Excel heeft er een dag van gemaakt: {text}; niet overgenomen, vul de tijden in"
        return Read("", "", said)
    try:
        hours.check(one_line(text))
    except IdoError:
        written = read_hours(text)
    else:
        return Read(one_line(text))
    if not written.rule:
        return Read("", one_line(text), f'"{shortened(one_line(text), 100)}" bewaard bij opmerking')
    said = f'"{shortened(one_line(text), 100)}" gelezen als {written.rule}'
    rest = one_line(written.remark)
    return Read(written.rule, rest, f"{said}; bewaard bij opmerking: {rest}" if rest else said)


_READERS: Final[Mapping[str, Callable[[str], Read]]] = {
    "telefoon": cells.phone,
    "buiten_uren_telefoon": cells.phone,
    "openingstijden": _hours,
    "buiten_uren_openingstijden": _hours,
    "website": cells.website,
    "email": cells.email,
    "gecontroleerd": _checked,
    "soort": _kind,
    "voor": _audience,
    "contact": _contact,
}
