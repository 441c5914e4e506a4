"""The note out of the tool: through the system's printer, into the browser, into a file.

What is written on the way stands in a private folder below the system's temporary one. It goes as
soon as nobody needs it: what a browser shows, at the next run. No program is waited for longer than
`PATIENCE`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ido_cli.errors import IdoError, reason
from ido_cli.source.files.writing import write

PATIENCE: Final = 30.0
"""How long a printer or a browser may take, in seconds."""
_PREFIX: Final = "ido-briefje-"
_ELSE: Final = "Open het briefje in de browser of sla het op, en print het daar."
_SAVE: Final = "Sla het briefje op, of lees het van het scherm."
_PRINTERS: Final = ("lp", "lpr")
_PAPER: Final = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
"""Browsers that make a PDF of a page without a window."""
_IN_TERMINAL: Final = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""Browsers that would take the desk's own screen (what the module webbrowser knows of them)."""


def print_note(page: str, text: str) -> None:
    """Send the note to the system's printer: the page where that can be, else the text.

    Raises IdoError when there is no printer, it refuses, or nothing can be written.
    """
    folder = _folder()
    html, plain = folder / "briefje.html", folder / "briefje.txt"
    write(html, page, private=True, hint=_SAVE)
    write(plain, text, private=True, hint=_SAVE)
    if sys.platform == "win32":
        _print_windows(html, plain)
        return
    printer = next(filter(None, map(shutil.which, _PRINTERS)), None)
    taken = printer is not None and _ran((printer, str(_as_pdf(html) or plain)))
    shutil.rmtree(folder, ignore_errors=True)  # lp and lpr take a copy
    if printer is None:
        raise IdoError("Ik vind geen printer op deze computer.", _ELSE)
    if not taken:
        raise IdoError("De printer nam het briefje niet aan.", _ELSE)


def open_note(page: str) -> None:
    """Show the note in the browser. Raises IdoError when there is none or nothing is written."""
    path = _folder() / "briefje.html"
    write(path, page, private=True, hint=_SAVE)
    try:
        browser = webbrowser.get()
        shown = getattr(browser, "basename", "") not in _IN_TERMINAL and browser.open(path.as_uri())
    except (webbrowser.Error, OSError):
        shown = False
    if not shown:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise IdoError("Ik kan geen browser openen op deze computer.", _SAVE)


def save_note(path: Path, content: str) -> None:
    """Keep the note in a file of one's own choice. Raises IdoError when it can't be written."""
    write(path, content, private=True, hint="Kies een andere plek, of print het briefje.")


def clean_up() -> None:
    """Remove what earlier runs left behind."""
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if not old.name.startswith(_own()):
            shutil.rmtree(old, ignore_errors=True)


def _own() -> str:
    return f"{_PREFIX}{os.getpid()}-"


def _folder() -> Path:
    """A new folder that only this user can look into (mode 0700)."""
    clean_up()
    try:
        return Path(tempfile.mkdtemp(prefix=_own()))
    except OSError as error:
        message = f"Het briefje kan niet worden klaargezet: {reason(error)}."
        raise IdoError(message, "Lees het van het scherm, of schrijf het over.") from error


def _as_pdf(page: Path) -> Path | None:
    """The page as PDF, by a browser that is installed. None when that can't be."""
    made = page.with_suffix(".pdf")
    browser = next(filter(None, map(shutil.which, _PAPER)), None)
    if browser is None:
        return None
    own = f"--user-data-dir={page.with_name('browser')}"
    options = ("--headless", "--disable-gpu", "--no-pdf-header-footer", own)
    ran = _ran((browser, *options, f"--print-to-pdf={made}", page.as_uri()))
    return made if ran and made.is_file() and made.stat().st_size else None


def _ran(command: Sequence[str]) -> bool:
    """Whether a command ended well, in time."""
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _print_windows(html: Path, plain: Path) -> None:
    """Ask the programs that belong to the files to print one: the page, else the text.

    Which program prints a page is a setting of Windows; one for plain text there always is.
    """
    for path in (html, plain):
        try:
            os.startfile(path, "print")  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            continue
        return
    raise IdoError("Ik vind geen printer op deze computer.", _ELSE)
