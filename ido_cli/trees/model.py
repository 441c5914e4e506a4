"""The shapes of a tree.

Questions, answers, advices and examples, with the Dutch keys of its YAML as aliases.

The descriptions are Dutch: they end up in the JSON Schema that a coordinator's editor shows.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ido_cli.source.fields import Day, Shape, Text, Texts, YesNo, as_list, slug


def _as_line(value: Any) -> Any:
    """A plain text is a line without a condition."""
    return {"tekst": value} if isinstance(value, str) else value


class Line(Shape):
    """A line of an advice, shown only when the facts hold.

    `when` maps a fact to the value it must have; all must hold.
    """

    text: Text = Field(alias="tekst", description="De tekst die de klant leest of hoort.")
    when: dict[str, Text] = Field(
        default_factory=dict, alias="als", description="Alleen tonen als deze feiten gelden."
    )

    def holds(self, facts: Mapping[str, str]) -> bool:
        """Whether every condition of this line is met by `facts`."""
        return all(facts.get(fact) == value for fact, value in self.when.items())


_OneLine = Annotated[Line, BeforeValidator(_as_line, json_schema_input_type=Text | Line)]
Lines = Annotated[
    tuple[_OneLine, ...],
    BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text | Line, ...]),
]


class Answer(Shape):
    """A choice under a question."""

    text: Text = Field(alias="antwoord", description="Het antwoord, in de woorden van de klant.")
    to: Text = Field(
        alias="naar",
        description="Waar dit antwoord heen leidt: een vraag, een advies, of boom#stap.",
    )
    value: Text | None = Field(
        default=None, alias="waarde", description="De sleutel, als die anders is dan de tekst."
    )
    hint: str = Field(default="", description="Een korte toelichting achter het antwoord.")

    @cached_property
    def key(self) -> str:
        """What is kept of this answer: its value, or the slug of its text."""
        return self.value or slug(self.text)


class Question(Shape):
    """A step that asks something."""

    text: Text = Field(alias="vraag", description="De vraag, voor de medewerker.")
    say: str = Field(
        default="", alias="zeg", description="Een zin om hardop te zeggen, in gewone woorden."
    )
    explanation: str = Field(
        default="", alias="uitleg", description="Uitleg voor de medewerker, onder het vraagteken."
    )
    fact: str = Field(
        default="",
        alias="feit",
        description="Wat dit antwoord over de klant vertelt; geen persoonsgegeven.",
    )
    answers: tuple[Answer, ...] = Field(
        alias="antwoorden", min_length=1, description="De antwoorden, in volgorde."
    )

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
    addressees: Texts = Field(
        default=(),
        alias="verwijs",
        description="Partners of diensten; de eerste is waar de klant moet zijn.",
    )
    why: str = Field(default="", alias="waarom", description="Waarom juist daarheen.")
    do: Lines = Field(default=(), alias="doe", description="Wat de klant nu doet, in volgorde.")
    bring: Lines = Field(default=(), alias="neem_mee", description="Wat de klant meeneemt.")
    watch: Lines = Field(
        default=(), alias="let_op", description="Waar de klant op let; termijnen eerst."
    )
    may: Texts = Field(default=(), alias="balie", description="Wat de balie hier mag doen.")
    may_not: Texts = Field(
        default=(), alias="balie_niet", description="Wat de balie hier niet doet."
    )
    urgent: YesNo = Field(default=False, alias="spoed", description="Ja als dit vandaag moet.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")
    checked: Day | None = Field(
        default=None, alias="gecontroleerd", description="De dag waarop de bron echt is gelezen."
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
    phrases: Texts = Field(default=(), alias="herken", description="Hoe klanten het zeggen.")
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
