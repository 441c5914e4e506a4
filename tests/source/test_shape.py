"""Every kind of mistake in the shape of a tree and of the directory.

It is about its place, its message, and the way out.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from conftest import DIRECTORY, TREE

from ido_cli.directory.model import Directory
from ido_cli.source.findings import Finding, Mark
from ido_cli.source.reading import parse
from ido_cli.source.shape import validate
from ido_cli.trees.model import Tree
from ido_cli.trees.structure import check_structure

FILL_IN = "Vul het in, of haal de regel weg."
AS_LIST = "Zet elk onderdeel op een eigen regel, met een streepje ervoor."
AS_KEYS = 'Schrijf regels zoals "sleutel: waarde", die inspringen.'
AS_TEXT = "Zet de tekst achter de dubbele punt, met aanhalingstekens als er een : in staat."
AS_DATE = "Schrijf een datum als 2026-11-01: jaar, maand, dag."
ONE_AT_LEAST = "Voeg minstens één onderdeel toe."
TREE_KEYS = (
    "Hier kunnen: adviezen, begin, herken, herken_en, over, status, thema, titel, "
    "voorbeelden, vragen."
)

SMALL = """\
titel: Klein
begin: wat
vragen:
  wat:
    vraag: Wat?
    antwoorden:
      - {antwoord: Ja, naar: eind}
adviezen:
  eind:
    titel: Klaar
"""
"""A tree whose last line is an advice that can go on.

Its next line is line 11, indented by four.
"""

DESKS = """\
bibliotheek: B
regios: [Noord]
partners:
  - id: p
    naam: P
    soort: overheid
    doet: Iets.
    regio: Noord
"""
"""A directory whose last line is a partner that can go on.

Its next line is line 9, indented by four.
"""


def tree_findings(text: str) -> tuple[Finding, ...]:
    """The mistakes in a tree; the tree is there only without them."""
    tree, findings = validate(parse(text, Path("boom.yaml")), Tree, "B")
    assert (tree is None) == bool(findings)
    return findings


def directory_findings(text: str) -> tuple[Finding, ...]:
    """The mistakes in a directory; the directory is there only without them."""
    directory, findings = validate(parse(text, Path("partners.yaml")), Directory, "P")
    assert (directory is None) == bool(findings)
    return findings


def said(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, str, str]]:
    """Findings as a coordinator reads them, in the order of the file.

    Each has its code, line, column, message, hint.
    """
    assert all(finding.severity.value == "fout" for finding in findings)
    ordered = sorted(findings, key=Finding.sort_key)
    return [(one.code, one.mark.line, one.mark.column, one.message, one.hint) for one in ordered]


def test_good_files_have_no_mistakes() -> None:
    assert tree_findings(TREE) == tree_findings(SMALL) == ()
    assert directory_findings(DIRECTORY) == directory_findings(DESKS) == ()


# In an advice: line 11


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ("waarom: [a, b]", 13, '"waarom" moet een tekst zijn, geen lijst', AS_TEXT),
        ("waarom: {a: b}", 13, '"waarom" moet een tekst zijn, geen sleutels met waarden', AS_TEXT),
        ("balie: [a, [b]]", 16, '"balie" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        ("bron: [a, [b]]", 15, '"bron" moet een tekst zijn, geen lijst', AS_TEXT),
        (
            "bron: [Let op: bel]",
            12,
            '"bron" moet een tekst zijn, geen sleutels met waarden',
            AS_TEXT,
        ),
        (
            "verwijs: {a: b}",
            14,
            '"verwijs" moet een lijst zijn, geen sleutels met waarden',
            AS_LIST,
        ),
        ("doe: {tekst: a}", 10, '"doe" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ("doe: [[a]]", 11, '"doe" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        (
            "doe: [{tekst: a, als: digid}]",
            27,
            '"als" moet uit sleutels bestaan, geen losse tekst',
            AS_KEYS,
        ),
        (
            "doe: [{tekst: a, als: [digid]}]",
            27,
            '"als" moet uit sleutels bestaan, geen lijst',
            AS_KEYS,
        ),
        (
            "doe: [{tekst: a, als: {digid: [ja, [nee]]}}]",
            40,
            '"digid" moet een tekst zijn, geen lijst',
            AS_TEXT,
        ),
        (
            "doe: [{tekst: a, niet: {digid: {ja: nee}}}]",
            36,
            '"digid" moet een lijst zijn, geen sleutels met waarden',
            AS_LIST,
        ),
        ("verwijs: [{naar: [a]}]", 22, '"naar" moet een tekst zijn, geen lijst', AS_TEXT),
        ("vaak_ook: [[a]]", 16, '"vaak_ook" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        ("termijn: 6 weken", 14, '"termijn" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ("doe: [{tekst: a, als: {digid: }}]", 35, 'achter "digid" staat niets', FILL_IN),
        ("doe: [{tekst: [a]}]", 19, '"tekst" moet een tekst zijn, geen lijst', AS_TEXT),
        ("balie:", 11, 'achter "balie" staat niets', FILL_IN),
        ("bron: [a, '']", 15, 'achter "bron" staat niets', FILL_IN),
        ("spoed: misschien", 12, '"spoed" kan alleen ja of nee zijn', "Schrijf ja of nee."),
        ("spoed: [ja]", 12, '"spoed" kan alleen ja of nee zijn', "Schrijf ja of nee."),
        ("spoed:", 11, 'achter "spoed" staat niets', FILL_IN),
        ("gecontroleerd: gisteren", 20, '"gisteren" is geen datum', AS_DATE),
        ("gecontroleerd: 01-11-2026", 20, '"01-11-2026" is geen datum', AS_DATE),
        ("gecontroleerd: 2026-1-1", 20, '"2026-1-1" is geen datum', AS_DATE),
        ("gecontroleerd: 2026-13-01", 20, '"2026-13-01" is geen datum', AS_DATE),
        ("gecontroleerd: 2026-02-29", 20, '"2026-02-29" is geen datum', AS_DATE),
        ("gecontroleerd: 2026", 20, '"2026" is geen datum', AS_DATE),
        ("gecontroleerd: 20261101", 20, '"20261101" is geen datum', AS_DATE),
        ("gecontroleerd:", 19, 'achter "gecontroleerd" staat niets', FILL_IN),
    ],
)
def test_wrong_value_in_an_advice(line: str, column: int, message: str, hint: str) -> None:
    assert said(tree_findings(f"{SMALL}    {line}\n")) == [("B003", 11, column, message, hint)]


@pytest.mark.parametrize(
    ("line", "column", "key", "hint"),
    [
        ("gecontrolleerd: 2026-11-01", 5, "gecontrolleerd", 'Bedoelde u "gecontroleerd"?'),
        ("Waarom: daarom", 5, "Waarom", 'Bedoelde u "waarom"?'),
        ("neem mee: DigiD", 5, "neem mee", 'Bedoelde u "neem_mee"?'),
        ("do: [a]", 5, "do", 'Bedoelde u "doe"?'),
        (
            "xyz: 1",
            5,
            "xyz",
            (
                "Hier kunnen: balie, balie_niet, bron, doe, gecontroleerd, herken, herken_en, "
                "let_op, neem_mee, spoed, termijn, titel, vaak_ook, verwijs, waarom."
            ),
        ),
        ("doe: [{tekst: a, alss: {digid: nee}}]", 22, "alss", 'Bedoelde u "als"?'),
        ("doe: [{tekst: a, wanneer: x}]", 22, "wanneer", "Hier kunnen: als, niet, tekst."),
        ("verwijs: [{naar: a, wanneer: x}]", 25, "wanneer", "Hier kunnen: als, naar, niet."),
        (
            "termijn: {duur: 6 weken, vanaf: datum, wat: Iets, dagen: 6}",
            55,
            "dagen",
            "Hier kunnen: duur, te_laat, terug, vanaf, wat.",
        ),
        (
            "? ''\n    : x",
            7,
            "",
            (
                "Hier kunnen: balie, balie_niet, bron, doe, gecontroleerd, herken, herken_en, "
                "let_op, neem_mee, spoed, termijn, titel, vaak_ook, verwijs, waarom."
            ),
        ),
    ],
)
def test_unknown_key_in_an_advice(line: str, column: int, key: str, hint: str) -> None:
    assert said(tree_findings(f"{SMALL}    {line}\n")) == [
        ("B001", 11, column, f'onbekende sleutel "{key}"', hint)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "spoed: ja",
        "spoed: Nee",
        "spoed: TRUE",
        "spoed: false",
        "gecontroleerd: 2024-02-29",
        "doe: Bel",
        "doe: [{tekst: Bel, als: {digid: [ja, nee]}, niet: {maand: mei}}]",
        "verwijs: [gemeente, {naar: wijkteam, als: {digid: nee}}]",
        "verwijs: gemeente",
        "vaak_ook: [schulden, {naar: 'digid#kwijt', niet: {digid: ja}}]",
        "balie: [{tekst: Samen lezen, als: {brief: ja}}]",
        "herken: een boete voor parkeren",
        "herken_en: [a parking ticket]",
        "termijn: {duur: 6 weken, vanaf: briefdatum, wat: Bezwaar maken, te_laat: Bel., terug: ja}",
    ],
)
def test_right_value_in_an_advice_is_no_mistake(line: str) -> None:
    assert tree_findings(f"{SMALL}    {line}\n") == ()


@pytest.mark.parametrize("key", ["doe", "neem_mee", "let_op"])
@pytest.mark.parametrize("rest", ["", " ''", " [a, '']"])
def test_empty_line_names_the_key_that_the_writer_wrote(key: str, rest: str) -> None:
    finding = tree_findings(f"{SMALL}    {key}:{rest}\n")[0]
    assert (finding.code, finding.mark.line, finding.message) == (
        "B003",
        11,
        f'achter "{key}" staat niets',
    )


@pytest.mark.parametrize("days", ["0", "86400", "-86400", "1735689600"])
def test_number_is_no_date(days: str) -> None:
    expected = [("B003", 11, 20, f'"{days}" is geen datum', AS_DATE)]
    assert said(tree_findings(f"{SMALL}    gecontroleerd: {days}\n")) == expected


@pytest.mark.parametrize(
    "line", ["gecontroleerd: [2026-11-01]", "gecontroleerd: {jaar: x}", "gecontroleerd: [[]]"]
)
def test_list_or_keys_instead_of_a_date_is_told_without_pythons_signs(line: str) -> None:
    (finding,) = tree_findings(f"{SMALL}    {line}\n")
    assert (finding.code, finding.mark.line, finding.mark.column) == ("B003", 11, 20)
    assert not set("[]{}'") & set(finding.message), finding.message


def test_text_with_a_colon_in_a_list_is_recognised_as_such() -> None:
    findings = tree_findings(f"{SMALL}    doe:\n      - Let op: neem de brief mee\n")
    assert {(finding.code, finding.mark.line) for finding in findings} == {("B001", 12)}
    assert "aanhalingstekens" in " ".join(finding.hint for finding in findings)


def test_text_with_a_colon_in_every_list_of_an_advice_is_told_by_its_cause() -> None:
    assert said(tree_findings(f"{SMALL}    balie: [Let op: bel]\n")) == [
        (
            "B001",
            11,
            13,
            'onbekende sleutel "Let op"',
            "Is dit een tekst met een dubbele punt? Zet er dan aanhalingstekens om. "
            "Hier kunnen: als, niet, tekst.",
        ),
    ]


def test_long_value_does_not_make_a_long_message() -> None:
    for line in (
        f"gecontroleerd: {'x' * 5000}",
        f"spoed: {'x' * 5000}",
        f"? {'x' * 5000}\n    : y",
    ):
        (finding,) = tree_findings(f"{SMALL}    {line}\n")
        assert len(finding.message) < 300


# Elsewhere in a tree


def test_empty_mapping_misses_the_four_keys_of_a_tree() -> None:
    keys = ("adviezen", "begin", "titel", "vragen")
    found = said(tree_findings("# een boom\n{}\n"))
    assert sorted(found) == [
        ("B002", 2, 1, f'de sleutel "{key}" ontbreekt', f'Voeg een regel "{key}: ..." toe.')
        for key in keys
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("titel: Klein", "titel:", ("B003", 1, 1, 'achter "titel" staat niets', FILL_IN)),
        (
            "titel: Klein",
            "titel: [Klein]",
            ("B003", 1, 8, '"titel" moet een tekst zijn, geen lijst', AS_TEXT),
        ),
        (
            "titel: Klein",
            "Titel: Klein\ntitel: x",
            ("B001", 1, 1, 'onbekende sleutel "Titel"', 'Bedoelde u "titel"?'),
        ),
        ("titel: Klein", "titel: x\nxyz: 1", ("B001", 2, 1, 'onbekende sleutel "xyz"', TREE_KEYS)),
        (
            "titel: Klein\n",
            "",
            ("B002", 1, 1, 'de sleutel "titel" ontbreekt', 'Voeg een regel "titel: ..." toe.'),
        ),
        (
            "begin: wat\n",
            "",
            ("B002", 1, 1, 'de sleutel "begin" ontbreekt', 'Voeg een regel "begin: ..." toe.'),
        ),
        ("begin: wat", "begin:", ("B003", 2, 1, 'achter "begin" staat niets', FILL_IN)),
        (
            "begin: wat",
            "begin: wat\nherken: {a: b}",
            ("B003", 3, 9, '"herken" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ),
        (
            "begin: wat",
            "begin: wat\nherken: [a, {b: c}]",
            ("B003", 3, 13, '"herken" moet een tekst zijn, geen sleutels met waarden', AS_TEXT),
        ),
        (
            "begin: wat",
            "begin: wat\nstatus: Concept",
            ("B003", 3, 9, '"status" kan niet "Concept" zijn', 'Bedoelde u "concept"?'),
        ),
        (
            "begin: wat",
            "begin: wat\nstatus: ingebruik",
            ("B003", 3, 9, '"status" kan niet "ingebruik" zijn', 'Bedoelde u "in-gebruik"?'),
        ),
        (
            "begin: wat",
            "begin: wat\nstatus: af",
            ("B003", 3, 9, '"status" kan niet "af" zijn', "Kies uit: concept, in-gebruik."),
        ),
        (
            "begin: wat",
            "begin: wat\nstatus:",
            ("B003", 3, 8, 'achter "status" staat niets', FILL_IN),
        ),
        (
            "begin: wat",
            "begin: wat\nvoorbeelden: x",
            ("B003", 3, 14, '"voorbeelden" moet een lijst zijn, geen losse tekst', AS_LIST),
        ),
        (
            "begin: wat",
            "begin: wat\nvoorbeelden: [x]",
            ("B003", 3, 15, '"voorbeelden" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ),
        (
            "begin: wat",
            "begin: wat\nvoorbeelden:\n  - {klant: x, antwoorden: Ja, advies: eind}",
            ("B003", 4, 28, '"antwoorden" moet een lijst zijn, geen losse tekst', AS_LIST),
        ),
        (
            "begin: wat",
            "begin: wat\nvoorbeelden:\n  - klant: x",
            ("B002", 4, 5, 'de sleutel "advies" ontbreekt', 'Voeg een regel "advies: ..." toe.'),
        ),
        (
            "    vraag: Wat?\n",
            "",
            ("B002", 4, 3, 'de sleutel "vraag" ontbreekt', 'Voeg een regel "vraag: ..." toe.'),
        ),
        ("    vraag: Wat?", "    vraag:", ("B003", 5, 5, 'achter "vraag" staat niets', FILL_IN)),
        (
            "    vraag: Wat?",
            "    vraag: Wat?\n    zegg: x",
            ("B001", 6, 5, 'onbekende sleutel "zegg"', 'Bedoelde u "zeg"?'),
        ),
        (
            "antwoord: Ja, naar: eind",
            "antwoord: Ja",
            ("B002", 7, 9, 'de sleutel "naar" ontbreekt', 'Voeg een regel "naar: ..." toe.'),
        ),
        (
            "naar: eind",
            "naar: eind, waarde: [ja]",
            ("B003", 7, 44, '"waarde" moet een tekst zijn, geen lijst', AS_TEXT),
        ),
        (
            "naar: eind",
            "naar: eind, waarde: ",
            ("B003", 7, 36, 'achter "waarde" staat niets', FILL_IN),
        ),
        (
            "naar: eind",
            "naar: eind, na: x",
            ("B001", 7, 36, 'onbekende sleutel "na"', 'Bedoelde u "naar"?'),
        ),
        (
            "naar: eind",
            "naar: [eind]",
            ("B003", 7, 31, '"naar" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ),
        (
            "naar: eind",
            "naar: []",
            ("B003", 7, 30, '"naar" is leeg', ONE_AT_LEAST),
        ),
        (
            "naar: eind",
            "naar: {stap: eind}",
            ("B003", 7, 30, '"naar" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ),
        (
            "naar: eind",
            "naar: [{als: {digid: ja}}]",
            ("B002", 7, 31, 'de sleutel "stap" ontbreekt', 'Voeg een regel "stap: ..." toe.'),
        ),
        (
            "    vraag: Wat?",
            "    vraag: Wat?\n    soort: getal",
            ("B003", 6, 12, '"soort" kan niet "getal" zijn', "Kies uit: keuze, datum."),
        ),
        (
            "naar: eind",
            "later: misschien, naar: eind",
            ("B003", 7, 31, '"later" kan alleen ja of nee zijn', "Schrijf ja of nee."),
        ),
        (
            "\n      - {antwoord: Ja, naar: eind}",
            "",
            ("B003", 6, 16, 'achter "antwoorden" staat niets', FILL_IN),
        ),
        (
            "\n      - {antwoord: Ja, naar: eind}",
            " []",
            ("B003", 6, 17, '"antwoorden" is leeg', ONE_AT_LEAST),
        ),
        (
            "\n      - {antwoord: Ja, naar: eind}",
            " ja",
            ("B003", 6, 17, '"antwoorden" moet een lijst zijn, geen losse tekst', AS_LIST),
        ),
        (
            "\n      - {antwoord: Ja, naar: eind}",
            " {Ja: eind}",
            ("B003", 6, 17, '"antwoorden" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ),
        (
            "- {antwoord: Ja, naar: eind}",
            "- Ja",
            ("B003", 7, 9, '"antwoorden" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ),
        ("    titel: Klaar\n", "", ("B003", 9, 8, 'achter "eind" staat niets', FILL_IN)),
        (
            "\n    titel: Klaar",
            " Klaar",
            ("B003", 9, 9, '"eind" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ),
        (
            "\n    titel: Klaar",
            " [Klaar]",
            ("B003", 9, 9, '"eind" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        ),
        (
            "\n    titel: Klaar",
            " {}",
            ("B002", 9, 3, 'de sleutel "titel" ontbreekt', 'Voeg een regel "titel: ..." toe.'),
        ),
        (
            "\n  eind:\n    titel: Klaar",
            "",
            ("B003", 8, 10, 'achter "adviezen" staat niets', FILL_IN),
        ),
        (
            "\n  eind:\n    titel: Klaar",
            " [eind]",
            ("B003", 8, 11, '"adviezen" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        ),
        (
            "\n  eind:\n    titel: Klaar",
            " eind",
            ("B003", 8, 11, '"adviezen" moet uit sleutels bestaan, geen losse tekst', AS_KEYS),
        ),
    ],
)
def test_mistake_in_a_tree(
    was: str, becomes: str, expected: tuple[str, int, int, str, str]
) -> None:
    assert SMALL.count(was) == 1
    assert said(tree_findings(SMALL.replace(was, becomes))) == [expected]


def test_english_key_is_not_known() -> None:
    found = said(tree_findings(SMALL.replace("titel: Klein", "title: Klein")))
    assert found == [("B001", 1, 1, 'onbekende sleutel "title"', 'Bedoelde u "titel"?')]


def test_key_that_is_missing_beside_one_that_is_misspelt_is_told_too() -> None:
    text = SMALL.replace("titel: Klein\n", "").replace("begin:", "bgin:")
    assert said(tree_findings(text)) == [
        ("B001", 1, 1, 'onbekende sleutel "bgin"', 'Bedoelde u "begin"?'),
        ("B002", 1, 1, 'de sleutel "titel" ontbreekt', 'Voeg een regel "titel: ..." toe.'),
    ]


def test_several_mistakes_in_a_tree_are_told_at_once_each_at_its_own_place() -> None:
    text = """\
titel: Toeslagen
titl: x
begin: wat
vragen:
  wat:
    zeg: [a]
    antwoorden:
      - {antwoord: Ja, naar: eind, na: x}
      - {antwoord: [Nee], naar: eind}
      - {naar: eind}
      - Weet niet
adviezen:
  eind:
    titel: Klaar
    spoed: soms
    gecontroleerd: morgen
  ander:
    waarom: x
voorbeelden:
  - {klant: x}
"""
    assert [
        (code, line, column, message)
        for code, line, column, message, _ in said(tree_findings(text))
    ] == [
        ("B001", 2, 1, 'onbekende sleutel "titl"'),
        ("B002", 5, 3, 'de sleutel "vraag" ontbreekt'),
        ("B003", 6, 10, '"zeg" moet een tekst zijn, geen lijst'),
        ("B001", 8, 36, 'onbekende sleutel "na"'),
        ("B003", 9, 20, '"antwoord" moet een tekst zijn, geen lijst'),
        ("B002", 10, 9, 'de sleutel "antwoord" ontbreekt'),
        ("B003", 11, 9, '"antwoorden" moet uit sleutels bestaan, geen losse tekst'),
        ("B003", 15, 12, '"spoed" kan alleen ja of nee zijn'),
        ("B003", 16, 20, '"morgen" is geen datum'),
        ("B002", 17, 3, 'de sleutel "titel" ontbreekt'),
        ("B002", 20, 5, 'de sleutel "advies" ontbreekt'),
    ]


def test_mark_of_an_unknown_key_underlines_the_key() -> None:
    (finding,) = tree_findings(f"{SMALL}    gecontrolleerd: 2026-11-01\n")
    assert finding.mark == Mark(11, 5, 14)


def test_mistakes_in_the_yaml_come_together_with_those_in_the_shape() -> None:
    found = said(tree_findings(f"titel: Dubbel\n{SMALL}    waarom: !x y\n    spoed: soms\n"))
    assert [(code, line) for code, line, *_ in found] == [("Y009", 2), ("Y012", 12), ("B003", 13)]


def test_mistake_in_the_yaml_alone_leaves_no_tree() -> None:
    assert [(code, line) for code, line, *_ in said(tree_findings(f"titel: Dubbel\n{SMALL}"))] == [
        ("Y009", 2)
    ]


def test_file_that_is_no_yaml_has_only_that_mistake() -> None:
    assert [(code, line) for code, line, *_ in said(tree_findings("titel: 'x\n"))] == [("Y003", 1)]


# The directory


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ("biedt: {a: b}", 12, '"biedt" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ("telefoon: [112]", 15, '"telefoon" moet een tekst zijn, geen lijst', AS_TEXT),
        (
            "contact: geennodig",
            14,
            '"contact" kan niet "geennodig" zijn',
            'Bedoelde u "geen-nodig"?',
        ),
        (
            "contact: xyz",
            14,
            '"contact" kan niet "xyz" zijn',
            "Kies uit: nog-te-leggen, in-gesprek, afspraken, geen-nodig.",
        ),
        ("contact:", 13, 'achter "contact" staat niets', FILL_IN),
        ("gecontroleerd: nooit", 20, '"nooit" is geen datum', AS_DATE),
        (
            "openingstijden: {ma: 9-17}",
            21,
            '"openingstijden" moet een tekst zijn, geen sleutels met waarden',
            AS_TEXT,
        ),
    ],
)
def test_wrong_value_in_a_partner(line: str, column: int, message: str, hint: str) -> None:
    assert said(directory_findings(f"{DESKS}    {line}\n")) == [("P003", 9, column, message, hint)]


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        (
            "bibliotheek: B\n",
            "",
            (
                "P002",
                1,
                1,
                'de sleutel "bibliotheek" ontbreekt',
                'Voeg een regel "bibliotheek: ..." toe.',
            ),
        ),
        (
            "bibliotheek: B",
            "bibliotheek:",
            ("P003", 1, 1, 'achter "bibliotheek" staat niets', FILL_IN),
        ),
        (
            "bibliotheek: B",
            "bibliotheek: B\nbiblotheek: C",
            ("P001", 2, 1, 'onbekende sleutel "biblotheek"', 'Bedoelde u "bibliotheek"?'),
        ),
        (
            "bibliotheek: B",
            "bibliotheek: B\nxyz: C",
            (
                "P001",
                2,
                1,
                'onbekende sleutel "xyz"',
                (
                    "Hier kunnen: basis, bewaartermijn, bibliotheek, bomen_uit, diensten, "
                    "houdbaar, locaties, mededelingen, partners, partners_uit, regios."
                ),
            ),
        ),
        (
            "regios: [Noord]\n",
            "",
            ("P002", 1, 1, 'de sleutel "regios" ontbreekt', 'Voeg een regel "regios: ..." toe.'),
        ),
        ("regios: [Noord]", "regios: []", ("P003", 2, 9, '"regios" is leeg', ONE_AT_LEAST)),
        ("regios: [Noord]", "regios:", ("P003", 2, 8, 'achter "regios" staat niets', FILL_IN)),
        (
            "regios: [Noord]",
            "regios: {a: b}",
            ("P003", 2, 9, '"regios" moet een lijst zijn, geen sleutels met waarden', AS_LIST),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nhoudbaar: lang",
            (
                "P003",
                3,
                11,
                '"houdbaar" moet een heel getal van 1 of meer zijn',
                "Schrijf alleen cijfers, zoals 180.",
            ),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nhoudbaar: 0",
            (
                "P003",
                3,
                11,
                '"houdbaar" moet een heel getal van 1 of meer zijn',
                "Schrijf alleen cijfers, zoals 180.",
            ),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nbewaartermijn: -1",
            (
                "P003",
                3,
                16,
                '"bewaartermijn" moet een heel getal van 1 of meer zijn',
                "Schrijf alleen cijfers, zoals 180.",
            ),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nbewaartermijn: 1.5",
            (
                "P003",
                3,
                16,
                '"bewaartermijn" moet een heel getal van 1 of meer zijn',
                "Schrijf alleen cijfers, zoals 180.",
            ),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nbewaartermijn: [180]",
            (
                "P003",
                3,
                16,
                '"bewaartermijn" moet een heel getal van 1 of meer zijn',
                "Schrijf alleen cijfers, zoals 180.",
            ),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nbewaartermijn: 3651",
            ("P003", 3, 16, '"bewaartermijn" is hoogstens 3650', "Schrijf een kleiner getal."),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nlocaties: noord",
            ("P003", 3, 11, '"locaties" moet een lijst zijn, geen losse tekst', AS_LIST),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nlocaties: [{id: n, naam: N}]",
            ("P002", 3, 12, 'de sleutel "regio" ontbreekt', 'Voeg een regel "regio: ..." toe.'),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\nlocaties: [{id: n, naam: N, regio: Noord, spreekuren: x}]",
            ("P001", 3, 43, 'onbekende sleutel "spreekuren"', 'Bedoelde u "spreekuur"?'),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\ndiensten: [schuldhulp]",
            ("P003", 3, 11, '"diensten" moet uit sleutels bestaan, geen lijst', AS_KEYS),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\ndiensten: {schuldhulp: }",
            ("P003", 3, 12, 'achter "schuldhulp" staat niets', FILL_IN),
        ),
        (
            "regios: [Noord]",
            "regios: [Noord]\ndiensten: {schuldhulp: [Hulp]}",
            ("P003", 3, 24, '"schuldhulp" moet een tekst zijn, geen lijst', AS_TEXT),
        ),
        (
            "  - id: p\n    naam",
            "  - naam",
            ("P002", 4, 5, 'de sleutel "id" ontbreekt', 'Voeg een regel "id: ..." toe.'),
        ),
        ("    naam: P", "    naam:", ("P003", 5, 5, 'achter "naam" staat niets', FILL_IN)),
        (
            "    naam: P",
            "    naam: P\n    naem: P",
            ("P001", 6, 5, 'onbekende sleutel "naem"', 'Bedoelde u "naam"?'),
        ),
        (
            "    soort: overheid\n",
            "",
            ("P002", 4, 5, 'de sleutel "soort" ontbreekt', 'Voeg een regel "soort: ..." toe.'),
        ),
        (
            "soort: overheid",
            "soort: overheit",
            (
                "P003",
                6,
                12,
                '"soort" kan niet "overheit" zijn',
                'Bedoelde u "overheid" of "overig"?',
            ),
        ),
        (
            "soort: overheid",
            "soort: Overheid",
            (
                "P003",
                6,
                12,
                '"soort" kan niet "Overheid" zijn',
                'Bedoelde u "overheid" of "overig"?',
            ),
        ),
        (
            "soort: overheid",
            "soort: zzz",
            (
                "P003",
                6,
                12,
                '"soort" kan niet "zzz" zijn',
                "Kies uit: overheid, maatschappelijk, bibliotheek, overig.",
            ),
        ),
        ("    regio: Noord", "    regio: []", ("P003", 8, 12, '"regio" is leeg', ONE_AT_LEAST)),
        (
            "    regio: Noord",
            "    regio: [Noord, [Zuid]]",
            ("P003", 8, 20, '"regio" moet een tekst zijn, geen lijst', AS_TEXT),
        ),
    ],
)
def test_mistake_in_the_directory(
    was: str, becomes: str, expected: tuple[str, int, int, str, str]
) -> None:
    assert DESKS.count(was) == 1
    assert said(directory_findings(DESKS.replace(was, becomes))) == [expected]


@pytest.mark.parametrize("given", ["[overheid]", "{overheid: ja}"])
def test_list_or_keys_instead_of_a_choice_is_told_without_pythons_signs(given: str) -> None:
    (finding,) = directory_findings(DESKS.replace("soort: overheid", f"soort: {given}"))
    assert (finding.code, finding.mark.line, finding.mark.column) == ("P003", 6, 12)
    assert not set("[]{}'") & set(finding.message), finding.message


def test_several_mistakes_in_the_directory_are_told_at_once_each_at_its_own_place() -> None:
    text = """\
bibliotheek: [B]
regio: [Noord]
locaties:
  - {id: n, naam: N, regio: Noord}
  - {id: z, adres: x}
partners:
  - {id: a, naam: A, soort: over, doet: x, regio: Noord}
  - {id: b, naam: B, soort: overig, doet: , regio: Noord}
  - c
"""
    assert [
        (code, line, message) for code, line, _, message, _ in said(directory_findings(text))
    ] == [
        ("P003", 1, '"bibliotheek" moet een tekst zijn, geen lijst'),
        ("P001", 2, 'onbekende sleutel "regio"'),
        ("P002", 5, 'de sleutel "naam" ontbreekt'),
        ("P002", 5, 'de sleutel "regio" ontbreekt'),
        ("P003", 7, '"soort" kan niet "over" zijn'),
        ("P003", 8, 'achter "doet" staat niets'),
        ("P003", 9, '"partners" moet uit sleutels bestaan, geen losse tekst'),
    ]


# Cost


def work(job: Callable[[], object]) -> int:
    """How many lines of Python a job runs.

    It is a measure of its cost that no clock and no machine changes.
    """
    lines = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        job()
    finally:
        sys.settrace(before)
    return lines


ROWS = {
    "empty lists": "  q{0}: {{vraag: x, antwoorden: []}}\n",
    "wrong items": "  q{0}: {{vraag: x, antwoorden: [a]}}\n",
    "unknown keys": "  q{0}: {{vrag: x}}\n",
    "wrong types": "  q{0}: [x]\n",
    "unknown targets": "  q{0}: {{vraag: x, antwoorden: [{{antwoord: a, naar: q{0}x}}]}}\n",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_many_mistakes_cost_in_proportion_to_their_number(row: str) -> None:
    def cost(count: int) -> int:
        text = "titel: x\nbegin: x\nadviezen: {}\nvragen:\n" + "".join(
            row.format(number) for number in range(count)
        )
        source = parse(text, Path("boom.yaml"))

        def judge() -> None:
            tree, _ = validate(source, Tree, "B")
            if tree is not None:
                check_structure(tree, source)

        return work(judge)

    cost(10)  # the first time, the models are built
    assert cost(400) < 2.5 * cost(200)
