"""The note out of the tool: what fails is said, nobody waits, and nothing stays behind."""

import errno
import os
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from ido_cli.errors import IdoError
from ido_cli.report import handing_over
from ido_cli.report.handing_over import clean_up, open_note, print_note, save_note

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and programs of POSIX")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder and, before all others, one for programs."""
    folder, programs = tmp_path / "tmp", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("PATH", str(programs))
    return folder


def program(tmp_path: Path, name: str, script: str) -> None:
    path = tmp_path / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


class Browser(webbrowser.BaseBrowser):
    """Keeps what it is asked to show."""

    def __init__(self, name: str = "", shows: bool = True) -> None:
        super().__init__(name)
        self.shows = shows
        self.shown: list[str] = []

    def open(self, url: str, *_: Any) -> bool:
        self.shown.append(url)
        return self.shows


@posix
def test_printer_gets_the_text_when_no_browser_makes_paper_of_the_page(
    tmp_path: Path, temporary: Path
) -> None:
    program(tmp_path, "lp", f'while read -r line; do echo "$line"; done < "$1" > {tmp_path}/out')
    print_note("<p>bladzijde</p>", "Waar gaat u heen?\n")
    assert (tmp_path / "out").read_text() == "Waar gaat u heen?\n"
    assert [*temporary.iterdir()] == []


@posix
def test_printer_gets_the_page_as_pdf_when_a_browser_makes_one(tmp_path: Path) -> None:
    making = 'for a in "$@"; do case $a in --print-to-pdf=*) echo pdf > "${a#*=}";; esac; done'
    program(tmp_path, "chromium", making)
    program(tmp_path, "lpr", f'echo "$1" > {tmp_path}/out')
    print_note("<p>bladzijde</p>", "tekst")
    assert (tmp_path / "out").read_text().endswith("briefje.pdf\n")


@posix
def test_computer_without_a_printer_is_said_and_what_else_can_be_done() -> None:
    with pytest.raises(IdoError) as error:
        print_note("<p></p>", "tekst")
    assert error.value.message == "Ik vind geen printer op deze computer."
    assert "Open het briefje in de browser of sla het op" in error.value.hint


@posix
@pytest.mark.parametrize("script", ["exit 1", "sleep 60"])
def test_printer_that_refuses_or_hangs_is_said_in_time(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "PATIENCE", 0.3)
    program(tmp_path, "lp", script.replace("sleep", "exec /bin/sleep"))
    with pytest.raises(IdoError, match="De printer nam het briefje niet aan"):
        print_note("<p></p>", "tekst")


def test_windows_prints_the_page_else_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def startfile(path: Path, verb: str) -> None:
        asked.append(f"{verb} {path.name}")
        if path.suffix == ".html":
            raise OSError(errno.ENOENT, "no program")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", startfile, raising=False)
    print_note("<p></p>", "tekst")
    assert asked == ["print briefje.html", "print briefje.txt"]


@posix
def test_browser_shows_a_file_that_only_this_user_can_read(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    open_note("<p>bladzijde</p>")
    (path,) = temporary.glob("ido-briefje-*/briefje.html")
    assert browser.shown == [path.as_uri()]
    assert path.read_text() == "<p>bladzijde</p>"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def no_browser() -> Any:
    raise webbrowser.Error("could not locate runnable browser")


@pytest.mark.parametrize("get", [no_browser, lambda: Browser("lynx"), lambda: Browser("", False)])
def test_no_browser_or_one_that_takes_the_screen_is_said(
    get: Any, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", get)
    with pytest.raises(IdoError) as error:
        open_note("<p></p>")
    assert error.value.message == "Ik kan geen browser openen op deze computer."
    assert error.value.hint == "Sla het briefje op, of lees het van het scherm."
    assert [*temporary.iterdir()] == []


def test_full_disk_is_said_and_nothing_half_is_left(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: Any, **more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(IdoError, match="de schijf is vol"):
        open_note("<p></p>")
    with pytest.raises(IdoError, match="de schijf is vol"):
        save_note(tmp_path / "b.html", "<p></p>")
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(IdoError) as error:
        print_note("<p></p>", "tekst")
    assert error.value.message == "Het briefje kan niet worden klaargezet: de schijf is vol."
    assert [*temporary.rglob("*.*"), *tmp_path.glob("b.html*")] == []


@posix
def test_saved_note_is_for_its_user_alone(tmp_path: Path) -> None:
    save_note(tmp_path / "b.txt", "tekst")
    assert (tmp_path / "b.txt").stat().st_mode & 0o777 == 0o600


def test_what_an_earlier_run_left_goes_and_what_this_one_shows_stays(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", Browser)
    open_note("<p>nu</p>")
    old, other = temporary / "ido-briefje-0-oud", temporary / "iets-anders"
    for folder in (old, other):
        folder.mkdir()
        (folder / "briefje.html").write_text("oud")
    clean_up()
    assert not old.exists()
    assert other.exists()
    assert len(list(temporary.glob("ido-briefje-*"))) == 1


def test_windows_without_a_program_that_prints_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def startfile(_path: Path, _verb: str) -> None:
        raise OSError(errno.ENOENT, "no program")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", startfile, raising=False)
    with pytest.raises(IdoError) as error:
        print_note("<p></p>", "tekst")
    assert error.value.message == "Ik vind geen printer op deze computer."
    assert "Open het briefje in de browser of sla het op" in error.value.hint
