"""Opening hours as people write them, in a spreadsheet or on a website, to the grammar of hours.py.

Nothing is guessed and nothing is lost: what can be read in one way only becomes a rule, all else
stays a remark. Where a remark could take hours away, nothing becomes a rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from ido_cli.directory.hours import check, parts
from ido_cli.directory.hours_doubts import doubts, is_time, weekdays
from ido_cli.errors import IdoError

_LONGEST: Final = 600
"""Characters; a longer text is a page, not opening hours."""
_NOON: Final = 12 * 60
_GROUPS: Final = {
    "werk": "ma-vr", "week": "ma-vr", "door": "ma-vr", "dage": "ma-zo", "alle": "ma-zo",
    "zon-": "zo,feestdag",
}  # fmt: skip
"""What a word for more days means, by its first four letters."""
_ORDER: Final = {"1": 1, "e": 1, "2": 2, "t": 2, "3": 3, "d": 3, "4": 4, "vi": 4, "5": 5, "l": -1}
_NUMBERS: Final = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"),
    "twaalf",
)

_DAY: Final = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|s)?\b|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
)
_AND: Final = r"\s*(?:,\s*en\b|[,&+]|\ben\b)\s*"
_NTH: Final = r"(?:[1-5](?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|laatste)\b"
_NTH_DAY: Final = rf"(?:{_NTH}(?:{_AND}{_NTH})*\s+{_DAY}(?:\s+van\s+(?:de|elke|iedere)\s+maand\b)?)"
_GROUP: Final = (
    r"(?:werkdag(?:en)?|weekdagen|doordeweeks|door de weeks?|weekend(?:en)?|dagelijks|dag|"
    r"alle dagen|zon- en feestdagen|(?:(?:nationale|officiële|erkende)\s+)?feestdag(?:en)?)\b"
)
_PART: Final = (
    rf"(?:{_NTH_DAY}|{_GROUP}|{_DAY}(?:\s*(?:-|t/m|tot\s+en\s+met|t\.?e\.?m\.?)\s*{_DAY})?)"
)
_DAYS: Final = rf"(?:(?:op|van|in|de|het|elke|iedere)\s+)*{_PART}(?:{_AND}{_PART})*"
_CLOCK: Final = (
    r"(?:\d{1,2}(?:[:.hu]\d{2})?(?!\d)(?:\s*(?:uur\b|[uh]\b\.?))?|"
    rf"(?:(?:half|kwart\s+(?:voor|over))\s+(?:\d{{1,2}}|{'|'.join(_NUMBERS)})|"
    rf"(?:{'|'.join(_NUMBERS)}))\b(?:\s+uur\b)?)"
)
_RANGE: Final = rf"(?:van\s+)?{_CLOCK}\s*(?:-|\btot\b)\s*{_CLOCK}"
_ALWAYS: Final = (
    r"(?:24/7|24 uur per dag(?:,?(?: en)? 7 dagen (?:per|in de) week)?|dag en nacht|altijd)"
    r"(?:\s+(?:open|geopend|bereikbaar))?"
)
_TIMES: Final = rf"(?:{_ALWAYS}|{_RANGE}(?:\s*(?:,\s*en\b|[,;&+/]|\ben\b)?\s*{_RANGE})*)"
_GAP: Final = r"[\s:|,]*"
_WEEKS: Final = r"\(?(?:in\s+)?(?:de\s+)?\b((?:on)?even)\s+we(?:ek|ken)\b\)?"
_SHUT: Final = r"(?:gesloten|dicht)"
_PAUSE: Final = rf"(?:(?:lunch)?pauze|lunch|{_SHUT})"
_NOTE: Final = (
    r"(?:[^\S\n]*(\([^()\n]*\)|(?:(?:alleen|uitsluitend)\s+)?(?:op|na|volgens)\s+afspraak))?"
)
_END: Final = r"(?=[^\S\n]*(?:$|[\n,;&+|]|\.(?:\s|$)|en\b))"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text + _END, re.IGNORECASE)


_OPEN: Final = _pattern(
    rf"(?:{_WEEKS}{_GAP})?({_DAYS}){_GAP}(?:{_WEEKS}{_GAP})?(?:(?:ge)?open(?:d)?\b{_GAP})?"
    rf"({_TIMES})(?:\s*{_WEEKS})?{_NOTE}"
)
_CLOSED: Final = _pattern(
    rf"(?:({_DAYS}){_GAP}(?:(?:is|zijn)\s+)?{_SHUT}|{_SHUT}{_GAP}op\s+((?>{_DAYS})))\b"
)
_ALWAYS_OPEN: Final = _pattern(_ALWAYS)
_BREAK: Final = _pattern(rf"(?:{_PAUSE}{_GAP}({_RANGE})|({_RANGE}){_GAP}{_PAUSE}\b)")
_BETWEEN: Final = re.compile(r"(?:[\s,;&+|]|\.(?=\s|$)|en\b(?=[^\S\n]+\S))*", re.IGNORECASE)
_LINE: Final = re.compile(r"(?:[^\n;.]|\.(?=\S))*")
_LABEL: Final = re.compile(r"\s*(?:openingstijden|geopend|open)\b\s*:?\s*(?=\S)", re.IGNORECASE)
_LIMITS: Final = re.compile(
    r"\b(?:behalve|uitgezonderd|uitzondering|m\.?u\.?v|niet|geen|vanaf|ingang|wisselend)\b"
    rf"|\d.*\b{_PAUSE}|{_PAUSE}.*\d",
    re.IGNORECASE,
)
"""What takes hours away from those that are read."""
_ALSO: Final = re.compile(
    r"\b(?:en|ook|of|verder|overige?|anders|andere|daarnaast|(?:daar)?buiten|mogelijk)\b", re.I
)

Times = tuple[tuple[int, int], ...]
"""Ranges in minutes after midnight; an end that is smaller than its begin is on the next day."""


@dataclass(frozen=True)
class Written:
    """What was read: a rule of hours.py (empty when nothing is sure), and all that is not in it."""

    rule: str
    remark: str


@dataclass(frozen=True)
class _Clause:
    """Some days, with their times (none: closed)."""

    selector: str
    times: Times
    note: str = ""

    @property
    def days(self) -> frozenset[int]:
        """The days of the week, 7 for a public holiday."""
        return weekdays(re.sub(r"\[.*?\]", "", self.selector.split()[-1])) or frozenset()

    def text(self) -> str:
        """The rule in our grammar."""
        words = ",".join(f"{_clock(begin)}-{_clock(end)}" for begin, end in self.times)
        note = f' "{self.note}"' if self.note and words else ""
        return f"{self.selector} {words or 'gesloten'}{note}"


def read_hours(text: str) -> Written:
    """Hours as people write them, as far as they can be read in one way only."""
    written = re.sub("[‐‑‒–—−]", "-", text).replace("\xa0", " ").strip()
    if _is_sure(written):
        return Written(written, "")
    everything = Written("", text.strip())
    if len(written) > _LONGEST:
        return everything
    clauses: list[_Clause] = []
    breaks: Times = ()
    rest: list[str] = []
    for one in _scanned(written):
        if isinstance(one, _Clause):
            clauses.append(one)
        elif isinstance(one, str):
            rest.append(one)
        else:
            breaks += one
    by_appointment = [one for one in rest if "afspraak" in one.casefold() and not _ALSO.search(one)]
    if by_appointment:
        note = _quotable("; ".join(by_appointment))
        clauses = [replace(one, note=one.note or note) for one in clauses]
        rest = [one for one in rest if one not in by_appointment]
    kept = _joined(_with_breaks(clauses, breaks)) if clauses else None
    if not kept or any(_LIMITS.search(one) for one in rest):
        return everything
    rule = "; ".join(one.text() for one in kept)
    rule = re.sub('^ma-zo 00:00-24:00(?=$| ")', "altijd", rule)
    return Written(rule, "; ".join(rest)) if _is_understood(rule) else everything


def _is_sure(text: str) -> bool:
    """Whether a text is in our grammar already, with its days, and means what it says."""
    days = not any(re.match(r"\d{1,2}:", part) for part in parts(text))
    return days and _is_understood(text) and not doubts(text, date.min)


def _is_understood(text: str) -> bool:
    try:
        check(text)
    except IdoError:
        return False
    return True


def _scanned(text: str) -> Iterator[_Clause | Times | str]:
    """The clauses, the breaks and the pieces that could not be read, in their order."""
    place = label.end() if (label := _LABEL.match(text)) else 0
    while place < len(text):
        begin = place
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        for pattern, make in _MADE:
            found = pattern.match(text, place)
            made = make(found) if found else None
            if found and made is not None:
                yield made
                place = found.end()
                break
        else:
            line = _LINE.match(text, place)
            end = max(line.end() if line else place, place + 1)
            left = text[begin:end].strip(" \t\n,;|.")
            if left:
                yield left
            place = end


def _open(found: re.Match[str]) -> _Clause | None:
    first, days, middle, times, last, note = found.groups()
    selector = _selector(days)
    weeks = {one.casefold() for one in (first, middle, last) if one}
    ranges = _ranges(times)
    if ranges is None or selector is None or len(weeks) > 1:
        return None
    return _Clause(" ".join((*weeks, selector)), ranges, _quotable((note or "").strip("() ")))


def _closed(found: re.Match[str]) -> _Clause | None:
    selector = _selector(found.group(1) or found.group(2))
    return _Clause(selector, ()) if selector else None


def _always(_: re.Match[str]) -> _Clause:
    return _Clause("ma-zo", ((0, 2 * _NOON),))


def _break(found: re.Match[str]) -> Times | None:
    return _ranges(found.group(1) or found.group(2))


_MADE: Final = (
    (_OPEN, _open), (_CLOSED, _closed), (_ALWAYS_OPEN, _always), (_BREAK, _break)
)  # fmt: skip


def _selector(words: str) -> str | None:
    """'ma-vr,zo', 'di[1,3]' from the days as they are written."""
    parts = []
    for found in re.finditer(_PART, words, re.IGNORECASE):
        part = found.group().casefold()
        order = [_nth(one) for one in re.findall(_NTH, part)]
        days = [day[:2] for day in re.findall(_DAY, part)]
        if order:
            parts.append(f"{days[0]}[{','.join(str(one) for one in order)}]")
        elif part.startswith("weekend"):
            parts.append("za-zo")
        elif part.endswith(("feestdag", "feestdagen")) and not part.startswith("zon-"):
            parts.append("feestdag")
        elif part == "dag":
            if not re.search(r"\b(?:elke|iedere)\s+dag\b", words, re.IGNORECASE):
                return None
            parts.append("ma-zo")
        else:
            parts.append(_GROUPS.get(part[:4]) or "-".join(days))
    return ",".join(parts)


def _nth(word: str) -> int:
    return _ORDER.get(word[:2]) or _ORDER.get(word[:1]) or 5


def _ranges(words: str) -> Times | None:
    """The ranges of times, or None when one of them is none, or can be read in two ways."""
    if re.fullmatch(_ALWAYS, words, re.IGNORECASE):
        return ((0, 2 * _NOON),)
    found = [re.findall(_CLOCK, one.group(), re.I) for one in re.finditer(_RANGE, words, re.I)]
    ranges = [_range(begin, end) for begin, end in found]
    if any(one is None for one in ranges):
        return None
    kept = tuple(one for one in ranges if one)
    return None if _overlap(kept, ()) else kept


def _range(begin: str, end: str) -> tuple[int, int] | None:
    """A range in minutes, or None when there is doubt."""
    first, last = _minutes(begin), _minutes(end)
    if first is None or last is None or begin[0].isdigit() != end[0].isdigit():
        return None
    if not begin[0].isdigit():  # spoken, on a clock of twelve hours
        return _spoken(first, last)
    last = last or 2 * _NOON
    return (first, last) if first != last and is_time(first, last) else None


def _spoken(first: int, last: int) -> tuple[int, int] | None:
    """'half negen tot vijf' is a day, 'twee tot vier' an afternoon, 'acht tot tien' unsure."""
    if last <= first:
        return (first, last + _NOON) if first >= 7 * 60 else None
    if last == _NOON and first >= 7 * 60:
        return first, last
    return (first + _NOON, last + _NOON) if first < 6 * 60 else None


def _minutes(words: str) -> int | None:
    """Minutes after midnight; None for a time that no clock has."""
    text = words.casefold()
    digits = [int(one) for one in re.findall(r"\d+", text)]
    if text[0].isdigit():
        hour, minute = (*digits, 0)[:2]
        return hour * 60 + minute if minute < 60 and hour * 60 + minute <= 2 * _NOON else None
    word = re.search(rf"(?:{'|'.join(_NUMBERS)})\b", text)
    hour = digits[0] if digits else _NUMBERS.index(word.group()) + 1 if word else 0
    less = {"half": 30, "kwart voor": 15, "kwart over": -15}
    shift = next((n for one, n in less.items() if " ".join(text.split()).startswith(one)), 0)
    return hour * 60 - shift if 1 <= hour <= 12 else None


def _with_breaks(clauses: Sequence[_Clause], breaks: Times) -> list[_Clause] | None:
    """The clauses without the breaks; None when a break lies in none of them."""
    found = list(clauses)
    for pause in breaks:
        cut = [replace(one, times=_cut(one.times, pause)) for one in found]
        if cut == found:
            return None
        found = cut
    return found


def _cut(times: Times, pause: tuple[int, int]) -> Times:
    """The times without a break, which lies within one of them."""
    found: list[tuple[int, int]] = []
    for first, last in times:
        inside = first < pause[0] < pause[1] < last
        found += [(first, pause[0]), (pause[1], last)] if inside else [(first, last)]
    return tuple(found)


def _joined(clauses: Sequence[_Clause] | None) -> list[_Clause] | None:
    """The clauses with the times of the same days together; None when two of them disagree.

    A later one may be an exception to an earlier: closed on one of its days, or other times there.
    """
    found: list[_Clause] = []
    for one in clauses or ():
        same = next((other for other in found if other.selector == one.selector), None)
        if same is None:
            if any(not _fits(other, one) for other in found):
                return None
            found.append(one)
            continue
        if not one.times or not same.times or _overlap(same.times, one.times):
            return None
        if same.note != one.note:
            return None
        found[found.index(same)] = replace(same, times=(*same.times, *one.times))
    return sorted(found, key=lambda one: 7 in one.days)


def _fits(earlier: _Clause, later: _Clause) -> bool:
    """Whether both can hold: on other days, or the later as a clear exception."""
    if not earlier.days & later.days:
        return True
    weeks = {one.selector.split()[0] for one in (earlier, later)}
    if weeks == {"even", "oneven"}:
        return True
    if any(set(" [") & set(one.selector) for one in (earlier, later)):
        return False
    exception = later.days < earlier.days and bool(earlier.times)
    return exception and (not later.times or _overlap(earlier.times, later.times))


def _overlap(times: Times, others: Times) -> bool:
    """Whether two of these ranges are at the same time."""
    every = sorted((*times, *others))
    return any(
        (last if last > first else last + 2 * _NOON) > begin
        for (first, last), (begin, _) in pairwise(every)
    )


def _quotable(note: str) -> str:
    return " ".join(note.replace('"', "'").split())


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
