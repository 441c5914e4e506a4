"""What holds for every command: the global options, and what follows from them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ido_cli.errors import WRONG_USE, IdoError

if TYPE_CHECKING:
    import typer

    from ido_cli.workspace.reading import Workspace


@dataclass(frozen=True)
class Settings:
    """The global options as given, or from the environment.

    `plain` None means: decide by looking at the terminal.
    """

    map: str | None = None
    data: str | None = None
    location: str | None = None
    plain: bool = False
    yes: bool = False
    version: bool = False

    def workspace(self) -> "Workspace":
        """The workspace to work in. Raises IdoError when the chosen folder holds none."""
        from ido_cli.workspace.reading import open_workspace

        return open_workspace(self.workspace_folder())

    def workspace_folder(self) -> Path:
        """The folder of the workspace. Raises IdoError when the chosen one holds none."""
        from ido_cli.workspace.folder import find

        try:
            current = Path.cwd()
        except OSError:  # the current folder was removed
            current = Path(os.path.abspath(os.sep))  # noqa: PTH100  # Path.absolute asks for the current folder too
        return find(self.map or os.environ.get("IDO_MAP"), current)

    @property
    def location_id(self) -> str | None:
        """The desk that was chosen for this command, if any."""
        return self.location or os.environ.get("IDO_LOCATIE") or None

    def data_folder(self) -> Path:
        """Where sessions are kept.

        Raises IdoError when there is no such place, as for a user without a home.
        """
        chosen = self.data or os.environ.get("IDO_GEGEVENS")
        if chosen:
            from ido_cli.workspace.folder import chosen_path

            return chosen_path(chosen)
        from platformdirs import user_data_path

        try:
            folder = user_data_path("ido-cli", appauthor=False)
        except RuntimeError:
            folder = Path()
        if not folder.is_absolute():
            raise IdoError(
                "Ik weet niet waar ik sessies kan bewaren: er is geen thuismap.",
                "Kies een map met --gegevens MAP.",
            )
        return folder

    def cache_folder(self) -> Path | None:
        """Where something that can be made again may be kept; None when there is no such place."""
        try:
            return self.data_folder() / "cache"
        except IdoError:
            return None


_WITH_VALUE: Final = {"--map": "map", "--gegevens": "data", "--locatie": "location"}
_FLAGS: Final = {"--eenvoudig": "plain", "--ja": "yes", "--versie": "version"}


def take_settings(arguments: list[str]) -> tuple[Settings, list[str]]:
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
    return Settings(**given), rest  # type: ignore[arg-type]  # the two tables above name the fields and their kinds


def _next(words: Iterator[str], name: str) -> str:
    value = next(words, None)
    if value is None:
        raise IdoError(
            f"De optie {name} heeft een waarde nodig.", f"Bijvoorbeeld: {name} WAARDE", WRONG_USE
        )
    return value


def of(context: "typer.Context") -> Settings:
    """The settings that main gave to this command."""
    settings = context.obj
    assert isinstance(settings, Settings)
    return settings
