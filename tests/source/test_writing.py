"""What leaves the tool: files that are whole or not there, and cells that run nothing."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.writing import as_csv, as_json, safe, unguarded, write

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


def test_file_is_replaced_whole_and_nothing_half_is_left(tmp_path: Path) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text("oud", encoding="utf-8")
    write(file, "nieuw\n")
    assert file.read_text(encoding="utf-8") == "nieuw\n"
    assert list(tmp_path.iterdir()) == [file]


def test_file_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "weg" / "partners.yaml"
    with pytest.raises(IdoError) as caught:
        write(path, "x")
    assert caught.value.message == f"{path} is niet te schrijven: deze map bestaat niet."
    assert caught.value.hint == "Kies een map waar u mag schrijven."


def test_file_that_cannot_be_written_leaves_the_old_one_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text("oud", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(IdoError) as caught:
        write(file, "nieuw", hint="Maak ruimte.")
    assert caught.value.message == f"{file} is niet te schrijven: de schijf is vol."
    assert caught.value.hint == "Maak ruimte."
    assert file.read_text(encoding="utf-8") == "oud"
    assert list(tmp_path.iterdir()) == [file]


def test_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    with pytest.raises(IdoError) as caught:
        write(tmp_path, "x")
    assert (
        caught.value.message == f"{tmp_path} is niet te schrijven: daar staat een map met die naam."
    )


@POSIX
def test_link_is_followed_and_an_older_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    file = tmp_path / "echt" / "partners.yaml"
    file.write_text("oud", encoding="utf-8")
    file.chmod(0o640)
    link = tmp_path / "partners.yaml"
    link.symlink_to(file)
    write(link, "nieuw")
    assert link.is_symlink()
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("nieuw", 0o640)


@POSIX
def test_private_text_in_the_place_of_an_older_file_is_for_its_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "ido-fout.txt"
    file.write_text("oud", encoding="utf-8")
    file.chmod(0o644)
    write(file, "wat er getypt was", private=True)
    assert file.stat().st_mode & 0o777 == 0o600


def test_place_that_has_no_name_of_its_own_is_a_folder() -> None:
    with pytest.raises(IdoError) as caught:
        write(Path(Path.cwd().anchor), "x")
    assert caught.value.message.endswith("daar staat een map met die naam.")


@POSIX
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o644)])
def test_private_file_is_for_its_user_alone_from_the_first_byte(
    tmp_path: Path, private: bool, mode: int
) -> None:
    before = os.umask(0o022)
    try:
        write(tmp_path / "nieuw.json", "{}", private=private)
    finally:
        os.umask(before)
    assert (tmp_path / "nieuw.json").stat().st_mode & 0o777 == mode


def test_half_a_file_of_a_killed_run_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".uit.csv.{os.getpid()}.half").write_text("half", encoding="utf-8")
    write(tmp_path / "uit.csv", b"heel")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("uit.csv", b"heel")]


def test_json_keeps_its_letters_and_ends_a_line() -> None:
    assert as_json({"naam": "Eén"}) == '{\n  "naam": "Eén"\n}\n'


def test_csv_opens_in_a_dutch_spreadsheet() -> None:
    text = as_csv(("id", "naam"), [("a", "Eén; twee"), ("b", None)])
    assert text == '\ufeffid;naam\r\na;"Eén; twee"\r\nb;\r\n'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31", "-2", "@SUM(A1)", "＝1+1", "＋31", "－2", "＠SUM(A1)", "  =1", "﹦1", "'=1"],
)
def test_cell_that_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert unguarded(safe(text)) == text


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\n=1", "\x1b=1", "\u200b=1", "\ufeff=1"])
def test_sign_that_does_not_show_hides_no_formula(text: str) -> None:
    assert safe(text).lstrip("' ") == "=1"
    assert safe(text).startswith("'")


def test_no_control_sign_leaves_in_a_cell_or_in_json() -> None:
    hostile = "a\x1b[2J\x9b31m\u202eb\udcff"
    assert as_csv(("naam",), [(hostile,)]).removeprefix("\ufeff").splitlines()[1] == "a[2J31mb"
    for text in (as_json({"naam": hostile}), as_json({"naam": hostile}, indent=None)):
        assert text.replace("\n", "").isprintable()
        assert json.loads(text) == {"naam": hostile}


@pytest.mark.parametrize(
    ("value", "cell"),
    [("a=1", "a=1"), (3, "3"), (None, ""), (0, "0"), ("'s-Gravenhage", "'s-Gravenhage")],
)
def test_other_cell_stays_as_it_is(value: object, cell: str) -> None:
    assert safe(value) == cell
    assert unguarded(cell) == cell
