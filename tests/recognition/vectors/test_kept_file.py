"""A cache file with its checksum."""

from pathlib import Path

from ido_cli.recognition.vectors import kept_file


def test_what_is_kept_comes_back_and_what_is_damaged_does_not(tmp_path: Path) -> None:
    file = tmp_path / "diep" / "iets.bin"
    assert kept_file.read(file) is None
    kept_file.keep(file, b"waarde")
    assert kept_file.read(file) == b"waarde"
    file.write_bytes(file.read_bytes()[:-1] + b"E")
    assert kept_file.read(file) is None
    file.write_bytes(b"")
    assert kept_file.read(file) is None


def test_folder_that_can_not_be_made_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    kept_file.keep(tmp_path / "bestand" / "iets.bin", b"waarde")
    assert kept_file.read(tmp_path / "bestand" / "iets.bin") is None
