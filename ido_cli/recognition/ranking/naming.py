"""Which advice of a tree a text is about: a ranking of its own, and how sure its first one is.

The advices of a tree are compared by their phrases, words and pieces, and with the extra
`[meertalig]` by meaning too. Each is standardised over the advices of that tree, and they are added
up. An advice is named when it is very likely the right one, since its name takes the visitor there.
The fits of how likely that is were made by benchmarks/calibrate.py, as those of certainty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ido_cli.recognition.ranking.certainty import Fit, logistic
from ido_cli.recognition.ranking.scores import added

_NAMED: Final = 0.75
"""From this chance on an advice is named."""
_MOST_AHEAD: Final = 1.5
"""Further ahead, in standard deviations, is no surer; the only advice of a tree is this far."""

WORDS_NAMED: Final[Fit] = (1.23, -0.89, 0.28, 3.36, 3.71, -3.23)
BOTH_NAMED: Final[Fit] = (0.87, 1.17, -0.21, 1.86, 4.43, -2.88)


@dataclass(frozen=True)
class Way:
    """How advices are compared: how much each score counts, and the fit of how likely one is."""

    weights: Sequence[float]
    fit: Fit


BY_WORDS: Final = Way((0.3, 0.3, 1.2), WORDS_NAMED)
"""By the best phrase, the words and the pieces of an advice."""
BY_BOTH: Final = Way((0.3, 0.3, 0.9, 0.4, 1.2), BOTH_NAMED)
"""As much, and by the nearest phrases in meaning and the regression over meanings."""


@dataclass(frozen=True)
class Naming:
    """The first advice of a tree for a text, and what speaks for it.

    `margin` is how far it is ahead of the next, in standard deviations; `agreed` the share of what
    was compared that has it first; `likest` the advice of the phrase that the text is most like,
    None for one of the tree as a whole. `sure` is how sure the tree is, and `tree_margin` how far
    that is ahead.
    """

    advice: str
    way: Way
    margin: float
    agreed: float
    likest: str | None
    sure: float
    tree_margin: float

    @property
    def features(self) -> tuple[float, ...]:
        """The numbers that it is judged by, in the order of the fits."""
        resembled = float(self.likest == self.advice)
        return (self.margin, self.agreed, resembled, self.sure, self.tree_margin)

    @property
    def chance(self) -> float:
        """The chance that it is the right one, from 0 to 1."""
        return logistic(self.way.fit, self.features)

    @property
    def certain(self) -> bool:
        """Whether the advice is named: not when the text is like the subject as a whole."""
        return self.likest is not None and self.chance >= _NAMED


def first_advice(
    names: Sequence[str],
    way: Way,
    scores: Sequence[Mapping[str, float]],
    likest: str | None,
    sure: float,
    tree_margin: float,
) -> Naming:
    """The first of the advices of a tree, by their scores in the order of the way."""
    totals = added(scores, way.weights, names)
    first, *others = sorted(names, key=lambda name: (-totals[name], name))
    ahead = (totals[first] - totals[others[0]]) / sum(way.weights) if others else _MOST_AHEAD
    tops = [max(names, key=lambda name: one.get(name, 0.0)) for one in scores if one]
    return Naming(
        first,
        way,
        min(ahead, _MOST_AHEAD),
        sum(top == first for top in tops) / len(tops) if tops else 0.0,
        likest,
        sure,
        tree_margin,
    )
