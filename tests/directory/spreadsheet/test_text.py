"""The sheet in a CSV, in each form that Excel, LibreOffice and a text editor leave behind."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ido_cli.directory.spreadsheet.headings import known
from ido_cli.directory.spreadsheet.sheet import MAX_ROWS, Sheet
from ido_cli.directory.spreadsheet.text import read_csv
from ido_cli.errors import IdoError

HEADING = ("naam", "doet", "telefoon")
ROW = ("Café Één", "Helpt, ook 's avonds; gratis", "071-5550102")


def sheet(raw: bytes) -> Sheet:
    return read_csv(Path("p.csv"), raw, known)


def refused(raw: bytes) -> str:
    with pytest.raises(IdoError) as caught:
        sheet(raw)
    return caught.value.message


def text(delimiter: str, rows: Sequence[Sequence[str]] = (HEADING, ROW)) -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    got = sheet(text(delimiter).encode(encoding))
    assert (got.heading, got.rows, got.remarks) == (HEADING, ((2, ROW),), ())


def test_windows_text_is_read_and_told() -> None:
    got = sheet(text(";").encode("cp1252"))
    assert got.rows == ((2, ROW),)
    assert got.remarks == ("niet in UTF-8 opgeslagen; gelezen als tekst van Windows (cp1252)",)


def test_two_encodings_in_one_file_are_told_by_line() -> None:
    raw = text(";").encode() + text(";", [ROW]).encode("cp1252")
    got = sheet(raw)
    assert got.rows == ((2, ROW), (3, ROW))
    assert got.remarks == ("anders opgeslagen dan de rest: regel 3. Kijk de accenten daar na",)


def test_sign_that_windows_does_not_have_is_told() -> None:
    got = sheet(b"naam;doet\nA\x81\xe9;b\n")
    assert got.rows == ((2, ("A\ufffdé", "b")),)
    assert 'staat er nu als "\ufffd"' in got.remarks[-1]


@pytest.mark.parametrize("first", ["sep=;\r\n", "sep=\t\r\n", '"sep=,"\r\n'])
def test_line_of_excel_names_the_delimiter_and_is_no_row(first: str) -> None:
    delimiter = first.strip('"\r\n')[4:]
    got = sheet((first + text(delimiter)).encode())
    assert (got.heading, got.rows) == (HEADING, ((2, ROW),))


def test_title_and_empty_lines_and_columns_are_passed_over() -> None:
    raw = (
        "Sociale kaart, 2026;;;;;\n;;;;;\nNaam;Wat doen ze;;Tel;;\nA;b;;112;;\n;;;;;\nB;c;;113;;\n"
    )
    got = sheet(raw.encode())
    assert got.heading == ("Naam", "Wat doen ze", "", "Tel")
    assert [number for number, _ in got.rows] == [4, 6]


def test_delimiter_is_that_of_the_heading_not_the_sign_that_is_most_used() -> None:
    got = sheet(b"naam;doet\nA;een, twee, drie, vier, vijf\nB;een, twee, drie, vier, vijf\n")
    assert got.heading == ("naam", "doet")


def test_heading_that_is_printed_again_is_no_row() -> None:
    assert sheet(b"naam;doet\nA;b\nnaam;doet\nB;c\n").rows == ((2, ("A", "b")), (4, ("B", "c")))


def test_lines_in_a_cell_count_as_a_spreadsheet_counts_them() -> None:
    got = sheet(b'naam;doet\n"A";"een\ntwee"\nB;c\n')
    assert got.rows == ((2, ("A", "een\ntwee")), (3, ("B", "c")))


def test_control_signs_are_taken_out() -> None:
    assert sheet("naam;doet\nA\x1b[31m\u202e\u200bB;c\u00a0d\n".encode()).rows == (
        (2, ("A[31mB", "c d")),
    )


def test_row_with_more_cells_than_headings_is_a_mistake() -> None:
    got = sheet(b"naam;doet\nA;b;c\nB;c;\n")
    assert [one.split(".")[0] for one in got.mistakes] == [
        "regel 2: er staan meer cellen dan er kolommen zijn"
    ]


@pytest.mark.parametrize(
    "raw", [b"", b"\xef\xbb\xbf", b"\n\n", b"hallo", b"a;b\n1;2\n", b"%PDF-1.7\n"]
)
def test_file_without_a_heading_is_told(raw: bytes) -> None:
    assert refused(raw) == "In p.csv vind ik geen regel met de namen van de kolommen."


@pytest.mark.parametrize("raw", [b"naam;doet\nA\0;b\n", bytes(range(256)) * 9, b"\xff\xfea"])
def test_file_that_is_no_text_is_told(raw: bytes) -> None:
    assert refused(raw) == "p.csv is geen tekst: er staan tekens in die geen letters zijn."


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b'naam;doet\n"a;b\n', 2),
        (b'naam;doet\nA;b\nB;"c" d\n', 3),
        (b"naam;doet\nA;" + b"x" * 200_000, 2),
    ],
)
def test_wrong_quote_is_told_with_its_line(raw: bytes, line: int) -> None:
    assert f"is geen geldige CSV: vanaf regel {line} klopt een aanhalingsteken niet" in refused(raw)


def test_too_many_rows_and_columns_are_told() -> None:
    assert refused(b"naam;doet\n" + b"A;b\n" * MAX_ROWS) == "p.csv heeft meer dan 20.000 regels."
    wide = "naam;doet;" + ";".join(f"k{n}" for n in range(10_000))
    assert refused(wide.encode()) == "p.csv heeft 10002 kolommen; ik lees er hooguit 200."


def test_empty_rows_at_the_end_do_not_count() -> None:
    assert sheet(b"naam;doet\nA;b\n" + b";;;\r\n" * 100_000).rows == ((2, ("A", "b")),)
