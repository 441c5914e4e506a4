"""The shapes of a tree and of the directory: pydantic, frozen, with the Dutch keys of the YAML as aliases.

This is the one place where the two languages meet: Dutch outside, English inside. The descriptions are Dutch, since they end up in the JSON
Schema that a coordinator's editor shows.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The key of a text: lower case, without accents, every other run of signs a hyphen. 'Weet niet' -> 'weet-niet'."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or text.strip()


def _as_list(value: Any) -> Any:
    """A single text is a list of one."""
    return [value] if isinstance(value, str) else value


def _as_line(value: Any) -> Any:
    """A plain text is a line without a condition."""
    return {"tekst": value} if isinstance(value, str) else value


def _as_bool(value: Any) -> Any:
    """`ja` and `nee` beside YAML's own `true` and `false`."""
    words = {"ja": True, "true": True, "nee": False, "false": False}
    return words.get(value.lower(), value) if isinstance(value, str) else value


def _as_day(value: Any) -> Any:
    """A text is a day only as 2026-11-01: pydantic would also take a number of seconds since 1970."""
    if isinstance(value, str) and value and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_text", "not a date")
    return value


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list, json_schema_input_type=Text | tuple[Text, ...])]
YesNo = Annotated[bool, BeforeValidator(_as_bool, json_schema_input_type=Literal["ja", "nee"] | bool)]
Day = Annotated[date, BeforeValidator(_as_day, json_schema_input_type=date)]


class Shape(BaseModel):
    """What all shapes share: frozen, unknown keys refused, Dutch aliases for YAML and English names for code."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=False, validate_by_alias=True, defer_build=True)


class Line(Shape):
    """A line of an advice, shown only when the facts hold. `when` maps a fact to the value it must have; all must hold."""

    text: Text = Field(alias="tekst", description="De tekst die de klant leest of hoort.")
    when: dict[str, Text] = Field(default_factory=dict, alias="als", description="Alleen tonen als deze feiten gelden.")

    def holds(self, facts: Mapping[str, str]) -> bool:
        """Whether every condition of this line is met by `facts`."""
        return all(facts.get(fact) == value for fact, value in self.when.items())


_OneLine = Annotated[Line, BeforeValidator(_as_line, json_schema_input_type=Text | Line)]
Lines = Annotated[tuple[_OneLine, ...], BeforeValidator(_as_list, json_schema_input_type=Text | tuple[Text | Line, ...])]


class Answer(Shape):
    """A choice under a question."""

    text: Text = Field(alias="antwoord", description="Het antwoord, in de woorden van de klant.")
    to: Text = Field(alias="naar", description="Waar dit antwoord heen leidt: een vraag, een advies, of boom#stap.")
    value: Text | None = Field(default=None, alias="waarde", description="De sleutel, als die anders is dan de tekst.")
    hint: str = Field(default="", description="Een korte toelichting achter het antwoord.")

    @cached_property
    def key(self) -> str:
        """What is kept of this answer: its value, or the slug of its text."""
        return self.value or slug(self.text)


class Question(Shape):
    """A step that asks something."""

    text: Text = Field(alias="vraag", description="De vraag, voor de medewerker.")
    say: str = Field(default="", alias="zeg", description="Een zin om hardop te zeggen, in gewone woorden.")
    explanation: str = Field(default="", alias="uitleg", description="Uitleg voor de medewerker, onder het vraagteken.")
    fact: str = Field(default="", alias="feit", description="Wat dit antwoord over de klant vertelt; geen persoonsgegeven.")
    answers: tuple[Answer, ...] = Field(alias="antwoorden", min_length=1, description="De antwoorden, in volgorde.")

    @cached_property
    def by_key(self) -> Mapping[str, Answer]:
        """The answers by their key."""
        return {answer.key: answer for answer in self.answers}

    def find(self, words: str) -> Answer | None:
        """The answer that a number (from 1), a key or a text stands for."""
        wanted = words.strip()
        if wanted in self.by_key:
            return self.by_key[wanted]
        folded = wanted.casefold()
        for answer in self.answers:
            if answer.text.casefold() == folded:
                return answer
        if wanted.isdecimal() and len(wanted) < 5 and 1 <= int(wanted) <= len(self.answers):
            return self.answers[int(wanted) - 1]
        return self.by_key.get(slug(wanted))


class Advice(Shape):
    """The end of a route: where to go, why, what to do now, what to bring."""

    title: Text = Field(alias="titel", description="Het advies in een paar woorden.")
    refer: Texts = Field(default=(), alias="verwijs", description="Partners of diensten; de eerste is waar de klant moet zijn.")
    why: str = Field(default="", alias="waarom", description="Waarom juist daarheen.")
    do: Lines = Field(default=(), alias="doe", description="Wat de klant nu doet, in volgorde.")
    bring: Lines = Field(default=(), alias="neem_mee", description="Wat de klant meeneemt.")
    watch: Lines = Field(default=(), alias="let_op", description="Waar de klant op let; termijnen eerst.")
    may: Texts = Field(default=(), alias="balie", description="Wat de balie hier mag doen.")
    may_not: Texts = Field(default=(), alias="balie_niet", description="Wat de balie hier niet doet.")
    urgent: YesNo = Field(default=False, alias="spoed", description="Ja als dit vandaag moet.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen.")


class Example(Shape):
    """What a visitor might say, the answers that follow and the advice that must come out."""

    visitor: Text = Field(alias="klant", description="Wat de klant zegt, in eigen woorden.")
    answers: tuple[Text, ...] = Field(default=(), alias="antwoorden", description="De antwoorden, in volgorde.")
    advice: Text = Field(alias="advies", description="Het advies dat eruit moet komen; of boom#advies.")


class Tree(Shape):
    """A decision tree: one file in decision_trees/. Its id is the file's name and is not part of it."""

    title: Text = Field(alias="titel", description="De naam van het onderwerp.")
    about: str = Field(default="", alias="over", description="Waar het onderwerp over gaat, in één regel.")
    theme: str = Field(default="", alias="thema", description="De groep waaronder het onderwerp in de lijst staat.")
    phrases: Texts = Field(default=(), alias="herken", description="Hoe klanten het zeggen.")
    phrases_en: Texts = Field(default=(), alias="herken_en", description="Hoe klanten het in het Engels zeggen.")
    status: Literal["concept", "in-gebruik"] = Field(default="in-gebruik", description="Een concept staat niet aan de balie.")
    begin: Text = Field(description="De eerste vraag.")
    questions: dict[str, Question] = Field(alias="vragen", description="De vragen, elk met een eigen naam.")
    advices: dict[str, Advice] = Field(alias="adviezen", description="De adviezen, elk met een eigen naam.")
    examples: tuple[Example, ...] = Field(default=(), alias="voorbeelden", description="Voorbeelden die de routes bewijzen.")

    @property
    def in_use(self) -> bool:
        """Whether the desk may offer this tree; a concept is checked and practised only."""
        return self.status == "in-gebruik"


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
    hours: str = Field(default="", alias="openingstijden", description="Bijvoorbeeld: ma-vr 17:00-24:00; za-zo altijd.")


class Partner(Shape):
    """Someone to refer to: an agency, a community partner, the library itself, or a party of the visitor's own."""

    id: Text = Field(description="De vaste naam waarmee bomen naar deze partner verwijzen.")
    name: Text = Field(alias="naam", description="De naam zoals klanten die kennen.")
    kind: PartnerKind = Field(alias="soort", description="overheid, maatschappelijk, bibliotheek of overig.")
    does: Text = Field(alias="doet", description="Wat deze partner doet, in een of twee zinnen.")
    regions: Texts = Field(alias="regio", min_length=1, description="landelijk, of een lijst van regio's.")
    offers: Texts = Field(default=(), alias="biedt", description="De diensten die deze partner biedt.")
    address: str = Field(default="", alias="adres", description="Waar klanten terecht kunnen.")
    phone: str = Field(default="", alias="telefoon", description="Alleen het nummer.")
    hours: str = Field(default="", alias="openingstijden", description="Bijvoorbeeld: ma-do 08:00-20:00; feestdag gesloten.")
    website: str = Field(default="", description="Met https:// ervoor.")
    email: str = Field(default="", description="Een algemeen adres, nooit van een persoon.")
    visit: str = Field(default="", alias="bezoek", description="Hoe een bezoek werkt.")
    post: str = Field(default="", description="Het postadres.")
    bring: Texts = Field(default=(), alias="neem_mee", description="Wat klanten hier altijd nodig hebben.")
    remark: str = Field(default="", alias="opmerking", description="Iets wat de balie moet weten.")
    audience: Literal["iedereen", "hulpverlener"] = Field(
        default="iedereen", alias="voor", description="hulpverlener: alleen een professional kan hier iets vragen."
    )
    out_of_hours: OutOfHours | None = Field(default=None, alias="buiten_uren", description="Wie de telefoon opneemt als het hier dicht is.")
    domains: Texts = Field(default=(), alias="domeinen", description="De eigen webadressen, zoals svb.nl.")
    register_number: str = Field(default="", alias="register", description="Het nummer in het Register van Overheidsorganisaties.")
    contact: ContactState | None = Field(default=None, description="Hoe ver het contact met deze partner is.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen.")

    @property
    def nationwide(self) -> bool:
        """Whether this partner works in the whole country."""
        return NATIONWIDE in self.regions

    @property
    def in_person(self) -> bool:
        """Whether a visitor can meet someone here in the neighbourhood: a local partner with a place or a way to visit."""
        return not self.nationwide and bool(self.address or self.visit)

    def works_in(self, region: str | None) -> bool:
        """Whether this partner serves `region` (None: no region known, so every partner counts)."""
        return region is None or self.nationwide or region in self.regions


class Location(Shape):
    """One of the library's own desks."""

    id: Text = Field(description="De vaste naam van deze balie, voor --locatie.")
    name: Text = Field(alias="naam", description="De naam van de vestiging.")
    address: str = Field(default="", alias="adres", description="Het adres.")
    region: Text = Field(alias="regio", description="In welke regio deze balie staat.")
    walk_in: str = Field(default="", alias="spreekuur", description="Bijvoorbeeld: di 10:00-12:00; do 14:00-16:00.")
    remark: str = Field(default="", alias="opmerking", description="Iets wat de balie moet weten.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen.")


class Directory(Shape):
    """The directory of one library: its desks, the services it knows and the partners who offer them."""

    library: Text = Field(alias="bibliotheek", description="De naam van de bibliotheek.")
    regions: Texts = Field(alias="regios", min_length=1, description="De gemeenten of wijken waar de bibliotheek werkt.")
    valid_days: int = Field(default=180, ge=1, alias="houdbaar", description="Na hoeveel dagen een feit opnieuw nagekeken wordt.")
    keep_days: int = Field(default=180, ge=1, alias="bewaartermijn", description="Na hoeveel dagen een sessie wordt gewist.")
    locations: tuple[Location, ...] = Field(default=(), alias="locaties", description="De balies van de bibliotheek.")
    services: dict[str, Text] = Field(default_factory=dict, alias="diensten", description="Welke diensten er zijn, met hun naam.")
    partners: tuple[Partner, ...] = Field(default=(), description="De partners.")

    @cached_property
    def by_id(self) -> Mapping[str, Partner]:
        """The partners by their id."""
        return {partner.id: partner for partner in self.partners}

    @property
    def phones(self) -> tuple[str, ...]:
        """The phone numbers of the partners, which are no personal data."""
        return tuple(partner.phone for partner in self.partners if partner.phone)

    def location(self, location_id: str | None) -> Location | None:
        """The desk with this id, or None."""
        return next((location for location in self.locations if location.id == location_id), None)

    def offering(self, service: str, region: str | None = None) -> tuple[Partner, ...]:
        """The partners who offer a service in a region, the local ones first."""
        found = [p for p in self.partners if service in p.offers and p.works_in(region)]
        return tuple(sorted(found, key=lambda partner: partner.nationwide))
