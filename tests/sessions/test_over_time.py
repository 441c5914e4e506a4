"""The cases of a period over time, in stretches of which few stand beside each other."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ido_cli.sessions.over_time import over_time
from ido_cli.sessions.statistics import Period
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "gegevens", pytest.fail)
    yield made
    made.close()


def keep(store: Store, *days: str, desk: str = "noord") -> None:
    """A visit with one case on each of the days."""
    for day in days:
        begun = datetime.fromisoformat(f"{day}T11:00").replace(tzinfo=UTC)
        case = Case("aow", outcome="doorverwezen")
        store.save(Session(f"{desk}-{day}", begun, desk, (case,)), begun + timedelta(minutes=5))


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "unit", "count"),
    [
        ("2026-11-24", "2026-11-24", "dag", 1),
        ("2026-11-01", "2026-11-17", "dag", 17),
        ("2026-11-01", "2026-11-18", "week", 4),
        ("2026-08-03", "2026-11-29", "week", 17),
        ("2026-08-03", "2026-11-30", "maand", 4),
        ("2025-07-01", "2026-11-30", "maand", 17),
        ("2025-06-30", "2026-11-30", "kwartaal", 7),
        ("2020-01-01", "2026-11-30", "jaar", 7),
    ],
)
def test_stretches_are_the_shortest_of_which_few_are_there(
    store: Store, first: str, last: str, unit: str, count: int
) -> None:
    made = over_time(store, period(first, last))
    assert (made.unit, len(made.stretches)) == (unit, count)


def test_each_case_counts_in_the_stretch_of_its_day(store: Store) -> None:
    keep(store, "2026-10-31", "2026-11-01", "2026-11-02", "2026-11-08", "2026-11-09", "2026-12-01")
    made = over_time(store, period("2026-11-01", "2026-11-30"))
    assert made.unit == "week"
    assert [(one.first.day, one.last.day, one.cases) for one in made.stretches] == [
        (1, 1, 1),
        (2, 8, 2),
        (9, 15, 1),
        (16, 22, 0),
        (23, 29, 0),
        (30, 30, 0),
    ]


def test_stretch_that_the_period_has_a_part_of_is_not_whole(store: Store) -> None:
    made = over_time(store, period("2026-01-15", "2026-10-31"))
    assert [one.whole for one in made.stretches] == [False, *[True] * 9]
    made = over_time(store, period("2025-11-01", "2026-10-30"))
    assert [one.whole for one in made.stretches] == [*[True] * 11, False]


def test_one_desk_has_its_own_cases_alone(store: Store) -> None:
    keep(store, "2026-11-02")
    keep(store, "2026-11-02", "2026-11-03", desk="zuid")
    made = over_time(store, period("2026-11-02", "2026-11-03"), "zuid")
    assert [one.cases for one in made.stretches] == [1, 1]


def test_visit_that_is_not_finished_is_not_counted(store: Store) -> None:
    begun = datetime(2026, 11, 2, 11, tzinfo=UTC)
    store.save(Session("open", begun, "noord", (Case("aow"),)), begun)
    made = over_time(store, period("2026-11-02", "2026-11-03"))
    assert [one.cases for one in made.stretches] == [0, 0]
