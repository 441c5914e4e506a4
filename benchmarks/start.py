"""Time to the first prompt, to a tree's first question and to `ido --help`, beside bare imports.

The first prompt stands beside the first prompt of others too. Then the matches after Enter, and on
a fresh data folder what is recognised below the typing: the first words, and all of them.

    pip install pexpect copier interrogatio
    python benchmarks/start.py [ROUNDS]

A first prompt is timed in a real pseudo-terminal of 80 by 24, from the start of the process to
the words on the screen. All sides run alternately, so that a busy machine slows all; the table
shows medians. Exit code 1 when a promise of DESIGN.md part 10 is not kept. The others get a YAML
with the same single question; where one is not installed, its row is left out.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect
from promise import TABLE, tell

PYTHON = sys.executable
IDO = [PYTHON, "-m", "ido_cli"]
FIRST_PROMPT = 0.9
FIRST_QUESTION = 1.25
HELP = 1.5
MATCHES_SECONDS = 0.3
FRESH_SECONDS = 1.0
QUIET = 0.1
"""A visit that has read all trees uses less than this in two seconds: it only redraws."""
ASKED = "Wat vraagt de klant"
MATCHES = "Geen van deze"
TYPED = "huurtoeslag"
TOPIC = "Toeslagen"
CURSOR = "\x1b[6n"
"""A terminal is asked where its cursor is, and draws what stands below the line after its reply."""
CURSOR_IS = "\x1b[6;4R"
OF_A_TREE = "Wat wil de klant met de toeslag"


def seconds_of(command: list[str]) -> float:
    """How long a command takes, in seconds."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def seconds_to(asked: str, command: list[str]) -> float:
    """How long it takes until a command asks its first question, in seconds."""
    begin = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], dimensions=(24, 80), timeout=20)
    child.expect(asked)
    taken = time.perf_counter() - begin
    child.close(force=True)
    return taken


def seconds_to_matches(visit: list[str]) -> float:
    """The processor time from Enter until what was recognised is shown, in seconds."""
    child = pexpect.spawn(visit[0], visit[1:], dimensions=(40, 100), timeout=60)
    child.expect(ASKED)
    child.send("ik moet zorgtoeslag terugbetalen")
    used, before = processor_seconds(child.pid), -1.0
    while used - before > QUIET:  # the trees are read while the words are typed
        time.sleep(2)
        used, before = processor_seconds(child.pid), used
    child.send("\r")
    child.expect(MATCHES)
    taken = processor_seconds(child.pid) - used
    child.close(force=True)
    return taken


def seconds_on_a_fresh_folder() -> tuple[float, float]:
    """How long the first answer and all words take from the first word typed, in seconds."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        words = [*IDO[1:], "--gegevens", place, "--locatie", "nieuwstraat"]
        child = pexpect.spawn(IDO[0], words, dimensions=(24, 80), timeout=60)
        child.expect_exact(CURSOR)
        child.send(CURSOR_IS)
        begin = time.perf_counter()
        child.send(TYPED)
        child.expect(TOPIC)
        first = time.perf_counter() - begin
        while not list(Path(place, "cache").glob("woorden-*.sqlite")):
            time.sleep(0.02)
        every = time.perf_counter() - begin
        child.close(force=True)
    return first, every


def processor_seconds(process: int) -> float:
    """The processor time that a process has used (Linux only), in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def others(folder: Path) -> dict[str, list[str]]:
    """The commands that ask the same question with another tool, by its name.

    Only those that are installed beside this Python.
    """
    template, form = folder / "template", folder / "form.yaml"
    template.mkdir()
    (template / "copier.yml").write_text(
        f"vraag:\n  type: str\n  help: {ASKED}?\n", encoding="utf-8"
    )
    form.write_text(f"- name: vraag\n  type: input\n  message: {ASKED}?\n", encoding="utf-8")
    scripts = Path(PYTHON).parent
    known = {
        "copier": [str(scripts / "copier"), "copy", str(template), str(folder / "made")],
        "interrogatio": [
            str(scripts / "interrogatio"),
            "--input",
            str(form),
            "--input-format",
            "yaml",
        ],
    }
    return {name: command for name, command in known.items() if Path(command[0]).exists()}


def side_by_side(
    what: str, ours: list[float], beside: str, theirs: list[float], promise: float | None
) -> bool:
    """Print one row; whether the promise is kept, if there is one."""
    mine, other = statistics.median(ours), statistics.median(theirs)
    ratio = mine / other
    kept = None if promise is None else ratio <= promise
    most = "" if promise is None else f"{promise:.2f} x"
    takes = f"{other * 1000:.0f} ms"
    return tell(what, f"{mine * 1000:.0f} ms", most, kept, beside, takes, ratio)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    imports = [PYTHON, "-c", "import typer, rich.console, questionary, yaml, pydantic"]
    bare_typer = [PYTHON, "-c", "import typer"]
    prompt, question, all_imports, help_page, typer_alone = [], [], [], [], []
    with tempfile.TemporaryDirectory() as place:
        visit = [*IDO, "--gegevens", str(Path(place) / "data"), "--locatie", "nieuwstraat"]
        rivals = others(Path(place))
        first_prompts: dict[str, list[float]] = {name: [] for name in rivals}
        of_a_tree = [*visit, "start", "--boom", "toeslagen"]
        seconds_to(ASKED, visit)
        seconds_of(imports)
        matched = [seconds_to_matches(visit) for _ in range(rounds)]
        for _ in range(rounds):
            prompt.append(seconds_to(ASKED, visit))
            question.append(seconds_to(OF_A_TREE, of_a_tree))
            all_imports.append(seconds_of(imports))
            help_page.append(seconds_of([*IDO, "--help"]))
            typer_alone.append(seconds_of(bare_typer))
            for name, command in rivals.items():
                first_prompts[name].append(seconds_to(ASKED, command))
        fresh = [seconds_on_a_fresh_folder() for _ in range(rounds)]
    print(TABLE)
    kept = side_by_side("first prompt", prompt, "the bare imports", all_imports, FIRST_PROMPT)
    kept &= side_by_side(
        "first question of a tree", question, "the bare imports", all_imports, FIRST_QUESTION
    )
    for name, taken in first_prompts.items():
        side_by_side("first prompt", prompt, f"{name}, first prompt", taken, None)
    kept &= side_by_side("`ido --help`", help_page, "import typer", typer_alone, HELP)
    slowest = max(matched)
    took = f"{statistics.median(matched):.2f} s, slowest {slowest:.2f} s"
    good = statistics.median(matched) <= MATCHES_SECONDS
    kept &= tell("the matches after Enter, processor time", took, f"{MATCHES_SECONDS} s", good)
    first, every = (statistics.median(taken) for taken in zip(*fresh, strict=True))
    kept &= tell(
        "the first answer below the typing on a fresh data folder",
        f"{first:.2f} s",
        f"{FRESH_SECONDS} s",
        first <= FRESH_SECONDS,
        "all words",
        f"{every:.1f} s",
        first / every,
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
