"""What holds for every command.

What surrounds it, the global options, and what follows from them.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.literal import literal

if TYPE_CHECKING:
    import typer

    from ido_cli.directory.door.front_door import FrontDoor
    from ido_cli.workspace.reading import Workspace


@dataclass(frozen=True)
class Environment:
    """What surrounds one run of `ido`: made in main, and handed down to who reads, shows or asks.

    `now` is the clock, in the time zone of the Netherlands; `folder` is the current folder.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    variables: Mapping[str, str]
    folder: Path
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day it is in the Netherlands."""
        return self.now().date()

    @property
    def plain(self) -> bool:
        """Whether numbered lines serve better than a moving cursor: a pipe, a dumb terminal."""
        on_screen = self.stdin.isatty() and self.stdout.isatty()
        return not on_screen or self.variables.get("TERM") == "dumb"

    def tell(self, text: str) -> None:
        """Say something on stderr, each line of it without control signs."""
        for line in text.split("\n"):
            print(literal(line), file=self.stderr, flush=True)


@dataclass(frozen=True)
class Settings:
    """The global options as given. What was not given comes from the variables."""

    environment: Environment
    map: str | None = None
    data: str | None = None
    location: str | None = None
    plain: bool = False
    yes: bool = False
    version: bool = False
    show_completion: bool = False
    install_completion: bool = False

    def workspace(self) -> "Workspace":
        """The workspace to work in. Raises IdoError when the chosen folder holds none."""
        from ido_cli.workspace.reading import open_workspace

        return open_workspace(self.workspace_folder())

    def workspace_folder(self) -> Path:
        """The folder of the workspace. Raises IdoError when the chosen one holds none."""
        return self._found

    @cached_property
    def _found(self) -> Path:
        """Looked for once: a command asks more than once, and every parent is looked into."""
        from ido_cli.workspace.folder import find

        return find(self.map or self.environment.variables.get("IDO_MAP"), self.environment.folder)

    def on_example(self) -> bool:
        """Whether there is no workspace here, so that the one that is shipped serves."""
        from ido_cli.workspace.folder import shipped

        if self.map or self.environment.variables.get("IDO_MAP"):
            return False
        here = self.environment.folder
        return self.workspace_folder() == shipped() not in (here, *here.parents)

    def front_door(self) -> "FrontDoor | None":
        """The library and its desks; None when the head of its file is not as it should be.

        Raises IdoError when the chosen folder holds no workspace.
        """
        return self._door

    @cached_property
    def _door(self) -> "FrontDoor | None":
        """Read once: what is asked of it first is whether the chosen desk is there."""
        from ido_cli.directory.door.kept import open_door
        from ido_cli.workspace.folder import DIRECTORY_FILE

        return open_door(self.workspace_folder() / DIRECTORY_FILE, self.cache_folder())

    @property
    def location_id(self) -> str | None:
        """The desk that was chosen for this command, if any."""
        return self.location or self.environment.variables.get("IDO_LOCATIE") or None

    def check_desk(self, kept: Collection[str] = ()) -> None:
        """Raise IdoError for a chosen desk that neither the directory has nor `kept` sessions name.

        A directory whose head can't be read says nothing about its desks, and neither does one
        that names none.
        """
        if self.location_id is None or self.location_id in kept:
            return
        door = self.front_door()
        if door is not None and door.desks and door.desk(self.location_id) is None:
            ids = [desk.id for desk in door.desks]
            raise unknown("balie", self.location_id, ids, f"Kies uit: {', '.join(ids)}.")

    def data_folder(self) -> Path:
        """Where sessions are kept. Raises IdoError when there is none: a user without a home."""
        chosen = self.data or self.environment.variables.get("IDO_GEGEVENS")
        if chosen:
            from ido_cli.workspace.folder import chosen_path

            return chosen_path(chosen)
        from platformdirs import user_data_path

        try:
            folder = user_data_path("ido-cli", appauthor=False)
        except RuntimeError:
            folder = Path()
        if not folder.is_absolute():
            message = "Ik weet niet waar ik sessies kan bewaren: er is geen thuismap."
            raise IdoError(message, "Kies een map met --gegevens MAP.")
        return folder

    def cache_folder(self) -> Path | None:
        """Where what can be made again may be kept; None when there is no such place."""
        try:
            return self.data_folder() / "cache"
        except IdoError:
            return None


def current_folder() -> Path:
    """The current folder; the root when it was removed."""
    try:
        return Path.cwd()
    except OSError:
        # Path.absolute asks for the current folder too
        return Path(os.path.abspath(os.sep))  # noqa: PTH100


_WITH_VALUE: Final = {
    "--map": "map",
    "--gegevens": "data",
    "--locatie": "location",
    "--balie": "location",
}
_FLAGS: Final = {
    "--eenvoudig": "plain",
    "--ja": "yes",
    "--versie": "version",
    "--show-completion": "show_completion",
    "--install-completion": "install_completion",
}


def take_settings(arguments: list[str], environment: Environment) -> tuple[Settings, list[str]]:
    """Take the global options out of the arguments, wherever they stand before a `--`.

    Raises IdoError for a missing value.
    """
    given: dict[str, str | bool] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name in _WITH_VALUE:
            given[_WITH_VALUE[name]] = value if equals else _next(words, name)
        elif word in _FLAGS:
            given[_FLAGS[word]] = True
        else:
            rest.append(word)
    # the two tables above name the fields and their kinds
    return Settings(environment, **given), rest  # type: ignore[arg-type]


def _next(words: Iterator[str], name: str) -> str:
    value = next(words, None)
    if value is None:
        hint = f"Bijvoorbeeld: {name} WAARDE"
        raise IdoError(f"De optie {name} heeft een waarde nodig.", hint, WRONG_USE)
    return value


def of(context: "typer.Context") -> Settings:
    """The settings that main gave to this command. Raises IdoError for an unknown desk."""
    settings = context.obj
    assert isinstance(settings, Settings)
    settings.check_desk()
    return settings
