"""Compares by pieces of four signs of a text, and tells by them whether it is Dutch.

Pieces forgive endings, compounds and typing errors, and hear in the small words and in what follows
what how a thing is said ("op m'n naam", "moet terug"). Each is scored by how rare it is, and by how
often an advice or a tree has it.

They tell Dutch from other languages by how much likelier they are in Dutch phrases than in those of
others: the logarithm of the odds, as naive Bayes adds it up.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final

from ido_cli.recognition.words.shelf import Known, Of, Row, Shelf
from ido_cli.recognition.words.stems import rarity

_PIECE: Final = 4
_ADVICE_K: Final = 1.5
_TREE_K: Final = 3.0
"""A piece that an advice, or a tree, has so many times says half of what it can say."""
_MOST_PIECES: Final = 120
"""The rarest pieces of a story tell what it is about; a question of ten words has some fifty."""
_ENOUGH: Final = 20_000
"""From so many pieces in other languages on they tell what is Dutch."""
_RARE: Final = 3
"""A piece that is there fewer times tells nothing."""
_MOST_ODDS: Final = 2.0
"""No piece tells more: else one name of an agency decides alone."""

Said = tuple[int, Sequence[str]]
"""The words of a phrase, after the number of what it is said of."""
Having = tuple[str, Sequence[int]]
"""A piece, and the number of what has it, as often as it has."""


def pieces(words: Sequence[str]) -> list[str]:
    """The pieces of four signs of a text, with a mark between its words and around it."""
    marked = f"_{'_'.join(words)}_"
    return [marked[at : at + _PIECE] for at in range(max(1, len(marked) - _PIECE + 1))]


def put_pieces(
    shelf: Shelf, tree_of: Sequence[int], dutch: Iterable[Said], foreign: Iterable[Said]
) -> None:
    """Put the pieces of phrases on a shelf.

    Dutch ones are said of an advice, others of a tree; `tree_of` is the tree of each advice.
    """
    having, trees = _having(dutch), len({*tree_of})
    by_tree = ((piece, [tree_of[one] for one in of]) for piece, of in having)
    # what is there once in other languages tells nothing of another text
    known = (one for one in _having(foreign) if len(one[1]) > 1)
    shelf.put_pieces(Of.ADVICE, _scored(having, len(tree_of), _ADVICE_K))
    shelf.put_pieces(Of.TREE, _scored(by_tree, trees, _TREE_K))
    shelf.put_pieces(Of.FOREIGN, _scored(known, trees, _TREE_K))


def put_learnt(
    shelf: Shelf, scores: Iterable[tuple[str, Mapping[str, float]]], trees: Mapping[str, int]
) -> None:
    """Put on a shelf what pieces were learnt to say of trees, by the number of each tree."""
    rows: dict[str, Row] = {}
    for piece, row in scores:
        known = [tree for tree in row if tree in trees]
        if known:
            rows[piece] = [trees[tree] for tree in known], [row[tree] for tree in known]
    shelf.put_pieces(Of.LEARNT, ((piece, 0, rows[piece]) for piece in sorted(rows)))


def _scored(having: Iterable[Having], count: int, fading: float) -> Iterator[tuple[str, int, Row]]:
    """How often each piece is there, and its row: scored by how rare it is among so many."""
    for piece, of in having:
        times = Counter(of)
        rare = rarity(count, len(times))
        scores = [rare * many / (many + fading) for many in times.values()]
        yield piece, len(of), ([*times], scores)


def _having(said: Iterable[Said]) -> list[Having]:
    """The pieces of phrases, in the order of their signs."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in sorted(said, key=itemgetter(0)):
        for piece in pieces(words):
            found[piece].append(number)
    return [(piece, found[piece]) for piece in sorted(found)]


class Pieces:
    """The pieces of an index with so many advices and trees, read from a shelf."""

    def __init__(self, shelf: Shelf, advices: int, trees: int) -> None:
        self._shelf = shelf
        self._counts = {Of.ADVICE: advices, Of.TREE: trees, Of.FOREIGN: trees, Of.LEARNT: trees}
        here, there = shelf.times(Of.TREE), shelf.times(Of.FOREIGN)
        self._base = math.log(there / here) if here and there >= _ENOUGH else None

    def dutch(self, asked: Iterable[str]) -> tuple[list[float], list[float], list[float]]:
        """The score of each tree and of each advice by Dutch pieces, and of trees as learnt."""
        rarest = _rarest(self._shelf.known(Of.ADVICE, asked))
        by_tree, by_advice, learnt = (
            self._scores(of, rarest) for of in (Of.TREE, Of.ADVICE, Of.LEARNT)
        )
        return by_tree, by_advice, learnt

    def foreign(self, asked: Collection[str]) -> tuple[list[float], float]:
        """The score of each tree by pieces in another language, and the share that is known."""
        known = self._shelf.known(Of.FOREIGN, asked)
        share = len(known) / len(asked) if asked else 0.0
        return self._scores(Of.FOREIGN, _rarest(known)), share

    def shares(self, asked: Iterable[str], tree: int) -> dict[str, float]:
        """How much of what each piece in another language says is of this tree, of the known."""
        found: dict[str, float] = {}
        for piece, (numbers, scores) in self._shelf.pieces(Of.FOREIGN, asked).items():
            told = scores[numbers.index(tree)] if tree in numbers else 0.0
            found[piece] = told / sum(scores)
        return found

    def odds(self, asked: Collection[str]) -> float | None:
        """How much likelier pieces are in Dutch (a logarithm); None when nothing tells it."""
        if self._base is None:
            return None
        here = self._shelf.known(Of.TREE, asked)
        there = self._shelf.known(Of.FOREIGN, asked)
        found: float | None = None
        for piece in here.keys() | there.keys():
            dutch, other = (known[piece].times if piece in known else 0 for known in (here, there))
            if dutch + other >= _RARE:
                told = self._base + math.log((dutch + 0.5) / (other + 0.5))
                found = (found or 0.0) + max(-_MOST_ODDS, min(_MOST_ODDS, told))
        return found

    def share_in_dutch(self, asked: Collection[str]) -> float:
        """The share of some pieces that Dutch phrases have."""
        return len(self._shelf.known(Of.TREE, asked)) / len(asked)

    def _scores(self, of: Of, asked: Iterable[str]) -> list[float]:
        found = [0.0] * self._counts[of]
        for numbers, scores in self._shelf.pieces(of, asked).values():
            for number, score in zip(numbers, scores, strict=True):
                found[number] += score
        return found


def _rarest(known: Mapping[str, Known]) -> list[str]:
    return sorted(known, key=lambda piece: (known[piece].owners, piece))[:_MOST_PIECES]
