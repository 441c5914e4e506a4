"""The network of partners as a map: who offers what where, how far the contact is, and the gaps.

Values from a directory and its trees.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from ido_cli.directory.model import ContactState, Directory, Partner, PartnerKind
from ido_cli.source.age import Age, judge
from ido_cli.trees.model import Tree


class Standing(Enum):
    """How a service stands in a region: who is there, and how far the contact is.

    What needs most work comes first.
    """

    NOBODY = auto()
    FAR_AWAY = auto()
    TO_MAKE = auto()
    IN_TALKS = auto()
    KNOWN = auto()
    AGREED = auto()
    NOT_ASKED = auto()


_BY_CONTACT = (
    (ContactState.AGREED, Standing.AGREED),
    (ContactState.NOT_NEEDED, Standing.KNOWN),
    (None, Standing.KNOWN),
    (ContactState.IN_TALKS, Standing.IN_TALKS),
    (ContactState.TO_MAKE, Standing.TO_MAKE),
)
"""The best contact decides."""


@dataclass(frozen=True)
class Offer:
    """A partner who offers a service, with how it stands: the contact, and the age of the facts."""

    partner: Partner
    age: Age


@dataclass(frozen=True)
class ServiceRow:
    """A service, how many advices refer to it, and who offers it in each region, locals first."""

    service: str
    name: str
    advices: int
    regions: Mapping[str, tuple[Offer, ...]]

    @property
    def empty(self) -> tuple[str, ...]:
        """The regions where nobody offers it though trees refer to it."""
        return (
            tuple(region for region, offers in self.regions.items() if not offers)
            if self.advices
            else ()
        )

    @property
    def far_away(self) -> tuple[str, ...]:
        """The regions where only nationwide partners offer it."""
        return tuple(
            region
            for region, offers in self.regions.items()
            if offers and all(one.partner.nationwide for one in offers)
        )

    def standing(self, region: str) -> Standing:
        """How this service stands in a region.

        Nobody is missed where no advice refers to it, and a party of the visitor's own (a bank, a
        doctor) is known wherever it is.
        """
        offers = self.regions[region]
        if not offers:
            return Standing.NOBODY if self.advices else Standing.NOT_ASKED
        partners = (one.partner for one in offers)
        near = [p for p in partners if not p.nationwide or p.kind is PartnerKind.OTHER]
        contacts = {partner.contact for partner in near}
        return next((it for one, it in _BY_CONTACT if one in contacts), Standing.FAR_AWAY)

    @property
    def worst(self) -> Standing:
        """How it stands where most is to be done."""
        return min(map(self.standing, self.regions), key=lambda one: one.value)


@dataclass(frozen=True)
class Network:
    """The map.

    The services with their gaps first, the contacts to make with the number of questions that
    needed them, those that were begun, and stale facts.
    """

    services: tuple[ServiceRow, ...]
    to_make: tuple[tuple[Partner, int], ...]
    in_talks: tuple[Partner, ...]
    never: tuple[Partner, ...]
    old: tuple[Partner, ...]

    @property
    def gaps(self) -> tuple[ServiceRow, ...]:
        """The services that trees refer to and that nobody offers in some region."""
        return tuple(row for row in self.services if row.empty)

    @property
    def most_needed(self) -> tuple[ServiceRow, ...]:
        """The gaps, those that most advices refer to first."""
        return tuple(sorted(self.gaps, key=lambda row: (-row.advices, -len(row.empty), row.name)))


def network(
    directory: Directory, trees: Iterable[Tree], needed: Mapping[str, int], today: date
) -> Network:
    """The map of a directory.

    `needed` counts the questions in which a partner was named (see statistics.py).
    """
    wanted = Counter(
        word for tree in trees for advice in tree.advices.values() for word in advice.names
    )
    rows = [
        _row(directory, service, name, wanted[service], today)
        for service, name in directory.services.items()
    ]
    rows.sort(key=lambda row: (not row.empty, not row.far_away, -row.advices, row.name))
    to_make = [
        (p, needed.get(p.id, 0)) for p in directory.partners if p.contact is ContactState.TO_MAKE
    ]
    to_make.sort(key=lambda pair: (-pair[1], pair[0].name))
    ages = {
        partner.id: judge(partner.checked, today, directory.valid_days)
        for partner in directory.partners
    }
    return Network(
        tuple(rows),
        tuple(to_make),
        tuple(p for p in directory.partners if p.contact is ContactState.IN_TALKS),
        tuple(partner for partner in directory.partners if ages[partner.id] is Age.NEVER),
        tuple(partner for partner in directory.partners if ages[partner.id] is Age.OLD),
    )


def work_list(directory: Directory, today: date) -> tuple[Partner, ...]:
    """The partners whose facts must be read again: never verified first, then the oldest."""
    stale = [
        p
        for p in directory.partners
        if judge(p.checked, today, directory.valid_days) is not Age.GOOD
    ]
    return tuple(sorted(stale, key=lambda partner: (partner.checked or date.min, partner.name)))


def _row(directory: Directory, service: str, name: str, advices: int, today: date) -> ServiceRow:
    regions = {
        region: tuple(
            Offer(one, judge(one.checked, today, directory.valid_days))
            for one in directory.offering(service, region)
        )
        for region in directory.regions
    }
    return ServiceRow(service, name, advices, regions)
