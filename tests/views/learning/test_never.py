"""Words that are never asked again."""

from pathlib import Path

import pytest
from sessions.visits import silent

from ido_cli.sessions.learning import Lesson
from ido_cli.sessions.store import Store
from ido_cli.trees.place import Place
from ido_cli.views.learning.never import never_again, still_asked


def lesson(text: str) -> Lesson:
    return Lesson(text, ((Place("toeslagen", "aanvragen"), 1),), frozenset(("toeslagen",)))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, silent)


def test_words_are_remembered_however_they_are_spelled(store: Store) -> None:
    every = (lesson("geld terug"), lesson("code kwijt"), lesson("iets anders"))
    never_again(store, lesson("Geld terug?"))
    never_again(store, lesson("iets anders"))
    assert still_asked(store, every) == every[1:2]


def test_what_is_remembered_does_not_tell_the_words(store: Store) -> None:
    never_again(store, lesson("geld terug"))
    assert "geld" not in (store.setting("leer_nooit") or "")


@pytest.mark.parametrize("damaged", ["{", "3", '[1, {"a": 2}]'])
def test_damaged_memory_is_as_none_and_is_mended(store: Store, damaged: str) -> None:
    store.remember("leer_nooit", damaged)
    every = (lesson("geld terug"),)
    assert still_asked(store, every) == every
    never_again(store, every[0])
    assert still_asked(store, every) == ()
