"""What pieces say of each tree, learnt from all phrases together.

The other scores look at what one phrase, advice or tree has. These weights are what tells a tree
from its neighbours: they are learnt phrase by phrase, and each time that another tree is as near,
the pieces of the phrase count for more in its own tree and for less in that one (the online
passive-aggressive algorithm PA-I, Crammer et al., Journal of Machine Learning Research 7, 2006),
averaged over all rounds. To learn all takes minutes, so what the national base teaches comes with
the program (`.ci/learn.py` makes it); a desk learns on from what its library adds.
"""

import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from ido_cli.recognition.words.pieces import pieces

SHIPPED: Final = Path(__file__).with_name("learnt.z")
_ROUNDS: Final = 4
_MARGIN: Final = 1.0
"""So much nearer than any other the right tree must be."""
_MOST_STEP: Final = 0.3
"""No phrase changes a weight by more: one that stands in the wrong tree does no harm."""
_FEWEST: Final = 2
"""A piece that is there once tells one phrase, not a tree."""
_LEAST: Final = 0.08
"""A weight of less says nothing: six in ten are left out, and as much is recognised."""
_STEPS: Final = 100
"""Of a weight of 1, in the file."""
_MOST_NEW: Final = 4000
"""More phrases than these are too many to learn while somebody waits."""

Said = tuple[str, Sequence[str]]
"""The words of a phrase, after the tree that it is of."""
Weights = dict[str, dict[int, float]]
"""The weights of each piece by the numbers of trees."""


@dataclass(frozen=True)
class Learnt:
    """Weights of pieces by the numbers of `trees`, how rare each piece is, and what was learnt.

    `known` are the phrases, by hashes.
    """

    trees: Sequence[str]
    weights: Weights
    rarity: Mapping[str, float]
    known: frozenset[int]

    def knows(self, said: Said) -> bool:
        """Whether a phrase was learnt."""
        return _hash(said) in self.known

    def scores(self) -> Iterable[tuple[str, Mapping[str, float]]]:
        """What each piece adds to the score of each tree."""
        for piece, row in self.weights.items():
            rare = self.rarity[piece]
            yield piece, {self.trees[tree]: rare * weight for tree, weight in row.items()}


_NOTHING: Final = Learnt((), {}, {}, frozenset())


def learn(said: Sequence[Said], before: Learnt = _NOTHING) -> Learnt:
    """Learn phrases, on top of what was learnt before."""
    texts = [Counter(pieces(words)) for _, words in said]
    having = Counter(piece for text in texts for piece in text)
    fewest = 1 if before.known else _FEWEST
    count = len(said) + len(before.known)
    new = {
        piece: math.log(1 + count / many)
        for piece, many in having.items()
        if many >= fewest and piece not in before.rarity
    }
    rarity = {**before.rarity, **new}
    trees = list(dict.fromkeys([*before.trees, *(tree for tree, _ in said)]))
    numbers = {tree: number for number, tree in enumerate(trees)}
    examples = [
        (numbers[tree], _vector(text, rarity)) for (tree, _), text in zip(said, texts, strict=True)
    ]
    weights = {piece: dict(row) for piece, row in before.weights.items()}
    _teach(weights, examples, len(trees))
    for piece, row in weights.items():
        weights[piece] = {tree: one for tree, one in row.items() if abs(one) >= _LEAST}
    return Learnt(trees, weights, rarity, before.known | {_hash(one) for one in said})


def learnt_of(said: Sequence[Said], before: Learnt | None) -> Learnt | None:
    """What is learnt of these phrases, most of which are known; None when most are not."""
    if before is None:
        return None
    new = [one for one in said if not before.knows(one)]
    if len(new) > min(_MOST_NEW, len(said) // 2):
        return None
    return learn(new, before) if new else before


@lru_cache(maxsize=1)
def shipped() -> Learnt | None:
    """What comes with the program; None when it is not there, or damaged."""
    try:
        return loaded(SHIPPED.read_bytes())
    except (OSError, ValueError, zlib.error):
        return None


def dumped(learnt: Learnt) -> bytes:
    """What was learnt, as a file."""
    rows = {}
    for piece, row in sorted(learnt.weights.items()):
        trees = sorted(row)
        steps = [round(row[tree] * _STEPS) for tree in trees]
        rows[piece] = [round(learnt.rarity[piece], 3), trees, steps]
    whole = {"trees": list(learnt.trees), "known": sorted(learnt.known), "pieces": rows}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def loaded(data: bytes) -> Learnt:
    """What was learnt, from a file."""
    whole = json.loads(zlib.decompress(data))
    weights: Weights = {}
    rarity: dict[str, float] = {}
    for piece, (rare, trees, steps) in whole["pieces"].items():
        rarity[piece] = rare
        weights[piece] = {tree: step / _STEPS for tree, step in zip(trees, steps, strict=True)}
    return Learnt(whole["trees"], weights, rarity, frozenset(whole["known"]))


def _teach(
    weights: Weights, examples: Sequence[tuple[int, Sequence[tuple[str, float]]]], trees: int
) -> None:
    """Change weights until each example is nearest to its tree, or all rounds are over."""
    late: Weights = {}
    """Each change by when it was made: what the average over all rounds lacks of it."""
    now = 1
    for _ in range(_ROUNDS):
        for right, vector in examples:
            scores = [0.0] * trees
            for piece, worth in vector:
                for tree, weight in weights.get(piece, {}).items():
                    scores[tree] += weight * worth
            own, scores[right] = scores[right], -math.inf
            other = max(range(trees), key=scores.__getitem__)
            lack = _MARGIN - own + scores[other]
            if lack > 0 and other != right:
                step = min(_MOST_STEP, lack / 2)
                for piece, worth in vector:
                    row, made = weights.setdefault(piece, {}), late.setdefault(piece, {})
                    for tree, change in ((right, step * worth), (other, -step * worth)):
                        row[tree] = row.get(tree, 0.0) + change
                        made[tree] = made.get(tree, 0.0) + now * change
            now += 1
    for piece, made in late.items():
        for tree, change in made.items():
            weights[piece][tree] -= change / now


def _vector(text: Mapping[str, int], rarity: Mapping[str, float]) -> list[tuple[str, float]]:
    """The pieces of a text that are known, weighed by how rare they are; of length 1."""
    found = [
        (piece, (1 + math.log(many)) * rarity[piece])
        for piece, many in text.items()
        if piece in rarity
    ]
    length = math.hypot(*(worth for _, worth in found)) or 1.0
    return [(piece, worth / length) for piece, worth in found]


def _hash(said: Said) -> int:
    tree, words = said
    return zlib.crc32(f"{tree}\n{' '.join(words)}".encode())
