"""A process that has loaded all that a visit needs, and forks one for each that is asked for.

A visit begins at once then, as it would in a process of its own that had loaded the same.
"""

import io
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from terminals import SECONDS, environment


class Visit:
    """A visit over pipes in a process of its own, that can be killed."""

    def __init__(self, pid: int, stdin: int, stdout: int) -> None:
        self._pid = pid
        self.stdin = os.fdopen(stdin, "w", encoding="utf-8")
        self.stdout = os.fdopen(stdout, encoding="utf-8")

    def kill(self) -> None:
        """End the process at this moment; its number is its own as long as the nest is there."""
        os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """Let go of the pipes; what was typed and never read is lost."""
        for pipe in (self.stdin, self.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                continue


class Nest:
    """The loaded process, at the other end of a socket."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._lock = Lock()

    def start(self, *words: str) -> Visit:
        """Hold a visit with these words on the command line."""
        read, stdin = os.pipe()
        stdout, write = os.pipe()
        with self._lock:
            socket.send_fds(self._line, [json.dumps(words).encode()], [read, write])
            pid = int(self._line.recv(32))
        os.close(read)
        os.close(write)
        return Visit(pid, stdin, stdout)


@contextmanager
def hatched(home: Path) -> Iterator[Nest]:
    """A nest for visits of a user with this home."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, str(Path(__file__)), str(theirs.fileno())]
    variables = environment(home)
    variables["PYTHONPATH"] += os.pathsep + str(Path(__file__).parent.parent)
    process = subprocess.Popen(command, env=variables, pass_fds=[theirs.fileno()])
    theirs.close()
    try:
        yield Nest(ours)
    finally:
        ours.close()
        process.wait(SECONDS)


def serve(line: socket.socket) -> None:
    """Fork a visit for each list of words that comes, until nobody asks any more."""
    while True:
        said, pipes, _, _ = socket.recv_fds(line, 65536, 2)
        if not said:
            return
        pid = os.fork()
        if pid == 0:
            line.close()
            os._exit(_visit(json.loads(said), *pipes))
        for pipe in pipes:
            os.close(pipe)
        line.send(str(pid).encode())


def _visit(words: list[str], read: int, write: int) -> int:
    """Hold a visit over the pipes as a process of its own would; its exit code."""
    from ido_cli.main import run

    for pipe, number in ((read, 0), (write, 1), (write, 2)):
        os.dup2(pipe, number)
    os.close(read)
    os.close(write)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # no path
    for name, number in (("stdout", 1), ("stderr", 2)):
        binary = open(number, "wb", buffering=0, closefd=False)  # noqa: SIM115  # no path
        setattr(sys, name, io.TextIOWrapper(binary, "utf-8", write_through=True))
    return run(words)


if __name__ == "__main__":
    # ruff: noqa: F401  # loaded for the visits
    import opening_hours
    import rich.console
    import rich.padding
    import rich.table

    import ido_cli.desk.opening
    import ido_cli.desk.visit
    import ido_cli.main
    import ido_cli.recognition.recogniser
    import ido_cli.terminal.fronts
    import ido_cli.terminal.plain

    serve(socket.socket(fileno=int(sys.argv[1])))
