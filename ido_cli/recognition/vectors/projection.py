"""Vectors of sentences in the directions in which what visitors say differs most.

The encoder puts whole sentences on one side and names of things on the other: what a visitor says
is then nearer to any sentence than to the name of what is meant. That direction is left out, and of
the others the 192 are kept along which phrases differ most (principal components): the same trees
are found in less than half of the room and the time. The basis comes with the program, made of the
national phrases by `.ci/vectors.py`.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ido_cli.recognition.vectors.encoder import DIMENSIONS, version

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

KEPT: Final = 192
"""The numbers of a vector that is kept."""
BASIS: Final = Path(__file__).with_name("basis.bin")
_LONG: Final = 10
"""A phrase of so many words is a sentence."""


def projected(vectors: "Vectors", basis: "Vectors | None" = None) -> "Vectors":
    """Vectors of the encoder in the directions of a basis, each of length 1 again."""
    import numpy

    found: Vectors = vectors @ (_shipped() if basis is None else basis)
    lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
    found /= numpy.maximum(lengths, numpy.float32(1e-9))
    return found


def basis_of(vectors: "Vectors", texts: Sequence[str], kept: int = KEPT) -> "Vectors":
    """The directions in which the vectors of some texts differ most, a column each.

    What tells long texts from short ones is left out of them.
    """
    import numpy

    long = numpy.array([len(text.split()) >= _LONG for text in texts])
    left = numpy.eye(vectors.shape[1], dtype=numpy.float32)
    if long.any() and not long.all():
        direction = vectors[long].mean(0) - vectors[~long].mean(0)
        direction /= numpy.linalg.norm(direction)
        left -= numpy.outer(direction, direction)
    level = vectors @ left
    level /= numpy.linalg.norm(level, axis=1, keepdims=True)
    _, directions = numpy.linalg.eigh(level.T @ level)
    found: Vectors = left @ directions[:, ::-1][:, :kept]
    return numpy.ascontiguousarray(found, numpy.float32)


def made_by() -> str:
    """Names the encoder's version and the basis: vectors by others are others. Raises IdoError."""
    return f"{version()} {hashlib.sha256(BASIS.read_bytes()).hexdigest()[:16]}"


@lru_cache(maxsize=1)
def _shipped() -> "Vectors":
    import numpy

    return numpy.frombuffer(BASIS.read_bytes(), numpy.float32).reshape(DIMENSIONS, KEPT)
