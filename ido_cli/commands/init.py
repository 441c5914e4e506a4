"""`ido init`: a workspace of one's own."""

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="De map die er nog niet is, of leeg is.")
    ],
) -> None:
    """Maakt een eigen inrichting: bomen, partners en instellingen voor de editor."""
    from ido_cli.workspace.scaffold import new_workspace

    for path in new_workspace(folder):
        print(f"Gemaakt: {path}")
    print(
        f'Pas partners.yaml aan uw eigen bibliotheek aan. Nakijken: ido --map "{folder}" bomen controleer'
    )
