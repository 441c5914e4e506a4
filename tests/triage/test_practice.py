"""Practice: which exercises, how a road is judged, what is remembered."""

from pathlib import Path
from random import Random

from conftest import DIGID, DIRECTORY, TREE, URGENT, answered

from ido_cli.directory.model import Directory
from ido_cli.source.reading import parse
from ido_cli.trees.model import Tree
from ido_cli.triage.engine import Case
from ido_cli.triage.practice import (
    CHOICES,
    ROUND,
    exercises,
    judge,
    opening,
    quiz,
    remember,
    tree_choices,
)

TREES = {
    name: Tree.model_validate(parse(text, Path(name)).data)
    for name, text in (("toeslagen", TREE), ("spoed", URGENT), ("digid", DIGID))
}
EVERY = list(TREES)


def test_round_begins_with_what_was_missed() -> None:
    made = exercises(TREES, EVERY, ["digid:1", "toeslagen:2"], Random(1), hard=False)
    assert [one.key for one in made[:2]] == ["digid:1", "toeslagen:2"]
    assert made[0].words == "Hoe log ik in"
    assert len({one.key for one in made}) == len(made) == 7


def test_same_chance_gives_the_same_round() -> None:
    assert exercises(TREES, EVERY, [], Random(4), hard=True) == exercises(
        TREES, EVERY, [], Random(4), hard=True
    )


def test_hard_round_wraps_the_words_in_a_detour() -> None:
    (first, *_) = exercises(TREES, ["spoed"], [], Random(2), hard=True)
    plain = TREES["spoed"].examples[first.index].visitor
    assert len(first.words) > len(plain) + 20


def test_choices_hold_the_right_tree_once() -> None:
    (exercise, *_) = exercises(TREES, ["digid"], [], Random(1), hard=False)
    chosen = tree_choices(TREES, exercise, ["toeslagen", "digid"], Random(3))
    assert sorted(chosen) == sorted(set(chosen))
    assert "digid" in chosen
    assert len(chosen) == min(CHOICES, len(TREES))


def test_right_road_is_right() -> None:
    exercise = next(
        one for one in exercises(TREES, ["toeslagen"], [], Random(1), hard=False) if one.index == 0
    )
    verdict = judge(TREES, exercise, answered(TREES, Case("toeslagen"), ["1", "Ja"]))
    assert (verdict.right, verdict.parted) == (True, None)


def test_other_road_names_where_it_parted() -> None:
    exercise = next(
        one for one in exercises(TREES, ["toeslagen"], [], Random(1), hard=False) if one.index == 0
    )
    verdict = judge(TREES, exercise, answered(TREES, Case("toeslagen"), ["Terugbetalen"]))
    assert not verdict.right
    assert verdict.parted is not None
    assert verdict.parted.answer.text == "Een toeslag aanvragen"


def test_other_tree_is_wrong_without_a_parting() -> None:
    (exercise, *_) = exercises(TREES, ["digid"], [], Random(1), hard=False)
    verdict = judge(TREES, exercise, Case("toeslagen"))
    assert (verdict.right, verdict.parted) == (False, None)


def test_missed_comes_first_and_what_went_right_is_forgotten() -> None:
    assert remember(["a", "b"], {"a": True, "c": False}) == ["c", "b"]


def test_quiz_asks_only_agencies_and_offers_the_right_one() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("p")).data)
    (question,) = quiz(directory, Random(1))
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
    made = exercises(trees, ["digid"], ["digid:0"], Random(1), hard=False)
    assert [one.key for one in made] == ["digid:1"]


def test_round_is_ten_exercises_at_most() -> None:
    many = TREES["digid"].model_copy(update={"examples": TREES["digid"].examples * 8})
    assert len(exercises({"digid": many}, ["digid"], [], Random(1), hard=False)) == ROUND == 10
