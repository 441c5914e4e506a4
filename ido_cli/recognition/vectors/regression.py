"""Which tree a sentence vector belongs to: multinomial logistic regression, with numpy alone.

It learns by stochastic gradient descent over small batches with a fixed seed, in about a second;
a tree with many phrases does not weigh more than its square root.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ido_cli.errors import IdoError
from ido_cli.source.files import kept_file

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_ROUNDS: Final = 30
_BATCH: Final = 256
_STEP: Final = 150.0
_SLOWER: Final = 0.93
"""Each round learns by smaller steps, so that it settles."""
_HOW: Final = (_ROUNDS, _BATCH, _STEP, _SLOWER)
_FILE: Final = "regressie.bin"


class Regression:
    """The weights of each tree for each dimension of a vector, and its constant last."""

    def __init__(self, trees: Sequence[str], weights: "Vectors") -> None:
        self._trees = trees
        self._weights = weights

    @classmethod
    def of(
        cls, vectors: "Vectors", trees: Sequence[str], cache: Path | None, name: str
    ) -> "Regression":
        """The regression over vectors, each of its tree; from the cache when it has this one.

        `name` is all that it depends on.
        """
        import numpy

        names = sorted(set(trees))
        shape = (vectors.shape[1] + 1, len(names))
        mark = hashlib.sha256(f"{_HOW}\n{name}".encode()).digest()
        data = kept_file.read(cache / _FILE) if cache else None
        if data is not None and data[: len(mark)] == mark:
            weights = numpy.frombuffer(data[len(mark) :], numpy.float32).reshape(shape)
            return cls(names, weights)
        numbers = {tree: number for number, tree in enumerate(names)}
        weights = _learn(vectors, numpy.array([numbers[tree] for tree in trees]), len(names))
        if cache:
            with suppress(IdoError):  # who keeps the vectors tells that the disk can't be written
                kept_file.keep(cache / _FILE, mark + weights.tobytes())
        return cls(names, weights)

    def likely(self, vector: "Vectors") -> dict[str, float]:
        """How likely each tree is, as a logarithm without its constant."""
        found = vector @ self._weights[:-1] + self._weights[-1]
        return dict(zip(self._trees, found.tolist(), strict=True))


def _learn(vectors: "Vectors", right: "NDArray[numpy.int64]", count: int) -> "Vectors":
    import numpy

    chance = numpy.random.default_rng(1)
    design = numpy.c_[vectors, numpy.ones(len(vectors), numpy.float32)]
    counts = numpy.bincount(right, minlength=count)
    worth = numpy.sqrt(len(right) / count / counts).astype(numpy.float32)
    weights = numpy.zeros((design.shape[1], count), numpy.float32)
    step = _STEP
    for _ in range(_ROUNDS):
        order = chance.permutation(len(right))
        for begin in range(0, len(order), _BATCH):
            rows = order[begin : begin + _BATCH]
            learnt = design[rows]
            likely = learnt @ weights
            likely = numpy.exp(likely - likely.max(1, keepdims=True))
            likely /= likely.sum(1, keepdims=True)
            likely[numpy.arange(len(rows)), right[rows]] -= 1
            likely *= (worth[right[rows]] / len(rows))[:, None]
            weights -= numpy.float32(step) * (learnt.T @ likely)
        step *= _SLOWER
    return weights
