"""Days and times as people say and type them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.errors import IdoError
from ido_cli.source.dates import clock, date_words, day_words, parsed_day, typed_day


def test_day_words_from_today_on() -> None:
    monday = date(2026, 12, 21)
    words = [day_words(monday + timedelta(days=ahead), monday) for ahead in (0, 1, 2, 6, 7, -1)]
    assert words == [
        "vandaag",
        "morgen",
        "woensdag",
        "zondag",
        "maandag 28 december",
        "zondag 20 december",
    ]


def test_date_and_clock_in_words() -> None:
    assert date_words(date(2026, 3, 1)) == "1 maart 2026"
    assert (clock(datetime(2026, 12, 7, 9, 5)), clock(datetime(2026, 12, 7))) == ("9:05", "0:00")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("3-11-2026", date(2026, 11, 3)),
        ("03/11/2026", date(2026, 11, 3)),
        ("2026/11/3", date(2026, 11, 3)),
        ("3.11.2026", date(2026, 11, 3)),
        ("3 11 2026", date(2026, 11, 3)),
        ("3-11-26", date(2026, 11, 3)),
        (" 3 - 11 - 2026 ", date(2026, 11, 3)),
        ("3 november 2026", date(2026, 11, 3)),
        ("3 Nov. 2026", date(2026, 11, 3)),
        ("3 nov 2026", date(2026, 11, 3)),
        ("3 november, 2026", date(2026, 11, 3)),
        ("3e november 2026", date(2026, 11, 3)),
        ("24 mrt 2025", date(2025, 3, 24)),
        ("24 jun 2025", date(2025, 6, 24)),
        ("vandaag", date(2026, 3, 1)),
        ("Gisteren", date(2026, 2, 28)),
        ("eergisteren", date(2026, 2, 27)),
        ("2 dagen geleden", date(2026, 2, 27)),
        ("een week geleden", date(2026, 2, 22)),
        ("drie weken geleden", date(2026, 2, 8)),
        ("maandag", date(2026, 2, 23)),
        ("afgelopen maandag", date(2026, 2, 23)),
        ("zondag", date(2026, 2, 22)),
        ("vorige week maandag", date(2026, 2, 16)),
        ("vorige week  zondag", date(2026, 2, 22)),
    ],
)
def test_day_is_read_as_people_type_it(words: str, day: date) -> None:
    sunday = date(2026, 3, 1)
    assert typed_day(words, sunday) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1-3", date(2026, 3, 1)),
        ("2-3", date(2025, 3, 2)),
        ("3-10", date(2025, 10, 3)),
        ("3 oktober", date(2025, 10, 3)),
        ("31 dec", date(2025, 12, 31)),
        ("29-2", date(2024, 2, 29)),
    ],
)
def test_day_without_a_year_is_the_last_one_that_has_been(words: str, day: date) -> None:
    assert typed_day(words, date(2026, 3, 1)) == day


@pytest.mark.parametrize(
    "words",
    [
        *("", "morgen", "2026-13-01", "30-2-2026", "11-2026", "1-2-3-4", "²-1-2026", "x-1-2026"),
        *("31-2", "31 februari", "29-2-2026", "0-1", "3 ma", "3 j", "3 maand", "oktober", "2026"),
        *("0000-01-01", "vorige week", "vorige week x", "vijf dagen geleden", "een jaar geleden"),
    ],
)
def test_day_that_is_none_is_told_with_how_to_type_one(words: str) -> None:
    with pytest.raises(IdoError) as caught:
        typed_day(words, date(2026, 3, 1))
    assert caught.value.message == f'"{words}" is geen dag.'
    assert caught.value.hint == (
        "Typ een dag als 3-10, 3 oktober, 24-11-2026, vandaag of gisteren."
    )
    assert caught.value.exit_code == 2


def parsed_iso(text: str) -> bool:
    return date.fromisoformat(text).isoformat() == text


@settings(deadline=None)
@given(st.text(max_size=20), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_words_are_a_day_or_a_mistake_that_is_told(words: str, today: date) -> None:
    try:
        told = str(typed_day(words, today))
    except IdoError as error:
        told = error.message
    assert told.endswith("is geen dag.") or parsed_iso(told)


@settings(deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0.day}-{0.month}-{0.year}", "{0.year}-{0.month:02}-{0.day:02}", "words"]),
)
def test_day_that_was_shown_is_read_back(day: date, form: str) -> None:
    words = date_words(day) if form == "words" else form.format(day)
    assert typed_day(words, date(2026, 3, 1)) == day


def test_kept_day_is_read_back_and_anything_else_is_none() -> None:
    assert parsed_day(date(2026, 3, 1).isoformat()) == date(2026, 3, 1)
    assert [parsed_day(value) for value in ("", "ja", "1-3-2026", "2026-02-30")] == [None] * 4
    assert [parsed_day(value) for value in ("0001-01-01", "9999-12-31")] == [None] * 2
