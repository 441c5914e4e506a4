"""Text that people read.

Its sentences are short enough for B1, and nothing by which the desk asks for personal data.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.checks.text_rules import (
    MAX_WORDS,
    asks_personal_data,
    sentences,
    too_long,
    tree_texts,
    words,
)
from ido_cli.trees.model import Tree

# Sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\t ", []),
        ("Bel eerst", ["Bel eerst"]),
        ("Bel eerst. Ga dan langs!  Lukt het?", ["Bel eerst.", "Ga dan langs!", "Lukt het?"]),
        ("Neem mee: de brief; het contract.", ["Neem mee:", "de brief;", "het contract."]),
        ("Bel\neerst.\nGa dan.", ["Bel\neerst.", "Ga dan."]),
        (
            "Het kost € 1.250,50 per jaar. Dat is veel.",
            ["Het kost € 1.250,50 per jaar.", "Dat is veel."],
        ),
        ("Bel tussen 8.30 en 17.00 uur.", ["Bel tussen 8.30 en 17.00 uur."]),
        ("Echt waar?! Ja... Nee.", ["Echt waar?!", "Ja...", "Nee."]),
    ],
)
def test_text_falls_apart_in_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "short", ["bijv.", "bv.", "o.a.", "t.a.v.", "d.w.z.", "m.b.t.", "i.v.m.", "ca.", "nr.", "nl."]
)
def test_abbreviation_ends_no_sentence(short: str) -> None:
    assert len(sentences(f"Neem {short} de brief mee. Ga dan.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ga naar www.toeslagen.nl. Log daar in.",
        "Mail info@svb.nl. Wacht dan.",
        "Kijk op mijn.overheid.nl. Bel dan.",
    ],
)
def test_web_address_at_the_end_of_a_sentence_ends_it(text: str) -> None:
    assert len(sentences(text)) == 2


@settings(deadline=None)
@given(st.text(max_size=200))
def test_sentences_keep_every_letter_of_any_text(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(sign for sign in of if sign.isalnum())

    assert letters("".join(sentences(text))) == letters(text)
    assert all(part.strip() == part != "" for part in sentences(text))


# Words


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("", 0),
        ("?! - …", 0),
        ("Bel eerst.", 2),
        ("Bel 0800-0543, gratis.", 3),
        ("Ga naar www.toeslagen.nl/aanvragen.", 3),
        ("Mail info@svb.nl nu.", 3),
        ("Neem uw ID-kaart en/of 's ochtends foto's mee.", 8),
        ("Het kost € 1.250,50.", 4),
        ("Vraag 1 (of 2)", 4),
        ("Zoë’s café", 2),
    ],
)
def test_words_are_counted_as_people_do(sentence: str, count: int) -> None:
    assert words(sentence) == count


def test_sentence_of_twenty_words_is_good_and_one_more_is_too_long() -> None:
    good = " ".join(["woord"] * MAX_WORDS) + "."
    bad = f"nog {good}"
    assert MAX_WORDS == 20
    assert too_long(f"{good} {good}") == []
    assert too_long(f"Kort. {bad} {good} {bad}") == [bad, bad]


def test_a_colon_parts_a_long_sentence() -> None:
    half = " ".join(["woord"] * 12)
    assert too_long(f"{half}: {half}; {half}.") == []
    assert too_long(f"{half}, {half}.") == [f"{half}, {half}."]


# What the desk may not ask


@pytest.mark.parametrize(
    "text",
    [
        "Wat is uw BSN?",
        "Wat is uw geboortedatum?",
        "wat is de geboortedatum van de klant",
        "Wat is uw e-mailadres?",
        "Wat is uw wachtwoord, en wat is uw pincode?",
        "Mag ik uw BSN?",
        "Mag ik uw geboortedatum weten?",
        "Hoe heet u?",
        "Wanneer bent u geboren?",
        "Waar woont u precies?",
        "Wat is uw naam?",
        "Wat is de naam van de klant?",
        "Typ het BSN van de klant.",
        "Vul hier dan het bsn in.",
        "Noteer de geboortedatum.",
        "Noem mij uw rekeningnummer.",
        "Leg de brief klaar. Geef dan uw burgerservicenummer.",
    ],
)
def test_text_that_asks_for_personal_data_is_found(text: str) -> None:
    assert asks_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Leg de brief en het BSN klaar.",
        "De klant vult zelf het BSN in.",
        "Heeft de klant een DigiD?",
        "In welke gemeente woont u?",
        "Weet de klant het wachtwoord nog?",
        "De balie typt geen wachtwoord voor de klant.",
        "Wat is de naam van de gemeente?",
        "Wat is de naam van de afzender op de brief?",
        "Wat is de naam van het bedrijf?",
        "Wat is het adres van de rechtbank?",
        "Geef nooit uw pincode aan een ander.",
        "Vul nooit uw BSN in op een site die u niet kent.",
        "Vertel niemand uw wachtwoord.",
        "Geef uw wachtwoord aan niemand.",
        "Typ zelf uw gebruikersnaam en wachtwoord in.",
    ],
)
def test_text_that_asks_for_no_personal_data_passes(text: str) -> None:
    assert not asks_personal_data(text)


def test_huge_text_is_searched() -> None:
    assert asks_personal_data("geef " * 5_000 + "uw BSN")
    assert not asks_personal_data("geef uw " * 5_000)


# Every text of a tree

TREE = Tree.model_validate(
    {
        "titel": "Titel",
        "over": "Over",
        "herken": ["Wat is uw BSN?"],
        "herken_en": ["What is your BSN?"],
        "begin": "q",
        "vragen": {
            "q": {
                "vraag": "Vraag?",
                "zeg": "Zeg.",
                "uitleg": "Uitleg.",
                "antwoorden": [
                    {"antwoord": "Ja", "hint": "Hint", "naar": "a"},
                    {"antwoord": "Nee", "naar": "a"},
                ],
            }
        },
        "adviezen": {
            "a": {
                "titel": "Advies",
                "verwijs": "x",
                "waarom": "Waarom.",
                "doe": ["Doe.", {"tekst": "Doe ook.", "als": {"digid": "nee"}}],
                "neem_mee": "Neem mee",
                "let_op": "Let op.",
                "balie": ["Mag"],
                "balie_niet": ["Mag niet"],
            }
        },
        "voorbeelden": [{"klant": "Mijn BSN is weg", "antwoorden": ["Ja"], "advies": "a"}],
    }
)


def test_every_text_that_people_read_is_met_with_its_place() -> None:
    assert {loc: text for loc, text in tree_texts(TREE) if text} == {
        ("titel",): "Titel",
        ("over",): "Over",
        ("vragen", "q", "vraag"): "Vraag?",
        ("vragen", "q", "zeg"): "Zeg.",
        ("vragen", "q", "uitleg"): "Uitleg.",
        ("vragen", "q", "antwoorden", 0, "antwoord"): "Ja",
        ("vragen", "q", "antwoorden", 0, "hint"): "Hint",
        ("vragen", "q", "antwoorden", 1, "antwoord"): "Nee",
        ("adviezen", "a", "titel"): "Advies",
        ("adviezen", "a", "waarom"): "Waarom.",
        ("adviezen", "a", "doe", 0): "Doe.",
        ("adviezen", "a", "doe", 1): "Doe ook.",
        ("adviezen", "a", "neem_mee", 0): "Neem mee",
        ("adviezen", "a", "let_op", 0): "Let op.",
        ("adviezen", "a", "balie", 0): "Mag",
        ("adviezen", "a", "balie_niet", 0): "Mag niet",
    }
