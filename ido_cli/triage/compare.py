"""Two versions of a workspace: all that staff or a visitor would see differently.

Steps and answers are compared by their names; one that only got another name is told as renamed,
not as gone and added.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel

from ido_cli.directory.model import Directory
from ido_cli.trees.model import Advice, Answer, Conditional, Line, Question, Tree

_ALIKE: Final = 0.6
"""So alike, from 0 to 1, are two texts of which one is the other with changes."""


class Kind(StrEnum):
    """What became of something. The values are the words that people read."""

    ADDED = "erbij"
    GONE = "weg"
    CHANGED = "anders"
    RENAMED = "hernoemd"


@dataclass(frozen=True)
class Change:
    """One difference: what it is, where (empty: of the whole), and how it was and is now."""

    kind: Kind
    where: str
    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Compared:
    """The differences of one tree, or of the directory (`name` is empty)."""

    name: str
    title: str
    changes: tuple[Change, ...]


def compare(
    old: Mapping[str, Tree],
    new: Mapping[str, Tree],
    old_directory: Directory | None = None,
    new_directory: Directory | None = None,
) -> tuple[Compared, ...]:
    """What changed, per tree in the order of their names, and in the directory at the end."""
    found = [
        Compared(one, (new.get(one) or old[one]).title, tuple(_trees(old.get(one), new.get(one))))
        for one in sorted({*old, *new})
    ]
    if old_directory is not None and new_directory is not None:
        changes = tuple(_directories(old_directory, new_directory))
        found.append(Compared("", new_directory.library, changes))
    return tuple(one for one in found if one.changes)


Words = Mapping[str, str | tuple[str, ...]]
"""What a thing says, by label: a text, or lines."""


def _trees(old: Tree | None, new: Tree | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(Kind.ADDED if old is None else Kind.GONE, "", "de hele boom")
        return
    renamed = _renamed(old.questions, new.questions) | _renamed(old.advices, new.advices)
    yield from _differences("", _tree_words(old, renamed), _tree_words(new, {}))
    yield from _steps("vraag", old.questions, new.questions, renamed)
    yield from _steps("advies", old.advices, new.advices, renamed)


Step = Question | Advice


def _renamed(old: Mapping[str, Step], new: Mapping[str, Step]) -> dict[str, str]:
    """The steps that have another name now, by their old one."""
    gone = {name: _said(step) for name, step in old.items() if name not in new}
    added = {name: _said(step) for name, step in new.items() if name not in old}
    return dict(_pairs(gone, added))


def _tree_words(tree: Tree, renamed: Mapping[str, str]) -> Words:
    """What the tree says as a whole; a step that was renamed by its new name."""
    return {
        "titel": tree.title,
        "over": tree.about,
        "thema": tree.theme,
        "status": tree.status,
        "eerste vraag": renamed.get(tree.begin, tree.begin),
        "herken": tree.phrases,
        "herken_en": tree.phrases_en,
        "voorbeelden": tuple(
            f"{one.visitor} → {renamed.get(one.advice, one.advice)}" for one in tree.examples
        ),
    }


def _steps(
    kind: str, old: Mapping[str, Step], new: Mapping[str, Step], renamed: Mapping[str, str]
) -> Iterator[Change]:
    """The questions or the advices of a tree."""
    for name in old:
        now = renamed.get(name, name)
        where = f'{kind} "{now}"'
        if name in renamed:
            yield Change(Kind.RENAMED, where, kind, name, now)
        if now not in new:
            yield Change(Kind.GONE, f'{kind} "{name}"', kind, _title(old[name]))
            continue
        yield from _differences(where, _step_words(old[name]), _step_words(new[now]))
        yield from _answers(where, old[name], new[now], renamed)
    for name, step in new.items():
        if name not in old and name not in renamed.values():
            yield Change(Kind.ADDED, f'{kind} "{name}"', kind, "", _title(step))


def _title(step: Step) -> str:
    return step.title if isinstance(step, Advice) else step.text


def _said(step: Step) -> str:
    """All that a step says, to find it again under another name."""
    words = _step_words(step).values()
    lines = [one for said in words for one in ((said,) if isinstance(said, str) else said)]
    answers = [one.text for one in step.answers] if isinstance(step, Question) else []
    return "\n".join((*lines, *answers))


def _step_words(step: Step) -> Words:
    if isinstance(step, Question):
        return {
            "vraag": step.text,
            "zeg": step.say,
            "uitleg": step.explanation,
            "soort": step.kind,
            "feit": step.fact,
            "herken": step.phrases,
            "herken_en": step.phrases_en,
        }
    term = step.term
    return {
        "titel": step.title,
        "spoed": "ja" if step.urgent else "nee",
        "termijn": f"{term.what}: {term.length} vanaf {term.start}. {term.too_late}"
        if term
        else "",
        "waarom": step.why,
        **{key: tuple(_line(one) for one in lines) for key, lines in step.lists()},
        "herken": step.phrases,
        "herken_en": step.phrases_en,
        "bron": step.source,
        "gecontroleerd": step.checked.isoformat() if step.checked else "",
    }


def _line(line: Conditional) -> str:
    text = line.text if isinstance(line, Line) else str(getattr(line, "name", ""))
    return f"{text} ({line.condition_words})" if line.conditional else text


def _answers(where: str, old: Step, new: Step, renamed: Mapping[str, str]) -> Iterator[Change]:
    if not isinstance(old, Question) or not isinstance(new, Question):
        return
    gone = {key: one.text for key, one in old.by_key.items() if key not in new.by_key}
    added = {key: one.text for key, one in new.by_key.items() if key not in old.by_key}
    again = dict(_pairs(gone, added))
    if len(gone) == len(added) == 1:
        again = dict(zip(gone, added, strict=True))  # the one that went is the one that came
    for key, before in old.by_key.items():
        now = new.by_key.get(again.get(key, key))
        if now is None:
            yield Change(Kind.GONE, where, "antwoord", before.text)
            continue
        if before.text != now.text:
            yield Change(Kind.RENAMED, where, "antwoord", before.text, now.text)
        yield from _differences(
            f'{where}, antwoord "{now.text}"',
            {"toelichting": before.hint, "leidt naar": _ways(before, renamed)},
            {"toelichting": now.hint, "leidt naar": _ways(now, {})},
        )
    for key, text in added.items():
        if key not in again.values():
            yield Change(Kind.ADDED, where, "antwoord", "", text)
    common = [key for key in old.by_key if key in new.by_key]
    if common != [key for key in new.by_key if key in old.by_key]:
        order = (", ".join(one.text for one in question.answers) for question in (old, new))
        yield Change(Kind.CHANGED, where, "volgorde van de antwoorden", *order)


def _ways(answer: Answer, renamed: Mapping[str, str]) -> str:
    """Where an answer leads; a step that was renamed by its new name."""
    steps = (
        f"{renamed.get(way.step, way.step)} ({way.condition_words})"
        if way.conditional
        else renamed.get(way.step, way.step)
        for way in answer.to
    )
    return ", ".join(steps)


def _pairs(gone: Mapping[str, str], added: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What went and came back under another name, by how alike they are; the surest first."""
    ratios = sorted(
        (
            (SequenceMatcher(None, text, other).ratio(), name, now)
            for name, text in gone.items()
            for now, other in added.items()
        ),
        reverse=True,
    )
    used: set[str] = set()
    for ratio, name, now in ratios:
        if ratio >= _ALIKE and name not in used and now not in used:
            used |= {name, now}
            yield name, now


def _directories(old: Directory, new: Directory) -> Iterator[Change]:
    head = ("library", "regions", "valid_days", "keep_days")
    yield from _differences("", _model_words(old, head), _model_words(new, head))
    yield from _differences("diensten", dict(old.services), dict(new.services))
    places = {one.id: one for one in old.locations}, {one.id: one for one in new.locations}
    yield from _models("balie", *places)
    yield from _models("partner", old.by_id, new.by_id)


def _models(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in {**old, **new}:
        before, now = old.get(name), new.get(name)
        where = f'{kind} "{name}"'
        if before is None or now is None:
            gone = Kind.ADDED if before is None else Kind.GONE
            yield Change(gone, where, kind, before.name if before else "", now.name if now else "")
        else:
            yield from _differences(where, _model_words(before), _model_words(now))


def _model_words(model: BaseModel, only: Sequence[str] = ()) -> Words:
    """The values of a model as words, by their Dutch keys."""
    rows = model.model_dump(mode="json", by_alias=True, include=set(only) or None)
    return {key: _value(value) for key, value in rows.items()}


def _value(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    return "" if value is None else str(value)


def _differences(where: str, old: Words, new: Words) -> Iterator[Change]:
    for what in {**old, **new}:
        before, now = old.get(what, ""), new.get(what, "")
        if before == now:
            continue
        if isinstance(before, str) and isinstance(now, str):
            kind = Kind.ADDED if not before else Kind.GONE if not now else Kind.CHANGED
            yield Change(kind, where, what, before, now)
        else:
            yield from _lines(where, what, tuple(before or ()), tuple(now or ()))


def _lines(where: str, what: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    """Lines that came, went or changed; those that only moved are told as another order."""
    if sorted(old) == sorted(new):
        yield Change(Kind.CHANGED, where, f"volgorde van {what}", " | ".join(old), " | ".join(new))
        return
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, now = list(old[i:j]), list(new[m:n])
        while before and now:
            yield Change(Kind.CHANGED, where, what, before.pop(0), now.pop(0))
        yield from (Change(Kind.GONE, where, what, line) for line in before)
        yield from (Change(Kind.ADDED, where, what, "", line) for line in now)
