"""How the steps of one tree hang together: unknown targets, steps that can't be reached, cycles.

Pure functions over a Tree.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ido_cli.errors import did_you_mean
from ido_cli.source.findings import Finding
from ido_cli.trees.place import JUMP

if TYPE_CHECKING:
    from ido_cli.source.marked import Source
    from ido_cli.trees.model import Question, Tree

Loc = tuple[str | int, ...]
"""The way to a value in a file: keys and list indexes from the top."""
_MOST_NEAREST: Final = 20
"""For so many unknown targets the nearest step is looked up.

That costs as much as the tree has steps, each time.
"""


def check_structure(tree: "Tree", source: "Source") -> tuple[Finding, ...]:
    """What is wrong between the steps of one tree.

    A tree with an error here is not offered at the desk.
    """
    links = tuple(_unknown_targets(tree, source))
    return (
        links + tuple(_cycles(tree, source)) + (() if links else tuple(_unreachable(tree, source)))
    )


def own_targets(tree: "Tree", step: str) -> Iterator[str]:
    """The steps of the same tree that a question's answers lead to.

    None for an advice or a step that does not exist.
    """
    question = tree.questions.get(step)
    for answer in question.answers if question else ():
        yield from (step for step in answer.steps if JUMP not in step)


def _unknown_targets(tree: "Tree", source: "Source") -> Iterator[Finding]:
    if tree.begin not in tree.questions:
        hint = (
            did_you_mean(tree.begin, tree.questions) or "Noem hier de eerste vraag van deze boom."
        )
        yield source.finding("B005", ("begin",), f'onbekende eerste vraag "{tree.begin}"', hint)
    steps = {**tree.questions, **tree.advices}
    looked = 0
    for name, question in tree.questions.items():
        if name in tree.advices:
            message, hint = (
                f'"{name}" is een vraag en ook een advies',
                "Geef een van de twee een andere naam.",
            )
            yield source.finding("B027", ("adviezen", name), message, hint, of_key=True)
        for loc, step in ways(name, question):
            if JUMP not in step and step not in steps:
                nearest = did_you_mean(step, steps) if looked < _MOST_NEAREST else ""
                looked += 1
                hint = f"{nearest} Kies een vraag of advies van deze boom, of boom#stap.".strip()
                yield source.finding("B004", loc, f'onbekend doel "{step}"', hint)


def ways(name: str, question: "Question") -> Iterator[tuple[Loc, str]]:
    """Every step that the answers of a question can lead to, with its place in the file."""
    for number, answer in enumerate(question.answers):
        here: Loc = ("vragen", name, "antwoorden", number, "naar")
        for index, way in enumerate(answer.to):
            yield (
                (*here, index, "stap") if len(answer.to) > 1 or way.conditional else here,
                way.step,
            )


def _cycles(tree: "Tree", source: "Source") -> Iterator[Finding]:
    """One finding for each answer that leads back to a question of its own route.

    A depth-first search without recursion.
    """
    done: set[str] = set()
    for start in tree.questions:
        on_route: dict[str, Iterator[tuple[Loc, str]]] = {}
        if start in done:
            continue
        on_route[start] = _numbered(tree, start)
        while on_route:
            here = next(reversed(on_route))
            for loc, to in on_route[here]:
                if to in on_route:
                    message = f'dit antwoord leidt terug naar de vraag "{to}"'
                    hint = (
                        "Zo komt er geen einde aan. Leid het naar een andere vraag of een advies."
                    )
                    yield source.finding("B009", loc, message, hint)
                elif to in tree.questions and to not in done:
                    on_route[to] = _numbered(tree, to)
                    break
            else:
                done.add(here)
                # and not del: then finding the last again would cost more at each step
                on_route.popitem()


def _numbered(tree: "Tree", step: str) -> Iterator[tuple[Loc, str]]:
    return ((loc, to) for loc, to in ways(step, tree.questions[step]) if JUMP not in to)


def _unreachable(tree: "Tree", source: "Source") -> Iterator[Finding]:
    """Steps that no route of this tree leads to.

    A jump from another tree may still reach an advice, so these are warnings.
    """
    reached = {tree.begin}
    waiting = [tree.begin]
    while waiting:
        for to in own_targets(tree, waiting.pop()):
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    hint = "Laat een antwoord hierheen leiden, of haal dit weg."
    for name in tree.questions:
        if name not in reached:
            loc = ("vragen", name)
            yield source.finding(
                "B006", loc, f'geen antwoord leidt naar de vraag "{name}"', hint, of_key=True
            )
    for name in tree.advices:
        if name not in reached:
            loc = ("adviezen", name)
            yield source.finding(
                "B007", loc, f'geen antwoord leidt naar het advies "{name}"', hint, of_key=True
            )
