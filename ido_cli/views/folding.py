"""Findings in the order in which to mend them: causes first, with what follows from them folded in.

Each finding stays countable; only how they are told changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ido_cli.source.findings import Finding

_ONE_CAUSE: Final = ("N001", "B008", "B013", "B014", "B028", "P008", "P009")
"""The same message in several places has one cause: a name that is gone, a tree that is broken."""
_CAUSES: Final = ("B004", "B005", "B009", "B011", "B027", "B031", "B033")
"""A mistake in the steps of a tree, by which its examples fail and its steps are not reached."""
_FOLLOW: Final = ("B006", "B007", "B015", "B016", "B017", "B024", "B043")
"""What follows from such a mistake in the same tree."""
_SHAPE: Final = ("Y", "F")
_FIRST, _NEXT, _LAST = range(3)


@dataclass(frozen=True)
class Told:
    """A finding, with `more` that have the same cause."""

    finding: Finding
    more: tuple[Finding, ...] = ()


def fold(findings: Sequence[Finding]) -> list[Told]:
    """The findings to tell, causes before their consequences, each cause once."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    caused = {one.file: _key(one) for one in reversed(findings) if one.code in _CAUSES}
    for one in sorted(findings, key=_rank):
        key = caused.get(one.file) if one.code in _FOLLOW else None
        groups.setdefault(key or _key(one), []).append(one)
    return [Told(first, tuple(rest)) for first, *rest in groups.values()]


def _key(finding: Finding) -> tuple[str, ...]:
    """What findings of one cause have in common."""
    if finding.code in _ONE_CAUSE:
        return (finding.code, finding.message)
    mark = finding.mark
    return (str(finding.file), finding.code, f"{mark.line}:{mark.column}", finding.message)


def _rank(finding: Finding) -> tuple[int, str, int, int]:
    """What can't be read comes first, then what can't be walked, then what follows."""
    shape = finding.code[0] in _SHAPE or finding.code[1:] in ("001", "002", "003", "004", "005")
    rank = _FIRST if shape else _LAST if finding.code in (*_FOLLOW, "B008") else _NEXT
    return (rank, str(finding.file), finding.mark.line, finding.mark.column)
