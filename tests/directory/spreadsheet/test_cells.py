"""One cell as people and Excel write it: read as what was meant, or told; never guessed."""

import pytest

from ido_cli.directory.spreadsheet import cells
from ido_cli.directory.spreadsheet.cells import Read


@pytest.mark.parametrize(
    "written",
    [
        *("071-5550102", "071 555 01 02", "0715550102", "(071) 555 01 02", "+31 71 555 01 02"),
        *("+31 (0)71 555 01 02", "0031715550102", "06-12345678", "0800-0543", "0900 1450"),
        *("14 071", "14071", "112", "116 111", "1400", "0592-123456", "+32 2 555 12 12"),
    ],
)
def test_number_is_kept_as_it_is_written(written: str) -> None:
    assert cells.phone(written) == Read(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("715550102", "071 555 01 02"),
        ("715550102.0", "071 555 01 02"),
        ("715550102,0", "071 555 01 02"),
        ("7,15550102E+08", "071 555 01 02"),
        ("7.15550102e8", "071 555 01 02"),
        ("31715550102", "071 555 01 02"),
        ("612345678", "06 12345678"),
        ("592123456", "0592 123 456"),
        ("8000543", "0800-0543"),
    ],
)
def test_zero_or_plus_that_excel_took_off_is_put_back_and_told(written: str, number: str) -> None:
    assert cells.phone(written) == Read(number, "", f"{written} gelezen als {number}")


def test_nine_digits_that_are_no_dutch_number_are_not_made_into_one() -> None:
    said = '"999999999" is geen telefoonnummer; niet overgenomen als nummer'
    assert cells.phone("999999999") == Read("", "", said)


@pytest.mark.parametrize("written", ["7,16E+08", "7.1555E+08", "7E+08", "716000000"])
def test_number_that_lost_digits_is_left_out_and_told(written: str) -> None:
    got = cells.phone(written)
    assert (got.value, got.rest) == ("", "")
    assert got.said == (
        f"van {written} heeft Excel cijfers weggelaten; niet overgenomen, vul het nummer weer in"
    )


@pytest.mark.parametrize(
    ("written", "number", "rest"),
    [
        ("071-5550102 / 06-12345678", "071-5550102", "06-12345678"),
        ("071-5550102/06-12345678", "071-5550102", "06-12345678"),
        ("071-5550102\n06-12345678", "071-5550102", "06-12345678"),
        ("071-5550102 of 06-12345678", "071-5550102", "06-12345678"),
        ("071-5550102 - 06-12345678", "071-5550102", "06-12345678"),
        ("071-5550102, 06-1; 06-2", "071-5550102", "06-1, 06-2"),
        ("071-5550102 (vraag naar de balie)", "071-5550102", "vraag naar de balie"),
        ("0900-1450 (lokaal tarief)", "0900-1450", "lokaal tarief"),
    ],
)
def test_second_number_and_words_are_kept_beside_the_first(
    written: str, number: str, rest: str
) -> None:
    got = cells.phone(written)
    assert (got.value, got.rest) == (number, rest)
    assert "de rest staat bij opmerking" in got.said


def test_area_code_before_a_slash_is_one_number() -> None:
    assert cells.phone("071/5550102").value == "071-5550102"


@pytest.mark.parametrize(
    ("written", "rest"), [("via de receptie", "via de receptie"), ("12345678", ""), ("071-55", "")]
)
def test_what_is_no_number_is_told(written: str, rest: str) -> None:
    got = cells.phone(written)
    assert (got.value, got.rest) == ("", rest)
    assert f'"{written}" is geen telefoonnummer' in got.said


@pytest.mark.parametrize(
    ("written", "value", "rest"),
    [
        ("https://www.leiden.nl/wmo", "https://www.leiden.nl/wmo", ""),
        ("www.leiden.nl", "https://www.leiden.nl", ""),
        ("leiden.nl/wmo", "https://leiden.nl/wmo", ""),
        ("www.leiden.nl en www.leiderdorp.nl", "https://www.leiden.nl", "en www.leiderdorp.nl"),
        ("klik hier", "", "klik hier"),
        ("info@leiden.nl", "", "info@leiden.nl"),
    ],
)
def test_web_address_gets_its_scheme(written: str, value: str, rest: str) -> None:
    got = cells.website(written)
    assert (got.value, got.rest) == (value, rest)
    assert bool(got.said) == (written != value)


@pytest.mark.parametrize(
    ("written", "value", "rest"),
    [
        ("info@leiden.nl", "info@leiden.nl", ""),
        ("mailto:info@leiden.nl", "info@leiden.nl", ""),
        ("info@leiden.nl; balie@leiden.nl", "info@leiden.nl", "balie@leiden.nl"),
        ("j.jansen@leiden.nl", "", ""),
        ("J.P.de.Vries@leiden.nl, info@leiden.nl", "info@leiden.nl", ""),
        ("info[at]leiden.nl", "", "info[at]leiden.nl"),
    ],
)
def test_general_address_is_taken_and_that_of_a_person_left_out(
    written: str, value: str, rest: str
) -> None:
    got = cells.email(written)
    assert (got.value, got.rest) == (value, rest)
    assert bool(got.said) == (written != value)
    assert "ansen" not in got.said
    assert "ries" not in got.said


@pytest.mark.parametrize(
    "written",
    [
        *("2026-11-01", "1-11-2026", "01-11-2026", "1/11/2026", "1.11.2026", "1-11-26"),
        *("1 nov 2026", "1 november 2026", "1-nov-26", "1-nov-2026", "1 nov. 2026", "46327"),
        *("2026-11-01 00:00:00", "2026-11-01T00:00:00", "1-11-2026 0:00"),
    ],
)
def test_day_is_read_in_every_form_that_a_spreadsheet_has(written: str) -> None:
    assert cells.day(written).value == "2026-11-01"


@pytest.mark.parametrize(
    "written", ["11-2026", "1-11", "31-11-2026", "11/30/2026", "2026", "bijna"]
)
def test_what_is_no_day_stays_as_it_is(written: str) -> None:
    assert cells.day(written) == Read(written)


def test_text_that_was_read_in_the_wrong_code_is_mended() -> None:
    assert cells.repaired("cafÃ© de BÃ¶hm") == "café de Böhm"
    assert cells.repaired("itâ€™s") == "it’s"
    assert cells.repaired("Één café") == "Één café"
    assert cells.repaired("Ãre") == "Ãre"


@pytest.mark.parametrize("cell", ["-", "n.v.t.", "NVT", "geen", "?", "#N/A", "#VERW!"])
def test_cell_can_say_that_there_is_nothing(cell: str) -> None:
    assert cells.is_nothing(cell)


@pytest.mark.parametrize(
    ("cell", "yes"),
    [("Ja", True), ("x", True), ("✓", True), ("nee", False), ("", False), ("7", None)],
)
def test_tick_is_yes(cell: str, yes: bool | None) -> None:
    assert cells.yes_or_no(cell) is yes


@pytest.mark.parametrize("reader", [cells.phone, cells.website, cells.email, cells.day])
@pytest.mark.parametrize(
    "cell", ["", " ", "\n", "(", "((071)", "+", "@", "=1+1", "١٢٣٤٥٦٧٨٩", "9" * 4000]
)
def test_odd_cell_is_never_a_mistake_in_the_reader(reader: object, cell: str) -> None:
    assert callable(reader)
    assert isinstance(reader(cell), Read)
