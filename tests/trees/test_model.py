"""The shapes of a tree and of the directory.

It is about keys of answers, finding an answer, conditions, and who works where.
"""

from typing import Any

import pytest
from conftest import TREE, Ido, MakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ido_cli.directory.model import ContactState, Directory, Partner, PartnerKind
from ido_cli.source.fields import slug
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


def partner(**more: Any) -> Partner:
    """A partner with what every partner needs, and more."""
    return Partner.model_validate(
        {"id": "p", "naam": "P", "soort": "overheid", "doet": "Iets.", "regio": "Noord", **more}
    )


# Slug


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


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"]), min_size=1).filter(
        lambda text: bool(text.strip())
    )
)
def test_text_that_is_not_blank_has_a_key(text: str) -> None:
    assert Answer.model_validate({"antwoord": text, "naar": "x"}).key


# Answers


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
    assert (advice.addressees, advice.may, advice.may_not, advice.source) == (
        ("gemeente",),
        ("Meekijken",),
        ("Inloggen",),
        ("https://a.nl",),
    )


# Yes and no


@pytest.mark.parametrize("words", ["ja", "Ja", "JA", "true", "True"])
def test_urgent_is_said_with_ja(words: str) -> None:
    assert Advice.model_validate({"titel": "x", "spoed": words}).urgent is True


@pytest.mark.parametrize("words", ["nee", "Nee", "NEE", "false"])
def test_not_urgent_is_said_with_nee(words: str) -> None:
    assert Advice.model_validate({"titel": "x", "spoed": words}).urgent is False


def test_advice_is_not_urgent_unless_it_says_so() -> None:
    assert Advice.model_validate({"titel": "x"}).urgent is False


@pytest.mark.parametrize("words", ["misschien", "", "neen", "ja nee", "2", "jaa"])
def test_anything_else_is_neither_yes_nor_no(words: str) -> None:
    with pytest.raises(ValidationError):
        Advice.model_validate({"titel": "x", "spoed": words})


# A tree


def test_tree_is_in_use_unless_it_is_a_concept() -> None:
    rest: dict[str, Any] = {"titel": "T", "begin": "a", "vragen": {}, "adviezen": {}}
    assert Tree.model_validate(rest).in_use
    assert Tree.model_validate({**rest, "status": "in-gebruik"}).in_use
    assert not Tree.model_validate({**rest, "status": "concept"}).in_use


def test_shapes_are_frozen_and_know_only_the_dutch_keys() -> None:
    asked = question("Ja")
    with pytest.raises(ValidationError):
        asked.text = "Anders?"  # type: ignore[misc]  # that it can't be set is what is tested
    with pytest.raises(ValidationError):
        Question.model_validate({"text": "Wat?", "answers": []})
    with pytest.raises(ValidationError):
        Question.model_validate(
            {"vraag": "Wat?", "antwoorden": [{"antwoord": "Ja", "naar": "x"}], "extra": "y"}
        )


def test_texts_in_a_tree_are_shown_to_the_letter(make_workspace: MakeWorkspace, ido: Ido) -> None:
    odd = "[bold]Wat[/] :smile: 50% {x} <b> \\n ~ nee?"
    folder = make_workspace(
        {"toeslagen": TREE.replace("vraag: Wat wil de klant?", f"vraag: '{odd}'", 1)}, name="vreemd"
    )
    assert odd in ido("bomen", "toon", "toeslagen", "--map", str(folder)).out


# Partners


@pytest.mark.parametrize(
    ("more", "in_person"),
    [
        ({"adres": "Plein 1"}, True),
        ({"bezoek": "Loop binnen."}, True),
        ({"telefoon": "071-1234567"}, False),
        ({}, False),
        ({"adres": "Plein 1", "regio": "landelijk"}, False),
        ({"adres": "Plein 1", "regio": ["Noord", "landelijk"]}, False),
        ({"bezoek": "Op afspraak.", "regio": ["Noord", "Zuid"]}, True),
    ],
)
def test_partner_helps_in_person_when_local_and_to_be_visited(
    more: dict[str, Any], in_person: bool
) -> None:
    assert partner(**more).in_person is in_person


@pytest.mark.parametrize(
    ("regions", "region", "works"),
    [
        ("Noord", "Noord", True),
        ("Noord", "Zuid", False),
        ("Noord", "noord", False),
        ("Noord", None, True),
        ("Noord", "", False),
        (["Noord", "Zuid"], "Zuid", True),
        ("landelijk", "Zuid", True),
        ("landelijk", None, True),
    ],
)
def test_partner_works_in_its_own_regions(
    regions: str | list[str], region: str | None, works: bool
) -> None:
    assert partner(regio=regions).works_in(region) is works


def test_kinds_and_contact_states_are_the_words_of_the_directory() -> None:
    assert [kind.value for kind in PartnerKind] == [
        "overheid",
        "maatschappelijk",
        "bibliotheek",
        "overig",
    ]
    assert [kind.label for kind in PartnerKind] == [
        "overheidsinstantie",
        "maatschappelijke partner",
        "bibliotheek",
        "",
    ]
    assert [state.value for state in ContactState] == [
        "nog-te-leggen",
        "in-gesprek",
        "afspraken",
        "geen-nodig",
    ]


# The directory


def directory(*partners: Partner) -> Directory:
    """A directory of two regions with these partners."""
    rows = [one.model_dump(by_alias=True, exclude_defaults=True) for one in partners]
    locations = [{"id": "noord", "naam": "Noord", "regio": "Noord"}]
    return Directory.model_validate(
        {"bibliotheek": "B", "regios": ["Noord", "Zuid"], "locaties": locations, "partners": rows}
    )


def test_partners_who_offer_a_service_come_local_first_and_else_in_their_own_order() -> None:
    found = directory(
        partner(id="land-b", regio="landelijk", biedt=["schuldhulp"]),
        partner(id="noord-z", biedt=["schuldhulp", "taalhulp"]),
        partner(id="anders", biedt=["taalhulp"]),
        partner(id="zuid", regio="Zuid", biedt="schuldhulp"),
        partner(id="land-a", regio="landelijk", biedt=["schuldhulp"]),
        partner(id="noord-a", regio=["Zuid", "Noord"], biedt=["schuldhulp"]),
    )
    assert [one.id for one in found.offering("schuldhulp", "Noord")] == [
        "noord-z",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp", "Zuid")] == [
        "zuid",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp")] == [
        "noord-z",
        "zuid",
        "noord-a",
        "land-b",
        "land-a",
    ]
    assert [one.id for one in found.offering("schuldhulp", "West")] == ["land-b", "land-a"]
    assert found.offering("onbekend", "Noord") == found.offering("", None) == ()


def test_partners_and_desks_are_found_by_their_id() -> None:
    found = directory(partner(id="a"), partner(id="b", naam="Bee"))
    assert found.by_id["b"].name == "Bee"
    assert "c" not in found.by_id
    desk = found.location("noord")
    assert desk is not None
    assert desk.region == "Noord"
    assert found.location("zuid") is None
    assert found.location(None) is None


def test_directory_keeps_and_trusts_180_days_unless_it_says_otherwise() -> None:
    rest: dict[str, Any] = {"bibliotheek": "B", "regios": "Noord"}
    assert (
        Directory.model_validate(rest).valid_days,
        Directory.model_validate(rest).keep_days,
    ) == (180, 180)
    other = Directory.model_validate({**rest, "houdbaar": "30", "bewaartermijn": "7"})
    assert (other.valid_days, other.keep_days) == (30, 7)
