"""Makes the index of words in another process: the visit stays small, and typing is not held up."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ido_cli.workspace.reading import Workspace

_PROGRAM: Final = Path(__file__).parents[3]
"""Where this program lies."""
_RUN: Final = """
import runpy, sys
place = sys.argv.pop(1)
if place not in sys.path:
    sys.path.insert(0, place)
runpy.run_module("ido_cli", run_name="__main__")
"""
"""Runs it, before one that is installed; -P keeps out what lies in the folder where we are."""
_SOON: Final = 300_000
"""Bytes of text that are read sooner than another process starts."""
_MOST_SECONDS: Final = 60.0
"""After this time the visit makes the index itself."""
_LOOKS: Final = 0.05
"""So often, in seconds, it is seen how far it is."""


def takes_long(workspace: "Workspace") -> bool:
    """Whether another process may begin to read a workspace before this one would be done."""
    size = 0
    for path in workspace.paths():
        with suppress(OSError):
            size += path.stat().st_size
    return size > _SOON


def making(folder: Path, cache: Path) -> Iterator[None]:
    """Make the index in another process, which goes on when the visit ends; with each look at it.

    Its time is bounded: nobody waits for one that hangs.
    """
    words = ["--map", str(folder), "--gegevens", str(cache.parent), "voorbereiden", "--woorden"]
    quiet = subprocess.DEVNULL
    with suppress(OSError):
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _RUN, str(_PROGRAM), *words],
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        for _ in range(round(_MOST_SECONDS / _LOOKS)):
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOKS)
                return
            yield
        process.kill()
