"""A text as it is judged: what hides in it taken out, what stands for a digit or letter replaced.

Pasted texts hold signs that do not show, letters of another script that look alike, digits said in
words, names spelled letter by letter. Each sign of the judged text knows its place in the text as
it was typed.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ido_cli.privacy.spoken import written

# Cyrillic and Greek letters that look as Latin ones (Unicode confusables, UTS 39).
_TWINS: Final = str.maketrans(
    "аАеЕоОрРсСуУхХіІјЈѕЅВМНКТαΑΒΕΖΗΙΚΜΝοΟρΡΤΥΧν",
    "aAeEoOpPcCyYxXiIjJsSBMHKTaABEZHIKMNoOpPTYXv",
)
_MIXED: Final = re.compile(r"[^\W_]*[A-Za-z0-9@][^\W_]*")
_FILLERS: Final = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters and a pattern that are drawn as nothing (Unicode, Default_Ignorable_Code_Point)."""
# A letter O or l between digits, as it is typed and as scanners read it: 'O6-', '06l2'.
_LETTERS: Final = (
    (re.compile(r"(?<![^\W_])[oO](?=[ ._-]{0,2}6[ ._-]{0,3}\d)|(?<=\d)[oO](?=\d)"), "0"),
    (re.compile(r"(?<=\d)[lI|](?=\d)|(?<=\d[ -])[lI](?=\d{3})"), "1"),
)
_SPELLED: Final = re.compile(
    r"(?<![\w.-])(?:[^\W\d_]([ -])(?:[^\W\d_]\1){2,24}[^\W\d_](?![\w-])"
    r"|[^\W\d_](?:\.[^\W\d_]){4,24}(?!\w))"
)


@dataclass(frozen=True)
class Reading:
    """The judged text; sign `i` of it stands from `starts[i]` to `ends[i]` in the typed text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> "Reading":
        """The reading with each match replaced; what replaces it stands where the match stood."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            new, (start, end) = by(match), match.span()
            if new == match.group():
                continue
            pieces += [self.text[last:start], new]
            starts += [*self.starts[last:start], *[self.starts[start]] * len(new)]
            ends += [*self.ends[last:start], *[self.ends[end - 1]] * len(new)]
            last = end
        if not pieces:
            return self
        text = "".join([*pieces, self.text[last:]])
        return Reading(text, [*starts, *self.starts[last:]], [*ends, *self.ends[last:]])


def read(text: str) -> Reading:
    """The text as it is judged."""
    reading = _shown(text)
    if any(sign.isdigit() for sign in reading.text):
        for pattern, digit in _LETTERS:
            plain = pattern.sub(digit, reading.text)
            reading = Reading(plain, reading.starts, reading.ends)
    reading = reading.replaced(_SPELLED, lambda match: re.sub(r"[ .-]", "", match.group()))
    return written(reading)


def _shown(text: str) -> Reading:
    """Only the signs that show, each as its plain twin."""
    if text.isascii():
        return Reading(text, range(len(text)), range(1, len(text) + 1))
    odd = {sign for sign in text if not sign.isascii()}
    hidden = {sign for sign in odd if _hides(sign)}
    places: Sequence[int] = range(len(text))
    if hidden:
        places = [place for place, sign in enumerate(text) if sign not in hidden]
        text = "".join(sign for sign in text if sign not in hidden)
    plain = text.translate({ord(sign): _plain(sign) for sign in odd - hidden})
    if any(sign in _TWINS for sign in map(ord, odd)):
        plain = _MIXED.sub(lambda match: match.group().translate(_TWINS), plain)
    return Reading(plain, places, [place + 1 for place in places])


def _hides(sign: str) -> bool:
    """Whether a sign is not drawn by itself: of no width, a mark over another, a filler."""
    return unicodedata.category(sign) in ("Cf", "Mn", "Me") or sign in _FILLERS


def _plain(sign: str) -> str:
    """The plain twin of a sign beyond ASCII.

    The sign may be a digit of another script, a wide letter, a dash, a space that is wider.
    """
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    twin = {"Pd": "-", "Zs": " "}.get(unicodedata.category(sign)) or unicodedata.normalize(
        "NFKC", sign
    )
    return "'" if sign in "‘’" else "_" if sign == "‿" else twin if len(twin) == 1 else sign
