"""Days and times as people say and type them."""

from datetime import date, datetime, timedelta

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.dates import clock, date_words, day_words, typed_day


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
        ("vandaag", date(2026, 3, 1)),
        ("Gisteren", date(2026, 2, 28)),
    ],
)
def test_day_is_read_as_people_type_it(words: str, day: date) -> None:
    assert typed_day(words, date(2026, 3, 1)) == day


@pytest.mark.parametrize(
    "words", ["", "morgen", "2026-13-01", "30-2-2026", "11-2026", "1-2-3-4", "²-1-2026", "x-1-2026"]
)
def test_day_that_is_none_is_told_with_how_to_type_one(words: str) -> None:
    with pytest.raises(IdoError) as caught:
        typed_day(words, date(2026, 3, 1))
    assert caught.value.message == f'"{words}" is geen dag.'
    assert caught.value.hint == "Typ een dag als 2026-11-24, of vandaag of gisteren."
    assert caught.value.exit_code == 2
