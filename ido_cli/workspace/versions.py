"""A version of a workspace: the workspace as it is, another folder, or a revision of git."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.workspace.folder import DIRECTORY_FILE, TREES_FOLDER, check_whole

_GIT_SECONDS: Final = 30


@contextmanager
def version(name: str, folder: Path) -> Iterator[Path]:
    """The folder of a version of the workspace in `folder`; without a name that folder itself.

    A revision of git is laid out in a temporary folder. Raises IdoError when it holds none.
    """
    other = _folder(name)
    if not name:
        yield folder
    elif other is not None:
        yield check_whole(other, name)
    else:
        with tempfile.TemporaryDirectory() as place:
            _check_out(name, folder, Path(place))
            yield Path(place)


def _folder(name: str) -> Path | None:
    """The folder with this name.

    None when there is none, or no such home, or the name is longer than a name can be.
    """
    try:
        path = Path(name).expanduser()
        return path if path.is_dir() else None
    except (OSError, RuntimeError):
        return None


def _check_out(revision: str, folder: Path, to: Path) -> None:
    """Write the workspace as it was in a revision of git."""
    words = ("ls-tree", "-r", "--name-only", "-z", revision, "--", TREES_FOLDER, DIRECTORY_FILE)
    for name in _git(folder, revision, *words).decode("utf-8").split("\0"):
        if name:
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_git(folder, revision, "show", f"{revision}:./{name}"))
    try:
        check_whole(to)
    except IdoError as error:
        message = f'In de versie "{revision}" staat geen inrichting.'
        raise IdoError(message, "Noem een andere versie, of een map.", WRONG_USE) from error


def _git(folder: Path, revision: str, *words: str) -> bytes:
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_GIT_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        message = f'"{revision}" is geen map en ook geen versie in git.'
        hint = "Noem een map met een inrichting, of een versie die git kent, zoals HEAD~1."
        raise IdoError(message, hint, WRONG_USE) from error
    return done.stdout
