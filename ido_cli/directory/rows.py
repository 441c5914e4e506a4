"""A partner as a row under the Dutch keys of partners.yaml, as it travels from and to other files.

A row that comes in is not yet validated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ido_cli.directory.model import NATIONWIDE, Partner
from ido_cli.source.editing.lines import Value

Row = dict[str, Any]
LISTS: Final = ("regio", "biedt", "neem_mee", "domeinen", "bron")


@dataclass(frozen=True)
class Note:
    """What was mended, read as something else or left out: the place, the key and a sentence."""

    place: str
    key: str
    text: str


@dataclass(frozen=True)
class Incoming:
    """What a file brings: rows, each with the place it stands at, and what there is to say.

    `presumed`: the keys that a new partner needs, for where the file is silent; a partner that is
    known keeps its own. With one of the `mistakes`, sentences of their own, nothing can be taken.
    """

    rows: tuple[tuple[str, Mapping[str, Any]], ...]
    notes: tuple[Note, ...] = ()
    presumed: Mapping[str, Any] = field(default_factory=dict)
    mistakes: tuple[str, ...] = ()


def listed(key: str, value: Any) -> Any:
    """A value of a file as a row has it: the one text of a list is a list of one."""
    return [value] if key in LISTS and isinstance(value, str) else value


def as_row(partner: Partner) -> Row:
    """A partner with the keys of partners.yaml, without what is empty."""
    row = partner.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in row.items() if value}


def differences(old: Partner, new: Partner) -> dict[str, Value]:
    """The keys of partners.yaml that differ, with the new values; an empty one takes a key out."""
    before, after = as_item(old), as_item(new)
    keys = dict.fromkeys((*before, *after))
    return {key: after.get(key, "") for key in keys if before.get(key) != after.get(key)}


def as_item(partner: Partner) -> dict[str, Value]:
    """A partner as it is written in partners.yaml: `landelijk` and a single source are no list."""
    row = as_row(partner)
    if len(partner.source) == 1:
        row["bron"] = partner.source[0]
    if row["regio"] == [NATIONWIDE]:
        row["regio"] = NATIONWIDE
    return row
