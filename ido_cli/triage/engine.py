"""The engine of a visit. All values are frozen; each function makes a new value from an old one.

What is kept of a visitor's question (a Case) is its first tree and the given answers, keyed by
(tree, question). All else is derived by walking from the tree's `begin`: back, change, resume and
the proof of an example are the same walk over other answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from ido_cli.errors import WRONG_USE, IdoError, did_you_mean
from ido_cli.source.dates import date_words, parsed_day
from ido_cli.trees.place import Place, target
from ido_cli.trees.terms import letter_day

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
COMPLAINT_TREE: Final = "klacht-over-de-overheid"
"""The tree that is offered to who comes back from where they were sent."""

RECOGNISED: Final = "herkend"
FROM_LIST: Final = "lijst"
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
AT_THE_DESK: Final = "balie"
CHANNELS: Final[Mapping[str, str]] = {
    AT_THE_DESK: "aan de balie",
    "telefoon": "aan de telefoon",
    "mail": "per mail",
}
"""How a visitor came (`kanaal`), with the words on the screen."""


@dataclass(frozen=True)
class Case:
    """One question of the visitor: the first tree, the given answers, and how it ended."""

    tree: str
    answers: Mapping[Place, str] = field(default_factory=dict)
    text: str = ""
    note: str = ""
    outcome: str | None = None
    found: str = ""
    """How the tree was found: RECOGNISED or FROM_LIST, or nothing when it was not asked for."""
    day: date | None = field(default=None, compare=False)
    """The day on which it is walked, by which the ranges of a date are judged."""
    heard: frozenset[Place] = frozenset()
    """The answers that nobody gave: they follow from the visitor's first words."""
    bounced: tuple[str, ...] = ()
    """The ids of the partners where the visitor says to have been already."""
    doubted: tuple[str, ...] = ()
    """What the desk says is not right: ids of partners, and advices as `boom#advies`."""

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
    channel: str = AT_THE_DESK
    """How the visitor came: one of CHANNELS."""
    waiting: tuple[str, ...] = ()
    """The trees of what the visitor named as well, and is still to be talked about."""

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

    `known` means that a fact answered it, so that nobody was asked, `heard` that the answer
    follows from the visitor's words; `day` is the date that was typed, if it was.
    """

    place: Place
    question: "Question"
    answer: "Answer"
    known: bool
    day: date | None = None
    heard: bool = False

    @property
    def said(self) -> str:
        """The answer as people read it."""
        return date_words(self.day) if self.day else self.answer.text


@dataclass(frozen=True)
class Walk:
    """Where a case stands.

    The `route` so far, then a `question` to ask, an `advice`, or neither when the road is broken at
    `at`. `facts` are all that is known here, `carried` those that hold for the visit's other cases
    too; `unused` are given answers that the route does not pass (any more).
    """

    route: tuple[Step, ...]
    at: Place
    question: "Question | None"
    advice: "Advice | None"
    facts: Facts
    carried: Facts
    unused: tuple[Place, ...]

    @property
    def broken(self) -> bool:
        """Whether the road ends at a step that does not exist, or in a circle.

        A mistake in the trees.
        """
        return self.question is None and self.advice is None

    @property
    def question_fact(self) -> str:
        """The fact that the question here tells; an empty text when there is none."""
        return self.question.fact if self.question else ""

    @property
    def asked(self) -> tuple[Step, ...]:
        """The steps of the route that somebody was asked."""
        return tuple(step for step in self.route if not step.known)


def walk(trees: Trees, case: Case, facts: Facts | None = None) -> Walk:
    """Walk a case from the begin of its first tree as far as its answers and the visit's facts go.

    Never raises. A given answer wins over a fact; a fact answers a question only when it is one of
    its answers. Where an answer leads may depend on what is known by then. What was only heard in
    the visitor's words holds for this case, and is not carried to others.
    """
    known, carried = dict(facts or {}), dict(facts or {})
    route: list[Step] = []
    passed: set[Place] = set()
    first = trees.get(case.tree)
    place = Place(case.tree, first.begin if first else "")
    while True:
        tree = trees.get(place.tree)
        question = tree.questions.get(place.step) if tree and place not in passed else None
        advice = tree.advices.get(place.step) if tree and question is None else None
        step = _step(place, question, case, known) if question else None
        if step is None:
            unused = tuple(given for given in case.answers if given not in passed)
            return Walk(tuple(route), place, question, advice, known, carried, unused)
        if step.question.fact and step.answer.key != UNKNOWN_ANSWER:
            value = step.day.isoformat() if step.day else step.answer.key
            if step.day or not step.answer.is_range:
                known[step.question.fact] = value
                if not (step.question.passing or step.heard):
                    carried[step.question.fact] = value
        route.append(step)
        passed.add(place)
        place = target(place.tree, step.answer.step(known))


def _step(place: Place, question: "Question", case: Case, known: Facts) -> Step | None:
    """The question of a place answered, by the case or else by a fact; None when it is not."""
    for value, by_fact in ((case.answers.get(place), False), (known.get(question.fact), True)):
        if value is None:
            continue
        answer, day = question.by_key.get(value), None
        if answer is None and question.asks_date:
            day = parsed_day(value)
            answer = question.on(day, case.day or day) if day else None
        if answer is not None:
            heard = not by_fact and place in case.heard
            return Step(place, question, answer, by_fact, day, heard)
    return None


def give(case: Case, place: Place, key: str) -> Case:
    """The case with an answer given to the question at a place: its key, or an ISO date."""
    return replace(case, answers={**case.answers, place: key}, heard=case.heard - {place})


def answer(trees: Trees, case: Case, words: str, facts: Facts | None = None) -> Case:
    """Give an answer in words to the question where the case stands.

    A number, a key or a text; to a question for a date also a date as it is typed. Raises IdoError
    when it is none of its answers, or when there is no question any more.
    """
    now = walk(trees, case, facts)
    if now.question is None:
        message = f'Er is geen vraag meer voor het antwoord "{words}".'
        raise IdoError(message, "Geef minder antwoorden.", WRONG_USE)
    return give(case, now.at, chosen(now.question, words, case.day))


def chosen(question: "Question", words: str, today: date | None) -> str:
    """What is kept of an answer in words: a key, or an ISO date.

    Raises IdoError when it is none of the question's answers, or a date that no letter can have.
    """
    found = question.find(words)
    if found is not None:
        return found.key
    if question.asks_date and today is not None:
        day = letter_day(words, today)
        if question.on(day, today) is not None:
            return day.isoformat()
    raise wrong_answer(question, words)


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
    """Take back the last answer that was given.

    None when none was given: back to before the first question.
    """
    given = [passed.place for passed in walk(trees, case, facts).asked]
    if not given:
        return None
    return replace(
        case,
        answers={place: key for place, key in case.answers.items() if place != given[-1]},
        heard=case.heard - {given[-1]},
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
    """What the earlier cases of the visit told about the visitor, for the case at `index`."""
    facts: Facts = {}
    for case in session.cases[:index]:
        facts = walk(trees, case, facts).carried
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


def drop(session: Session, index: int) -> Session:
    """The session without a case. One that it interrupted goes on, if any."""
    return replace(session, cases=session.cases[:index] + session.cases[index + 1 :])


def reopen(session: Session, index: int) -> Session:
    """The session with the outcome of a case taken back, so that it is walked again."""
    case = replace(session.cases[index], outcome=None)
    return replace(session, cases=(*session.cases[:index], case, *session.cases[index + 1 :]))


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


def check_channel(words: str) -> str:
    """The channel that is meant. Raises IdoError with the nearest right one."""
    if words in CHANNELS:
        return words
    hint = did_you_mean(words, CHANNELS) or f"Kies uit: {', '.join(CHANNELS)}."
    raise IdoError(f'"{words}" is geen kanaal.', hint, WRONG_USE)
