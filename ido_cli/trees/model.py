"""The shapes of a tree: questions, answers, advices and examples, with the Dutch keys of its YAML.

The descriptions are Dutch: they end up in the JSON Schema that a coordinator's editor shows.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from ido_cli.literal import slug
from ido_cli.source.fields import Day, Shape, Text, Texts, YesNo, as_list
from ido_cli.trees.facts import Declared
from ido_cli.trees.terms import Duration, last_day, parse_duration

_ONLY_IF = "Alleen als deze feiten gelden: een waarde, of een lijst van waarden."
_NOT_IF = "Niet als een van deze feiten geldt."


class Conditional(Shape):
    """What holds only when the facts are so: each of `when`, and none of `unless`.

    A fact goes to the values it may have. One that is not known meets no `when` and every `unless`.
    """

    when: dict[str, Texts] = Field(default_factory=dict, alias="als", description=_ONLY_IF)
    unless: dict[str, Texts] = Field(default_factory=dict, alias="niet", description=_NOT_IF)

    def holds(self, facts: Mapping[str, str]) -> bool:
        """Whether every condition is met by `facts`."""
        met = all(facts.get(fact) in values for fact, values in self.when.items())
        return met and not any(facts.get(fact) in values for fact, values in self.unless.items())

    @property
    def conditional(self) -> bool:
        """Whether there is a condition at all."""
        return bool(self.when or self.unless)

    @property
    def condition_words(self) -> str:
        """The condition in words: 'als digid: ja of nee, niet als leeftijd: onder-18'."""
        met = (f"als {fact}: {' of '.join(values)}" for fact, values in self.when.items())
        unmet = (f"niet als {fact}: {' of '.join(one)}" for fact, one in self.unless.items())
        return ", ".join((*met, *unmet))


def _as_line(value: Any) -> Any:
    """A plain text is a line without a condition."""
    return {"tekst": value} if isinstance(value, str) else value


def _as_addressee(value: Any) -> Any:
    """A plain name is an addressee without a condition."""
    return {"naar": value} if isinstance(value, str) else value


def _as_ways(value: Any) -> Any:
    """A plain step is one way without a condition."""
    return [{"stap": value}] if isinstance(value, str) else value


class Line(Conditional):
    """A line of an advice."""

    text: Text = Field(alias="tekst", description="De tekst die de klant leest of hoort.")


class Addressee(Conditional):
    """Who a visitor is sent to: the id of a partner, or a service that somebody here offers."""

    name: Text = Field(alias="naar", description="Een partner of een dienst.")


class Next(Conditional):
    """What often goes with an advice: a tree, or a step of one."""

    name: Text = Field(alias="naar", description="Een boom, of boom#stap.")


class Way(Conditional):
    """Where an answer leads, as long as its condition holds."""

    step: Text = Field(alias="stap", description="Een vraag, een advies, of boom#stap.")


_OneLine = Annotated[Line, BeforeValidator(_as_line, json_schema_input_type=Text | Line)]
Lines = Annotated[
    tuple[_OneLine, ...],
    BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text | Line, ...]),
]
_OneAddressee = Annotated[
    Addressee, BeforeValidator(_as_addressee, json_schema_input_type=Text | Addressee)
]
Addressees = Annotated[
    tuple[_OneAddressee, ...],
    BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text | Addressee, ...]),
]
_OneNext = Annotated[Next, BeforeValidator(_as_addressee, json_schema_input_type=Text | Next)]
Nexts = Annotated[
    tuple[_OneNext, ...],
    BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text | Next, ...]),
]
Ways = Annotated[
    tuple[Way, ...],
    Field(min_length=1),
    BeforeValidator(_as_ways, json_schema_input_type=Text | tuple[Way, ...]),
]
Length = Annotated[str, Field(min_length=1, description="Zoals 6 weken, 3 maanden of 10 dagen.")]

CHOICE: Final = "keuze"
DATE: Final = "datum"
Kind = Literal["keuze", "datum"]


class Answer(Shape):
    """A choice under a question; under a question for a date also a range of dates.

    A range is `within` a term, counted from the date, or `later` than all of those.
    """

    text: Text = Field(alias="antwoord", description="Het antwoord, in de woorden van de klant.")
    to: Ways = Field(
        alias="naar", description="Waar dit heen leidt: een vraag, een advies, of boom#stap."
    )
    value: Text | None = Field(
        default=None, alias="waarde", description="De sleutel, als die anders is dan de tekst."
    )
    hint: str = Field(default="", description="Een korte toelichting achter het antwoord.")
    within: Length | None = Field(
        default=None, alias="binnen", description="Bij soort: datum. Zoals 6 weken."
    )
    later: YesNo = Field(
        default=False, description="Bij soort: datum. Ja voor elke dag die verder terug ligt."
    )

    @model_validator(mode="before")
    @classmethod
    def _name_range(cls, data: Any) -> Any:
        """A range of dates needs no text of its own."""
        if not isinstance(data, dict) or "antwoord" in data:
            return data
        if isinstance(data.get("binnen"), str) and data["binnen"]:
            return {**data, "antwoord": f"Binnen {data['binnen']}"}
        return {**data, "antwoord": "Later"} if "later" in data else data

    @cached_property
    def key(self) -> str:
        """What is kept of this answer: its value, or the slug of its text."""
        return self.value or slug(self.text)

    @cached_property
    def duration(self) -> Duration | None:
        """The length of `within`; None when there is none, or when it can't be read."""
        return parse_duration(self.within) if self.within else None

    @property
    def is_range(self) -> bool:
        """Whether this answer stands for dates."""
        return self.within is not None or self.later

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step that this answer can lead to."""
        return tuple(dict.fromkeys(way.step for way in self.to))

    def step(self, facts: Mapping[str, str]) -> str:
        """Where this answer leads by what is known; an empty text when no way is open."""
        return next((way.step for way in self.to if way.holds(facts)), "")


class Question(Shape):
    """A step that asks something: to choose an answer, or to type a date."""

    text: Text = Field(alias="vraag", description="De vraag, voor de medewerker.")
    kind: Kind = Field(default="keuze", alias="soort", description="keuze, of datum.")
    say: str = Field(
        default="", alias="zeg", description="Een zin om hardop te zeggen, in gewone woorden."
    )
    explanation: str = Field(
        default="",
        alias="uitleg",
        description="Uitleg voor de medewerker, onder het vraagteken.",
    )
    fact: str = Field(
        default="",
        alias="feit",
        description="Wat dit antwoord over de klant vertelt; geen persoonsgegeven.",
    )
    phrases: Texts = Field(
        default=(), alias="herken", description="Wat klanten zeggen voor wie deze vraag er is."
    )
    phrases_en: Texts = Field(default=(), alias="herken_en", description="Hetzelfde in het Engels.")
    answers: tuple[Answer, ...] = Field(
        alias="antwoorden", min_length=1, description="De antwoorden, in volgorde."
    )
    _declared: Declared = PrivateAttr(default_factory=Declared)

    def model_post_init(self, context: Any, /) -> None:
        """Keep what is declared beside the trees, in the context of which this is read."""
        if isinstance(context, Declared):
            self._declared = context

    @property
    def asks_date(self) -> bool:
        """Whether a date is typed to it."""
        return self.kind == DATE

    @property
    def passing(self) -> bool:
        """Whether what is answered holds for this case of the visitor only."""
        declared = self._declared.facts.get(self.fact)
        return self.asks_date or (declared is not None and declared.passing)

    @cached_property
    def by_key(self) -> Mapping[str, Answer]:
        """The answers by their key."""
        return {answer.key: answer for answer in self.answers}

    def find(self, words: str) -> Answer | None:
        """The answer that a number (from 1), a key or a text stands for.

        A number is the place in the list, as on the screen, also when it is another answer's key.
        """
        wanted = words.strip()
        if wanted.isdecimal() and len(wanted) < 5 and 1 <= int(wanted) <= len(self.answers):
            return self.answers[int(wanted) - 1]
        if wanted in self.by_key:
            return self.by_key[wanted]
        folded = wanted.casefold()
        for answer in self.answers:
            if answer.text.casefold() == folded:
                return answer
        return self.by_key.get(slug(wanted))

    def on(self, day: date, today: date) -> Answer | None:
        """The range that a date falls in: the first whose term has not ended `today`."""
        for answer in self.answers:
            duration = answer.duration
            if duration and today <= last_day(day, duration, self._declared.decreed):
                return answer
        return next((answer for answer in self.answers if answer.later), None)


class Term(Shape):
    """Until when something can be done, counted from a date that the visitor told."""

    length: Length = Field(alias="duur", description="Zoals 6 weken.")
    start: Text = Field(alias="vanaf", description="Het feit met de datum, zoals briefdatum.")
    what: Text = Field(alias="wat", description="Wat er dan kan, zoals: Bezwaar maken.")
    too_late: str = Field(
        default="", alias="te_laat", description="Wat de klant doet als die dag voorbij is."
    )
    back: YesNo = Field(
        default=False, alias="terug", description="Ja als er terug wordt geteld vanaf die datum."
    )

    _declared: Declared = PrivateAttr(default_factory=Declared)

    def model_post_init(self, context: Any, /) -> None:
        """Keep what is declared beside the trees, in the context of which this is read."""
        if isinstance(context, Declared):
            self._declared = context

    @cached_property
    def duration(self) -> Duration | None:
        """The length; None when it can't be read."""
        return parse_duration(self.length)

    @property
    def counted_from(self) -> str:
        """What the date is, as people read it: 'de datum op de brief'."""
        fact = self._declared.facts.get(self.start)
        words = fact.about.rstrip(".?") if fact else "de datum op de brief"
        return words[:1].lower() + words[1:]

    def last_day(self, day: date) -> date | None:
        """The last day, counted from a date; None when the length can't be read."""
        if self.duration is None:
            return None
        return last_day(day, self.duration, self._declared.decreed, self.back)

    def is_known(self, end: date) -> bool:
        """Whether all days set by decree are known up to the last day."""
        until = self._declared.known_until
        return until is None or end <= until


class Advice(Shape):
    """The end of a route: where to go, why, what to do now, what to bring."""

    title: Text = Field(alias="titel", description="Het advies in een paar woorden.")
    phrases: Texts = Field(
        default=(), alias="herken", description="Wat klanten zeggen die dit advies nodig hebben."
    )
    phrases_en: Texts = Field(default=(), alias="herken_en", description="Hetzelfde in het Engels.")
    addressees: Addressees = Field(
        default=(),
        alias="verwijs",
        description="Partners of diensten; de eerste is waar de klant moet zijn.",
    )
    term: Term | None = Field(
        default=None, alias="termijn", description="Tot wanneer iets kan, vanaf een datum."
    )
    why: str = Field(default="", alias="waarom", description="Waarom juist daarheen.")
    do: Lines = Field(default=(), alias="doe", description="Wat de klant nu doet, in volgorde.")
    bring: Lines = Field(default=(), alias="neem_mee", description="Wat de klant meeneemt.")
    watch: Lines = Field(
        default=(), alias="let_op", description="Waar de klant op let; termijnen eerst."
    )
    may: Lines = Field(default=(), alias="balie", description="Wat de balie hier mag doen.")
    may_not: Lines = Field(
        default=(), alias="balie_niet", description="Wat de balie hier niet doet."
    )
    often: Nexts = Field(
        default=(), alias="vaak_ook", description="Wat hier vaak bij komt: een boom, of boom#stap."
    )
    urgent: YesNo = Field(default=False, alias="spoed", description="Ja als dit vandaag moet.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(
        default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """All partners and services that it can refer to, in order."""
        return tuple(one.name for one in self.addressees)

    def lists(self) -> tuple[tuple[str, tuple[Conditional, ...]], ...]:
        """Every list whose lines can have a condition, by its key in YAML."""
        return (
            ("verwijs", self.addressees),
            ("doe", self.do),
            ("neem_mee", self.bring),
            ("let_op", self.watch),
            ("balie", self.may),
            ("balie_niet", self.may_not),
            ("vaak_ook", self.often),
        )


class Example(Shape):
    """What a visitor might say, the answers that follow and the advice that must come out."""

    visitor: Text = Field(alias="klant", description="Wat de klant zegt, in eigen woorden.")
    answers: tuple[Text, ...] = Field(
        default=(), alias="antwoorden", description="De antwoorden, in volgorde."
    )
    advice: Text = Field(
        alias="advies", description="Het advies dat eruit moet komen; of boom#advies."
    )


class Tree(Shape):
    """A decision tree: one file in decision_trees/.

    Its id is the file's name and is not part of it.
    """

    title: Text = Field(alias="titel", description="De naam van het onderwerp.")
    about: str = Field(
        default="", alias="over", description="Waar het onderwerp over gaat, in één regel."
    )
    theme: str = Field(
        default="", alias="thema", description="De groep waaronder het onderwerp in de lijst staat."
    )
    phrases: Texts = Field(
        default=(), alias="herken", description="Hoe klanten het onderwerp noemen; hooguit twaalf."
    )
    phrases_en: Texts = Field(
        default=(), alias="herken_en", description="Hoe klanten het in het Engels zeggen."
    )
    status: Literal["concept", "in-gebruik"] = Field(
        default="in-gebruik", description="Een concept staat niet aan de balie."
    )
    begin: Text = Field(description="De eerste vraag.")
    questions: dict[str, Question] = Field(
        alias="vragen", description="De vragen, elk met een eigen naam."
    )
    advices: dict[str, Advice] = Field(
        alias="adviezen", description="De adviezen, elk met een eigen naam."
    )
    examples: tuple[Example, ...] = Field(
        default=(), alias="voorbeelden", description="Voorbeelden die de routes bewijzen."
    )

    @property
    def in_use(self) -> bool:
        """Whether the desk may offer this tree; a concept is checked and practised only."""
        return self.status == "in-gebruik"
