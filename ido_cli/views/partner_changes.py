"""Changes in partners.yaml from the command line: a date, an import, the register; exports."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ido_cli.directory import exchange, hsds, register, spreadsheet
from ido_cli.directory.agreement import Agreement, Outcome, changes, compare, incoming, verified_on
from ido_cli.directory.choosing import find_partner
from ido_cli.directory.exchange import Changes
from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Incoming, as_item, as_row
from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.settings import Settings
from ido_cli.source import editing
from ido_cli.source.dates import date_words
from ido_cli.source.reading import parse
from ido_cli.source.writing import write
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Output
from ido_cli.terminal.screen import opened
from ido_cli.workspace.folder import DIRECTORY_FILE, inside_package, shipped
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


def import_file(settings: Settings, path: Path, municipalities: Sequence[str] = ()) -> None:
    """Show what an import would do, ask, and do it: whole or not at all.

    `municipalities` are those to take from an export of the register.
    """
    workspace = settings.workspace()
    _own(workspace)
    out = Output(settings.environment.stdout)
    directory, source = workspace.directory, workspace.directory_file.source
    if municipalities or path.suffix.lower() == ".xml":
        rows = _from_register(settings, directory, path, municipalities)
        regions = _regions(directory, rows)
    else:
        rows, regions = exchange.read(path), directory.regions
    wider = directory.model_copy(update={"regions": regions})
    found = exchange.changes(wider, rows)
    numbers = {partner.id: number for number, partner in enumerate(directory.partners)}
    changed = {numbers[partner_id]: keys for partner_id, keys in found.changed.items()}
    for line in _lines(directory, found, regions[len(directory.regions) :]):
        out.line(line, wrap=False)
    if found.none or not confirm(settings, "Zo opslaan in partners.yaml?"):
        out.line("Er is niets veranderd.")
        return
    text = editing.set_keys(source, "partners", changed) if changed else source.text
    if found.new:
        items = [as_item(partner) for partner in found.new]
        text = editing.add_items(parse(text, source.path), "partners", items)
    if regions != directory.regions:
        text = editing.set_list(parse(text, source.path), "regios", regions)
    _save(out, source.path, text)


def compare_with_register(settings: Settings, path: Path, as_json: bool) -> None:
    """Compare all partners that bear a register number with an export of the register.

    What agrees is dated, what differs asked one by one (--ja takes the register's, save the name),
    what is gone told. As JSON nothing is asked, and nothing changed without --ja.
    """
    workspace = settings.workspace()
    if settings.yes or not as_json:
        _own(workspace)
    out = Output(settings.environment.stdout)
    source = workspace.directory_file.source
    compared = _compared(settings, workspace.directory, path)
    changed = {place: _decided(settings, out, one, as_json) for place, one in compared.items()}
    kept = {place: keys for place, keys in changed.items() if keys}
    text = editing.set_keys(source, "partners", kept) if kept else source.text
    if as_json:
        if kept:
            write(source.path, text)
        out.json([_agreement_row(one, changed[place]) for place, one in compared.items()])
        return
    out.line(_summary(compared.values(), len(workspace.directory.partners)))
    if kept:
        _save(out, source.path, text)
    else:
        out.line("Er is niets veranderd.")


def exported(directory: Directory, form: str) -> str:
    """All partners in a format. Raises IdoError for a format that is none."""
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if form == "hsds":
        return hsds.export_hsds(directory)
    return spreadsheet.write_csv(directory.partners)


def _save(out: Output, path: Path, text: str) -> None:
    """Write partners.yaml, and say so or what is wrong in it now."""
    write(path, text)
    findings = read_directory(path).findings
    if findings:
        first = findings[0].message
        out.line(f'Opgeslagen. Kijk na met "ido bomen controleer": {first}.')
    else:
        out.line(f"Opgeslagen in {path}.", wrap=False)


def _from_register(
    settings: Settings, directory: Directory, path: Path, municipalities: Sequence[str]
) -> Incoming:
    """Gemeenten of an export, with the services that every gemeente of the shipped example has."""
    if not municipalities:
        hint = f'Bijvoorbeeld: ido partners importeer "{path}" --gemeente Leiden'
        raise IdoError("Uit het register neem ik gemeenten over. Zeg welke.", hint, WRONG_USE)
    today = settings.environment.today
    with opened(path, settings.environment.stderr, settings.plain) as stream:
        every = register.organisations(stream, str(path))
        found = register.find_municipalities(every, municipalities, today)
    example = read_directory(shipped() / DIRECTORY_FILE).directory
    services = register.municipal_services(example) if example else ()
    here = [service for service in services if service in directory.services]
    return incoming(directory, found, here, today)


def _regions(directory: Directory, rows: Incoming) -> tuple[str, ...]:
    """The regions of a directory, and those that rows bring behind them."""
    brought = (region for _, row in rows.rows for region in row.get("regio", ()))
    return tuple(dict.fromkeys((*directory.regions, *brought)))


def _compared(settings: Settings, directory: Directory, path: Path) -> dict[int, Agreement]:
    """By their place in the file, the partners that bear a number beside their record."""
    today = settings.environment.today
    numbers = {place: one.register_number for place, one in enumerate(directory.partners)}
    wanted = set(numbers.values())
    with opened(path, settings.environment.stderr, settings.plain) as stream:
        every = register.organisations(stream, str(path))
        found = {one.number: one for one in every if one.number in wanted}
    return {
        place: compare(directory.partners[place], found.get(number), today)
        for place, number in numbers.items()
        if number
    }


def _decided(
    settings: Settings, out: Output, one: Agreement, as_json: bool
) -> Mapping[str, editing.Value]:
    """Show one partner beside its record, ask, and what is then to be written."""
    if as_json and not settings.yes:
        return {}
    if not as_json:
        _show(out, one)
    day = verified_on(one.organisation, settings.environment.today)
    change = changes(one, _taken(settings, one), day)
    if not as_json and "gecontroleerd" in change:
        out.line(f"           gecontroleerd: {change['gecontroleerd']}")
    return change


def _taken(settings: Settings, one: Agreement) -> list[str]:
    """The keys that are taken from the register: each is asked.

    --ja takes all but the name, which is the one that visitors know.
    """
    if settings.yes:
        return [key for key in one.differing if key != "naam"]
    before = as_row(one.partner)
    return [
        key
        for key, theirs in one.differing.items()
        if confirm(settings, f"{one.partner.name}: {key} {_words(before.get(key))} wordt {theirs}?")
    ]


def _show(out: Output, one: Agreement) -> None:
    partner, organisation = one.partner, one.organisation
    out.line(f"{one.outcome:<10} {partner.id}: {partner.name}", wrap=False)
    before = as_row(partner)
    if one.outcome is Outcome.GONE:
        ended = organisation.ended if organisation else None
        why = f"bestaat niet meer sinds {date_words(ended)}" if ended else "staat er niet meer in"
        out.line(f"           register {partner.register_number} {why}")
    for key, theirs in one.differing.items():
        words = f"{key}: {_words(before.get(key))}; in het register: {theirs}"
        out.line(f"           {words}", wrap=False)


def _summary(compared: Collection[Agreement], partners: int) -> str:
    counts = Counter(one.outcome for one in compared)
    told = ", ".join(f"{one.replace('-', ' ')} {counts[one]}" for one in Outcome)
    return f"{told}; zonder registernummer {partners - len(compared)}."


def _agreement_row(one: Agreement, written: Mapping[str, editing.Value]) -> dict[str, Any]:
    before, organisation = as_row(one.partner), one.organisation
    changed = organisation.changed if organisation else None
    return {
        "id": one.partner.id,
        "naam": one.partner.name,
        "register": one.partner.register_number,
        "uitkomst": one.outcome.value,
        "gewijzigd": changed.isoformat() if changed else None,
        "verschillen": [
            {"sleutel": key, "partners": before.get(key, ""), "register": theirs}
            for key, theirs in one.differing.items()
        ],
        "geschreven": written,
    }


def _own(workspace: Workspace) -> None:
    """Raise IdoError for the copy in an installed package, which a next version overwrites."""
    if workspace.folder == inside_package():
        message = "Dit is de inrichting die bij ido hoort; die kunt u niet veranderen."
        raise IdoError(message, 'Maak een eigen inrichting met "ido init MAP".')


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
        yield f"             {key}: {_words(before.get(key))} -> {_words(value)}"


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "(leeg)"
    return str(value) if value else "(leeg)"
