"""An object of somebody else's JSON, read so that nothing is dropped unseen."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ido_cli.literal import literal, shortened

_PLUMBING: Final = ("id", "metadata", "last_modified", "assurer_email", "wkst")
"""Keys that only the system of the publisher needs, beside all that end in `_id`."""


class Fields:
    """The keys of one object; what was read is taken out, so that `left` tells what nobody read.

    A value of another type than asked for stays where it is, and is told as well. `exact`: keep the
    lines and spaces of a text, because it is our own that comes back.
    """

    def __init__(self, value: Any, exact: bool = False) -> None:
        self._exact = exact
        self._left: dict[str, Any] = {}
        self._below: list[tuple[str, Fields]] = []
        if isinstance(value, Mapping):
            self._left = {k: v for k, v in value.items() if v not in (None, "", [], {})}

    def has(self, key: str) -> bool:
        """Whether the key has a value, of whatever type."""
        return key in self._left

    def text(self, key: str) -> str:
        """A text or a number as text; empty for any other type."""
        value = self._left.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        del self._left[key]
        if self._exact:
            return "".join(s for s in str(value) if s.isprintable() or s in "\n\t")
        return " ".join(literal(str(value)).split())

    def parts(self, *keys: str) -> list["Fields"]:
        """The objects of a list, or the one that stands there without a list.

        More keys are more names for one list; that of another version of the standard, say.
        """
        found: list[Fields] = []
        for key in keys:
            value = self._left.pop(key, [])
            rows = value if isinstance(value, list) else [value]
            parts = [Fields(row, self._exact) for row in rows if isinstance(row, Mapping)]
            if len(parts) < len(rows):
                self._left[key] = rows
            self._below += [(key, part) for part in parts]
            found += parts
        return found

    def texts(self, key: str, name: str) -> list[str]:
        """One text of each object in a list, without the empty ones."""
        return [text for part in self.parts(key) if (text := part.text(name))]

    def left(self) -> Iterator[str]:
        """The path of each key that nobody read, `phones.description`, without plumbing."""
        for key in self._left:
            if key not in _PLUMBING and not key.endswith("_id"):
                yield shortened(key)
        for key, part in self._below:
            yield from (f"{key}.{path}" for path in part.left())
