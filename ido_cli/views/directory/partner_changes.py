"""Changes in partners.yaml from the command line: a date, an import, the register; exports."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ido_cli.directory import exchange, hsds, spreadsheet
from ido_cli.directory.choosing import find_partner
from ido_cli.directory.exchange import Changes
from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Incoming, as_row
from ido_cli.errors import IdoError, unknown
from ido_cli.literal import literal
from ido_cli.privacy.rules import row_notes
from ido_cli.settings import Settings
from ido_cli.source import editing
from ido_cli.source.dates import date_words
from ido_cli.source.reading import parse
from ido_cli.source.writing import write
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Output
from ido_cli.workspace.directory_file import read_directory, with_changes
from ido_cli.workspace.folder import inside_package
from ido_cli.workspace.reading import Workspace

FORMATS: Final = ("csv", "hsds")


def verify(settings: Settings, partner_id: str) -> None:
    """Set today's date at a partner in partners.yaml; every other line stays as it was."""
    workspace, today = settings.workspace(), settings.environment.today
    require_own(workspace)
    directory, source = workspace.directory, workspace.directory_file.source
    partner = find_partner(directory, partner_id)
    dated = {partner.id: {"gecontroleerd": today.isoformat()}}
    write(source.path, with_changes(workspace.directory_file, (), dated))
    out = Output(settings.environment.stdout)
    out.line(f"{partner.name}: gecontroleerd op {date_words(today)}.")
    if not partner.source:
        out.line("Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.")


def import_file(settings: Settings, path: Path) -> None:
    """Show what an import would do, ask, and do it: whole or not at all."""
    directory = settings.workspace().directory
    take_in(settings, exchange.read(path), directory.regions)


def take_in(settings: Settings, rows: Incoming, regions: tuple[str, ...]) -> None:
    """Show what rows would change in a directory of these regions, ask, and do it."""
    workspace = settings.workspace()
    require_own(workspace)
    out = Output(settings.environment.stdout)
    directory, source = workspace.directory, workspace.directory_file.source
    read = tuple((place, _clean(row)) for place, row in rows.rows)
    rows = Incoming(read, (*rows.notes, *row_notes(read)))
    wider = directory.model_copy(update={"regions": regions})
    found = exchange.changes(wider, rows)
    for line in _lines(directory, found, regions[len(directory.regions) :]):
        out.line(line, wrap=False)
    if found.none or not confirm(settings, "Zo opslaan in partners.yaml?"):
        out.line("Er is niets veranderd.")
        return
    text = with_changes(workspace.directory_file, found.new, found.changed)
    if regions != directory.regions:
        text = editing.set_list(parse(text, source.path), "regios", regions)
    save(out, source.path, text)


def exported(directory: Directory, form: str) -> str:
    """All partners in a format. Raises IdoError for a format that is none."""
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if form == "hsds":
        return hsds.export_hsds(directory)
    return spreadsheet.write_csv(directory.partners)


def save(out: Output, path: Path, text: str) -> None:
    """Write partners.yaml, and say so or what is wrong in it now."""
    write(path, text)
    findings = read_directory(path).findings
    if findings:
        first = findings[0].message
        out.line(f'Opgeslagen. Kijk na met "ido bomen controleer": {first}.')
    else:
        out.line(f"Opgeslagen in {path}.", wrap=False)


def require_own(workspace: Workspace) -> None:
    """Raise IdoError for the copy in an installed package, which a next version overwrites."""
    if workspace.folder == inside_package():
        message = "Dit is de inrichting die bij ido hoort; die kunt u niet veranderen."
        raise IdoError(message, 'Maak een eigen inrichting met "ido init MAP".')


def _clean(row: Mapping[str, object]) -> dict[str, object]:
    """A row without control signs: they would make the file one that can't be read."""
    return {
        key: [literal(str(one)) for one in value]
        if isinstance(value, list | tuple)
        else literal(value)
        if isinstance(value, str)
        else value
        for key, value in row.items()
    }


def _lines(directory: Directory, found: Changes, regions: Sequence[str]) -> Iterator[str]:
    for note in found.notes:
        yield f"let op     {note.place}, {note.key}: {note.text}"
    for region in regions:
        yield f"regio erbij {region}"
    for partner in found.new:
        yield f"nieuw      {partner.id}: {partner.name}"
    for partner_id, keys in found.changed.items():
        partner = directory.by_id[partner_id]
        yield f"verandert  {partner.id}: {partner.name}"
        yield from _key_lines(as_row(partner), keys)
    yield f"{len(found.new)} nieuw, {len(found.changed)} veranderd, {found.same} hetzelfde."


def _key_lines(before: Mapping[str, object], keys: Mapping[str, object]) -> Iterator[str]:
    for key, value in keys.items():
        yield f"             {key}: {value_words(before.get(key))} -> {value_words(value)}"


def value_words(value: object) -> str:
    """A value of a partner as people read it in a preview."""
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "(leeg)"
    return str(value) if value else "(leeg)"
