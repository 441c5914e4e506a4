"""A thousand pushes that are killed at a random moment; then the centre holds what the desk holds.

    python benchmarks/cuts.py [CUTS] [SEED]

The desk goes on between the cuts, changes visits that were shared, and the centre is put back to an
older backup every tenth time. It needs Debian's package of PostgreSQL.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from cutting import NEW, cut_pushes
from postgres import server
from promise import TABLE, tell

from ido_cli.sessions.central.sharing import SharedDatabase


def main() -> int:
    cuts, seed = (int(word) for word in (*sys.argv[1:], "1000", "18")[:2])
    with server() as url, tempfile.TemporaryDirectory() as place:
        with SharedDatabase(url) as shared:
            shared.prepare()
        begin = time.perf_counter()
        killed = cut_pushes(url, Path(place), cuts, seed)
        taken = time.perf_counter() - begin
    print(
        f"{cuts} pushes, {killed} killed halfway, {cuts * NEW} sessions: nothing lost, nothing"
        f" twice, nothing old ({taken:.0f} s)\n\n{TABLE}"
    )
    tell("a killed push", f"{cuts:,} of {cuts:,}: nothing lost, twice or old", "all", True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
