"""The walls of the house: imports run one way, room by room, and rooms stay small.

The core is pure, and what is heavy is loaded where it is used.
"""

import ast
import os
import re
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
FLOORS: Final = {
    "errors": 0,
    "literal": 0,
    "source": 2,
    "trees": 3,
    "directory": 3,
    "triage": 4,
    "referral": 4,
    "workspace": 4,
    "report": 5,
    "pages": 5,
    "recognition": 5,
    "settings": 5,
    "terminal": 6,
    "sessions": 6,
    "privacy": 6,
    "checks": 7,
    "desk": 8,
    "views": 8,
    "usage": 8,
    "completion": 9,
    "commands": 10,
    "main": 11,
    "__main__": 12,
}
"""The floor of each room, and of each module that stands beside them; imports go down only."""
MOST_MODULES: Final = 10
LONGEST_FILE: Final = 450
EDGE: Final = ("usage", "completion", "commands", "main", "__main__")
"""What may know typer."""
SHOWN: Final = ("terminal", "desk", "views")
"""What draws or asks."""
FRONT: Final = ("typer", "rich", "questionary", "prompt_toolkit", "click")
"""The libraries of the command line and the terminal."""


def module_name(path: Path) -> str:
    """The dotted name of a module inside the package: `sessions.store`, `main`, `desk`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES: Final = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
ROOMS: Final = sorted({name.partition(".")[0] for name in MODULES} - {"__init__"})
FOLDERS: Final = [
    module_name(path) for path in sorted(PACKAGE.rglob("__init__.py")) if path.parent != PACKAGE
]
"""The rooms, and the rooms inside a room."""
CORE: Final = [
    name
    for name in MODULES
    if name.partition(".")[0] not in (*EDGE, *SHOWN, "settings", "__init__")
]


def room(name: str) -> str:
    """The room that a module lies in."""
    return name.partition(".")[0]


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


def own(name: str) -> set[str]:
    """The modules of this package that a module imports."""
    inside = {one.removeprefix("ido_cli.") for one in imported(name) if one.startswith("ido_cli.")}
    return {one for one in inside if one in MODULES}


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


def test_every_room_has_a_floor() -> None:
    assert set(ROOMS) == set(FLOORS)


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down_to_lower_floors_or_stay_in_the_room(name: str) -> None:
    if name == "__init__":
        return
    floor = FLOORS[room(name)]
    upward = [
        other for other in own(name) if room(other) != room(name) and FLOORS[room(other)] >= floor
    ]
    assert upward == []


def test_no_module_imports_itself_in_a_circle() -> None:
    """Also not inside a room, and not by an import inside a function."""
    state: dict[str, int] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        state[name] = 1
        for other in own(name) - {name}:
            assert state.get(other) != 1, f"a circle: {' > '.join((*way, name, other))}"
            if other not in state:
                visit(other, (*way, name))
        state[name] = 2

    for name in MODULES:
        if name not in state:
            visit(name, ())


def test_no_command_imports_another() -> None:
    groups = [name for name in MODULES if room(name) == "commands" and name != "commands.app"]
    assert [
        (name, other)
        for name in groups
        for other in own(name)
        if room(other) == "commands" and other not in ("commands", "commands.options")
    ] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_room_is_small_and_says_what_lives_in_it(name: str) -> None:
    folder = PACKAGE.joinpath(*name.split("."))
    files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(files) <= MOST_MODULES
    said = (ast.get_docstring(MODULES[name]) or "").splitlines()
    assert len([line for line in said if line.strip()]) == 3
    assert len(MODULES[name].body) == 1, "nothing but the docstring"


def callers(name: str) -> set[str]:
    """Who imports from a room: other rooms, of a room inside another also that one."""
    inside = {one for one in MODULES if one.startswith(f"{name}.")}
    outside = {one for one in MODULES if one not in inside and one != name}
    if "." not in name:
        outside -= {one for one in MODULES if room(one) == name}
    return {
        f"{room(one)}/" if room(one) in FOLDERS else room(one)
        for one in outside
        if own(one) & inside
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_room_says_who_may_call_it(name: str) -> None:
    last = (ast.get_docstring(MODULES[name]) or "").splitlines()[-1]
    said = last.removeprefix("Called by ").partition(";")[0]
    assert last.startswith("Called by ")
    if said.rstrip(".") != "everything above":
        assert callers(name) <= set(re.findall(r"\w+/?", said))


HOUSE: Final = PACKAGE.parent / "docs" / "architecture.md"


@pytest.mark.skipif(not HOUSE.is_file(), reason="the docs stand in a checkout")
def test_architecture_page_names_every_room_and_module() -> None:
    """The rows of the table: a room, the modules in it, and those of the rooms inside it."""
    page = HOUSE.read_text(encoding="utf-8").split("| room | modules |")[1].split("\n\n")[0]
    told: set[str] = set()
    for row in page.splitlines()[2:]:
        place, modules = (cell.strip() for cell in row.strip("|").split("|"))
        for part in modules.split("; "):
            inner, _, names = part.rpartition(": ")
            where = ".".join(one for one in (*place.split("/"), inner) if one)
            told |= {f"{where}.{one}" for one in names.split(", ")}
    rooms = {name for name in MODULES if room(name) in FOLDERS} - set(FOLDERS)
    assert told == {name for name in rooms if room(name) != "commands"}


@pytest.mark.skipif(not HOUSE.is_file(), reason="the docs stand in a checkout")
def test_architecture_page_speaks_of_modules_that_exist() -> None:
    """A room inside another may go by its own name: `hsds/fields`."""
    rooms = {part for name in FOLDERS for part in name.split(".")}
    named = re.findall(r"`((?:\w+/)+\w+)\b", HOUSE.read_text(encoding="utf-8"))
    known = {f".{name}" for name in MODULES}
    told = [path for path in named if path.partition("/")[0] in rooms]
    assert told
    assert [
        path
        for path in told
        if not any(name.endswith("." + path.replace("/", ".")) for name in known)
    ] == []


@pytest.mark.skipif(not HOUSE.is_file(), reason="the docs stand in a checkout")
def test_architecture_page_has_the_floors() -> None:
    """What stands higher on the page stands on no lower floor."""
    page = HOUSE.read_text(encoding="utf-8").split("```")[1]
    told = re.findall(r"(\w+)(?:/|\.py)", page)
    assert set(told) == set(FLOORS) - {"__main__"}
    assert [FLOORS[one] for one in told] == sorted((FLOORS[one] for one in told), reverse=True)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module_name)
def test_file_is_no_longer_than_a_subject(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_FILE
    assert [line for line in lines if len(line) > 100] == []


@pytest.mark.parametrize("name", [one for one in MODULES if room(one) not in (*EDGE, *SHOWN)])
def test_only_what_is_shown_knows_the_libraries_of_the_terminal(name: str) -> None:
    assert reaches(imported(name), *FRONT) == set()


@pytest.mark.parametrize("name", [one for one in MODULES if room(one) in SHOWN])
def test_what_is_shown_knows_nothing_of_typer(name: str) -> None:
    assert reaches(imported(name), "typer", "click") == set()


@pytest.mark.parametrize("name", [one for one in MODULES if room(one) == "commands"])
def test_commands_draw_and_ask_nothing_themselves(name: str) -> None:
    assert reaches(imported(name), "rich", "questionary", "prompt_toolkit") == set()


@pytest.mark.parametrize("name", [one for one in MODULES if room(one) == "terminal"])
def test_terminal_knows_no_visit(name: str) -> None:
    """It draws and asks; what a session, a tree or a partner is, lives elsewhere."""
    below = {room(other) for other in own(name)}
    assert below <= {"terminal", "settings", "errors", "literal", "source"}


def test_git_the_printer_and_sql_live_in_one_room_each() -> None:
    running = [name for name in MODULES if "subprocess" in imported(name)]
    assert running == [
        "recognition.words.other_process",
        "report.handing_over",
        "workspace.versions",
    ]
    sql = [name for name in MODULES if reaches(imported(name), "sqlite3", "psycopg")]
    assert {room(name) for name in sql} == {"sessions", "recognition"}
    assert [name for name in sql if room(name) == "recognition"] == [
        "recognition.words.kept",
        "recognition.words.shelf",
    ]


@pytest.mark.parametrize("name", [one for one in MODULES if one != "main"])
def test_only_main_takes_the_streams_of_the_process(name: str) -> None:
    """They are handed down in one value, the environment (see settings.py)."""
    streams = ("sys.stdin", "sys.stdout", "sys.stderr", "sys.argv")
    used = {ast.unparse(node) for node in walked(MODULES[name]) if isinstance(node, ast.Attribute)}
    assert used & set(streams) == set()
    plain = [
        node
        for node in walked(MODULES[name])
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "input")
        and not any(word.arg == "file" for word in node.keywords)
    ]
    assert plain == []


POSIX_MODULES: Final = (
    *("fcntl", "termios", "resource", "pwd", "grp", "tty", "pty", "syslog", "crypt", "select"),
)
"""Modules that Windows does not have; of `select` it has no more than what sockets need."""
POSIX_NAMES: Final = {
    *("os.fork", "os.forkpty", "os.getuid", "os.geteuid", "os.getgid", "os.getegid", "os.uname"),
    *("os.chown", "os.fchmod", "os.fchown", "os.mkfifo", "os.setsid", "os.killpg", "os.nice"),
    *("os.getpgid", "os.getpgrp", "os.tcgetpgrp", "os.tcsetpgrp", "os.ttyname", "os.wait"),
    *("os.statvfs", "os.pipe2", "os.openpty", "os.sched_getaffinity", "os.O_NOFOLLOW"),
    *("os.O_DIRECTORY", "os.O_CLOEXEC", "os.WEXITSTATUS", "time.tzset", "socket.AF_UNIX"),
    *("signal.SIGHUP", "signal.SIGQUIT", "signal.SIGKILL", "signal.SIGALRM", "signal.SIGPIPE"),
    *("signal.SIGWINCH", "signal.SIGTSTP", "signal.SIGCONT", "signal.SIGUSR1", "signal.SIGUSR2"),
    *("signal.alarm", "signal.setitimer", "signal.pause", "signal.pthread_sigmask"),
}
"""Names in modules that Windows has, which it lacks (the standard library: Availability: Unix)."""
ON_WINDOWS: Final = ("sys.platform == 'win32'", "os.name == 'nt'")
ELSEWHERE: Final = ("sys.platform != 'win32'", "os.name != 'nt'")


def run_on_windows(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it but for what a guard keeps from running on Windows."""
    yield node
    test = ast.unparse(node.test) if isinstance(node, (ast.If, ast.IfExp)) else ""
    out = "orelse" if test in ON_WINDOWS else "body" if test in ELSEWHERE else ""
    skipped = getattr(node, out, []) if out else []
    gone = {id(one) for one in (skipped if isinstance(skipped, list) else [skipped])}
    for child in ast.iter_child_nodes(node):
        if id(child) not in gone:
            yield from run_on_windows(child)


def posix_only(tree: ast.AST) -> list[str]:
    """The modules and names in a tree that Windows lacks, used without a guard."""
    found: list[str] = []
    for node in run_on_windows(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in POSIX_MODULES]
        elif isinstance(node, ast.ImportFrom):
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [name for name in whole if name in POSIX_NAMES]
            found += [str(node.module)] * (node.module in POSIX_MODULES)
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in POSIX_NAMES:
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("name", MODULES)
def test_what_windows_lacks_is_used_behind_a_guard(name: str) -> None:
    assert posix_only(MODULES[name]) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import termios", ["termios"]),
        ("from fcntl import flock", ["fcntl"]),
        ("from os import fork", ["os.fork"]),
        ("def f():\n    return os.getuid()", ["os.getuid"]),
        ("signal.signal(signal.SIGHUP, end)", ["signal.SIGHUP"]),
        ("if sys.platform == 'win32':\n    os.fork()", ["os.fork"]),
        ("if sys.platform == 'win32':\n    pass\nelse:\n    import termios", []),
        ("if sys.platform != 'win32':\n    os.getuid()\nelse:\n    import pwd", ["pwd"]),
        ("mine = os.getuid() if os.name != 'nt' else 0", []),
    ],
)
def test_guard_is_told_from_no_guard(code: str, found: list[str]) -> None:
    assert posix_only(ast.parse(code)) == found


CLOCK: Final = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "datetime.datetime.now",
    "datetime.date.today",
}


@pytest.mark.parametrize("name", [one for one in MODULES if one != "main"])
def test_only_main_has_a_clock(name: str) -> None:
    assert calls(name) & CLOCK == set()


@pytest.mark.parametrize("name", [one for one in MODULES if one != "main"])
def test_only_main_looks_at_the_variables(name: str) -> None:
    assert calls(name) & {"os.getenv", "Path.home", "os.getcwd"} == set()
    assert [
        node
        for node in walked(MODULES[name])
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "os.environ"
    ] == []


@pytest.mark.parametrize("name", CORE)
def test_core_prints_and_asks_nothing(name: str) -> None:
    assert calls(name) & {"print", "input", "sys.exit"} == set()


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def loaded_by(code: str, folder: Path) -> set[str]:
    """The modules that a fresh process has loaded after some lines of Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IDO_")}
    tail = "\nimport sys; print(); print('LOADED', *sys.modules)"
    got = subprocess.run(
        [sys.executable, "-c", code + tail],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=kept | {"HOME": str(folder), "TERM": "dumb"},
        timeout=SECONDS,
    )
    assert got.returncode == 0, got.stderr
    last = got.stdout.splitlines()[-1].split()
    assert last[0] == "LOADED"
    return {name.partition(".")[0] for name in last[1:]}


HEAVY: Final = {
    *("prompt_toolkit", "questionary", "rich", "opening_hours", "holidays", "phonenumbers"),
    *("sqlite3", "numpy", "rapidfuzz", "dateutil"),
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
    code = f"from ido_cli.main import run; run(['--gegevens', {str(tmp_path)!r}])"
    loaded = loaded_by(code, tmp_path)
    light = {"prompt_toolkit", "questionary", "phonenumbers", "rapidfuzz", "numpy", "pydantic"}
    assert loaded & light == set()
    assert {"sqlite3", "ido_cli"} <= loaded


def test_importing_the_package_loads_and_does_nothing(tmp_path: Path) -> None:
    loaded = loaded_by("import ido_cli", tmp_path)
    assert loaded & {*HEAVY, "typer", "pydantic"} == set()
    assert list(tmp_path.iterdir()) == []
