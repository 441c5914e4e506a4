"""What a column of a library's spreadsheet holds, by its heading; what is not known is asked."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ido_cli.directory.model import Directory
from ido_cli.directory.rows import Note
from ido_cli.directory.spreadsheet import cells
from ido_cli.directory.spreadsheet.cells import one_line
from ido_cli.directory.spreadsheet.sheet import Sheet
from ido_cli.directory.spreadsheet.writing import COLUMNS
from ido_cli.errors import did_you_mean, nearest
from ido_cli.literal import shortened, slug

SERVICE: Final = "biedt "
"""Stands before a service in the key of a column of its own, with ja or a cross."""
_PERSON: Final = "persoon"
_WORDS: Final = {
    "naam": "organisatie organisatienaam naamorganisatie naamvandeorganisatie instelling "
    "naaminstelling instantie naaminstantie partner naampartner aanbieder naam",
    "doet": "doet watdoenze watdoetze  watzedoen watdoethet watdoetdezeorganisatie "
    "watdoetdeorganisatie watdoetdezepartner watbiedenze omschrijving beschrijving aanbod "
    "activiteit activiteiten taak taken hulpbij",
    "soort": "soort type soortorganisatie soortpartner typeorganisatie",
    "regio": "regio regios werkgebied gebied",
    "gemeente": "gemeente gemeenten",
    "plaats": "plaats plaatsnaam woonplaats vestigingsplaats stad dorp",
    "biedt": "biedt dienst diensten",
    "adres": "adres bezoekadres straatenhuisnummer straathuisnummer straatnr",
    "straat": "straat straatnaam",
    "huisnummer": "huisnummer huisnr toevoeging huisnummertoevoeging",
    "postcode": "postcode",
    "telefoon": "telefoon tel telnr telefoonnummer telefoonnummers telefoonnr telefoonalgemeen "
    "telefonisch mobiel mobielnummer gsm vastnummer",
    "openingstijden": "openingstijden openingstijd openingsuren geopend open tijden spreekuur "
    "spreekuren",
    "website": "website websites web site url internet internetadres webadres webpagina homepage "
    "link www",
    "email": "email mail emailadres mailadres emailalgemeen",
    "bezoek": "bezoek aanmelden aanmelding hoeaanmelden",
    "post": "post postadres postbus correspondentieadres",
    "neem_mee": "neemmee meenemen meebrengen watmeenemen",
    "opmerking": "opmerking opmerkingen bijzonderheden toelichting notitie notities",
    "voor": "voor voorwie doelgroep doelgroepen",
    "register": "register registernummer",
    "contact": "contact standcontact standvanhetcontact",
    "bron": "bron bronnen",
    "gecontroleerd": "gecontroleerd gecontroleerdop laatstgecontroleerd gecheckt gecheckop "
    "controledatum nagekeken",
    _PERSON: "persoon personen medewerker voornaam achternaam aanspreekpunt geboortedatum bsn",
}
"""The words for each column, without spaces and signs."""
_LONGEST: Final = 80
"""How many signs a heading has at most."""
_KEYS: Final = {word: key for key, words in _WORDS.items() for word in words.split()} | {
    slug(name).replace("-", ""): name for name in COLUMNS
}
Ask = Callable[[str, Mapping[str, str]], str]
"""Asks a person to choose: the question, and the choices with their texts; '' for none of them."""


def nobody(question: str, choices: Mapping[str, str]) -> str:  # noqa: ARG001  # is an Ask
    """There is nobody to ask, so nothing is chosen."""
    return ""


@lru_cache(maxsize=4096)
def _key(heading: str) -> str:
    """The column that a heading means; '' when it is not known."""
    plain = re.sub("[^a-z0-9]", "", slug(shortened(heading, _LONGEST)))
    if "contactpers" in plain:
        return _PERSON
    without = re.sub(r"\([^()]*\)|\d{4}|[*:]", "", heading)
    for words in (heading, without, *re.split(r"[/,&]|\ben\b", without)):
        found = _KEYS.get(re.sub("[^a-z0-9]", "", slug(words)))
        if found:
            return found
    return ""


def known(row: Sequence[str]) -> int:
    """How many headings a row has; 0 when it can't be the row of headings."""
    words = [cell for cell in row if cell]
    found = {_key(cell) for cell in words if len(cell) < _LONGEST} - {""}
    return len(found) if len(words) > 1 and (found & {"id", "naam"} or len(found) > 2) else 0


def services(directory: Directory) -> dict[str, str]:
    """The services of a library by the slugs of their ids and names."""
    return {slug(word): one for one, text in directory.services.items() for word in (one, text)}


def columns(
    sheet: Sheet, directory: Directory, ask: Ask, notes: list[Note]
) -> dict[int, tuple[str, str]]:
    """The key and the heading of each column that is taken, by its number from 0."""
    offered = services(directory)
    found: dict[int, tuple[str, str]] = {}
    for number, heading in enumerate(sheet.heading):
        values = [line[number] for _, line in sheet.rows if number < len(line) and line[number]]
        key = _key(heading)
        service = offered.get(slug(heading))
        if service and values and all(cells.yes_or_no(one) is not None for one in values):
            key = f"{SERVICE}{service}"
        elif not key and values:
            key = _asked_column(heading or f"nummer {number + 1}, zonder kop", values, ask, notes)
        elif key == _PERSON and values:
            text = f'kolom "{heading}" niet overgenomen: ido bewaart niets over personen'
            notes.append(Note("kopregel", _PERSON, text))
        if key and key != _PERSON:
            found[number] = (key, heading)
    names = [number for number, (key, _) in found.items() if key == "naam"]
    surest = min(names, key=lambda one: slug(found[one][1]) == "naam", default=-1)
    for number in names:
        if number != surest:
            _, heading = found.pop(number)
            text = f'kolom "{heading}" niet overgenomen: de naam staat in "{found[surest][1]}"'
            notes.append(Note("kopregel", "naam", text))
    return found


def _asked_column(heading: str, values: Sequence[str], ask: Ask, notes: list[Note]) -> str:
    """The key of a column that is not known, as a person says; '' when it is left out."""
    example = shortened(one_line(values[0]), 40)
    near = nearest(heading, COLUMNS)
    choices = {key: key.replace("_", " ") for key in (*near, *COLUMNS)}
    key = ask(f'Wat staat er in de kolom "{heading}"? Bijvoorbeeld: {example}', choices)
    text = f'kolom "{heading}" gelezen als {key}' if key else ""
    if not key:
        meant = did_you_mean(heading, COLUMNS)
        text = f'kolom "{heading}" ken ik niet; niet overgenomen. {meant}'.strip()
    notes.append(Note("kopregel", key or "kolom", text))
    return key
