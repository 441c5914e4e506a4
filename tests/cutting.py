"""Pushes that are killed (-9) at random moments, while the desk goes on and the centre is restored.

Used by the tests with 50 cuts and by benchmarks/cuts.py with 1,000.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer
from typing import Final

from sessions.centre import NOVEMBER, keep, shared_count, sql, visit

from ido_cli.sessions.central.sharing import SharedDatabase, push
from ido_cli.sessions.statistics import figures
from ido_cli.sessions.store import Store

NEW: Final = 30
"""Visits between one cut and the next."""
PUSHES: Final = """
import os, sys
from pathlib import Path
import psycopg
from ido_cli.sessions.central import sharing
from ido_cli.sessions.store import Store

sharing.BATCH = 10
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        os.write(1, b"%d\\n" % os.getpid())
        with sharing.SharedDatabase(sys.argv[2]) as shared:
            tell = lambda count: os.write(1, b"gedeeld\\n")
            sharing.push(Store(Path(sys.argv[1]), print), shared, tell)
        os._exit(0)
    sys.stdin.readline()
    status = os.waitpid(child, 0)[1]
    os.write(1, b"gedood\\n" if os.WIFSIGNALED(status) else b"klaar\\n")
"""
"""Everything is loaded once; for each line that comes in, a child of it pushes, until the next.

A line is one write: a kill never leaves half of one.
"""


def cut_pushes(url: str, folder: Path, cuts: int, seed: int) -> int:
    """Push with so many cuts, then once to the end; how many pushes were really killed.

    Asserts that the database then holds what the desk holds: nothing lost, nothing twice, nothing
    of before a change, no free text.
    """
    chance = random.Random(seed)
    store = Store(folder, print)
    killed = 0
    command = [sys.executable, "-c", PUSHES, str(folder), url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as loaded:
        late = Timer(120 + cuts * 2, loaded.kill)
        late.start()
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        for cut in range(cuts):
            _go_on(store, cut, chance)
            if cut % 10 == 9:
                sql(url, "DELETE FROM ido.session WHERE id < md5(random()::text)")  # an old backup
            loaded.stdin.write("deel\n")
            loaded.stdin.flush()
            child = int(loaded.stdout.readline())
            if chance.random() < 0.6:
                # cut in the middle of the batches, not before the first
                assert loaded.stdout.readline().startswith("gedeeld")
            time.sleep(chance.random() * 0.03)
            os.kill(child, signal.SIGKILL)
            loaded.stdin.write("gekapt\n")
            loaded.stdin.flush()
            while (end := loaded.stdout.readline()).startswith("gedeeld"):
                pass
            killed += end == "gedood\n"
        late.cancel()
    with SharedDatabase(url) as shared:
        push(store, shared)
        assert figures(shared, NOVEMBER) == figures(store, NOVEMBER)
        assert push(store, shared).sent == 0
    assert shared_count(url) == cuts * NEW
    assert "geheim" not in repr(
        sql(url, "SELECT s, c FROM ido.session s, ido.cases c WHERE c.session = s.id LIMIT 1000")
    )
    store.close()
    return killed


def _go_on(store: Store, cut: int, chance: random.Random) -> None:
    """New visits, and some of before to which a question was added or taken away."""
    for number in range(NEW):
        keep(store, visit(f"{cut:04}-{number:02}", number, "noord"))
    for _ in range(3 if cut else 0):
        earlier, number = chance.randrange(cut), chance.randrange(NEW)
        trees = ("aow", "digid", "schulden")[: chance.randint(1, 3)]
        keep(store, visit(f"{earlier:04}-{number:02}", number, "noord", *trees))
