"""Digits, days and years said in words."""

import pytest

from ido_cli.privacy.reading import read


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("nul zes een twee drie vier vijf zes zeven acht", "0612345678"),
        ("nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig", "0612345678"),
        ("06 twaalf vierendertig tweeëntwintig achtenzeventig", "0612342278"),
        ("nulzes 12345678", "0612345678"),
        ("een nul zes een twee drie vier vijf zes zeven acht", "een 0612345678"),
        ("nul zes dubbel een twee drie vier vijf zes zeven", "0611234567"),
        ("honderddrieëntwintig vierhonderdzesenvijftig zevenhonderdtweeëntachtig", "123456782"),
        ("drie april negentienzesenvijftig", "3 april 1956"),
        ("derde april negentienhonderd zesenvijftig", "3 april 1956"),
        ("geboren drie vier zesenvijftig", "geboren 3-4-1956"),
        ("geboren 1 mei tweeduizend vier", "geboren 1 mei 2004"),
        ("drie april vijfenvijftig", "3 april 1955"),
        ("pincode vier zeven een een", "pincode 4711"),
        ("Breestraat twaalf", "Breestraat 12"),
    ],
)
def test_number_in_words_is_read_as_digits(said: str, written: str) -> None:
    assert read(said).text == written


@pytest.mark.parametrize(
    "text",
    [
        "een twee drie, klaar",
        "in een van de twee brieven",
        "kinderen van zes, acht en tien",
        "om twintig over vijf",
        "zes weken of acht weken",
        "tussen negentien en twintig uur",
        "de eerste keer, de tweede keer",
        "ééntje",
        "op 3 april twaalf mensen",
        "geboren dertig dertien zesenvijftig",
    ],
)
def test_ordinary_counting_stays_as_it_is(text: str) -> None:
    assert read(text).text == text
