"""The note for the visitor.

One page in plain Dutch with where to go, when, what to bring and what to say there. As text and as
HTML.
"""

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Final

from ido_cli.report.report import CaseReport, ContactReport, SessionReport
from ido_cli.source.dates import AMSTERDAM, date_words

WIDTH: Final = 60
_STYLE: Final = """
body { font: 1.35rem/1.5 Verdana, Arial, sans-serif; color: #000; background: #fff; max-width: 40rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.35rem; margin: 1.2rem 0 .2rem; }
ul, ol { margin: .2rem 0; padding-left: 1.6rem; } p { margin: .2rem 0; } .klein { font-size: 1rem; margin-top: 1.5rem; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } li { break-inside: avoid; } }
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
            body.append(
                f"<h2>{escape(heading)}</h2>\n<{kind}>"
                + "".join(f"<li>{escape(text)}</li>" for text in texts)
                + f"</{kind}>"
            )
    foot = "<br>".join(escape(line) for line in _foot(report))
    head = f'<meta charset="utf-8">\n<title>Briefje</title>\n<style>{_STYLE}</style>'
    inner = "\n".join(body)
    return f'<!doctype html>\n<html lang="nl">\n<head>\n{head}\n</head>\n<body>\n{inner}\n<p class="klein">{foot}</p>\n</body>\n</html>\n'


def _cases(report: SessionReport) -> Iterator[CaseReport]:
    return (case for case in report.cases if case.advice)


def _parts(case: CaseReport) -> Iterator[Part]:
    yield "Waar gaat u heen?", _where(case), False
    hours = _hours(case.first)
    if hours:
        yield "Wanneer kan dat?", (hours,), False
    if case.do:
        yield "Wat doet u nu?", case.do, True
    if case.bring:
        yield "Wat neemt u mee?", case.bring, False
    if case.first is not None:
        yield "Wat zegt u daar?", (f"Mijn vraag gaat over: {_lower(case.advice_title)}.",), False
    if case.watch:
        yield "Let op", case.watch, False
    if case.nearby:
        yield "Wie helpt u in de buurt?", tuple(_line(contact) for contact in case.nearby), False
    if case.walk_in:
        yield "Wilt u nog eens langskomen?", (f"Ons spreekuur: {_days(case.walk_in)}",), False


def _where(case: CaseReport) -> tuple[str, ...]:
    first = case.first
    if first is None:
        return (f"{case.service}. Vraag het aan de balie: wij zoeken het voor u uit.",)
    ways = (f"Bel {first.phone}" if first.phone else "", first.website, first.address, first.visit)
    return (first.name, *(way for way in ways if way))


def _hours(contact: ContactReport | None) -> str:
    return _days(contact.hours) if contact is not None else ""


_DAY_NAMES: Final = (
    ("ma", "maandag"), ("di", "dinsdag"), ("wo", "woensdag"), ("do", "donderdag"), ("vr", "vrijdag"), ("za", "zaterdag"), ("zo", "zondag"),
)  # fmt: skip


def _days(hours: str) -> str:
    """Opening hours with the names of the days in full.

    'maandag tot en met donderdag 08:00 tot 20:00'.
    """
    import re

    text = re.sub(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})", r"\1 tot \2", hours)
    for short, full in _DAY_NAMES:
        text = re.sub(rf"\b{short}\b", full, text)
    text = re.sub(r"(?<=dag)-(?=\w+dag)", " tot en met ", text)
    return (
        text.replace("feestdag gesloten", "op feestdagen gesloten")
        .replace("altijd", "dag en nacht")
        .replace(";", ",")
    )


def _line(contact: ContactReport) -> str:
    details = (contact.address or contact.visit, contact.phone or contact.website)
    return ", ".join([contact.name, *(words.rstrip(".") for words in details if words)])


def _foot(report: SessionReport) -> tuple[str, ...]:
    where = f"{report.library}, {report.location_name}" if report.location_name else report.library
    day = date_words(report.begun.astimezone(AMSTERDAM).date())
    return (f"Gemaakt bij {where}, op {day}.", "Heeft u nog vragen? Kom gerust terug.")


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
