"""A week of opening hours in our words and as rules of iCalendar: both say the same."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory.hours import check, now
from ido_cli.directory.hsds.week import NOT_ON_HOLIDAYS, as_schedules, in_words, week_of
from ido_cli.source.dates import AMSTERDAM

BEGIN = date(2027, 1, 4)
"""A Monday, with eight weeks without a public holiday behind it."""


@pytest.mark.parametrize(
    ("hours", "rules"),
    [
        ("ma-wo 09:00-17:00", [("WEEKLY", "MO,TU,WE", "09:00", "17:00")]),
        (
            "ma,wo 09:00-12:00,13:00-17:00",
            [("WEEKLY", "MO,WE", "09:00", "12:00"), ("WEEKLY", "MO,WE", "13:00", "17:00")],
        ),
        (
            "ma-vr 09:00-17:00; wo 09:00-12:00",
            [("WEEKLY", "MO,TU,TH,FR", "09:00", "17:00"), ("WEEKLY", "WE", "09:00", "12:00")],
        ),
        ("di[2,4],do[-1] 10:00-12:00", [("MONTHLY", "2TU,4TU,-1TH", "10:00", "12:00")]),
        ("vr-ma 10:00-11:00; zo gesloten", [("WEEKLY", "FR,SA,MO", "10:00", "11:00")]),
        ("altijd", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00", "24:00")]),
    ],
)
def test_hours_become_rules(hours: str, rules: list[tuple[str, ...]]) -> None:
    found = [
        (one["freq"], one["byday"], one["opens_at"], one["closes_at"])
        for one in as_schedules(hours)
    ]
    assert found == rules


def test_holidays_are_told_beside_the_rule() -> None:
    (rule,) = as_schedules("ma 09:00-17:00; feestdag gesloten")
    assert rule["notes"] == NOT_ON_HOLIDAYS


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "gesloten",
        "maa 9-5",
        "ma 09:00-",
        "ma-zo 06:00-01:00",
        "di 10:00-12:00; di[2] 13:00-15:00",
        "di[4] 10:00-12:00; di[-1] 13:00-15:00",
        "di[-1] 10:00-12:00; di[4] gesloten",
        "ma-vr 09:00-17:00; feestdag 10:00-12:00",
        "feestdag gesloten; ma-vr 09:00-17:00",
        "2026 dec 01-2026 dec 24 ma 09:00-12:00",
        'ma 09:00-12:00 "op afspraak"',
        '"op afspraak; bel eerst"',
        "ma 09:00+",
        "\x00",
    ],
)
def test_what_no_rule_says_stays_in_words(hours: str) -> None:
    assert as_schedules(hours) == []


HOURS = st.integers(0, 22).flatmap(
    lambda begin: st.tuples(st.just(begin), st.integers(begin + 1, 24))
)
LINES = st.tuples(
    st.sampled_from(
        ["ma", "di,do", "ma-vr", "za-zo", "zo-di", "wo[1]", "wo[2,4]", "wo[-1]", "di[1-2]", "vr[5]"]
    ),
    st.lists(HOURS, max_size=2).map(
        lambda spans: ",".join(f"{a:02}:00-{b:02}:00" for a, b in spans) or "gesloten"
    ),
).map(" ".join)


def open_by_rules(rules: list[dict[str, str]], moment: datetime) -> bool:
    """Whether a program that knows only iCalendar calls the place open."""
    day = datetime(moment.year, moment.month, moment.day)
    return any(
        rule["opens_at"] <= f"{moment:%H:%M}" < rule["closes_at"]
        and rrulestr(
            f"FREQ={rule['freq']};BYDAY={rule['byday']}", dtstart=day - timedelta(days=40)
        ).between(day, day, inc=True)
        for rule in rules
    )


@given(st.lists(LINES, min_size=1, max_size=4).map("; ".join))
@settings(max_examples=60, deadline=None)
def test_rules_are_open_when_the_words_are(hours: str) -> None:
    check(hours)
    rules = as_schedules(hours)
    for n in range(56 if rules else 0):
        day = BEGIN + timedelta(days=n)
        for hour in (0, 6, 9, 11, 13, 18, 23):
            moment = datetime(day.year, day.month, day.day, hour, 30)
            said = now(hours, moment.replace(tzinfo=AMSTERDAM)).open
            assert open_by_rules(rules, moment) == said, moment


@given(st.lists(LINES, min_size=1, max_size=4).map("; ".join))
@settings(max_examples=100, deadline=None)
def test_week_written_and_read_again_is_the_same_week(hours: str) -> None:
    found = week_of(hours)
    if found and found[0]:
        assert week_of("; ".join(in_words(found[0]))) == found
