"""Sessions -> figures, computed by the database that holds them.

The desk's own SQLite or the shared PostgreSQL.

Both have the tables session and cases with the same columns, so each query is written once, with
`?` for a value. A case carries the day and the desk of its session, so that counting reads one
index and joins nothing. Only finished sessions count. No free text is read, but for the
unrecognised texts that a desk keeps itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Protocol

from ido_cli.triage.engine import FROM_LIST

NO_RIGHT: Final = "geen-recht"
NO_OFFER: Final = "geen-aanbod"
_SEVERAL: Final = ("nearby", "bounced", "doubted")
"""The columns that hold more names, with a space between them."""
Counted = Mapping[str, Mapping[str, int]]
"""How often each name is there, by what it is a name of."""


class Source(Protocol):
    """A database of sessions."""

    @property
    def keeps_counts(self) -> bool:
        """Whether it has `counts`, kept exact, so that nothing need be counted."""

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
    channels: Mapping[str, int] = field(default_factory=dict)
    """How the visitors of the visits came."""
    bounced: Mapping[str, int] = field(default_factory=dict)
    """Partners where visitors had been already, by the cases that came back from there."""
    doubted: Mapping[str, int] = field(default_factory=dict)
    """Partners and advices (`boom#advies`) that a desk said are not right."""
    no_right: Mapping[str, int] = field(default_factory=dict)
    no_offer: Mapping[str, int] = field(default_factory=dict)

    @property
    def cases_a_session(self) -> float:
        """How many cases a visit had, on average."""
        return round(self.cases / self.sessions, 2) if self.sessions else 0.0


def figures(source: Source, period: Period, location: str | None = None) -> Figures:
    """The figures of a period, at one desk or at all.

    Those of all desks come from the counts, where the source keeps them; those of one desk are
    counted, since a desk has few sessions and counts of each would be as many rows as cases.
    """
    if location is None and source.keeps_counts:
        counted = _kept(source, period)
    else:
        counted = _counted(source, period, location)
    seconds = sorted((int(name), count) for name, count in counted.get("seconds", {}).items())
    sessions = sum(count for _, count in seconds)
    ordered = {what: _ordered(counts) for what, counts in counted.items()}
    topics = ordered.get("tree", {})
    return Figures(
        period,
        location,
        sessions=sessions,
        cases=sum(topics.values()),
        seconds_mean=round(sum(name * count for name, count in seconds) / max(1, sessions)),
        seconds_median=_middle(seconds, sessions),
        urgent=sum(ordered.get("urgent", {}).values()),
        unrecognised=ordered.get("found", {}).get(FROM_LIST, 0),
        topics=topics,
        addressees=ordered.get("addressee", {}),
        nearby=ordered.get("nearby", {}),
        outcomes=ordered.get("outcome", {}),
        locations=ordered.get("location", {}),
        channels=ordered.get("channel", {}),
        bounced=ordered.get("bounced", {}),
        doubted=ordered.get("doubted", {}),
        no_right=ordered.get(NO_RIGHT, {}),
        no_offer=ordered.get(NO_OFFER, {}),
    )


def _kept(source: Source, period: Period) -> Counted:
    """The counts that the source keeps of each day and each month; see central_schema."""
    spans = tuple(_spans(period))
    marks = ", ".join("?" * len(spans))
    query = f"SELECT what, name, sum(n) FROM counts WHERE span IN ({marks}) GROUP BY what, name"
    counted: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for what, name, count in source.rows(query, spans):
        if count:
            counted[what][name] = int(count)
    return counted


def _spans(period: Period) -> Iterator[str]:
    """A period as whole months (2026-11) and the days around them (2026-12-01)."""
    day = period.first
    while day <= period.last:
        month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        whole = day.day == 1 and month - timedelta(days=1) <= period.last
        yield day.isoformat()[:7] if whole else day.isoformat()
        day = month if whole else day + timedelta(days=1)


def _counted(source: Source, period: Period, location: str | None) -> Counted:
    """Counts from scratch: how often each name is there, by what it is a name of."""
    where, values = _where(period, location)
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def grouped(table: str, columns: str, more: str = "") -> list[tuple[Any, ...]]:
        query = f"SELECT {columns}, count(*) FROM {table} WHERE {where}{more} GROUP BY {columns}"
        return source.rows(query, values)

    for desk, seconds, channel, count in grouped("session", "location, seconds, channel"):
        counted["location"][desk or ""] += count
        counted["channel"][channel] += count
        counted["seconds"][seconds] += count
    for tree, outcome, urgent, found, count in grouped("cases", "tree, outcome, urgent, found"):
        counted["tree"][tree] += count
        counted["found"][found] += count
        counted["urgent"][""] += count * bool(urgent)
        counted["outcome"][outcome] += count
        if outcome in (NO_RIGHT, NO_OFFER):
            counted[outcome][tree] += count
    for addressee, count in grouped("cases", "addressee"):
        counted["addressee"][addressee] += count
    for what in _SEVERAL:
        for names, count in grouped("cases", what, f" AND {what} <> ''"):  # few have any
            counted[what].update(dict.fromkeys(names.split(), count))
    return counted


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


def unrecognised_topics(
    source: Source, period: Period, location: str | None = None
) -> dict[str, int]:
    """How often each tree was chosen from the list, the most first; `unrecognised` by its tree.

    Counted from the rows, so of a desk's own file or of one desk.
    """
    where, values = _where(period, location)
    query = f"SELECT tree, count(*) FROM cases WHERE {where} AND found = ? GROUP BY tree"
    return _ordered(dict(source.rows(query, (*values, FROM_LIST))))


def cases_by_day(
    source: Source, period: Period, location: str | None = None, months: bool = False
) -> dict[date, int]:
    """How many cases each day had that had any; see `figures` for where they come from.

    With `months` the cases of a whole month may stand at its first day.
    """
    if location is None and source.keeps_counts:
        days = (period.last - period.first).days + 1
        each = ((period.first + timedelta(days=one)).isoformat() for one in range(days))
        spans = tuple(_spans(period) if months else each)
        marks = ", ".join("?" * len(spans))
        wanted = f"what = 'tree' AND span IN ({marks})"
        query = f"SELECT span, sum(n) FROM counts WHERE {wanted} GROUP BY span"
        return {
            date.fromisoformat(f"{span}-01"[:10]): int(n) for span, n in source.rows(query, spans)
        }
    where, values = _where(period, location)
    query = f"SELECT day, count(*) FROM cases WHERE {where} GROUP BY day"
    return {date.fromisoformat(day): count for day, count in source.rows(query, values)}


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
    channel: str
    bounced: str


def day_sheet(source: Source, day: date, location: str | None = None) -> list[DayRow]:
    """The cases of one day, oldest first.

    `kind` is the kind of the addressee, `nearby` the first partner named nearby, `bounced` those
    where the visitor had been already.
    """
    where, values = _where(Period(day, day), location, "c.")
    query = (
        "SELECT s.begun, s.id, c.kind, c.tree, c.addressee, c.outcome, s.seconds, c.nearby,"
        " s.channel, c.bounced"
        f" FROM cases c JOIN session s ON s.id = c.session WHERE {where}"
        " ORDER BY s.begun, s.id, c.number"
    )
    rows = []
    for begun, sid, kind, tree, addressee, outcome, seconds, nearby, *more in source.rows(
        query, values
    ):
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
                *more,
            )
        )
    return rows


def known_locations(source: Source) -> set[str]:
    """The ids of the desks that the sessions name."""
    query = "SELECT DISTINCT location FROM session WHERE location IS NOT NULL"
    if source.keeps_counts:
        query = "SELECT DISTINCT name FROM counts WHERE what = 'location' AND name <> ''"
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


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts by name, the largest first.

    What has no name is left out, but an empty name stays.
    """
    named = [(name, count) for name, count in counts.items() if name is not None and count]
    return dict(sorted(named, key=lambda pair: (-pair[1], pair[0])))


def _middle(counts: Sequence[tuple[int, int]], total: int) -> int:
    """The middle of `total` values that are given in order, each with how often it is there."""
    seen = 0
    for value, count in counts:
        seen += count
        if seen > (total - 1) // 2:
            return value
    return 0
