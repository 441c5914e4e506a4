"""Which partners or services a person means: by service, region and kind, by id or by name."""

from datetime import datetime

from ido_cli.directory import hours
from ido_cli.directory.model import Directory, Partner, PartnerKind
from ido_cli.errors import nearest, unknown
from ido_cli.literal import slug


def filtered(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    open_now: bool,
    now: datetime,
) -> list[Partner]:
    """The partners that a person asked for; None means all.

    Raises IdoError for a service, region or kind that does not exist.
    """
    kinds = [one.value for one in PartnerKind]
    asked = (
        ("dienst", service, list(directory.services)),
        ("regio", region, list(directory.regions)),
        ("soort", kind, kinds),
    )
    for name, word, known in asked:
        if word is not None and word not in known:
            raise unknown(name, word, known, f"Kies uit: {', '.join(known)}.")
    return [
        partner
        for partner in directory.partners
        if (service is None or service in partner.offers)
        and (region is None or partner.works_in(region))
        and (kind is None or partner.kind == kind)
        and (not open_now or hours.now(partner.hours, now).open)
    ]


def find_services(directory: Directory, typed: str) -> list[str]:
    """The services that a few letters of their name or id can mean, best first.

    Every word typed must occur, at the begin of a word before inside one; else those that are near.
    """
    texts = {one: f"-{one}-{slug(name)}" for one, name in directory.services.items()}
    words = slug(typed).split("-")
    found = [one for one, text in texts.items() if all(word in text for word in words)]
    if found:
        return sorted(found, key=lambda one: not all(f"-{word}" in texts[one] for word in words))
    names = {name: one for one, name in directory.services.items()}
    near = [*nearest(typed, names), *nearest(typed, directory.services)]
    return list(dict.fromkeys(names.get(one, one) for one in near))


def find_partner(directory: Directory, partner_id: str) -> Partner:
    """A partner by id or by name. Raises IdoError with the nearest right ones."""
    folded = partner_id.casefold()
    for partner in directory.partners:
        if folded in (partner.id.casefold(), partner.name.casefold()):
            return partner
    near = bool(nearest(partner_id, directory.by_id))
    names = directory.by_id if near else [partner.name for partner in directory.partners]
    raise unknown("partner", partner_id, names, 'Bekijk alle partners met "ido partners".')
