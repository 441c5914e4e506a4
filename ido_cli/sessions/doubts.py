"""What a desk says is not right, as the coordinator sees it: apart from any visit.

A line about an advice or a partner stays until it is settled; the words with it never leave the
desk's file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ido_cli.sessions.own_file.database import Statement
from ido_cli.trees.place import JUMP

ALL: Final = "SELECT number, day, subject, words FROM doubt ORDER BY number"


@dataclass(frozen=True)
class Doubt:
    """One line: about a partner (its id) or an advice (`boom#advies`), with words or without.

    `number` is how it is called when it is settled; 0 for one that is not kept yet.
    """

    day: date
    subject: str
    words: str = ""
    number: int = 0

    @property
    def about_advice(self) -> bool:
        """Whether it is about an advice, not about a partner."""
        return JUMP in self.subject

    @property
    def tree(self) -> str:
        """The tree of the advice that it is about; empty for a partner."""
        return self.subject.partition(JUMP)[0] if self.about_advice else ""


def to_keep(doubt: Doubt) -> list[Statement]:
    """The statements that keep a line.

    A line without words says no more than another about the same.
    """
    values = (doubt.day.isoformat(), doubt.subject, doubt.words)
    about = (doubt.subject, doubt.words)
    return [
        ("DELETE FROM doubt WHERE subject = ? AND words = '' AND ? <> ''", about),
        (
            "INSERT INTO doubt (day, subject, words) SELECT ?1, ?2, ?3"
            " WHERE ?3 <> '' OR NOT EXISTS (SELECT 1 FROM doubt WHERE subject = ?2)",
            values,
        ),
    ]


def to_settle(numbers: Iterable[int]) -> list[Statement]:
    """The statements that take lines away."""
    return [("DELETE FROM doubt WHERE number = ?", (number,)) for number in numbers]


def read(row: Iterable[Any]) -> Doubt:
    """A kept line. Raises ValueError for a row that we did not write."""
    number, day, subject, words = row
    return Doubt(date.fromisoformat(day), subject, words, number)
