"""The words that a shell can fill in behind an argument or option, found without reading much.

Each function but `desks` is what typer calls `autocompletion`. Raises IdoError when there is no
workspace; `shells` then fills in nothing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from ido_cli.settings import Settings

Names = list[tuple[str, str]]
"""Words, with what they mean; an empty text says nothing."""


def trees(ctx: typer.Context) -> Names:
    """The ids of all trees, by the names of their files."""
    from ido_cli.workspace.folder import TREES_FOLDER, trees_in

    return _plain({one for folder in _layers(ctx) for one in trees_in(folder / TREES_FOLDER)})


def national_trees() -> Names:
    """The ids of the trees that ship."""
    from ido_cli.workspace.folder import TREES_FOLDER, shipped, trees_in

    return _plain(trees_in(shipped() / TREES_FOLDER))


def partners(ctx: typer.Context) -> Names:
    """The ids of the own partners and the nationwide ones of the base, with their names."""
    from ido_cli.directory.door.glance import glance_at_partners
    from ido_cli.workspace.folder import DIRECTORY_FILE

    own, *base = (glance_at_partners(folder / DIRECTORY_FILE) for folder in _layers(ctx))
    known = {one.id: one.name for rows in base for one in rows if one.nationwide}
    return sorted((known | {one.id: one.name or known.get(one.id, "") for one in own}).items())


def desks(settings: Settings) -> Names:
    """The ids of the desks, with their names; for the global option, of which typer knows not."""
    door = settings.front_door()
    return [(desk.id, desk.name) for desk in door.desks] if door else []


def services(ctx: typer.Context) -> Names:
    """The services that partners offer."""
    return _plain({one for path in _directories(ctx) for one in _top(path, "diensten")})


def regions(ctx: typer.Context) -> Names:
    """The regions of the workspace."""
    own = _directories(ctx)[0]
    return _plain({*_top(own, "regios"), "landelijk"})


def sessions(ctx: typer.Context) -> Names:
    """The numbers of the kept sessions as they are shown, with their day and whether open."""
    from ido_cli.sessions.own_file.glance import glance

    kept = glance(_settings(ctx).data_folder())
    return [(one.id[:8], f"{one.day}, {'klaar' if one.done else 'open'}") for one in kept]


def open_sessions(ctx: typer.Context) -> Names:
    """The numbers of the sessions that can be gone on with."""
    return [(number, about) for number, about in sessions(ctx) if about.endswith("open")]


def outcomes() -> Names:
    """How a question can end."""
    from ido_cli.triage.engine import OUTCOMES

    return list(OUTCOMES.items())


def codes() -> Names:
    """The codes of findings."""
    from ido_cli.source.codes import CODES

    return _plain(CODES)


def languages() -> Names:
    """The languages of the note."""
    from ido_cli.report.note_words import LANGUAGES

    return list(LANGUAGES.items())


def one_of(*words: str) -> Callable[[], list[str]]:
    """These words and no other, as they are named in the help."""
    return lambda: list(words)


def _plain(words: Iterable[str]) -> Names:
    return [(word, "") for word in sorted(words)]


def _settings(ctx: typer.Context) -> Settings:
    settings = ctx.obj
    assert isinstance(settings, Settings)
    return settings


def _layers(ctx: typer.Context) -> list[Path]:
    """The folder of the workspace, and that of the base when it stands on it."""
    from ido_cli.workspace.folder import layer

    own = _settings(ctx).workspace_folder()
    base = layer(own).base
    return [own, base] if base else [own]


def _directories(ctx: typer.Context) -> list[Path]:
    from ido_cli.workspace.folder import DIRECTORY_FILE

    return [folder / DIRECTORY_FILE for folder in _layers(ctx)]


def _top(path: Path, key: str) -> list[str]:
    """The names in a list or mapping at the top of partners.yaml; of what else stands there, none.

    The rest of the file is not read.
    """
    from ido_cli.source import reading

    data = reading.read(path, (key,)).data
    found = data.get(key) if data is not None else None
    return [one for one in found if isinstance(one, str)] if isinstance(found, (list, dict)) else []
