"""Finished sessions of a desk to a PostgreSQL of all desks, and figures from there.

No free text goes with them. The desk asks which of its sessions the database does not have with
exactly this content (a hash), and sends those whole. So what was cut is simply repeated, what
changed replaces what was there, and a database that was restored or emptied is filled again. What
was sent is remembered by the identity of the database, only to tell what it lost.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ido_cli.errors import IdoError
from ido_cli.sessions.central import schema
from ido_cli.sessions.central.connecting import (
    LONG_SECONDS,
    SECONDS,
    answered,
    connect,
    limit_statements,
)
from ido_cli.sessions.tables import names

if TYPE_CHECKING:
    from ido_cli.sessions.store import Store

BATCH: Final = 200
"""Sessions in one transaction."""
AT_ONCE: Final = 4
"""Batches that are on their way before the first answer is awaited."""
_LOCK: Final = 4_936_001
"""The advisory lock under which one desk makes or migrates the tables: any number of our own."""


@dataclass(frozen=True)
class Pushed:
    """What a push came to, in sessions.

    `again` of those that were `sent` had been shared before and were lost there; `foreign` ones
    are there in the name of another user of the database, and stay as they are.
    """

    sent: int = 0
    again: int = 0
    foreign: int = 0


@dataclass(frozen=True)
class Batch:
    """Sessions as they are shared: their rows by table, and the hash of each by its id."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    hashes: Mapping[str, str]

    @property
    def text(self) -> str:
        """As the function `put` takes them."""
        hashed = [{**row, "hash": self.hashes[row["id"]]} for row in self.rows["session"]]
        return json.dumps({**self.rows, "session": hashed}, default=repr)


class SharedDatabase:
    """The PostgreSQL of all desks, as a context manager.

    `url` may leave out the password: PGPASSFILE and PGPASSWORD are read too. `without_tls` allows
    a plain connection to another machine.

    Raises IdoError when it can't be reached or used; no message repeats the URL or the password.
    """

    def __init__(self, url: str, without_tls: bool = False) -> None:
        self._connection = connect(url, without_tls)

    def __enter__(self) -> Self:
        """The database itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._connection.close()

    @property
    def keeps_counts(self) -> bool:
        """Whether the tables are of this version; earlier ones are counted from scratch."""
        return self._version() == schema.SCHEMA_VERSION

    def identity(self) -> str:
        """The id of this database; its tables are made or brought to this version first.

        Raises IdoError for a newer version, or when this user may not make what is not there.
        """
        if self._version() != schema.SCHEMA_VERSION:
            self.prepare()
        return str(self.rows("SELECT id FROM version")[0][0])

    def prepare(self, grant: bool = False) -> None:
        """Make the tables, or bring them to this version; many desks may do so at once.

        With `grant` also make the roles of desks and of who reads figures. Raises IdoError for a
        newer version.
        """
        limit_statements(self._connection, LONG_SECONDS)
        with answered(self._connection, LONG_SECONDS), self._connection.transaction():
            run = self._connection.execute
            run("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            version = self._version()
            if version is None:
                run("CREATE SCHEMA IF NOT EXISTS ido")
            if version != schema.SCHEMA_VERSION:
                for statement in _to_this_version(version):
                    run(statement)
                run("DELETE FROM version WHERE number < (SELECT max(number) FROM version)")
                run("UPDATE version SET number = %s", (schema.SCHEMA_VERSION,))
            for statement in schema.GRANTS if grant else ():
                run(statement)
        limit_statements(self._connection, SECONDS)

    def migrate(self) -> None:
        """Bring the tables of an older version to this one; what is not there is not made.

        Raises IdoError when this user may not.
        """
        if self._version() not in (None, schema.SCHEMA_VERSION):
            self.prepare()

    def _version(self) -> int | None:
        """The version of the tables, None when they are not there.

        Raises IdoError for a newer one.
        """
        if not self.rows("SELECT to_regclass('ido.version') IS NOT NULL")[0][0]:
            return None
        version: int | None = self.rows("SELECT max(number) FROM version")[0][0]
        if version is not None and version > schema.SCHEMA_VERSION:
            message = "De gedeelde database is van een nieuwere versie van ido."
            raise IdoError(message, "Werk ido op deze computer bij.")
        return version

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a query of statistics.py finds."""
        with answered(self._connection):
            found: list[tuple[Any, ...]] = self._connection.execute(
                query.replace("?", "%s"), values
            ).fetchall()
            return found

    def wanted(self, hashes: Mapping[str, str]) -> list[str]:
        """Which of these sessions are not there with this content, sorted."""
        parts = _parts(sorted(hashes.items()), BATCH)
        with answered(self._connection), self._connection.pipeline():
            asked = [
                self._connection.execute(
                    "SELECT wanted(%s::text[], %s::text[])", ([*map(list, zip(*part, strict=True))])
                )
                for part in parts
            ]
            return sorted(row[0] for answer in asked for row in answer.fetchall())

    def put(self, batches: Sequence[Batch]) -> list[set[str]]:
        """Put sessions, each batch in a transaction of its own; which of each are there now."""
        with answered(self._connection), self._connection.pipeline() as pipeline:
            asked = []
            for batch in batches:
                asked.append(self._connection.execute("SELECT put(%s::jsonb)", (batch.text,)))
                pipeline.sync()
            return [{row[0] for row in answer.fetchall()} for answer in asked]


def push(
    store: "Store",
    shared: SharedDatabase,
    tell: Callable[[int], None] = lambda _count: None,
    *,
    everything: bool = False,
) -> Pushed:
    """Push the finished sessions that are not there as they are now; or all of them.

    `tell` hears how many have been sent after each batch.
    """
    target = shared.identity()
    ids = [row[0] for row in store.rows("SELECT id FROM session WHERE done = 1 ORDER BY id")]
    hashes: dict[str, str] = {}
    for part in _parts(ids, BATCH):
        hashes |= _batch(store, part).hashes
    wanted = ids if everything or not ids else shared.wanted(hashes)
    marks = store.shared_with(target)
    again = 0 if everything else sum(marks.get(sid) == hashes[sid] for sid in wanted)
    sent = foreign = 0
    for some in _parts(wanted, BATCH * AT_ONCE):
        batches = [_batch(store, part) for part in _parts(some, BATCH)]
        for batch, stored in zip(batches, shared.put(batches), strict=True):
            store.mark_shared({sid: batch.hashes[sid] for sid in stored}, target)
            sent, foreign = sent + len(stored), foreign + len(batch.hashes) - len(stored)
            tell(sent)
    return Pushed(sent, again, foreign)


def _batch(store: "Store", ids: Sequence[str]) -> Batch:
    marks = ", ".join("?" * len(ids))
    rows: dict[str, list[dict[str, Any]]] = {}
    for table, key in (("session", "id"), ("cases", "session, number")):
        columns = names(schema.SHARED[table])
        head = key.partition(",")[0]
        query = (
            f"SELECT {', '.join(columns)} FROM {table}"
            f" WHERE {head} IN ({marks}) AND done = 1 ORDER BY {key}"
        )
        found = store.rows(query, tuple(ids))
        rows[table] = [dict(zip(columns, row, strict=True)) for row in found]
    content: dict[str, list[object]] = {row["id"]: [row] for row in rows["session"]}
    for row in rows["cases"]:
        content.get(row["session"], []).append(row)
    return Batch(rows, {sid: _hash(said) for sid, said in content.items()})


def _hash(content: object) -> str:
    text = json.dumps(content, sort_keys=True, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[begin : begin + size] for begin in range(0, len(items), size))


def _to_this_version(version: int | None) -> Iterator[str]:
    """The statements that make the tables, or make them of an older version."""
    if version is None:
        yield schema.VERSION_TABLE
        yield f"INSERT INTO version (number) VALUES ({schema.SCHEMA_VERSION})"
        yield from schema.TABLES
    else:
        for number in range(version, schema.SCHEMA_VERSION):
            yield from schema.MIGRATIONS[number]
    yield from schema.FUNCTIONS
    yield "SELECT recount()"
