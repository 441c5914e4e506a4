"""`ido oefen`: practice with the examples, and a quiz on the agencies."""

from typing import Annotated

import typer

from ido_cli.completion import names as known
from ido_cli.settings import of

_TREE = "Oefen met deze boom; zonder: met alle."
_HARD = "Met typefouten en een omweg in wat de klant zegt."
_NAME = "Onthoud onder deze bijnaam wat niet lukte."
_SEED = "Steeds dezelfde oefeningen, voor een groep."


def practise(
    context: typer.Context,
    tree_id: Annotated[
        str, typer.Argument(metavar="[BOOM]", help=_TREE, autocompletion=known.trees)
    ] = "",
    hard: Annotated[bool, typer.Option("--moeilijk", help=_HARD)] = False,
    agencies: Annotated[
        bool, typer.Option("--instanties", help="Een quiz: welke instantie doet wat?")
    ] = False,
    name: Annotated[str, typer.Option("--naam", metavar="BIJNAAM", help=_NAME)] = "",
    seed: Annotated[int | None, typer.Option("--volgorde", metavar="GETAL", help=_SEED)] = None,
) -> None:
    """Oefent met wat klanten zeggen: kies de weg, en zie hoe een collega het zou doen."""
    from random import Random

    from ido_cli.desk.practice import open_practice
    from ido_cli.privacy.rules import refuse

    settings = of(context)
    workspace = settings.workspace()
    refuse(name, workspace.directory.public)
    ids = [tree_id] if tree_id else list(workspace.trees)
    for one in ids:
        workspace.tree(one)
    practice = open_practice(settings, workspace, Random(seed), name)
    raise typer.Exit(practice.quiz() if agencies else practice.run(ids, hard))
