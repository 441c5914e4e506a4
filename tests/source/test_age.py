"""How old a fact is: good up to its last day, old after it, and never when nobody looked."""

from datetime import date, timedelta

import pytest

from ido_cli.source.age import Age, age_words, judge

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days_ago", "age"),
    [(0, Age.GOOD), (1, Age.GOOD), (180, Age.GOOD), (181, Age.OLD), (5000, Age.OLD), (-1, Age.OLD)],
)
def test_fact_is_good_up_to_and_with_its_last_day(days_ago: int, age: Age) -> None:
    assert judge(TODAY - timedelta(days=days_ago), TODAY, 180) is age


def test_fact_without_a_date_was_never_verified() -> None:
    assert judge(None, TODAY, 180) is Age.NEVER


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (None, 'het advies "a" is nog nooit gecontroleerd'),
        (date(2026, 5, 27), 'het advies "a" is 181 dagen geleden gecontroleerd'),
        (date(2026, 11, 25), 'het advies "a" heeft een controledatum in de toekomst'),
    ],
)
def test_age_is_told_in_words(checked: date | None, words: str) -> None:
    assert age_words('het advies "a"', checked, TODAY) == words
