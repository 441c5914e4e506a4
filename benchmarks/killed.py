"""Visits that are killed (-9) at a random moment: what was answered is on disk.

    pip install pexpect
    python benchmarks/killed.py [VISITS] [SEED]

An answer counts as given once the next question is on the screen. After the kill the desk's file is
opened as the next visit does, and must hold those answers whole. Exit code 1 when one does not.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import pexpect
from promise import TABLE, tell

from ido_cli.sessions.store import Store

FIRST = "Wat wil de klant met de toeslag"
KEYS = ("4", "1")
"""The answers that are given, each by its number."""
SHOWN = ("vraag 2", "advies")
"""What is on the screen once each of them is kept."""


def killed_after(folder: Path, moment: float) -> int:
    """Hold a visit and kill it so many seconds after the first question; the answers given."""
    command = ["-m", "ido_cli", "--gegevens", str(folder), "--locatie", "nieuwstraat"]
    child = pexpect.spawn(
        sys.executable,
        [*command, "start", "--boom", "toeslagen"],
        dimensions=(40, 100),
        timeout=30,
        env={**os.environ, "IDO_MEERTALIG": "uit"},
    )
    child.expect(FIRST)
    end = time.monotonic() + moment
    given = 0
    for key, shown in zip(KEYS, SHOWN, strict=True):
        child.send(key)
        left = end - time.monotonic()
        if left <= 0 or child.expect([shown, pexpect.TIMEOUT], timeout=left):
            break
        given += 1
    child.kill(signal.SIGKILL)
    child.close(force=True)
    return given


def kept_in(folder: Path) -> int:
    """The number of answers that the desk's file holds; complains of a file that was set aside."""
    told: list[str] = []
    store = Store(folder, told.append)
    sessions = store.sessions()
    store.close()
    assert not told, told
    return max((len(case.answers) for one in sessions for case in one.session.cases), default=0)


def main() -> int:
    visits, seed = (int(word) for word in (*sys.argv[1:], "1000", "7")[:2])
    chance = random.Random(seed)
    lost = halfway = 0
    for _ in range(visits):
        with tempfile.TemporaryDirectory() as place:
            given = killed_after(Path(place), chance.uniform(0, 1.2))
            lost += kept_in(Path(place)) < given
            halfway += 0 < given < len(KEYS)
    print(TABLE)
    whole = f"{visits - lost:,} of {visits:,} keep what was answered"
    return 0 if tell("a killed visit", whole, "all", lost == 0) else 1


if __name__ == "__main__":
    sys.exit(main())
