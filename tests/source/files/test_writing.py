"""What leaves the tool: files that are whole or not there, and cells that run nothing."""

import errno
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ido_cli.errors import IdoError
from ido_cli.source.files.writing import as_csv, as_json, remove, safe, unguarded, write, write_over

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


def test_csv_has_the_decimal_comma_of_dutch_spreadsheets() -> None:
    assert as_csv(("aantal",), [(1.5,), (2,)]).splitlines()[1:] == ["1,5", "2"]


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


# A file that another program holds, as Windows has it


class Held:
    """A file that can't be replaced or removed the first so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.tries = 0
        self.waited: list[float] = []
        for name in ("replace", "unlink"):
            monkeypatch.setattr(Path, name, self._refusing(getattr(Path, name), times))
        monkeypatch.setattr(time, "sleep", self.waited.append)

    def _refusing(self, act: Callable[..., Any], times: int) -> Callable[..., Any]:
        def tried(path: Path, *words: Any, **more: Any) -> Any:
            if path.name.endswith(".half") and not words:
                return act(path, *words, **more)
            self.tries += 1
            if self.tries <= times:
                raise PermissionError(errno.EACCES, "Access is denied")
            return act(path, *words, **more)

        return tried


def test_file_that_a_program_holds_for_a_moment_is_written_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text("oud", encoding="utf-8")
    held = Held(monkeypatch, 3)
    write(file, "nieuw")
    assert file.read_text(encoding="utf-8") == "nieuw"
    assert len(held.waited) == 3


def test_file_that_stays_held_is_told_and_the_old_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text("oud", encoding="utf-8")
    held = Held(monkeypatch, 1_000)
    with pytest.raises(IdoError) as caught:
        write(file, "nieuw")
    assert caught.value.message == (
        f"{file} is niet te schrijven: het is in gebruik, of u mag het niet vervangen."
    )
    assert caught.value.hint == (
        "Staat het bestand open, zoals in Excel of een editor? Sluit het, en probeer het opnieuw."
    )
    assert held.tries < 10
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text(encoding="utf-8") == "oud"


def test_file_that_stays_held_is_not_removed_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "digid.yaml"
    file.write_text("oud", encoding="utf-8")
    Held(monkeypatch, 1_000)
    with pytest.raises(IdoError) as caught:
        remove(file)
    assert caught.value.message == f"{file} is niet weg te halen: dat mag u niet."
    assert file.exists()


def test_removing_what_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    remove(tmp_path / "digid.yaml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\n", b"a\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nc\r\n"),
        (b"\xef\xbb\xbfa\r\nb\r\n", b"\xef\xbb\xbfa\r\nc\r\n"),
        (b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfa\nc\n"),
        (None, b"a\nc\n"),
    ],
)
def test_edited_text_keeps_the_line_ends_and_the_mark_of_its_file(
    tmp_path: Path, before: bytes | None, after: bytes
) -> None:
    file = tmp_path / "partners.yaml"
    if before is not None:
        file.write_bytes(before)
    write_over(file, "a\nc\n")
    assert file.read_bytes() == after


# Names on Windows


@pytest.mark.parametrize(
    "name",
    [
        *("con.yaml", "NUL.yaml", "aux", "Prn.txt", "com1.json", "LPT9", "com¹.md", "nul.tar.gz"),
        *("briefje.", "briefje.txt ", "jan: brief.html", "wat?.txt", 'a"b.md', "a|b", "con .txt"),
    ],
)
def test_name_that_windows_would_take_for_something_else_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(IdoError) as caught:
        write(tmp_path / name, "x")
    assert caught.value.message == f'"{name}" kan op Windows geen naam zijn.'
    assert caught.value.hint.startswith("Kies een andere naam, zonder < > : ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["contact.yaml", "nul-uren.yaml", "com10.txt", "auxiliair", ".con"]
)
def test_name_that_only_begins_like_a_device_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    write(tmp_path / name, "x")
    assert (tmp_path / name).read_text(encoding="utf-8") == "x"


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
