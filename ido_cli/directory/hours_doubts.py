"""What a coordinator probably did not mean in opening hours that can be read.

In OpenStreetMap a rule replaces an earlier one on the days of both, so that the morning in
"ma 09:00-12:00; ma 13:00-17:00" counts for nothing.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from ido_cli.directory.hours import parsed, parts
from ido_cli.source.dates import AMSTERDAM

_DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo", "feestdag")
_MOST_RULES: Final = 20
"""With more of them it is no longer looked at whether one counts for nothing."""
_BEGIN: Final = datetime(2026, 12, 21, tzinfo=AMSTERDAM)
_END: Final = datetime(2030, 1, 1, tzinfo=AMSTERDAM)
"""Between these each day of the week has been a holiday once, and there is a week 53."""
_RANGE: Final = re.compile(r"(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})")
_HALF_DAY: Final = 12 * 60
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b(?!\s*\+)")


class _Rule(NamedTuple):
    """A rule as it is written, and what it says without its remark."""

    text: str
    said: str
    selector: str
    days: frozenset[int] | None
    """None when it is about more than days of the week."""
    closes: bool


class Doubt(NamedTuple):
    """Something doubtful, as the code, message and hint of a finding."""

    code: str
    message: str
    hint: str


def doubts(text: str, today: date, all_night: bool = False) -> tuple[Doubt, ...]:
    """What is doubtful in hours that are understood (see hours.check).

    `all_night`: these are of a line that answers when others are closed, so a long night is meant.
    """
    return (*_doubts(text, all_night), *_past(text, today))


def is_time(begin: int, end: int, all_night: bool = False) -> bool:
    """Whether a range is a time that somebody can mean, in minutes after midnight.

    What ends on the next day is a night: it begins after noon and is no longer than half a day.
    Anything else is a slip, such as 9:00-5:00 for 9:00-17:00, or 17:00-9:00.
    """
    if end > begin or end == 0:
        return True
    return begin >= _HALF_DAY and (all_night or end + 2 * _HALF_DAY - begin <= _HALF_DAY)


def weekdays(days: str) -> frozenset[int] | None:
    """The days in a list as 'ma-vr,zo', 7 for holidays; None when there is more than days."""
    found: set[int] = set()
    for part in re.split(r"\s*,\s*", days.strip().casefold().replace("feestdagen", "feestdag")):
        first, _, last = part.partition("-")
        if first not in _DAYS or (last or first) not in _DAYS:
            return None
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        found |= {(begin + n) % 7 for n in range((end - begin) % 7 + 1)} if begin < 7 else {7}
    return frozenset(found)


@lru_cache(maxsize=8192)
def _doubts(text: str, all_night: bool) -> tuple[Doubt, ...]:
    rules = [_rule(part) for part in parts(text)]
    found = [doubt for rule in rules for doubt in (*_timeless(rule), *_slips(rule, all_night))]
    return tuple(found or _dead(rules))


@lru_cache(maxsize=1024)
def _rule(text: str) -> _Rule:
    said = re.sub(r'"[^"]*"', "", text).strip().casefold()
    selector = re.split(r"\d{1,2}:\d{2}|gesloten|altijd|24/7", said)[0].strip()
    return _Rule(text, said, selector, weekdays(selector), said.endswith("gesloten"))


def _timeless(rule: _Rule) -> Iterator[Doubt]:
    """Days without times, which count as open day and night."""
    tail = re.split(r"\d:\d\d\S*", rule.said)[-1]
    if '"' in rule.text or not re.search("[a-z]", tail) or re.search("gesloten$|altijd$", tail):
        return
    days = tail.strip(" ,")
    message = f'bij "{days}" staan geen tijden, dus dat telt als dag en nacht open'
    hint = f"Zet de tijden erachter: {days} 09:00-17:00. Dag en nacht open? {days} 00:00-24:00."
    yield Doubt("P016", message, hint)


def _slips(rule: _Rule, all_night: bool) -> Iterator[Doubt]:
    """Times that end before they begin, and are no real night."""
    for found in _RANGE.finditer(rule.said):
        first, last = found.groups()
        begin, end = _minutes(first), _minutes(last)
        if is_time(begin, end, all_night):
            continue
        meant = f"{last}-{first}"
        if begin < _HALF_DAY and begin < end + _HALF_DAY:
            meant = f"{first}-{_clock(end + _HALF_DAY)}"
        hint = f"Bedoelde u {meant}? Een echte nacht schrijft u in twee delen: {first}-24:00, "
        message = f'"{found.group()}" eindigt eerder dan het begint, dus het telt tot de dag erna'
        yield Doubt("P017", message, f"{hint}en bij de dag erna 00:00-{last}.")


def _dead(rules: Sequence[_Rule]) -> Iterator[Doubt]:
    """Rules without which nothing changes."""
    kept = list(rules) if len(rules) <= _MOST_RULES else []
    for rule in [one for one in kept if not _YEAR.search(one.said)]:
        place = kept.index(rule)
        later = kept[place + 1 :]
        rest = [*kept[:place], *later]
        if not _may_be_dead(rule, rest, later) or not _same(kept, rest):
            continue
        replaced = not _same(kept, [*rest, rule])
        if replaced or not rule.closes:  # that it is closed when it is closed may be said
            yield _dead_words(rule, later, replaced)
            kept = rest


def _may_be_dead(rule: _Rule, others: Sequence[_Rule], later: Sequence[_Rule]) -> bool:
    """Whether other rules say something of all its days: a cheap look before the costly one."""
    about = [one.days for one in (later if rule.closes else others)]
    if rule.days is None or None in about:
        return bool(about)
    known = frozenset().union(*(days for days in about if days))
    return bool(about) and rule.days - {7} <= known


def _same(rules: Sequence[_Rule], others: Sequence[_Rule]) -> bool:
    """Whether two lists of rules are open at the same times, with the same remarks."""
    first, second = (parsed("; ".join(one.text for one in every)) for every in (rules, others))
    if str(first.normalize()) == str(second.normalize()):
        return True
    both = (hours.intervals(_BEGIN, _END) for hours in (first, second))
    return all(one == other for one, other in zip_longest(*both))


def _dead_words(rule: _Rule, later: Sequence[_Rule], replaced: bool) -> Doubt:
    if not replaced:
        hint = "Haal die regel weg, of kijk of de dagen en tijden kloppen."
        return Doubt("P018", f'"{rule.text}" verandert niets aan de andere regels', hint)
    message = f'"{rule.text}" telt nooit, want een latere regel gaat voor'
    twin = next((one for one in later if one.selector == rule.selector), later[0])
    times = sorted({*_RANGE.findall(rule.said), *_RANGE.findall(twin.said)}, key=_span)
    spans = [_span(time) for time in times]
    apart = all(one[1] <= other[0] for one, other in pairwise(spans))
    if (
        len(times) > 1
        and apart
        and not (rule.closes or twin.closes or '"' in rule.text + twin.text)
    ):
        every = ",".join("-".join(time) for time in times)
        return Doubt("P018", message, f"Zet alle tijden bij elkaar: {rule.selector} {every}")
    return Doubt("P018", message, "Zet de regel met de meeste dagen vooraan, de uitzondering erna.")


def _past(text: str, today: date) -> Iterator[Doubt]:
    for rule in map(_rule, parts(text)):
        years = [int(year) for year in _YEAR.findall(rule.said)]
        if years and max(years) < today.year:
            yield Doubt("P019", f'"{rule.text}" is voorbij', "Haal die regel weg.")


def _span(time: tuple[str, str]) -> tuple[int, int]:
    return _minutes(time[0]), _minutes(time[1])


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
