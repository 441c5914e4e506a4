"""The map of the network as one self-contained HTML page, for a meeting."""

from datetime import date
from html import escape

from ido_cli.directory.model import ContactState, Directory
from ido_cli.pages.page_parts import items, page, paragraph
from ido_cli.referral.network import Network, Offer, ServiceRow
from ido_cli.source.age import Age
from ido_cli.source.dates import date_words

_CONTACT = {
    ContactState.AGREED: "afspraken",
    ContactState.IN_TALKS: "in gesprek",
    ContactState.TO_MAKE: "contact nog te leggen",
}
_AGE = {Age.NEVER: "nooit gecontroleerd", Age.OLD: "te lang geleden gecontroleerd"}


def network_page(directory: Directory, made: Network, today: date) -> str:
    """The gaps first, then who offers what where."""
    title = f"Het netwerk van {directory.library}"
    gaps = tuple(
        f"{row.name}: niemand in {' en '.join(row.empty)} ({row.advices} adviezen verwijzen ernaar)"
        for row in made.gaps
    )
    contacts = tuple(f"{partner.name}: {count} keer genoemd" for partner, count in made.to_make)
    body = (
        f"<h1>{escape(title)}</h1>\n{paragraph(date_words(today), 'quiet')}"
        + "<h2>Wat ontbreekt</h2>\n"
        + (
            items("Diensten", gaps)
            or paragraph("Elke dienst waar bomen naar verwijzen, is er in elke regio.")
        )
        + items("Contact nog te leggen", contacts)
        + paragraph(
            f"{len(made.never)} partners zijn nooit gecontroleerd, {len(made.old)} te lang geleden."
        )
        + "<h2>Wie biedt wat waar</h2>\n"
        + _table(directory, made.services)
    )
    return page(title, body)


def _table(directory: Directory, services: tuple[ServiceRow, ...]) -> str:
    head = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in ("Dienst", *directory.regions)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}<br>'
        f'<span class="quiet">{row.advices} adviezen</span></th>'
        + "".join(f"<td>{_cell(row.regions[region])}</td>" for region in directory.regions)
        + "</tr>\n"
        for row in services
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _cell(offers: tuple[Offer, ...]) -> str:
    if not offers:
        return "<strong>niemand</strong>"
    return "".join(f"<p>{escape(offer.partner.name)}{_notes(offer)}</p>" for offer in offers)


def _notes(offer: Offer) -> str:
    contact = offer.partner.contact
    notes = [_CONTACT.get(contact, "") if contact is not None else "", _AGE.get(offer.age, "")]
    words = ", ".join(note for note in notes if note)
    return f' <span class="quiet">({escape(words)})</span>' if words else ""
