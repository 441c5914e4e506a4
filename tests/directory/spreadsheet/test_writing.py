"""Partners as the cells of a spreadsheet: safe to open, and the same when they come back."""

from datetime import date
from pathlib import Path

import pytest

from ido_cli.directory import exchange
from ido_cli.directory.model import Directory, OutOfHours, Partner
from ido_cli.directory.spreadsheet.excel import write_excel
from ido_cli.directory.spreadsheet.writing import COLUMNS, table, write_csv

TODAY = date(2026, 11, 26)


def round_trip(directory: Directory, partner: Partner, path: Path) -> exchange.Changes:
    """What an import in an empty directory brings of a partner that was exported."""
    if path.suffix == ".xlsx":
        path.write_bytes(write_excel(COLUMNS, table([partner])))
    else:
        path.write_text(write_csv([partner]), encoding="utf-8")
    empty = directory.model_copy(update={"partners": ()})
    return exchange.changes(empty, exchange.read(path, empty, TODAY))


def test_no_cell_of_the_csv_begins_a_formula(directory: Directory) -> None:
    evil = directory.partners[0].model_copy(
        update={"name": "=1+1", "remark": "@SUM(A1)", "phone": "+31 71 123 45 67", "post": "＝A1"}
    )
    cells = write_csv([evil]).split("\r\n")[1].split(";")
    assert not [cell for cell in cells if cell[:1] in "=+-@＝" and cell]
    assert "'=1+1" in cells
    assert "'＝A1" in cells


@pytest.mark.parametrize("name", ["p.csv", "p.xlsx"])
@pytest.mark.parametrize(
    "update",
    [
        {"phone": "+31 71 512 34 56"},
        {"remark": "=1+1"},
        {"remark": "'=1+1"},
        {"remark": "＠SUM(A1)"},
        {"address": "'s-Gravenhage, Plein 1"},
        {"bring": ("een brief, als u die heeft",)},
        {"bring": ("DigiD", "de brief, of een kopie")},
        {"source": ("https://een.example/a,b", "https://twee.example/")},
        {"out_of_hours": OutOfHours(telefoon="071 512 34 56", openingstijden="ma-vr 17:00-24:00")},
        {"hours": 'ma-vr 09:00-12:00 "op afspraak"; feestdag gesloten'},
        {"register_number": "26226", "audience": "hulpverlener"},
        {"regions": ("Noord", "Zuid"), "offers": ("gemeente",)},
    ],
    ids=str,
)
def test_partner_comes_back_as_it_went_out(
    directory: Directory, tmp_path: Path, update: dict[str, object], name: str
) -> None:
    partner = directory.partners[0].model_copy(update=update)
    found = round_trip(directory, partner, tmp_path / name)
    assert found.new == (partner,)
    assert found.notes == ()
