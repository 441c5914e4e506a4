"""Options and arguments that more than one command has, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.settings import of

_OUT = "Schrijf het in dit bestand; zonder: op het scherm."
_PLAIN = "Sta een onversleutelde verbinding toe, op een netwerk dat zelf beveiligd is."


def warn_of_name(context: typer.Context, path: Path | None) -> Path | None:
    """Warn on stderr when the name of a file holds personal data; it is written all the same."""
    if path is not None and not context.resilient_parsing:
        from ido_cli.privacy.rules import find, kinds_words

        words = kinds_words(find(path.stem.replace("_", " "))) or kinds_words(
            find(path.stem.replace("_", " ").replace("-", " "))
        )
        if words:
            told = f"let op: in de naam van het bestand staat iets dat lijkt op {words}."
            of(context).environment.tell(told)
    return path


Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]
Csv = Annotated[bool, typer.Option("--csv", help="Alleen CSV op de uitvoer, voor een spreadsheet.")]
Out = Annotated[Path | None, typer.Option("--uit", metavar="PAD", help=_OUT, callback=warn_of_name)]
WithoutTls = Annotated[bool, typer.Option("--zonder-tls", help=_PLAIN)]
DoubtNumbers = Annotated[
    list[int], typer.Argument(metavar="NR...", help="De nummers op de lijst.", min=1)
]
First = Annotated[str | None, typer.Option("--van", metavar="DAG", help="Vanaf deze dag.")]
Last = Annotated[str | None, typer.Option("--tot", metavar="DAG", help="Tot en met deze dag.")]
