"""What visitors say in their own language, at the advice or question where it leads.

It stands in decision_trees/, in a file whose name begins with `_` and that is no tree. Only the
recogniser reads it: a question in Turkish is nearer to a Turkish phrase than to a Dutch one.
"""

import re
from functools import cached_property
from typing import Final

from pydantic import Field

from ido_cli.source.fields import Shape, Texts
from ido_cli.trees.own_phrases import Phrases

LANGUAGES_FILE: Final = "_andere-talen.yaml"
LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
"""The code of a language, as ISO 639 has it: tr, ar, uk."""


class LanguagesFile(Shape):
    """The file with the phrases in other languages, by step (boom#advies or boom#vraag)."""

    phrases: dict[str, dict[str, Texts]] = Field(
        alias="andere_talen",
        description="Bij boom#advies of boom#vraag, per taal: hoe klanten het zeggen.",
    )

    @cached_property
    def by_step(self) -> Phrases:
        """The phrases of all languages by step."""
        return {
            step: tuple(text for phrases in languages.values() for text in phrases)
            for step, languages in self.phrases.items()
        }
