"""What leaves the tool: a file, whole or not at all, JSON, and CSV that runs nothing.

A cell that begins with = + - @, or a wide twin of these, is what spreadsheets run (OWASP, CSV
Injection); such a cell gets an apostrophe before it. No control sign leaves the tool.
"""

import codecs
import csv
import errno
import io
import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ido_cli.errors import WRONG_USE, IdoError, reason
from ido_cli.literal import literal

_RUNS: Final = ("=", "+", "-", "@")
_WHERE: Final = "Kies een map waar u mag schrijven."
_CLOSE: Final = (
    "Staat het bestand open, zoals in Excel of een editor? Sluit het, en probeer het opnieuw."
)
_TRIES: Final = 6
_PAUSE_SECONDS: Final = 0.2
"""Windows lets no file be replaced while a program has it open; a virus scanner lets go soon."""
_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
    )
)
"""Names that are devices on Windows, whatever comes after a point (Microsoft, Naming Files)."""
_NOT_IN_NAMES: Final = '<>:"|?*\\'


def write(path: Path, data: str | bytes, *, private: bool = False, hint: str = _WHERE) -> None:
    """Put a text (as UTF-8) or bytes in the place of a file, whole or not at all.

    A link is followed and an older file keeps its mode; a `private` one is for its user alone.
    Raises IdoError, with `hint`, when it can't be written; then nothing half is left behind.
    """
    check_name(path)
    target = Path(os.path.realpath(path))
    beside = target.parent / f".{target.name}.{os.getpid()}.half"
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    ready = False
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
        if not private and sys.platform != "win32":  # there a mode is no more than read-only
            with suppress(FileNotFoundError):
                beside.chmod(target.stat().st_mode & 0o7777)
        ready = True
        _patiently(lambda: beside.replace(target))
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        if ready and isinstance(error, PermissionError):
            told = f"{path} is niet te schrijven: het is in gebruik, of u mag het niet vervangen."
            raise IdoError(told, _CLOSE) from error
        raise IdoError(f"{path} is niet te schrijven: {reason(error)}.", hint) from error


def write_over(path: Path, text: str) -> None:
    """Write a text that was edited over the file that it was read from.

    A text is read without a byte order mark and with the line ends of Unix (see reading): those
    that the file has now stay. Raises IdoError when it can't be written.
    """
    try:
        now = path.read_bytes()
    except OSError:
        now = b""
    if now.count(b"\r\n") * 2 > now.count(b"\n"):
        text = text.replace("\n", "\r\n")
    write(path, f"\ufeff{text}" if now.startswith(codecs.BOM_UTF8) else text)


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises IdoError when that can't be."""
    try:
        _patiently(lambda: path.unlink(missing_ok=True))
    except OSError as error:
        raise IdoError(f"{path} is niet weg te halen: {reason(error)}.", _CLOSE) from error


def _patiently(act: Callable[[], object]) -> None:
    """Do something with a file that another program may hold for a moment."""
    for _ in range(_TRIES - 1):
        try:
            act()
        except PermissionError:
            time.sleep(_PAUSE_SECONDS)
        else:
            return
    act()


def reserved(name: str) -> bool:
    """Whether Windows keeps the name of a file for a device, such as `con` or `NUL.yaml`."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def check_name(path: Path) -> None:
    """Raise IdoError, on Windows, for a name under which it would write something else.

    To a device, to a name without its last point or space, or to a hidden part of another file.
    """
    name = path.name
    if sys.platform != "win32" or name in ("", "..") or not _is_other(name):
        return
    message = f'"{name}" kan op Windows geen naam zijn.'
    signs = " ".join(_NOT_IN_NAMES)
    hint = f"Kies een andere naam, zonder {signs} en zonder punt of spatie aan het eind."
    raise IdoError(message, hint, WRONG_USE)


def _is_other(name: str) -> bool:
    return reserved(name) or name.endswith((".", " ")) or not set(_NOT_IN_NAMES).isdisjoint(name)


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
    """A value as a cell that is only ever text or a number, with a decimal comma."""
    if isinstance(value, float):
        return f"{value}".replace(".", ",")
    text = "" if value is None else literal(str(value))
    first = unicodedata.normalize("NFKC", text).lstrip("' ")
    return f"'{text}" if first.startswith(_RUNS) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `safe` made."""
    return cell[1:] if cell[:1] == "'" and safe(cell) != cell else cell
