"""Kept sessions on stdout: the list, the summary of one, the note, and deleting them."""

import json
from pathlib import Path

import pytest
from conftest import Ido, visit

from ido_cli.report import handing_over


def test_sessions_are_listed_newest_first_with_desk_status_and_topics(ido: Ido) -> None:
    assert ido("sessies").out.endswith('geen sessies. Begin er een met "ido".\n')
    ido("--locatie", "zuid", "start", "--boom", "toeslagen", "-a", "2", "--afloop", "doorverwezen")
    ido("--locatie", "noord", "start", "--boom", "digid", typed="q\n")
    rows = [line.split() for line in ido("sessies").out.splitlines()]
    assert rows[0] == ["sessie", "begonnen", "balie", "status", "onderwerp"]
    assert [row[3:] for row in rows[1:]] == [
        ["noord", "open", "DigiD"],
        ["zuid", "klaar", "Toeslagen"],
    ]
    assert all(len(row[0]) == 8 for row in rows[1:])


def test_note_for_the_visitor_is_plain_text(ido: Ido) -> None:
    visit(ido, "1", "nee")
    out = ido("sessies", "briefje").out
    assert out.startswith("Waar gaat u heen?\n  - Dienst Toeslagen\n  - Bel 0800-0543, gratis\n")
    assert "maandag tot en met donderdag 08:00 tot 20:00" in out
    assert "  2. Vraag eerst een DigiD aan.\n" in out
    assert max(len(line) for line in out.splitlines()) <= 60


def test_note_for_the_visitor_is_a_page_to_print(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "1", "ja")
    ido("sessies", "briefje", "--uit", str(tmp_path / "b.html"))
    text = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "<h2>Een toeslag aanvragen</h2>" in text
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


def test_summary_of_one_session_is_text_or_json(ido: Ido) -> None:
    visit(ido, "2")
    shown = json.loads(ido("sessies", "toon", "--json").out)
    assert (shown["status"], shown["vragen"][0]["advies"]) == ("klaar", "terugbetalen")
    text = ido("sessies", "toon").out
    assert text.startswith("Samenvatting van een bezoek")
    assert "Advies      Toeslag terugbetalen\n" in text


@pytest.mark.parametrize("ending", [".HTM", ".html", ".txt"])
def test_note_has_the_form_that_its_name_ends_on(ido: Ido, tmp_path: Path, ending: str) -> None:
    visit(ido, "2")
    path = tmp_path / f"briefje{ending}"
    assert ido("sessies", "briefje", "--uit", str(path)).out == f"Het briefje staat in {path}.\n"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("Waar gaat u heen?" if ending == ".txt" else "<!doctype html>")


def test_note_in_large_print_and_in_the_language_of_the_visitor(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2")
    path = tmp_path / "b.html"
    ido("sessies", "briefje", "--uit", str(path), "--taal", "ar", "--groot")
    assert 'lang="ar" dir="rtl">العنوان<' in path.read_text(encoding="utf-8")
    assert "Waar gaat u heen?\n(Adresse)\n" in ido("sessies", "briefje", "--taal", "fr").out


def test_note_in_a_language_that_is_not_there_is_an_error(ido: Ido) -> None:
    visit(ido, "2")
    assert ido("sessies", "briefje", "--taal", "zz", code=2).err.startswith(
        'ido: Ik ken geen taal "zz".\n     Kies uit: en (Engels), tr (Turks)'
    )


def test_note_goes_to_the_printer_and_the_browser(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(ido, "2")
    sent: list[str] = []
    monkeypatch.setattr(handing_over, "print_note", lambda _, text: sent.append(text))
    monkeypatch.setattr(handing_over, "open_note", sent.append)
    got = ido("sessies", "briefje", "--print", "--open")
    assert (got.out, len(sent)) == ("", 2)
    assert got.err == "Het briefje gaat naar de printer.\nHet briefje staat in de browser.\n"
    assert sent[0].startswith("Waar gaat u heen?")
    assert sent[1].startswith("<!doctype html>")


def test_note_without_a_printer_is_said(ido: Ido, monkeypatch: pytest.MonkeyPatch) -> None:
    visit(ido, "2")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.platform", "linux")
    assert ido("sessies", "briefje", "--print", code=1).err == (
        "ido: Ik vind geen printer op deze computer.\n"
        "     Open het briefje in de browser of sla het op, en print het daar.\n"
    )


def test_note_of_another_kind_is_refused_and_nothing_is_written(ido: Ido, tmp_path: Path) -> None:
    visit(ido, "2")
    got = ido("sessies", "briefje", "--uit", str(tmp_path / "briefje.pdf"), code=2)
    assert got.err == (
        'ido: Ik weet niet welk soort bestand "briefje.pdf" moet worden.\n'
        "     Laat de naam eindigen op .txt of .html.\n"
    )
    assert not (tmp_path / "briefje.pdf").exists()


def test_more_sessions_are_deleted_at_once_or_not_at_all(ido: Ido) -> None:
    visit(ido, "2")
    visit(ido, "1", "ja")
    first, second = (row["id"] for row in json.loads(ido("sessies", "--json").out))
    got = ido("sessies", "verwijder", first, "ffffffff", "--ja", code=2)
    assert "ffffffff" in got.err
    assert len(json.loads(ido("sessies", "--json").out)) == 2
    got = ido("sessies", "verwijder", first[:8], second[:8], "--ja")
    assert got.out == f"Gewist: {first[:8]}, {second[:8]}.\n"
    assert json.loads(ido("sessies", "--json").out) == []
