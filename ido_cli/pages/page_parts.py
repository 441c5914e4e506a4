"""Parts of a self-contained HTML page.

No network, no script from elsewhere, works by keyboard and prints well.
"""

from html import escape
from typing import Final

STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .25rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; } .quiet { color: #595959; } a { color: #00407a; }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
details { border-left: 3px solid #c9d6e2; padding: .1rem 0 .1rem .8rem; margin: .35rem 0; }
summary { cursor: pointer; font-weight: 600; padding: .15rem 0; }
.answer { font-weight: 400; } .advice { background: #f2f7fb; padding: .5rem .8rem; margin: .35rem 0; border-left: 3px solid #00407a; }
.search { position: sticky; top: 0; background: #fff; padding: .5rem 0; border-bottom: 1px solid #c9d6e2; }
input[type=search] { font: inherit; padding: .4rem .6rem; width: min(24rem, 100%); border: 1px solid #595959; border-radius: .25rem; }
button { font: inherit; padding: .4rem .8rem; border: 1px solid #595959; border-radius: .25rem; background: #fff; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border: 1px solid #c9d6e2; }
mark { background: #ffe28a; } [hidden] { display: none; }
@media print { .search { display: none; } body { max-width: none; } details { break-inside: avoid; } }
"""


def page(title: str, body: str, script: str = "") -> str:
    """A whole page. `body` is HTML already; `title` is a text."""
    tail = f"<script>{script}</script>\n" if script else ""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n{tail}</body>\n</html>\n"
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
