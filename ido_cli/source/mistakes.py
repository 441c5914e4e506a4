"""Syntax errors of YAML, each explained by its usual cause, at the place where a person must look.

What a person meant is told from the line itself where that can be; else from what the library says
of it (see _SAYS). A line that was explained is mended or left out, and the rest is read on, so that
all mistakes of a file are told and not the first alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import yaml

from ido_cli.source.findings import Finding, Mark

_MOST: Final = 20
"""So many mistakes of one file are told."""
_LARGE: Final = 100_000
"""In a file of more signs than this the first few mistakes are enough: each costs a reading."""
_MOST_IN_LARGE: Final = 3
_SAYS: Final[Mapping[str, str]] = {
    "value": "mapping values are not allowed",
    "colon": "could not find expected ':'",
    "key": "simple key",
    "comma": "expected ',' or",
    "block": "did not find expected",
    "sign": "cannot start any token",
    "quoted": "quoted scalar",
    "end": "end of stream",
}
"""The words of libyaml by which its problems are told apart: it gives no code. A test has each."""


@dataclass(frozen=True)
class _Cause:
    """A mistake: where, what, how to mend it, and by which lines (0-based) it can be read on."""

    mark: Mark
    message: str
    hint: str
    mended: tuple[Mapping[int, str], ...] = ()


def explain(text: str, path: Path) -> list[Finding]:
    """The mistakes in a text that the library refuses, in the order of their lines."""
    lines = text.split("\n")
    causes = [one for one in map(_sign, range(len(lines)), lines) if one is not None]
    for one in causes:
        lines = _changed(lines, one.mended[0])
    large = len(text) > _LARGE
    most = _MOST_IN_LARGE if large else _MOST
    error = _first_error(lines)
    while error is not None and len(causes) < most:
        cause = _usual_cause(lines, error)
        if cause.mark.line in [one.mark.line for one in causes]:
            break
        causes.append(cause)
        lines, error = _read_on(lines, cause, 1 if large else None)
    ordered = sorted(causes, key=lambda cause: cause.mark.line)[:most]
    return [Finding("Y003", path, one.mark, one.message, one.hint) for one in ordered]


def in_key(key: str) -> tuple[str, str]:
    """What somebody typed that YAML takes for the start of a key: a message and a hint."""
    return _SLASHES if key.startswith("//") else _FIXED_SPACE


def is_bold(line: str) -> bool:
    """Whether a text on this line begins with a word between stars, which YAML takes for a name."""
    return bool(_STARS.match(line))


def _first_error(lines: Sequence[str]) -> Any:
    """The first mistake that the library finds; None when there is none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for _ in yaml.parse("\n".join(lines), Loader=loader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _read_on(lines: Sequence[str], cause: _Cause, most: int | None) -> tuple[list[str], Any]:
    """The lines as if a mistake were not there, and the next mistake in them.

    The first way of at `most` so many by which the next line is good, or wrong by itself, so that
    what only follows from a mistake is not told as another; else the way by which most lines are.
    """
    under = range(cause.mark.line, len(lines))
    below = next((number for number in under if lines[number].strip()), len(lines) - 1)
    tried: list[tuple[int, list[str], Any]] = []
    for changed in islice(_ways_on(lines, cause), most):
        error = _first_error(changed)
        place = (error.problem_mark or error.context_mark) if error else None
        reach = min(place.line, len(lines) - 1) if place else len(lines)
        tried.append((reach, changed, error))
        if reach > below or (reach == below and _first_error([lines[below].strip()])):
            break
    _, changed, error = max(tried, key=lambda one: one[0])
    return changed, error


def _ways_on(lines: Sequence[str], cause: _Cause) -> Iterator[list[str]]:
    """The lines with a mistake mended, without its line, and without what stands below it too."""
    for mended in cause.mended:
        yield _changed(lines, mended)
    number = cause.mark.line - 1
    yield _changed(lines, {number: ""})
    inside = range(number, _end_of_block(lines, number))
    yield _changed(lines, dict.fromkeys(inside, ""))


def _changed(lines: Sequence[str], mended: Mapping[int, str]) -> list[str]:
    return [mended.get(number, line) for number, line in enumerate(lines)]


def _end_of_block(lines: Sequence[str], number: int) -> int:
    """The first line below that springs in no further than this one."""
    indent = _indent(lines[number])
    below = range(number + 1, len(lines))
    return next((n for n in below if lines[n].strip() and _indent(lines[n]) <= indent), len(lines))


_BEGIN: Final = r"^(?P<before>[ \t]*(?:- +)*(?:[\w-]+: +)?)"
_STARS: Final = re.compile(_BEGIN + r"(?P<bad>\*)[^\s*][^*]*\*")
_SLASHES: Final = ("een opmerking begint hier met //", "Begin een opmerking met #.")
_FIXED_SPACE: Final = (
    "een vaste spatie (geplakt) aan het begin van de regel",
    "Wis het begin van de regel en typ gewone spaties.",
)
_SIGNS: Final = (
    (
        re.compile(r"^(?P<before>)(?P<bad><{7}|={7}|>{7}|\|{7})"),
        "dit is een streep van git: hier zijn twee versies niet samengevoegd",
        "Kies wat moet blijven staan, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
    ),
    (
        re.compile(r"^(?P<before>[ \t]*)(?P<bad>//)"),
        *_SLASHES,
    ),
    (
        re.compile(r"^(?P<before>[ ]*)(?P<bad>\u00a0[\u00a0 ]*)"),
        *_FIXED_SPACE,
    ),
    (
        re.compile(r"^(?P<before>[ \t]*(?:- +)?[\w-]+:)(?P<bad>\u00a0+)"),
        "een vaste spatie (geplakt) achter de dubbele punt",
        "Wis wat achter de dubbele punt staat en typ een gewone spatie.",
    ),
    (
        re.compile(_BEGIN + r"(?P<bad>\[[^\][]*\])[ \t]*[^\s,\]}#]"),
        "een tekst mag niet met [ beginnen",
        "Zet aanhalingstekens om de hele tekst.",
    ),
    (
        re.compile(_BEGIN + r"(?P<bad>[>|])[ \t]+[^\s#]"),
        "een tekst mag niet met > of | beginnen",
        "Zet aanhalingstekens om de hele tekst.",
    ),
    (
        _STARS,
        "een tekst mag niet met * beginnen",
        "Zet aanhalingstekens om de hele tekst, of haal de sterretjes weg.",
    ),
    (
        re.compile(r"^(?P<before>[ \t]*)(?P<bad>-)(?=[^\W\d_])"),
        "achter dit streepje ontbreekt een spatie",
        "Zet een spatie achter het streepje.",
    ),
)
"""What a person types that YAML takes for something else, told from the line alone."""


def _sign(number: int, line: str) -> _Cause | None:
    """A mistake that a line shows by itself, in a file that can't be read."""
    for pattern, message, hint in _SIGNS:
        found = pattern.match(line)
        if found is None:
            continue
        before, bad = found.group("before"), found.group("bad")
        mark = Mark(number + 1, len(before) + 1, len(bad))
        rest = line[len(before) + len(bad) :]
        if bad[0] in "\u00a0":
            mended = f"{before}{' ' * len(bad)}{rest}"
        elif bad == "-":
            mended = f"{before}- {rest}"
        elif not before.strip() and bad[0] in "</=>|" and bad not in (">", "|"):
            mended = ""
        else:
            mended = f"{before}tekst"
        return _Cause(mark, message, hint, ({number: mended},))
    return None


def _usual_cause(lines: Sequence[str], error: Any) -> _Cause:
    """The usual cause of what the library found."""
    last = max((n for n, line in enumerate(lines) if line.strip()), default=0)
    place = error.problem_mark or error.context_mark
    line = min(place.line, last) if place is not None else 0
    column = place.column if place is not None and line == place.line else len(lines[line])
    opened = min(error.context_mark.line, last) if error.context_mark is not None else line
    problem = f"{error.context}: {error.problem}"
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    return (
        _tab(lines, line, above)
        or _quote(lines, line, column, opened, problem)
        or _colon(lines, line, column, opened, above, problem)
        or _bracket(lines, opened, problem)
        or _structure(lines, line, column, problem)
    )


def _tab(lines: Sequence[str], line: int, above: int | None) -> _Cause | None:
    for number in (line, above):
        if number is None:
            continue
        text = lines[number]
        tab = text.find("\t", 0, _indent(text))
        if tab >= 0:
            message = "een tab aan het begin van de regel"
            hint = "Gebruik spaties om in te springen, geen tabs."
            ways = [{number: " " * indent + text.lstrip()} for indent in _indents(lines, number)]
            return _Cause(Mark(number + 1, tab + 1), message, hint, tuple(ways))
    return None


def _indents(lines: Sequence[str], number: int) -> list[int]:
    """How far a line may be meant to spring in: as the line above, a next item, the line below."""
    above = [line for line in lines[:number] if line.strip()]
    below = [line for line in lines[number + 1 :] if line.strip()]
    item = lines[number].lstrip().startswith("- ")
    items = [line for line in below if line.lstrip().startswith("- ")] if item else []
    return list(dict.fromkeys(map(_indent, (*above[-1:], *items[:1], *below[:1])))) or [0]


def _quote(
    lines: Sequence[str], line: int, column: int, opened: int, problem: str
) -> _Cause | None:
    """A quote that nobody closed, or a text behind one that was."""
    number = _open_quote(lines, line, column, opened, problem)
    if number is not None:
        text = lines[number]
        start = _value_start(text)
        sign = text[start] if text[start : start + 1] in ("'", '"') else '"'
        message = "een aanhalingsteken dat niet wordt gesloten"
        hint = "Zet aan beide kanten van de tekst hetzelfde teken: \" of '."
        mark = Mark(number + 1, (start if text[start : start + 1] == sign else 0) + 1)
        return _Cause(mark, message, hint, ({number: f"{text.rstrip()}{sign}"},))
    if _behind_quote(lines[line], column):
        message = "er staat tekst achter een aanhalingsteken"
        hint = "Zet aanhalingstekens om de hele tekst, of laat ze weg."
        return _Cause(Mark(line + 1, column + 1), message, hint)
    return None


def _colon(
    lines: Sequence[str], line: int, column: int, opened: int, above: int | None, problem: str
) -> _Cause | None:
    """A colon too many, or one too few."""
    here = lines[line]
    if _SAYS["value"] in problem and not _lacks_colon(lines, above, here[:column]):
        message = "een dubbele punt op een plaats waar dat niet kan"
        quotes = 'Zet aanhalingstekens om een tekst met een dubbele punt erin: "Let op: ...".'
        hint = f"{quotes} Of laat de regel goed inspringen."
        return _Cause(Mark(line + 1, column + 1), message, hint)
    if _SAYS["value"] not in problem and _SAYS["colon"] not in problem:
        return None
    number = opened if _SAYS["key"] in problem else above
    number = line if number is None else number
    text = lines[number]
    word = re.match(r"\s*(?:- +)?[\w-]+:?", text)
    end = word.end() if word else _indent(text)
    message = "er ontbreekt een dubbele punt"
    if word and word.group().endswith(":"):
        message = "achter de dubbele punt ontbreekt een spatie"
        end -= 1
    hint = "Achter een sleutel hoort een dubbele punt en een spatie, zoals titel: Toeslagen."
    mended = {number: f"{text[:end]}: {text[end:].lstrip(' :')}"}
    return _Cause(Mark(number + 1, end + 1), message, hint, (mended,))


def _bracket(lines: Sequence[str], opened: int, problem: str) -> _Cause | None:
    if _SAYS["comma"] not in problem:
        return None
    message = "een haakje wordt niet gesloten, of er ontbreekt een komma"
    hint = "Zet een komma tussen de delen, en aan het eind ] of }."
    start = re.search(r"[\[{]", lines[opened])
    return _Cause(Mark(opened + 1, start.start() + 1 if start else 1), message, hint)


def _structure(lines: Sequence[str], line: int, column: int, problem: str) -> _Cause:
    """A line at the wrong place, a sign that can't begin a text, or what has no usual cause."""
    mark = Mark(line + 1, column + 1)
    if _SAYS["block"] in problem and ("'-'" in problem or "key" in problem):
        return _wrong_indent(lines, line, column)
    if _SAYS["sign"] in problem and lines[line][column : column + 1] == "\t":
        return _Cause(
            mark, "een tab op een plaats waar dat niet kan", "Gebruik spaties, geen tabs."
        )
    if _SAYS["sign"] in problem:
        message = "een tekst mag niet met dit teken beginnen"
        return _Cause(mark, message, "Zet aanhalingstekens om de tekst.")
    where = "Kijk naar inspringen, dubbele punten en aanhalingstekens"
    return _Cause(mark, "dit is geen geldige YAML", f"{where} op deze regel en de regel erboven.")


def _wrong_indent(lines: Sequence[str], line: int, column: int) -> _Cause:
    """Which line stands at the wrong place, when one fits none of those above."""
    indent = _indent(lines[line])
    above = [n for n in range(line) if lines[n].strip()]
    parent = next((n for n in reversed(above) if _indent(lines[n]) < indent), None)
    inside = [n for n in above if parent is not None and n > parent]
    first = lines[inside[0]] if inside else ""
    deeper = _indent(first) > indent
    if lines[line].lstrip().startswith("- ") and deeper and not first.lstrip().startswith("-"):
        message = "voor deze regel hoort een streepje"
        hint = "Elk onderdeel van een lijst begint met een streepje."
        item = {inside[0]: f"{' ' * indent}- {first.lstrip()}"}
        return _Cause(Mark(inside[0] + 1, _indent(first) + 1), message, hint, (item,))
    before = [n for n in above if parent is not None and n < parent]
    siblings = any(_indent(lines[n]) == indent for n in before)
    if parent is not None and inside and siblings and deeper:
        hint = "Laat hem even ver inspringen als de regels die erbij horen."
        if len(inside) == 1:
            message = "deze regel springt verder in dan de regels eronder"
            moved = {inside[0]: " " * indent + first.lstrip()}
            return _Cause(Mark(inside[0] + 1, _indent(first) + 1), message, hint, (moved,))
        message = "deze regel springt minder ver in dan de regels eromheen"
        return _Cause(Mark(parent + 1, _indent(lines[parent]) + 1), message, hint)
    message = "deze regel springt anders in dan de regels erboven"
    hint = "Laat de regels die bij elkaar horen even ver inspringen."
    return _Cause(Mark(line + 1, column + 1), message, hint)


def _open_quote(
    lines: Sequence[str], line: int, column: int, opened: int, problem: str
) -> int | None:
    """The line of the quote that nobody closed, if that is what went wrong."""
    if _SAYS["quoted"] in problem and _SAYS["end"] in problem:
        return opened
    if _odd_quotes(lines[line]):
        return line
    if _behind_quote(lines[line], column):
        quote = lines[line][:column].rstrip()[-1]
        for number in range(line, -1, -1):
            text = lines[number]
            if _odd_quotes(text) or (quote == '"' and text.count(quote) % 2):
                return number
    return None


def _behind_quote(line: str, column: int) -> bool:
    return line[:column].rstrip().endswith(("'", '"'))


def _lacks_colon(lines: Sequence[str], above: int | None, key: str) -> bool:
    """Whether the line above is a key without its colon, which YAML reads on with the next key.

    Behind a dash it is one when a single word as key stands right below it.
    """
    text = lines[above] if above is not None else ""
    item = re.match(r" *- +(?=[\w-]+ )", text)
    begun = bool(text.strip()) and not text.lstrip().startswith(("-", "#"))
    if item is not None:
        begun = bool(re.fullmatch(rf" {{{item.end()}}}[\w-]+", key))
    return begun and not re.search(r":(\s|$)", text.strip()) and ":" not in key


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value_start(line: str) -> int:
    """Where the value of a line begins: behind its dash, and behind its key."""
    found = re.match(r"\s*(?:- +)*(?:[^'\"\s][^'\"]*?: +)?", line)
    return found.end() if found else 0


def _odd_quotes(line: str) -> bool:
    text = line.split(" #")[0]
    value = text.split(": ", 1)[-1].strip().removeprefix("- ").strip()
    return value[:1] in ("'", '"') and value.count(value[0]) % 2 == 1
