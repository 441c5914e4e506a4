"""What the disk or SQLite says when a desk's file can't be used, in words for the desk."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ido_cli.errors import IdoError, reason


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite says into a message for the desk."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if is_full(error):
            raise IdoError(
                "De schijf is vol: de sessie is niet bewaard.",
                "Maak ruimte, of kies een andere map met --gegevens MAP.",
            ) from error
        if code == sqlite3.SQLITE_BUSY:
            raise IdoError(
                f"Het bestand {path} is in gebruik door een andere balie.",
                "Probeer het zo nog eens.",
            ) from error
        why = reason(error) if isinstance(error, OSError) else _sqlite_words(code)
        hint = "Kijk of u in deze map mag schrijven, of kies een andere map met --gegevens MAP."
        raise IdoError(
            f"Sessies kunnen niet worden bewaard in {path.parent} ({why}).", hint
        ) from error


def _sqlite_words(code: int) -> str:
    """Why SQLite refused, in Dutch."""
    words = {
        sqlite3.SQLITE_READONLY: "daar kan niets worden opgeslagen",
        sqlite3.SQLITE_CANTOPEN: "het bestand is niet te openen",
        sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
        sqlite3.SQLITE_PERM: "dat mag u niet",
    }
    return words.get(code, f"fout {code}")


def is_full(error: BaseException) -> bool:
    """Whether the disk is full, also for the file beside it that SQLite shares with other desks."""
    code = getattr(error, "sqlite_errorcode", 0)
    full = (sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP)
    return code & 0xFF == sqlite3.SQLITE_FULL or code in full or getattr(error, "errno", 0) == 28
