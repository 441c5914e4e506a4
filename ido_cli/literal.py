"""Text that is safe to show and to keep: without control signs; and the key that stands for one.

Control signs could move a cursor or hide what stands there.
"""

import re
import unicodedata
from functools import lru_cache


def literal(text: str) -> str:
    """A text without control signs (escapes, bidirectional overrides, lone surrogates).

    Other white space becomes a space.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text)


def decodable(text: str) -> str:
    """A text that can be kept.

    On the command line, bytes that are no UTF-8 come as lone surrogates, and each becomes a
    question mark.
    """
    return text.encode("utf-8", "replace").decode()


def shortened(text: str, longest: int = 60) -> str:
    """A text as it can stand in a message: on one line, without control signs, and not too long."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The key of a text: lower case, without accents, every other run of signs a hyphen.

    'Weet niet' -> 'weet-niet'.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or text.strip()
