"""A term in words: its last day, the days that are left, and what to do when it is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ido_cli.referral.terms import TermWords, term_words
from ido_cli.trees.facts import Declared, Fact
from ido_cli.trees.model import Term

DECLARED = Declared(
    {
        "briefdatum": Fact.model_validate(
            {"over": "De datum op de brief.", "soort": "datum", "geldt": "vraag"}
        ),
        "zitting": Fact.model_validate({"over": "De dag van de zitting", "soort": "datum"}),
    },
    frozenset({date(2026, 5, 15)}),
    date(2026, 12, 31),
)
LETTER = {"briefdatum": "2026-04-02"}
"""Six weeks end on Ascension Day, the 15th of May is set by decree, then a weekend."""


def term(**values: str) -> Term:
    row = {"duur": "6 weken", "vanaf": "briefdatum", "wat": "Bezwaar maken", **values}
    return Term.model_validate(row, context=DECLARED)


def said(today: str, facts: dict[str, str] | None = None, **values: str) -> TermWords:
    """The term of a letter on a day."""
    known = LETTER if facts is None else facts
    return term_words(term(**values), known, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2026-04-20", "nog 28 dagen"),
        ("2026-05-15", "nog 3 dagen"),
        ("2026-05-17", "nog 1 dag"),
        ("2026-05-18", "dat is vandaag"),
    ],
)
def test_last_day_is_told_with_the_days_that_are_left(today: str, left: str) -> None:
    text = f"Bezwaar maken kan tot en met maandag 18 mei 2026, {left}."
    assert said(today) == TermWords(text, over=False)


def test_term_that_is_over_says_what_to_do_by_itself() -> None:
    assert said("2026-05-19") == TermWords(
        "Bezwaar maken kon tot en met maandag 18 mei 2026. "
        "Die dag is voorbij. Bel meteen en vraag of het nog kan.",
        over=True,
    )


def test_term_that_is_over_says_what_the_tree_says_of_it() -> None:
    late = "Vraag het Juridisch Loket of er een goede reden is."
    text = f"Bezwaar maken kon tot en met maandag 18 mei 2026. {late}"
    assert said("2026-05-19", te_laat=late) == TermWords(text, over=True)


@pytest.mark.parametrize("facts", [{}, {"briefdatum": "weet-niet"}, {"zitting": "2026-04-02"}])
def test_term_from_a_date_that_is_not_known_says_its_length(facts: dict[str, str]) -> None:
    expected = TermWords("Bezwaar maken kan tot 6 weken na de datum op de brief.")
    assert said("2026-04-20", facts) == expected


def test_term_whose_length_cannot_be_read_says_it_as_it_stands() -> None:
    text = "Bezwaar maken kan tot zes weken na de datum op de brief."
    assert said("2026-04-20", duur="zes weken") == TermWords(text)


def test_last_day_after_the_last_decree_that_is_known_is_told_with_care() -> None:
    text = said("2026-11-26", {"briefdatum": "2026-11-26"}).text
    assert text == (
        "Bezwaar maken kan tot en met donderdag 7 januari 2027, nog 42 dagen. "
        "Niet alle vrije dagen zijn dan al bekend. Wacht dus niet tot de laatste dag."
    )
    before = said("2026-11-26", {"briefdatum": "2026-11-19"}).text
    assert before == "Bezwaar maken kan tot en met donderdag 31 december 2026, nog 35 dagen."


def test_term_counted_back_ends_before_its_date_and_does_not_move() -> None:
    hearing = {"zitting": "2026-11-25"}
    values = {"duur": "10 dagen", "vanaf": "zitting", "wat": "Stukken sturen", "terug": "ja"}
    sunday = "Stukken sturen kan tot en met zondag 15 november 2026, nog 5 dagen."
    assert said("2026-11-10", hearing, **values) == TermWords(sunday)
    unknown = "Stukken sturen kan tot 10 dagen voor de dag van de zitting."
    assert said("2026-11-10", {}, **values) == TermWords(unknown)


@given(st.dates(date(2021, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_term_is_over_exactly_from_the_day_after_its_last(letter: date, later: int) -> None:
    today = letter + timedelta(days=later)
    end = term().last_day(letter)
    assert end is not None
    words = term_words(term(), {"briefdatum": letter.isoformat()}, today)
    assert words.over is (today > end)
    assert f"{end.day} " in words.text
    assert str(end.year) in words.text
