"""partners.yaml read, in its two layers: the national base, and what a library adds or changes.

The base is what ships: all services, and the partners that work in the whole country. An own
partner with the id of a national one changes only the fields that it names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from ido_cli.directory.model import ContactState, Directory, Partner
from ido_cli.directory.rows import as_item, as_row
from ido_cli.errors import IdoError
from ido_cli.source import reading
from ido_cli.source.editing.items import add_items, set_keys
from ido_cli.source.editing.lines import Value
from ido_cli.source.findings import Finding
from ido_cli.source.marked import MarkedDict, MarkedList, Source
from ido_cli.source.reading import parse
from ido_cli.source.shape import validate
from ido_cli.workspace.folder import DIRECTORY_FILE, NATIONAL, shipped

OWN: Final = "eigen"
CHANGED: Final = "aangepast"
_REACHED_BY: Final = (
    "telefoon",
    "openingstijden",
    "buiten_uren",
    "adres",
    "website",
    "email",
    "bezoek",
    "post",
)
"""Facts that a day of verification stands for."""


@dataclass(frozen=True)
class DirectoryFile:
    """partners.yaml.

    Its text, the directory that it makes (None when it can't be used) and all that is wrong in its
    shape. `own` is what this file itself holds, in its order; it is less than the directory when
    the file stands on the national base.
    """

    source: Source
    directory: Directory | None
    findings: tuple[Finding, ...]
    own: Directory | None = None

    @property
    def layered(self) -> bool:
        """Whether the file stands on the national base."""
        return self.own is not None and self.own.base == NATIONAL

    @cached_property
    def _inherited(self) -> Mapping[str, str]:
        """The layer of each national partner, by its id."""
        own = {partner.id for partner in self.own.partners} if self.own else set()
        national = read_base().partners if self.layered else ()
        return {one.id: CHANGED if one.id in own else NATIONAL for one in national}

    def layer(self, partner_id: str) -> str:
        """The layer that a partner comes from, in a word; `aangepast` is national with own facts.

        Without a base all is the library's own.
        """
        return self._inherited.get(partner_id, OWN)


def read_directory(path: Path) -> DirectoryFile:
    """Read partners.yaml, with the national base where it stands on that."""
    return directory_from(reading.read(path))


def directory_from(source: Source) -> DirectoryFile:
    """The directory in a text of partners.yaml that was read, or that is to be written."""
    if source.data is not None and source.data.get("basis") == NATIONAL:
        directory, own, findings = read_layered(source, read_base())
        return DirectoryFile(source, directory, findings, own)
    directory, findings = validate(source, Directory, "P")
    return DirectoryFile(source, directory, findings, directory)


@lru_cache(maxsize=1)
def read_base() -> Directory:
    """The national base of the directory. Raises IdoError when what is shipped is damaged."""
    path = shipped() / DIRECTORY_FILE
    directory, _ = validate(reading.read(path), Directory, "P")
    if directory is None:
        message = f"De landelijke basis is niet te lezen: {path}."
        raise IdoError(message, "Installeer ido opnieuw.")
    return national(directory)


def national(directory: Directory) -> Directory:
    """What of the shipped directory holds in the whole country.

    How far a library is with a contact is its own affair, so that is not inherited.
    """
    partners = tuple(_anywhere(partner) for partner in directory.partners if partner.nationwide)
    return directory.model_copy(update={"partners": partners, "locations": ()})


def read_layered(
    source: Source, base: Directory
) -> tuple[Directory | None, Directory | None, tuple[Finding, ...]]:
    """The directory of a file that stands on a base: as it is used, and as its own lines say.

    In the second the partners are those of the file, in its order, with what they inherit filled
    in. Both are None when anything was wrong.
    """
    assert source.data is not None
    rows = {partner.id: as_row(partner) for partner in base.partners}
    filled = {**source.data, "diensten": _services(source.data.get("diensten"), base)}
    partners = source.data.get("partners")
    if isinstance(partners, MarkedList):
        filled["partners"] = [_filled(one, rows) for one in partners]
    own, findings = validate(source, Directory, "P", data=filled)
    if own is None:
        return None, None, findings
    return on_base(own, base), own, findings


def on_base(own: Directory, base: Directory) -> Directory:
    """An own directory together with the national partners that it does not leave out."""
    mine = {partner.id: partner for partner in own.partners}
    out = set(own.partners_out)
    inherited = tuple(
        mine.pop(partner.id, partner) for partner in base.partners if partner.id not in out
    )
    return own.model_copy(update={"partners": (*inherited, *mine.values())})


def with_changes(
    file: DirectoryFile, new: Sequence[Partner], changed: Mapping[str, Mapping[str, Value]]
) -> str:
    """The text of a file with partners added, and for known ones (by their id) keys changed.

    A national partner is not copied: only what differs comes to stand in the file. Raises IdoError
    when the file can't be changed safely.
    """
    own = file.own.partners if file.own else ()
    here = {partner.id: number for number, partner in enumerate(own)}
    keys = {here[one]: values for one, values in changed.items() if one in here}
    text = set_keys(file.source, "partners", keys) if keys else file.source.text
    items = [{"id": one, **values} for one, values in changed.items() if one not in here]
    items += [as_item(partner) for partner in new]
    if items:
        text = add_items(parse(text, file.source.path), "partners", items)
    return text


def _anywhere(partner: Partner) -> Partner:
    kept = partner.contact if partner.contact is ContactState.NOT_NEEDED else None
    return partner.model_copy(update={"contact": kept})


def _services(own: object, base: Directory) -> object:
    """The services of the base and those of the file; what is no mapping is told as it stands."""
    return {**base.services, **own} if isinstance(own, MarkedDict) else own or base.services


def _filled(row: object, rows: Mapping[str, Mapping[str, Any]]) -> object:
    """A partner of the file with what it inherits.

    Who changes how a national partner is reached must say when that was verified.
    """
    inherited = rows.get(str(row.get("id"))) if isinstance(row, MarkedDict) else None
    if inherited is None or not isinstance(row, MarkedDict):
        return row
    filled = {**inherited, **row}
    if "gecontroleerd" not in row and any(key in row for key in _REACHED_BY):
        filled.pop("gecontroleerd", None)
    return filled
