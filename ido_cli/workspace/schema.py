"""The JSON Schemas by which an editor completes and underlines, with this workspace's own names.

A tree's own steps can't be known to a schema; the steps of other trees, the partners, services,
facts and their values are offered as choices.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ido_cli.directory.model import NATIONWIDE, Directory
from ido_cli.source.dates import MONTHS
from ido_cli.source.files.writing import as_json, holds, write
from ido_cli.trees.facts import MONTH, Fact
from ido_cli.trees.model import Tree
from ido_cli.trees.own_phrases import PhrasesFile
from ido_cli.trees.place import JUMP
from ido_cli.workspace.directory_file import read_base
from ido_cli.workspace.folder import NATIONAL
from ido_cli.workspace.reading import Workspace

TREE_SCHEMA: Final = "schema.json"
DIRECTORY_SCHEMA: Final = "partners.schema.json"
PHRASES_SCHEMA: Final = "herken.schema.json"
Json = dict[str, Any]
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OWN_STEP: Final = {"type": "string", "pattern": f"^[^{JUMP}]+$"}
"""A step of the same tree."""


def tree_schema(workspace: Workspace | None = None) -> Json:
    """The JSON Schema of a tree; with a workspace its partners, services, facts and trees."""
    made = _schema(Tree, "Een beslisboom van ido-cli")
    shapes = made["$defs"]
    # a range of dates needs no text of its own
    shapes["Answer"]["required"].remove("antwoord")
    shapes["Answer"]["anyOf"] = [{"required": [key]} for key in ("antwoord", "binnen", "later")]
    if workspace is not None:
        _offer(shapes, workspace)
    return made


def directory_schema(directory: Directory | None = None) -> Json:
    """The JSON Schema of partners.yaml; with a directory its services and regions."""
    made = _schema(Directory, "De sociale kaart van ido-cli")
    if directory is not None:
        partner = made["$defs"]["Partner"]["properties"]
        _items(partner["biedt"], _choices(directory.services))
        _items(partner["regio"], _choices((NATIONWIDE, *directory.regions)))
        region = made["$defs"]["Location"]["properties"]["regio"]
        region |= _choices(directory.regions)
    if directory is not None and directory.base == NATIONAL:
        _need_less(made["$defs"]["Partner"])
    return made


def phrases_schema(workspace: Workspace) -> Json:
    """The JSON Schema of the file with own phrases, with the steps of all trees in use."""
    made = _schema(PhrasesFile, "Eigen zinnen van een bibliotheek, voor ido-cli")
    trees = {one: tree for one, tree in workspace.trees.items() if tree.in_use}
    made["properties"]["herken"]["propertyNames"] = _choices(_steps(trees))
    return made


def _need_less(partner: Json) -> None:
    """A national partner needs its id alone; every other one all that a partner needs."""
    national = {"properties": {"id": _choices(read_base().by_id)}}
    needed = {"required": partner.pop("required")}
    partner |= {"required": ["id"], "if": national, "else": needed}


def write_schemas(workspace: Workspace) -> None:
    """Write the schemas beside the trees again, where they differ. Raises IdoError.

    That of own phrases only beside the file with them.
    """
    directory = workspace.directory_file.directory
    _write(workspace, TREE_SCHEMA, tree_schema(workspace))
    _write(workspace, DIRECTORY_SCHEMA, directory_schema(directory))
    write_phrases_schema(workspace)


def write_phrases_schema(workspace: Workspace) -> None:
    """Write the schema of own phrases beside the file with them, if there is one."""
    if workspace.trees.beside.phrases is not None:
        _write(workspace, PHRASES_SCHEMA, phrases_schema(workspace))


def _write(workspace: Workspace, name: str, schema: Json) -> None:
    path = workspace.trees.folder / name
    if not holds(path, as_json(schema)):
        write(path, as_json(schema))


def _schema(model: type[Tree] | type[Directory] | type[PhrasesFile], title: str) -> Json:
    made: Json = model.model_json_schema(by_alias=True)
    for shape in (made, *made.get("$defs", {}).values()):
        shape.pop("description", None)  # the docstrings, which are English
        for rules in (shape, *shape.get("properties", {}).values()):
            rules.pop("title", None)  # the names in the code, which are English too
    return {"$schema": _DIALECT, **made, "title": title}


def _offer(shapes: Json, workspace: Workspace) -> None:
    """Put the names of a workspace where they can be chosen."""
    directory = workspace.directory_file.directory
    advice = shapes["Advice"]["properties"]
    if directory is not None:
        named = _choices((*directory.by_id, *directory.services))
        _items(advice["verwijs"], named)
        shapes["Addressee"]["properties"]["naar"] |= named
    trees = {one: tree for one, tree in workspace.trees.items() if tree.in_use}
    shapes["Jump"] = _choices(_steps(trees))
    jump = {"$ref": "#/$defs/Jump"}
    step = {"anyOf": [_OWN_STEP, jump]}
    _items(shapes["Answer"]["properties"]["naar"], step, of_list=False)
    _give(shapes["Way"]["properties"]["stap"], step)
    _give(shapes["Example"]["properties"]["advies"], step)
    often = {"anyOf": [_choices(trees), jump]}
    _items(advice["vaak_ook"], often)
    shapes["Next"]["properties"]["naar"] |= often
    _offer_facts(shapes, workspace.trees.declared.facts)


def _steps(trees: Mapping[str, Tree]) -> list[str]:
    """All questions and advices of trees, as they are named outside of their tree."""
    steps = {one: (*tree.questions, *tree.advices) for one, tree in trees.items()}
    return [f"{one}{JUMP}{step}" for one, names in steps.items() for step in names]


def _offer_facts(shapes: Json, facts: Mapping[str, Fact]) -> None:
    if not facts:
        return
    known = {name: list(fact.values) for name, fact in facts.items() if fact.values}
    values = {name: _one_or_more(given) for name, given in {**known, MONTH: MONTHS}.items()}
    for name in ("Line", "Addressee", "Way", "Next"):
        for key in ("als", "niet"):
            conditions = shapes[name]["properties"][key]
            conditions["properties"] = values
            conditions["additionalProperties"] = False
    # an empty text stands for no fact
    shapes["Question"]["properties"]["feit"] |= _choices(("", *facts))
    dates = [name for name, fact in facts.items() if not fact.values]
    shapes["Term"]["properties"]["vanaf"] |= _choices(dates)


def _choices(names: Iterable[str]) -> Json:
    return {"enum": list(names)}


def _one_or_more(values: Iterable[str]) -> Json:
    one = _choices(values)
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _items(field: Json, wanted: Json, of_list: bool = True) -> None:
    """Give the plain texts of a field that takes one text or a list of them these choices."""
    for form in field.get("anyOf", ()):
        if form.get("type") == "string":
            _give(form, wanted)
        elif form.get("type") == "array" and of_list:
            inner = form["items"].get("anyOf", [form["items"]])
            for one in inner:
                if one.get("type") == "string":
                    _give(one, wanted)


def _give(form: Json, wanted: Json) -> None:
    form.pop("minLength", None)
    form |= wanted
