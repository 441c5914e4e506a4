"""A rule: a kind of personal data, the pattern that finds it, and a check of what it matches."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ido_cli.privacy.known import Public

Check = Callable[[re.Match[str], Public], bool]
DIGIT: Final = ("0",)
"""What a rule needs that holds for numbers only: any digit."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A pattern, and a check of what it matches.

    Without a kind it takes what looks like personal data and is none. `needs` are signs of which a
    text must have one before the pattern is tried; `head` says of a word whether a match can begin
    there, so that the pattern is not tried everywhere.
    """

    kind: str
    pattern: str
    check: Check | None = None
    needs: tuple[str, ...] = ()
    head: Callable[[str], object] | None = None

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def spans(
        self, text: str, public: Public, heads: Iterable[int] = ()
    ) -> Iterator[tuple[int, int]]:
        """Where the rule holds, in order; `heads` are where a match can begin, for who has a head.

        After a failed check the search goes on at the next sign: no start is passed over.
        """
        taken = 0
        if self.head is not None:
            for start in sorted(heads):
                match = self._compiled.match(text, start) if start >= taken else None
                if match and (self.check is None or self.check(match, public)):
                    taken = match.end()
                    yield match.span()
            return
        match = self._compiled.search(text)
        while match:
            start, end = match.span()
            holds = self.check is None or self.check(match, public)
            if holds:
                yield start, end
            match = self._compiled.search(text, end if holds else start + 1)


def begins(words: str) -> Callable[[str], object]:
    """Whether a word begins with one of some beginnings: 'mev|men', in small or large letters."""
    return re.compile(rf"(?i)(?:{words})").match
