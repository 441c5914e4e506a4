"""Practice with the examples of the trees.

What to practise next, how it went, and a quiz on what the agencies do.

The examples are the same texts that prove the routes, so a change in a tree changes the practice
with it. Chance comes in as an argument, and so does what knows words: which trees a text may be
about, and whether a text names a title. Nothing to choose from gives itself away: the others are
those that come nearest, with titles of about the same length, in an order of chance.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import cycle, zip_longest
from random import Random
from typing import Final

from ido_cli.directory.model import Directory, Partner, PartnerKind
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Step, Trees, Walk, walk
from ido_cli.triage.examples import prove_example
from ido_cli.triage.routes import reachable

ROUND: Final = 10
CHOICES: Final = 4
_NEAREST: Final = 6
"""Of so many that come nearest, those with titles of about the same length are chosen."""
Near = Callable[[str], Sequence[str]]
"""The trees that a text may be about, the nearest first."""
Names = Callable[[str, str], bool]
"""Whether a text has a word of a title in it."""
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


class Mark(Enum):
    """How near a trainee's road came to the right advice, best first."""

    RIGHT = auto()
    OTHER_ADVICE = auto()
    """The right tree, and another advice of it."""
    LEADS_THERE = auto()
    """Another tree, from which answers lead to the right one."""
    SAME_ADDRESSEE = auto()
    """Another tree, of which some advice sends to the same first addressee."""
    WRONG = auto()

    @property
    def near(self) -> bool:
        """Whether it was almost right."""
        return self not in (Mark.RIGHT, Mark.WRONG)


@dataclass(frozen=True)
class Verdict:
    """How an exercise went: the trainee's tree, the right walk, and where the roads part.

    `parted` holds the step of the right walk and of the trainee's; None when they part nowhere, or
    from the very tree.
    """

    mark: Mark
    tree: str
    wanted: Walk
    parted: tuple[Step, Step] | None = None


def exercises(
    trees: Trees,
    tree_ids: Sequence[str],
    missed: Sequence[str],
    chance: Random,
    hard: bool,
    names: Names,
    today: date | None = None,
) -> list[Exercise]:
    """A round: those missed earlier first, then others at random.

    Examples that do not hold are left out; those whose words name the topic come last when there is
    a topic to choose. `today` is the day by which a date in an example is judged.
    """
    choosing = len(tree_ids) > 1
    every = [(tree, n) for tree in tree_ids for n in range(len(trees[tree].examples))]
    chance.shuffle(every)
    order = {key: number for number, key in enumerate(missed)}
    every.sort(key=lambda pair: order.get(f"{pair[0]}:{pair[1]}", len(order)))
    chosen: list[tuple[str, int]] = []
    named: list[tuple[str, int]] = []
    for tree_id, n in every:
        example, key = trees[tree_id].examples[n], f"{tree_id}:{n}"
        if len(chosen) == ROUND:
            break
        if prove_example(trees, tree_id, n, example, today).good:
            telling = choosing and key not in order and names(example.visitor, trees[tree_id].title)
            (named if telling else chosen).append((tree_id, n))
    chosen = [*chosen, *named][:ROUND]
    said = [trees[tree_id].examples[n].visitor for tree_id, n in chosen]
    words = _around(said, chance) if hard else said
    return [Exercise(*place, text) for place, text in zip(chosen, words, strict=True)]


def tree_choices(
    trees: Trees, exercise: Exercise, near: Sequence[str], chance: Random
) -> list[str]:
    """The right tree among others that could be meant, in a random order.

    They are the nearest by recognition and of the same theme, by turns; then any.
    """
    theme = trees[exercise.tree].theme
    every = list(trees)
    chance.shuffle(every)
    same = [tree_id for tree_id in every if theme and trees[tree_id].theme == theme]
    turns = [one for pair in zip_longest(near, same) for one in pair if one in trees]
    others = [one for one in dict.fromkeys((*turns, *every)) if one != exercise.tree]
    titles = {tree_id: trees[tree_id].title for tree_id in trees}
    chosen = [exercise.tree, *_alike(titles, exercise.tree, others)]
    chance.shuffle(chosen)
    return chosen


def _alike(titles: Mapping[str, str], right: str, others: Sequence[str]) -> list[str]:
    """Of the nearest others those with titles about as long as the right one, one a title."""
    by_title = {titles[one]: one for one in reversed(others) if titles[one] != titles[right]}
    nearest = [one for one in others if by_title.get(titles[one]) == one][:_NEAREST]
    length = len(titles[right])
    return sorted(nearest, key=lambda one: abs(len(titles[one]) - length))[: CHOICES - 1]


def judge(trees: Trees, exercise: Exercise, case: Case, today: date | None = None) -> Verdict:
    """How a trainee's case compares with the example."""
    example = trees[exercise.tree].examples[exercise.index]
    wanted = prove_example(trees, exercise.tree, exercise.index, example, today).walk
    walked = walk(trees, case)
    if walked.at == wanted.at:
        return Verdict(Mark.RIGHT, case.tree, wanted)
    if case.tree != exercise.tree:
        return Verdict(_mark_of_tree(trees, case.tree, exercise.tree, wanted), case.tree, wanted)
    own = {step.place: step for step in walked.route}
    pairs = [(step, own[step.place]) for step in wanted.route if step.place in own]
    parted = next((pair for pair in pairs if pair[0].answer.key != pair[1].answer.key), None)
    return Verdict(Mark.OTHER_ADVICE, case.tree, wanted, parted)


def _mark_of_tree(trees: Trees, chosen: str, right: str, wanted: Walk) -> Mark:
    """How near another tree is than the right one."""
    tree = trees[chosen]
    steps = reachable(trees, Place(chosen, tree.begin))
    if wanted.at in steps or any(place.tree == right for place in steps):
        return Mark.LEADS_THERE
    first = wanted.advice.names[:1] if wanted.advice else ()
    if first and any(advice.names[:1] == first for advice in tree.advices.values()):
        return Mark.SAME_ADDRESSEE
    return Mark.WRONG


@dataclass(frozen=True)
class QuizQuestion:
    """What an agency does, and the partners to choose from."""

    partner: Partner
    choices: tuple[Partner, ...]

    @property
    def key(self) -> str:
        """The name under which its mark is kept."""
        return self.partner.id


def quiz(trees: Trees, directory: Directory, chance: Random, names: Names) -> list[QuizQuestion]:
    """Ten agencies to recognise by what they do, among those that the same trees send to.

    One whose own name stands in what it does comes last; one that is named there is no choice.
    """
    agencies = [
        partner
        for partner in directory.partners
        if partner.kind is PartnerKind.AGENCY and partner.nationwide
    ]
    chance.shuffle(agencies)
    asked = sorted(agencies, key=lambda one: names(one.does, one.name))[:ROUND]
    chance.shuffle(asked)
    together = _together(trees)
    questions = []
    for right in asked:
        others = [one for one in agencies if one != right and not names(right.does, one.name)]
        others.sort(key=lambda one: -together[right.id, one.id])
        titles = {one.id: one.name for one in agencies}
        chosen = [right.id, *_alike(titles, right.id, [one.id for one in others])]
        chance.shuffle(chosen)
        questions.append(QuizQuestion(right, tuple(directory.by_id[one] for one in chosen)))
    return questions


def _together(trees: Trees) -> Counter[tuple[str, str]]:
    """In how many trees two partners are both sent to, by their ids."""
    found: Counter[tuple[str, str]] = Counter()
    for tree_id in trees:
        ids = {name for advice in trees[tree_id].advices.values() for name in advice.names}
        found.update((one, other) for one in ids for other in ids)
    return found


def remember(missed: Sequence[str], results: Mapping[str, Mark], most: int = 50) -> list[str]:
    """What is still missed after a round: new mistakes first; what went right now is forgotten."""
    wrong = [key for key, mark in results.items() if mark is not Mark.RIGHT]
    kept = [key for key in missed if key not in results]
    return [*wrong, *kept][:most]


def opening(trees: Trees, tree_id: str) -> str:
    """How a colleague would open: the sentence of the first question."""
    tree = trees[tree_id]
    return tree.questions[tree.begin].say


def _around(said: Sequence[str], chance: Random) -> list[str]:
    """What visitors say with typing errors, and a detour around it: every other time another."""
    openings = cycle(chance.sample(_OPENINGS, len(_OPENINGS)))
    texts = [" ".join(_mistyped(word, chance) for word in text.split()) for text in said]
    ended = [text if text.endswith((".", "?", "!")) else f"{text}." for text in texts]
    return [next(openings).format(text) for text in ended]


def _mistyped(word: str, chance: Random) -> str:
    """Now and then two letters of a long word change places, as in a hurried note."""
    if len(word) < 6 or chance.random() > 0.2:
        return word
    place = chance.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
