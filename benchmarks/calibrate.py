"""Fits how sure a match is, and prints the numbers to put in its place.

    python benchmarks/calibrate.py

The three fits stand in ido_cli/recognition/recogniser.py; they are made on the questions of this
folder. It is logistic regression with a small ridge, by plain gradient descent (Platt,
Probabilistic outputs, 1999). The questions from outside the desk count three times, since saying
something wrong with certainty is worse than asking.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from recognise import HERE, LANGUAGES, Question, first_addressees, load, with_meaning

from ido_cli.recognition.recogniser import SURE, Recogniser, features, phrases_of
from ido_cli.workspace.reading import open_workspace

OUTSIDE_WEIGHT = 3


def fit(
    rows: Sequence[Sequence[float]], right: Sequence[bool], ridge: float = 0.01, rounds: int = 4000
) -> list[float]:
    """The weights of a logistic fit, the constant last."""
    values = np.array(rows)
    mean, deviation = values.mean(0), values.std(0) + 1e-9
    design = np.c_[(values - mean) / deviation, np.ones(len(values))]
    target = np.array(right, dtype=float)
    weights = np.zeros(design.shape[1])
    for _ in range(rounds):
        likely = 1 / (1 + np.exp(-design @ weights))
        weights -= design.T @ (likely - target) / len(target) + ridge * np.r_[weights[:-1], 0]
    scaled = weights[:-1] / deviation
    return [round(float(w), 2) for w in (*scaled, weights[-1] - (scaled * mean).sum())]


Sets = Sequence[tuple[list[Question], int]]


def collect(
    recogniser: Recogniser, sets: Sets, addressees: dict[str, frozenset[str]], dutch: bool = True
) -> list[float]:
    """Fit on sets of questions, each with its weight.

    Only those count that are read as Dutch, or only the others.
    """
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for questions, weight in sets:
        for question in questions:
            ranking = recogniser.rank(question.text)
            if ranking is not None and ranking.dutch == dutch:
                rows += [features(ranking)] * weight
                right += [bool(addressees[ranking.trees[0]] & question.right)] * weight
    return fit(rows, right)


def main() -> int:
    workspace = open_workspace(HERE.parent)
    trees = dict(workspace.trees.in_use())
    phrases = phrases_of(trees, workspace.directory)
    addressees = first_addressees(trees)
    file = Path(HERE / "questions.yaml")
    dutch = [
        (load(file, kind="faq"), 1),
        (load(file, kind="spoken"), 1),
        (load(file, kind="outside"), OUTSIDE_WEIGHT),
    ]
    print(f"SURE = {SURE}")
    print("WORDS_FIT", collect(Recogniser(phrases), dutch, addressees))
    both = with_meaning(phrases, trees)
    if both is not None:
        print("BOTH_FIT", collect(both, dutch, addressees))
        foreign = [
            (load(HERE / "questions-languages.yaml", language=language), 1)
            for language in LANGUAGES
        ]
        print("MEANING_FIT", collect(both, foreign, addressees, dutch=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
