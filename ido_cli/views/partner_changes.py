"""Changes in partners.yaml from the command line: a date that was verified, an import; exports."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ido_cli.directory import exchange, spreadsheet
from ido_cli.directory.choosing import find_partner
from ido_cli.directory.exchange import Changes
from ido_cli.directory.hsds.writing import export_hsds
from ido_cli.directory.model import Directory
from ido_cli.directory.rows import as_item, as_row
from ido_cli.errors import IdoError, unknown
from ido_cli.settings import Settings
from ido_cli.source import editing
from ido_cli.source.dates import date_words
from ido_cli.source.reading import parse
from ido_cli.source.writing import write
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Output
from ido_cli.workspace.folder import inside_package
from ido_cli.workspace.reading import Workspace, read_directory

FORMATS: Final = ("csv", "hsds")


def verify(settings: Settings, partner_id: str) -> None:
    """Set today's date at a partner in partners.yaml; every other line stays as it was."""
    workspace, today = settings.workspace(), settings.environment.today
    _own(workspace)
    directory, source = workspace.directory, workspace.directory_file.source
    partner = find_partner(directory, partner_id)
    number = directory.partners.index(partner)
    dated = {number: {"gecontroleerd": today.isoformat()}}
    write(source.path, editing.set_keys(source, "partners", dated))
    out = Output(settings.environment.stdout)
    out.line(f"{partner.name}: gecontroleerd op {date_words(today)}.")
    if not partner.source:
        out.line("Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.")


def import_file(settings: Settings, path: Path) -> None:
    """Show what an import would do, ask, and do it: whole or not at all."""
    workspace = settings.workspace()
    _own(workspace)
    out = Output(settings.environment.stdout)
    directory, source = workspace.directory, workspace.directory_file.source
    found = exchange.changes(directory, exchange.read(path, settings.environment.today))
    numbers = {partner.id: number for number, partner in enumerate(directory.partners)}
    changed = {numbers[partner_id]: keys for partner_id, keys in found.changed.items()}
    for line in _lines(directory, found):
        out.line(line, wrap=False)
    if found.none or not confirm(settings, "Zo opslaan in partners.yaml?"):
        out.line("Er is niets veranderd.")
        return
    text = editing.set_keys(source, "partners", changed) if changed else source.text
    if found.new:
        items = [as_item(partner) for partner in found.new]
        text = editing.add_items(parse(text, source.path), "partners", items)
    write(source.path, text)
    findings = read_directory(source.path).findings
    if findings:
        first = findings[0].message
        out.line(f'Opgeslagen. Kijk na met "ido bomen controleer": {first}.')
    else:
        out.line(f"Opgeslagen in {source.path}.", wrap=False)


def exported(directory: Directory, form: str) -> str:
    """All partners in a format. Raises IdoError for a format that is none."""
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if form == "hsds":
        return export_hsds(directory)
    return spreadsheet.write_csv(directory.partners)


def _own(workspace: Workspace) -> None:
    """Raise IdoError for the copy in an installed package, which a next version overwrites."""
    if workspace.folder == inside_package():
        message = "Dit is de inrichting die bij ido hoort; die kunt u niet veranderen."
        raise IdoError(message, 'Maak een eigen inrichting met "ido init MAP".')


def _lines(directory: Directory, found: Changes) -> Iterator[str]:
    for note in found.notes:
        yield f"let op     {note.place}, {note.key}: {note.text}"
    for partner in found.new:
        yield f"nieuw      {partner.id}: {partner.name}"
    for partner_id, keys in found.changed.items():
        partner = directory.by_id[partner_id]
        yield f"verandert  {partner.id}: {partner.name}"
        yield from _key_lines(as_row(partner), keys)
    yield f"{len(found.new)} nieuw, {len(found.changed)} veranderd, {found.same} hetzelfde."


def _key_lines(before: Mapping[str, object], keys: Mapping[str, object]) -> Iterator[str]:
    for key, value in keys.items():
        yield f"             {key}: {_words(before.get(key))} -> {_words(value)}"


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "(leeg)"
    return str(value) if value else "(leeg)"
