"""What pieces are learnt to say of trees: told from neighbours, learnt on, kept in a file."""

from pathlib import Path
from typing import Final

import pytest

from ido_cli.recognition.dutch_words import tokens
from ido_cli.recognition.phrases import Phrase, phrases_of
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.learnt import (
    Learnt,
    Said,
    dumped,
    learn,
    learnt_of,
    loaded,
    shipped,
)
from ido_cli.workspace.folder import shipped as shipped_folder
from ido_cli.workspace.reading import open_workspace

TREES: Final[dict[str, tuple[str, ...]]] = {
    "paspoort": ("paspoort aanvragen", "een nieuw paspoort", "paspoort voor mijn kind"),
    "rijbewijs": ("rijbewijs aanvragen", "een nieuw rijbewijs", "rijbewijs na mijn zeventigste"),
    "digid": ("digid aanvragen", "een nieuwe digid", "digid voor mijn kind"),
}
OWN: Final[tuple[str, ...]] = ("fiets kwijt", "mijn fiets is weg", "fiets gestolen")


def said(trees: dict[str, tuple[str, ...]]) -> list[Said]:
    return [(tree, tokens(text)) for tree, texts in trees.items() for text in texts]


def best(learnt: Learnt, text: str) -> str:
    """The tree that the pieces of a text say most of."""
    recogniser = Recogniser.taught(phrases(TREES | {"fiets": OWN}), before=learnt)
    return recogniser.recognise(text)[0].tree


def phrases(trees: dict[str, tuple[str, ...]]) -> list[Phrase]:
    return [Phrase(text, tree) for tree, texts in trees.items() for text in texts]


def total(learnt: Learnt, piece: str, tree: str) -> float:
    return dict(learnt.scores())[piece].get(tree, 0.0)


def test_piece_counts_for_the_tree_that_it_tells_from_others() -> None:
    learnt = learn(said(TREES))
    assert total(learnt, "pasp", "paspoort") > 0 > total(learnt, "pasp", "rijbewijs")
    assert total(learnt, "pasp", "paspoort") > abs(total(learnt, "aanv", "paspoort"))


def test_piece_that_is_there_once_is_not_learnt() -> None:
    assert "zeve" not in dict(learn(said(TREES)).scores())


def test_same_phrases_teach_the_same() -> None:
    assert dumped(learn(said(TREES))) == dumped(learn(said(TREES)))


def test_own_phrases_are_learnt_on_and_leave_what_was_known() -> None:
    before = learn(said(TREES))
    learnt = learnt_of(said(TREES | {"fiets": OWN}), before)
    assert learnt is not None
    assert total(learnt, "fiet", "fiets") > 0
    assert total(learnt, "pasp", "paspoort") > 0
    assert "fiets" not in before.trees
    assert learnt_of(said(TREES), before) is before


@pytest.mark.parametrize("before", [None, learn(said({"fiets": OWN}))])
def test_nothing_is_used_where_most_phrases_are_others(before: Learnt | None) -> None:
    assert learnt_of(said(TREES), before) is None


def test_file_holds_what_was_learnt() -> None:
    learnt = learn(said(TREES))
    again = loaded(dumped(learnt))
    assert (again.trees, again.known) == (learnt.trees, learnt.known)
    assert dumped(again) == dumped(learnt)
    assert total(again, "pasp", "paspoort") == pytest.approx(
        total(learnt, "pasp", "paspoort"), abs=0.05
    )
    assert best(again, "pasport kwijt") == "paspoort"


@pytest.mark.parametrize("damaged", [None, b"", b"half", dumped(learn(said(TREES)))[:-9]])
def test_damaged_file_is_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bytes | None
) -> None:
    file = tmp_path / "learnt.z"
    if damaged is not None:
        file.write_bytes(damaged)
    monkeypatch.setattr("ido_cli.recognition.words.learnt.SHIPPED", file)
    shipped.cache_clear()
    assert shipped() is None
    shipped.cache_clear()


def test_what_ships_was_learnt_of_nearly_all_phrases_that_ship() -> None:
    learnt, trees = shipped(), open_workspace(shipped_folder()).trees
    assert learnt is not None
    every = phrases_of(trees.in_use(), None, trees.beside.spoken_by_tree())
    new = [one for one in every if not learnt.knows((one.tree, tokens(one.text)))]
    assert len(new) < 0.1 * len(every), "many phrases are new: run .ci/learn.py"
