"""Plain data that knows where in its file each value stands, as `reading` makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ido_cli.source.codes import CODES
from ido_cli.source.findings import Finding, Mark

Value = Any
"""Text, a MarkedDict or a MarkedList; pydantic gives it a type."""
Loc = Sequence[str | int]
"""The way to a value: keys and list indexes from the top, as pydantic reports it."""
Spot = tuple[int, int, int]
"""Line, column and width, as in Mark.

There are as many as there are values in a file, so they are plain tuples.
"""
TOP: Final[Spot] = (1, 1, 1)
YES_NO: Final = {"ja": True, "true": True, "nee": False, "false": False}
"""What a text in small letters means where yes or no is asked."""


class MarkedDict(dict[str, Value]):
    """A mapping that knows where each key and each value stands."""

    __slots__ = ("key_spots", "spot", "value_spots")

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.key_spots: dict[str, Spot] = {}
        self.value_spots: dict[str, Spot] = {}


class MarkedList(list[Value]):
    """A list that knows where each item stands."""

    __slots__ = ("spot", "value_spots")

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.value_spots: list[Spot] = []


@dataclass(frozen=True)
class Source:
    """What was read from one file.

    Its `text`, its `data` (None when it could not be read) and the `findings` so far.
    """

    path: Path
    text: str = ""
    data: MarkedDict | None = None
    findings: tuple[Finding, ...] = ()

    def mark(self, loc: Loc, of_key: bool = False) -> Mark:
        """Where the value at `loc` stands, or its key.

        The deepest place that exists when `loc` goes further.
        """
        here: Value = self.data
        spot = self.data.spot if self.data is not None else TOP
        for depth, part in enumerate(loc):
            last = depth == len(loc) - 1
            if isinstance(here, MarkedDict) and part in here.value_spots:
                spot = here.key_spots[str(part)] if of_key and last else here.value_spots[str(part)]
                here = here[str(part)]
            elif isinstance(here, MarkedList) and isinstance(part, int) and part < len(here):
                spot = here.value_spots[part]
                here = here[part]
            else:
                break
        return Mark(*spot)

    def finding(
        self, code: str, loc: Loc, message: str, hint: str = "", of_key: bool = False
    ) -> Finding:
        """A Finding in this file, at the value (or the key) that `loc` leads to.

        Without a `hint` of its own it has the usual one of its code.
        """
        mark = self.mark(loc, of_key)
        return Finding(code, self.path, mark, message, hint or CODES[code].hint)
