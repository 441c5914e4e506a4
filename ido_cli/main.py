"""The typer app, and the one place that turns an error into a message and an exit code."""

import os
import sys
from datetime import datetime
from typing import TextIO, cast

import typer

from ido_cli import __version__
from ido_cli.commands import bomen, init, oefen, partners, sessies, start, statistiek
from ido_cli.errors import STOPPED, IdoError
from ido_cli.settings import Environment, Settings, current_folder, of, take_settings
from ido_cli.source.dates import AMSTERDAM
from ido_cli.usage import DutchCommand, explain, group

app = group("Van de vraag van de klant naar de juiste instantie of hulp in de buurt.")
app.command("start", cls=DutchCommand)(start.start)
app.command("herken", cls=DutchCommand)(start.recognise_text)
app.command("oefen", cls=DutchCommand)(oefen.practise)
app.command("init", cls=DutchCommand)(init.init)
app.add_typer(bomen.app, name="bomen")
app.add_typer(partners.app, name="partners")
app.add_typer(sessies.app, name="sessies")
app.add_typer(statistiek.app, name="statistiek")


@app.callback()
def begin(context: typer.Context) -> None:
    """Start a visit when no command is named."""
    if context.invoked_subcommand is None:
        raise typer.Exit(_visit(of(context)))


def main() -> None:
    """Run `ido` with the arguments of the process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run `ido` with these arguments; the exit code."""
    environment = _environment()
    settings = Settings(environment)
    try:
        settings, rest = take_settings(arguments, environment)
        if settings.version:
            print(f"ido {__version__}", file=environment.stdout)
            return 0
        if not rest:  # a visit: the commands need not be built
            settings.check_desk()
            return _visit(settings)
        command = typer.main.get_command(app)
        code = command.main(rest, prog_name="ido", standalone_mode=False, obj=settings)
        # a reader that has gone is noticed here, and not when Python ends
        environment.stdout.flush()
        return code if isinstance(code, int) else 0
    except IdoError as error:
        return _tell(error, environment)
    except (KeyboardInterrupt, typer.Abort):
        environment.tell("\nGestopt.")
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has gone. What is left goes nowhere, else Python complains when
        # it ends (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), environment.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001  # the last place to spare a desk a traceback
        return _tell(explain(error) or _our_mistake(error, settings), environment)


def _visit(settings: Settings) -> int:
    from ido_cli.desk.opening import visit

    return visit(settings)


def _environment() -> Environment:
    """What surrounds this process. An old console has ? for a sign that it or we do not have."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    stdin, stdout, stderr = (cast("TextIO", stream) for stream in streams)
    return Environment(
        stdin, stdout, stderr, os.environ, current_folder(), lambda: datetime.now(AMSTERDAM)
    )


def _our_mistake(error: Exception, settings: Settings) -> IdoError:
    """A mistake in ido itself: the desk gets a sentence, the makers the traceback in a file."""
    import traceback

    from ido_cli.source.writing import write

    said = "Er ging iets mis in ido zelf. Wat al beantwoord was, is bewaard."
    try:
        file = settings.data_folder() / "ido-fout.txt"
        told = "".join(traceback.format_exception(error))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # a traceback can hold what was typed
        write(file, told.encode("utf-8", "backslashreplace"), private=True)
    except (OSError, IdoError):
        return IdoError(said, f"Geef dit door aan de beheerder: {type(error).__name__}.")
    return IdoError(said, f"Geef dit bestand aan de beheerder: {file}")


def _tell(error: IdoError, environment: Environment) -> int:
    environment.tell(f"ido: {error.message}")
    if error.hint:
        environment.tell(f"     {error.hint}")
    return error.exit_code
