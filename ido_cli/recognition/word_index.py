"""The words of phrases, indexed by phrase, by advice and by tree.

Phrases and advices are scored over Dutch stems with BM25's weights (Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009). Advices and trees are scored over pieces of four signs of
the whole text too: they forgive endings, compounds and typing errors, and hear in the small words
and in what follows what how a thing is said ("op m'n naam", "moet terug").
"""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from sys import intern
from typing import Final, Generic, TypeVar

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
from ido_cli.recognition.phrases import Phrase

_K1: Final = 1.2
_B: Final = 0.5
_ADVICE_K: Final = 1.5
_TREE_K: Final = 3.0
_PIECE: Final = 4
_PART: Final = 0.6
"""A part of a compound counts for less than the word itself."""
_MENDED: Final = 0.8
_DENIED: Final = 0.2
"""What the text says it is not about counts for this much."""
_GUESSED: Final = 0.5
"""A compound of known words is known for this much: 'evenementenvergunning' is no 'vergunning'."""
_MOST_MENDED: Final = 12
"""More words without a meaning are a list of names, not a question with typing errors."""

_MOST_TERMS: Final = 24
"""What phrases are compared with: the rarest words of a story tell what it is about."""
_MOST_PIECES: Final = 120
"""And so do its rarest pieces; a question of ten words has some fifty."""

Advice = tuple[str, str | None]
"""A tree and the name of an advice in it; None for what stands at the tree itself."""
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Query:
    """A text as the index sees it.

    `weights` are those of its stems, `origin` is the word that each came from, `words` how much
    each word counts (a denied one less), `known` the share of its evidence that is known, and
    `parts` its clauses.
    """

    weights: Mapping[str, float]
    origin: Mapping[str, str]
    words: Mapping[str, float]
    known: float
    parts: Sequence[Sequence[str]]


_Row = tuple[Sequence[int], Sequence[float]]
_NONE: Final[_Row] = ((), ())


class _Rows:
    """Term -> the numbers of the documents that have it, each with its score.

    All rows lie behind each other in two arrays: an array for each term, most of them of one or two
    numbers, would take eight times as much memory.
    """

    def __init__(self, documents: Iterable[Mapping[str, float]]) -> None:
        self._places: dict[str, int] = {}
        terms, numbers, scores = array("I"), array("I"), array("f")
        for number, document in enumerate(documents):
            for term, score in document.items():
                terms.append(self._places.setdefault(term, len(self._places)))
                numbers.append(number)
                scores.append(score)
        self._starts = array("I", bytes(4 * len(self._places) + 4))
        for row in terms:
            self._starts[row + 1] += 1
        self._starts = array("I", accumulate(self._starts))
        free = self._starts[:]
        self._numbers, self._scores = numbers[:], scores[:]
        for row, number, score in zip(terms, numbers, scores, strict=True):
            place = free[row]
            free[row] += 1
            self._numbers[place], self._scores[place] = number, score

    def get(self, term: str, none: _Row) -> _Row:
        """The numbers of a term with their scores; `none` for a term that no document has."""
        place = self._places.get(term)
        if place is None:
            return none
        start, end = self._starts[place : place + 2]
        return self._numbers[start:end], self._scores[start:end]

    def having(self, term: str) -> int:
        """How many documents have a term."""
        place = self._places.get(term)
        return 0 if place is None else self._starts[place + 1] - self._starts[place]

    def weigh(self, weight: Callable[[int], float]) -> None:
        """Multiply each score by the weight of a term that so many documents have."""
        for start, end in pairwise(self._starts):
            by = weight(end - start)
            for place in range(start, end):
                self._scores[place] *= by


class _Postings(Generic[Name]):
    """Names with the terms that each has so many times, scored by how rare a term is."""

    def __init__(self, counts: Iterable[tuple[Name, Mapping[str, float]]], k: float) -> None:
        self.names: list[Name] = []
        self._rows = _Rows(self._shares(counts, k))
        self._rows.weigh(partial(rarity, len(self.names)))

    def _shares(
        self, counts: Iterable[tuple[Name, Mapping[str, float]]], k: float
    ) -> Iterator[dict[str, float]]:
        for name, terms in counts:
            self.names.append(name)
            yield {term: count / (count + k) for term, count in terms.items()}

    def scores(self, terms: Mapping[str, float]) -> dict[Name, float]:
        """The score of each name that has one of the terms."""
        found = [0.0] * len(self.names)
        for term, weight in terms.items():
            for number, score in zip(*self._rows.get(term, _NONE), strict=True):
                found[number] += weight * score
        return {name: score for name, score in zip(self.names, found, strict=True) if score}

    def rarest(self, terms: Iterable[str], count: int) -> list[str]:
        """At most `count` of the terms that any name has: those that the fewest have."""
        known = sorted(term for term in terms if self._rows.having(term))
        return sorted(known, key=self._rows.having)[:count]


class WordIndex:
    """An index over phrases. Building it takes the time of stemming every word once."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = list(phrases)
        self.trees = sorted({phrase.tree for phrase in self.phrases})
        self._whole = array("q")
        """The hash of the words of each phrase."""
        self._denials: set[str] = set()
        words: list[list[str]] = []
        said: dict[Advice, list[list[str]]] = {}
        same: dict[str, str] = {}
        for phrase in self.phrases:
            row = [same.setdefault(word, word) for word in tokens(phrase.text)]
            self._whole.append(hash(tuple(row)))
            self._denials.update(map(stem, denied(row)))
            words.append(content(row))
            said.setdefault((phrase.tree, phrase.advice), []).append(row)
        self.vocabulary = {word for row in words for word in row}
        self._speller = Speller(self.vocabulary)
        self._stems: dict[str, dict[str, float]] = {}
        self._index_phrases(words)
        advices: dict[Advice, dict[str, float]] = {}
        for phrase, row in zip(self.phrases, words, strict=True):
            counts = advices.setdefault((phrase.tree, phrase.advice), {})
            for term, weight in self._terms(row).items():
                counts[term] = counts.get(term, 0.0) + weight
        self._stems.clear()
        self._advices = _Postings(advices.items(), _ADVICE_K)
        del advices
        self._advice_pieces = _Postings(
            ((advice, _counted(rows)) for advice, rows in said.items()), _ADVICE_K
        )
        spoken: dict[str, list[list[str]]] = {tree: [] for tree in self.trees}
        for (tree, _), rows in said.items():
            spoken[tree] += rows
        self._tree_pieces = _Postings(
            ((tree, _counted(rows)) for tree, rows in spoken.items()), _TREE_K
        )

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
            if stem(word) not in self._rarity:
                certain = _GUESSED
                if not parts(word, self.vocabulary):
                    unknown += 1
                    mended = self._speller.mend(word) if unknown <= _MOST_MENDED else None
                    meant, certain = mended or "", _MENDED
            terms = self._terms([meant]) if meant else {}
            factor = counts * (_MENDED if meant != word else 1.0)
            rarest = max((self._rarity.get(term, 0.0) for term in terms), default=0.0)
            evidence += rarest or self._rarest
            known += certain * rarest
            for term, weight in terms.items():
                if term in self._rarity and factor * weight > weights.get(term, 0.0):
                    weights[term], origin[term] = factor * weight, word
        return Query(weights, origin, words, known / evidence if evidence else 0.0, found)

    def hits(self, query: Query) -> dict[int, float]:
        """The score of each phrase by its number, over the most telling words of a long text."""
        found: dict[int, float] = {}
        weights = query.weights
        telling = sorted(weights, key=lambda term: -weights[term] * self._rarity[term])
        for term in telling[:_MOST_TERMS]:
            weight = weights[term]
            for number, score in zip(*self._postings.get(term, _NONE), strict=True):
                found[number] = found.get(number, 0.0) + weight * score
        return found

    def advices(self, query: Query) -> dict[Advice, float]:
        """The score of each advice, all its phrases together."""
        return self._advices.scores(query.weights)

    def pieces(self, query: Query) -> tuple[dict[str, float], dict[Advice, float]]:
        """The score of each tree and of each advice by the pieces of a text."""
        told = (
            [word for word in part if query.words.get(word, 1.0) == 1.0] for part in query.parts
        )
        every = {piece for part in told for piece in _pieces(part)}
        found = dict.fromkeys(self._advice_pieces.rarest(every, _MOST_PIECES), 1.0)
        return self._tree_pieces.scores(found), self._advice_pieces.scores(found)

    def rarity(self, term: str) -> float:
        """How telling a stem is: nothing for one that no phrase has."""
        return self._rarity.get(term, 0.0)

    def gains(self, query: Query, numbers: Iterable[int]) -> dict[str, float]:
        """What each stem of a query adds to the score of these phrases."""
        wanted = set(numbers)
        found: dict[str, float] = {}
        for term, weight in query.weights.items():
            rows = zip(*self._postings.get(term, _NONE), strict=True)
            if gain := sum(score for number, score in rows if number in wanted):
                found[term] = weight * gain
        return found

    def likeness(self, query: Query, number: int) -> float:
        """How much of a query and of a phrase is the same, from 0 to 1: the cosine of their stems.

        It does not grow with their length.
        """
        phrase = self._terms(content(tokens(self.phrases[number].text)))
        common = query.weights.keys() & phrase.keys()
        shared = sum(query.weights[one] * phrase[one] * self._rarity[one] ** 2 for one in common)
        lengths = self._length(query.weights) * self._length(phrase)
        return shared / lengths if lengths else 0.0

    def _length(self, terms: Mapping[str, float]) -> float:
        return math.hypot(*(weight * self._rarity[term] for term, weight in terms.items()))

    def share(self, term: str, tree: str) -> float:
        """The share of the phrases with a stem that are of this tree."""
        numbers, _ = self._postings.get(term, _NONE)
        return sum(self.phrases[number].tree == tree for number in numbers) / len(numbers)

    def saying(self, text: str) -> list[Phrase]:
        """The phrases that are this text, word for word."""
        words = tokens(text)
        wanted = hash(tuple(words)) if words else None
        return [self.phrases[n] for n, whole in enumerate(self._whole) if whole == wanted]

    def is_dutch(self, query: Query, share: float) -> bool:
        """Whether this share of the words of a text is known."""
        words = [word for part in query.parts for word in part]
        known = sum(word in STOP_WORDS or word in self.vocabulary for word in words)
        return known >= share * len(words)

    def _index_phrases(self, words: Sequence[Sequence[str]]) -> None:
        """Score the stems of each phrase.

        They are made again at each turn: to keep them all would take more memory than the index.
        """
        count = len(words)
        total = 0.0
        having: Counter[str] = Counter()
        for document in map(self._terms, words):
            total += sum(document.values())
            having.update(document.keys())
        average = total / count if count else 1.0
        self._rarity = {term: rarity(count, number) for term, number in having.items()}
        self._rarest = rarity(count, 1)
        self._postings = _Rows(self._scored(self._terms(row), average) for row in words)

    def _scored(self, document: Mapping[str, float], average: float) -> dict[str, float]:
        """The score of each stem of a phrase: it counts for less in a long phrase."""
        fading = _K1 * (1 - _B + _B * sum(document.values()) / average) if average else _K1
        return {
            term: self._rarity[term] * weight * (_K1 + 1) / (weight + fading)
            for term, weight in document.items()
        }

    def _terms(self, words: Iterable[str]) -> dict[str, float]:
        """The stems of the words, and of the parts of compounds, each with its weight."""
        found: dict[str, float] = {}
        for word in words:
            if word not in self._stems:
                made = dict.fromkeys((stem(part) for part in parts(word, self.vocabulary)), _PART)
                self._stems[word] = made | {stem(word): 1.0}
            for term, weight in self._stems[word].items():
                if weight > found.get(term, 0.0):
                    found[term] = weight
        return found

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


def rarity(count: int, having: int) -> float:
    """How telling something is that so many of so many have: BM25's inverse frequency."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """The pieces of four signs of a text, with a mark between its words and around it."""
    marked = f"_{'_'.join(words)}_"
    return (intern(marked[at : at + _PIECE]) for at in range(max(1, len(marked) - _PIECE + 1)))


def _counted(rows: Iterable[Sequence[str]]) -> Counter[str]:
    return Counter(piece for row in rows for piece in _pieces(row))
