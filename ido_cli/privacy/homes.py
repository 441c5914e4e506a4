"""Where a person lives or is reached by mail: addresses and e-mail addresses."""

import re
from typing import Final

from ido_cli.privacy.known import Public, folded, key, places
from ido_cli.privacy.numbers import BETWEEN
from ido_cli.privacy.rule import DIGIT, Rule, begins

MONTH: Final = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mrt|maart|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust(?:us)?)?|sep(?:t(?:ember)?)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_POSTCODE: Final = r"(?P<digits>[1-9]\d{3})(?P<gap> ?[._/-] ?| ?)(?P<letters>[A-Za-z]{2})"
_NO_COUNT: Final = (
    r"(?!\d|[.,:]\d|\s?(?i:jaar|jaren|maand|we?ek|dag|uur|keer|maal|kind|pers|volw|km\b|%|hoog"
    r"|euro|minu|stuk|brie|[x×]\b"
    r"|formulier|mens|klant|vragen|pagina|meter|graden|punten|-?plus|{MONTH}\b))"
)
_NUMBER: Final = (
    rf"(?P<nr>(?i:(?:huis|h)?(?:nr\.?|nummer)|no\.) ?)?(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}{_NO_COUNT}"
)
_LIVES: Final = (
    r"(?i:woont?|woonde|woonachtig|wonen|woonplaats|verhui\w{1,4}|ingeschreven|verblijft|logeert"
    r"|(?:mijn|haar|zijn|woon|thuis|post)[ -]?adres|adres:|adres is)"
)
_STREET: Final = (
    r"(?:(?!Leid|Form)[^\W\d_a-z][\w'.-]{2,30}"
    r"|\w{2,30}(?:straat|laan|weg|plein|gracht|kade|singel|hof|dijk|steeg|pad))"
)
# How Dutch streets end (Basisregistratie Adressen); in small letters only those that say enough.
_SURE_ENDS: Final = (
    *("straat", "straatje", "straatweg", "str.", "laan", "laantje", "plein", "gracht", "kade"),
    *("singel", "steeg", "dreef", "plantsoen", "dijk"),
)
_ENDS: Final = (
    *_SURE_ENDS,
    *("weg", "pad", "hof", "hofje", "park", "markt", "wal", "haven", "boulevard", "veld", "akker"),
    *("kamp", "meent", "wetering", "vaart", "kanaal", "brink", "dam", "poort", "vest"),
    *(
        "weide",
        "gaarde",
        "erf",
        "horst",
        "donk",
        "stein",
        "heuvel",
        "waard",
        "werf",
        "oord",
        "baan",
    ),
    *("drift", "zoom", "hout", "rade", "tuin", "bos", "kwartier", "rijn", "mare", "schans", "burg"),
    *("hoek", "zijde", "landen", "berg", "duin", "stede", "oever", "hage", "made", "wijk", "eind"),
)
_STREET_AND_NUMBER: Final = (
    rf"(?<![\w@/-])(?P<name>[^\W\d_][\w'-]{{2,30}}(?:str\.)?),? {_NUMBER}"
    r"(?:[ -]?[a-zA-Z]\b|-\d{1,3}\b| (?:bis|hs|rood|zwart))?"
    r"(?:,? (?:(?:te|in) )?(?P<town>[A-Z][a-z]{2,20})\b)?"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?i:laan|weg|straat|plein|pad|hof|park|kade|gracht|boulevard|singel) (?i:van|der|den|op"
    r"|aan)(?i: de[nr]?| het| 't)? (?:[^\W\d_a-z][\w'-]* )?"
    r"|\b(?i:lange|korte|oude|nieuwe|hoge|lage|grote|kleine|eerste|tweede|derde|1e|2e|3e"
    r"|achter|boven"
    r"|sint|st\.) )$"
)
_NO_STREET: Final = re.compile(
    r".*(?:onder|om|uit|snel|spoor|half|auto|rijks)weg|.*(?:ge(?:rechts)?|kerk)hof|i-?pad"
    r"|.*(?:kantoor|centrum|formulier|loket|balie|kamer|artikel|bijlage|pagina|rechtbank)"
    r"|(?:werk|stappen|school|markt|vakantie)(?:plein|pad|park)?|postbus|antwoordnummer|loopbaan"
    r"|.*woord|stap(?:pen)?pad|voorhout|stadspoort|vuistregel|.*bewijs"
)


_TLD: Final = r"(?:nl|com|org|net|eu|be|de|info|fr|pl|tr|ma|es|it|uk|sr|io|gov|edu|frl|amsterdam)"
_PROVIDER: Final = (
    r"(?:g-?mail|hotmail|outlook|ziggo|kpnmail|kpnplanet|xs4all|yahoo|icloud|hetnet|upcmail|casema"
    r"|telfort|quicknet|chello|protonmail|solcon)"
)
_AT: Final = (
    r"(?: ?@ ?| ?[(\[{<] ?(?:at|a|apestaart(?:je)?|apenstaart(?:je)?|@) ?[)\]}>] ?"
    r"| (?:at|ad|apestaart(?:je)?|apenstaart(?:je)?|aapje|krulletje) | ?_at_ ?)"
)
_DOT: Final = r"(?: ?\. ?| ?[(\[{<] ?(?:punt|dot|\.) ?[)\]}>] ?| (?:punt|dot|stip) )"
_LOCAL: Final = (
    r"(?<![\w.+'-])(?:[\w+'-]{1,30} ?(?:punt|dot|underscore|streepje|liggend streepje) )"
    r"{0,3}[\w.+'-]{1,64}"
)
MAIL: Final = r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++(?<!\d)"
_MAILS: Final = re.compile(MAIL)
_STREETS: Final = re.compile(r"[^\W\d_][\w'.-]{2,30} [1-9]\d{0,3}(?!\d)|[1-9]\d{3} ?[A-Z]{2}\b")
_PLACES: Final = re.compile(r"(?P<street>[^\W\d_][\w'.-]{2,30}),? (?P<number>[1-9]\d{0,3})(?!\d)")


def is_home(match: re.Match[str], public: Public) -> bool:
    """A postcode as PostNL gives them out.

    'in 2024 en 2025' and 'Postbus 12, 3500 GR' are no homes.
    """
    digits, gap, letters = match.group("digits", "gap", "letters")
    if letters.upper() in ("SA", "SD", "SS") or str(match.groupdict().get("street")).casefold() in (
        "postbus",
        "antwoordnummer",
    ):
        return False
    if gap and letters.casefold() in BETWEEN and (letters.islower() or digits[:2] in ("19", "20")):
        return False
    return key(digits + letters) not in _public_places(public)


def is_street(match: re.Match[str], public: Public) -> bool:
    """A street and a number that are no partner's: it ends as streets do, or a town follows."""
    name, town = match.group("name"), match.group("town")
    plain, capital = folded(name), name[0].isupper()
    if _NO_STREET.fullmatch(plain) or plain in places():
        return False
    before = match.string[max(0, match.start() - 50) : match.start()]
    if plain in _ENDS:
        likely = capital and bool(re.search(r"\b(?:[A-Z][\w'-]+|\d(?:e|ste|de)) $", before))
    elif capital:
        likely = plain.endswith(_ENDS) or bool(_BEFORE.search(before))
        named = (town and folded(town) in places()) or match.group("nr")
        likely = likely or bool(named and not public.is_word(name))
    else:
        likely = plain.endswith(_SURE_ENDS)
    return likely and is_no_partner(match, public)


def is_no_partner(match: re.Match[str], public: Public) -> bool:
    """The street and number in the match are no partner's."""
    known = _public_places(public)
    return not any(
        key("".join(one.group("street", "number"))) in known
        for one in _PLACES.finditer(match.group())
    )


def is_mail(match: re.Match[str], public: Public) -> bool:
    """A mail address that is no partner's."""
    return match.group().casefold() not in public.having(_MAILS, str.casefold)


def _public_places(public: Public) -> frozenset[str]:
    return public.having(_STREETS, key)


MAIL_RULES: Final = (
    Rule("een e-mailadres", MAIL, is_mail, needs=("@",)),
    Rule("", MAIL, needs=("@",)),
    Rule(
        "een e-mailadres",
        rf"(?i){_LOCAL}{_AT}[\w-]{{1,40}}(?:{_DOT}[\w-]{{1,40}}){{0,3}}?{_DOT}{_TLD}\b",
    ),
    Rule("een e-mailadres", rf"(?i){_LOCAL}{_AT}{_PROVIDER}(?:com|nl)?\b"),
)

HOME_RULES: Final = (
    Rule(
        "een adres",
        (
            rf"(?<![\w.,-]){_POSTCODE}[\s,._/-]{{0,3}}"
            rf"(?i:(?:en )?(?:huis|h)?(?:nummer|nr\.?|no\.):?\s?)?\d{{1,5}}{_NO_COUNT}"
        ),
        is_home,
        needs=DIGIT,
    ),
    Rule(
        "een adres",
        (
            r"\b(?P<street>[^\W\d_]{2,30})\.? \d{1,4}(?:[ -]?\w{1,3})?[\s,]{1,3}"
            rf"(?:(?:en )?postcode:? )?{_POSTCODE}\b"
        ),
        is_home,
        needs=DIGIT,
    ),
    Rule(
        "een adres",
        (
            rf"\b{_LIVES}:?(?:\s[^\W\d]{{1,15}}){{0,5}}?\s{_STREET} "
            rf"(?!(?:19|20)\d\d)\d{{1,4}}{_NO_COUNT}"
        ),
        is_no_partner,
        needs=DIGIT,
        head=begins(r"woon|won|verhui|inges|verbl|log|mijn|haar|zijn|thuis|post|adres"),
    ),
    Rule("een adres", _STREET_AND_NUMBER, is_street, needs=DIGIT),
    Rule(
        "een adres",
        (
            r"(?i)\b(?:nummer|nr\.?|op) \d{1,4}[a-z]? (?:in|aan|op|van) (?:de|het) "
            r"\w{3,25}(?:straat|laan|plein|gracht|kade|singel|steeg|dijk|weg)\b"
        ),
        needs=DIGIT,
    ),
)
