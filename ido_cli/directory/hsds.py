"""The directory as Open Referral HSDS 3.0 (https://docs.openreferral.org/en/3.0/hsds/).

Each partner is a service of its own organization.

What HSDS has no field for (our id, kind, services, contact, sources) travels as attributes of the
taxonomy `ido-cli`, so that what goes out comes back the same. From other publishers everything is
taken that has a place here.
"""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ido_cli.directory.model import NATIONWIDE, Directory, Partner
from ido_cli.directory.rows import Incoming, Row
from ido_cli.literal import slug
from ido_cli.source.writing import as_json

TAXONOMY: Final = "ido-cli"
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.openreferral.org/ido-cli")
_TERMS: Final = {
    "id": "De id van de partner",
    "soort": "De soort partner",
    "biedt": "Een dienst",
    "voor": "Voor wie de partner er is",
    "buiten_uren.telefoon": "Het nummer buiten de openingstijden",
    "buiten_uren.openingstijden": "Wanneer dat nummer opneemt",
    "domeinen": "Een eigen webadres",
    "register": "Het nummer in het Register van Overheidsorganisaties",
    "contact": "Hoe ver het contact is",
    "bron": "Waar dit staat",
    "regio": "Waar de partner werkt",
}
_ICAL_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")


def services_page(directory: Directory) -> Row:
    """All partners as one page of an HSDS service list."""
    services = [service(directory, partner) for partner in directory.partners]
    size = len(services)
    return {
        "total_items": size,
        "total_pages": 1,
        "page_number": 1,
        "size": size,
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def service(directory: Directory, partner: Partner) -> Row:
    """One partner as an HSDS service."""
    own = _id(partner.id, "service")
    row: Row = {
        "id": own,
        "organization_id": _id(partner.id, "organization"),
        "name": partner.name,
        "status": "active",
    }
    optional = {
        "description": partner.does,
        "url": partner.website,
        "email": partner.email,
        "application_process": partner.visit,
        "alert": partner.remark,
        "assured_date": partner.checked.isoformat() if partner.checked else "",
    }
    row |= {key: value for key, value in optional.items() if value}
    row["organization"] = {
        "id": _id(partner.id, "organization"),
        "name": partner.name,
        "description": partner.does,
    }
    if partner.phone:
        row["phones"] = [
            {
                "id": _id(partner.id, "phone"),
                "service_id": own,
                "number": partner.phone,
                "type": "voice",
            }
        ]
    if partner.hours:
        row["schedules"] = [
            {"id": _id(partner.id, "schedule"), "service_id": own, "description": partner.hours}
        ]
    if partner.bring:
        row["required_documents"] = [
            {"id": _id(partner.id, f"document {n}"), "service_id": own, "document": text}
            for n, text in enumerate(partner.bring)
        ]
    row["service_areas"] = [
        {"id": _id(partner.id, f"area {region}"), "service_id": own, "name": region}
        for region in partner.regions
    ]
    places = [
        *_place(partner, partner.address, "physical"),
        *_place(partner, partner.post, "postal"),
    ]
    if places:
        row["service_at_locations"] = places
    row["attributes"] = [
        _attribute(directory, partner, code, value) for code, value in _own_facts(partner)
    ]
    return row


def export_hsds(directory: Directory) -> str:
    """The directory as an HSDS service list."""
    return as_json(services_page(directory))


def read_services(data: Any) -> Incoming:
    """The partners in an HSDS document: a service, a list, or a page of services."""
    if isinstance(data, Mapping) and isinstance(data.get("contents"), Sequence):
        data = data["contents"]
    services = data if isinstance(data, list) else [data]
    rows = [_partner_row(row) for row in services if isinstance(row, Mapping)]
    return Incoming(tuple((f"nummer {number}", row) for number, row in enumerate(rows, 1)))


def _id(partner_id: str, what: str) -> str:
    """A stable identifier, so that two exports of one directory are the same."""
    return str(uuid.uuid5(_NAMESPACE, f"{partner_id} {what}"))


def _place(partner: Partner, text: str, kind: str) -> Iterator[Row]:
    if not text:
        return
    found = re.search(r"\b([1-9]\d{3}\s?[A-Z]{2})\b", text)
    address = {
        "id": _id(partner.id, f"address {kind}"),
        "address_1": text,
        "city": re.sub(r"^[1-9]\d{3}\s?[A-Z]{2}\s+", "", text.rsplit(",", 1)[-1].strip())
        if "," in text
        else "",
        "state_province": "",
        "postal_code": found.group(1) if found else "",
        "country": "NL",
        "address_type": kind,
    }
    location = {
        "id": _id(partner.id, f"location {kind}"),
        "location_type": kind,
        "name": partner.name,
        "addresses": [address],
    }
    yield {
        "id": _id(partner.id, f"at {kind}"),
        "service_id": _id(partner.id, "service"),
        "location": location,
    }


def _own_facts(partner: Partner) -> Iterator[tuple[str, str]]:
    yield "id", partner.id
    yield "soort", partner.kind.value
    yield from (("biedt", one) for one in partner.offers)
    if partner.audience != "iedereen":
        yield "voor", partner.audience
    if partner.out_of_hours is not None:
        yield "buiten_uren.telefoon", partner.out_of_hours.phone
        if partner.out_of_hours.hours:
            yield "buiten_uren.openingstijden", partner.out_of_hours.hours
    yield from (("domeinen", one) for one in partner.domains)
    if partner.register_number:
        yield "register", partner.register_number
    if partner.contact is not None:
        yield "contact", partner.contact.value
    yield from (("bron", one) for one in partner.source)


def _attribute(directory: Directory, partner: Partner, code: str, value: str) -> Row:
    name = directory.services.get(value, value) if code == "biedt" else value
    term = {
        "id": _id(f"{code}={value}", "term"),
        "code": f"{code}={value}",
        "name": name,
        "description": _TERMS[code],
        "taxonomy": TAXONOMY,
    }
    return {
        "id": _id(partner.id, f"attribute {code}={value}"),
        "link_id": _id(partner.id, "service"),
        "taxonomy_term_id": term["id"],
        "link_entity": "service",
        "value": value,
        "taxonomy_term": term,
    }


def _partner_row(row: Mapping[str, Any]) -> Row:
    own = _attributes(row)
    organization = row.get("organization") if isinstance(row.get("organization"), Mapping) else {}
    assert isinstance(organization, Mapping)
    name = _text(row.get("name"))
    made: Row = {
        "id": own.get("id", [slug(name)])[0],
        "naam": name,
        "soort": own.get("soort", ["maatschappelijk"])[0],
        "doet": _text(row.get("description")) or _text(organization.get("description")) or name,
        "regio": _names(row.get("service_areas"), "name") or [NATIONWIDE],
        "biedt": own.get("biedt", []),
        "adres": _address(row, "physical"),
        "telefoon": next(iter(_names(row.get("phones"), "number")), ""),
        "openingstijden": _hours(row),
        "website": _text(row.get("url")) or _text(organization.get("website")),
        "email": _text(row.get("email")) or _text(organization.get("email")),
        "bezoek": _text(row.get("application_process")),
        "post": _address(row, "postal"),
        "neem_mee": _names(row.get("required_documents"), "document"),
        "opmerking": _text(row.get("alert")),
        "voor": own.get("voor", [""])[0],
        "buiten_uren": {
            key: words[0]
            for key in ("telefoon", "openingstijden")
            for words in [own.get(f"buiten_uren.{key}")]
            if words
        },
        "domeinen": own.get("domeinen", []),
        "register": own.get("register", [""])[0],
        "contact": own.get("contact", [""])[0],
        "bron": own.get("bron", []),
        "gecontroleerd": _text(row.get("assured_date"))[:10],
    }
    return {key: value for key, value in made.items() if value}


def _attributes(row: Mapping[str, Any]) -> dict[str, list[str]]:
    """Our own facts among the attributes, by their code."""
    found: dict[str, list[str]] = {}
    for attribute in row.get("attributes") or ():
        term = attribute.get("taxonomy_term") if isinstance(attribute, Mapping) else None
        if isinstance(term, Mapping) and term.get("taxonomy") == TAXONOMY:
            code, _, value = _text(term.get("code")).partition("=")
            found.setdefault(code, []).append(value)
    return found


def _address(row: Mapping[str, Any], kind: str) -> str:
    """The first address of a kind as one line."""
    for place in row.get("service_at_locations") or ():
        location = place.get("location") if isinstance(place, Mapping) else None
        for address in (location.get("addresses") if isinstance(location, Mapping) else None) or ():
            if isinstance(address, Mapping) and address.get("address_type", "physical") == kind:
                first, city, code = (
                    _text(address.get(key)) for key in ("address_1", "city", "postal_code")
                )
                town = " ".join(part for part in (code, city) if part and part not in first)
                return ", ".join(part for part in (first, town) if part)
    return ""


def _hours(row: Mapping[str, Any]) -> str:
    """Opening hours: our own words when they stand in the description, else the weekly rules."""
    from ido_cli.directory.hours import check
    from ido_cli.errors import IdoError

    schedules = [
        schedule for schedule in row.get("schedules") or () if isinstance(schedule, Mapping)
    ]
    for schedule in schedules:
        words = _text(schedule.get("description"))
        try:
            check(words)
        except IdoError:
            continue
        if words:
            return words
    return "; ".join(rule for schedule in schedules for rule in [_weekly(schedule)] if rule)


def _weekly(schedule: Mapping[str, Any]) -> str:
    """'ma,wo 09:00-12:00' from a weekly rule of iCalendar; nothing for any other rule."""
    days = [
        _DAYS[_ICAL_DAYS.index(day)]
        for day in _text(schedule.get("byday")).split(",")
        if day in _ICAL_DAYS
    ]
    times = [_text(schedule.get(key))[:5] for key in ("opens_at", "closes_at")]
    if (
        schedule.get("freq") != "WEEKLY"
        or not days
        or not all(re.fullmatch(r"\d{2}:\d{2}", time) for time in times)
    ):
        return ""
    return f"{','.join(days)} {times[0]}-{times[1]}"


def _names(rows: Any, key: str) -> list[str]:
    return [_text(row.get(key)) for row in rows or () if isinstance(row, Mapping) and row.get(key)]


def _text(value: Any) -> str:
    """A value as one line of text."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
