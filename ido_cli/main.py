"""The typer app, and the one place that turns an error into a message and an exit code."""

import os
import sys

import typer

from ido_cli import __version__
from ido_cli.commands import bomen, init, oefen, partners, sessies, start, statistiek
from ido_cli.errors import STOPPED, IdoError
from ido_cli.settings import Settings, take_settings
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
        raise typer.Exit(start.visit(context.obj))


def main() -> None:
    """Run `ido` with the arguments of the process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run `ido` with these arguments; the exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="replace"
            )  # an old console has ? for a sign that it or we do not have, and goes on
    settings = Settings()
    try:
        settings, rest = take_settings(arguments)
        if settings.version:
            print(f"ido {__version__}")
            return 0
        if not rest:  # a visit: the commands need not be built
            return start.visit(settings)
        code = typer.main.get_command(app).main(
            rest, prog_name="ido", standalone_mode=False, obj=settings
        )
        sys.stdout.flush()  # a reader that has gone is noticed here, and not when Python ends
        return code if isinstance(code, int) else 0
    except IdoError as error:
        return _tell(error)
    except (KeyboardInterrupt, typer.Abort):
        print("\nGestopt.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has gone. What is left goes nowhere, else Python complains when
        # it ends
        # (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001  # the last place where a desk can be spared a traceback
        return _tell(explain(error) or _our_mistake(error, settings))


def _our_mistake(error: Exception, settings: Settings) -> IdoError:
    """A mistake in ido itself: the desk gets a sentence, the makers get the traceback in a file."""
    import traceback

    said = "Er ging iets mis in ido zelf. Wat al beantwoord was, is bewaard."
    try:
        file = settings.data_folder() / "ido-fout.txt"
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)  # a traceback can hold what was typed
        file.write_text(
            "".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace"
        )
    except (OSError, IdoError):
        return IdoError(said, f"Geef dit door aan de beheerder: {type(error).__name__}.")
    return IdoError(said, f"Geef dit bestand aan de beheerder: {file}")


def _tell(error: IdoError) -> int:
    print(f"ido: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"     {error.hint}", file=sys.stderr)
    return error.exit_code
