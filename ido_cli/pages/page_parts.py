"""Parts of a self-contained HTML page.

No network, no script from elsewhere, works by keyboard and prints well.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from ido_cli.literal import literal

_PAGE: Final = Path(__file__).with_name("page.html")
_STYLE: Final = Path(__file__).with_name("page.css")
_UNFOLD: Final = Path(__file__).with_name("unfold.js")


def page(title: str, body: str, script: str = "", style: Path | None = None) -> str:
    """A whole page. `body` is HTML already; `title` is a text; `style` adds to the common CSS."""
    styles = (file.read_text(encoding="utf-8") for file in (_STYLE, style) if file)
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title=safe(title),
        style="".join(styles),
        body=body,
        script=f"<script>\n{script}</script>\n" if script else "",
    )


def unfolding() -> str:
    """The script that opens all that folds before it is printed."""
    return _UNFOLD.read_text(encoding="utf-8")


def safe(text: str) -> str:
    """A text as it can stand in HTML: shown to the letter, without control signs."""
    return escape(literal(text))


def name(text: str) -> str:
    """A name that others wrote; one that runs from the right turns nothing around beside it."""
    return f"<bdi>{safe(text)}</bdi>"


def paragraph(text: str, style: str = "") -> str:
    """A paragraph, or nothing for an empty text."""
    kind = f' class="{style}"' if style else ""
    return f"<p{kind}>{safe(text)}</p>\n" if text else ""


def items(heading: str, texts: tuple[str, ...], ordered: bool = False) -> str:
    """A small list below a heading, or nothing when it is empty."""
    if not texts:
        return ""
    kind = "ol" if ordered else "ul"
    rows = "".join(f"<li>{safe(text)}</li>" for text in texts)
    return f"<p><strong>{safe(heading)}</strong></p>\n<{kind}>{rows}</{kind}>\n"


def header(title: str, *lines: str) -> str:
    """The top of a page: what it is, and the lines below that."""
    below = "".join(paragraph(line, "quiet") for line in lines)
    return f"<header>\n<h1>{safe(title)}</h1>\n{below}</header>\n"


def head_row(*names: str) -> str:
    """The headings of a table's columns, which are HTML already; one may be empty."""
    cells = "".join(f'<th scope="col">{one}</th>' if one else "<td></td>" for one in names)
    return f"<thead><tr>{cells}</tr></thead>\n"


def number(value: float) -> str:
    """A number as people write it in Dutch: 12.345 and 1,25."""
    return f"{value:,.10g}".translate({ord(","): ".", ord("."): ","})
