"""The fixed words in other languages: whole rows, the right side, and no guess at the rest."""

import pytest

from ido_cli.errors import IdoError
from ido_cli.report.note_words import LANGUAGES, date_in, hours_in, known_language, word
from ido_cli.report.visitor_note import HEADINGS

TERM = "Bezwaar maken kan tot en met maandag 16 november 2026."


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "ti"])
def test_language_has_a_word_for_each_heading_but_the_walk_in(language: str) -> None:
    keys = [key for key in HEADINGS if key != "walk_in"]
    words = [word(key, language) for key in (*keys, "phone")]
    assert all(words)
    assert len(set(words)) == len(words)


def test_word_without_two_sources_is_left_out() -> None:
    assert word("walk_in", "en") == ""
    assert word("until", "ti") == ""
    assert word("until", "") == ""


@pytest.mark.parametrize(
    ("language", "day"),
    [("de", "Montag 16-11-2026"), ("ti", "ሰኑይ 16-11-2026"), ("", "")],
)
def test_date_of_a_term_is_read_in_every_language(language: str, day: str) -> None:
    assert date_in(TERM, language) == day


def test_every_term_has_its_date() -> None:
    two = f"{TERM} Verzet kan tot en met vrijdag 1 mei 2026."
    assert date_in(two, "de") == "Montag 16-11-2026; Freitag 01-05-2026"


def test_numbers_in_arabic_keep_their_order() -> None:
    assert date_in(TERM, "ar") == "الاثنين \u206616-11-2026\u2069"
    assert hours_in("ma-vr 08:00-17:00", "ar") == "الاثنين-الجمعة \u206608:00-17:00\u2069"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("ma-vr 08:00-17:00; feestdag gesloten", "Monday-Friday 08:00-17:00"),
        ("ma,wo 09:00-12:00; za 10:00-11:00", "Monday,Wednesday 09:00-12:00; Saturday 10:00-11:00"),
        ('ma 09:00-12:00 "op afspraak"', ""),
        ("altijd", ""),
        ("za gesloten", ""),
        ("", ""),
    ],
)
def test_hours_are_told_only_when_they_are_days_and_times(hours: str, words: str) -> None:
    assert hours_in(hours, "en") == words


def test_text_without_a_date_gives_none() -> None:
    assert date_in("Bezwaar maken kan tot 6 weken na de brief.", "fr") == ""


def test_unknown_language_is_an_error_with_all_that_there_are() -> None:
    assert known_language(" AR ") == "ar"
    with pytest.raises(IdoError) as error:
        known_language("klingon")
    assert error.value.message == 'Ik ken geen taal "klingon".'
    assert "en (Engels), tr (Turks), ar (Arabisch)" in error.value.hint
