"""Sessions -> figures, computed by the database that holds them: the desk's own SQLite or the shared PostgreSQL.

Both have the tables session, question and nearby with the same columns, so each query is written once, with `?` for a value. Only
finished sessions count. No free text is read, but for the unrecognised texts that a desk keeps itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Protocol

from ido_cli.triage import FROM_LIST

NO_RIGHT: Final = "geen-recht"
NO_OFFER: Final = "geen-aanbod"


class Source(Protocol):
    """A database of sessions."""

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query; `?` stands for a value."""


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date

    @property
    def before(self) -> "Period":
        """The period of the same length just before."""
        days = (self.last - self.first).days + 1
        return Period(self.first - timedelta(days=days), self.first - timedelta(days=1))


@dataclass(frozen=True)
class Figures:
    """What a period came to. Mappings go from an id to a count, the largest first; durations are in seconds a visit."""

    period: Period
    location: str | None
    sessions: int = 0
    questions: int = 0
    seconds_mean: int = 0
    seconds_median: int = 0
    urgent: int = 0
    unrecognised: int = 0
    topics: Mapping[str, int] = field(default_factory=dict)
    addressees: Mapping[str, int] = field(default_factory=dict)
    nearby: Mapping[str, int] = field(default_factory=dict)
    outcomes: Mapping[str, int] = field(default_factory=dict)
    locations: Mapping[str, int] = field(default_factory=dict)
    no_right: Mapping[str, int] = field(default_factory=dict)
    no_offer: Mapping[str, int] = field(default_factory=dict)

    @property
    def questions_a_session(self) -> float:
        """How many questions a visit had, on average."""
        return round(self.questions / self.sessions, 2) if self.sessions else 0.0


def figures(source: Source, period: Period, location: str | None = None) -> Figures:
    """The figures of a period, at one desk or at all."""
    where, values = _where(period, location)
    sessions, mean = source.rows(f"SELECT count(*), avg(s.seconds) FROM session s WHERE {where}", values)[0]
    questions, urgent, unrecognised = source.rows(
        "SELECT count(*), coalesce(sum(CAST(q.urgent AS integer)), 0),"
        " coalesce(sum(CASE WHEN q.found = ? THEN 1 ELSE 0 END), 0)"
        f" FROM question q JOIN session s ON s.id = q.session WHERE {where}",
        (FROM_LIST, *values),
    )[0]
    return Figures(
        period,
        location,
        sessions=sessions,
        questions=questions,
        seconds_mean=round(mean or 0),
        seconds_median=_median(source, where, values, sessions),
        urgent=urgent,
        unrecognised=unrecognised,
        topics=_counts(source, "q.tree", where, values),
        addressees=_counts(source, "q.addressee", f"{where} AND q.addressee IS NOT NULL", values),
        nearby=_nearby(source, where, values),
        outcomes=_counts(source, "q.outcome", where, values),
        locations=_locations(source, where, values),
        no_right=_counts(source, "q.tree", f"{where} AND q.outcome = ?", (*values, NO_RIGHT)),
        no_offer=_counts(source, "q.tree", f"{where} AND q.outcome = ?", (*values, NO_OFFER)),
    )


def unrecognised_texts(source: Source, period: Period, location: str | None = None, most: int = 50) -> list[tuple[str, str]]:
    """What visitors said that was not recognised, with the tree that was chosen from the list; the desk's own file only."""
    where, values = _where(period, location)
    query = (
        f"SELECT q.text, q.tree FROM question q JOIN session s ON s.id = q.session WHERE {where} AND q.found = ? AND q.text <> ''"
        " ORDER BY s.begun DESC LIMIT ?"
    )
    return [(text, tree) for text, tree in source.rows(query, (*values, FROM_LIST, most))]


@dataclass(frozen=True)
class DayRow:
    """One question of a day, in the order in which the national form asks."""

    time: str
    session: str
    kind: str
    tree: str
    addressee: str
    referred: str
    outcome: str
    minutes: int


def day_sheet(source: Source, day: date, location: str | None = None) -> list[DayRow]:
    """The questions of one day, oldest first. `kind` is the kind of the first addressee, `referred` a partner named nearby."""
    where, values = _where(Period(day, day), location)
    query = (
        "SELECT s.begun, s.id, q.kind, q.tree, q.addressee, q.outcome, s.seconds,"
        " (SELECT min(n.partner) FROM nearby n WHERE n.session = q.session AND n.question = q.number)"
        f" FROM question q JOIN session s ON s.id = q.session WHERE {where} ORDER BY s.begun, s.id, q.number"
    )
    rows = []
    for begun, sid, kind, tree, addressee, outcome, seconds, partner in source.rows(query, values):
        rows.append(DayRow(str(begun), sid, kind or "", tree, addressee or "", partner or "", outcome or "", max(1, round(seconds / 60))))
    return rows


def _where(period: Period, location: str | None) -> tuple[str, tuple[Any, ...]]:
    where = "s.done = 1 AND s.day >= ? AND s.day <= ?"
    values: tuple[Any, ...] = (period.first.isoformat(), period.last.isoformat())
    return (f"{where} AND s.location = ?", (*values, location)) if location else (where, values)


def _counts(source: Source, column: str, where: str, values: tuple[Any, ...]) -> dict[str, int]:
    query = (
        f"SELECT {column}, count(*) AS n FROM question q JOIN session s ON s.id = q.session WHERE {where}"
        f" GROUP BY {column} ORDER BY n DESC, {column}"
    )
    return {str(name): count for name, count in source.rows(query, values) if name is not None}


def _nearby(source: Source, where: str, values: tuple[Any, ...]) -> dict[str, int]:
    query = (
        f"SELECT n.partner, count(*) AS n FROM nearby n JOIN session s ON s.id = n.session WHERE {where}"
        " GROUP BY n.partner ORDER BY n DESC, n.partner"
    )
    return dict(source.rows(query, values))


def _locations(source: Source, where: str, values: tuple[Any, ...]) -> dict[str, int]:
    query = f"SELECT s.location, count(*) AS n FROM session s WHERE {where} GROUP BY s.location ORDER BY n DESC, s.location"
    return {name or "": count for name, count in source.rows(query, values)}


def _median(source: Source, where: str, values: tuple[Any, ...], sessions: int) -> int:
    if not sessions:
        return 0
    query = f"SELECT s.seconds FROM session s WHERE {where} ORDER BY s.seconds LIMIT 1 OFFSET ?"
    return int(source.rows(query, (*values, (sessions - 1) // 2))[0][0])
