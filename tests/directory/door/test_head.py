"""The head of partners.yaml: enough to greet a visitor.

When it is not as it should be, the whole file says why.
"""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace, surroundings

from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.opening import front_door
from ido_cli.directory.door.front_door import Desk, FrontDoor, Notice, door_of
from ido_cli.directory.door.head import read_front_door
from ido_cli.directory.model import Directory
from ido_cli.settings import Settings
from ido_cli.workspace.directory_file import read_directory
from ido_cli.workspace.folder import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a partners.yaml may be written."""
    return tmp_path / "partners.yaml"


def door_in(file: Path, text: str) -> FrontDoor | None:
    """The front door of a library whose partners.yaml holds this."""
    file.write_text(text, encoding="utf-8")
    return read_front_door(file)


def directory_in(file: Path, text: str) -> Directory:
    """The directory that a partners.yaml with this text holds, beside a tree."""
    file.write_text(text, encoding="utf-8")
    (file.parent / "decision_trees").mkdir()
    directory = read_directory(file).directory
    assert directory is not None
    return directory


def test_front_door_is_the_library_and_its_desks(file: Path) -> None:
    assert door_in(file, DIRECTORY) == FrontDoor(
        "Testbieb",
        (Desk("noord", "Bieb Noord", "Noord", "di 10:00-12:00"), Desk("zuid", "Bieb Zuid", "Zuid")),
    )


def test_front_door_is_the_same_as_the_whole_shipped_file_gives() -> None:
    path = shipped() / "partners.yaml"
    directory = read_directory(path).directory
    assert directory is not None
    desks = tuple(Desk(one.id, one.name, one.region, one.walk_in) for one in directory.locations)
    assert len(desks) >= 3
    assert read_front_door(path) == FrontDoor(directory.library, desks) == door_of(directory)


NOTICE = "mededelingen:\n  - {{tekst: Woensdag dicht., van: 2026-11-23, tot: 2026-11-25{more}}}\n"


def test_notice_has_a_first_and_a_last_day(file: Path) -> None:
    door = door_in(file, DIRECTORY + NOTICE.format(more=""))
    assert door is not None
    first, last = date(2026, 11, 23), date(2026, 11, 25)
    (notice,) = door.notices
    assert notice == Notice("Woensdag dicht.", first, last)


@pytest.mark.parametrize("word", ["ja", "Ja", "JA", "true", "True", "yes", "on", "nee", "Nee"])
def test_notice_is_as_important_as_the_whole_file_says(file: Path, word: str) -> None:
    text = DIRECTORY + NOTICE.format(more=f", belangrijk: {word}")
    whole = directory_in(file, text)
    assert door_of(whole).notices[0].important is (word.lower() != "nee")
    assert door_in(file, text) in (door_of(whole), None)
    where = Settings(surroundings(), map=str(file.parent), data=str(file.parent / "gegevens"))
    assert front_door(where, Knowledge(where.workspace)) == door_of(whole)


@pytest.mark.parametrize(
    "notice", ["dicht", "{van: 2026-11-01}", "{tekst: a, tot: 1-12-2026}", "{tekst: a, van: []}"]
)
def test_notice_that_can_not_be_has_the_whole_file_say_why(file: Path, notice: str) -> None:
    assert door_in(file, f"bibliotheek: B\nregios: [a]\nmededelingen: [{notice}]\n") is None


def test_library_without_desks_has_a_front_door(file: Path) -> None:
    assert door_in(file, "bibliotheek: B\nregios: [a]\n") == FrontDoor("B")
    assert door_in(file, "bibliotheek: B\nlocaties: []\n") == FrontDoor("B")


def test_head_may_stand_at_the_end(file: Path) -> None:
    door = door_in(file, "partners: []\nlocaties: [{id: a, naam: A, regio: R}]\nbibliotheek: B\n")
    assert door == FrontDoor("B", (Desk("a", "A", "R"),))


def test_what_stands_below_the_head_does_not_matter(file: Path) -> None:
    head = DIRECTORY[: DIRECTORY.index("diensten:")]
    assert door_in(file, head + "partners: [\n\t@ *x {{\n") == door_in(file, DIRECTORY)


def test_windows_line_ends_and_byte_order_mark_do_not_matter(file: Path) -> None:
    expected = door_in(file, DIRECTORY)
    file.write_bytes(b"\xef\xbb\xbf" + DIRECTORY.replace("\n", "\r\n").encode())
    assert read_front_door(file) == expected


def test_text_that_yaml_would_guess_stays_text(file: Path) -> None:
    door = door_in(
        file, "bibliotheek: 0800\nlocaties: [{id: nee, naam: 2026-11-01, spreekuur: 08:30}]\n"
    )
    assert door == FrontDoor("0800", (Desk("nee", "2026-11-01", "", "08:30"),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- bibliotheek: B\n",
        "biblotheek: B\nlocaties: []\n",
        "bibliotheek: [B]\nlocaties: []\n",
        "bibliotheek: {naam: B}\nlocaties: []\n",
        "bibliotheek: B\nlocaties: noord\n",
        "bibliotheek: B\nlocaties:\n",
        "bibliotheek: B\nlocaties: {noord: N}\n",
        "bibliotheek: B\nlocaties: [noord]\n",
        "bibliotheek: B\nlocaties: [[id, naam]]\n",
        "bibliotheek: B\nlocaties: [{id: a}]\n",
        "bibliotheek: B\nlocaties: [{naam: A}]\n",
        "bibliotheek: B\nlocaties: [{id: a, naam: A}, {id: b}]\n",
        "bibliotheek: B\nlocaties: [{id: [a], naam: A}]\n",
        "bibliotheek: B\nlocaties: [{id: a, naam: A, regio: [R]}]\n",
        "bibliotheek: B\nlocaties: [{id: a, naam: A, spreekuur: {ma: x}}]\n",
        "bibliotheek: B\nlocaties: [{id: a, naam: *A}]\n",
        "bibliotheek: 'B\nlocaties: []\n",
        "bibliotheek: B\n\tlocaties: []\n",
    ],
)
def test_head_that_is_not_as_it_should_be_has_no_front_door(file: Path, text: str) -> None:
    assert door_in(file, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "bibliotheek: B\nbibliotheek: C\nlocaties: []\npartners: []\n",
        "bibliotheek: B\nlocaties: [{id: a, naam: A, naam: B}]\npartners: []\n",
        "bibliotheek: !x B\nlocaties: []\npartners: []\n",
        "bibliotheek: B\u202e\nlocaties: []\npartners: []\n",
    ],
)
def test_head_with_a_mistake_in_its_yaml_has_no_front_door(file: Path, text: str) -> None:
    assert door_in(file, text) is None


def test_file_that_cannot_be_read_has_no_front_door(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "utf16.yaml").write_bytes(DIRECTORY.encode("utf-16"))
    for name in ("weg.yaml", "map.yaml", "utf16.yaml"):
        assert read_front_door(tmp_path / name) is None


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        (
            "bibliotheek: Testbieb",
            "biblotheek: Testbieb",
            'onbekende sleutel "biblotheek" (regel 2)',
        ),
        ("id: zuid, ", "", 'de sleutel "id" ontbreekt (regel 6)'),
        (
            "bibliotheek: Testbieb",
            "bibliotheek: A\nbibliotheek: B",
            'de sleutel "bibliotheek" staat er twee keer (regel 3)',
        ),
    ],
)
def test_wrong_head_is_told_before_anything_is_asked(
    was: str, becomes: str, message: str, make_workspace: MakeWorkspace, ido: Ido
) -> None:
    folder = make_workspace(directory=DIRECTORY.replace(was, becomes, 1), name="stuk")
    result = ido("--map", str(folder), typed="1\nik wil huurtoeslag\nq\n", code=1)
    assert result.err == (
        f"ido: partners.yaml is niet te gebruiken: {message}.\n"
        '     Bekijk alle fouten met "ido bomen controleer".\n'
    )
    assert result.out == ""


def test_desk_that_does_not_exist_names_the_nearest(ido: Ido) -> None:
    assert (
        ido("--locatie", "nord", code=2).err
        == 'ido: Ik ken geen balie "nord".\n     Bedoelde u "noord"?\n'
    )
    assert (
        ido("--locatie", "xyz", code=2).err
        == 'ido: Ik ken geen balie "xyz".\n     Kies uit: noord, zuid.\n'
    )


def test_desk_is_greeted_by_its_name(ido: Ido) -> None:
    assert "IDO Testbieb · Bieb Zuid" in ido("--locatie", "zuid", typed="q\n").out
