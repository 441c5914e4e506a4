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
from typing import Any, Final, Self

from ido_cli.errors import IdoError
from ido_cli.recognition.phrases import Phrase

_ROWS_IN_MEMORY: Final = 1024
"""Rows that were read last: what is typed next has most of the words of what was typed before."""
_SCHEMA: Final = """
    CREATE TABLE row (
        kind INTEGER, term TEXT, numbers BLOB, scores BLOB, PRIMARY KEY (kind, term)
    ) WITHOUT ROWID;
    CREATE TABLE phrase (number INTEGER PRIMARY KEY, text TEXT, tree TEXT, advice TEXT, words TEXT);
    CREATE TABLE value (name TEXT PRIMARY KEY, json TEXT);
    CREATE TABLE text (name TEXT PRIMARY KEY, packed BLOB);
"""

_SIZES: Final = f"SELECT term, length(numbers) / {array('I').itemsize} FROM row WHERE kind = ?"
_AMONG: Final = "term IN (SELECT value FROM json_each(?))"

Row = tuple[Sequence[int], Sequence[float]]
"""The numbers of what has a term, each with its score."""
_NONE: Final[Row] = ((), ())


class Kind(IntEnum):
    """What the numbers of a row are of, and what its term is.

    A foreign piece is that of a tree in another language. That of a language has no number; its
    score tells Dutch from others. WHOSE has one row: the number of the advice of each phrase.
    """

    PHRASE = 1
    ADVICE = 2
    ADVICE_PIECE = 3
    TREE_PIECE = 4
    FOREIGN_PIECE = 5
    LANGUAGE_PIECE = 6
    WHOSE = 7


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
        return cls(sqlite3.connect(place, uri=True, check_same_thread=False))

    def data(self) -> bytes:
        """All of it, as the bytes of a file."""
        return self._database.serialize()

    def put_rows(self, kind: Kind, rows: Iterable[tuple[str, Row]]) -> None:
        """Put rows in, each with its term; in the order of these it is faster."""
        packed = (
            (kind, term, array("I", numbers).tobytes(), array("f", scores).tobytes())
            for term, (numbers, scores) in rows
        )
        self._database.executemany("INSERT INTO row VALUES (?, ?, ?, ?)", packed)

    def _row(self, kind: Kind, term: str) -> Row:
        asked = "SELECT numbers, scores FROM row WHERE kind = ? AND term = ?"
        for numbers, scores in self._read(asked, kind, term):
            return array("I", numbers), array("f", scores)
        return _NONE

    def rows(self, kind: Kind, terms: Iterable[str]) -> list[Row]:
        """The rows of many terms; of those that nothing has there is none."""
        asked = f"SELECT numbers, scores FROM row WHERE kind = ? AND {_AMONG}"
        found = self._read(asked, kind, json.dumps(list(terms)))
        return [(array("I", numbers), array("f", scores)) for numbers, scores in found]

    def sizes(self, kind: Kind, terms: Iterable[str]) -> dict[str, int]:
        """How many numbers the row of each term has, of those that are known."""
        return dict(self._read(f"{_SIZES} AND {_AMONG}", kind, json.dumps(list(terms))))

    def every_size(self, kind: Kind) -> Iterator[tuple[str, int]]:
        """The terms of a kind, each with how many numbers its row has, one at a time."""
        with _told():
            yield from self._database.execute(_SIZES, (kind,))

    def put_phrases(self, phrases: Iterable[tuple[Phrase, str]]) -> None:
        """Put phrases in, each with its words (see words_of), numbered from 0."""
        rows = (
            (number, one.text, one.tree, one.advice, words)
            for number, (one, words) in enumerate(phrases)
        )
        self._database.executemany("INSERT INTO phrase VALUES (?, ?, ?, ?, ?)", rows)
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
        self._database.executemany("INSERT INTO text VALUES (?, ?)", texts.items())

    def texts(self) -> dict[str, bytes]:
        """The packed texts by their names."""
        return dict(self._read("SELECT name, packed FROM text"))

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
