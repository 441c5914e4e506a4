"""What is made of a text: matches and what stands beside them, as values and as words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ido_cli.trees.elsewhere import NOT_FOR_US, Elsewhere
from ido_cli.trees.heading import Heading


@dataclass(frozen=True, slots=True)
class Match:
    """A tree that a text may be about.

    `score` from 0 to 1, `sure` when it can be said with certainty, and `why` in words. `advice` is
    named only when that too is certain. `example` is the phrase that it resembles most.
    """

    tree: str
    advice: str | None
    score: float
    sure: bool
    why: tuple[str, ...]
    example: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What is made of a text: the matches, and what to say beside them.

    `elsewhere` is the kind of question that it seems to be when it is not for this desk, and
    `also` the trees of what else was named in it.
    """

    matches: tuple[Match, ...] = ()
    elsewhere: Elsewhere | None = None
    also: tuple[str, ...] = ()


def match_words(match: Match, headings: Mapping[str, Heading]) -> str:
    """A match as people read it: the topic, and the advice when the text was that specific."""
    heading = headings[match.tree]
    return f"{heading.title}: {heading.advices[match.advice]}" if match.advice else heading.title


def elsewhere_words(kind: Elsewhere) -> str:
    """That a text does not seem to be for this desk, and who does help."""
    return f"{NOT_FOR_US} Wie wel helpt: {kind.helps}." if kind.helps else NOT_FOR_US


def also_words(also: Sequence[str], headings: Mapping[str, Heading]) -> str:
    """What else was named in a text, as people read it."""
    return f"Ook genoemd: {', '.join(headings[tree].title for tree in also)}."
