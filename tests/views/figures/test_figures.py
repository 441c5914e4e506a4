"""Figures on stdout: bars for people, JSON and CSV for machines."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from conftest import Ido, visit

from ido_cli.sessions.store import Store
from ido_cli.source.dates import AMSTERDAM
from ido_cli.triage.engine import Case, Session


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


def test_unrecognised_texts_are_listed_with_the_topic_that_was_chosen(ido: Ido) -> None:
    ido("start", "iets heel raars", "--locatie", "noord", typed="1\n3\n2\n1\n2\n")
    told = ido("statistiek").out
    assert told.endswith('\n\nNiet herkend, uit de lijst gekozen\n  "iets heel raars"  Toeslagen\n')


def test_how_visitors_came_and_what_was_doubted_is_shown_in_words(ido: Ido, tmp_path: Path) -> None:
    case = Case("toeslagen", outcome="doorverwezen", doubted=("wijkteam", "toeslagen#terugbetalen"))
    store, now = Store(tmp_path / "gegevens", pytest.fail), datetime.now(AMSTERDAM)
    store.save(Session("s", now, "noord", (case,), channel="telefoon"), now)
    store.close()
    told = ido("statistiek").out
    assert "aan de telefoon" in told
    assert "Wijkteam" in told
    assert "Toeslagen: Toeslag terugbetalen" in told


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
