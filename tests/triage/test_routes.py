"""All routes through the trees, in words too; what becomes of examples; how much they prove.

It is about how long routes are too.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.trees.model import Example, Tree
from ido_cli.trees.structure import Place
from ido_cli.triage.examples import Proof, coverage, prove, prove_example
from ido_cli.triage.routes import Measure, advice_at, measure, routes, sentence, steps_words


def tree(
    questions: Mapping[str, Mapping[str, str]],
    advices: list[str],
    facts: Mapping[str, str] | None = None,
    examples: list[dict[str, Any]] | None = None,
) -> Tree:
    """A tree from question -> answer -> target, that begins at its first question."""
    begin = next(iter(questions))
    return Tree.model_validate(
        {
            "titel": f"Boom {begin}",
            "begin": begin,
            "vragen": {
                name: {
                    "vraag": f"{name.title()}?",
                    "feit": (facts or {}).get(name, ""),
                    "antwoorden": [{"antwoord": text, "naar": to} for text, to in answers.items()],
                }
                for name, answers in questions.items()
            },
            "adviezen": {name: {"titel": f"Advies {name}", "verwijs": "x"} for name in advices},
            "voorbeelden": examples or [],
        }
    )


TREES = {
    "boom": tree(
        {
            "een": {"Ja": "twee", "Nee, nog niet": "c", "Weet niet": "ander#drie"},
            "twee": {"Rood": "a", "Blauw": "b", "Groen": "weg#x"},
        },
        ["a", "b", "c", "los"],
    ),
    "ander": tree({"drie": {"Ja": "d", "Nee": "boom#a"}}, ["d"]),
}


def ends(trees: Mapping[str, Tree], tree_id: str) -> list[str]:
    """Where the routes end, in their order."""
    return [str(walk.at) for walk in routes(trees, tree_id)]


# All routes


def test_routes_go_down_the_answers_in_their_order_and_through_jumps() -> None:
    assert ends(TREES, "boom") == ["boom#a", "boom#b", "weg#x", "boom#c", "ander#d", "boom#a"]
    assert ends(TREES, "ander") == ["ander#d", "boom#a"]


def test_routes_ask_what_a_fact_has_told_already_only_once() -> None:
    trees = {
        "boom": tree(
            {"een": {"Ja": "twee", "Nee": "twee"}, "twee": {"Ja": "a", "Nee": "b"}},
            ["a", "b"],
            {"een": "digid", "twee": "digid"},
        )
    }
    assert ends(trees, "boom") == ["boom#a", "boom#b"]
    assert [len(walk.route) for walk in routes(trees, "boom")] == [2, 2]


def test_routes_that_break_off_or_go_round_end_too() -> None:
    trees = {
        "boom": tree(
            {"een": {"Rond": "twee", "Weg": "nergens"}, "twee": {"Terug": "een", "Ja": "a"}}, ["a"]
        )
    }
    found = list(routes(trees, "boom"))
    assert [str(walk.at) for walk in found] == ["boom#een", "boom#a", "boom#nergens"]
    assert [walk.broken for walk in found] == [True, False, True]


def test_routes_of_a_tree_that_is_not_there_is_one_broken_road() -> None:
    assert [walk.broken for walk in routes({}, "weg")] == [True]


def test_route_is_a_sentence_to_proofread() -> None:
    assert [sentence(walk, TREES) for walk in routes(TREES, "boom")] == [
        "Boom een › Een? Ja › Twee? Rood → Advies a",
        "Boom een › Een? Ja › Twee? Blauw → Advies b",
        "Boom een › Een? Ja › Twee? Groen → (de weg houdt op bij weg#x)",
        "Boom een › Een? Nee, nog niet → Advies c",
        "Boom een › Een? Weet niet › Drie? Ja → Advies d",
        "Boom een › Een? Weet niet › Drie? Nee → Advies a",
    ]


def test_answers_of_a_route_in_one_line() -> None:
    assert [steps_words(walk.route) for walk in routes(TREES, "boom")][3:] == [
        "Nee, nog niet",
        "Weet niet › Ja",
        "Weet niet › Nee",
    ]
    assert steps_words(()) == ""


def test_advice_at_a_place() -> None:
    found = advice_at(TREES, Place("ander", "d"))
    assert found is not None
    assert found.title == "Advies d"
    assert advice_at(TREES, Place("ander", "drie")) is None
    assert advice_at(TREES, Place("weg", "d")) is None


# Examples


def proof(answers: list[str], advice: str, trees: Mapping[str, Tree] = TREES) -> Proof:
    """What becomes of an example of the tree 'boom'."""
    return prove_example(
        trees,
        "boom",
        7,
        Example.model_validate({"klant": "Help", "antwoorden": answers, "advies": advice}),
    )


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        (["Ja", "Rood"], "a"),
        (["1", "2"], "b"),
        (["nee-nog-niet"], "c"),
        (["nee, NOG niet"], "boom#c"),
        (["Weet niet", "Ja"], "ander#d"),
        (["Weet niet", "Nee"], "a"),
    ],
)
def test_example_that_ends_at_its_advice_is_good(answers: list[str], advice: str) -> None:
    found = proof(answers, advice)
    assert found.good
    assert (found.tree_id, found.index, found.problem, found.hint, found.at_answer) == (
        "boom",
        7,
        "",
        "",
        None,
    )
    assert [step.answer.text for step in found.walk.route][:1] == [
        {"J": "Ja", "1": "Ja", "n": "Nee, nog niet", "W": "Weet niet"}[answers[0][0]]
    ]


@pytest.mark.parametrize(
    ("answers", "advice", "problem", "hint", "at_answer"),
    [
        (["Jaa"], "a", '"Jaa" is geen antwoord op de vraag "Een?"', 'Bedoelde u "Ja"?', 0),
        (
            ["Weet nie"],
            "a",
            '"Weet nie" is geen antwoord op de vraag "Een?"',
            'Bedoelde u "Weet niet"?',
            0,
        ),
        (
            ["Ja", "Paars"],
            "a",
            '"Paars" is geen antwoord op de vraag "Twee?"',
            "Kies uit: Rood; Blauw; Groen.",
            1,
        ),
        (
            ["Ja", "4"],
            "a",
            '"4" is geen antwoord op de vraag "Twee?"',
            "Kies uit: Rood; Blauw; Groen.",
            1,
        ),
        (
            ["Ja", "Rood", "Ja"],
            "a",
            'het antwoord "Ja" is te veel: de route is al bij het advies "a" (Advies a)',
            "Haal dit antwoord weg.",
            2,
        ),
        (
            ["Ja", "Groen", "Ja"],
            "a",
            'het antwoord "Ja" is te veel: de route is al bij "weg#x"',
            "Haal dit antwoord weg.",
            2,
        ),
        (
            ["Ja"],
            "a",
            'het voorbeeld stopt bij de vraag "Twee?"',
            "Voeg een antwoord toe: Rood; Blauw; Groen.",
            None,
        ),
        (
            [],
            "a",
            'het voorbeeld stopt bij de vraag "Een?"',
            "Voeg een antwoord toe: Ja; Nee, nog niet; Weet niet.",
            None,
        ),
        (["Ja", "Rood"], "loss", 'onbekend advies "loss"', 'Bedoelde u "los"?', None),
        (
            ["Ja", "Rood"],
            "heel-anders",
            'onbekend advies "heel-anders"',
            "Noem een advies van deze boom, of boom#advies.",
            None,
        ),
        (
            ["Ja", "Rood"],
            "ander#x",
            'onbekend advies "ander#x"',
            "Noem een advies van deze boom, of boom#advies.",
            None,
        ),
        (
            ["Ja", "Rood"],
            "b",
            'het voorbeeld eindigt bij het advies "a" (Advies a) en niet bij "b"',
            "Kijk of de antwoorden kloppen, of pas het advies aan.",
            None,
        ),
        (
            ["Ja", "Rood"],
            "bestaat-niet#a",
            'het voorbeeld eindigt bij het advies "a" (Advies a) en niet bij "bestaat-niet#a"',
            "Kijk of de antwoorden kloppen, of pas het advies aan.",
            None,
        ),
        (
            ["Ja", "Groen"],
            "a",
            'het voorbeeld eindigt bij "weg#x" en niet bij "a"',
            "Kijk of de antwoorden kloppen, of pas het advies aan.",
            None,
        ),
    ],
)
def test_example_that_goes_wrong_says_where_and_what_to_do(
    answers: list[str], advice: str, problem: str, hint: str, at_answer: int | None
) -> None:
    found = proof(answers, advice)
    assert not found.good
    assert (found.problem, found.hint, found.at_answer) == (problem, hint, at_answer)


def test_wrong_example_shows_the_route_up_to_the_mistake() -> None:
    assert [step.answer.text for step in proof(["Ja", "Paars", "Rood"], "a").walk.route] == ["Ja"]
    assert [step.answer.text for step in proof(["Ja", "Rood", "Ja"], "a").walk.route] == [
        "Ja",
        "Rood",
    ]


def test_advice_of_the_same_name_in_another_tree_is_not_the_wanted_one() -> None:
    trees = {
        "boom": tree({"een": {"Ja": "ander#a"}}, ["a"]),
        "ander": tree({"q": {"Ja": "a"}}, ["a"]),
    }
    assert proof(["Ja"], "ander#a", trees).good
    assert (
        proof(["Ja"], "a", trees).problem
        == 'het voorbeeld eindigt bij het advies "ander#a" (Advies a) en niet bij "a"'
    )


def test_examples_of_a_tree_are_proven_in_their_order() -> None:
    trees = {
        "boom": tree(
            {"een": {"Ja": "a", "Nee": "b"}},
            ["a", "b"],
            examples=[
                {"klant": "Goed", "antwoorden": ["Ja"], "advies": "a"},
                {"klant": "Fout", "antwoorden": ["Ja"], "advies": "b"},
                {"klant": "Ook goed", "antwoorden": ["Nee"], "advies": "b"},
            ],
        )
    }
    assert [(one.index, one.example.visitor, one.good) for one in prove(trees, "boom")] == [
        (0, "Goed", True),
        (1, "Fout", False),
        (2, "Ook goed", True),
    ]
    assert prove(TREES, "boom") == ()


# Coverage


def test_coverage_counts_only_good_examples_and_only_this_tree() -> None:
    proofs = (
        proof(["Ja", "Rood"], "a"),
        proof(["Weet niet", "Ja"], "ander#d"),
        proof(["Ja", "Blauw"], "a"),
    )
    found = coverage(TREES, "boom", proofs)
    een, twee = Place("boom", "een"), Place("boom", "twee")
    assert found.answers == {(een, "ja"), (twee, "rood"), (een, "weet-niet")}
    assert found.all_answers - found.answers == {
        (een, "nee-nog-niet"),
        (twee, "blauw"),
        (twee, "groen"),
    }
    assert found.advices == {Place("boom", "a")}
    assert found.all_advices == {Place("boom", name) for name in ("a", "b", "c", "los")}


def test_coverage_without_examples_is_nothing_out_of_all() -> None:
    found = coverage(TREES, "ander", ())
    assert (found.answers, found.advices) == (frozenset(), frozenset())
    assert (len(found.all_answers), len(found.all_advices)) == (2, 1)


# The measure of routes


def test_measure_counts_routes_and_the_longest_through_jumps() -> None:
    found = measure(TREES)
    assert found[Place("boom", "een")] == Measure(6, 2)
    assert found[Place("boom", "twee")] == Measure(3, 1)
    assert found[Place("ander", "drie")] == Measure(2, 1)


def test_measure_of_a_route_that_meets_a_question_twice_is_none() -> None:
    trees = {
        "boom": tree(
            {
                "een": {"Door": "twee", "Klaar": "drie"},
                "twee": {"Terug": "een"},
                "drie": {"Ja": "a"},
            },
            ["a"],
        )
    }
    found = measure(trees)
    assert (found[Place("boom", "een")], found[Place("boom", "twee")]) == (None, None)
    assert found[Place("boom", "drie")] == Measure(1, 1)


def test_measure_of_a_very_long_tree_and_of_one_with_very_many_routes() -> None:
    long = {f"q{n}": {"Ja": f"q{n + 1}", "Nee": "a"} for n in range(3000)} | {"q3000": {"Ja": "a"}}
    assert measure({"boom": tree(long, ["a"])})[Place("boom", "q0")] == Measure(3001, 3001)
    wide = {f"q{n}": {"Ja": f"q{n + 1}", "Nee": f"q{n + 1}"} for n in range(100)} | {
        "q100": {"Ja": "a"}
    }
    assert measure({"boom": tree(wide, ["a"])})[Place("boom", "q0")] == Measure(2**100, 101)


@st.composite
def random_trees(draw: st.DrawFn) -> dict[str, Tree]:
    """One or two trees of up to four questions with any targets.

    There are cycles, jumps and loose ends too.
    """
    names = ["boom", "ander"][: draw(st.integers(1, 2))]
    made = {}
    for name in names:
        steps = [f"q{n}" for n in range(draw(st.integers(1, 4)))]
        targets = [*steps, "a", "b", "nergens", *(f"{other}#q0" for other in names)]
        made[name] = tree(
            {
                step: {
                    word: draw(st.sampled_from(targets))
                    for word in ("Ja", "Nee")[: draw(st.integers(1, 2))]
                }
                for step in steps
            },
            ["a", "b"],
        )
    return made


@settings(deadline=None)
@given(random_trees())
def test_measure_says_what_walking_every_route_says(trees: dict[str, Tree]) -> None:
    walked = list(routes(trees, "boom"))
    found = measure(trees)[Place("boom", "q0")]
    round_about = any(walk.at in {step.place for step in walk.route} for walk in walked)
    assert (found is None) is round_about
    if found is not None:
        assert found == Measure(len(walked), max(len(walk.route) for walk in walked))


@settings(deadline=None)
@given(random_trees())
def test_every_route_is_a_sentence_and_proves_itself(trees: dict[str, Tree]) -> None:
    for walk in routes(trees, "boom"):
        assert sentence(walk, trees).startswith("Boom q0 › ")
        if walk.advice is not None:
            assert proof([step.answer.text for step in walk.route], str(walk.at), trees).good
