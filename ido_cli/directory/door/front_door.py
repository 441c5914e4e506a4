"""The library, its desks and its notices: enough to greet a visitor."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ido_cli.directory.model import Directory


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


def door_of(directory: "Directory") -> FrontDoor:
    """The front door of a directory that is read already."""
    desks = (Desk(one.id, one.name, one.region, one.walk_in) for one in directory.locations)
    notices = (Notice(one.text, one.first, one.last, one.important) for one in directory.notices)
    return FrontDoor(directory.library, tuple(desks), tuple(notices))
