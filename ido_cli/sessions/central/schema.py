"""The tables, functions and rights of the PostgreSQL of all desks, and how older ones become these.

A desk has no right on a table: it calls two functions of the owner, which write rows of the calling
user alone. Each statement stands by itself, so that a migration can be cut after any of them.
"""

from collections.abc import Mapping
from typing import Final

from ido_cli.sessions.central import counts
from ido_cli.sessions.tables import CASE, SESSION, declared, names, shared

SCHEMA_VERSION: Final = 5
SHARED: Final = {"session": shared(SESSION), "cases": shared(CASE)}
"""What is shared: no text, no note, no answers. The names are the same in the desk's file."""
DESK_ROLE: Final = "ido_balie"
FIGURES_ROLE: Final = "ido_cijfers"

_OWNED: Final = ("hash text NOT NULL DEFAULT ''", "owner text NOT NULL DEFAULT ''")
"""What a session holds beside what is shared: the hash of it, and the user that shared it.

Both are empty in a row of version 2, which its desk replaces and so makes its own.
"""
VERSION_TABLE: Final = """CREATE TABLE IF NOT EXISTS version (
    number integer NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid()
)"""
"""`id` is the identity of the database: it stays when the database moves or is restored."""
TABLES: Final = (
    f"CREATE TABLE IF NOT EXISTS session ({declared(SHARED['session'], 'timestamptz')},"
    f" {', '.join(_OWNED)})",
    f"CREATE TABLE IF NOT EXISTS cases ({declared(SHARED['cases'], 'timestamptz')},"
    " PRIMARY KEY (session, number))",
    *counts.INDEXES,
    *counts.TABLES,
)
MIGRATIONS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("ALTER TABLE question RENAME TO cases",),
    2: (
        *(f"ALTER TABLE session ADD COLUMN {column}" for column in _OWNED),
        "ALTER TABLE version ADD COLUMN IF NOT EXISTS id uuid NOT NULL DEFAULT gen_random_uuid()",
    ),
    3: (
        "DROP INDEX IF EXISTS session_day, question_day, case_day",
        *counts.INDEXES,
        *counts.TABLES,
    ),
    4: (
        "ALTER TABLE session ADD COLUMN channel text NOT NULL DEFAULT 'balie'",
        "ALTER TABLE cases ADD COLUMN bounced text NOT NULL DEFAULT ''",
        "ALTER TABLE cases ADD COLUMN doubted text NOT NULL DEFAULT ''",
    ),
}
"""From a schema version to the statements that make the next one of it."""

_AS_OWNER: Final = "SECURITY DEFINER SET search_path = ido, pg_temp"
_columns: Final = ", ".join(names(SHARED["session"]))
_changes: Final = ", ".join(
    f"{name} = excluded.{name}" for name in (*names(SHARED["session"])[1:], "hash", "owner")
)
FUNCTIONS: Final = (
    *counts.FUNCTIONS,
    f"""CREATE OR REPLACE FUNCTION wanted(ids text[], hashes text[]) RETURNS SETOF text
LANGUAGE sql STABLE {_AS_OWNER} AS $$
    SELECT one.id FROM unnest(ids, hashes) AS one (id, hash)
    WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.id = one.id AND s.hash = one.hash)
$$""",
    f"""CREATE OR REPLACE FUNCTION put(pushed jsonb) RETURNS SETOF text
LANGUAGE plpgsql {_AS_OWNER} AS $$
DECLARE stored text[];
BEGIN
    WITH kept AS (
        INSERT INTO session ({_columns}, hash, owner)
        SELECT {_columns}, hash, session_user
        FROM jsonb_populate_recordset(NULL::session, pushed -> 'session') ORDER BY id
        ON CONFLICT (id) DO UPDATE SET {_changes} WHERE session.owner IN ('', session_user)
        RETURNING id
    )
    SELECT array_agg(id) INTO stored FROM kept;
    DELETE FROM cases WHERE session = ANY (stored);
    INSERT INTO cases
    SELECT one.* FROM jsonb_populate_recordset(NULL::cases, pushed -> 'cases') one
    WHERE one.session = ANY (stored);
    PERFORM fold();
    RETURN QUERY SELECT unnest(stored);
END
$$""",
    "REVOKE ALL ON FUNCTION wanted(text[], text[]), put(jsonb) FROM PUBLIC",
)
"""`wanted`: which sessions are not there, or differ. `put`: put sessions whole, in the order of
their ids, so that no two desks wait for each other in a circle; the ids of those that are there
now. One of another user stays as it is.
"""
_ROLES: Final = f"{DESK_ROLE}, {FIGURES_ROLE}"
GRANTS: Final = (
    *(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')"
        f" THEN CREATE ROLE {role} NOLOGIN; END IF; END $$"
        for role in (DESK_ROLE, FIGURES_ROLE)
    ),
    f"GRANT USAGE ON SCHEMA ido TO {_ROLES}",
    f"GRANT SELECT ON version TO {_ROLES}",
    f"GRANT EXECUTE ON FUNCTION wanted(text[], text[]), put(jsonb) TO {DESK_ROLE}",
    f"GRANT SELECT ON session, cases, counts TO {FIGURES_ROLE}",
)
