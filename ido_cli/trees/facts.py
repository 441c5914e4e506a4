"""Facts that an answer tells about a visitor, declared once for all trees; and days set by decree.

Both stand in decision_trees/, in files whose names begin with `_` and that are no trees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pydantic import Field

from ido_cli.source.fields import Day, Shape, Text, Texts

FACTS_FILE: Final = "_feiten.yaml"
DECREES_FILE: Final = "_feestdagen.yaml"
MONTH: Final = "maand"
"""The fact that the clock sets.

For the lines of an advice only, never for where an answer leads.
"""


class Fact(Shape):
    """What is known about a visitor: no personal data, and never a free text."""

    about: Text = Field(
        alias="over", description="Wat dit feit zegt, als vraag of in een paar woorden."
    )
    kind: Literal["keuze", "datum"] = Field(
        default="keuze", alias="soort", description="keuze, of datum (de datum van een brief)."
    )
    values: dict[str, Text] = Field(
        default_factory=dict, alias="waarden", description="De waarden, elk met wat die betekent."
    )
    scope: Literal["gesprek", "vraag"] = Field(
        default="gesprek",
        alias="geldt",
        description="gesprek: voor het hele bezoek. vraag: alleen voor deze vraag van de klant.",
    )

    @property
    def passing(self) -> bool:
        """Whether it holds for one case of the visitor only."""
        return self.scope == "vraag"


class Facts(Shape):
    """The file with the facts: what an answer can tell, for the whole country."""

    facts: dict[str, Fact] = Field(alias="feiten", description="De feiten, elk met een eigen naam.")


class Decrees(Shape):
    """The days that a decree made equal to a holiday (Algemene termijnenwet, article 3 par. 3)."""

    days: tuple[Day, ...] = Field(alias="dagen", description="De dagen, zoals 2026-05-15.")
    known_until: Day = Field(alias="bekend_tot", description="Tot en met deze dag zijn ze bekend.")
    source: Texts = Field(default=(), alias="bron", description="De bladzijde waar dit staat.")


@dataclass(frozen=True)
class Declared:
    """What is declared beside the trees: it is the context in which a tree is read."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    decreed: frozenset[date] = frozenset()
    known_until: date | None = None
