"""Options and arguments that more than one command has, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

_OUT = "Schrijf het in dit bestand; zonder: op het scherm."
_PLAIN = "Sta een onversleutelde verbinding toe, op een netwerk dat zelf beveiligd is."

Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]
Csv = Annotated[bool, typer.Option("--csv", help="Alleen CSV op de uitvoer, voor een spreadsheet.")]
Out = Annotated[Path | None, typer.Option("--uit", metavar="PAD", help=_OUT)]
WithoutTls = Annotated[bool, typer.Option("--zonder-tls", help=_PLAIN)]
First = Annotated[str | None, typer.Option("--van", metavar="DAG", help="Vanaf deze dag.")]
Last = Annotated[str | None, typer.Option("--tot", metavar="DAG", help="Tot en met deze dag.")]
