"""Pages drawn with rich. Everything is readable without colour: colour is a second signal only."""

import io
from typing import IO, TYPE_CHECKING, Final

from ido_cli.literal import literal
from ido_cli.terminal.page import Page, Paragraph, Row
from ido_cli.terminal.screen import console, fits

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_LABEL: Final = 11
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
        out.print(_row(item) if isinstance(item, Row) else _paragraph(item), soft_wrap=False)


def plain(page: Page, width: int, stream: IO[str]) -> str:
    """A page as plain text, in signs that the stream has."""
    out = io.StringIO()
    draw(page, console(out, width))
    lines = (line.rstrip() for line in fits(out.getvalue(), stream).split("\n"))
    return "\n".join(lines)


def _paragraph(item: Paragraph) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    text = Text(literal(item.text), style=_STYLES[item.style])
    if not item.right:
        return Padding(text, (0, 1, 0, item.indent))
    grid = Table.grid(expand=True, padding=0)
    grid.add_column(ratio=1)
    grid.add_column(justify="right")
    grid.add_row(text, Text(f"  {literal(item.right)}", style="dim" if item.style != "head" else ""))
    return Padding(grid, (0, 1, 0, item.indent))


def _row(item: Row) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(expand=True, padding=0)
    grid.add_column(width=_LABEL)
    if item.number:
        grid.add_column(width=3)
    grid.add_column(ratio=1)
    cells = [Text(item.label, style="dim" if item.label.startswith(" ") else "cyan")]
    if item.number:
        cells.append(Text(str(item.number)))
    cells.append(Text(literal(item.text), style="bold" if item.strong else ""))
    if item.right:
        grid.add_column(justify="right")
        cells.append(Text(f"  {literal(item.right)}", style="green" if item.right.startswith("nu open") else "dim"))
    grid.add_row(*cells)
    return Padding(grid, (0, 1, 0, 1))


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
