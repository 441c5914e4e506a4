"""New files for a coordinator: a small tree that teaches, a workspace of one's own.

Nothing is overwritten but the schemas for editors, which follow the workspace.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ido_cli.directory.model import ContactState, Directory, PartnerKind
from ido_cli.directory.rows import Row
from ido_cli.errors import WRONG_USE, IdoError, reason
from ido_cli.literal import slug
from ido_cli.source.editing.items import add_items
from ido_cli.source.editing.lines import as_yaml
from ido_cli.source.files.writing import as_json, check_name, holds, write
from ido_cli.source.reading import parse
from ido_cli.workspace.folder import DIRECTORY_FILE, NATIONAL, TREES_FOLDER
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.schema import DIRECTORY_SCHEMA, TREE_SCHEMA, write_schemas
from ido_cli.workspace.tree_file import is_tree_id, tree_id_hint

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

_HEAD: Final = f"""\
# yaml-language-server: $schema={TREES_FOLDER}/{DIRECTORY_SCHEMA}
#
# De sociale kaart van {{name}}: uw balies, en wie hier helpt.
# Wat landelijk is staat hier niet. Dat komt met ido mee, ook als het verandert.
#
# Wie zoekt u nog?            ido partners netwerk
# Een partner erbij:          ido partners nieuw
# Een landelijke boom anders: ido bomen overnemen NAAM

"""
_TREE: Final = Path(__file__).with_name("new_tree.yaml")
"""A small valid tree that teaches, with names in braces to fill in."""


def new_tree(folder: Path, tree_id: str, directory: Directory) -> Path:
    """Write a small valid tree that teaches; its path.

    Raises IdoError for a name that can't be, or a tree that is there already.
    """
    if not is_tree_id(tree_id):
        message = f'"{tree_id}" kan geen naam van een boom zijn.'
        near = slug(tree_id)
        hint = f"Probeer: {near}" if is_tree_id(near) else tree_id_hint(near)
        raise IdoError(message, hint, WRONG_USE)
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


@dataclass(frozen=True)
class Library:
    """What a workspace of one's own begins with: the library, its gemeenten, its desks.

    `desks` goes from the name of a gemeente to those of the desks there, `partners` are the
    gemeenten themselves.
    """

    name: str
    desks: Mapping[str, tuple[str, ...]]
    partners: tuple[Row, ...] = ()


def directory_text(library: Library) -> str:
    """The partners.yaml of a library that stands on the national base."""
    regions = tuple(library.desks)
    head = {"bibliotheek": library.name, "basis": NATIONAL, "regios": regions}
    text = _HEAD.format(name=" ".join(library.name.split())) + as_yaml(head)
    desks = [
        {"id": slug(desk), "naam": desk, "regio": region}
        for region, names in library.desks.items()
        for desk in names
    ]
    partners = (_own_partner(library.name, regions), *library.partners)
    for key, items in (("locaties", desks), ("partners", partners)):
        if items:
            text = add_items(parse(text, Path(DIRECTORY_FILE)), key, items)
    return text


def _own_partner(name: str, regions: tuple[str, ...]) -> Row:
    """The library itself, to which trees refer for a book or the walk-in of the IDO."""
    return {
        "id": slug(name) or "bibliotheek",
        "naam": name,
        "soort": PartnerKind.LIBRARY.value,
        "doet": "Hier helpt het informatiepunt bij vragen over de overheid.",
        "regio": list(regions),
        "biedt": ["bibliotheek", "ido-spreekuur"],
        "bezoek": "Kom langs bij de balie.",
        "contact": ContactState.NOT_NEEDED.value,
    }


def check_free(folder: Path) -> None:
    """Raise IdoError when a workspace can't come in a folder without writing over something.

    What a start that ended halfway left behind is nobody's.
    """
    for part in (folder, *folder.parents):
        check_name(part)
    editor = folder / _EDITOR_FILE
    settings = editor.is_file() and not holds(editor, as_json(_EDITOR_SETTINGS))
    taken = {
        TREES_FOLDER: any((folder / TREES_FOLDER).glob("*.yaml")),
        DIRECTORY_FILE: (folder / DIRECTORY_FILE).exists(),
        str(_EDITOR_FILE): settings,
    }
    for name, there in taken.items():
        if there:
            message = f'In "{folder}" staat al {name}. Ik schrijf nergens overheen.'
            raise IdoError(message, "Kies een andere, lege map.", WRONG_USE)


def new_workspace(folder: Path, library: Library) -> tuple[Path, ...]:
    """Make a workspace of one's own on the national base; the paths that were made.

    Without partners.yaml there is no workspace, so it comes when what it needs is there. Raises
    IdoError when any of it is there already.
    """
    check_free(folder)
    made = (folder / TREES_FOLDER, folder / _EDITOR_FILE, folder / DIRECTORY_FILE)
    try:
        for path in (made[0], made[1].parent):
            path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f'De map "{folder}" is niet te maken: {reason(error)}.'
        raise IdoError(message, "Kies een map waar u mag schrijven.") from error
    write(made[1], as_json(_EDITOR_SETTINGS))
    write(made[2], directory_text(library))
    write_schemas(open_workspace(folder))
    return made


def _write_new(path: Path, text: str) -> None:
    with suppress(OSError):  # then the file can't be written, which is said
        if path.exists():
            message = f"{path} bestaat al. Ik schrijf nergens overheen."
            raise IdoError(message, "Kies een andere naam.", WRONG_USE)
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text, hint='Maak een eigen inrichting met "ido init MAP".')
