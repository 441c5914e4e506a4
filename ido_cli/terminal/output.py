"""Where an export, a drawing or a page goes: a file, or stdout when none is named."""

import sys
from pathlib import Path

from ido_cli.errors import IdoError
from ido_cli.terminal.screen import fits


def put(text: str, to: Path | None) -> None:
    """Write a text to a file, or to stdout. Raises IdoError when the file can't be written; nothing half is left behind."""
    if to is None:
        sys.stdout.write(fits(text, sys.stdout))
        return
    beside = to.with_name(f".{to.name}.half")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(to)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise IdoError(f"{to} is niet te schrijven ({error.strerror or error}).", "Kies een map waar u mag schrijven.") from error
