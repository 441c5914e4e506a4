"""The rich consoles, a bar beside a large file, and plain twins of signs that a console lacks."""

import os
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

from ido_cli.errors import IdoError, reason
from ido_cli.literal import literal

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
    "—": "-",
    "‑": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "€": "EUR",
    "✓": "v",
    "•": "*",
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


@contextmanager
def opened(path: Path, stream: IO[str], plain: bool) -> Iterator[IO[bytes]]:
    """A large file to read, with a bar on `stream` that says how far it is.

    Not so when `stream` is no terminal, or a `plain` one. Raises IdoError when it can't be read.
    """
    from rich.markup import escape
    from rich.progress import wrap_file

    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            shown = console(stream)
            with wrap_file(
                file,
                size,
                description=escape(literal(path.name)),
                console=shown,
                transient=True,
                disable=plain or not shown.is_terminal or shown.is_dumb_terminal,
            ) as watched:
                yield watched
    except OSError as error:
        message = f"{path} is niet te lezen ({reason(error)})."
        raise IdoError(message, "Kijk of het bestand bestaat.") from error


@contextmanager
def bar(title: str, total: int, stream: IO[str], plain: bool) -> Iterator[Callable[[int], None]]:
    """A bar for long work, told how much of the `total` is done; none where it is plain."""
    from rich.progress import Progress

    shown = console(stream)
    quiet = plain or not shown.is_terminal or shown.is_dumb_terminal
    with Progress(console=shown, transient=True, disable=quiet) as progress:
        task = progress.add_task(title, total=total)
        yield lambda done: progress.update(task, completed=done)


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


def keys_within(keys: str, width: int) -> str:
    """The keys on one line, with less space between them on a narrow screen.

    On more lines when need be, never broken inside a key.
    """
    line = keys if len(keys) + 2 <= width else keys.replace("   ", "  ")
    whole = re.sub(r"(?<! ) (?! )", "\u00a0", line)
    lines = textwrap.wrap(whole, max(10, width - 2))
    return "\n".join(f" {text.replace(chr(0xA0), ' ')}" for text in lines)
