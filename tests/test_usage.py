"""Help and usage errors: Dutch in every word, and with the nearest right one."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
import typer
from conftest import Ido, say

from ido_cli.commands.app import app
from ido_cli.main import run
from ido_cli.usage import AT_TAB


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


@EACH_COMMAND
def test_help_is_dutch_in_every_word(ido: Ido, words: tuple[str, ...]) -> None:
    out = ido(*words, "--help").out
    assert out.startswith(" ".join(("Gebruik: ido", *words)))
    assert "--help" in out
    assert "Toon deze uitleg." in out
    for name, _ in AT_TAB:  # named as every command has them
        out = out.replace(name, "")
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
    assert "  --balie ID, --locatie ID" in below
    assert re.findall(r"^  (--[a-z]+)", below, re.MULTILINE) == [
        "--map",
        "--gegevens",
        "--balie",
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
