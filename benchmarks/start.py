"""Time to the first question and to `ido --help`, each beside the bare imports, in one run.

    python benchmarks/start.py [ROUNDS]

The first question is timed in a real pseudo-terminal, from the start of the process to the words on the screen. Both sides of a ratio run
alternately, so that a busy machine slows both; the table shows medians. Exit code 1 when a promise of DESIGN.md part 10 is not kept.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

PYTHON = sys.executable
IDO = [PYTHON, "-m", "ido_cli"]
FIRST_QUESTION = 1.25
HELP = 1.5


def seconds_of(command: list[str]) -> float:
    """How long a command takes, in seconds."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def seconds_to_question(folder: Path) -> float:
    """How long it takes until a desk that is known already can type the visitor's question, in seconds."""
    begin = time.perf_counter()
    child = pexpect.spawn(PYTHON, ["-m", "ido_cli", "--gegevens", str(folder), "--locatie", "nieuwstraat"], dimensions=(24, 80), timeout=20)
    child.expect("Wat vraagt de klant")
    taken = time.perf_counter() - begin
    child.close(force=True)
    return taken


def side_by_side(name: str, ours: list[float], theirs: list[float], promise: float) -> bool:
    """Print one row; whether the promise is kept."""
    mine, other = statistics.median(ours), statistics.median(theirs)
    ratio = mine / other
    print(
        f"| {name} | {mine * 1000:.0f} ms | {other * 1000:.0f} ms | {ratio:.2f} | {promise:.2f} | {'yes' if ratio <= promise else 'NO'} |"
    )
    return ratio <= promise


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    imports = [PYTHON, "-c", "import typer, rich.console, questionary, yaml, pydantic"]
    bare_typer = [PYTHON, "-c", "import typer"]
    question, all_imports, help_page, typer_alone = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        seconds_to_question(Path(folder))
        seconds_of(imports)
        for _ in range(rounds):
            question.append(seconds_to_question(Path(folder)))
            all_imports.append(seconds_of(imports))
            help_page.append(seconds_of([*IDO, "--help"]))
            typer_alone.append(seconds_of(bare_typer))
    print("| what | ido | bare imports | ratio | at most | kept |")
    print("|---|---|---|---|---|---|")
    kept = side_by_side("first question", question, all_imports, FIRST_QUESTION)
    kept &= side_by_side("ido --help", help_page, typer_alone, HELP)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
