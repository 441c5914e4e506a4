"""The map of the network as one self-contained HTML page, for a meeting.

Services by regions, the gaps first; then the work that is to be done, by its kind.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from ido_cli.directory.model import Directory, Partner
from ido_cli.pages.page_parts import head_row, header, name, page, paragraph, safe, unfolding
from ido_cli.referral.network import Network, Offer, ServiceRow, Standing
from ido_cli.referral.referral import phone_words, site_words
from ido_cli.source.age import Age
from ido_cli.source.dates import date_words

_STYLE: Final = Path(__file__).with_name("network_page.css")
_STANDINGS: Final = {
    Standing.NOBODY: ("nobody", "✗", "niemand"),
    Standing.FAR_AWAY: ("far", "○", "alleen landelijk"),
    Standing.TO_MAKE: ("make", "?", "contact nog te leggen"),
    Standing.IN_TALKS: ("talks", "~", "in gesprek"),
    Standing.KNOWN: ("known", "•", "bekend"),
    Standing.AGREED: ("agreed", "✓", "afspraken"),
    Standing.NOT_ASKED: ("unasked", "–", "niemand, niet nodig"),
}
"""The style, the sign and the words of each; the sign and the words are there without colour."""
_GROUPS: Final = {
    Standing.FAR_AWAY: "Alleen landelijke hulp, niemand in de buurt",
    Standing.TO_MAKE: "Contact nog te leggen",
    Standing.IN_TALKS: "In gesprek",
    Standing.KNOWN: "Bekend",
    Standing.AGREED: "Afspraken gemaakt",
    Standing.NOT_ASKED: "Niemand, en geen advies verwijst ernaar",
}
_NEEDED: Final = 3
_NAMED: Final = 3
"""So many names stand in a cell; the others unfold."""
_MOST_COLUMNS: Final = 5
"""With more regions each service is a block of cells, since columns would be too narrow."""
_CAPTION: Final = (
    "Elke dienst in elke regio: is er iemand, en hoe ver is het contact? Onder een dienst staat "
    "hoeveel adviezen ernaar verwijzen."
)
_DONE: Final = "Er ligt geen werk: elk contact is gelegd en alles is nagekeken."
_NOBODY: Final = "Er zijn nog geen partners. Zet de eerste erin met: ido partners nieuw."
_STALE: Final = "gegevens nakijken"


def network_page(directory: Directory, made: Network, today: date) -> str:
    """The map with the most needed gaps on top, then the work list."""
    title = f"Het netwerk van {directory.library}"
    partners = _count(len(directory.partners), "partner", "partners")
    services = _count(len(made.services), "dienst", "diensten")
    body = (
        header(title, f"{date_words(today)}: {services}, {partners}.")
        + _map(directory, made)
        + _work(directory, made)
    )
    return page(title, body, unfolding(), _STYLE)


def _count(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _map(directory: Directory, made: Network) -> str:
    heading = "<section>\n<h2>Wie biedt wat waar</h2>\n"
    if not made.services:
        told = "Er staan nog geen diensten in partners.yaml. Zet ze bij diensten."
        return f"{heading}{paragraph(told)}</section>\n"
    regions = directory.regions
    kind = "map stacked" if len(regions) > _MOST_COLUMNS else "map"
    groups = "".join(_group(told, rows, regions) for told, rows in _groups(made) if rows)
    return (
        f"{heading}{_legend(made, regions)}"
        f'<table class="{kind}">\n<caption>{_CAPTION}</caption>\n'
        f"{head_row('Dienst', *map(name, regions))}{groups}</table>\n</section>\n"
    )


def _groups(made: Network) -> Iterator[tuple[str, Sequence[ServiceRow]]]:
    """The rows by what is to be done about them, the most needed gaps first."""
    yield "Hier is het meest iemand nodig", made.most_needed[:_NEEDED]
    yield "Ook hier ontbreekt iemand", made.most_needed[_NEEDED:]
    for standing, told in _GROUPS.items():
        yield told, [row for row in made.services if row.worst is standing]


def _legend(made: Network, regions: Iterable[str]) -> str:
    """What the signs say, with how many cells have each."""
    counts = Counter(row.standing(region) for row in made.services for region in regions)
    rows = "".join(
        f'<li class="{style}"><b aria-hidden="true">{sign}</b> {words}: {counts[standing]}</li>'
        for standing, (style, sign, words) in _STANDINGS.items()
        if counts[standing]
    )
    stale = f'<li><b aria-hidden="true">!</b> {_STALE}</li>' if made.never or made.old else ""
    return f'<ul class="legend" aria-label="Wat de tekens betekenen">{rows}{stale}</ul>\n'


def _group(told: str, rows: Iterable[ServiceRow], regions: tuple[str, ...]) -> str:
    head = f'<tr><th class="group" scope="rowgroup" colspan="{len(regions) + 1}">{told}</th></tr>\n'
    return f"<tbody>\n{head}{''.join(_row(row, regions) for row in rows)}</tbody>\n"


def _row(row: ServiceRow, regions: Iterable[str]) -> str:
    asked = _count(row.advices, "advies", "adviezen")
    cells = "".join(_cell(row, region) for region in regions)
    return (
        f'<tr><th scope="row">{name(row.name)} <span class="quiet">{asked}</span></th>'
        f"{cells}</tr>\n"
    )


def _cell(row: ServiceRow, region: str) -> str:
    style, sign, words = _STANDINGS[row.standing(region)]
    told = f'<p class="sign"><b aria-hidden="true">{sign}</b> {words}</p>'
    names = _names(row.regions[region])
    return f'<td class="{style}" data-region="{safe(region)}">{told}{names}</td>'


def _names(offers: tuple[Offer, ...]) -> str:
    shown = "".join(f"<p>{_offer(one)}</p>" for one in offers[:_NAMED])
    more = "".join(f"<p>{_offer(one)}</p>" for one in offers[_NAMED:])
    if not more:
        return shown
    rest = len(offers) - _NAMED
    return f"{shown}<details><summary>en nog {rest}</summary>{more}</details>"


def _offer(offer: Offer) -> str:
    mark = f'\N{NO-BREAK SPACE}<b role="img" aria-label="{_STALE}" title="{_STALE}">!</b>'
    return name(offer.partner.name) + ("" if offer.age is Age.GOOD else mark)


def _work(directory: Directory, made: Network) -> str:
    """The work list: a group a state, each with what to do."""
    to_make = [(one, f"{count} keer genoemd" if count else "") for one, count in made.to_make]
    oldest = sorted(made.old, key=lambda one: one.checked or date.min)
    old = [(one, date_words(one.checked) if one.checked else "") for one in oldest]
    groups = (
        ("Contact nog te leggen", "Bel of mail, en zet dan contact: in-gesprek.", to_make),
        ("In gesprek", "Maak het af, en zet dan contact: afspraken.", _plain(made.in_talks)),
        ("Nog nooit nagekeken", "Lees de bron of bel, en zet dan de datum.", _plain(made.never)),
        ("Te lang geleden nagekeken", "Kijk opnieuw, en zet dan de datum.", old),
    )
    lists = "".join(_work_group(*group) for group in groups if group[2])
    told = _DONE if directory.partners else _NOBODY
    return f"<section>\n<h2>Wat er te doen is</h2>\n{lists or paragraph(told)}</section>\n"


def _plain(partners: Iterable[Partner]) -> list[tuple[Partner, str]]:
    return [(partner, "") for partner in partners]


def _work_group(heading: str, to_do: str, partners: list[tuple[Partner, str]]) -> str:
    rows = "".join(_partner(partner, told) for partner, told in partners)
    return (
        f"<h3>{heading} ({len(partners)})</h3>\n{paragraph(to_do, 'quiet')}"
        f'<ul class="work">{rows}</ul>\n'
    )


def _partner(partner: Partner, told: str) -> str:
    """A partner of the work list: the name, what is told, and how to reach it."""
    ways = [safe(one) for one in (told, phone_words(partner) or site_words(partner)) if one]
    below = f'<span class="quiet">{" · ".join(ways)}</span>' if ways else ""
    return f"<li>{name(partner.name)} {below}</li>"
