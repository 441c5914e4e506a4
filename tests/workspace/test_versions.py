"""A version of a workspace: the one of now, another folder, or a revision of git."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import DIGID, TREE, MakeWorkspace

from ido_cli.errors import IdoError
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.versions import version

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def titles(folder: Path) -> list[str]:
    return [tree.title for tree in open_workspace(folder).trees.values()]


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Bieb", "-c", "user.email=bieb@voorbeeld.nl")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def kept(make_workspace: MakeWorkspace) -> Path:
    """A workspace in git, of which the tree has another title now."""
    folder = make_workspace({"digid": DIGID})
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "Begin")
    path = folder / "decision_trees" / "digid.yaml"
    path.write_text(DIGID.replace("titel: DigiD\n", "titel: Nu\n", 1), encoding="utf-8")
    return folder


def test_no_name_is_the_workspace_of_now(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace()
    with version("", folder) as found:
        assert found == folder


def test_folder_is_used_where_it_stands(make_workspace: MakeWorkspace) -> None:
    folder, other = make_workspace(), make_workspace({"toeslagen": TREE}, name="ander")
    with version(str(other), folder) as found:
        assert found == other


def test_folder_may_begin_in_the_home(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = make_workspace(), make_workspace(name="ander")
    monkeypatch.setenv("HOME", str(other.parent))
    monkeypatch.setenv("USERPROFILE", str(other.parent))
    with version("~/ander", folder) as found:
        assert found == other


def test_folder_without_a_workspace_is_said(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught, version(str(tmp_path), make_workspace()):
        pass
    assert caught.value.message == f'In de map "{tmp_path}" staat geen inrichting.'
    assert "Maak er een met" in caught.value.hint
    assert caught.value.exit_code == 2


@NEEDS_GIT
def test_revision_is_laid_out_beside_and_cleared_away(kept: Path) -> None:
    with version("HEAD", kept) as found:
        assert found != kept
        assert titles(found) == ["DigiD"]
    assert not found.exists()
    assert titles(kept) == ["Nu"]


@NEEDS_GIT
@pytest.mark.parametrize("name", ["HEAD~9", "geen-versie", "~niemand-met-deze-naam", "a" * 5000])
def test_what_is_no_folder_and_no_revision_is_said(kept: Path, name: str) -> None:
    with pytest.raises(IdoError) as caught, version(name, kept):
        pass
    assert caught.value.message == f'"{name}" is geen map en ook geen versie in git.'
    assert caught.value.exit_code == 2


@NEEDS_GIT
def test_revision_before_the_workspace_is_said(kept: Path) -> None:
    git(kept, "rm", "-r", "--cached", "decision_trees")
    git(kept, "commit", "-m", "Weg")
    with pytest.raises(IdoError) as caught, version("HEAD", kept):
        pass
    assert caught.value.message == 'In de versie "HEAD" staat geen inrichting.'
    assert caught.value.hint == "Noem een andere versie, of een map."
