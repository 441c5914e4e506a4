"""A sheet as rows of text below a heading, whatever program saved it; what is too much for one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.literal import literal

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
TOP: Final = 25
"""The rows at the top among which the heading is looked for."""

Known = Callable[[Sequence[str]], int]
"""How many cells of a row are a heading that is known; 0 for a row that is no heading at all."""
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The heading and the rows below it that hold something, with the number a spreadsheet shows.

    `remarks` say how the file itself was read, `mistakes` with their place what can't be taken.
    """

    heading: Cells
    rows: tuple[tuple[int, Cells], ...]
    remarks: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


def sheet_of(
    path: Path, rows: Iterable[tuple[int, Cells]], known: Known
) -> tuple[Cells, tuple[tuple[int, Cells], ...]] | None:
    """The heading among the first rows, and the rows below it that hold something.

    None when no row is a heading. Raises IdoError when there is too much.
    """
    filled = _filled(path, rows)
    top = list(islice(filled, TOP))
    scores = [known(cells) for _, cells in top]
    if not any(scores):
        return None
    first = scores.index(max(scores))
    heading = top[first][1]
    if len(heading) > MAX_COLUMNS:
        message = f"{path} heeft {len(heading)} kolommen; ik lees er hooguit {MAX_COLUMNS}."
        raise IdoError(message, "Bewaar alleen de kolommen die u wilt overnemen.")
    below = (*top[first + 1 :], *filled)
    return heading, tuple((number, cells) for number, cells in below if cells != heading)


def _filled(path: Path, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """The rows that hold something, without the empty cells at their end."""
    for number, cells in rows:
        trimmed = _without_tail(cells)
        if trimmed and number > MAX_ROWS:
            raise too_long(path)
        if trimmed:
            yield number, trimmed


def too_long(path: Path) -> IdoError:
    """The error for a sheet with more rows than are read."""
    hint = "Verdeel het over meer bestanden, of wis de lege regels onderaan."
    return IdoError(f"{path} heeft meer dan {MAX_ROWS:,} regels.".replace(",", "."), hint)


def no_heading(path: Path) -> IdoError:
    """The error for a file in which no row is a heading."""
    message = f"In {path} vind ik geen regel met de namen van de kolommen."
    hint = "Zet boven de kolommen wat erin staat, zoals: Naam, Wat doen ze, Telefoon, Adres, Regio."
    return IdoError(message, hint, WRONG_USE)


def clean(cell: str) -> str:
    """A cell without control signs and needless white space; lines in a cell stay lines."""
    if cell.isprintable():
        return cell.strip()
    lines = (" ".join(literal(line).split()) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def _without_tail(cells: Cells) -> Cells:
    """A row without the empty cells at its end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]
