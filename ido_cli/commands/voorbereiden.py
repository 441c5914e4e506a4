"""`ido voorbereiden`: all that the first visitor would else wait for, and what this desk has."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.errors import IdoError
from ido_cli.settings import Settings, of

if TYPE_CHECKING:
    from ido_cli.recognition.words.word_index import WordIndex
    from ido_cli.terminal.output import Output
    from ido_cli.workspace.reading import Workspace


def prepare(
    context: typer.Context,
    words: Annotated[
        bool, typer.Option("--woorden", help="Alleen de woorden, zonder iets te zeggen.")
    ] = False,
) -> None:
    """Zet klaar waar de eerste klant anders op wacht, en zegt wat deze balie heeft."""
    from ido_cli import __version__
    from ido_cli.desk.opening import open_store
    from ido_cli.recognition.words.kept import index_of
    from ido_cli.terminal.output import Output

    settings = of(context)
    workspace = settings.workspace()
    if words:
        _prepare_words(workspace, settings.cache_folder())
        return
    index = index_of(workspace, settings.cache_folder())
    out = Output(settings.environment.stdout)
    layer = "op de landelijke basis" if workspace.directory_file.layered else "zonder basis"
    example = " (het voorbeeld)" if settings.on_example() else ""
    own = sum(not workspace.trees.inherited(one) for one in workspace.trees.known)
    left_out = len(workspace.trees.left_out())
    out.line(f"ido {__version__}")
    out.line(f"Bibliotheek: {workspace.directory.library}{example}, {layer}", wrap=False)
    trees = f"Bomen: {len(workspace.trees.known)}, waarvan {own} van uzelf"
    out.line(f"{trees}; {left_out} met een fout" if left_out else trees)
    out.line(f"Partners: {len(workspace.directory.partners)}")
    failed = _languages(settings, index, out)
    store = open_store(settings)
    out.line(f"Gesprekken: {len(store.sessions())}, in {settings.data_folder()}", wrap=False)
    store.close()
    if failed is not None:
        raise failed


def _prepare_words(workspace: "Workspace", cache: Path | None) -> None:
    """Make a few words ready at once, for who types already, and then all of them."""
    from ido_cli.recognition.first_words import forget_first, make_first
    from ido_cli.recognition.words.kept import index_of, kept_index

    if cache is not None and kept_index(workspace, cache) is None:
        make_first(workspace, cache)
        index_of(workspace, cache)
        forget_first(cache)


def _languages(settings: Settings, index: "WordIndex", out: "Output") -> IdoError | None:
    """Make the index of meanings whole and say which languages are recognised.

    What to do about it when that could not be done or kept.
    """
    from ido_cli.recognition.meaning import languages_words, load_meaning
    from ido_cli.terminal.screen import bar

    environment = settings.environment
    more = ""
    failed: IdoError | None = None
    try:
        meaning = load_meaning(index.every_phrase, settings.cache_folder(), environment.variables)
        if meaning is None:
            more = ". Meer talen: pip install 'ido-cli[meertalig]'"
        else:
            if not meaning.ready:
                left = meaning.size - meaning.done
                many = f"worden {left} zinnen" if left != 1 else "wordt 1 zin"
                environment.tell(f"Voor de andere talen {many} klaargezet.")
            with bar("andere talen", meaning.size, environment.stderr, settings.plain) as show:
                while meaning.grow():
                    show(meaning.done)
            failed = meaning.not_kept
    except IdoError as error:
        meaning, failed = None, error
    out.line(f"Talen: {languages_words(meaning)}{more}")
    return failed
