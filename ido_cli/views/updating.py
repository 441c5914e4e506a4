"""Later national versions brought into what a library changed: shown, chosen, written.

Where both sides changed the same, a person chooses; what was not chosen stays as it was.
"""

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from ido_cli.checks.tree_rules import check_jumps
from ido_cli.errors import FOUND_WRONG, WRONG_USE, IdoError
from ido_cli.settings import Settings
from ido_cli.source.files.writing import write_over
from ido_cli.source.findings import has_errors
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.output import Output
from ido_cli.terminal.page import Choice, Page, Paragraph
from ido_cli.workspace.layers.own_fields import OwnField, keep_origins, own_fields, without_fields
from ido_cli.workspace.layers.own_phrases import forget, national_now
from ido_cli.workspace.layers.taking_over import (
    Difference,
    OwnTree,
    bring_in,
    own_trees,
    read_merged,
)
from ido_cli.workspace.reading import Workspace

OWN: Final = Choice("eigen", "Onze tekst houden")
NATIONAL: Final = Choice("landelijk", "De landelijke tekst nemen")
_LATER: Final = Choice("later", "Later kiezen")
SIDES: Final = {choice.value: choice for choice in (OWN, NATIONAL)}
_HALF: Final = 37
"""Cells of a column, where two stand side by side in a terminal of 80."""


def take_over(settings: Settings, tree_id: str) -> None:
    """Copy a national tree into the own layer."""
    from ido_cli.workspace.layers.taking_over import take_over as copy

    path = copy(settings.workspace(), tree_id)
    out = Output(settings.environment.stdout)
    out.line(f"Gemaakt: {path}", wrap=False)
    out.line("Deze boom is nu van u. De landelijke gebruikt u hier niet meer.")
    out.line('Komt er een nieuwere landelijke? Dan ziet u dat bij "ido bomen".')


def update(settings: Settings, dry: bool, side: str | None) -> int:
    """Bring later national versions in; exit code 1 when something was left as it was.

    With `dry` it only shows what would be done. `side` (one of SIDES) chooses without asking.
    """
    workspace, out = settings.workspace(), Output(settings.environment.stdout)
    trees = [tree for tree in own_trees(workspace) if tree.newer]
    fields = own_fields(workspace)
    newer = [field for field in fields if field.newer]
    phrases = national_now(workspace)
    if not trees and not newer and not phrases:
        out.line("Alles is bij: er is landelijk niets nieuwers onder uw eigen bomen en partners.")
    if dry:
        for tree in trees:
            out.line(_stand(tree))
            _show_differences(out, tree)
        for field in newer:
            out.line(f"{field.partner}, {field.key}: ook landelijk veranderd")
            _show_sides(out, _pair(field))
        for place, phrase in phrases:
            out.line(f'{place}: uw zin "{phrase}" staat nu ook landelijk')
        return 0
    choose = _Chooser(settings, side)
    left = sum(not _update_tree(workspace, tree, out, choose) for tree in trees)
    left += sum(not _update_field(settings, field, out, choose) for field in newer)
    for place, phrase in phrases:
        forget(workspace, place, phrase)
        out.line(f'{place}: "{phrase}" staat nu landelijk. Uw eigen regel is weg.')
    workspace = settings.workspace()
    keep_origins(workspace, own_fields(workspace), settled=False)
    return FOUND_WRONG if left else 0


class _Chooser:
    """Chooses between two texts: always the same side, or what a person says."""

    def __init__(self, settings: Settings, side: str | None) -> None:
        if side is not None and side not in SIDES:
            raise IdoError(f'"{side}" kan niet.', f"Kies uit: {', '.join(SIDES)}.", WRONG_USE)
        self._settings = settings
        self._side = SIDES[side] if side else None

    def __call__(self, title: str, difference: Difference) -> Choice:
        """The side that is chosen, or to choose later. Without an answer: later."""
        if self._side is not None:
            return self._side
        lines = [Paragraph(line, indent=1) for line in _side_by_side(difference)]
        page = Page((Paragraph(title, "question"), Paragraph(""), *lines, Paragraph("")))
        try:
            reply = choose_front(self._settings).choose(page, (OWN, NATIONAL, _LATER))
        except KeyboardInterrupt:
            return _LATER
        return reply if isinstance(reply, Choice) else _LATER


def _update_tree(workspace: Workspace, tree: OwnTree, out: Output, choose: _Chooser) -> bool:
    """Bring the later version of one tree in; False when it was left as it was."""
    parts = tree.merged()
    count, number, text = _count(parts), 0, ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        number += 1
        chosen = choose(f"{tree.id}: verschil {number} van {count}", part)
        if chosen == _LATER:
            out.line(f"{tree.id}: nog niet bijgewerkt. De boom is zoals hij was.")
            return False
        text += part.own if chosen == OWN else part.national
    read = read_merged(workspace, tree, text)
    found = read.findings
    if read.tree is not None:
        found += tuple(check_jumps(tree.id, read.tree, read.source, workspace.trees))
    if read.tree is None or has_errors(found):
        first = found[0]
        out.line(f"{tree.id}: samen klopt het niet: {first.with_line}.")
        out.line("  De boom is zoals hij was. Pas hem aan, en probeer het dan opnieuw.")
        return False
    bring_in(workspace, tree, text)
    same = text == tree.national
    out.line(f"{tree.id}: {'nu gelijk aan de landelijke boom' if same else 'bijgewerkt'}.")
    return True


def _update_field(settings: Settings, field: OwnField, out: Output, choose: _Chooser) -> bool:
    """Settle one field that was changed nationally too; False when it was left as it was."""
    chosen = choose(f"{field.partner}, {field.key}", _pair(field))
    if chosen == _LATER:
        out.line(f"{field.partner}, {field.key}: nog niet gekozen.")
        return False
    workspace = settings.workspace()
    if chosen == NATIONAL:
        file = workspace.directory_file
        write_over(file.source.path, without_fields(file, [field]))
        out.line(f"{field.partner}, {field.key}: de landelijke waarde.")
        return True
    kept = own_fields(workspace)
    this = [one for one in kept if (one.partner, one.key) == (field.partner, field.key)]
    rest = [one for one in kept if one not in this]
    keep_origins(workspace, (*rest, *(_settled(one) for one in this)), settled=False)
    out.line(f"{field.partner}, {field.key}: onze waarde.")
    return True


def _settled(field: OwnField) -> OwnField:
    """The field as one whose own value was chosen over the national value of now."""
    return OwnField(field.partner, field.key, field.own, field.national, field.national)


def _pair(field: OwnField) -> Difference:
    return Difference(_words(field.own), _words(field.national))


def _words(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, dict):
        return "\n".join(f"{key}: {one}" for key, one in value.items())
    return str(value) or "(leeg)"


def _count(parts: Sequence[str | Difference]) -> int:
    return sum(isinstance(part, Difference) for part in parts)


def _stand(tree: OwnTree) -> str:
    count = _count(tree.merged())
    words = {0: "gaat vanzelf", 1: "1 verschil om te kiezen"}
    return f"{tree.id}: landelijk is er een nieuwere; {words.get(count, f'{count} verschillen')}"


def _show_differences(out: Output, tree: OwnTree) -> None:
    for part in tree.merged():
        if isinstance(part, Difference):
            _show_sides(out, part)


def _show_sides(out: Output, difference: Difference) -> None:
    for line in _side_by_side(difference):
        out.line(f"  {line}", wrap=False)
    out.line()


def _side_by_side(difference: Difference) -> list[str]:
    """Both texts in two columns, each below its name."""
    own, national = (_column(text) for text in (difference.own, difference.national))
    rows = zip_longest(["van ons", *own], ["landelijk", *national], fillvalue="")
    return [f"{left:<{_HALF}} | {right}".rstrip() for left, right in rows]


def _column(text: str) -> list[str]:
    lines = text.splitlines() or ["(niets)"]
    return [part for line in lines for part in wrap(line, _HALF, drop_whitespace=False) or [""]]
