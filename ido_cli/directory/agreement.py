"""A partner beside its record in the register: what agrees, what differs, what that changes."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ido_cli.directory.model import Directory, Partner
from ido_cli.directory.register import PAGE, Organisation, municipality_row
from ido_cli.directory.rows import Incoming, Row, as_row
from ido_cli.literal import slug
from ido_cli.source.editing.lines import Value
from ido_cli.source.fields import host_of


class Outcome(StrEnum):
    """What comparing a partner with the register came to."""

    AGREES = "klopt"
    DIFFERS = "verschilt"
    GONE = "weg"
    NOTHING = "niet-te-vergelijken"


@dataclass(frozen=True)
class Agreement:
    """A partner, its record (None: the register has none) and, by key, what that says else."""

    partner: Partner
    organisation: Organisation | None
    outcome: Outcome
    differing: Mapping[str, str]


def compare(partner: Partner, organisation: Organisation | None, today: date) -> Agreement:
    """A partner beside its record: name, phone, website and visiting address.

    What the register does not have is not compared, so that nothing is ever emptied. An address
    that the partner does not have is not either: the register has head offices, where visitors
    can't go.
    """
    if organisation is None or not organisation.exists(today):
        return Agreement(partner, organisation, Outcome.GONE, {})
    address = next(iter(organisation.addresses), "") if partner.address else ""
    facts = {
        "naam": (organisation.name, _same_name(partner, organisation)),
        "telefoon": (organisation.phone, _dialled(partner.phone) == _dialled(organisation.phone)),
        "website": (organisation.website, _same_site(partner, organisation.website)),
        "adres": (
            address,
            any(_same_place(partner.address, one) for one in organisation.addresses),
        ),
    }
    differing = {key: theirs for key, (theirs, same) in facts.items() if theirs and not same}
    outcome = Outcome.DIFFERS if differing else Outcome.AGREES
    if not (differing or organisation.phone or organisation.website or address):
        outcome = Outcome.NOTHING
    return Agreement(partner, organisation, outcome, differing)


def changes(agreement: Agreement, taken: Collection[str], day: date | None) -> dict[str, Value]:
    """The keys to write when these of the differing ones are taken from the register.

    When nothing differs any more the partner is dated `day`, unless it was verified later; the
    record becomes one of its sources.
    """
    partner, organisation = agreement.partner, agreement.organisation
    found: dict[str, Value] = {key: agreement.differing[key] for key in taken}
    agrees = agreement.outcome in (Outcome.AGREES, Outcome.DIFFERS)
    later = day is not None and (partner.checked is None or partner.checked < day)
    if day and later and agrees and len(found) == len(agreement.differing):
        found["gecontroleerd"] = day.isoformat()
    if found and organisation is not None:
        page = f"{PAGE}/{organisation.number}/"
        if not any(f"{one}/".startswith(page) for one in partner.source):
            found["bron"] = (
                [*partner.source, organisation.page] if partner.source else organisation.page
            )
    return found


def verified_on(organisation: Organisation | None, today: date) -> date | None:
    """The day on which the register said what it says: that of the export.

    It is not today, when only the file was read. An export that does not tell its day has the day
    on which the record was last changed.
    """
    day = organisation and (organisation.exported or organisation.changed)
    return min(day, today) if day else None


def incoming(
    directory: Directory, found: Sequence[Organisation], services: Sequence[str], today: date
) -> Incoming:
    """Gemeenten of the register as rows.

    Of one that the directory has, only what is missing or differs, and a later date.
    """
    rows = []
    for one in found:
        row = municipality_row(one, services)
        known = directory.by_id.get(row["id"])
        rows.append((one.name, _beside(known, one, row, today) if known else row))
    return Incoming(tuple(rows))


def _beside(known: Partner, organisation: Organisation, row: Row, today: date) -> Row:
    had = as_row(known)
    agreement = compare(known, organisation, today)
    taken = changes(agreement, agreement.differing, organisation.changed)
    return {"id": known.id, **{key: row[key] for key in row if key not in had}, **taken}


def _same_name(partner: Partner, organisation: Organisation) -> bool:
    """Whether one name stands in the other: 'Gemeente Leiden, burgerzaken', 'UWV'."""
    ours, theirs = f"-{slug(partner.name)}-", f"-{slug(organisation.name)}-"
    short = organisation.abbreviation and f"-{slug(organisation.abbreviation)}-"
    return ours in theirs or theirs in ours or bool(short and short in ours)


def _dialled(phone: str) -> str:
    """The digits that are dialled in the Netherlands; +31 and 0031 are a 0."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, "NL")
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", phone)
    return f"{number.country_code} {number.national_number}"


def _same_site(partner: Partner, website: str) -> bool:
    """Whether an address is on the partner's site or on another of its own domains."""
    own = {host_of(partner.website), *(one.removeprefix("www.") for one in partner.domains)}
    return host_of(website) in own


def _same_place(ours: str, theirs: str) -> bool:
    """Whether postcode and house number are the same; without a postcode, street and number."""
    mine, other = _postal(ours), _postal(theirs)
    if mine and other:
        return mine == other
    return f"-{slug(theirs.split(',')[0])}-" in f"-{slug(ours)}-"


def _postal(address: str) -> tuple[str, str] | None:
    """'Stadskantoor, Bargelaan 190a, 2333 CW Leiden' -> ('2333cw', '190')."""
    found = re.search(r"^(.*?)\b([1-9]\d{3}) ?([A-Za-z]{2})\b", address)
    numbers = re.findall(r"(\d+)(?:\s*-\s*\d+)?", found[1]) if found else []
    return (f"{found[2]}{found[3]}".lower(), numbers[-1]) if found and numbers else None
