"""A real PostgreSQL of the test's own.

It is made in a temporary folder, started on a socket and a free port, stopped at the end.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SECONDS = 60


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(path) for path in [shutil.which("initdb")] if path
    ]
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """A running server; the URL of an empty database `ido`.

    The test is skipped where PostgreSQL is not installed.
    """
    folder = binaries()
    if folder is None:
        pytest.skip("geen PostgreSQL op deze computer (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        data.mkdir()
        if os.geteuid() == 0:
            shutil.chown(place, "postgres")
            shutil.chown(data, "postgres")
        _run(folder / "initdb", "-D", data, "-U", "ido", "--auth=trust", "-E", "UTF8", "--no-sync")
        port = _free_port()
        options = (
            f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        )
        _run(folder / "pg_ctl", "-D", data, "-o", options, "-l", data / "log", "-w", "start")
        try:
            _run(folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "ido", "ido")
            yield f"postgresql://ido@127.0.0.1:{port}/ido"
        finally:
            _run(folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(*words: object) -> None:
    """Run a command of PostgreSQL.

    As the user postgres when we are root, since the server refuses root.
    """
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
