"""Practice with the examples of the trees.

What to practise next, how it went, and a quiz on what the agencies do.

The examples are the same texts that prove the routes, so a change in a tree changes the practice
with it. Chance comes in as an argument.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from ido_cli.directory.model import Directory, Partner, PartnerKind
from ido_cli.trees.model import Example
from ido_cli.triage.engine import Case, Step, Trees, Walk, walk
from ido_cli.triage.examples import prove_example

ROUND: Final = 10
CHOICES: Final = 4
_OPENINGS: Final = (
    "Dag, ik hoop dat u mij kunt helpen. {}",
    "Mijn buurvrouw zei dat ik hier moest zijn. {} En het regent ook nog.",
    "Ik ben al twee keer doorverbonden vandaag. {} Weet u dat misschien?",
    "Sorry dat ik stoor, het is een beetje een lang verhaal. {}",
    "Mijn kleinzoon regelt dat anders altijd, maar die is op vakantie. {}",
)
"""A detour around what a visitor says, for practice that is harder."""


@dataclass(frozen=True)
class Exercise:
    """An example to practise with: where it stands, and the words that the trainee sees."""

    tree: str
    index: int
    words: str

    @property
    def key(self) -> str:
        """The name under which a missed exercise is remembered."""
        return f"{self.tree}:{self.index}"


@dataclass(frozen=True)
class Verdict:
    """How an exercise went: the right walk, and where the trainee's road parted from it (None.

    Nowhere, or another tree).
    """

    right: bool
    wanted: Walk
    parted: Step | None


def exercises(
    trees: Trees, tree_ids: Sequence[str], missed: Sequence[str], chance: Random, hard: bool
) -> list[Exercise]:
    """A round: those missed earlier first, then others at random.

    Examples that do not hold are left out.
    """
    every = [
        (tree_id, n)
        for tree_id in tree_ids
        for n, example in enumerate(trees[tree_id].examples)
        if _holds(trees, tree_id, n, example)
    ]
    chance.shuffle(every)
    order = {key: number for number, key in enumerate(missed)}
    every.sort(key=lambda pair: order.get(f"{pair[0]}:{pair[1]}", len(order)))
    chosen = every[:ROUND]
    return [Exercise(t, n, _said(trees[t].examples[n], chance, hard)) for t, n in chosen]


def tree_choices(
    trees: Trees, exercise: Exercise, near: Sequence[str], chance: Random
) -> list[str]:
    """The right tree among others that could be meant.

    The nearest by recognition, in a random order.
    """
    others = [tree_id for tree_id in near if tree_id != exercise.tree and tree_id in trees]
    rest = [tree_id for tree_id in trees if tree_id != exercise.tree and tree_id not in others]
    chance.shuffle(rest)
    chosen = [exercise.tree, *(others + rest)[: CHOICES - 1]]
    chance.shuffle(chosen)
    return chosen


def judge(trees: Trees, exercise: Exercise, case: Case) -> Verdict:
    """How a trainee's case compares with the example."""
    example = trees[exercise.tree].examples[exercise.index]
    wanted = prove_example(trees, exercise.tree, exercise.index, example).walk
    walked = walk(trees, case)
    if case.tree == exercise.tree and walked.at == wanted.at:
        return Verdict(True, wanted, None)
    given = {step.place: step.answer.key for step in walked.route}
    parted = next(
        (step for step in wanted.route if given.get(step.place) not in (None, step.answer.key)),
        None,
    )
    return Verdict(False, wanted, parted if case.tree == exercise.tree else None)


@dataclass(frozen=True)
class QuizQuestion:
    """What an agency does, and the partners to choose from."""

    partner: Partner
    choices: tuple[Partner, ...]


def quiz(directory: Directory, chance: Random) -> list[QuizQuestion]:
    """Ten agencies to recognise by what they do."""
    agencies = [
        partner
        for partner in directory.partners
        if partner.kind is PartnerKind.AGENCY and partner.nationwide
    ]
    asked = chance.sample(agencies, min(ROUND, len(agencies)))
    questions = []
    for partner in asked:
        others = [one for one in agencies if one.id != partner.id]
        choices = [partner, *chance.sample(others, min(CHOICES - 1, len(others)))]
        chance.shuffle(choices)
        questions.append(QuizQuestion(partner, tuple(choices)))
    return questions


def remember(missed: Sequence[str], results: Mapping[str, bool], most: int = 50) -> list[str]:
    """What is still missed after a round: new mistakes first; what went right now is forgotten."""
    wrong = [key for key, right in results.items() if not right]
    kept = [key for key in missed if key not in results]
    return [*wrong, *kept][:most]


def opening(trees: Trees, tree_id: str) -> str:
    """How a colleague would open: the sentence of the first question."""
    tree = trees[tree_id]
    return tree.questions[tree.begin].say


def _holds(trees: Trees, tree_id: str, index: int, example: Example) -> bool:
    return prove_example(trees, tree_id, index, example).good


def _said(example: Example, chance: Random, hard: bool) -> str:
    if not hard:
        return example.visitor
    words = " ".join(_mistyped(word, chance) for word in example.visitor.split())
    return chance.choice(_OPENINGS).format(
        words if words.endswith((".", "?", "!")) else f"{words}."
    )


def _mistyped(word: str, chance: Random) -> str:
    """Now and then two letters of a long word change places, as in a hurried note."""
    if len(word) < 6 or chance.random() > 0.2:
        return word
    place = chance.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
