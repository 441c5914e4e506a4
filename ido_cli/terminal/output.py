"""Where an export, a drawing or a page goes: a file, or stdout when none is named."""

import errno
import sys
from contextlib import suppress
from pathlib import Path

from ido_cli.errors import IdoError, reason
from ido_cli.terminal.screen import fits


def put(text: str, to: Path | None) -> None:
    """Write a text to a file, or to stdout.

    Raises IdoError when the file can't be written; nothing half is left behind.
    """
    if to is None:
        sys.stdout.write(fits(text, sys.stdout))
        return
    beside = to.parent / f".{to.name}.half"
    try:
        if to.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(to)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise IdoError(
            f"{to} is niet te schrijven: {reason(error)}.", "Kies een map waar u mag schrijven."
        ) from error
