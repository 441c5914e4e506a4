"""Changes in a YAML text that leave every other line and comment as it was.

Only what our files need: a key of an item in a list of mappings is set, an item is added, or a text
is added to a list below some keys. The places come from source/reading, so that no round trip
through a dumper rewrites what a person wrote; after each change the text is read again and must
hold what was meant.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import yaml

from ido_cli.errors import IdoError
from ido_cli.source.reading import MarkedDict, MarkedList, Source, parse

Value = str | Sequence[str] | Mapping[str, str]


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
    blocks = [line for item in items for line in _block(item, 2)]
    if not isinstance(box, MarkedList) or not box:
        kept = [line for line in lines if not re.match(rf"{re.escape(list_key)}\s*:", line)]
        text = "\n".join([*kept, f"{list_key}:", *blocks, ""])
    else:
        _, last = _item_lines(source, list_key, len(box) - 1)
        indent = box.value_spots[0][1] - 3
        blocks = [line for item in items for line in _block(item, indent)]
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


def remove_keys(source: Source, mapping_key: str, names: Collection[str]) -> str:
    """The text without these keys of a mapping; without any of them the mapping goes too."""
    assert source.data is not None
    lines = source.text.split("\n")
    box = source.data[mapping_key]
    starts = sorted(spot[0] - 1 for spot in box.key_spots.values())
    behind = (spot[0] - 1 for spot in source.data.key_spots.values() if spot[0] - 1 > starts[-1])
    ends = [*starts[1:], min(behind, default=len(lines))]
    gone = {box.key_spots[name][0] - 1 for name in names}
    for first, last in reversed(list(zip(starts, ends, strict=True))):
        if first in gone:
            lines[first : _without_tail(lines, first, last)] = []
    if len(set(names)) == len(box):
        line = source.data.key_spots[mapping_key][0] - 1
        lines[line : line + 1] = []
    wanted = {key: value for key, value in source.data.items() if key != mapping_key}
    left = {key: value for key, value in box.items() if key not in names}
    return _exactly(source, "\n".join(lines), wanted | ({mapping_key: left} if left else {}))


def add_keys(source: Source, after: str, keys: Mapping[str, Value]) -> str:
    """The text with keys of the file itself added behind the line of another key of one line."""
    assert source.data is not None
    lines = source.text.split("\n")
    line = source.data.key_spots[after][0]
    lines[line:line] = [line for key, value in keys.items() for line in _key_lines(key, value)]
    return _exactly(source, "\n".join(lines), {**source.data, **keys})


def as_yaml(keys: Mapping[str, Value]) -> str:
    """Keys as lines of YAML, each with a text or a list."""
    return "".join(f"{line}\n" for key, value in keys.items() for line in _key_lines(key, value))


def unsafe(source: Source, why: str = "") -> IdoError:
    """The error for a file whose changed text would say something else than was meant."""
    message = f"{source.path.name} kan niet veilig worden aangepast{why and ': '}{why}."
    return IdoError(message, "Pas het bestand zelf aan in een tekstverwerker.")


def set_list(source: Source, key: str, values: Sequence[str]) -> str:
    """The text with a list of words at the top set, such as `regios`.

    Raises IdoError when the list can't be changed without losing a comment inside it.
    """
    assert source.data is not None
    lines = source.text.split("\n")
    begin = source.data.key_spots[key][0] - 1
    later = [spot[0] - 1 for spot in source.data.key_spots.values() if spot[0] - 1 > begin]
    end = _without_tail(lines, begin, min(later, default=len(lines)))
    lines[begin:end] = _list_again(lines[begin:end], key, values)
    return _exactly(source, "\n".join(lines), {**source.data, key: list(values)})


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
    return _exactly(source, "\n".join([*lines, ""]), expected)


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
        block = _list_again(lines[begin:end], key, left)
        lines[begin:end] = [f"{' ' * column}{line}" for line in block]
    return _exactly(source, "\n".join(lines), _with(source.data, loc, left or None))


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
        lines[end:end] = [f"{' ' * indent}- {_scalar(values[-1])}"]
        return
    line, column, _ = box.key_spots[key]
    end = _end_of(lines, line - 1, column - 1)
    block = _list_again([lines[line - 1][column - 1 :], *lines[line:end]], key, values)
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
    return [*heads, f"{' ' * (indent + 2 * len(keys))}- {_scalar(text)}"]


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
    return _without_tail(lines, first, last)


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


def _list_again(lines: Sequence[str], key: str, values: Sequence[str]) -> list[str]:
    """The lines of a key written anew with other texts; a comment behind one line is kept.

    Raises IdoError when a comment would be lost.
    """
    block = _key_lines(key, values)
    comments = [found for line in lines for found in [re.search(r"\s+#.*$", line)] if found]
    if comments and (len(lines) > 1 or len(block) > 1):
        raise IdoError(
            f"Bij {key} staat een opmerking tussen de regels.",
            f"Zet dit er zelf bij: {', '.join(values)}.",
        )
    return [line + "".join(one.group() for one in comments) for line in block]


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
    return first, _without_tail(source.text.split("\n"), first, last)


def _without_tail(lines: Sequence[str], first: int, last: int) -> int:
    """The end of a block without the comments and blank lines behind it."""
    while last > first + 1 and (
        not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")
    ):
        last -= 1
    return last


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
        block = (
            [f"{' ' * indent}{line}" for line in _key_lines(key, keys[key])] if keys[key] else []
        )
        if key not in starts:
            changed += block
            continue
        begin = starts[key]
        end = _without_tail(
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
    return _block({key: value for key, value in merged.items() if value}, indent)


def _block(item: Mapping[str, Value], indent: int) -> list[str]:
    """An item as lines, each key on its own."""
    inner = [line for key, value in item.items() if value for line in _key_lines(key, value)]
    return [f"{' ' * indent}{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(inner)]


def _key_lines(key: str, value: Value) -> list[str]:
    """A key with its value, a list in brackets when it is short."""
    if isinstance(value, str):
        return [f"{key}: {_scalar(value)}"]
    if isinstance(value, Mapping):
        pairs = (f"{name}: {_scalar(text, flow=True)}" for name, text in value.items())
        return [f"{key}: {{{', '.join(pairs)}}}"]
    line = f"{key}: [{', '.join(_scalar(one, flow=True) for one in value)}]"
    if len(line) <= 100:
        return [line]
    return [f"{key}:", *(f"  - {_scalar(one)}" for one in value)]


def _scalar(text: str, flow: bool = False) -> str:
    """A text as YAML, quoted only where it must be."""
    plain = (
        re.fullmatch(r"[^\W_][^:#\n,\[\]{}&*!|>'\"%@`]*", text)
        if flow
        else re.fullmatch(r"[^\W_][^#\n]*", text)
    )
    if plain and ": " not in text and not text.endswith((":", " ")):
        return text
    dumped: str = yaml.dump(
        text, Dumper=yaml.SafeDumper, default_style='"', width=1_000_000, allow_unicode=True
    )
    return dumped.rstrip("\n").removesuffix("\n...")


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
    return _exactly(source, text, others | ({list_key: items} if items else {}))


def _exactly(source: Source, text: str, expected: Mapping[str, Any]) -> str:
    """The text, when it reads as what is expected; else raises IdoError."""
    again = parse(text, source.path)
    if again.findings or _as_data(again.data) != _as_data(expected):
        raise unsafe(source)
    return text


def _as_data(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_data(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_data(one) for one in value]
    return value
