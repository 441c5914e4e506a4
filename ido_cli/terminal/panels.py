"""Pages drawn with rich. Everything is readable without colour: colour is a second signal only."""

import io
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final

from ido_cli.terminal.page import Page, Paragraph, Row
from ido_cli.terminal.screen import console, fits

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

_LABEL: Final = 11
_NUMBER: Final = 3
_STYLES: Final = {
    "": "",
    "head": "bold",
    "quiet": "dim",
    "question": "bold",
    "say": "italic",
    "warn": "bold yellow",
    "good": "green",
}


def ansi(page: Page, width: int, color: bool) -> str:
    """A page as text with escape codes, for a terminal of this width."""
    out = io.StringIO()
    draw(page, _ansi_console(out, width, color))
    return out.getvalue()


def draw(page: Page, out: "Console") -> None:
    """Draw a page on a console."""
    for item in page.paragraphs:
        out.print(
            _row(item, out.width) if isinstance(item, Row) else _paragraph(item, out.width),
            soft_wrap=False,
        )


def plain(page: Page, width: int, stream: IO[str]) -> str:
    """A page as plain text, in signs that the stream has."""
    out = io.StringIO()
    draw(fitted(page, stream), console(out, width))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def fitted(page: Page, stream: IO[str]) -> Page:
    """A page in signs that the stream has.

    Done before it is drawn: a sign's plain twin may be longer.
    """
    return Page(
        tuple(
            replace(item, text=fits(item.text, stream), right=fits(item.right, stream))
            for item in page.paragraphs
        )
    )


def _paragraph(item: Paragraph, width: int) -> "RenderableType":
    from rich.padding import Padding
    from rich.text import Text

    text = Text(item.text, style=_STYLES[item.style])
    if not item.right:
        return Padding(text, (0, 1, 0, item.indent))
    right = Text(item.right, style="dim" if item.style != "head" else "")
    return Padding(_beside(text, right, width - item.indent - 1), (0, 1, 0, item.indent))


def _row(item: Row, width: int) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(expand=True, padding=0)
    grid.add_column(width=_LABEL)
    cells: list[RenderableType] = [
        Text(item.label, style="dim" if item.label.startswith(" ") else "cyan")
    ]
    room = width - 2 - _LABEL
    if item.number:
        grid.add_column(width=_NUMBER)
        cells.append(Text(str(item.number)))
        room -= _NUMBER
    grid.add_column(ratio=1)
    text = Text(item.text, style="bold" if item.strong else "")
    right = Text(item.right, style="green" if item.right.startswith("nu open") else "dim")
    grid.add_row(*cells, _beside(text, right, room))
    return Padding(grid, (0, 1, 0, 1))


def _beside(text: "Text", right: "Text", room: int) -> "Table":
    """A text with another at the end of its line, or of the next line when they do not fit on one.

    No word is ever left out.
    """
    from rich.table import Table

    grid = Table.grid(expand=True, padding=0)
    grid.add_column(ratio=1, overflow="fold")
    if right and text.cell_len + 2 + right.cell_len <= room:
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(text, right)
        return grid
    grid.add_row(text)
    if right:
        right.justify = "right"
        grid.add_row(right)
    return grid


def _ansi_console(out: IO[str], width: int, color: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=out,
        width=width,
        force_terminal=True,
        no_color=not color,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
    )
