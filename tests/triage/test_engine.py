"""The engine: walking, back, change, facts, detours; and its properties on random trees."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from conftest import answered
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place
from ido_cli.triage.engine import (
    UNKNOWN_ANSWER,
    Case,
    Session,
    add_case,
    answer,
    back,
    change,
    close,
    drop,
    facts_before,
    give,
    walk,
    walk_current,
)
from triage.random_trees import DAYS, DECLARED, PASSING, TODAY, answer_keys, random_trees, walks

AT = datetime.now(UTC)
ANYTHING = st.text(max_size=3) | st.sampled_from(
    [
        *("ja", "weet-niet", "binnen-6-weken", "later", "2026-11-01", "2026-02-30"),
        *("0001-01-01", "9999-12-31", "2026-W01-1", "20261101"),
    ]
)
"""What may stand in a session or a fact that was damaged, or kept for other trees."""


def tree(
    begin: str,
    questions: dict[str, dict[str, str]],
    advices: list[str],
    facts: dict[str, str] | None = None,
) -> Tree:
    """A tree from question -> answer -> target."""
    return Tree.model_validate(
        {
            "titel": begin,
            "begin": begin,
            "vragen": {
                name: {
                    "vraag": f"{name}?",
                    "feit": (facts or {}).get(name, ""),
                    "antwoorden": [{"antwoord": text, "naar": to} for text, to in answers.items()],
                }
                for name, answers in questions.items()
            },
            "adviezen": {name: {"titel": name, "verwijs": "x"} for name in advices},
        }
    )


TREES = {
    "boom": tree(
        "een",
        {
            "een": {"ja": "twee", "nee": "drie"},
            "twee": {"rood": "vier", "blauw": "b"},
            "drie": {"rood": "vier", "groen": "c"},
            "vier": {"links": "a", "rechts": "ander#vraag"},
        },
        ["a", "b", "c"],
    ),
    "ander": tree("vraag", {"vraag": {"ja": "eind", "nee": "niks"}}, ["eind", "niks"]),
}


def test_walk_begins_at_the_first_question() -> None:
    here = walk(TREES, Case("boom"))
    assert here.at == Place("boom", "een")
    assert here.route == ()


def test_walk_jumps_to_another_tree() -> None:
    case = answered(TREES, Case("boom"), ["ja", "rood", "rechts", "ja"])
    here = walk(TREES, case)
    assert here.at == Place("ander", "eind")
    assert here.advice is not None


def test_answer_may_be_a_number_a_key_or_a_text() -> None:
    for words in ("2", "nee", "NEE"):
        assert walk(TREES, answer(TREES, Case("boom"), words)).at == Place("boom", "drie")


def test_answer_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(IdoError) as caught:
        answer(TREES, Case("boom"), "nej")
    assert caught.value.hint == 'Bedoelde u "nee"?'
    assert caught.value.exit_code == 2


def test_back_goes_to_the_very_start_and_no_further() -> None:
    case = answered(TREES, Case("boom"), ["ja", "rood"])
    once = back(TREES, case)
    assert once is not None
    assert walk(TREES, once).at == Place("boom", "twee")
    twice = back(TREES, once)
    assert twice == Case("boom")
    assert back(TREES, twice) is None


def test_change_keeps_the_later_answers_that_still_fit() -> None:
    case = answered(TREES, Case("boom"), ["ja", "rood", "links"])
    changed, lost = change(TREES, case, Place("boom", "twee"), "rood")
    assert changed == case
    assert lost == ()


def test_change_names_the_answers_that_no_longer_fit() -> None:
    case = answered(TREES, Case("boom"), ["ja", "rood", "links"])
    changed, lost = change(TREES, case, Place("boom", "een"), "nee")
    assert [step.place.step for step in lost] == ["twee", "vier"]
    assert changed.answers == {Place("boom", "een"): "nee"}


def test_change_back_and_forth_keeps_what_both_routes_pass() -> None:
    case = answered(TREES, Case("boom"), ["nee", "rood", "links"])
    changed, lost = change(TREES, case, Place("boom", "drie"), "rood")
    assert (changed, lost) == (case, ())


def test_fact_answers_a_later_question_of_the_visit() -> None:
    trees = {
        "a": tree("q", {"q": {"ja": "x", "nee": "y"}}, ["x", "y"], {"q": "digid"}),
        "b": tree(
            "p", {"p": {"ja": "x", "nee": "y", "weet niet": "x"}}, ["x", "y"], {"p": "digid"}
        ),
    }
    session = add_case(Session("1", datetime.now(UTC)), answered(trees, Case("a"), ["nee"]))
    session = add_case(close(session, "doorverwezen"), Case("b"))
    here = walk_current(trees, session)
    assert here.at == Place("b", "y")
    assert [step.known for step in here.route] == [True]


def test_weet_niet_is_no_fact() -> None:
    trees = {"b": tree("p", {"p": {"ja": "x", "Weet niet": "y"}}, ["x", "y"], {"p": "digid"})}
    assert walk(trees, answered(trees, Case("b"), ["weet niet"])).facts == {}


def test_given_answer_wins_over_a_fact() -> None:
    trees = {"b": tree("p", {"p": {"ja": "x", "nee": "y"}}, ["x", "y"], {"p": "digid"})}
    here = walk(trees, Case("b", {Place("b", "p"): "ja"}), {"digid": "nee"})
    assert here.at == Place("b", "x")


def test_back_passes_over_what_a_fact_answered() -> None:
    trees = {
        "a": tree(
            "q",
            {"q": {"ja": "p"}, "p": {"ja": "r", "nee": "x"}, "r": {"ja": "x"}},
            ["x"],
            {"p": "digid"},
        )
    }
    facts = {"digid": "ja"}
    case = answered(trees, Case("a"), ["ja"], facts)
    assert walk(trees, case, facts).at == Place("a", "r")
    assert back(trees, case, facts) == Case("a")


def test_urgent_detour_comes_back_to_the_interrupted_question() -> None:
    session = add_case(Session("1", datetime.now(UTC)), answered(TREES, Case("boom"), ["ja"]))
    detour = add_case(session, Case("ander"))
    assert walk_current(TREES, detour).at == Place("ander", "vraag")
    assert drop(detour, 1) == session
    done = close(detour, "overgedragen")
    assert walk_current(TREES, done).at == Place("boom", "twee")


def test_unknown_outcome_names_the_nearest() -> None:
    session = add_case(Session("1", datetime.now(UTC)), Case("boom"))
    with pytest.raises(IdoError, match="geen afloop") as caught:
        close(session, "doorverwesen")
    assert "doorverwezen" in caught.value.hint


def test_answers_that_no_longer_exist_are_known_as_unused() -> None:
    case = Case("boom", {Place("boom", "een"): "misschien", Place("boom", "weg"): "ja"})
    here = walk(TREES, case)
    assert here.at == Place("boom", "een")
    assert set(here.unused) == {Place("boom", "een"), Place("boom", "weg")}


def test_missing_tree_and_target_break_the_road_without_raising() -> None:
    trees = {"a": tree("q", {"q": {"ja": "weg#x", "nee": "nergens", "ook": "q"}}, ["x"])}
    for words in ("ja", "nee", "ook"):
        assert walk(trees, answered(trees, Case("a"), [words])).broken
    assert walk(trees, Case("bestaat-niet")).broken


# Facts that pass, dates, and ways by what is known


def dated() -> dict[str, Tree]:
    """A tree that asks for the date of a letter, then whether there is a DigiD."""
    rows = {
        "titel": "Brief",
        "begin": "datum",
        "vragen": {
            "datum": {
                "vraag": "Welke datum?",
                "soort": "datum",
                "feit": "d",
                "antwoorden": [
                    {"binnen": "6 weken", "naar": "f"},
                    {"later": "ja", "naar": "te_laat"},
                    {"antwoord": "Weet niet", "naar": "f"},
                ],
            },
            "f": {
                "vraag": "DigiD?",
                "feit": "f",
                "antwoorden": [
                    {
                        "antwoord": "Ja",
                        "naar": [{"als": {"g": "ja"}, "stap": "samen"}, {"stap": "zelf"}],
                    },
                    {"antwoord": "Nee", "naar": "samen"},
                ],
            },
        },
        "adviezen": {name: {"titel": name} for name in ("zelf", "samen", "te_laat")},
    }
    return {"brief": Tree.model_validate(rows, context=DECLARED)}


def asked(words: str, day: date | None = TODAY) -> Case:
    """The case in which the date of the letter was answered."""
    return answer(dated(), Case("brief", day=day), words)


@pytest.mark.parametrize("words", ["10-11-2026", "10 nov.", "2026-11-10", "2 weken geleden"])
def test_date_is_kept_as_it_was_meant_and_falls_in_a_range(words: str) -> None:
    case = asked(words)
    assert case.answers == {Place("brief", "datum"): "2026-11-10"}
    here = walk(dated(), case)
    (step,) = here.route
    assert (step.day, step.answer.key, step.said) == (
        date(2026, 11, 10),
        "binnen-6-weken",
        "10 november 2026",
    )
    assert (here.facts, here.carried) == ({"d": "2026-11-10"}, {})


def test_old_date_and_a_range_that_is_chosen_by_its_words_lead_on_too() -> None:
    assert walk(dated(), asked("1-3-2026")).at == Place("brief", "te_laat")
    chosen = walk(dated(), asked("Binnen 6 weken"))
    assert chosen.at == Place("brief", "f")
    assert (chosen.route[0].day, chosen.route[0].said) == (None, "Binnen 6 weken")
    assert (chosen.facts, chosen.carried) == ({}, {})


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("31-2-2026", '"31-2-2026" is geen dag.'),
        ("25-11-2026", "Die dag is nog niet geweest."),
        ("24-11-2015", "Die dag is meer dan 5 jaar geleden."),
        ("morgen", '"morgen" is geen dag.'),
    ],
)
def test_date_that_no_letter_can_have_is_refused(words: str, message: str) -> None:
    with pytest.raises(IdoError) as caught:
        asked(words)
    assert (caught.value.message, caught.value.exit_code) == (message, 2)


def test_date_without_a_day_to_judge_it_by_is_no_answer() -> None:
    with pytest.raises(IdoError, match="geen antwoord op de vraag"):
        asked("10-11-2026", day=None)


def test_range_of_a_kept_date_is_judged_by_the_day_of_the_case() -> None:
    later = replace(asked("10-11-2026"), day=date(2027, 3, 1))
    assert walk(dated(), later).at == Place("brief", "te_laat")


@pytest.mark.parametrize("kept", ["9999-12-31", "0001-01-01", "2026-02-30", "", "ja"])
def test_kept_date_that_is_none_is_asked_again(kept: str) -> None:
    here = walk(dated(), Case("brief", {Place("brief", "datum"): kept}, day=TODAY))
    assert here.at == Place("brief", "datum")
    assert here.unused == (Place("brief", "datum"),)


def test_way_depends_on_what_the_visit_told_and_asks_nobody() -> None:
    case = answered(dated(), Case("brief", day=TODAY), ["10-11-2026", "Ja"])
    assert walk(dated(), case).at == Place("brief", "zelf")
    here = walk(dated(), case, {"g": "ja"})
    assert here.at == Place("brief", "samen")
    assert [step.place.step for step in here.asked] == ["datum", "f"]


def test_date_is_asked_again_for_the_next_letter_and_a_fact_of_the_visit_is_not() -> None:
    first = answered(dated(), Case("brief", day=TODAY), ["10-11-2026", "Ja"])
    session = add_case(close(add_case(Session("1", AT), first), "doorverwezen"), Case("brief"))
    assert facts_before(dated(), session, 1) == {"f": "ja"}
    here = walk_current(dated(), session)
    assert here.at == Place("brief", "datum")
    then = answered(dated(), Case("brief", day=TODAY), ["gisteren"], {"f": "ja"})
    assert [step.known for step in walk(dated(), then, {"f": "ja"}).route] == [False, True]


def test_step_on_a_road_that_no_condition_opens_is_a_broken_road() -> None:
    trees = {
        "a": Tree.model_validate(
            {
                "titel": "A",
                "begin": "q",
                "vragen": {
                    "q": {
                        "vraag": "?",
                        "antwoorden": [
                            {"antwoord": "Ja", "naar": [{"als": {"f": "ja"}, "stap": "x"}]}
                        ],
                    }
                },
                "adviezen": {"x": {"titel": "X"}},
            }
        )
    }
    case = answered(trees, Case("a"), ["ja"])
    assert walk(trees, case).broken
    assert walk(trees, case, {"f": "ja"}).at == Place("a", "x")


# On random trees

Walked = tuple[dict[str, Tree], Case, Mapping[str, str]]


@settings(deadline=None)
@given(walks(), st.data())
def test_back_undoes_answer(walked: Walked, data: st.DataObject) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    if here.question is None:
        return
    after = give(case, here.at, data.draw(answer_keys(here.question)))
    assert back(trees, after, facts) == case


@settings(deadline=None)
@given(walks())
def test_replaying_the_kept_answers_gives_the_same_state(walked: Walked) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    again = Case(case.tree, day=case.day)
    for step in here.route:
        if not step.known:
            words = step.day.isoformat() if step.day else step.answer.key
            again = answer(trees, again, words, facts)
    assert again == case
    assert walk(trees, again, facts) == here


@settings(deadline=None)
@given(walks(), st.data())
def test_change_leaves_no_unused_answer(walked: Walked, data: st.DataObject) -> None:
    trees, case, facts = walked
    route = walk(trees, case, facts).route
    if not route:
        return
    step = data.draw(st.sampled_from(route))
    key = data.draw(answer_keys(step.question))
    changed, lost = change(trees, case, step.place, key, facts)
    after = walk(trees, changed, facts)
    assert after.unused == ()
    assert changed.answers[step.place] == key
    kept = {passed.place for passed in after.route}
    assert not kept & {gone.place for gone in lost}
    assert {gone.place for gone in lost} | kept >= set(case.answers)


@settings(deadline=None)
@given(
    random_trees(),
    st.dictionaries(
        st.builds(Place, st.sampled_from("abc"), st.sampled_from(["q0", "q1", "q2"])),
        ANYTHING,
    ),
    st.dictionaries(st.sampled_from("fgdz"), ANYTHING),
    st.none() | DAYS,
)
def test_every_walk_ends_and_none_raises(
    trees: dict[str, Tree], answers: dict[Place, str], facts: dict[str, str], day: date | None
) -> None:
    here = walk(trees, Case("a", answers, day=day), facts)
    assert here.question is not None or here.advice is not None or here.broken
    assert len({step.place for step in here.route}) == len(here.route)


@settings(deadline=None)
@given(walks())
def test_question_is_met_once_and_each_answer_is_one_of_its_own(walked: Walked) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    assert len({step.place for step in here.route}) == len(here.route)
    for step in here.route:
        assert step.answer in step.question.answers
        assert step.known is (step.place not in case.answers)
        assert step.place.step in trees[step.place.tree].questions


@settings(deadline=None)
@given(walks())
def test_fact_that_passes_is_not_carried_to_the_next_case(walked: Walked) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    for fact in PASSING:
        assert here.carried.get(fact) == facts.get(fact)
    told = [
        step.answer.key
        for step in here.asked
        if step.question.fact == "f" and step.answer.key != UNKNOWN_ANSWER
    ]
    if told:
        assert here.carried["f"] == here.facts["f"] == told[-1]
    else:
        assert here.carried.get("f") == facts.get("f")


@settings(deadline=None)
@given(walks())
def test_facts_of_the_visit_follow_from_its_questions(walked: Walked) -> None:
    trees, case, _ = walked
    session = add_case(close(add_case(Session("1", AT), case), "doorverwezen"), Case("a"))
    assert facts_before(trees, session, 1) == walk(trees, case).carried
