"""The directory as Open Referral HSDS 3.0. Each partner is a service of its own organization.

What HSDS has no field for (our id, kind, services, contact, sources) travels as attributes of the
taxonomy `ido-cli`, so that what goes out comes back the same.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Final

from ido_cli.directory.hsds.week import as_schedules
from ido_cli.directory.model import Directory, Partner
from ido_cli.directory.rows import Row
from ido_cli.source.files.writing import as_json

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
    """One partner as an HSDS service; what it does not have is left out."""
    own = _id(partner.id, "service")
    organization = _id(partner.id, "organization")
    optional = {
        "description": partner.does,
        "url": partner.website,
        "email": partner.email,
        "application_process": partner.visit,
        "alert": partner.remark,
        "assured_date": partner.checked.isoformat() if partner.checked else "",
    }
    return {
        "id": own,
        "organization_id": organization,
        "name": partner.name,
        "status": "active",
        **{key: value for key, value in optional.items() if value},
        "organization": {
            "id": organization,
            "name": partner.name,
            "description": partner.does,
        },
        **{key: rows for key, rows in _lists(partner, own).items() if rows},
        "attributes": [
            _attribute(directory, partner, code, value) for code, value in _own_facts(partner)
        ],
    }


def _lists(partner: Partner, service_id: str) -> dict[str, list[Row]]:
    """What a service has several of, each an object of its own."""

    def of_service(what: str, **keys: str) -> Row:
        return {"id": _id(partner.id, what), "service_id": service_id, **keys}

    phone = partner.phone
    return {
        "phones": [of_service("phone", number=phone, type="voice")] if phone else [],
        "schedules": _schedules(partner, service_id) if partner.hours else [],
        "required_documents": [
            of_service(f"document {n}", document=text) for n, text in enumerate(partner.bring)
        ],
        "service_areas": [of_service(f"area {one}", name=one) for one in partner.regions],
        "service_at_locations": [
            *_place(partner, partner.address, "physical"),
            *_place(partner, partner.post, "postal"),
        ],
    }


def export_hsds(directory: Directory) -> str:
    """The directory as an HSDS service list."""
    return as_json(services_page(directory))


def _id(partner_id: str, what: str) -> str:
    """A stable identifier, so that two exports of one directory are the same."""
    return str(uuid.uuid5(_NAMESPACE, f"{partner_id} {what}"))


def _schedules(partner: Partner, service_id: str) -> list[Row]:
    """The opening hours in our words, and as rules where those say the same."""
    first, *others = as_schedules(partner.hours) or [{}]
    return [
        {"id": _id(partner.id, f"schedule {number}"), "service_id": service_id, **rule}
        for number, rule in enumerate([{"description": partner.hours, **first}, *others])
    ]


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
