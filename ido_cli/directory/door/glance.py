"""What the look of the lines of a partners.yaml says: nothing is parsed or checked."""

import re
from pathlib import Path
from typing import Final, NamedTuple


def has_key(path: Path, key: str) -> bool:
    """Whether a partners.yaml has this key at its top, for who reads more of it only then.

    Nothing is parsed: a key of a mapping in braces is not seen. False when it can't be read.
    """
    pattern = rf"^[\"']?{re.escape(key)}[\"']?\s*:".encode()
    try:
        return path.is_file() and re.search(pattern, path.read_bytes(), re.MULTILINE) is not None
    except OSError:
        return False


class PartnerGlance(NamedTuple):
    """A partner by the look of its lines."""

    id: str
    name: str
    nationwide: bool


def glance_at_partners(path: Path) -> list[PartnerGlance]:
    """The partners by the look of the lines of a partners.yaml; none when it can't be read.

    For who must not wait: nothing is parsed or checked.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    listed = _PARTNERS.search(text)
    if listed is None:
        return []
    rows = (dict(_PARTNER_KEY.findall(row)) for row in _PARTNER.split(listed[1])[1:])
    return [
        PartnerGlance(
            _unquoted(row["id"]),
            _unquoted(row.get("naam", "")),
            _unquoted(row.get("regio", "").strip("[] ")) == "landelijk",
        )
        for row in rows
        if "id" in row
    ]


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


_PARTNERS: Final = re.compile(r"^partners:(.*?)(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
_PARTNER: Final = re.compile(r"^ *- +(?=\{|\w+:)", re.MULTILINE)
_PARTNER_KEY: Final = re.compile(
    r"(?:^ *|\{ *|, *)(id|naam|regio): *([^\n]+?)(?= *(?:$| #|, *\w+:|\}))", re.MULTILINE
)
"""A key that a glance takes, with its value: until the end of the line, a comment, or the next."""
