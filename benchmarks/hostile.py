"""What a damaged or hostile tree costs.

It runs `ido bomen controleer` on one such file, beside the same command on a good one.

    python benchmarks/hostile.py

Exit code 1 when a file takes more than two seconds or gives no finding (DESIGN.md, part 10).
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from partners import TREE
from promise import TABLE, tell

AT_MOST = 2.0
ERROR = 1
MB = 1_000_000


def files() -> dict[str, bytes]:
    """The files by what is wrong with them; the first is good."""
    bomb = "\n".join(
        [
            f"a0: &a0 [{'lol, ' * 9}lol]",
            *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}*a{n - 1}]" for n in range(1, 12)),
        ]
    )
    return {
        "a good tree": TREE.encode(),
        "a billion laughs": bomb.encode(),
        "an anchor that holds itself": b"titel: &a [*a]\n",
        "100,000 brackets deep": b"titel: " + b"[" * 100_000,
        "5,000 levels of blocks": "\n".join(f"{' ' * n}a:" for n in range(5000)).encode(),
        "10 MB in one line": b"titel: " + b"x" * 10 * MB,
        "10 MB of lines": b"titel: Lang\nvragen:\n"
        + b"  a: {vraag: Wat?, antwoorden: []}\n" * (10 * MB // 36),
        "10 MB of noise": bytes(range(256)) * (10 * MB // 256),
        "NUL bytes": b"titel: a\x00b\n",
        "UTF-16": TREE.encode("utf-16"),
        "a tag that runs code": b"titel: !!python/object/apply:os.system [echo]\n",
    }


def seconds_of(folder: Path, raw: bytes) -> tuple[float, int]:
    """How long checking the folder with this file takes, in seconds, and the exit code."""
    (folder / "decision_trees" / "boom.yaml").write_bytes(raw)
    begin = time.perf_counter()
    command = [sys.executable, "-m", "ido_cli", "--map", str(folder), "bomen", "controleer"]
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=60
    )
    return time.perf_counter() - begin, done.returncode


def main() -> int:
    all_kept = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "decision_trees").mkdir()
        (folder / "partners.yaml").write_text(
            "bibliotheek: Meting\nregios: [Hier]\ndiensten: {hulp: Hulp}\n", encoding="utf-8"
        )
        print("| file | seconds | beside a good one | at most | finding | kept |")
        print("|---|---|---|---|---|---|")
        good = slowest = 0.0
        for name, raw in files().items():
            taken, code = seconds_of(folder, raw)
            good = good or taken
            kept = taken <= AT_MOST and (raw == TREE.encode() or code == ERROR)
            all_kept &= kept
            slowest = max(slowest, taken)
            found = "yes" if code == ERROR else "none"
            print(
                (
                    f"| {name} | {taken:.2f} | {taken / good:.1f} | {AT_MOST} | {found} | "
                    f"{'yes' if kept else 'NO'} |"
                ),
                flush=True,
            )
    print(f"\n{TABLE}")
    tell(
        "the slowest of the hostile trees",
        f"{slowest:.1f} s",
        f"{AT_MOST:.0f} s",
        all_kept,
        "a good tree",
        f"{good:.1f} s",
        slowest / good,
    )
    return 0 if all_kept else 1


if __name__ == "__main__":
    sys.exit(main())
