"""The columns that a desk and the shared database have in common, and those that stay here."""

import sqlite3

from ido_cli.sessions.tables import CASE, INDEXES, SESSION, declared, names, shared


def test_what_was_typed_or_says_when_a_desk_worked_is_never_shared() -> None:
    assert set(names(SESSION)) - set(names(shared(SESSION))) == {"updated", "waiting"}
    assert set(names(CASE)) - set(names(shared(CASE))) == {"text", "note"}


def test_case_carries_what_is_counted_by_so_that_counting_joins_nothing() -> None:
    assert {"day", "location", "done"} <= set(names(SESSION)) & set(names(CASE))


def test_moment_is_a_text_at_a_desk_and_a_time_in_postgresql() -> None:
    assert "begun text NOT NULL" in declared(SESSION)
    assert "begun timestamptz NOT NULL" in declared(shared(SESSION), "timestamptz")


def test_figures_are_counted_from_the_indexes_alone() -> None:
    database = sqlite3.connect(":memory:")
    database.executescript(
        f"CREATE TABLE session ({declared(SESSION)}) WITHOUT ROWID;"
        f"CREATE TABLE cases ({declared(CASE)}, PRIMARY KEY (session, number)) WITHOUT ROWID;"
        f"{INDEXES}"
    )
    where = "WHERE day >= 'a' AND day <= 'b' AND done = 1"
    for query in (
        f"SELECT count(*), avg(seconds) FROM session {where}",
        f"SELECT tree, outcome, urgent, found, count(*) FROM cases {where} AND location = 'x'"
        " GROUP BY 1, 2, 3, 4",
        f"SELECT nearby, count(*) FROM cases {where} GROUP BY 1",
        f"SELECT bounced, count(*) FROM cases {where} GROUP BY 1",
        f"SELECT doubted, count(*) FROM cases {where} GROUP BY 1",
        f"SELECT location, seconds, channel, count(*) FROM session {where} GROUP BY 1, 2, 3",
    ):
        plan = " ".join(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "COVERING INDEX" in plan, plan
    database.close()
