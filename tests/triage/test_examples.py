"""Examples: each ends where it should or says where it goes wrong, and what they prove together."""

import pytest

from ido_cli.trees.place import Place
from ido_cli.triage.examples import coverage, prove
from triage.small_trees import TREES, proof, tree


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
