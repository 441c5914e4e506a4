"""The stems by which words are compared, each with its weight."""

import math
from collections.abc import Collection, Iterable
from typing import Final

from ido_cli.recognition.dutch_words import parts, stem

_PART: Final = 0.6
"""A part of a compound counts for less than the word itself."""


class Stems:
    """The stems of words, and of the parts of compounds, among the words that are known."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self.vocabulary = vocabulary
        self._made: dict[str, dict[str, float]] = {}

    def of(self, words: Iterable[str]) -> dict[str, float]:
        """The stems of some words, each with its weight."""
        found: dict[str, float] = {}
        for word in words:
            if word not in self._made:
                known = parts(word, self.vocabulary)
                self._made[word] = dict.fromkeys(map(stem, known), _PART) | {stem(word): 1.0}
            for term, weight in self._made[word].items():
                if weight > found.get(term, 0.0):
                    found[term] = weight
        return found


def rarity(count: int, having: int) -> float:
    """How telling something is that so many of so many have: BM25's inverse frequency."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))
