"""What is known to be a name, and what is known to be none: lists of words, and the directory.

The lists stand in words/, a word each, without accents; a line with # is remark. What the directory
says of its partners is public: their names, addresses, phones and mail addresses.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from ido_cli.recognition.dutch_words import STOP_WORDS

_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_CAPITALS: Final = re.compile(r"\b(?=([^\W\d_a-z][\w'-]*) ([^\W\d_a-z][\w'-]*))")
_AGENCY_OR_NATION: Final = re.compile(
    r"\w*(?:werk|dienst|loket|bank|raad|zorg|hulp|team|kantoor|school|punt|post|pas|app"
    r"|toeslag|toeslagen|uitkering|theek|bond|iër|bedrijf|therapie|praktijk|winkel|fonds|bureau"
    r"|verzekeraar|wijzer|steun|lijn|plein|nummer|formulier|brief|papieren|vergoeding"
    r"|wet|geld|bijdrage|document|code|schap|isch|ische|loos|heid|kaart|aangifte"
    r"|(?:zieken|stad|gemeente|buurt|verpleeg|raad|wijk|verzorgings)huis)|\w{4,}ing(?:en)?"
    r"|\w{2,}(?:ees|ese|lander|landse|lands|kaan|kaanse)|\w{4,}ians"
    r"|(?:brazil|egypt|peru|armen|alban|indi|colomb|maced|pers|kore|tune|alger"
    r"|oost)i?\w*(?:aan|aanse)"
    r"|(?:nederl|marok|syri|oekra|afgha|eritre|somali|surin|itali|portu|roeme|indone|antil)\w*"
    r"|(?:turk|pool|pols|duit|engel|spaan|chin|iraa|iran|bulga|frie|ghan|grie|koerd|russ?|belg"
    r"|frans|ameri|afrik|arab|berber|hong|kroa|serv|bosn|ethio)\w{0,4}"
)


class Public:
    """What may be noted of the directory, from its texts; each is worked out when it is needed."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self._having: dict[re.Pattern[str], frozenset[str]] = {}

    def having(self, pattern: re.Pattern[str], by: Callable[[str], str]) -> frozenset[str]:
        """What a pattern finds in the texts, each made comparable by a function."""
        if pattern not in self._having:
            self._having[pattern] = frozenset(
                by(match.group()) for text in self._texts for match in pattern.finditer(text)
            )
        return self._having[pattern]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that are no name of a person by themselves."""
        every = {word for text in self._texts for word in _WORD.findall(text)}
        return frozenset(map(folded, every)) - given_names() - surnames()

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The words with a capital that stand beside each other."""
        return frozenset(
            folded(" ".join(match.groups()))
            for text in self._texts
            for match in _CAPITALS.finditer(text)
        )

    def is_word(self, word: str) -> bool:
        """Whether a word is an everyday one, an organisation, a place: no name of a person."""
        plain = folded(word)
        return (
            plain in _everyday()
            or plain.split("-")[0] in places()
            or bool(_AGENCY_OR_NATION.fullmatch(word.casefold()))
            or plain in self.words
        )


@lru_cache(maxsize=8)
def public_of(texts: tuple[str, ...]) -> Public:
    """What the texts of a directory make public."""
    return Public(texts)


def key(text: str) -> str:
    """A text as it is compared: only its letters and digits, in lower case."""
    return re.sub(r"[\W_]", "", folded(text))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The commonest given names."""
    return _listed("given_names.txt")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """The commonest surnames, without their particles."""
    return _listed("surnames.txt")


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Towns, countries and parts of the world."""
    return _listed("places.txt")


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return STOP_WORDS | _listed("ordinary.txt") | _listed("organisations.txt") | places()


def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / "words" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
