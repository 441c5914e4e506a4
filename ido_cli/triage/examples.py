"""The examples of a tree, proved.

The same walk that the desk takes, and what the examples pass together.
"""

from dataclasses import dataclass
from datetime import date

from ido_cli.errors import IdoError, did_you_mean
from ido_cli.trees.model import Example
from ido_cli.trees.place import Place, target
from ido_cli.triage.engine import Case, Trees, Walk, answer, walk


@dataclass(frozen=True)
class Proof:
    """What became of an example.

    Its `walk`, and what was wrong (empty when it ended where it should).

    `at_answer` is the index of the answer that did not fit, or None when the mistake is in the end.
    """

    tree_id: str
    index: int
    example: Example
    walk: Walk
    problem: str = ""
    hint: str = ""
    at_answer: int | None = None

    @property
    def good(self) -> bool:
        """Whether the example ended at its advice."""
        return not self.problem


def prove(trees: Trees, tree_id: str, today: date | None = None) -> tuple[Proof, ...]:
    """Walk every example of a tree; `today` is the day by which a date in it is judged."""
    return tuple(
        prove_example(trees, tree_id, n, example, today)
        for n, example in enumerate(trees[tree_id].examples)
    )


def prove_example(
    trees: Trees, tree_id: str, index: int, example: Example, today: date | None = None
) -> Proof:
    """Walk one example: give its answers in order and see whether its advice comes out."""
    case = Case(tree_id, day=today)
    for number, words in enumerate(example.answers):
        now = walk(trees, case)
        try:
            case = answer(trees, case, words)
        except IdoError as error:
            problem, hint = error.message, error.hint
            if now.question is None:
                end = _end(tree_id, now)
                problem = f'het antwoord "{words}" is te veel: de route is al bij {end}'
                hint = "Haal dit antwoord weg."
            return Proof(tree_id, index, example, now, problem, hint, number)
    now = walk(trees, case)
    return Proof(tree_id, index, example, now, *_mistake(trees, tree_id, example.advice, now))


def _mistake(trees: Trees, tree_id: str, advice: str, now: Walk) -> tuple[str, str]:
    """What is wrong with where an example ended, and how to mend it; nothing when it is right."""
    wanted = target(tree_id, advice)
    if now.advice is not None and now.at == wanted:
        return "", ""
    if now.question is not None:
        texts = "; ".join(choice.text for choice in now.question.answers)
        problem = f'het voorbeeld stopt bij de vraag "{now.question.text}"'
        return problem, f"Voeg een antwoord toe: {texts}."
    if wanted.tree in trees and wanted.step not in trees[wanted.tree].advices:
        nearest = did_you_mean(wanted.step, trees[wanted.tree].advices)
        hint = nearest or "Noem een advies van deze boom, of boom#advies."
        return f'onbekend advies "{advice}"', hint
    problem = f'het voorbeeld eindigt bij {_end(tree_id, now)} en niet bij "{advice}"'
    return problem, "Kijk of de antwoorden kloppen, of pas het advies aan."


def _end(tree_id: str, now: Walk) -> str:
    name = now.at.step if now.at.tree == tree_id else now.at
    return f'"{now.at}"' if now.advice is None else f'het advies "{name}" ({now.advice.title})'


@dataclass(frozen=True)
class Coverage:
    """What the examples of a tree pass.

    Answers given and advices reached, out of all in that tree.
    """

    answers: frozenset[tuple[Place, str]]
    all_answers: frozenset[tuple[Place, str]]
    advices: frozenset[Place]
    all_advices: frozenset[Place]


def coverage(trees: Trees, tree_id: str, proofs: tuple[Proof, ...]) -> Coverage:
    """How much of a tree its own examples prove."""
    tree = trees[tree_id]
    passed = {
        (s.place, s.answer.key)
        for proof in proofs
        if proof.good
        for s in proof.walk.route
        if s.place.tree == tree_id
    }
    ends = {proof.walk.at for proof in proofs if proof.good and proof.walk.at.tree == tree_id}
    every = {
        (Place(tree_id, name), a.key)
        for name, question in tree.questions.items()
        for a in question.answers
    }
    return Coverage(
        frozenset(passed),
        frozenset(every),
        frozenset(ends),
        frozenset(Place(tree_id, a) for a in tree.advices),
    )
