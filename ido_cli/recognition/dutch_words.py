"""Dutch words as a recogniser sees them.

They are tokens, stems, the parts of compounds, and typing errors mended.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST_PART: Final = 4
_LONGEST_WORD: Final = 60
"""A longer word is a key that stuck, not a compound."""
_LINKS: Final = ("", "s", "e", "en", "n")
"""What may stand between two parts of a Dutch compound.

So it is in arbeids-contract, zieke-huis, studenten-reis.
"""

STOP_WORDS: Final = frozenset(
    """
    aan al alle alleen allemaal als alstublieft alweer ander andere anders bedankt ben bent bij d
    daar dag dan dat de den     der deze die ding dingen dit doe doen doet door dus een eens effe
    eigenlijk en er erover even ga gaan gaat ge geen     gekregen geweest gewoon gezegd goed
    goedemiddag goedemorgen graag had hadden hallo heb hebben hebt heeft heel hele help     helpen
    hem het hier hierover hij hoe hun ie iemand iets ik in is ja jaar je jij jou jouw jullie k kan
    komen komt kreeg     krijg krijgen krijgt kun kunnen kunt m maak maar mag maken me mee meer men
    meneer met mevrouw mij mijn misschien moest     moet moeten n na naar net niet niets nog nou nu
    of om omdat onder ons ook op over s snap sta staat steeds t te ten ter     toch toen tot u uit
    uw van vanaf veel voor vraag waar waarmee waarom waarvoor wanneer want was wat we weer weet wel
    welke werd wie wij wil willen word worden wordt zal ze zeg zegt zeker zelf zich zij zijn zit zo
    zonder zou
    """.split()
)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without accents and digits.

    The apostrophes of spoken language go too ('m'n' -> 'm', 'n').
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    return [
        part
        for word in _TOKEN.findall(plain)
        for part in re.split(r"['’-]", word)
        if part.isalpha()
    ]


@lru_cache(maxsize=1)
def _stemmer() -> "BaseStemmer":
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of a word by the Snowball stemmer for Dutch."""
    return str(_stemmer().stemWord(word))


def content(words: Iterable[str]) -> list[str]:
    """The words that say something: no stop words, no single letters."""
    return [word for word in words if word not in STOP_WORDS and len(word) > 1]


def parts(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words that a compound consists of, or nothing.

    So 'huurtoeslagaanvraag' -> ('huurtoeslag', 'aanvraag').

    The split with the longest first part wins, and a part may be a compound again.
    """
    return _split(word, known, set()) if len(word) <= _LONGEST_WORD else ()


def _split(word: str, known: Collection[str], whole: set[str]) -> tuple[str, ...]:
    """The parts of a word.

    `whole` remembers the words that have none, so that each is tried once.
    """
    if word in whole:
        return ()
    for middle in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        tail = word[middle:]
        if tail not in known:
            continue
        for link in _LINKS:
            head = word[: middle - len(link)] if link else word[:middle]
            if link and not word[:middle].endswith(link):
                continue
            if len(head) >= _SHORTEST_PART and head in known:
                return (head, tail)
            deeper = _split(head, known, whole) if len(head) >= 2 * _SHORTEST_PART else ()
            if deeper:
                return (*deeper, tail)
    whole.add(word)
    return ()


class Speller:
    """Mends a word that is not known to the nearest known one."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._by_first: dict[str, list[str]] = {}
        for word in known:
            if len(word) >= 4:
                self._by_first.setdefault(word[0], []).append(word)
        self._all = [word for word in known if len(word) >= 4]

    def mend(self, word: str) -> str | None:
        """The known word that was meant, or None when none is near.

        One error in five letters is forgiven, two in eight.
        """
        if len(word) < 5 or word in self._known:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 1 if len(word) < 8 else 2
        for candidates in (self._by_first.get(word[0], []), self._all):
            found: Any = process.extractOne(
                word, candidates, scorer=OSA.distance, score_cutoff=allowed
            )
            if found is not None:
                return str(found[0])
        return None
