"""`ido init`: a workspace of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.settings import Settings

_FOLDER = "De map die er nog niet is, of leeg is. Of een kopie van versie 0.1."
_PLACE = "Een gemeente waar u werkt; mag meer dan een keer."
_EXPORT = "De export van het Register van Overheidsorganisaties: vult de gemeente in."


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="MAP", help=_FOLDER)],
    library: Annotated[
        str, typer.Option("--bibliotheek", metavar="NAAM", help="De naam van de bibliotheek.")
    ] = "",
    municipalities: Annotated[
        list[str] | None, typer.Option("--gemeente", metavar="NAAM", help=_PLACE)
    ] = None,
    register: Annotated[
        Path | None, typer.Option("--register", metavar="BESTAND", help=_EXPORT)
    ] = None,
) -> None:
    """Maakt een eigen inrichting op de landelijke basis."""
    from ido_cli.views import founding

    assert isinstance(context.obj, Settings)  # no desk is asked of a workspace that is still to be
    founding.found(context.obj, folder, library, municipalities or (), register)
