"""The first words of a fresh folder: heads of trees and an everyday phrase of each advice."""

from pathlib import Path

import pytest
from conftest import DIGID, TREE, MakeWorkspace

from ido_cli.recognition.first_words import FirstWords, forget_first, kept_first, make_first
from ido_cli.recognition.words.kept import index_of, kept_index, name_of
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.tree_files import Trees

SPOKEN = (
    "spreektaal:\n  toeslagen#aanvragen:\n  - centen voor de huur\n  - subsidie voor mijn flat\n"
)


def first(folder: Path, cache: Path) -> FirstWords:
    """The first words of the workspace in a folder, made and kept."""
    workspace = open_workspace(folder)
    make_first(workspace, cache)
    found = kept_first(cache, name_of(workspace))
    assert found is not None
    return found


def titles(words: FirstWords, text: str) -> list[str]:
    return [title for title, _ in words.matches(text)]


def test_heads_of_trees_and_one_phrase_an_advice_are_known(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace()
    (folder / "decision_trees" / "_spreektaal.yaml").write_text(SPOKEN, encoding="utf-8")
    words = first(folder, tmp_path / "cache")
    assert titles(words, "mijn zorgtoeslag") == ["Toeslagen"]
    assert titles(words, "wachtwoord kwijt van digid")[0] == "DigiD"
    assert titles(words, "centen voor de huur") == ["Toeslagen"]
    assert titles(words, "subsidie voor mijn flat") == titles(words, "xqzw") == []


def test_no_tree_is_read_whole(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trees, "_read", lambda _, path: pytest.fail(f"{path} is read"))
    assert titles(first(make_workspace(), tmp_path / "cache"), "digid aanvragen")


@pytest.mark.parametrize(
    "digid",
    [
        DIGID.replace("herken:", "status: concept\nherken:", 1),
        f"{DIGID.rstrip()}\nstatus: concept\n",
        DIGID.replace("titel: DigiD\n", "titel:\n", 1),
        "titel: [",
        "",
    ],
)
def test_tree_that_the_desk_can_not_offer_is_not_known(
    make_workspace: MakeWorkspace, tmp_path: Path, digid: str
) -> None:
    folder = make_workspace({"toeslagen": TREE, "digid": digid})
    assert list(first(folder, tmp_path / "cache").titles) == ["toeslagen"]


def test_they_are_no_index_of_all_words_and_go_when_that_is_there(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    workspace, cache = open_workspace(make_workspace()), tmp_path / "cache"
    make_first(workspace, cache)
    assert kept_index(workspace, cache) is None
    index_of(workspace, cache)
    forget_first(cache)
    assert kept_first(cache, name_of(workspace)) is None
    assert kept_index(workspace, cache) is not None


def test_damaged_or_lost_ones_are_as_none(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    workspace, cache = open_workspace(make_workspace()), tmp_path / "cache"
    words = first(workspace.folder, cache)
    (path,) = cache.iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert kept_first(cache, name_of(workspace)) is None
    forget_first(cache)
    forget_first(tmp_path / "nergens")
    assert titles(words, "digid aanvragen")  # what was opened before is still there
