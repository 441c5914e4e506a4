"""The promises of the design in one table, each beside what it is compared with in the same run.

    pip install '.[test]' rank-bm25 pyxform copier interrogatio
    python benchmarks/run.py [--quick] [--readme]

Each part can be run by itself. `--quick` takes fewer sizes and rounds; `--readme` puts the table in
README.md, between its two marks. Exit code 1 when a promise is not kept, or not measured.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from promise import TABLE, cells_of

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- promises: python benchmarks/run.py --readme -->", "<!-- end of promises -->"
QUICK = "--quick" in sys.argv[1:]
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("start.py", ("5",) if QUICK else ()),
    ("check.py", ("300",) if QUICK else ()),
    ("recognise.py", ()),
    ("memory.py", ()),
    ("figures.py", ("100000",) if QUICK else ()),
    ("figures.py", ("landelijk", "100000") if QUICK else ("landelijk",)),
    ("killed.py", ("20",) if QUICK else ()),
    ("cuts.py", ("20",) if QUICK else ()),
    ("hostile.py", ()),
    ("partners.py", ()),
    ("register.py", ("10",) if QUICK else ()),
    ("meaning.py", ()),
    ("privacy_recall.py", ()),
)


def measured(name: str, words: Sequence[str]) -> tuple[list[str], int]:
    """The rows of promises of one part, as it prints them, and its exit code."""
    command = [sys.executable, str(HERE / name), *words]
    rows = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            print(line, end="", flush=True)
            if cells_of(line):
                rows.append(line.strip())
    return rows, child.returncode


def write_table(rows: Sequence[str]) -> None:
    """Put the table between the marks of README.md."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join((BEGIN, TABLE, *rows, END))
    README.write_text(f"{before}{table}{after}", encoding="utf-8")


def main() -> int:
    rows: list[str] = []
    failed = []
    for name, words in PARTS:
        print(f"\n## {name}\n", flush=True)
        found, code = measured(name, words)
        rows += found
        if code or not found:
            failed.append(name)
    print("\n## All promises\n", TABLE, *rows, sep="\n")
    if "--readme" in sys.argv[1:]:
        write_table(rows)
    broken = [cells_of(row)[0] for row in rows if cells_of(row)[-1] == "NO"]
    print(f"\nNot kept: {', '.join(broken)}" if broken else "\nEvery promise measured is kept.")
    if failed:
        print(f"Broken off, without a row, or not kept: {', '.join(dict.fromkeys(failed))}")
    return 1 if failed or broken else 0


if __name__ == "__main__":
    sys.exit(main())
