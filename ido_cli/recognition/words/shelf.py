"""Where an index lies: an SQLite database, in memory or in a file that is never changed again.

A row is read when it is asked for, so that a desk holds those of its visitors' words and no others.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from ido_cli.errors import IdoError
from ido_cli.recognition.phrases import Phrase

_ROWS_IN_MEMORY: Final = 1024
"""Rows that were read last: what is typed next has most of the words of what was typed before."""
_KILOBYTES: Final = 256
"""What SQLite keeps of a file; the system keeps it too, for all desks together."""
_SCHEMA: Final = """
    CREATE TABLE row (
        kind INTEGER, term TEXT, numbers BLOB, scores BLOB, PRIMARY KEY (kind, term)
    ) WITHOUT ROWID;
    CREATE TABLE piece (
        of INTEGER, term TEXT, owners INTEGER, times INTEGER, numbers BLOB, scores BLOB,
        PRIMARY KEY (of, term)
    ) WITHOUT ROWID;
    CREATE TABLE phrase (number INTEGER PRIMARY KEY, text TEXT, tree TEXT, advice TEXT, words TEXT);
    CREATE TABLE value (name TEXT PRIMARY KEY, json TEXT);
    CREATE TABLE text (name TEXT PRIMARY KEY, packed BLOB);
"""

_AMONG: Final = "term IN (SELECT value FROM json_each(?))"

Row = tuple[Sequence[int], Sequence[float]]
"""The numbers of what has a term, each with its score."""
_NONE: Final[Row] = ((), ())


class Kind(IntEnum):
    """What the numbers of a row are of. WHOSE has one row: the advice of each phrase."""

    PHRASE = 1
    ADVICE = 2
    WHOSE = 3


class Of(IntEnum):
    """What has a piece: an advice or a tree in Dutch, or a tree in other languages.

    LEARNT are the trees that it tells from others, by what was learnt.
    """

    ADVICE = 1
    TREE = 2
    FOREIGN = 3
    LEARNT = 4


class Known(NamedTuple):
    """How many have a piece, and how often it is there in all."""

    owners: int
    times: int


class Shelf:
    """The rows, the phrases and some values of an index.

    To read one raises IdoError when its disk is gone.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.row = lru_cache(_ROWS_IN_MEMORY)(self._row)
        """The row of a kind and a term; an empty one for a term that nothing has."""

    @classmethod
    def new(cls) -> Self:
        """An empty one, in memory."""
        database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        database.executescript(_SCHEMA)
        return cls(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """One that is whole, to read."""
        place = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(place, uri=True, check_same_thread=False)
        database.execute(f"PRAGMA cache_size = -{_KILOBYTES}")
        return cls(database)

    def data(self) -> bytes:
        """All of it, as the bytes of a file."""
        return self._database.serialize()

    def put_rows(self, kind: Kind, rows: Iterable[tuple[str, Row]]) -> None:
        """Put rows in, each with its term; in the order of these it is faster."""
        packed = (
            (kind, term, array("I", numbers).tobytes(), array("f", scores).tobytes())
            for term, (numbers, scores) in rows
        )
        self._insert("row VALUES (?, ?, ?, ?)", packed)

    def _row(self, kind: Kind, term: str) -> Row:
        asked = "SELECT numbers, scores FROM row WHERE kind = ? AND term = ?"
        for numbers, scores in self._read(asked, kind, term):
            return array("I", numbers), array("f", scores)
        return _NONE

    def put_pieces(self, of: Of, rows: Iterable[tuple[str, int, Row]]) -> None:
        """Put the rows of pieces in, each with the piece and how often it is there in all."""
        packed = (
            (
                of,
                piece,
                len(numbers),
                times,
                array("I", numbers).tobytes(),
                array("f", scores).tobytes(),
            )
            for piece, times, (numbers, scores) in rows
        )
        self._insert("piece VALUES (?, ?, ?, ?, ?, ?)", packed)

    def known(self, of: Of, pieces: Iterable[str]) -> dict[str, Known]:
        """Those of some pieces that are known."""
        asked = f"SELECT term, owners, times FROM piece WHERE of = ? AND {_AMONG}"
        found = self._read(asked, of, json.dumps(list(pieces)))
        return {piece: Known(owners, times) for piece, owners, times in found}

    def times(self, of: Of) -> int:
        """How many pieces there are in all."""
        return int(self._read("SELECT TOTAL(times) FROM piece WHERE of = ?", of)[0][0])

    def pieces(self, of: Of, pieces: Iterable[str]) -> dict[str, Row]:
        """The rows of those of some pieces that are known."""
        asked = f"SELECT term, numbers, scores FROM piece WHERE of = ? AND {_AMONG}"
        found = self._read(asked, of, json.dumps(list(pieces)))
        return {piece: (array("I", nums), array("f", scores)) for piece, nums, scores in found}

    def put_phrases(self, phrases: Iterable[tuple[Phrase, str]]) -> None:
        """Put phrases in, each with its words (see words_of), numbered from 0."""
        rows = (
            (number, one.text, one.tree, one.advice, words)
            for number, (one, words) in enumerate(phrases)
        )
        self._insert("phrase VALUES (?, ?, ?, ?, ?)", rows)
        self._database.execute("CREATE INDEX by_words ON phrase (words)")

    def phrase(self, number: int) -> Phrase:
        """The phrase of a number."""
        asked = "SELECT text, tree, advice FROM phrase WHERE number = ?"
        return Phrase(*self._read(asked, number)[0])

    def phrases(self) -> list[Phrase]:
        """All phrases, in the order of their numbers."""
        asked = "SELECT text, tree, advice FROM phrase ORDER BY number"
        return [Phrase(*row) for row in self._read(asked)]

    def saying(self, words: str) -> list[Phrase]:
        """The phrases of these words (see words_of)."""
        asked = "SELECT text, tree, advice FROM phrase WHERE words = ? ORDER BY number"
        return [Phrase(*row) for row in self._read(asked, words)]

    def put(self, name: str, value: Any) -> None:
        """Put a value in."""
        self._database.execute(
            "INSERT INTO value VALUES (?, ?)", (name, json.dumps(value, ensure_ascii=False))
        )

    def value(self, name: str) -> Any:
        """The value of a name; None when there is none."""
        asked = "SELECT json FROM value WHERE name = ?"
        return next((json.loads(row[0]) for row in self._read(asked, name)), None)

    def put_texts(self, texts: Mapping[str, bytes]) -> None:
        """Put packed texts in by their names."""
        self._insert("text VALUES (?, ?)", texts.items())

    def texts(self) -> dict[str, bytes]:
        """The packed texts by their names."""
        return dict(self._read("SELECT name, packed FROM text"))

    def _insert(self, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._database.execute("BEGIN")  # a row alone would be a transaction each
        self._database.executemany(f"INSERT INTO {into}", rows)
        self._database.execute("COMMIT")

    def _read(self, asked: str, *values: str | int) -> list[Any]:
        with _told():
            return self._database.execute(asked, values).fetchall()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = f"De index van woorden is niet te lezen: {error}."
        raise IdoError(message, "Start ido opnieuw.") from error
