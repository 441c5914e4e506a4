"""Partners from and to other files: CSV as a library keeps in a spreadsheet, and HSDS.

Rows become changes; nothing is written here.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from pydantic import ValidationError

from ido_cli.directory import hsds
from ido_cli.directory.hours import check
from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean, reason
from ido_cli.source.editing import Value
from ido_cli.source.writing import as_csv

LISTS: Final = ("regio", "biedt", "neem_mee", "domeinen", "bron")
COLUMNS: Final = tuple(
    field.alias or name for name, field in Partner.model_fields.items() if name != "out_of_hours"
)
"""The columns of a spreadsheet.

Who answers out of hours is two values that belong together, which one cell can't hold.
"""
_BETWEEN: Final = " | "
MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True)
class Changes:
    """What an import would do.

    New partners, and for known ones (by their index) the keys that change.
    """

    new: tuple[Partner, ...]
    changed: Mapping[int, Mapping[str, Value]]
    same: int

    @property
    def none(self) -> bool:
        """Whether nothing would change."""
        return not self.new and not self.changed


def export_csv(partners: Iterable[Partner]) -> str:
    """Partners as CSV with a heading; lists stand in one cell with ` | ` between."""
    rows = []
    for partner in partners:
        row = as_row(partner)
        rows.append(
            [
                _BETWEEN.join(row.get(name, ())) if name in LISTS else row.get(name, "")
                for name in COLUMNS
            ]
        )
    return as_csv(COLUMNS, rows)


def export_hsds(directory: Directory) -> str:
    """The directory as an HSDS service list."""
    return json.dumps(hsds.services_page(directory), ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a CSV or HSDS file, each with the place it stands at, for messages.

    Raises IdoError when it can't be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise IdoError(
                f"{path} is te groot.", f"Hooguit {MAX_BYTES // 1_000_000} MB.", WRONG_USE
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise IdoError(
            f"{path} is niet in UTF-8 opgeslagen.", "Kies bij opslaan: CSV UTF-8."
        ) from error
    except OSError as error:
        raise IdoError(
            f"{path} is niet te lezen ({reason(error)}).", "Kijk of het bestand bestaat."
        ) from error
    if path.suffix.lower() == ".json" or text.lstrip().startswith(("{", "[")):
        try:
            rows = hsds.partner_rows(json.loads(text))
        except (json.JSONDecodeError, RecursionError) as error:
            raise IdoError(
                f"{path} is geen geldige JSON.", "Haal het bestand opnieuw op bij de bron."
            ) from error
        return [(f"nummer {number}", row) for number, row in enumerate(rows, 1)]
    return _csv_rows(path, text)


def changes(directory: Directory, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> Changes:
    """What would change.

    Raises IdoError that names every mistake with its place, when there is one.
    """
    known = {partner.id: number for number, partner in enumerate(directory.partners)}
    new: list[Partner] = []
    changed: dict[int, dict[str, Value]] = {}
    mistakes: list[str] = []
    seen: dict[str, str] = {}
    same = 0
    for place, row in rows:
        partner = _validated(directory, place, row, mistakes)
        if partner is None:
            continue
        if partner.id in seen:
            mistakes.append(f'{place}: het id "{partner.id}" staat ook bij {seen[partner.id]}')
        seen.setdefault(partner.id, place)
        if partner.id not in known:
            new.append(partner)
            continue
        difference = _difference(directory.partners[known[partner.id]], row)
        if difference:
            changed[known[partner.id]] = difference
        else:
            same += 1
    if mistakes:
        raise IdoError(
            _told(mistakes),
            "Herstel dit in het bestand en probeer het opnieuw. Er is niets veranderd.",
        )
    return Changes(tuple(new), changed, same)


def as_row(partner: Partner) -> dict[str, Any]:
    """A partner with the keys of partners.yaml, without what is empty."""
    row = partner.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in row.items() if value}


def as_item(partner: Partner) -> dict[str, Value]:
    """A partner as it is written in partners.yaml: `landelijk` is one word, not a list."""
    row = as_row(partner)
    if row["regio"] == [NATIONWIDE]:
        row["regio"] = NATIONWIDE
    return row


def _csv_rows(path: Path, text: str) -> list[tuple[str, dict[str, Any]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        heading = [name.strip().casefold().replace(" ", "_") for name in next(reader, [])]
        lines = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise IdoError(
            f"{path} is geen geldige CSV.",
            "Sla het in de spreadsheet opnieuw op als CSV.",
        ) from error
    unknown = [name for name in heading if name not in COLUMNS]
    if "id" not in heading or "naam" not in heading or unknown:
        wrong = (
            f"Deze kolom ken ik niet: {unknown[0]}. {did_you_mean(unknown[0], COLUMNS)}"
            if unknown
            else "De kolommen id en naam zijn nodig."
        )
        raise IdoError(
            f"De eerste regel van {path} klopt niet. {wrong.strip()}",
            f"Kolommen kunnen zijn: {', '.join(COLUMNS)}.",
            WRONG_USE,
        )
    return [(f"regel {number}", _csv_row(heading, line)) for number, line in lines]


def _csv_row(heading: Sequence[str], line: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, cell in zip(heading, line, strict=False):
        text = cell.strip()
        if text.startswith("'") and text[1:2] in tuple("=+-@"):
            text = text[1:]
        row[name] = (
            [part.strip() for part in text.split("|") if part.strip()] if name in LISTS else text
        )
    return row


def _validated(
    directory: Directory, place: str, row: Mapping[str, Any], mistakes: list[str]
) -> Partner | None:
    filled = {key: value for key, value in row.items() if value}
    try:
        partner = Partner.model_validate(filled)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            name = ".".join(str(part) for part in detail["loc"]) or "deze regel"
            words = (
                "ontbreekt"
                if detail["type"] == "missing"
                else f'heeft een waarde die niet kan: "{detail.get("input")}"'
            )
            mistakes.append(f"{place}: {name} {words}")
        return None
    for region in partner.regions:
        if region != NATIONWIDE and region not in directory.regions:
            near = did_you_mean(region, [NATIONWIDE, *directory.regions])
            mistakes.append(f'{place}: onbekende regio "{shorten(region, 60)}". {near}'.strip())
    for service in partner.offers:
        if service not in directory.services:
            near = did_you_mean(service, directory.services)
            mistakes.append(f'{place}: onbekende dienst "{service}". {near}'.strip())
    try:
        check(partner.hours)
    except IdoError as error:
        if partner.hours:
            mistakes.append(f"{place}: {error.message}")
    return partner


def _difference(old: Partner, row: Mapping[str, Any]) -> dict[str, Value]:
    """The keys that a row changes.

    A column that the file does not have changes nothing, an empty cell takes the key out.
    """
    before = as_row(old)
    found: dict[str, Value] = {}
    for key, value in row.items():
        empty: Value = [] if key in LISTS else ""
        if (value or empty) != (before.get(key) or empty):
            found[key] = NATIONWIDE if value == [NATIONWIDE] else value or empty
    return found


def _told(mistakes: Sequence[str], most: int = 10) -> str:
    lines = [f"  {mistake}" for mistake in mistakes[:most]]
    if len(mistakes) > most:
        lines.append(f"  en nog {len(mistakes) - most}")
    count = "zit een fout" if len(mistakes) == 1 else f"zitten {len(mistakes)} fouten"
    return "\n".join([f"In het bestand {count}:", *lines])
