"""Changes in partners.yaml from the command line: a date that was verified, an import.

And exports.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from ido_cli.directory import exchange
from ido_cli.directory.exchange import Changes
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError, unknown
from ido_cli.literal import literal
from ido_cli.settings import Settings
from ido_cli.source import editing
from ido_cli.source.dates import date_words
from ido_cli.source.reading import parse
from ido_cli.terminal.confirm import confirm
from ido_cli.views.listings import find_partner
from ido_cli.workspace.folder import inside_package
from ido_cli.workspace.reading import Workspace, read_directory

FORMATS: Final = ("csv", "hsds")


def verify(workspace: Workspace, partner_id: str, today: date) -> None:
    """Set today's date at a partner in partners.yaml; every other line stays as it was."""
    _own(workspace)
    directory = workspace.directory
    partner = find_partner(directory, partner_id)
    number = directory.partners.index(partner)
    source = workspace.directory_file.source
    text = editing.set_keys(source, "partners", {number: {"gecontroleerd": today.isoformat()}})
    editing.write(source.path, text)
    print(f"{literal(partner.name)}: gecontroleerd op {date_words(today)}.")
    if not partner.source:
        print("Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.")


def import_file(settings: Settings, workspace: Workspace, path: Path) -> None:
    """Show what an import would do, ask, and do it: whole or not at all."""
    _own(workspace)
    directory = workspace.directory
    found = exchange.changes(directory, exchange.read(path))
    for line in _lines(directory, found):
        print(literal(line))
    if found.none or not confirm(settings, "Zo opslaan in partners.yaml?"):
        print("Er is niets veranderd.")
        return
    file = workspace.directory_file.source.path
    source = workspace.directory_file.source
    text = editing.set_keys(source, "partners", found.changed) if found.changed else source.text
    if found.new:
        again = parse(text, file)
        text = editing.add_items(
            again, "partners", [exchange.as_item(partner) for partner in found.new]
        )
    editing.write(file, text)
    findings = read_directory(file).findings
    print(
        f"Opgeslagen in {file}."
        if not findings
        else f'Opgeslagen. Kijk na met "ido bomen controleer": {findings[0].message}.'
    )


def exported(directory: Directory, form: str) -> str:
    """All partners in a format. Raises IdoError for a format that is none."""
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    return (
        exchange.export_hsds(directory)
        if form == "hsds"
        else exchange.export_csv(directory.partners)
    )


def _own(workspace: Workspace) -> None:
    """Raise IdoError when this is the copy inside an installed package, which a next version would overwrite."""
    if workspace.folder == inside_package():
        raise IdoError(
            "Dit is de inrichting die bij ido hoort; die kunt u niet veranderen.",
            'Maak een eigen inrichting met "ido init MAP".',
        )


def _lines(directory: Directory, found: Changes) -> Iterator[str]:
    for partner in found.new:
        yield f"nieuw      {partner.id}: {partner.name}"
    for number, keys in found.changed.items():
        partner = directory.partners[number]
        yield f"verandert  {partner.id}: {partner.name}"
        yield from _key_lines(exchange.as_row(partner), keys)
    yield f"{len(found.new)} nieuw, {len(found.changed)} veranderd, {found.same} hetzelfde."


def _key_lines(before: Mapping[str, object], keys: Mapping[str, object]) -> Iterator[str]:
    for key, value in keys.items():
        yield f"             {key}: {_words(before.get(key))} -> {_words(value)}"


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "(leeg)"
    return str(value) if value else "(leeg)"
