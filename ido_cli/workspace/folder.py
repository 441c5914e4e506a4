"""Finds the folder of the workspace (inrichting), and the national base that it stands on.

A workspace is a folder with partners.yaml, and with decision_trees/ unless it stands on the base.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError

TREES_FOLDER: Final = "decision_trees"
DIRECTORY_FILE: Final = "partners.yaml"
NATIONAL: Final = "landelijk"
"""The value of `basis` by which a workspace inherits what is shipped."""
_PACKAGE: Final = Path(__file__).parent.parent
_LOOKS_LIKE: Final = re.compile(r"partners?\.(ya?ml)(\.txt)?", re.IGNORECASE)
"""Names of a file that was meant to be partners.yaml."""
_TREE_KEYS: Final = re.compile(rb"^(vragen|adviezen)\s*:", re.MULTILINE)
_MOST_SEEN: Final = 100
"""How many entries of a folder are looked at for a workspace under another name."""


@dataclass(frozen=True)
class Layer:
    """What a workspace inherits: the folder of the national base, if any, and the trees left out.

    A tree that is left out is not offered at the desk; other trees may still lead into it.
    """

    base: Path | None = None
    trees_out: frozenset[str] = frozenset()


def find(chosen: str | None, current: Path) -> Path:
    """The folder of the workspace.

    `chosen` (--map or IDO_MAP), else `current` or a parent that holds one, else the shipped copy.

    Raises IdoError when the chosen folder holds none, and where only half of one is found.
    """
    if chosen:
        return check_whole(chosen_path(chosen), chosen)
    for folder in (current, *current.parents):
        if is_workspace(folder) or _meant(folder):
            return check_whole(folder)
    other = next(_trees_elsewhere(current), None)
    if other is not None:
        message = f'De map "{other}" lijkt bomen te bevatten, maar {DIRECTORY_FILE} ontbreekt.'
        hint = f'{_WHOLE} De bomen staan daar in "{TREES_FOLDER}".'
        raise IdoError(message, hint, WRONG_USE)
    return shipped()


def check_whole(folder: Path, name: str = "") -> Path:
    """The folder, when it holds a whole workspace. Raises IdoError that says what is missing."""
    place = f'In de map "{name or folder}"'
    trees = _is_folder(folder / TREES_FOLDER)
    if not is_workspace(folder):
        meant = _meant(folder)
        if meant:
            raise IdoError(f"{place} staat een halve inrichting: {meant}", _WHOLE, WRONG_USE)
        raise IdoError(f"{place} staat geen inrichting.", _WHOLE, WRONG_USE)
    if not trees and layer(folder).base is None:
        other = next(_trees_elsewhere(folder), None)
        found = f' De map "{other.name}" lijkt bomen te bevatten.' if other else ""
        message = f"{place} staat een halve inrichting: {TREES_FOLDER}/ ontbreekt.{found}"
        hint = (
            f'Noem die map "{TREES_FOLDER}".'
            if other
            else f'Zet "basis: {NATIONAL}" in {DIRECTORY_FILE}: dan gelden de landelijke bomen.'
        )
        raise IdoError(message, hint, WRONG_USE)
    return folder


_WHOLE: Final = (
    f'Een inrichting heeft een bestand {DIRECTORY_FILE}. Maak er een met "ido init MAP".'
)


def layer(folder: Path) -> Layer:
    """What the workspace in a folder inherits; nothing when its directory can't be read."""
    from ido_cli.directory.door.glance import has_key
    from ido_cli.source import reading

    path = folder / DIRECTORY_FILE
    if not has_key(path, "basis"):
        return Layer()
    data = reading.read(path, ("basis", "bomen_uit")).data
    if data is None or data.get("basis") != NATIONAL:
        return Layer()
    out = data.get("bomen_uit") or ()
    names = [out] if isinstance(out, str) else out
    return Layer(shipped(), frozenset(name for name in names if isinstance(name, str)))


def tree_path(folder: Path, tree_id: str) -> Path:
    """Where a tree of a workspace stands: its own file, else that of the national base."""
    own = folder / TREES_FOLDER / f"{tree_id}.yaml"
    base = None if own.exists() else layer(folder).base
    return base / TREES_FOLDER / own.name if base else own


def trees_in(folder: Path) -> dict[str, Path]:
    """The files of the trees in a folder of trees, by their ids; none when it can't be read."""
    try:
        return {
            path.stem: path
            for path in folder.glob("*.yaml")
            if not path.name.startswith((".", "_"))
        }
    except OSError:
        return {}


def chosen_path(chosen: str) -> Path:
    """The folder that a person named, with `~` as the home.

    Raises IdoError for a home that does not exist.
    """
    try:
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise IdoError(
            f'De thuismap in "{chosen}" is er niet.', "Schrijf de hele naam van de map.", WRONG_USE
        ) from error


def shipped() -> Path:
    """The workspace that came with the package; in a checkout that is the checkout itself."""
    inside = inside_package()
    return inside if is_workspace(inside) else _PACKAGE.parent


def inside_package() -> Path:
    """Where the shipped workspace lies in an installed package; not there in a checkout."""
    return _PACKAGE / "shipped"


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds partners.yaml, by which a workspace is known."""
    try:
        return (folder / DIRECTORY_FILE).is_file()
    except OSError:
        return False


def _meant(folder: Path) -> str:
    """Why a folder without partners.yaml looks like a workspace; an empty text when it does not."""
    if _is_folder(folder / TREES_FOLDER):
        return f"{DIRECTORY_FILE} ontbreekt."
    named = next((one.name for one in _entries(folder) if _LOOKS_LIKE.fullmatch(one.name)), None)
    if named:
        return f"{DIRECTORY_FILE} ontbreekt. Noem {named} zo."
    return ""


def _trees_elsewhere(folder: Path) -> Iterator[Path]:
    """The folder, and those in it, under another name and with files that look like trees."""
    for inner in (folder, *_entries(folder)):
        if _is_folder(inner) and any(map(_looks_like_tree, islice(_entries(inner), 3))):
            yield inner


def _looks_like_tree(path: Path) -> bool:
    try:
        return path.suffix == ".yaml" and len(set(_TREE_KEYS.findall(path.read_bytes()))) == 2
    except OSError:
        return False


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(islice(folder.iterdir(), _MOST_SEEN))
    except OSError:
        return []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
