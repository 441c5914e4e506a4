"""`ido sessies`: the kept visits as a list, as JSON and as a summary.

One is resumed, and one is written out.
"""

import json
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, VISIT, Ido, MakeWorkspace, visit
from postgres import server

from ido_cli.sessions.own_file.schema import FILE_NAME
from ido_cli.sessions.store import Store
from ido_cli.triage.engine import Case, Session

KEYS: Final = {"id", "begonnen", "bijgewerkt", "locatie", "status", "vragen"}
QUESTION_KEYS: Final = {"tekst", "boom", "route", "advies", "verwijs", "afloop", "notitie"}
ROUTE_KEYS: Final = {"boom", "vraag", "antwoord"}
"""The keys that others rely on (DESIGN.md, part 6)."""
DONE: Final = ("--boom", "toeslagen", "-a", "1", "-a", "ja", "--afloop", "doorverwezen")
NOTHING_OPEN: Final = (
    'ido: Er is geen sessie die nog open staat.\n     Bekijk alles met "ido sessies".\n'
)


def rows(ido: Ido) -> list[dict[str, Any]]:
    """The sessions as JSON; nothing else may stand on stdout."""
    got = ido("sessies", "--json")
    assert got.err == ""
    listed: list[dict[str, Any]] = json.loads(got.out)
    return listed


def done(ido: Ido, text: str = "ik wil huurtoeslag", desk: str = "noord") -> str:
    """Holds a visit to its end; the number of the session."""
    ido("start", text, *DONE, "--locatie", desk)
    return str(rows(ido)[0]["id"])


def stopped(ido: Ido, *words: str, typed: str = "1\nq\n") -> str:
    """Holds a visit that stops at its second question; the number of the session."""
    out = ido("start", *(words or ("--boom", "toeslagen")), "--locatie", "noord", typed=typed).out
    found = re.search(r"ido sessies hervat ([0-9a-f]{8})\n", out)
    assert found is not None
    return found.group(1)


def own(make_workspace: MakeWorkspace, tree: str = TREE) -> Path:
    """A workspace that a test can change; give it with --map."""
    return make_workspace({"toeslagen": tree, "spoed": URGENT, "digid": DIGID}, DIRECTORY, "eigen")


# The list


def test_list_of_a_new_desk_says_how_to_begin(ido: Ido) -> None:
    assert ido("sessies").out == 'Er zijn geen sessies. Begin er een met "ido".\n'
    assert rows(ido) == []


def test_list_shows_each_session_with_its_state(ido: Ido) -> None:
    first, second = done(ido, desk="zuid"), stopped(ido)
    lines = [re.split(r" {2,}", line.strip()) for line in ido("sessies").out.splitlines()]
    assert lines[0] == ["sessie", "begonnen", "balie", "status", "onderwerp"]
    assert [[row[0], *row[2:]] for row in lines[1:]] == [
        [second, "noord", "open", "Toeslagen"],
        [first[:8], "zuid", "klaar", "Toeslagen"],
    ]
    assert all(re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d", row[1]) for row in lines[1:])


def test_json_has_stable_keys_and_all_that_was_answered(ido: Ido) -> None:
    number = done(ido, "ik wil “huurtoeslag”")
    (row,) = rows(ido)
    assert set(row) >= KEYS
    assert (row["id"], row["locatie"], row["status"]) == (number, "noord", "klaar")
    begun, updated = (datetime.fromisoformat(row[key]) for key in ("begonnen", "bijgewerkt"))
    assert begun.tzinfo is not None
    assert begun <= updated
    (question,) = row["vragen"]
    assert set(question) >= QUESTION_KEYS
    assert all(set(step) >= ROUTE_KEYS for step in question["route"])
    assert {key: question[key] for key in QUESTION_KEYS - {"route"}} == {
        "tekst": "ik wil “huurtoeslag”",
        "boom": "toeslagen",
        "advies": "aanvragen",
        "verwijs": ["dienst-toeslagen", "formulierenhulp"],
        "afloop": "doorverwezen",
        "notitie": "",
    }
    assert [{key: step[key] for key in ROUTE_KEYS} for step in question["route"]] == [
        {"boom": "toeslagen", "vraag": "wat", "antwoord": "een-toeslag-aanvragen"},
        {"boom": "toeslagen", "vraag": "heeft_digid", "antwoord": "ja"},
    ]


def test_json_of_an_open_session_has_no_advice_and_no_outcome(ido: Ido) -> None:
    stopped(ido, typed="1\nn\nbelt morgen terug\nq\n")
    (row,) = rows(ido)
    question = row["vragen"][0]
    assert (row["status"], question["advies"], question["afloop"], question["verwijs"]) == (
        "open",
        None,
        None,
        [],
    )
    assert question["notitie"] == "belt morgen terug"
    assert [step["vraag"] for step in question["route"]] == ["wat"]


def test_json_of_a_visit_with_more_questions_has_them_in_order(ido: Ido) -> None:
    out = ido(
        "start",
        "--boom",
        "digid",
        "--locatie",
        "noord",
        typed="1\n1\n1\ntoeslag terugbetalen\n1\n2\nq\n",
    ).out
    assert "Bewaard als sessie" in out
    (row,) = rows(ido)
    assert [(one["boom"], one["advies"], one["afloop"]) for one in row["vragen"]] == [
        ("digid", "inloggen", "zelf-verder"),
        ("toeslagen", "terugbetalen", "doorverwezen"),
    ]


def test_what_was_said_stays_when_the_tree_changes_or_goes(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = own(make_workspace)
    ido("start", "ik wil huurtoeslag", *DONE, "--map", str(folder))
    before = json.loads(ido("sessies", "--json", "--map", str(folder)).out)[0]["vragen"]
    (folder / "decision_trees" / "toeslagen.yaml").unlink()
    (after,) = json.loads(ido("sessies", "--json", "--map", str(folder)).out)
    assert after["vragen"] == before
    assert (
        "Advies      Een toeslag aanvragen\n"
        in ido("sessies", "toon", after["id"], "--map", str(folder)).out
    )


def test_open_session_of_a_tree_that_is_gone_is_still_listed(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = own(make_workspace)
    ido("start", "--boom", "toeslagen", "--locatie", "noord", "--map", str(folder), typed="1\nq\n")
    (folder / "decision_trees" / "toeslagen.yaml").unlink()
    (row,) = json.loads(ido("sessies", "--json", "--map", str(folder)).out)
    assert (row["status"], row["vragen"][0]["boom"], row["vragen"][0]["advies"]) == (
        "open",
        "toeslagen",
        None,
    )
    ido("sessies", "--map", str(folder))
    ido("sessies", "toon", row["id"], "--map", str(folder))


def test_report_that_another_version_kept_does_not_hide_the_sessions(
    ido: Ido, tmp_path: Path
) -> None:
    number = done(ido)
    path = tmp_path / "gegevens" / FILE_NAME
    database = sqlite3.connect(path)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    body = path.read_bytes()
    assert b'"why":' in body
    path.write_bytes(body.replace(b'"why":', b'"hoe":'))
    (row,) = rows(ido)
    assert (row["id"], row["vragen"][0]["advies"], row["vragen"][0]["afloop"]) == (
        number,
        "aanvragen",
        "doorverwezen",
    )
    assert "Advies      Een toeslag aanvragen\n" in ido("sessies", "toon", number).out


def test_sessions_that_can_not_be_read_are_said(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    folder = tmp_path / "bestand"
    for words in (
        ("sessies",),
        ("sessies", "--json"),
        ("sessies", "hervat"),
        ("sessies", "toon", "a"),
    ):
        got = ido(*words, "--gegevens", str(folder), code=1)
        assert got.out == ""
        assert got.err == (
            f"ido: Sessies kunnen niet worden bewaard in {folder} (daar staat een bestand "
            "met die naam).\n"
            "     Kijk of u in deze map mag schrijven, of kies een andere map met --gegevens MAP.\n"
        )


# One session


def test_session_is_shown_by_the_begin_of_its_number(ido: Ido) -> None:
    number = done(ido)
    out = ido("sessies", "toon", number[:6]).out
    assert out.startswith(
        "Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid\n"
        "Testbieb, Bieb Noord\n"
    )
    assert 'De klant    "ik wil huurtoeslag"\n' in out
    assert "Afloop      Doorverwezen\n" in out
    assert out.endswith("Gecontroleerd op persoonsgegevens.\n")


def test_open_session_is_shown_as_not_finished(ido: Ido) -> None:
    out = ido("sessies", "toon", stopped(ido)).out
    assert "    > Een toeslag aanvragen\n" in out
    assert "Afloop      Nog niet afgerond\n" in out


@pytest.mark.parametrize("words", [("toon",), ("hervat",), ("exporteer",)], ids=" ".join)
def test_number_that_no_session_has_is_said(ido: Ido, words: tuple[str, ...]) -> None:
    done(ido)
    got = ido("sessies", *words, "zzz", code=2)
    assert (got.out, got.err) == (
        "",
        'ido: Er is geen sessie "zzz".\n     Bekijk de sessies met "ido sessies".\n',
    )


@pytest.mark.parametrize("command", ["toon", "hervat", "exporteer"])
def test_begin_that_fits_more_sessions_asks_for_more_letters(
    ido: Ido, tmp_path: Path, command: str
) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    for number in ("abc0", "abc1"):
        store.save(
            Session(number, datetime.now(UTC), "noord", (Case("toeslagen"),)), datetime.now(UTC)
        )
    store.close()
    got = ido("sessies", command, "abc", code=2)
    assert (got.out, got.err) == (
        "",
        (
            'ido: Er zijn meer sessies die met "abc" beginnen.\n'
            "     Typ meer letters van het nummer.\n"
        ),
    )


# Going on


def test_session_goes_on_at_the_question_where_it_stopped(ido: Ido) -> None:
    number = stopped(ido)
    out = ido("sessies", "hervat", number, typed="1\n2\nq\n").out
    assert "Heeft de klant een DigiD?" in out
    assert "Wat wil de klant?\n  1" not in out
    assert out.endswith(f"Bewaard als sessie {number}.\n")
    (row,) = rows(ido)
    assert (row["status"], row["vragen"][0]["advies"], row["vragen"][0]["afloop"]) == (
        "klaar",
        "aanvragen",
        "doorverwezen",
    )


def test_without_a_number_the_open_session_that_is_chosen_goes_on(ido: Ido) -> None:
    older, newer = stopped(ido), stopped(ido, "--boom", "toeslagen")
    finished = done(ido)
    out = ido("sessies", "hervat", typed="1\n1\n2\nq\n").out
    assert out.endswith(f"Bewaard als sessie {newer}.\n")
    assert {row["id"][:8]: row["status"] for row in rows(ido)} == {
        older: "open",
        newer: "klaar",
        finished[:8]: "klaar",
    }


def test_session_that_stops_again_keeps_what_was_answered_in_between(ido: Ido) -> None:
    number = stopped(ido)
    out = ido("sessies", "hervat", typed="2\nq\n").out
    assert out.endswith(
        f"Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat {number}\n"
    )
    (row,) = rows(ido)
    assert (row["status"], [step["antwoord"] for step in row["vragen"][0]["route"]]) == (
        "open",
        ["een-toeslag-aanvragen", "nee"],
    )


def test_nothing_to_go_on_with_is_said(ido: Ido) -> None:
    got = ido("sessies", "hervat", code=2)
    assert (got.out, got.err) == ("", NOTHING_OPEN)
    done(ido)
    assert ido("sessies", "hervat", code=2).err == NOTHING_OPEN


def test_finished_session_does_not_go_on(ido: Ido) -> None:
    number = done(ido)
    before = rows(ido)
    got = ido("sessies", "hervat", number, code=2)
    short = number[:8]
    assert (got.out, got.err) == (
        "",
        f'ido: Sessie {short} is al klaar.\n     Bekijk hem met "ido sessies toon {short}".\n',
    )
    assert rows(ido) == before


def test_answers_that_no_longer_fit_after_a_change_are_named(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = own(make_workspace)
    ido("start", "--boom", "toeslagen", "--locatie", "noord", "--map", str(folder), typed="1\nq\n")
    path = folder / "decision_trees" / "toeslagen.yaml"
    changed = TREE.replace("antwoord: Een toeslag aanvragen,", "antwoord: Geld aanvragen,")
    path.write_text(
        changed.replace("[Een toeslag aanvragen, Ja]", "[Geld aanvragen, Ja]"), encoding="utf-8"
    )
    out = " ".join(ido("sessies", "hervat", "--map", str(folder), typed="q\n").out.split())
    assert "De boom is veranderd. Deze antwoorden passen niet meer: toeslagen#wat." in out
    assert "Wat wil de klant?" in out


def test_session_of_which_the_tree_is_gone_is_no_dead_end(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = own(make_workspace)
    ido("start", "--boom", "toeslagen", "--locatie", "noord", "--map", str(folder), typed="1\nq\n")
    (folder / "decision_trees" / "toeslagen.yaml").unlink()
    out = ido(
        "sessies", "hervat", "--map", str(folder), typed="1\nwachtwoord kwijt\n1\n1\n2\n2\n"
    ).out
    assert "Deze weg is nog niet af. Dat ligt aan de boom, niet aan u." in out
    assert (
        json.loads(ido("sessies", "--json", "--map", str(folder)).out)[0]["vragen"][0]["boom"]
        == "digid"
    )


# Writing one out


@pytest.mark.parametrize("ending", ["txt", "md", "json"])
def test_session_is_written_to_a_file_in_the_form_of_its_name(
    ido: Ido, tmp_path: Path, ending: str
) -> None:
    number = done(ido)
    path = tmp_path / f"uit.{ending}"
    got = ido("sessies", "exporteer", number, "--uit", str(path))
    text = path.read_bytes().decode("utf-8")
    assert got.err == ""
    assert "\r" not in text
    if ending == "json":
        assert json.loads(text) == rows(ido)[0]
    elif ending == "md":
        assert text.startswith("# Samenvatting van een bezoek")
        assert "- Wat wil de klant? **Een toeslag aanvragen**\n" in text
    else:
        assert text == ido("sessies", "toon", number).out


def test_session_goes_to_the_screen_without_a_file(ido: Ido) -> None:
    number = done(ido)
    got = ido("sessies", "exporteer", number)
    assert got.err == ""
    assert got.out == ido("sessies", "toon", number).out


def test_writing_over_an_older_file_replaces_it_whole(ido: Ido, tmp_path: Path) -> None:
    number = done(ido)
    path = tmp_path / "uit.txt"
    path.write_text("oud\n" * 5000, encoding="utf-8")
    ido("sessies", "exporteer", number, "--uit", str(path))
    assert path.read_text(encoding="utf-8") == ido("sessies", "toon", number).out


def test_file_of_another_kind_is_refused(ido: Ido, tmp_path: Path) -> None:
    number = done(ido)
    got = ido("sessies", "exporteer", number, "--uit", str(tmp_path / "uit.pdf"), code=2)
    message = 'Ik weet niet welk soort bestand "uit.pdf" moet worden.'
    assert (got.out, got.err) == (
        "",
        f"ido: {message}\n     Kies met --formaat uit: tekst, markdown, json, jsonl, csv.\n",
    )
    assert not (tmp_path / "uit.pdf").exists()


def test_file_that_can_not_be_written_is_said(ido: Ido, tmp_path: Path) -> None:
    number = done(ido)
    path = tmp_path / "weg" / "uit.txt"
    got = ido("sessies", "exporteer", number, "--uit", str(path), code=1)
    assert got.err == (
        f"ido: {path} is niet te schrijven: deze map bestaat niet.\n"
        "     Kies een map waar u mag schrijven.\n"
    )
    assert not path.parent.exists()


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
    assert ido("sessies", "opschonen").out == "1 sessie gewist die ouder was dan 180 dagen.\n"
    assert [row["id"] for row in json.loads(ido("sessies", "--json").out)] == ["oud179"]
    assert ido("sessies", "opschonen").out == "Er was niets om op te schonen.\n"


def test_cleaning_up_by_a_clock_that_jumped_asks_first(ido: Ido, tmp_path: Path) -> None:
    keep_old(tmp_path, 300)
    keep_old(tmp_path, 301)
    store = Store(tmp_path / "gegevens", print)
    store.remember("opgeschoond", str(datetime.now(UTC).date() - timedelta(days=299)))
    store.close()
    got = ido("sessies", "opschonen", code=2)
    assert "deze computer klopt. Toch opschonen?" in " ".join(got.out.split())
    assert got.err.endswith("Zeg vooraf ja met --ja.\n")
    assert "Morgen kijk ik opnieuw." in ido("sessies", "opschonen", typed="1\n").out
    assert ido("sessies", "opschonen", "--ja").out == (
        "2 sessies gewist die ouder waren dan 180 dagen.\n"
    )


def test_removal_says_when_another_program_holds_bytes(
    ido: Ido, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ido_cli.sessions.own_file.database.BUSY_SECONDS", 0.1)
    number = done(ido)[:8]
    backup = sqlite3.connect(tmp_path / "gegevens" / FILE_NAME, isolation_level=None)
    backup.execute("BEGIN")
    backup.execute("SELECT count(*) FROM session").fetchone()
    out = ido("sessies", "verwijder", number, "--ja").out
    assert out.startswith(f"Gewist: {number}.\nEen ander programma houdt het bestand nog vast.")
    backup.close()
    assert ido("sessies", "opschonen").out == "Er was niets om op te schonen.\n"


def test_cleaning_up_runs_by_itself_once_a_day(ido: Ido, tmp_path: Path) -> None:
    keep_old(tmp_path, 200)
    assert (
        ido(*VISIT, "-a", "2", "--afloop", "doorverwezen").err
        == "ido: 1 sessie gewist die ouder was dan 180 dagen.\n"
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


def test_owner_prepares_and_a_desk_shares_with_no_other_right(ido: Ido) -> None:
    visit(ido, "2")
    with server() as url:
        prepared = ido("sessies", "deel", "--voorbereiden", "--naar", url).out
        make = next(line for line in prepared.splitlines() if "ido_balie" in line)
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute(make.strip())
        desk = url.replace("ido@", "balie_naam@")
        assert ido("sessies", "deel", "--naar", desk).out == "1 sessie gedeeld.\n"
        assert ido("sessies", "deel", "--alles", "--naar", desk).out == "1 sessie gedeeld.\n"
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute("DELETE FROM ido.session")
        assert ido("sessies", "deel", "--naar", desk).out == (
            "1 sessie gedeeld.\nWaarvan opnieuw, omdat ze in de gedeelde database ontbraken: 1.\n"
        )
        got = ido("sessies", "deel", "--alles", "--naar", url, code=1)
        assert got.err == (
            "ido: Op naam van een andere gebruiker, en daarom niet vervangen: 1.\n"
            "     Deel deze map met sessies altijd met dezelfde gebruiker van de database.\n"
        )
        plain = url.replace("127.0.0.1", "127.1")
        assert "--zonder-tls" in ido("sessies", "deel", "--naar", plain, code=1).err
        assert ido("statistiek", "--zonder-tls", "--van-bron", plain, "--json").code == 0


def test_database_that_is_away_is_told_without_the_password(ido: Ido) -> None:
    got = ido("sessies", "deel", "--naar", "postgresql://ido:geheim@127.0.0.1:1/ido", code=1)
    assert got.err == (
        "ido: De gedeelde database is niet te bereiken (er luistert niemand op dat adres).\n"
        "     Alles staat nog op deze computer. Probeer het later opnieuw.\n"
    )
