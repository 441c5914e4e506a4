"""The schedules of others as opening hours of ours: exactly, or said."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.directory.hours import check, now
from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.said import Said
from ido_cli.directory.hsds.schedules import read_hours
from ido_cli.source.dates import AMSTERDAM

TODAY = date(2026, 11, 26)
MONDAY = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}


def read(*schedules: dict[str, Any]) -> tuple[str, Said]:
    said = Said()
    text = read_hours([Fields(one) for one in schedules], TODAY, False, said)
    if text:
        check(text)
    return text, said


def notes(said: Said) -> str:
    assert {key for key, _ in said.notes} <= {"openingstijden"}
    return " / ".join(text for _, text in said.notes)


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [
        ([{"byday": "MO, WE"}], "ma,wo 09:00-12:00"),
        ([{"byday": "mo,TU ,WE"}], "ma-wo 09:00-12:00"),
        ([{}, {"opens_at": "13:00", "closes_at": "17:00:00"}], "ma 09:00-12:00,13:00-17:00"),
        ([{}, {}], "ma 09:00-12:00"),
        (
            [{"byday": "MO"}, {"byday": "TU", "closes_at": "10:00"}],
            "ma 09:00-12:00; di 09:00-10:00",
        ),
        ([{"freq": "MONTHLY", "byday": "2TU"}], "di[2] 09:00-12:00"),
        ([{"freq": "MONTHLY", "byday": "+1MO,3MO, -1FR"}], "ma[1,3],vr[-1] 09:00-12:00"),
        ([{"freq": "MONTHLY", "byday": "MO"}], "ma 09:00-12:00"),
        (
            [{}, {"freq": "MONTHLY", "byday": "1MO", "opens_at": "18:00", "closes_at": "20:00"}],
            "ma 09:00-12:00; ma[1] 09:00-12:00,18:00-20:00",
        ),
        ([{"freq": "DAILY", "byday": None}], "ma-zo 09:00-12:00"),
        ([{"byday": "", "dtstart": "2026-11-25"}], "wo 09:00-12:00"),
        ([{"interval": 1}], "ma 09:00-12:00"),
        ([{"opens_at": "9:00"}], "ma 09:00-12:00"),
        ([{"closes_at": "00:00"}], "ma 09:00-24:00"),
        ([{"closes_at": "24:00"}], "ma 09:00-24:00"),
        ([{"valid_from": "2020-01-01"}], "ma 09:00-12:00"),
        ([{"valid_to": "2026-12-24"}], "ma 09:00-12:00; 2026 dec 25+ gesloten"),
        ([{"until": "20261224T235959Z"}], "ma 09:00-12:00; 2026 dec 25+ gesloten"),
        (
            [{"valid_from": "2026-12-01", "valid_to": "2026-12-24"}],
            "2026 dec 01-2026 dec 24 ma 09:00-12:00",
        ),
        ([{"valid_from": "2027-03-01"}], "2027 mrt 01+ ma 09:00-12:00"),
        ([{"valid_to": "2026-12-31"}, {"valid_from": "2027-01-01"}], "ma 09:00-12:00"),
        (
            [{"valid_to": "2026-12-31"}, {"valid_from": "2027-01-01", "byday": "TU"}],
            "ma 09:00-12:00; 2027 jan 01+ gesloten; 2027 jan 01+ di 09:00-12:00",
        ),
        ([{"timezone": "Europe/Brussels"}], "ma 09:00-12:00"),
        ([{"timezone": "Europe/London"}], "ma 10:00-13:00"),
        (
            [{"opens_at": "08:00Z", "closes_at": "11:00Z", "valid_to": "2027-01-31"}],
            "ma 09:00-12:00; 2027 feb 01+ gesloten",
        ),
        (
            [{"timezone": 1, "valid_from": "2027-05-01", "valid_to": "2027-06-30"}],
            "2027 mei 01-2027 jun 30 ma 10:00-13:00",
        ),
    ],
)
def test_schedules_are_read_exactly(schedules: list[dict[str, Any]], hours: str) -> None:
    text, said = read(*(MONDAY | one for one in schedules))
    assert text == hours
    assert (said.notes, said.remarks) == ([], [])


@pytest.mark.parametrize(
    ("change", "why", "remark"),
    [
        ({"interval": 2}, "elke 2 weken", "Open: maandag 09:00-12:00 (elke 2 weken)."),
        ({"freq": "MONTHLY", "byday": "2MO", "interval": 3}, "elke 3 maanden", "2e maandag"),
        ({"byweekno": "41,42"}, "byweekno kan hier niet", "(in week 41,42)"),
        ({"bymonthday": 15}, "bymonthday kan hier niet", "(op dag 15 van de maand)"),
        ({"count": 4}, "count kan hier niet", "Vraag na wanneer"),
        ({"byweekno": [41]}, "byweekno kan hier niet", "Vraag na wanneer"),
        ({"freq": "YEARLY"}, "freq is niet DAILY, WEEKLY of MONTHLY", "Vraag na wanneer"),
        ({"byday": "2MO"}, "dag van de maand in een weekregel", "Vraag na wanneer"),
        ({"byday": "Monday"}, "de dagen zijn niet te lezen", "Vraag na wanneer"),
        ({"byday": ["MO"]}, "de dagen zijn niet te lezen", "Vraag na wanneer"),
        ({"opens_at": ""}, "zonder leesbare tijden", "Vraag na wanneer"),
        ({"opens_at": "9 am"}, "zonder leesbare tijden", "Vraag na wanneer"),
        ({"opens_at": "25:00"}, "zonder leesbare tijden", "Vraag na wanneer"),
        ({"opens_at": "09:00:30"}, "tijden met seconden", "Vraag na wanneer"),
        ({"closes_at": "09:00"}, "de tijden zijn gelijk", "Vraag na wanneer"),
        ({"opens_at": "08:00Z", "closes_at": "11:00Z"}, "andere tijdzone", "Vraag na wanneer"),
        ({"opens_at": "09:00+01:00"}, "andere tijdzone", "Vraag na wanneer"),
        ({"timezone": 1}, "andere tijdzone", "Vraag na wanneer"),
        ({"timezone": 99}, "onbekende tijdzone", "Vraag na wanneer"),
        ({"timezone": "../etc"}, "onbekende tijdzone", "Vraag na wanneer"),
        ({"timezone": {"a": 1}}, "onbekende tijdzone", "Vraag na wanneer"),
        ({"valid_to": "binnenkort"}, "valid_to is geen datum", "Vraag na wanneer"),
        ({"valid_from": 2026.5}, "valid_from is geen datum", "Vraag na wanneer"),
        ({"valid_to": "2026-11-25"}, "gold tot en met 25 november 2026", ""),
        ({"until": "2005-01-01"}, "gold tot en met 1 januari 2005", ""),
        ({"valid_from": "2029-01-01"}, "geldt pas vanaf 1 januari 2029", ""),
        ({"valid_from": "2027-02-01", "until": "2027-01-01"}, "begint na het einde", ""),
        ({"valid_from": "9999-12-31"}, "geldt pas vanaf", ""),
    ],
)
def test_what_can_not_be_said_exactly_is_left_out_and_told(
    change: dict[str, Any], why: str, remark: str
) -> None:
    text, said = read(MONDAY | change)
    assert text == ""
    assert why in notes(said)
    assert remark in " ".join(said.remarks)
    assert bool(remark) == bool(said.remarks)


def test_other_schedules_stay_when_one_is_left_out() -> None:
    text, said = read(MONDAY, MONDAY | {"byday": "TU", "interval": 2})
    assert text == "ma 09:00-12:00"
    assert said.remarks == ["Open: dinsdag 09:00-12:00 (elke 2 weken)."]


@pytest.mark.parametrize(
    ("change", "hours", "why"),
    [
        ({"freq": None}, "ma 09:00-12:00", "freq ontbreekt; gelezen als elke week"),
        ({"valid_to": "2031-01-01"}, "ma 09:00-12:00", "tot en met 1 januari 2031"),
        ({"valid_to": "9999-12-31"}, "ma 09:00-12:00", "die einddatum is weggelaten"),
        ({"closes_at": "05:00"}, "ma 09:00-05:00", "loopt door tot na middernacht"),
        ({"description": "Mornings"}, "ma 09:00-12:00", 'de beschrijving "Mornings"'),
        ({"description": "di 09:00-12:00"}, "ma 09:00-12:00", "de beschrijving"),
    ],
)
def test_what_is_read_as_something_else_is_told(
    change: dict[str, Any], hours: str, why: str
) -> None:
    text, said = read(MONDAY | change)
    assert text == hours
    assert why in notes(said)


def test_two_monthly_rules_that_may_meet_are_left_out() -> None:
    fourth = MONDAY | {"freq": "MONTHLY", "byday": "4MO"}
    text, said = read(fourth, fourth | {"byday": "-1MO", "closes_at": "11:00"})
    assert text == ""
    assert "regels die elkaar raken" in notes(said)
    assert read(fourth, fourth | {"byday": "-1MO"})[0] == "ma[4,-1] 09:00-12:00"


def test_endless_schedules_are_told_at_once() -> None:
    days = [(TODAY + timedelta(days=n)).isoformat() for n in range(360)]
    many = [
        MONDAY | {"valid_from": day, "closes_at": f"{n:02}:00"} for day in days for n in range(24)
    ]
    text, said = read(*many * 3)
    assert text == ""
    assert "meer dan 200 regels" in notes(said)
    assert read(MONDAY | {"byday": "MO," * 99_999 + "MO"})[0] == "ma 09:00-12:00"
    assert read({"description": "ma;" * 99_999})[0] == ""


def test_words_are_taken_when_they_are_all_there_is() -> None:
    assert read({"description": "ma-vr 09:00-17:00; feestdag gesloten"})[0] == (
        "ma-vr 09:00-17:00; feestdag gesloten"
    )
    text, said = read({"description": "Weekdays, by appointment"})
    assert text == ""
    assert said.remarks == ["Openingstijden: Weekdays, by appointment."]


def test_what_is_over_is_not_told_to_the_desk() -> None:
    old = MONDAY | {"valid_to": "2020-01-01", "description": "Closed in May", "notes": "Ring twice"}
    text, said = read(old, MONDAY | {"byday": "TU", "notes": "Bel aan"})
    assert text == "di 09:00-12:00"
    assert said.remarks == ["Openingstijden: Bel aan."]


def test_holidays_come_back_from_the_note_beside_the_rule() -> None:
    assert read(MONDAY | {"notes": "Niet op feestdagen."})[0] == "ma 09:00-12:00; feestdag gesloten"


DATES = st.integers(-30, 330).map(lambda n: (TODAY + timedelta(days=n)).isoformat())
SCHEDULES = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(
            [
                "WEEKLY MO",
                "WEEKLY MO,TU",
                "MONTHLY 1TU,3TU",
                "MONTHLY -1MO",
                "WEEKLY SA",
                "DAILY MO",
            ]
        ),
        "opens_at": st.sampled_from(["08:00", "09:30", "13:00"]),
        "closes_at": st.sampled_from(["14:00", "17:00", "24:00"]),
    },
    optional={"valid_from": DATES, "valid_to": DATES},
)


def is_open(schedule: dict[str, str], day: datetime, clock: str) -> bool:
    """What a program that knows iCalendar says of this schedule."""
    freq, byday = schedule["rule"].split()
    rule = rrulestr(f"FREQ={freq};BYDAY={byday}", dtstart=day - timedelta(days=40))
    return (
        schedule.get("valid_from", "0") <= f"{day:%Y-%m-%d}" <= schedule.get("valid_to", "9")
        and schedule["opens_at"] <= clock < schedule["closes_at"]
        and bool(rule.between(day, day, inc=True))
    )


@given(st.lists(SCHEDULES, min_size=1, max_size=4), st.integers(0, 360))
@settings(max_examples=80, deadline=None)
def test_hours_are_open_when_the_schedules_are(schedules: list[dict[str, str]], first: int) -> None:
    given = [
        {"freq": one["rule"].split()[0], "byday": one["rule"].split()[1]}
        | {key: value for key, value in one.items() if key != "rule"}
        for one in schedules
    ]
    text, said = read(*given)
    if "regels die elkaar raken" in notes(said):
        return
    for n in range(first, first + 35):
        day = datetime(2026, 11, 26) + timedelta(days=n)
        for clock in ("08:30", "09:45", "13:30", "16:00", "20:00"):
            moment = datetime.fromisoformat(f"{day:%Y-%m-%d}T{clock}").replace(tzinfo=AMSTERDAM)
            wanted = any(is_open(one, day, clock) for one in schedules)
            assert bool(now(text, moment).open) == wanted, (text, moment)


STRANGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["MO", "2TU", "WEEKLY", "09:00", "2026-12-01", "\ud800", "24:00Z"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = (
    "freq",
    "byday",
    "interval",
    "opens_at",
    "closes_at",
    "timezone",
    "valid_from",
    "valid_to",
    "until",
    "dtstart",
    "count",
    "byweekno",
    "description",
    "notes",
)


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), STRANGE), max_size=3))
@settings(max_examples=300, deadline=None)
def test_strange_schedules_give_hours_that_are_understood_or_none(
    schedules: list[dict[str, Any]],
) -> None:
    text, said = read(*schedules)
    assert "".join([text, notes(said), *said.remarks]).isprintable()
