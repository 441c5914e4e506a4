"""A partner as a row under the Dutch keys of partners.yaml."""

from pathlib import Path

from conftest import DIRECTORY

from ido_cli.directory.model import Directory
from ido_cli.directory.rows import as_item, as_row, differences
from ido_cli.source.reading import parse


def test_row_has_what_is_filled_in_and_nothing_else() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
    row = as_row(directory.by_id["wijkteam"])
    assert row["naam"] == "Wijkteam"
    assert "post" not in row
    assert row["regio"] == ["Noord", "Zuid"]


def test_nationwide_is_one_word_in_a_file() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
    everywhere = directory.by_id["wijkteam"].model_copy(update={"regions": ("landelijk",)})
    assert as_item(everywhere)["regio"] == "landelijk"


def test_a_single_source_is_one_word_in_a_file() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
    team = directory.by_id["wijkteam"]
    assert as_item(team)["bron"] == "https://wijkteam.example"
    two = team.model_copy(update={"source": ("gebeld", "https://wijkteam.example")})
    assert as_item(two)["bron"] == ["gebeld", "https://wijkteam.example"]


def test_differences_are_what_is_new_or_gone() -> None:
    directory = Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
    team = directory.by_id["wijkteam"]
    update = {"regions": ("landelijk",), "address": "", "phone": "0800-0543"}
    assert differences(team, team.model_copy(update=update)) == {
        "regio": "landelijk",
        "adres": "",
        "telefoon": "0800-0543",
    }
    assert differences(team, team) == {}
