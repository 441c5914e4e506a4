"""Partners as the cells of a spreadsheet, under the keys of partners.yaml."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ido_cli.directory.model import OutOfHours, Partner
from ido_cli.directory.rows import LISTS, as_row
from ido_cli.directory.spreadsheet.cells import one_line
from ido_cli.source.files.writing import as_csv

NIGHT: Final = "buiten_uren"
NIGHT_PARTS: Final = tuple(field.alias or "" for field in OutOfHours.model_fields.values())
COLUMNS: Final = tuple(
    column
    for name, field in Partner.model_fields.items()
    for key in (field.alias or name,)
    for column in ([f"{key}_{part}" for part in NIGHT_PARTS] if key == NIGHT else [key])
)
"""The columns of a spreadsheet; who answers out of hours takes two."""
_BETWEEN: Final = " | "


def write_csv(partners: Iterable[Partner]) -> str:
    """Partners as CSV with a heading; lists stand in one cell with ` | ` between."""
    return as_csv(COLUMNS, table(partners))


def table(partners: Iterable[Partner]) -> Iterator[list[str]]:
    """The cells of each partner, in the order of COLUMNS."""
    for partner in partners:
        known = as_cells(partner)
        yield [known.get(name, "") for name in COLUMNS]


def as_cells(partner: Partner) -> dict[str, str]:
    """What a spreadsheet shows of a partner, under the names of the columns."""
    row = as_row(partner)
    found: dict[str, str] = {}
    for part, value in row.pop(NIGHT, {}).items():
        found[f"{NIGHT}_{part}"] = one_line(value)
    for key, value in row.items():
        found[key] = _joined(value) if key in LISTS else one_line(value)
    return found


def _joined(items: Sequence[str]) -> str:
    """A list as one cell; a comma in the only item does not make it two."""
    text = _BETWEEN.join(map(one_line, items))
    return f"{text} |" if len(items) == 1 and re.search("[,;]", text) else text
