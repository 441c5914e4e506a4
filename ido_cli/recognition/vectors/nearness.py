"""How near a sentence is to each phrase in meaning, however long they are.

The encoder puts whole sentences on one side and names of things on the other: what a visitor says
is then nearer to any sentence than to the name of what is meant. That direction, from short phrases
to long ones, is left out of every cosine.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_LONG: Final = 10
"""A phrase of so many words is a sentence."""


class Nearness:
    """The cosines of sentences with some phrases, given the vectors of those.

    Until `level` is called they are those of the vectors as they are, which may still change.
    """

    def __init__(self, vectors: "Vectors") -> None:
        self._vectors = vectors
        self._direction: Vectors | None = None

    def level(self, texts: Sequence[str]) -> None:
        """Leave out of all cosines what tells long phrases from short ones."""
        import numpy

        long = numpy.array([len(text.split()) >= _LONG for text in texts])
        if long.any() and not long.all():
            direction = self._vectors[long].mean(0) - self._vectors[~long].mean(0)
            self._direction = direction / numpy.linalg.norm(direction)
            self._along = self._vectors @ self._direction
            self._left = numpy.sqrt(1 - self._along**2)

    def to(self, vector: "Vectors") -> "Vectors":
        """The cosine of a sentence with each phrase, -1 to 1."""
        import numpy

        cosines: Vectors = self._vectors @ vector
        if self._direction is not None:
            along = vector @ self._direction
            cosines -= along * self._along
            cosines /= self._left * numpy.sqrt(1 - along**2)
        return cosines
