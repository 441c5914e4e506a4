"""Items of a list of mappings, such as the partners: their keys set, added, removed.

No round trip through a dumper rewrites what a person wrote.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ido_cli.errors import IdoError
from ido_cli.source.editing.lines import Value, block, exactly, key_lines, without_tail
from ido_cli.source.marked import MarkedDict, MarkedList, Source


def set_keys(source: Source, list_key: str, changes: Mapping[int, Mapping[str, Value]]) -> str:
    """The text with keys of items set.

    `changes` goes from an item's index in the list to its keys and values; an empty value takes
    a key out.

    Raises IdoError when the text is not in the form that can be changed, such as items in braces
    with comments inside.
    """
    lines = source.text.split("\n")
    for index in sorted(changes, reverse=True):
        first, last = _item_lines(source, list_key, index)
        lines[first:last] = _changed_item(
            source, list_key, index, lines[first:last], first, changes[index]
        )
    return _checked(source, list_key, "\n".join(lines), changes, ())


def add_items(source: Source, list_key: str, items: Sequence[Mapping[str, Value]]) -> str:
    """The text with items added at the end of a list."""
    lines = source.text.rstrip("\n").split("\n")
    assert source.data is not None
    box = source.data.get(list_key)
    blocks = [line for item in items for line in block(item, 2)]
    if not isinstance(box, MarkedList) or not box:
        kept = [line for line in lines if not re.match(rf"{re.escape(list_key)}\s*:", line)]
        text = "\n".join([*kept, f"{list_key}:", *blocks, ""])
    else:
        _, last = _item_lines(source, list_key, len(box) - 1)
        indent = box.value_spots[0][1] - 3
        blocks = [line for item in items for line in block(item, indent)]
        lines[last:last] = blocks
        text = "\n".join([*lines, ""])
    return _checked(source, list_key, text, {}, items)


def remove_items(source: Source, list_key: str, indexes: Collection[int]) -> str:
    """The text without these items of a list; without any of them the key goes too."""
    assert source.data is not None
    lines = source.text.split("\n")
    box = source.data[list_key]
    if len(set(indexes)) == len(box):
        first = source.data.key_spots[list_key][0] - 1
        lines[first : _item_lines(source, list_key, len(box) - 1)[1]] = []
    else:
        for index in sorted(set(indexes), reverse=True):
            first, last = _item_lines(source, list_key, index)
            lines[first:last] = []
    return _checked(source, list_key, "\n".join(lines), {}, (), removed=indexes)


def _item_lines(source: Source, list_key: str, index: int) -> tuple[int, int]:
    """The first line of an item and the line after its last, counted from 0.

    Comments and blank lines after it are not its own.
    """
    assert source.data is not None
    box = source.data[list_key]
    first = box.value_spots[index][0] - 1
    if index + 1 < len(box):
        last = box.value_spots[index + 1][0] - 1
    else:
        later = [spot[0] - 1 for spot in source.data.key_spots.values() if spot[0] - 1 > first]
        last = min(later, default=len(source.text.split("\n")))
    return first, without_tail(source.text.split("\n"), first, last)


def _changed_item(
    source: Source,
    list_key: str,
    index: int,
    lines: list[str],
    offset: int,
    keys: Mapping[str, Value],
) -> list[str]:
    assert source.data is not None
    item = source.data[list_key][index]
    starts = (
        {key: spot[0] - 1 - offset for key, spot in item.key_spots.items()}
        if isinstance(item, MarkedDict)
        else {}
    )
    if len(set(starts.values())) < len(starts) or lines[0].lstrip(" -").startswith("{"):
        return _rewritten(item, lines, keys)
    indent = next(iter(item.key_spots.values()))[1] - 1
    changed = list(lines)
    for key in sorted(keys, key=lambda name: starts.get(name, len(lines)), reverse=True):
        block = [f"{' ' * indent}{line}" for line in key_lines(key, keys[key])] if keys[key] else []
        if key not in starts:
            changed += block
            continue
        begin = starts[key]
        end = without_tail(
            changed,
            begin,
            min((line for line in starts.values() if line > begin), default=len(lines)),
        )
        comment = _comment_behind(changed[begin], item.value_spots[key]) if end == begin + 1 else ""
        if block and begin == 0:
            block[0] = changed[0][:indent] + block[0][indent:]
        if block and comment:
            block[0] += comment
        changed[begin:end] = block
    return changed


def _comment_behind(line: str, spot: tuple[int, int, int]) -> str:
    """The comment behind a value on one line, with the space before it."""
    found = re.search(r"\s+#.*$", line[spot[1] - 1 + spot[2] :])
    return found.group() if found else ""


def _rewritten(
    item: Mapping[str, Any], lines: Sequence[str], keys: Mapping[str, Value]
) -> list[str]:
    """An item in braces, written anew. Raises IdoError when a comment would be lost."""
    if any(re.search(r"(^|\s)#", line) for line in lines):
        raise IdoError(
            "Dit onderdeel staat tussen { en } met een opmerking erbij.",
            "Zet elke sleutel op een eigen regel, dan kan ik het aanpassen.",
        )
    merged = {**item, **keys}
    indent = len(lines[0]) - len(lines[0].lstrip())
    return block({key: value for key, value in merged.items() if value}, indent)


def _checked(
    source: Source,
    list_key: str,
    text: str,
    changes: Mapping[int, Mapping[str, Value]],
    added: Sequence[Mapping[str, Value]],
    removed: Collection[int] = (),
) -> str:
    """The text, when reading it gives exactly what was meant.

    Raises IdoError when it does not: then nothing may be written.
    """
    assert source.data is not None
    wanted = [dict(item) for item in source.data.get(list_key, [])]
    for index, keys in changes.items():
        for key, value in keys.items():
            wanted[index][key] = value
    wanted = [item for index, item in enumerate(wanted) if index not in removed]
    wanted += [dict(item) for item in added]
    items = [{key: value for key, value in item.items() if value} for item in wanted]
    others = {key: value for key, value in source.data.items() if key != list_key}
    return exactly(source, text, others | ({list_key: items} if items else {}))
