"""Text that people read.

Its sentences are short enough for B1, and nothing by which the desk asks for personal data.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ido_cli.checks.text_rules import (
    MAX_WORDS,
    PLACEHOLDERS,
    asks_personal_data,
    check_same_texts,
    check_texts,
    sentences,
    too_long,
    tree_texts,
    words,
)
from ido_cli.source.marked import Source
from ido_cli.source.reading import parse
from ido_cli.source.shape import validate
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
                "herken": ["Wat is uw naam?"],
                "vaak_ook": ["schulden"],
                "termijn": {
                    "duur": "6 weken",
                    "vanaf": "datum",
                    "wat": "Bezwaar maken",
                    "te_laat": "Te laat.",
                },
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
        ("adviezen", "a", "termijn", "wat"): "Bezwaar maken",
        ("adviezen", "a", "termijn", "te_laat"): "Te laat.",
        ("adviezen", "a", "doe", 0, "tekst"): "Doe.",
        ("adviezen", "a", "doe", 1, "tekst"): "Doe ook.",
        ("adviezen", "a", "neem_mee", 0, "tekst"): "Neem mee",
        ("adviezen", "a", "let_op", 0, "tekst"): "Let op.",
        ("adviezen", "a", "balie", 0, "tekst"): "Mag",
        ("adviezen", "a", "balie_niet", 0, "tekst"): "Mag niet",
    }


# What a text may not hold, and how it speaks


def found(**values: Any) -> list[tuple[str, str]]:
    """Code and place of what is wrong in the texts of a small tree with other values.

    `zeg`, `uitleg` and `antwoord` are of its question, the rest of its advice.
    """
    asked = {key: values.pop(key) for key in ("zeg", "uitleg") if key in values}
    row: dict[str, Any] = {
        "titel": "Titel",
        "begin": "q",
        "vragen": {
            "q": {
                "vraag": values.pop("vraag", "Vraag?"),
                **asked,
                "antwoorden": [{"antwoord": values.pop("antwoord", "Ja"), "naar": "a"}],
            }
        },
        "adviezen": {"a": {"titel": values.pop("titel", "Advies"), **values}},
    }
    source = parse(json.dumps(row), Path("boom.yaml"))
    tree, wrong = validate(source, Tree, "B")
    assert tree is not None, wrong
    return [(one.code, one.message) for one in check_texts(tree, source)]


ASKED = [
    "Wat is het BSN van de klant?",
    "Wat is de geboortedatum van de klant?",
    "Welk adres heeft de klant?",
    "Hoe heet de klant?",
    "Wanneer is de klant geboren?",
    "Waar woont de klant?",
    "In welke straat woont de klant?",
    "Vraag naar het telefoonnummer van de klant.",
    "Noteer de naam van de klant.",
    "Welk rekeningnummer gebruikt de klant?",
]
HARMLESS = [
    "In welke gemeente woont de klant?",
    "Heeft de klant een DigiD?",
    "Weet de klant het wachtwoord nog?",
    "Woont de klant samen met een partner?",
    "Is de klant ouder dan 18?",
    "Staat het BSN op de brief?",
    "Wat is de naam van de gemeente op de brief?",
    "Welke brief heeft de klant gekregen?",
    "De klant typt zelf het BSN in.",
    "Vraag nooit naar het wachtwoord van de klant.",
]


@pytest.mark.parametrize("text", ASKED)
def test_question_about_the_visitor_that_asks_personal_data_is_found(text: str) -> None:
    assert ("B020", "deze tekst vraagt om persoonsgegevens") in found(vraag=text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_question_about_the_visitor_passes(text: str) -> None:
    assert found(vraag=text) == []


@pytest.mark.parametrize(
    "number",
    ["0800-0543", "071 123 45 67", "06 12345678", "+31 71 123 4567", "14 071", "0900 1234"],
)
@pytest.mark.parametrize("key", ["uitleg", "waarom", "doe", "balie"])
def test_phone_number_in_a_text_is_found(number: str, key: str) -> None:
    assert found(**{key: f"Het nummer is {number}."}) == [
        ("B041", "in deze tekst staat een telefoonnummer")
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Bel 112.",
            "Bel 113.",
            "Sinds 2026 telt het inkomen.",
            "Tot 1 september 2027.",
            "0,5 uur",
        ),
        *(
            "Bel tussen 08:00 en 17:00 uur.",
            "Formulier 0123-AB",
            "Het kost 1.250 euro.",
            "14 dagen",
        ),
        "Artikel 6:7 van 4 juni 1992",
    ],
)
def test_number_that_is_no_phone_number_passes(text: str) -> None:
    assert found(doe=text) == []


@pytest.mark.parametrize("key", ["zeg", "waarom", "doe", "neem_mee", "let_op"])
def test_visitor_who_is_spoken_to_is_not_the_client(key: str) -> None:
    said = ("B042", 'deze tekst is voor de klant, maar zegt "de klant"')
    assert found(**{key: "Dan kan de klant zelf verder."}) == [said]
    assert found(**{key: "Dan kunt u zelf verder."}) == []


@pytest.mark.parametrize("key", ["vraag", "uitleg", "balie", "balie_niet"])
def test_what_the_desk_reads_may_speak_of_the_client(key: str) -> None:
    assert found(**{key: "Kijk mee terwijl de klant typt."}) == []


@pytest.mark.parametrize("key", ["antwoord", "waarom", "doe", "neem_mee", "let_op"])
@pytest.mark.parametrize("text", ["Daar kan ik heen.", "Ik heb een brief", "Neem mijn brief mee."])
def test_visitor_is_never_ik(key: str, text: str) -> None:
    (one,) = found(**{key: text})
    assert one[0] == "B042"
    assert one[1].endswith(('zegt "ik"', 'zegt "Ik"', 'zegt "mijn"'))


@pytest.mark.parametrize(
    "text",
    [
        "Log in op Mijn toeslagen.",
        "Ga naar mijn.overheid.nl",
        'Zeg dan: "Ik wil bezwaar maken."',
        "Zeg “ik ben het er niet mee eens”.",
        "Kijk op MijnOverheid.",
        "Mijn UWV openen",
    ],
)
def test_name_of_a_site_and_words_between_quotes_are_not_the_visitors_voice(text: str) -> None:
    assert found(doe=text) == []


def test_staff_who_speak_may_say_ik() -> None:
    assert found(zeg="Ik kijk graag even mee.") == []


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_text_of_the_scaffold_that_was_left_is_found(text: str) -> None:
    assert ("B038", "dit is nog een tekst uit het voorbeeld") in found(uitleg=text)


def test_scaffold_and_the_texts_that_are_known_of_it_do_not_drift_apart() -> None:
    scaffold = (files("ido_cli.workspace") / "new_tree.yaml").read_text(encoding="utf-8")
    assert len([text for text in PLACEHOLDERS if f" {text}\n" in scaffold]) == 5


# The same text in several places


def trees_with(**advices: dict[str, dict[str, Any]]) -> dict[str, tuple[Tree, Source]]:
    """Trees with these advices, each with its source."""
    made = {}
    for name, rows in advices.items():
        row = {"titel": name, "begin": "q", "vragen": {}, "adviezen": rows}
        source = parse(json.dumps(row), Path(f"{name}.yaml"))
        tree, _ = validate(source, Tree, "B")
        assert tree is not None
        made[name] = (tree, source)
    return made


def advice(**values: Any) -> dict[str, Any]:
    return {"titel": "Advies", "verwijs": ["svb"], "doe": ["Bel."], **values}


def test_advice_that_says_the_same_as_another_is_told_where_it_stands() -> None:
    trees = trees_with(
        een={"a": advice(), "b": advice(titel="Anders")}, twee={"c": advice(bron="https://a.nl")}
    )
    assert [(one.file.stem, one.code, one.message) for one in check_same_texts(trees)] == [
        ("een", "B045", 'het advies "b" zegt hetzelfde als "een#a"'),
        ("twee", "B045", 'het advies "c" zegt hetzelfde als "een#a"'),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"doe": ["Schrijf."]},
        {"verwijs": ["uwv"]},
        {"waarom": "Daarom."},
        {"let_op": "Let op."},
        {"doe": ["Bel.", "Schrijf."]},
    ],
)
def test_advice_that_differs_in_a_line_or_an_addressee_is_another(other: dict[str, Any]) -> None:
    assert list(check_same_texts(trees_with(een={"a": advice(), "b": advice(**other)}))) == []


def test_advices_that_say_nothing_are_not_the_same() -> None:
    empty = {"titel": "Advies", "verwijs": ["svb", "uwv"]}
    assert list(check_same_texts(trees_with(een={"a": empty, "b": empty}))) == []
