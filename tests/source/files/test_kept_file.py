"""A cache file with its checksum."""

import os
from pathlib import Path

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.files import kept_file


def test_what_is_kept_comes_back_and_what_is_damaged_does_not(tmp_path: Path) -> None:
    file = tmp_path / "diep" / "iets.bin"
    assert kept_file.read(file) is None
    kept_file.keep(file, b"waarde")
    assert kept_file.read(file) == memoryview(b"waarde")
    file.write_bytes(file.read_bytes()[:-1] + b"E")
    assert kept_file.read(file) is None
    file.write_bytes(b"")
    assert kept_file.read(file) is None


def test_folder_that_can_not_be_made_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(IdoError, match="bestand is niet te maken") as caught:
        kept_file.keep(tmp_path / "bestand" / "iets.bin", b"waarde")
    assert caught.value.hint == "Maak ruimte op de schijf, of kies een andere map met --gegevens."
    assert kept_file.read(tmp_path / "bestand" / "iets.bin") is None


def test_half_of_a_killed_process_is_removed_and_that_of_one_that_writes_now_is_not(
    tmp_path: Path,
) -> None:
    killed, writing = tmp_path / ".iets.bin.1.half", tmp_path / ".iets.bin.2.half"
    other = tmp_path / ".woorden-1.sqlite.3.half"
    for half in (killed, writing, other):
        half.touch()
    os.utime(killed, (0, 0))
    os.utime(other, (0, 0))
    kept_file.keep(tmp_path / "iets.bin", b"waarde")
    assert (killed.exists(), other.exists(), writing.exists()) == (False, False, True)
