"""The page of the figures: a chart a kind of count, and the course of time."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import Ido, visit
from postgres import server

from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM, date_words
from ido_cli.triage.engine import Case, Session
from views.figures.test_figures import keep


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
