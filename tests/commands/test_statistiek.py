"""`ido statistiek`, the day's sheet, and what becomes of kept sessions.

There are filters, exports, the note, deleting, cleaning up, sharing.
"""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Ido
from postgres import server

from ido_cli.sessions.store import Store
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


def test_unrecognised_texts_are_shown_at_the_desk(ido: Ido) -> None:
    ido("start", "iets heel raars", "--locatie", "noord", typed="1\n3\n2\n1\n2\n")
    assert json.loads(ido("statistiek", "--json").out)["niet_herkend"] == [
        ["iets heel raars", "toeslagen"]
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--van", "morgen"),
            (
                'ido: "morgen" is geen dag.\n'
                "     Typ een dag als 2026-11-24, of vandaag of gisteren.\n"
            ),
        ),
        (
            ("--van", "2026-02-30"),
            (
                'ido: "2026-02-30" is geen dag.\n'
                "     Typ een dag als 2026-11-24, of vandaag of gisteren.\n"
            ),
        ),
        (
            ("--van", "2026-11-02", "--tot", "1-11-2026"),
            (
                "ido: Deze periode eindigt voor hij begint.\n"
                "     Kies bij --van een dag die voor --tot ligt.\n"
            ),
        ),
    ],
)
def test_wrong_day_is_explained(ido: Ido, words: tuple[str, ...], message: str) -> None:
    assert ido("statistiek", *words, code=2).err == message


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
    ]
    assert (row["soort_vraag"], row["organisatie"], row["doorverwezen"], row["minuten"]) == (
        "digitale overheid",
        "Dienst Toeslagen",
        "Wijkteam",
        1,
    )


def test_day_sheet_of_yesterday_is_empty(ido: Ido) -> None:
    visit(ido, "2")
    assert ido("statistiek", "dagstaat", "--dag", "gisteren").out.endswith(
        "Op deze dag zijn er geen afgeronde sessies.\n"
    )


def test_sessions_are_filtered_by_outcome_tree_desk_and_status(ido: Ido) -> None:
    visit(ido, "2")
    visit(ido, "1", "ja", outcome="geen-recht")
    ido("start", "--boom", "digid", "--locatie", "zuid", typed="q\n")

    def count(*words: str) -> int:
        return len(json.loads(ido("sessies", "--json", *words).out))

    assert [
        count(),
        count("--afloop", "geen-recht"),
        count("--boom", "digid"),
        count("--balie", "noord"),
    ] == [3, 1, 1, 2]
    assert [
        count("--status", "open"),
        count("--status", "klaar"),
        count("--van", "vandaag"),
        count("--tot", "gisteren"),
    ] == [1, 2, 3, 0]


def test_export_as_csv_holds_no_text_of_the_visitor(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2", text="mijn geheime verhaal")
    ido("sessies", "exporteer", "--uit", str(tmp_path / "s.csv"))
    text = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    assert "geheime" not in text
    assert "Toeslag terugbetalen" in text


def test_export_as_json_lines_is_a_session_a_line(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2")
    visit(ido, "2")
    ido("sessies", "exporteer", "--uit", str(tmp_path / "s.jsonl"))
    lines = (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["klaar", "klaar"]


def test_note_for_the_visitor_is_plain_text(ido: Ido) -> None:
    visit(ido, "1", "nee")
    out = ido("sessies", "briefje").out
    assert out.startswith(
        "EEN TOESLAG AANVRAGEN\n\n"
        "Waar gaat u heen?\n"
        "  - Dienst Toeslagen\n"
        "  - Bel 0800-0543, gratis\n"
    )
    assert "maandag tot en met donderdag 08:00 tot 20:00" in out
    assert "  2. Vraag eerst een DigiD aan.\n" in out
    assert max(len(line) for line in out.splitlines()) <= 60


def test_note_for_the_visitor_is_a_page_to_print(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "1", "ja")
    ido("sessies", "briefje", "--uit", str(tmp_path / "b.html"))
    text = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "<h1>Een toeslag aanvragen</h1>" in text
    assert "DigiD aan" not in text


def test_note_of_a_visit_without_advice_says_what_to_do(ido: Ido) -> None:
    ido("start", "--boom", "toeslagen", "--locatie", "noord", typed="q\n")
    number = json.loads(ido("sessies", "--json").out)[0]["id"][:8]
    assert ido("sessies", "briefje", code=1).err == (
        "ido: In deze sessie is nog geen advies.\n"
        f'     Ga eerst verder met "ido sessies hervat {number}".\n'
    )


def test_removed_session_leaves_no_byte_in_the_data_folder(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2", text="zeldzaamwoord over geld")
    number = json.loads(ido("sessies", "--json").out)[0]["id"]
    assert any(b"zeldzaamwoord" in path.read_bytes() for path in (tmp_path / "gegevens").iterdir())
    assert ido("sessies", "verwijder", number, "--ja").out == f"Gewist: {number[:8]}.\n"
    for path in (tmp_path / "gegevens").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert b"zeldzaamwoord" not in content, path
        assert number.encode() not in content, path


def test_removing_asks_first(ido: Ido) -> None:
    visit(ido, "2")
    number = json.loads(ido("sessies", "--json").out)[0]["id"][:8]
    assert ido("sessies", "verwijder", number, typed="1\n").out.endswith("Er is niets gewist.\n")
    assert len(json.loads(ido("sessies", "--json").out)) == 1


def keep_old(tmp_path: Path, days: int) -> None:
    store = Store(tmp_path / "gegevens", print)
    begun = datetime.now(UTC) - timedelta(days=days)
    store.save(
        Session(f"oud{days}", begun, "noord", (Case("toeslagen", outcome="doorverwezen"),)), begun
    )
    store.close()


def test_cleaning_up_keeps_to_the_retention_period(ido: Ido, tmp_path: Path) -> None:
    keep_old(tmp_path, 179)
    keep_old(tmp_path, 182)
    assert ido("sessies", "opschonen").out == "1 sessie gewist die ouder waren dan 180 dagen.\n"
    assert [row["id"] for row in json.loads(ido("sessies", "--json").out)] == ["oud179"]
    assert ido("sessies", "opschonen").out == "Er was niets om op te schonen.\n"


def test_cleaning_up_runs_by_itself_once_a_day(ido: Ido, tmp_path: Path) -> None:
    keep_old(tmp_path, 200)
    assert (
        ido(*VISIT, "-a", "2", "--afloop", "doorverwezen").err
        == "ido: 1 sessie gewist die ouder waren dan 180 dagen.\n"
    )
    keep_old(tmp_path, 201)
    assert ido(*VISIT, "-a", "2", "--afloop", "doorverwezen").err == ""


def test_sessions_are_shared_and_read_back_as_figures(ido: Ido) -> None:
    visit(ido, "2", text="mijn geheime verhaal")
    with server() as url:
        assert ido("sessies", "deel", "--naar", url).out == "1 sessie gedeeld.\n"
        assert ido("sessies", "deel", "--naar", url).out == "Alles was al gedeeld.\n"
        made = json.loads(ido("statistiek", "--van-bron", url, "--json").out)
    assert (made["sessies"], made["niet_herkend"]) == (1, [])


def test_database_that_is_away_is_told_without_the_password(ido: Ido) -> None:
    got = ido("sessies", "deel", "--naar", "postgresql://ido:geheim@127.0.0.1:1/ido", code=1)
    assert got.err == (
        "ido: De gedeelde database is niet te bereiken (er luistert niemand op dat adres).\n"
        "     Alles staat nog op deze computer. Probeer het later opnieuw.\n"
    )
