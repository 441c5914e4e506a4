"""A cache file with its checksum: a damaged one is as one that is not there."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from ido_cli.errors import IdoError, reason

_DIGEST: Final = 32
_HALF_SECONDS: Final = 600.0
"""No write takes as long."""
_WHERE: Final = "Maak ruimte op de schijf, of kies een andere map met --gegevens."


def read(file: Path) -> memoryview | None:
    """What was kept in a file, or None when it is not there or damaged."""
    try:
        raw = memoryview(file.read_bytes())
    except OSError:
        return None
    digest, data = raw[:_DIGEST], raw[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def keep(file: Path, data: bytes) -> None:
    """Keep something in a file with its checksum. Raises IdoError when it can't be."""
    put(file, hashlib.sha256(data).digest() + data)


def put(file: Path, data: bytes) -> None:
    """Put a file in the cache, readable by its owner alone. Raises IdoError when it can't be."""
    from ido_cli.source.files.writing import write

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise IdoError(f"{file.parent} is niet te maken: {reason(error)}.", _WHERE) from error
    write(file, data, private=True, hint=_WHERE)
    with suppress(OSError):
        _forget_halves(file)


def _forget_halves(file: Path) -> None:
    """Remove what processes that were killed while they wrote a file beside this one left of it.

    Theirs may have had another name: that of an index is the hash of what it was made of.
    """
    before = file.stat().st_mtime - _HALF_SECONDS
    for half in file.parent.glob(".*.half"):
        if half.stat().st_mtime < before:
            half.unlink()
