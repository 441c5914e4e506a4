"""The one place that turns an error into a message and an exit code.

Help is Dutch in every word too.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
import typer
from conftest import TREE, Ido, MakeWorkspace

from ido_cli import __version__
from ido_cli.commands.app import app
from ido_cli.main import run

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
POSIX: Final = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no modes, and closes pipes in another way"
)


def every_command(
    command: Any, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command of `ido` with the words that lead to it, groups too."""
    yield words, command
    for name, below in getattr(command, "commands", {}).items():
        yield from every_command(below, (*words, name))


COMMANDS: Final = dict(every_command(typer.main.get_command(app)))
EACH_COMMAND: Final = pytest.mark.parametrize(
    "words", COMMANDS, ids=[" ".join(("ido", *words)) for words in COMMANDS]
)
ENGLISH: Final = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|errors?|show|this|message|exit|the|and|of the"
    r"|try|for help|missing|invalid|no such"
    r"|default|required|ending|text|integer|path|file|directory|unexpected|got|value|true|false)\b",
    re.IGNORECASE,
)


def say(message: str, hint: str) -> str:
    """An error as it stands on stderr."""
    return f"ido: {message}\n     {hint}\n"


# Help


@EACH_COMMAND
def test_help_is_dutch_in_every_word(ido: Ido, words: tuple[str, ...]) -> None:
    out = ido(*words, "--help").out
    assert out.startswith(" ".join(("Gebruik: ido", *words)))
    assert "--help" in out
    assert "Toon deze uitleg." in out
    assert ENGLISH.findall(out) == []


@EACH_COMMAND
def test_every_command_argument_and_option_has_help(ido: Ido, words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    assert command.help.rstrip().endswith(".")
    assert [
        parameter.name for parameter in command.params if not getattr(parameter, "help", "")
    ] == []
    out = " ".join(ido(*words, "--help").out.split())
    for parameter in command.params:
        assert " ".join(parameter.help.split()) in out
        assert all(name in out for name in parameter.opts if name.startswith("-"))


@EACH_COMMAND
def test_help_names_the_options_of_every_command(ido: Ido, words: tuple[str, ...]) -> None:
    out = ido(*words, "--help").out
    below = out.partition("Opties bij elk commando:\n")[2]
    assert re.findall(r"^  (--[a-z]+)", below, re.MULTILINE) == [
        "--map",
        "--gegevens",
        "--locatie",
        "--eenvoudig",
        "--ja",
        "--versie",
    ]


@EACH_COMMAND
def test_help_shows_what_to_fill_in_with_single_brackets(ido: Ido, words: tuple[str, ...]) -> None:
    usage = " ".join(ido(*words, "--help").out.partition("\n\n")[0].split())
    expected = r"(\[OPTIES\]|\[COMMANDO\] \.\.\.|[A-Z]+(\.\.\.)?|\[[A-Z]+\](\.\.\.)?)"
    assert re.fullmatch(rf"{re.escape(' '.join(('Gebruik: ido', *words)))}( {expected})+", usage), (
        usage
    )


def test_usage_of_a_visit_is_as_in_the_readme(ido: Ido) -> None:
    assert ido("start", "--help").out.splitlines()[0] == "Gebruik: ido start [OPTIES] [TEKST]"


def test_help_lists_the_commands_with_what_they_do(ido: Ido) -> None:
    out = ido("--help").out
    assert re.search(
        r"^  start +Begint een gesprek: van de vraag van de klant naar een advies\.$",
        out,
        re.MULTILINE,
    )
    assert [
        name
        for name in ("start", "herken", "bomen", "partners", "sessies")
        if not re.search(rf"^  {name} ", out, re.MULTILINE)
    ] == []


@pytest.mark.parametrize(
    "words", [("--versie",), ("bomen", "--versie"), ("--eenvoudig", "--versie")], ids=" ".join
)
def test_version_is_said_before_or_after_a_command(ido: Ido, words: tuple[str, ...]) -> None:
    assert ido(*words).out == f"ido {__version__}\n"


# Wrong use

SEE: Final = 'Bekijk de uitleg met "{} --help".'
WRONG: Final = {
    ("stat",): ('Ik ken geen commando "stat".', 'Bedoelde u "start"?'),
    ("qqqqqq",): ('Ik ken geen commando "qqqqqq".', 'Bekijk alles met "ido --help".'),
    ("sessies", "hervatt"): ('Ik ken geen commando "hervatt".', 'Bedoelde u "hervat"?'),
    ("partners", "qqqqqq"): (
        'Ik ken geen commando "qqqqqq".',
        'Bekijk alles met "ido partners --help".',
    ),
    ("ik kan niet inloggen",): (
        'Ik ken geen commando "ik kan niet inloggen".',
        'Een vraag van een klant? Typ: ido start "ik kan niet inloggen"',
    ),
    ("start", "--bom", "digid"): ("Ik ken de optie --bom niet.", 'Bedoelde u "--boom"?'),
    ("partners", "--nuopen"): ("Ik ken de optie --nuopen niet.", 'Bedoelde u "--nu-open"?'),
    ("bomen", "-z"): ("Ik ken de optie -z niet.", SEE.format("ido bomen")),
    ("--qqqq",): ("Ik ken de optie --qqqq niet.", SEE.format("ido")),
    ("start", "--boom"): ("De optie --boom heeft een waarde nodig.", SEE.format("ido start")),
    ("start", "-a"): ("De optie -a heeft een waarde nodig.", SEE.format("ido start")),
    ("sessies", "exporteer", "x", "--uit"): (
        "De optie --uit heeft een waarde nodig.",
        SEE.format("ido sessies exporteer"),
    ),
    ("bomen", "--json=1"): ("De optie --json heeft geen waarde.", SEE.format("ido bomen")),
    ("partners", "toon"): ("Er ontbreekt iets: ID.", SEE.format("ido partners toon")),
    ("herken",): ("Er ontbreekt iets: TEKST.", SEE.format("ido herken")),
    ("herken", "x", "--aantal", "veel"): (
        "Deze waarde kan niet bij --aantal.",
        SEE.format("ido herken"),
    ),
    ("herken", "x", "--aantal", "0"): (
        "Deze waarde kan niet bij --aantal.",
        SEE.format("ido herken"),
    ),
    ("start", "brief", "niet", "begrepen"): (
        "Dit is te veel: niet begrepen.",
        f"Zet een tekst van meer woorden tussen aanhalingstekens. {SEE.format('ido start')}",
    ),
    ("partners", "toon", "a", "b"): (
        "Dit is te veel: b.",
        (
            "Zet een tekst van meer woorden tussen aanhalingstekens. "
            f"{SEE.format('ido partners toon')}"
        ),
    ),
}


@pytest.mark.parametrize(
    ("words", "said"), WRONG.items(), ids=[" ".join(("ido", *words)) for words in WRONG]
)
def test_wrong_use_is_explained_in_dutch(
    ido: Ido, words: tuple[str, ...], said: tuple[str, str]
) -> None:
    got = ido(*words, code=2)
    assert got.err == say(*said)
    assert got.out == ""


@pytest.mark.parametrize("name", ["--map", "--gegevens", "--locatie"])
def test_global_option_without_a_value_is_explained(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(["bomen", name]) == 2
    assert capsys.readouterr().err == say(
        f"De optie {name} heeft een waarde nodig.", f"Bijvoorbeeld: {name} WAARDE"
    )


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
