"""Partners from and to a spreadsheet: CSV as Dutch libraries keep it."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from ido_cli.directory.model import Partner
from ido_cli.directory.rows import LISTS, Incoming, Row, as_row
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean
from ido_cli.source.writing import as_csv

COLUMNS: Final = tuple(
    field.alias or name for name, field in Partner.model_fields.items() if name != "out_of_hours"
)
"""The columns of a spreadsheet.

Who answers out of hours is two values that belong together, which one cell can't hold.
"""
_BETWEEN: Final = " | "


def write_csv(partners: Iterable[Partner]) -> str:
    """Partners as CSV with a heading; lists stand in one cell with ` | ` between."""
    rows = []
    for partner in partners:
        row = as_row(partner)
        rows.append(
            [
                _BETWEEN.join(row.get(name, ())) if name in LISTS else row.get(name, "")
                for name in COLUMNS
            ]
        )
    return as_csv(COLUMNS, rows)


def read_csv(path: Path, text: str) -> Incoming:
    """The rows of a CSV with a heading. Raises IdoError when it is none."""
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        heading = [name.strip().casefold().replace(" ", "_") for name in next(reader, [])]
        lines = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise IdoError(
            f"{path} is geen geldige CSV.",
            "Sla het in de spreadsheet opnieuw op als CSV.",
        ) from error
    unknown = [name for name in heading if name not in COLUMNS]
    if "id" not in heading or "naam" not in heading or unknown:
        wrong = (
            f"Deze kolom ken ik niet: {unknown[0]}. {did_you_mean(unknown[0], COLUMNS)}"
            if unknown
            else "De kolommen id en naam zijn nodig."
        )
        raise IdoError(
            f"De eerste regel van {path} klopt niet. {wrong.strip()}",
            f"Kolommen kunnen zijn: {', '.join(COLUMNS)}.",
            WRONG_USE,
        )
    return Incoming(tuple((f"regel {number}", _csv_row(heading, line)) for number, line in lines))


def _csv_row(heading: Sequence[str], line: Sequence[str]) -> Row:
    row: Row = {}
    for name, cell in zip(heading, line, strict=False):
        text = cell.strip()
        if text.startswith("'") and text[1:2] in tuple("=+-@"):
            text = text[1:]
        row[name] = (
            [part.strip() for part in text.split("|") if part.strip()] if name in LISTS else text
        )
    return row
