"""Which advice of a tree a text is about: a ranking of its own, and how sure its first one is.

The advices of a tree are compared by their phrases, words and pieces, and with the extra
`[meertalig]` by meaning too. Each is standardised over the advices of that tree, and they are added
up. An advice is named when it is very likely the right one, since its name takes the visitor there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ido_cli.recognition.certainty import Fit, logistic
from ido_cli.recognition.scores import added

_WORDS: Final = (0.3, 0.3, 1.2)
"""How much count the best phrase, the words and the pieces of an advice."""
_BOTH: Final = (0.3, 0.3, 0.9, 0.4, 1.2)
"""As much, and beside it the nearest phrases in meaning and the regression over meanings."""
NAMED: Final = 0.8
"""From this chance on an advice is named."""
_MOST_AHEAD: Final = 1.5
"""Further ahead, in standard deviations, is no surer; the only advice of a tree is this far."""

WORDS_NAMED: Final[Fit] = (0.96, -0.33, 0.37, 1.52, 5.14, -2.65)
BOTH_NAMED: Final[Fit] = (0.46, 0.61, 0.14, 2.11, 6.33, -2.97)


@dataclass(frozen=True)
class Naming:
    """The first advice of a tree for a text, and what speaks for it.

    `margin` is how far it is ahead of the next, in standard deviations; `agreed` the share of what
    was compared that has it first; `resembled` whether the phrase that the text is most like is of
    this advice, and not of another or of the tree as a whole. `sure` is how sure the tree is, and
    `tree_margin` how far that is ahead.
    """

    advice: str
    margin: float
    agreed: float
    resembled: float
    sure: float
    tree_margin: float
    with_meaning: bool

    @property
    def features(self) -> tuple[float, ...]:
        """The numbers that it is judged by, in the order of the fits."""
        return (self.margin, self.agreed, self.resembled, self.sure, self.tree_margin)

    @property
    def chance(self) -> float:
        """The chance that it is the right one, from 0 to 1 (see certainty)."""
        return logistic(BOTH_NAMED if self.with_meaning else WORDS_NAMED, self.features)


def first_advice(
    names: Sequence[str],
    scores: Sequence[Mapping[str, float]],
    likest: str | None,
    sure: float,
    tree_margin: float,
) -> Naming:
    """The first of the advices of a tree by these scores.

    They are those of the best phrase, of words and of pieces, and with meaning of the nearest
    phrases and the regression. `likest` is the advice of the phrase that is most like the text.
    """
    with_meaning = len(scores) == len(_BOTH)
    weights = _BOTH if with_meaning else _WORDS
    totals = added(scores, weights, names)
    first, *others = sorted(names, key=lambda name: (-totals[name], name))
    ahead = (totals[first] - totals[others[0]]) / sum(weights) if others else _MOST_AHEAD
    tops = [max(names, key=lambda name: one.get(name, 0.0)) for one in scores if one]
    return Naming(
        first,
        min(ahead, _MOST_AHEAD),
        sum(top == first for top in tops) / len(tops) if tops else 0.0,
        float(likest == first),
        sure,
        tree_margin,
        with_meaning,
    )
