"""Excel's own file (.xlsx), read and written with openpyxl (the extra `[excel]`).

Read are the values that Excel last worked out, of the first sheet that is shown and has a heading.
What costs too much to read is refused before openpyxl sees it: a small zip can unpack to gigabytes.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ido_cli.directory.spreadsheet.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cells,
    Known,
    Sheet,
    clean,
    no_heading,
    sheet_of,
)
from ido_cli.errors import IdoError
from ido_cli.source.files.writing import safe

if TYPE_CHECKING:
    from types import ModuleType

_MAX_UNPACKED: Final = 30_000_000
"""How many bytes the parts of a file may be together."""
_MAX_WORK: Final = 1_100_000
"""How much work a file may be, a tag of a sheet being one: what openpyxl reads in two seconds."""
_WORK: Final = ((b"<", 1), (b"<c", 6), (b"<row", 6))
"""A cell and a row cost more than another tag."""
_TAG_OF: Final = {"xl/worksheets": 1.0, "xl/sharedStrings.xml": 0.25}
"""What a tag costs by the folder or the name of its part."""
_OTHER_TAG: Final = 9.0
_UNREAD: Final = ("xl/media/", "xl/drawings/", "xl/embeddings/", "xl/pivot", "xl/printerSettings/")
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_NOT_WORKED_OUT: Final = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>")
_LAST_ROW: Final = 1_048_576
"""The last row that Excel has."""
_WIDTH: Final = 24
"""How wide the columns are that are written, in signs."""
_BASE: Final = datetime(1899, 12, 30)
"""The day that Excel counts from, which it gives to a time without a day."""


def read_excel(path: Path, raw: bytes, known: Known) -> Sheet:
    """The first sheet that is shown and has a heading. Raises IdoError when there is none."""
    openpyxl = _openpyxl()
    parts = _parts(path, raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that it does not know
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            found = _first(path, book, parts, known)
            hidden = [one.title for one in book.worksheets if one.sheet_state != "visible"]
            names = [one.title for one in book.worksheets]
    except IdoError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        raise _damaged(path) from error
    if found is None:
        raise no_heading(path)
    name, sheet = found
    remarks = (*_other_sheets(name, names, hidden), *sheet.remarks)
    return Sheet(sheet.heading, sheet.rows, remarks)


def write_excel(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook; every cell is text, also what is typed there later.

    So a spreadsheet keeps the zero of 071 and makes no date of 9-12.
    """
    openpyxl = _openpyxl()
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Partners")
    sheet.freeze_panes = "C2"
    for number in range(1, len(columns) + 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.number_format = _WIDTH, "@"

    def cell(text: str, bold: bool) -> Any:
        made = WriteOnlyCell(sheet, clean(safe(text) if text.startswith("'") else text))
        made.number_format = "@"
        made.data_type = "s"  # a text that begins with = is no formula
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(name, True) for name in columns])
    for row in rows:
        sheet.append([cell(text, False) if text else None for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl() -> "ModuleType":
    try:
        import openpyxl
    except ImportError as error:
        raise IdoError(
            "Voor Excel is nog een onderdeel nodig.",
            "Installeer het met: pip install 'ido-cli[excel]'. Of sla het bestand op als CSV.",
        ) from error
    return openpyxl


def _parts(path: Path, raw: bytes) -> zipfile.ZipFile:
    """The parts of a workbook, when they are not too much to read. Raises IdoError."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw))
        names = parts.namelist()
        if "xl/workbook.xml" not in names:
            hint = "Sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8."
            raise IdoError(f"{path} is geen Excel-werkmap.", hint)
        if sum(part.file_size for part in parts.infolist()) > _MAX_UNPACKED:
            raise _too_much(path)
        read = [name for name in names if not name.startswith(_UNREAD)]
        work = sum(_work(path, name, parts.read(name)) for name in read)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise _damaged(path) from error
    if work > _MAX_WORK:
        raise _too_much(path)
    return parts


def _work(path: Path, name: str, xml: bytes) -> float:
    """How much work a part is to read. Raises IdoError for one that declares things of its own."""
    if b"<!DOCTYPE" in xml or b"\0" in xml[:100]:
        raise _damaged(path)
    each = _TAG_OF.get(name) or _TAG_OF.get(name.rpartition("/")[0], _OTHER_TAG)
    return each * sum(xml.count(tag) * cost for tag, cost in _WORK)


def _first(path: Path, book: Any, parts: zipfile.ZipFile, known: Known) -> tuple[str, Sheet] | None:
    for one in book.worksheets:
        if one.sheet_state != "visible":
            continue
        # a sheet that is read row by row does not tell its merged cells; its part does
        xml = parts.read(one._worksheet_path.removeprefix("/"))
        rows = _rows(one)
        filled = _fill_merged(rows, xml)
        found = sheet_of(path, rows.items(), known)
        if found is None:
            continue
        remarks = []
        if filled:
            remarks.append(
                f"samengevoegde cellen: de waarde staat nu op elke regel ({filled} gevuld)"
            )
        if _NOT_WORKED_OUT.search(xml):
            text = "er staan formules in zonder uitkomst. Open het in Excel en sla het opnieuw op"
            remarks.append(text)
        return str(one.title), Sheet(*found, tuple(remarks))
    return None


def _rows(sheet: Any) -> dict[int, Cells]:
    """The rows that hold something, by their number."""
    values = sheet.iter_rows(values_only=True, max_row=_LAST_ROW, max_col=MAX_COLUMNS + 1)
    return {
        number: tuple("" if value is None else _text(value) for value in row)
        for number, row in enumerate(values, 1)
        if row.count(None) < len(row)
    }


def _fill_merged(rows: dict[int, Cells], xml: bytes) -> int:
    """Give each row the text of the merged cells that cover it; how many cells were filled."""
    filled = covered = 0
    for letters, top, _, bottom in _MERGED.findall(xml):
        column = reduce(lambda so_far, letter: so_far * 26 + letter - 64, letters, 0)
        first, last = int(top), int(bottom)
        covered += last - first
        if covered > MAX_ROWS:
            break  # cells that are merged do not overlap, so this is no sheet of Excel
        text = rows[first][column - 1] if first in rows and column <= MAX_COLUMNS else ""
        for number in range(first + 1, last + 1 if text else 0):
            if number in rows:
                before, after = rows[number][: column - 1], rows[number][column:]
                rows[number] = (*before, text, *after)
                filled += 1
    return filled


def _text(value: Any) -> str:
    """A value of Excel as a person would have typed it."""
    if isinstance(value, str):
        return clean(re.sub(r"_x000[dD]_", "\n", value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime) and value.date() == _BASE.date():
        value = value.time()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _other_sheets(name: str, names: Sequence[str], hidden: Sequence[str]) -> Iterator[str]:
    shown = [one for one in names if one != name and one not in hidden]
    if shown:
        yield f'gelezen is blad "{name}"; niet gelezen: {", ".join(shown)}'
    if hidden:
        yield f"verborgen, en niet gelezen: {', '.join(hidden)}"


def _damaged(path: Path) -> IdoError:
    hint = "Open het in Excel en sla het opnieuw op als Excel-werkmap (.xlsx) of als CSV UTF-8."
    return IdoError(f"{path} is beschadigd of geen Excel-werkmap.", hint)


def _too_much(path: Path) -> IdoError:
    hint = "Bewaar alleen het blad met partners, zonder opmaak van lege cellen, of als CSV UTF-8."
    return IdoError(f"{path} is te groot om te lezen.", hint)
