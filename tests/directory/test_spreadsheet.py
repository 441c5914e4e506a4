"""Partners from and to a spreadsheet, as libraries really keep it."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY

from ido_cli.directory import exchange, spreadsheet
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.source.reading import parse

TODAY = date(2026, 11, 26)


@pytest.fixture
def directory() -> Directory:
    return Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_unknown_column_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        exchange.read(write(tmp_path, "p.csv", "id;naam;telefon\n"), TODAY)
    assert 'Deze kolom ken ik niet: telefon. Bedoelde u "telefoon"' in caught.value.message


def test_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("id;naam\ncafé;Café\n".encode("cp1252"))
    with pytest.raises(IdoError, match="niet in UTF-8"):
        exchange.read(path, TODAY)


def test_no_cell_of_the_csv_begins_a_formula(directory: Directory) -> None:
    evil = directory.partners[0].model_copy(
        update={"name": "=1+1", "remark": "@SUM(A1)", "phone": "+31 71 123 45 67"}
    )
    text = spreadsheet.write_csv([evil])
    cells = text.split("\r\n")[1].split(";")
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]
    assert "'=1+1" in cells


def test_guarded_cell_comes_back_without_its_guard(directory: Directory, tmp_path: Path) -> None:
    evil = directory.partners[0].model_copy(update={"phone": "+31 71 123 45 67"})
    incoming = exchange.read(write(tmp_path, "p.csv", spreadsheet.write_csv([evil])), TODAY)
    assert incoming.rows[0][1]["telefoon"] == "+31 71 123 45 67"
