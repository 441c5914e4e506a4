"""Changes in partners.yaml from the command line: a date, an import, the register; exports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ido_cli.directory import exchange
from ido_cli.directory.choosing import find_partner
from ido_cli.directory.exchange import Changes
from ido_cli.directory.hsds.writing import export_hsds
from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Incoming, Note, as_item, as_row
from ido_cli.directory.spreadsheet.excel import write_excel
from ido_cli.directory.spreadsheet.headings import Ask, nobody
from ido_cli.directory.spreadsheet.writing import COLUMNS, table, write_csv
from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.literal import literal
from ido_cli.settings import Settings
from ido_cli.source.dates import date_words
from ido_cli.source.editing.keys import set_list
from ido_cli.source.files.writing import write, write_over
from ido_cli.source.reading import parse
from ido_cli.terminal.fronts import choose_front, confirm, no_answer
from ido_cli.terminal.output import Output
from ido_cli.terminal.page import Choice, Page, Paragraph
from ido_cli.views.directory.doubts import settle_partner
from ido_cli.workspace.directory_file import read_directory, with_changes
from ido_cli.workspace.folder import inside_package
from ido_cli.workspace.reading import Workspace

FORMATS: Final = ("csv", "hsds", "excel")
_BY_ENDING: Final = {".xlsx": "excel", ".json": "hsds"}
_NONE: Final = Choice("", "Niet overnemen")
_FREE_TEXTS: Final = ("doet", "opmerking", "bezoek")
"""What a partner makes known of itself; the numbers of people at it have no column."""


def verify(settings: Settings, partner_id: str) -> None:
    """Set today's date at a partner in partners.yaml; every other line stays as it was.

    What desks said of it is settled with that.
    """
    workspace, today = settings.workspace(), settings.environment.today
    require_own(workspace)
    directory, source = workspace.directory, workspace.directory_file.source
    partner = find_partner(directory, partner_id)
    dated = {partner.id: {"gecontroleerd": today.isoformat()}}
    write_over(source.path, with_changes(workspace.directory_file, (), dated))
    out = Output(settings.environment.stdout)
    out.line(f"{partner.name}: gecontroleerd op {date_words(today)}.")
    if not partner.source:
        out.line("Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.")
    settle_partner(settings, partner.id)


def import_file(settings: Settings, path: Path, as_json: bool = False) -> None:
    """Take in the partners of a spreadsheet or of HSDS; what is not known in it is asked.

    As JSON nothing is asked, and nothing changed without --ja.
    """
    directory, today = settings.workspace().directory, settings.environment.today
    ask = nobody if settings.yes or as_json else _asker(settings)
    rows = _impersonal(directory, exchange.read(path, directory, today, ask))
    take_in(settings, rows, directory.regions, as_json)


def take_in(
    settings: Settings, rows: Incoming, regions: tuple[str, ...], as_json: bool = False
) -> None:
    """Show what rows would change in a directory of these regions, ask, and do it."""
    workspace = settings.workspace()
    if settings.yes or not as_json:
        require_own(workspace)
    out = Output(settings.environment.stdout)
    directory, path = workspace.directory, workspace.directory_file.source.path
    read = tuple((place, _clean(row)) for place, row in rows.rows)
    wider = directory.model_copy(update={"regions": regions})
    found = exchange.changes(wider, replace(rows, rows=read))
    if as_json:
        if settings.yes and not found.none:
            write_over(path, _text(workspace, found, regions))
        out.json(_as_data(directory, found))
        return
    lines = _lines(directory, found, regions[len(directory.regions) :])
    out.text("".join(f"{literal(line)}\n" for line in lines))
    if found.none or not confirm(settings, "Zo opslaan in partners.yaml?"):
        out.line("Er is niets veranderd.")
        return
    write_over(path, _text(workspace, found, regions))
    out.line(f"Opgeslagen in {path}.", wrap=False)


def export_file(settings: Settings, form: str | None, to: Path | None) -> None:
    """All partners in a format, to a file or on stdout; without a format the file's ending tells.

    Raises IdoError for a format that is none, and for Excel without a file.
    """
    directory = settings.workspace().directory
    form = form or _BY_ENDING.get(to.suffix.lower() if to else "", "csv")
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    if form == "excel":
        if to is None:
            message = "Een Excel-bestand kan niet op het scherm."
            raise IdoError(message, "Zeg waar het komt: --uit partners.xlsx", WRONG_USE)
        rows = table(directory.partners)
        write(to, write_excel(COLUMNS, rows))
        Output(settings.environment.stdout).line(f"Opgeslagen in {to}.", wrap=False)
        return
    hsds_text = form == "hsds"
    text = export_hsds(directory) if hsds_text else write_csv(directory.partners)
    Output(settings.environment.stdout).put(text, to)


def save(out: Output, path: Path, text: str) -> None:
    """Write partners.yaml, and say so or what is wrong in it now."""
    write_over(path, text)
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


def _text(workspace: Workspace, found: Changes, regions: tuple[str, ...]) -> str:
    """partners.yaml with what an import changes, read again before it is written."""
    source = workspace.directory_file.source
    text = with_changes(workspace.directory_file, found.new, found.changed)
    if regions == workspace.directory.regions:
        return text
    return set_list(parse(text, source.path), "regios", regions)


def _asker(settings: Settings) -> Ask:
    """Asks at the screen; raises IdoError when the input ends without an answer."""

    def ask(question: str, choices: Mapping[str, str]) -> str:
        options = [_NONE, *(Choice(value, text) for value, text in choices.items())]
        page = Page((Paragraph(question, "question"),))
        try:
            chosen = choose_front(settings).choose(page, options)
        except KeyboardInterrupt:
            raise no_answer() from None
        return chosen.value if isinstance(chosen, Choice) else ""

    return ask


def _impersonal(directory: Directory, incoming: Incoming) -> Incoming:
    """The rows without sentences in which a person stands; what stood there already is not read."""
    rows, notes, mistakes = [], list(incoming.notes), list(incoming.mistakes)
    for place, row in incoming.rows:
        old = directory.by_id.get(str(row.get("id")))
        before = as_row(old) if old else {}
        kept = dict(row)
        for key in _FREE_TEXTS:
            text = row.get(key)
            if not isinstance(text, str) or text == before.get(key, ""):
                continue
            rest, kinds = _without_persons(text, directory.public)
            said = f"lijkt op persoonsgegevens ({', '.join(kinds)})"
            if kinds and not rest and key == "doet":
                mistakes.append(f"{place}: {key} {said}. Schrijf het zonder gegevens van personen")
            elif kinds:
                kept[key] = rest
                notes.append(Note(place, key, f"{said}; niet overgenomen"))
        rows.append((place, kept))
    return replace(incoming, rows=tuple(rows), notes=tuple(notes), mistakes=tuple(mistakes))


def _without_persons(text: str, public: Sequence[str]) -> tuple[str, list[str]]:
    """A text without its sentences in which a person stands, and the kinds of data in them."""
    from ido_cli.views.directory.partner_answers import person_kinds

    kept: list[str] = []
    kinds: dict[str, None] = {}
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        found = person_kinds(sentence, public)
        kinds |= dict.fromkeys(found)
        kept += [] if found else [sentence]
    return " ".join(kept), list(kinds)


def _lines(directory: Directory, found: Changes, regions: Sequence[str]) -> Iterator[str]:
    places: dict[tuple[str, str], list[str]] = {}
    for note in found.notes:
        places.setdefault((note.key, note.text), []).append(note.place)
    for (key, text), where in places.items():
        what = "" if where[0] == key else f", {key}"
        yield f"let op     {_places(where)}{what}: {text}"
    for region in regions:
        yield f"regio erbij {region}"
    for partner in found.new:
        yield f"nieuw      {partner.id}: {partner.name}"
    for partner_id, keys in found.changed.items():
        partner = directory.by_id[partner_id]
        yield f"verandert  {partner.id}: {partner.name}"
        yield from _key_lines(as_row(partner), keys)
    yield f"{len(found.new)} nieuw, {len(found.changed)} veranderd, {found.same} hetzelfde."


def _places(where: Sequence[str]) -> str:
    """'regel 2', 'regel 2, 3, 4 en nog 17'."""
    first, *others = where
    told = ", ".join([first, *(one.removeprefix("regel ") for one in others[:4])])
    return f"{told} en nog {len(others) - 4}" if len(others) > 4 else told


def _as_data(directory: Directory, found: Changes) -> dict[str, Any]:
    changed = [
        {
            "id": partner_id,
            "naam": directory.by_id[partner_id].name,
            "velden": {
                key: {"was": as_row(directory.by_id[partner_id]).get(key, ""), "wordt": value}
                for key, value in keys.items()
            },
        }
        for partner_id, keys in found.changed.items()
    ]
    notes = [
        {"plaats": note.place, "sleutel": note.key, "tekst": literal(note.text)}
        for note in found.notes
    ]
    new = [as_item(partner) for partner in found.new]
    return {"nieuw": new, "veranderd": changed, "hetzelfde": found.same, "opmerkingen": notes}


def _key_lines(before: Mapping[str, object], keys: Mapping[str, object]) -> Iterator[str]:
    for key, value in keys.items():
        yield f"             {key}: {value_words(before.get(key))} -> {value_words(value)}"


def value_words(value: object) -> str:
    """A value of a partner as people read it in a preview."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "(leeg)"
    return str(value) if value else "(leeg)"
