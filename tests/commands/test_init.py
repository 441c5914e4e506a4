"""`ido init`: a workspace of one's own, that checks clean and overwrites nothing."""

import errno
import json
import os
import re
import shlex
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido, listing

from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import directory_schema, tree_schema

GIVEN = ("--bibliotheek", "De Boekenij", "--gemeente", "Utrecht")


def test_init_makes_a_workspace_that_checks_clean_and_proves(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    made = ido("init", str(own), *GIVEN)
    assert made.out.splitlines()[:3] == [
        f"Gemaakt: {own / 'decision_trees'}",
        f"Gemaakt: {own / '.vscode' / 'settings.json'}",
        f"Gemaakt: {own / 'partners.yaml'}",
    ]
    assert made.err == ""
    found = json.loads(ido("bomen", "controleer", "--streng", "--json", "--map", str(own)).out)
    assert {row["ernst"] for row in found} <= {"hint"}
    assert {row["bestand"] for row in found} <= {"partners.yaml"}
    proved = ido("bomen", "proef", "--map", str(own)).out
    good, total = re.findall(r"(\d+) van (\d+) voorbeelden kloppen", proved)[0]
    assert good == total != "0"


def test_init_makes_a_small_directory_the_schemas_and_the_editor_settings(
    ido: Ido, tmp_path: Path
) -> None:
    own = tmp_path / "diep" / "eigen"
    ido("init", str(own), *GIVEN)
    files = listing(own)
    assert set(files) == {
        "partners.yaml",
        "decision_trees/schema.json",
        "decision_trees/partners.schema.json",
        ".vscode/settings.json",
    }
    assert len(files["partners.yaml"].splitlines()) < 60
    made = open_workspace(own)
    schemas = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert schemas == {
        "./decision_trees/schema.json": "decision_trees/*.yaml",
        "./decision_trees/partners.schema.json": "partners.yaml",
    }
    assert json.loads(files["decision_trees/schema.json"]) == tree_schema(made)
    assert json.loads(files["decision_trees/partners.schema.json"]) == directory_schema(
        made.directory
    )


@pytest.mark.parametrize("name", ["eigen", "mijn map"])
def test_init_names_commands_that_can_be_pasted(ido: Ido, tmp_path: Path, name: str) -> None:
    lines = ido("init", str(tmp_path / name), *GIVEN).out.splitlines()[-2:]
    commands = [shlex.split(line.partition(": ")[2]) for line in lines]
    folder = str(tmp_path / name)
    assert commands == [["ido", "--map", folder, "partners", "netwerk"], ["ido", "--map", folder]]


def test_first_visit_works_at_once(ido: Ido, tmp_path: Path) -> None:
    own = str(tmp_path / "eigen")
    ido("init", own, *GIVEN)
    words = ("--boom", "toeslagen", "-a", "1", "-a", "1", "-a", "1", "--niet-bewaren")
    shown = ido("start", *words, "--map", own, code=130).out
    assert "IDO De Boekenij" in shown
    nobody = ido("partners", "--dienst", "formulierenhulp", "--map", own).out
    assert "0 van " in nobody


def test_init_in_a_folder_with_other_files_keeps_them(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    (own / "LEESMIJ.txt").write_text("van ons", encoding="utf-8")
    (own / ".vscode").mkdir()
    (own / ".vscode" / "extensions.json").write_text("{}", encoding="utf-8")
    ido("init", str(own))
    files = listing(own)
    assert (files["LEESMIJ.txt"], files[".vscode/extensions.json"]) == (b"van ons", b"{}")
    assert "partners.yaml" in files


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("partners.yaml", "partners.yaml"),
        ("decision_trees/mijn.yaml", "decision_trees"),
        (".vscode/settings.json", str(Path(".vscode") / "settings.json")),
    ],
)
def test_init_overwrites_nothing(ido: Ido, tmp_path: Path, there: str, name: str) -> None:
    own = tmp_path / "eigen"
    (own / there).parent.mkdir(parents=True)
    (own / there).write_text("van ons", encoding="utf-8")
    result = ido("init", str(own), code=2)
    assert result.err == (
        f'ido: In "{own}" staat al {name}. Ik schrijf nergens overheen.\n'
        "     Kies een andere, lege map.\n"
    )
    assert result.out == ""
    assert listing(own) == {there: b"van ons"}


def test_init_twice_leaves_the_first_as_it_is(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    ido("init", str(own))
    (own / "partners.yaml").write_text(DIRECTORY, encoding="utf-8")
    before = listing(own)
    ido("init", str(own), code=2)
    assert listing(own) == before


@pytest.mark.parametrize("inside", ["bestand", "bestand/eigen"])
def test_init_where_a_file_stands_says_so_in_dutch(ido: Ido, tmp_path: Path, inside: str) -> None:
    (tmp_path / "bestand").write_text("van ons", encoding="utf-8")
    own = tmp_path / inside
    result = ido("init", str(own), code=1)
    first, second = result.err.splitlines()
    assert first.startswith(f'ido: De map "{own}" is niet te maken')
    assert second == "     Kies een map waar u mag schrijven."
    for number in (errno.EEXIST, errno.ENOTDIR):
        assert os.strerror(number) not in result.err, "the reason is in English"
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "van ons"


def test_init_in_a_read_only_folder_says_so(ido: Ido, tmp_path: Path) -> None:
    above = tmp_path / "vast"
    above.mkdir()
    above.chmod(0o555)
    if os.access(above, os.W_OK):
        pytest.skip("this user may write in a read-only folder (root, or Windows)")
    own = above / "eigen"
    result = ido("init", str(own), code=1)
    assert result.err.startswith(f'ido: De map "{own}" is niet te maken')
    assert result.err.endswith("\n     Kies een map waar u mag schrijven.\n")
    above.chmod(0o755)
    assert list(above.iterdir()) == []


def test_init_without_a_folder_asks_for_one(ido: Ido) -> None:
    result = ido("init", code=2)
    assert (
        result.err == 'ido: Er ontbreekt iets: MAP.\n     Bekijk de uitleg met "ido init --help".\n'
    )
