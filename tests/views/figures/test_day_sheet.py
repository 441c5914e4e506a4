"""The day's sheet, in the order of the national form."""

import csv
import io
import json

from conftest import Ido, visit


def test_day_sheet_is_in_the_order_of_the_national_form(ido: Ido) -> None:
    visit(ido, "2")
    (row,) = json.loads(ido("statistiek", "dagstaat", "--json").out)
    assert list(row) == [
        "nr",
        "tijd",
        "soort_vraag",
        "organisatie",
        "onderwerp",
        "doorverwezen",
        "afloop",
        "minuten",
        "kanaal",
        "was_al_bij",
    ]
    assert (row["soort_vraag"], row["organisatie"], row["doorverwezen"], row["minuten"]) == (
        "digitale overheid",
        "Dienst Toeslagen",
        "Wijkteam",
        1,
    )


def test_day_sheet_is_read_a_case_a_block(ido: Ido) -> None:
    visit(ido, "2")
    lines = [" ".join(line.split()) for line in ido("statistiek", "dagstaat").out.splitlines()]
    assert lines[0].startswith("Dagstaat ")
    assert lines[2].startswith("Vraag 1, ")
    assert lines[3:] == [
        "soort vraag digitale overheid",
        "organisatie Dienst Toeslagen",
        "onderwerp Toeslagen",
        "doorverwezen naar Wijkteam",
        "afloop Doorverwezen",
        "minuten 1",
    ]


def test_day_sheet_as_csv_has_the_columns_of_the_national_form(ido: Ido) -> None:
    visit(ido, "2", outcome="zelf-verder")
    text = ido("statistiek", "dagstaat", "--csv").out.lstrip("\ufeff")
    head, row = csv.reader(io.StringIO(text), delimiter=";")
    assert head == [
        *("nr", "tijd", "soort vraag", "organisatie", "onderwerp", "doorverwezen naar"),
        *("afloop", "minuten", "kanaal", "was al bij"),
    ]
    assert row[5] == "", "who helps oneself is not referred"
