"""A report of a visit -> text, Markdown or JSON.

Pure, stable and without escape codes; text is wrapped at 72 columns.
"""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.literal import literal
from ido_cli.report.report import (
    CHECKED_FOR_PERSONAL_DATA,
    CaseReport,
    ContactReport,
    SessionReport,
)
from ido_cli.source.dates import AMSTERDAM, clock, date_words
from ido_cli.source.files.writing import as_json, check_name, write
from ido_cli.triage.engine import AT_THE_DESK, CHANNELS

WIDTH: Final = 72
_LABEL: Final = 12
_ADDRESS: Final = re.compile(r"//|www\.|\w\.\w+/")
"""What makes a word a web address, with or without https:// before it."""
_WEB: Final = re.compile(r"https?://[!-;=?-~]+")
_MARKS: Final = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)")
_FIRST_MARK: Final = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=])")
"""What begins a list or a line at the begin of a text: '1.', '1)', '-', '+', '='."""
_TITLE: Final = "Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid"


def as_text(report: SessionReport) -> str:
    """The summary as plain text."""
    lines = [_TITLE, *_wrap(_where(report), ""), _when(report), ""]
    for number, case in enumerate(report.cases, 1):
        head = _wrap(f"Vraag {number}: {case.title}" + (" (spoed)" if case.urgent else ""), "")
        lines += [*head, "-" * max(map(len, head)), *_case_text(case), ""]
    if not report.cases:
        lines += ["Er is nog geen vraag besproken.", ""]
    return "\n".join([*lines, CHECKED_FOR_PERSONAL_DATA, ""])


def as_markdown(report: SessionReport) -> str:
    """The summary as Markdown."""
    lines = [f"# {_TITLE}", "", f"{_md(_where(report))}  ", _when(report), ""]
    for number, case in enumerate(report.cases, 1):
        lines += [
            f"## Vraag {number}: {_md(case.title)}{' (spoed)' if case.urgent else ''}",
            "",
            *_case_markdown(case),
        ]
    if not report.cases:
        lines += ["Er is nog geen vraag besproken.", ""]
    return "\n".join([*lines, f"_{CHECKED_FOR_PERSONAL_DATA}_", ""])


def _as_json(report: SessionReport) -> str:
    return as_json(report.row())


FORMATS: Final[Mapping[str, Callable[[SessionReport], str]]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".json": _as_json,
}
"""How a summary is written, by the ending of the file's name."""


def check_ending(path: Path) -> None:
    """Raise IdoError when a file's name does not say which of the formats is meant, or can't be."""
    if path.suffix.lower() not in FORMATS:
        message = f'Ik weet niet welk soort bestand "{path.name}" moet worden.'
        raise IdoError(message, "Laat de naam eindigen op .txt, .md of .json.", WRONG_USE)
    check_name(path)


def write_report(report: SessionReport, path: Path) -> None:
    """Write a summary in the format that the file's ending says. Raises IdoError when it can't."""
    check_ending(path)
    number = report.id[:8]
    kept = (
        f'De sessie is wel bewaard, als dat aanstaat: "ido sessies exporteer {number} --uit PAD".'
    )
    write(path, FORMATS[path.suffix.lower()](report), hint=kept)


def _where(report: SessionReport) -> str:
    return f"{report.library}, {report.location_name}" if report.location_name else report.library


def _when(report: SessionReport) -> str:
    begun = report.begun.astimezone(AMSTERDAM)
    how = "" if report.channel == AT_THE_DESK else f", {CHANNELS.get(report.channel, '')}"
    return f"{date_words(begun.date())}, {clock(begun)} uur{how}"


def _case_text(case: CaseReport) -> Iterator[str]:
    if case.text:
        yield from _labelled("De klant", f'"{case.text}"')
    for step in case.route:
        yield from _wrap(step.question_text, "  ")
        heard = " (uit de woorden van de klant)" if step.heard else ""
        yield from _wrap(f"{step.answer_text}{heard}", "    > ", "      ")
    if case.advice:
        yield ""
        yield from _labelled("Advies", case.advice_title)
        yield from _labelled("Termijn", case.term)
        yield from _addressee_text(case)
        yield from _labelled("Waarom", case.why)
        yield from _listed("Nu doen", case.do, numbered=True)
        yield from _listed("Neem mee", case.bring)
        yield from _listed("Let op", case.watch)
        yield from _listed(
            "In de buurt", tuple(contact.line(with_hours=True) for contact in case.nearby)
        )
        yield from _labelled("Spreekuur", case.walk_in)
        if case.source:
            yield from _labelled(
                "Bron",
                ", ".join(case.source)
                + (f" (gecontroleerd op {case.checked})" if case.checked else ""),
            )
        yield ""
    yield from _labelled("Afloop", case.outcome_words)
    yield from _labelled("Notitie", case.note)


def _addressee_text(case: CaseReport) -> Iterator[str]:
    first = case.addressee
    yield from _labelled("Was al bij", _names(case.bounced))
    if first is None:
        if case.service and not case.bounced:
            yield from _labelled("Ga naar", f"{case.service}: hier is nog niemand voor bekend")
        return
    yield from _labelled("Ga naar", first.name)
    for name, words in _ways(first):
        yield from _labelled(f"  {name}", words)
    if case.others:
        yield from _labelled(
            "Ook", "; ".join(contact.line(with_hours=True) for contact in case.others)
        )


def _names(contacts: Sequence[ContactReport]) -> str:
    return ", ".join(contact.name for contact in contacts)


def _ways(contact: ContactReport) -> tuple[tuple[str, str], ...]:
    """How to reach someone, as (label, words)."""
    return (
        ("bel", contact.phone),
        ("open", contact.hours),
        ("site", contact.website),
        ("adres", contact.address),
        ("bezoek", contact.visit),
    )


def _labelled(label: str, words: str) -> Iterator[str]:
    if words:
        yield from _wrap(words, f"{label:<{_LABEL}}", " " * _LABEL)


def _listed(label: str, items: tuple[str, ...], numbered: bool = False) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        sign = f"{number}. " if numbered else "- "
        head = f"{label if number == 1 else '':<{_LABEL}}{sign}"
        yield from _wrap(item, head, " " * len(head))


def _wrap(text: str, first: str, rest: str | None = None) -> list[str]:
    """Wrapped lines.

    A web address longer than the line is left whole, so that it can still be clicked. Any other
    long word is cut.
    """
    others = first if rest is None else rest
    room = WIDTH - max(len(first), len(others))
    words = (word for word in literal(text).split() if word)
    parts = [
        part
        for word in words
        for part in (
            [word] if _ADDRESS.search(word) else textwrap.wrap(word, room, break_on_hyphens=False)
        )
    ]
    return textwrap.wrap(
        " ".join(parts),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _case_markdown(case: CaseReport) -> Iterator[str]:
    if case.text:
        yield from (f"> {_md(case.text)}", "")
    for step in case.route:
        yield f"- {_md(step.question_text)} **{_md(step.answer_text)}**"
    if case.route:
        yield ""
    if case.advice:
        yield from (f"### {_md(case.advice_title)}", "")
        if case.term:
            yield from (f"**Termijn:** {_md(case.term)}", "")
        yield from _addressee_markdown(case)
        if case.why:
            yield from (_md(case.why), "")
        sections = (
            ("Nu doen", case.do, "1. "),
            ("Neem mee", case.bring, "- "),
            ("Let op", case.watch, "- "),
            (
                "Hulp in de buurt",
                tuple(contact.line(with_hours=True) for contact in case.nearby),
                "- ",
            ),
            ("Spreekuur", (case.walk_in,) if case.walk_in else (), "- "),
        )
        for heading, items, sign in sections:
            if items:
                yield from (f"**{heading}**", "", *(f"{sign}{_md(item)}" for item in items), "")
        if case.source:
            checked = f", gecontroleerd op {_md(case.checked)}" if case.checked else ""
            yield from (f"Bron: {', '.join(map(_link, case.source))}{checked}", "")
    yield f"**Afloop:** {_md(case.outcome_words)}"
    yield ""
    if case.note:
        yield from (f"**Notitie:** {_md(case.note)}", "")


def _addressee_markdown(case: CaseReport) -> Iterator[str]:
    if case.bounced:
        yield from (f"**Was al bij:** {_md(_names(case.bounced))}", "")
    if case.addressee is None:
        if case.service and not case.bounced:
            yield from (f"**Ga naar:** {_md(case.service)} (hier is nog niemand voor bekend)", "")
        return
    yield f"**Ga naar:** {_md(case.addressee.name)}"
    yield ""
    for name, words in _ways(case.addressee):
        if words:
            yield f"- {name}: {_md(words)}"
    yield from (f"- ook: {_md(contact.line(with_hours=True))}" for contact in case.others)
    yield ""


def _link(address: str) -> str:
    """A web address to click; what is none stays text."""
    return f"<{address}>" if _WEB.fullmatch(address) else _md(address)


def _md(text: str) -> str:
    """A text in which Markdown finds no marks."""
    plain = " ".join(literal(text).split())
    return _FIRST_MARK.sub(
        lambda begin: f"{begin.group()}\\", _MARKS.sub(lambda mark: f"\\{mark.group()}", plain)
    )
