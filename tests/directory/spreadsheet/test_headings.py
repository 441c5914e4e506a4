"""What a column holds, by the words that libraries have for it; what is not known is asked."""

from collections.abc import Mapping

import pytest

from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Note
from ido_cli.directory.spreadsheet.headings import columns, known, nobody
from ido_cli.directory.spreadsheet.sheet import Sheet
from ido_cli.directory.spreadsheet.writing import COLUMNS


def keys(directory: Directory, *heading: str, cells: tuple[str, ...] = ()) -> list[str]:
    row = cells or tuple("iets" for _ in heading)
    found = columns(Sheet(heading, ((2, row),)), directory, nobody, [])
    return [found[number][0] if number in found else "" for number in range(len(heading))]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Organisatie", "naam"),
        ("Naam organisatie / instelling", "naam"),
        ("Telnr", "telefoon"),
        ("Tel.nr.", "telefoon"),
        ("Telefoon (algemeen)", "telefoon"),
        ("TELEFOONNUMMER:", "telefoon"),
        ("Adres", "adres"),
        ("Straat en huisnummer", "adres"),
        ("Plaats", "plaats"),
        ("Website/URL", "website"),
        ("Openingstijden 2026", "openingstijden"),
        ("Wat doen ze?", "doet"),
        ("Gemeente", "gemeente"),
        ("E-mail", "email"),
        ("Emailadres", "email"),
        ("Laatst gecontroleerd", "gecontroleerd"),
        ("Neem mee", "neem_mee"),
        *((column, column) for column in COLUMNS),
        ("Categorie", ""),
        ("", ""),
    ],
)
def test_heading_is_known_by_the_words_that_libraries_have(
    directory: Directory, heading: str, key: str
) -> None:
    assert keys(directory, heading) == [key]


@pytest.mark.parametrize(
    "heading",
    ["Contactpersoon", "Naam contactpersoon", "E-mail contactpersoon", "Voornaam", "Geboortedatum"],
)
def test_what_is_of_a_person_is_left_out_and_told(directory: Directory, heading: str) -> None:
    notes: list[Note] = []
    found = columns(Sheet(("naam", heading), ((2, ("A", "Jan")),)), directory, nobody, notes)
    assert list(found) == [0]
    text = f'kolom "{heading}" niet overgenomen: ido bewaart niets over personen'
    assert notes == [Note("kopregel", "persoon", text)]


def test_name_beside_organisation_may_be_a_person(directory: Directory) -> None:
    notes: list[Note] = []
    sheet = Sheet(("Naam", "Organisatie"), ((2, ("Jan Jansen", "Humanitas")),))
    assert columns(sheet, directory, nobody, notes) == {1: ("naam", "Organisatie")}
    assert notes[0].text == 'kolom "Naam" niet overgenomen: de naam staat in "Organisatie"'


def test_unknown_column_is_asked_with_an_example(directory: Directory) -> None:
    asked: list[tuple[str, list[str]]] = []

    def ask(question: str, choices: Mapping[str, str]) -> str:
        asked.append((question, list(choices)))
        return "telefoon" if "telefon" in question else ""

    notes: list[Note] = []
    sheet = Sheet(("naam", "telefon", "Fax", "Leeg"), ((2, ("A", "071-5550102", "x")),))
    found = columns(sheet, directory, ask, notes)
    assert found[1] == ("telefoon", "telefon")
    assert [question for question, _ in asked] == [
        'Wat staat er in de kolom "telefon"? Bijvoorbeeld: 071-5550102',
        'Wat staat er in de kolom "Fax"? Bijvoorbeeld: x',
    ]
    assert asked[0][1][0] == "telefoon"
    assert [note.text for note in notes] == [
        'kolom "telefon" gelezen als telefoon',
        'kolom "Fax" ken ik niet; niet overgenomen.',
    ]


def test_unknown_column_names_the_nearest_when_nobody_is_asked(directory: Directory) -> None:
    notes: list[Note] = []
    columns(Sheet(("naam", "telefon"), ((2, ("A", "1")),)), directory, nobody, notes)
    assert notes[0].text == (
        'kolom "telefon" ken ik niet; niet overgenomen. Bedoelde u "telefoon"?'
    )


def test_service_may_have_a_column_of_its_own(directory: Directory) -> None:
    heading = ("naam", "Hulp met formulieren", "Gemeente")
    assert keys(directory, *heading, cells=("A", "x", "Noord")) == [
        "naam",
        "biedt formulierenhulp",
        "gemeente",
    ]
    assert keys(directory, *heading, cells=("A", "bij ons", "ja"))[1:] == ["", "biedt gemeente"]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (("Sociale kaart", "", ""), 0),
        (("Naam", "", ""), 0),
        (("Naam", "Telefoon"), 2),
        (("Wie", "Telefoon", "Adres", "Website"), 3),
        (("Telefoon", "Adres"), 0),
        (("Naam", "Bellen"), 1),
        (("Naam van de lijst", "2026"), 0),
    ],
)
def test_row_of_headings_is_told_from_a_title(row: tuple[str, ...], count: int) -> None:
    assert known(row) == count
