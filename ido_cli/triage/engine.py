"""The engine of a visit. All values are frozen; each function makes a new value from an old one.

What is kept of a visitor's question (a Case) is its first tree and the given answers, keyed by
(tree, question). All else is derived by walking from the tree's `begin`: back, change, resume and
the proof of an example are the same walk over other answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from ido_cli.errors import WRONG_USE, IdoError, did_you_mean
from ido_cli.trees.structure import Place, target

if TYPE_CHECKING:
    from ido_cli.trees.model import Advice, Answer, Question, Tree

Trees = Mapping[str, "Tree"]
Facts = Mapping[str, str]

UNKNOWN_ANSWER: Final = "weet-niet"
"""The key of the answer *Weet niet*, which every question has.

It tells nothing about the visitor, so it sets no fact.
"""
URGENT_TREE: Final = "spoed"
"""The tree that the key `!` jumps to."""

RECOGNISED: Final = "herkend"
FROM_LIST: Final = "lijst"
FOUND: Final = (RECOGNISED, FROM_LIST)
"""How a tree was found: recognised in the visitor's words, or chosen from the list of topics."""
OUTCOMES: Final[Mapping[str, str]] = {
    "zelf-verder": "De klant kan zelf verder",
    "doorverwezen": "Doorverwezen",
    "overgedragen": "Warm overgedragen",
    "terugkomen": "Komt terug op het spreekuur",
    "geen-recht": "De klant heeft er geen recht op",
    "geen-aanbod": "Er is hier geen hulp voor",
    "niet-geholpen": "Niet geholpen",
}
"""How a question can end (`afloop`), with the words on the screen."""


@dataclass(frozen=True)
class Case:
    """One question of the visitor: the first tree, the given answers, and how it ended."""

    tree: str
    answers: Mapping[Place, str] = field(default_factory=dict)
    text: str = ""
    note: str = ""
    outcome: str | None = None
    found: str = ""
    """How the tree was found: one of FOUND, or nothing when it was not asked for."""

    @property
    def urgent(self) -> bool:
        """Whether this is the detour that the key `!` takes."""
        return self.tree == URGENT_TREE


@dataclass(frozen=True)
class Session:
    """One visit: one or more questions of the same visitor.

    The last one without an outcome is the one being walked.
    """

    id: str
    begun: datetime
    location: str | None = None
    cases: tuple[Case, ...] = ()

    @property
    def current(self) -> int | None:
        """The index of the question being walked, or None when all are done."""
        return next(
            (n for n in range(len(self.cases) - 1, -1, -1) if self.cases[n].outcome is None), None
        )

    @property
    def done(self) -> bool:
        """Whether there is a question and each has an outcome."""
        return bool(self.cases) and self.current is None


@dataclass(frozen=True)
class Step:
    """One answered question of a route.

    `known` means that a fact answered it, so that nobody was asked.
    """

    place: Place
    question: "Question"
    answer: "Answer"
    known: bool


@dataclass(frozen=True)
class Walk:
    """Where a case stands.

    The `route` so far, then a `question` to ask, an `advice`, or neither when the road is broken at
    `at`.

    `facts` are those of the visit so far; `unused` are given answers that the route does not pass
    (any more).
    """

    route: tuple[Step, ...]
    at: Place
    question: "Question | None"
    advice: "Advice | None"
    facts: Facts
    unused: tuple[Place, ...]

    @property
    def broken(self) -> bool:
        """Whether the road ends at a step that does not exist, or in a circle.

        A mistake in the trees.
        """
        return self.question is None and self.advice is None


def step(place: Place, answer: "Answer") -> Place:
    """The place that an answer leads to."""
    return target(place.tree, answer.to)


def walk(trees: Trees, case: Case, facts: Facts | None = None) -> Walk:
    """Walk a case from the begin of its first tree as far as its answers and the visit's facts go.

    Never raises.

    A given answer wins over a fact; a fact answers a question only when it is one of its answers.
    """
    known = dict(facts or {})
    route: list[Step] = []
    passed: set[Place] = set()
    first = trees.get(case.tree)
    place = Place(case.tree, first.begin if first else "")
    while True:
        tree = trees.get(place.tree)
        question = tree.questions.get(place.step) if tree and place not in passed else None
        advice = tree.advices.get(place.step) if tree and question is None else None
        answer = _given(question, case.answers.get(place)) if question else None
        by_fact = answer is None
        if question and answer is None and question.fact:
            answer = question.by_key.get(known.get(question.fact, ""))
        if question is None or answer is None:
            unused = tuple(given for given in case.answers if given not in passed)
            return Walk(tuple(route), place, question, advice, known, unused)
        if question.fact and answer.key != UNKNOWN_ANSWER:
            known[question.fact] = answer.key
        route.append(Step(place, question, answer, by_fact))
        passed.add(place)
        place = step(place, answer)


def _given(question: "Question", key: str | None) -> "Answer | None":
    return question.by_key.get(key) if key is not None else None


def give(case: Case, place: Place, key: str) -> Case:
    """The case with an answer, by its key, given to the question at a place."""
    return replace(case, answers={**case.answers, place: key})


def answer(trees: Trees, case: Case, words: str, facts: Facts | None = None) -> Case:
    """Give an answer in words (a number, a key or a text) to the question where the case stands.

    Raises IdoError when it is none of its answers, or when there is no question any more.
    """
    now = walk(trees, case, facts)
    if now.question is None:
        message = f'Er is geen vraag meer voor het antwoord "{words}".'
        raise IdoError(message, "Geef minder antwoorden.", WRONG_USE)
    chosen = now.question.find(words)
    if chosen is None:
        raise wrong_answer(now.question, words)
    return give(case, now.at, chosen.key)


def wrong_answer(question: "Question", words: str) -> IdoError:
    """The error for an answer that a question does not have, with the nearest right ones."""
    texts = [choice.text for choice in question.answers]
    message = f'"{words}" is geen antwoord op de vraag "{question.text}"'
    hint = (
        did_you_mean(words, texts)
        or did_you_mean(words, question.by_key)
        or f"Kies uit: {'; '.join(texts)}."
    )
    return IdoError(message, hint, WRONG_USE)


def back(trees: Trees, case: Case, facts: Facts | None = None) -> Case | None:
    """Take back the last answer that was given; None when none was, which means.

    Back to before the first question.
    """
    given = [passed.place for passed in walk(trees, case, facts).route if not passed.known]
    if not given:
        return None
    return replace(
        case, answers={place: key for place, key in case.answers.items() if place != given[-1]}
    )


def change(
    trees: Trees, case: Case, place: Place, key: str, facts: Facts | None = None
) -> tuple[Case, tuple[Step, ...]]:
    """Give another answer, by its key, to a question of the route.

    The changed case, and the given answers that no longer fit and go. Later answers that the new
    route still passes are kept.
    """
    before = walk(trees, case, facts)
    changed = give(case, place, key)
    kept = {passed.place for passed in walk(trees, changed, facts).route}
    lost = (step for step in before.route if not step.known and step.place not in kept)
    fitting = {place: given for place, given in changed.answers.items() if place in kept}
    return replace(changed, answers=fitting), tuple(lost)


def facts_before(trees: Trees, session: Session, index: int) -> Facts:
    """What the earlier questions of the visit told about the visitor, for the question at `index`."""
    facts: Facts = {}
    for case in session.cases[:index]:
        facts = walk(trees, case, facts).facts
    return facts


def walk_current(trees: Trees, session: Session) -> Walk:
    """The walk of the question being walked. The session must have one."""
    index = session.current
    assert index is not None
    return walk(trees, session.cases[index], facts_before(trees, session, index))


def with_case(session: Session, case: Case) -> Session:
    """The session with the question being walked replaced."""
    index = session.current
    assert index is not None
    return replace(session, cases=(*session.cases[:index], case, *session.cases[index + 1 :]))


def add_case(session: Session, case: Case) -> Session:
    """The session with one more question, which is walked from now on.

    An urgent detour is such a question too.
    """
    return replace(session, cases=(*session.cases, case))


def drop_current(session: Session) -> Session:
    """The session without the question being walked.

    The one that it interrupted goes on, if any.
    """
    index = session.current
    assert index is not None
    return replace(session, cases=session.cases[:index] + session.cases[index + 1 :])


def close(session: Session, outcome: str, note: str = "") -> Session:
    """End the question being walked with an outcome.

    Raises IdoError for an outcome that is none.
    """
    index = session.current
    assert index is not None
    case = session.cases[index]
    return with_case(session, replace(case, outcome=check_outcome(outcome), note=note or case.note))


def check_outcome(words: str) -> str:
    """The outcome that is meant. Raises IdoError with the nearest right one."""
    if words in OUTCOMES:
        return words
    hint = did_you_mean(words, OUTCOMES) or f"Kies uit: {', '.join(OUTCOMES)}."
    raise IdoError(f'"{words}" is geen afloop.', hint, WRONG_USE)
