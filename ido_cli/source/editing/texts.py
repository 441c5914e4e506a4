"""A text in a list below some keys, such as a phrase: added, taken out."""

from collections.abc import Mapping, Sequence
from typing import Any

from ido_cli.source.editing.lines import exactly, list_again, scalar, unsafe, without_tail
from ido_cli.source.marked import MarkedDict, MarkedList, Source


def add_text(source: Source, loc: Sequence[str], text: str, behind: str = "") -> str:
    """The text of a file with one more text in the list that `loc` leads to, by keys from the top.

    Keys that are missing are made: the first of them behind the key `behind` of its mapping, else
    at the end. A file without any key gets them all. Raises IdoError when it can't be done without
    changing something else.
    """
    lines = source.text.rstrip("\n").split("\n") if source.text.strip() else []
    if source.data is None and any(line.strip() and line[0] != "#" for line in lines):
        raise unsafe(source, "er zit een fout in")
    box, known = _box_at(source, loc)
    key, missing = loc[known], loc[known:]
    values = _texts_at(source, box, key) if box is not None else ()
    expected = _with(source.data or {}, loc, [*values, text])
    if box is None:
        lines += _nested(missing, text, 0)
    elif key in box and len(missing) == 1:
        _lengthen(lines, box, key, [*values, text])
    elif key in box or lines[box.spot[0] - 1][box.spot[1] - 1] == "{":
        raise unsafe(source)
    else:
        names = list(box.key_spots)
        spot = box.key_spots[behind if behind in names else names[-1]]
        end = _end_of(lines, spot[0] - 1, spot[1] - 1)
        lines[end:end] = _nested(missing, text, spot[1] - 1)
    return exactly(source, "\n".join([*lines, ""]), expected)


def remove_text(source: Source, loc: Sequence[str], text: str) -> str:
    """The text of a file without a text of the list that `loc` leads to.

    The key goes with the last one; the mapping that it stands in must have another key.
    """
    assert source.data is not None
    lines = source.text.split("\n")
    box, known = _box_at(source, loc)
    assert box is not None
    assert known == len(loc) - 1
    key = loc[-1]
    values = _texts_at(source, box, key)
    left = [one for one in values if one != text]
    column = box.key_spots[key][1] - 1
    begin = box.key_spots[key][0] - 1
    end = _end_of(lines, begin, column)
    if not left:
        lines[begin:end] = []
    elif _in_lines(lines, box, key):
        spots = [
            spot for one, spot in zip(values, box[key].value_spots, strict=True) if one == text
        ]
        for spot in reversed(spots):
            line = spot[0] - 1
            lines[line : _end_of(lines, line, _indent(lines[line]))] = []
    else:
        block = list_again(lines[begin:end], key, left)
        lines[begin:end] = [f"{' ' * column}{line}" for line in block]
    return exactly(source, "\n".join(lines), _with(source.data, loc, left or None))


def _box_at(source: Source, loc: Sequence[str]) -> tuple[MarkedDict | None, int]:
    """The deepest mapping on the way, and how many keys of the way lead to it."""
    box = source.data
    for number, key in enumerate(loc[:-1]):
        inner = box.get(key) if box is not None else None
        if not isinstance(inner, MarkedDict):
            return box, number
        box = inner
    return box, len(loc) - 1


def _texts_at(source: Source, box: MarkedDict, key: str) -> tuple[str, ...]:
    """The texts behind a key: those of a list, or the only one. Raises IdoError for other data."""
    value = box.get(key, ())
    if isinstance(value, MarkedDict) or any(not isinstance(one, str) for one in value):
        raise unsafe(source)
    return (value,) * bool(value) if isinstance(value, str) else tuple(value)


def _lengthen(lines: list[str], box: MarkedDict, key: str, values: Sequence[str]) -> None:
    """Put the last of these texts behind the others of a list, in the form that the list has."""
    if _in_lines(lines, box, key):
        last = box[key].value_spots[-1][0] - 1
        indent = _indent(lines[last])
        end = _end_of(lines, last, indent)
        lines[end:end] = [f"{' ' * indent}- {scalar(values[-1])}"]
        return
    line, column, _ = box.key_spots[key]
    end = _end_of(lines, line - 1, column - 1)
    block = list_again([lines[line - 1][column - 1 :], *lines[line:end]], key, values)
    lines[line - 1 : end] = [f"{' ' * (column - 1)}{one}" for one in block]


def _in_lines(lines: Sequence[str], box: MarkedDict, key: str) -> bool:
    """Whether the items of a list stand on lines of their own, with a dash before them."""
    value = box[key]
    if not isinstance(value, MarkedList) or not value:
        return False
    return all(lines[spot[0] - 1].lstrip().startswith("-") for spot in value.value_spots)


def _nested(keys: Sequence[str], text: str, indent: int) -> list[str]:
    """Keys below each other, and a list of one text below the last."""
    heads = [f"{' ' * (indent + 2 * depth)}{key}:" for depth, key in enumerate(keys)]
    return [*heads, f"{' ' * (indent + 2 * len(keys))}- {scalar(text)}"]


def _end_of(lines: Sequence[str], first: int, indent: int) -> int:
    """The line after the last of a key, or of an item, with so many spaces before it."""
    of_key = not lines[first].lstrip().startswith("- ")
    last = first + 1
    while last < len(lines) and (
        not lines[last].strip()
        or lines[last].lstrip().startswith("#")
        or _indent(lines[last]) > indent
        or (of_key and _indent(lines[last]) == indent and lines[last].lstrip().startswith("- "))
    ):
        last += 1
    return without_tail(lines, first, last)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _with(data: Mapping[str, Any], loc: Sequence[str], values: list[str] | None) -> dict[str, Any]:
    """The data with other values at the end of a way; None takes the key out."""
    key, *rest = loc
    if not rest and values is None:
        return {name: value for name, value in data.items() if name != key}
    inner = data.get(key)
    box = inner if isinstance(inner, Mapping) else {}
    return {**data, key: _with(box, rest, values) if rest else values}
