"""What a coordinator begins with.

It is a new tree, a workspace of one's own, and the schemas that an editor reads.
"""

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from conftest import DIRECTORY, TREE, Ido

from ido_cli.directory.model import Directory
from ido_cli.workspace import scaffold
from ido_cli.workspace.folder import shipped

MADE: Final = """\
Gemaakt: {path}
Kijk hem na met: ido bomen controleer {tree_id}
"""


def tree_file(folder: Path, tree_id: str) -> Path:
    """Where the fixture `ido` has a tree of its small workspace."""
    return folder / "inrichting" / "decision_trees" / f"{tree_id}.yaml"


def listing(folder: Path) -> dict[str, bytes]:
    """All files below a folder, with what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ido bomen nieuw


@pytest.mark.parametrize("tree_id", ["bibliotheekpas", "mijn-boom-2", "112", "nee"])
def test_new_tree_is_clean_and_proves(ido: Ido, tmp_path: Path, tree_id: str) -> None:
    made = ido("bomen", "nieuw", tree_id)
    assert made.out == MADE.format(path=tree_file(tmp_path, tree_id), tree_id=tree_id)
    assert made.err == ""
    found = json.loads(ido("bomen", "controleer", tree_id, "--streng", "--json").out)
    assert {row["ernst"] for row in found} <= {"hint"}
    assert ido("bomen", "proef", tree_id).out == (
        "2 van 2 voorbeelden kloppen, in 1 boom.\n"
        "Ze raken 2 van 2 adviezen en 2 van 2 antwoorden.\n"
    )


def test_new_tree_teaches_and_is_not_yet_offered(ido: Ido, tmp_path: Path) -> None:
    ido("bomen", "nieuw", "bibliotheekpas")
    made = tree_file(tmp_path, "bibliotheekpas").read_bytes()
    assert b"\r" not in made
    text = made.decode("utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")
    assert "ido bomen controleer bibliotheekpas\n" in text
    assert "ido bomen proef bibliotheekpas\n" in text
    assert "\ntitel: Bibliotheekpas\n" in text
    assert "\nstatus: concept\n" in text
    assert text.count("verwijs: [gemeente]") == 2
    assert sum(line.strip().startswith("#") for line in text.splitlines()) >= 8


def test_new_tree_names_every_key_that_an_advice_can_have_first(ido: Ido, tmp_path: Path) -> None:
    ido("bomen", "nieuw", "pas")
    data = yaml.load(tree_file(tmp_path, "pas").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(data) == {
        "titel",
        "over",
        "thema",
        "status",
        "herken",
        "begin",
        "vragen",
        "adviezen",
        "voorbeelden",
    }
    assert {
        "titel",
        "verwijs",
        "waarom",
        "doe",
        "neem_mee",
        "let_op",
        "balie",
        "balie_niet",
        "bron",
    } <= set(data["adviezen"]["aanvragen"])


def test_new_tree_refers_to_a_partner_where_there_is_no_service(tmp_path: Path) -> None:
    (tmp_path / "decision_trees").mkdir()
    one = {
        "id": "buurthuis",
        "naam": "Buurthuis",
        "soort": "maatschappelijk",
        "doet": "Helpt.",
        "regio": "Noord",
    }
    directory = Directory.model_validate({"bibliotheek": "B", "regios": "Noord", "partners": [one]})
    path = scaffold.new_tree(tmp_path, "pas", directory)
    assert path.read_text(encoding="utf-8").count("verwijs: [buurthuis]") == 2


@pytest.mark.parametrize(
    ("wrong", "better"),
    [
        ("Mijn Boom", "mijn-boom"),
        ("café", "cafe"),
        ("pas.yaml", "pas-yaml"),
        ("../buiten", "buiten"),
        ("a_b", "a-b"),
        ("pas\n", "pas"),
    ],
)
def test_wrong_name_is_refused_with_a_right_one(
    ido: Ido, tmp_path: Path, wrong: str, better: str
) -> None:
    result = ido("bomen", "nieuw", wrong, code=2)
    assert (
        result.err == f'ido: "{wrong}" kan geen naam van een boom zijn.\n     Probeer: {better}\n'
    )
    assert result.out == ""
    assert not [
        path
        for path in tmp_path.rglob("*.yaml")
        if path.stem not in ("toeslagen", "spoed", "digid", "partners")
    ]


@pytest.mark.parametrize("wrong", ["!!!", "", "Привет", " "])
def test_name_without_a_right_one_near_is_told_what_can_be(ido: Ido, wrong: str) -> None:
    result = ido("bomen", "nieuw", wrong, code=2)
    assert result.err == (
        f'ido: "{wrong}" kan geen naam van een boom zijn.\n'
        "     Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom.\n"
    )


def test_tree_that_exists_is_not_overwritten(ido: Ido, tmp_path: Path) -> None:
    result = ido("bomen", "nieuw", "toeslagen", code=2)
    path = tree_file(tmp_path, "toeslagen")
    assert (
        result.err
        == f"ido: {path} bestaat al. Ik schrijf nergens overheen.\n     Kies een andere naam.\n"
    )
    assert path.read_text(encoding="utf-8") == TREE


def test_new_tree_that_cannot_be_written_says_so(ido: Ido, tmp_path: Path) -> None:
    name = "a" * 300  # no file system has room for such a name
    result = ido("bomen", "nieuw", name, code=1)
    first, second = result.err.splitlines()
    assert first.startswith(f"ido: {tree_file(tmp_path, name)} is niet te schrijven")
    assert second == '     Maak een eigen inrichting met "ido init MAP".'
    assert os.strerror(errno.ENAMETOOLONG) not in first, "the reason is in English"


# The schemas


SCHEMAS: Final = {
    "schema.json": scaffold.tree_schema,
    "partners.schema.json": scaffold.directory_schema,
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_shipped_schema_is_the_generated_one(name: str) -> None:
    path = shipped() / "decision_trees" / name
    remake = (
        f"ido bomen schema {'--partners ' if name.startswith('partners') else ''}--uit "
        f"decision_trees/{name}"
    )
    assert path.read_text(encoding="utf-8") == scaffold.schema_text(SCHEMAS[name]()), (
        f"make it again: {remake}"
    )


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
    schema = scaffold.tree_schema()
    files = sorted((shipped() / "decision_trees").glob("*.yaml"))
    assert len(files) > 30
    found = {path.name: complaints(path.read_text(encoding="utf-8"), schema) for path in files}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_editor_underlines_nothing_in_the_shipped_directory() -> None:
    text = (shipped() / "partners.yaml").read_text(encoding="utf-8")
    assert complaints(text, scaffold.directory_schema()) == []


def test_editor_underlines_nothing_in_a_new_tree(ido: Ido, tmp_path: Path) -> None:
    ido("bomen", "nieuw", "bibliotheekpas")
    assert (
        complaints(
            tree_file(tmp_path, "bibliotheekpas").read_text(encoding="utf-8"),
            scaffold.tree_schema(),
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
    assert complaints(TREE, scaffold.tree_schema()) == []
    assert complaints(TREE.replace(old, new, 1), scaffold.tree_schema()) == [place]


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
    assert complaints(DIRECTORY, scaffold.directory_schema()) == []
    (found,) = complaints(DIRECTORY.replace(old, new, 1), scaffold.directory_schema())
    assert found.startswith(place)
