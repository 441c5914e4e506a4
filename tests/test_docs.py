"""What the README and the docs show is true.

The trees check clean and prove, and the command lines name what exists.
"""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import typer
from conftest import MakeWorkspace, surroundings

import ido_cli
from ido_cli.checks.check import check
from ido_cli.commands.app import app
from ido_cli.directory.model import Directory, Location, Partner
from ido_cli.errors import IdoError
from ido_cli.settings import take_settings
from ido_cli.source.codes import Severity
from ido_cli.source.fields import Shape
from ido_cli.trees.model import Advice, Answer, Example, Question, Tree
from ido_cli.trees.own_phrases import PhrasesFile
from ido_cli.triage.examples import prove
from ido_cli.usage import AT_TAB
from ido_cli.workspace.reading import open_workspace

CHECKOUT: Final = Path(ido_cli.__file__).parent.parent
TODAY: Final = date(2026, 11, 20)
GUIDE: Final = "docs/bomen-schrijven.md"
FENCED: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / "docs").is_dir(),
    reason="the docs stand in a checkout, not in an installed package",
)


def pages() -> list[Path]:
    """The README and all docs."""
    return [*CHECKOUT.glob("README.md"), *sorted((CHECKOUT / "docs").glob("*.md"))]


class Block(NamedTuple):
    """A fenced block of a page.

    It has the word behind the fence, the line on which its text begins, and its text.
    """

    kind: str
    line: int
    text: str


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [
        Block(one[1], page[: one.start(2)].count("\n") + 1, one[2]) for one in FENCED.finditer(page)
    ]


def test_blocks_are_found_with_their_line() -> None:
    assert blocks("a\n```sh\nido\n```\nb `c`\n```\nd\ne\n```\n") == [
        Block("sh", 3, "ido\n"),
        Block("", 7, "d\ne\n"),
    ]


# Trees


def shown_trees() -> list[Block]:
    """The trees that the guide shows."""
    guide = CHECKOUT / GUIDE
    return (
        [block for block in blocks(guide.read_text(encoding="utf-8")) if block.kind == "yaml"]
        if guide.is_file()
        else []
    )


def test_the_guide_shows_trees() -> None:
    assert len(shown_trees()) >= 2


@pytest.mark.parametrize("block", shown_trees(), ids=lambda block: f"line {block.line}")
def test_tree_in_the_guide_checks_clean_and_proves(
    block: Block, make_workspace: MakeWorkspace
) -> None:
    workspace = open_workspace(make_workspace({"voorbeeld": block.text}))
    serious = [one for one in check(workspace, TODAY) if one.severity is not Severity.HINT]
    assert [
        f"{GUIDE}:{block.line + one.mark.line - 1}: {one.code} {one.message}" for one in serious
    ] == []
    proofs = prove(workspace.trees, "voorbeeld", TODAY)
    assert proofs
    assert [proof.problem for proof in proofs if not proof.good] == []


def keys_of(shape: type[Shape]) -> set[str]:
    """The keys that a shape has in YAML."""
    return {field.alias or name for name, field in shape.model_fields.items()}


@pytest.mark.parametrize(
    "shape", [Tree, Question, Answer, Advice, Example, PhrasesFile, Directory, Location, Partner]
)
def test_guide_explains_every_key(shape: type[Shape]) -> None:
    named = set(re.findall(r"`(\w+)`", (CHECKOUT / GUIDE).read_text(encoding="utf-8")))
    assert keys_of(shape) - named == set()


# Commands


class Shown(NamedTuple):
    """A command line that a page shows, and where."""

    where: str
    line: str


def shown_commands() -> Iterator[Shown]:
    """Every `ido ...` of the pages.

    They stand on the lines of fenced blocks, and in the code between back quotes.
    """
    for path in pages():
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(CHECKOUT).as_posix()
        for block in blocks(text):
            if block.kind in ("sh", "bash", "console", "powershell"):
                for number, line in enumerate(block.text.splitlines(), block.line):
                    yield from (Shown(f"{name}:{number}", command) for command in commands_of(line))
        prose = FENCED.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
        for code in re.finditer(r"`(ido(?: [^`]*)?)`", prose):
            number = text[: code.start()].count("\n") + 1
            yield Shown(f"{name}:{number}", " ".join(code[1].split()))


def commands_of(line: str) -> list[str]:
    """The calls of `ido` on a line of a shell, without the comment."""
    words = shlex.split(line.removeprefix("$ "), comments=True)
    found: list[list[str]] = [[]]
    for word in words:
        if word in ("&&", "||", "|", ";"):
            found.append([])
        else:
            found[-1].append(word)
    return [
        shlex.join(["ido", *call[1:]]) for call in found if call and Path(call[0]).stem == "ido"
    ]


def misunderstood(line: str) -> str:
    """Why `ido` would refuse a command line, or an empty text. Nothing is run."""
    try:
        _, words = take_settings(shlex.split(line)[1:], surroundings())
        command: Any = typer.main.get_command(app)
        context: Any = None
        while getattr(command, "commands", None):
            context = command.make_context(command.name, list(words), parent=context, obj=None)
            words = [*context._protected_args, *context.args]
            if not words:
                return ""
            _, command, words = command.resolve_command(context, words)
        command.make_context(command.name, list(words), parent=context)
    except IdoError as error:
        return error.message
    except (typer.Exit, typer.Abort):
        return ""
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return str(error.format_message())
    return ""


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("ido", ""),
        ("ido bomen", ""),
        ("ido bomen toon --alle --formaat html --uit bomen.html", ""),
        ("ido --map . bomen controleer --streng", ""),
        ("ido bomen controleer a b --locatie c", ""),
        ("ido bommen", 'Ik ken geen commando "bommen".'),
        ("ido bomen tonen x", 'Ik ken geen commando "tonen".'),
        ("ido bomen toon x --vorm html", "No such option: --vorm"),
        ("ido bomen toon x y", "Dit is te veel: y."),
        ("ido bomen nieuw", "Missing argument"),
        ("ido --vrees", "No such option: --vrees"),
    ],
)
def test_a_wrong_command_line_is_seen(line: str, wrong: str) -> None:
    found = misunderstood(line)
    assert found.startswith(wrong)
    assert bool(found) == bool(wrong)


def test_commands_of_a_line_of_a_shell() -> None:
    assert commands_of("python3 -m venv .venv && .venv/bin/ido bomen  # alles | ido x") == [
        "ido bomen"
    ]
    assert commands_of('ido start "een brief" | cat') == ["ido start 'een brief'"]
    assert commands_of("cd ido") == []


@pytest.mark.parametrize(
    "shown", list(shown_commands()), ids=lambda shown: f"{shown.where} {shown.line}"
)
def test_command_line_in_the_docs_is_understood(shown: Shown) -> None:
    assert misunderstood(shown.line) == "", f"{shown.where}: {shown.line}"


def test_the_docs_show_command_lines() -> None:
    assert len(list(shown_commands())) > 15


def all_commands() -> Iterator[tuple[str, ...]]:
    """The words of every command that the help shows."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(app))]
    while waiting:
        words, command = waiting.pop()
        for name, one in getattr(command, "commands", {}).items():
            if not one.hidden:
                yield (*words, name)
                waiting.append(((*words, name), one))


def test_every_command_is_named_in_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `ido")]
    missing = [
        " ".join(["ido", *words])
        for words in all_commands()
        if not any(
            f"`ido {words[0]}" in row
            and all(re.search(rf"[` ]{word}\b", row) for word in words[1:])
            for row in rows
        )
    ]
    assert missing == []


def test_every_option_that_the_docs_name_exists() -> None:
    words = ("help", "map", "gegevens", "locatie", "balie", "eenvoudig", "ja")
    at_tab = {name for name, _ in AT_TAB}
    known = {f"--{word}" for word in words} | at_tab
    command: Any = typer.main.get_command(app)
    waiting = [command]
    while waiting:
        one = waiting.pop()
        known |= {name for option in one.params for name in option.opts if name.startswith("--")}
        waiting += getattr(one, "commands", {}).values()
    named = {
        (path.name, option)
        for path in pages()
        for option in re.findall(r"`(--[a-z][a-z-]*)", path.read_text(encoding="utf-8"))
        if option not in known
    }
    assert named == set()
