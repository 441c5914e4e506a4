"""The most memory that a visit at the desk takes, without the extra [meertalig].

It is measured over a whole visit in a real terminal (Linux only).

    python benchmarks/memory.py
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import pexpect
from promise import TABLE, tell

MOST_MEGABYTES = 70


def peak_megabytes() -> float:
    """The peak resident memory of one visit, in megabytes."""
    environment = {**os.environ, "IDO_MEERTALIG": "uit"}
    with tempfile.TemporaryDirectory() as folder:
        words = ["-m", "ido_cli", "--gegevens", folder, "--locatie", "nieuwstraat"]
        child = pexpect.spawn(
            sys.executable, words, dimensions=(40, 100), timeout=30, env=environment
        )
        child.expect("Wat vraagt de klant")
        time.sleep(1.5)
        child.send("ik moet zorgtoeslag terugbetalen\r")
        child.expect("Geen van deze")
        child.send("1")
        child.expect("vraag 1")
        child.send("4")
        child.expect("vraag 2")
        child.send("1")
        child.expect("advies")
        status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
        child.close(force=True)
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def main() -> int:
    peak = peak_megabytes()
    kept = peak <= MOST_MEGABYTES
    print(TABLE)
    tell("memory at the desk", f"{peak:.0f} MB", f"{MOST_MEGABYTES} MB", kept)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
