"""The rich consoles, and the plain twins of signs that an old console can't show."""

import os
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_TWINS: Final[Mapping[str, str]] = {
    "»": ">",
    "›": ">",
    "←": "<",
    "→": "->",
    "·": "-",
    "…": "...",
    "●": "*",
    "█": "#",
    "─": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "–": "-",
    "’": "'",
}
"""Signs that an old console can't show, with what stands in for them."""


def console(stream: IO[str], width: int | None = None) -> "Console":
    """A rich console that shows text literally: no markup, no emoji codes.

    NO_COLOR and TERM=dumb are respected.
    """
    from rich.console import Console

    return Console(
        file=cast("IO[str]", _Fitting(stream)),
        markup=False,
        emoji=False,
        highlight=False,
        width=width,
        legacy_windows=False if os.name != "nt" else None,
    )


class _Fitting:
    """A stream that is given only signs that it has."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(fits(text, self._stream))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def fits(text: str, stream: IO[str]) -> str:
    """A text in signs that the stream's encoding has."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        for sign, twin in PLAIN_TWINS.items():
            text = text.replace(sign, twin)
    return text
