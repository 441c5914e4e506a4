"""Text that is safe to show and to keep: without control signs; and the key that stands for one.

Control signs could move a cursor or hide what stands there.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_JOINERS: Final = "\u200c\u200d"
_JOINED_SCRIPTS: Final = (
    *("ARABIC", "SYRIAC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL"),
    *("TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER", "MONGOLIAN", "TIBETAN"),
)
"""Scripts in which a joiner shapes the letters beside it (Unicode Standard, 23.2)."""


def literal(text: str) -> str:
    """A text without control signs (escapes, bidirectional overrides, lone surrogates).

    Other white space becomes a space.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or joins(text, place) else " " if sign.isspace() else ""
        for place, sign in enumerate(text)
    )


def literal_lines(text: str) -> str:
    """A whole text without control signs: its lines, tabs and byte order mark stay."""
    plain = text.removeprefix("\ufeff")
    if plain.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return text
    kept = "".join(
        sign if sign.isprintable() or sign in "\n\r\t" or joins(plain, place) else ""
        for place, sign in enumerate(plain)
    )
    return text[: len(text) - len(plain)] + kept


def joins(text: str, place: int) -> bool:
    """Whether the sign at a place is a joiner of no width that has work to do there.

    Such is one between two emoji (a family), and one in Arabic, Persian or an Indic script;
    anywhere else it only hides something.
    """
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    if unicodedata.name(before, "").startswith(_JOINED_SCRIPTS):
        return True
    return _is_emoji(before) and _is_emoji(after)


def _is_emoji(sign: str) -> bool:
    """A sign that emoji are built of: a picture, a colour of skin, or what asks for the picture."""
    return unicodedata.category(sign) in ("So", "Sk") or sign == "\ufe0f"


def decodable(text: str) -> str:
    """A text that can be kept.

    On the command line, bytes that are no UTF-8 come as lone surrogates, and each becomes a
    question mark.
    """
    return text.encode("utf-8", "replace").decode()


def shortened(text: str, longest: int = 60) -> str:
    """A text as it can stand in a message: on one line, without control signs, and not too long."""
    shown = "".join(
        sign if sign.isprintable() or joins(text, place) else " " for place, sign in enumerate(text)
    )
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The key of a text: lower case, without accents, every other run of signs a hyphen.

    'Weet niet' -> 'weet-niet'.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or text.strip()
