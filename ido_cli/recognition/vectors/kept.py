"""Vectors of phrases in a file, each by a name that tells its phrase and the encoder's version.

Those of the national base come with the program (`SHIPPED`, made by `.ci/vectors.py`), so that a
fresh desk needs to make only those of its own phrases. Each number takes one byte: the nearness of
two sentences changes by some 0.002, and the file is a quarter of what it would be.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ido_cli.recognition.vectors.projection import KEPT
from ido_cli.source.files import kept_file

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]
    Names = NDArray[numpy.uint64]
    Rows = NDArray[numpy.void]

SHIPPED: Final = Path(__file__).with_name("shipped.bin")
_STEPS: Final = 192
"""Of a number of a vector of length 1; what is over 0.66 is kept as that."""
_MOST: Final = 127
_ROW: Final[list[Any]] = [("name", "<u8"), ("numbers", "i1", (KEPT,))]


def names_of(texts: Iterable[str], made_by: str) -> "Names":
    """Names the vectors of some texts, by what makes them (see projection)."""
    import numpy

    hashes = (hashlib.sha256(f"{made_by}\n{text}".encode()).digest() for text in texts)
    return numpy.fromiter((int.from_bytes(one[:8], "little") for one in hashes), numpy.uint64)


def rounded(vectors: "Vectors") -> "Vectors":
    """Vectors as they are when they are kept: a list must not change by that."""
    import numpy

    steps = numpy.rint(vectors * numpy.float32(_STEPS)).clip(-_MOST, _MOST)
    found: Vectors = steps / numpy.float32(_STEPS)
    return found


def read(file: Path) -> "Rows":
    """What is kept in a file, by its names; nothing when it is not there or damaged."""
    import numpy

    row = numpy.dtype(_ROW)
    data = kept_file.read(file)
    if data is None or len(data) % row.itemsize:
        return numpy.empty(0, row)
    return numpy.frombuffer(data, row)


def taken(rows: "Rows", names: "Names") -> "tuple[NDArray[numpy.bool_], Vectors]":
    """Which of some names are kept, and the vectors of those."""
    import numpy

    places = numpy.searchsorted(rows["name"], names)
    places[places == len(rows)] = 0
    found = rows["name"][places] == names if len(rows) else numpy.zeros(len(names), bool)
    return found, rows["numbers"][places[found]] / numpy.float32(_STEPS)


def keep(file: Path, names: "Names", vectors: "Vectors") -> None:
    """Keep rounded vectors by their names. Raises IdoError when they can't be kept."""
    import numpy

    different, first = numpy.unique(names, return_index=True)
    rows = numpy.empty(len(different), _ROW)
    rows["name"] = different
    rows["numbers"] = vectors[first] * numpy.float32(_STEPS)
    kept_file.keep(file, rows.tobytes())
