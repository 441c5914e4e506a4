"""The shapes of a tree: keys of answers, finding an answer, conditions on lines."""

from typing import Any

import pytest
from conftest import TREE, Ido, MakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.literal import slug
from ido_cli.trees.model import Advice, Answer, Line, Question, Tree


def question(*texts: str, **values: str) -> Question:
    """A question with these answers; `values` maps the text of an answer to its own key."""
    rows = [
        {"antwoord": text, "naar": "x", **({"waarde": values[text]} if text in values else {})}
        for text in texts
    ]
    return Question.model_validate({"vraag": "Wat?", "antwoorden": rows})


def text_found(asked: Question, words: str) -> str | None:
    """The text of the answer that was found."""
    answer = asked.find(words)
    return answer.text if answer else None


# Answers


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"]), min_size=1).filter(
        lambda text: bool(text.strip())
    )
)
def test_text_that_is_not_blank_has_a_key(text: str) -> None:
    assert Answer.model_validate({"antwoord": text, "naar": "x"}).key


def test_key_of_an_answer_is_its_value_else_the_slug_of_its_text() -> None:
    assert Answer.model_validate({"antwoord": "Weet niet", "naar": "x"}).key == "weet-niet"
    assert (
        Answer.model_validate({"antwoord": "Ja, zelf", "naar": "x", "waarde": "zelf"}).key == "zelf"
    )
    assert (
        Answer.model_validate({"antwoord": "Ja", "naar": "x", "waarde": "Ja Hoor"}).key == "Ja Hoor"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", "Een toeslag aanvragen"),
        ("4", "Weet niet"),
        (" 2 ", "Ja, graag"),
        ("02", "Ja, graag"),
        ("een-toeslag-aanvragen", "Een toeslag aanvragen"),
        ("Een toeslag aanvragen", "Een toeslag aanvragen"),
        ("EEN TOESLAG AANVRAGEN", "Een toeslag aanvragen"),
        ("een  toeslag, aanvragen!", "Een toeslag aanvragen"),
        ("weet niet", "Weet niet"),
        ("Weet-Niet", "Weet niet"),
        ("graag", "Ja, graag"),
        ("ja, graag", "Ja, graag"),
        ("???", "???"),
        ("0", None),
        ("5", None),
        ("-1", None),
        ("1.0", None),
        ("", None),
        ("   ", None),
        ("weet", None),
        ("niet", None),
        ("x" * 5000, None),
    ],
)
def test_answer_is_found_by_number_key_or_text(words: str, expected: str | None) -> None:
    asked = question(
        "Een toeslag aanvragen", "Ja, graag", "???", "Weet niet", **{"Ja, graag": "graag"}
    )
    assert text_found(asked, words) == expected


def test_key_or_text_that_looks_like_a_number_wins_over_the_number() -> None:
    asked = question("Geen", "2", "1", "Drie of meer")
    assert [text_found(asked, words) for words in ("1", "2", "3", "4")] == [
        "1",
        "2",
        "1",
        "Drie of meer",
    ]


def test_value_of_one_answer_wins_over_the_text_of_another() -> None:
    asked = question("Ja", "Nee", Nee="Ja")
    assert text_found(asked, "Ja") == "Nee"


@settings(deadline=None)
@given(
    st.lists(
        st.text(min_size=1).filter(lambda text: bool(text.strip())),
        min_size=1,
        max_size=6,
        unique_by=slug,
    ),
    st.text(),
)
def test_every_answer_is_found_by_its_key_and_any_words_do_no_harm(
    texts: list[str], words: str
) -> None:
    asked = question(*texts)
    for answer in asked.answers:
        assert asked.find(answer.key) is answer
    assert asked.find(words) is None or asked.find(words) in asked.answers


def test_answers_by_key_keep_their_order() -> None:
    assert list(question("Nee", "Ja", "Weet niet").by_key) == ["nee", "ja", "weet-niet"]


# Lines and conditions


def test_line_without_a_condition_always_holds() -> None:
    assert Line.model_validate({"tekst": "Bel."}).holds({})
    assert Line.model_validate({"tekst": "Bel."}).holds({"digid": "nee"})


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"digid": "nee", "online": "zelf"}, True),
        ({"digid": "nee", "online": "zelf", "partner": "ja"}, True),
        ({"digid": "nee"}, False),
        ({"digid": "ja", "online": "zelf"}, False),
        ({"digid": "Nee", "online": "zelf"}, False),
        ({}, False),
    ],
)
def test_line_holds_when_every_condition_does(facts: dict[str, str], holds: bool) -> None:
    line = Line.model_validate({"tekst": "Vraag hulp.", "als": {"digid": "nee", "online": "zelf"}})
    assert line.holds(facts) is holds


def test_lines_may_be_one_text_or_a_list_of_texts_and_conditions() -> None:
    one = Advice.model_validate({"titel": "x", "doe": "Bel.", "neem_mee": "DigiD"})
    assert [line.text for line in one.do] == ["Bel."]
    assert [line.text for line in one.bring] == ["DigiD"]
    more = Advice.model_validate(
        {"titel": "x", "let_op": ["Bel.", {"tekst": "Vraag.", "als": {"digid": "nee"}}]}
    )
    assert [(line.text, dict(line.when)) for line in more.watch] == [
        ("Bel.", {}),
        ("Vraag.", {"digid": "nee"}),
    ]


# A tree


def test_advice_is_not_urgent_unless_it_says_so() -> None:
    assert Advice.model_validate({"titel": "x"}).urgent is False


def test_tree_is_in_use_unless_it_is_a_concept() -> None:
    rest: dict[str, Any] = {"titel": "T", "begin": "a", "vragen": {}, "adviezen": {}}
    assert Tree.model_validate(rest).in_use
    assert Tree.model_validate({**rest, "status": "in-gebruik"}).in_use
    assert not Tree.model_validate({**rest, "status": "concept"}).in_use


def test_texts_in_a_tree_are_shown_to_the_letter(make_workspace: MakeWorkspace, ido: Ido) -> None:
    odd = "[bold]Wat[/] :smile: 50% {x} <b> \\n ~ nee?"
    folder = make_workspace(
        {"toeslagen": TREE.replace("vraag: Wat wil de klant?", f"vraag: '{odd}'", 1)}, name="vreemd"
    )
    assert odd in ido("bomen", "toon", "toeslagen", "--map", str(folder)).out
