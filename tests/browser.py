"""A page as a real Chromium shows it: on a screen of some width, and on paper."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

import pytest

SECONDS: Final = 60.0
"""How long Chromium may take for one page."""
BROWSER: Final = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome", "chrome")
        if (found := shutil.which(name))
    ),
    None,
)
needs_chromium = pytest.mark.skipif(
    BROWSER is None, reason="Chromium is not installed here (Debian: apt install chromium)"
)
Chromium = Callable[..., subprocess.CompletedProcess[str]]
_LOOK: Final = """<iframe srcdoc="PAGE" style="width:WIDTHpx;height:800px;border:0"></iframe>
<script>
window.addEventListener('load', () => {
  const page = document.querySelector('iframe').contentDocument, view = page.defaultView;
  const all = [...page.body.querySelectorAll('*')];
  const heard = all.filter(one => view.getComputedStyle(one).clipPath !== 'none');
  const shown = all.filter(one => one.checkVisibility()
    && !heard.some(other => other.contains(one)));
  const words = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const name = one => `${one.localName}: ${one.textContent.trim().slice(0, 60)}`;
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const below = one => {
    if (!one) return [255, 255, 255];
    const colour = rgb(view.getComputedStyle(one).backgroundColor);
    return colour[3] === 0 ? below(one.parentElement) : colour;
  };
  const contrast = one => {
    const style = view.getComputedStyle(one);
    const front = light(rgb(one instanceof view.SVGElement ? style.fill : style.color));
    const back = light(below(one));
    return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  };
  const beside = one => {
    const box = one.getBoundingClientRect();
    return box.width > 1.5 && (box.left < -1 || box.right > WIDTH + 1);
  };
  document.documentElement.dataset.seen = JSON.stringify({
    wide: page.documentElement.scrollWidth,
    beside: shown.filter(beside).map(name),
    cut: shown.filter(one => words(one) && one.scrollWidth > one.clientWidth + 1
      && one.clientWidth > 1 && !(one instanceof view.SVGElement)).map(name),
    faint: shown.filter(one => words(one) && contrast(one) < 4.5).map(name),
    loaded: view.performance.getEntriesByType('resource').map(one => one.name),
    stolen: String(view.stolen),
    text: page.body.innerText,
    tops: Object.fromEntries([...page.querySelectorAll('h1, h2, h3, caption')]
      .map(one => [one.textContent, one.getBoundingClientRect().top])),
  });
});
</script>
"""
"""Looks at a page in a frame of WIDTH pixels (a window has a least width) and writes it down.

What is clipped away is there to be heard alone.
Contrast is that of WCAG 2.2, 1.4.3.
"""


@pytest.fixture
def chromium(tmp_path: Path) -> Chromium:
    """Runs a headless Chromium with a profile of its own.

    The words that are given say what it does.
    """

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        assert BROWSER is not None
        profile = tmp_path / "profile"
        profile.mkdir(exist_ok=True)
        flags = (
            "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
            "--disable-background-networking"
        )
        more = "--disable-component-update --disable-sync --enable-logging=stderr"
        done = subprocess.run(
            [BROWSER, *flags.split(), *more.split(), f"--user-data-dir={profile}", *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert ":CONSOLE" not in done.stderr
        return done

    return run


def looked(chromium: Chromium, folder: Path, page: str, width: int) -> dict[str, Any]:
    """What is to be seen of a page at a width in pixels: its text, and what is wrong with it.

    `beside` stands outside the page, `cut` does not fit in its own box, `faint` lacks contrast.
    """
    file = folder / f"kader-{width}.html"
    text = _LOOK.replace("WIDTH", str(width)).replace("PAGE", escape(page))
    file.write_text(text, encoding="utf-8")
    dumped = chromium("--dump-dom", file.as_uri()).stdout
    found = re.search(r'data-seen="([^"]*)"', dumped)
    assert found, "the script did not run to its end"
    seen: dict[str, Any] = json.loads(unescape(found[1]))
    return seen


def assert_shown_well(chromium: Chromium, folder: Path, page: str) -> None:
    """All of a page stands on it, wide and narrow, can be read, and nothing was loaded or run."""
    for width in (1280, 390):
        seen = looked(chromium, folder, page, width)
        assert seen["wide"] <= width
        for wrong in ("beside", "cut", "faint", "loaded"):
            assert (wrong, seen[wrong]) == (wrong, [])
        assert seen["stolen"] == "undefined"


def sheets(chromium: Chromium, page: Path) -> int:
    """How many sheets of paper a page takes."""
    to = page.with_suffix(".pdf")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={to}", page.as_uri())
    made = to.read_bytes()
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type\s*/Page\b", made))
