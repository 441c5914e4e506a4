"""Figures on stdout: bars for people, JSON and CSV for machines; and the day's sheet to retype."""

import csv
import io
import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import Ido
from postgres import server

from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM, date_words
from ido_cli.triage.engine import Case, Session

VISIT = ("start", "--boom", "toeslagen", "--locatie", "noord")


def visit(ido: Ido, *answers: str, outcome: str = "doorverwezen", text: str = "") -> None:
    given = [word for answer in answers for word in ("-a", answer)]
    ido(*VISIT, *given, "--afloop", outcome, *([text] if text else []))


def test_figures_of_a_desk_without_visits(ido: Ido) -> None:
    assert ido("statistiek").out.endswith("In deze periode zijn er geen afgeronde sessies.\n")


def test_figures_show_topics_and_addressees_by_name(ido: Ido) -> None:
    visit(ido, "2")
    visit(ido, "1", "ja", outcome="zelf-verder")
    out = ido("statistiek").out
    for words in (
        "Onderwerpen",
        "Toeslagen",
        "Dienst Toeslagen",
        "Wijkteam",
        "De klant kan zelf verder",
        "Bieb Noord",
        "Tussen haakjes: de periode ervoor.",
        "periode ervoor: 0",
    ):
        assert words in out


def test_figures_as_json_have_the_period_before(ido: Ido) -> None:
    visit(ido, "2", outcome="geen-aanbod")
    made = json.loads(ido("statistiek", "--json").out)
    assert (made["sessies"], made["onderwerpen"], made["geen_aanbod"]) == (
        1,
        {"toeslagen": 1},
        {"toeslagen": 1},
    )
    assert made["instanties"] == {"dienst-toeslagen": 1}
    assert made["in_de_buurt"] == {"wijkteam": 1}
    assert made["periode_ervoor"]["sessies"] == 0


def test_figures_as_csv_are_a_table(ido: Ido) -> None:
    visit(ido, "2")
    rows = list(
        csv.reader(io.StringIO(ido("statistiek", "--csv").out.lstrip("\ufeff")), delimiter=";")
    )
    assert rows[0] == ["soort", "naam", "aantal", "periode ervoor"]
    assert ["onderwerpen", "toeslagen", "1", "0"] in rows
    assert ["vragen_per_sessie", "", "1,0", "0,0"] in rows, "Excel takes 1.0 for a day"


def test_unrecognised_texts_are_shown_at_the_desk(ido: Ido) -> None:
    ido("start", "iets heel raars", "--locatie", "noord", typed="1\n3\n2\n1\n2\n")
    assert json.loads(ido("statistiek", "--json").out)["niet_herkend"] == [
        ["iets heel raars", "toeslagen"]
    ]


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


def keep(data: Path, count: int, tree: str = "toeslagen", desk: str = "noord") -> None:
    """So many visits that ended today."""
    store, now = Store(data, pytest.fail), datetime.now(AMSTERDAM)
    for number in range(count):
        case = Case(tree, outcome="doorverwezen")
        store.save(Session(f"{tree}-{desk}-{number}", now, desk, (case,)), now)
    store.close()


def test_ten_largest_have_a_bar_and_the_rest_is_added_up(ido: Ido, tmp_path: Path) -> None:
    for number in range(12):
        keep(tmp_path / "gegevens", 24 - 2 * number, f"boom-{number:02}")
    out = ido("statistiek").out
    section = out[out.index("Onderwerpen") :].split("\n\n")[0].splitlines()[1:]
    assert len(section) == 11
    assert section[0].split() == ["boom-00", "24", "█" * 24, "(0)"]
    assert section[9].split() == ["boom-09", "6", "█" * 6, "(0)"]
    assert section[10].split() == ["overige", "6"]


def test_figures_of_one_desk_leave_the_others_out(ido: Ido, tmp_path: Path) -> None:
    keep(tmp_path / "gegevens", 2)
    keep(tmp_path / "gegevens", 1, desk="zuid")
    for name in ("--balie", "--locatie"):
        assert json.loads(ido("statistiek", name, "zuid", "--json").out)["sessies"] == 1
    assert json.loads(ido("statistiek", "--json").out)["sessies"] == 3


def test_desk_that_was_closed_still_has_its_figures(ido: Ido, tmp_path: Path) -> None:
    keep(tmp_path / "gegevens", 1, desk="oost")
    made = json.loads(ido("statistiek", "--balie", "oost", "--json").out)
    assert (made["sessies"], made["balies"]) == (1, {"oost": 1})
    got = ido("statistiek", "--balie", "oosd", code=2)
    assert got.err.startswith('ido: Ik ken geen balie "oosd".\n     Bedoelde u "oost"')
    got = ido("statistiek", "dagstaat", "--balie", "qqq", code=2)
    assert got.err == 'ido: Ik ken geen balie "qqq".\n     Kies uit: noord, oost, zuid.\n'


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


def page_of(ido: Ido, folder: Path, *words: str) -> str:
    """The page of the figures."""
    to = folder / "cijfers.html"
    assert ido("statistiek", *words, "--uit", str(to)).out == f"Opgeslagen in {to}.\n"
    return to.read_text(encoding="utf-8")


def section(page: str, heading: str) -> list[list[str]]:
    """The rows of a chart on the page, each as its name and its counts."""
    part = page[page.index(f"<h2>{heading}</h2>") :].split("</section>")[0]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", part)
    shown = (re.sub(r"<title>.*?</title>", "", one) for one in rows)
    return [re.sub(r"<[^>]+>", " ", one).split() for one in shown]


def test_page_has_every_chart_by_name(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2", outcome="geen-aanbod")
    visit(ido, "1", "ja", outcome="zelf-verder")
    page = page_of(ido, tmp_path)
    assert "<h1>Cijfers van Testbieb</h1>" in page
    assert section(page, "Onderwerpen") == [["Toeslagen", "2"]]
    assert section(page, "Naar wie verwezen") == [["Dienst", "Toeslagen", "2"]]
    assert section(page, "Genoemd in de buurt") == [["Wijkteam", "2"]]
    assert len(section(page, "Afloop")) == 2
    assert section(page, "Geen aanbod") == [["Toeslagen", "1"]]
    assert "<h2>Balies</h2>" not in page, "one desk says nothing"
    assert "<h2>Geen recht</h2>" not in page


def test_page_names_topics_of_what_was_not_recognised_and_not_the_words(
    ido: Ido, tmp_path: Path
) -> None:
    ido("start", "iets heel raars", "--locatie", "noord", typed="1\n3\n2\n1\n2\n")
    page = page_of(ido, tmp_path)
    assert section(page, "Niet herkend, of uit de lijst") == [["Toeslagen", "1"]]
    assert "raars" not in page


def test_page_of_one_desk_says_which(ido: Ido, tmp_path: Path) -> None:
    keep(tmp_path / "gegevens", 2)
    keep(tmp_path / "gegevens", 1, desk="zuid")
    page = page_of(ido, tmp_path, "--balie", "zuid")
    assert "<h1>Cijfers van Bieb Zuid</h1>" in page
    assert section(page, "Onderwerpen") == [["Toeslagen", "1"]]
    assert [row[-1] for row in section(page_of(ido, tmp_path), "Balies")] == ["2", "1"]


def test_page_of_the_shared_database_is_of_all_desks(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2", text="mijn geheime verhaal")
    with server() as url:
        ido("sessies", "deel", "--naar", url)
        page = page_of(ido, tmp_path, "--van-bron", url)
        desk = page_of(ido, tmp_path, "--van-bron", url, "--balie", "noord")
    assert "<h1>Cijfers van alle balies samen</h1>" in page
    assert "<h1>Cijfers van Bieb Noord</h1>" in desk
    for made in (page, desk):
        assert section(made, "Onderwerpen") == [["Toeslagen", "1"]]
        assert "geheime" not in made


def test_page_of_a_desk_without_visits_is_kind(ido: Ido, tmp_path: Path) -> None:
    page = page_of(ido, tmp_path, "--formaat", "html")
    assert "In deze periode zijn er geen afgeronde sessies." in page


def test_page_shows_the_course_of_time(ido: Ido, tmp_path: Path) -> None:
    keep(tmp_path / "gegevens", 3)
    page = page_of(ido, tmp_path, "--van", "20 dagen geleden")
    assert "<h2>Vragen per week</h2>" in page
    today = datetime.now(AMSTERDAM).date()
    monday = today - timedelta(days=today.weekday())
    assert f"<title>week van {date_words(monday)}: 3</title>" in page


def test_page_keeps_what_was_only_there_in_the_period_before(ido: Ido, tmp_path: Path) -> None:
    store, today = Store(tmp_path / "gegevens", pytest.fail), datetime.now(AMSTERDAM)
    for tree, days in (("toeslagen", 0), ("digid", 0), ("spoed", 1), ("toeslagen", 1)):
        begun = today - timedelta(days=days)
        case = Case(tree, outcome="doorverwezen")
        store.save(Session(f"{tree}-{days}", begun, "noord", (case,)), begun)
    store.close()
    page = page_of(ido, tmp_path, "--van", "vandaag")
    assert section(page, "Onderwerpen") == [
        ["DigiD", "1", "0"],
        ["Toeslagen", "1", "1"],
        ["Spoed", "0", "1"],
    ]
    assert "<h2>Vragen per dag</h2>" not in page, "one day has no course of time"


def test_other_formats_go_to_a_file_too(ido: Ido, tmp_path: Path) -> None:
    keep(tmp_path / "gegevens", 1)
    for name in ("cijfers.json", "cijfers.csv", "cijfers.txt"):
        assert (
            ido("statistiek", "--uit", str(tmp_path / name)).out
            == f"Opgeslagen in {tmp_path / name}.\n"
        )
    assert json.loads((tmp_path / "cijfers.json").read_text(encoding="utf-8"))["sessies"] == 1
    assert "soort;naam;aantal" in (tmp_path / "cijfers.csv").read_text(encoding="utf-8")
    assert "Onderwerpen" in (tmp_path / "cijfers.txt").read_text(encoding="utf-8")


def test_format_that_is_none_names_the_right_ones(ido: Ido) -> None:
    got = ido("statistiek", "--formaat", "pdf", code=2)
    assert got.err == ('ido: Ik ken geen formaat "pdf".\n     Kies uit: tekst, html, json, csv.\n')
