"""The kinds of personal data: a pattern for each, and a check of what it matches.

What only looks like personal data has a rule too, without a kind. Patterns are bounded or
possessive: the time grows with the length of a text, whatever stands in it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ido_cli.privacy.checks import (
    CODE,
    in_directory,
    is_birth_date,
    is_bsn,
    is_home,
    is_iban,
    is_name,
    is_plate,
    is_secret,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and a check of what it matches.

    Without a kind it takes what looks like personal data and is none.
    """

    kind: str
    pattern: str
    check: Callable[[re.Match[str], frozenset[str]], bool] | None = None


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


_REFERENCE: Final = (
    r"(?:(?!bestel|order|artikel|model|btw)[^\W\d]{2,20}?-?(?:nummer|nr\.?)"
    r"|(?:betalings?)?kenmerk|cjib|paspoort)"
)


_GIVEN: Final = (
    r"(?:(?:\s(?:van|voor)(?:\s[^\W\d]{1,15}){1,3})?(?P<between>(?:\s[^\W\d]{1,15}){0,3}?)"
    r"(?P<told>\s(?:is|was|luidt):?|\s?[:=])\s?|\s)"
    r"[\"']?(?P<code>\d(?: ?\d){3,8}\b|[^\s\"',;\0]{4,40})"
    r"(?P<last>(?=\s*(?:$|[,;]|en\b|maar\b)))?"
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
    Rule("een rekeningnummer", r"(?i)\b[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}", is_iban),
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
    Rule("een geboortedatum", rf"(?i){_date('19[0-9][0-9]')}", is_birth_date),
    Rule(
        "een geboortedatum",
        rf"(?i)(?<![\d./-])[0-3]?\d(?:([-/])[01]?\d\1'?| {_MONTH} ')[3-9]\d(?![\d./-])",
        is_birth_date,
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
    Rule("", _PHONE, in_directory),
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
        is_home,
    ),
    Rule(
        "een adres",
        (
            r"\b(?P<street>[^\W\d_]{2,30})\.? \d{1,4}(?:[ -]?\w{1,3})?[\s,]{1,3}"
            rf"(?:(?:en )?postcode:? )?{_POSTCODE}\b"
        ),
        is_home,
    ),
    Rule(
        "een adres",
        (
            rf"\b{_LIVES}:?(?:\s[^\W\d]{{1,15}}){{0,5}}?\s{_STREET} "
            rf"(?!(?:19|20)\d\d)\d{{1,4}}{_NO_COUNT}"
        ),
    ),
    Rule("een burgerservicenummer", r"\b\d{9}\b|(?<!\d[ .-])\b\d{8}\b", is_bsn),
    Rule(
        "een burgerservicenummer",
        r"(?<!\d[ .-])\b\d{1,6}(?:[ .-]{1,3}\d{1,6}){1,8}\b(?![ .-]?\d)",
        is_bsn,
    ),
    Rule(
        "een wachtwoord of code",
        rf"(?i)\b(?P<key>wachtwoord|ww|password|gebruikersnaam|inlognaam|login|{CODE}){_GIVEN}",
        is_secret,
    ),
    Rule(
        "een wachtwoord of code",
        (
            rf"(?i)\b\d{{4,8}} (?:is|was|als) (?:\w{{2,4}} )?(?:wachtwoord|{CODE})\b"
            r"|\bsms:? \d{6}\b"
        ),
    ),
    # Regeling kentekens en kentekenplaten, sidecode 1 to 14; without dashes from 4 on, else every
    # postcode is a plate.
    Rule(
        "een kenteken",
        rf"(?<![\w-])(?P<plate>{_plates('-')}|(?!\d{{4}}|[A-Za-z]{{2}}\d{{4}}){_plates('')})(?![\w-])",
        is_plate,
    ),
    Rule(
        "een kenteken",
        (
            rf"\b(?P<vehicle>{_VEHICLE}){_LINK}\b"
            rf"(?P<plate>{_plates('-')}|{_plates('')}|{_plates(' ')})(?![\w-])"
        ),
        is_plate,
    ),
    Rule("een naam", rf"\b{_TITLE}{_NAME}", is_name),
    Rule(
        "een naam",
        (
            rf"(?:^|[.;:!?]\s){_TITLE}(?P<told>)(?P<name>[a-z][\w-]{{2,30}}) "
            r"(?:belt|heeft|is|kan|komt|moet|wil)\b"
        ),
        is_name,
    ),
    Rule("een naam", rf"(?i)\b(?P<told>{_IS_CALLED}) {_NAME}", is_name),
    Rule("een naam", rf"\b(?i:achternaam|voornaam) {_NAME}", is_name),
    Rule("een naam", rf"\b(?i:{_RELATIVE}) (?P<name>[^\W\d_][\w'-]{{1,30}})", is_name),
    Rule(
        "een naam",
        (
            rf"\b(?i:ik ben|klant:?|namens|{_RELATIVE}(?: van)?) "
            rf"(?P<first>[^\W\d_a-z][a-zà-ÿ]{{1,20}}) {_NAME}"
        ),
        is_name,
    ),
    Rule(
        "een naam",
        r"\b(?i:ik ben) (?P<name>[^\W\d_a-z][a-zà-ÿ]{1,20})(?= (?:en|uit|van)\b|[,.!]|$)",
        is_name,
    ),
    Rule(
        "een naam",
        (
            r"\b(?!(?:[BN]\.V|A\.U\.B)\.)[A-Z]\.(?:(?: ?[A-Z]\.){1,4} ?"
            rf"| (?=(?:van|de[nr]?|el) )){_NAME}"
        ),
        is_name,
    ),
)
