"""The schemas for editors: this workspace's own names are offered, and wrong ones underlined.

A real language server reads them, as in VS Code.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import DIGID, TREE, Ido, MakeWorkspace
from language_server import PROGRAM, LanguageServer

from ido_cli.source.writing import as_json
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import (
    DIRECTORY_SCHEMA,
    TREE_SCHEMA,
    directory_schema,
    tree_schema,
    write_schemas,
)

FACTS = """
feiten:
  digid: {over: Heeft de klant een DigiD?, waarden: {ja: Wel, nee: Niet}}
  briefdatum: {over: De datum op de brief, soort: datum, geldt: vraag}
"""


@pytest.fixture
def folder(make_workspace: MakeWorkspace) -> Path:
    made = make_workspace()
    (made / "decision_trees" / "_feiten.yaml").write_text(FACTS, encoding="utf-8")
    write_schemas(open_workspace(made))
    return made


@pytest.fixture
def editor(folder: Path) -> Iterator[LanguageServer]:
    if PROGRAM is None:
        pytest.skip("yaml-language-server is not installed")
    trees = folder / "decision_trees"
    server = LanguageServer(trees, trees / TREE_SCHEMA)
    yield server
    server.close()


def put(folder: Path, text: str) -> Path:
    """A tree to open in the editor."""
    path = folder / "decision_trees" / "nieuw.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def place(text: str, sign: str = "«") -> tuple[str, int, int]:
    """A text without the sign, and where the sign stood: line and column from 0."""
    before, _, behind = text.partition(sign)
    return before + behind, before.count("\n"), len(before) - before.rfind("\n") - 1


def as_an_editor_reads(value: Any) -> Any:
    """YAML 1.2: `true` is a boolean; numbers and dates are of no use to us and stay text."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(one) for one in value]
    return {"true": True, "false": False}.get(value, value)


def test_shipped_schemas_are_those_of_the_shipped_workspace() -> None:
    workspace = open_workspace(shipped())
    trees = workspace.trees.folder
    assert (trees / TREE_SCHEMA).read_text(encoding="utf-8") == as_json(tree_schema(workspace))
    assert (trees / DIRECTORY_SCHEMA).read_text(encoding="utf-8") == as_json(
        directory_schema(workspace.directory)
    )


def test_every_shipped_tree_fits_the_schema() -> None:
    workspace = open_workspace(shipped())
    validator = jsonschema.Draft202012Validator(tree_schema(workspace))
    for tree_id in workspace.trees.known:
        text = (workspace.trees.folder / f"{tree_id}.yaml").read_text(encoding="utf-8")
        data = as_an_editor_reads(yaml.load(text, Loader=yaml.BaseLoader))
        assert [one.message for one in validator.iter_errors(data)] == [], tree_id


def test_good_tree_has_nothing_underlined(folder: Path, editor: LanguageServer) -> None:
    assert editor.open(folder / "decision_trees" / "toeslagen.yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("verwijs: [gemeente,", "verwijs: [gemeentte,", "gemeentte"),
        ("feit: digid", "feit: digit", "digit"),
        ("naar: inloggen}", "naar: spoed#kwijt}", "spoed#kwijt"),
    ],
)
def test_name_that_is_not_there_is_underlined(
    folder: Path, editor: LanguageServer, old: str, new: str, wrong: str
) -> None:
    assert old in DIGID
    text = DIGID.replace(old, new, 1)
    found = editor.open(put(folder, text))
    assert found
    lines = text.splitlines()
    marked = {
        lines[one["range"]["start"]["line"]][
            one["range"]["start"]["character"] : one["range"]["end"]["character"]
        ]
        for one in found
    }
    assert any(wrong in words for words in marked)


def test_wrong_value_of_a_fact_is_underlined(folder: Path, editor: LanguageServer) -> None:
    found = editor.open(put(folder, TREE.replace("als: {digid: nee}", "als: {digid: soms}")))
    assert [one["range"]["start"]["line"] for one in found] == [
        TREE.splitlines().index("      - {tekst: Vraag eerst een DigiD aan., als: {digid: nee}}")
    ]


@pytest.mark.parametrize(
    ("old", "new", "offered"),
    [
        ("    verwijs: [gemeente, formulierenhulp]", "    verwijs:\n      - «", "dienst-toeslagen"),
        ("    feit: digid", "    feit: «", "briefdatum"),
    ],
)
def test_editor_offers_the_names_of_this_workspace(
    folder: Path, editor: LanguageServer, old: str, new: str, offered: str
) -> None:
    text, line, column = place(DIGID.replace(old, new, 1))
    path = put(folder, text)
    editor.open(path)
    assert offered in editor.complete(path, line, column)


def test_new_tree_brings_the_schema_up_to_date(ido: Ido, folder: Path) -> None:
    ido("bomen", "nieuw", "parkeren", "--map", str(folder))
    path = folder / "decision_trees" / "parkeren.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: concept\n", ""), encoding="utf-8"
    )
    ido("bomen", "nieuw", "fietsen", "--map", str(folder))
    schema = json.loads((folder / "decision_trees" / TREE_SCHEMA).read_text(encoding="utf-8"))
    assert "parkeren#aanvragen" in schema["$defs"]["Jump"]["enum"]


def test_command_writes_the_schema_of_the_workspace(ido: Ido, folder: Path) -> None:
    written = ido("bomen", "schema", "--map", str(folder)).out
    assert written == as_json(tree_schema(open_workspace(folder)))
    partners = ido("bomen", "schema", "--partners", "--map", str(folder)).out
    assert "formulierenhulp" in partners
