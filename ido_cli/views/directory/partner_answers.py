"""One answer about a partner, typed by a coordinator or on a form: checked, and as it is written.

The rules are those of `ido bomen controleer`; beside them, nothing of a person comes in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from ido_cli.checks.directory_rules import check_directory
from ido_cli.directory.hours import check
from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.directory.rows import LISTS
from ido_cli.directory.written_hours import read_hours
from ido_cli.errors import IdoError, did_you_mean
from ido_cli.literal import literal, shortened, slug
from ido_cli.privacy.rules import find, is_personal
from ido_cli.source.codes import Severity
from ido_cli.source.editing.lines import Value
from ido_cli.source.fields import host_of
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Source
from ido_cli.workspace.folder import DIRECTORY_FILE

REQUIRED: Final = ("naam", "doet", "regio")
_LONGEST: Final = 600
"""Characters; two long sentences."""
_NO_FREE_TEXT: Final = ("telefoon", "openingstijden", "regio", "biedt")
_PUBLIC: Final = ("een telefoonnummer", "een adres", "een e-mailadres")
"""What an organisation makes known of itself."""
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS: Final = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_IN_TEXT: Final = re.compile(r"[\w.+'-]++@[\w-]++(?:\.[\w-]++)++")
_STREET: Final = re.compile(r"[^,]*?\d+\s?\w{0,2}\b")
"""The street and the number, which may bear the name of somebody known: 'Mr. Visserplein 3'."""


class RefusedError(IdoError):
    """An answer that can't be; `instead` is what then stands on the line."""

    def __init__(self, message: str, hint: str = "", instead: str = "") -> None:
        super().__init__(message, hint)
        self.instead = instead


def check_answer(directory: Directory, key: str, typed: str, today: date) -> Value:
    """The value that an answer has in partners.yaml; empty for `-` and for nothing.

    Raises RefusedError.
    """
    text = " ".join(literal(typed).split())
    text = "" if text == "-" else text
    if not text and key in REQUIRED:
        raise RefusedError("Dit kan niet leeg zijn.")
    if len(text) > _LONGEST:
        raise RefusedError("Dit is te lang.", f"Hooguit {_LONGEST} tekens.", text)
    if key == "naam" and not re.fullmatch(r"[a-z0-9-]+", slug(text)):
        raise RefusedError("Van deze naam kan ik geen id maken.", "Gebruik gewone letters.", text)
    _refuse_persons(directory, key, text)
    value: Value = _as_list(directory, key, text) if key in LISTS else text
    if key == "openingstijden" and text:
        value = _hours(text)
    elif key == "website" and host_of(f"https://{text}"):
        value = f"https://{text}"
    elif key == "email" and text and not is_mail_address(text):
        raise RefusedError(f'"{text}" is geen mailadres.', "Zoals info@humanitas.nl.", text)
    row = {**_ANYONE, key: value} if value else _ANYONE
    for finding in serious(directory, Partner.model_validate(row), today):
        raise RefusedError(f"{finding.message}.", finding.hint, str(value))
    return value


def serious(directory: Directory, partner: Partner, today: date) -> Iterator[Finding]:
    """What `ido bomen controleer` would tell of a partner, without what needs the world."""
    alone = directory.model_copy(update={"partners": (partner,), "locations": ()})
    source = Source(Path(DIRECTORY_FILE))
    for finding in check_directory(alone, source, today):
        if finding.severity is not Severity.HINT:
            yield finding


def value_line(value: object) -> str:
    """A value as it stands on a line to be changed."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


def is_mail_address(text: str) -> bool:
    """Whether a text is an e-mail address that every mail server takes (RFC 5321)."""
    return bool(_ADDRESS.fullmatch(text))


def person_kinds(text: str, public: Iterable[str] = ()) -> list[str]:
    """The kinds of data of a person in a text, each once; those of an organisation are public."""
    kinds = (one.kind for one in find(text, public) if one.kind not in _PUBLIC)
    return list(dict.fromkeys(kinds))


def persons_in(key: str, text: str, public: Iterable[str] = ()) -> list[str]:
    """The kinds of data in which a text of a partner tells of a person.

    Its phone, address and general e-mail address are public.
    """
    if key in _NO_FREE_TEXT:
        return []
    read = _STREET.sub("", text, count=1) if key in ("adres", "post") else text
    kinds = person_kinds(read, public)
    kinds += ["een mailadres van een persoon" for one in _IN_TEXT.findall(text) if is_personal(one)]
    return list(dict.fromkeys(kinds))


_ANYONE: Final[Mapping[str, Value]] = {
    "id": " ",
    "naam": "Een partner",
    "soort": "overig",
    "doet": "Iets.",
    "regio": NATIONWIDE,
    "opmerking": "Iets.",
}
"""A partner about whom nothing can be said, for the rules to be asked about one key."""


def _refuse_persons(directory: Directory, key: str, text: str) -> None:
    kinds = persons_in(key, text, directory.public)
    if kinds:
        message = f"Dit lijkt op persoonsgegevens: {', '.join(kinds)}."
        raise RefusedError(message, "Schrijf alleen wat van de organisatie zelf is.")


def _hours(text: str) -> str:
    """Hours in our grammar, from how people write them."""
    written = read_hours(text)
    if not written.remark:
        return written.rule
    with suppress(IdoError):
        check(text)
        return text  # in the grammar, with a doubt that the rules tell
    hint = 'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".'
    if not written.rule:
        raise RefusedError(f'De openingstijden "{shortened(text)}" begrijp ik niet.', hint, text)
    message = f'Ik lees "{written.rule}", maar dit niet: "{shortened(written.remark)}".'
    raise RefusedError(message, "Zet dat bij bezoek of opmerking.", written.rule)


def _as_list(directory: Directory, key: str, text: str) -> list[str]:
    """The items of a list; services by their name or id, regions by their name."""
    known: dict[str, str] = {}
    if key == "biedt":
        known = {name.casefold(): one for one, name in directory.services.items()}
        known |= {one.casefold(): one for one in directory.services}
    elif key == "regio":
        known = {one.casefold(): one for one in (NATIONWIDE, *directory.regions)}
        known["heel nederland"] = NATIONWIDE
    parts = re.split(r"\s*;\s*" if key in ("biedt", "bron") else r"\s*[;,]\s*", text)
    items = dict.fromkeys(part for part in parts if part)
    for item in items if known else ():
        if item.casefold() not in known:
            what = "dienst" if key == "biedt" else "regio"
            hint = did_you_mean(item, known) or "Bekijk wat er is in partners.yaml."
            raise RefusedError(f'Ik ken geen {what} "{shortened(item)}".', hint, text)
    return [known.get(item.casefold(), item) if known else item for item in items]
