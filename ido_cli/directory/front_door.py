"""The head of partners.yaml: the library and its desks.

Enough to greet a visitor, before the models and the rest are loaded.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ido_cli.source import reading
from ido_cli.source.marked import YES_NO

if TYPE_CHECKING:
    from ido_cli.directory.model import Directory

_HEAD: Final = ("bibliotheek", "locaties")
_NOTICES: Final = "mededelingen"


@dataclass(frozen=True)
class Desk:
    """One of the library's desks, as far as a header needs it."""

    id: str
    name: str
    region: str = ""
    walk_in: str = ""


@dataclass(frozen=True)
class Notice:
    """What the desk must know from a first to a last day; None: without such a day."""

    text: str
    first: date | None = None
    last: date | None = None
    important: bool = False

    def holds(self, today: date) -> bool:
        """Whether it is to be shown today."""
        return (self.first or today) <= today <= (self.last or today)


@dataclass(frozen=True)
class FrontDoor:
    """The library and its desks."""

    library: str
    desks: tuple[Desk, ...] = ()
    notices: tuple[Notice, ...] = ()

    def desk(self, desk_id: str | None) -> Desk | None:
        """The desk with this id, or None."""
        return next((desk for desk in self.desks if desk.id == desk_id), None)


def read_front_door(path: Path) -> FrontDoor | None:
    """The front door of a library, or None when the head of its file is not as it should be.

    Then reading it whole says why.
    """
    # without notices the head is all that is read
    has_notices = has_key(path, _NOTICES)
    source = reading.read(path, (*_HEAD, _NOTICES) if has_notices else _HEAD)
    data = source.data
    if data is None or source.findings or not isinstance(data.get("bibliotheek"), str):
        return None
    desks = data.get("locaties", [])
    if not isinstance(desks, list) or not all(_is_desk(desk) for desk in desks):
        return None
    rows = (
        Desk(desk["id"], desk["naam"], desk.get("regio", ""), desk.get("spreekuur", ""))
        for desk in desks
    )
    notices = _notices(data.get(_NOTICES, []))
    return None if notices is None else FrontDoor(data["bibliotheek"], tuple(rows), notices)


def has_key(path: Path, key: str) -> bool:
    """Whether a partners.yaml has this key at its top, for who reads more of it only then.

    Nothing is parsed: a key of a mapping in braces is not seen. False when it can't be read.
    """
    pattern = rf"^[\"']?{re.escape(key)}[\"']?\s*:".encode()
    try:
        return path.is_file() and re.search(pattern, path.read_bytes(), re.MULTILINE) is not None
    except OSError:
        return False


class PartnerGlance(NamedTuple):
    """A partner by the look of its lines."""

    id: str
    name: str
    nationwide: bool


def glance_at_partners(path: Path) -> list[PartnerGlance]:
    """The partners by the look of the lines of a partners.yaml; none when it can't be read.

    For who must not wait: nothing is parsed or checked.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    listed = _PARTNERS.search(text)
    if listed is None:
        return []
    rows = (dict(_PARTNER_KEY.findall(row)) for row in _PARTNER.split(listed[1])[1:])
    return [
        PartnerGlance(
            _unquoted(row["id"]),
            _unquoted(row.get("naam", "")),
            _unquoted(row.get("regio", "").strip("[] ")) == "landelijk",
        )
        for row in rows
        if "id" in row
    ]


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


_PARTNERS: Final = re.compile(r"^partners:(.*?)(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
_PARTNER: Final = re.compile(r"^ *- +(?=\{|\w+:)", re.MULTILINE)
_PARTNER_KEY: Final = re.compile(
    r"(?:^ *|\{ *|, *)(id|naam|regio): *([^\n]+?)(?= *(?:$| #|, *\w+:|\}))", re.MULTILINE
)
"""A key that a glance takes, with its value: until the end of the line, a comment, or the next."""


def door_of(directory: "Directory") -> FrontDoor:
    """The front door of a directory that is read already."""
    desks = (Desk(one.id, one.name, one.region, one.walk_in) for one in directory.locations)
    notices = (Notice(one.text, one.first, one.last, one.important) for one in directory.notices)
    return FrontDoor(directory.library, tuple(desks), tuple(notices))


def _notices(rows: Any) -> tuple[Notice, ...] | None:
    """The notices; None when they are not as they should be."""
    try:
        return tuple(
            Notice(
                str(row["tekst"]),
                date.fromisoformat(row["van"]) if "van" in row else None,
                date.fromisoformat(row["tot"]) if "tot" in row else None,
                YES_NO[row.get("belangrijk", "nee").lower()],
            )
            for row in rows
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _is_desk(row: Any) -> bool:
    needed = isinstance(row, dict) and "id" in row and "naam" in row
    return needed and all(
        isinstance(row.get(key, ""), str) for key in ("id", "naam", "regio", "spreekuur")
    )
