"""Partners from Open Referral HSDS 3.0, and from what Open Referral UK makes of it.

Each service becomes a partner. What has an exact place in partners.yaml goes there, what a desk
should know besides goes into the remark, and of all the rest a note says that it was left out.
Persons (`contacts`) are never taken over.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from ido_cli.directory.hsds.fields import Fields
from ido_cli.directory.hsds.places import (
    Place,
    postal_address,
    read_places,
    spoken_number,
    visiting_address,
)
from ido_cli.directory.hsds.remarks import add_remarks
from ido_cli.directory.hsds.said import Said
from ido_cli.directory.hsds.schedules import read_hours
from ido_cli.directory.hsds.writing import TAXONOMY
from ido_cli.directory.model import NATIONWIDE
from ido_cli.directory.rows import Incoming, Note, Row
from ido_cli.errors import IdoError
from ido_cli.literal import shortened, slug
from ido_cli.source.dates import parsed_day

_PRESUMED: Final = {"soort": "maatschappelijk", "regio": NATIONWIDE}
"""What a new partner is where a service does not tell."""
_LISTS: Final = ("contents", "content", "organizations")
"""Where a page keeps its items; `content` is how Open Referral UK spells it.

Its first version also has `regular_schedules`, `physical_addresses` and `service_area`.
"""
_CLOSED: Final = {
    "defunct": "is gestopt",
    "inactive": "is niet actief",
    "temporarily closed": "is tijdelijk gesloten",
}


def read_services(data: Any, today: date) -> Incoming:
    """The partners in an HSDS document.

    It is a service, an organization with its services, a list of these, or a page of a list. Raises
    IdoError when there is no service in it.
    """
    rows: list[tuple[str, Row, str]] = []
    notes: list[Note] = []
    number = 0
    for number, (service, organization) in enumerate(_services(data), 1):
        ours = _is_ours(service)
        fields, owner, said = Fields(service, ours), Fields(organization, ours), Said()
        name, place = _name(fields, owner), f"nummer {number}"
        if _is_open(fields, name, said):
            row = _row(fields, owner, name, today, said)
            rows.append((place, row, fields.text("id")))
            _tell_left(fields, owner, said)
        place = f"{place} ({shortened(name)})" if name else place
        notes += [Note(place, key, text) for key, text in said.notes]
    if not number and not _is_empty_page(data):
        hint = "Het moet een dienst zijn, een organisatie met diensten, of een lijst daarvan."
        raise IdoError("In dit bestand staat geen dienst van Open Referral (HSDS).", hint)
    notes += _presumed(rows)
    return Incoming(tuple(_with_ids(rows)), tuple(notes), _PRESUMED)


def _presumed(rows: Sequence[tuple[str, Row, str]]) -> Iterator[Note]:
    """One note for each key that services do not tell, whatever their number."""
    for key, value in _PRESUMED.items():
        places = [place for place, row, _ in rows if key not in row]
        if places:
            more = f" en nog {len(places) - 3}" if len(places) > 3 else ""
            text = f"staat er niet bij; een nieuwe partner wordt {value}"
            yield Note(", ".join(places[:3]) + more, key, text)


def _services(data: Any) -> Iterator[tuple[Any, Any]]:
    """Each service with its organization, which holds it or stands in it."""
    page = data if isinstance(data, Mapping) else {}
    items = next((page[key] for key in _LISTS if isinstance(page.get(key), list)), data)
    for item in items if isinstance(items, list) else [items] if data == page else []:
        held = item.get("services") if isinstance(item, Mapping) else None
        if not isinstance(held, list):
            yield _apart(item, None)
            continue
        owner = {key: value for key, value in item.items() if key != "services"}
        yield from (_apart(service, owner) for service in held)


def _apart(service: Any, owner: Any) -> tuple[Any, Any]:
    """A service without its organization, and that organization."""
    inner = service.get("organization") if isinstance(service, Mapping) else None
    if not isinstance(inner, Mapping):
        return service, owner
    return {key: value for key, value in service.items() if key != "organization"}, inner


def _is_empty_page(data: Any) -> bool:
    return data == [] or (isinstance(data, Mapping) and any(data.get(k) == [] for k in _LISTS))


def _with_ids(rows: Sequence[tuple[str, Row, str]]) -> Iterator[tuple[str, Row]]:
    """The rows; those that would get the same id get a part of that of the publisher behind it."""
    often = Counter(row["id"] for _, row, _ in rows)
    for place, row, theirs in rows:
        same = often[row["id"]] > 1 and theirs
        yield place, {**row, "id": f"{row['id']}-{slug(theirs)[:8]}"} if same else row


def _is_ours(service: Any) -> bool:
    """Whether a service was exported by ido: it carries the id of the partner."""
    return "id" in _attributes(Fields(service), Said())


def _name(fields: Fields, owner: Fields) -> str:
    """'Stichting X, Inloop', as the directory names the departments of one organization."""
    name, organization = fields.text("name"), owner.text("name")
    if not name or organization.casefold() in name.casefold():
        return name
    return f"{organization}, {name}"


def _is_open(fields: Fields, name: str, said: Said) -> bool:
    """Whether a service has a name and is active; else it is said why it is left out."""
    status = fields.text("status").casefold().replace("_", " ")
    if not name:
        said.note("naam", "hier staat geen dienst met een naam; overgeslagen")
    elif status not in ("", "active") or fields.has("status"):
        why = _CLOSED.get(status, f'heeft de status "{shortened(status) or "onleesbaar"}"')
        said.note("status", f"{shortened(name)} {why} en is niet overgenomen")
    else:
        return True
    return False


def _row(fields: Fields, owner: Fields, name: str, today: date, said: Said) -> Row:
    """A service with the keys of partners.yaml."""
    own = _attributes(fields, said)
    places = read_places(fields, name)
    here = places[0]
    row: Row = {
        "id": own.get("id", [slug(name)])[0],
        "naam": name,
        "doet": _either(said, "doet", fields.text("description"), owner, "description") or name,
        "regio": _regions(fields),
        "adres": visiting_address(places, said),
        "telefoon": spoken_number(fields, here, owner, said),
        "openingstijden": read_hours(_schedules(fields, here, said), today, "id" in own, said),
        "website": _either(said, "website", fields.text("url"), owner, "website"),
        "email": _either(said, "email", fields.text("email"), owner, "email"),
        "bezoek": fields.text("application_process"),
        "post": postal_address(places, said),
        "neem_mee": fields.texts("required_documents", "document"),
        "gecontroleerd": _assured(fields, date.max if "id" in own else today, said),
        **_own_keys(own),
    }
    add_remarks(fields, here, today, said)
    row["opmerking"] = said.remark_with(fields.text("alert"))
    return {key: value for key, value in row.items() if value}


def _regions(fields: Fields) -> list[str]:
    areas = [
        (area.text("name"), area.text("service_area")) for area in fields.parts("service_areas")
    ]
    return [name or older for name, older in areas if name or older]


def _attributes(fields: Fields, said: Said) -> dict[str, list[str]]:
    """Our own facts among the attributes, by their code; what others mark is left out."""
    found: dict[str, list[str]] = {}
    others: dict[str, None] = {}
    for attribute in fields.parts("attributes"):
        for key in ("value", "link_entity", "link_type"):
            attribute.text(key)
        for term in attribute.parts("taxonomy_term"):
            name, taxonomy, _ = (term.text(key) for key in ("name", "taxonomy", "description"))
            code, _, value = term.text("code").partition("=")
            if taxonomy == TAXONOMY:
                found.setdefault(code, []).append(value)
            elif name or code:
                others[name or code] = None
    if others:
        told = shortened(", ".join(others), 120)
        said.note("biedt", f"weggelaten: kenmerken uit een andere indeling ({told})")
    return found


def _own_keys(own: Mapping[str, list[str]]) -> Row:
    """What only our own attributes tell."""
    out_of_hours = {
        key: own[f"buiten_uren.{key}"][0]
        for key in ("telefoon", "openingstijden")
        if f"buiten_uren.{key}" in own
    }
    return {
        **{key: own.get(key, []) for key in ("biedt", "domeinen", "bron")},
        **{key: own.get(key, [""])[0] for key in ("soort", "voor", "register", "contact")},
        "buiten_uren": out_of_hours,
    }


def _schedules(fields: Fields, here: Place, said: Said) -> list[Fields]:
    """The schedules of the service at this place, else of the service, else of the location."""
    keys = ("schedules", "regular_schedules")
    found = here.at.parts(*keys) or fields.parts(*keys)
    if not found:
        found = here.location.parts(*keys)
        if found:
            said.note("openingstijden", "de tijden zijn van de locatie")
    return found


def _either(said: Said, key: str, text: str, owner: Fields, name: str) -> str:
    """The value of the service, else that of its organization, which is said."""
    theirs = owner.text(name)
    if theirs and not text:
        said.note(key, "is van de organisatie")
    return text or theirs


def _assured(fields: Fields, today: date, said: Said) -> str:
    """The day on which the publisher last looked, when it is a day that has been."""
    text = fields.text("assured_date")
    day = parsed_day(text[:10])
    if text and (day is None or day > today):
        said.note("gecontroleerd", f'weggelaten: "{shortened(text)}" is geen dag die is geweest')
        return ""
    return day.isoformat() if day else ""


def _tell_left(fields: Fields, owner: Fields, said: Said) -> None:
    """Say which keys of a service and its organization nobody read."""
    left: dict[str, dict[str, None]] = {}
    for path in (*fields.left(), *(f"organization.{path}" for path in owner.left())):
        if {"contacts", "attention"} & set(path.split(".")):
            left["contacts"] = {"gegevens van een persoon neemt ido nooit over": None}
            continue
        key, _, below = path.partition(".")
        if key == "attributes" and below:
            continue
        left.setdefault(key, {})[below] = None
    for key, paths in left.items():
        told = ", ".join(list(filter(None, paths))[:8])
        more = f" en nog {len(paths) - 8}" if len(paths) > 8 else ""
        said.note(key, f"weggelaten: {told}{more}" if told else "weggelaten")
