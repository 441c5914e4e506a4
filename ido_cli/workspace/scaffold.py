"""New files for a coordinator: a small tree that teaches, a workspace of one's own.

Nothing is overwritten but the schemas for editors, which follow the workspace.
"""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from ido_cli.directory.model import Directory
from ido_cli.errors import WRONG_USE, IdoError, reason
from ido_cli.literal import slug
from ido_cli.source.writing import as_json, write
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, shipped
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import DIRECTORY_SCHEMA, TREE_SCHEMA, write_schemas
from ido_cli.workspace.tree_files import TREE_ID

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
    write_schemas(open_workspace(folder))
    return path


def _name_hint(name: str) -> str:
    if TREE_ID.fullmatch(name):
        return f"Probeer: {name}"
    return "Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom."


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
    write_schemas(open_workspace(folder))
    _write_new(folder / _EDITOR_FILE, as_json(_EDITOR_SETTINGS))
    return (folder / TREES_FOLDER, folder / DIRECTORY_FILE, folder / _EDITOR_FILE)


def _write_new(path: Path, text: str) -> None:
    with suppress(OSError):  # then the file can't be written, which is said
        if path.exists():
            message = f"{path} bestaat al. Ik schrijf nergens overheen."
            raise IdoError(message, "Kies een andere naam.", WRONG_USE)
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text, hint='Maak een eigen inrichting met "ido init MAP".')
