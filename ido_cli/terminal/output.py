"""What a command shows on stdout: lines, tables, JSON, or a whole text that may go to a file.

All text is shown to the letter, in signs that the console has: no markup, no control signs.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ido_cli.errors import unknown
from ido_cli.literal import literal, literal_lines
from ido_cli.source.files.writing import as_json, write
from ido_cli.terminal.screen import console, fits

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Piece = str | tuple[str, str]
"""A text, or a text with its style, such as `bold` or `dim`."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, to the `right`, never broken (`whole`), `width` in signs.

    `ratio` is the column's share of what the others leave.
    """

    name: str = ""
    right: bool = False
    whole: bool = False
    width: int | None = None
    ratio: int | None = None


class Output:
    """Writes to a stream; `width` (in signs) is the console's own when it is left out."""

    def __init__(self, stream: IO[str], width: int | None = None) -> None:
        self._stream = stream
        self._given = width
        self._made: Console | None = None

    @property
    def _console(self) -> "Console":
        if self._made is None:
            self._made = console(self._stream, self._given)
        return self._made

    @property
    def width(self) -> int:
        """How many signs fit on a line."""
        return self._console.width

    def line(self, *pieces: Piece, wrap: bool = True) -> None:
        """One line, wrapped between words unless it must stay one, such as a path."""
        self._console.print(_text(*pieces), soft_wrap=not wrap)

    def indented(self, text: str, spaces: int = 2) -> None:
        """A text of which every line stands behind some spaces, and none behind it."""
        room = max(20, self.width - spaces)
        for line in textwrap.wrap(literal(text), room, break_on_hyphens=False):
            self._console.print(f"{' ' * spaces}{line}", soft_wrap=True)

    def table(
        self,
        rows: Iterable[Sequence[Piece]],
        columns: Sequence[Column],
        indent: int = 0,
        gap: int = 2,
    ) -> None:
        """Rows below their headings, if the columns have any; a cell that is too wide is folded."""
        from rich.table import Table

        table = Table(
            box=None,
            pad_edge=indent > 0,
            collapse_padding=True,
            header_style="dim",
            padding=(0, gap, 0, indent),
            show_header=any(column.name for column in columns),
        )
        for column in columns:
            table.add_column(
                literal(column.name),
                justify="right" if column.right else "left",
                no_wrap=column.whole,
                overflow="fold",
                width=column.width,
                ratio=column.ratio,
            )
        for row in rows:
            table.add_row(*(_text(cell) for cell in row))
        self._console.print(table)

    def draw(self, drawing: Any) -> None:
        """A drawing of rich."""
        self._console.print(drawing)

    def json(self, value: Any) -> None:
        """A value as JSON."""
        self._stream.write(as_json(value))

    def text(self, text: str) -> None:
        """A text that was made here, such as a page or a drawing, as it is but control signs."""
        self._stream.write(fits(literal_lines(text), self._stream))

    def put(self, text: str, to: Path | None) -> None:
        """A text to a file, which is told, or here when none is named.

        Raises IdoError when it can't be written.
        """
        if to is None:
            self.text(text)
        else:
            write(to, text)
            self.line(f"Opgeslagen in {to}.", wrap=False)


def chosen_format(asked: str | None, to: Path | None, formats: Sequence[str]) -> str:
    """The format that was asked for, else that of the file's ending, else the first.

    Raises IdoError for a format that is none.
    """
    ending = to.suffix.lower().removeprefix(".") if to else ""
    form = asked or (ending if ending in formats else formats[0])
    if form not in formats:
        raise unknown("formaat", form, formats, f"Kies uit: {', '.join(formats)}.")
    return form


def _text(*pieces: Piece) -> "Text":
    from rich.text import Text

    pairs = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
    return Text.assemble(*((literal(text), style) for text, style in pairs))
