"""Rules for text that people read: level B1, the right voice, and nothing the desk may not ask."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.model import Advice, Tree

MAX_WORDS: Final = 20
"""The longest sentence in a text at level B1 that our trees allow, in words."""
_READ: Final = (
    *("titel", "over", "vraag", "zeg", "uitleg", "antwoord", "hint"),
    *("waarom", "tekst", "wat", "te_laat"),
)
"""The keys of a tree with text that people read."""
_UNREAD: Final = ("herken", "herken_en", "voorbeelden")
"""The keys with the visitors' own words."""
_SAID: Final = frozenset(("zeg", "waarom", "doe", "neem_mee", "let_op", "te_laat"))
"""The keys whose text is read aloud or taken home."""
_CHOSEN: Final = _SAID - {"zeg"} | {"antwoord"}
"""The keys whose text tells of the visitor, who is never `ik` there."""

_WORD: Final = re.compile(r"\w[\w'’.@/-]*")
_END_OF_SENTENCE: Final = re.compile(r"(?<=[.!?:;])\s+")
_ABBREVIATION: Final = re.compile(
    r"(?<![\w.@-])(?:bijv|bv|enz|nl|ca|nr|t\.a\.v|o\.a|m\.b\.t|d\.w\.z|i\.v\.m)\.\s", re.IGNORECASE
)
_SECRET: Final = (
    r"(?:bsn|burgerservicenummer|sofinummer|geboortedatum|wachtwoord|pincode|inlogcode|sms-code"
    r"|rekeningnummer|iban|paspoortnummer|documentnummer|v-nummer)"
)
_PERSONAL: Final = (
    rf"(?:{_SECRET}|adres|(?:voor|achter)?naam|(?:e-?)?mailadres|telefoonnummer|postcode"
    r"|huisnummer|mobiele nummer)"
)
_OF_ANOTHER: Final = r"(?!\s+van\s+(?!de klant\b|u\b|uw\b))"
"""The name of an agency may be asked."""
_ASKS: Final = re.compile(
    rf"\b(?:(?:wat (?:is|zijn)|hoe luidt|mag ik)\s+(?:(?:uw|het|de)\s+)?{_PERSONAL}\b{_OF_ANOTHER}"
    rf"|welke?\s+(?:{_SECRET}\b|{_PERSONAL}\s+(?:heeft|hebt|gebruikt)\s+(?:u|de klant)\b)"
    # Give it; not: never give it, give it to nobody.
    r"|(?:geef|noem|vertel|noteer|typ|vul|schrijf|lees|vraag(?:\s+(?:om|naar))?)\s+"
    r"(?:(?!nooit\b|niemand\b|niet\b|geen\b)\w+\s+){0,3}?"
    rf"(?:uw|het|de|zijn|haar)\s+{_SECRET}\b(?!\s+(?:\w+\s+){{0,2}}?(?:nooit|niemand|niet)\b)"
    r"|(?:vraag|noteer|schrijf)\s+(?:(?:om|naar|op)\s+)?(?:uw|het|de)\s+"
    rf"{_PERSONAL}\s+van\s+de\s+klant\b"
    r"|wanneer (?:bent u|is de klant) geboren|hoe heet (?:u\b|de klant)|waar woont de klant\b"
    r"|waar woont u precies|(?:op|in) welke? (?:adres|straat) woont (?:u|de klant)\b)",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:\+31|0[89]00|0\d{1,3})[ -]?\d(?:[ -]?\d){3,8}(?![\w/-])"
    r"|(?<!\d)14 ?0\d{2}(?!\d)"
)
_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”')
_CLIENT: Final = re.compile(r"\bde klant\b", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(
    r"(?<![\w.-])(?:ik|mijn)(?![\w-]|\.\w)|^(?:Ik|Mijn (?=[a-z]+ (?:is|heb|w)))"
)
PLACEHOLDERS: Final = (
    "Eén regel die zegt waar dit onderwerp over gaat",
    "Uitleg voor de medewerker, onder het vraagteken.",
    "Zeg in één zin waarom juist daarheen.",
    "Zeg wat de klant nu doet, stap voor stap.",
    "Schrijf wat u nu doet, stap voor stap.",
    "Noem hier een termijn, als die er is.",
)
"""The texts of workspace/new_tree.yaml, of now and before, that stand for a text of one's own."""


def check_texts(tree: Tree, source: Source) -> Iterator[Finding]:
    """What is wrong in the texts of a tree."""
    for loc, text in tree_texts(tree):
        for sentence in too_long(text):
            message = f"een zin van {words(sentence)} woorden is te lang"
            hint = f"Hooguit {MAX_WORDS} woorden. Maak er twee zinnen van."
            yield source.finding("B019", loc, message, hint)
        if asks_personal_data(text):
            yield source.finding("B020", loc, "deze tekst vraagt om persoonsgegevens")
        if _PHONE.search(text):
            yield source.finding("B041", loc, "in deze tekst staat een telefoonnummer")
        if text in PLACEHOLDERS:
            yield source.finding("B038", loc, "dit is nog een tekst uit het voorbeeld")
        wrong = _wrong_voice(loc, text)
        if wrong:
            message = f'deze tekst is voor de klant, maar zegt "{wrong}"'
            yield source.finding("B042", loc, message)


def _wrong_voice(loc: Loc, text: str) -> str:
    """The words by which a text speaks about the visitor whom it speaks to.

    Empty when it is right.
    """
    said, chosen = not _SAID.isdisjoint(loc), not _CHOSEN.isdisjoint(loc)
    own = _QUOTED.sub("", text) if said or chosen else ""
    found = _CLIENT.search(own) if said else None
    if found is None and chosen:
        found = _FIRST_PERSON.search(own)
    return found.group().strip() if found else ""


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    The parts of a sentence around a colon or semicolon count as sentences of their own.
    """
    joined = _ABBREVIATION.sub(lambda match: match.group().replace(". ", " "), text)
    return [part.strip() for part in _END_OF_SENTENCE.split(joined) if part.strip()]


def words(sentence: str) -> int:
    """The number of words in a sentence."""
    return len(_WORD.findall(sentence))


def too_long(text: str) -> list[str]:
    """The sentences of a text that are longer than B1 allows."""
    if len(text) <= 2 * MAX_WORDS:  # each word takes a sign, and one before the next
        return []
    return [one for one in sentences(text) if words(one) > MAX_WORDS]


def asks_personal_data(text: str) -> bool:
    """Whether a text makes the desk ask for a BSN, a birth date or another personal fact."""
    return bool(_ASKS.search(text))


def tree_texts(tree: Tree) -> list[tuple[Loc, str]]:
    """Every text of a tree that staff or visitors read, with its place.

    Phrases and examples are the visitors' own words and stay out.
    """
    found: list[tuple[Loc, str]] = []
    _take_texts(tree, (), found)
    return found


def _take_texts(value: Any, loc: Loc, found: list[tuple[Loc, str]]) -> None:
    """Add the texts in a model to those that were found, by the keys of its YAML."""
    if isinstance(value, BaseModel):
        for name, key, read in _keys(type(value)):
            inner = getattr(value, name)
            if not isinstance(inner, str):
                _take_texts(inner, (*loc, key), found)
            elif read:
                found.append(((*loc, key), inner))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _take_texts(inner, (*loc, key), found)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            _take_texts(inner, (*loc, number), found)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model but those with the visitors' own words.

    Each with its key in YAML, and whether people read its text.
    """
    keys = ((name, field.alias or name) for name, field in model.model_fields.items())
    return tuple((name, key, key in _READ) for name, key in keys if key not in _UNREAD)


def check_same_texts(trees: Mapping[str, tuple[Tree, Source]]) -> Iterator[Finding]:
    """Advices that tell the visitor the same as one before them, in one tree or in two."""
    seen: dict[tuple[str, ...], str] = {}
    for tree_id, (tree, source) in trees.items():
        for name, advice in tree.advices.items():
            told = _told(advice)
            if told in seen:
                message = f'het advies "{name}" zegt hetzelfde als "{seen[told]}"'
                yield source.finding("B045", ("adviezen", name), message, of_key=True)
            if advice.why or advice.do or advice.watch:
                seen.setdefault(told, f"{tree_id}#{name}")


def _told(advice: Advice) -> tuple[str, ...]:
    """What an advice tells, without its title and sources."""
    lines = (*advice.do, *advice.watch)
    return (advice.why, *(line.text for line in lines), *advice.names)
