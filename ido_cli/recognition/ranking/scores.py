"""Scores of names: standardised and added up, and how far one is ahead of the others."""

import math
from collections.abc import Mapping, Sequence

from ido_cli.recognition.phrases import ELSEWHERE


def ahead(scores: Mapping[str, float], first: str) -> tuple[float, float, float]:
    """A score, how far it is ahead of the next tree, and of all that is not for this desk."""
    others = [score for name, score in scores.items() if name != first]
    trees = [s for name, s in scores.items() if name != first and not name.startswith(ELSEWHERE)]
    outside = [score for name, score in scores.items() if name.startswith(ELSEWHERE)]
    top = scores.get(first, 0.0)
    floor = min(others, default=0.0)
    return top, top - max(trees, default=floor), top - max(outside, default=floor)


def share(total: float, top: float) -> float:
    """How a total compares with the best one, from 0 to 1."""
    return min(1.0, max(0.0, total / top)) if top > 0 else 1.0


def standard(scores: Mapping[str, float], names: Sequence[str]) -> list[float]:
    """Scores as standard deviations from their mean; one that has none counts as 0."""
    values = [scores.get(name, 0.0) for name in names]
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [(value - mean) / deviation for value in values]


def added(
    scores: Sequence[Mapping[str, float]], weights: Sequence[float], names: Sequence[str]
) -> dict[str, float]:
    """The standardised scores of each name, weighed and added up."""
    totals = [0.0] * len(names)
    for one, weight in zip(scores, weights, strict=True):
        for number, value in enumerate(standard(one, names) if one else ()):
            totals[number] += weight * value
    return dict(zip(names, totals, strict=True))
