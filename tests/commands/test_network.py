"""`ido partners` beyond the list: search, the map, the work list, verifying, import and export."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace

from ido_cli.source.dates import AMSTERDAM


def today() -> date:
    return datetime.now(AMSTERDAM).date()


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("toeslagen", ["dienst-toeslagen"]),
        ("toeslagne", ["dienst-toeslagen"]),
        ("formulieren", ["wijkteam"]),
        ("hulp met formulieren", ["wijkteam"]),
        ("gemeente", ["gemeente-noord"]),
        ("zwembad", []),
        ("!?", []),
    ],
)
def test_search_finds_names_services_and_what_they_do(
    ido: Ido, text: str, found: list[str]
) -> None:
    rows = json.loads(ido("partners", "zoek", text, "--json").out)
    assert [row["id"] for row in rows] == found


def test_search_keeps_to_a_region(ido: Ido) -> None:
    assert json.loads(ido("partners", "zoek", "gemeente", "--regio", "Zuid", "--json").out) == []


def test_network_shows_the_gaps_first(ido: Ido) -> None:
    out = ido("partners", "netwerk").out
    assert out.index("De gemeente: niemand in Zuid (2 adviezen verwijzen ernaar)") < out.index(
        "Wie biedt wat waar"
    )


def test_network_as_json_has_services_by_region(ido: Ido) -> None:
    made = json.loads(ido("partners", "netwerk", "--json").out)
    assert made["ontbreekt"] == [{"dienst": "gemeente", "regios": ["Zuid"]}]
    offers = {row["dienst"]: row["regios"] for row in made["diensten"]}
    assert [one["partner"] for one in offers["formulierenhulp"]["Zuid"]] == ["wijkteam"]


def test_network_counts_the_questions_that_needed_a_contact(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace(
        directory=DIRECTORY.replace(
            "regio: [Noord, Zuid]", "regio: [Noord, Zuid]\n    contact: nog-te-leggen"
        ),
        name="b",
    )
    words = (
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--locatie",
        "noord",
        "--map",
        str(folder),
    )
    ido(*words)
    ido(*words)
    made = json.loads(ido("partners", "netwerk", "--json", "--map", str(folder)).out)
    assert made["contact_te_leggen"] == [{"partner": "wijkteam", "vragen": 2}]


def test_network_page_is_one_file_without_network(ido: Ido, tmp_path: Path) -> None:
    ido("partners", "netwerk", "--formaat", "html", "--uit", str(tmp_path / "n.html"))
    text = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "src=" not in text
    assert "<strong>niemand</strong>" in text


def test_work_list_puts_never_verified_first_and_then_the_oldest(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    text = DIRECTORY.replace("gecontroleerd: 2026-11-01", "gecontroleerd: 2020-01-01", 1)
    text = text.replace("    bron: https://noord.example\n    gecontroleerd: 2026-11-01\n", "")
    folder = make_workspace(directory=text.replace("2026-11-01", today().isoformat()), name="b")
    rows = json.loads(ido("partners", "nalopen", "--json", "--map", str(folder)).out)
    assert [(row["id"], row["gecontroleerd"]) for row in rows] == [
        ("gemeente-noord", None),
        ("dienst-toeslagen", "2020-01-01"),
    ]


def test_verified_sets_the_date_and_leaves_every_other_line(ido: Ido, workspace: Path) -> None:
    file = workspace / "partners.yaml"
    file.write_text(
        "# bovenaan\n" + DIRECTORY.replace("naam: Wijkteam", "naam: Wijkteam  # bel voor tien uur"),
        encoding="utf-8",
    )
    before = file.read_text(encoding="utf-8").split("\n")
    ido("partners", "gecontroleerd", "wijkteam", "--map", str(workspace))
    after = file.read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        ("    gecontroleerd: 2026-11-01", f"    gecontroleerd: {today().isoformat()}")
    ]


def test_verified_of_an_unknown_partner_names_the_nearest(ido: Ido) -> None:
    assert (
        ido("partners", "gecontroleerd", "wijktem", code=2).err
        == 'ido: Ik ken geen partner "wijktem".\n     Bedoelde u "wijkteam"?\n'
    )


NEW = (
    "id;naam;soort;doet;regio;biedt\n"
    "voedselbank;Voedselbank;maatschappelijk;Geeft eten.;Noord;formulierenhulp\n"
)


def test_import_asks_and_writes_with_comments_kept(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    (workspace / "partners.yaml").write_text(
        "# bovenaan\n" + DIRECTORY + "# onderaan\n", encoding="utf-8"
    )
    got = ido(
        "partners",
        "importeer",
        str(tmp_path / "p.csv"),
        "--map",
        str(workspace),
        "--eenvoudig",
        typed="2\n",
    )
    assert "nieuw      voedselbank: Voedselbank\n1 nieuw, 0 veranderd, 0 hetzelfde.\n" in got.out
    text = (workspace / "partners.yaml").read_text(encoding="utf-8")
    assert text.startswith("# bovenaan\n")
    assert text.endswith("    biedt: [formulierenhulp]\n# onderaan\n")
    assert "voedselbank" in [
        row["id"] for row in json.loads(ido("partners", "--json", "--map", str(workspace)).out)
    ]


def test_import_that_is_refused_changes_nothing(ido: Ido, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    got = ido(
        "partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), typed="1\n"
    )
    assert got.out.endswith("Er is niets veranderd.\n")
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


def test_import_without_anyone_to_ask_changes_nothing(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    got = ido("partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), code=2)
    assert (
        got.err
        == "ido: Er is niets veranderd: ik kreeg geen antwoord.\n     Zeg vooraf ja met --ja.\n"
    )
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


@pytest.mark.parametrize("form", ["csv", "hsds"])
def test_export_then_import_gives_the_same_directory(
    ido: Ido, workspace: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"uit.{'json' if form == 'hsds' else 'csv'}"
    ido("partners", "exporteer", "--formaat", form, "--uit", str(path), "--map", str(workspace))
    got = ido("partners", "importeer", str(path), "--ja", "--map", str(workspace))
    assert got.out == "0 nieuw, 0 veranderd, 3 hetzelfde.\nEr is niets veranderd.\n"


def test_unknown_format_names_the_right_ones(ido: Ido) -> None:
    assert ido("partners", "exporteer", "--formaat", "xls", code=2).err == (
        'ido: Ik ken geen formaat "xls".\n     Kies uit: csv, hsds.\n'
    )
