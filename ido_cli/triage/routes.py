"""All routes through the trees: walked one by one, or measured without walking."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from heapq import heappop, heappush
from itertools import count
from typing import Final

from ido_cli.trees.model import Answer, Tree
from ido_cli.trees.place import Place, target
from ido_cli.triage.engine import UNKNOWN_ANSWER, Case, Facts, Step, Trees, Walk, walk


def routes(trees: Trees, tree_id: str) -> Iterator[Walk]:
    """Every route of a tree that ends at an advice (or breaks off), through jumps too.

    Each answer of each question is tried. Where an answer leads further by a fact that another
    case of the visit may have told, each of its ways is tried.
    """
    waiting: list[tuple[Case, Facts]] = [(Case(tree_id), {})]
    while waiting:
        case, facts = waiting.pop()
        now = walk(trees, case, facts)
        if now.question is None:
            yield now
            continue
        for choice in reversed(now.question.answers):
            if _denies(choice, now, facts):
                continue
            given = Case(tree_id, {**case.answers, now.at: choice.key})
            waiting += [(given, {**facts, **more}) for more in _assumed(choice, now)]


def _denies(choice: Answer, now: Walk, facts: Facts) -> bool:
    """Whether an answer tells a fact otherwise than the way to its question assumed it."""
    if choice.is_range or choice.key == UNKNOWN_ANSWER:
        return False
    return facts.get(now.question_fact, choice.key) != choice.key


def _assumed(choice: Answer, now: Walk) -> Sequence[Facts]:
    """What may be known already by which an answer leads further; nothing known comes last.

    Facts that the route itself told are not assumed otherwise.
    """
    ways = [way.when for way in choice.to if way.when]
    told = {*now.facts, now.question_fact, *(step.question.fact for step in now.route)}
    free = [when for when in ways if not set(when) & told]
    return [{fact: values[0] for fact, values in when.items()} for when in reversed(free)] + [{}]


@dataclass(frozen=True, slots=True)
class Measure:
    """From one step on.

    The number of `routes` to an end, and the number of questions on the `longest`, itself included.
    """

    routes: int
    longest: int


_END: Final = Measure(1, 0)


def measure(trees: Trees, tree_ids: Iterable[str] | None = None) -> dict[Place, Measure | None]:
    """The measure of every question, through jumps too, without walking the routes one by one.

    With `tree_ids`, of the questions of those trees and of what they lead to. None where a route
    can meet a question twice. A fact may spare a question, so the longest route can be shorter in a
    visit.
    """
    chosen = list(trees if tree_ids is None else tree_ids)
    waiting = [Place(tree_id, name) for tree_id in chosen for name in trees[tree_id].questions]
    nexts: dict[Place, list[Place]] = {}
    found: dict[Place, Measure | None] = {}
    tree_of = cache(trees.get)  # a tree has many questions
    while waiting:
        place = waiting[-1]
        if place not in nexts:
            nexts[place] = _nexts(tree_of(place.tree), place)
            found[place] = None  # until where it leads is measured: a way back here is a circle
            waiting += [to for to in nexts[place] if to not in nexts]
        else:
            waiting.pop()
            found[place] = _together([found[to] for to in nexts[place]])
    return found


def reachable(trees: Trees, start: Place) -> set[Place]:
    """Every step that a route can come to from a step on, itself included."""
    found = {start}
    waiting = [start]
    while waiting:
        place = waiting.pop()
        for to in _nexts(trees.get(place.tree), place):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _together(ways: list[Measure | None]) -> Measure | None:
    """The measure of a step from those of where its answers lead; of an end when there are none."""
    known = [way for way in ways if way is not None]
    if not ways:
        return _END
    if len(known) < len(ways):
        return None
    return Measure(sum(way.routes for way in known), 1 + max(way.longest for way in known))


def _nexts(tree: Tree | None, place: Place) -> list[Place]:
    """Where the answers of a question lead.

    Nothing for an advice or a step that is not there, which are ends.
    """
    question = tree.questions.get(place.step) if tree else None
    if question is None:
        return []
    return [target(place.tree, to) for choice in question.answers for to in choice.steps]


def way_to(trees: Trees, case: Case, end: Place, facts: Facts | None = None) -> Case | None:
    """The case with the fewest further answers that lead to a place, or None when no answers do.

    Weet niet is taken last.
    """
    return _way(trees, case, end, facts, presume=True)


def _way(
    trees: Trees, case: Case, end: Place, facts: Facts | None, *, presume: bool
) -> Case | None:
    """See `way_to`.

    Who may not `presume` a fact takes Weet niet first where a fact is asked, and elsewhere only
    when no other answers lead there: words say more than that.
    """
    order = count()
    waiting = [(0, 0, next(order), case)]
    while waiting:
        unknown, length, _, here = heappop(waiting)
        now = walk(trees, here, facts)
        if now.at == end:
            return here
        if now.question is None:
            continue
        last = presume or not now.question.fact
        choices = sorted(
            now.question.answers, key=lambda choice: (choice.key == UNKNOWN_ANSWER) == last
        )
        for choice in choices:
            says_less = choice.key == UNKNOWN_ANSWER and last and not presume
            given = replace(here, answers={**here.answers, now.at: choice.key})
            heappush(waiting, (unknown + says_less, length + 1, next(order), given))
    return None


def heard_way(trees: Trees, case: Case, end: Place, facts: Facts | None = None) -> Case | None:
    """The case with the answers that follow from the visitor's words: those that lead to a place.

    They are marked as `heard`. Nothing is presumed that would tell a fact about the visitor: where
    Weet niet leads there too it is taken, and where more answers do the question is left to be
    asked. None when no answers lead there.
    """
    way = _way(trees, case, end, facts, presume=False)
    if way is None:
        return None
    answers = dict(case.answers)
    for step in walk(trees, way, facts).route:
        if step.known or step.place in answers:
            continue
        if step.question.fact and _leaves_open(trees, step, end):
            break
        answers[step.place] = way.answers[step.place]
    return replace(case, answers=answers, heard=frozenset(answers.keys() - case.answers.keys()))


def _leaves_open(trees: Trees, step: Step, end: Place) -> bool:
    """Whether another answer than that of a step leads to a place as well; Weet niet says none."""
    others = [one for one in step.question.answers if one.key != step.answer.key]
    return step.answer.key != UNKNOWN_ANSWER and any(
        end in reachable(trees, target(step.place.tree, to)) for one in others for to in one.steps
    )


def sentence(now: Walk, trees: Trees) -> str:
    """A route as one line of plain Dutch, to proofread."""
    first = now.route[0].place.tree if now.route else now.at.tree
    parts = [trees[first].title]
    parts += [f"{passed.question.text} {passed.said}" for passed in now.route]
    end = now.advice.title if now.advice else f"(de weg houdt op bij {now.at})"
    return " › ".join(parts) + f" → {end}"


def route_sentences(now: Walk) -> tuple[str, ...]:
    """A route as sentences: each question with its answer, then where it ends."""
    end = now.advice.title if now.advice else f"(de weg houdt op bij {now.at})"
    return (*(f"{step.question.text} {step.said}" for step in now.route), f"→ {end}")


def steps_words(route: tuple[Step, ...]) -> str:
    """The answers of a route in one line: 'Ja › Nee, nog niet'."""
    return " › ".join(passed.said for passed in route)
