"""Finds the folder of the workspace (inrichting): where decision_trees/ and partners.yaml stand."""

from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError

TREES_FOLDER: Final = "decision_trees"
DIRECTORY_FILE: Final = "partners.yaml"
_PACKAGE: Final = Path(__file__).parent.parent


def find(chosen: str | None, current: Path) -> Path:
    """The folder of the workspace.

    `chosen` (--map or IDO_MAP), else `current` or a parent that holds one, else the shipped copy.

    Raises IdoError when the chosen folder holds none.
    """
    if chosen:
        folder = chosen_path(chosen)
        if not is_workspace(folder):
            message = f'In de map "{chosen}" staat geen inrichting.'
            hint = f"Een inrichting heeft een map {TREES_FOLDER} en een bestand {DIRECTORY_FILE}."
            raise IdoError(message, hint, WRONG_USE)
        return folder
    for folder in (current, *current.parents):
        if is_workspace(folder):
            return folder
    return shipped()


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
    """Whether a folder holds both decision_trees/ and partners.yaml."""
    try:
        return (folder / TREES_FOLDER).is_dir() and (folder / DIRECTORY_FILE).is_file()
    except OSError:
        return False
