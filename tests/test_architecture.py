"""The walls of the house (DESIGN.md, part 3).

Imports run one way, the core is pure, and what is heavy is loaded where it is used.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import ido_cli

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
PACKAGE: Final = Path(ido_cli.__file__).parent
EDGE: Final = {"main", "__main__", "usage"}
"""The modules beside commands/ that may know typer: the app, and its words in Dutch."""
FRONT: Final = {"typer", "rich", "questionary", "prompt_toolkit", "click"}
"""The libraries of the command line and the terminal."""


def module_name(path: Path) -> str:
    """The dotted name of a module inside the package: `store`, `terminal.plain`, `commands`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES: Final = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
SHOWN: Final = ("terminal", "desk", "views")
"""The packages that draw or ask."""
CORE: Final = [
    name
    for name in MODULES
    if name not in EDGE and name.partition(".")[0] not in ("commands", *SHOWN)
]
COMMANDS: Final = [name for name in MODULES if name.startswith("commands")]
TERMINAL: Final = [name for name in MODULES if name.partition(".")[0] in SHOWN]


def for_types_only(node: ast.AST) -> bool:
    """Whether this is `if TYPE_CHECKING:`, of which nothing is ever run."""
    return isinstance(node, ast.If) and ast.unparse(node.test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
    )


def walked(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it that can run."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not for_types_only(child):
            yield from walked(child)


def imported(name: str) -> set[str]:
    """The dotted names of all that a module imports when it runs, also inside its functions."""
    found: set[str] = set()
    for node in walked(MODULES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written in full"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "__import__",
            "import_module",
            "importlib.import_module",
        ):
            found |= {
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            }
    return found


def reaches(names: set[str], *forbidden: str) -> set[str]:
    """Those of the names that are, or lie in, one of the forbidden packages."""
    return {
        name
        for name in names
        for package in forbidden
        if name == package or name.startswith(f"{package}.")
    }


def calls(name: str) -> set[str]:
    """What a module calls, as it is written: `print`, `datetime.now`."""
    return {ast.unparse(node.func) for node in walked(MODULES[name]) if isinstance(node, ast.Call)}


def test_the_layers_are_all_there() -> None:
    """Else the tests below would prove nothing."""
    assert {
        "sessions.store",
        "triage.engine",
        "trees.model",
        "checks.check",
        "report.summary",
        "settings",
    } <= set(CORE)
    assert {"commands.start", "commands.bomen"} <= set(COMMANDS)
    assert {"desk.visit", "terminal.interview", "views.findings"} <= set(TERMINAL)


@pytest.mark.parametrize("name", CORE)
def test_core_knows_nothing_of_the_terminal_and_the_commands(name: str) -> None:
    wrong = reaches(
        imported(name),
        *FRONT,
        *(f"ido_cli.{package}" for package in SHOWN),
        "ido_cli.commands",
        *(f"ido_cli.{edge}" for edge in EDGE),
    )
    assert wrong == set()


@pytest.mark.parametrize("name", TERMINAL)
def test_terminal_knows_nothing_of_the_commands(name: str) -> None:
    assert (
        reaches(
            imported(name),
            "typer",
            "click",
            "ido_cli.commands",
            *(f"ido_cli.{edge}" for edge in EDGE),
        )
        == set()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_draw_and_ask_nothing_themselves(name: str) -> None:
    assert (
        reaches(
            imported(name),
            "rich",
            "questionary",
            "prompt_toolkit",
            "ido_cli.main",
            "ido_cli.__main__",
        )
        == set()
    )


@pytest.mark.parametrize("name", CORE)
def test_core_prints_and_asks_nothing(name: str) -> None:
    assert (
        calls(name) & {"print", "input", "sys.stdout.write", "sys.stderr.write", "sys.exit"}
        == set()
    )


CLOCK: Final = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "datetime.datetime.now",
    "datetime.date.today",
}
ENVIRONMENT: Final = {"os.environ.get", "os.getenv", "Path.cwd", "Path.home", "os.getcwd"}


@pytest.mark.parametrize("name", CORE)
def test_core_has_no_clock(name: str) -> None:
    assert calls(name) & CLOCK == set()


@pytest.mark.parametrize("name", [name for name in CORE if name != "settings"])
def test_core_does_not_look_at_the_environment(name: str) -> None:
    """The settings are the one place that does."""
    assert calls(name) & ENVIRONMENT == set()
    assert [
        node
        for node in walked(MODULES[name])
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "os.environ"
    ] == []


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def loaded_by(code: str, folder: Path) -> set[str]:
    """The modules that a fresh process has loaded after some lines of Python."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("IDO_")} | {
        "HOME": str(folder),
        "TERM": "dumb",
    }
    tail = "\nimport sys; print(); print('LOADED', *sys.modules)"
    got = subprocess.run(
        [sys.executable, "-c", code + tail],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=env,
        timeout=SECONDS,
    )
    assert got.returncode == 0, got.stderr
    last = got.stdout.splitlines()[-1].split()
    assert last[0] == "LOADED"
    return {name.partition(".")[0] for name in last[1:]}


HEAVY: Final = {
    "prompt_toolkit",
    "questionary",
    "rich",
    "opening_hours",
    "holidays",
    "phonenumbers",
    "sqlite3",
    "numpy",
    "rapidfuzz",
}
"""What no help page needs.

Typer itself loads pydantic as soon as a command has an option, so that can be asked of `ido --help`
alone.
"""


def test_help_loads_neither_the_terminal_nor_the_models(tmp_path: Path) -> None:
    loaded = loaded_by("from ido_cli.main import run; run(['--help'])", tmp_path)
    assert loaded & {*HEAVY, "pydantic"} == set()
    assert {"ido_cli", "typer"} <= loaded


@pytest.mark.parametrize(
    "words",
    [["start", "--help"], ["bomen", "--help"], ["sessies", "--help"], ["--versie"], ["strat"]],
    ids=" ".join,
)
def test_help_and_wrong_use_load_nothing_heavy(tmp_path: Path, words: list[str]) -> None:
    assert loaded_by(f"from ido_cli.main import run; run({words!r})", tmp_path) & HEAVY == set()


def test_question_which_desk_comes_before_all_that_is_heavy(tmp_path: Path) -> None:
    """The input ends at the first question, so that what is loaded is what it needed."""
    loaded = loaded_by(
        f"from ido_cli.main import run; run(['--gegevens', {str(tmp_path)!r}])", tmp_path
    )
    assert loaded & {"prompt_toolkit", "questionary", "phonenumbers", "rapidfuzz", "numpy"} == set()
    assert {"sqlite3", "ido_cli"} <= loaded


def test_importing_the_package_loads_and_does_nothing(tmp_path: Path) -> None:
    loaded = loaded_by("import ido_cli", tmp_path)
    assert loaded & {*HEAVY, "typer", "pydantic"} == set()
    assert list(tmp_path.iterdir()) == []
