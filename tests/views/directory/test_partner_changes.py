"""Changes in partners.yaml from the command line: a date that was verified, an import; exports."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace

from ido_cli.source.dates import AMSTERDAM, date_words


def today() -> date:
    return datetime.now(AMSTERDAM).date()


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


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
        'ido: Ik ken geen formaat "xls".\n     Kies uit: csv, hsds, excel.\n'
    )


def test_verified_says_which_partner_and_when_and_asks_for_a_source(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    bare = DIRECTORY.replace("    bron: https://wijkteam.example\n", "")
    folder = make_workspace(directory=bare)
    got = ido("partners", "gecontroleerd", "wijkteam", "--map", str(folder))
    assert got.out == (
        f"Wijkteam: gecontroleerd op {date_words(today())}.\n"
        "Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.\n"
    )
    got = ido("partners", "gecontroleerd", "Gemeente Noord", "--map", str(folder))
    assert got.out == f"Gemeente Noord: gecontroleerd op {date_words(today())}.\n"


def test_import_shows_what_changes_before_it_asks(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    ido("partners", "exporteer", "--uit", str(path), "--map", str(workspace))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Laan 2, Zuid", "Laan 3, Zuid"), encoding="utf-8")
    got = ido("partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), "--ja")
    assert got.out.splitlines() == [
        "verandert  wijkteam: Wijkteam",
        "             adres: Laan 2, Zuid -> Laan 3, Zuid",
        "0 nieuw, 1 veranderd, 2 hetzelfde.",
        f"Opgeslagen in {workspace / 'partners.yaml'}.",
    ]


@pytest.mark.parametrize(
    "words", [("gecontroleerd", "wijkteam"), ("importeer", "p.csv")], ids=" ".join
)
def test_workspace_of_an_installed_package_can_not_be_changed(
    ido: Ido,
    workspace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ido_cli.views.directory.partner_changes.inside_package", lambda: workspace)
    got = ido("partners", *words, "--map", str(workspace), code=1)
    assert got.err == (
        "ido: Dit is de inrichting die bij ido hoort; die kunt u niet veranderen.\n"
        '     Maak een eigen inrichting met "ido init MAP".\n'
    )
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY
