"""The benchmarks still run: each with so little that it is over at once. Nothing is timed here."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from postgres import binaries

BENCHMARKS: Final = Path(__file__).parent.parent / "benchmarks"
POSTGRESQL: Final = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here")
SECONDS: Final = 120.0
"""How long a test waits for one of them before it fails."""


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks stand in a checkout")
@pytest.mark.parametrize(
    ("name", "size", "row"),
    [
        ("check", "10", "checking 10 trees of 40 questions"),
        pytest.param("cuts", "1", "a killed push", marks=POSTGRESQL),
        ("figures", "300", "| 300 |"),
        ("hostile", "", "the slowest of the hostile trees"),
        ("killed", "1", "a killed visit"),
        ("memory", "", "memory at the desk"),
        ("partners", "20", "with 20 partners"),
        ("register", "1", "partners"),
    ],
)
def test_benchmark_gives_its_row(name: str, size: str, row: str) -> None:
    """Whether a promise is kept does not matter: a busy machine keeps few."""
    command = [sys.executable, str(BENCHMARKS / f"{name}.py"), *filter(None, [size])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr == ""
    assert row in done.stdout
