"""Numbers of a person: BSN and A-number, bank, phone, documents, cases, number plates."""

import re
from typing import Final

from ido_cli.privacy.known import Public
from ido_cli.privacy.rule import DIGIT, Rule, begins
from ido_cli.recognition.dutch_words import STOP_WORDS

# Up to four words between the name of a number and the number: 'bsn van de klant is'.
LINK: Final = r"(?:,?\s[^\W\d]{1,15}){0,4}?[\s:=#.(]{0,3}"
_SEP: Final = r"[ ./_|\\-]"
_GAP: Final = r"\)?[ ./_-]{0,3}"

PHONE: Final = (
    r"(?:(?:\+|(?<![\d])00)31[ ._-]{0,3}(?:\(0\))?[ ._-]{0,3}0?|(?<!\d)31(?=6)"
    r"|(?<![\w+])\(?0 ?(?=6)|(?<![\d+])0(?=6)|(?<![\w+])\(?0)"
    rf"(?:6{_GAP}\d|[1-9]\d)(?:{_GAP}\d){{7}}(?!\d)"
    r"|(?<![\w+])(?:\+|00)(?!31)[1-9](?:[ ._/()-]{0,3}\d){7,13}(?!\d)"
)
_PHONES: Final = re.compile(PHONE)
_TOO_SHORT: Final = rf"(?<![\w+,.-])\(?06{_GAP}\d(?:{_GAP}\d){{5,8}}(?!\d)"
"""A mobile number with a digit too few, or one too many."""
_CALLED: Final = (
    r"(?i:\b(?:tel(?:efoon)?(?:nummer|nr)?|telnr|mob(?:iel)?(?:e? ?nummer|nr)?|gsm|06-?nummer"
    r"|whatsapp|phone|bereikbaar|terugbellen|te bellen|bel me|bel mij)\b\.?)"
)
_VEHICLE: Final = r"(?i:kenteken\w{0,6}|nummerbord|auto|scooter|brommer|motor|boete)"
_SIDECODES: Final = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX "
    "XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)
_BANKS: Final = (
    r"(?:ABNA|INGB|RABO|SNSB|ASNB|RBRB|TRIO|KNAB|BUNQ|FVLB|REVO|NTSB|NNBA|BNGH|HAND|MOYO|YOUR"
    r"|ARBN|ADYB|BITS|ISBK|DHBN|AEGO|GILL|LPLN|KABA)"
)
_REFERENCE: Final = (
    r"(?:(?!bestel|order|artikel|model|btw|telefoon)[^\W\d]{2,20}?-?(?:nummer|nr\.?)"
    r"|(?:betalings?)?kenmerk|cjib)"
)
_DOCUMENT: Final = (
    r"(?:paspoort|passport|id-?kaart|id-?bewijs|identiteits(?:kaart|bewijs)|rijbewijs|reisdocument"
    r"|verblijfs(?:document|vergunning|kaart|pas)|vreemdelingen(?:document|pas|kaart)|w-?document"
    r"|legitimatie(?:bewijs)?|documentn(?:umme)?r\.?)(?:[ -]?n(?:umme)?r\.?)?"
)
_COMPANY: Final = r"(?:kvk|rsin|(?:sbi|fout|error|land|product)[ -]?code)"


def plates(dash: str) -> str:
    """The sidecodes with a dash, a space or nothing between their parts."""
    codes = "|".join(
        code.replace("-", dash).replace("X", "[A-Za-z]").replace("9", r"\d")
        for code in _SIDECODES.split()
    )
    return f"(?:{codes})"


def dialled(number: str) -> str:
    """The digits of a phone number as they are dialled in the Netherlands.

    '+31 (0)71', '003171' and '071' are the same.
    """
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    abroad = re.match(r"\s*(?:\+|00|316)", number)
    return re.sub(r"^310?", "0", digits.removeprefix("00")) if abroad else digits


def is_public(match: re.Match[str], public: Public) -> bool:
    """The number is one of the partners'."""
    return dialled(match.group()) in public.having(_PHONES, dialled)


def is_bsn(match: re.Match[str], _public: Public) -> bool:
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
        or sizes in ([1, 2, 2, 2, 2], [2, 2, 2, 2, 1])
    )
    return likely and sum(sizes) in (8, 9) and bool(bsn.is_valid("".join(parts).zfill(9)))


def is_vat_of_person(match: re.Match[str], _public: Public) -> bool:
    """A VAT number of before 2020 holds the BSN of who works alone; the new one does not.

    Belastingdienst, 'Nieuw btw-identificatienummer voor eenmanszaken'.
    """
    from stdnum.nl import bsn

    return bool(bsn.is_valid(re.sub(r"\D", "", match.group("number"))))


def is_iban(match: re.Match[str], _public: Public) -> bool:
    """The match, or the first few words of it, is an IBAN (ISO 13616)."""
    from stdnum import iban

    ends = (gap.start() for gap in re.finditer(r"[ ._-]|$", match.group()))
    return any(
        end > 14 and iban.is_valid(re.sub(r"[._]", "", match.group()[:end]), check_country=False)
        for end in ends
    )


def is_document(match: re.Match[str], _public: Public) -> bool:
    """Two letters, then letters and digits, the last a digit: passport and identity card.

    Two digits at least, so that no word in capitals is one; RvIG, 'Kenmerken reisdocumenten'.
    """
    document = match.group("document")
    return len(re.findall(r"\d", document)) > 2 and (
        " " not in document or document == document.upper()
    )


BETWEEN: Final = STOP_WORDS.union(
    """
    btw jan feb mrt apr mei jun jul aug sep okt nov dec kg km sms tm tot uit uur ma di wo vr za zo
    """.split()
)
"""Words that stand between two numbers, and are no part of a postcode or plate."""


def is_plate(match: re.Match[str], _public: Public) -> bool:
    """The letters are no words ('di-10-12').

    In small letters without dashes there are no vowels, C or Q, as RDW has it since sidecode 4.
    """
    plate = match.group("plate")
    letters = re.findall(r"[A-Za-z]+", plate)
    clear = "-" in plate or plate.isupper() or "vehicle" in match.groupdict()
    if all(part.casefold() in BETWEEN for part in letters) and not (
        plate.isupper() and len(letters) > 1
    ):
        return False
    return (clear and max(map(len, letters)) < 4) or not re.search(r"(?i)[aeiouycq]", plate)


BANK_RULES: Final = (
    # ISO 13616; that of a Dutch bank is known by its shape, right or mistyped, also without NL.
    Rule(
        "een rekeningnummer",
        rf"(?i)(?<![^\W_])NL(?:{_SEP}?\d){{2}}{_SEP}?[A-Z]{{4}}(?:{_SEP}?\d){{10}}(?!\d)",
        needs=DIGIT,
    ),
    Rule(
        "een rekeningnummer",
        r"(?i)(?<![^\W_])[A-Z]{2}\d\d(?:[ ._-]?[A-Z0-9]){11,30}",
        is_iban,
        needs=DIGIT,
    ),
    Rule(
        "een rekeningnummer",
        rf"(?i)(?<![^\W\d_])(?:(?<!\d)\d\d{_SEP}?)?{_BANKS}(?:{_SEP}{{0,2}}\d){{10}}(?!\d)",
        needs=DIGIT,
    ),
)


ACCOUNT_RULES: Final = (
    # The national numbering plan: 0800, 0900, 0906 and 0909 are services, 088 is for companies; a
    # person has none of them.
    Rule(
        "",
        (
            r"\b0(?:800|90[069])(?:[ -]{0,3}\d{4}|(?:[ .-]{0,3}\d){7})(?!\d)"
            r"|(?:(?:\+|\b00)31[ .-]?(?:\(0\))?|\b0)88(?:[ .-]{0,3}\d){7}(?!\d)"
        ),
        needs=DIGIT,
    ),
    Rule("", PHONE, is_public, needs=DIGIT),
    Rule(
        "een rekeningnummer",
        (
            r"(?i)\b(?:(?:bank|giro|post|postbank|spaar)?rekening(?: ?(?:nummer|nr\.?))?"
            r"|(?:post)?giro(?: ?(?:nummer|nr\.?))?|postbank|banknummer|bankrek\.?"
            r"|rek\.? ?(?:nummer|nr)\.?|iban"
            r"|(?:ing|abn(?: amro)?|rabo(?:bank)?|sns|asn)(?= (?:nr\.? ?)?\d))"
            rf"{LINK}(?:(?!cjib)[A-Z]{{2,4}} ?)?P?\d(?:{_SEP}?\d){{5,13}}(?!\d)"
        ),
        needs=DIGIT,
        head=begins(r"bank|rek|post|giro|spaar|iban|ing$|abn|rabo|sns|asn"),
    ),
)

PUBLIC_RULES: Final = (
    # Numbers of companies and machines are public.
    Rule(
        "",
        (
            rf"(?i)\b{_COMPANY}(?:[ -]?(?:nummer|nr\.?))?(?: is)?[\s:]{{0,3}}"
            r"\d(?:[ .]?\d){2,9}(?!\d)"
        ),
        needs=DIGIT,
        head=begins(r"kvk|rsin|sbi|fout|error|land|product|code"),
    ),
)

PHONE_RULES: Final = (
    # An area that does not exist is a typing error, and no reason to keep the number.
    Rule("een telefoonnummer", PHONE, needs=DIGIT),
    Rule("een telefoonnummer", _TOO_SHORT, needs=DIGIT),
    Rule(
        "een telefoonnummer",
        r"(?<![\w+.,/-])6(?:[ ._/-]{1,3}\d{8}|[ ._-]{1,3}\d{4}[ ._-]\d{4}|(?:[ ._-]\d\d){4})(?!\d)",
        needs=DIGIT,
    ),
    Rule(
        "een telefoonnummer",
        rf"{_CALLED}{LINK}(?!0?[89]00|\d\d?[.:]\d\d\b)\d(?:{_GAP}\d){{6,11}}(?!\d)",
        needs=DIGIT,
        head=begins(r"tel|mob|gsm|06|whats|phone|bereik|terug|te$|bel$"),
    ),
)

PERSON_RULES: Final = (
    Rule(
        "een burgerservicenummer",
        (
            rf"(?i)\b(?:bsn|burgerservice|sofi)[ -]?(?:n(?:umme)?r)?\.?{LINK}\d"
            rf"(?:[ ,./_|\\-]{{0,3}}\d){{7,8}}(?!\d)"
        ),
        needs=DIGIT,
        head=begins(r"bsn|burger|sofi"),
    ),
    Rule(
        "een burgerservicenummer",
        r"(?i)(?<![^\W_])(?:NL[ .]?)?(?P<number>\d{4}[ .]?\d\d[ .]?\d{3})[ .]?B[ .]?\d\d(?!\d)",
        is_vat_of_person,
        needs=DIGIT,
    ),
    Rule("", r"(?i)(?<![^\W_])(?:NL[ .]?)?\d{9}[ .]?B[ .]?\d\d(?!\d)", needs=DIGIT),
    # The number of a person in the Basisregistratie Personen (Logisch Ontwerp BRP, rubriek 01.10).
    Rule(
        "een A-nummer",
        (
            rf"(?i)\b(?:a[ -]?(?:nummer|nr\.?)|anr\.?|(?:gba-?|brp-?)?administratienummer)"
            rf"{LINK}\d(?:{_SEP}?\d){{8,9}}(?!\d)"
        ),
        needs=DIGIT,
        head=begins(r"a$|anu|anr|a_|adm|gba|brp"),
    ),
    # The V-number of the vreemdelingenketen (Basisvoorziening Vreemdelingen) has ten digits.
    Rule(
        "een V-nummer",
        (
            rf"(?i)\b(?:v|vreemdelingen|ind)[ -]?(?:num[mb]er|nr\.?){LINK}"
            rf"\d(?:{_SEP}?\d){{7,9}}(?!\d)|\bv[ .-]?\d{{10}}\b|\bv[ -]\d{{3}}\.\d{{3}}\.\d{{4}}\b"
        ),
        needs=DIGIT,
        head=begins(r"v$|v\d|vn|vre|ind"),
    ),
)

CASE_RULES: Final = (
    Rule(
        "een documentnummer",
        (
            rf"(?i)\b{_DOCUMENT}{LINK}(?P<document>(?=(?:[A-Z .-]*\d){{4}})[A-Z]{{0,3}}\d"
            r"(?:[ .-]?[A-Z0-9]){3,10}?(?:[ .-]?\d){2}"
            r"|[A-Z]{2}(?:[ .-]?[A-Z0-9]){6}[ .-]?\d)(?![A-Z0-9])"
        ),
        is_document,
        needs=DIGIT,
        head=begins(r"pas|id|rijb|reisd|verbl|vreem|w$|wd|legit|doc"),
    ),
    Rule(
        "een documentnummer",
        r"(?<![\w-])(?P<document>[A-NP-Z]{2}[A-NP-Z0-9]{6}\d)(?![\w-])",
        is_document,
        needs=DIGIT,
    ),
    Rule(
        "een zaaknummer",
        (
            rf"(?i)\b{_REFERENCE}{LINK}(?:[\w/.-]{{0,9}}\d{{6}}|\d(?:[ ./-]?\d){{6,20}}"
            r"|[A-Z]{2}\w{6}\d\b)"
        ),
        needs=DIGIT,
    ),
    # A CJIB number, a payment reference and a bank card have sixteen digits. Four years in a row
    # have them too.
    Rule(
        "een zaaknummer",
        r"\b(?!(?:19|20)\d\d (?:19|20)\d\d )\d{4}(?:[ .-]?\d{4}){3}(?!\d)",
        needs=DIGIT,
    ),
)

BARE_BSN_RULES: Final = (
    Rule(
        "een burgerservicenummer", r"(?<!\d)\d{9}(?!\d)|(?<!\d[ .-])\b\d{8}\b", is_bsn, needs=DIGIT
    ),
    Rule(
        "een burgerservicenummer",
        r"(?<!\d)(?<!\d[ .-])\d{1,6}(?:[ ./_|\\-]{1,3}\d{1,6}){1,8}(?!\d)(?![ .-]?\d)",
        is_bsn,
        needs=DIGIT,
    ),
    # A bank account of before IBAN, in twos: 12.34.56.789.
    Rule("een rekeningnummer", r"(?<![\d.,])\d\d\.\d\d\.\d\d\.\d{3}(?![\d.,]\d)", needs=DIGIT),
    Rule("een telefoonnummer", r"(?<![\w+.,/-])6\d{8}(?![\w,.-]*\d)", needs=DIGIT),
)

PLATE_RULES: Final = (
    # Regeling kentekens en kentekenplaten, sidecode 1 to 14; without dashes from 4 on, else every
    # postcode is a plate.
    Rule(
        "een kenteken",
        (
            rf"(?<![\w-])(?P<plate>{plates('-')}|(?!\d{{4}}|[A-Za-z]{{2}}\d{{4}}){plates('')})"
            r"(?![\w-])"
        ),
        is_plate,
        needs=DIGIT,
    ),
    Rule(
        "een kenteken",
        (
            rf"\b(?P<vehicle>{_VEHICLE}){LINK}\b"
            rf"(?P<plate>{plates('-')}|{plates('')}|{plates(' ')})(?![\w-])"
        ),
        is_plate,
        needs=DIGIT,
        head=begins(r"kent|numm|auto|sco|bro|mot|boe"),
    ),
)
