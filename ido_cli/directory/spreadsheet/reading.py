"""The partners in a spreadsheet, compared with those of the directory.

What is mended or left out becomes a note; what can't be read is kept as a remark, or is a mistake
that `exchange` tells. A cell that holds what the directory has already is not judged again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.directory.rows import LISTS, Incoming, Note, Row, as_row
from ido_cli.directory.spreadsheet import cells
from ido_cli.directory.spreadsheet.cells import one_line
from ido_cli.directory.spreadsheet.headings import SERVICE, Ask, columns, known, nobody, services
from ido_cli.directory.spreadsheet.sheet import Sheet
from ido_cli.directory.spreadsheet.values import LABELS, value
from ido_cli.directory.spreadsheet.writing import COLUMNS, NIGHT, NIGHT_PARTS, as_cells
from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.literal import shortened, slug
from ido_cli.source.files.writing import unguarded

_UNTOLD: Final = "Wat deze partner doet, staat hier nog niet."
_LONGEST: Final = 4000
"""How many signs a cell may have; more is a text that is no value."""


def read_partners(path: Path, raw: bytes, directory: Directory, ask: Ask = nobody) -> Incoming:
    """The partners in a spreadsheet.

    Asks for a column that is not known, and where partners of an unknown place work. Raises
    IdoError when it is no spreadsheet, or has no column with names.
    """
    sheet = _sheet(path, raw)
    notes = [Note("bestand", "bestand", text) for text in sheet.remarks]
    taken = columns(sheet, directory, ask, notes)
    if not {"id", "naam"} & {key for key, _ in taken.values()}:
        raise IdoError(
            f"In {path} zie ik geen kolom met de naam van de organisatie.",
            "Noem die kolom Naam of Organisatie.",
            WRONG_USE,
        )
    mistakes = list(sheet.mistakes)
    reading = _Reading(directory, ask, taken, notes, mistakes)
    rows = [reading.row(number, line) for number, line in sheet.rows]
    return Incoming(tuple(row for row in rows if row), tuple(notes), mistakes=tuple(mistakes))


def _sheet(path: Path, raw: bytes) -> Sheet:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from ido_cli.directory.spreadsheet.excel import read_excel

        return read_excel(path, raw, known)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        hint = "Open het in Excel en kies Opslaan als: Excel-werkmap (.xlsx), zonder wachtwoord."
        raise IdoError(f"{path} is een oud Excel-bestand, of er zit een wachtwoord op.", hint)
    from ido_cli.directory.spreadsheet.text import read_csv

    return read_csv(path, raw, known)


@dataclass
class _Reading:
    """One sheet being read: what it is compared with, and what was seen and asked so far."""

    directory: Directory
    ask: Ask
    columns: Mapping[int, tuple[str, str]]
    notes: list[Note]
    mistakes: list[str]
    taken: set[str] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.partners = {partner.id: partner for partner in self.directory.partners}
        self.names: dict[str, list[Partner]] = {}
        for partner in self.directory.partners:
            self.names.setdefault(slug(partner.name), []).append(partner)
        self.regions = {slug(one): one for one in (NATIONWIDE, *self.directory.regions)}
        self.regions |= {"heel-nederland": NATIONWIDE, "nederland": NATIONWIDE}
        self.services = services(self.directory)

    def row(self, number: int, line: Sequence[str]) -> tuple[str, Row] | None:
        """A line of the sheet as a row of a partner; None for a title or a line twice."""
        place = f"regel {number}"
        given = self._given(place, line)
        first = self.lines.setdefault(tuple(given.values()), place)
        if first != place:
            self.notes.append(Note(place, "naam", f"staat ook op {first}; niet overgenomen"))
            return None
        old = self._partner(given)
        filled = [key for key in given if given[key]]
        if old is None and len(filled) < 2 and len(self.columns) > 2:
            shown = f'alleen "{shortened(one_line(given[filled[0]]))}"' if filled else "niets"
            text = f"{shown} in de kolommen die ik ken; gelezen als kopje, niet overgenomen"
            self.notes.append(Note(place, filled[0] if filled else "regel", text))
            return None
        row = self._values(place, given, old)
        row["id"] = old.id if old else self._new_id(place, given)
        self.taken.add(row["id"])
        return place, row

    def _given(self, place: str, line: Sequence[str]) -> dict[str, str]:
        """The cells of a line under their keys; of two columns for one key, on two lines."""
        given: dict[str, str] = {}
        for number, (key, _) in self.columns.items():
            cell = unguarded(line[number]) if number < len(line) else ""
            if len(cell) > _LONGEST:
                self.mistakes.append(f"{place}: {key} is te lang. Hooguit {_LONGEST} tekens")
                cell = ""
            better = cell if cell.isascii() else cells.repaired(cell)
            if better != cell:
                self.notes.append(Note(place, key, f"{shortened(cell)} gelezen als {better}"))
            if better.startswith("#") and cells.is_nothing(better):
                self.notes.append(Note(place, key, f"fout in Excel: {better}; leeg gelaten"))
                better = ""
            given[key] = "\n".join(part for part in (given.get(key, ""), better) if part)
        return given

    def _partner(self, given: Mapping[str, str]) -> Partner | None:
        """The partner that a line is about: by its id, else the next one of that name."""
        known = self.partners.get(one_line(given.get("id", "")))
        if known or not _is_number(given.get("id", "")):
            return known
        same = self.names.get(slug(one_line(given.get("naam", ""))), ())
        return next((partner for partner in same if partner.id not in self.taken), None)

    def _new_id(self, place: str, given: Mapping[str, str]) -> str:
        """An id for a partner that is new: as given, else made from its name."""
        wanted, name = one_line(given.get("id", "")), one_line(given.get("naam", ""))
        if not _is_number(wanted):
            if slug(wanted) != wanted:
                self.notes.append(Note(place, "id", f"{wanted} gelezen als {slug(wanted)}"))
            return slug(wanted)
        base = slug(name)[:60].strip("-") or place.replace(" ", "-")
        found = base
        while found in self.taken or found in self.partners or found in self.directory.services:
            self.numbers[base] = self.numbers.get(base, 1) + 1
            found = f"{base}-{self.numbers[base]}"
        if slug(name) in self.names or found != base:
            text = f'"{name}" is er al; dit wordt een andere partner: {found}'
            self.notes.append(Note(place, "id", text))
        return found

    def _values(self, place: str, given: Mapping[str, str], old: Partner | None) -> Row:
        before = as_cells(old) if old else {}
        row: Row = {}
        kept: list[str] = []
        for key in COLUMNS:
            text = given.get(key, "")
            if key not in given or key == "id" or one_line(text) == before.get(key, ""):
                continue
            if old and key == "naam" and one_line(given.get("id", "")) != old.id:
                continue  # it was found by its name, which may be written in another way
            if old and key == "opmerking" and one_line(text) == old.does:
                continue  # it was taken for what the partner does
            read = value(key, text)
            remark = f"{LABELS[key]}: {read.rest}" if read.rest else ""
            kept += [remark] if remark else []
            as_before = _same(read.value, before.get(key, ""), key)
            if as_before and remark in before.get("opmerking", "") and (read.value or remark):
                continue
            if read.said:
                self.notes.append(Note(place, key, read.said))
            if read.value or not read.said or (read.rest and "openingstijden" in key):
                # what can't be read takes no good value out, save hours that are no longer so
                row[key] = self._listed(key, read.value) if key in LISTS else read.value
        self._add_address(given, row)
        self._add_night(place, row, old)
        self._add_services(given, row, old)
        self._add_required(place, given, row, old)
        remark = row.get("opmerking", old.remark if old else "")
        for one in kept:
            stop = "." if remark and remark[-1] not in ".!?" else ""
            remark = remark if one in remark else f"{remark}{stop} {one}".strip()
            row["opmerking"] = remark
        return row

    def _listed(self, key: str, text: str) -> list[str]:
        if key == "regio":
            return self._regions(text)
        between = r"\||\n|,\s|\s+(?=https?://)" if key == "bron" else r"[,;\n]"
        parts = re.split(r"\|" if "|" in text else between, text)
        items = [one_line(part).strip(",;") for part in parts if part.strip(" ,;")]
        return [self.services.get(slug(one), one) for one in items] if key == "biedt" else items

    def _regions(self, text: str, part: bool = False) -> list[str]:
        """The regions of this library in a text; what is none of them is asked, else kept."""
        known = self.regions.get(slug(text))
        if known:
            return [known]
        pieces = [one.strip() for one in re.split(r"[|,;/\n]|\ben\b|&|\+", text) if one.strip()]
        if len(pieces) > 1 and not part:
            return list(
                dict.fromkeys(one for piece in pieces for one in self._regions(piece, True))
            )
        if text and text not in self.answers:
            question = f'Regio of plaats "{shortened(text)}" hoort niet bij uw bibliotheek. '
            here = self.directory.regions
            choices = {one: one for one in self.regions.values()}
            choices |= {"|".join(here): ", ".join(here)} if len(here) > 1 else {}
            answer = self.ask(f"{question}Waar werken de partners die daar staan?", choices)
            self.answers[text] = answer or one_line(text)
        return self.answers[text].split("|") if text else []

    def _add_address(self, given: Mapping[str, str], row: Row) -> None:
        """Street, postcode and town from their own columns, as one line."""
        street = " ".join(one_line(given.get(key, "")) for key in ("straat", "huisnummer")).strip()
        parts = [
            given.get("adres", "") or street,
            given.get("postcode", ""),
            given.get("plaats", ""),
        ]
        if not {"adres", "straat"} & given.keys() or cells.is_nothing(parts[0]):
            return
        if {"straat", "postcode", "plaats"} & given.keys():
            first, *town = map(one_line, parts)
            more = " ".join(one for one in town if one and one.casefold() not in first.casefold())
            row["adres"] = f"{first}, {more}" if first and more else first

    def _add_night(self, place: str, row: Row, old: Partner | None) -> None:
        """Who answers out of hours, from two columns."""
        before = as_row(old).get(NIGHT, {}) if old else {}
        changed = {
            part: row.pop(f"{NIGHT}_{part}") for part in NIGHT_PARTS if f"{NIGHT}_{part}" in row
        }
        if not changed:
            return
        night = {part: text for part, text in {**before, **changed}.items() if text}
        row[NIGHT] = night if "telefoon" in night else ""
        if night and not row[NIGHT]:
            text = "zonder telefoonnummer; niet overgenomen"
            self.notes.append(Note(place, NIGHT, text))

    def _add_services(self, given: Mapping[str, str], row: Row, old: Partner | None) -> None:
        """Services that have a column of their own, with ja or a cross."""
        ticks = {
            key.removeprefix(SERVICE): cells.yes_or_no(text)
            for key, text in given.items()
            if key.startswith(SERVICE)
        }
        if ticks:
            kept = row.get("biedt", list(old.offers) if old else [])
            row["biedt"] = [one for one in kept if ticks.get(one, True)]
            row["biedt"] += [one for one, ticked in ticks.items() if ticked and one not in kept]

    def _add_required(
        self, place: str, given: Mapping[str, str], row: Row, old: Partner | None
    ) -> None:
        """What a partner can't be without: it stays as it was, or is made from what there is."""
        missing = [key for key in ("soort", "doet", "regio") if not row.get(key)]
        if old:
            for key in missing:
                row.pop(key, None)
            return
        for key in missing:
            value, said = self._made(key, given, row)
            if value:
                row[key] = value
                self.notes.append(Note(place, key, said))

    def _made(self, key: str, given: Mapping[str, str], row: Row) -> tuple[str | list[str], str]:
        if key == "soort":
            return "maatschappelijk", "niet ingevuld: maatschappelijk"
        if key == "doet":
            known = self.directory.services
            offers = [known[one] for one in row.get("biedt", ()) if one in known]
            if offers:
                return f"{'; '.join(offers)}.", f"niet ingevuld: {'; '.join(offers)}"
            if text := row.pop("opmerking", ""):
                return text, "niet ingevuld: overgenomen uit de opmerking"
            return _UNTOLD, "niet ingevuld: schrijf het er nog bij"
        column = next((one for one in ("gemeente", "plaats") if given.get(one)), "")
        if column:
            found = self._regions(one_line(given[column]))
            return found, f"niet ingevuld: {', '.join(found)}, uit de kolom {column}"
        if given.get("regio"):
            return [], ""
        every, address = self.directory.regions, str(row.get("adres", ""))
        found = [one for one in every if re.search(rf"\b{re.escape(one)}\b", address)]
        where = "uit het adres" if found else "het hele gebied van uw bibliotheek"
        return found or list(every), f"niet ingevuld: {', '.join(found or every)}, {where}"


def _is_number(text: str) -> bool:
    """Whether an id is none that means something: empty, or the number of a line."""
    return not text.strip() or bool(re.fullmatch(r"\d+", one_line(text)))


def _same(value: str, before: str, key: str) -> bool:
    """Whether a mended value is what stood there; the signs between digits do not count."""
    if "telefoon" in key:
        return re.sub(r"\D", "", value) == re.sub(r"\D", "", before)
    return one_line(value) == before
