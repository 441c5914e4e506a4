"""Sessions on the disk of the desk: one sqlite3 file, for the desk's user alone.

Each save is on disk when it returns.

A session is saved whole, so that a file that was damaged in the middle of a visit can be set aside
and the visit goes on in a new one.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from ido_cli.errors import IdoError, reason
from ido_cli.literal import decodable
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import Case, Session

T = TypeVar("T")
Statement = tuple[str, tuple[Any, ...]]

FILE_NAME: Final = "sessies.db"
SCHEMA_VERSION: Final = 1
BUSY_SECONDS: Final = 10.0
"""How long a desk waits for another desk that writes in the same file."""
_PAUSE_SECONDS: Final = 0.02
_BESIDE: Final = ("-wal", "-shm")
"""The endings of the files that SQLite keeps beside the file."""

_SCHEMA: Final = """
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    begun TEXT NOT NULL,
    updated TEXT NOT NULL,
    location TEXT,
    day TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    done INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_day ON session (day, done, location, seconds);
CREATE TABLE question (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    day TEXT NOT NULL,
    location TEXT,
    done INTEGER NOT NULL,
    tree TEXT NOT NULL,
    outcome TEXT,
    found TEXT NOT NULL,
    urgent INTEGER NOT NULL,
    advice TEXT,
    addressee TEXT,
    kind TEXT,
    nearby TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
CREATE INDEX question_day ON question (day, done, location, tree, outcome, urgent, found, addressee, nearby);
CREATE TABLE report (
    session TEXT NOT NULL,
    question INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (session, question),
    FOREIGN KEY (session, question) REFERENCES question (session, number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE answer (
    session TEXT NOT NULL,
    question INTEGER NOT NULL,
    position INTEGER NOT NULL,
    tree TEXT NOT NULL,
    step TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (session, question, position),
    FOREIGN KEY (session, question) REFERENCES question (session, number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE shared (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    PRIMARY KEY (session, target)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_MIGRATIONS: Final[Mapping[int, str]] = {}
"""From a schema version to the statements that make the next one of it."""


@dataclass(frozen=True)
class Kept:
    """A session as it was kept.

    When it was last `updated`, and for each ended question the report of its end (see summary.py).
    """

    session: Session
    updated: datetime
    ended: tuple[Mapping[str, Any] | None, ...]

    @property
    def reports(self) -> Mapping[int, Mapping[str, Any]]:
        """The reports that were kept, by the index of their question."""
        return {index: row for index, row in enumerate(self.ended) if row is not None}

    @property
    def status(self) -> str:
        """`klaar` when every question has an outcome, else `open`."""
        return "klaar" if self.session.done else "open"


class Keeper(Protocol):
    """What a visit needs of a store. `NoStore` keeps nothing."""

    def save(
        self, session: Session, now: datetime, ended: Mapping[int, Mapping[str, Any]] | None = None
    ) -> None:
        """Keep a session as it is now; `ended` maps a question's index to the report of its end."""

    def setting(self, name: str) -> str | None:
        """A remembered setting, or None."""

    def remember(self, name: str, value: str) -> None:
        """Remember a setting."""


class NoStore:
    """Keeps nothing: for --niet-bewaren, and for a desk whose disk can't be written."""

    def save(
        self, session: Session, now: datetime, ended: Mapping[int, Mapping[str, Any]] | None = None
    ) -> None:
        """Keep nothing."""

    def setting(self, name: str) -> str | None:
        """Nothing is remembered."""

    def remember(self, name: str, value: str) -> None:
        """Remember nothing."""


class Store:
    """The sessions in a data folder.

    `tell` is called with a Dutch sentence when something had to be set aside.

    Raises IdoError from every method when the file can't be read or written, with what to do.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self.path = folder / FILE_NAME
        self._tell = tell
        with _explained(self.path):
            self._database = self._open()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def save(
        self, session: Session, now: datetime, ended: Mapping[int, Mapping[str, Any]] | None = None
    ) -> None:
        """Keep a session as it is now.

        On disk when this returns; other desks may write in the same file.
        """
        self._try(lambda: self._save(session, now, ended or {}))

    def get(self, session_id: str) -> Kept:
        """A session by its id or the begin of it.

        Raises IdoError when there is none, or more than one.
        """
        query = "SELECT * FROM session WHERE substr(id, 1, ?) = ? LIMIT 2"
        begin = decodable(session_id)
        rows = self._try(
            lambda: [self._kept(row) for row in self._rows(query, (len(begin), begin))]
        )
        if not rows or not session_id:
            raise IdoError(
                f'Er is geen sessie "{session_id}".', 'Bekijk de sessies met "ido sessies".', 2
            )
        if len(rows) > 1:
            raise IdoError(
                f'Er zijn meer sessies die met "{session_id}" beginnen.',
                "Typ meer letters van het nummer.",
                2,
            )
        return rows[0]

    def sessions(self) -> tuple[Kept, ...]:
        """All sessions, the newest first."""
        kept = self._try(
            lambda: [self._kept(row) for row in self._rows("SELECT * FROM session ORDER BY id", ())]
        )
        return tuple(sorted(kept, key=lambda one: one.session.begun, reverse=True))

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a query of statistics.py or sharing.py finds."""
        return [tuple(row) for row in self._try(lambda: self._rows(query, values))]

    def remove(self, session_ids: Sequence[str]) -> None:
        """Delete sessions so that no byte of them is left in the file or beside it.

        Freed pages are zeroed, the log is emptied.
        """
        self._try(lambda: self._remove(session_ids))

    def remove_before(self, day: date) -> int:
        """Delete the sessions that began before a day; how many."""
        ids = [
            row[0] for row in self.rows("SELECT id FROM session WHERE day < ?", (day.isoformat(),))
        ]
        if ids:
            self.remove(ids)
        return len(ids)

    def mark_shared(self, session_ids: Sequence[str], target: str) -> None:
        """Remember that these sessions are in a shared database."""
        self._try(
            lambda: self._write(
                [
                    ("INSERT OR IGNORE INTO shared VALUES (?, ?)", (sid, target))
                    for sid in session_ids
                ]
            )
        )

    def setting(self, name: str) -> str | None:
        """A remembered setting, or None."""
        rows = self._try(lambda: self._rows("SELECT value FROM setting WHERE name = ?", (name,)))
        return str(rows[0]["value"]) if rows else None

    def remember(self, name: str, value: str) -> None:
        """Remember a setting, such as the desk."""
        self._try(
            lambda: self._write([("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))])
        )

    def _save(
        self, session: Session, now: datetime, ended: Mapping[int, Mapping[str, Any]]
    ) -> None:
        sid = session.id
        if not session.cases:
            self._write([("DELETE FROM session WHERE id = ?", (sid,))])
            return
        day = session.begun.astimezone(AMSTERDAM).date().isoformat()
        seconds = max(0, int((now - session.begun).total_seconds()))
        statements: list[Statement] = [
            (
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " updated = excluded.updated, location = excluded.location, seconds = excluded.seconds, done = excluded.done",
                (
                    sid,
                    session.begun.isoformat(),
                    now.isoformat(),
                    session.location,
                    day,
                    seconds,
                    session.done,
                ),
            ),
            ("DELETE FROM answer WHERE session = ?", (sid,)),
            ("DELETE FROM question WHERE session = ? AND number >= ?", (sid, len(session.cases))),
        ]
        for number, case in enumerate(session.cases):
            statements += _case_statements(session, day, number, case, ended.get(number))
        self._write(statements)

    def _remove(self, session_ids: Sequence[str]) -> None:
        self._write([("DELETE FROM session WHERE id = ?", (sid,)) for sid in session_ids])
        self._database.execute("VACUUM")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _write(self, statements: list[Statement]) -> None:
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._database.execute(statement, values)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[sqlite3.Row]:
        return self._database.execute(query, values).fetchall()

    def _kept(self, row: sqlite3.Row) -> Kept:
        try:
            return self._read(row)
        except (ValueError, LookupError, TypeError) as error:
            raise _Damaged from error

    def _read(self, row: sqlite3.Row) -> Kept:
        sid = row["id"]
        questions = self._rows("SELECT * FROM question WHERE session = ? ORDER BY number", (sid,))
        answers = self._rows(
            "SELECT * FROM answer WHERE session = ? ORDER BY question, position", (sid,)
        )
        cases = []
        for question in questions:
            given = {
                Place(a["tree"], a["step"]): a["value"]
                for a in answers
                if a["question"] == question["number"]
            }
            cases.append(
                Case(
                    question["tree"],
                    given,
                    question["text"],
                    question["note"],
                    question["outcome"],
                    question["found"],
                )
            )
        session = Session(sid, _moment(row["begun"]), row["location"], tuple(cases))
        reports = {
            one["question"]: one["report"]
            for one in self._rows("SELECT * FROM report WHERE session = ?", (sid,))
        }
        ended = tuple(
            dict(json.loads(reports[n])) if n in reports else None for n in range(len(cases))
        )
        return Kept(session, _moment(row["updated"]), ended)

    def _try(self, work: Callable[[], T]) -> T:
        """Do some work in the file.

        When it turns out to be damaged, set it aside and do the work in a new one.

        A file that is no longer the one we opened was taken away, or set aside by another desk:
        then the one that stands there now is ours.
        """
        with _explained(self.path):
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
        """Whether the tables in the file are those that we made.

        If not, a statement that fails is no mistake of ours.
        """
        query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        with sqlite3.connect(":memory:") as fresh:
            fresh.executescript(_SCHEMA)
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
            if not self._is_damage(error):
                raise
            self._set_aside()
            _make_private(self.path)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        self._database = database
        self._file = _identity(self.path)
        database.row_factory = sqlite3.Row
        _use_write_ahead_log(database)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            database.close()
            raise IdoError(
                f"De sessies in {self.path} zijn van een nieuwere versie van ido.",
                "Werk ido bij, of kies een andere map met --gegevens.",
            )
        if version < 0:
            raise _Damaged(version)
        if version < SCHEMA_VERSION:
            self._migrate(database)
        return database

    def _migrate(self, database: sqlite3.Connection) -> None:
        """Bring the schema to this version.

        Another desk may do the same at this moment, so the version is read again inside.
        """
        with database:
            database.execute("BEGIN IMMEDIATE")
            version = database.execute("PRAGMA user_version").fetchone()[0]
            while version < SCHEMA_VERSION:
                for statement in (_MIGRATIONS[version] if version else _SCHEMA).split(";"):
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
        for suffix in _BESIDE:
            with suppress(OSError):
                self.path.with_name(FILE_NAME + suffix).replace(
                    aside.with_name(aside.name + suffix)
                )
        self._tell(
            f"Het bestand met sessies was beschadigd. Ik heb het apart gezet als {aside} en ga verder met een nieuw bestand."
        )


def _case_statements(
    session: Session, day: str, number: int, case: Case, report: Mapping[str, Any] | None
) -> Iterator[Statement]:
    """The rows of one question.

    With the report of its end come what is counted: where it led, and who was named nearby.
    """
    sid = session.id
    row: dict[str, Any] = {
        "session": sid,
        "number": number,
        "day": day,
        "location": session.location,
        "done": session.done,
        "tree": case.tree,
        "outcome": case.outcome,
        "found": case.found,
        "text": case.text,
        "note": case.note,
    }
    fresh = {"urgent": case.urgent, "nearby": ""}
    if report is not None:
        first = report.get("ga_naar") or {}
        fresh = {
            "urgent": report["spoed"],
            "nearby": " ".join(contact["id"] for contact in report["in_de_buurt"]),
        }
        row |= {
            **fresh,
            "advice": report["advies"],
            "addressee": first.get("id"),
            "kind": first.get("soort"),
        }
    columns = {**fresh, **row}
    changes = ", ".join(
        f"{name} = excluded.{name}" for name in row if name not in ("session", "number")
    )
    yield (
        f"INSERT INTO question ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (session, number) DO UPDATE SET {changes}",
        tuple(columns.values()),
    )
    for position, (place, value) in enumerate(case.answers.items()):
        yield (
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
            (sid, number, position, *place, value),
        )
    if report is not None:
        yield (
            "INSERT OR REPLACE INTO report VALUES (?, ?, ?)",
            (sid, number, json.dumps(report, ensure_ascii=False)),
        )


class _Damaged(Exception):
    """A row holds something else than we wrote."""


_UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError, _Damaged)
"""What comes up while a file is read that holds something else than we wrote."""


def _use_write_ahead_log(database: sqlite3.Connection) -> None:
    """SQLite does not wait when another desk does this in the same new file at the same moment, so we do."""
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


def _moment(text: str) -> datetime:
    """A kept time. Raises ValueError for one that is none, or that has no time zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _make_private(path: Path) -> None:
    """Make the folder (0700) and the file (0600) when they are not there, and make sure that no one else can read an older file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if sys.platform != "win32":
        for file in (path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)):
            with suppress(FileNotFoundError):
                if file.stat().st_mode & 0o077:
                    file.chmod(0o600)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite says into a message for the desk."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == 28:
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
