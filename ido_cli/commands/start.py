"""`ido start` and `ido herken`: a visit, and what the recogniser makes of a text."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.commands.options import Json, warn_of_name
from ido_cli.completion import names as known
from ido_cli.literal import decodable
from ido_cli.settings import of

_TEXT = "De vraag van de klant, tussen aanhalingstekens; - leest de vraag van de invoer."
_ANSWER = "Een antwoord vooruit: nummer, sleutel of tekst. Eén keer per vraag."
_OUTCOME = "Sluit af met deze afloop, zonder te vragen."
_CHANNEL = "Hoe de klant komt: balie, telefoon of mail."
_EXPORT = "Schrijf de samenvatting (.txt, .md of .json)."
_SAID = "Wat de klant zegt; - leest een tekst per regel van de invoer."


def start(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="[TEKST]", help=_TEXT)] = "",
    tree: Annotated[
        str | None,
        typer.Option(
            "--boom", metavar="ID", help="Begin meteen in deze boom.", autocompletion=known.trees
        ),
    ] = None,
    answers: Annotated[
        list[str] | None, typer.Option("-a", "--antwoord", metavar="X", help=_ANSWER)
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--afloop", metavar="X", help=_OUTCOME, autocompletion=known.outcomes),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="PAD", help=_EXPORT, callback=warn_of_name),
    ] = None,
    keep_nothing: Annotated[
        bool, typer.Option("--niet-bewaren", help="Bewaar niets van dit gesprek.")
    ] = False,
    channel: Annotated[
        str,
        typer.Option(
            "--kanaal",
            metavar="X",
            help=_CHANNEL,
            autocompletion=known.one_of("balie", "telefoon", "mail"),
        ),
    ] = "balie",
) -> None:
    """Begint een gesprek: van de vraag van de klant naar een advies."""
    from ido_cli.desk.opening import visit
    from ido_cli.desk.reception import Arrival

    settings = of(context)
    if text == "-":
        # what stands on the command line shows in the list of processes
        stdin = settings.environment.stdin
        text = "" if stdin.isatty() else stdin.readline().strip(" \t\r\n\ufeff")
    given = text or tree or answers or outcome or export
    plan = Arrival(
        decodable(text), tree=tree, answers=tuple(answers or ()), outcome=outcome, export=export
    )
    if channel != "balie":  # who comes to the desk does not wait for this import
        from ido_cli.triage.engine import check_channel

        check_channel(channel)
    raise typer.Exit(visit(settings, plan if given else None, keep_nothing, channel=channel))


def recognise_text(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEKST", help=_SAID)],
    count: Annotated[
        int, typer.Option("--aantal", metavar="N", min=1, help="Hoeveel voorstellen.")
    ] = 5,
    as_json: Json = False,
) -> None:
    """Laat zien welke onderwerpen in een tekst worden herkend."""
    from ido_cli.views.matches import show

    show(of(context), text, count, as_json)
