"""An index that is kept: the same as a new one, and only for the very same files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import DIGID, TREE, MakeWorkspace

from ido_cli.errors import IdoError
from ido_cli.recognition.recogniser import Recogniser
from ido_cli.recognition.words.kept import index_of, kept_index
from ido_cli.workspace.reading import Workspace, open_workspace
from ido_cli.workspace.tree_files import Trees

ASKED = "ik moet mijn toeslag terugbetalen"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("woorden-*.sqlite"))


@contextmanager
def no_tree_is_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def read(_: Trees, path: Path) -> None:
        pytest.fail(f"{path} is read")

    with monkeypatch.context() as patched:
        patched.setattr(Trees, "_read", read)
        yield


def made(folder: Path, cache: Path) -> Workspace:
    """The workspace in a folder, of which the index is kept."""
    workspace = open_workspace(folder)
    index_of(workspace, cache)
    return open_workspace(folder)


def test_kept_index_recognises_the_same_and_reads_no_tree(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    fresh = Recogniser(index_of(open_workspace(folder), None))
    workspace = made(folder, cache)
    with no_tree_is_read(monkeypatch):
        again = Recogniser(index_of(workspace, cache))
        assert again.hear(ASKED) == fresh.hear(ASKED)
        assert list(workspace.trees.headings) == list(workspace.trees.known)
    assert workspace.trees["toeslagen"] == open_workspace(folder).trees["toeslagen"]


def test_desk_walks_the_trees_of_its_index(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    workspace = made(folder, cache)
    whole = open_workspace(folder).trees["toeslagen"]
    assert kept_index(workspace, cache) is not None
    (folder / "decision_trees" / "toeslagen.yaml").write_text("titel: [", encoding="utf-8")
    assert workspace.trees["toeslagen"] == whole


@pytest.mark.parametrize(
    "name",
    [
        "partners.yaml",
        "decision_trees/toeslagen.yaml",
        "decision_trees/_niet-voor-ons.yaml",
        "decision_trees/_herken.yaml",
        "decision_trees/_spreektaal.yaml",
        "decision_trees/_andere-talen.yaml",
        "decision_trees/nieuw.yaml",
    ],
)
def test_index_of_other_files_is_not_this_one(
    make_workspace: MakeWorkspace, tmp_path: Path, name: str
) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    made(folder, cache)
    path = folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else TREE
    path.write_text(f"{before}\n# veranderd\n", encoding="utf-8")
    assert kept_index(open_workspace(folder), cache) is None


def test_new_phrase_is_recognised_at_the_next_start(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    made(folder, cache)
    path = folder / "decision_trees" / "digid.yaml"
    path.write_text(DIGID.replace("titel: DigiD", "titel: Sleutelbos", 1), encoding="utf-8")
    index = index_of(open_workspace(folder), cache)
    assert Recogniser(index).recognise("mijn sleutelbos")[0].tree == "digid"
    assert len(kept(cache)) == 2


def test_damaged_index_is_made_anew(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    workspace = made(folder, cache)
    (path,) = kept(cache)
    whole = path.read_bytes()
    for damaged in (b"", whole[:100], whole[:-1], whole.replace(b"toeslag", b"toesla0", 1)):
        path.write_bytes(damaged)
        assert kept_index(workspace, cache) is None
        found = Recogniser(index_of(open_workspace(folder), cache)).recognise(ASKED)
        assert found[0].tree == "toeslagen"
        assert path.read_bytes() == whole


def test_index_of_another_program_is_not_this_one(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, program = tmp_path / "cache", tmp_path / "program"
    workspace = made(make_workspace(), cache)
    program.mkdir()
    (program / "other.py").write_text("", encoding="utf-8")
    monkeypatch.setattr("ido_cli.recognition.words.kept._PACKAGE", program)
    assert kept_index(workspace, cache) is None


def test_cache_that_can_not_be_written_is_no_harm(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("in the way", encoding="utf-8")
    found = Recogniser(index_of(open_workspace(make_workspace()), cache)).recognise(ASKED)
    assert found[0].tree == "toeslagen"


def test_only_the_newest_indexes_are_kept(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    names: list[Path] = []
    for number in range(5):
        path = folder / "decision_trees" / "digid.yaml"
        path.write_text(f"{DIGID}\n# {number}\n", encoding="utf-8")
        made(folder, cache)
        (new,) = set(kept(cache)) - set(names)
        os.utime(new, (number + 1, number + 1))
        names.append(new)
    assert kept(cache) == sorted(names[-3:])
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept(cache))


def test_workspace_that_can_not_be_used_is_told(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    workspace = open_workspace(make_workspace(directory="bibliotheek: ["))
    with pytest.raises(IdoError, match=r"partners\.yaml is niet te gebruiken"):
        index_of(workspace, tmp_path / "cache")
    assert kept(tmp_path / "cache") == []


def test_tree_with_an_error_stays_left_out(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    broken = DIGID.replace("naar: inloggen", "naar: inlogen")
    workspace = made(make_workspace({"toeslagen": TREE, "digid": broken}), tmp_path / "cache")
    assert kept_index(workspace, tmp_path / "cache") is not None
    assert [file.id for file in workspace.trees.left_out()] == ["digid"]
    assert list(workspace.trees.offered) == ["toeslagen"]
