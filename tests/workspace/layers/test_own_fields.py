"""Fields of national partners that a library changed, and what became of them nationally."""

from pathlib import Path

import pytest
from conftest import DIRECTORY, OWN, MakeBase, MakeWorkspace

from ido_cli.workspace.layers.own_fields import OwnField, keep_origins, own_fields, without_fields
from ido_cli.workspace.reading import open_workspace

NEWER = DIRECTORY.replace("0800-0543", "0800-0999")


@pytest.fixture
def own(national_base: MakeBase, make_workspace: MakeWorkspace) -> Path:
    return make_workspace({}, OWN)


def fields(folder: Path) -> list[OwnField]:
    return list(own_fields(open_workspace(folder)))


def remember(folder: Path, *, settled: bool = False) -> None:
    keep_origins(open_workspace(folder), fields(folder), settled=settled)


def test_own_field_is_known_with_what_it_came_in_the_place_of(own: Path) -> None:
    assert fields(own) == [
        OwnField("dienst-toeslagen", "telefoon", "050 123 45 67", None, "0800-0543")
    ]
    remember(own)
    assert fields(own)[0].origin == "0800-0543"


def test_field_is_newer_when_the_national_value_changed_under_it(
    own: Path, national_base: MakeBase
) -> None:
    remember(own)
    assert not fields(own)[0].newer
    national_base(directory=NEWER)
    assert fields(own)[0].newer
    remember(own)
    assert fields(own)[0].newer, "what was not chosen stays to be chosen"
    remember(own, settled=True)
    assert not fields(own)[0].newer


def test_national_value_that_became_the_own_one_needs_no_choice(
    own: Path, national_base: MakeBase
) -> None:
    remember(own)
    national_base(directory=DIRECTORY.replace("0800-0543", "050 123 45 67"))
    assert not fields(own)[0].newer


def test_contact_is_the_library_s_own_affair(own: Path) -> None:
    text = OWN.replace("telefoon: 050 123 45 67", "contact: afspraken")
    (own / "partners.yaml").write_text(text, encoding="utf-8")
    assert fields(own) == []


def test_taking_the_national_value_takes_the_own_one_out(own: Path) -> None:
    file = open_workspace(own).directory_file
    text = without_fields(file, fields(own))
    assert "dienst-toeslagen" not in text
    assert "humanitas" in text


def test_other_own_values_of_that_partner_stay(own: Path) -> None:
    text = OWN.replace("67}", "67, opmerking: Druk een 2.}")
    (own / "partners.yaml").write_text(text, encoding="utf-8")
    file = open_workspace(own).directory_file
    phone = [field for field in fields(own) if field.key == "telefoon"]
    assert "opmerking: Druk een 2." in without_fields(file, phone)
    assert "050 123" not in without_fields(file, phone)


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"dienst-toeslagen": 3}'])
def test_damaged_memory_is_as_none(own: Path, kept: str) -> None:
    (own / "decision_trees" / ".basis").mkdir()
    (own / "decision_trees" / ".basis" / "partners.json").write_text(kept, encoding="utf-8")
    assert fields(own)[0].origin is None


def test_workspace_without_the_national_base_has_no_fields_of_it(
    make_workspace: MakeWorkspace,
) -> None:
    assert fields(make_workspace(name="los")) == []
