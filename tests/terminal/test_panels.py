"""Pages drawn for narrow and wide screens, without colour, and for consoles that know few signs."""

import re

import pytest
from shown_pages import LONG_WORD, WIDTHS, Console, every_page, words_in

from ido_cli.literal import literal
from ido_cli.terminal.page import Page, Paragraph, Row
from ido_cli.terminal.panels import ansi, plain
from ido_cli.terminal.screen import PLAIN_TWINS
from ido_cli.workspace.reading import Workspace

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(
    long_words: Workspace, width: int
) -> None:
    wide = {
        name: plain(page, 1000, Console("utf-8")) for name, page in every_page(long_words).items()
    }
    for name, page in every_page(long_words).items():
        drawn = plain(page, width, Console("utf-8"))
        assert max(len(line) for line in drawn.split("\n")) <= width, name
        assert "…" not in drawn, name
        letters = drawn.replace("\n", "").replace(" ", "")
        longest = [word for word in words_in(wide[name]) if len(word) > 15]
        assert words_in(wide[name]) - words_in(drawn) <= set(longest), name
        if width > 40:
            assert all(word in letters for word in longest), name


@pytest.mark.parametrize("width", WIDTHS)
def test_words_are_only_broken_when_they_do_not_fit_on_a_line(width: int) -> None:
    page = Page(
        (
            Row("Waarom", f"Omdat de {LONG_WORD} beslist.", "opent vrijdag om 9:00"),
            Paragraph(LONG_WORD, right="vraag 12"),
        )
    )
    drawn = plain(page, width, Console("utf-8"))
    assert "…" not in drawn
    assert (drawn.count(LONG_WORD) == 2) == (width > 40)
    assert {"Omdat", "de", "beslist.", "vraag", "12", "9:00"} <= words_in(drawn)


def test_pages_are_the_same_without_colour(long_words: Workspace) -> None:
    for page in every_page(long_words).values():
        coloured, bare = ansi(page, 80, color=True), ansi(page, 80, color=False)
        assert ESCAPE.search(coloured)
        lines = [line.rstrip() for line in ESCAPE.sub("", coloured).split("\n")]
        assert lines == plain(page, 80, Console("utf-8")).split("\n")
        assert lines == [line.rstrip() for line in ESCAPE.sub("", bare).split("\n")]
        assert not re.search(r"\x1b\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[0-9;]*m", bare)


def test_markup_in_a_page_is_shown_literally() -> None:
    odd = "[bold]a[/bold] [/] :smile: [link=x]"
    page = Page((Paragraph(odd, right=odd), Row("[b]x", odd, odd, strong=True)))
    drawn = plain(page, 200, Console("utf-8"))
    assert drawn.count(odd) == 4
    assert "[b]x" in drawn


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon é ü € …", "gewoon é ü € …"),
        ("\x1b[2J\x1b[31mrood\x1b[0m", "[2J[31mrood[0m"),
        ("a\nb\tc\u00a0d", "a b c d"),
        ("\x9b2J\x07\x08\x7f", "2J"),
        ("links\u202erechts\u200b", "linksrechts"),
        ("\x1b]0;titel\x07", "]0;titel"),
        ("", ""),
    ],
)
def test_control_signs_never_reach_the_terminal(text: str, shown: str) -> None:
    assert literal(text) == shown
    page = Page((Paragraph(text, right=text), Row("", text, text)))
    drawn = plain(page, 80, Console("utf-8")) + ESCAPE.sub("", ansi(page, 80, color=True))
    assert drawn.replace("\n", "").isprintable()


def test_old_console_gets_plain_twins(long_words: Workspace) -> None:
    for page in every_page(long_words).values():
        drawn = plain(page, 80, Console("ascii"))
        assert not set(PLAIN_TWINS) & set(drawn)
        assert max(len(line) for line in drawn.split("\n")) <= 80
    question = plain(every_page(long_words)["question"], 80, Console("ascii"))
    assert "IDO Testbieb - Bieb Noord" in question
    assert "Toeslagen > Terugbetalen" in question


def test_plain_twins_do_not_make_lines_wider_than_the_screen() -> None:
    words = "een → twee → drie … " * 10
    page = Page((Paragraph(words, right="vraag 1 … 2"), Row("Nu doen", words, "→ …", number=1)))
    drawn = plain(page, 40, Console("ascii"))
    assert max(len(line) for line in drawn.split("\n")) <= 40
    assert drawn.count("->") == 41
