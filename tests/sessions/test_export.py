"""Kept sessions in other forms; a spreadsheet of them holds no text of a visitor."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import MakeWorkspace, answered

from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport, report_session
from ido_cli.sessions.export import SESSION_COLUMNS, exported
from ido_cli.sessions.store import Kept, Store
from ido_cli.triage.engine import Case, Session
from ido_cli.workspace.reading import Workspace, open_workspace
from sessions.visits import NOW, silent


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    return open_workspace(make_workspace())


@pytest.fixture
def kept(workspace: Workspace, tmp_path: Path) -> tuple[Kept, ...]:
    """Two visits: one of two questions that ended, and one that is open."""
    store = Store(tmp_path / "gegevens", silent)
    trees = workspace.trees
    asked = Case("toeslagen", text="=geheime woorden", note="notitie", outcome="doorverwezen")
    ended = (
        answered(trees, asked, ["Terugbetalen"]),
        answered(trees, Case("spoed", outcome="overgedragen"), ["Ja"]),
    )
    session = Session("b1", NOW, "noord", ended)
    made = report_session(workspace.directory, trees, session, NOW).cases
    reports: dict[int, CaseReport] = dict(enumerate(made))
    store.save(session, NOW, reports)
    store.save(Session("a2", NOW, None, (Case("digid", text="open woorden"),)), NOW)
    return (store.get("b1"), store.get("a2"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_spreadsheet_has_a_row_for_each_question_and_no_text_of_a_visitor(
    workspace: Workspace, kept: tuple[Kept, ...]
) -> None:
    text = exported(workspace, kept, "csv", None)
    assert text.startswith(f"\ufeff{';'.join(SESSION_COLUMNS)}\r\n")
    assert "woorden" not in text
    assert "notitie" not in text
    first, second, third = rows(text)
    assert first == {
        "sessie": "b1",
        "begonnen": "2026-11-24T10:30+01:00",
        "locatie": "noord",
        "status": "klaar",
        "vraag": "1",
        "boom": "toeslagen",
        "onderwerp": "Toeslagen",
        "advies": "terugbetalen",
        "advies_titel": "Toeslag terugbetalen",
        "ga_naar": "Dienst Toeslagen",
        "verwijs": "dienst-toeslagen formulierenhulp",
        "spoed": "nee",
        "afloop": "doorverwezen",
    }
    assert (second["vraag"], second["boom"], second["spoed"]) == ("2", "spoed", "ja")
    assert (third["sessie"], third["locatie"], third["advies"], third["afloop"]) == (
        "a2",
        "",
        "",
        "",
    )


def test_json_of_one_is_a_visit_and_of_more_a_list(
    workspace: Workspace, kept: tuple[Kept, ...]
) -> None:
    assert json.loads(exported(workspace, kept[:1], "json", None))["id"] == "b1"
    every = json.loads(exported(workspace, kept, "json", None))
    assert [row["id"] for row in every] == ["b1", "a2"]
    assert json.loads(exported(workspace, (), "json", None)) == []


def test_json_lines_are_a_visit_a_line(workspace: Workspace, kept: tuple[Kept, ...]) -> None:
    lines = exported(workspace, kept, "jsonl", None).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(
        exported(workspace, kept, "json", None)
    )
    assert exported(workspace, (), "jsonl", None) == ""


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        (None, "Samenvatting van een bezoek"),
        ("uit.TXT", "Samenvatting van een bezoek"),
        ("uit.md", "# Samenvatting van een bezoek"),
        ("uit.json", "[\n"),
        ("uit.jsonl", '{"id": "b1"'),
        ("uit.csv", "\ufeffsessie;begonnen;"),
    ],
)
def test_form_is_what_the_name_of_the_file_says(
    workspace: Workspace, kept: tuple[Kept, ...], name: str | None, begin: str
) -> None:
    to = Path(name) if name else None
    assert exported(workspace, kept, None, to).startswith(begin)


def test_form_that_is_named_goes_before_the_name_of_the_file(
    workspace: Workspace, kept: tuple[Kept, ...]
) -> None:
    text = exported(workspace, kept, "markdown", Path("uit.csv"))
    assert text.count("# Samenvatting van een bezoek") == 2


@pytest.mark.parametrize(
    ("form", "name", "message", "hint"),
    [
        (
            None,
            "uit.pdf",
            'Ik weet niet welk soort bestand "uit.pdf" moet worden.',
            "Kies met --formaat uit: tekst, markdown, json, jsonl, csv.",
        ),
        ("jsn", None, 'Ik ken geen formaat "jsn".', 'Bedoelde u "json" of "jsonl"?'),
        (
            "pdf",
            None,
            'Ik ken geen formaat "pdf".',
            "Kies met --formaat uit: tekst, markdown, json, jsonl, csv.",
        ),
    ],
)
def test_form_that_does_not_exist_is_told(
    workspace: Workspace, form: str | None, name: str | None, message: str, hint: str
) -> None:
    with pytest.raises(IdoError) as caught:
        exported(workspace, (), form, Path(name) if name else None)
    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (message, hint, 2)
