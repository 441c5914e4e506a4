"""Makes the environment, runs a visit or a command, and turns an error into a message.

It is the one place with an exit code for each end.
"""

import os
import sys
from datetime import datetime
from typing import TextIO, cast

from ido_cli import __version__
from ido_cli.errors import STOPPED, IdoError
from ido_cli.settings import Environment, Settings, current_folder, take_settings
from ido_cli.source.dates import AMSTERDAM


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
        if rest in ([], ["start"]) or (rest[:2] == ["start", "--boom"] and len(rest) == 3):
            # a visit and nothing else: the commands need not be built
            settings.check_desk()
            return _visit(settings, *rest[2:])
        from ido_cli.commands.app import call

        return call(rest, settings)
    except IdoError as error:
        return _tell(error, environment)
    except KeyboardInterrupt:
        environment.tell("\nGestopt.")
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has gone. What is left goes nowhere, else Python complains when
        # it ends (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), environment.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001  # the last place to spare a desk a traceback
        return _tell(_our_mistake(error, settings), environment)


def _visit(settings: Settings, tree: str = "") -> int:
    from ido_cli.desk.opening import visit
    from ido_cli.desk.reception import Arrival

    return visit(settings, Arrival(tree=tree) if tree else None)


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
