"""Facts, conditions and terms: what is declared, what can be met, what is left. B codes."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from ido_cli.errors import did_you_mean
from ido_cli.source.dates import MONTHS
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.facts import FACTS_FILE, MONTH, Declared
from ido_cli.trees.model import DATE, Advice, Conditional, Question, Tree
from ido_cli.triage.engine import UNKNOWN_ANSWER, Trees

_SET_IT: Final = "Zet feit: bij de vraag die dit te weten komt."


def facts_of(trees: Trees, declared: Declared) -> dict[str, set[str]]:
    """The facts that can be known with the values they can have: declared, or set by a question.

    A date can have any value, so it has none here.
    """
    facts = {name: set(fact.values) for name, fact in declared.facts.items()}
    if not facts:
        for tree in trees.values():
            for question in tree.questions.values():
                if question.fact:
                    facts.setdefault(question.fact, set()).update(_values(question))
    return facts


def asked_facts(trees: Trees, declared: Declared) -> dict[str, set[str]]:
    """The facts of `facts_of` that a question of these trees sets: all that can ever be known."""
    asked = {question.fact for tree in trees.values() for question in tree.questions.values()}
    return {name: values for name, values in facts_of(trees, declared).items() if name in asked}


def _values(question: Question) -> list[str]:
    """The values that the answers of a question give to its fact."""
    plain = (answer for answer in question.answers if not answer.is_range)
    return [answer.key for answer in plain if answer.key != UNKNOWN_ANSWER]


def check_facts(tree: Tree, source: Source, declared: Declared) -> Iterator[Finding]:
    """Whether the questions of a tree give the facts the values that are declared."""
    for name, question in tree.questions.items():
        if question.fact and declared.facts:
            yield from _declared(name, question, source, declared)
    for name, advice in tree.advices.items():
        yield from _term(name, advice, source, declared)


def _declared(
    name: str, question: Question, source: Source, declared: Declared
) -> Iterator[Finding]:
    loc: Loc = ("vragen", name, "feit")
    fact = declared.facts.get(question.fact)
    if fact is None:
        hint = did_you_mean(question.fact, declared.facts) or f"Zet het feit in {FACTS_FILE}."
        yield source.finding("B028", loc, f'onbekend feit "{question.fact}"', hint)
        return
    if fact.kind != question.kind:
        message = f'het feit "{question.fact}" is een {fact.kind}, deze vraag een {question.kind}'
        yield source.finding("B029", loc, message, f"Schrijf bij de vraag: soort: {fact.kind}.")
        return
    given = _values(question)
    for number, answer in enumerate(question.answers):
        if answer.key in given and answer.key not in fact.values and fact.kind != DATE:
            here = ("vragen", name, "antwoorden", number, "antwoord")
            hint = did_you_mean(answer.key, fact.values) or (
                f"Kan zijn: {', '.join(fact.values)}. Of geef dit antwoord een waarde."
            )
            message = f'het feit "{question.fact}" kent geen "{answer.key}"'
            yield source.finding("B029", here, message, hint)
    missing = [value for value in fact.values if value not in given]
    if missing and fact.kind != DATE:
        message = f'bij het feit "{question.fact}" hoort ook: {", ".join(missing)}'
        yield source.finding("B029", loc, message, "Voeg een antwoord met die waarde toe.")


def _term(name: str, advice: Advice, source: Source, declared: Declared) -> Iterator[Finding]:
    term = advice.term
    if term is None:
        return
    loc: Loc = ("adviezen", name, "termijn")
    if term.duration is None:
        message = f'"{term.length}" is geen lengte van een termijn'
        hint = "Schrijf het als 6 weken, 3 maanden of 10 dagen."
        yield source.finding("B034", (*loc, "duur"), message, hint)
    fact = declared.facts.get(term.start)
    if declared.facts and (fact is None or fact.kind != DATE):
        dates = [one for one, fact in declared.facts.items() if fact.kind == DATE]
        hint = did_you_mean(term.start, dates) or f"Kies uit: {', '.join(dates) or '(geen)'}."
        message = f'het feit "{term.start}" is geen datum'
        yield source.finding("B034", (*loc, "vanaf"), message, hint)


def check_conditions(
    tree: Tree, source: Source, settable: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Whether every condition can be met, and whether something is left for who knows nothing."""
    for name, question in tree.questions.items():
        for number, answer in enumerate(question.answers):
            loc: Loc = ("vragen", name, "antwoorden", number, "naar")
            for index, way in enumerate(answer.to):
                yield from _condition(way, source, (*loc, index), settable, may_be_month=False)
            if answer.to[-1].conditional:
                place = (*loc, len(answer.to) - 1)
                yield source.finding("B031", place, "de laatste weg heeft een voorwaarde")
    for name, advice in tree.advices.items():
        for key, lines in advice.lists():
            loc = ("adviezen", name, key)
            for number, line in enumerate(lines):
                yield from _condition(line, source, (*loc, number), settable, may_be_month=True)
            left = key == "vaak_ook" or any(line.holds({}) or _seasonal(line) for line in lines)
            if lines and not left:
                message = f'bij "{key}" blijft niets over voor wie iets niet weet'
                yield source.finding("B030", loc, message, of_key=True)


def _seasonal(line: Conditional) -> bool:
    """Whether a line depends on the month alone: then it is meant to be gone in others."""
    return {*line.when, *line.unless} == {MONTH}


def _condition(
    line: Conditional,
    source: Source,
    loc: Loc,
    settable: Mapping[str, Collection[str]],
    may_be_month: bool,
) -> Iterator[Finding]:
    for key, conditions in (("als", line.when), ("niet", line.unless)):
        for fact, values in conditions.items():
            here: Loc = (*loc, key, fact)
            if fact == MONTH and not may_be_month:
                yield source.finding("B032", here, "de maand kan hier niet", of_key=True)
                continue
            known = MONTHS if fact == MONTH else settable.get(fact)
            if known is None:
                hint = did_you_mean(fact, settable) or _SET_IT
                message = f'geen vraag zet het feit "{fact}"'
                yield source.finding("B013", here, message, hint, of_key=True)
                continue
            for value in values:
                if value not in known:
                    hint = did_you_mean(value, known) or f"Kan zijn: {', '.join(sorted(known))}."
                    yield source.finding(
                        "B014", here, f'het feit "{fact}" is nooit "{value}"', hint
                    )
    both = [
        f"{fact}: {value}"
        for fact, values in line.when.items()
        for value in values
        if value in line.unless.get(fact, ())
    ]
    if both:
        message = f"deze voorwaarde spreekt zichzelf tegen ({', '.join(both)})"
        yield source.finding("B014", loc, message, "Haal de waarde weg bij als of bij niet.")
