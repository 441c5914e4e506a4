"""Rules for text that people read.

Sentences that are short enough for B1, and nothing that the desk may not ask.
"""

import re
from collections.abc import Iterator
from typing import Final

from ido_cli.source.reading import Loc
from ido_cli.trees.model import Advice, Line, Question, Tree

MAX_WORDS: Final = 20
"""The longest sentence in a text at level B1 that our trees allow, in words."""

_END_OF_SENTENCE: Final = re.compile(r"(?<=[.!?:;])\s+")
_ABBREVIATION: Final = re.compile(
    r"(?<![\w.@-])(?:bijv|bv|enz|nl|ca|nr|t\.a\.v|o\.a|m\.b\.t|d\.w\.z|i\.v\.m)\.\s", re.IGNORECASE
)
_SECRET: Final = r"(?:bsn|burgerservicenummer|geboortedatum|wachtwoord|pincode|rekeningnummer)"
_PERSONAL: Final = rf"(?:{_SECRET}|adres|naam|e-?mailadres|telefoonnummer)"
_ASKS: Final = re.compile(
    # What is yours; the name of an agency may be asked.
    rf"\b(?:(?:wat is|mag ik) (?:uw|de) {_PERSONAL}\b(?!\s+van\s+(?!de klant\b))"
    # Give it; not: never give it, give it to nobody.
    r"|(?:geef|noem|vertel|noteer|typ|vul)\s+(?:(?!nooit\b|niemand\b|niet\b|geen\b)\w+\s+){0,3}?"
    rf"(?:uw|het|de)\s+{_SECRET}\b(?!\s+(?:\w+\s+){{0,2}}?(?:nooit|niemand|niet)\b)"
    r"|wanneer bent u geboren|hoe heet u|waar woont u precies)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    The parts of a sentence around a colon or semicolon count as sentences of their own.
    """
    joined = _ABBREVIATION.sub(lambda match: match.group().replace(". ", " "), text)
    return [part.strip() for part in _END_OF_SENTENCE.split(joined) if part.strip()]


def words(sentence: str) -> int:
    """The number of words in a sentence."""
    return len(re.findall(r"\w[\w'’.@/-]*", sentence))


def too_long(text: str) -> list[str]:
    """The sentences of a text that are longer than B1 allows."""
    return [one for one in sentences(text) if words(one) > MAX_WORDS]


def asks_personal_data(text: str) -> bool:
    """Whether a text makes the desk ask for a BSN, a birth date or another personal fact."""
    return bool(_ASKS.search(text))


def tree_texts(tree: Tree) -> Iterator[tuple[Loc, str]]:
    """Every text of a tree that staff or visitors read, with its place.

    Phrases and examples are the visitors' own words and stay out.
    """
    yield ("titel",), tree.title
    yield ("over",), tree.about
    for name, question in tree.questions.items():
        for loc, text in _question_texts(question):
            yield ("vragen", name, *loc), text
    for name, advice in tree.advices.items():
        for loc, text in _advice_texts(advice):
            yield ("adviezen", name, *loc), text


def _question_texts(question: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("vraag",), question.text
    yield ("zeg",), question.say
    yield ("uitleg",), question.explanation
    for number, answer in enumerate(question.answers):
        yield ("antwoorden", number, "antwoord"), answer.text
        yield ("antwoorden", number, "hint"), answer.hint


def _advice_texts(advice: Advice) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("titel",), advice.title
    yield ("waarom",), advice.why
    lists: tuple[tuple[str, tuple[Line, ...]], ...] = (
        ("doe", advice.do),
        ("neem_mee", advice.bring),
        ("let_op", advice.watch),
    )
    for key, lines in lists:
        for number, line in enumerate(lines):
            yield (key, number), line.text
    for key, texts in (("balie", advice.may), ("balie_niet", advice.may_not)):
        for number, text in enumerate(texts):
            yield (key, number), text
