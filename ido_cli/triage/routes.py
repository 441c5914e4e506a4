"""All routes through the trees: walked one by one, or measured without walking."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ido_cli.trees.structure import Place, target
from ido_cli.triage.engine import UNKNOWN_ANSWER, Case, Facts, Step, Trees, Walk, walk


def routes(trees: Trees, tree_id: str) -> Iterator[Walk]:
    """Every route of a tree that ends at an advice (or breaks off), through jumps too, by trying each answer of each question."""
    waiting = [Case(tree_id)]
    while waiting:
        case = waiting.pop()
        now = walk(trees, case)
        if now.question is None:
            yield now
            continue
        for choice in reversed(now.question.answers):
            waiting.append(Case(tree_id, {**case.answers, now.at: choice.key}))


@dataclass(frozen=True, slots=True)
class Measure:
    """From one step on.

    The number of `routes` to an end, and the number of questions on the `longest`, itself included.
    """

    routes: int
    longest: int


_END: Final = Measure(1, 0)


def measure(trees: Trees) -> dict[Place, Measure | None]:
    """The measure of every question of every tree, through jumps too, without walking the routes one by one.

    None where a route meets a question twice. A fact may spare a question, so the longest route can be shorter in a visit.
    """
    done: dict[Place, Measure | None] = {}
    for tree_id, tree in trees.items():
        for name in tree.questions:
            _measure_from(trees, Place(tree_id, name), done)
    return done


def reachable(trees: Trees, start: Place) -> set[Place]:
    """Every step that a route can come to from a step on, itself included."""
    found = {start}
    waiting = [start]
    while waiting:
        for to in _nexts(trees, waiting.pop()):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _measure_from(trees: Trees, start: Place, done: dict[Place, Measure | None]) -> None:
    """Measure a step and all that it leads to, deepest first, with a stack of its own.

    A long tree is no deep recursion.
    """
    waiting = [start]
    entered: set[Place] = set()
    while waiting:
        place = waiting[-1]
        nexts = _nexts(trees, place)
        unmeasured = [to for to in nexts if to not in done and to not in entered]
        if place not in done and unmeasured:
            entered.add(place)
            waiting += unmeasured
            continue
        waiting.pop()
        if place not in done:
            done[place] = _together([done.get(to) for to in nexts]) if nexts else _END


def _together(ways: list[Measure | None]) -> Measure | None:
    """The measure of a question from those of its answers.

    None when one of them leads back to it.
    """
    whole = [way for way in ways if way is not None]
    if len(whole) < len(ways):
        return None
    return Measure(sum(way.routes for way in whole), 1 + max(way.longest for way in whole))


def _nexts(trees: Trees, place: Place) -> list[Place]:
    """Where the answers of a question lead.

    Nothing for an advice or a step that is not there, which are ends.
    """
    tree = trees.get(place.tree)
    question = tree.questions.get(place.step) if tree else None
    return [target(place.tree, choice.to) for choice in question.answers] if question else []


def way_to(trees: Trees, case: Case, end: Place, facts: Facts | None = None) -> Case | None:
    """The case with the fewest further answers that lead to a place, or None when no answers do.

    Weet niet is taken last.
    """
    waiting = deque([case])
    while waiting:
        here = waiting.popleft()
        now = walk(trees, here, facts)
        if now.at == end and now.question is None:
            return here
        choices = (
            sorted(now.question.answers, key=lambda choice: choice.key == UNKNOWN_ANSWER)
            if now.question
            else []
        )
        waiting.extend(
            replace(here, answers={**here.answers, now.at: choice.key}) for choice in choices
        )
    return None


def sentence(now: Walk, trees: Trees) -> str:
    """A route as one line of plain Dutch, to proofread."""
    first = now.route[0].place.tree if now.route else now.at.tree
    parts = [trees[first].title]
    parts += [f"{passed.question.text} {passed.answer.text}" for passed in now.route]
    end = now.advice.title if now.advice else f"(de weg houdt op bij {now.at})"
    return " › ".join(parts) + f" → {end}"


def steps_words(route: tuple[Step, ...]) -> str:
    """The answers of a route in one line: 'Ja › Nee, nog niet'."""
    return " › ".join(passed.answer.text for passed in route)
