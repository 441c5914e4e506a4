"""partners.yaml in its two layers: inherited, changed, left out; and where mistakes show."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY, OWN, MakeBase

from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.source.reading import parse
from ido_cli.workspace.directory_file import (
    DirectoryFile,
    directory_from,
    national,
    read_base,
    with_changes,
)

PATH = Path("partners.yaml")


@pytest.fixture(autouse=True)
def _base(national_base: MakeBase) -> None:
    """What ships is the small workspace of conftest."""


def read(text: str = OWN) -> DirectoryFile:
    return directory_from(parse(text, PATH))


def used(text: str = OWN) -> Directory:
    file = read(text)
    assert file.directory is not None, file.findings
    return file.directory


def test_base_holds_the_services_and_who_works_in_the_whole_country() -> None:
    assert [partner.id for partner in read_base().partners] == ["dienst-toeslagen"]
    assert list(read_base().services) == ["gemeente", "formulierenhulp"]
    assert read_base().locations == ()


def test_own_partner_changes_only_the_fields_that_it_names() -> None:
    partner = used().by_id["dienst-toeslagen"]
    assert partner.phone == "050 123 45 67"
    assert partner.name == "Dienst Toeslagen"
    assert partner.website == "https://www.toeslagen.nl"


def test_changed_way_to_reach_somebody_is_not_verified_by_the_base() -> None:
    assert used().by_id["dienst-toeslagen"].checked is None
    dated = OWN.replace("67}", "67, gecontroleerd: 2026-11-20}")
    assert used(dated).by_id["dienst-toeslagen"].checked == date(2026, 11, 20)
    other = OWN.replace("telefoon: 050 123 45 67", "opmerking: Zeg dat u van de bibliotheek belt.")
    assert used(other).by_id["dienst-toeslagen"].checked == date(2026, 11, 1)


def test_own_partners_stand_beside_the_national_ones() -> None:
    assert [one.id for one in used().partners] == ["dienst-toeslagen", "humanitas"]
    assert [one.id for one in used().offering("formulierenhulp", "Groningen")] == ["humanitas"]


def test_partner_that_is_left_out_is_gone() -> None:
    text = OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "")
    assert "dienst-toeslagen" in used(text).by_id
    assert "dienst-toeslagen" not in used(text + "partners_uit: [dienst-toeslagen]\n").by_id


def test_own_service_is_added_and_an_own_name_wins() -> None:
    text = f"{OWN}diensten: {{gemeente: Het gemeentehuis, eetcafe: Samen eten}}\n"
    assert used(text).services == {
        "gemeente": "Het gemeentehuis",
        "formulierenhulp": "Hulp met formulieren",
        "eetcafe": "Samen eten",
    }


def test_contact_of_another_library_is_not_inherited(national_base: MakeBase) -> None:
    made = DIRECTORY.replace("    telefoon: 0800-0543\n", "    contact: nog-te-leggen\n")
    national_base(directory=made)
    assert used().by_id["dienst-toeslagen"].contact is None
    national_base(directory=made.replace("nog-te-leggen", "geen-nodig"))
    assert str(used().by_id["dienst-toeslagen"].contact) == "geen-nodig"


def test_own_lines_are_in_the_order_of_the_file() -> None:
    own = read().own
    assert own is not None
    assert [one.id for one in own.partners] == ["dienst-toeslagen", "humanitas"]
    assert own.partners[0].name == "Dienst Toeslagen"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("telefoon:", "telefon:", "P001", 6),
        ("{id: dienst-toeslagen,", "{id: dienst-toeslage,", "P002", 6),
        ("partners:\n", "partners: ja\nlocaties:\n", "P003", 5),
        ("regios: [Groningen]", "diensten: [a]\nregios: [Groningen]", "P003", 4),
    ],
)
def test_mistake_in_the_own_layer_stands_at_its_own_line(
    old: str, new: str, code: str, line: int
) -> None:
    file = read(OWN.replace(old, new, 1))
    assert file.directory is None
    assert (code, line) in {(one.code, one.mark.line) for one in file.findings}


def test_without_a_base_nothing_is_inherited() -> None:
    text = OWN.replace("basis: landelijk\n", "").replace("  - {id: dienst", "  # {id: dienst")
    assert [one.id for one in used(f"{text}diensten: {{formulierenhulp: F}}\n").partners] == [
        "humanitas"
    ]


def test_change_of_a_national_partner_is_written_as_what_differs() -> None:
    text = OWN.replace("  - {id: dienst-toeslagen, telefoon: 050 123 45 67}\n", "")
    changed = with_changes(read(text), (), {"dienst-toeslagen": {"telefoon": "050 765 43 21"}})
    assert changed == f"{text}  - id: dienst-toeslagen\n    telefoon: 050 765 43 21\n"
    assert used(changed).by_id["dienst-toeslagen"].phone == "050 765 43 21"


def test_new_and_changed_partners_are_written_in_one_text() -> None:
    new = used().by_id["humanitas"].model_copy(update={"id": "taalhuis", "name": "Taalhuis"})
    text = with_changes(read(), [new], {"humanitas": {"telefoon": "050 111 22 33"}})
    assert used(text).by_id["humanitas"].phone == "050 111 22 33"
    assert used(text).by_id["taalhuis"].name == "Taalhuis"
    assert text.startswith(OWN.split("    adres")[0])


def test_what_ships_is_national_when_only_that_is_left() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, PATH).data)
    assert all(partner.nationwide for partner in national(directory).partners)


def test_base_that_is_damaged_says_to_install_ido_again(national_base: MakeBase) -> None:
    folder = national_base(directory="bibliotheek: [half\n")
    with pytest.raises(IdoError) as caught:
        read_base()
    assert caught.value.message == (
        f"De landelijke basis is niet te lezen: {folder / 'partners.yaml'}."
    )
    assert caught.value.hint == "Installeer ido opnieuw."
