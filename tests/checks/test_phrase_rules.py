"""The phrases of a tree: few at the top, and each with an answer in the tree."""

from pathlib import Path
from typing import Any

import pytest

from ido_cli.checks.phrase_rules import MOST_PHRASES, check_phrases, unanswered
from ido_cli.recognition.dutch_words import stem
from ido_cli.source.marked import Source
from ido_cli.trees.model import Tree


def found(*phrases: str, **advice: Any) -> list[tuple[str, str]]:
    """What is wrong in these phrases of a tree about fines; `advice` changes its advice."""
    row = {
        "titel": "Boetes",
        "herken": phrases,
        "begin": "wat",
        "vragen": {
            "wat": {
                "vraag": "Wat wil de klant met de boete?",
                "uitleg": "Ook voor een aanmaning.",
                "herken": ["brief uit Leeuwarden"],
                "antwoorden": [
                    {"antwoord": "Betalen in delen", "hint": "Een regeling", "naar": "a"}
                ],
            }
        },
        "adviezen": {"a": {"titel": "Naar het CJIB", "doe": "Bel het CJIB.", **advice}},
        "voorbeelden": [{"klant": "Ik werd geflitst", "antwoorden": ["1"], "advies": "a"}],
    }
    source = Source(Path("boetes.yaml"))
    return [(one.code, one.message) for one in check_phrases(Tree.model_validate(row), source)]


def test_twelve_phrases_are_good_and_one_more_is_too_many() -> None:
    phrases = [f"boete {number}" for number in range(MOST_PHRASES)]
    assert MOST_PHRASES == 12
    assert found(*phrases) == []
    assert found(*phrases, "boete") == [
        ("B035", "deze boom heeft 13 zinnen bij herken; hooguit 12")
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "een boete gekregen",
        "ik wil boetes betalen",
        "aanmaning",
        "een regeling",
        "cjib",
        "ik ben geflitst",
        "post uit leeuwarden",
        "boetebrief",
        "ja",
        "wat moet ik nu",
    ],
)
def test_phrase_of_which_a_telling_word_stands_in_the_tree_is_answered(phrase: str) -> None:
    assert found(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("parkeerbon", '"parkeerbon" wordt herkend, maar nergens beantwoord'),
        (
            "fout geparkeerd, wielklem",
            '"fout", "geparkeerd", "wielklem" worden herkend, maar nergens beantwoord',
        ),
    ],
)
def test_phrase_that_is_answered_nowhere_names_its_words(phrase: str, message: str) -> None:
    assert found(phrase) == [("B036", message)]


def test_first_or_last_part_of_a_word_in_the_tree_is_answered() -> None:
    assert found("iets van de bibliotheek", doe="Vraag een bibliotheekpas aan.") == []
    assert found("naar de bibliotheek", doe="Ga naar de schoolbibliotheek.") == []
    assert found("een plank", doe="Bel de plankenzaak.") != []


def test_phrase_of_an_advice_answers_the_tree_s_own() -> None:
    assert found("parkeerbon", herken=["een parkeerbon"]) == []
    assert found("parkeerbon", let_op="Een parkeerbon is van de gemeente.") == []


def test_words_of_a_phrase_are_unanswered_only_when_none_of_them_is_known() -> None:
    known = frozenset({stem("boete")})
    assert unanswered("een boete voor de wielklem", known) == []
    assert unanswered("de wielklem", known) == ["wielklem"]
    assert unanswered("", known) == []
