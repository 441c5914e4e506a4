"""YAML text -> plain data that knows its line numbers.

Every scalar is text: YAML 1.1's guesses (`nee` as a boolean, 0800 as an octal number, 08:30 as
sexagesimal) do not happen here. What our files never need (aliases, tags, several documents) is
refused, which also disarms alias bombs; depth and size are bounded, so a hostile file costs no more
than a large one. The text is read event by event, without recursion.
"""

import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from ido_cli.literal import joins, shortened
from ido_cli.source.codes import CODES
from ido_cli.source.findings import START, Finding, Mark
from ido_cli.source.marked import TOP, MarkedDict, MarkedList, Source, Spot, Value

MAX_BYTES: Final = 2_000_000
"""A tree of 40 questions is about 20 kB; a directory of 5,000 partners about 1.6 MB."""
MAX_DEPTH: Final = 20
"""A tree needs seven levels."""
_AHEAD: Final = 1100
"""So many signs after an event libyaml may read before it gives the next.

A key is at most 1,024 signs long (YAML 1.1, simple keys).
"""
MAX_FINDINGS: Final = 200
"""Nobody reads more of one file, and a hostile file may hold half a million."""

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
"""Signs that YAML refuses, or takes for the end of a line where an editor shows none."""
_CURLY: Final = "“”„‘’‚"
_CUT_OFF: Final = re.compile(r"[ \t]+(#[^\s#!].*)$")
"""A # behind a text that is no comment of a person: no space follows it."""
_WHY: Final[Mapping[type[OSError], str]] = {
    FileNotFoundError: "het is er niet",
    IsADirectoryError: "het is een map",
    PermissionError: "u mag het niet lezen",
}

_TOO_DEEP: Final = (
    "het bestand is te diep genest",
    f"Hooguit {MAX_DEPTH} niveaus. Kijk of alles goed inspringt.",
)


def read(path: Path, wanted: Collection[str] = ()) -> Source:
    """Read one YAML file.

    Never raises for what a file can hold: every mistake is a finding with code Y...

    With `wanted`, reading ends as soon as these top-level keys are read: for who needs only the
    head of a long file.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device may never end
            raise OSError
        if about.st_size > MAX_BYTES:
            most = f"Een bestand mag hooguit {MAX_BYTES // 1_000_000} MB zijn."
            hint = f"{most} Is dit wel het goede bestand?"
            return _unreadable(path, "Y001", "het bestand is te groot", hint)
        raw = path.read_bytes()
    except OSError as error:
        why = _WHY.get(type(error), "het is geen gewoon bestand")
        hint = "Kijk of het bestand bestaat en of u het mag lezen."
        return _unreadable(path, "Y001", f"het bestand is niet te lezen: {why}", hint)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        hint = "Bewaar het bestand opnieuw en kies als codering UTF-8."
        return _unreadable(
            path, "Y002", "het bestand is niet in UTF-8 opgeslagen", hint, Mark(line)
        )
    return parse(text, path, wanted)


def parse(text: str, path: Path, wanted: Collection[str] = ()) -> Source:
    """Read YAML from a text; `path` is only the name under which findings are reported.

    `wanted` is as for `read`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = _HIDDEN.search(text)
    if hidden is not None:
        message, hint = (
            "er staan onzichtbare stuurtekens in het bestand",
            "Wis de regel en typ hem opnieuw.",
        )
        mark = Mark(text.count("\n", 0, hidden.start()) + 1)
        return Source(path, text, None, (Finding("Y003", path, mark, message, hint),))
    # a library may put the end of a text one line below the last
    builder = _Builder(path, frozenset(wanted), [*text.split("\n"), ""])
    try:
        for event in _events(text):
            builder.take(event)
    except _StopReading:
        pass
    except yaml.YAMLError:
        from ido_cli.source.mistakes import explain

        deep = builder.too_deep_ahead(text)
        told = {one.mark.line for one in builder.findings}
        more = [deep] if deep else explain(text, path)
        builder.findings += [one for one in more if one.mark.line not in told]
        return Source(path, text, None, tuple(builder.findings))
    data = builder.root
    if not builder.findings and not isinstance(data, MarkedDict):
        builder.add(
            "Y006",
            TOP,
            "het bestand is leeg of bevat geen sleutels",
            'Begin met een regel zoals "titel: ..."',
        )
    good = isinstance(data, MarkedDict) and not builder.stopped
    return Source(path, text, data if good else None, tuple(builder.findings))


def _unreadable(path: Path, code: str, message: str, hint: str, mark: Mark = START) -> Source:
    return Source(path, findings=(Finding(code, path, mark, message, hint),))


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    return events


class _StopReading(Exception):
    """The file holds something that makes reading on pointless."""


@dataclass
class _Open:
    """A mapping or list that is being filled; `key` waits for its value."""

    box: MarkedDict | MarkedList
    key: str | None = None
    flow: bool = False
    key_spot: Spot = TOP
    skip: bool = False


@dataclass
class _Builder:
    path: Path
    wanted: frozenset[str] = frozenset()
    lines: Sequence[str] = ()
    findings: list[Finding] = field(default_factory=list)
    root: Value = None
    stopped: bool = False
    _stack: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _end: int = 0
    """Where in the text the last event ended."""

    def add(self, code: str, spot: Spot, message: str, hint: str) -> None:
        self.findings.append(Finding(code, self.path, Mark(*spot), message, hint))
        if len(self.findings) >= MAX_FINDINGS:
            self.stopped = True
            raise _StopReading

    def take(self, event: Any) -> None:
        self._end = event.end_mark.index
        handler = _HANDLERS.get(type(event))
        if handler is not None:
            handler(self, event)

    def stop(self, code: str, spot: Spot, message: str, hint: str) -> None:
        self.add(code, spot, message, hint)
        self.stopped = True
        raise _StopReading

    def too_deep_ahead(self, text: str) -> Finding | None:
        """The finding for brackets that open too many levels just behind the last event.

        Reading may stop before they come as events: a library refuses them at a limit and with a
        sentence of its own, which differ between its versions.
        """
        levels = len(self._stack)
        try:
            for token in yaml.scan(text[self._end : self._end + _AHEAD], Loader=yaml.SafeLoader):
                if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                    levels += 1
                elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                    levels -= 1
                if levels > MAX_DEPTH:
                    start = self._end + token.start_mark.index
                    line = text.count("\n", 0, start) + 1
                    mark = Mark(line, start - text.rfind("\n", 0, start))
                    return Finding("Y008", self.path, mark, *_TOO_DEEP)
        except yaml.YAMLError:
            return None
        return None

    def document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "het bestand bevat meer dan één document (---)"
            self.stop("Y005", _spot(event), message, "Maak er twee bestanden van.")

    def alias(self, event: Any) -> None:
        from ido_cli.source.mistakes import is_bold

        if is_bold(self.lines[event.start_mark.line]):
            raise yaml.YAMLError
        message = f"een verwijzing met * kan hier niet (*{event.anchor})"
        self.stop("Y007", _spot(event), message, "Schrijf de tekst op beide plaatsen voluit.")

    def scalar(self, event: Any) -> None:
        spot = _spot(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_names(event, spot)
        text: str = event.value
        if event.style == "":
            self._find_slips(event)
        if text and text[0] in _CURLY and text[-1] in _CURLY:
            message = "om deze tekst staan gekrulde aanhalingstekens"
            self.add("Y015", spot, message, CODES["Y015"].hint)
        if not text.isprintable():
            text = self._without_control_signs(text, spot)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.box, MarkedDict) and top.key is None:
            self._take_key(top, text, spot)
        else:
            self._put(text, spot)

    def _find_slips(self, event: Any) -> None:
        """What YAML finds good and nobody means, in a text without quotation marks."""
        last = event.end_mark.line
        if last == event.start_mark.line and event.value[:1] != "-" and "#" not in self.lines[last]:
            return
        if self._stack and self._stack[-1].flow:
            self._find_cut_off(event)
        else:
            self._find_lost(event)

    def _find_lost(self, event: Any) -> None:
        """An item in the text above it, a text cut off."""
        if event.value[:1] == "-" and event.value[1:2].isalpha():
            self._find_dash(event.start_mark.line, event.start_mark.column)
            return
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number]
            column = len(line) - len(line.lstrip())
            if line.lstrip().startswith("- "):
                message = "deze regel springt te ver in, en hoort nu bij de tekst erboven"
                hint = "Zet het streepje recht onder dat van de regel erboven."
                self.add("Y003", (number + 1, column + 1, 1), message, hint)
                return
            if re.match(r"-[^\W\d_]", line.lstrip()):
                self._find_dash(number, column)
                return
        self._find_cut_off(event)

    def _find_dash(self, line: int, column: int) -> None:
        message = "achter dit streepje ontbreekt een spatie"
        self.add("Y013", (line + 1, column + 1, 1), message, CODES["Y013"].hint)

    def _find_cut_off(self, event: Any) -> None:
        """A # with a space before it begins a comment.

        Right behind it stands text that was meant.
        """
        end = event.end_mark
        found = _CUT_OFF.match(self.lines[end.line], end.column)
        if found and event.value:
            spot = (end.line + 1, found.start(1) + 1, len(found.group(1)))
            self.add("Y014", spot, "vanaf hier leest YAML niet verder", CODES["Y014"].hint)

    def open_mapping(self, event: Any) -> None:
        spot = _spot(event)
        self._open(event, MarkedDict(spot), spot)

    def open_list(self, event: Any) -> None:
        spot = _spot(event)
        self._open(event, MarkedList(spot), spot)

    def close(self, _event: Any) -> None:
        done = self._stack.pop()
        self._put(done.box, done.box.spot)

    def _open(self, event: Any, box: MarkedDict | MarkedList, spot: Spot) -> None:
        self._refuse_names(event, spot)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.box, MarkedDict) and top.key is None:
            hint = "Zet aanhalingstekens om de tekst."
            self.stop("Y011", spot, "een sleutel moet gewone tekst zijn", hint)
        if len(self._stack) >= MAX_DEPTH:
            self.stop("Y008", spot, *_TOO_DEEP)
        self._stack.append(_Open(box, flow=bool(event.flow_style)))

    def _take_key(self, top: _Open, text: str, spot: Spot) -> None:
        comment = text.startswith("//")
        if comment or text.startswith("\u00a0"):
            from ido_cli.source.mistakes import in_key

            self.add("Y003", spot, *in_key(text))
            text = text.lstrip("\u00a0 ")
        top.key, top.key_spot = text, spot
        assert isinstance(top.box, MarkedDict)
        if self.wanted and len(self._stack) == 1 and self.wanted <= top.box.keys():
            self.root = top.box
            raise _StopReading
        top.skip = comment or text in top.box
        if text in top.box:
            first = top.box.key_spots[text][0]
            message = f'de sleutel "{shortened(text)}" staat er twee keer'
            self.add("Y009", spot, message, f"De eerste staat op regel {first}. Haal er één weg.")

    def _put(self, value: Value, spot: Spot) -> None:
        if not self._stack:
            self.root = value
            return
        top = self._stack[-1]
        if isinstance(top.box, MarkedList):
            top.box.append(value)
            top.box.value_spots.append(spot)
            return
        assert top.key is not None
        if not top.skip:
            top.box[top.key] = value
            top.box.key_spots[top.key] = top.key_spot
            top.box.value_spots[top.key] = spot
        top.key = None

    def _refuse_names(self, event: Any, spot: Spot) -> None:
        """Refuse an anchor and a tag: both would swallow the first word of a text unseen."""
        if event.anchor is not None:
            message = f"een naam met & kan hier niet (&{event.anchor})"
            hint = "Haal de naam weg, of zet aanhalingstekens om de tekst."
            self.add("Y007", spot, message, hint)
        if event.tag is not None:
            message = f"een label met ! kan hier niet ({shortened(event.tag)})"
            self.add("Y012", spot, message, "Haal het weg, of zet aanhalingstekens om de tekst.")

    def _without_control_signs(self, text: str, spot: Spot) -> str:
        clean = "".join(
            sign
            for place, sign in enumerate(text)
            if sign.isprintable() or sign in " \n\t\u00a0" or joins(text, place)
        )
        if clean != text:
            hint = "Wis de tekst en typ hem opnieuw, zonder te plakken."
            self.add("Y010", spot, "de tekst bevat onzichtbare stuurtekens", hint)
        return clean


_HANDLERS: dict[type, Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.open_mapping,
    yaml.SequenceStartEvent: _Builder.open_list,
    yaml.MappingEndEvent: _Builder.close,
    yaml.SequenceEndEvent: _Builder.close,
}


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    width = end.column - column if end.line == line else 1
    return (line + 1, column + 1, width if width > 0 else 1)
