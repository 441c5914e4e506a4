"""What leaves the tool: a file, whole or not at all, JSON, and CSV that runs nothing.

A cell that begins with = + - @, or a wide twin of these, is what spreadsheets run (OWASP, CSV
Injection); such a cell gets an apostrophe before it. No control sign leaves the tool.
"""

import csv
import errno
import io
import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ido_cli.errors import IdoError, reason
from ido_cli.literal import literal

_RUNS: Final = ("=", "+", "-", "@")
_WHERE: Final = "Kies een map waar u mag schrijven."


def write(path: Path, data: str | bytes, *, private: bool = False, hint: str = _WHERE) -> None:
    """Put a text (as UTF-8) or bytes in the place of a file, whole or not at all.

    A link is followed and an older file keeps its mode; a `private` one is for its user alone.
    Raises IdoError, with `hint`, when it can't be written; then nothing half is left behind.
    """
    target = Path(os.path.realpath(path))
    beside = target.parent / f".{target.name}.{os.getpid()}.half"
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        mode = 0o600 if private else 0o666
        with suppress(FileNotFoundError):
            beside.unlink()  # left by a process of this number that was killed
        new = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(new, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            with suppress(FileNotFoundError):
                beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise IdoError(f"{path} is niet te schrijven: {reason(error)}.", hint) from error


def holds(path: Path, text: str) -> bool:
    """Whether a file is there, can be read and holds exactly this text."""
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def as_json(value: Any, indent: int | None = 2) -> str:
    """A value as JSON, in lines or on one, with the letters as they are.

    A sign that steers a console is escaped, as JSON itself does with those below the space.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if not text.replace("\n", "").isprintable():
        text = "".join(
            sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text
        )
    return f"{text}\n"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a heading, as Dutch spreadsheets read it: semicolons and a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def safe(value: object) -> str:
    """A value as a cell that is only ever text or a number."""
    text = "" if value is None else literal(str(value))
    first = unicodedata.normalize("NFKC", text).lstrip("' ")
    return f"'{text}" if first.startswith(_RUNS) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `safe` made."""
    return cell[1:] if cell[:1] == "'" and safe(cell) != cell else cell
