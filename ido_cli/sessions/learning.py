"""What a recogniser can learn from the desk: visitors' words, and the advice where they ended.

Values in, values out. Nothing comes along of when, where or in which session it was said.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ido_cli.literal import literal
from ido_cli.recognition.match import Recognition
from ido_cli.recognition.phrases import words_of
from ido_cli.sessions.store import Kept
from ido_cli.trees.place import Place, target

_NOT_HELPED: Final = "niet-geholpen"
"""The outcome that proves nothing about where a visitor should have been."""
_MARK: Final = 16


@dataclass(frozen=True)
class Said:
    """What a visitor said, the tree that was begun in, and the advice where that ended."""

    text: str
    begun: str
    place: Place


@dataclass(frozen=True)
class Lesson:
    """The same words of some visitors.

    Each place where they ended with how often, the most frequent first; and the trees that were
    begun in. `text` is as it was typed last.
    """

    text: str
    places: tuple[tuple[Place, int], ...]
    begun: frozenset[str]

    @property
    def place(self) -> Place:
        """Where they ended most often."""
        return self.places[0][0]

    @property
    def count(self) -> int:
        """How often they were said."""
        return sum(count for _, count in self.places)

    @property
    def mark(self) -> str:
        """A mark of the words that does not tell them: kept longer than what was said may be."""
        return hashlib.sha256(words_of(self.text).encode()).hexdigest()[:_MARK]

    def teaches(self, heard: Recognition) -> bool:
        """Whether there is something to learn, since it is recognised as `heard` now.

        It is not sure, or surely something else than where the visitors ended. A tree from which
        they were led there is right.
        """
        first = next(iter(heard.matches), None)
        if first is None or not first.sure:
            return True
        if first.tree != self.place.tree:
            return first.tree not in self.begun
        return first.advice not in (None, self.place.step)


def said(kept: Iterable[Kept]) -> Iterator[Said]:
    """What was said in sessions, of each case that ended with an advice that helped."""
    for one in kept:
        for number, case in enumerate(one.session.cases):
            report = one.ended.get(number)
            helped = case.outcome not in (None, _NOT_HELPED)
            if helped and case.text and report and report.advice:
                text = " ".join(literal(case.text).split())
                yield Said(text, case.tree, target(case.tree, report.advice))


def lessons(every: Iterable[Said]) -> tuple[Lesson, ...]:
    """The same words once, the most frequent first; of each the spelling that came first here."""
    groups: dict[str, list[Said]] = {}
    for one in every:
        if words := words_of(one.text):
            groups.setdefault(words, []).append(one)
    made = (
        Lesson(
            group[0].text,
            tuple(Counter(one.place for one in group).most_common()),
            frozenset(one.begun for one in group),
        )
        for group in groups.values()
    )
    return tuple(sorted(made, key=lambda lesson: (-lesson.count, lesson.text)))
