"""A look at which sessions are kept, for who must not wait for it and must not change a thing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ido_cli.sessions.own_file.schema import FILE_NAME

_MOST = 200
"""More of them nobody reads in a list below a command line."""
_SECONDS = 0.5
"""How long to wait for a desk that writes."""


class Glance(NamedTuple):
    """A session: its id, its day (2026-11-24) and whether every question of it has ended."""

    id: str
    day: str
    done: bool


def glance(folder: Path) -> list[Glance]:
    """The sessions in a data folder, the newest first; none when they can't be read.

    The file is not made, brought to this version, or set aside.
    """
    query = "SELECT id, day, done FROM session ORDER BY begun DESC LIMIT ?"
    try:
        where = f"{(folder / FILE_NAME).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, timeout=_SECONDS, uri=True)) as database:
            rows = database.execute(query, (_MOST,)).fetchall()
    except (sqlite3.Error, UnicodeError, OSError):
        return []
    return [Glance(str(number), str(day), bool(done)) for number, day, done in rows]
