"""A syntax error of YAML, explained by its usual cause, at the line where a person must look."""

import re
from pathlib import Path

import yaml

from ido_cli.source.findings import Finding, Mark


def explain(error: yaml.YAMLError, text: str, path: Path) -> Finding:
    """Explain a syntax error by its usual cause, at the line where a person must look."""
    lines = text.rstrip().split("\n")
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(place.line, len(lines) - 1) if place is not None else 0
    column = place.column if place is not None and line == place.line else len(lines[line])
    opened = getattr(error, "context_mark", None)
    problem = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    mark, message, hint = _usual_cause(
        lines, line, column, opened.line if opened is not None else line, problem
    )
    return Finding("Y003", path, mark, message, hint)


def _usual_cause(
    lines: list[str], line: int, column: int, opened: int, problem: str
) -> tuple[Mark, str, str]:
    """The usual cause of a problem at a place; `opened` is the line where what went wrong began."""
    here = lines[line]
    before = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    for number in (line, before):
        if number is not None and "\t" in lines[number][: _indent(lines[number])]:
            return (
                Mark(number + 1),
                "een tab aan het begin van de regel",
                "Gebruik spaties om in te springen, geen tabs.",
            )
    quote = _open_quote(lines, line, column, opened, problem)
    if quote is not None:
        return (
            Mark(quote + 1),
            "een aanhalingsteken dat niet wordt gesloten",
            "Zet aan beide kanten van de tekst hetzelfde teken: \" of '.",
        )
    if _behind_quote(here, column):
        hint = "Zet aanhalingstekens om de hele tekst, of laat ze weg."
        return Mark(line + 1, column + 1), "er staat tekst achter een aanhalingsteken", hint
    if "mapping values are not allowed" in problem and not _lacks_colon(
        lines, before, here[:column]
    ):
        hint = 'Zet aanhalingstekens om een tekst met een dubbele punt erin: "Let op: ...". Of laat de regel goed inspringen.'
        return Mark(line + 1, column + 1), "een dubbele punt op een plaats waar dat niet kan", hint
    if "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
        hint = "Achter een sleutel hoort een dubbele punt en een spatie, zoals titel: Toeslagen."
        start = opened if "simple key" in problem else before
        return Mark((line if start is None else start) + 1), "er ontbreekt een dubbele punt", hint
    if "expected ',' or" in problem:
        hint = "Zet een komma tussen de delen, en aan het eind ] of }."
        return Mark(opened + 1), "een haakje wordt niet gesloten, of er ontbreekt een komma", hint
    if "did not find expected" in problem and ("'-'" in problem or "key" in problem):
        return _wrong_indent(lines, line, column)
    if "cannot start any token" in problem and here[column : column + 1] == "\t":
        return (
            Mark(line + 1, column + 1),
            "een tab op een plaats waar dat niet kan",
            "Gebruik spaties, geen tabs.",
        )
    if "cannot start any token" in problem:
        return (
            Mark(line + 1, column + 1),
            "een tekst mag niet met dit teken beginnen",
            "Zet aanhalingstekens om de tekst.",
        )
    return (
        Mark(line + 1, column + 1),
        "dit is geen geldige YAML",
        "Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven.",
    )


def _wrong_indent(lines: list[str], line: int, column: int) -> tuple[Mark, str, str]:
    """Which line stands at the wrong place, when YAML stumbles at one that fits none of those above."""
    indent = _indent(lines[line])
    above = [n for n in range(line) if lines[n].strip()]
    parent = next((n for n in reversed(above) if _indent(lines[n]) < indent), None)
    inside = [n for n in above if parent is not None and n > parent]
    first = lines[inside[0]] if inside else ""
    if (
        lines[line].lstrip().startswith("- ")
        and _indent(first) > indent
        and not first.lstrip().startswith("-")
    ):
        return (
            Mark(inside[0] + 1),
            "voor deze regel hoort een streepje",
            "Elk onderdeel van een lijst begint met een streepje.",
        )
    before = [n for n in above if parent is not None and n < parent]
    if (
        parent is not None
        and inside
        and any(_indent(lines[n]) == indent for n in before)
        and _indent(first) > indent
    ):
        hint = "Laat hem even ver inspringen als de regels die erbij horen."
        if len(inside) == 1:
            return Mark(inside[0] + 1), "deze regel springt verder in dan de regels eronder", hint
        return Mark(parent + 1), "deze regel springt minder ver in dan de regels eromheen", hint
    hint = "Laat de regels die bij elkaar horen even ver inspringen."
    return Mark(line + 1, column + 1), "deze regel springt anders in dan de regels erboven", hint


def _open_quote(lines: list[str], line: int, column: int, opened: int, problem: str) -> int | None:
    """The line of the quote that nobody closed, if that is what went wrong."""
    if "quoted scalar" in problem and "end of stream" in problem:
        return opened
    if _odd_quotes(lines[line]):
        return line
    if _behind_quote(lines[line], column):
        quote = lines[line][:column].rstrip()[-1]
        odd = (
            n
            for n in range(line, -1, -1)
            if _odd_quotes(lines[n]) or (quote == '"' and lines[n].count(quote) % 2)
        )
        return next(odd, None)
    return None


def _behind_quote(line: str, column: int) -> bool:
    return line[:column].rstrip().endswith(("'", '"'))


def _lacks_colon(lines: list[str], before: int | None, key: str) -> bool:
    """Whether the line above is a key without its colon, so that YAML reads it and the next key as one text."""
    above = lines[before].strip() if before is not None else ""
    return (
        bool(above)
        and not above.startswith(("-", "#"))
        and not re.search(r":(\s|$)", above)
        and ":" not in key
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _odd_quotes(line: str) -> bool:
    text = line.split(" #")[0]
    value = text.split(": ", 1)[-1].strip().removeprefix("- ").strip()
    return value[:1] in ("'", '"') and value.count(value[0]) % 2 == 1
