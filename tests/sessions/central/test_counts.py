"""The counts that the centre keeps are those of a count from scratch, whatever was changed."""

from collections.abc import Iterator
from datetime import date, timedelta
from threading import Thread
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.sessions import statistics
from ido_cli.sessions.central.sharing import SharedDatabase
from ido_cli.sessions.over_time import over_time
from ido_cli.sessions.statistics import Figures, Period, figures
from sessions.centre import emptied

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NAMES = st.sampled_from(["aow", "digid", "geen", "", "O'Neill", "schulden"])
MAYBE = st.none() | NAMES
NEARBY = st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(" ".join)
DAYS = st.dates(YEAR.first, YEAR.last).map(str) | st.sampled_from(["2026-02-28", "2026-03-01"])
CASES = st.tuples(
    NAMES,
    st.sampled_from([None, "geen-recht", "geen-aanbod", "doorverwezen"]),
    st.sampled_from(["", "lijst", "herkend"]),
    st.integers(0, 1),
    MAYBE,
    NEARBY,
    NEARBY,
    NEARBY,
)
CHANNELS = st.sampled_from(["balie", "telefoon"])
SESSION = st.tuples(DAYS, MAYBE, st.integers(0, 4000), st.integers(0, 1), CHANNELS)
STEP = st.tuples(
    st.sampled_from(["put", "put", "put", "remove", "redate", "clear", "fold"]),
    st.integers(0, 6),
    SESSION,
    st.lists(CASES, max_size=4),
)
PERIODS = st.tuples(st.dates(YEAR.first, YEAR.last), st.integers(0, 400)).map(
    lambda pair: Period(pair[0], pair[0] + timedelta(days=pair[1]))
)


@pytest.fixture(scope="module")
def shared(cluster: str) -> Iterator[SharedDatabase]:
    emptied(cluster)
    with SharedDatabase(cluster) as made:
        made.prepare()
        yield made


def put(connection: psycopg.Connection[Any], step: tuple[Any, ...]) -> None:
    """Do one thing to the tables, as a desk or an administrator may."""
    kind, number, (day, desk, seconds, done, channel), cases = step
    sid = f"s{number}"
    if kind == "put":
        row = (sid, "2026-01-01T10:00Z", desk, day, seconds, done, channel, "h", "o")
        connection.execute(
            "INSERT INTO session VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (id) DO UPDATE SET (location, day, seconds, done, channel) ="
            " (excluded.location, excluded.day, excluded.seconds, excluded.done, excluded.channel)",
            row,
        )
        connection.execute("DELETE FROM cases WHERE session = %s", (sid,))
        for n, case in enumerate(cases):
            connection.execute(
                "INSERT INTO cases (session, number, day, location, done, tree, outcome, found,"
                " urgent, addressee, nearby, bounced, doubted)"
                f" VALUES ({', '.join(['%s'] * 13)})",
                (sid, n, day, desk, done, *case),
            )
    elif kind == "remove":
        connection.execute("DELETE FROM session WHERE id <= %s", (sid,))
    elif kind == "redate":
        connection.execute("UPDATE cases SET day = %s WHERE session >= %s", (day, sid))
        connection.execute("UPDATE session SET day = %s WHERE id >= %s", (day, sid))
    elif kind == "clear" and number == 0:
        connection.execute("TRUNCATE session CASCADE")
    else:
        connection.execute("SELECT fold()")


class FromScratch:
    """The rows without the counts."""

    keeps_counts = False

    def __init__(self, source: SharedDatabase) -> None:
        self.rows = source.rows


def from_scratch(source: SharedDatabase, period: Period) -> Figures:
    """The figures without the counts."""
    return figures(FromScratch(source), period)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=12), PERIODS)
def test_counts_are_those_of_a_count_from_scratch(
    shared: SharedDatabase, steps: list[tuple[Any, ...]], period: Period
) -> None:
    for step in steps:
        put(shared._connection, step)
    for one in (period, YEAR):
        assert figures(shared, one) == from_scratch(shared, one)
        assert over_time(shared, one) == over_time(FromScratch(shared), one)


def test_counts_are_exact_while_many_push_and_one_folds(shared: SharedDatabase) -> None:
    """Each desk commits its own rows; who finds the folding taken leaves it to the next."""
    url = shared._connection.info.dsn
    failures: list[BaseException] = []

    def one(desk: int) -> None:
        try:
            with psycopg.connect(url) as connection:
                connection.execute("SET search_path TO ido")
                for number in range(12):
                    case = ("aow", "geen-recht", "lijst", 1, "svb", "a b", "svb", "aow#a svb")
                    visit = ("2026-05-01", f"d{desk}", 60 * number, 1, "balie")
                    put(connection, ("put", 100 * desk + number, visit, [case] * 2))
                    connection.execute("SELECT fold()")
                    connection.commit()
        except BaseException as error:  # noqa: BLE001  # a thread's failure must reach the test
            failures.append(error)

    shared._connection.execute("TRUNCATE session CASCADE")
    threads = [Thread(target=one, args=(desk,)) for desk in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    made = figures(shared, YEAR)
    assert made == from_scratch(shared, YEAR)
    assert (made.sessions, made.cases, made.nearby) == (96, 192, {"a": 192, "b": 192})
    shared._connection.execute("SELECT fold()")
    assert shared.rows("SELECT count(*) FROM delta") == [(0,)]
    assert figures(shared, YEAR) == made


def test_recount_mends_what_was_loaded_past_the_triggers(shared: SharedDatabase) -> None:
    put(shared._connection, ("put", 1, ("2026-05-01", "noord", 60, 1, "balie"), []))
    shared._connection.execute("UPDATE daily SET n = n + 7")
    shared._connection.execute("SELECT recount()")
    assert figures(shared, YEAR) == from_scratch(shared, YEAR)


@pytest.mark.parametrize(
    ("first", "last", "spans"),
    [
        ("2026-02-01", "2026-02-28", ["2026-02"]),
        (
            "2026-01-30",
            "2026-03-02",
            ["2026-01-30", "2026-01-31", "2026-02", "2026-03-01", "2026-03-02"],
        ),
        ("2025-12-01", "2026-01-31", ["2025-12", "2026-01"]),
        ("2026-02-02", "2026-02-03", ["2026-02-02", "2026-02-03"]),
        ("2026-12-31", "2026-12-31", ["2026-12-31"]),
    ],
)
def test_period_is_whole_months_and_the_days_around_them(
    first: str, last: str, spans: list[str]
) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert list(statistics._spans(period)) == spans


def test_desk_that_was_closed_is_known_by_the_counts(shared: SharedDatabase) -> None:
    put(shared._connection, ("clear", 0, ("", None, 0, 0, ""), ()))
    for number, desk in enumerate(("noord", "opgeheven", None)):
        put(shared._connection, ("put", number, ("2026-03-01", desk, 60, 1, "balie"), ()))
    put(shared._connection, ("fold", 0, ("", None, 0, 0, ""), ()))
    assert statistics.known_locations(shared) == {"noord", "opgeheven"}
