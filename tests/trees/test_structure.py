"""How the steps of a tree hang together.

There are unknown targets, jumps, cycles, and steps that no route reaches.
"""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.source.findings import Finding
from ido_cli.source.reading import parse
from ido_cli.source.shape import validate
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import check_structure, own_targets

NO_END = "Zo komt er geen einde aan. Leid het naar een andere vraag of een advies."
LEAD_HERE = "Laat een antwoord hierheen leiden, of haal dit weg."
CHOOSE = "Kies een vraag of advies van deze boom, of boom#stap."

Graph = dict[str, list[str]]
"""The questions of a tree, each with the targets of its answers."""


def text_of(questions: Graph, advices: list[str], begin: str = "") -> str:
    """A tree in which question number N stands on line 4 + 4 * N.

    All its answers stand on the line three below.
    """
    lines = ["titel: T", f"begin: {begin or next(iter(questions))}", "vragen:"]
    for name, targets in questions.items():
        answers = ", ".join(
            f"{{antwoord: n{number}, naar: '{to}'}}" for number, to in enumerate(targets)
        )
        lines += [f"  {name}:", "    vraag: x", "    antwoorden:", f"      [{answers}]"]
    lines += ["adviezen:" if advices else "adviezen: {}"]
    lines += [f"  {name}: {{titel: x}}" for name in advices]
    return "\n".join(lines) + "\n"


def structure(text: str) -> tuple[Finding, ...]:
    """What is wrong between the steps of a tree whose shape is good."""
    source = parse(text, Path("boom.yaml"))
    tree, findings = validate(source, Tree, "B")
    assert tree is not None, findings
    return check_structure(tree, source)


def said(findings: tuple[Finding, ...]) -> list[tuple[str, int, str, str]]:
    """Findings as a coordinator reads them: code, line, message, hint."""
    return [(one.code, one.mark.line, one.message, one.hint) for one in findings]


def in_short(text: str) -> list[tuple[str, int]]:
    """Code and line of each finding."""
    return [(one.code, one.mark.line) for one in structure(text)]


# Own targets


def test_own_targets_leave_out_jumps_and_what_does_not_exist() -> None:
    tree, _ = validate(
        parse(text_of({"q": ["a", "ander#q", "a", "weg"]}, ["a"]), Path("boom.yaml")), Tree, "B"
    )
    assert tree is not None
    assert list(own_targets(tree, "q")) == ["a", "a", "weg"]
    assert list(own_targets(tree, "a")) == list(own_targets(tree, "weg")) == []


def test_good_tree_has_nothing_wrong() -> None:
    assert structure(text_of({"q": ["p", "a"], "p": ["a", "b"]}, ["a", "b"])) == ()


def test_unknown_target_is_an_error_at_its_place_with_the_nearest() -> None:
    text = text_of({"q": ["a", "aanvrage"], "p": ["q1"]}, ["a", "aanvragen"], begin="q")
    found = structure(text)
    assert said(found) == [
        ("B004", 7, 'onbekend doel "aanvrage"', f'Bedoelde u "aanvragen"? {CHOOSE}'),
        ("B004", 11, 'onbekend doel "q1"', f'Bedoelde u "q"? {CHOOSE}'),
    ]
    assert all(finding.severity.value == "fout" for finding in found)
    column = text.split("\n")[6].index("'aanvrage'") + 1
    assert (found[0].mark.column, found[0].mark.width) == (column, len("'aanvrage'"))


def test_unknown_target_that_looks_like_nothing_says_what_may_stand_there() -> None:
    assert said(structure(text_of({"q": ["zzz", "a"]}, ["a"]))) == [
        ("B004", 7, 'onbekend doel "zzz"', CHOOSE)
    ]


def test_unknown_target_is_told_at_each_place() -> None:
    assert in_short(text_of({"q": ["zz", "a"], "p": ["zz"]}, ["a"])) == [("B004", 7), ("B004", 11)]


def test_target_differs_by_a_capital_is_unknown() -> None:
    assert said(structure(text_of({"q": ["A"]}, ["a"]))) == [
        ("B004", 7, 'onbekend doel "A"', f'Bedoelde u "a"? {CHOOSE}')
    ]


def test_jump_to_another_tree_is_not_judged_here() -> None:
    assert structure(text_of({"q": ["ander#weg", "#leeg", "a"]}, ["a"])) == ()


def test_unknown_begin_is_an_error_at_its_line() -> None:
    text = text_of({"wat": ["a"]}, ["a"], begin="wa")
    assert said(structure(text)) == [
        ("B005", 2, 'onbekende eerste vraag "wa"', 'Bedoelde u "wat"?')
    ]


def test_unknown_begin_that_looks_like_nothing() -> None:
    text = text_of({"wat": ["a"]}, ["a"], begin="xyz")
    assert said(structure(text)) == [
        ("B005", 2, 'onbekende eerste vraag "xyz"', "Noem hier de eerste vraag van deze boom.")
    ]


def test_begin_may_not_be_an_advice() -> None:
    text = text_of({"wat": ["eind"]}, ["eind"], begin="eind")
    assert said(structure(text)) == [
        ("B005", 2, 'onbekende eerste vraag "eind"', "Noem hier de eerste vraag van deze boom.")
    ]


def test_tree_without_questions_has_no_begin() -> None:
    text = "titel: T\nbegin: wat\nvragen: {}\nadviezen: {}\n"
    assert said(structure(text)) == [
        ("B005", 2, 'onbekende eerste vraag "wat"', "Noem hier de eerste vraag van deze boom.")
    ]


def test_question_and_advice_with_one_name_is_an_error_at_the_advice() -> None:
    found = structure(text_of({"wat": ["eind"], "eind": ["a"]}, ["a", "eind"]))
    assert said(found) == [
        (
            "B027",
            14,
            '"eind" is een vraag en ook een advies',
            "Geef een van de twee een andere naam.",
        )
    ]
    assert found[0].mark.column == 3
    assert found[0].severity.value == "fout"


# Cycles


def test_answer_that_leads_back_to_its_own_question_is_a_cycle() -> None:
    found = structure(text_of({"q": ["a", "q"]}, ["a"]))
    assert said(found) == [("B009", 7, 'dit antwoord leidt terug naar de vraag "q"', NO_END)]
    assert found[0].severity.value == "fout"


def test_cycle_is_reported_once_at_the_answer_that_closes_it() -> None:
    found = said(structure(text_of({"q": ["p"], "p": ["r", "a"], "r": ["q", "a"]}, ["a"])))
    assert found == [("B009", 15, 'dit antwoord leidt terug naar de vraag "q"', NO_END)]


def test_cycle_that_several_routes_enter_is_reported_once() -> None:
    assert in_short(
        text_of({"q": ["p", "r", "s"], "p": ["r"], "r": ["s"], "s": ["r", "a"]}, ["a"])
    ) == [("B009", 19)]


def test_cycle_that_no_route_reaches_is_reported_too() -> None:
    assert in_short(text_of({"q": ["a"], "p": ["r"], "r": ["p"]}, ["a"])) == [
        ("B009", 15),
        ("B006", 8),
        ("B006", 12),
    ]


def test_two_cycles_are_two_findings() -> None:
    assert in_short(text_of({"q": ["p", "r"], "p": ["q", "a"], "r": ["r", "a"]}, ["a"])) == [
        ("B009", 11),
        ("B009", 15),
    ]


def test_routes_that_meet_again_are_no_cycle() -> None:
    assert (
        structure(text_of({"q": ["p", "r"], "p": ["s"], "r": ["s", "p"], "s": ["a"]}, ["a"])) == ()
    )


def test_cycle_of_ten_thousand_questions_is_found() -> None:
    count = 10_000
    questions = {f"q{number}": [f"q{number + 1}"] for number in range(count)} | {
        f"q{count}": ["q0", "a"]
    }
    assert in_short(text_of(questions, ["a"])) == [("B009", 7 + 4 * count)]


# Steps that nobody reaches


def test_question_that_no_answer_leads_to_is_a_warning() -> None:
    found = structure(text_of({"q": ["a"], "los": ["a"]}, ["a"]))
    assert said(found) == [("B006", 8, 'geen antwoord leidt naar de vraag "los"', LEAD_HERE)]
    assert (found[0].severity.value, found[0].mark.column, found[0].mark.width) == (
        "waarschuwing",
        3,
        3,
    )


def test_advice_that_no_answer_leads_to_is_a_warning() -> None:
    found = structure(text_of({"q": ["a"]}, ["a", "los"]))
    assert said(found) == [("B007", 10, 'geen antwoord leidt naar het advies "los"', LEAD_HERE)]
    assert found[0].severity.value == "waarschuwing"


def test_step_that_only_an_unreached_question_leads_to_is_unreached_too() -> None:
    assert in_short(text_of({"q": ["a"], "p": ["r"], "r": ["b"]}, ["a", "b"])) == [
        ("B006", 8),
        ("B006", 12),
        ("B007", 18),
    ]


def test_unreached_steps_are_not_told_while_a_target_is_unknown() -> None:
    assert in_short(text_of({"q": ["zz"], "p": ["b"]}, ["b"])) == [("B004", 7)]


# Any tree

STEPS = ["q0", "q1", "q2", "q3", "q4"]


def without_unknown(drawn: Graph) -> Graph:
    """The graph with only answers that lead somewhere, at least one a question."""
    return {
        name: [to for to in targets if to not in STEPS or to in drawn] or ["a"]
        for name, targets in drawn.items()
    }


targets = st.lists(st.sampled_from([*STEPS, "a", "b", "c#x"]), min_size=1, max_size=3)
graphs = st.dictionaries(st.sampled_from(STEPS), targets, min_size=1).map(without_unknown)


def reached_from(graph: Graph, begin: str) -> set[str]:
    """All steps on the routes from `begin`."""
    reached = {begin}
    while True:
        more = {to for name in reached & graph.keys() for to in graph[name]}
        if more <= reached:
            return reached
        reached |= more


@settings(deadline=None)
@given(graphs)
def test_any_tree_has_a_cycle_exactly_when_a_question_reaches_itself(graph: Graph) -> None:
    found = [finding for finding in structure(text_of(graph, ["a", "b"])) if finding.code == "B009"]
    loops = any(
        name in reached_from(graph, to) for name, targets in graph.items() for to in targets
    )
    assert bool(found) == loops
    places = [(finding.mark.line, finding.mark.column) for finding in found]
    assert len(places) == len(set(places))


@settings(deadline=None)
@given(graphs)
def test_any_tree_without_its_reported_answers_has_no_cycle(graph: Graph) -> None:
    text = text_of(graph, ["a", "b"])
    lines = text.split("\n")
    for finding in structure(text):
        if finding.code == "B009":
            line, start, width = finding.mark.line - 1, finding.mark.column - 1, finding.mark.width
            lines[line] = lines[line][:start] + "'a'".ljust(width) + lines[line][start + width :]
    assert [finding for finding in structure("\n".join(lines)) if finding.code == "B009"] == []


@settings(deadline=None)
@given(graphs)
def test_any_tree_names_exactly_the_steps_that_are_not_reached(graph: Graph) -> None:
    begin = next(iter(graph))
    found = [
        finding
        for finding in structure(text_of(graph, ["a", "b"]))
        if finding.code in ("B006", "B007")
    ]
    named = {finding.message.split('"')[1] for finding in found}
    assert named == {*graph, "a", "b"} - reached_from(graph, begin)
    assert len(found) == len(named)
