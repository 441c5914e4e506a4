"""How sure the first of a ranking is, from 0 to 1; and whether a text is for this desk at all.

Logistic fits (Platt, Probabilistic outputs, 1999) over evidence that does not grow with the length
of a text: shares, distances in standard deviations, likenesses. The fits were made by
benchmarks/calibrate.py on the even numbers of the questions there, and on what was held out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SURE: Final = 0.6
"""From this score on a match is said with certainty."""
_UNREAD: Final = 0.9
"""A text in a language that is not read comes no nearer to certainty than this."""
NOT_OURS: Final = 0.25
"""Below this chance a text is said not to be for this desk."""

_EXACT: Final = 0.95
MOST_AHEAD: Final = 0.5
"""Among a handful of trees one is soon far ahead; that makes a text no clearer."""

Fit = tuple[float, ...]


@dataclass(frozen=True)
class Evidence:
    """What speaks for the first of a ranking.

    `top`, `margin` and `inside` are how far it is above the mean of all, ahead of the next tree,
    and ahead of what is not for this desk, as shares of what is possible with so many trees, at
    most MOST_AHEAD. `known` is the share of the text that is known,
    `covered` the share that the best phrases of the tree explain, `likeness` how much the best of
    them and the text are alike, and `words` how many words say something. `near`, `near_margin` and
    `near_inside` are the same by meaning, in cosines. `exact` is whether the text is a phrase of
    this tree, and of no other, word for word.
    """

    top: float
    margin: float
    inside: float
    known: float = 0.0
    covered: float = 0.0
    likeness: float = 0.0
    words: int = 0
    near: float = 0.0
    near_margin: float = 0.0
    near_inside: float = 0.0
    exact: bool = False
    dutch: bool = True
    with_meaning: bool = False
    read: bool = True
    """Whether it is Dutch, or a language of which a phrase or the meaning is known."""


WORDS_FIT: Final[Fit] = (-1.36, 1.8, 8.36, 2.16, 1.14, 1.32, -10.38, -3.53)
BOTH_FIT: Final[Fit] = (-1.74, 3.47, 7.5, 0.76, 0.75, 0.29, -8.73, 3.6, -2.04, 3.5, -3.96)
FOREIGN_FIT: Final[Fit] = (4.75, 7.19, 12.04, -14.58)
FOREIGN_BOTH_FIT: Final[Fit] = (2.61, 7.09, 7.83, 0.12, -1.7, 12.72, -11.38)
WORDS_OURS: Final[Fit] = (-6.19, -1.88, 12.72, 3.29, 1.43, 2.25, -11.78, -3.09)
BOTH_OURS: Final[Fit] = (-4.68, -0.8, 10.77, 1.0, 0.58, 1.14, -9.38, 7.39, -7.94, 6.47, -5.24)
FOREIGN_OURS: Final[Fit] = (1.71, 5.51, 14.78, -14.47)
FOREIGN_BOTH_OURS: Final[Fit] = (2.3, -0.06, 9.73, 5.81, -14.38, 20.21, -15.29)
# of Dutch by words and with meaning, and of another language without and with it
_RIGHT: Final = (WORDS_FIT, BOTH_FIT, FOREIGN_FIT, FOREIGN_BOTH_FIT)
_DESK: Final = (WORDS_OURS, BOTH_OURS, FOREIGN_OURS, FOREIGN_BOTH_OURS)


def certainty(evidence: Evidence) -> float:
    """The chance that the first of a ranking is right, from 0 to 1.

    A phrase of the tree itself is as good as sure. A text in a language that is not read is never
    sure.
    """
    score = _EXACT if evidence.exact else _judged(evidence, _RIGHT)
    return score if evidence.read else score * SURE * _UNREAD


def is_ours(evidence: Evidence) -> float:
    """The chance that a text is for this desk, from 0 to 1."""
    return _judged(evidence, _DESK)


def features(evidence: Evidence) -> tuple[float, ...]:
    """The numbers that certainty is judged by, in the order of the fits."""
    meaning = (evidence.near, evidence.near_margin, evidence.near_inside)
    by_meaning = meaning if evidence.with_meaning else ()
    if _is_foreign(evidence):
        return (evidence.top, evidence.margin, evidence.known, *by_meaning)
    ahead = (evidence.top, evidence.margin, evidence.inside)
    words = (evidence.known, evidence.covered, evidence.likeness, 1 / (1 + evidence.words))
    return (*ahead, *words, *by_meaning)


def _judged(evidence: Evidence, fits: Sequence[Fit]) -> float:
    way = 2 * _is_foreign(evidence) + evidence.with_meaning
    return logistic(fits[way], features(evidence))


def _is_foreign(evidence: Evidence) -> bool:
    return evidence.read and not evidence.dutch


def logistic(fit: Fit, values: Sequence[float]) -> float:
    """The chance that a fit gives to some numbers; its constant stands last."""
    total = fit[-1] + sum(weight * value for weight, value in zip(fit[:-1], values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
