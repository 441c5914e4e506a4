"""The note for the visitor: where to go, until when, what to bring and what to say there.

A value first, that `note_page` makes a sheet of paper of and this module plain text. It holds what
the advices say, never what the visitor or the desk typed.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ido_cli.directory.model import PartnerKind
from ido_cli.literal import literal, shortened
from ido_cli.report.hours_words import hours_words
from ido_cli.report.note_words import date_in, hours_in, word
from ido_cli.report.report import CaseReport, ContactReport, SessionReport
from ido_cli.report.sentences import said
from ido_cli.source.dates import AMSTERDAM, date_words

WIDTH: Final = 60
HEADINGS: Final = {
    "until": "Tot wanneer?",
    "where": "Waar gaat u heen?",
    "when": "Wanneer kan dat?",
    "do": "Wat doet u nu?",
    "bring": "Wat neemt u mee?",
    "say": "Wat zegt u daar?",
    "watch": "Let op",
    "nearby": "Wie helpt u in de buurt?",
    "walk_in": "Wilt u nog eens langskomen?",
}
_LONGEST: Final = 400
_LONGEST_TITLE: Final = 120
"""How many signs of one text the note shows; nothing of a tree comes near it."""
_ASK_US: Final = "Wij zoeken voor u uit waar u terecht kunt. Vraag het aan de balie."
_PROFESSIONAL: Final = "Alleen een hulpverlener kan dit aanvragen. De balie vraagt het voor u."
_LEFT: Final = re.compile(r", (?:nog \d+ dag(?:en)?|dat is vandaag)(?=\.)")
"""The days that are left, which are no longer true when the note is read at home."""


@dataclass(frozen=True)
class Part:
    """What stands below one heading (a key of HEADINGS); `ordered` when the lines are steps."""

    key: str
    lines: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Subject:
    """One question of the visitor: the advice's title and what to do about it."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Stop:
    """One addressee with all that the visitor is there for; `parts` say where and when."""

    parts: tuple[Part, ...]
    subjects: tuple[Subject, ...]
    phone: str = ""
    website: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Note:
    """The note of a visit. `terms` come first; `foot` says who made it and when."""

    terms: tuple[str, ...]
    stops: tuple[Stop, ...]
    last: tuple[Part, ...]
    foot: tuple[str, ...]

    def parts(self) -> Iterator[Part]:
        """Every part, from top to bottom."""
        if self.terms:
            yield Part("until", self.terms)
        for stop in self.stops:
            yield from stop.parts
            for subject in stop.subjects:
                yield from subject.parts
        yield from self.last

    def limited(self, most: dict[str, int]) -> "Note":
        """The note with at most so many lines below a heading; what has none left goes."""

        def kept(parts: Iterable[Part]) -> tuple[Part, ...]:
            cut = (replace(one, lines=one.lines[: most.get(one.key)]) for one in parts)
            return tuple(one for one in cut if one.lines)

        stops = tuple(
            replace(
                stop,
                parts=kept(stop.parts),
                subjects=tuple(replace(one, parts=kept(one.parts)) for one in stop.subjects),
            )
            for stop in self.stops
        )
        return replace(self, stops=stops, last=kept(self.last))


def note_of(report: SessionReport) -> Note:
    """The note of a visit: its questions that came to an advice, by addressee."""
    by_addressee: dict[str, list[CaseReport]] = {}
    for case in report.cases:
        if case.advice:
            key = case.addressee.id if case.addressee else f"?{case.service}"
            by_addressee.setdefault(key, []).append(case)
    cases = [case for every in by_addressee.values() for case in every]
    walk_in = next((case.walk_in for case in cases if case.walk_in), "")
    return Note(
        terms=tuple(dict.fromkeys(_LEFT.sub("", _plain(case.term)) for case in cases if case.term)),
        stops=tuple(_stop(every) for every in by_addressee.values()),
        last=_parts(("walk_in", (f"Ons spreekuur: {hours_words(walk_in)}",) if walk_in else ())),
        foot=_foot(report),
    )


def as_text(report: SessionReport, language: str = "") -> str:
    """The note as plain text, in short lines; below each fixed word that of a language."""
    note = note_of(report)
    lines: list[str] = []
    if note.terms:
        lines += _text_of(Part("until", note.terms), language, " ".join(note.terms))
    for stop in note.stops:
        for part in stop.parts:
            lines += _text_of(part, language, stop.hours)
        for subject in stop.subjects:
            lines += [*textwrap.wrap(subject.title.upper(), WIDTH), ""]
            for part in subject.parts:
                lines += _text_of(part, language)
    for part in note.last:
        lines += _text_of(part, language)
    wrapped = (line for text in note.foot for line in textwrap.wrap(text, WIDTH))
    return "\n".join([*lines, *wrapped, ""])


def translated(part: Part, language: str, told: str = "") -> str:
    """What stands below a heading for who reads a language: the fixed word, and a date or days.

    `told` is the text that holds the dates of the terms, or the opening hours.
    """
    more = {"until": date_in, "when": hours_in}.get(part.key)
    words = (word(part.key, language), more(told, language) if more else "")
    return ": ".join(one for one in words if one)


def _stop(cases: list[CaseReport]) -> Stop:
    """The addressee that all these questions have in common, and the questions."""
    first = cases[0].addressee
    subjects = tuple(
        Subject(_plain(case.advice_title, _LONGEST_TITLE), _case_parts(case, number == 0))
        for number, case in enumerate(cases)
    )
    if first is None:
        service = cases[0].service
        return Stop(_parts(("where", (f"{service}. {_ASK_US}" if service else _ASK_US,))), subjects)
    where = _parts(("where", _where(first)), ("when", (hours_words(first.hours),)))
    return Stop(where, subjects, _plain(first.phone), _plain(first.website), _plain(first.hours))


def _case_parts(case: CaseReport, introduce: bool) -> tuple[Part, ...]:
    nearby = tuple(one.line(with_hours=False) for one in case.nearby)
    parts = _parts(
        ("do", case.do),
        ("bring", case.bring),
        ("say", _said(case, introduce)),
        ("watch", case.watch),
        ("nearby", nearby),
    )
    return tuple(replace(part, ordered=part.key == "do") for part in parts)


def _said(case: CaseReport, introduce: bool) -> tuple[str, ...]:
    """What to say to the addressee; nothing to 112 and 113, or where a professional asks."""
    first = case.addressee
    if first is None or first.professional or re.match(r"11[23]\b", first.phone):
        return ()
    library = not introduce or first.kind == PartnerKind.LIBRARY.label
    return (" ".join(said(case.advice_title, case.bring, first.name, library=library)),)


def _where(first: ContactReport) -> tuple[str, ...]:
    call = f"Bel {first.phone}" if first.phone else ""
    ask = _PROFESSIONAL if first.professional else ""
    return (first.name, call, first.website, first.address, first.visit, ask)


def _parts(*given: tuple[str, tuple[str, ...]]) -> tuple[Part, ...]:
    """The parts that have something to say, each text made safe."""
    plain = ((key, tuple(filter(None, map(_plain, lines)))) for key, lines in given)
    return tuple(Part(key, lines) for key, lines in plain if lines)


def _plain(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, without control signs, and not endless."""
    return shortened(" ".join(literal(text).split()), longest)


def _text_of(part: Part, language: str, told: str = "") -> Iterator[str]:
    yield HEADINGS[part.key]
    other = translated(part, language, told)
    if other:
        yield f"({other})"
    for number, text in enumerate(part.lines, 1):
        sign = f"{number}. " if part.ordered else "- "
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=f"  {sign}", subsequent_indent=" " * (2 + len(sign))
        )
    yield ""


def _foot(report: SessionReport) -> tuple[str, ...]:
    where = f"{report.library}, {report.location_name}" if report.location_name else report.library
    day = date_words(report.begun.astimezone(AMSTERDAM).date())
    return (_plain(f"Gemaakt bij {where}, op {day}."), "Heeft u nog vragen? Kom gerust terug.")
