"""Signs that an old console can't show, the console that shows text to the letter, the bar."""

import io
from pathlib import Path

import pytest
from shown_pages import Console

from ido_cli.errors import IdoError
from ido_cli.terminal.screen import PLAIN_TWINS, bar, console, fits, opened


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp850", "cp1252", "latin-1", "utf-8"])
def test_every_sign_of_ours_can_be_shown_on_any_console(encoding: str) -> None:
    signs = "".join(PLAIN_TWINS)
    shown = fits(signs, Console(encoding))
    assert shown.encode(encoding)
    assert (shown == signs) == (encoding == "utf-8")


def test_unknown_encoding_gets_plain_twins() -> None:
    assert fits("» 1 … → ←", Console("no-such-encoding")) == "> 1 ... -> <"


def test_twins_are_themselves_plain() -> None:
    assert all(twin.isascii() for twin in PLAIN_TWINS.values())


def test_console_shows_text_to_the_letter_without_colour_in_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    stream = Console("utf-8")
    console(stream, 80).print("[bold]a[/bold] :smile: 123 'b'", style="bold red")
    assert stream.getvalue() == "[bold]a[/bold] :smile: 123 'b'\n"


def test_console_of_an_old_encoding_gets_twins_as_it_is_written_to() -> None:
    stream = Console("cp1252")
    console(stream, 80).print("a → b › c … é")
    assert stream.getvalue() == "a -> b > c ... é\n"


def test_sign_that_we_do_not_know_is_left_to_the_stream() -> None:
    assert fits("日本 → x", Console("ascii")) == "日本 -> x"


class Screen(Console):
    """A console that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "plain", "term", "bar"),
    [
        (Screen("utf-8"), False, "xterm", True),
        (Screen("utf-8"), True, "xterm", False),
        (Screen("utf-8"), False, "dumb", False),
        (Console("utf-8"), False, "xterm", False),
    ],
)
def test_large_file_has_a_bar_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    stream: Console,
    plain: bool,
    term: str,
    bar: bool,
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", term)
    path = tmp_path / "groot.xml"
    path.write_bytes(b"x" * 1000)
    with opened(path, stream, plain) as file:
        assert file.read() == b"x" * 1000
    assert ("groot.xml" in stream.getvalue()) is bar
    assert bar or stream.getvalue() == ""


def test_file_that_can_not_be_opened_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.xml"):
        with pytest.raises(IdoError) as caught, opened(path, Console("utf-8"), False):
            pass
        assert caught.value.message.startswith(f"{path} is niet te lezen (")


def test_bar_draws_nothing_where_it_is_plain_or_no_terminal() -> None:
    out = io.StringIO()
    for plain in (True, False):
        with bar("andere talen", 3, out, plain) as show:
            show(2)
    assert out.getvalue().strip() == ""
