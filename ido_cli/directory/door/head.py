"""The head of partners.yaml -> the front door, before the models and the rest are loaded."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.door.front_door import Desk, FrontDoor, Notice
from ido_cli.directory.door.glance import has_key
from ido_cli.source import reading
from ido_cli.source.marked import YES_NO

_HEAD: Final = ("bibliotheek", "locaties")
_NOTICES: Final = "mededelingen"


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
