"""Finds personal data in free text, so that it is refused before anything is kept.

Names the kind found, never the text itself.

What is personal data is said by AVG article 4(1); that an IDO may not use a BSN, by article 10 of
the Wet algemene bepalingen burgerservicenummer. A text is read once for each rule of a table, and
what a rule took is blanked for the rules after it: so a date is never half a phone number. Patterns
are bounded or possessive: the time grows with the length of a text, whatever stands in it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ido_cli.errors import IdoError
from ido_cli.privacy.checks import GIVEN_NAMES, dialled
from ido_cli.privacy.kinds import RULES, Rule

_INITIALS: Final = r"(?:[a-z][._-]){1,4}(?:(?:van|de[nr]?|te[nr]?|el)[._-]?){0,2}[a-z]{3,40}"
"""The part before the @ of who signs with initials: j.jansen, a.b.de.vries."""


@dataclass(frozen=True)
class PersonalData:
    """A kind of personal data that was found, in Dutch, and where in the text: `start` to `end`."""

    kind: str
    start: int
    end: int


def find(text: str, allowed_numbers: Iterable[str] = ()) -> tuple[PersonalData, ...]:
    """All personal data in a text.

    `allowed_numbers` are phone numbers of the directory, which may be noted.
    """
    allowed = frozenset(dialled(number) for number in allowed_numbers)
    found: list[PersonalData] = []
    rest = "".join(map(_plain, text))
    for rule in RULES if text.strip() else ():
        spans, rest = _take(rule, rest, allowed)
        found += [PersonalData(rule.kind, start, end) for start, end in spans if rule.kind]
    return tuple(sorted(found, key=lambda one: one.start))


def refuse(text: str, allowed_numbers: Iterable[str] = ()) -> None:
    """Raise IdoError when a text holds personal data.

    The message names the kinds and does not repeat the text.
    """
    kinds = list(dict.fromkeys(one.kind for one in find(text, allowed_numbers)))
    if kinds:
        message = f"Dit lijkt op persoonsgegevens: {', '.join(kinds)}."
        raise IdoError(message, "Dat bewaren we niet. Schrijf het op zonder gegevens van de klant.")


def is_personal(address: str) -> bool:
    """Whether an e-mail address seems to be one person's: initials or a given name in it."""
    local = address.casefold().partition("@")[0]
    parts = re.split(r"[._-]+", local)
    return bool(re.fullmatch(_INITIALS, local)) or (
        len(parts) > 1 and not GIVEN_NAMES.isdisjoint(parts)
    )


def _take(rule: Rule, text: str, allowed: frozenset[str]) -> tuple[list[tuple[int, int]], str]:
    """Where a rule holds, and the text without that.

    After a failed check the search goes on at the next sign: no start is passed over.
    """
    pattern, spans, signs = re.compile(rule.pattern), [], list(text)
    match = pattern.search(text)
    while match:
        start, end = match.span()
        if holds := rule.check is None or rule.check(match, allowed):
            spans.append((start, end))
            signs[start:end] = "\0" * (end - start)
        match = pattern.search(text, end if holds else start + 1)
    return spans, "".join(signs)


def _plain(sign: str) -> str:
    """The plain twin of a sign.

    The sign may be a digit of another script, a wide letter, a dash, a space that does not show.
    """
    if sign.isascii() or sign.isdecimal():
        return str(unicodedata.digit(sign, sign))
    twin = {"Pd": "-", "Zs": " ", "Cf": " "}.get(
        unicodedata.category(sign)
    ) or unicodedata.normalize("NFKC", sign)
    return "'" if sign in "‘’" else twin if len(twin) == 1 else sign
