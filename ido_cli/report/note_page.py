"""The note for the visitor as a sheet of A4: self-contained HTML that fits on one page.

No script and nothing from a network. What it takes is reckoned before it is printed: the letters
get smaller first, then the least needed lines go, and the foot says so.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from math import ceil
from pathlib import Path
from typing import Final

from ido_cli.report.note_words import RIGHT_TO_LEFT, word
from ido_cli.report.report import SessionReport
from ido_cli.report.visitor_note import HEADINGS, Note, Part, Stop, note_of, translated

QUESTIONS_A_PAGE: Final = 3
"""A visit with more questions than this takes a page more."""
_STYLE: Final = Path(__file__).with_name("note_page.css")
_SIZES: Final = (15, 14, 13, 12, 11, 10)
_LARGE: Final = (22, 20, 18, 16, 14)
_SMALLEST: Final = (12, 10, 8)
"""Sizes of the letters in points, of which the last is for a visit with more than one question.

16 and more is large print (RNIB, Clear print guidelines). The smallest are for what does not fit
when only the most needed lines are left.
"""
_WIDTH: Final = 527.0
_HEIGHT: Final = 715.0
"""What a sheet of A4 with margins of 12 mm has to print on, in points.

It is 773 high; the rest is for a computer whose letters are wider than was reckoned with."""
_QR: Final = 97.0
"""What the QR code takes, in points."""
_SIGN: Final = 0.5
"""The width of a sign, and below the height of a line, as a part of the size of the letters."""
_BOLD: Final = 1.15
"""How much wider a sign is in bold."""
_LINE: Final = 1.25
_CUTS: Final[tuple[dict[str, int], ...]] = (
    {},
    {"nearby": 1},
    {"nearby": 0, "watch": 3},
    {"nearby": 0, "watch": 2, "do": 5},
    {"nearby": 0, "watch": 1, "do": 4, "bring": 4},
    {"nearby": 0, "watch": 1, "do": 4, "bring": 4, "say": 0},
    {"nearby": 0, "watch": 1, "do": 3, "bring": 3, "where": 4, "say": 0},
    {"nearby": 0, "watch": 0, "do": 3, "bring": 3, "where": 3, "say": 0, "walk_in": 0},
    {"nearby": 0, "watch": 0, "do": 1, "bring": 1, "where": 2, "when": 0, "say": 0, "walk_in": 0},
)
"""How many lines stay below a heading, from the whole note to what nobody can do without."""
_NEEDED: Final = ("watch", "do", "bring")
_MORE: Final = "Niet alles paste op dit briefje. Vraag de balie naar de rest."
_PAGE: Final = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Briefje</title>
<style>
{style}body {{ font-size: {size}pt; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def as_html(report: SessionReport, language: str = "", large: bool = False) -> str:
    """The note as one page to print, for up to three questions.

    `language` (two letters of `note_words.LANGUAGES`) puts its words below the Dutch ones; `large`
    is for who sees badly.
    """
    note, size = _fitted(note_of(report), language, _LARGE if large else _SIZES)
    body = "\n".join(_body(note, language))
    return _PAGE.format(style=_STYLE.read_text(encoding="utf-8"), size=size, body=body)


def _fitted(note: Note, language: str, sizes: tuple[int, ...]) -> tuple[Note, int]:
    """The note as whole and as large as the page allows."""
    subjects = sum(len(stop.subjects) for stop in note.stops)
    room = _HEIGHT * ceil(subjects / QUESTIONS_A_PAGE)
    for most in _CUTS:
        cut = note.limited(most)
        if _count(cut) < _count(note):
            cut = replace(cut, foot=(_MORE, *note.foot))
        for size in sizes if subjects > 1 else sizes[:-1]:
            if _height(cut, language, size) <= room:
                return cut, size
    return cut, next(
        (one for one in _SMALLEST if one < sizes[-1] and _height(cut, language, one) <= room),
        _SMALLEST[-1],
    )


def _count(note: Note) -> int:
    return sum(len(part.lines) for part in note.parts() if part.key in _NEEDED)


def _height(note: Note, language: str, size: int) -> float:
    """What a note takes on paper, in points; rather too much than too little."""
    lines = 1.4 + 0.8 * len(note.foot)
    for part in note.parts():
        told = part.key in ("until", "when") or word(part.key, language)
        lines += _lines(part, size) + 1.35 + (0.85 if language and told else 0.0)
    for stop in note.stops:
        titles = (_rows(one.title, _WIDTH / (1.2 * _BOLD), size) for one in stop.subjects)
        lines += 0.7 + sum(1.2 * rows + 0.5 for rows in titles)
    return lines * size * _LINE


def _lines(part: Part, size: int) -> float:
    """The lines that a part takes below its heading; a term is larger, bring has two columns."""
    if part.key == "until":
        return 1.25 * sum(_rows(line, _WIDTH / (1.25 * _BOLD), size) for line in part.lines)
    if part.key == "bring":
        return ceil(sum(_rows(line, _WIDTH / 2.2, size) for line in part.lines) / 2) + 0.4
    room = _WIDTH - (_QR if part.key in ("where", "when") else 2.4 * size)
    return sum(_rows(line, room, size) for line in part.lines)


def _rows(text: str, width: float, size: int) -> int:
    return ceil(len(text) / max(1, int(width / (size * _SIGN))))


def _body(note: Note, language: str) -> Iterator[str]:
    if note.terms:
        lines = "".join(f"<p>{_linked(term)}</p>" for term in note.terms)
        head = _heading(Part("until", note.terms), language, " ".join(note.terms))
        yield f'<div class="until">{head}{lines}</div>'
    coded = False
    for stop in note.stops:
        code = "" if coded else _qr(stop.website)
        coded = coded or bool(code)
        yield f'<section class="stop">{code}{_stop(stop, language)}</section>'
    yield from (_part(part, language) for part in note.last)
    foot = "<br>".join(escape(line) for line in note.foot)
    yield f'<p class="foot">{foot}</p>'


def _stop(stop: Stop, language: str) -> str:
    parts = [_part(part, language, stop) for part in stop.parts]
    for subject in stop.subjects:
        parts.append(f"<h2>{escape(subject.title)}</h2>")
        parts += [_part(part, language) for part in subject.parts]
    return "\n".join(parts)


def _part(part: Part, language: str, stop: Stop | None = None) -> str:
    kind = "ol" if part.ordered else "ul"
    call = f"Bel {stop.phone}" if stop and stop.phone else ""
    rows = []
    for line in part.lines:
        phone = _own(word("phone", language), language) if line == call else ""
        shown = _called(line, stop.phone) if stop and line == call else _linked(line)
        rows.append(f"<li>{shown}{phone}</li>")
    head = _heading(part, language, stop.hours if stop else "")
    return f'{head}<{kind} class="{part.key}">{"".join(rows)}</{kind}>'


def _heading(part: Part, language: str, told: str) -> str:
    own = _own(translated(part, language, told), language)
    return f"<h3>{escape(HEADINGS[part.key])}{own}</h3>"


def _own(words: str, language: str) -> str:
    """Words in the visitor's own language."""
    side = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return (
        f'<span class="own" lang="{language}" dir="{side}">{escape(words)}</span>' if words else ""
    )


def _linked(text: str) -> str:
    """A text as HTML in which each phone number can be called."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    parts, end = [], 0
    for found in PhoneNumberMatcher(text, "NL"):
        number = format_number(found.number, PhoneNumberFormat.RFC3966)
        parts += [escape(text[end : found.start]), _link(number, found.raw_string)]
        end = found.end
    return "".join((*parts, escape(text[end:])))


def _called(line: str, phone: str) -> str:
    """The line with the addressee's number, also when it is a short one such as 112 or 1400."""
    shown = _linked(line)
    short = re.match(r"\d[\d ]{2,6}\d?\b", phone)
    if "<a " in shown or short is None:
        return shown
    link = _link(f"tel:{short[0].replace(' ', '')}", short[0])
    return escape(line).replace(escape(short[0]), link, 1)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _qr(website: str) -> str:
    """The QR code of a website, as a drawing in the page. Empty when there is no usable address."""
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s]{0,200})?", website):
        return ""
    import segno

    code = segno.make_qr(f"https://{website}", error="m")
    drawing = code.svg_inline(scale=1, border=2, omitsize=True)
    return f'<div class="qr" role="img" aria-label="QR-code: {escape(website)}">{drawing}</div>'
