"""Options that more than one command has: the same name, value and words wherever they stand."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from conftest import Ido

from ido_cli.commands.app import app

SHARED = {
    "--json": "Alleen JSON op de uitvoer.",
    "--csv": "Alleen CSV op de uitvoer, voor een spreadsheet.",
}


def options(command: Any) -> Iterator[Any]:
    """The options of a command and of all commands below it."""
    yield from (one for one in command.params if one.param_type_name == "option")
    for below in getattr(command, "commands", {}).values():
        yield from options(below)


EVERY = list(options(typer.main.get_command(app)))


@pytest.mark.parametrize(("name", "help_text"), SHARED.items())
def test_option_says_the_same_in_every_command(name: str, help_text: str) -> None:
    said = [one.help for one in EVERY if name in one.opts]
    assert len(said) > 1
    assert set(said) == {help_text}


@pytest.mark.parametrize(
    ("name", "value"),
    [("--uit", "PAD"), ("--van", "DAG"), ("--tot", "DAG"), ("--boom", "ID"), ("--afloop", "X")],
)
def test_option_takes_the_same_value_in_every_command(name: str, value: str) -> None:
    assert {one.metavar for one in EVERY if name in one.opts} == {value}


def test_no_command_declares_a_desk_of_its_own() -> None:
    names = {name for one in EVERY for name in one.opts}
    assert not names & {"--balie", "--locatie", "--map", "--gegevens"}


@pytest.mark.parametrize(
    "words", [("bomen",), ("partners",), ("sessies",), ("statistiek",), ("partners", "netwerk")]
)
def test_json_is_all_that_stands_on_stdout(ido: Ido, words: tuple[str, ...]) -> None:
    got = ido(*words, "--json")
    json.loads(got.out)
    assert got.err == ""
