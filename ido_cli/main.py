"""Makes the environment, runs a visit or a command, and turns an error into a message.

It is the one place with an exit code for each end.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO, cast

from ido_cli import __version__
from ido_cli.errors import STOPPED, IdoError, reason
from ido_cli.settings import Environment, Settings, current_folder, take_settings

Clock = Callable[[], datetime]
_THREADS: Final = "OPENBLAS_NUM_THREADS"
"""How many threads numpy works with; OpenBLAS reads it once, when numpy is loaded.

More than one wait for each other on a busy machine: 140 ms a text instead of 5.
"""
_KEPT: Final = "Wat al beantwoord was, is bewaard."


def main() -> None:
    """Run `ido` with the arguments of the process and exit."""
    os.environ.setdefault(_THREADS, "1")
    sys.exit(run(sys.argv[1:]))


def _now() -> datetime:
    from ido_cli.source.dates import AMSTERDAM

    return datetime.now(AMSTERDAM)


def run(arguments: list[str], now: Clock = _now) -> int:
    """Run `ido` with these arguments, by this clock; the exit code."""
    environment = _environment(now)
    settings = Settings(environment)
    try:
        settings, rest = take_settings(arguments, environment)
        code = _dispatch(settings, rest)
        environment.stdout.flush()
        if sys.stdout is None:
            raise IdoError("De uitvoer is gesloten: wat er te lezen was, is niet getoond.", _KEPT)
        return code
    except IdoError as error:
        return _tell(error, environment)
    except KeyboardInterrupt:
        environment.tell("\nGestopt.")
        return STOPPED
    except BrokenPipeError:
        _let_go(environment.stdout)  # the reader of our output has gone
        return 1
    except Exception as error:  # noqa: BLE001  # the last place to spare a desk a traceback
        if isinstance(error, OSError) and not _can_be_written(environment.stdout):
            _let_go(environment.stdout)
            message = f"De uitvoer is niet te schrijven ({reason(error)})."
            return _tell(IdoError(message, _KEPT), environment)
        return _tell(_our_mistake(error, settings), environment)


def _dispatch(settings: Settings, rest: list[str]) -> int:
    """Run the visit or the command that the rest of the arguments name; the exit code."""
    if settings.version:
        print(f"ido {__version__}", file=settings.environment.stdout)
        return 0
    if settings.show_completion or settings.install_completion:
        return _complete_at_tab(settings, *rest[:1])
    if settings.environment.variables.get("_IDO_COMPLETE"):
        from ido_cli.commands.app import complete

        return complete(settings.environment)
    if rest in ([], ["start"]) or (rest[:2] == ["start", "--boom"] and len(rest) == 3):
        # a visit and nothing else: the commands need not be built
        settings.check_desk()
        return _visit(settings, *rest[2:])
    from ido_cli.commands.app import call

    return call(rest, settings)


def _complete_at_tab(settings: Settings, shell: str = "") -> int:
    """Let a shell fill in words at Tab, or show what lets it."""
    from ido_cli.completion import shells

    act = shells.install if settings.install_completion else shells.show
    act(shell, settings.environment.stdout)
    return 0


def _visit(settings: Settings, tree: str = "") -> int:
    from ido_cli.desk.opening import visit
    from ido_cli.desk.reception import Arrival

    return visit(settings, Arrival(tree=tree) if tree else None)


def _can_be_written(stream: TextIO) -> bool:
    """Whether a sign that does not show can be written."""
    try:
        stream.write("\n")
        stream.flush()
    except OSError:
        return False
    return True


def _let_go(stream: TextIO) -> None:
    """Let what is left of our output go nowhere, else Python complains when it ends.

    See https://docs.python.org/3/library/signal.html#note-on-sigpipe.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _environment(now: Clock) -> Environment:
    """What surrounds this process. An old console has ? for a sign that it or we do not have.

    A stream that is closed reads nothing, and what is written to it goes nowhere.
    """
    modes = {"stdin": "r", "stdout": "w", "stderr": "w"}
    streams = [
        getattr(sys, name) or Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
        for name, mode in modes.items()
    ]
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    stdin, stdout, stderr = (cast("TextIO", stream) for stream in streams)
    return Environment(stdin, stdout, stderr, os.environ, current_folder(), now)


def _our_mistake(error: Exception, settings: Settings) -> IdoError:
    """A mistake in ido itself: the desk gets a sentence, the makers the traceback in a file."""
    import traceback

    from ido_cli.source.files.writing import write

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
    try:
        environment.tell(f"ido: {error.message}")
        if error.hint:
            environment.tell(f"     {error.hint}")
    except OSError:
        _let_go(environment.stderr)  # nowhere to say it
    return error.exit_code
