"""The tables that a desk and the shared database have in common, each column named once.

A case carries the day and the desk of its session, so that counting reads one index and joins
nothing. What is not `shared` (text, note) never leaves the desk: the shared tables have no column
for it. More names in one column have a space between them.
"""

from typing import Final, NamedTuple


class Column(NamedTuple):
    """A column: its name, its type, and whether it is shared.

    The type `moment` is a text at a desk and a timestamptz in PostgreSQL.
    """

    name: str
    kind: str
    shared: bool = True


SESSION: Final = (
    Column("id", "text PRIMARY KEY"),
    Column("begun", "moment NOT NULL"),
    Column("updated", "moment NOT NULL", shared=False),
    Column("location", "text"),
    Column("day", "text NOT NULL"),
    Column("seconds", "integer NOT NULL"),
    Column("done", "integer NOT NULL"),
    Column("channel", "text NOT NULL DEFAULT 'balie'"),
    Column("waiting", "text NOT NULL DEFAULT ''", shared=False),
)
CASE: Final = (
    Column("session", "text NOT NULL REFERENCES session (id) ON DELETE CASCADE"),
    Column("number", "integer NOT NULL"),
    Column("day", "text NOT NULL"),
    Column("location", "text"),
    Column("done", "integer NOT NULL"),
    Column("tree", "text NOT NULL"),
    Column("outcome", "text"),
    Column("found", "text NOT NULL"),
    Column("urgent", "integer NOT NULL"),
    Column("advice", "text"),
    Column("addressee", "text"),
    Column("kind", "text"),
    Column("nearby", "text NOT NULL"),
    Column("text", "text NOT NULL", shared=False),
    Column("note", "text NOT NULL", shared=False),
    Column("bounced", "text NOT NULL DEFAULT ''"),
    Column("doubted", "text NOT NULL DEFAULT ''"),
)
INDEXES: Final = """
CREATE INDEX IF NOT EXISTS session_day ON session (day, done, location, seconds, channel);
CREATE INDEX IF NOT EXISTS case_day ON cases
    (day, done, location, tree, outcome, urgent, found, addressee, nearby, bounced, doubted);
"""


def names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The names of columns, in their order."""
    return tuple(column.name for column in columns)


def shared(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns that the shared database has too."""
    return tuple(column for column in columns if column.shared)


def declared(columns: tuple[Column, ...], moment: str = "text") -> str:
    """Columns as a CREATE TABLE declares them."""
    kinds = ((column.name, column.kind.replace("moment", moment)) for column in columns)
    return ",\n    ".join(f"{name} {kind}" for name, kind in kinds)
