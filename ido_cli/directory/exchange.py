"""Partners from other files: what an import would change in a directory.

Nothing is written here.
"""

import codecs
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from pydantic import ValidationError

from ido_cli.directory import spreadsheet
from ido_cli.directory.hours import check
from ido_cli.directory.hsds.reading import read_services
from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.directory.rows import LISTS, Incoming, Note, as_row
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean, reason
from ido_cli.source.editing import Value

MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True)
class Changes:
    """What an import would do.

    New partners, for known ones (by their id) the keys that change, and what there is to say.
    """

    new: tuple[Partner, ...]
    changed: Mapping[str, Mapping[str, Value]]
    same: int
    notes: tuple[Note, ...] = ()

    @property
    def none(self) -> bool:
        """Whether nothing would change."""
        return not self.new and not self.changed


def read(path: Path, today: date) -> Incoming:
    """The rows of a CSV or HSDS file, with what is in force today.

    Raises IdoError when it can't be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise IdoError(
                f"{path} is te groot.", f"Hooguit {MAX_BYTES // 1_000_000} MB.", WRONG_USE
            )
        content = path.read_bytes()
    except OSError as error:
        raise IdoError(
            f"{path} is niet te lezen ({reason(error)}).", "Kijk of het bestand bestaat."
        ) from error
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if path.suffix.lower() == ".json" or start in (b"{", b"["):
        return read_services(_json(path, content), today)
    try:
        return spreadsheet.read_csv(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IdoError(
            f"{path} is niet in UTF-8 opgeslagen.", "Kies bij opslaan: CSV UTF-8."
        ) from error


def changes(directory: Directory, incoming: Incoming) -> Changes:
    """What would change.

    Raises IdoError that names every mistake with its place, when there is one.
    """
    known = {partner.id: partner for partner in directory.partners}
    new: list[Partner] = []
    changed: dict[str, dict[str, Value]] = {}
    mistakes: list[str] = []
    seen: dict[str, str] = {}
    same = 0
    for place, row in incoming.rows:
        old = known.get(str(row.get("id", "")))
        before = as_row(old) if old else incoming.presumed
        partner = _validated(directory, place, {**before, **row}, mistakes)
        if partner is None:
            continue
        if partner.id in seen:
            mistakes.append(f'{place}: het id "{partner.id}" staat ook bij {seen[partner.id]}')
        seen.setdefault(partner.id, place)
        if old is None:
            new.append(partner)
            continue
        difference = _difference(old, row)
        if difference:
            changed[partner.id] = difference
        else:
            same += 1
    if mistakes:
        raise IdoError(
            _told(mistakes),
            "Herstel dit in het bestand en probeer het opnieuw. Er is niets veranderd.",
        )
    return Changes(tuple(new), changed, same, incoming.notes)


def _json(path: Path, content: bytes) -> Any:
    """JSON in UTF-8, UTF-16 or UTF-32 (RFC 4627, 3)."""
    again = "Haal het bestand opnieuw op bij de bron."
    try:
        return json.loads(content)
    except UnicodeDecodeError as error:
        raise IdoError(f"{path} is niet in UTF-8 opgeslagen.", again) from error
    # a number of thousands of digits is a ValueError too
    except (ValueError, RecursionError) as error:
        raise IdoError(f"{path} is geen geldige JSON.", again) from error


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
