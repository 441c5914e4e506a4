"""Dutch words as a recogniser sees them.

They are tokens, stems, the parts of compounds, neighbours that are one word, what is denied, and
typing errors mended.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from Stemmer import Stemmer

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INSIDE: Final = re.compile("['’-]")
_SHORTEST_PART: Final = 4
_LONGEST_WORD: Final = 60
_OF_AGE: Final = re.compile(r"(?<![\d.,/:-])18(?=(?:e|de)?\b)(?![.,/:-]\d)")
"""Coming of age: the one number that is a topic by itself."""
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

SAYS_LITTLE: Final = frozenset(
    """
    alweer april augustus avond bijna binnen boven broer buiten buren buurman buurvrouw dagen
    december dezelfde dochter eerst elk elke euro februari gauw geleden genoeg gister gisteren
    haar honderd iedere iedereen januari jaren jongen jongste juli juni kind kinderen kleine
    kleinkind kleinzoon kleindochter laatste laten lang later ligt loopt maand maanden maandag maart
    mama man meisje mei mensen midden moeder morgen nacht neef nieuw nieuwe nicht november
    oktober oma oom opa opeens ouders oude oud papa paar precies september
    snel soms spullen staan steeds stond straks tante terug thuis tijd twee drie vier vijf
    uur vader vandaag vanmorgen vanavond vannacht verder vorig vorige vriend vriendin vroeger vrouw
    vrijdag dinsdag woensdag donderdag zaterdag zondag week weken zeggen zei zelfs zeiden zoon zulke
    zus duizend thuisgekomen ineens waarschijnlijk plotseling vaak nooit altijd ooit ergens nergens
    achthonderd been begonnen check eind eindelijk ene ermee ervan gat gegooid gek genomen grote
    helemaal hoef hoeft kom laag langer negentien regelt schoonmoeder telt tevoren tweeduizend
    vanuit vanwege verschillende vierhonderd vindt vul weinig zoiets zoveel
    overal eigen hele ding iemands hoor kreeg gaf ging gingen kwam zag deed zeker blijft blijven
    """.split()
)
"""Everyday words that nobody takes for the reason why a text is about something."""

_LETTER_NAMES: Final = dict(
    pair.split(":")
    for pair in """
    aa:a bee:b cee:c see:c dee:d ee:e ef:f gee:g haa:h ha:h ie:i jee:j ka:k kaa:k el:l em:m en:n
    oo:o pee:p kuu:q er:r es:s tee:t uu:u vee:v wee:w iks:x ij:ij zet:z
    """.split()
)
"""How letters are said and typed: 'u wee vee', 'see jee ie bee'."""
_FEWEST_LETTERS: Final = 3
_SHORTEST_JOINED: Final = 6
_CLAUSE: Final = re.compile(r"[.,;:!?()\n]+|\b(?:en|maar)\b", re.IGNORECASE)
_NEGATORS: Final = frozenset(("geen", "niet", "niets", "niks"))
_TOUCHING: Final = frozenset(("over", "om", "met"))
"""After these a denial holds for the rest of the clause: 'niet over mijn paspoort'."""


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without accents and digits; only 18 is a word.

    The apostrophes of spoken language go too ('m'n' -> 'm', 'n').
    """
    plain = text.lower() if text.isascii() else _without_accents(text)
    plain = _OF_AGE.sub("achttien", plain)
    found: list[str] = []
    for word in _TOKEN.findall(plain):
        found += (word,) if word.isalpha() else filter(str.isalpha, _INSIDE.split(word))
    return found


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()


@lru_cache(maxsize=1)
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer("dutch")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of a word by the Snowball stemmer for Dutch."""
    return str(_stemmer().stemWord(word))


def content(words: Iterable[str]) -> list[str]:
    """The words that say something: no stop words, no single letters."""
    return [word for word in words if word not in STOP_WORDS and len(word) > 1]


def names(text: str, title: str) -> bool:
    """Whether a text has a word of a title in it, also in another form or a compound.

    Stems alone do not tell: that of 'toeslagen' is 'toeslaag', of 'toeslag' it is 'toeslag'.
    """
    said, told = content(tokens(text)), content(tokens(title))
    if not {stem(word) for word in said}.isdisjoint(map(stem, told)):
        return True
    pairs = [(one, other) for one in said for other in told]
    return any(_inside(one, other) or _inside(other, one) for one, other in pairs)


def _inside(word: str, compound: str) -> bool:
    """Whether a word, without the ending of a plural, is in another."""
    root = word.removesuffix("en").removesuffix("s")
    return len(root) >= _SHORTEST_PART and root in compound


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


def clauses(text: str, known: Collection[str]) -> list[list[str]]:
    """The words of each part of a text, between signs and at 'en' and 'maar'."""
    found = (joined(tokens(part), known) for part in _CLAUSE.split(text))
    return [words for words in found if words]


def joined(words: Sequence[str], known: Collection[str]) -> list[str]:
    """The words, where neighbours that are one known word together are that word.

    So 'toe slagen' is 'toeslagen', and 'u w v' and 'see jee ie bee' are what they spell.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        word, taken = _spelled(words, at, known) or _pair(words, at, known) or (words[at], 1)
        found.append(word)
        at += taken
    return found


def _spelled(words: Sequence[str], at: int, known: Collection[str]) -> tuple[str, int] | None:
    """The known word that is spelled from here on, and in how many words."""
    letters = []
    for word in words[at : at + _FEWEST_LETTERS * 4]:
        letter = word if len(word) == 1 else _LETTER_NAMES.get(word, "")
        if not letter:
            break
        letters.append(letter)
    for count in range(len(letters), _FEWEST_LETTERS - 1, -1):
        if (word := "".join(letters[:count])) in known:
            return word, count
    return None


def _pair(words: Sequence[str], at: int, known: Collection[str]) -> tuple[str, int] | None:
    """The known word that this word and the next are together; not of two that say nothing."""
    pair = words[at : at + 2]
    word = "".join(pair)
    whole = len(pair) == 2 and len(word) >= _SHORTEST_JOINED and word in known
    return (word, 2) if whole and not STOP_WORDS.issuperset(pair) else None


def denied(words: Sequence[str]) -> set[str]:
    """The words of a clause that it says it is not about: 'geen schulden', 'niet over toeslag'."""
    found: set[str] = set()
    for place, word in enumerate(words):
        if word in _NEGATORS:
            after = words[place + 1 :]
            all_of_it = bool(after) and after[0] in _TOUCHING
            found.update(content(after)[: None if all_of_it else 1])
    return found


class Speller:
    """Mends a word that is not known to the nearest known one."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._by_first: dict[str, list[str]] = {}
        self._all = sorted(word for word in known if len(word) >= 4)  # so that ties end the same
        for word in self._all:
            self._by_first.setdefault(word[0], []).append(word)

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
