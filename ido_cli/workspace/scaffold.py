"""New files for a coordinator.

A small tree that teaches, the JSON Schema for editors, a workspace of one's own. Nothing is
overwritten.
"""

import json
import shutil
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.model import Directory
from ido_cli.errors import WRONG_USE, IdoError, reason
from ido_cli.source.fields import slug
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

_TREE: Final = """\
# yaml-language-server: $schema=schema.json
# Een nieuwe boom. Pas elke regel aan en kijk hem na met: ido bomen controleer {tree_id}
titel: {title}
over: Eén regel die zegt waar dit onderwerp over gaat
thema: Overig
# Een concept staat nog niet aan de balie. Haal deze regel weg als de boom klaar is.
status: concept
# Hoe klanten het zeggen, in hun eigen woorden. Hoe meer, hoe beter de boom wordt herkend.
herken:
  - ik heb een vraag over {lower}
begin: wat
vragen:
  wat:
    # De vraag is voor de medewerker; zeg is om hardop te zeggen.
    vraag: Wat wil de klant?
    zeg: Ik kijk graag even met u mee. Wat wilt u weten?
    uitleg: Uitleg voor de medewerker, onder het vraagteken.
    antwoorden:
      # Elk antwoord leidt naar een vraag of een advies van deze boom, of naar boom#stap.
      - antwoord: Iets aanvragen
        hint: Voor het eerst of opnieuw
        naar: aanvragen
      # Elke vraag heeft een weg voor wie het niet weet.
      - antwoord: Weet niet
        naar: samen_kijken
adviezen:
  aanvragen:
    titel: Aanvragen
    # Eerst waar de klant moet zijn, dan wie hier helpt: namen uit partners.yaml.
    verwijs: [{refer}]
    waarom: Zeg in één zin waarom juist daarheen.
    doe:
      - Zeg wat de klant nu doet, stap voor stap.
    neem_mee: [de brief]
    let_op: Noem hier een termijn, als die er is.
    balie: [Meekijken terwijl de klant zelf typt]
    balie_niet: [Zelf inloggen of een formulier invullen]
    # De bladzijde waar dit staat. Zet de dag erbij waarop u die echt heeft gelezen: gecontroleerd:
    # 2026-01-31
    bron: https://www.rijksoverheid.nl
  samen_kijken:
    titel: Samen uitzoeken wat er nodig is
    verwijs: [{refer}]
    doe:
      - Kijk samen met de klant naar de brief of de website.
    bron: https://www.rijksoverheid.nl
# Voorbeelden bewijzen de routes: ido bomen proef {tree_id}
voorbeelden:
  - klant: Ik wil iets aanvragen maar weet niet hoe
    antwoorden: [Iets aanvragen]
    advies: aanvragen
  - klant: Ik heb een brief en weet niet wat ik moet doen
    antwoorden: [Weet niet]
    advies: samen_kijken
"""


def new_tree(folder: Path, tree_id: str, directory: Directory) -> Path:
    """Write a small valid tree that teaches; its path.

    Raises IdoError for a name that can't be, or a tree that is there already.
    """
    if not TREE_ID.fullmatch(tree_id):
        raise IdoError(
            f'"{tree_id}" kan geen naam van een boom zijn.', _name_hint(slug(tree_id)), WRONG_USE
        )
    path = folder / TREES_FOLDER / f"{tree_id}.yaml"
    title = tree_id.replace("-", " ").capitalize()
    refer = next(iter(directory.services), None) or (
        directory.partners[0].id if directory.partners else "partner"
    )
    _write_new(path, _TREE.format(tree_id=tree_id, title=title, lower=title.lower(), refer=refer))
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
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


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
    _write_new(folder / _EDITOR_FILE, json.dumps(_EDITOR_SETTINGS, indent=2) + "\n")
    return (folder / TREES_FOLDER, folder / DIRECTORY_FILE, folder / _EDITOR_FILE)


def _schema(model: type[Tree] | type[Directory], title: str) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True)
    for shape in (made, *made.get("$defs", {}).values()):
        shape.pop("description", None)  # the docstrings, which are English
        for rules in (shape, *shape.get("properties", {}).values()):
            rules.pop("title", None)  # the names in the code, which are English too
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise IdoError(
            f"{path} bestaat al. Ik schrijf nergens overheen.", "Kies een andere naam.", WRONG_USE
        ) from None
    except OSError as error:
        raise IdoError(
            f"{path} is niet te schrijven: {reason(error)}.",
            'Maak een eigen inrichting met "ido init MAP".',
        ) from error
