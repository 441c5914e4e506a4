"""What leaves the tool: files that are whole or not there, and cells that run nothing."""

from pathlib import Path

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.writing import write


def test_file_is_replaced_whole_and_nothing_half_is_left(tmp_path: Path) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text("oud", encoding="utf-8")
    write(file, "nieuw\n")
    assert file.read_text(encoding="utf-8") == "nieuw\n"
    assert list(tmp_path.iterdir()) == [file]


def test_file_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        write(tmp_path / "weg" / "partners.yaml", "x")
    assert caught.value.message.endswith("is niet te schrijven (deze map bestaat niet).")
