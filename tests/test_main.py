"""The one place that turns an error into a message and an exit code."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final, NoReturn

import pytest
from conftest import TREE, Ido, MakeWorkspace, say

from ido_cli import __version__
from ido_cli.main import run

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
POSIX: Final = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no modes, and closes pipes in another way"
)


@pytest.mark.parametrize(
    "words", [("--versie",), ("bomen", "--versie"), ("--eenvoudig", "--versie")], ids=" ".join
)
def test_version_is_said_before_or_after_a_command(ido: Ido, words: tuple[str, ...]) -> None:
    assert ido(*words).out == f"ido {__version__}\n"


def test_two_dashes_and_no_words_are_a_visit(
    make_workspace: MakeWorkspace, ido: Ido, tmp_path: Path
) -> None:
    before = ("--map", str(make_workspace()), "--gegevens", str(tmp_path / "gegevens"))
    assert "Wat vraagt de klant?" in ido(*before, "--balie", "noord", "--", typed="q\n").out
    got = ido(*before, "--balie", "noort", "--", typed="q\n", code=2)
    assert got.err == say('Ik ken geen balie "noort".', 'Bedoelde u "noord"?')


def test_global_options_stand_before_or_after_the_command(
    make_workspace: MakeWorkspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, data = str(make_workspace()), str(tmp_path / "gegevens")
    said = []
    for words in (
        ["--map", folder, "--gegevens", data, "--eenvoudig", "partners", "--json"],
        ["partners", "--json", "--map", folder, "--gegevens", data, "--eenvoudig"],
        ["partners", f"--map={folder}", "--eenvoudig", "--json", f"--gegevens={data}"],
    ):
        assert run(words) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    assert '"id": "wijkteam"' in said[0]


# A process in the C locale


@POSIX
@pytest.mark.parametrize(
    "words",
    [
        ["bomen"],
        ["partners"],
        ["partners", "zoek", "café"],
        ["herken", "één brief over toeslag"],
        ["sessies"],
        ["sessies", "toon", "é"],
        ["bomen", "toon", "toeslagen"],
        ["statistiek"],
        ["--help"],
    ],
    ids=lambda words: " ".join(words),
)
def test_ascii_locale_never_gives_a_mistake_of_our_own(
    words: list[str], tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env |= {"HOME": str(tmp_path), "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    where = ["--map", str(make_workspace()), "--gegevens", str(tmp_path / "gegevens")]
    command = [sys.executable, "-m", "ido_cli", *words, *where]
    got = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, env=env, timeout=SECONDS
    )
    assert got.returncode == (2 if words[:2] == ["sessies", "toon"] else 0)
    assert got.stdout.isascii()
    assert not (tmp_path / "gegevens" / "ido-fout.txt").exists()


# What no one foresaw


@pytest.fixture
def mishap(monkeypatch: pytest.MonkeyPatch) -> str:
    """From now on the list of trees fails; returns the words of the mistake."""
    words = "boem, met \udcff en é"

    def fail(*_: object) -> NoReturn:
        raise RuntimeError(words)

    monkeypatch.setattr("ido_cli.views.trees.show_trees", fail)
    return words


SORRY: Final = "Er ging iets mis in ido zelf. Wat al beantwoord was, is bewaard."


def test_mistake_of_our_own_is_a_sentence_and_a_file_for_the_makers(
    ido: Ido, tmp_path: Path, mishap: str
) -> None:
    file = tmp_path / "gegevens" / "ido-fout.txt"
    got = ido("bomen", code=1)
    assert got.err == say(SORRY, f"Geef dit bestand aan de beheerder: {file}")
    assert got.out == ""
    text = file.read_text(encoding="utf-8")
    assert text.startswith("Traceback")
    assert text.rstrip().endswith("RuntimeError: boem, met \\udcff en é")


@POSIX
@pytest.mark.usefixtures("mishap")
def test_file_for_the_makers_is_for_the_user_alone(ido: Ido, tmp_path: Path) -> None:
    """A traceback can hold what was typed."""
    file = tmp_path / "gegevens" / "ido-fout.txt"
    before = os.umask(0o022)
    try:
        ido("bomen", code=1)
        file.chmod(0o644)
        ido("bomen", code=1)
    finally:
        os.umask(before)
    assert (file.parent.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.usefixtures("mishap")
def test_mistake_of_our_own_without_a_place_to_write_is_still_a_sentence(
    ido: Ido, tmp_path: Path
) -> None:
    (tmp_path / "bestand").touch()
    got = ido("bomen", "--gegevens", str(tmp_path / "bestand"), code=1)
    assert got.err == say(SORRY, "Geef dit door aan de beheerder: RuntimeError.")


def test_home_that_does_not_exist_is_explained(ido: Ido) -> None:
    wrong = "~niemand-met-deze-naam/gegevens"
    said = say(f'De thuismap in "{wrong}" is er niet.', "Schrijf de hele naam van de map.")
    assert ido("sessies", "--gegevens", wrong, code=2).err == said
    assert ido("bomen", "--map", wrong, code=2).err == said


def test_ctrl_c_stops_with_a_word_and_its_own_exit_code(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("ido_cli.views.trees.show_trees", stop)
    assert ido("bomen", code=130).err == "\nGestopt.\n"


# The process


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process that keeps its data in a folder of the test."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("IDO_", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONUNBUFFERED"))
    }
    return {**kept, "HOME": str(folder), "IDO_GEGEVENS": str(folder / "gegevens"), **more}


def start_ido(
    *words: str, env: dict[str, str], stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ido_cli", *words]
    return subprocess.run(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=SECONDS,
    )


def test_module_runs_as_ido_does(tmp_path: Path) -> None:
    got = start_ido("--versie", env=environment(tmp_path))
    assert (got.returncode, got.stdout, got.stderr) == (0, f"ido {__version__}\n", "")


def test_exit_code_reaches_the_shell(tmp_path: Path) -> None:
    got = start_ido("bommen", env=environment(tmp_path))
    assert (got.returncode, got.stdout, got.stderr) == (
        2,
        "",
        say('Ik ken geen commando "bommen".', 'Bedoelde u "bomen"?'),
    )


@POSIX
@pytest.mark.parametrize(
    "words", [("--help",), ("bomen", "--json"), ("bomen",), ("partners",)], ids=" ".join
)
def test_reader_that_has_gone_is_no_traceback(
    tmp_path: Path, make_workspace: MakeWorkspace, words: tuple[str, ...]
) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        got = start_ido(
            *words, "--map", str(make_workspace()), env=environment(tmp_path), stdout=write_end
        )
    finally:
        os.close(write_end)
    assert (got.returncode, got.stderr) == (1, "")


@POSIX
def test_reader_that_goes_halfway_is_no_traceback(
    tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    many = {
        f"boom{number}": TREE.replace("over: ", f"over: {'lang ' * 1000}") for number in range(40)
    }
    command = [
        sys.executable,
        "-m",
        "ido_cli",
        "bomen",
        "--json",
        "--map",
        str(make_workspace(many)),
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(tmp_path), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.wait(SECONDS) == 1
        assert process.stderr.read() == b""


@pytest.mark.parametrize("encoding", ["ascii", "cp850"])
def test_old_console_shows_what_it_can(
    tmp_path: Path, make_workspace: MakeWorkspace, encoding: str
) -> None:
    trees = {"proef": TREE.replace("titel: Toeslagen", "titel: Één “brief” → 你好 🙂")}
    env = environment(tmp_path, PYTHONIOENCODING=encoding)
    folder = str(make_workspace(trees))
    for words in (("bomen",), ("bomen", "toon", "proef"), ("start", "--boom", "proef")):
        command = [sys.executable, "-m", "ido_cli", *words, "--map", folder, "--locatie", "noord"]
        got = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS
        )
        assert got.returncode == (130 if "start" in words else 0), got.stderr.decode(encoding)
        assert b"ido zelf" not in got.stderr
        assert got.stdout.decode(encoding).strip()


# Rough weather


def outside(tmp_path: Path, words: str, redirection: str) -> tuple[int, str, str]:
    """Run `ido` in a shell of its own with streams of another kind; its code, output and errors."""
    variables = {**os.environ, "IDO_GEGEVENS": str(tmp_path), "HOME": str(tmp_path)}
    command = f"{shlex.quote(sys.executable)} -m ido_cli {words} {redirection}"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, env=variables
    )
    assert "Traceback" not in done.stderr
    assert "mis in ido zelf" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is full")
@pytest.mark.parametrize("words", ["--versie", "--help", "sessies --json", "--eenvoudig", "bomen"])
def test_output_that_can_not_be_written_is_told(tmp_path: Path, words: str) -> None:
    code, _, told = outside(tmp_path, words, "</dev/null >/dev/full")
    assert (code, told) == (
        1,
        "ido: De uitvoer is niet te schrijven (de schijf is vol).\n"
        "     Wat al beantwoord was, is bewaard.\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is full")
def test_errors_that_can_not_be_told_keep_their_exit_code(tmp_path: Path) -> None:
    for redirection in ("2>/dev/full", "2>&-", "<&- 2>&-"):
        assert outside(tmp_path, "sessies toon weg", redirection)[0] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
def test_streams_that_are_closed_are_told_and_stop_nothing(tmp_path: Path) -> None:
    assert outside(tmp_path, "sessies", "<&-")[::2] == (0, "")
    assert outside(tmp_path, "--eenvoudig", "<&-")[::2] == (130, "")
    for redirection in (">&-", "<&- >&-"):
        assert outside(tmp_path, "sessies opschonen", redirection)[::2] == (
            1,
            "ido: De uitvoer is gesloten: wat er te lezen was, is niet getoond.\n"
            "     Wat al beantwoord was, is bewaard.\n",
        )


def test_computer_without_time_zones_has_those_of_a_package(tmp_path: Path) -> None:
    pytest.importorskip("tzdata")
    variables = {**os.environ, "PYTHONTZPATH": "", "IDO_GEGEVENS": str(tmp_path)}
    command = [sys.executable, "-m", "ido_cli", "--versie"]
    assert subprocess.run(command, env=variables, check=True, capture_output=True).stdout
