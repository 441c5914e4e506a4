"""Figures from sessions: counts, periods, desks, and what must never be counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ido_cli.report.report import CaseReport, ContactReport
from ido_cli.sessions.statistics import (
    Period,
    day_sheet,
    figures,
    known_locations,
    needed,
    unrecognised_texts,
    unrecognised_topics,
)
from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM
from ido_cli.triage.engine import FROM_LIST, RECOGNISED, Case, Session

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
Keep = Callable[..., None]


def report(
    first: str = "svb",
    kind: str = "overheidsinstantie",
    nearby: tuple[str, ...] = (),
    urgent: bool = False,
) -> CaseReport:
    """The report of a case, with what of it is counted."""
    return CaseReport(
        tree="aow",
        urgent=urgent,
        advice="a",
        addressee=ContactReport(id=first, name=first, kind=kind),
        nearby=tuple(ContactReport(id=partner, name=partner) for partner in nearby),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "gegevens", print)


@pytest.fixture
def keep(store: Store) -> Keep:
    """Keeps a session of some cases that began at a moment and took some minutes."""

    def keep_one(
        sid: str,
        *cases: Case,
        begun: datetime = NOON,
        minutes: int = 6,
        desk: str = "noord",
        **reported: object,
    ) -> None:
        session = Session(sid, begun, desk, cases)
        rows = {n: report(**reported) for n, case in enumerate(cases) if case.outcome}  # type: ignore[arg-type]
        store.save(session, begun + timedelta(minutes=minutes), rows)

    return keep_one


def done(tree: str = "aow", outcome: str = "doorverwezen", text: str = "", found: str = "") -> Case:
    return Case(tree, text=text, outcome=outcome, found=found)


def test_figures_of_nothing_are_zero(store: Store) -> None:
    made = figures(store, NOVEMBER)
    assert (made.sessions, made.cases, made.cases_a_session, made.seconds_median) == (
        0,
        0,
        0.0,
        0,
    )
    assert made.topics == {}


def test_figures_count_topics_addressees_and_outcomes(store: Store, keep: Keep) -> None:
    keep("1", done(), done("digid", "zelf-verder"))
    keep("2", done(), first="uwv", nearby=("wijkteam", "bakkerij"))
    made = figures(store, NOVEMBER)
    assert (made.sessions, made.cases, made.cases_a_session) == (2, 3, 1.5)
    assert made.topics == {"aow": 2, "digid": 1}
    assert made.addressees == {"svb": 2, "uwv": 1}
    assert made.nearby == {"bakkerij": 1, "wijkteam": 1}
    assert made.outcomes == {"doorverwezen": 2, "zelf-verder": 1}


def test_figures_put_the_largest_first_and_then_by_name(store: Store, keep: Keep) -> None:
    for sid, tree in enumerate(["b", "a", "c", "c"]):
        keep(str(sid), done(tree))
    assert list(figures(store, NOVEMBER).topics) == ["c", "a", "b"]


def test_figures_leave_out_a_session_that_is_not_finished(store: Store, keep: Keep) -> None:
    keep("1", done(), Case("digid"))
    assert figures(store, NOVEMBER).sessions == 0
    assert figures(store, NOVEMBER).cases == 0


def test_session_counts_once_it_is_finished(store: Store, keep: Keep) -> None:
    keep("1", done(), Case("digid"))
    keep("1", done(), done("digid"))
    assert figures(store, NOVEMBER).topics == {"aow": 1, "digid": 1}


def test_figures_of_a_period_count_its_first_and_last_day(store: Store, keep: Keep) -> None:
    for day in (1, 2, 3, 4):
        keep(str(day), done(), begun=datetime(2026, 11, day, 11, tzinfo=UTC))
    assert figures(store, Period(date(2026, 11, 2), date(2026, 11, 3))).sessions == 2


def test_day_of_a_session_is_the_day_in_the_netherlands(store: Store, keep: Keep) -> None:
    keep("laat", done(), begun=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert figures(store, Period(date(2026, 11, 25), date(2026, 11, 25))).sessions == 1


def test_figures_of_one_desk(store: Store, keep: Keep) -> None:
    keep("1", done())
    keep("2", done("digid"), desk="zuid")
    assert figures(store, NOVEMBER, "zuid").topics == {"digid": 1}
    assert figures(store, NOVEMBER).locations == {"noord": 1, "zuid": 1}


def test_unmet_needs_are_split_in_no_right_and_no_offer(store: Store, keep: Keep) -> None:
    keep("1", done("aow", "geen-recht"))
    keep("2", done("huren", "geen-aanbod"))
    made = figures(store, NOVEMBER)
    assert (made.no_right, made.no_offer) == ({"aow": 1}, {"huren": 1})


def test_urgent_and_unrecognised_are_counted(store: Store, keep: Keep) -> None:
    keep("1", done(text="iets raars", found=FROM_LIST), urgent=True)
    keep("2", done(text="aow", found=RECOGNISED))
    made = figures(store, NOVEMBER)
    assert (made.urgent, made.unrecognised) == (1, 1)
    assert unrecognised_texts(store, NOVEMBER) == [("iets raars", "aow")]


def test_duration_is_the_mean_and_the_middle(store: Store, keep: Keep) -> None:
    for sid, minutes in enumerate([1, 2, 30]):
        keep(str(sid), done(), minutes=minutes)
    made = figures(store, NOVEMBER)
    assert (made.seconds_mean, made.seconds_median) == (660, 120)


def test_clock_that_was_set_back_gives_no_negative_duration(store: Store, keep: Keep) -> None:
    keep("1", done(), minutes=-90)
    assert figures(store, NOVEMBER).seconds_mean == 0


def test_period_before_is_as_long_and_touches() -> None:
    assert Period(date(2026, 11, 10), date(2026, 11, 16)).before == Period(
        date(2026, 11, 3), date(2026, 11, 9)
    )


def test_removed_session_is_no_longer_counted(store: Store, keep: Keep) -> None:
    keep("weg", done())
    store.remove(["weg"])
    assert figures(store, NOVEMBER).sessions == 0


def test_day_sheet_is_in_the_order_of_the_day(store: Store, keep: Keep) -> None:
    keep("b", done("digid"), begun=NOON + timedelta(hours=1))
    keep("a", done("aow"), done("huren"), minutes=10, nearby=("wijkteam",))
    keep("c", done("morgen"), begun=NOON + timedelta(days=1))
    sheet = day_sheet(store, date(2026, 11, 24))
    assert [(row.session, row.tree) for row in sheet] == [
        ("a", "aow"),
        ("a", "huren"),
        ("b", "digid"),
    ]
    assert (sheet[0].addressee, sheet[0].nearby, sheet[0].minutes) == ("svb", "wijkteam", 10)
    assert datetime.fromisoformat(sheet[0].time).astimezone(AMSTERDAM).hour == 12


def test_resumed_session_keeps_what_was_counted(store: Store) -> None:
    session = Session("1", NOON, "noord", (done(), Case("digid")))
    store.save(session, NOON, {0: report("uwv", nearby=("wijkteam",))})
    again = replace(session, cases=(session.cases[0], done("digid")))
    store.save(again, NOON, {1: report("svb")})
    made = figures(store, NOVEMBER)
    assert made.addressees == {"svb": 1, "uwv": 1}
    assert made.nearby == {"wijkteam": 1}


def test_unrecognised_texts_stand_newest_first_and_at_most_so_many(
    store: Store, keep: Keep
) -> None:
    for day in (1, 2, 3):
        keep(
            str(day),
            done(text=f"tekst {day}", found=FROM_LIST),
            begun=datetime(2026, 11, day, 11, tzinfo=UTC),
        )
    keep("leeg", done(found=FROM_LIST))
    assert unrecognised_texts(store, NOVEMBER) == [
        ("tekst 3", "aow"),
        ("tekst 2", "aow"),
        ("tekst 1", "aow"),
    ]
    assert unrecognised_texts(store, NOVEMBER, most=1) == [("tekst 3", "aow")]
    assert unrecognised_texts(store, NOVEMBER, "zuid") == []


def test_topics_of_what_was_not_recognised_are_counted(store: Store, keep: Keep) -> None:
    keep("1", done("aow", text="iets", found=FROM_LIST), done("digid", text="x", found=RECOGNISED))
    keep("2", done("digid", text="wat", found=FROM_LIST), done("aow", found=FROM_LIST))
    keep("3", done("digid", text="hoe", found=FROM_LIST), desk="zuid")
    assert unrecognised_topics(store, NOVEMBER) == {"aow": 2, "digid": 2}
    assert figures(store, NOVEMBER).unrecognised == 4
    assert unrecognised_topics(store, NOVEMBER, "zuid") == {"digid": 1}


def test_day_sheet_of_one_desk_has_its_own_cases_alone(store: Store, keep: Keep) -> None:
    keep("a", done())
    keep("b", done("digid"), desk="zuid")
    assert [row.session for row in day_sheet(store, date(2026, 11, 24), "zuid")] == ["b"]


def test_desks_that_the_sessions_name_are_known(store: Store, keep: Keep) -> None:
    assert known_locations(store) == set()
    keep("a", done())
    keep("b", done(), desk="opgeheven")
    store.save(Session("c", NOON, None, (Case("aow"),)), NOON)
    assert known_locations(store) == {"noord", "opgeheven"}


def test_partner_is_needed_once_a_case_also_when_named_as_both(store: Store, keep: Keep) -> None:
    keep("1", done(), nearby=("wijkteam", "svb"))
    keep("2", done(), done(), first="uwv", nearby=("wijkteam",))
    store.save(Session("open", NOON, None, (Case("aow"),)), NOON)
    assert needed(store) == {"svb": 1, "uwv": 2, "wijkteam": 3}


def test_bounces_doubts_and_channels_are_counted(store: Store) -> None:
    bounced = Case("aow", outcome="doorverwezen", bounced=("svb", "uwv"), doubted=("aow#a",))
    again = Case("aow", outcome="doorverwezen", bounced=("svb",), doubted=("svb",))
    for number, (channel, case) in enumerate((("telefoon", bounced), ("balie", again))):
        session = Session(f"s{number}", NOON, "noord", (case,), channel)
        store.save(session, NOON, {0: report("gemeente")})
    made = figures(store, NOVEMBER)
    assert made.bounced == {"svb": 2, "uwv": 1}
    assert made.doubted == {"aow#a": 1, "svb": 1}
    assert made.channels == {"balie": 1, "telefoon": 1}
    rows = day_sheet(store, NOON.date())
    assert [(row.channel, row.bounced) for row in rows] == [
        ("telefoon", "svb uwv"),
        ("balie", "svb"),
    ]
