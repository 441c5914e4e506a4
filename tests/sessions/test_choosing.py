"""Which sessions are meant: by day, desk, topic, outcome and status."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ido_cli.errors import IdoError
from ido_cli.sessions.choosing import (
    Wanted,
    filtered,
    one,
    period,
    to_resume,
)
from ido_cli.sessions.statistics import Period
from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM
from ido_cli.triage.engine import Case, Session
from sessions.visits import silent

TODAY = date(2026, 11, 24)
TREES = ("toeslagen", "digid")


def keep(
    store: Store,
    sid: str,
    begun: datetime,
    desk: str | None = "noord",
    tree: str = "toeslagen",
    outcome: str | None = "doorverwezen",
) -> None:
    store.save(Session(sid, begun, desk, (Case(tree, outcome=outcome),)), begun)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Five visits over three days at two desks."""
    made = Store(tmp_path / "gegevens", silent)
    keep(made, "eerste", datetime(2026, 11, 22, 9, tzinfo=AMSTERDAM))
    keep(made, "nacht", datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tree="opgeheven")
    keep(made, "zuid", datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM), "zuid", "digid", "zelf-verder")
    keep(made, "open", datetime(2026, 11, 24, 9, tzinfo=AMSTERDAM), None, "digid", None)
    keep(made, "laatste", datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM))
    return made


def ids(store: Store, **wanted: Any) -> list[str]:
    return [kept.session.id for kept in filtered(store, Wanted(**wanted), TODAY, TREES)]


def refusal(work: Callable[[], object]) -> tuple[str, str, int]:
    """The message, hint and exit code that some work ends with."""
    with pytest.raises(IdoError) as caught:
        work()
    return caught.value.message, caught.value.hint, caught.value.exit_code


# Filters


def test_without_a_wish_all_sessions_stand_newest_first(store: Store) -> None:
    assert ids(store) == ["laatste", "open", "zuid", "nacht", "eerste"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"first": "2026-11-23"}, ["laatste", "open", "zuid", "nacht"]),
        ({"last": "22-11-2026"}, ["eerste"]),
        ({"first": "gisteren", "last": "gisteren"}, ["zuid", "nacht"]),
        ({"first": "vandaag"}, ["laatste", "open"]),
        ({"desk": "zuid"}, ["zuid"]),
        ({"desk": "west"}, []),
        ({"tree": "digid"}, ["open", "zuid"]),
        ({"tree": "opgeheven"}, ["nacht"]),
        ({"outcome": "doorverwezen"}, ["laatste", "nacht", "eerste"]),
        ({"status": "open"}, ["open"]),
        ({"status": "klaar", "tree": "digid"}, ["zuid"]),
    ],
)
def test_each_wish_keeps_what_fits_it(
    store: Store, wanted: dict[str, str], found: list[str]
) -> None:
    """A day is the day at the desk: half past eleven in UTC is the next day here."""
    assert ids(store, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            {"status": "gereed"},
            ('Ik ken geen status "gereed".', "Kies uit: open, klaar.", 2),
        ),
        (
            {"outcome": "doorverwesen"},
            ('"doorverwesen" is geen afloop.', 'Bedoelde u "doorverwezen"?', 2),
        ),
        ({"tree": "toeslag"}, ('Ik ken geen boom "toeslag".', 'Bedoelde u "toeslagen"?', 2)),
        (
            {"tree": "qqq"},
            ('Ik ken geen boom "qqq".', 'Bekijk alle bomen met "ido bomen".', 2),
        ),
        (
            {"first": "overmorgen"},
            (
                '"overmorgen" is geen dag.',
                "Typ een dag als 3-10, 3 oktober, 24-11-2026, vandaag of gisteren.",
                2,
            ),
        ),
    ],
)
def test_wish_that_does_not_exist_is_told(
    store: Store, wanted: dict[str, str], told: tuple[str, str, int]
) -> None:
    assert refusal(lambda: ids(store, **wanted)) == told


# Periods


@pytest.mark.parametrize(
    ("first", "last", "made"),
    [
        (None, None, (date(2026, 11, 1), TODAY)),
        ("2026-10-05", None, (date(2026, 10, 5), TODAY)),
        (None, "2026-02-10", (date(2026, 2, 1), date(2026, 2, 10))),
        ("vandaag", "vandaag", (TODAY, TODAY)),
    ],
)
def test_period_without_a_begin_is_the_month_so_far(
    first: str | None, last: str | None, made: tuple[date, date]
) -> None:
    assert period(first, last, TODAY) == Period(*made)


def test_period_that_ends_before_it_begins_is_told() -> None:
    assert refusal(lambda: period("vandaag", "gisteren", TODAY)) == (
        "Deze periode eindigt voor hij begint.",
        "Kies bij --van een dag die voor --tot ligt.",
        2,
    )


# One session


def test_one_session_is_the_named_one_or_the_newest(store: Store, tmp_path: Path) -> None:
    assert one(store, "zui").session.id == "zuid"
    assert one(store, "").session.id == "laatste"
    empty = Store(tmp_path / "leeg", silent)
    assert refusal(lambda: one(empty, "")) == (
        "Er zijn nog geen sessies.",
        'Begin er een met "ido".',
        1,
    )


def test_session_to_resume_is_the_named_one_or_the_last_that_is_open(
    store: Store, tmp_path: Path
) -> None:
    assert to_resume(store, "")[0].session.id == "open"
    assert to_resume(store, "op")[0].session.id == "open"
    assert refusal(lambda: to_resume(store, "zuid")) == (
        "Sessie zuid is al klaar.",
        'Bekijk hem met "ido sessies toon zuid".',
        2,
    )
    assert refusal(lambda: to_resume(Store(tmp_path / "leeg", silent), "")) == (
        "Er is geen sessie die nog open staat.",
        'Bekijk alles met "ido sessies".',
        2,
    )
