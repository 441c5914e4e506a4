"""Keys that came before a screen was drawn, and lines that came behind another.

They are no reply to what is not seen yet: a pasted letter must not walk into a tree by itself.
"""

import os
import sys
from contextlib import suppress
from typing import Final

from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead, get_typeahead

_MOST: Final = 100_000
"""So many bytes are taken of what was pasted."""
_WAIT_SECONDS: Final = 0.03
"""So long after a line the rest of a paste may come."""


def forget_typed(source: Input) -> None:
    """Let go of all keys that were typed so far."""
    clear_typeahead(source)
    _read(source, 0.0)


def take_typed(source: Input) -> str:
    """The text that came in behind the last line; keys that steer are left out."""
    keys = "".join(press.data for press in get_typeahead(source))
    typed = keys + _read(source, _WAIT_SECONDS)
    return "".join(sign if sign.isprintable() else " " for sign in typed).strip()


if sys.platform == "win32":
    import msvcrt

    def _read(source: Input, seconds: float) -> str:  # noqa: ARG001  # a console has no waiting
        """What waits in the console and was not read yet."""
        typed = ""
        while len(typed) < _MOST and msvcrt.kbhit():
            typed += msvcrt.getwch()
        return typed

else:
    import select

    def _read(source: Input, seconds: float) -> str:
        """What waits in the terminal and was not read yet; `seconds` is how long to wait for it."""
        raw = b""
        with suppress(OSError, ValueError, NotImplementedError), source.raw_mode():
            number = source.fileno()
            while len(raw) < _MOST and select.select([number], [], [], seconds)[0]:
                more = os.read(number, 4096)
                if not more:
                    break
                raw += more
        return raw.decode("utf-8", "replace")
