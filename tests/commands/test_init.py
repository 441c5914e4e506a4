"""`ido init`: a workspace of one's own, that checks clean and overwrites nothing."""

import errno
import json
import os
import re
import shlex
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido

from ido_cli.workspace import scaffold
from ido_cli.workspace.folder import shipped


def listing(folder: Path) -> dict[str, bytes]:
    """All files below a folder, with what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_init_makes_a_workspace_that_checks_clean_and_proves(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    made = ido("init", str(own))
    assert made.out.splitlines()[:3] == [
        f"Gemaakt: {own / 'decision_trees'}",
        f"Gemaakt: {own / 'partners.yaml'}",
        f"Gemaakt: {own / '.vscode' / 'settings.json'}",
    ]
    assert made.err == ""
    found = json.loads(ido("bomen", "controleer", "--streng", "--json", "--map", str(own)).out)
    assert {row["ernst"] for row in found} <= {"hint"}
    proved = ido("bomen", "proef", "--map", str(own)).out
    good, total = re.findall(r"(\d+) van (\d+) voorbeelden kloppen", proved)[0]
    assert good == total != "0"


def test_init_makes_the_shipped_trees_the_schemas_and_the_editor_settings(
    ido: Ido, tmp_path: Path
) -> None:
    own = tmp_path / "diep" / "eigen"
    ido("init", str(own))
    files = listing(own)
    origin = shipped()
    wanted = {
        f"decision_trees/{path.name}": path.read_bytes()
        for path in (origin / "decision_trees").glob("*.yaml")
    }
    assert len(wanted) > 30
    assert {name: text for name, text in files.items() if name.endswith(".yaml")} == {
        **wanted,
        "partners.yaml": (origin / "partners.yaml").read_bytes(),
    }
    assert {name for name in files if not name.endswith(".yaml")} == {
        "decision_trees/schema.json",
        "decision_trees/partners.schema.json",
        ".vscode/settings.json",
    }
    schemas = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert schemas == {
        "./decision_trees/schema.json": "decision_trees/*.yaml",
        "./decision_trees/partners.schema.json": "partners.yaml",
    }
    assert json.loads(files["decision_trees/schema.json"]) == scaffold.tree_schema()
    assert json.loads(files["decision_trees/partners.schema.json"]) == scaffold.directory_schema()


@pytest.mark.parametrize("name", ["eigen", "mijn map"])
def test_init_names_a_command_that_can_be_pasted(ido: Ido, tmp_path: Path, name: str) -> None:
    last = ido("init", str(tmp_path / name)).out.splitlines()[-1]
    told, _, command = last.partition(" Nakijken: ")
    assert told == "Pas partners.yaml aan uw eigen bibliotheek aan."
    assert shlex.split(command) == ["ido", "--map", str(tmp_path / name), "bomen", "controleer"]


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
