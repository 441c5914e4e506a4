"""The engine: walking, back, change, facts, detours; and its properties on random trees."""

from datetime import UTC, datetime

import pytest
from conftest import answered
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import (
    Case,
    Session,
    add_case,
    answer,
    back,
    change,
    close,
    drop_current,
    facts_before,
    walk,
    walk_current,
)


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
    assert drop_current(detour) == session
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


@st.composite
def random_trees(draw: st.DrawFn) -> dict[str, Tree]:
    """One to three trees of up to six questions, with any targets.

    There are cycles, jumps and loose ends too.
    """
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    made = {}
    for name in names:
        steps = [f"q{n}" for n in range(draw(st.integers(1, 6)))]
        targets = [*steps, "x", "y", "nergens", *(f"{other}#q0" for other in names)]
        questions = {
            step: {
                word: draw(st.sampled_from(targets))
                for word in ("ja", "nee", "weet niet")[: draw(st.integers(1, 3))]
            }
            for step in steps
        }
        facts = {step: draw(st.sampled_from(["", "f", "g"])) for step in steps}
        made[name] = tree("q0", questions, ["x", "y"], facts)
    return made


@st.composite
def walks(draw: st.DrawFn) -> tuple[dict[str, Tree], Case, dict[str, str]]:
    """Random trees with a case and facts of the visit.

    The case was answered at random as far as it went.
    """
    trees = draw(random_trees())
    facts = draw(st.dictionaries(st.sampled_from(["f", "g"]), st.sampled_from(["ja", "nee"])))
    case = Case("a")
    for _ in range(draw(st.integers(0, 8))):
        here = walk(trees, case, facts)
        if here.question is None:
            break
        case = answer(trees, case, draw(st.sampled_from(sorted(here.question.by_key))), facts)
    return trees, case, facts


@given(walks(), st.data())
def test_back_undoes_answer(
    walked: tuple[dict[str, Tree], Case, dict[str, str]], data: st.DataObject
) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    if here.question is None:
        return
    after = answer(trees, case, data.draw(st.sampled_from(sorted(here.question.by_key))), facts)
    assert back(trees, after, facts) == case


@given(walks())
def test_replaying_the_kept_answers_gives_the_same_state(
    walked: tuple[dict[str, Tree], Case, dict[str, str]],
) -> None:
    trees, case, facts = walked
    here = walk(trees, case, facts)
    again = Case(case.tree)
    for step in here.route:
        if not step.known:
            again = answer(trees, again, step.answer.key, facts)
    assert walk(trees, again, facts) == here


@given(walks(), st.data())
def test_change_leaves_no_unused_answer(
    walked: tuple[dict[str, Tree], Case, dict[str, str]], data: st.DataObject
) -> None:
    trees, case, facts = walked
    route = walk(trees, case, facts).route
    if not route:
        return
    step = data.draw(st.sampled_from(route))
    changed, lost = change(
        trees, case, step.place, data.draw(st.sampled_from(sorted(step.question.by_key))), facts
    )
    after = walk(trees, changed, facts)
    assert after.unused == ()
    kept = {passed.place for passed in after.route}
    assert not kept & {gone.place for gone in lost}


@given(
    random_trees(),
    st.dictionaries(
        st.builds(Place, st.sampled_from("abc"), st.sampled_from(["q0", "q1", "q2"])),
        st.text(max_size=3),
    ),
)
def test_every_walk_ends_and_none_raises(trees: dict[str, Tree], answers: dict[Place, str]) -> None:
    here = walk(trees, Case("a", answers))
    assert here.question is not None or here.advice is not None or here.broken
    assert len({step.place for step in here.route}) == len(here.route)


@given(walks())
def test_facts_of_the_visit_follow_from_its_questions(
    walked: tuple[dict[str, Tree], Case, dict[str, str]],
) -> None:
    trees, case, _ = walked
    session = add_case(
        close(add_case(Session("1", datetime.now(UTC)), case), "doorverwezen"), Case("a")
    )
    assert facts_before(trees, session, 1) == walk(trees, case).facts
