"""Days and times as people say and type them."""

from datetime import date, datetime, timedelta

from ido_cli.source.dates import clock, date_words, day_words


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
