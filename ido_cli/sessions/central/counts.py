"""Counts that the PostgreSQL of all desks keeps, exact after every statement that changes a row.

Of each day and of each month: how often each tree, addressee, outcome, desk and so on is there,
over all desks. Triggers write what a statement changed as rows of `delta`, which nobody waits for;
`fold` adds them to `daily` whenever no one else does. `counts` is both, so that a reader is never
late.
"""

from typing import Final

from ido_cli.sessions.statistics import NO_OFFER, NO_RIGHT

_FOLD_LOCK: Final = 4_936_002
"""The advisory lock of who folds: any number of our own, but for the one in sharing."""
_AS_OWNER: Final = "SECURITY DEFINER SET search_path = ido, pg_temp"
_NAMES: Final = {
    "session": """
        SELECT 'location', coalesce(r.location, '')
        UNION ALL SELECT 'seconds', r.seconds::text
        UNION ALL SELECT 'channel', r.channel""",
    "cases": f"""
        SELECT 'tree', r.tree
        UNION ALL SELECT 'addressee', r.addressee
        UNION ALL SELECT 'outcome', r.outcome
        UNION ALL SELECT 'found', r.found
        UNION ALL SELECT 'urgent', CASE WHEN r.urgent <> 0 THEN '' END
        UNION ALL SELECT r.outcome, r.tree WHERE r.outcome IN ('{NO_RIGHT}', '{NO_OFFER}')
        UNION ALL SELECT list.what, one FROM (VALUES
                ('nearby', r.nearby), ('bounced', r.bounced), ('doubted', r.doubted)
            ) list(what, several), unnest(string_to_array(list.several, ' ')) one
            WHERE one <> ''""",
}
"""What is counted of a row r: of what it is a name, and the name."""
INDEXES: Final = (
    "CREATE INDEX IF NOT EXISTS session_desk ON session (location, day)",
    "CREATE INDEX IF NOT EXISTS case_desk ON cases (location, day)",
)
"""One desk is counted from its rows; see `statistics.figures`."""
_COLUMNS: Final = "span text NOT NULL, what text NOT NULL, name text NOT NULL, n bigint NOT NULL"
_SPANS: Final = "CROSS JOIN LATERAL (VALUES (span), (left(span, 7))) s(span)"
"""What is counted of a day is counted of its month too."""


def _counted(table: str, rows: str, sign: str) -> str:
    """The counts of each day for some rows of a table."""
    return f"""SELECT r.day, w.what, w.name, {sign} * count(*)
    FROM {rows} r
    CROSS JOIN LATERAL ({_NAMES[table]}
    ) w(what, name)
    WHERE r.done = 1 AND w.name IS NOT NULL
    GROUP BY 1, 2, 3"""


def _count(table: str) -> str:
    """The function that a trigger calls, with 1 for rows that came and -1 for those gone."""
    return f"""CREATE OR REPLACE FUNCTION count_{table}() RETURNS trigger
LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM recount();
    ELSE
        INSERT INTO delta {_counted(table, "changed", "TG_ARGV[0]::int")};
    END IF;
    RETURN NULL;
END
$$"""


def _triggers(table: str) -> tuple[str, ...]:
    kinds = (
        ("came", "INSERT", "REFERENCING NEW TABLE AS changed", "1"),
        ("gone", "DELETE", "REFERENCING OLD TABLE AS changed", "-1"),
        ("before", "UPDATE", "REFERENCING OLD TABLE AS changed", "-1"),
        ("after", "UPDATE", "REFERENCING NEW TABLE AS changed", "1"),
        ("emptied", "TRUNCATE", "", ""),
    )
    return tuple(
        f"CREATE OR REPLACE TRIGGER count_{name} AFTER {event} ON {table} {rows}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION count_{table}('{sign}')"
        for name, event, rows, sign in kinds
    )


TABLES: Final = (
    f"CREATE TABLE IF NOT EXISTS daily ({_COLUMNS}, PRIMARY KEY (span, what, name) INCLUDE (n))",
    f"CREATE TABLE IF NOT EXISTS delta ({_COLUMNS})",
    "CREATE OR REPLACE VIEW counts AS SELECT * FROM daily UNION ALL"
    f" SELECT s.span, what, name, n FROM delta {_SPANS}",
)
FUNCTIONS: Final = (
    f"""CREATE OR REPLACE FUNCTION fold() RETURNS void
LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    IF pg_try_advisory_xact_lock({_FOLD_LOCK}) THEN
        WITH gone AS (DELETE FROM delta RETURNING *)
        INSERT INTO daily SELECT s.span, what, name, sum(n) FROM gone {_SPANS} GROUP BY 1, 2, 3
        HAVING sum(n) <> 0
        ON CONFLICT (span, what, name) DO UPDATE SET n = daily.n + excluded.n;
    END IF;
END
$$""",
    f"""CREATE OR REPLACE FUNCTION recount() RETURNS void
LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    LOCK TABLE session, cases IN SHARE MODE;
    DELETE FROM delta;
    DELETE FROM daily;
    INSERT INTO delta {_counted("session", "session", "1")};
    INSERT INTO delta {_counted("cases", "cases", "1")};
    PERFORM fold();
END
$$""",
    *(_count(table) for table in _NAMES),
    *(trigger for table in _NAMES for trigger in _triggers(table)),
    "REVOKE ALL ON FUNCTION fold(), recount(), count_session(), count_cases() FROM PUBLIC",
)
"""`recount` is for the migration, and for who loads rows past the triggers."""
