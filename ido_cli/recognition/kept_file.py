"""A cache file with its checksum: a damaged one is as one that is not there."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from ido_cli.errors import IdoError
from ido_cli.source.writing import write

_DIGEST: Final = 32


def read(file: Path) -> bytes | None:
    """What was kept in a file, or None when it is not there or damaged."""
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    digest, data = raw[:_DIGEST], raw[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def keep(file: Path, data: bytes) -> None:
    """Keep something in a file, readable by its owner alone.

    A disk that can't be written is no harm.
    """
    with suppress(OSError, IdoError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(file, hashlib.sha256(data).digest() + data, private=True)
