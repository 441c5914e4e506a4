"""The note for the visitor.

One page in plain Dutch with where to go, when, what to bring and what to say there. As text and as
HTML.
"""

import re
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from ido_cli.report.report import CaseReport, ContactReport, SessionReport
from ido_cli.source.dates import AMSTERDAM, DAYS, MONTHS, date_words

WIDTH: Final = 60
_STYLE: Final = Path(__file__).with_name("visitor_note.css")
_PAGE: Final = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Briefje</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
Part = tuple[str, tuple[str, ...], bool]
"""A heading, its lines, and whether the lines are steps in order."""


def as_text(report: SessionReport) -> str:
    """The note as plain text, in short lines."""
    lines: list[str] = []
    for case in _cases(report):
        lines += [*textwrap.wrap(case.advice_title.upper(), WIDTH), ""]
        for heading, texts, ordered in _parts(case):
            lines.append(heading)
            for number, text in enumerate(texts, 1):
                sign = f"{number}. " if ordered else "- "
                lines += textwrap.wrap(
                    text, WIDTH, initial_indent=f"  {sign}", subsequent_indent=" " * (2 + len(sign))
                )
            lines.append("")
    return "\n".join([*lines, *_foot(report), ""])


def as_html(report: SessionReport) -> str:
    """The note as one page to print, large and simple."""
    body = []
    for case in _cases(report):
        body.append(f"<h1>{escape(case.advice_title)}</h1>")
        for heading, texts, ordered in _parts(case):
            kind = "ol" if ordered else "ul"
            items = "".join(f"<li>{escape(text)}</li>" for text in texts)
            body.append(f"<h2>{escape(heading)}</h2>\n<{kind}>{items}</{kind}>")
    foot = "<br>".join(escape(line) for line in _foot(report))
    body.append(f'<p class="klein">{foot}</p>')
    return _PAGE.format(style=_STYLE.read_text(encoding="utf-8"), body="\n".join(body))


def _cases(report: SessionReport) -> Iterator[CaseReport]:
    return (case for case in report.cases if case.advice)


def _parts(case: CaseReport) -> Iterator[Part]:
    if case.term:
        yield "Tot wanneer?", (case.term,), False
    yield "Waar gaat u heen?", _where(case), False
    hours = _hours(case.addressee)
    if hours:
        yield "Wanneer kan dat?", (hours,), False
    if case.do:
        yield "Wat doet u nu?", case.do, True
    if case.bring:
        yield "Wat neemt u mee?", case.bring, False
    if case.addressee is not None:
        yield "Wat zegt u daar?", (f"Mijn vraag gaat over: {_lower(case.advice_title)}.",), False
    if case.watch:
        yield "Let op", case.watch, False
    if case.nearby:
        yield (
            "Wie helpt u in de buurt?",
            tuple(one.line(with_hours=False) for one in case.nearby),
            False,
        )
    if case.walk_in:
        yield "Wilt u nog eens langskomen?", (f"Ons spreekuur: {_days(case.walk_in)}",), False


def _where(case: CaseReport) -> tuple[str, ...]:
    first = case.addressee
    if first is None:
        ask = "Vraag het aan de balie: wij zoeken het voor u uit."
        return (f"{case.service}. {ask}" if case.service else ask,)
    ways = (f"Bel {first.phone}" if first.phone else "", first.website, first.address, first.visit)
    return (first.name, *(way for way in ways if way))


def _hours(contact: ContactReport | None) -> str:
    return _days(contact.hours) if contact is not None else ""


_DAY_NAMES: Final = {day[:2]: day for day in DAYS}
_MONTH_NAMES: Final = {"mrt" if month == "maart" else month[:3]: month for month in MONTHS}
_ORDER: Final = {
    "1": "eerste",
    "2": "tweede",
    "3": "derde",
    "4": "vierde",
    "5": "vijfde",
    "-1": "laatste",
}


def _days(hours: str) -> str:
    """Opening hours in whole words; remarks stay as they are.

    'maandag tot en met donderdag 08:00 tot 20:00, de eerste dinsdag van de maand 10:00 tot 12:00'.
    """
    pieces = re.split('"([^"]*)"', hours)
    said = [f"({piece})" if n % 2 else _in_words(piece) for n, piece in enumerate(pieces)]
    return re.sub(r"^\(([^()]*)\)$", r"\1", "".join(said).strip())


def _in_words(hours: str) -> str:
    text = re.sub(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})", r"\1 tot \2", hours)
    text = re.sub(r"\b([a-z]{2})\[([-\d,]+)\]", _nth_day, text)
    text = re.sub(r"\b(even|oneven)\b", r"in de \1 weken", text)
    text = re.sub(r"\bweek (\d+)-(\d+)", r"in week \1 tot en met \2", text)
    for short, full in (_DAY_NAMES | _MONTH_NAMES).items():
        text = re.sub(rf"\b{short}\b", full, text)
    names = "|".join((*DAYS, *MONTHS))
    text = re.sub(rf"\b({names})-(?={names})", r"\1 tot en met ", text)
    return (
        text.replace("feestdag gesloten", "op feestdagen gesloten")
        .replace("altijd", "dag en nacht")
        .replace(";", ",")
    )


def _nth_day(found: re.Match[str]) -> str:
    words = " en ".join(_ORDER.get(one, one) for one in found.group(2).split(","))
    return f"de {words} {found.group(1)} van de maand"


def _foot(report: SessionReport) -> tuple[str, ...]:
    where = f"{report.library}, {report.location_name}" if report.location_name else report.library
    day = date_words(report.begun.astimezone(AMSTERDAM).date())
    return (f"Gemaakt bij {where}, op {day}.", "Heeft u nog vragen? Kom gerust terug.")


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
