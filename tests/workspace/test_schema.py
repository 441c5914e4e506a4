"""The schemas for editors: this workspace's own names are offered, and wrong ones underlined.

A real language server reads them, as in VS Code.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from conftest import DIGID, DIRECTORY, TREE, Ido, MakeWorkspace
from language_server import PROGRAM, LanguageServer

from ido_cli.source.files.writing import as_json
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import (
    DIRECTORY_SCHEMA,
    PHRASES_SCHEMA,
    TREE_SCHEMA,
    directory_schema,
    phrases_schema,
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


# Any editor that reads a schema


SCHEMAS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    TREE_SCHEMA: tree_schema,
    DIRECTORY_SCHEMA: directory_schema,
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_a_json_schema(name: str) -> None:
    schema = SCHEMAS[name]()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def shapes(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema itself and the shapes in it, with their names."""
    yield "", schema
    yield from schema["$defs"].items()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    silent = [
        f"{shape}.{key}"
        for shape, made in shapes(SCHEMAS[name]())
        for key, rules in made.get("properties", {}).items()
        if not rules.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_shows_no_english_name(name: str) -> None:
    # An editor shows a title when the mouse rests on a key, and in "Incorrect type. Expected ...":
    # those of pydantic are our class names.
    titles = [made["title"] for shape, made in shapes(SCHEMAS[name]()) if shape and "title" in made]
    titles += [
        rules["title"]
        for _, made in shapes(SCHEMAS[name]())
        for rules in made.get("properties", {}).values()
        if "title" in rules
    ]
    assert titles == []


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does.

    That is by the core schema of YAML 1.2, in which `nee` and a date are text and `180` is a
    number.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # as PyYAML declares it


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )


def complaints(text: str, schema: dict[str, Any]) -> list[str]:
    """What an editor underlines in a file."""
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [
        f"{error.json_path}: {error.message}"
        for error in checker.iter_errors(yaml.load(text, EditorLoader))
    ]


def test_editor_reads_as_yaml_1_2() -> None:
    text = "[nee, ja, 2026-11-01, 08:30, 0800-0543, 180, 1.5, true, ~]"
    assert yaml.load(text, EditorLoader) == [
        "nee",
        "ja",
        "2026-11-01",
        "08:30",
        "0800-0543",
        180,
        1.5,
        True,
        None,
    ]


def test_editor_underlines_nothing_in_the_shipped_trees() -> None:
    schema = tree_schema()
    files = sorted((shipped() / "decision_trees").glob("[!_]*.yaml"))
    assert len(files) > 30
    found = {path.name: complaints(path.read_text(encoding="utf-8"), schema) for path in files}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_editor_underlines_nothing_in_the_shipped_directory() -> None:
    text = (shipped() / "partners.yaml").read_text(encoding="utf-8")
    assert complaints(text, directory_schema()) == []


def test_editor_underlines_nothing_in_a_new_tree(ido: Ido, folder: Path) -> None:
    ido("bomen", "nieuw", "bibliotheekpas", "--map", str(folder))
    assert (
        complaints(
            (folder / "decision_trees" / "bibliotheekpas.yaml").read_text(encoding="utf-8"),
            tree_schema(),
        )
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("over: ", "ovre: ", "$: Additional properties are not allowed ('ovre' was unexpected)"),
        ("begin: wat\n", "", "$: 'begin' is a required property"),
        (
            "hint: Ook een deel",
            "hnit: x",
            (
                "$.vragen.wat.antwoorden[1]: Additional properties are not allowed ('hnit' "
                "was unexpected)"
            ),
        ),
        (
            "balie: [Meekijken]",
            "spoed: misschien",
            "$.adviezen.aanvragen.spoed: 'misschien' is not valid under any of the given schemas",
        ),
        (
            "begin: wat\n",
            "begin: wat\nstatus: klaar\n",
            "$.status: 'klaar' is not one of ['concept', 'in-gebruik']",
        ),
    ],
)
def test_editor_underlines_a_mistake_in_a_tree(old: str, new: str, place: str) -> None:
    assert old in TREE
    assert complaints(TREE, tree_schema()) == []
    assert complaints(TREE.replace(old, new, 1), tree_schema()) == [place]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            "regios: [Noord, Zuid]",
            "regios: {}",
            "$.regios: {} is not valid under any of the given schemas",
        ),
        (
            "soort: maatschappelijk",
            "soort: vrienden",
            "$.partners[2].soort: 'vrienden' is not one of",
        ),
        (
            "gecontroleerd: 2026-11-01",
            "gecontroleerd: 1-11-2026",
            "$.partners[0].gecontroleerd: '1-11-2026' is not valid under any",
        ),
        (
            "bibliotheek: Testbieb",
            "bibliotheek: Testbieb\nhoudbaar: 0",
            "$.houdbaar: 0 is less than the minimum of 1",
        ),
    ],
)
def test_editor_underlines_a_mistake_in_the_directory(old: str, new: str, place: str) -> None:
    assert old in DIRECTORY
    assert complaints(DIRECTORY, directory_schema()) == []
    (found,) = complaints(DIRECTORY.replace(old, new, 1), directory_schema())
    assert found.startswith(place)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("herken: {toeslagen#aanvragen: een zin, digid#wat: [een, twee]}", []),
        ("herken: {toeslagen#aanvraag: een zin}", ["$.herken"]),
        ("herken: {toeslagen#aanvragen: {a: b}}", ["$.herken.toeslagen#aanvragen"]),
        ("zinnen: [een]", ["$", "$"]),
    ],
)
def test_schema_of_own_phrases_offers_the_steps_of_all_trees(
    folder: Path, text: str, places: list[str]
) -> None:
    schema = phrases_schema(open_workspace(folder))
    found = jsonschema.Draft202012Validator(schema).iter_errors(yaml.safe_load(text))
    assert [".".join(["$", *map(str, one.path)]) for one in found] == places


def test_schema_of_own_phrases_stands_only_beside_them(folder: Path) -> None:
    trees = folder / "decision_trees"
    assert not (trees / PHRASES_SCHEMA).exists()
    (trees / "_herken.yaml").write_text("herken: {digid#wat: inloggen}\n", encoding="utf-8")
    write_schemas(open_workspace(folder))
    made = phrases_schema(open_workspace(folder))
    assert (trees / PHRASES_SCHEMA).read_text(encoding="utf-8") == as_json(made)
