"""Learning from the desk: which words, asked or listed, and the own phrases collected."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ido_cli.errors import IdoError
from ido_cli.privacy.rules import find
from ido_cli.sessions.choosing import Wanted, filtered
from ido_cli.sessions.learning import Lesson, lessons, said
from ido_cli.sessions.store import Store
from ido_cli.settings import Settings
from ido_cli.source.files.writing import write
from ido_cli.terminal.output import Output
from ido_cli.views.learning.desk_words import DeskWords
from ido_cli.views.learning.never import still_asked
from ido_cli.views.learning.round import Round
from ido_cli.workspace.folder import inside_package
from ido_cli.workspace.layers.own_phrases import national_text, own_phrases


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line: days, JSON, and a file for the national base."""

    first: str | None = None
    last: str | None = None
    as_json: bool = False
    to: Path | None = None


def learn(settings: Settings, store: Store, asked: Asked) -> int:
    """Ask of each lesson where its words belong, and write that; the exit code.

    As JSON it only lists them. With a file the own phrases are collected there, also when it was
    stopped. Raises IdoError when there is no own layer to write in.
    """
    workspace, environment = settings.workspace(), settings.environment
    out = Output(environment.stdout)
    wanted = Wanted(asked.first, asked.last, settings.location)
    kept = filtered(store, wanted, environment.today, workspace.trees.known)
    every = still_asked(store, lessons(said(kept)))
    if asked.as_json:
        _list(settings, out, every)
        return 0
    _require_own(settings)
    code = 0
    if every:
        code = Round(settings, store).run(every)
    elif kept:
        out.line("In deze gesprekken staat niets om van te leren.")
    else:
        out.line('Er zijn nog geen gesprekken om van te leren. Begin er een met "ido".')
    if asked.to is not None:
        _collect(settings, out, asked.to)
    return code


def _list(settings: Settings, out: Output, every: Iterable[Lesson]) -> None:
    words = DeskWords(settings)
    out.json([words.row(lesson) for lesson in words.to_learn(every)])
    if words.personal:
        told = f"{words.personal} niet getoond: daar staan misschien persoonsgegevens in."
        settings.environment.tell(told)


def _collect(settings: Settings, out: Output, to: Path) -> None:
    """Write all own phrases with their place to a file; what may be personal is left out."""
    workspace = settings.workspace()
    public, every = workspace.directory.public, own_phrases(workspace)
    own = every.only(lambda phrase: not find(phrase, public))
    if own.count:
        write(to, national_text(own))
        words = "1 eigen zin" if own.count == 1 else f"{own.count} eigen zinnen"
        out.line(f"{words} opgeslagen in {to}", wrap=False)
    else:
        out.line("Er zijn nog geen eigen zinnen om op te slaan.")
    if left := every.count - own.count:
        out.line(f"{left} weggelaten: daar staan misschien persoonsgegevens in.")


def _require_own(settings: Settings) -> None:
    """Raise IdoError where there is no own layer to write in."""
    if settings.on_example() or settings.workspace_folder() == inside_package():
        message = "U werkt nu met het voorbeeld. Zinnen bewaart u in uw eigen inrichting."
        raise IdoError(message, 'Maak er een met "ido init MAP", en werk in die map.')
