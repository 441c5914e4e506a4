"""Sessions -> figures, computed by the database that holds them.

The desk's own SQLite or the shared PostgreSQL.

Both have the tables session and cases with the same columns, so each query is written once, with
`?` for a value. A case carries the day and the desk of its session, so that counting reads one
index and joins nothing. Only finished sessions count. No free text is read, but for the
unrecognised texts that a desk keeps itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Protocol

from ido_cli.triage.engine import FROM_LIST

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
    """What a period came to.

    Mappings go from an id to a count, the largest first; durations are in seconds a visit.
    """

    period: Period
    location: str | None
    sessions: int = 0
    cases: int = 0
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
    def cases_a_session(self) -> float:
        """How many cases a visit had, on average."""
        return round(self.cases / self.sessions, 2) if self.sessions else 0.0


def figures(source: Source, period: Period, location: str | None = None) -> Figures:
    """The figures of a period, at one desk or at all."""
    where, values = _where(period, location)
    sessions, mean = source.rows(
        f"SELECT count(*), avg(seconds) FROM session WHERE {where}", values
    )[0]
    kinds = source.rows(
        f"SELECT tree, outcome, urgent, found, count(*) FROM cases WHERE {where}"
        " GROUP BY tree, outcome, urgent, found",
        values,
    )
    return Figures(
        period,
        location,
        sessions=sessions,
        cases=sum(row[-1] for row in kinds),
        seconds_mean=round(mean or 0),
        seconds_median=_median(source, where, values, sessions),
        urgent=sum(row[-1] for row in kinds if row[2]),
        unrecognised=sum(row[-1] for row in kinds if row[3] == FROM_LIST),
        topics=_summed((tree, count) for tree, _, _, _, count in kinds),
        addressees=_summed(_grouped(source, "cases", "addressee", where, values)),
        nearby=_summed(
            (name, count)
            for names, count in _grouped(source, "cases", "nearby", where, values)
            for name in names.split()
        ),
        outcomes=_summed((outcome, count) for _, outcome, _, _, count in kinds),
        locations=_summed(
            (name or "", count)
            for name, count in _grouped(source, "session", "location", where, values)
        ),
        no_right=_summed(
            (tree, count) for tree, outcome, _, _, count in kinds if outcome == NO_RIGHT
        ),
        no_offer=_summed(
            (tree, count) for tree, outcome, _, _, count in kinds if outcome == NO_OFFER
        ),
    )


def unrecognised_texts(
    source: Source, period: Period, location: str | None = None, most: int = 50
) -> list[tuple[str, str]]:
    """What visitors said that was not recognised, with the tree that was chosen from the list.

    The desk's own file only.
    """
    where, values = _where(period, location)
    wanted = f"{where} AND found = ? AND text <> ''"
    query = f"SELECT text, tree FROM cases WHERE {wanted} ORDER BY day DESC LIMIT ?"
    return [(text, tree) for text, tree in source.rows(query, (*values, FROM_LIST, most))]


@dataclass(frozen=True)
class DayRow:
    """One case of a day, in the order in which the national form asks."""

    time: str
    session: str
    kind: str
    tree: str
    addressee: str
    nearby: str
    outcome: str
    minutes: int


def day_sheet(source: Source, day: date, location: str | None = None) -> list[DayRow]:
    """The cases of one day, oldest first.

    `kind` is the kind of the addressee, `nearby` the first partner named nearby.
    """
    where, values = _where(Period(day, day), location, "c.")
    query = (
        "SELECT s.begun, s.id, c.kind, c.tree, c.addressee, c.outcome, s.seconds, c.nearby"
        f" FROM cases c JOIN session s ON s.id = c.session WHERE {where}"
        " ORDER BY s.begun, s.id, c.number"
    )
    rows = []
    for begun, sid, kind, tree, addressee, outcome, seconds, nearby in source.rows(query, values):
        partner = nearby.split(" ")[0]
        rows.append(
            DayRow(
                str(begun),
                sid,
                kind or "",
                tree,
                addressee or "",
                partner,
                outcome or "",
                max(1, round(seconds / 60)),
            )
        )
    return rows


def known_locations(source: Source) -> set[str]:
    """The ids of the desks that the sessions name."""
    query = "SELECT DISTINCT location FROM session WHERE location IS NOT NULL"
    return {location for (location,) in source.rows(query)}


def needed(source: Source) -> dict[str, int]:
    """In how many cases each partner was named: as the addressee, or nearby."""
    query = "SELECT addressee, nearby, count(*) FROM cases GROUP BY addressee, nearby"
    counts: Counter[str] = Counter()
    for addressee, nearby, count in source.rows(query):
        for partner in {addressee, *nearby.split()} - {None}:
            counts[partner] += count
    return dict(counts)


def _where(period: Period, location: str | None, table: str = "") -> tuple[str, tuple[Any, ...]]:
    where = f"{table}day >= ? AND {table}day <= ? AND {table}done = 1"
    values: tuple[Any, ...] = (period.first.isoformat(), period.last.isoformat())
    return (
        (f"{where} AND {table}location = ?", (*values, location)) if location else (where, values)
    )


def _grouped(
    source: Source, table: str, column: str, where: str, values: tuple[Any, ...]
) -> list[tuple[Any, ...]]:
    return source.rows(
        f"SELECT {column}, count(*) FROM {table} WHERE {where} GROUP BY {column}", values
    )


def _summed(pairs: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """The counts by name, the largest first.

    What has no name is left out, but an empty name stays.
    """
    counts: Counter[str] = Counter()
    for name, count in pairs:
        if name is not None:
            counts[name] += count
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _median(source: Source, where: str, values: tuple[Any, ...], sessions: int) -> int:
    if not sessions:
        return 0
    query = f"SELECT seconds FROM session WHERE {where} ORDER BY seconds LIMIT 1 OFFSET ?"
    return int(source.rows(query, (*values, (sessions - 1) // 2))[0][0])
