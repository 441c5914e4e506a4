"""The phrases by which a tree is recognised: few, and each with an answer in the tree. B codes."""

from collections.abc import Iterable, Iterator
from typing import Final

from ido_cli.recognition.dutch_words import content, parts, stem, tokens
from ido_cli.source.findings import Finding
from ido_cli.source.reading import Source
from ido_cli.trees.model import Tree

MOST_PHRASES: Final = 12
"""So many phrases name a topic; what says more stands where it leads."""
_SHORTEST: Final = 4
"""Shorter words tell little by themselves."""
_SHORTEST_PART: Final = 6
"""Shorter words begin or end many words that have nothing to do with them."""


def check_phrases(tree: Tree, source: Source) -> Iterator[Finding]:
    """Too many phrases at the top, and phrases whose telling words are answered nowhere."""
    if len(tree.phrases) > MOST_PHRASES:
        message = f"deze boom heeft {len(tree.phrases)} zinnen bij herken; hooguit {MOST_PHRASES}"
        yield source.finding("B035", ("herken",), message, of_key=True)
    vocabulary = frozenset(tokens("\n".join(_texts(tree))))
    answered: frozenset[str] = frozenset()
    for number, phrase in enumerate(tree.phrases):
        if not vocabulary.isdisjoint(_telling(phrase)):
            continue
        answered = answered or _stemmed(vocabulary)
        missing = unanswered(phrase, answered)
        if missing:
            words = ", ".join(f'"{word}"' for word in missing)
            verb = "wordt" if len(missing) == 1 else "worden"
            message = f"{words} {verb} herkend, maar nergens beantwoord"
            yield source.finding("B036", ("herken", number), message)


def unanswered(phrase: str, answered: frozenset[str]) -> list[str]:
    """The telling words of a phrase, when none of them is among the words that are answered."""
    telling = _telling(phrase)
    return [] if any(_is_answered(word, answered) for word in telling) else telling


def _telling(phrase: str) -> list[str]:
    return [word for word in content(tokens(phrase)) if len(word) >= _SHORTEST]


def _is_answered(word: str, answered: frozenset[str]) -> bool:
    """The word or a part of it is answered, or it is the first or last part of a word that is."""
    if _stems(word) & answered:
        return True
    whole = stem(word)
    return len(whole) >= _SHORTEST_PART and any(
        one.startswith(whole) or one.endswith(whole) for one in answered
    )


def _stemmed(vocabulary: Iterable[str]) -> frozenset[str]:
    """The stems of all words, and of the parts of compounds."""
    return frozenset(part for word in vocabulary for part in _stems(word))


def _texts(tree: Tree) -> Iterable[str]:
    """What a tree says and asks; phrases at a question or an advice stand where they lead."""
    yield tree.title
    for question in tree.questions.values():
        yield from (question.text, question.explanation, *question.phrases)
        for answer in question.answers:
            yield from (answer.text, answer.hint)
    for advice in tree.advices.values():
        yield from (advice.title, advice.why, *advice.phrases)
        for line in (*advice.do, *advice.bring, *advice.watch):
            yield line.text
    yield from (example.visitor for example in tree.examples)


def _stems(word: str) -> frozenset[str]:
    """The stem of a word, and of the parts of a compound that Dutch glues together."""
    return frozenset((stem(word), *(stem(part) for part in parts(word, _COMMON))))


_COMMON: Final = frozenset(
    """
    aanslag aanvraag advies afspraak belasting betaling bezwaar boete brief formulier geld huur
    hulp kaart kind kosten plan rekening schuld toeslag uitkering vergoeding verzekering wijziging
    woning zorg
    """.split()
)
"""Words that many compounds end in; so 'huurtoeslag' also answers 'toeslag'."""
