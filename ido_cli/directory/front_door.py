"""The head of partners.yaml: the library and its desks.

Enough to greet a visitor, before the models and the rest are loaded.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ido_cli.source import reading

if TYPE_CHECKING:
    from ido_cli.directory.model import Directory

_HEAD: Final = ("bibliotheek", "locaties")


@dataclass(frozen=True)
class Desk:
    """One of the library's desks, as far as a header needs it."""

    id: str
    name: str
    region: str = ""
    walk_in: str = ""


@dataclass(frozen=True)
class FrontDoor:
    """The library and its desks."""

    library: str
    desks: tuple[Desk, ...] = ()

    def desk(self, desk_id: str | None) -> Desk | None:
        """The desk with this id, or None."""
        return next((desk for desk in self.desks if desk.id == desk_id), None)


def read_front_door(path: Path) -> FrontDoor | None:
    """The front door of a library, or None when the head of its file is not as it should be.

    Then reading it whole says why.
    """
    source = reading.read(path, _HEAD)
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
    return FrontDoor(data["bibliotheek"], tuple(rows))


def door_of(directory: "Directory") -> FrontDoor:
    """The front door of a directory that is read already."""
    desks = (Desk(one.id, one.name, one.region, one.walk_in) for one in directory.locations)
    return FrontDoor(directory.library, tuple(desks))


def _is_desk(row: Any) -> bool:
    needed = isinstance(row, dict) and "id" in row and "naam" in row
    return needed and all(
        isinstance(row.get(key, ""), str) for key in ("id", "naam", "regio", "spreekuur")
    )
