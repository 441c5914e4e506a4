"""The export of the Register van Overheidsorganisaties: its records, a gemeente as a partner.

The export is one XML file of about 100 MB
(https://organisaties.overheid.nl/archive/exportOO.xml); versions of its schema differ in their
namespace only, so all is read by local names. What is hostile or too large is refused.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING, Any, Final

from ido_cli.directory.model import ContactState, Directory, PartnerKind
from ido_cli.directory.rows import Row
from ido_cli.errors import WRONG_USE, IdoError, unknown
from ido_cli.literal import literal, slug
from ido_cli.source.dates import parsed_day
from ido_cli.source.fields import host_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PAGE: Final = "https://organisaties.overheid.nl"
MUNICIPALITY: Final = "gemeente"
"""The service that a gemeente offers, and the type of its record."""
_NOT_EVERY: Final = ("rni-loket",)
"""Only some gemeenten have a desk for who does not live here (rvig.nl, RNI-loketten)."""
FETCH: Final = f"Haal exportOO.xml opnieuw op: {PAGE}/archive/exportOO.xml"
_ROOT: Final = "overheidsorganisaties"
_RECORDS: Final = ("organisatie", "regeling")
_KEPT: Final = (
    *("naam", "titel", "afkorting", "types", "adressen", "contact"),
    *("datumMutatie", "eindDatum", "datumUitwerkingtreding"),
)
"""The parts of a record that are read; the others are dropped as they pass."""
_LARGEST: Final = 2_000_000
"""How many bytes may pass before anything can be dropped. A record is some kilobytes."""
_DEEPEST: Final = 100
_LONGEST_TEXT: Final = 1024
"""The longest name in the schema; a longer value is none."""
_SMALL_WORDS: Final = r"(?<=[ -])(Aan|Bij|De|Den|Der|En|Het|In|Op|Te|Ten|Ter|Van)(?=[ -])"


@dataclass(frozen=True)
class Organisation:
    """One record of the register; what it does not have is empty.

    `phone`, `website` and `email` are those with the label "algemeen", `addresses` are where it
    can be visited. `formal_name` is that of the standard OWMS: 's-Gravenhage. `changed` is the
    day its record was last changed, `ended` that on which it ceased to be, `exported` that of the
    export.
    """

    number: str
    name: str
    abbreviation: str = ""
    formal_name: str = ""
    types: tuple[str, ...] = ()
    phone: str = ""
    addresses: tuple[str, ...] = ()
    website: str = ""
    email: str = ""
    changed: date | None = None
    ended: date | None = None
    exported: date | None = None

    @property
    def place(self) -> str:
        """The name of a gemeente alone: Leiden."""
        return re.sub(r"^gemeente ", "", self.name, flags=re.IGNORECASE)

    @property
    def page(self) -> str:
        """The web page of this record."""
        return f"{PAGE}/{self.number}/{slug(self.abbreviation or self.name)}"

    def exists(self, today: date) -> bool:
        """Whether it has not ceased to be."""
        return self.ended is None or self.ended > today


def organisations(stream: IO[bytes], name: str) -> Iterator[Organisation]:
    """The records of an export one by one; `name` is that of the file, for messages.

    Raises IdoError when it is none, is damaged, or has what no export has.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    measured = _Measured(stream, name)
    try:
        yield from _records(iterparse(measured, ("start", "end"), forbid_dtd=True), measured)
    except DefusedXmlException as error:
        message = f"{name} is niet veilig te lezen: er staat een DTD in."
        raise IdoError(message, f"In de export van het register staat die niet. {FETCH}") from error
    except ParseError as error:
        if measured.head.startswith((b"PK", b"\x1f\x8b")):
            hint = "Pak het bestand eerst uit, en geef dan het xml-bestand op."
            raise IdoError(f"{name} is een ingepakt bestand (zip).", hint) from error
        message = f"{name} is geen XML, of niet heel. Lezen lukt tot regel {error.position[0]}."
        raise IdoError(message, FETCH) from error
    except (LookupError, ValueError) as error:  # an encoding that is none, or that expat can't read
        raise IdoError(f"{name} noemt een codering die ik niet ken.", FETCH) from error


def find_municipalities(
    every: Iterable[Organisation], wanted: Sequence[str], today: date
) -> tuple[Organisation, ...]:
    """The records of gemeenten by their names or numbers, in that order, each once.

    Raises IdoError for one that is not there, or for a name that more than one has.
    """
    here = [
        one for one in every if MUNICIPALITY in map(str.casefold, one.types) and one.exists(today)
    ]
    return tuple(dict.fromkeys(_named(here, words) for words in wanted))


def municipal_services(directory: Directory) -> tuple[str, ...]:
    """The services that a gemeente has anywhere: what each region gets of one in this directory.

    The departments of one gemeente bear its number in the register; one may work for its
    neighbours. What only some gemeenten have is left out: no service may bring in somebody who does
    not help with it.
    """
    numbers = {one.register_number for one in directory.offering(MUNICIPALITY)} - {""}
    theirs = [one for one in directory.partners if one.register_number in numbers]
    offered = [
        {service for one in theirs if one.works_in(region) for service in one.offers}
        for region in directory.regions
    ]
    return tuple(
        one
        for one in directory.services
        if one not in _NOT_EVERY and all(one in each for each in offered)
    )


def municipality_row(organisation: Organisation, services: Sequence[str]) -> Row:
    """A gemeente as a partner that offers these services, without what is empty.

    `gecontroleerd` is the day on which the record was last changed.
    """
    row: Row = {
        **_municipality(organisation.place, services),
        "adres": next(iter(organisation.addresses), ""),
        "telefoon": organisation.phone,
        "website": organisation.website,
        "email": organisation.email,
        "register": organisation.number,
        "bron": [organisation.page],
        "gecontroleerd": organisation.changed.isoformat() if organisation.changed else "",
    }
    return {key: value for key, value in row.items() if value}


def unknown_municipality(place: str, services: Sequence[str]) -> Row:
    """A gemeente of which only the name is known, as a partner that offers these services."""
    remark = "Het nummer staat hier nog niet. De balie zoekt het met u op."
    return {**_municipality(place, services), "opmerking": remark}


def _municipality(place: str, services: Sequence[str]) -> Row:
    return {
        "id": f"gemeente-{slug(place)}",
        "naam": f"Gemeente {place}",
        "soort": PartnerKind.AGENCY.value,
        "doet": "Voor alle vragen aan de gemeente.",
        "regio": [place],
        "biedt": list(services),
        "contact": ContactState.TO_MAKE.value,
    }


class _Measured:
    """A stream that is left when too much comes out of it at once: `since` is the bytes so far."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self.name = stream, name
        self.head = b""
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        if self.since > _LARGEST:
            message = f"{self.name} heeft een onderdeel dat te groot is."
            raise IdoError(message, FETCH)
        raw = self._stream.read(size)
        self.since += len(raw)
        self.head = self.head or raw[:2]
        return raw


def _records(events: Iterable[tuple[str, Any]], measured: _Measured) -> Iterator[Organisation]:
    """The records, each dropped when it was read, so that memory stays small."""
    above: list[Element] = []
    for event, element in events:
        if event == "start":
            _admit(element, above, measured)
            above.append(element)
            continue
        above.pop()
        if len(above) == 2 and _local(element.tag) in _RECORDS:
            found = _organisation(element, _day(_attribute(above[0], "timestamp")[:10]))
            if found is not None:
                yield found
        part = (*above, element)[3:4]
        if above and not (part and _local(part[0].tag) in _KEPT):
            above[-1].remove(element)
            measured.since = 0


def _admit(element: "Element", above: Sequence["Element"], measured: _Measured) -> None:
    """Raise IdoError for a first element of another kind of file, and for a bottomless one."""
    if not above and _local(element.tag) != _ROOT:
        message = f"{measured.name} is geen export van het Register van Overheidsorganisaties."
        raise IdoError(message, f"Het begint met <{_local(element.tag)[:40]}>. {FETCH}")
    if len(above) > _DEEPEST:
        raise IdoError(f"{measured.name} heeft te veel lagen.", FETCH)


def _organisation(record: "Element", exported: date | None) -> Organisation | None:
    """What a record says; None for one without a number or a name."""
    number, name = _attribute(record, "systeemId"), _text(record, "naam") or _text(record, "titel")
    if not re.fullmatch(r"[0-9]{1,20}", number) or not name:
        return None
    formal = _attribute(record, "resourceIdentifierOWMS").rpartition("/")[2]
    formal = re.sub(r"\(gemeente\)", "", formal.replace("_", " ")).strip()
    addresses = (_address(one) for box in _all(record, "adressen") for one in _all(box, "adres"))
    website = _general(record, "internetadres", "internetadressen", "url")
    website = f"https://{website}" if website.startswith("www.") else website
    email = _general(record, "emailadres", "emailadressen", "email")
    return Organisation(
        number,
        name,
        _text(record, "afkorting"),
        formal,
        tuple(_clean(one.text) for box in _all(record, "types") for one in _all(box, "type")),
        _phone(_general(record, "telefoonnummer", "telefoonnummers", "nummer")),
        tuple(filter(None, addresses)),
        website if host_of(website) else "",
        email if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email) else "",
        _day(_text(record, "datumMutatie")),
        _day(_text(record, "eindDatum") or _text(record, "datumUitwerkingtreding")),
        exported,
    )


def _general(record: "Element", one: str, box: str, value: str) -> str:
    """The first value with the label "algemeen", else the first without a label."""
    rows = [
        (_text(row, "label").casefold(), _text(row, value))
        for contact in _all(record, "contact")
        for rows in _all(contact, box)
        for row in _all(rows, one)
    ]
    return next((text for label in ("algemeen", "") for had, text in rows if had == label), "")


def _phone(text: str) -> str:
    """A number as our directory writes it: '(071) 545 85 00' is '071 545 85 00'.

    A 14-number of a gemeente ('(014) 030' too) is '14 030'.
    """
    digits = re.sub(r"\D", "", text)
    short = re.fullmatch(r"0?14(0\d{2,3})", digits)
    return f"14 {short[1]}" if short else re.sub(r"\(([^)]*)\)", r"\1", text)


def _address(address: "Element") -> str:
    """A visiting address on one line; empty for another kind, or one without a street."""
    street = _text(address, "straat")
    if _text(address, "type").casefold() != "bezoekadres" or not street:
        return ""
    postcode = re.sub(r"^(\d{4})\s*([A-Z]{2})$", r"\1 \2", _text(address, "postcode").upper())
    parts = (
        (street, _text(address, "huisnummer"), _text(address, "toevoeging")),
        (postcode, _town(_text(address, "plaats"))),
    )
    return ", ".join(filter(None, (" ".join(filter(None, part)) for part in parts)))


def _town(text: str) -> str:
    """A town that stands in capitals, as people write it: ALPHEN AAN DEN RIJN, BERGEN NH."""
    if not text.isupper():
        return text
    words = re.sub(r"(?<!')\b(ij|\w)", lambda found: found[0].upper(), text.lower())
    words = re.sub(_SMALL_WORDS, lambda found: found[0].lower(), words)
    return re.sub(r" \w\w$", lambda found: found[0].upper(), words)


def _named(every: Sequence[Organisation], words: str) -> Organisation:
    """The gemeente with this name or number. Raises IdoError when that is not one."""
    wanted = re.sub(r"^gemeente ", "", words.strip(), flags=re.IGNORECASE)
    key = slug(wanted)
    found = [one for one in every if wanted == one.number or key == slug(one.place)]
    found = found or [one for one in every if key in _other_names(one)]
    if not found:
        hint = f"Schrijf de naam of het nummer zoals op {PAGE}."
        raise unknown("gemeente", wanted, [one.place for one in every], hint)
    if len(found) > 1:
        facts = ((one.name, f"nummer {one.number}", one.website) for one in found)
        rows = (f"  {', '.join(filter(None, row))}" for row in facts)
        message = "\n".join((f'Er zijn {len(found)} gemeenten "{wanted}":', *rows))
        hint = f"Kies met de hele naam of met het nummer: --gemeente {found[0].number}"
        raise IdoError(message, hint, WRONG_USE)
    return found[0]


def _other_names(one: Organisation) -> tuple[str, ...]:
    """Keys of how a gemeente is called besides: Bergen for Bergen (L), 's-Gravenhage, Bergen NH."""
    bare = re.sub(r"\(.*\)", "", one.place)
    return tuple(slug(name) for name in (bare, one.abbreviation, one.formal_name) if name)


def _local(name: str) -> str:
    """The name of an element or an attribute without its namespace."""
    return name.rpartition("}")[2]


def _attribute(element: "Element", name: str) -> str:
    return next((_clean(value) for key, value in element.items() if _local(key) == name), "")


def _all(element: "Element", name: str) -> list["Element"]:
    return [one for one in element if _local(one.tag) == name]


def _text(element: "Element", name: str) -> str:
    return next((_clean(one.text) for one in _all(element, name)), "")


def _clean(text: str | None) -> str:
    """A text on one line without control signs; empty when it is longer than any can be."""
    words = " ".join(literal(text or "").split())
    return words if len(words) <= _LONGEST_TEXT else ""


def _day(text: str) -> date | None:
    return parsed_day(text[:10])
