"""The shapes of a tree: keys of answers, finding an answer, conditions on lines."""

from datetime import date
from typing import Any

import pytest
from conftest import TREE, Ido, MakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.literal import slug
from ido_cli.trees.facts import Declared, Fact
from ido_cli.trees.model import Advice, Answer, Line, Question, Term, Tree


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


def test_number_is_the_place_on_the_screen_also_when_an_answer_is_called_so() -> None:
    asked = question("Geen", "2", "1", "Drie of meer", "2026")
    assert [text_found(asked, words) for words in ("1", "2", "3", "4", "2026")] == [
        "Geen",
        "2",
        "1",
        "Drie of meer",
        "2026",
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
    for number, answer in enumerate(asked.answers):
        assert asked.find(str(number + 1)) is answer
        if not answer.key.isdecimal():
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
        ("Vraag.", {"digid": ("nee",)}),
    ]


def conditional(**conditions: Any) -> Line:
    return Line.model_validate({"tekst": "Vraag hulp.", **conditions})


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"leeftijd": "onder-18"}, True),
        ({"leeftijd": "aow", "digid": "nee"}, True),
        ({"leeftijd": "18-tot-aow"}, False),
        ({"leeftijd": ""}, False),
        ({"digid": "onder-18"}, False),
        ({}, False),
    ],
)
def test_list_of_values_is_met_by_any_of_them(facts: dict[str, str], holds: bool) -> None:
    assert conditional(als={"leeftijd": ["onder-18", "aow"]}).holds(facts) is holds


@pytest.mark.parametrize(
    ("facts", "holds"),
    [({}, True), ({"digid": "ja"}, True), ({"digid": "nee"}, False), ({"online": "nee"}, True)],
)
def test_what_must_not_hold_is_met_by_what_is_not_known(facts: dict[str, str], holds: bool) -> None:
    assert conditional(niet={"digid": "nee"}).holds(facts) is holds


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"digid": "ja", "online": "zelf"}, True),
        ({"digid": "ja"}, True),
        ({"digid": "ja", "online": "nee"}, False),
        ({"digid": "ja", "online": "met-hulp"}, False),
        ({"online": "zelf"}, False),
    ],
)
def test_both_kinds_of_condition_must_be_met(facts: dict[str, str], holds: bool) -> None:
    line = conditional(als={"digid": "ja"}, niet={"online": ["nee", "met-hulp"]})
    assert line.holds(facts) is holds


def test_two_conditions_of_one_kind_must_both_be_met() -> None:
    line = conditional(niet={"digid": "nee", "online": "nee"})
    assert line.holds({"digid": "ja", "online": "zelf"})
    assert not line.holds({"digid": "ja", "online": "nee"})
    assert not line.holds({"digid": "nee"})


def test_condition_in_words_says_every_value() -> None:
    line = conditional(als={"digid": "ja", "maand": ["juni", "juli"]}, niet={"online": "nee"})
    assert line.condition_words == "als digid: ja, als maand: juni of juli, niet als online: nee"
    assert line.conditional
    assert (conditional().condition_words, conditional().conditional) == ("", False)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("xyz"), min_size=1)),
    st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("xyz"), min_size=1)),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz")),
)
def test_line_holds_exactly_when_each_condition_alone_does(
    when: dict[str, list[str]], unless: dict[str, list[str]], facts: dict[str, str]
) -> None:
    alone = [conditional(als={fact: values}).holds(facts) for fact, values in when.items()]
    alone += [conditional(niet={fact: values}).holds(facts) for fact, values in unless.items()]
    assert conditional(als=when, niet=unless).holds(facts) is all(alone)


def test_addressees_and_what_goes_often_with_it_take_conditions_too() -> None:
    advice = Advice.model_validate(
        {
            "titel": "x",
            "verwijs": ["gemeente", {"naar": "wijkteam", "als": {"digid": "nee"}}],
            "vaak_ook": ["schulden", {"naar": "digid#kwijt", "niet": {"digid": "ja"}}],
        }
    )
    assert advice.names == ("gemeente", "wijkteam")
    assert [one.holds({"digid": "ja"}) for one in advice.addressees] == [True, False]
    assert [one.holds({"digid": "ja"}) for one in advice.often] == [True, False]


# Where an answer leads


def answer_to(naar: Any) -> Answer:
    return Answer.model_validate({"antwoord": "Ja", "naar": naar})


def test_answer_leads_to_one_step_whatever_is_known() -> None:
    assert answer_to("eind").step({}) == answer_to("eind").step({"digid": "ja"}) == "eind"
    assert answer_to("eind").steps == ("eind",)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"leeftijd": "onder-18"}, "ouders"),
        ({"leeftijd": "aow", "digid": "nee"}, "svb"),
        ({"digid": "nee"}, "zonder"),
        ({"leeftijd": "18-tot-aow"}, "aanvragen"),
        ({}, "aanvragen"),
    ],
)
def test_answer_leads_the_first_way_that_is_open(facts: dict[str, str], step: str) -> None:
    answer = answer_to(
        [
            {"als": {"leeftijd": "onder-18"}, "stap": "ouders"},
            {"als": {"leeftijd": "aow"}, "stap": "svb"},
            {"als": {"digid": "nee"}, "stap": "zonder"},
            {"stap": "aanvragen"},
        ]
    )
    assert answer.step(facts) == step
    assert answer.steps == ("ouders", "svb", "zonder", "aanvragen")


def test_answer_of_which_no_way_is_open_leads_nowhere() -> None:
    assert answer_to([{"als": {"digid": "ja"}, "stap": "a"}]).step({}) == ""


def test_step_that_is_named_twice_is_one_step() -> None:
    answer = answer_to([{"als": {"digid": "ja"}, "stap": "a"}, {"stap": "a"}])
    assert answer.steps == ("a",)


# Dates


def dated(*rows: dict[str, Any], declared: Declared | None = None) -> Question:
    """A question for a date with these answers."""
    made = {"vraag": "Welke datum?", "soort": "datum", "antwoorden": rows}
    return Question.model_validate(made, context=declared)


IN_TIME = {"binnen": "6 weken", "naar": "bezwaar"}
TOO_LATE = {"later": "ja", "naar": "te_laat"}


def test_range_has_a_text_and_a_key_of_its_own() -> None:
    asked = dated(IN_TIME, TOO_LATE, {"antwoord": "Weet niet", "naar": "zoeken"})
    assert [(one.text, one.key, one.is_range) for one in asked.answers] == [
        ("Binnen 6 weken", "binnen-6-weken", True),
        ("Later", "later", True),
        ("Weet niet", "weet-niet", False),
    ]


def test_range_may_be_called_otherwise() -> None:
    asked = dated({"antwoord": "Op tijd", **IN_TIME}, {"antwoord": "Te laat", **TOO_LATE})
    assert list(asked.by_key) == ["op-tijd", "te-laat"]
    assert text_found(asked, "op tijd") == "Op tijd"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 4, 20), "bezwaar"),
        (date(2026, 3, 9), "bezwaar"),
        (date(2026, 3, 6), "te_laat"),
        (date(2020, 1, 1), "te_laat"),
        (date(2026, 5, 1), "bezwaar"),
    ],
)
def test_date_falls_in_the_first_range_whose_term_has_not_ended(day: date, found: str) -> None:
    answer = dated(IN_TIME, TOO_LATE).on(day, today=date(2026, 4, 20))
    assert answer is not None
    assert answer.step({}) == found


def test_ranges_are_tried_in_their_order() -> None:
    asked = dated(
        {"binnen": "2 weken", "naar": "snel"},
        {"binnen": "1 jaar", "naar": "nog"},
        {"later": "ja", "naar": "oud"},
    )
    days = (date(2026, 4, 10), date(2025, 6, 1), date(2024, 6, 1))
    found = [asked.on(day, date(2026, 4, 20)) for day in days]
    assert [one.step({}) for one in found if one] == ["snel", "nog", "oud"]


def test_day_set_by_decree_counts_where_it_is_declared() -> None:
    """A letter of 2 April 2026: six weeks end on Ascension Day, the 15th is set by decree."""
    letter, monday = date(2026, 4, 2), date(2026, 5, 18)
    known = Declared(decreed=frozenset({date(2026, 5, 15)}))
    by_decree = dated(IN_TIME, TOO_LATE, declared=known).on(letter, monday)
    without = dated(IN_TIME, TOO_LATE).on(letter, monday)
    assert by_decree is not None
    assert without is not None
    assert (by_decree.step({}), without.step({})) == ("bezwaar", "te_laat")


def test_date_without_a_range_that_fits_is_none() -> None:
    asked = dated(IN_TIME, {"antwoord": "Weet niet", "naar": "zoeken"})
    assert asked.on(date(2020, 1, 1), date(2026, 4, 20)) is None
    unreadable = dated({"binnen": "zes weken", "naar": "bezwaar"})
    assert unreadable.answers[0].duration is None
    assert unreadable.on(date(2026, 4, 20), date(2026, 4, 20)) is None


def test_answer_to_a_date_and_a_fact_of_one_question_pass() -> None:
    facts = {
        "brief": Fact.model_validate({"over": "Is er een brief?", "geldt": "vraag"}),
        "digid": Fact.model_validate({"over": "Is er een DigiD?"}),
    }
    rows = [{"antwoord": "Ja", "naar": "x"}]

    def asks(fact: str) -> Question:
        made = {"vraag": "Wat?", "feit": fact, "antwoorden": rows}
        return Question.model_validate(made, context=Declared(facts))

    assert [asks(fact).passing for fact in ("brief", "digid", "onbekend", "")] == [
        True,
        False,
        False,
        False,
    ]
    assert dated(IN_TIME).passing


# Terms


def term(declared: Declared | None = None, **values: str) -> Term:
    row = {"duur": "6 weken", "vanaf": "briefdatum", "wat": "Bezwaar maken", **values}
    return Term.model_validate(row, context=declared)


def test_term_knows_its_last_day_and_whether_all_free_days_are_known() -> None:
    known = Declared(decreed=frozenset({date(2026, 5, 15)}), known_until=date(2026, 12, 31))
    made = term(known)
    assert made.last_day(date(2026, 4, 2)) == date(2026, 5, 18)
    assert made.is_known(date(2026, 12, 31))
    assert not made.is_known(date(2027, 1, 1))
    assert term().is_known(date(2999, 1, 1))


def test_term_counted_back_ends_before_the_date_and_does_not_move() -> None:
    made = term(duur="10 dagen", terug="ja")
    assert made.last_day(date(2026, 11, 25)) == date(2026, 11, 15)


def test_term_that_cannot_be_read_has_no_last_day() -> None:
    assert term(duur="zes weken").last_day(date(2026, 4, 2)) is None


def test_term_is_counted_from_what_the_fact_is_about() -> None:
    fact = Fact.model_validate({"over": "De datum van de zitting.", "soort": "datum"})
    made = term(Declared({"zitting": fact}), vanaf="zitting")
    assert made.counted_from == "de datum van de zitting"
    assert term(vanaf="zitting").counted_from == "de datum op de brief"


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
