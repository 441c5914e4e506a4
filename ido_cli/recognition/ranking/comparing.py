"""What a text is compared with: the trees and advices of an index, and the phrases by meaning.

Dutch is compared by phrase, by advice and by the pieces of its words; another language by the
pieces of phrases in other languages. Both are compared by meaning too when that is there. The
scores are standardised over the trees and added up.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ido_cli.recognition.phrases import Phrase, ours
from ido_cli.recognition.ranking.certainty import MOST_AHEAD, Evidence
from ido_cli.recognition.ranking.scores import added, ahead
from ido_cli.recognition.words.word_index import Query, Scores, WordIndex

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

BEST_PHRASES: Final = 5
_WORDS_LEARNT: Final = (0.72, 0.47, 0.5, 0.95, 0.79)
"""How much count phrases and advices by their words, trees and advices by their pieces, and trees
by what was learnt of pieces.

A multinomial logistic fit over the even numbers of the questions in benchmarks/ gives these shares.
"""
_BOTH_LEARNT: Final = (0.45, 0.52, 0.45, 0.86, 0.62, 0.97, 0.0)
"""As much, and beside it the nearest phrases in meaning; the regression over meanings adds nothing.
"""
_BY_WORDS: Final = (0.45, 0.25, 0.7, 0.6)
_BOTH: Final = (0.45, 0.35, 0.8, 0.9, 0.75, 0.4)
"""The same, with the regression, where nothing was learnt: most trees are not those that ship."""
TAUGHT: Final = (0.6, 0.8, 0.4, 0.0)
"""The same for an example that is a phrase itself: its pieces would find it."""
_FOREIGN: Final = (0.6,)
"""The same for a text in another language: trees by the pieces of such phrases."""
_FOREIGN_BOTH: Final = (0.6, 1.0, 0.8)
"""As much, and beside it the nearest phrases in meaning and the regression over meanings."""

Hits = Mapping[str, Sequence[tuple[float, int]]]
"""The phrases of each tree that have a word of a text, best first, as (score, number)."""


@dataclass(frozen=True)
class Heard:
    """A text by meaning, and its vector.

    How near it is to the phrases of each tree (-1 to 1), how likely each tree is (a logarithm;
    empty while that is not known), and for each tree the nearest phrase in its script.
    """

    near: Mapping[str, float]
    likely: Mapping[str, float]
    nearest: Mapping[str, Phrase]
    vector: "NDArray[numpy.float32]" = field(compare=False)


@dataclass(frozen=True)
class Ranking:
    """The trees for a text, best first, with the standardised `totals` of all that is indexed.

    `hits` are its phrases, empty for a text in another language; `advices` and `pieces` score the
    advices by words and by pieces.
    """

    trees: Sequence[str]
    totals: Mapping[str, float]
    hits: Hits
    advices: Scores
    pieces: Scores
    query: Query
    evidence: Evidence
    heard: Heard | None
    said: Sequence[Phrase] = ()
    """The phrases that are the text, word for word."""


@dataclass(frozen=True)
class _Compared:
    """The scores of the trees, how much each counts, and what they were made of."""

    scores: Sequence[Mapping[str, float]]
    weights: Sequence[float]
    known: float
    hits: Hits
    advices: Scores
    pieces: Scores
    in_another: bool
    """Whether it was read as another language than Dutch."""


def compare(
    index: WordIndex,
    query: Query,
    heard: Heard | None,
    dutch: bool,
    by_words: Sequence[float] | None = None,
) -> Ranking | None:
    """The ranking of a text; None when nothing in it is known.

    `by_words` are other weights of Dutch that is not `heard`, and counts nothing that was learnt.
    """
    found = None if dutch else _foreign(index, query, heard)
    if found is None:
        found = _dutch(index, query, heard is not None, by_words)
    by_meaning = (heard.near, heard.likely) if heard else ()
    totals = added([*found.scores, *by_meaning], found.weights, index.trees)
    beyond = heard is not None or found.in_another
    trees = sorted(
        (one for one in ours(index.trees) if one in found.hits or (beyond and totals[one] > 0)),
        key=lambda one: (-totals[one], one),
    )
    if not trees:
        return None
    evidence = _evidence(index, query, heard, trees[0], totals, found, dutch)
    return Ranking(trees, totals, found.hits, found.advices, found.pieces, query, evidence, heard)


def _dutch(
    index: WordIndex, query: Query, heard: bool, by_words: Sequence[float] | None
) -> _Compared:
    """A Dutch text, or the Dutch words in one that can't be read otherwise."""
    hits = _by_tree(index, index.hits(query))
    advices = index.advices(query)
    trees, pieces, learnt = index.pieces(query)
    scores: tuple[Mapping[str, float], ...] = (
        {tree: sum(score for score, _ in row[:BEST_PHRASES]) for tree, row in hits.items()},
        index.best(advices),
        trees,
        index.best(pieces),
    )
    weights = by_words or (_BOTH if heard else _BY_WORDS)
    if learnt and not by_words:
        scores, weights = (*scores, learnt), _BOTH_LEARNT if heard else _WORDS_LEARNT
    return _Compared(scores, weights, query.known, hits, advices, pieces, False)


def _foreign(index: WordIndex, query: Query, heard: Heard | None) -> _Compared | None:
    """A text in another language; None when nothing of it is known."""
    trees, known = index.foreign_pieces(query)
    if not trees and heard is None:
        return None
    weights = _FOREIGN if heard is None else _FOREIGN_BOTH
    return _Compared((trees,), weights, known, {}, (), (), True)


def _evidence(
    index: WordIndex,
    query: Query,
    heard: Heard | None,
    first: str,
    totals: Mapping[str, float],
    found: _Compared,
    dutch: bool,
) -> Evidence:
    best = [number for _, number in found.hits.get(first, ())[:BEST_PHRASES]]
    gained = index.gains(query, best)
    evidence = sum(map(index.rarity, query.weights))
    near, near_margin, near_inside = ahead(heard.near, first) if heard else (0.0, 0.0, 0.0)
    most = math.sqrt(max(1, len(totals) - 1)) * sum(found.weights)
    top, margin, inside = (min(value / most, MOST_AHEAD) for value in ahead(totals, first))
    return Evidence(
        top,
        margin,
        inside,
        known=found.known,
        covered=sum(map(index.rarity, gained)) / evidence if evidence else 0.0,
        likeness=index.likeness(query, best[0]) if best else 0.0,
        words=len(query.words),
        near=near,
        near_margin=near_margin,
        near_inside=near_inside,
        dutch=dutch,
        with_meaning=heard is not None,
        read=dutch or found.in_another,
    )


def _by_tree(index: WordIndex, hits: Mapping[int, float]) -> dict[str, list[tuple[float, int]]]:
    """The hits of each tree, best first."""
    found: dict[str, list[tuple[float, int]]] = {}
    for number, score in hits.items():
        found.setdefault(index.advice_of(number)[0], []).append((score, number))
    for row in found.values():
        row.sort(key=lambda one: (-one[0], one[1]))
    return found
