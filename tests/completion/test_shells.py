"""What a shell hears at Tab, and how it is set up; in the shells that are here also for real."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace, say
from terminals import Terminal, environment

from ido_cli.main import run

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
EVERY: Final = ("bash", "zsh", "fish", "powershell")

Tab = Callable[..., list[str]]


def asking(shell: str, line: str) -> dict[str, str]:
    """The variables by which the script of a shell asks what can stand at the end of a line."""
    words = shlex.split(line)
    word = "" if line.endswith(" ") else words.pop()
    return {
        "_IDO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join([*words, word]),
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


@pytest.fixture
def tab(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tab:
    """What a shell, bash unless told otherwise, hears for a line; nothing may stand on stderr."""

    def press(line: str, shell: str = "bash", code: int = 0) -> list[str]:
        for name, value in asking(shell, line).items():
            monkeypatch.setenv(name, value)
        got = run([])
        captured = capsys.readouterr()
        assert (got, captured.err) == (code, "")
        return captured.out.splitlines()

    return press


def test_commands_and_their_options(tab: Tab) -> None:
    assert tab("ido bo") == ["bomen"]
    assert tab("ido bomen ove") == ["overnemen"]
    assert tab("ido sessies briefje --p") == ["--print"]
    assert "--locatie" in tab("ido bomen toon --")
    assert tab("ido bomen toon --lo") == ["--locatie"]


@pytest.mark.parametrize("where", ["--map {}", "--map={}", "--map = {}"])
def test_names_come_from_the_workspace_that_is_named(
    tab: Tab, make_workspace: MakeWorkspace, where: str
) -> None:
    there = where.format(make_workspace())
    assert tab(f"ido {there} bomen toon ") == ["digid", "spoed", "toeslagen"]
    assert tab(f"ido bomen toon {there} t") == ["toeslagen"]
    assert tab(f"ido {there} partners toon w") == ["wijkteam"]
    assert tab(f"ido {there} --locatie z") == ["zuid"]
    assert tab(f"ido {there} sessies --boom d") == ["digid"]


def test_fixed_words_behind_an_option(tab: Tab) -> None:
    assert tab("ido start --afloop d") == ["doorverwezen"]
    assert tab("ido bomen controleer --uitleg B00")[:2] == ["B001", "B002"]
    assert tab("ido partners exporteer --formaat ") == ["csv", "excel", "hsds"]
    assert tab("ido sessies briefje --taal p") == ["pl"]
    assert tab("ido sessies --status ") == ["open", "klaar"]


@pytest.mark.parametrize("line", ["ido --map ", "ido --gegevens x", "ido sessies briefje --uit "])
def test_files_and_folders_are_left_to_the_shell(tab: Tab, line: str) -> None:
    assert tab(line) == [""]


@pytest.mark.parametrize("shell", EVERY)
def test_every_shell_hears_the_word_and_what_it_means(
    tab: Tab, make_workspace: MakeWorkspace, shell: str
) -> None:
    heard = "\n".join(tab(f"ido --map {make_workspace()} partners toon wij", shell))
    assert "wijkteam" in heard
    assert ("Wijkteam" in heard) == (shell != "bash")


@pytest.mark.parametrize("shell", [*EVERY, "onzin", ""])
@pytest.mark.parametrize("line", ["ido bomn ", "ido --map /er/niet bomen toon ", 'ido start "'])
def test_nothing_is_said_when_it_can_not_be_known(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shell: str, line: str
) -> None:
    asked = asking(shell, "ido ") | {"COMP_WORDS": line, "COMP_CWORD": "5"}
    for name, value in (asked | {"_TYPER_COMPLETE_ARGS": line}).items():
        monkeypatch.setenv(name, value)
    run([])
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.strip() in ("", "_files")


@pytest.mark.parametrize("shell", EVERY)
def test_signs_that_a_shell_would_run_never_reach_it(
    tab: Tab, make_workspace: MakeWorkspace, shell: str
) -> None:
    bad = r"""W\"; <(touch x) $(touch x) `touch x` ' | & [red]"""
    folder = make_workspace(
        {"toeslagen": "", "$(touch x)": "", "a b": ""},
        DIRECTORY.replace("naam: Wijkteam", f"naam: {bad}"),
    )
    lines = tab(f"ido --map {folder} partners toon w", shell)
    heard = "\n".join(lines).removeprefix("_arguments '*: :((").removesuffix("))'")
    assert "wijkteam" in heard
    assert not set(heard) & set("\\;<>$`'|&[()")
    trees = "\n".join(tab(f"ido --map {folder} bomen toon ", shell))
    assert "toeslagen" in trees
    assert "touch" not in trees
    assert "a b" not in trees


def test_an_empty_question_of_a_shell_is_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell empties the variable when it has asked."""
    monkeypatch.setenv("_IDO_COMPLETE", "")
    assert run(["--versie"]) == 0
    assert capsys.readouterr().out.startswith("ido ")


def test_a_shell_that_is_not_known_is_named(ido: Ido) -> None:
    got = ido("--show-completion", "bsh", code=2)
    assert 'Ik ken geen shell "bsh".' in got.err


@pytest.mark.parametrize(("shell", "asks"), [("bash", "complete_bash"), ("zsh", "loadautofunc")])
def test_script_of_a_shell_asks_ido_and_for_zsh_also_at_the_first_tab(
    ido: Ido, shell: str, asks: str
) -> None:
    shown = ido("--show-completion", shell).out
    assert "_IDO_COMPLETE" in shown
    assert asks in shown


def test_without_a_name_it_is_the_shell_that_one_works_in(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "fish")
    assert "complete_fish" in ido("--show-completion").out
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    assert ido("--show-completion", code=2).err == say(
        "Ik weet niet in welke shell u werkt.",
        "Noem er een: bash, zsh, fish, powershell, pwsh.",
    )


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/ido.sh"),
        ("zsh", ".zfunc/_ido"),
        ("fish", ".config/fish/completions/ido.fish"),
    ],
)
def test_script_is_put_where_the_shell_reads_it_and_what_to_do_is_said(
    ido: Ido, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, file: str
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert ido("--install-completion", shell).out == (
        f"Ingesteld voor {shell}: {tmp_path / file}\n"
        "Open een nieuw venster. Daarna vult Tab woorden aan.\n"
    )
    script = (tmp_path / file).read_text(encoding="utf-8")
    assert ido("--show-completion", shell).out == script


def test_settings_that_are_no_text_are_told_and_left_as_they_were(
    ido: Ido, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / ".bashrc").write_bytes(b"# caf\xe9\n")
    assert ido("--install-completion", "bash", code=1).err == say(
        "Aanvullen met Tab is niet ingesteld: uw instellingen zijn niet te lezen.",
        'Zet zelf in de instellingen van bash wat "ido --show-completion bash" laat zien.',
    )
    assert (tmp_path / ".bashrc").read_bytes() == b"# caf\xe9\n"


def test_powershell_is_set_up_by_hand(ido: Ido) -> None:
    got = ido("--install-completion", "powershell", code=1)
    assert "profiel" in got.err
    assert "ido --show-completion powershell" in got.err


def test_settings_that_can_not_be_written_are_told(
    ido: Ido, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".bashrc").mkdir()
    (tmp_path / ".bash_completions").write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    got = ido("--install-completion", "bash", code=1)
    assert "niet ingesteld" in got.err
    assert "ido --show-completion bash" in got.err


# Real shells

COMMANDS: Final = {
    "bash": ["bash", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose `bin` has `ido`."""
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "ido"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ido_cli "$@"\n')
    script.chmod(0o755)
    return tmp_path


def variables(home: Path) -> dict[str, str]:
    """Those of a user who has `ido`, and nothing yet in the settings of a shell."""
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return environment(home) | {"PATH": path, "INPUTRC": os.devnull}


@pytest.fixture
def shell(request: pytest.FixtureRequest, home: Path) -> Iterator[Terminal]:
    """A real shell in a terminal, after `ido --install-completion`."""
    name = request.param
    if sys.platform == "win32" or shutil.which(name) is None:
        pytest.skip(f"{name} is not here")
    subprocess.run(
        [str(home / "bin" / "ido"), "--install-completion", name],
        env=variables(home),
        cwd=home,
        check=True,
        timeout=SECONDS,
    )
    terminal = Terminal(COMMANDS[name], variables(home), home, 100, 30)
    yield terminal
    terminal.kill()


@pytest.mark.parametrize("shell", COMMANDS, indirect=True)
def test_tab_fills_in_a_tree_and_a_partner_in_a_real_shell(
    shell: Terminal, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace()
    shell.send(f"cd {folder}; echo kla''ar\r")
    shell.expect_text("klaar", SECONDS)
    shell.send("ido bomen toon toe\t")
    shell.expect_text("ido bomen toon toeslagen", SECONDS)
    shell.send("\x15ido partners toon wij\t")
    shell.expect_text("ido partners toon wijkteam", SECONDS)
    shell.send("\x15ido --locatie no\t")
    shell.expect_text("ido --locatie noord", SECONDS)
    assert "Traceback" not in shell.raw
