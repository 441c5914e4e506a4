"""New files for a coordinator.

A small tree that teaches, the JSON Schema for editors, a workspace of one's own. Nothing is
overwritten.
"""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.model import Directory
from ido_cli.errors import WRONG_USE, IdoError, reason
from ido_cli.source.fields import slug
from ido_cli.source.writing import as_json, write
from ido_cli.trees.model import Tree
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, shipped
from ido_cli.workspace.reading import TREE_ID

TREE_SCHEMA: Final = "schema.json"
DIRECTORY_SCHEMA: Final = "partners.schema.json"
_EDITOR_FILE: Final = Path(".vscode") / "settings.json"
_EDITOR_SETTINGS: Final = {
    "yaml.schemas": {
        f"./{TREES_FOLDER}/{TREE_SCHEMA}": f"{TREES_FOLDER}/*.yaml",
        f"./{TREES_FOLDER}/{DIRECTORY_SCHEMA}": DIRECTORY_FILE,
    },
    "yaml.format.enable": False,
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    "files.encoding": "utf8",
}

_TREE: Final = Path(__file__).with_name("new_tree.yaml")
"""A small valid tree that teaches, with names in braces to fill in."""


def new_tree(folder: Path, tree_id: str, directory: Directory) -> Path:
    """Write a small valid tree that teaches; its path.

    Raises IdoError for a name that can't be, or a tree that is there already.
    """
    if not TREE_ID.fullmatch(tree_id):
        message = f'"{tree_id}" kan geen naam van een boom zijn.'
        raise IdoError(message, _name_hint(slug(tree_id)), WRONG_USE)
    path = folder / TREES_FOLDER / f"{tree_id}.yaml"
    title = tree_id.replace("-", " ").capitalize()
    refer = next(iter(directory.services), None) or (
        directory.partners[0].id if directory.partners else "partner"
    )
    template = _TREE.read_text(encoding="utf-8")
    text = template.format(tree_id=tree_id, title=title, lower=title.lower(), refer=refer)
    _write_new(path, text)
    return path


def _name_hint(name: str) -> str:
    if TREE_ID.fullmatch(name):
        return f"Probeer: {name}"
    return "Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom."


def tree_schema() -> dict[str, Any]:
    """The JSON Schema of a tree, with Dutch descriptions."""
    return _schema(Tree, "Een beslisboom van ido-cli")


def directory_schema() -> dict[str, Any]:
    """The JSON Schema of partners.yaml."""
    return _schema(Directory, "De sociale kaart van ido-cli")


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in a file."""
    return as_json(schema)


def new_workspace(folder: Path) -> tuple[Path, ...]:
    """Make a workspace of one's own from the shipped one; the paths that were made.

    Raises IdoError when any of it is there already.
    """
    origin = shipped()
    for name in (TREES_FOLDER, DIRECTORY_FILE, str(_EDITOR_FILE)):
        if (folder / name).exists():
            raise IdoError(
                f'In "{folder}" staat al {name}. Ik schrijf nergens overheen.',
                "Kies een andere, lege map.",
                WRONG_USE,
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / TREES_FOLDER).mkdir()
        for path in sorted((origin / TREES_FOLDER).glob("*.yaml")):
            shutil.copyfile(path, folder / TREES_FOLDER / path.name)
        shutil.copyfile(origin / DIRECTORY_FILE, folder / DIRECTORY_FILE)
    except OSError as error:
        raise IdoError(
            f'De map "{folder}" is niet te maken: {reason(error)}.',
            "Kies een map waar u mag schrijven.",
        ) from error
    _write_new(folder / TREES_FOLDER / TREE_SCHEMA, schema_text(tree_schema()))
    _write_new(folder / TREES_FOLDER / DIRECTORY_SCHEMA, schema_text(directory_schema()))
    _write_new(folder / _EDITOR_FILE, as_json(_EDITOR_SETTINGS))
    return (folder / TREES_FOLDER, folder / DIRECTORY_FILE, folder / _EDITOR_FILE)


def _schema(model: type[Tree] | type[Directory], title: str) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True)
    for shape in (made, *made.get("$defs", {}).values()):
        shape.pop("description", None)  # the docstrings, which are English
        for rules in (shape, *shape.get("properties", {}).values()):
            rules.pop("title", None)  # the names in the code, which are English too
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}


def _write_new(path: Path, text: str) -> None:
    with suppress(OSError):  # then the file can't be written, which is said
        if path.exists():
            message = f"{path} bestaat al. Ik schrijf nergens overheen."
            raise IdoError(message, "Kies een andere naam.", WRONG_USE)
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text, hint='Maak een eigen inrichting met "ido init MAP".')
