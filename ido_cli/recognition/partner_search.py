"""Finds partners by words: names, services and what they do; typing errors are forgiven."""

from collections.abc import Sequence

from ido_cli.directory.model import Directory, Partner
from ido_cli.recognition.dutch_words import content, stem, tokens

_GOOD = 72.0
"""How alike two words must be, in percent, to count as the same word with a typing error."""

READABLE = 40
"""How many results a person reads; the best come first."""


def search(directory: Directory, text: str, among: Sequence[Partner]) -> list[Partner]:
    """The partners in which the words of a text occur, the best first.

    All words must occur; a name counts most.
    """
    wanted = content(tokens(text)) or tokens(text)
    if not wanted:
        return []
    found: list[tuple[float, int, Partner]] = []
    for number, partner in enumerate(among):
        score = _score(directory, partner, wanted)
        if score:
            found.append((-score, number, partner))
    return [partner for _, _, partner in sorted(found, key=lambda row: row[:2])]


def _score(directory: Directory, partner: Partner, wanted: Sequence[str]) -> float:
    services = " ".join(
        f"{service} {directory.services.get(service, '')}" for service in partner.offers
    )
    fields = ((3.0, f"{partner.name} {partner.id}"), (2.0, services), (1.0, partner.does))
    words = [(weight, set(tokens(text))) for weight, text in fields]
    total = 0.0
    for word in wanted:
        best = max(weight * _alike(word, known) for weight, known in words)
        if not best:
            return 0.0
        total += best
    return total


def _alike(word: str, known: set[str]) -> float:
    """1 for the same word or stem, less for a part of a word or a typing error, 0 for nothing."""
    if word in known or stem(word) in {stem(one) for one in known}:
        return 1.0
    if len(word) >= 4 and any(word in one for one in known):
        return 0.8
    if len(word) < 5:
        return 0.0
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_GOOD)
    return 0.6 if best else 0.0
