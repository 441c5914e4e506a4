"""What a visitor can say at the counter or on the phone, made from the advice's own words.

A title is a headline: "Bedrijf inschrijven bij KVK". It becomes a sentence only where Dutch is sure
to be right: by its first words (`_FRAMES`), or as a wish when its verb and the article of its first
noun are known (`_VERBS`, `_ARTICLES`). Any other title is quoted as what the note
says, which is always true.
"""

import re
from collections.abc import Iterable
from typing import Final

_SENT: Final = "De bibliotheek heeft mij naar u verwezen."
_ASK: Final = "Kunt u mij daarmee helpen?"
_VERBS: Final = frozenset(
    """aangeven aanmelden aanpassen aanvragen aanwijzen adopteren afdrukken afmelden afsluiten
    afspreken aftrekken bekijken berekenen bestellen betalen bewaren controleren doen doorgeven
    doorhalen erkennen gebruiken herstellen houden inburgeren innen inschrijven instellen invoeren
    invullen kiezen kijken klagen kopiëren krijgen laten lenen leren lezen machtigen maken melden
    nakijken navragen omwisselen omzetten ontmoeten ophalen opvragen opzeggen opzoeken overleggen
    overstappen printen reageren regelen samenvoegen scheiden schorsen stemmen stopzetten sturen
    terugbetalen trouwen uitschrijven uitzoeken vastleggen veranderen verdelen verkopen verlengen
    verstrooien vinden voeren vragen weten wijzigen wisselen wonen worden zetten zoeken""".split()
)
_REFLEXIVE: Final = frozenset("aanmelden inschrijven uitschrijven".split())
_NEEDS_OBJECT: Final = frozenset("erkennen machtigen".split())
_FIRST: Final = frozenset("eerst nu vandaag".split())
"""Words that tell the visitor when; nobody says them at a counter."""
_ARTICLES: Final = tuple(
    (article, frozenset(nouns.split()))
    for article, nouns in (
        (
            "",
            """aangifte alimentatie alle andere aow beter bezwaar bezoek bijstand de digid
            discriminatie een extra familie foute geen geld gevaarlijk goedkoop het hulp
            huurtoeslag identiteitsfraude iemand iets inkomen kinderalimentatie kinderbijslag
            kinderopvangtoeslag kindgebonden kleine kwijtschelding lesgeld mensen mijn minder
            nederlander nederlands ontheffing post samen schade schuldhulp servicekosten
            studiefinanciering toestemming uitleg uitstel vervoer vrijstelling vrijwilligerswerk
            wia wijkverpleging ww zelf zorg zorgkosten zorgtoeslag""",
        ),
        (
            "een ",
            """afschrift afspraak aio-aanvulling akte bedrijf betalingsregeling
            bewonersvergunning briefadres buitenlands buitenlandse deskundigenoordeel energielabel
            fout gebrek gesprek hond inkomenstoeslag inkomstenopgave klacht nepbericht
            ouderschapsplan ov-begeleiderskaart paspoort pgb rijbewijs scootmobiel uitspraak
            uittreksel verandering vergunning visum voertuig vog volmacht wijziging""",
        ),
        (
            "mijn ",
            """bsn energiecontract inburgeringslening inkomstenbelasting pensioen rekeningnummer
            toeslag toeslagen vakantie verhuizing woning""",
        ),
        ("de ", "tegemoetkoming woz-waarde"),
        ("het ", "grafrecht vaderschap"),
    )
)
"""What stands before the first word of a title once it is in a sentence."""
_NAMES: Final = frozenset("Nederlander Nederlands Nederlandse Oekraïne Wajong".split())

_INSTRUCTION: Final = re.compile(
    r"[:?] .+|, (?:begin|bel|geef|maak|meld|naar|neem|nu|reageer|vraag|zeg|zoek)\b.*"
)
_TOLD: Final = re.compile(r"(?:Bel|Praat|Vraag het|Vraag de|Direct|Nu|Meteen)\b|.*\bbellen\b")
"""A title that only tells what to do; it is no answer to "what is it about?"."""
_FRAMES: Final = tuple(
    (re.compile(f"{title}$"), said)
    for title, said in (
        (r"brief (?!.*(?:bekijken|lezen)$)((?:van|over) .+)", r"ik heb een brief gekregen \1."),
        (r"brief of oproep (van .+)", r"ik heb een brief of oproep gekregen \1."),
        (r"oproep ((?:van|om) .+)", r"ik heb een oproep gekregen \1."),
        (r"(?:andere )?vraag over (.+)", r"ik heb een vraag over \1."),
        (r"(?:eerst een )?klacht ((?:over|bij) .+)", r"ik heb een klacht \1."),
        (r"bezwaar tegen (.+)", r"ik wil bezwaar maken tegen \1."),
        (r"verzet tegen (.+)", r"ik wil in verzet tegen \1."),
        (r"in beroep (tegen|bij) (.+)", r"ik wil in beroep \1 \2."),
        (r"(?:niet eens|oneens) met (.+)", r"ik ben het niet eens met \1."),
        (r"te laat ((?:voor|met) .+)", r"ik ben te laat \1."),
        (r"((?:schuld)?hulp (?:bij|na|om|voor) .+)", r"ik zoek \1."),
        (r"((?:overlast|ruzie)(?: of overlast)? (?:van|met|over) .+)", r"ik heb \1."),
        (r"zorgen (om|over) (.+)", r"ik maak me zorgen \1 \2."),
        (r"((?:spijt van|schade door|te weinig geld) .+)", r"ik heb \1."),
        (r"(probleem met .+)", r"ik heb een \1."),
        (r"(iets laten liggen .+)", r"ik heb \1."),
        (r"iets (verloren|gevonden)(.*)", r"ik heb iets \1\2."),
        (r"wachten op (.+)", r"ik wacht op \1."),
        (r"(bewijs van .+)", r"ik heb een \1 nodig."),
        (r"((?:starters)?lening voor .+)", r"ik heb een vraag over een \1."),
        (r"(geld voor .+)", r"ik heb een vraag over \1."),
        (r"(.+) niet kunnen betalen(.*)", r"ik kan mijn \1 niet betalen\2."),
        (r"(geen .+ (?:gekregen|betaald))", r"ik heb \1."),
        (r"(zwanger|ziek) met (een .+)", r"ik ben \1 en ik heb \2."),
        (r"(?!iemand)([\w-]+) ((?:kwijt|weg)(?: of gestolen)?)", r"mijn \1 is \2."),
        (r"(.+ lukt niet)", r"\1."),
    )
)
"""How a title begins, and what a visitor says instead."""
_TOPIC: Final = re.compile(
    r"een (?!vraag$|ander |verkoper )[^,]+"
    r"|(?:(?!geen|samen|(?:uit|op|af|aan)?ge)[a-z-]+en|aow|belasting|bijzondere bijstand"
    r"|discriminatie|energie|erfbelasting|haat|inkomstenbelasting|jeugdhulp|kinderbijslag"
    r"|kindgebonden budget|pensioen|studietoeslag|verlof|zorg)(?: (?:of|en) [\w-]+)?"
    r" (?:bij|door|in|met|na|naast|op|over|uit|van|via|voor) [^,]+",
    re.IGNORECASE,
)
"""A title that can stand behind "een vraag over": it has an article, is a plural or a mass."""
_A_SENTENCE: Final = re.compile(r" (?:is|komt|kan|klopt|ligt|staat|vraagt|wil|wordt|zijn(?!$))\b")
"""A verb that makes a whole sentence of a title; only a wish may have one, in a clause."""
_LETTER: Final = re.compile(
    r"(?:[Dd]e )?(?:hele |laatste )?[Bb]rief"
    r"( (?:van (?:de |het )?[A-Z][\w-]+(?: [A-Z]\w+)?|van de gemeente|over(?: [\w-]+){1,3}"
    r"|met (?:het besluit|de beslissing|de afwijzing)))?"
)
_UNSURE: Final = re.compile(r"\b[Uu]\b|\?|, dan |\bkwijt melden\b")
"""What no rule here can put into the mouth of a visitor."""


def said(title: str, bring: Iterable[str], name: str, *, library: bool = False) -> tuple[str, ...]:
    """The sentences for an advice, in the order in which they are said.

    `name` is the addressee's: a visitor does not tell the SVB to apply "bij de SVB". A `library`
    needs not be told who sent the visitor.
    """
    sentences = [] if library else [_SENT]
    asked = _asked(title, name)
    letter = _letter(bring)
    if letter and "brief" not in asked.casefold():
        sentences.append(letter)
    return (*sentences, *([asked] if asked else []), _ASK if asked else "Kunt u mij helpen?")


def _asked(title: str, name: str) -> str:
    """What the visitor asks, as a sentence. Empty for a title that only tells what to do."""
    mine = _without(_INSTRUCTION.sub("", title), name)
    mine = re.sub(r"\b(aan|bij|namens|over|voor) u\b", r"\1 mij", mine)
    mine = re.sub(r"\bof u (moet|mag|kan)\b", r"of ik \1", mine)
    mine = _lower(re.sub(r"\buw\b", "mijn", re.sub(r"\bUw\b", "Mijn", mine)))
    sentence = "" if _UNSURE.search(mine) else _framed(mine) or _wish(mine) or _topic(mine)
    if sentence:
        return sentence[0].upper() + sentence[1:]
    return "" if _TOLD.match(title) else f'Op mijn briefje staat: "{title}".'


def _framed(title: str) -> str:
    if _A_SENTENCE.search(title):
        return ""
    found = ((pattern.match(title), words) for pattern, words in _FRAMES)
    return next((match.expand(words) for match, words in found if match), "")


def _wish(title: str) -> str:
    """A title with a verb as a wish. Empty when the verb or the article is not known."""
    words = title.split()
    while words and words[0] in _FIRST:
        del words[0]
    plain = [word.rstrip(",").casefold() for word in words]
    at = next((at for at, word in enumerate(plain) if word in _VERBS), None)
    if at is None or _A_SENTENCE.search(" ".join(words[:at])) or plain[at - 1] in ("of", "en"):
        return ""
    rest = " ".join(words)
    if at == 0:
        mine = "mij " if plain[0] in _REFLEXIVE else ""
        return "" if plain[0] in _NEEDS_OBJECT else f"ik wil {mine}{rest}."
    return next(
        (f"ik wil {article}{rest}." for article, nouns in _ARTICLES if plain[0] in nouns), ""
    )


def _topic(title: str) -> str:
    if _A_SENTENCE.search(title) or not _TOPIC.fullmatch(title):
        return ""
    return f"ik heb een vraag over {title}."


def _letter(bring: Iterable[str]) -> str:
    """'Ik heb een brief gekregen van het CJIB.' when a letter is among what to bring."""
    letters = (_LETTER.fullmatch(item.rstrip(".")) for item in bring)
    which = next((one[1] or "" for one in letters if one), None)
    about = re.sub(r"^ met (?:de|het) ", " met een ", which or "")
    return "" if which is None else f"Ik heb een brief gekregen{about}."


def _without(title: str, name: str) -> str:
    """A title without the addressee at its end: "AOW aanvragen bij de SVB" -> "AOW aanvragen"."""
    found = re.search(r" (?:bij|aan|via|naar) (?:de |het )?((?:\w|[ .&-])+)$", title)
    own = set(re.findall(r"\w+", name.casefold()))
    if found and set(re.findall(r"\w+", found[1].casefold())) <= own:
        return title[: found.start()]
    return title


def _lower(text: str) -> str:
    """A text that goes on in a sentence; a name or an abbreviation keeps its capital."""
    word = re.match(r"\w+", text)
    name = word is None or word[0] in _NAMES or not (word[0][1:] or "a").islower()
    return text if name else text[0].lower() + text[1:]
