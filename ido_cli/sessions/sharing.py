"""Finished sessions of a desk to a PostgreSQL of all desks, and figures from there.

No free text goes with them. Each session is one transaction's worth of rows, keyed by its id:
pushing it again changes nothing, so a push that was cut is simply repeated. What is in the shared
database is remembered in the desk's own file after the server has committed. For the extra
`[delen]`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.sessions.tables import CASE, INDEXES, SESSION, declared, names, shared

if TYPE_CHECKING:
    from ido_cli.sessions.store import Store

BATCH: Final = 500
"""Sessions in one transaction."""
SCHEMA_VERSION: Final = 2
_CONNECT_SECONDS: Final = 10
_LOCK: Final = 4_936_001
"""The advisory lock under which one desk makes or migrates the tables: any number of our own."""

_SHARED: Final = {"session": shared(SESSION), "cases": shared(CASE)}
"""What is shared: no text, no note, no answers. The names are the same in the desk's file."""
_MIGRATE: Final = """
ALTER TABLE IF EXISTS question RENAME TO cases;
ALTER INDEX IF EXISTS question_day RENAME TO case_day;
"""
"""From version 1, where a case was called a question."""
_TABLES: Final = f"""
CREATE TABLE IF NOT EXISTS session (
    {declared(_SHARED["session"], "timestamptz")}
);
CREATE TABLE IF NOT EXISTS cases (
    {declared(_SHARED["cases"], "timestamptz")},
    PRIMARY KEY (session, number)
);
{INDEXES}
"""


_NO_ANSWER: Final = "geen antwoord binnen de tijd"
_NO_ENTRY: Final = "naam of wachtwoord klopt niet"
_NOBODY: Final = "er luistert niemand op dat adres"
_NOTHING: Final = "die database of tabel bestaat niet"
_BY_CODE: Final[Mapping[str, str]] = {
    "28": _NO_ENTRY,
    "3D": _NOTHING,
    "3F": _NOTHING,
    "42P01": _NOTHING,
    "55P03": _NO_ANSWER,
    "57014": _NO_ANSWER,
}
"""Reasons by the begin of an SQLSTATE.

See https://www.postgresql.org/docs/current/errcodes-appendix.html.
"""
_BY_WORDS: Final = (
    (("refused",), _NOBODY),
    (("could not translate",), _NOBODY),
    (("failed to resolve",), _NOBODY),
    (("role", "does not exist"), "die gebruiker bestaat niet"),
    (("does not exist",), _NOTHING),
    (("password",), _NO_ENTRY),
    (("authentication",), _NO_ENTRY),
)
"""Reasons by words, for what goes wrong before there is a connection.

The driver gives no code for that (psycopg 3.3).
"""


class SharedDatabase:
    """The PostgreSQL of all desks, as a context manager.

    `url` may leave out the password: PGPASSFILE and PGPASSWORD are read too.

    Raises IdoError when it can't be reached or used; no message repeats the URL or the password.
    """

    def __init__(self, url: str) -> None:
        if not url.startswith(("postgresql://", "postgres://")):
            raise _no_address()
        psycopg = _psycopg()
        try:
            psycopg.conninfo.conninfo_to_dict(url)
            with _explained():
                self._connection = psycopg.connect(
                    url, connect_timeout=_CONNECT_SECONDS, autocommit=True
                )
                self._connection.execute("SET search_path TO ido")
        except (psycopg.ProgrammingError, UnicodeError):
            # parts that are no part of an address, or a name that no host can have
            raise _no_address() from None

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
    def target(self) -> str:
        """A name for this database that holds no credentials.

        The desk remembers under it what it has shared.
        """
        info = self._connection.info
        return hashlib.sha256(f"{info.host}:{info.port}/{info.dbname}".encode()).hexdigest()[:16]

    def prepare(self) -> None:
        """Make the tables, or bring them to this version; many desks may do so at once.

        Raises IdoError for a newer version.
        """
        with _explained(), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            self._connection.execute("CREATE SCHEMA IF NOT EXISTS ido")
            self._connection.execute("CREATE TABLE IF NOT EXISTS version (number integer NOT NULL)")
            row = self._connection.execute("SELECT max(number) FROM version").fetchone()
            version = row[0] if row else None
            if version is not None and version > SCHEMA_VERSION:
                message = "De gedeelde database is van een nieuwere versie van ido."
                raise IdoError(message, "Werk ido op deze computer bij.")
            if version != SCHEMA_VERSION:
                self._connection.execute(_MIGRATE)
                self._connection.execute(_TABLES)
                self._connection.execute("INSERT INTO version VALUES (%s)", (SCHEMA_VERSION,))

    def migrate(self) -> None:
        """Bring the tables of an older version to this one; what is not there is not made."""
        if self.rows("SELECT to_regclass('ido.question') IS NOT NULL")[0][0]:
            self.prepare()

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a query of statistics.py finds."""
        with _explained():
            found: list[tuple[Any, ...]] = self._connection.execute(
                query.replace("?", "%s"), values
            ).fetchall()
            return found

    def put(self, rows: dict[str, Sequence[tuple[Any, ...]]]) -> None:
        """Put the rows of some sessions in one transaction.

        What is there already stays as it is.
        """
        with _explained(), self._connection.transaction(), self._connection.cursor() as cursor:
            for table, columns in _SHARED.items():
                signs = ", ".join(["%s"] * len(columns))
                head = f"INSERT INTO {table} ({', '.join(names(columns))})"
                cursor.executemany(f"{head} VALUES ({signs}) ON CONFLICT DO NOTHING", rows[table])


def push(
    store: "Store", shared: SharedDatabase, tell: Callable[[int], None] = lambda _count: None
) -> int:
    """Push the finished sessions that are not there yet, in batches; how many.

    `tell` hears the number after each batch.
    """
    shared.prepare()
    count = 0
    for ids in _batches(store, shared.target):
        shared.put(_rows(store, ids))
        store.mark_shared(ids, shared.target)
        count += len(ids)
        tell(count)
    return count


def _batches(store: "Store", target: str) -> Iterator[list[str]]:
    """The ids of finished sessions that are not marked as shared.

    Sorted, so that two desks never wait for each other in a circle.
    """
    query = (
        "SELECT s.id FROM session s WHERE s.done = 1"
        " AND NOT EXISTS (SELECT 1 FROM shared h WHERE h.session = s.id AND h.target = ?)"
        " ORDER BY s.id LIMIT ?"
    )
    while ids := [row[0] for row in store.rows(query, (target, BATCH))]:
        yield ids


def _rows(store: "Store", ids: Sequence[str]) -> dict[str, Sequence[tuple[Any, ...]]]:
    marks = ", ".join("?" * len(ids))
    keys = {"session": "id", "cases": "session"}

    def rows(table: str) -> Sequence[tuple[Any, ...]]:
        columns = ", ".join(names(_SHARED[table]))
        query = f"SELECT {columns} FROM {table} WHERE {keys[table]} IN ({marks})"
        return store.rows(query, tuple(ids))

    return {table: rows(table) for table in _SHARED}


def _no_address() -> IdoError:
    hint = "Het begint met postgresql://, zoals postgresql://server/ido."
    return IdoError("Dit is geen adres van een PostgreSQL.", hint, WRONG_USE)


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError:
        message = "Delen kan nog niet: er ontbreekt een onderdeel."
        raise IdoError(message, "Installeer het met: pip install 'ido-cli[delen]'.") from None
    return psycopg


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what the database says into a message without credentials."""
    psycopg = _psycopg()
    try:
        yield
    except psycopg.OperationalError as error:
        message = f"De gedeelde database is niet te bereiken ({_reason(error)})."
        raise IdoError(
            message, "Alles staat nog op deze computer. Probeer het later opnieuw."
        ) from None
    except psycopg.Error as error:
        message = f"De gedeelde database gaf een fout ({_reason(error)})."
        raise IdoError(message, "Geef dit door aan de beheerder van de database.") from None


def _reason(error: Exception) -> str:
    """Why, in a few words that hold no address, name or password."""
    from psycopg.errors import ConnectionTimeout

    state = getattr(error, "sqlstate", None)
    if state:
        known = (words for code, words in _BY_CODE.items() if state.startswith(code))
        return next(known, f"code {state}")
    if isinstance(error, ConnectionTimeout):
        return _NO_ANSWER
    text = str(error).lower()
    said = (words for sign, words in _BY_WORDS if all(part in text for part in sign))
    return next(said, type(error).__name__)
