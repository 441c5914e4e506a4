"""Whether what a pattern took is what it looks like: its check digits, shape and words."""

import re
from typing import Final

from ido_cli.recognition.dutch_words import STOP_WORDS

_NO_BIRTH: Final = (
    r"(?i)\b(?:sinds|vanaf|tot|met|per|op|voor|na|tussen(?:[^,.]{6,20} en)?|d\.d\.|dagtekening"
    r"|getrouwd|gescheiden|overleden"
    r"|(?:brief|wet|besluit|akte|contract|polis|beschikking|regeling|diploma"
    r"|uitspraak|foto) van):?\s*$"
)


# Words that stand between two numbers, and are no part of a postcode or plate.
_BETWEEN: Final = STOP_WORDS.union(
    """
    btw jan feb mrt apr mei jun jul aug sep okt nov dec kg km sms tm tot uit uur ma di wo vr za
    """.split()
)


CODE: Final = (
    r"(?:(?:pin|puk)(?:[ -]?code)?"
    r"|(?:(?:sms|tan|inlog|toegangs|activerings|activatie|koppel|herstel|verificatie"
    r"|bevestigings|beveiligings|controle|machtigings|digid)[ -]?)?code)"
)


_MEASURE: Final = r"\d+(?:[.:]\d\d|x|-?(?:cijfer|letter|teken|uur)\w*)|(?:19|20)\d\d \d+"


_STATE: Final = (
    r"(?!(?:gerrit|gerard|gert|bert|berend|ingrid)$)"
    r"(?:ge|ver|be|ont|her|on|uit|op|af|in|aan)\w+(?:d|t|en)|\w+(?:baar|lijk|ig)"
)


_AGENCY_OR_NATION: Final = (
    r"\w*(?:werk|dienst|loket|bank|raad|zorg|hulp|team|kantoor|school|punt"
    r"|toeslag|toeslagen|uitkering|theek|bond|iër)"
    r"|(?:nederl|marok|syri|oekra|afgha|eritre|somali|surin|itali|portu|roeme)\w*"
    r"|(?:turk|pool|duit|engel|spaan|chin|iraa|bulga|frie)\w{0,3}"
)


# What may follow 'mevrouw', 'mijn naam is' or 'wachtwoord is' and is no name or password, beside
# the stop words.
_WORDS: Final = """
    aangevraagd alleenstaand anoniem anw aow apple begrijpt belt bezig bezwaar bijstand daarna
    daarom denkt digid dubbel echt fout foutief gaf gebeld geblokkeerd gedaan gehackt gelukt
    gemeente gestolen gewijzigd ging google heer helaas hetzelfde hiernaast hoeft humanitas incluzio
    inmiddels juist kent klant kon kpn kwam kwijt laat later leert leest leiden leiderdorp lijkt
    loopt lukt mantelzorger merenwijk microsoft mijnoverheid mist moeilijk morgen nergens nieuw
    nodig nooit odido officieel onbekend onderweg onduidelijk onjuist ontvangt oud partner paypal
    radius samen seniorweb sinds snapt sociale soms spreekt thuis toegestaan uwv vandaag veranderd
    vergeten verkeerd verlopen verplicht via vodafone voelt volgens vraagt wacht wajong weduwe weg
    weigert welkom werkloos werkt whatsapp wilde wmo woont zat zei ziek ziet ziggo zoek zoekt
    zwanger
""".split()


# Common names: the Nederlandse Familienamenbank and Voornamenbank (Meertens Instituut), and some of
# those who come to the desk.
_NAMES: Final = """
    ahmed ahmet aisha ali anna bakker beek berg boer bos bosch brink broek brouwer bruin dam dekker
    demir dijk dijkstra driessen fatima gerritsen graaf groot haan hans hassan hendriks henk
    hermans heuvel hoekstra jacobs jager jan jansen janssen jong jonker kaya kees khan kok
    koning koster kramer kuiper kuipers linden maas maria martens meer mehmet meijer meulen meyer
    mohamed mohammed molenaar mulder nguyen peeters peters piet poel postma prins ruiter sanders
    schipper scholten schouten singh smeets smit smits timmermans veen ven verhoeven vermeulen
    visser vliet vos vries wal wijk willems willemsen wit wouters yildiz yilmaz youssef
""".split()


# The given names that are most common (Voornamenbank, Meertens Instituut), and some of those who
# come to the desk.
GIVEN_NAMES: Final = frozenset(
    """
    ahmed ahmet aisha ali andre anita anja anna anne annie arie arjan bart bas bert bram cees
    christina corrie daan dennis diana dirk edwin els emma ellen erik esther eva fatima femke frank
    fred geert gerard gerda gerrit hanneke hans hassan helena hendrik henk ilse ineke inge ingrid
    irene jaap jacob jan jeroen johan johanna jolanda joost jos karin kees khadija klaas koen
    laura lars lisa maaike maarten marcel maria marieke mariska marjan mark martijn martin mehmet
    michel miriam mohamed mohammed monique mustafa nancy nicole nina paul peter petra pieter ria
    richard rob robert roel ron ruud sander sandra sanne sara saskia simone sophie stefan suzanne
    theo thijs thomas tim tom ton truus wendy willem wilma wim yvonne youssef yusuf
    """.split()
)


def dialled(number: str) -> str:
    """The digits of a phone number as they are dialled in the Netherlands.

    '+31 (0)71', '003171' and '071' are the same.
    """
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    abroad = re.match(r"\s*(?:\+|00|316)", number)
    return re.sub(r"^310?", "0", digits.removeprefix("00")) if abroad else digits


def in_directory(match: re.Match[str], allowed: frozenset[str]) -> bool:
    """The number is one of the partners\'."""
    return dialled(match.group()) in allowed


def is_bsn(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """The eleven-test (Logisch Ontwerp BSN) on nine digits, or eight without the zero in front.

    '10 12 14 16' and '2024 2025' are none.
    """
    from stdnum.nl import bsn

    parts = re.findall(r"\d+", match.group())
    sizes = [len(part) for part in parts]
    likely = (
        len(sizes) == 1
        or set(sizes) == {1}
        or (min(sizes) > 1 and max(sizes) > 2 and sizes != [4, 4])
    )
    return likely and sum(sizes) in (8, 9) and bool(bsn.is_valid("".join(parts).zfill(9)))


def is_iban(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """The match, or the first few words of it, is an IBAN (ISO 13616)."""
    from stdnum import iban

    ends = (gap.start() for gap in re.finditer(r"[ -]|$", match.group()))
    return any(end > 14 and iban.is_valid(match.group()[:end], check_country=False) for end in ends)


def is_birth_date(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """A date of the last century by itself.

    Not so when the words around it tell what else happened then.
    """
    text, start, end = match.string, match.start(), match.end()
    return not re.search(_NO_BIRTH, text[max(0, start - 30) : start]) and not re.match(
        r" (?:tot|t/m)\b", text[end : end + 5]
    )


def is_home(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """A postcode as PostNL gives them out.

    'in 2024 en 2025' and 'Postbus 12, 3500 GR' are no homes.
    """
    digits, gap, letters = match.group("digits", "gap", "letters")
    if letters.upper() in ("SA", "SD", "SS") or str(match.groupdict().get("street")).casefold() in (
        "postbus",
        "antwoordnummer",
    ):
        return False
    return not (
        gap and letters.casefold() in _BETWEEN and (letters.islower() or digits[:2] in ("19", "20"))
    )


def is_plate(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """The letters are no words ('di-10-12').

    In small letters without dashes there are no vowels, C or Q, as RDW has it since sidecode 4.
    """
    plate = match.group("plate")
    letters = re.findall(r"[A-Za-z]+", plate)
    clear = "-" in plate or plate.isupper() or "vehicle" in match.groupdict()
    if all(part.casefold() in _BETWEEN for part in letters) and not (
        plate.isupper() and len(letters) > 1
    ):
        return False
    return (clear and max(map(len, letters)) < 4) or not re.search(r"(?i)[aeiouycq]", plate)


def is_secret(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """A code or password that is really given.

    It has a digit, or is in capitals after 'is', or is a password that tells no state ('verlopen').
    """
    key, told, code = (
        match.group("key").casefold(),
        match.group("told"),
        match.group("code").rstrip(".!?)"),
    )
    if (
        len(code) < 4
        or _is_word(code)
        or re.fullmatch(
            _MEASURE if told or key[:3] == "pin" else rf"{_MEASURE}|(?:19|20)\d\d", code
        )
    ):
        return False
    if re.search(r"\d", code) or key == "ww":
        return bool(re.search(r"\d", code) and (key != "ww" or re.search(r"[^\W\d]", code)))
    if re.fullmatch(rf"(?i){CODE}", key):
        return code.isupper() and bool(told or key == "koppelcode")
    last = match.group("last") is not None and not match.group("between")
    likely = (code[0].isupper() and ":" not in str(told)) or (
        last and not re.fullmatch(_STATE, code)
    )
    return bool((told and likely) or re.search(r"\w[^\w.'-]+\w", code))


def is_name(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """A word with a capital that is no ordinary word or acronym.

    In small letters it is a common surname, one after 'van der', or told.
    """
    name, groups = match.group("name"), match.groupdict()
    particles = groups.get("particles") or ""
    if re.search(r"(?i)\b(?:der|den|d\.|'t|el)\b", particles):
        return True
    if _is_word(name) or _is_word(groups.get("first") or "?"):
        return False
    small = name.isupper() or name[0].islower() or not re.search(r"(?i)[aeiouyà-ÿ]", name)
    told = "told" in groups and not particles and not re.fullmatch(_STATE, name)
    return not small or told or name.casefold() in _NAMES


def _is_word(word: str) -> bool:
    return (
        word.casefold() in STOP_WORDS
        or word.casefold() in _WORDS
        or bool(re.fullmatch(_AGENCY_OR_NATION, word.casefold()))
    )
