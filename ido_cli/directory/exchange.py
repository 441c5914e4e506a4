"""Partners from other files: what an import would change in a directory.

Nothing is written here.
"""

import codecs
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from pydantic import ValidationError

from ido_cli.directory.hours import check
from ido_cli.directory.hsds.reading import read_services
from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.directory.rows import LISTS, Incoming, Note, as_row
from ido_cli.directory.spreadsheet.headings import Ask, nobody
from ido_cli.directory.spreadsheet.reading import read_partners
from ido_cli.errors import WRONG_USE, IdoError, did_you_mean, reason
from ido_cli.source.editing.lines import Value

MAX_BYTES: Final = 20_000_000
_TO_DO: Final = {
    "naam": "Vul in hoe klanten deze partner noemen",
    "soort": "Kies uit: overheid, maatschappelijk, bibliotheek, overig",
    "doet": "Schrijf in een of twee zinnen wat deze partner doet",
    "contact": "Kies uit: nog-te-leggen, in-gesprek, afspraken, geen-nodig",
    "gecontroleerd": "Schrijf de dag als 2026-11-01 of 1-11-2026",
}
"""What to do about a value that can't be, by its key."""


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


def read(path: Path, directory: Directory, today: date, ask: Ask = nobody) -> Incoming:
    """The partners in a spreadsheet (CSV, Excel) or in HSDS, with what is in force today.

    A spreadsheet is compared with a directory; `ask` chooses what only a person knows. Raises
    IdoError when the file can't be read.
    """
    content = _content(path)
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if path.suffix.lower() == ".json" or start in (b"{", b"["):
        return read_services(_json(path, content), today)
    return read_partners(path, content, directory, ask)


def changes(directory: Directory, incoming: Incoming) -> Changes:
    """What would change.

    Raises IdoError that names every mistake with its place, when there is one.
    """
    known = {partner.id: partner for partner in directory.partners}
    new: list[Partner] = []
    changed: dict[str, dict[str, Value]] = {}
    mistakes = list(incoming.mistakes)
    seen: dict[str, str] = {}
    same = 0
    for place, row in incoming.rows:
        old = known.get(str(row.get("id", "")))
        before = as_row(old) if old else incoming.presumed
        partner = _validated(directory, place, before, row, mistakes)
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


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise IdoError(
            f"{path} is niet te lezen ({reason(error)}).", "Kijk of het bestand bestaat."
        ) from error
    if len(raw) > MAX_BYTES:
        raise IdoError(f"{path} is te groot.", f"Hooguit {MAX_BYTES // 1_000_000} MB.", WRONG_USE)
    return raw


def _validated(
    directory: Directory,
    place: str,
    before: Mapping[str, Any],
    row: Mapping[str, Any],
    mistakes: list[str],
) -> Partner | None:
    """The partner as a row makes it; None, and all that is wrong in the row among the mistakes.

    What was wrong before and is not in the row is for `ido bomen controleer` to say.
    """
    filled = {key: value for key, value in {**before, **row}.items() if value}
    regions = (NATIONWIDE, *directory.regions)
    found = [
        *_unknown("regio", row.get("regio", ()), regions),
        *_unknown("dienst", row.get("biedt", ()), directory.services),
    ]
    partner = None
    try:
        partner = Partner.model_validate(filled)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            name = ".".join(str(part) for part in detail["loc"]) or "deze regel"
            wrong = f'heeft een waarde die niet kan: "{shorten(str(detail.get("input")), 60)}"'
            words = "ontbreekt" if detail["type"] == "missing" else wrong
            to_do = f"Kies uit: {', '.join(regions)}" if name == "regio" else _TO_DO.get(name, "")
            found.append(f"{name} {words}{f'. {to_do}' if to_do else ''}")
    try:
        if partner and row.get("openingstijden"):
            check(partner.hours)
    except IdoError as error:
        found.append(error.message)
    mistakes += [f"{place}: {one}" for one in found]
    return partner


def _unknown(kind: str, words: str | Sequence[str], right: Collection[str]) -> Iterator[str]:
    """What to say of the words that are none of the right ones."""
    for word in [words] if isinstance(words, str) else words:
        if word not in right:
            to_do = did_you_mean(word, right) or f"Kies uit: {', '.join(right)}."
            yield f'onbekende {kind} "{shorten(word, 40)}". {to_do}'


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
