"""Trees of letters and colours, and what becomes of an example of theirs."""

from collections.abc import Mapping
from typing import Any

from ido_cli.trees.model import Example, Tree
from ido_cli.triage.examples import Proof, prove_example


def tree(
    questions: Mapping[str, Mapping[str, str]],
    advices: list[str],
    facts: Mapping[str, str] | None = None,
    examples: list[dict[str, Any]] | None = None,
) -> Tree:
    """A tree from question -> answer -> target, that begins at its first question."""
    begin = next(iter(questions))
    return Tree.model_validate(
        {
            "titel": f"Boom {begin}",
            "begin": begin,
            "vragen": {
                name: {
                    "vraag": f"{name.title()}?",
                    "feit": (facts or {}).get(name, ""),
                    "antwoorden": [{"antwoord": text, "naar": to} for text, to in answers.items()],
                }
                for name, answers in questions.items()
            },
            "adviezen": {name: {"titel": f"Advies {name}", "verwijs": "x"} for name in advices},
            "voorbeelden": examples or [],
        }
    )


TREES = {
    "boom": tree(
        {
            "een": {"Ja": "twee", "Nee, nog niet": "c", "Weet niet": "ander#drie"},
            "twee": {"Rood": "a", "Blauw": "b", "Groen": "weg#x"},
        },
        ["a", "b", "c", "los"],
    ),
    "ander": tree({"drie": {"Ja": "d", "Nee": "boom#a"}}, ["d"]),
}


def proof(answers: list[str], advice: str, trees: Mapping[str, Tree] = TREES) -> Proof:
    """What becomes of an example of the tree 'boom'."""
    return prove_example(
        trees,
        "boom",
        7,
        Example.model_validate({"klant": "Help", "antwoorden": answers, "advies": advice}),
    )
