"""The tables of a desk's file, and how those of an earlier version become these."""

from collections.abc import Mapping
from typing import Final

from ido_cli.sessions.tables import CASE, INDEXES, SESSION, declared

FILE_NAME: Final = "sessies.db"
SCHEMA_VERSION: Final = 4
_SHARED: Final = """
CREATE TABLE shared (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (session, target)
) WITHOUT ROWID
"""
"""What of a session was shared with a database, by its identity."""
_DOUBT: Final = """
CREATE TABLE doubt (
    number INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL
)
"""
"""What a desk says is not right, apart from the visit in which that was seen."""
SCHEMA: Final = f"""
CREATE TABLE session (
    {declared(SESSION)}
) WITHOUT ROWID;
CREATE TABLE cases (
    {declared(CASE)},
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
{INDEXES.strip()}
CREATE TABLE report (
    session TEXT NOT NULL,
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (session, number),
    FOREIGN KEY (session, number) REFERENCES cases (session, number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE answer (
    session TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    tree TEXT NOT NULL,
    step TEXT NOT NULL,
    value TEXT NOT NULL,
    heard INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session, number, position),
    FOREIGN KEY (session, number) REFERENCES cases (session, number) ON DELETE CASCADE
) WITHOUT ROWID;
{_SHARED.strip()};
{_DOUBT.strip()};
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""
MIGRATIONS: Final[Mapping[int, str]] = {
    1: """
ALTER TABLE question RENAME TO cases;
DROP INDEX question_day;
ALTER TABLE report RENAME COLUMN question TO number;
ALTER TABLE answer RENAME COLUMN question TO number
""",
    2: f"DROP TABLE shared; {_SHARED.strip()}",
    3: f"""
DROP INDEX IF EXISTS session_day;
DROP INDEX IF EXISTS case_day;
ALTER TABLE session ADD COLUMN channel text NOT NULL DEFAULT 'balie';
ALTER TABLE session ADD COLUMN waiting text NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN bounced text NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN doubted text NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
{_DOUBT.strip()};
{INDEXES.strip().removesuffix(";")}
""",
}
"""From a schema version to the statements that make the next one of it."""
