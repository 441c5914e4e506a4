"""The terminal while a visit lasts: keys are not echoed between two screens, and all is given back.

Also when the process is told to end.
"""

import atexit
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

_AS_IT_WAS = "\x1b[?2004l\x1b[?25h\x1b[0m"
"""No bracketed paste, a cursor, no colours."""

if sys.platform == "win32":

    def take_terminal(source: TextIO, shown: TextIO) -> None:
        """A console of Windows needs none of this: prompts read it without an echo."""

else:
    import termios

    _ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

    def take_terminal(source: TextIO, shown: TextIO) -> None:
        """Turn the echo of keys off until the process ends, also by SIGTERM, SIGHUP or SIGQUIT.

        Once is enough: another call changes nothing.
        """
        try:
            number = source.fileno()
            before = termios.tcgetattr(number)
        except (OSError, ValueError, termios.error):
            return
        if not before[3] & termios.ECHO:
            return
        quiet = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        termios.tcsetattr(number, termios.TCSADRAIN, quiet)

        def give_back() -> None:
            with suppress(OSError, ValueError, termios.error):
                termios.tcsetattr(number, termios.TCSADRAIN, before)

        atexit.register(give_back)
        for one in _ENDS:
            signal.signal(one, _ending(give_back, shown))

    def _ending(give_back: Callable[[], None], shown: TextIO) -> Callable[[int, object], None]:
        def end(number: int, _frame: object) -> None:
            with suppress(OSError, ValueError):
                os.write(shown.fileno(), _AS_IT_WAS.encode())
            give_back()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        return end
