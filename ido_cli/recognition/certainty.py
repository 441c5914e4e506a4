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
_SURE_BY_MEANING: Final = 0.7
"""In another language a match must be surer: who asks can't read whether it is right."""
_UNREAD: Final = 0.9
"""Words of a text that is not read as Dutch come no nearer to certainty than this."""
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


WORDS_FIT: Final[Fit] = (-0.96, 1.93, 7.18, 2.57, 0.68, 1.66, -10.83, -3.35)
BOTH_FIT: Final[Fit] = (-2.13, 3.7, 6.7, 1.04, 0.51, 1.11, -8.62, 1.72, -0.26, 3.89, -2.87)
MEANING_FIT: Final[Fit] = (0.88, 3.98, 1.3, 10.31, 17.44, -3.8)
WORDS_OURS: Final[Fit] = (-7.58, -1.34, 11.53, 3.29, 0.44, 2.7, -11.97, -1.31)
BOTH_OURS: Final[Fit] = (-5.86, 0.34, 9.85, 1.0, -0.02, 1.37, -9.69, 6.33, -7.36, 7.95, -3.06)
MEANING_OURS: Final[Fit] = (2.05, -1.55, 8.75, 0.44, 25.32, -7.14)


def certainty(evidence: Evidence) -> float:
    """The chance that the first of a ranking is right, from 0 to 1.

    A phrase of the tree itself is as good as sure. Words of a text that is not read as Dutch never
    make it sure.
    """
    score = _EXACT if evidence.exact else _chosen(evidence, WORDS_FIT, BOTH_FIT, MEANING_FIT)
    if evidence.dutch:
        return score
    if not evidence.with_meaning:
        return score * SURE * _UNREAD
    return score if evidence.exact else score * SURE / _SURE_BY_MEANING


def is_ours(evidence: Evidence) -> float:
    """The chance that a text is for this desk, from 0 to 1."""
    return _chosen(evidence, WORDS_OURS, BOTH_OURS, MEANING_OURS)


def features(evidence: Evidence) -> tuple[float, ...]:
    """The numbers that certainty is judged by, in the order of the fits."""
    ahead = (evidence.top, evidence.margin, evidence.inside)
    meaning = (evidence.near, evidence.near_margin, evidence.near_inside)
    if evidence.with_meaning and not evidence.dutch:
        return (evidence.top, evidence.margin, *meaning)
    words = (evidence.known, evidence.covered, evidence.likeness, 1 / (1 + evidence.words))
    return (*ahead, *words, *meaning) if evidence.with_meaning else (*ahead, *words)


def _chosen(evidence: Evidence, words: Fit, both: Fit, meaning: Fit) -> float:
    fit = words
    if evidence.with_meaning:
        fit = both if evidence.dutch else meaning
    return logistic(fit, features(evidence))


def logistic(fit: Fit, values: Sequence[float]) -> float:
    """The chance that a fit gives to some numbers; its constant stands last."""
    total = fit[-1] + sum(weight * value for weight, value in zip(fit[:-1], values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
