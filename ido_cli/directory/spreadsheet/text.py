"""The sheet in a CSV.

It may be in UTF-8, UTF-16 or cp1252 (or in two of them), with `;`, `,` or tab, with Excel's own
first line `sep=;`, with a title above the heading and with columns that are empty.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from ido_cli.directory.spreadsheet.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    TOP,
    Cells,
    Known,
    Sheet,
    clean,
    no_heading,
    sheet_of,
    too_long,
)
from ido_cli.errors import IdoError

_DELIMITERS: Final = ";,\t"
_UNKNOWN: Final = bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"\x1a" * 5)
"""The bytes that cp1252 has no sign for."""


def read_csv(path: Path, raw: bytes, known: Known) -> Sheet:
    """The sheet in what a file holds. Raises IdoError when there is none."""
    text, remarks = _decoded(path, raw)
    text = text.rstrip("\r\n\t ;,")
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').casefold()
    if said.startswith("sep="):
        delimiter, text = said[4:5] or "\t", rest
    else:
        delimiter = max(_DELIMITERS, key=lambda sign: _fits(text, sign, known))
    found = sheet_of(path, _records(path, text, delimiter), known)
    if found is None:
        raise no_heading(path)
    heading, rows = found
    wide = tuple(
        f"regel {number}: er staan meer cellen dan er kolommen zijn. {_WIDE}"
        for number, cells in rows
        if len(cells) > len(heading)
    )
    return Sheet(heading, rows, remarks, wide)


_WIDE: Final = (
    "Zet een tekst met het scheidingsteken erin tussen aanhalingstekens, of geef elke kolom een kop"
)


def _fits(text: str, delimiter: str, known: Known) -> tuple[int, int]:
    """How well a text reads with a delimiter: headings that are known, then cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [tuple(map(clean, row[: MAX_COLUMNS + 1])) for row in islice(reader, TOP)]
    except csv.Error:
        return (-1, 0)
    return max((known(row) for row in rows), default=0), sum(map(len, rows))


def _records(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, Cells]]:
    """The records of a CSV, numbered as a spreadsheet shows them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for number, row in enumerate(reader, 1):
            if number > MAX_ROWS:
                raise too_long(path)
            yield number, tuple(map(clean, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise IdoError(
            f"{path} is geen geldige CSV: vanaf regel {begin} klopt een aanhalingsteken niet, "
            "of is een cel te lang.",
            "Herstel die regel, of sla het bestand in Excel opnieuw op als CSV UTF-8.",
        ) from error


def _decoded(path: Path, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in a file, and what there is to say of how it was saved."""
    wide = _utf_16(raw)
    try:
        if wide:
            return raw.decode(wide).removeprefix("\ufeff"), ()
        if b"\0" not in raw:
            return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        if not wide:
            return _by_line(raw)
    raise IdoError(
        f"{path} is geen tekst: er staan tekens in die geen letters zijn.",
        "Sla het in de spreadsheet opnieuw op als CSV UTF-8, of als Excel-werkmap (.xlsx).",
    )


def _utf_16(raw: bytes) -> str:
    """The name of the UTF-16 that a file is in, also without a byte order mark; else ''."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = raw[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _by_line(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """A text of which not every line is UTF-8: the other lines are in cp1252, as Windows saves."""
    lines: list[str] = []
    other: list[int] = []
    accents = False
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
            accents = accents or not line.isascii()
        except UnicodeDecodeError:
            known = line.translate(_UNKNOWN).decode("cp1252")
            lines.append(known.replace("\x1a", "\ufffd"))
            other.append(number)
    text = "\n".join(lines)
    remarks = ["niet in UTF-8 opgeslagen; gelezen als tekst van Windows (cp1252)"]
    if accents:
        where = ", ".join(map(str, other[:5])) + (" en verder" if len(other) > 5 else "")
        remarks = [f"anders opgeslagen dan de rest: regel {where}. Kijk de accenten daar na"]
    if "\ufffd" in text:
        remarks.append('een teken dat niet te lezen was, staat er nu als "\ufffd"')
    return text, tuple(remarks)
