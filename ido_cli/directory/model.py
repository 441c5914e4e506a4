"""The shapes of the directory.

The library, its desks, the services and the partners, with the Dutch keys of partners.yaml as
aliases.

The descriptions are Dutch: they end up in the JSON Schema that a coordinator's editor shows.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, Literal

from pydantic import Field

from ido_cli.source.fields import Day, Shape, Text, Texts, YesNo


class PartnerKind(StrEnum):
    """The kinds of partner in the directory."""

    AGENCY = "overheid"
    COMMUNITY = "maatschappelijk"
    LIBRARY = "bibliotheek"
    OTHER = "overig"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PartnerKind.AGENCY: "overheidsinstantie",
    PartnerKind.COMMUNITY: "maatschappelijke partner",
    PartnerKind.LIBRARY: "bibliotheek",
    PartnerKind.OTHER: "",
}


SHORT_NUMBER: Final = r"11[23]|116\d{3}|14\d{2,4}|144|0[89]00\d{4,7}"
"""The digits of a number that is dialled as it stands: 112, 144, 1400, 14 071, 116 111, 0800."""
NATIONWIDE: Final = "landelijk"
"""The region of a partner that works in the whole country."""


class ContactState(StrEnum):
    """How far the library is in making contact: the network being mapped."""

    TO_MAKE = "nog-te-leggen"
    IN_TALKS = "in-gesprek"
    AGREED = "afspraken"
    NOT_NEEDED = "geen-nodig"


class OutOfHours(Shape):
    """Who answers the phone when a partner is closed."""

    phone: Text = Field(alias="telefoon", description="Alleen het nummer.")
    hours: str = Field(
        default="",
        alias="openingstijden",
        description="Bijvoorbeeld: ma-vr 17:00-24:00; za-zo altijd.",
    )


class Partner(Shape):
    """Someone to refer to.

    An agency, a community partner, the library itself, or a party of the visitor's own.
    """

    id: Text = Field(description="De vaste naam waarmee bomen naar deze partner verwijzen.")
    name: Text = Field(alias="naam", description="De naam zoals klanten die kennen.")
    kind: PartnerKind = Field(
        alias="soort", description="overheid, maatschappelijk, bibliotheek of overig."
    )
    does: Text = Field(alias="doet", description="Wat deze partner doet, in een of twee zinnen.")
    regions: Texts = Field(
        alias="regio", min_length=1, description="landelijk, of een lijst van regio's."
    )
    offers: Texts = Field(
        default=(), alias="biedt", description="De diensten die deze partner biedt."
    )
    address: str = Field(default="", alias="adres", description="Waar klanten terecht kunnen.")
    phone: str = Field(default="", alias="telefoon", description="Alleen het nummer.")
    hours: str = Field(
        default="",
        alias="openingstijden",
        description="Bijvoorbeeld: ma-do 08:00-20:00; feestdag gesloten.",
    )
    website: str = Field(default="", description="Met https:// ervoor.")
    email: str = Field(default="", description="Een algemeen adres, nooit van een persoon.")
    visit: str = Field(default="", alias="bezoek", description="Hoe een bezoek werkt.")
    post: str = Field(default="", description="Het postadres.")
    bring: Texts = Field(
        default=(), alias="neem_mee", description="Wat klanten hier altijd nodig hebben."
    )
    remark: str = Field(default="", alias="opmerking", description="Iets wat de balie moet weten.")
    audience: Literal["iedereen", "hulpverlener"] = Field(
        default="iedereen",
        alias="voor",
        description="hulpverlener: alleen een professional kan hier iets vragen.",
    )
    out_of_hours: OutOfHours | None = Field(
        default=None,
        alias="buiten_uren",
        description="Wie de telefoon opneemt als het hier dicht is.",
    )
    domains: Texts = Field(
        default=(), alias="domeinen", description="De eigen webadressen, zoals svb.nl."
    )
    register_number: str = Field(
        default="",
        alias="register",
        description="Het nummer in het Register van Overheidsorganisaties.",
    )
    contact: ContactState | None = Field(
        default=None, description="Hoe ver het contact met deze partner is."
    )
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(
        default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen."
    )

    @property
    def for_professionals(self) -> bool:
        """Whether only a professional can ask here, so that a visitor is never sent to call."""
        return self.audience == "hulpverlener"

    @property
    def nationwide(self) -> bool:
        """Whether this partner works in the whole country."""
        return NATIONWIDE in self.regions

    @property
    def in_person(self) -> bool:
        """Whether a visitor can meet someone here in the neighbourhood.

        A local partner with a place or a way to visit.
        """
        return not self.nationwide and bool(self.address or self.visit)

    def works_in(self, region: str | None) -> bool:
        """Whether this partner serves `region` (None: no region known, so every partner counts)."""
        return region is None or self.nationwide or region in self.regions


class Notice(Shape):
    """Something that the desk must know between two days."""

    text: Text = Field(alias="tekst", description="Wat de balie moet weten, in een zin.")
    first: Day | None = Field(default=None, alias="van", description="Vanaf deze dag.")
    last: Day | None = Field(default=None, alias="tot", description="Tot en met deze dag.")
    important: YesNo = Field(default=False, alias="belangrijk", description="ja of nee.")


class Location(Shape):
    """One of the library's own desks."""

    id: Text = Field(description="De vaste naam van deze balie, voor --locatie.")
    name: Text = Field(alias="naam", description="De naam van de vestiging.")
    address: str = Field(default="", alias="adres", description="Het adres.")
    region: Text = Field(alias="regio", description="In welke regio deze balie staat.")
    walk_in: str = Field(
        default="", alias="spreekuur", description="Bijvoorbeeld: di 10:00-12:00; do 14:00-16:00."
    )
    remark: str = Field(default="", alias="opmerking", description="Iets wat de balie moet weten.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(
        default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen."
    )


class Directory(Shape):
    """The directory of one library.

    Its desks, the services it knows and the partners who offer them.
    """

    library: Text = Field(alias="bibliotheek", description="De naam van de bibliotheek.")
    regions: Texts = Field(
        alias="regios",
        min_length=1,
        description="De gemeenten of wijken waar de bibliotheek werkt.",
    )
    base: Literal["landelijk", "geen"] = Field(
        default="geen",
        alias="basis",
        description="landelijk: de landelijke bomen, diensten en partners gelden hier ook.",
    )
    trees_out: Texts = Field(
        default=(), alias="bomen_uit", description="Landelijke bomen die u niet aanbiedt."
    )
    partners_out: Texts = Field(
        default=(), alias="partners_uit", description="Landelijke partners die u niet noemt."
    )
    valid_days: int = Field(
        default=180,
        ge=1,
        alias="houdbaar",
        description="Na hoeveel dagen een feit opnieuw nagekeken wordt.",
    )
    keep_days: int = Field(
        default=180,
        ge=1,
        le=3650,
        alias="bewaartermijn",
        description="Na hoeveel dagen een sessie wordt gewist; hoogstens tien jaar.",
    )
    locations: tuple[Location, ...] = Field(
        default=(), alias="locaties", description="De balies van de bibliotheek."
    )
    services: dict[str, Text] = Field(
        default_factory=dict, alias="diensten", description="Welke diensten er zijn, met hun naam."
    )
    notices: tuple[Notice, ...] = Field(
        default=(),
        alias="mededelingen",
        description="Wat de balie bij de eerste vraag ziet, tussen twee dagen.",
    )
    partners: tuple[Partner, ...] = Field(default=(), description="De partners.")

    @cached_property
    def by_id(self) -> Mapping[str, Partner]:
        """The partners by their id."""
        return {partner.id: partner for partner in self.partners}

    @cached_property
    def public(self) -> tuple[str, ...]:
        """What the directory says of its partners and desks, which is no personal data."""
        partners = (
            (one.name, one.address, one.phone, one.email, one.visit, one.post, one.remark, one.does)
            for one in self.partners
        )
        out = (one.out_of_hours.phone for one in self.partners if one.out_of_hours)
        desks = ((one.name, one.address, one.remark) for one in self.locations)
        every = (*chain.from_iterable((*partners, *desks)), *out, self.library, *self.regions)
        return tuple(filter(None, every))

    def location(self, location_id: str | None) -> Location | None:
        """The desk with this id, or None."""
        return next((location for location in self.locations if location.id == location_id), None)

    def offering(self, service: str, region: str | None = None) -> tuple[Partner, ...]:
        """The partners who offer a service in a region, the local ones first."""
        found = [p for p in self.partners if service in p.offers and p.works_in(region)]
        return tuple(sorted(found, key=lambda partner: partner.nationwide))
