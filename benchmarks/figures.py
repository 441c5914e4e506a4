"""What figures cost.

It measures statistics over 10,000 to 1,000,000 sessions in SQLite and in PostgreSQL, and twenty
desks that push at once.

    python benchmarks/figures.py [MOST] [POSTGRESQL_URL]
    python benchmarks/figures.py landelijk [CASES]

The second makes a year of 10 million cases in PostgreSQL, by SQL.

Without a URL a PostgreSQL is made in a temporary folder where Debian's package is installed, else
those rows are left out.
"""

import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import psycopg
from postgres import binaries, server
from promise import TABLE, tell

from ido_cli.sessions.central.sharing import SharedDatabase, push
from ido_cli.sessions.statistics import Period, Source, figures
from ido_cli.sessions.store import Store

TREES = [f"boom-{n}" for n in range(44)]
PARTNERS = [f"partner-{n}" for n in range(100)]
OUTCOMES = [
    "zelf-verder",
    "doorverwezen",
    "overgedragen",
    "terugkomen",
    "geen-recht",
    "geen-aanbod",
    "niet-geholpen",
]
DESKS, DESK_SESSIONS = 20, 500
DESK_YEAR = 100_000
"""Questions at a busy desk in a year."""
DESK_SECONDS = 0.5
SHARED_SECONDS = 1.0
YEAR = Period(date(2025, 11, 25), date(2026, 11, 24))


Row = dict[str, Any]
"""What is put in a table, by the names of its columns; the others have their defaults."""


def rows(count: int, prefix: str = "s") -> Iterator[tuple[Row, list[Row]]]:
    """Sessions of one to three cases over the year before the last day of YEAR."""
    chance = Random(count)
    last = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for number in range(count):
        begun = last - timedelta(minutes=chance.randrange(364 * 24 * 60))
        session = {
            "id": f"{prefix}{number:09}",
            "begun": begun.isoformat(),
            "updated": begun.isoformat(),
            "location": chance.choice(["a", "b", "c"]),
            "day": begun.date().isoformat(),
            "seconds": chance.randrange(60, 1800),
            "done": 1,
        }
        cases = [
            {
                "session": session["id"],
                "number": n,
                **{name: session[name] for name in ("day", "location", "done")},
                "tree": chance.choice(TREES),
                "outcome": chance.choice(OUTCOMES),
                "found": "herkend",
                "urgent": 0,
                "advice": "advies",
                "addressee": chance.choice(PARTNERS),
                "kind": "overheidsinstantie",
                "nearby": chance.choice(PARTNERS),
                "text": "",
                "note": "",
            }
            for n in range(chance.choice([1, 1, 1, 2, 3]))
        ]
        yield session, cases


def filled(folder: Path, count: int, prefix: str = "s") -> Store:
    """A desk's store with many sessions, put in its file in one transaction."""
    store = Store(folder, print)
    store.close()
    database = sqlite3.connect(store.path)
    with database:
        for session, cases in rows(count, prefix):
            database.execute(inserted("session", session), session)
            database.executemany(inserted("cases", cases[0]), cases)
    database.close()
    return Store(folder, print)


def inserted(table: str, row: Row) -> str:
    """The statement that puts a row in a table."""
    values = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"


def seconds_of_figures(source: Source, expected: int) -> float:
    """The figures of a whole year, in seconds; they must count every session."""
    begin = time.perf_counter()
    made = figures(source, YEAR)
    taken = time.perf_counter() - begin
    assert made.sessions == expected, (made.sessions, expected)
    return taken


def push_at_once(url: str, place: Path) -> float:
    """Twenty desks push their sessions at the same time; the seconds until the last is done."""
    stores = []
    for desk in range(DESKS):
        filled(place / f"desk-{desk}", DESK_SESSIONS, f"d{desk:02}-").close()
        stores.append(place / f"desk-{desk}")
    done: list[int] = []

    def one(folder: Path) -> None:
        with SharedDatabase(url) as shared:
            done.append(push(Store(folder, print), shared).sent)

    threads = [threading.Thread(target=one, args=(folder,)) for folder in stores]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - begin
    assert sum(done) == DESKS * DESK_SESSIONS, done
    return taken


def main() -> int:
    if sys.argv[1:2] == ["landelijk"]:
        with server() as central:
            kept = national(central, int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000)
        return 0 if kept else 1
    kept = True
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size <= most] or [most]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = (
            sys.argv[2]
            if len(sys.argv) > 2
            else stack.enter_context(server())
            if binaries()
            else None
        )
        print("| sessions | SQLite | PostgreSQL | a session in the file |")
        print("|---|---|---|---|")
        for size in sizes:
            store = filled(place / str(size), size)
            mine = seconds_of_figures(store, size)
            bytes_each = store.path.stat().st_size / size
            theirs = f"{_in_postgres(url, size):.2f} s" if url else "not there"
            print(f"| {size:,} | {mine:.2f} s | {theirs} | {bytes_each:.0f} bytes |", flush=True)
            store.close()
            if size == DESK_YEAR:
                print(f"\n{TABLE}")
                what = f"figures of a year at the desk, {size:,} questions"
                kept = tell(what, f"{mine:.2f} s", f"{DESK_SECONDS} s", mine <= DESK_SECONDS)
        if url:
            _empty(url)
            taken = push_at_once(url, place)
            print(
                f"\n{DESKS} desks push {DESK_SESSIONS} sessions each at once: {taken:.1f} s, "
                "nothing lost, nothing twice"
            )
    return 0 if kept else 1


def _in_postgres(url: str, size: int) -> float:
    """The figures over as many sessions in PostgreSQL, in seconds."""
    _made_by_sql(url, size)
    with SharedDatabase(url) as shared:
        return seconds_of_figures(shared, size)


def _made_by_sql(url: str, sessions: int) -> float:
    """A year of sessions at 1,200 desks with three cases to two of them; the seconds of counting.

    The rows come past the triggers, as a bulk load does, and are then counted once.
    """
    _empty(url)
    with psycopg.connect(url, autocommit=True) as connection:
        run = connection.execute
        run("SET search_path TO ido")
        run("SET session_replication_role = replica")
        run(_SESSIONS_SQL, (str(YEAR.first), sessions))
        run(_CASES_SQL)
        run("SET session_replication_role = origin")
        begin = time.perf_counter()
        run("SELECT recount()")
        taken = time.perf_counter() - begin
        run("VACUUM ANALYZE")
    return taken


_SESSIONS_SQL = """
INSERT INTO session (id, begun, location, day, seconds, done)
SELECT 's' || n, now(), 'balie-' || n %% 1200, (%s::date + n %% 365)::text,
    60 + (random() * 1740)::int, 1
FROM generate_series(1, %s) n
"""
_CASES_SQL = """
INSERT INTO cases (session, number, day, location, done, tree, outcome, found, urgent, advice,
    addressee, kind, nearby)
SELECT s.id, c, s.day, s.location, 1, 'boom-' || (random() * 67)::int,
    (ARRAY['zelf-verder', 'doorverwezen', 'overgedragen', 'terugkomen', 'geen-recht', 'geen-aanbod',
    'niet-geholpen'])[1 + floor(random() * 7)], CASE WHEN random() < 0.1 THEN 'lijst' ELSE 'herkend'
    END, (random() < 0.02)::int, 'advies-' || (random() * 9)::int,
    CASE WHEN random() < 0.7 THEN 'landelijk-' || (random() * 59)::int
    ELSE 'partner-' || s.location || '-' || (random() * 2)::int END, 'overheidsinstantie',
    'partner-' || s.location || '-' || (random() * 3)::int
FROM session s, generate_series(0, substr(s.id, 2)::bigint % 2) c
"""
"""Seven in ten go to one of sixty agencies, the others to one of three partners of the desk."""


def national(url: str, cases: int) -> bool:
    """A year of so many cases at the centre: figures of all desks, and of one.

    Whether the promise is kept.
    """
    sessions = cases * 2 // 3
    counting = _made_by_sql(url, sessions)
    with SharedDatabase(url) as shared:
        for _ in range(2):  # the first time the disk is cold
            every = seconds_of_figures(shared, sessions)
        begin = time.perf_counter()
        one = figures(shared, YEAR, "balie-7")
        taken = time.perf_counter() - begin
        rows = shared.rows("SELECT count(*), pg_size_pretty(pg_table_size('daily')) FROM daily")[0]
    print(
        f"{cases:,} cases at 1,200 desks: all {every:.2f} s, one desk ({one.cases:,}) {taken:.2f} s"
        f"; {rows[0]:,} counts, {rows[1]}; counted once from scratch in {counting:.0f} s"
    )
    print(f"\n{TABLE}")
    return tell(
        f"figures of a year in the shared database, {cases:,} questions",
        f"{every:.2f} s",
        f"{SHARED_SECONDS:.0f} s",
        every <= SHARED_SECONDS,
        "counting them from scratch",
        f"{counting:.0f} s",
        every / counting,
    )


def _empty(url: str) -> None:
    with SharedDatabase(url) as shared:
        shared.prepare()
        shared._connection.execute("TRUNCATE ido.session CASCADE")


if __name__ == "__main__":
    sys.exit(main())
