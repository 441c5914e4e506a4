"""Finds personal data in free text, so that it is refused before anything is kept.

Names the kinds found and where they stand, never the text itself.

What is personal data is said by AVG article 4(1); that an IDO may not use a BSN, by article 10 of
the Wet algemene bepalingen burgerservicenummer. A text is read once for each rule, and what a rule
took is blanked for the rules after it: so a date is never half a phone number. Patterns are bounded
or possessive: the time grows with the length of a text, whatever stands in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ido_cli.errors import IdoError
from ido_cli.privacy import births, homes, numbers, people, secrets
from ido_cli.privacy.known import given_names, public_of
from ido_cli.privacy.reading import read
from ido_cli.privacy.rule import DIGIT, Rule

if TYPE_CHECKING:
    from ido_cli.directory.model import Directory

RULES: Final = (
    *homes.MAIL_RULES,
    Rule("", r"(?i)\b(?:https?://|www\.)[^\s\0]++"),
    Rule(
        "", r"(?i)(?:€|\beuro?\b) ?\d[\d.,]*+|(?<![\d.,])\d[\d.,]*+-? ?(?:€|euro?\b)", needs=DIGIT
    ),
    *numbers.PUBLIC_RULES,
    *numbers.BANK_RULES,
    *births.RULES,
    *numbers.ACCOUNT_RULES,
    *numbers.PHONE_RULES,
    *numbers.PERSON_RULES,
    *numbers.CASE_RULES,
    *homes.HOME_RULES,
    *numbers.BARE_BSN_RULES,
    *secrets.RULES,
    *numbers.PLATE_RULES,
    *people.RULES,
)
"""All rules, in the order in which they take their part of a text."""

_WORD: Final = re.compile(r"\w+")
_HINT: Final = "Dat bewaren we niet. Schrijf het op zonder gegevens van de klant."
_INITIALS: Final = r"(?:[a-z][._-]){1,4}(?:(?:van|de[nr]?|te[nr]?|el)[._-]?){0,2}[a-z]{3,40}"
"""The part before the @ of who signs with initials: j.jansen, a.b.de.vries."""


@dataclass(frozen=True)
class Found:
    """A kind of personal data, in Dutch, and where it stands in the text: `start` to `end`."""

    kind: str
    start: int
    end: int


def found(text: str, directory: "Directory | None" = None) -> tuple[Found, ...]:
    """All personal data in a text that is typed at a desk with this directory, in order.

    What the directory says of its partners is none.
    """
    return find(text, directory.public if directory else ())


def find(text: str, public: Iterable[str] = ()) -> tuple[Found, ...]:
    """All personal data in a text, in order; what stands in the `public` texts is none."""
    if not text.strip():
        return ()
    reading = read(text)
    known = public_of(tuple(public))
    rest, heads = reading.text, _heads(reading.text)
    digits = re.search(r"\d", rest) is not None
    finds: list[Found] = []
    for rule in RULES:
        needs = rule.needs
        if needs and not (digits if needs is DIGIT else any(sign in rest for sign in needs)):
            continue
        if rule.head and rule not in heads:
            continue
        spans = list(rule.spans(rest, known, heads.get(rule, ())))
        rest = _blanked(rest, spans)
        finds += [
            Found(rule.kind, reading.starts[start], reading.ends[end - 1])
            for start, end in spans
            if rule.kind
        ]
    return tuple(sorted(finds, key=lambda one: one.start))


def refuse(text: str, public: Iterable[str] = ()) -> None:
    """Raise IdoError when a text holds personal data.

    The message names all kinds at once, and does not repeat the text.
    """
    if finds := find(text, public):
        raise refusal(finds)


def refusal(finds: Iterable[Found]) -> IdoError:
    """Why a text in which this was found is refused."""
    return IdoError(f"Dit lijkt op persoonsgegevens: {kinds_words(finds)}.", _HINT)


def places(finds: Iterable[Found]) -> tuple[tuple[int, int], ...]:
    """Where what was found stands, as a line marks it: from, to."""
    return tuple((one.start, one.end) for one in finds)


def kinds_words(finds: Iterable[Found]) -> str:
    """The kinds that were found, each once, in the order of the text."""
    return ", ".join(dict.fromkeys(one.kind for one in finds))


def is_personal(address: str) -> bool:
    """Whether an e-mail address seems to be one person's: initials or a given name in it."""
    local = address.casefold().partition("@")[0]
    parts = re.split(r"[._-]+", local)
    return bool(re.fullmatch(_INITIALS, local)) or (
        len(parts) > 1 and not given_names().isdisjoint(parts)
    )


def _heads(text: str) -> dict[Rule, list[int]]:
    """The rules of which a match can begin at a word of a text, each with the places of these."""
    places: dict[Rule, list[int]] = {}
    for match in _WORD.finditer(text):
        for rule in _begun_by(match.group()):
            places.setdefault(rule, []).append(match.start())
    return places


@lru_cache(maxsize=8192)
def _begun_by(word: str) -> tuple[Rule, ...]:
    """The rules of which a match can begin with a word."""
    return tuple(rule for rule in RULES if rule.head and rule.head(word))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without some parts, at its own length."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]]) if pieces else text
