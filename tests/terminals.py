"""A real terminal to test in.

`ido` runs in a pseudo-terminal, and what it sends is drawn on a screen that can be read.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

import ido_cli

SECONDS: Final = 10.0
"""How long a test waits for a text, or for the end of the process, before it fails."""
LEFT, UP, DOWN, ENTER, CTRL_C, CTRL_D = "\x1b[D", "\x1b[A", "\x1b[B", "\r", "\x03", "\x04"
CHECKOUT: Final = Path(ido_cli.__file__).parent.parent


class Terminal:
    """A process in a pseudo-terminal of `cols` by `rows`.

    It has the screen as a person sees it, with the lines that scrolled off.
    """

    def __init__(
        self, command: list[str], env: Mapping[str, str], folder: Path, cols: int, rows: int
    ) -> None:
        import pexpect
        import pyte

        self.raw = ""
        """All that the process wrote, with its escape codes."""
        self._screen: Any = pyte.HistoryScreen(cols, rows, history=5000)
        self._stream: Any = pyte.Stream(self._screen)
        self._child: Any = pexpect.spawn(
            command[0],
            command[1:],
            env=dict(env),
            cwd=str(folder),
            dimensions=(rows, cols),
            encoding="utf-8",
            codec_errors="replace",
            timeout=SECONDS,
            preexec_fn=_listen_to_ctrl_c,
        )
        self._child.delaybeforesend = None
        self._screen.write_process_input = self._child.send  # type: ignore[method-assign]  # so it can tell where its cursor is

    def send(self, keys: str) -> None:
        """Press keys, whatever is on the screen."""
        self._child.send(keys)

    def press(self, keys: str) -> None:
        """Press keys when a prompt waits for them: what comes before it is drawn is no answer."""
        self.expect(self._waits, "a prompt that waits")
        self.send(keys)

    def _waits(self) -> bool:
        """Whether a prompt is there: prompt_toolkit turns bracketed paste on with it, then off."""
        return self.raw.rfind("\x1b[?2004h") > self.raw.rfind("\x1b[?2004l")

    def type(self, text: str) -> None:
        """Type a line at a prompt that stands empty, and press Enter."""
        self.expect(lambda: any(line.strip() == ">" for line in self.lines()), "an empty prompt")
        self.press(text + ENTER)

    def retype(self, text: str) -> None:
        """Type another line in the place of the one that stands there, and press Enter."""
        self.press("\x15")
        self.type(text)

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size, as a user who drags its corner."""
        self._screen.resize(rows, cols)
        self._child.setwinsize(rows, cols)

    def lines(self) -> list[str]:
        """What is on the screen now, a line a row, without the spaces at the ends."""
        return [line.rstrip() for line in self._screen.display]

    def all_lines(self) -> list[str]:
        """What scrolled off the top, and then what is on the screen now."""
        scrolled = [
            "".join(row[x].data for x in range(self._screen.columns)).rstrip()
            for row in self._screen.history.top
        ]
        return scrolled + self.lines()

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor stands: the column and the row, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def words(self) -> str:
        """The screen as one line of words, so that a text is found however it is wrapped."""
        return " ".join(" ".join(self.lines()).split())

    @property
    def all_words(self) -> str:
        """The same for the screen and what scrolled off it."""
        return " ".join(" ".join(self.all_lines()).split())

    def expect_text(self, text: str, timeout: float = SECONDS) -> None:
        """Wait until a text is on the screen."""
        wanted = " ".join(text.split())
        self.expect(lambda: wanted in self.words, f"{text!r}", timeout)

    def expect_gone(self, text: str, timeout: float = SECONDS) -> None:
        """Wait until a text is no longer on the screen."""
        self.expect(lambda: text not in self.words, f"the end of {text!r}", timeout)

    def expect_end(self, code: int, timeout: float = SECONDS) -> None:
        """Wait until the process ends, with this exit code."""
        self.expect(lambda: not self._child.isalive(), "the end of the process", timeout)
        while self._take(0):
            pass
        self._child.close()
        assert self._child.exitstatus == code, self._picture(
            f"exit code {self._child.exitstatus}, expected {code}"
        )
        assert "Traceback" not in self.raw, self._picture("a traceback")

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._child.pid)

    def modes(self) -> list[Any]:
        """How the terminal is set, as termios tells it."""
        import termios

        return termios.tcgetattr(self._child.child_fd)

    def expect_death(self, timeout: float = SECONDS) -> None:
        """Wait until the process has ended in whatever way."""
        self.expect(lambda: not self._child.isalive(), "the end of the process", timeout)

    def kill(self) -> None:
        """End the process when it is still there."""
        if self._child.isalive():
            self._child.kill(9)
            self._child.wait()
        self._child.close()

    def expect(self, seen: Callable[[], bool], what: str, timeout: float = SECONDS) -> None:
        """Wait until something is seen; `what` names it when it is not."""
        end = time.monotonic() + timeout
        while not seen():
            if not self._take(0.1) and not self._child.isalive() and not self._take(0):
                if seen():
                    return
                pytest.fail(self._picture(f"the process ended while waiting for {what}"))
            if time.monotonic() > end:
                pytest.fail(self._picture(f"waited {timeout} seconds in vain for {what}"))

    def _take(self, timeout: float) -> bool:
        """Draw what the process wrote; whether there was something."""
        import pexpect

        try:
            text = self._child.read_nonblocking(65536, timeout)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += text
        self._stream.feed(text)
        return True

    def _picture(self, reason: str) -> str:
        width = self._screen.columns
        rows = [f"|{line:<{width}}|" for line in self.lines()]
        above = [f" {line}" for line in self.all_lines()[: -len(rows)] if line]
        return "\n".join([reason, *above[-60:], "-" * (width + 2), *rows, "-" * (width + 2)])


def _listen_to_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background: let it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


StartTerminal = Callable[..., Terminal]


@pytest.fixture
def start_terminal(tmp_path: Path, make_workspace: Callable[..., Path]) -> Iterator[StartTerminal]:
    """Starts `ido` in a terminal.

    It is 80x24, with the small workspace at the desk `noord`, and the test's own data folder.

    Other words, sizes, variables (`env`) or a workspace (`folder`) can be given; `desk=None` leaves
    the desk open.
    """
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminal for pexpect")
    started: list[Terminal] = []
    made: list[Path] = []

    def start(
        *words: str,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        folder: Path | None = None,
        desk: str | None = "noord",
    ) -> Terminal:
        if folder is None:
            made.extend([] if made else [make_workspace()])
            folder = made[0]
        where = [
            "--map",
            str(folder),
            "--gegevens",
            str(tmp_path / "gegevens"),
            *(["--locatie", desk] if desk else []),
        ]
        command = [sys.executable, "-m", "ido_cli", *words, *where]
        terminal = Terminal(command, environment(tmp_path) | dict(env or {}), tmp_path, cols, rows)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.kill()


def environment(home: Path) -> dict[str, str]:
    """The variables of a user whose terminal knows colour and UTF-8, wherever the tests run."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(CHECKOUT),
    }
