"""Where a service of HSDS is, and how it is reached."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.said import Said
from ido_cli.literal import shortened

_NUMBERS: Final = {
    "": "",
    "voice": "",
    "cell": "mobiel",
    "text": "sms",
    "textphone": "teksttelefoon",
    "video": "beeldbellen",
}
"""The kinds of number that a visitor can use (RFC 6350, 6.4.1); a fax or a pager is none."""
_SPOKEN: Final = ("", "voice", "cell")


@dataclass(frozen=True)
class Place:
    """A service at a location, the name of that location and its addresses by their kind."""

    at: Fields = field(default_factory=lambda: Fields({}))
    location: Fields = field(default_factory=lambda: Fields({}))
    addresses: tuple[tuple[str, str], ...] = ()
    name: str = ""

    @property
    def visiting(self) -> tuple[str, ...]:
        """The addresses where a visitor can go."""
        return tuple(text for kind, text in self.addresses if kind == "physical")


def read_places(service: Fields, own_name: str) -> tuple[Place, ...]:
    """The places of a service, the one to go to first.

    A name that only repeats that of the service is none.
    """

    def name(location: Fields) -> str:
        text = location.text("name")
        return text if text.casefold() not in own_name.casefold() else ""

    found = [
        Place(at, location, tuple(_addresses(location)), name(location))
        for at in service.parts("service_at_locations")
        for location in at.parts("location") or [Fields({})]
    ]
    return tuple(sorted(found, key=lambda place: not place.visiting)) or (Place(),)


def visiting_address(places: Sequence[Place], said: Said) -> str:
    """The address to go to; the others are told to the desk."""
    named = {text: place.name for place in reversed(places) for text in reversed(place.visiting)}
    first, *others = reversed(named) if named else [""]
    if others:
        told = "; ".join(", ".join(filter(None, (named[text], text))) for text in others)
        said.remark("service_at_locations", f"Ook op: {told}")
    return first


def postal_address(places: Sequence[Place], said: Said) -> str:
    """The address to write to."""
    found = dict.fromkeys(
        text for place in places for kind, text in place.addresses if kind == "postal"
    )
    first, *others = found or ("",)
    if others:
        said.note("post", f"weggelaten: {shortened('; '.join(others), 120)}")
    return first


def spoken_number(service: Fields, here: Place, owner: Fields, said: Said) -> str:
    """The number to call: of the service, else of its place, else of the organization.

    The first voice, never a fax; the others that a visitor can use are told to the desk.
    """
    sources = (
        (service, ""),
        (here.at, ""),
        (here.location, "het nummer is van de locatie"),
        (owner, "het nummer is van de organisatie"),
    )
    for source, whose in sources:
        phones = [phone for part in source.parts("phones") if (phone := _phone(part, said))]
        phones.sort(key=lambda phone: _SPOKEN.index(phone.kind) if phone.kind in _SPOKEN else 9)
        if not phones:
            continue
        main, *others = phones if phones[0].kind in _SPOKEN else (_Phone("", ""), *phones)
        seen = {main.digits}
        for phone in others:
            if phone.digits not in seen:
                said.remark("phones", f"Ook bereikbaar: {phone}")
            seen.add(phone.digits)
        if main.extension:
            said.remark("phones", f"Vraag naar toestel {main.extension}")
        if main.number:
            if whose:
                said.note("telefoon", whose)
            return main.number
    return ""


@dataclass(frozen=True)
class _Phone:
    number: str
    kind: str
    extension: str = ""

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self.number)

    def __str__(self) -> str:
        more = [_NUMBERS[self.kind], f"toestel {self.extension}" if self.extension else ""]
        told = ", ".join(one for one in more if one)
        return f"{self.number} ({told})" if told else self.number


def _phone(part: Fields, said: Said) -> _Phone | None:
    """A number that a visitor can use; else it is said that it was left out."""
    number, kind = part.text("number").strip('" '), part.text("type").casefold()
    if kind in _NUMBERS and re.search(r"\d", number):
        return _Phone(number, kind, part.text("extension"))
    told = shortened(" ".join(word for word in (kind, number) if word)) or "een nummer"
    said.note("telefoon", f"weggelaten: {told}")
    return None


def _addresses(location: Fields) -> Iterator[tuple[str, str]]:
    """The addresses of a location, each as its kind and one line."""
    where = location.text("location_type") or "physical"
    for part in location.parts("addresses", "physical_addresses"):
        kind = part.text("address_type") or where
        lines = [part.text(key) for key in ("address_1", "address_2")]
        code, city = part.text("postal_code"), part.text("city")
        written = ", ".join(line for line in lines if line)
        town = " ".join(word for word in (code, city) if word and word not in written)
        country = part.text("country").upper()
        abroad = "" if country in ("", "NL", "NLD", "NEDERLAND") else country
        part.text("state_province")
        line = ", ".join(word for word in (written, town, abroad) if word)
        if line:
            yield kind.casefold(), line
