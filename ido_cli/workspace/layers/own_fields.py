"""Fields of national partners that a library changed, and what became of them nationally since.

The national value that an own one came in the place of is kept in decision_trees/.basis/.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.rows import as_row, listed
from ido_cli.source.editing.items import remove_items, set_keys
from ido_cli.source.files.writing import as_json, write
from ido_cli.source.marked import MarkedDict
from ido_cli.source.reading import parse
from ido_cli.workspace.directory_file import DirectoryFile, read_base
from ido_cli.workspace.layers.taking_over import BASIS_FOLDER
from ido_cli.workspace.reading import Workspace

_FILE: Final = "partners.json"
_OURS: Final = ("id", "contact")
"""What a library says of its own contact with a partner is in the place of nothing."""


@dataclass(frozen=True)
class OwnField:
    """A field of a national partner with an own value, and the national one, then and now.

    `origin` is None when it is not known what the own value came in the place of.
    """

    partner: str
    key: str
    own: Any
    origin: Any
    national: Any

    @property
    def newer(self) -> bool:
        """Whether the national value has changed under the own one, to something else than it."""
        return self.origin not in (None, self.national) and self.own != self.national


def own_fields(workspace: Workspace) -> tuple[OwnField, ...]:
    """The fields of national partners that the library changed; none without a national base."""
    if not workspace.directory_file.layered:
        return ()
    base = {partner.id: as_row(partner) for partner in read_base().partners}
    origins = _read(_path(workspace))
    return tuple(
        OwnField(
            one,
            key,
            listed(key, value) if value else "",
            origins.get(one, {}).get(key),
            base[one].get(key, ""),
        )
        for one, row in _own_rows(workspace.directory_file)
        if one in base
        for key, value in row.items()
        if key not in _OURS
    )


def keep_origins(workspace: Workspace, fields: Iterable[OwnField], *, settled: bool) -> None:
    """Keep what own values came in the place of: for new ones, and for all when it is `settled`."""
    kept: dict[str, dict[str, Any]] = {}
    for field in fields:
        new = settled or field.origin is None
        kept.setdefault(field.partner, {})[field.key] = field.national if new else field.origin
    path = _path(workspace)
    if kept != _read(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, as_json(kept))


def without_fields(file: DirectoryFile, fields: Iterable[OwnField]) -> str:
    """The text of partners.yaml without these own values, so that the national ones hold."""
    rows = [one for one, _ in _own_rows(file)]
    gone: dict[int, dict[str, str]] = {}
    for field in fields:
        gone.setdefault(rows.index(field.partner), {})[field.key] = ""
    text = set_keys(file.source, "partners", gone)
    source = parse(text, file.source.path)
    assert source.data is not None
    empty = [number for number in gone if set(source.data["partners"][number]) == {"id"}]
    return remove_items(source, "partners", empty) if empty else text


def _own_rows(file: DirectoryFile) -> list[tuple[str, Mapping[str, Any]]]:
    """The partners of a file as they stand there, by their id."""
    rows = (file.source.data.get("partners") if file.source.data else None) or ()
    return [(str(row.get("id")), row) for row in rows if isinstance(row, MarkedDict)]


def _path(workspace: Workspace) -> Path:
    return workspace.trees.folder / BASIS_FOLDER / _FILE


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """What was kept; nothing when it is not there or damaged, for it is made again."""
    found: object = None
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
    rows = found if isinstance(found, dict) else {}
    return {one: row for one, row in rows.items() if isinstance(row, dict)}
