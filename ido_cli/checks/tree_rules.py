"""What a tree must keep to, beyond its shape.

Answers, texts, facts, conditions, examples, jumps and length. B codes.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ido_cli.checks.text_rules import MAX_WORDS, asks_personal_data, too_long, tree_texts, words
from ido_cli.errors import did_you_mean
from ido_cli.source.age import HINT, Age, age_words, judge
from ido_cli.source.findings import Finding
from ido_cli.source.reading import Loc, Source
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import JUMP, Place, target
from ido_cli.triage.engine import UNKNOWN_ANSWER
from ido_cli.triage.engine import Trees as UsableTrees
from ido_cli.triage.examples import prove
from ido_cli.triage.routes import Measure, reachable
from ido_cli.workspace.reading import Trees

MAX_ANSWERS: Final = 7
MAX_QUESTIONS: Final = 7
_STEP_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SHORT: Final = Measure(1, 0)
_NAME_HINT: Final = "Gebruik alleen kleine letters, cijfers, streepjes en _."


def check_alone(tree: Tree, source: Source, today: date, valid_days: int) -> Iterator[Finding]:
    """What can be said of a tree without any other file."""
    yield from _answers(tree, source)
    yield from _texts(tree, source)
    yield from _advices(tree, source)
    yield from _facts_age(tree, source, today, valid_days)


def check_among(tree_id: str, tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    """What can be said of a tree among the others: where its jumps lead."""
    yield from _jumps(tree_id, tree, source, trees)


def check_walks(
    tree_id: str,
    tree: Tree,
    source: Source,
    trees: UsableTrees,
    facts: Mapping[str, set[str]] | None,
    measures: Mapping[Place, Measure | None],
) -> Iterator[Finding]:
    """What can be said of a tree that can be walked: its conditions, examples and lengths.

    `facts` are those of all trees with their values (see facts_of), or None when a tree that can't
    be read may set more of them; `measures` are the lengths of all routes (see routes.measure).
    """
    if facts is not None:
        yield from _conditions(tree, source, facts)
    yield from _examples(tree_id, tree, source, trees)
    yield from _lengths(tree_id, tree, source, trees, measures)


def _answers(tree: Tree, source: Source) -> Iterator[Finding]:
    for name, question in tree.questions.items():
        loc: Loc = ("vragen", name)
        if not _STEP_NAME.fullmatch(name):
            yield source.finding(
                "B025", loc, f'"{name}" kan geen naam van een vraag zijn', _NAME_HINT, of_key=True
            )
        if len(question.answers) == 1:
            hint = "Een vraag met één antwoord vraagt niets. Voeg een antwoord toe of haal de vraag weg."
            yield source.finding(
                "B010", loc, f'de vraag "{name}" heeft maar één antwoord', hint, of_key=True
            )
        if len(question.answers) > MAX_ANSWERS:
            message = f'de vraag "{name}" heeft {len(question.answers)} antwoorden'
            hint = f"Hooguit {MAX_ANSWERS} is prettig. Maak er twee vragen van."
            yield source.finding("B023", loc, message, hint, of_key=True)
        if UNKNOWN_ANSWER not in question.by_key:
            hint = 'Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.'
            yield source.finding(
                "B012", loc, f'de vraag "{name}" heeft geen antwoord "Weet niet"', hint, of_key=True
            )
        seen: dict[str, int] = {}
        for number, answer in enumerate(question.answers):
            if answer.key in seen:
                place = ("vragen", name, "antwoorden", number, "antwoord")
                message = f'het antwoord "{answer.text}" staat er twee keer'
                yield source.finding(
                    "B011", place, message, "Geef de antwoorden verschillende teksten."
                )
            seen[answer.key] = number


def _texts(tree: Tree, source: Source) -> Iterator[Finding]:
    for loc, text in tree_texts(tree):
        for sentence in too_long(text):
            message = f"een zin van {words(sentence)} woorden is te lang"
            hint = f"Hooguit {MAX_WORDS} woorden. Maak er twee zinnen van."
            yield source.finding("B019", loc, message, hint)
        if asks_personal_data(text):
            hint = (
                "De balie vraagt hier nooit naar. Laat de klant het zelf intypen bij de instantie."
            )
            yield source.finding("B020", loc, "deze tekst vraagt om persoonsgegevens", hint)


def _advices(tree: Tree, source: Source) -> Iterator[Finding]:
    for name, advice in tree.advices.items():
        loc: Loc = ("adviezen", name)
        if not _STEP_NAME.fullmatch(name):
            yield source.finding(
                "B025", loc, f'"{name}" kan geen naam van een advies zijn', _NAME_HINT, of_key=True
            )
        if not advice.addressees:
            hint = "Noem achter verwijs: waar de klant heen gaat, als partner of als dienst."
            yield source.finding(
                "B018", loc, f'het advies "{name}" verwijst naar niemand', hint, of_key=True
            )


def _facts_age(tree: Tree, source: Source, today: date, valid_days: int) -> Iterator[Finding]:
    for name, advice in tree.advices.items():
        age = judge(advice.checked, today, valid_days)
        if age is Age.GOOD:
            continue
        loc: Loc = ("adviezen", name, "gecontroleerd") if advice.checked else ("adviezen", name)
        message = age_words(f'het advies "{name}"', advice.checked, today)
        yield source.finding(
            "B022" if age is Age.NEVER else "B021", loc, message, HINT, of_key=not advice.checked
        )


def _jumps(tree_id: str, tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    for name, question in tree.questions.items():
        for number, answer in enumerate(question.answers):
            if JUMP in answer.to:
                loc = ("vragen", name, "antwoorden", number, "naar")
                yield from _jump(tree, source, trees, loc, target(tree_id, answer.to))


def _jump(tree: Tree, source: Source, trees: Trees, loc: Loc, place: Place) -> Iterator[Finding]:
    if place.tree not in trees.known:
        hint = did_you_mean(place.tree, trees.known) or 'Bekijk alle bomen met "ido bomen".'
        yield source.finding("B004", loc, f'onbekende boom "{place.tree}"', hint)
        return
    other = trees.file(place.tree)
    if (
        other.tree is not None
        and place.step not in other.tree.questions
        and place.step not in other.tree.advices
    ):
        steps = [*other.tree.questions, *other.tree.advices]
        hint = did_you_mean(place.step, steps) or f"Die boom heeft: {', '.join(steps)}."
        yield source.finding(
            "B004", loc, f'de boom "{place.tree}" heeft geen stap "{place.step}"', hint
        )
    elif other.tree is None or not other.usable:
        message = f'de boom "{place.tree}" heeft een fout, dus hier loopt de weg dood'
        yield source.finding(
            "B008", loc, message, "Herstel eerst die boom, of leid dit antwoord ergens anders heen."
        )
    elif tree.in_use and not other.tree.in_use:
        message = f'de boom "{place.tree}" is een concept, dus hier loopt de weg dood'
        yield source.finding(
            "B008",
            loc,
            message,
            "Neem die boom in gebruik, of leid dit antwoord ergens anders heen.",
        )


def _conditions(tree: Tree, source: Source, settable: Mapping[str, set[str]]) -> Iterator[Finding]:
    for name, advice in tree.advices.items():
        for key, lines in (
            ("doe", advice.do),
            ("neem_mee", advice.bring),
            ("let_op", advice.watch),
        ):
            for number, line in enumerate(lines):
                for fact, value in line.when.items():
                    loc = ("adviezen", name, key, number, "als", fact)
                    if fact not in settable:
                        hint = (
                            did_you_mean(fact, settable)
                            or "Zet feit: bij de vraag die dit te weten komt."
                        )
                        yield source.finding(
                            "B013", loc, f'geen vraag zet het feit "{fact}"', hint, of_key=True
                        )
                    elif value not in settable[fact]:
                        hint = (
                            did_you_mean(value, settable[fact])
                            or f"Kan zijn: {', '.join(sorted(settable[fact]))}."
                        )
                        yield source.finding(
                            "B014", loc, f'het feit "{fact}" is nooit "{value}"', hint
                        )


def facts_of(trees: UsableTrees) -> dict[str, set[str]]:
    """The facts that the questions of all trees set, with the values they can have."""
    facts: dict[str, set[str]] = {}
    for tree in trees.values():
        for question in tree.questions.values():
            if question.fact:
                facts.setdefault(question.fact, set()).update(
                    key for key in question.by_key if key != UNKNOWN_ANSWER
                )
    return facts


def _examples(tree_id: str, tree: Tree, source: Source, trees: UsableTrees) -> Iterator[Finding]:
    reached = set()
    for proof in prove(trees, tree_id):
        if proof.good:
            reached.add(proof.walk.at)
            continue
        if proof.walk.broken:
            continue  # reported where the road breaks
        loc: Loc = ("voorbeelden", proof.index, "advies")
        if proof.at_answer is not None:
            loc = ("voorbeelden", proof.index, "antwoorden", proof.at_answer)
        code = "B015" if proof.at_answer is not None else "B016"
        yield source.finding(code, loc, proof.problem, proof.hint)
    for name in tree.advices:
        if target(tree_id, name) not in reached:
            hint = f'Voeg een voorbeeld toe dat eindigt met "advies: {name}".'
            yield source.finding(
                "B017",
                ("adviezen", name),
                f'geen voorbeeld eindigt bij het advies "{name}"',
                hint,
                of_key=True,
            )


def _lengths(
    tree_id: str,
    tree: Tree,
    source: Source,
    trees: UsableTrees,
    measures: Mapping[Place, Measure | None],
) -> Iterator[Finding]:
    whole = measures[Place(tree_id, tree.begin)]
    for name, question in tree.questions.items():
        place = Place(tree_id, name)
        for number, answer in enumerate(question.answers):
            to = target(tree_id, answer.to)
            if (
                JUMP in answer.to
                and measures.get(place, _SHORT) is None
                and place in reachable(trees, to)
            ):
                loc = ("vragen", name, "antwoorden", number, "naar")
                message = f'deze sprong leidt via "{to}" terug naar de vraag "{name}"'
                hint = "Zo komt er geen einde aan. Leid het naar een advies, of haal de sprong terug weg."
                yield source.finding("B009", loc, message, hint)
    if whole is not None and whole.longest > MAX_QUESTIONS:
        message = f"de langste route heeft {whole.longest} vragen"
        yield source.finding(
            "B024",
            ("begin",),
            message,
            f"Hooguit {MAX_QUESTIONS}. Vraag alleen wat het advies verandert.",
        )
