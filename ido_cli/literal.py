"""Text that is safe to show and to keep: without control signs, which could move a cursor or hide what stands there."""


def literal(text: str) -> str:
    """A text without control signs (escapes, bidirectional overrides, lone surrogates); other white space becomes a space."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text)
