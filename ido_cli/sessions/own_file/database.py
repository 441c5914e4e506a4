"""The sqlite3 file of a desk, for the desk's user alone: opened, brought to this version, mended.

A file that turns out to be damaged is set aside, and the work goes on in a new one. Each write is
on disk when it returns; other desks may write in the same file.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from ido_cli.errors import IdoError
from ido_cli.sessions.own_file.schema import FILE_NAME, MIGRATIONS, SCHEMA, SCHEMA_VERSION
from ido_cli.sessions.own_file.trouble import explained, is_full

T = TypeVar("T")
Statement = tuple[str, tuple[Any, ...]]

BUSY_SECONDS: Final = 10.0
"""How long a desk waits for another desk that writes in the same file."""
SHORT_SECONDS: Final = 0.5
"""How long it waits once it has waited in vain: a visitor sits at the desk."""
_PAUSE_SECONDS: Final = 0.02
_QUICKLY_CHECKED: Final = 8_000_000
"""A file of at most so many bytes is checked when it is opened: a millisecond a megabyte."""
_BESIDE: Final = ("-wal", "-shm")
"""The endings of the files that SQLite keeps beside the file."""


class Damaged(Exception):
    """A row holds something else than we wrote."""


_UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError, Damaged)
"""What comes up while a file is read that holds something else than we wrote."""


class Database:
    """The file in a data folder. `tell` is called with a Dutch sentence when it was set aside.

    Raises IdoError from every method when it can't be read or written, with what to do.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self.path = folder / FILE_NAME
        self._tell = tell
        self._waits = BUSY_SECONDS
        with explained(self.path):
            self._database = self._open()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def attempt(self, work: Callable[[], T]) -> T:
        """Do some work in the file; when it is damaged, set it aside and do the work in a new one.

        A file that is no longer the one we opened was taken away, or set aside by another desk:
        then the one that stands there now is ours.
        """
        with explained(self.path):
            if _identity(self.path) != self._file:
                self._reopen()
            try:
                return work()
            except _UNREADABLE as error:
                if not self._is_damage(error):
                    raise
                if _identity(self.path) == self._file:
                    self._set_aside()
                self._reopen()
                return work()

    def select(self, query: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        """The rows of a query, inside `attempt`."""
        return self._database.execute(query, values).fetchall()

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        """The rows of a query."""
        return self.attempt(lambda: self.select(query, values))

    def write(self, statements: list[Statement]) -> None:
        """Run statements in one transaction; on disk when this returns."""
        self.attempt(lambda: self._write(statements))

    def erase(self, statements: list[Statement], finished: list[Statement]) -> bool:
        """Run statements that delete, so that no byte of the rows is left in the file or beside it.

        Freed pages are zeroed and the log is emptied; then `finished` is run. False when another
        program holds the file, so that the log can't be emptied yet.
        """
        return self.attempt(lambda: self._erase(statements, finished))

    def _write(self, statements: list[Statement]) -> None:
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                for statement, values in statements:
                    self._database.execute(statement, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                self._wait_at_most(SHORT_SECONDS)
            raise
        self._wait_at_most(BUSY_SECONDS)

    def _wait_at_most(self, seconds: float) -> None:
        """How long to wait for another desk: shortly when the last wait was in vain."""
        if seconds != self._waits:
            self._database.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
            self._waits = seconds

    def _erase(self, statements: list[Statement], finished: list[Statement]) -> bool:
        self._write(statements)
        try:
            self._database.execute("VACUUM")
            held = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            held = True
        if not held:
            self._write(finished)
        return not held

    def _is_damage(self, error: Exception) -> bool:
        if not isinstance(error, sqlite3.DatabaseError):
            return True
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # a text that is no UTF-8 comes without a code
            return isinstance(error, sqlite3.OperationalError)
        if code & 0xFF == sqlite3.SQLITE_ERROR:
            return not self._has_our_tables()
        # a file that may be written (see _make_private) and still is read-only has a wrong byte in
        # its head
        return (
            code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
            or code == sqlite3.SQLITE_READONLY
        )

    def _has_our_tables(self) -> bool:
        """Whether the file has the tables, columns and foreign keys that we made.

        If not, a statement that fails is no mistake of ours.
        """
        query = (
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table'"
            " UNION ALL SELECT m.name, f.'table' || ' ' || f.'from' || ' ' || f.'to'"
            " FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f"
            " WHERE m.type = 'table' ORDER BY 1, 2"
        )
        with sqlite3.connect(":memory:") as fresh:
            fresh.executescript(SCHEMA)
            ours = fresh.execute(query).fetchall()
        fresh.close()
        try:
            return ours == [tuple(row) for row in self._database.execute(query)]
        except (sqlite3.Error, UnicodeDecodeError):
            return False

    def _reopen(self) -> None:
        with suppress(sqlite3.Error):
            self._database.close()
        self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        _make_private(self.path)
        try:
            return self._connect()
        except _UNREADABLE as error:
            if is_full(error):
                self._database.close()
                return self._connect(alone=True)
            if not self._is_damage(error):
                raise
            self._set_aside()
            _make_private(self.path)
            return self._connect()

    def _connect(self, alone: bool = False) -> sqlite3.Connection:
        """Open the file; `alone` needs no room on a full disk to share it with other desks."""
        database = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        self._database = database
        self._waits = BUSY_SECONDS
        self._file = _identity(self.path)
        database.row_factory = sqlite3.Row
        if alone:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
        _use_write_ahead_log(database)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA cell_size_check = ON")  # a page that can't be right is damage
        if self.path.stat().st_size <= _QUICKLY_CHECKED:
            self._check(database)
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            database.close()
            raise IdoError(
                f"De sessies in {self.path} zijn van een nieuwere versie van ido.",
                "Werk ido bij, of kies een andere map met --gegevens.",
            )
        if version < 0:
            raise Damaged(version)
        if version < SCHEMA_VERSION:
            self._migrate(database)
        return database

    def _check(self, database: sqlite3.Connection) -> None:
        """Raise Damaged for pages that would swallow what is written next."""
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Damaged(found)

    def _migrate(self, database: sqlite3.Connection) -> None:
        """Bring the schema to this version.

        Another desk may do the same at this moment, so the version is read again inside.
        """
        with database:
            database.execute("BEGIN IMMEDIATE")
            version = database.execute("PRAGMA user_version").fetchone()[0]
            while version < SCHEMA_VERSION:
                for statement in (MIGRATIONS[version] if version else SCHEMA).split(";"):
                    database.execute(statement)
                version = version + 1 if version else SCHEMA_VERSION
            database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _set_aside(self) -> None:
        with suppress(sqlite3.Error):
            self._database.close()
        number = 1
        while (aside := self.path.with_name(f"sessies-beschadigd-{number}.db")).exists():
            number += 1
        self.path.replace(aside)
        with suppress(OSError):
            os.utime(aside)  # how long it is kept counts from now
        for suffix in _BESIDE:
            with suppress(OSError):
                self.path.with_name(FILE_NAME + suffix).replace(
                    aside.with_name(aside.name + suffix)
                )
        self._tell(
            f"Het bestand met sessies was beschadigd. Ik heb het apart gezet als {aside}"
            " en ga verder met een nieuw bestand."
        )


def _use_write_ahead_log(database: sqlite3.Connection) -> None:
    """SQLite does not wait when another desk does this in the same new file, so we do."""
    for _ in range(int(BUSY_SECONDS / _PAUSE_SECONDS)):
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        time.sleep(_PAUSE_SECONDS)
    database.execute("PRAGMA journal_mode = WAL")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path; None when there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return (status.st_dev, status.st_ino)


def _make_private(path: Path) -> None:
    """Make the folder (0700) and file (0600), and see that no one else can read an older file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if sys.platform != "win32":
        for file in (path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)):
            with suppress(FileNotFoundError):
                if file.stat().st_mode & 0o077:
                    file.chmod(0o600)
