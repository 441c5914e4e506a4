"""`ido init`: a workspace of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.settings import of

_FOLDER = "De map die er nog niet is, of leeg is."


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="MAP", help=_FOLDER)],
) -> None:
    """Maakt een eigen inrichting: bomen, partners en instellingen voor de editor."""
    from ido_cli.terminal.output import Output
    from ido_cli.workspace.scaffold import new_workspace

    out = Output(of(context).environment.stdout)
    for path in new_workspace(folder):
        out.line(f"Gemaakt: {path}", wrap=False)
    check = f'ido --map "{folder}" bomen controleer'
    out.line(f"Pas partners.yaml aan uw eigen bibliotheek aan. Nakijken: {check}", wrap=False)
