"""Terms as the law counts them: forty days worked out by hand, and dates that no letter can have.

The law: Algemene wet bestuursrecht 6:7 and 6:8, Algemene termijnenwet 1 to 4.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.trees.terms import (
    Duration,
    holidays,
    is_free,
    last_day,
    letter_day,
    parse_duration,
)

DECREED = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
        *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
    )
)
TODAY = date(2026, 11, 26)


def ends(day: str, length: str, back: bool = False) -> str:
    """The last day of a term of this length that is counted from a day."""
    duration = parse_duration(length)
    assert duration is not None
    return last_day(date.fromisoformat(day), duration, DECREED, back).isoformat()


@pytest.mark.parametrize(
    ("letter", "length", "last"),
    [
        # an ordinary day stays where it is: a letter of day X ends on X + 42
        ("2026-10-05", "6 weken", "2026-11-16"),
        ("2026-09-01", "6 weken", "2026-10-13"),
        ("2026-11-26", "6 weken", "2027-01-07"),
        ("2026-06-12", "6 weken", "2026-07-24"),
        # a weekend: on to Monday
        ("2026-10-03", "6 weken", "2026-11-16"),
        ("2026-10-04", "6 weken", "2026-11-16"),
        ("2026-07-11", "6 weken", "2026-08-24"),
        # New Year's Day 2026 is a Thursday, 2 January is set by decree, then a weekend
        ("2025-11-20", "6 weken", "2026-01-05"),
        ("2025-11-21", "6 weken", "2026-01-05"),
        # New Year's Day 2027 is a Friday
        ("2026-11-20", "6 weken", "2027-01-04"),
        # Christmas before a weekend: 25 December 2026 is a Friday
        ("2026-11-13", "6 weken", "2026-12-28"),
        ("2026-11-14", "6 weken", "2026-12-28"),
        # Christmas 2024: Wednesday, Thursday, 27 December by decree, a weekend
        ("2024-11-13", "6 weken", "2024-12-30"),
        ("2024-11-15", "6 weken", "2024-12-30"),
        # Good Friday 3 April 2026, Easter, Easter Monday the 6th
        ("2026-02-20", "6 weken", "2026-04-07"),
        ("2026-02-22", "6 weken", "2026-04-07"),
        ("2026-02-23", "6 weken", "2026-04-07"),
        ("2026-02-24", "6 weken", "2026-04-07"),
        # Good Friday 18 April 2025
        ("2025-03-07", "6 weken", "2025-04-22"),
        # the King's birthday: Monday 27 April 2026
        ("2026-03-16", "6 weken", "2026-04-28"),
        # the 27th is a Sunday in 2025: celebrated on Saturday the 26th, Monday is a working day
        ("2025-03-15", "6 weken", "2025-04-28"),
        ("2025-03-17", "6 weken", "2025-04-28"),
        # Friday 28 April 2028 is set by decree: the King's birthday is a Thursday, then a weekend
        ("2028-03-16", "6 weken", "2028-05-01"),
        ("2028-03-17", "6 weken", "2028-05-01"),
        # 5 May counts every year: Tuesday in 2026, Monday in 2025
        ("2026-03-24", "6 weken", "2026-05-06"),
        ("2025-03-24", "6 weken", "2025-05-06"),
        # Ascension Day with the Friday by decree
        ("2026-04-02", "6 weken", "2026-05-18"),
        ("2026-04-03", "6 weken", "2026-05-18"),
        ("2025-04-17", "6 weken", "2025-06-02"),
        # 2027: 5 May a Wednesday, 6 May Ascension Day, 7 May by decree, a weekend
        ("2027-03-24", "6 weken", "2027-05-10"),
        ("2027-03-25", "6 weken", "2027-05-10"),
        # Whit Monday 25 May 2026
        ("2026-04-13", "6 weken", "2026-05-26"),
        # two weeks, ten days, one month
        ("2026-11-12", "2 weken", "2026-11-26"),
        ("2026-12-11", "2 weken", "2026-12-28"),
        ("2026-11-16", "10 dagen", "2026-11-26"),
        ("2026-01-31", "1 maand", "2026-03-02"),
        ("2026-03-31", "1 maand", "2026-04-30"),
        # three days hold two working days: Friday is Good Friday, Monday is Easter Monday
        ("2026-04-02", "3 dagen", "2026-04-08"),
        # two days need not
        ("2026-04-01", "2 dagen", "2026-04-07"),
        # twelve weeks and three months still move
        ("2026-10-03", "12 weken", "2026-12-28"),
        ("2026-09-26", "3 maanden", "2026-12-28"),
        # longer terms don't: more than twelve weeks, three months, ninety days, or in years
        ("2026-10-03", "13 weken", "2027-01-02"),
        ("2026-08-26", "4 maanden", "2026-12-26"),
        ("2026-09-27", "91 dagen", "2026-12-27"),
        ("2026-12-26", "1 jaar", "2027-12-26"),
        ("2024-02-29", "1 jaar", "2025-02-28"),
    ],
)
def test_term_ends_as_the_law_says(letter: str, length: str, last: str) -> None:
    assert ends(letter, length) == last


def test_term_that_is_counted_back_does_not_move() -> None:
    """Four weeks before Monday 25 January 2027 is Monday 28 December; a weekend stays too."""
    assert ends("2027-01-25", "4 weken", back=True) == "2026-12-28"
    assert ends("2027-01-23", "4 weken", back=True) == "2026-12-26"


def test_day_after_the_last_decree_is_an_ordinary_day() -> None:
    """Friday after Ascension Day 2029: no decree is known yet."""
    assert ends("2029-03-30", "6 weken") == "2029-05-11"


def test_holidays_are_those_of_article_3() -> None:
    assert sorted(day.isoformat() for day in holidays(2026)) == [
        *("2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14"),
        *("2026-05-25", "2026-12-25", "2026-12-26"),
    ]


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.integers(1, 90),
    st.sampled_from(["dag", "week", "maand", "jaar"]),
)
def test_term_never_ends_on_a_free_day_unless_it_is_long(day: date, count: int, unit: str) -> None:
    duration = Duration(count, unit)
    end = last_day(day, duration, DECREED)
    assert end > day
    if duration.moves:
        assert not is_free(end, DECREED)
        assert end - last_day(day, duration, back=True) >= timedelta(days=2 * count)
    else:
        assert end == last_day(day, duration)


@pytest.mark.parametrize(
    "text", ["", "6", "weken", "0 weken", "6 uur", "zes weken", "-1 week", "999 jaar"]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3-10", "2026-10-03"),
        ("3 oktober", "2026-10-03"),
        ("3 okt. 2026", "2026-10-03"),
        ("3/10/26", "2026-10-03"),
        ("2026-03-24", "2026-03-24"),
        ("24-3-2026", "2026-03-24"),
        ("24 maart 2026", "2026-03-24"),
        ("gisteren", "2026-11-25"),
        ("vandaag", "2026-11-26"),
        ("vorige week maandag", "2026-11-16"),
        ("maandag", "2026-11-23"),
        ("donderdag", "2026-11-19"),
        ("2 weken geleden", "2026-11-12"),
        ("een week geleden", "2026-11-19"),
        ("28 december", "2025-12-28"),
        ("29-2", "2024-02-29"),
        ("26-11-2021", "2021-11-26"),
    ],
)
def test_date_of_a_letter_is_read_as_a_person_types_it(typed: str, day: str) -> None:
    assert letter_day(typed, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31-2", '"31-2" is geen dag.'),
        ("30 februari 2026", '"30 februari 2026" is geen dag.'),
        ("morgen", '"morgen" is geen dag.'),
        ("12", '"12" is geen dag.'),
        ("27-11-2026", "Die dag is nog niet geweest."),
        ("3-10-1950", "Die dag is meer dan 5 jaar geleden."),
        ("1 november 2021", "Die dag is meer dan 5 jaar geleden."),
    ],
)
def test_date_that_no_letter_can_have_is_refused(typed: str, message: str) -> None:
    with pytest.raises(IdoError) as caught:
        letter_day(typed, TODAY)
    assert caught.value.message == message
    assert caught.value.exit_code == 2
    assert caught.value.hint
