"""A workspace that version 0.1 copied whole, taken into two layers with every own edit kept.

What was copied and never changed is known by its fingerprint (version_0_1.json); that comes from
the national base from now on. What differs is the library's own, and stays.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.rows import as_row, listed
from ido_cli.source import reading
from ido_cli.source.editing.items import remove_items, set_keys
from ido_cli.source.editing.keys import add_keys, remove_keys
from ido_cli.source.editing.lines import Value, unsafe
from ido_cli.source.files.writing import remove, write_over
from ido_cli.source.marked import MarkedDict, Source
from ido_cli.source.reading import parse
from ido_cli.workspace.directory_file import read_base
from ido_cli.workspace.folder import (
    DIRECTORY_FILE,
    NATIONAL,
    TREES_FOLDER,
    is_workspace,
    layer,
    shipped,
)

_COPIED: Final = Path(__file__).with_name("version_0_1.json")
"""Fingerprints of what version 0.1 copied: `bomen`, `partners` with their keys, `diensten`."""


@dataclass(frozen=True)
class TwoLayers:
    """What taking a workspace into two layers would do.

    The text that partners.yaml gets, the tree files that go because they are national, and what is
    the library's own: changed and added trees, changed and added partners.
    """

    directory: str
    national_trees: tuple[Path, ...]
    trees_out: tuple[str, ...]
    own_trees: tuple[str, ...]
    national_partners: int
    partners_out: tuple[str, ...]
    changed_partners: Mapping[str, tuple[str, ...]]
    own_partners: tuple[str, ...]


def fingerprint(value: Any) -> str:
    """What a text or a list of 0.1 is known by; ends of lines and marks of an editor aside."""
    text = value if isinstance(value, str) else json.dumps(_plain(value), ensure_ascii=False)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").strip()
    return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:16]


def is_copied(folder: Path) -> bool:
    """Whether a folder holds a workspace of the old kind, or one that is not wholly taken over."""
    if not is_workspace(folder) or folder.resolve() == shipped().resolve():
        return False
    return bool(_national_trees(folder)) or (
        layer(folder).base is None and _copied_partners(folder)
    )


def plan(folder: Path) -> TwoLayers:
    """What taking the workspace in a folder into two layers would do. Nothing is written.

    Raises IdoError when partners.yaml can't be read or changed safely.
    """
    source = reading.read(folder / DIRECTORY_FILE)
    if source.data is None:
        first = source.findings[0]
        raise unsafe(source, first.with_line)
    known = {path.stem for path in (folder / TREES_FOLDER).glob("*.yaml")}
    begun = layer(folder).base is not None
    base_trees = {path.stem for path in (shipped() / TREES_FOLDER).glob("[!_]*.yaml")}
    gone = _national_trees(folder)
    trees_out = () if begun else tuple(sorted((_copied()["bomen"].keys() & base_trees) - known))
    own = tuple(sorted(one for one in known - {path.stem for path in gone} if one[0] != "_"))
    if begun:
        return TwoLayers(source.text, gone, (), own, 0, (), {}, ())
    changed = dict(_changed(source))
    rows = {str(row["id"]): row for row in _rows(source)}
    national = read_base().by_id
    partners_out = tuple(
        one for one in _copied()["partners"] if one in national and one not in rows
    )
    text = _layered_text(source, changed, trees_out, partners_out)
    return TwoLayers(
        text,
        gone,
        trees_out,
        own,
        sum(not keys for keys in changed.values()),
        partners_out,
        {one: keys for one, keys in changed.items() if keys},
        tuple(one for one in rows if one not in changed),
    )


def take_into_two_layers(folder: Path, made: TwoLayers) -> None:
    """Write what was planned. When it ends halfway, the same can be done again."""
    write_over(folder / DIRECTORY_FILE, made.directory)
    for path in made.national_trees:
        remove(path)


@lru_cache(maxsize=1)
def _copied() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = json.loads(_COPIED.read_text(encoding="utf-8"))
    return found


def _national_trees(folder: Path) -> tuple[Path, ...]:
    """The tree files that are as version 0.1 copied them."""
    known = _copied()["bomen"]
    files = sorted((folder / TREES_FOLDER).glob("*.yaml"))
    return tuple(path for path in files if known.get(path.stem, "") == fingerprint(_text(path)))


def _copied_partners(folder: Path) -> bool:
    """Whether partners.yaml came from version 0.1: it has national partners word for word."""
    known = _copied()["partners"]
    rows = _rows(reading.read(folder / DIRECTORY_FILE))
    return any(
        str(row.get("doet")) and fingerprint(row.get("doet")) == known[str(row["id"])].get("doet")
        for row in rows
        if str(row["id"]) in known
    )


def _changed(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The partners of the file that are national now, each with the keys that the library changed.

    A value is its own when version 0.1 did not have it so, and the base has not either.
    """
    base = {partner.id: as_row(partner) for partner in read_base().partners}
    copied = _copied()["partners"]
    for row in _rows(source):
        one = str(row["id"])
        if one in base:
            yield (
                one,
                tuple(
                    key
                    for key, value in row.items()
                    if key != "id"
                    and fingerprint(value) != copied.get(one, {}).get(key)
                    and listed(key, value) != base[one].get(key)
                ),
            )


def _layered_text(
    source: Source,
    changed: Mapping[str, tuple[str, ...]],
    trees_out: tuple[str, ...],
    partners_out: tuple[str, ...],
) -> str:
    """The text of partners.yaml with only what is the library's own, on the national base."""
    numbers = {str(row["id"]): number for number, row in enumerate(_rows(source))}
    rows = _rows(source)
    drop: dict[int, Mapping[str, Value]] = {
        numbers[one]: {key: "" for key in rows[numbers[one]] if key not in ("id", *keys)}
        for one, keys in changed.items()
        if keys
    }
    text = set_keys(source, "partners", drop) if drop else source.text
    same = [numbers[one] for one, keys in changed.items() if not keys]
    if same:
        text = remove_items(parse(text, source.path), "partners", same)
    services = _national_services(source)
    if services:
        text = remove_keys(parse(text, source.path), "diensten", services)
    keys: dict[str, Value] = {"basis": NATIONAL}
    keys |= {"bomen_uit": trees_out} if trees_out else {}
    keys |= {"partners_uit": partners_out} if partners_out else {}
    return add_keys(parse(text, source.path), "bibliotheek", keys)


def _national_services(source: Source) -> list[str]:
    """The services of the file that the base has too, by the name of then or of now."""
    named = source.data.get("diensten") if source.data else None
    base, copied = read_base().services, _copied()["diensten"]
    rows = named.items() if isinstance(named, MarkedDict) else ()
    return [
        one
        for one, name in rows
        if one in base and (name == base[one] or fingerprint(name) == copied.get(one))
    ]


def _rows(source: Source) -> list[MarkedDict]:
    partners = source.data.get("partners") if source.data else None
    rows = partners if isinstance(partners, list) else []
    return [row for row in rows if isinstance(row, MarkedDict) and "id" in row]


def _plain(value: Any) -> Any:
    """Lists and mappings as JSON has them."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
