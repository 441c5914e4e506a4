"""Parts of a self-contained HTML page.

No network, no script from elsewhere, works by keyboard and prints well.
"""

from html import escape
from pathlib import Path
from typing import Final

_STYLE: Final = Path(__file__).with_name("page.css")


def page(title: str, body: str, script: str = "") -> str:
    """A whole page. `body` is HTML already; `title` is a text."""
    style = _STYLE.read_text(encoding="utf-8")
    tail = f"<script>\n{script}</script>\n" if script else ""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n{tail}</body>\n</html>\n"
    )


def paragraph(text: str, style: str = "") -> str:
    """A paragraph, or nothing for an empty text."""
    kind = f' class="{style}"' if style else ""
    return f"<p{kind}>{escape(text)}</p>\n" if text else ""


def items(heading: str, texts: tuple[str, ...], ordered: bool = False) -> str:
    """A small list below a heading, or nothing when it is empty."""
    if not texts:
        return ""
    kind = "ol" if ordered else "ul"
    rows = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<p><strong>{escape(heading)}</strong></p>\n<{kind}>{rows}</{kind}>\n"
