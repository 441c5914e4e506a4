"""What can still be learned from visitors' words, by what the desk knows now."""

from pathlib import Path

import pytest
from conftest import MakeWorkspace, surroundings

from ido_cli.sessions.learning import Lesson
from ido_cli.settings import Settings
from ido_cli.trees.place import Place
from ido_cli.views.learning.desk_words import DeskWords

APPLY = Place("toeslagen", "aanvragen")
LOG_IN = Place("digid", "inloggen")
GONE = Place("toeslagen", "weg")


def lesson(text: str, *places: Place) -> Lesson:
    return Lesson(text, tuple((place, 1) for place in places), frozenset(("toeslagen",)))


@pytest.fixture
def folder(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


@pytest.fixture
def words(folder: Path, tmp_path: Path) -> DeskWords:
    return DeskWords(Settings(surroundings(), map=str(folder), data=str(tmp_path / "gegevens")))


def test_advice_that_is_no_longer_there_is_left_out(words: DeskWords) -> None:
    every = (lesson("iets heel anders", GONE, LOG_IN), lesson("nog iets", GONE))
    assert list(words.to_learn(every)) == [lesson("iets heel anders", LOG_IN)]


def test_phrase_of_one_of_the_places_is_known(words: DeskWords) -> None:
    several = lesson("iets heel anders", APPLY, LOG_IN)
    words.placed(LOG_IN, "Iets heel anders!")
    assert list(words.to_learn([several])) == []


def test_phrase_that_is_not_ours_is_known(words: DeskWords) -> None:
    words.left("weer", "iets heel anders")
    assert words.kinds["weer"].phrases == ("iets heel anders",)
    assert list(words.to_learn([lesson("iets heel anders", APPLY)])) == []


def test_tree_that_is_not_offered_teaches_nothing(folder: Path, tmp_path: Path) -> None:
    file = folder / "decision_trees" / "digid.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "titel: DigiD\n", "titel: DigiD\nstatus: concept\n", 1
    )
    file.write_text(text, encoding="utf-8")
    words = DeskWords(Settings(surroundings(), map=str(folder), data=str(tmp_path / "gegevens")))
    assert list(words.to_learn([lesson("iets heel anders", LOG_IN)])) == []
