"""The kinds of personal data: a pattern for each, and a check of what it matches.

What only looks like personal data has a rule too, without a kind. Patterns are bounded or
possessive: the time grows with the length of a text, whatever stands in it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ido_cli.recognition.dutch_words import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and a check of what it matches.

    Without a kind it takes what looks like personal data and is none.
    """

    kind: str
    pattern: str
    check: Callable[[re.Match[str], frozenset[str]], bool] | None = None


def dialled(number: str) -> str:
    """The digits of a phone number as they are dialled in the Netherlands.

    '+31 (0)71', '003171' and '071' are the same.
    """
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    abroad = re.match(r"\s*(?:\+|00|316)", number)
    return re.sub(r"^310?", "0", digits.removeprefix("00")) if abroad else digits


def _in_directory(match: re.Match[str], allowed: frozenset[str]) -> bool:
    return dialled(match.group()) in allowed


def _is_bsn(match: re.Match[str], _allowed: frozenset[str]) -> bool:
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


def _is_iban(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """The match, or the first few words of it, is an IBAN (ISO 13616)."""
    from stdnum import iban

    ends = (gap.start() for gap in re.finditer(r"[ -]|$", match.group()))
    return any(end > 14 and iban.is_valid(match.group()[:end], check_country=False) for end in ends)


def _is_birth_date(match: re.Match[str], _allowed: frozenset[str]) -> bool:
    """A date of the last century by itself.

    Not so when the words around it tell what else happened then.
    """
    text, start, end = match.string, match.start(), match.end()
    return not re.search(_NO_BIRTH, text[max(0, start - 30) : start]) and not re.match(
        r" (?:tot|t/m)\b", text[end : end + 5]
    )


def _is_home(match: re.Match[str], _allowed: frozenset[str]) -> bool:
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


def _is_plate(match: re.Match[str], _allowed: frozenset[str]) -> bool:
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


def _is_secret(match: re.Match[str], _allowed: frozenset[str]) -> bool:
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
    if re.fullmatch(rf"(?i){_CODE}", key):
        return code.isupper() and bool(told or key == "koppelcode")
    last = match.group("last") is not None and not match.group("between")
    likely = (code[0].isupper() and ":" not in str(told)) or (
        last and not re.fullmatch(_STATE, code)
    )
    return bool((told and likely) or re.search(r"\w[^\w.'-]+\w", code))


def _is_name(match: re.Match[str], _allowed: frozenset[str]) -> bool:
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


def _date(year: str = r"(?:(?:19|20)\d\d|'?\d\d)") -> str:
    """A pattern for a full date.

    It may be written as 3-4-1956, 3 april 1956, April 3, 1956, 1956-04-03, 03041956, 19560403.
    """
    day, month = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
    return (
        rf"(?:\b{day}[-./ ]{month}[-./ ]{year}|\b{day}(?:e|th)?(?: of)?[ -]{_MONTH}\.?[ -]{year}"
        rf"|\b{_MONTH} {day}(?:th)?,? {year}"
        rf"|\b{year}[-./]{month}[-./]{day}|\b[0-3][0-9][01][0-9]{year}"
        rf"|\b{year}[01][0-9][0-3][0-9])(?![\d-])"
    )


def _plates(dash: str) -> str:
    codes = "|".join(
        code.replace("-", dash).replace("X", "[A-Za-z]").replace("9", r"\d")
        for code in _SIDECODES.split()
    )
    return f"(?:{codes})"


_MONTH: Final = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mrt|maart|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust(?:us)?)?|sep(?:t(?:ember)?)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)


_BORN: Final = (
    r"\b(?:geboren|geboorte(?:datum|dag)|geb(?:\.? ?dat(?:um|\.)?)?|jarig|verjaardag"
    r"|born|date of birth|dob)\b[.:]?"
)


_NO_BIRTH: Final = (
    r"(?i)\b(?:sinds|vanaf|tot|met|per|op|voor|na|tussen(?:[^,.]{6,20} en)?|d\.d\.|dagtekening"
    r"|getrouwd|gescheiden|overleden"
    r"|(?:brief|wet|besluit|akte|contract|polis|beschikking|regeling|diploma"
    r"|uitspraak|foto) van):?\s*$"
)


# Up to four words between the name of a number and the number: 'bsn van de klant is'.
_LINK: Final = r"(?:,?\s[^\W\d]{1,15}){0,4}?[\s:=]{0,3}"


_GAP: Final = r"\)?[ ./-]{0,3}"


_PHONE: Final = (
    r"(?:(?:\+|\b00)31[ .-]{0,3}(?:\(0\))?[ .-]{0,3}0?|\b31(?=6)|(?<![\w+])\(?0 ?(?=6)"
    r"|(?<![\w+])\(?0)"
    rf"(?:6{_GAP}\d|[1-9]\d)(?:{_GAP}\d){{7}}(?!\d)"
    r"|(?<![\w+])(?:\+|00)(?!31)[1-9](?:[ ./()-]{0,3}\d){7,13}(?!\d)"
)


_POSTCODE: Final = r"(?P<digits>[1-9]\d{3})(?P<gap> ?)(?P<letters>[A-Za-z]{2})"


_NO_COUNT: Final = (
    rf"(?!\d|\s?(?i:jaar|jaren|maand|we?ek|dag|uur|keer|kind|pers|volw|km|%|hoog|{_MONTH}\b))"
)


_LIVES: Final = (
    r"(?i:woont?|woonde|(?:wij|we|ze|zij) wonen|verhui\w{1,4}|ingeschreven"
    r"|(?:mijn|haar|zijn|woon|thuis) ?adres|adres:)"
)


_STREET: Final = (
    r"(?:(?!Leid|Form)[^\W\d_a-z][\w'.-]{2,30}"
    r"|\w{2,30}(?:straat|laan|weg|plein|gracht|kade|singel|hof|dijk|steeg|pad))"
)


_SIDECODES: Final = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX "
    "XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)


_VEHICLE: Final = r"(?i:kenteken\w{0,6}|nummerbord|auto|scooter|brommer|motor|boete)"


# Words that stand between two numbers, and are no part of a postcode or plate.
_BETWEEN: Final = STOP_WORDS.union(
    """
    btw jan feb mrt apr mei jun jul aug sep okt nov dec kg km sms tm tot uit uur ma di wo vr za
    """.split()
)


_REFERENCE: Final = (
    r"(?:(?!bestel|order|artikel|model|btw)[^\W\d]{2,20}?-?(?:nummer|nr\.?)"
    r"|(?:betalings?)?kenmerk|cjib|paspoort)"
)


_CODE: Final = (
    r"(?:(?:pin|puk)(?:[ -]?code)?"
    r"|(?:(?:sms|tan|inlog|toegangs|activerings|activatie|koppel|herstel|verificatie"
    r"|bevestigings|beveiligings|controle|machtigings|digid)[ -]?)?code)"
)


_GIVEN: Final = (
    r"(?:(?:\s(?:van|voor)(?:\s[^\W\d]{1,15}){1,3})?(?P<between>(?:\s[^\W\d]{1,15}){0,3}?)"
    r"(?P<told>\s(?:is|was|luidt):?|\s?[:=])\s?|\s)"
    r"[\"']?(?P<code>\d(?: ?\d){3,8}\b|[^\s\"',;\0]{4,40})"
    r"(?P<last>(?=\s*(?:$|[,;]|en\b|maar\b)))?"
)


_MEASURE: Final = r"\d+(?:[.:]\d\d|x|-?(?:cijfer|letter|teken|uur)\w*)|(?:19|20)\d\d \d+"


_STATE: Final = (
    r"(?!(?:gerrit|gerard|gert|bert|berend|ingrid)$)"
    r"(?:ge|ver|be|ont|her|on|uit|op|af|in|aan)\w+(?:d|t|en)|\w+(?:baar|lijk|ig)"
)


_TITLE: Final = (
    r"(?i:(?:mevrouw|meneer|mijnheer|heer|familie|mevr|mvr|mw|dhr|mr)\s{1,3}"
    r"|(?:mevr|mvr|mw|mej|dhr|hr|fam|mr)\.\s{0,3})"
)


_PARTICLE: Final = (
    r"(?i:van|v\. ?d\.|de[nr]?|te[nr]?|'t|el|al|ben|bin|op de[nr]?|[io]n 't|uit den?"
    r"|da|dos|di|du|la|le|von)[\s-]"
)


_NAME: Final = (
    rf"(?:[A-Z]\.\s?){{0,4}}(?P<particles>(?:{_PARTICLE}){{0,3}})(?P<name>'?[^\W\d_][\w'-]{{1,30}})"
)


_RELATIVE: Final = (
    r"(?:man|vrouw|partner|vriend(?:in)?|vader|moeder|zus|broer|buurman|buurvrouw|kind"
    r"|(?:klein)?(?:zoon|dochter)(?:tje)?)"
)


_IS_CALLED: Final = (
    r"(?:m(?:ij|')n|my|haar|zijn|de) na(?:am|me) is"
    rf"|(?:klant|cli[eë]nt|mevrouw|meneer|hij|zij|ze|{_RELATIVE}) heet|genaamd"
    r"|ik heet(?: eigenlijk| voluit)?|(?:klant|voor|achter)?naam(?: (?:van de )?klant)?(?: is|:)"
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
    aangevraagd alleenstaand anoniem anw aow begrijpt belt bezig bezwaar bijstand daarna daarom
    denkt digid dubbel echt fout foutief gaf     gebeld geblokkeerd gedaan gehackt gelukt gemeente
    gestolen gewijzigd ging heer helaas hetzelfde hiernaast hoeft humanitas incluzio     inmiddels
    juist kent klant kon kwam kwijt laat later leert leest leiden leiderdorp lijkt loopt lukt
    mantelzorger merenwijk     mijnoverheid mist moeilijk morgen nergens nieuw nodig nooit officieel
    onbekend onderweg onduidelijk onjuist ontvangt oud partner     radius samen seniorweb sinds
    snapt sociale soms spreekt thuis toegestaan uwv vandaag veranderd vergeten verkeerd verlopen
    verplicht     via voelt volgens vraagt wacht wajong weduwe weg weigert welkom werkloos werkt
    wilde wmo woont zat zei ziek ziet zoek zoekt zwanger
""".split()


# Common names: the Nederlandse Familienamenbank and Voornamenbank (Meertens Instituut), and some of
# those who come to the desk.
_NAMES: Final = """
    ahmed ahmet aisha ali anna bakker beek berg boer bos bosch brink broek brouwer bruin dam dekker
    demir dijk dijkstra driessen fatima     gerritsen graaf groot haan hans hassan hendriks henk
    hermans heuvel hoekstra jacobs jager jan jansen janssen jong jonker kaya kees     khan kok
    koning koster kramer kuiper kuipers linden maas maria martens meer mehmet meijer meulen meyer
    mohamed mohammed molenaar     mulder nguyen peeters peters piet poel postma prins ruiter sanders
    schipper scholten schouten singh smeets smit smits timmermans veen     ven verhoeven vermeulen
    visser vliet vos vries wal wijk willems willemsen wit wouters yildiz yilmaz youssef
""".split()


RULES: Final = (
    Rule("een e-mailadres", r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++(?<!\d)"),
    Rule(
        "een e-mailadres",
        (
            r"(?i)(?<![\w.+'-])[\w.+'-]++ ?(?:@|[([]at[)\]]|apenstaartje) ?"
            r"(?:gmail|hotmail|live|\w{1,30}(?:\.| punt )nl)\b"
        ),
    ),
    Rule("", r"(?i)\b(?:https?://|www\.)[^\s\0]++"),
    Rule("", r"(?i)(?:€|\beuro?\b) ?\d[\d.,]*+|(?<![\d.,])\d[\d.,]*+-? ?(?:€|euro?\b)"),
    # Numbers of companies and machines are public.
    Rule(
        "",
        (
            r"(?i)\b(?:kvk|rsin|(?:sbi|fout|error|land|product)[ -]?code)"
            r"(?:[ -]?(?:nummer|nr\.?))?(?: is)?[\s:]{0,3}\d(?:[ .]?\d){2,9}(?!\d)"
        ),
    ),
    # ISO 13616; that of a Dutch bank is known by its shape, right or mistyped.
    Rule("een rekeningnummer", r"(?i)\bNL(?:[ .-]?\d){2}[ .-]?[A-Z]{4}(?:[ .-]?\d){10}(?!\d)"),
    Rule("een rekeningnummer", r"(?i)\b[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}", _is_iban),
    Rule(
        "een rekeningnummer",
        rf"(?i)\b(?:rekening|giro|rek\.? ?)(?:nummer|nr\.?){_LINK}\d(?:[ .-]?\d){{5,9}}(?!\d)",
    ),
    Rule(
        "een geboortedatum",
        rf"(?i){_BORN}(?:\s(?!(?:voor|na|tussen)\b)[^\W\d]{{1,15}}\b,?){{0,3}}?[\s:,(]{{0,3}}{_date()}",
    ),
    Rule(
        "een geboortedatum",
        (
            rf"(?i){_BORN}(?: op)?:? \d\d?e? {_MONTH}\b"
            rf"|(?<!voor )(?<!na ){_date()}(?: [^\W\d]{{1,15}}){{0,2}} geboren\b"
        ),
    ),
    Rule(
        "een geboortedatum",
        rf"(?i)\b(?:{_RELATIVE}|student|leerling)[\s,(]{{1,3}}(?:van )?{_date('20[01][0-9]')}",
    ),
    Rule("een geboortedatum", rf"(?i){_date('19[0-9][0-9]')}", _is_birth_date),
    Rule(
        "een geboortedatum",
        rf"(?i)(?<![\d./-])[0-3]?\d(?:([-/])[01]?\d\1'?| {_MONTH} ')[3-9]\d(?![\d./-])",
        _is_birth_date,
    ),
    Rule("", rf"(?i){_date('(?:19|20)[0-9][0-9]')}"),
    # The national numbering plan: 0800, 0900, 0906 and 0909 are services, 088 is for companies; a
    # person has none of them.
    Rule(
        "",
        (
            r"\b0(?:800|90[069])(?:[ -]?\d{4}|(?:[ .-]?\d){7})(?!\d)"
            r"|(?:(?:\+|\b00)31[ .-]?(?:\(0\))?|\b0)88(?:[ .-]?\d){7}(?!\d)"
        ),
    ),
    Rule("", _PHONE, _in_directory),
    # An area that does not exist is a typing error, and no reason to keep the number.
    Rule("een telefoonnummer", _PHONE),
    Rule(
        "een burgerservicenummer",
        (
            rf"(?i)\b(?:bsn|burgerservice|sofi)[ -]?(?:n(?:umme)?r)?\.?{_LINK}\d"
            r"(?:[ .-]?\d){7,8}(?!\d)"
        ),
    ),
    # The V-number of the vreemdelingenketen (Basisvoorziening Vreemdelingen) has ten digits.
    Rule(
        "een V-nummer",
        (
            rf"(?i)\b(?:v|vreemdelingen)[ -]?(?:num[mb]er|nr\.?){_LINK}\d(?:[ .-]?\d){{7,9}}(?!\d)"
            r"|\bv\d{10}\b"
        ),
    ),
    Rule(
        "een zaaknummer",
        (
            rf"(?i)\b{_REFERENCE}{_LINK}(?:[\w/.-]{{0,9}}\d{{6}}|\d(?:[ ./-]?\d){{6,20}}"
            r"|[A-Z]{2}\w{6}\d\b)"
        ),
    ),
    # A CJIB number, a payment reference and a bank card have sixteen digits. Four years in a row
    # have them too.
    Rule("een zaaknummer", r"\b(?!(?:19|20)\d\d (?:19|20)\d\d )\d{4}(?:[ .-]?\d{4}){3}(?!\d)"),
    Rule(
        "een adres",
        (
            rf"(?<![\w.,-]){_POSTCODE}[\s,-]{{0,3}}"
            rf"(?i:(?:en )?(?:huis)?(?:nummer|nr\.?):?\s?)?\d{{1,5}}{_NO_COUNT}"
        ),
        _is_home,
    ),
    Rule(
        "een adres",
        (
            r"\b(?P<street>[^\W\d_]{2,30})\.? \d{1,4}(?:[ -]?\w{1,3})?[\s,]{1,3}"
            rf"(?:(?:en )?postcode:? )?{_POSTCODE}\b"
        ),
        _is_home,
    ),
    Rule(
        "een adres",
        (
            rf"\b{_LIVES}:?(?:\s[^\W\d]{{1,15}}){{0,5}}?\s{_STREET} "
            rf"(?!(?:19|20)\d\d)\d{{1,4}}{_NO_COUNT}"
        ),
    ),
    Rule("een burgerservicenummer", r"\b\d{9}\b|(?<!\d[ .-])\b\d{8}\b", _is_bsn),
    Rule(
        "een burgerservicenummer",
        r"(?<!\d[ .-])\b\d{1,6}(?:[ .-]{1,3}\d{1,6}){1,8}\b(?![ .-]?\d)",
        _is_bsn,
    ),
    Rule(
        "een wachtwoord of code",
        rf"(?i)\b(?P<key>wachtwoord|ww|password|gebruikersnaam|inlognaam|login|{_CODE}){_GIVEN}",
        _is_secret,
    ),
    Rule(
        "een wachtwoord of code",
        (
            rf"(?i)\b\d{{4,8}} (?:is|was|als) (?:\w{{2,4}} )?(?:wachtwoord|{_CODE})\b"
            r"|\bsms:? \d{6}\b"
        ),
    ),
    # Regeling kentekens en kentekenplaten, sidecode 1 to 14; without dashes from 4 on, else every
    # postcode is a plate.
    Rule(
        "een kenteken",
        rf"(?<![\w-])(?P<plate>{_plates('-')}|(?!\d{{4}}|[A-Za-z]{{2}}\d{{4}}){_plates('')})(?![\w-])",
        _is_plate,
    ),
    Rule(
        "een kenteken",
        (
            rf"\b(?P<vehicle>{_VEHICLE}){_LINK}\b"
            rf"(?P<plate>{_plates('-')}|{_plates('')}|{_plates(' ')})(?![\w-])"
        ),
        _is_plate,
    ),
    Rule("een naam", rf"\b{_TITLE}{_NAME}", _is_name),
    Rule(
        "een naam",
        (
            rf"(?:^|[.;:!?]\s){_TITLE}(?P<told>)(?P<name>[a-z][\w-]{{2,30}}) "
            r"(?:belt|heeft|is|kan|komt|moet|wil)\b"
        ),
        _is_name,
    ),
    Rule("een naam", rf"(?i)\b(?P<told>{_IS_CALLED}) {_NAME}", _is_name),
    Rule("een naam", rf"\b(?i:achternaam|voornaam) {_NAME}", _is_name),
    Rule("een naam", rf"\b(?i:{_RELATIVE}) (?P<name>[^\W\d_][\w'-]{{1,30}})", _is_name),
    Rule(
        "een naam",
        (
            rf"\b(?i:ik ben|klant:?|namens|{_RELATIVE}(?: van)?) "
            rf"(?P<first>[^\W\d_a-z][a-zà-ÿ]{{1,20}}) {_NAME}"
        ),
        _is_name,
    ),
    Rule(
        "een naam",
        r"\b(?i:ik ben) (?P<name>[^\W\d_a-z][a-zà-ÿ]{1,20})(?= (?:en|uit|van)\b|[,.!]|$)",
        _is_name,
    ),
    Rule(
        "een naam",
        (
            r"\b(?!(?:[BN]\.V|A\.U\.B)\.)[A-Z]\.(?:(?: ?[A-Z]\.){1,4} ?"
            rf"| (?=(?:van|de[nr]?|el) )){_NAME}"
        ),
        _is_name,
    ),
)
