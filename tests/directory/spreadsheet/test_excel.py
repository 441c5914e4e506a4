"""Excel's own file: the values of the sheet that is shown, and nothing that costs too much."""

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ido_cli.directory.spreadsheet.excel import read_excel, write_excel
from ido_cli.directory.spreadsheet.headings import known
from ido_cli.directory.spreadsheet.sheet import Sheet
from ido_cli.errors import IdoError

SHEET = "xl/worksheets/sheet1.xml"
TOP = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>doet</t></is></c></row>'
)
END = "</sheetData></worksheet>"


def sheet(raw: bytes) -> Sheet:
    return read_excel(Path("p.xlsx"), raw, known)


def refused(raw: bytes) -> str:
    with pytest.raises(IdoError) as caught:
        sheet(raw)
    return caught.value.message


def book(fill: Callable[[Worksheet], None] | None = None, *rows: list[Any]) -> bytes:
    made = openpyxl.Workbook()
    first = made.active
    assert isinstance(first, Worksheet)
    for row in rows or (["naam", "doet"], ["A", "b"]):
        first.append(row)
    if fill:
        fill(first)
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_parts(parts: Mapping[str, str | bytes]) -> bytes:
    """A good workbook with other parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book())) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in {*good.namelist(), *parts}:
            made.writestr(name, parts[name] if name in parts else good.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (715550102, "715550102"),
        (715550102.0, "715550102"),
        (datetime(2026, 11, 1), "1-11-2026"),
        (date(2026, 11, 1), "1-11-2026"),
        (time(9, 30), "09:30"),
        (True, "ja"),
        (False, "nee"),
        (" twee  woorden ", "twee  woorden"),
        ("een\ntwee", "een\ntwee"),
        ("een_x000D_\ntwee", "een\ntwee"),
        (1.5, "1.5"),
    ],
)
def test_value_is_read_as_a_person_would_type_it(value: object, text: str) -> None:
    got = sheet(book(None, ["naam", "doet"], ["A", value]))
    assert got.rows == ((2, ("A", text)),)
    assert got.remarks == ()


def test_formula_gives_what_excel_worked_out_and_is_told_when_it_did_not() -> None:
    worked = TOP + '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>' + END
    got = sheet(with_parts({SHEET: worked}))
    assert (got.rows[0][1][0], got.remarks) == ("2", ())
    got = sheet(book(None, ["naam", "doet"], ["A", '=HYPERLINK("https://a.nl","a")']))
    assert got.rows[0][1] == ("A",)
    assert "formules in zonder uitkomst" in got.remarks[0]


def test_first_shown_sheet_with_a_heading_is_read_and_the_others_are_told() -> None:
    made = openpyxl.Workbook()
    assert isinstance(made.active, Worksheet)
    made.active.title = "Uitleg"
    made.active.append(["Dit is de sociale kaart"])
    for name in ("Geheim", "Partners", "Oud"):
        made.create_sheet(name).append(["naam", "doet", name])
    made["Geheim"].sheet_state = "hidden"
    got = sheet(saved(made))
    assert got.heading == ("naam", "doet", "Partners")
    assert got.remarks == (
        'gelezen is blad "Partners"; niet gelezen: Uitleg, Oud',
        "verborgen, en niet gelezen: Geheim",
    )


def test_merged_cells_hold_for_each_row_they_cover() -> None:
    rows = [["Kaart"], [], ["naam", "doet", "plaats"], ["A", "a", "Leiden"], ["B", "b"], ["C", "c"]]

    def merge(one: Worksheet) -> None:
        one.merge_cells("A1:C1")
        one.merge_cells("C4:C5")

    got = sheet(book(merge, *rows))
    assert got.rows == ((4, ("A", "a", "Leiden")), (5, ("B", "b", "Leiden")), (6, ("C", "c")))
    assert got.remarks == ("samengevoegde cellen: de waarde staat nu op elke regel (1 gevuld)",)


def test_time_with_the_form_of_a_day_is_a_time_and_a_number_has_no_comma() -> None:
    def as_day(one: Worksheet) -> None:
        one["B2"].value, one["B2"].number_format = 0.375, "dd-mm-yyyy hh:mm"

    assert sheet(book(as_day)).rows == ((2, ("A", "09:00")),)
    written = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="d"><v>1899-12-30T09:00:00</v></c></row>'
    )
    assert sheet(with_parts({SHEET: TOP + written + END})).rows == ((2, ("1", "09:00")),)
    number = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>7.15550102E8</v></c></row>'
    assert sheet(with_parts({SHEET: TOP + number + END})).rows == ((2, ("1", "715550102")),)


def test_cells_merged_over_each_other_are_no_work_without_end() -> None:
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c></row></sheetData>'
    merged = '<mergeCell ref="B1:B20000"/>' * 2 + '<mergeCell ref="C2:C3"/>'
    more = f"<mergeCells>{merged}</mergeCells></worksheet>"
    assert sheet(with_parts({SHEET: TOP + row + more})).rows == ((2, ("A", "doet")),)


def test_every_cell_that_is_written_stays_text() -> None:
    raw = write_excel(("naam", "telefoon"), [("=1+1", "0715550102"), ("A", "")])
    cells = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    assert (cells["A2"].value, cells["A2"].data_type) == ("=1+1", "s")
    assert cells["B2"].number_format == "@"
    assert cells.column_dimensions["B"].number_format == "@"
    assert sheet(raw).rows == ((2, ("=1+1", "0715550102")), (3, ("A",)))


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: TOP + " " * 50_000_000 + END},
        {SHEET: TOP + "<row>" + '<c r="A1"/>' * 200_000 + "</row>" + END},
        {SHEET: TOP + "<row/>" * 300_000 + END},
        {"xl/styles.xml": "<a/>" * 200_000},
        {"xl/sharedStrings.xml": "<si/>" * 4_500_000},
        {"xl/other.xml": "<a/>" * 200_000},
    ],
    ids=["spaces", "cells", "rows", "styles", "texts", "other"],
)
def test_small_file_that_unpacks_to_much_is_refused(parts: Mapping[str, str]) -> None:
    raw = with_parts(parts)
    assert len(raw) < 2_000_000
    assert refused(raw) == "p.xlsx is te groot om te lezen."


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 niet heus",
        book()[:-300],
        with_parts({SHEET: "<worksheet><sheetData><row"}),
        with_parts({SHEET: TOP + '<row r="x"><c r="??" t="s"><v>9</v></c></row>' + END}),
        with_parts({SHEET: "<!DOCTYPE a [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"}),
        with_parts({SHEET: TOP + "<row>" * 20_000 + END}),
        with_parts({"[Content_Types].xml": ""}),
        with_parts({SHEET: (TOP + END).encode("utf-16")}),
    ],
    ids=["no zip", "cut off", "xml", "cells", "entity", "deep", "no types", "utf-16"],
)
def test_damaged_file_is_told(raw: bytes) -> None:
    assert refused(raw) == "p.xlsx is beschadigd of geen Excel-werkmap."


def test_other_zip_and_sheet_without_a_heading_are_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(out.getvalue()) == "p.xlsx is geen Excel-werkmap."
    assert "geen regel met de namen" in refused(book(None, ["hallo"]))


def test_cell_far_away_is_too_much() -> None:
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert refused(with_parts({SHEET: TOP + far + END})) == "p.xlsx heeft meer dan 20.000 regels."
    beyond = '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'
    assert sheet(with_parts({SHEET: TOP + beyond + END})).rows == ()


def test_without_openpyxl_the_line_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = book()
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(IdoError, match="nog een onderdeel nodig") as caught:
        sheet(raw)
    assert "pip install 'ido-cli[excel]'" in caught.value.hint
    with pytest.raises(IdoError, match="nog een onderdeel nodig"):
        write_excel(("naam",), [])
