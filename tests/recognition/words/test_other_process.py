"""Another process that makes the index: when it is worth it, and that nobody waits for long."""

import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from conftest import MakeWorkspace

from ido_cli.recognition.words.kept import kept_index
from ido_cli.recognition.words.other_process import making, takes_long
from ido_cli.workspace.reading import open_workspace

SLOW: Final = ["sleep", "60"]


def test_small_workspace_is_read_sooner_than_a_process_starts(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(make_workspace())
    assert not takes_long(workspace)
    monkeypatch.setattr("ido_cli.recognition.words.other_process._SOON", 0)
    assert takes_long(workspace)


def test_index_is_there_when_it_ends(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    folder, cache = make_workspace(), tmp_path / "gegevens" / "cache"
    looks = list(making(folder, cache))
    assert looks
    assert kept_index(open_workspace(folder), cache) is not None


def test_it_is_this_program_that_makes_it_wherever_we_are(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "elders" / "ido_cli"
    other.mkdir(parents=True)
    (other / "__main__.py").write_text("raise SystemExit('another program')", encoding="utf-8")
    monkeypatch.chdir(other.parent)
    folder, cache = make_workspace(), tmp_path / "gegevens" / "cache"
    assert list(making(folder, cache))
    assert kept_index(open_workspace(folder), cache) is not None


def test_process_that_hangs_is_not_waited_for(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def slow(_words: list[str], **options: Any) -> subprocess.Popen[bytes]:
        begun.append(begin(SLOW, **options))
        return begun[-1]

    monkeypatch.setattr("ido_cli.recognition.words.other_process._MOST_SECONDS", 0.1)
    monkeypatch.setattr("ido_cli.recognition.words.other_process.subprocess.Popen", slow)
    assert len(list(making(make_workspace(), tmp_path))) == 2
    assert begun[0].wait(60) != 0
