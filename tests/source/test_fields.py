"""What all shapes share: keys from texts, lists of one, yes and no, days, Dutch keys."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from ido_cli.literal import slug
from ido_cli.source.fields import Day, Shape, Texts, host_of
from ido_cli.trees.model import Advice, Question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Weet niet", "weet-niet"),
        ("  Ja!  ", "ja"),
        ("Één café", "een-cafe"),
        ("AOW/bijstand", "aow-bijstand"),
        ("Ja, maar niet nu", "ja-maar-niet-nu"),
        ("a -- b", "a-b"),
        ("1e keer", "1e-keer"),
        ("heeft_digid", "heeft-digid"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("Coördinator’s", "coordinator-s"),
        ("weet-niet", "weet-niet"),
        ("", ""),
    ],
)
def test_slug_is_lower_case_plain_and_hyphenated(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["???", "€", "日本", "…", "١٢"])
def test_slug_of_a_text_without_plain_letters_is_the_text_itself(text: str) -> None:
    assert slug(f" {text} ") == text


@settings(deadline=None)
@given(st.text())
def test_slug_of_a_slug_is_that_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert slug(text) == slug(f"\t{text} ")


@pytest.mark.parametrize("words", ["ja", "Ja", "JA", "true", "True"])
def test_urgent_is_said_with_ja(words: str) -> None:
    assert Advice.model_validate({"titel": "x", "spoed": words}).urgent is True


@pytest.mark.parametrize("words", ["nee", "Nee", "NEE", "false"])
def test_not_urgent_is_said_with_nee(words: str) -> None:
    assert Advice.model_validate({"titel": "x", "spoed": words}).urgent is False


@pytest.mark.parametrize("words", ["misschien", "", "neen", "ja nee", "2", "jaa"])
def test_anything_else_is_neither_yes_nor_no(words: str) -> None:
    with pytest.raises(ValidationError):
        Advice.model_validate({"titel": "x", "spoed": words})


def test_texts_may_be_one_text() -> None:
    advice = Advice.model_validate(
        {
            "titel": "x",
            "verwijs": "gemeente",
            "balie": "Meekijken",
            "balie_niet": "Inloggen",
            "bron": "https://a.nl",
        }
    )
    assert (advice.names, advice.source) == (("gemeente",), ("https://a.nl",))
    assert [line.text for line in (*advice.may, *advice.may_not)] == ["Meekijken", "Inloggen"]


def test_shapes_are_frozen_and_know_only_the_dutch_keys() -> None:
    asked = Question.model_validate(
        {"vraag": "Wat?", "antwoorden": [{"antwoord": "Ja", "naar": "x"}]}
    )
    with pytest.raises(ValidationError):
        asked.text = "Anders?"  # type: ignore[misc]  # that it can't be set is what is tested
    with pytest.raises(ValidationError):
        Question.model_validate({"text": "Wat?", "answers": []})
    with pytest.raises(ValidationError):
        Question.model_validate(
            {"vraag": "Wat?", "antwoorden": [{"antwoord": "Ja", "naar": "x"}], "extra": "y"}
        )


class Fact(Shape):
    """A shape with one value of each kind."""

    words: Texts = Field(default=(), alias="woorden")
    day: Day | None = Field(default=None, alias="dag")


@pytest.mark.parametrize("text", ["1762000000", "20261101", "2026-11-01T10:00", "1-11-2026"])
def test_day_is_only_year_month_day(text: str) -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate({"dag": text})
    assert Fact.model_validate({"dag": "2026-11-01"}).day == date(2026, 11, 1)


def test_empty_text_is_no_item_of_a_list() -> None:
    for words in ("", ["a", ""]):
        with pytest.raises(ValidationError):
            Fact.model_validate({"woorden": words})


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.svb.nl", "svb.nl"),
        ("http://svb.nl/aow", "svb.nl"),
        ("https://WWW.SVB.nl/a?b#c", "svb.nl"),
        ("https://mijn.svb.nl:8080/", "mijn.svb.nl"),
        ("svb.nl", None),
        ("www.svb.nl", None),
        ("https://svb", None),
        ("https://svb.nl en https://uwv.nl", None),
        ("de folder", None),
        ("", None),
    ],
)
def test_host_of_an_address(address: str, host: str | None) -> None:
    assert host_of(address) == host
