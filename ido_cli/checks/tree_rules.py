"""What a tree must keep to, beyond its shape: answers, examples, jumps and length. B codes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ido_cli.errors import did_you_mean
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.model import CHOICE, Question, Tree
from ido_cli.trees.place import JUMP, Place, target
from ido_cli.trees.structure import ways
from ido_cli.triage.engine import UNKNOWN_ANSWER
from ido_cli.triage.engine import Trees as UsableTrees
from ido_cli.triage.examples import prove
from ido_cli.triage.routes import Measure, reachable
from ido_cli.workspace.tree_files import Trees

MAX_ANSWERS: Final = 7
MAX_QUESTIONS: Final = 7
_STEP_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SHORT: Final = Measure(1, 0)
_NAME_HINT: Final = "Gebruik alleen kleine letters, cijfers, streepjes en _."


def check_answers(tree: Tree, source: Source) -> Iterator[Finding]:
    """What can be said of the steps of a tree, each by itself."""
    for name, question in tree.questions.items():
        loc: Loc = ("vragen", name)
        if not _STEP_NAME.fullmatch(name):
            message = f'"{name}" kan geen naam van een vraag zijn'
            yield source.finding("B025", loc, message, _NAME_HINT, of_key=True)
        if len(question.answers) == 1:
            message = f'de vraag "{name}" heeft maar één antwoord'
            yield source.finding("B010", loc, message, of_key=True)
        if len(question.answers) > MAX_ANSWERS:
            message = f'de vraag "{name}" heeft {len(question.answers)} antwoorden'
            hint = f"Hooguit {MAX_ANSWERS} is prettig. Maak er twee vragen van."
            yield source.finding("B023", loc, message, hint, of_key=True)
        if UNKNOWN_ANSWER not in question.by_key:
            message = f'de vraag "{name}" heeft geen antwoord "Weet niet"'
            yield source.finding("B012", loc, message, of_key=True)
        yield from _same_answers(name, question, source)
        yield from _ranges(name, question, source)
    for name, advice in tree.advices.items():
        loc = ("adviezen", name)
        if not _STEP_NAME.fullmatch(name):
            message = f'"{name}" kan geen naam van een advies zijn'
            yield source.finding("B025", loc, message, _NAME_HINT, of_key=True)
        if not advice.addressees:
            message = f'het advies "{name}" verwijst naar niemand'
            yield source.finding("B018", loc, message, of_key=True)


def _same_answers(name: str, question: Question, source: Source) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, answer in enumerate(question.answers):
        loc = ("vragen", name, "antwoorden", number, "antwoord")
        if answer.key in seen:
            message = f'het antwoord "{answer.text}" staat er twee keer'
            yield source.finding("B011", loc, message)
        seen[answer.key] = number
        for word in {answer.text.strip(), answer.key}:
            if word.isdecimal() and int(word) != number + 1 <= int(word) <= len(question.answers):
                message = f'het antwoord "{word}" staat op plaats {number + 1}'
                yield source.finding("B043", loc, message)


def _ranges(name: str, question: Question, source: Source) -> Iterator[Finding]:
    """A question for a date: ranges that can be read, and one for every other date."""
    loc: Loc = ("vragen", name)
    ranges = [answer for answer in question.answers if answer.is_range]
    if question.kind == CHOICE:
        for number, answer in enumerate(question.answers):
            if answer.is_range:
                key = "binnen" if answer.within else "later"
                hint = "Voeg bij de vraag toe: soort: datum."
                message = f'"{key}" kan alleen bij een vraag naar een datum'
                place = (*loc, "antwoorden", number, key)
                yield source.finding("B033", place, message, hint, of_key=True)
        return
    for number, answer in enumerate(question.answers):
        if answer.within and answer.duration is None:
            message = f'"{answer.within}" is geen lengte van een termijn'
            hint = "Schrijf het als 6 weken, 3 maanden of 10 dagen."
            yield source.finding("B033", (*loc, "antwoorden", number, "binnen"), message, hint)
    if not ranges or not any(answer.later for answer in ranges):
        message = f'de vraag "{name}" weet geen weg met elke datum'
        hint = "Voeg onderaan een antwoord toe met later: ja."
        yield source.finding("B033", loc, message, hint, of_key=True)


def check_jumps(tree_id: str, tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    """What can be said of a tree among the others: where its jumps lead."""
    for name, question in tree.questions.items():
        for loc, step in ways(name, question):
            if JUMP in step:
                yield from _jump(tree, source, trees, loc, target(tree_id, step))
    for name, advice in tree.advices.items():
        for number, often in enumerate(advice.often):
            here: Loc = ("adviezen", name, "vaak_ook", number)
            yield from _often(tree_id, tree, source, trees, here, often.name)


def _often(
    tree_id: str, tree: Tree, source: Source, trees: Trees, loc: Loc, name: str
) -> Iterator[Finding]:
    """What is offered after an outcome: a tree, or a step of one."""
    if JUMP in name:
        yield from _jump(tree, source, trees, loc, target(tree_id, name))
    elif name == tree_id:
        hint = "Noem een andere boom, of een stap met boom#stap."
        yield source.finding("B004", loc, "vaak ook noemt de boom zelf", hint)
    else:
        other = trees.file(name).tree if name in trees.known else None
        yield from _jump(tree, source, trees, loc, Place(name, other.begin if other else ""))


def _jump(tree: Tree, source: Source, trees: Trees, loc: Loc, place: Place) -> Iterator[Finding]:
    if place.tree not in trees.known:
        hint = did_you_mean(place.tree, trees.known) or 'Bekijk alle bomen met "ido bomen".'
        yield source.finding("B004", loc, f'onbekende boom "{place.tree}"', hint)
        return
    other = trees.file(place.tree)
    steps = (*other.tree.questions, *other.tree.advices) if other.tree is not None else ()
    if other.tree is not None and place.step not in steps:
        hint = did_you_mean(place.step, steps) or f"Die boom heeft: {', '.join(steps)}."
        message = f'de boom "{place.tree}" heeft geen stap "{place.step}"'
        yield source.finding("B004", loc, message, hint)
    elif other.tree is tree:
        return  # what is wrong in the tree itself is told where it stands
    elif other.tree is None or not other.usable:
        message = f'de boom "{place.tree}" heeft een fout, dus hier loopt de weg dood'
        hint = "Herstel eerst die boom, of leid dit antwoord ergens anders heen."
        yield source.finding("B008", loc, message, hint)
    elif tree.in_use and not other.tree.in_use:
        message = f'de boom "{place.tree}" is een concept, dus hier loopt de weg dood'
        hint = "Neem die boom in gebruik, of leid dit antwoord ergens anders heen."
        yield source.finding("B008", loc, message, hint)


def check_walks(
    tree_id: str,
    tree: Tree,
    source: Source,
    trees: UsableTrees,
    measures: Mapping[Place, Measure | None],
    today: date,
) -> Iterator[Finding]:
    """What can be said of a tree that can be walked: its examples and lengths.

    `measures` are the lengths of all routes (see routes.measure).
    """
    yield from _examples(tree_id, tree, source, trees, today)
    yield from _lengths(tree_id, tree, source, trees, measures)


def _examples(
    tree_id: str, tree: Tree, source: Source, trees: UsableTrees, today: date
) -> Iterator[Finding]:
    reached = set()
    for proof in prove(trees, tree_id, today):
        if proof.good:
            reached.add(proof.walk.at)
        elif not proof.walk.broken:  # that is reported where the road breaks
            loc: Loc = ("voorbeelden", proof.index, "advies")
            if proof.at_answer is not None:
                loc = ("voorbeelden", proof.index, "antwoorden", proof.at_answer)
            code = "B015" if proof.at_answer is not None else "B016"
            yield source.finding(code, loc, proof.problem, proof.hint)
    for name in tree.advices:
        if target(tree_id, name) not in reached:
            message = f'geen voorbeeld eindigt bij het advies "{name}"'
            hint = f'Voeg een voorbeeld toe dat eindigt met "advies: {name}".'
            yield source.finding("B017", ("adviezen", name), message, hint, of_key=True)


def _lengths(
    tree_id: str,
    tree: Tree,
    source: Source,
    trees: UsableTrees,
    measures: Mapping[Place, Measure | None],
) -> Iterator[Finding]:
    for name, question in tree.questions.items():
        place = Place(tree_id, name)
        for loc, step in ways(name, question):
            if JUMP not in step or measures.get(place, _SHORT) is not None:
                continue
            to = target(tree_id, step)
            if place in reachable(trees, to):
                message = f'deze sprong leidt via "{to}" terug naar de vraag "{name}"'
                end = "Zo komt er geen einde aan."
                hint = f"{end} Leid het naar een advies, of haal de sprong terug weg."
                yield source.finding("B009", loc, message, hint)
    whole = measures.get(Place(tree_id, tree.begin))
    if whole is not None and whole.longest > MAX_QUESTIONS:
        message = f"de langste route heeft {whole.longest} vragen"
        hint = f"Hooguit {MAX_QUESTIONS}. Vraag alleen wat het advies verandert."
        yield source.finding("B024", ("begin",), message, hint)
