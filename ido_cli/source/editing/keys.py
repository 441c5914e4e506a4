"""Keys of the file itself, and of a mapping in it: added, removed, a list set anew."""

from collections.abc import Collection, Mapping, Sequence

from ido_cli.source.editing.lines import Value, exactly, key_lines, list_again, without_tail
from ido_cli.source.marked import Source


def add_keys(source: Source, after: str, keys: Mapping[str, Value]) -> str:
    """The text with keys of the file itself added behind the line of another key of one line."""
    assert source.data is not None
    lines = source.text.split("\n")
    line = source.data.key_spots[after][0]
    lines[line:line] = [line for key, value in keys.items() for line in key_lines(key, value)]
    return exactly(source, "\n".join(lines), {**source.data, **keys})


def set_list(source: Source, key: str, values: Sequence[str]) -> str:
    """The text with a list of words at the top set, such as `regios`.

    Raises IdoError when the list can't be changed without losing a comment inside it.
    """
    assert source.data is not None
    lines = source.text.split("\n")
    begin = source.data.key_spots[key][0] - 1
    later = [spot[0] - 1 for spot in source.data.key_spots.values() if spot[0] - 1 > begin]
    end = without_tail(lines, begin, min(later, default=len(lines)))
    lines[begin:end] = list_again(lines[begin:end], key, values)
    return exactly(source, "\n".join(lines), {**source.data, key: list(values)})


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
            lines[first : without_tail(lines, first, last)] = []
    if len(set(names)) == len(box):
        line = source.data.key_spots[mapping_key][0] - 1
        lines[line : line + 1] = []
    wanted = {key: value for key, value in source.data.items() if key != mapping_key}
    left = {key: value for key, value in box.items() if key not in names}
    return exactly(source, "\n".join(lines), wanted | ({mapping_key: left} if left else {}))
