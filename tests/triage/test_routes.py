"""All routes through the trees: walked, in words, and measured without walking."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place
from ido_cli.triage.engine import UNKNOWN_ANSWER, Case, Walk
from ido_cli.triage.engine import walk as walk_case
from ido_cli.triage.engine import walk as walked_case
from ido_cli.triage.routes import (
    Measure,
    heard_way,
    measure,
    reachable,
    route_sentences,
    routes,
    sentence,
    steps_words,
    way_to,
)
from triage.random_trees import random_trees as wide_trees
from triage.small_trees import TREES, proof, tree


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


# Examples


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


# Routes that depend on what is known


def by_facts() -> dict[str, Tree]:
    """A tree in which an answer leads further by two facts, of which it asks one."""
    rows = {
        "titel": "Boom",
        "begin": "een",
        "vragen": {
            "een": {
                "vraag": "Een?",
                "feit": "digid",
                "antwoorden": [
                    {"antwoord": "Ja", "naar": "twee"},
                    {"antwoord": "Nee", "naar": "c"},
                ],
            },
            "twee": {
                "vraag": "Twee?",
                "antwoorden": [
                    {
                        "antwoord": "Ja",
                        "naar": [
                            {"als": {"digid": "nee"}, "stap": "c"},
                            {"als": {"leeftijd": ["onder-18", "aow"]}, "stap": "a"},
                            {"stap": "b"},
                        ],
                    }
                ],
            },
        },
        "adviezen": {name: {"titel": f"Advies {name}"} for name in "abc"},
    }
    return {"boom": Tree.model_validate(rows)}


def test_every_way_is_walked_that_another_case_may_open_and_none_that_the_route_closed() -> None:
    assert ends(by_facts(), "boom") == ["boom#b", "boom#a", "boom#c"]


def test_answer_that_denies_what_its_way_assumed_is_no_route() -> None:
    trees = by_facts()
    rows = trees["boom"].model_dump(by_alias=True, mode="json")
    del rows["vragen"]["een"]
    rows["begin"] = "twee"
    rows["vragen"]["twee"]["antwoorden"][0]["naar"] = [
        {"als": {"digid": "nee"}, "stap": "drie"},
        {"stap": "a"},
    ]
    rows["vragen"]["drie"] = {
        "vraag": "Drie?",
        "feit": "digid",
        "antwoorden": [
            {"antwoord": "Ja", "naar": "b"},
            {"antwoord": "Weet niet", "naar": "c"},
        ],
    }
    assert sorted(ends({"boom": Tree.model_validate(rows)}, "boom")) == ["boom#a", "boom#c"]


def test_measure_counts_each_step_that_an_answer_can_lead_to() -> None:
    found = measure(by_facts())
    assert found[Place("boom", "twee")] == Measure(3, 1)
    assert found[Place("boom", "een")] == Measure(4, 2)


def test_steps_behind_a_condition_can_be_come_to() -> None:
    assert reachable(by_facts(), Place("boom", "twee")) == {
        Place("boom", name) for name in ("twee", "a", "b", "c")
    }


def assumed(found: Walk) -> dict[str, str]:
    """What the visit must have told before, for this route."""
    told = {
        step.question.fact
        for step in found.asked
        if step.answer.key != UNKNOWN_ANSWER and not step.answer.is_range
    }
    return {fact: value for fact, value in found.facts.items() if fact not in told}


def answers_of(found: Walk) -> dict[Place, str]:
    return {step.place: step.answer.key for step in found.asked}


def kind_of(found: Walk) -> tuple[object, ...]:
    """What makes a route another route: its answers, and where it ends."""
    return (*((step.place, step.answer.key) for step in found.route), found.at)


@settings(deadline=None)
@given(wide_trees(trees=2, questions=3))
def test_every_route_ends_where_walking_its_answers_ends(trees: dict[str, Tree]) -> None:
    for found in routes(trees, "a"):
        again = walked_case(trees, Case("a", answers_of(found)), assumed(found))
        assert (again.at, again.question) == (found.at, None)
        assert again.advice == found.advice
        assert again.route == found.route
        assert found.advice is not None or found.broken


@settings(deadline=None)
@given(wide_trees(trees=2, questions=3))
def test_measure_counts_at_least_the_routes(trees: dict[str, Tree]) -> None:
    walked = list(routes(trees, "a"))
    found = measure(trees)[Place("a", "q0")]
    if found is None:
        return
    assert not any(walk.at in {step.place for step in walk.route} for walk in walked)
    open_roads = [walk for walk in walked if walk.at.step]  # else no condition was met
    assert len({kind_of(walk) for walk in open_roads}) <= found.routes
    assert max(len(walk.route) for walk in walked) <= found.longest


@settings(deadline=None)
@given(wide_trees(trees=2, questions=3), st.data())
def test_every_walk_of_somebody_who_told_nothing_before_is_a_route(
    trees: dict[str, Tree], data: st.DataObject
) -> None:
    case = Case("a")
    while (here := walked_case(trees, case)).question is not None:
        key = data.draw(st.sampled_from(sorted(here.question.by_key)))
        case = Case("a", {**case.answers, here.at: key})
    assert kind_of(here) in {kind_of(found) for found in routes(trees, "a")}


@settings(deadline=None)
@given(wide_trees(trees=2, questions=3))
def test_every_end_of_a_route_can_be_come_to(trees: dict[str, Tree]) -> None:
    inside = reachable(trees, Place("a", "q0"))
    for found in routes(trees, "a"):
        if not found.broken:
            assert found.at in inside
            assert way_to(trees, Case("a"), found.at, assumed(found)) is not None


@settings(deadline=None)
@given(wide_trees(trees=2, questions=3))
def test_route_in_sentences_says_each_answer_and_the_end(trees: dict[str, Tree]) -> None:
    for found in routes(trees, "a"):
        said = route_sentences(found)
        assert len(said) == len(found.route) + 1
        assert said[-1].startswith("→ ")
        assert all(step.said in line for step, line in zip(found.route, said, strict=False))


# Where a route can come, and the shortest way


def test_steps_that_a_route_can_come_to_are_found_through_jumps() -> None:
    assert reachable(TREES, Place("boom", "twee")) == {
        Place("boom", "twee"),
        Place("boom", "a"),
        Place("boom", "b"),
        Place("weg", "x"),
    }
    assert reachable(TREES, Place("ander", "drie")) == {
        Place("ander", "drie"),
        Place("ander", "d"),
        Place("boom", "a"),
    }
    assert reachable(TREES, Place("boom", "los")) == {Place("boom", "los")}


def test_steps_of_a_circle_reach_each_other_and_the_search_ends() -> None:
    trees = {"boom": tree({"een": {"Door": "twee"}, "twee": {"Terug": "een"}}, [])}
    both = {Place("boom", "een"), Place("boom", "twee")}
    assert reachable(trees, Place("boom", "een")) == reachable(trees, Place("boom", "twee")) == both


def test_shortest_way_to_an_advice_gives_the_fewest_answers() -> None:
    trees = {
        "boom": tree(
            {
                "een": {"Weet niet": "doel", "Om": "twee", "Recht": "drie"},
                "twee": {"Ja": "drie"},
                "drie": {"Ja": "doel"},
            },
            ["doel"],
        )
    }
    found = way_to(trees, Case("boom", text="zoals gezegd"), Place("boom", "doel"))
    assert found == Case("boom", {Place("boom", "een"): "weet-niet"}, "zoals gezegd")


def test_weet_niet_is_taken_only_when_no_other_answer_is_as_short() -> None:
    trees = {"boom": tree({"een": {"Weet niet": "doel", "Ja": "doel", "Nee": "b"}}, ["doel", "b"])}
    assert way_to(trees, Case("boom"), Place("boom", "doel")) == Case(
        "boom", {Place("boom", "een"): "ja"}
    )


def test_way_keeps_the_answers_that_were_given_and_uses_what_is_known() -> None:
    trees = {
        "boom": tree(
            {"een": {"Ja": "twee", "Nee": "a"}, "twee": {"Ja": "a", "Nee": "b"}},
            ["a", "b"],
            {"twee": "digid"},
        )
    }
    given = Case("boom", {Place("boom", "een"): "ja"})
    assert way_to(trees, given, Place("boom", "a")) == Case(
        "boom", {Place("boom", "een"): "ja", Place("boom", "twee"): "ja"}
    )
    assert way_to(trees, given, Place("boom", "b"), {"digid": "nee"}) == given
    assert way_to(trees, given, Place("boom", "a"), {"digid": "nee"}) is None
    assert way_to(trees, given, Place("boom", "los")) is None


def branching(questions: dict[str, list[str]], facts: dict[str, str] | None = None) -> Tree:
    """A tree from question -> where its answers lead.

    It begins at q0 and has the advices x and y.
    """
    return Tree.model_validate(
        {
            "titel": "Boom",
            "begin": "q0",
            "vragen": {
                name: {
                    "vraag": f"{name}?",
                    "feit": (facts or {}).get(name, ""),
                    "antwoorden": [
                        {"antwoord": f"antwoord {n}", "naar": to} for n, to in enumerate(targets)
                    ],
                }
                for name, targets in questions.items()
            },
            "adviezen": {name: {"titel": name, "verwijs": "x"} for name in ("x", "y")},
        }
    )


@st.composite
def jumping_trees(draw: st.DrawFn, with_facts: bool = False) -> dict[str, Tree]:
    """One to three trees of up to three questions, with any targets.

    There are cycles, jumps, jumps to itself and loose ends too.
    """
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    made = {}
    for name in names:
        steps = [f"q{n}" for n in range(draw(st.integers(1, 3 if len(names) < 3 else 2)))]
        targets = st.sampled_from(
            [
                *steps,
                "x",
                "x",
                "y",
                "nergens",
                "weg#q0",
                *(f"{other}#q{n}" for other in names for n in (0, 1)),
            ]
        )
        questions = {step: draw(st.lists(targets, min_size=1, max_size=3)) for step in steps}
        facts = (
            {step: draw(st.sampled_from(["", "f", "g"])) for step in steps} if with_facts else None
        )
        made[name] = branching(questions, facts)
    return made


def walked_measure(trees: dict[str, Tree], tree_id: str) -> Measure | None:
    """The measure of a tree by walking each of its routes.

    It is None when one comes back to a question that it passed.
    """
    ends = list(routes(trees, tree_id))
    if any(end.broken and end.at in [passed.place for passed in end.route] for end in ends):
        return None
    return Measure(len(ends), max(len(end.route) for end in ends))


@settings(deadline=None)
@given(jumping_trees())
def test_measure_is_what_walking_every_route_gives(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    assert {tree_id: measures[Place(tree_id, "q0")] for tree_id in trees} == {
        tree_id: walked_measure(trees, tree_id) for tree_id in trees
    }


@settings(deadline=None)
@given(jumping_trees(with_facts=True))
def test_measure_is_at_least_what_facts_leave(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    for tree_id in trees:
        by_walking, whole = walked_measure(trees, tree_id), measures[Place(tree_id, "q0")]
        if by_walking is not None and whole is not None:
            assert by_walking.routes <= whole.routes
            assert by_walking.longest <= whole.longest


@settings(deadline=None)
@given(jumping_trees())
def test_measure_has_every_question_in_any_order_of_the_trees(trees: dict[str, Tree]) -> None:
    measures = measure(trees)
    assert set(measures) >= {
        Place(tree_id, name) for tree_id, one in trees.items() for name in one.questions
    }
    assert measure(dict(reversed(trees.items()))) == measures


def test_measure_of_a_staircase_of_two_thousand_questions() -> None:
    steps = {f"q{n}": [f"q{n + 1}", "x"] for n in range(1999)} | {"q1999": ["x", "y"]}
    assert measure({"a": branching(steps)})[Place("a", "q0")] == Measure(2001, 2000)


def test_measure_counts_more_routes_than_anyone_could_walk() -> None:
    steps = {f"q{n}": [f"q{n + 1}"] * 3 for n in range(99)} | {"q99": ["x", "x", "y"]}
    assert measure({"a": branching(steps)})[Place("a", "q0")] == Measure(3**100, 100)


def test_measure_of_a_circle_is_none_and_only_there() -> None:
    measures = measure(
        {
            "a": branching({"q0": ["q1", "q2"], "q1": ["x"], "q2": ["b#q0"]}),
            "b": branching({"q0": ["a#q2", "q1"], "q1": ["x", "y"]}),
        }
    )
    assert {place for place, one in measures.items() if one is None and place.tree in "ab"} == {
        Place("a", "q0"),
        Place("a", "q2"),
        Place("b", "q0"),
    }
    assert (measures[Place("a", "q1")], measures[Place("b", "q1")]) == (
        Measure(1, 1),
        Measure(2, 1),
    )


# The way to an advice

WAYS = {
    "boom": tree(
        {
            "een": {"Weet niet": "a", "Om": "twee", "Over": "ander#drie"},
            "twee": {"Ja": "a", "Nee": "b"},
        },
        ["a", "b", "c"],
        {"twee": "soort"},
    ),
    "ander": tree({"drie": {"Rond": "boom#een", "Klaar": "d"}}, ["d"]),
}


def way(end: str, facts: dict[str, str] | None = None, **given: str) -> dict[str, str] | None:
    """The answers of the way to a step, by the names of their questions."""
    case = Case("boom", {Place("boom", name): key for name, key in given.items()})
    found = way_to(WAYS, case, Place(*end.split("#")), facts)
    return None if found is None else {at.step: key for at, key in found.answers.items()}


def test_way_has_the_fewest_answers() -> None:
    assert way("boom#b") == {"een": "om", "twee": "nee"}


def test_way_goes_through_a_jump_to_another_tree() -> None:
    assert way("ander#d") == {"een": "over", "drie": "klaar"}


def test_weet_niet_is_taken_only_where_nothing_else_leads() -> None:
    assert way("boom#a") == {"een": "weet-niet"}, "the shortest, though it is weet niet"
    first = {"boom": tree({"een": {"Weet niet": "a", "Ja": "a"}}, ["a"])}
    found = way_to(first, Case("boom"), Place("boom", "a"))
    assert found is not None
    assert list(found.answers.values()) == ["ja"]


def test_way_goes_on_from_what_was_answered_and_keeps_the_rest_of_the_case() -> None:
    assert way("boom#a", een="om") == {"een": "om", "twee": "ja"}
    case = Case("boom", text="huurtoeslag", note="belt zelf")
    found = way_to(WAYS, case, Place("boom", "b"))
    assert found is not None
    assert (found.text, found.note, case.answers) == ("huurtoeslag", "belt zelf", {})


def test_known_fact_is_not_answered_again_on_the_way() -> None:
    assert way("boom#b", {"soort": "nee"}) == {"een": "om"}


def test_no_way_to_what_facts_or_answers_exclude_or_no_answer_leads_to() -> None:
    assert way("boom#b", {"soort": "ja"}) is None
    assert way("boom#b", een="over") is None
    assert way("boom#c") is None
    assert way("boom#nergens") is None


@settings(deadline=None)
@given(jumping_trees(with_facts=True))
def test_way_comes_where_it_leads_and_none_is_shorter(trees: dict[str, Tree]) -> None:
    whole = [walk for walk in routes(trees, "a") if walk.advice is not None]
    for end in {walk.at for walk in whole}:
        found = way_to(trees, Case("a"), end)
        assert found is not None
        assert walk_case(trees, found).at == end
        fewest = min(sum(not one.known for one in walk.route) for walk in whole if walk.at == end)
        assert len(found.answers) == fewest


def test_what_is_heard_says_weet_niet_only_when_nothing_else_leads_there() -> None:
    ask = tree(
        {
            "wat": {"Alles": "welke", "Weet niet": "doel"},
            "welke": {"Een": "doel", "Twee": "ander"},
        },
        ["doel", "ander"],
    )
    found = heard_way({"boom": ask}, Case("boom"), Place("boom", "doel"))
    assert found is not None
    assert found.answers == {Place("boom", "wat"): "alles", Place("boom", "welke"): "een"}
    assert found.heard == set(found.answers)


def test_what_is_heard_tells_no_fact_that_the_words_leave_open() -> None:
    questions = {
        "wat": {"Aanvragen": "digid", "Weet niet": "ander"},
        "digid": {"Ja": "doel", "Nee": "doel", "Weet niet": "ander"},
    }
    trees = {"boom": tree(questions, ["doel", "ander"], {"digid": "digid"})}
    found = heard_way(trees, Case("boom"), Place("boom", "doel"))
    assert found is not None
    assert found.answers == {Place("boom", "wat"): "aanvragen"}
    questions["digid"]["Weet niet"] = "doel"
    trees = {"boom": tree(questions, ["doel", "ander"], {"digid": "digid"})}
    found = heard_way(trees, Case("boom"), Place("boom", "doel"))
    assert found is not None
    assert found.answers[Place("boom", "digid")] == UNKNOWN_ANSWER
    assert heard_way(trees, Case("boom"), Place("boom", "nergens")) is None


def test_what_is_heard_gives_no_answer_that_is_known_already() -> None:
    questions = {
        "digid": {"Ja": "welke", "Nee": "ander", "Weet niet": "ander"},
        "welke": {"Een": "doel", "Weet niet": "ander"},
    }
    trees = {"boom": tree(questions, ["doel", "ander"], {"digid": "digid"})}
    found = heard_way(trees, Case("boom"), Place("boom", "doel"), {"digid": "ja"})
    assert found is not None
    assert found.answers == {Place("boom", "welke"): "een"}
    assert found.heard == {Place("boom", "welke")}
