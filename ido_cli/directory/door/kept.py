"""The front door as the cache keeps it, so that a visitor is greeted before any YAML is read."""

import hashlib
import json
from contextlib import suppress
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any, Final

from ido_cli import __version__
from ido_cli.directory.door.front_door import Desk, FrontDoor, Notice
from ido_cli.errors import IdoError
from ido_cli.source.files import kept_file

_FILE: Final = "voordeur.json"


def open_door(path: Path, cache: Path | None) -> FrontDoor | None:
    """The front door of a library: as the cache keeps it, else read, and kept when there is one.

    None when the head of the file is not as it should be; then reading it whole says why.
    """
    mark = _mark(path)
    door = _kept(cache, mark) if cache else None
    if door is None:
        from ido_cli.directory.door.head import read_front_door

        door = read_front_door(path)
        # the folder of the data is made by the store, for its user alone
        if door and cache and cache.parent.is_dir():
            _keep(cache, mark, door)
    return door


def _mark(path: Path) -> str:
    """What a kept door was made of: the text of its file, and the version that read it."""
    try:
        return f"{__version__} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    except OSError:
        return ""


def _kept(cache: Path, mark: str) -> FrontDoor | None:
    data = kept_file.read(cache / _FILE)
    kept = json.loads(data.tobytes()) if data else {}
    if kept.get("mark") != mark:
        return None
    desks = (Desk(*row) for row in kept["desks"])
    notices = (
        Notice(text, _day(first), _day(last), *more) for text, first, last, *more in kept["notices"]
    )
    return FrontDoor(kept["library"], tuple(desks), tuple(notices))


def _keep(cache: Path, mark: str, door: FrontDoor) -> None:
    kept: dict[str, Any] = {
        "mark": mark,
        "library": door.library,
        "desks": [astuple(desk) for desk in door.desks],
        "notices": [astuple(notice) for notice in door.notices],
    }
    with suppress(IdoError):  # a disk that can't be written: it is read again at the next start
        kept_file.keep(cache / _FILE, json.dumps(kept, default=date.isoformat).encode())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
