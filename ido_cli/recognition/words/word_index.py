"""Asks an index over phrases: by phrase, by advice, and by the pieces of a text.

See building for what it is made of.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from ido_cli.recognition.dutch_words import (
    STOP_WORDS,
    Speller,
    clauses,
    content,
    denied,
    parts,
    stem,
    tokens,
)
from ido_cli.recognition.phrases import Phrase, words_of
from ido_cli.recognition.words.building import Advice, build
from ido_cli.recognition.words.learnt import Learnt
from ido_cli.recognition.words.pieces import Pieces, pieces
from ido_cli.recognition.words.shelf import Kind, Row, Shelf
from ido_cli.recognition.words.stems import Stems, rarity
from ido_cli.trees.elsewhere import Elsewhere

_MENDED: Final = 0.8
_DENIED: Final = 0.2
"""What the text says it is not about counts for this much."""
_GUESSED: Final = 0.5
"""A compound of known words is known for this much: 'evenementenvergunning' is no 'vergunning'."""
_MOST_MENDED: Final = 12
"""More words without a meaning are a list of names, not a question with typing errors."""
_MOST_TERMS: Final = 24
"""What phrases are compared with: the rarest words of a story tell what it is about."""
_DUTCH_WORDS: Final = 0.5
"""A text is Dutch from this share of known words on."""
_DUTCH_PIECES: Final = 0.82
"""Or from this share of known pieces on: German comes to 0.8, French to 0.78, others to less."""
_DUTCH_PIECES_TOLD: Final = 0.72
"""As much, where phrases in other languages tell it too."""

_DOUBT: Final = -3.0
"""A text is Dutch while all its pieces are no likelier in other languages than so (a logarithm)."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4
"""A shorter word is no reason in a language that is not known."""
_TELLING: Final = 0.12
"""A word in another language is a reason when its pieces are this much the tree's, on average."""

Scores = Sequence[float]
"""A score for each advice of an index; nothing for one that a text has no term of."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text as the index sees it.

    `text` is as it was typed, `weights` are those of its stems, `origin` is the word that each came
    from, `words` how much each word counts (a denied one less), `known` the share of its evidence
    that is known, and `parts` its clauses.
    """

    text: str
    weights: Mapping[str, float]
    origin: Mapping[str, str]
    words: Mapping[str, float]
    known: float
    parts: Sequence[Sequence[str]]


class WordIndex:
    """An index over phrases, read from a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.vocabulary: set[str] = set(shelf.value("vocabulary"))
        self._denials: set[str] = set(shelf.value("denials"))
        self._names: list[Advice] = [(tree, name) for tree, name in shelf.value("advices")]
        self._of, _ = shelf.row(Kind.WHOSE, "")
        self.trees = sorted({tree for tree, _ in self._names})
        self._places = _places(self._names)
        self.kinds: Mapping[str, Elsewhere] = {
            name: Elsewhere.model_construct(helps=helps, phrases=())
            for name, helps in shelf.value("kinds").items()
        }
        """What is not for this desk, without its phrases."""
        self._rarest = rarity(len(self._of), 1)
        self._speller = Speller(self.vocabulary)
        self._stems = Stems(self.vocabulary)
        self._pieces = Pieces(shelf, len(self._names), len(self.trees))

    @classmethod
    def of(
        cls,
        phrases: Iterable[Phrase],
        kinds: Mapping[str, Elsewhere] | None = None,
        foreign: Sequence[Phrase] = (),
        before: Learnt | None = None,
    ) -> Self:
        """An index over phrases, in memory (see build)."""
        shelf = Shelf.new()
        build(phrases, shelf, kinds, foreign, before)
        return cls(shelf)

    def every_phrase(self) -> list[Phrase]:
        """All phrases, also those in other languages, which are not indexed."""
        foreign = self._shelf.value("foreign") or ()
        return [*self._shelf.phrases(), *(Phrase(*one) for one in foreign)]

    def phrase(self, number: int) -> Phrase:
        """The phrase of a number."""
        return self._shelf.phrase(number)

    def advice_of(self, number: int) -> Advice:
        """The advice, or the tree itself, that the phrase of a number stands for."""
        return self._names[self._of[number]]

    def query(self, text: str) -> Query:
        """A text as this index sees it."""
        found = clauses(text, self.vocabulary)
        words = self._weighed(found)
        weights: dict[str, float] = {}
        origin: dict[str, str] = {}
        evidence = known = 0.0
        unknown = 0
        for word, counts in words.items():
            meant, certain = word, 1.0
            if not self.rarity(stem(word)):
                certain = _GUESSED
                if not parts(word, self.vocabulary):
                    unknown += 1
                    mended = self._speller.mend(word) if unknown <= _MOST_MENDED else None
                    meant, certain = mended or "", _MENDED
            terms = self._stems.of([meant]) if meant else {}
            factor = counts * (_MENDED if meant != word else 1.0)
            rarest = max(map(self.rarity, terms), default=0.0)
            evidence += rarest or self._rarest
            known += certain * rarest
            for term, weight in terms.items():
                if self.rarity(term) and factor * weight > weights.get(term, 0.0):
                    weights[term], origin[term] = factor * weight, word
        return Query(text, weights, origin, words, known / evidence if evidence else 0.0, found)

    def hits(self, query: Query) -> dict[int, float]:
        """The score of each phrase by its number, over the most telling words of a long text."""
        found: dict[int, float] = {}
        weights = query.weights
        telling = sorted(weights, key=lambda term: -weights[term] * self.rarity(term))
        for term in telling[:_MOST_TERMS]:
            weight = weights[term]
            for number, score in zip(*self._shelf.row(Kind.PHRASE, term), strict=True):
                found[number] = found.get(number, 0.0) + weight * score
        return found

    def advices(self, query: Query) -> Scores:
        """The score of each advice, all its phrases together."""
        rows = ((self._shelf.row(Kind.ADVICE, one), by) for one, by in query.weights.items())
        return _added(rows, len(self._names))

    def pieces(self, query: Query) -> tuple[dict[str, float], Scores, dict[str, float]]:
        """The score of each tree and of each advice by the pieces of a Dutch text.

        With them goes that of each tree as it was learnt; none where nothing was.
        """
        trees, advices, learnt = self._pieces.dutch(_asked(query))
        return self._by_tree(trees), advices, self._by_tree(learnt)

    def foreign_pieces(self, query: Query) -> tuple[dict[str, float], float]:
        """The score of each tree by the pieces of a text in another language.

        With it goes the share of its pieces that phrases in other languages have.
        """
        trees, known = self._pieces.foreign(_asked(query))
        return self._by_tree(trees), known

    def _by_tree(self, scores: Sequence[float]) -> dict[str, float]:
        return {tree: score for tree, score in zip(self.trees, scores, strict=True) if score}

    def telling(self, query: Query, tree: str) -> list[str]:
        """The words of a text in another language that tell this tree, as they were typed."""
        words = dict.fromkeys(one for one in _WORD.findall(query.text) if len(one) >= _SHORTEST)
        asked = {typed: {*pieces(tokens(typed))} for typed in list(words)[:_MOST_TERMS]}
        every = {piece for found in asked.values() for piece in found}
        shares = self._pieces.shares(every, self.trees.index(tree))
        told: dict[str, float] = {}
        for typed, found in asked.items():
            known = [shares[piece] for piece in found if piece in shares]
            if sum(known) >= _TELLING * len(known) > 0:
                told[typed] = sum(known)
        return sorted(told, key=lambda word: -told[word])

    def best(self, scores: Scores) -> dict[str, float]:
        """The score of the best advice of each tree that has one."""
        found = {tree: max(scores[place]) for tree, place in self._places.items()}
        return {tree: score for tree, score in found.items() if score}

    def advices_in(self, tree: str) -> list[str]:
        """The names of the advices of a tree."""
        return [name for _, name in self._names[self._places[tree]] if name]

    def of_tree(self, scores: Scores, tree: str) -> dict[str, float]:
        """The scores of the advices of a tree by their names."""
        place = self._places[tree]
        rows = zip(self._names[place], scores[place], strict=True)
        return {name: score for (_, name), score in rows if name and score}

    def rarity(self, term: str) -> float:
        """How telling a stem is: nothing for one that no phrase has."""
        having, _ = self._shelf.row(Kind.PHRASE, term)
        return rarity(len(self._of), len(having)) if having else 0.0

    def gains(self, query: Query, numbers: Iterable[int]) -> dict[str, float]:
        """What each stem of a query adds to the score of these phrases."""
        wanted = list(numbers)
        found: dict[str, float] = {}
        for term, weight in query.weights.items():
            having, scores = self._shelf.row(Kind.PHRASE, term)
            places = ((bisect_left(having, number), number) for number in wanted)
            gain = sum(
                scores[at] for at, number in places if at < len(having) and having[at] == number
            )
            if gain:
                found[term] = weight * gain
        return found

    def likeness(self, query: Query, number: int) -> float:
        """How much of a query and of a phrase is the same, from 0 to 1: the cosine of their stems.

        It does not grow with their length.
        """
        phrase = self._stems.of(content(tokens(self.phrase(number).text)))
        common = query.weights.keys() & phrase.keys()
        shared = sum(query.weights[one] * phrase[one] * self.rarity(one) ** 2 for one in common)
        lengths = self._length(query.weights) * self._length(phrase)
        return shared / lengths if lengths else 0.0

    def _length(self, terms: Mapping[str, float]) -> float:
        return math.hypot(*(weight * self.rarity(term) for term, weight in terms.items()))

    def share(self, term: str, tree: str) -> float:
        """The share of the phrases with a stem that are of this tree."""
        numbers, _ = self._shelf.row(Kind.PHRASE, term)
        of, place = self._of, range(len(self._names))[self._places[tree]]
        return sum(of[one] in place for one in numbers) / len(numbers)

    def saying(self, text: str) -> list[Phrase]:
        """The phrases that are this text, word for word."""
        words = words_of(text)
        return self._shelf.saying(words) if words else []

    def is_dutch(self, query: Query) -> bool:
        """Whether a text is Dutch: half of its words are known, or nearly all of their pieces.

        By its pieces a word that no phrase has is Dutch too ('amateurkunstsubsidie'). When not all
        words are known, pieces that are likelier in other languages tell that it is not.
        """
        words = [word for part in query.parts for word in part]
        known = sum(word in STOP_WORDS or word in self.vocabulary for word in words)
        if known == len(words):
            return True
        found = {piece for part in query.parts for piece in pieces(part)}
        odds = self._pieces.odds(found)
        if odds is not None and odds < _DOUBT:
            return False
        if known >= _DUTCH_WORDS * len(words):
            return True
        least = _DUTCH_PIECES if odds is None else _DUTCH_PIECES_TOLD
        return self._pieces.share_in_dutch(found) >= least

    def _weighed(self, found: Sequence[Sequence[str]]) -> dict[str, float]:
        """How much each word of a text counts.

        What one clause denies counts less when another says what it is about, and only when no
        phrase denies it as well: 'geen geld' and 'nog geen digid' are what it is about.
        """
        words: dict[str, float] = {}
        for part in found:
            told = content(part)
            elsewhere = any(content(other) for other in found if other is not part)
            less = denied(part) if elsewhere else ()
            for word in told:
                is_denied = word in less and stem(word) not in self._denials
                words[word] = max(words.get(word, 0.0), _DENIED if is_denied else 1.0)
        return words


def _asked(query: Query) -> set[str]:
    """The pieces of a text without what it denies."""
    told = ([word for word in part if query.words.get(word, 1.0) == 1.0] for part in query.parts)
    return {piece for part in told for piece in pieces(part)}


def _added(rows: Iterable[tuple[Row, float]], count: int) -> Scores:
    """The score of each of so many that a row may number; each row counts for its weight."""
    found = [0.0] * count
    for (numbers, scores), weight in rows:
        for number, score in zip(numbers, scores, strict=True):
            found[number] += weight * score
    return found


def _places(names: Sequence[Advice]) -> dict[str, slice]:
    """Where the advices of each tree stand; those of a tree stand together."""
    found: dict[str, slice] = {}
    for number, (tree, _) in enumerate(names):
        first = found[tree].start if tree in found else number
        found[tree] = slice(first, number + 1)
    return found
