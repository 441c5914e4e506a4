"""The schedules of HSDS together as opening hours of ours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from ido_cli.directory.hours import check
from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.rules import HOURS, PARTS, Inexact, Rule, in_dutch, read_rule
from ido_cli.directory.hsds.said import Said
from ido_cli.directory.hsds.week import NOT_ON_HOLIDAYS, Week, clashes, in_words, week_of
from ido_cli.errors import IdoError
from ido_cli.literal import shortened

_MOST: Final = 200
"""So many different rules, and signs of a description, no opening hours have."""
_MONTHS: Final = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
_ASK: Final = "Vraag na wanneer het open is: niet alle tijden waren te lezen."


@dataclass
class _InForce:
    """What schedules say that are in force within a year; texts in order, each once."""

    rules: dict[Rule, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    left_out: bool = False

    @property
    def not_on_holidays(self) -> bool:
        return NOT_ON_HOLIDAYS in self.notes

    @property
    def in_words_only(self) -> bool:
        return not self.rules and not self.left_out


def read_hours(schedules: Sequence[Fields], today: date, ours: bool, said: Said) -> str:
    """All schedules together as one text, in force today or within a year.

    Our own words in a `description` are kept when the rules beside them say the same.
    """
    found = _in_force(schedules, today, said)
    weeks = _weeks(list(found.rules)[:_MOST])
    for text in found.notes:
        if text != NOT_ON_HOLIDAYS:
            said.remark("schedules", f"Openingstijden: {text}")
    own = next((text for text in found.words if ours or _understood(text)), "")
    if own and (found.in_words_only or _same(found, weeks, own)):
        return own
    if len(found.rules) > _MOST or any(clashes(week) for _, week in weeks):
        why = "meer dan 200 regels" if len(found.rules) > _MOST else "regels die elkaar raken"
        said.note(HOURS, f"weggelaten: {why}")
        said.remark("schedules", _ASK)
        weeks = []
    for text in found.words:
        said.note(HOURS, f'weggelaten: de beschrijving "{shortened(text, 120)}"')
        if found.in_words_only or found.left_out:
            said.remark("schedules", f"Openingstijden: {text}")
    lines = _lines(weeks)
    return "; ".join([*lines, "feestdag gesloten"] if lines and found.not_on_holidays else lines)


def _in_force(schedules: Sequence[Fields], today: date, said: Said) -> _InForce:
    """Read the schedules; of each rule that is left out it is said why."""
    found = _InForce()
    for schedule in schedules:
        raw = {key: schedule.text(key) for key in PARTS if schedule.has(key)}
        try:
            if raw:
                found.rules[read_rule(raw, today, said)] = None
        except Inexact as why:
            words = in_dutch(raw)
            said.note(HOURS, f"weggelaten: {words} ({why})")
            if why.over:
                continue
            said.remark("schedules", f"Open: {words} ({why.when})" if why.when else _ASK)
            found.left_out = True
        for texts, key in ((found.words, "description"), (found.notes, "notes")):
            if text := schedule.text(key):
                texts[text] = None
    return found


def _same(found: _InForce, weeks: Sequence[tuple[date | None, Week]], words: str) -> bool:
    """Whether the words say what the rules say."""
    said = [(begin, (week, found.not_on_holidays)) for begin, week in weeks]
    return not found.left_out and [(None, week_of(words))] == said


def _understood(words: str) -> bool:
    if len(words) > _MOST:
        return False
    try:
        check(words)
    except IdoError:
        return False
    return True


def _weeks(rules: Sequence[Rule]) -> list[tuple[date | None, Week]]:
    """The weeks that follow each other, each with its first day (None: today's)."""
    cuts = {rule.start for rule in rules if rule.start}
    cuts |= {rule.end + timedelta(days=1) for rule in rules if rule.end}
    weeks: list[tuple[date | None, Week]] = []
    for begin in (None, *sorted(cuts)):
        day = begin or date.min
        week = _week(
            rule
            for rule in rules
            if (rule.start or date.min) <= day and (rule.end is None or day <= rule.end)
        )
        if not weeks or weeks[-1][1] != week:
            weeks.append((begin, week))
    return weeks


def _week(rules: Iterable[Rule]) -> Week:
    """What rules add up to: the second Tuesday has the times of each Tuesday too."""
    found: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for rule in rules:
        for day in rule.days:
            found.setdefault(day, set()).add(rule.times)
    return {
        (day, nth): tuple(sorted(times | found.get((day, 0), set())))
        for (day, nth), times in found.items()
    }


def _lines(weeks: Sequence[tuple[date | None, Week]]) -> list[str]:
    """The rules of the weeks in our grammar, where a later one replaces an earlier one."""
    lines: list[str] = []
    begins = [begin for begin, _ in weeks]
    for (begin, week), after in zip(weeks, [*begins[1:], None], strict=False):
        if begin is None:
            lines += in_words(week)
            continue
        until = f"-{_date(after - timedelta(days=1))}" if after else "+"
        replaced = ["gesloten"] if weeks[0][1] else []
        lines += [f"{_date(begin)}{until} {rule}" for rule in [*replaced, *in_words(week)]]
    return lines


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"
