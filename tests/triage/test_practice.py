"""Practice: which exercises, how a road is judged, what is remembered."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, answered

from ido_cli.directory.model import Directory
from ido_cli.recognition.dutch_words import names
from ido_cli.recognition.recogniser import recogniser_of
from ido_cli.source.reading import parse
from ido_cli.trees.model import Tree
from ido_cli.triage.engine import Case, Trees
from ido_cli.triage.practice import (
    CHOICES,
    ROUND,
    Exercise,
    Mark,
    exercises,
    judge,
    opening,
    quiz,
    remember,
    tree_choices,
)
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import Workspace, open_workspace

TREES = {
    name: Tree.model_validate(parse(text, Path(name)).data)
    for name, text in (("toeslagen", TREE), ("spoed", URGENT), ("digid", DIGID))
}
EVERY = list(TREES)


def made_of(
    trees: Trees,
    tree_ids: Sequence[str],
    missed: Sequence[str] = (),
    seed: int = 1,
    hard: bool = False,
) -> list[Exercise]:
    """A round drawn with chances that are always the same."""
    return exercises(trees, tree_ids, missed, Random(seed), hard, names)


def toeslagen_0() -> Exercise:
    """The first example of Toeslagen."""
    return next(one for one in made_of(TREES, ["toeslagen"]) if one.index == 0)


@pytest.fixture(scope="module")
def national() -> Workspace:
    """What ships."""
    return open_workspace(shipped())


def test_round_begins_with_what_was_missed() -> None:
    made = made_of(TREES, EVERY, ["digid:1", "toeslagen:2"])
    assert [one.key for one in made[:2]] == ["digid:1", "toeslagen:2"]
    assert made[0].words == "Hoe log ik in"
    assert len({one.key for one in made}) == len(made) == 7


def test_same_chance_gives_the_same_round() -> None:
    assert made_of(TREES, EVERY, seed=4, hard=True) == made_of(TREES, EVERY, seed=4, hard=True)


def test_hard_round_wraps_the_words_in_a_detour() -> None:
    (first, *_) = made_of(TREES, ["spoed"], seed=2, hard=True)
    plain = TREES["spoed"].examples[first.index].visitor
    assert len(first.words) > len(plain) + 20


def test_hard_round_begins_each_exercise_in_another_way() -> None:
    made = made_of(TREES, EVERY, hard=True)
    assert all(one.words[:9] != other.words[:9] for one, other in pairwise(made))


def test_choices_hold_the_right_tree_once() -> None:
    (exercise, *_) = made_of(TREES, ["digid"])
    chosen = tree_choices(TREES, exercise, ["toeslagen", "digid"], Random(3))
    assert sorted(chosen) == sorted(set(chosen))
    assert "digid" in chosen
    assert len(chosen) == min(CHOICES, len(TREES))


def test_right_road_is_right() -> None:
    verdict = judge(TREES, toeslagen_0(), answered(TREES, Case("toeslagen"), ["1", "Ja"]))
    assert (verdict.mark, verdict.parted) == (Mark.RIGHT, None)


def test_other_advice_of_the_right_tree_is_near_and_names_where_the_roads_part() -> None:
    case = answered(TREES, Case("toeslagen"), ["Terugbetalen"])
    verdict = judge(TREES, toeslagen_0(), case)
    assert verdict.mark is Mark.OTHER_ADVICE
    assert verdict.parted is not None
    wanted, own = verdict.parted
    assert (wanted.answer.text, own.answer.text) == ("Een toeslag aanvragen", "Terugbetalen")


def test_other_tree_is_wrong_without_a_parting() -> None:
    verdict = judge(TREES, toeslagen_0(), Case("digid"))
    assert (verdict.mark, verdict.tree, verdict.parted) == (Mark.WRONG, "digid", None)
    assert not verdict.mark.near


def test_tree_that_leads_to_the_right_one_is_near() -> None:
    leading = parse(DIGID.replace("Nee, naar: aanvragen", "Nee, naar: toeslagen#samen"), Path("d"))
    trees = {**TREES, "digid": Tree.model_validate(leading.data)}
    verdict = judge(trees, toeslagen_0(), Case("digid"))
    assert verdict.mark is Mark.LEADS_THERE
    assert verdict.mark.near


def test_tree_that_sends_to_the_same_first_addressee_is_near() -> None:
    sending = parse(DIGID.replace("[formulierenhulp]", "[dienst-toeslagen]"), Path("d"))
    trees = {**TREES, "digid": Tree.model_validate(sending.data)}
    assert judge(trees, toeslagen_0(), Case("digid")).mark is Mark.SAME_ADDRESSEE


def test_right_advice_by_another_road_is_right() -> None:
    leading = parse(DIGID.replace("Nee, naar: aanvragen", "Nee, naar: toeslagen#aanvragen"), Path())
    trees = {**TREES, "digid": Tree.model_validate(leading.data)}
    case = answered(trees, Case("digid"), ["Nee"])
    assert judge(trees, toeslagen_0(), case).mark is Mark.RIGHT


def test_missed_comes_first_and_what_went_right_is_forgotten() -> None:
    assert remember(["a", "b"], {"a": Mark.RIGHT, "c": Mark.WRONG}) == ["c", "b"]


def test_what_was_near_is_asked_again() -> None:
    assert remember([], {"a": Mark.OTHER_ADVICE}) == ["a"]


def test_quiz_asks_only_agencies_and_offers_the_right_one() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("p")).data)
    (question,) = quiz(TREES, directory, Random(1), names)
    assert question.partner.id == "dienst-toeslagen"
    assert question.partner in question.choices


def test_colleague_opens_with_the_sentence_of_the_first_question() -> None:
    assert opening(TREES, "toeslagen") == "Ik kijk graag even mee."
    assert opening(TREES, "spoed") == ""


def test_example_that_does_not_hold_is_no_exercise() -> None:
    wrong = TREES["digid"].examples[0].model_copy(update={"advice": "inloggen"})
    trees = {
        **TREES,
        "digid": TREES["digid"].model_copy(
            update={"examples": (wrong, TREES["digid"].examples[1])}
        ),
    }
    made = made_of(trees, ["digid"], ["digid:0"])
    assert [one.key for one in made] == ["digid:1"]


def test_round_is_ten_exercises_at_most() -> None:
    many = TREES["digid"].model_copy(update={"examples": TREES["digid"].examples * 8})
    assert len(made_of({"digid": many}, ["digid"])) == ROUND == 10


def test_example_with_a_date_is_an_exercise_by_the_day_of_today() -> None:
    text = DIGID.replace(
        """    feit: digid
    antwoorden:
      - {antwoord: Ja, naar: inloggen}
""",
        """    soort: datum
    antwoorden:
      - {binnen: 6 weken, naar: inloggen}
      - {later: ja, naar: aanvragen}
""",
    ).replace("[Ja]", "[gisteren]")
    trees = {"digid": Tree.model_validate(parse(text, Path("d")).data)}
    day = date(2026, 11, 27)
    keys = {one.key for one in exercises(trees, ["digid"], [], Random(1), False, names, day)}
    assert "digid:1" in keys
    assert "digid:1" not in {one.key for one in made_of(trees, ["digid"])}


# Nothing to choose from gives itself away


def test_words_that_name_the_topic_come_last() -> None:
    made = made_of(TREES, EVERY)
    named = [names(one.words, TREES[one.tree].title) for one in made]
    assert named == sorted(named)
    assert named.count(True) == 2  # "Ik heb geen DigiD" and "Ik wil huurtoeslag"


def test_topics_to_choose_from_are_those_that_are_near() -> None:
    trees = {f"t{n}": TREES["digid"].model_copy(update={"title": f"Boom {n}"}) for n in range(20)}
    exercise = Exercise("t0", 0, "Hoe log ik in")
    near = [f"t{n}" for n in range(1, 7)]
    for seed in range(20):
        assert set(tree_choices(trees, exercise, near, Random(seed))) <= {"t0", *near}


def test_topics_of_the_same_theme_help_out_when_few_are_near() -> None:
    trees = {
        f"t{n}": TREES["digid"].model_copy(
            update={"title": f"Boom {n:02}", "theme": "Geld" if n < 8 else "Wonen"}
        )
        for n in range(20)
    }
    chosen = tree_choices(trees, Exercise("t0", 0, "x"), [], Random(1))
    assert {trees[one].theme for one in chosen} == {"Geld"}


def test_titles_that_are_the_same_are_no_two_choices() -> None:
    trees = dict.fromkeys(("a", "b", "c"), TREES["digid"]) | {"toeslagen": TREES["toeslagen"]}
    chosen = tree_choices(trees, Exercise("toeslagen", 0, "x"), ["a", "b", "c"], Random(1))
    assert len(chosen) == 2


def test_shipped_topics_do_not_give_the_right_one_away(national: Workspace) -> None:
    """Neither its place nor its length tells which it is: four choices, so by chance 1 in 4."""
    recogniser, chance = recogniser_of(national), Random(1)
    places: Counter[str] = Counter()
    count = 0
    for seed in range(12):
        for one in exercises(national.trees, list(national.trees), [], Random(seed), False, names):
            assert not names(one.words, national.trees[one.tree].title)
            near = [match.tree for match in recogniser.recognise(one.words, 8)]
            chosen = tree_choices(national.trees, one, near, chance)
            by_length = sorted(chosen, key=lambda tree: len(national.trees[tree].title))
            places[f"place {chosen.index(one.tree)}"] += 1
            places[f"length {by_length.index(one.tree)}"] += 1
            assert len(chosen) == CHOICES
            count += 1
    assert count == 12 * ROUND
    assert {place: n for place, n in places.items() if not 0.1 < n / count < 0.5} == {}


def test_shipped_agencies_do_not_give_the_right_one_away(national: Workspace) -> None:
    places: Counter[str] = Counter()
    count = 0
    for seed in range(12):
        for question in quiz(national.trees, national.directory, Random(seed), names):
            right, chosen = question.partner, list(question.choices)
            assert [one.name for one in chosen if names(right.does, one.name)] == []
            by_length = sorted(chosen, key=lambda one: len(one.name))
            places[f"place {chosen.index(right)}"] += 1
            places[f"length {by_length.index(right)}"] += 1
            assert len(chosen) == CHOICES
            count += 1
    assert {place: n for place, n in places.items() if not 0.1 < n / count < 0.5} == {}


def test_agencies_to_choose_from_are_those_that_the_same_trees_send_to() -> None:
    text = "bibliotheek: B\nregios: [N]\npartners:\n" + "".join(
        f"  - {{id: p{n}, naam: Instantie {n:02}, soort: overheid, doet: Regelt iets met {word}, "
        "regio: landelijk}\n"
        for n, word in enumerate("aap noot mies wim zus jet teun vuur gijs lam kees bok".split())
    )
    directory = Directory.model_validate(parse(text, Path("p")).data)
    together = DIGID.replace("[formulierenhulp]", "[p0, p1, p2, p3, p4, p5, p6]")
    trees = {"digid": Tree.model_validate(parse(together, Path("d")).data)}
    for seed in range(10):
        for question in quiz(trees, directory, Random(seed), names):
            if question.partner.id == "p0":
                ids = {one.id for one in question.choices}
                assert ids <= {f"p{n}" for n in range(7)}
