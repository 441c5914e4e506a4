"""What people say at the desk that is no question for it, and who does help.

It stands in decision_trees/, in a file whose name begins with `_` and that is no tree.
"""

from typing import Final

from pydantic import Field

from ido_cli.source.fields import Shape, Texts

ELSEWHERE_FILE: Final = "_niet-voor-ons.yaml"
NOT_FOR_US: Final = "Dit lijkt geen vraag voor het informatiepunt."
"""What is said of a text that is one of these."""


class Elsewhere(Shape):
    """Phrases of one kind, with who helps; nobody does with chit-chat."""

    helps: str = Field(
        default="", alias="helpt", description="Wie hier wel bij helpt; leeg: niemand."
    )
    phrases: Texts = Field(alias="zinnen", description="Hoe mensen het zeggen.")


class ElsewhereFile(Shape):
    """The file with all kinds."""

    kinds: dict[str, Elsewhere] = Field(
        alias="niet_voor_ons", description="Soorten vragen, elk met een eigen naam."
    )
