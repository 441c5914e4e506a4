"""The national register beside partners.yaml: gemeenten taken over, facts compared."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from ido_cli.directory import register
from ido_cli.directory.agreement import Agreement, Outcome, changes, compare, incoming, verified_on
from ido_cli.directory.model import Directory, Partner
from ido_cli.directory.rows import Incoming, as_row
from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.settings import Settings
from ido_cli.source.dates import date_words
from ido_cli.source.editing.lines import Value
from ido_cli.source.files.writing import write_over
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Output
from ido_cli.terminal.screen import opened
from ido_cli.views.directory.partner_changes import require_own, save, take_in, value_words
from ido_cli.workspace.directory_file import read_directory, with_changes
from ido_cli.workspace.folder import DIRECTORY_FILE, shipped


def compare_with_register(settings: Settings, path: Path, as_json: bool) -> None:
    """Compare the partners of the file that bear a register number with an export of the register.

    What agrees is dated, what differs asked one by one (--ja takes the register's, save the name),
    what is gone told. As JSON nothing is asked, and nothing changed without --ja.
    """
    workspace = settings.workspace()
    if settings.yes or not as_json:
        require_own(workspace)
    out = Output(settings.environment.stdout)
    file = workspace.directory_file
    partners = file.own.partners if file.own else workspace.directory.partners
    compared = _compared(settings, partners, path)
    changed = {one: _decided(settings, out, found, as_json) for one, found in compared.items()}
    kept = {one: keys for one, keys in changed.items() if keys}
    text = with_changes(file, (), kept)
    if as_json:
        if kept:
            write_over(file.source.path, text)
        out.json([_agreement_row(found, changed[one]) for one, found in compared.items()])
        return
    out.line(_summary(compared.values(), len(partners)))
    if kept:
        save(out, file.source.path, text)
    else:
        out.line("Er is niets veranderd.")


def import_municipalities(settings: Settings, path: Path, names: Sequence[str]) -> None:
    """Show which gemeenten of an export would be taken over, ask, and do it."""
    directory = settings.workspace().directory
    rows = from_register(settings, directory, path, names)
    take_in(settings, rows, _regions(directory, rows))


def from_register(
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
    here = [service for service in municipal_services() if service in directory.services]
    return incoming(directory, found, here, today)


def _regions(directory: Directory, rows: Incoming) -> tuple[str, ...]:
    """The regions of a directory, and those that rows bring behind them."""
    brought = (region for _, row in rows.rows for region in row.get("regio", ()))
    return tuple(dict.fromkeys((*directory.regions, *brought)))


def municipal_services() -> tuple[str, ...]:
    """The services that every gemeente of the shipped example has."""
    example = read_directory(shipped() / DIRECTORY_FILE).directory
    return register.municipal_services(example) if example else ()


def _compared(settings: Settings, partners: Sequence[Partner], path: Path) -> dict[str, Agreement]:
    """By their id, the partners that bear a number beside their record."""
    today = settings.environment.today
    wanted = {one.register_number for one in partners}
    with opened(path, settings.environment.stderr, settings.plain) as stream:
        every = register.organisations(stream, str(path))
        found = {one.number: one for one in every if one.number in wanted}
    return {
        one.id: compare(one, found.get(one.register_number), today)
        for one in partners
        if one.register_number
    }


def _decided(settings: Settings, out: Output, one: Agreement, as_json: bool) -> Mapping[str, Value]:
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
        if confirm(
            settings, f"{one.partner.name}: {key} {value_words(before.get(key))} wordt {theirs}?"
        )
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
        words = f"{key}: {value_words(before.get(key))}; in het register: {theirs}"
        out.line(f"           {words}", wrap=False)


def _summary(compared: Collection[Agreement], partners: int) -> str:
    counts = Counter(one.outcome for one in compared)
    told = ", ".join(f"{one.replace('-', ' ')} {counts[one]}" for one in Outcome)
    return f"{told}; zonder registernummer {partners - len(compared)}."


def _agreement_row(one: Agreement, written: Mapping[str, Value]) -> dict[str, Any]:
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
