"""Fits how sure a match and its advice are and whether a text is for the desk; prints the numbers.

    python benchmarks/calibrate.py

They stand in ido_cli/recognition, in certainty.py and naming.py. It is logistic regression with a
small ridge, by plain gradient descent (Platt, Probabilistic outputs, 1999), on the questions with
even numbers of this folder; those with odd numbers judge (recognise.py). What is not for this desk
counts three times, since saying something wrong with certainty is worse than asking. Every fourth
example and every eighth phrase of the trees is asked of a recogniser that was not taught it, and
counts a little: examples are harder than what people say, and phrases shorter. Every fourth phrase
of what is not for this desk is asked so too, and every twelfth in another language. It prints how
many of each are sure at some thresholds.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from questions import HERE, Question, load, own_sets
from recognise import LANGUAGES_SET, with_meaning, without

from ido_cli.recognition.phrases import foreign_phrases
from ido_cli.recognition.ranking.certainty import SURE, Evidence, certainty, features
from ido_cli.recognition.recogniser import Recogniser, recogniser_of
from ido_cli.trees.place import Place, target
from ido_cli.workspace.reading import Workspace, open_workspace

OUTSIDE_WEIGHT = 3
EXAMPLE_WEIGHT = 0.15
OUTSIDE_EXAMPLE_WEIGHT = 1.0
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
NOT_DUTCH = (LANGUAGES_SET, "outside, other languages")
FOREIGN = (*NOT_DUTCH, "nonsense")
"""How the names of the sets end that are not read as Dutch."""


def fit(
    rows: Sequence[Sequence[float]],
    right: Sequence[bool],
    weights: Sequence[float],
    ridge: float = 0.01,
    rounds: int = 4000,
) -> list[float]:
    """The weights of a logistic fit, the constant last."""
    values, worth = np.array(rows), np.array(weights)[:, None]
    mean, deviation = values.mean(0), values.std(0) + 1e-9
    design = np.c_[(values - mean) / deviation, np.ones(len(values))]
    target = np.array(right, dtype=float)
    found = np.zeros(design.shape[1])
    for _ in range(rounds):
        likely = 1 / (1 + np.exp(-design @ found))
        found -= (design * worth).T @ (likely - target) / worth.sum() + ridge * np.r_[found[:-1], 0]
    scaled = found[:-1] / deviation
    return [round(float(w), 2) for w in (*scaled, found[-1] - (scaled * mean).sum())]


Asked = tuple[Recogniser, Question, float]
"""Who is asked what, and how much the answer counts."""


def collect(
    asked: Iterable[Asked], wanted: Callable[[Evidence], bool]
) -> tuple[list[float], list[float]]:
    """The fits of what is right and of what is ours, over the evidence that is wanted."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    ours: list[bool] = []
    weights: list[float] = []
    for recogniser, question, weight in asked:
        ranking = recogniser.rank(question.text)
        if ranking is not None and wanted(ranking.evidence):
            rows.append(features(ranking.evidence))
            right.append(ranking.trees[0] in question.right)
            ours.append(bool(question.right))
            weights.append(weight)
    found = fit(rows, right, weights)
    show_sure(found, rows, right, ours, weights)
    return found, fit(rows, ours, weights)


def collect_namings(asked: Iterable[Asked]) -> list[float]:
    """The fit of which advice is right, over what is sure of its tree."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    weights: list[float] = []
    for recogniser, question, weight in asked:
        ranking = recogniser.rank(question.text) if question.advices else None
        if ranking is None or certainty(ranking.evidence) < SURE:
            continue
        naming = recogniser.naming(ranking)
        if naming is not None:
            rows.append(naming.features)
            right.append(str(Place(ranking.trees[0], naming.advice)) in question.advices)
            weights.append(weight)
    found = fit(rows, right, weights)
    likely = 1 / (1 + np.exp(-(np.array(rows) @ found[:-1] + found[-1])))
    labelled, hit = np.array(weights) == 1, np.array(right)
    for least in (*THRESHOLDS, 0.85, 0.9):
        named = labelled & (likely >= least)
        share = named.sum() / labelled.sum()
        print(f"# an advice from {least}: {share:.0%} named, {hit[named].mean():.1%} of them right")
    return found


def show_sure(
    found: Sequence[float],
    rows: Sequence[Sequence[float]],
    right: Sequence[bool],
    ours: Sequence[bool],
    weights: Sequence[float],
) -> None:
    """Print which share is sure at some thresholds: asked, asked elsewhere, and not taught."""
    sure = 1 / (1 + np.exp(-(np.array(rows) @ found[:-1] + found[-1])))
    desk, worth, hit = np.array(ours), np.array(weights), np.array(right)
    groups = {
        "asked": desk & (worth == 1),
        "elsewhere": ~desk & (worth == OUTSIDE_WEIGHT),
        "elsewhere, not taught": ~desk & (worth == OUTSIDE_EXAMPLE_WEIGHT),
        "examples, not taught": desk & (worth == EXAMPLE_WEIGHT),
    }
    for name, group in groups.items():
        for least in THRESHOLDS if group.any() else ():
            said = group & (sure >= least)
            wrong = (said & ~hit).sum() / group.sum()
            print(f"# {name}, from {least}: {said.sum() / group.sum():.0%}, wrong {wrong:.0%}")


def questions(recogniser: Recogniser, sets: Iterable[Sequence[Question]]) -> Iterator[Asked]:
    """The questions with even numbers."""
    for one in (one for each in sets for one in each if one.even):
        yield recogniser, one, 1 if one.right else OUTSIDE_WEIGHT


def examples(workspace: Workspace, meant: bool) -> Iterator[Asked]:
    """Every fourth example and eighth phrase, asked of a recogniser that was not taught it.

    So is every fourth phrase of what is not for this desk.
    """
    trees = workspace.trees.in_use()
    every = [
        (one.visitor, tree, target(tree, one.advice))
        for tree in trees
        for one in trees[tree].examples
    ]
    said = [
        (phrase, tree, Place(tree, name))
        for tree in trees
        for name, advice in trees[tree].advices.items()
        for phrase in advice.phrases
    ]
    asked = every[::4] + said[::8]
    kinds = workspace.trees.elsewhere.values()
    outside = [text for kind in kinds for text in kind.phrases][::4]
    untaught = without(workspace, {*outside, *(text for text, _, _ in asked)}, meant)
    for text, tree, advice in asked:
        advices = frozenset((str(advice),))
        question = Question(text, frozenset((tree,)), True, advices=advices)
        yield untaught, question, EXAMPLE_WEIGHT
    for text in outside:
        yield untaught, Question(text, frozenset(), True), OUTSIDE_EXAMPLE_WEIGHT


def foreign_examples(workspace: Workspace, meant: bool) -> Iterator[Asked]:
    """Every twelfth phrase in another language, asked of a recogniser that was not taught it."""
    spoken = workspace.trees.beside.languages_by_tree()
    asked = foreign_phrases(workspace.trees.in_use(), spoken)[::12]
    untaught = without(workspace, {one.text for one in asked}, meant)
    for one in asked:
        advices = frozenset((str(Place(one.tree, one.advice)),) if one.advice else ())
        question = Question(one.text, frozenset((one.tree,)), True, advices=advices)
        yield untaught, question, EXAMPLE_WEIGHT


def main() -> int:
    workspace = open_workspace(HERE.parent)
    sets = own_sets() | {"invented": load(HERE / "questions-spoken.yaml")}
    del sets["double questions"]
    # a library's own questions have a tree that is near, but nobody should be sure of it
    for name in filter(lambda one: one.endswith("outside the desk"), sets):
        sets[name] = [replace(one, right=frozenset()) for one in sets[name]]
    dutch = [each for name, each in sets.items() if not name.endswith(NOT_DUTCH)]
    others = [each for name, each in sets.items() if name.endswith(FOREIGN)]
    by_words = recogniser_of(workspace)
    words = [*questions(by_words, dutch), *examples(workspace, meant=False)]
    show("WORDS", collect(words, lambda one: one.dutch))
    print(f"WORDS_NAMED: Final[Fit] = {tuple(collect_namings(words))}")
    foreign = [*questions(by_words, others), *foreign_examples(workspace, meant=False)]
    show("FOREIGN", collect(foreign, lambda one: one.read and not one.dutch))
    both = with_meaning(workspace)
    if both is not None:
        asked = [*questions(both, dutch), *examples(workspace, meant=True)]
        show("BOTH", collect(asked, lambda one: one.dutch and one.with_meaning))
        print(f"BOTH_NAMED: Final[Fit] = {tuple(collect_namings(asked))}")
        foreign = [*questions(both, others), *foreign_examples(workspace, meant=True)]
        show("FOREIGN_BOTH", collect(foreign, lambda one: one.with_meaning and not one.dutch))
    return 0


def show(name: str, fits: tuple[list[float], list[float]]) -> None:
    """Print two fits as they stand in certainty.py."""
    for what, weights in zip(("FIT", "OURS"), fits, strict=True):
        print(f"{name}_{what}: Final[Fit] = {tuple(weights)}")


if __name__ == "__main__":
    sys.exit(main())
