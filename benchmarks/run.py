"""All promises in one table, each row a ratio side by side in one run.

    pip install '.[test]' rank-bm25 pyxform copier interrogatio
    python benchmarks/run.py [--quick]

Each part can be run by itself: start.py, memory.py, check.py, hostile.py, partners.py, register.py,
recognise.py, meaning.py, privacy_recall.py, figures.py. `--quick` leaves out the million sessions.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
QUICK = "--quick" in sys.argv[1:]
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("start.py", ()),
    ("memory.py", ()),
    ("check.py", ("300",) if QUICK else ()),
    ("hostile.py", ()),
    ("partners.py", ()),
    ("register.py", ("10",) if QUICK else ()),
    ("recognise.py", ()),
    ("meaning.py", ()),
    ("privacy_recall.py", ()),
    ("figures.py", ("100000",) if QUICK else ()),
)


def main() -> int:
    failed = []
    for name, words in PARTS:
        print(f"\n## {name}\n", flush=True)
        done = subprocess.run([sys.executable, str(HERE / name), *words], check=False)
        if done.returncode:
            failed.append(name)
    print(f"\nNot kept: {', '.join(failed)}" if failed else "\nEvery promise is kept.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
