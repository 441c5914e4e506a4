"""Names of persons: after a title, a role, a greeting; told; a given name with a surname."""

import re
from typing import Final

from ido_cli.privacy.births import RELATIVE
from ido_cli.privacy.known import Public, folded, given_names, surnames
from ido_cli.privacy.rule import Rule, begins
from ido_cli.privacy.secrets import STATE

A_NAME: Final = "een naam"
"""The kind of what these rules find."""

_GERMAN: Final = frozenset(
    """
    alle am auf aus bei beim bin bis darf das dem den der des die durch ein eine fur gegen haben
    hat hinter ich ihr im in ins ist jetzt kann keine mein meine meiner mit muss nach neben ob ohne
    seine seit sind soll uber um und unser unsere vom von vor wann warum was wegen wenn wer wie wird
    wo zu zahlt zum zur zwischen
    """.split()
)
"""Words with which a German sentence begins, in which each noun has a capital behind `der`."""
_TITLE: Final = (
    r"(?P<title>(?i:(?:mevrouw|meneer|mijnheer|heer|familie|mevr|mevrou|mvr|mw|dhr|mr|mrs|ms|miss"
    r"|juffrouw|madame|monsieur|fam|mej)\s{1,3}(?:en (?:mevrouw|mevr\.?|mw\.?|meneer|de heer)\s)?"
    r"|(?:mevr|mvr|mw|mej|dhr|hr|fam|mr|mrs|ms|dr|drs|ir|ing|prof|ds)\.\s{0,3}"
    r"(?:(?:drs|ir|ing|mr|dr)\.\s?)?))"
)
_PARTICLE: Final = (
    r"(?i:van|v\. ?d\.|v\.|vd|de[nr]?|te[nr]?|'t|el|al|ait|ben|bin|ibn|abu|abou|op de[nr]?"
    r"|[io]n 't|in de[nr]?|aan de[nr]?|uit den?|da|dos|di|du|la|le|von)[\s-]"
)
_NAME: Final = (
    rf"(?:[A-Z]\.\s?){{0,4}}(?P<particles>(?:{_PARTICLE}){{0,3}})(?P<name>'?[^\W\d_][\w'-]{{1,30}})"
)
_CAPITAL: Final = r"[^\W\d_a-z][\w'-]{1,30}"
_PAIR: Final = (
    rf"(?P<first>{_CAPITAL}) (?:[A-Z]\.? )?(?P<particles>(?:{_PARTICLE}){{0,3}})"
    rf"(?P<name>'?{_CAPITAL})"
)
_IS_CALLED: Final = (
    r"(?:m(?:ij|')n|my|haar|zijn|de|uw) (?:voor|achter)?na(?:am|me) is"
    rf"|(?:klant|cli[eë]nt|mevrouw|meneer|hij|zij|ze|kind|{RELATIVE}) heet|genaamd|heet voluit"
    r"|ik heet(?: eigenlijk| voluit)?|(?:klant|voor|achter|roep|meisjes|geboorte)?naam"
    r"(?: (?:van de )?klant)?(?: is|:)|spreekt met|spreek ik met|je spreekt met"
)
_FOR: Final = (
    r"(?:(?:brief|post|pakket|pakje|aanslag|rekening|boete|formulier|toeslag|machtiging|afspraak"
    r"|aanvraag|digid|kaartje|uitnodiging) (?:voor|van|aan|met)|namens|t\.?a\.?v\.?"
    r"|ter attentie van|gericht aan|geadresseerd aan|op naam van|t\.?n\.?v\.?"
    r"|ten name van|gemachtigde|contact met"
    r"|gebeld met|gesproken met|terugbellen naar|ondertekend door|samen met|gebeld door"
    r"|doorverwezen naar|gemachtigd door)"
)
_ROLE: Final = (
    rf"(?:{RELATIVE}|klant:?|cli[eë]nt:?|bewindvoerder|mentor|curator|begeleid(?:er|ster)|consulent"
    r"|klantmanager|casemanager|contactpersoon:?|advocaat|huisarts|dokter|huurbaas|verhuurder"
    r"|werkgever|collega|vrijwillig(?:er|ster)|medewerk(?:er|ster)|buurman"
    r"|buurvrouw|hulpverlen(?:er|ster)"
    r"|mantelzorger|tolk|wethouder|notaris|voogd|docent|juf|meester|imam)"
)
_GREETING: Final = (
    r"(?:beste|lieve|dag|hoi|hallo|hey|hi|dear|geachte|salaam|selam|merhaba"
    r"|goede(?:morgen|middag|navond)"
    r"|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?(?: van)?|gr\.|mvg"
    r"|m\.v\.g\.|hoogachtend|liefs|regards|was getekend|ondertekend|afzender)"
)
_SAYS: Final = (
    r"(?:belt|belde|komt|kwam|heeft|had|wil|wilde|is|was|zegt|zei|vraagt|vroeg|woont|moet|moest|kan"
    r"|kon|krijgt|kreeg|ontvangt|betaalt|zoekt|snapt|begrijpt|weet|staat|gaat|ging|mag|werkt)"
)
# How surnames end that stand in no list.
_SURNAME: Final = re.compile(
    r"\w+(?:stra|sma|inga|enga|ema|inck|ink|mans|ssen|sen|szn|huizen|veldt|bergh"
    r"|dijck|broeck|meijer"
    r"|meyer|maker|horst|steijn|kamp|oglu|soy|turk|ski|ska|cki|cka|wicz|czyk|czak|enko|chuk|escu"
    r"|ova|ovic|evic|oui|aoui|ouali|idi|amri|ani|persad|gopal|singh|dien|nath|khan|zadeh|yan|dze)"
)
_VERB: Final = re.compile(r"\w{1,7}(?:t|en|de|te)|\w+(?:eert|eerde|eerden|eren)")
_TRADE: Final = re.compile(
    r"\w+(?:er|aar|ist|eur|euse|ant|ent|vrouw|moeder|vader|kundige|iër|ier|aat|oog|ling|beet)"
)
_STATE: Final = re.compile(rf"(?i){STATE}|(?:door|terug|mee|toe|aan|over|weg|mis)\w+(?:d|t|en)")
_UNSURE: Final = frozenset(
    "can dag don elf elly fa floor gea jet job kim kom lot mark pip sam son wil hans roos max tom"
    " bob art ali ina lea leo lia mia pia rob tim ton jan ad adem amber erna ernst fleur greet koos"
    " leen melek merel mine said toon".split()
)
"""Given names that are too short or too much of a word to say something in small letters alone."""
_SURE_WITH_CAPITAL: Final = frozenset(
    "ali ina kim hans bob tim rob leo lea lia mia pia ton elly gea".split()
)
_FULL: Final = re.compile(r"(?i)\b(?:der|den|d\.|'t|el|vd|ait|bin|ibn|abou|abu|ter|ten)\b")
"""Particles that stand before a surname only."""
_TOWN: Final = re.compile(r"(?i)den (?:haag|bosch|helder|burg|hoorn|ham|dolder)")
_AFTER: Final = re.compile(rf" (?i:{_SAYS})\b")
_AGENCY: Final = re.compile(
    r"(?i)[ -](?:stichting|school|college|huis|ziekenhuis|fonds|straat|park|plein|laan|b\.?v\.?\b"
    r"|advocaten|bank|zorg|advies|vereniging|museum|universiteit|lyceum|academie|bewind|incasso"
    r"|groep|arena|stadion|pas|app|toeslag)"
)
_PUBLIC_NAMES: Final = frozenset(
    "albert heijn,jan linders,anne frank,anna paulowna,johan cruijff,johan cruyff,philip morris,"
    "willem alexander,albert schweitzer,sint maarten,prins bernhard,prinses maxima,koning willem,"
    "prinses beatrix,van gogh".split(",")
)
"""Towns, shops and public names that are built as the name of a person."""


def is_name(match: re.Match[str], public: Public) -> bool:
    """A word with a capital that is no ordinary word or acronym.

    In small letters it is a common surname, one after 'van der', or told. In a line of capitals it
    is what is no everyday word and no verb.
    """
    name, groups = match.group("name"), match.groupdict()
    particles, title = groups.get("particles") or "", (groups.get("title") or "").strip(" .")
    if _is_public(match, public):
        return False
    if _FULL.search(particles):
        return len(name) > 2 and (name[0].isupper() or not re.match(r"(?i)te[nr]\b", particles))
    plain, capital = folded(name), name[0].isupper() and not name[:2].isupper()
    listed = any(one in given_names() or one in surnames() for one in (plain, plain.split("-")[0]))
    shouted = name.isupper() and title.isupper() and len(title) > 1
    known = plain in surnames() and (shouted or particles.casefold() == "de ")
    if public.is_word(name) and not ((listed and capital) or known):
        return False
    if listed:
        return True
    if shouted:
        said = _AFTER.match(match.string, match.end()) is not None
        return bool(particles) or said or (len(name) > 3 and not _VERB.fullmatch(plain))
    if not title and _STATE.fullmatch(name):
        return False
    small = not capital or not re.search(r"[aeiouy]", plain)
    return not small or ("told" in groups and not particles and not _STATE.fullmatch(name))


def is_capital_name(match: re.Match[str], public: Public) -> bool:
    """As `is_name`, of a word that is written with a capital."""
    return match.group("name")[0].isupper() and is_name(match, public)


def is_receiver(match: re.Match[str], public: Public) -> bool:
    """As `is_capital_name`, but who sends a letter is an agency unless the name is a common one."""
    if match.group("of").casefold().endswith(" van") and "naam" not in match.group("of"):
        return is_surname(match, public) or is_given(match, public)
    return is_capital_name(match, public)


def is_pair(match: re.Match[str], public: Public) -> bool:
    """A given name with a surname: one of them is known, and the other is no everyday word.

    Two unknown words with a capital are one when somebody of that name says or does something.
    """
    names = match.group("first", "name")
    if not all(name[0].isupper() for name in names) or _is_public(match, public):
        return False
    first, name = map(folded, names)
    if first in _GERMAN:
        return False
    particles = match.group("particles")
    given = all(part in given_names() for part in first.split("-"))
    last = any(part in surnames() for part in (name, name.split("-")[0]))
    if given and (last or name in given_names()):
        return True
    if public.is_word(names[0]):
        return False
    if public.is_word(names[1]) or _STATE.fullmatch(name):
        of = particles.casefold().startswith("van")
        return bool(particles and (given or not of) and (last or not public.is_word(name)))
    if "told" in match.groupdict():
        return True
    if _FULL.search(particles):
        return True
    if names[0].isupper():
        return (given or last) and len(name) > 3 and len(first) > 3
    said = _AFTER.match(match.string, match.end())
    return given or last or bool(_SURNAME.fullmatch(name) or said)


def is_small_pair(match: re.Match[str], public: Public) -> bool:
    """A given name with a surname in any letters: both are known, or one and what they do."""
    names = match.group("first", "name")
    first, name = map(folded, names)
    given, last = first in given_names(), name in surnames()
    if not (given or last) or any(map(public.is_word, names)) or _is_public(match, public):
        return False
    particles = match.group("particles")
    if given and last:
        return first not in _UNSURE or first == "jan"
    if given and _FULL.search(particles):
        return True
    said = _AFTER.match(match.string, match.end())
    if given and first not in _UNSURE:
        return bool(said and (particles or not _VERB.fullmatch(name)))
    return bool(said and last and _SURNAME.fullmatch(name) and len(first) > 3)


def is_given(match: re.Match[str], public: Public) -> bool:
    """A common given name that says enough by itself."""
    name = match.group("name").removesuffix("'s")
    plain = folded(name)
    unsure = _UNSURE - _SURE_WITH_CAPITAL if name[0].isupper() else _UNSURE
    sure = plain in given_names() and plain not in unsure and not public.is_word(name)
    return sure and not _is_public(match, public)


def is_told_given(match: re.Match[str], public: Public) -> bool:
    """A common given name after 'ik ben'."""
    name = match.group("name")
    return folded(name) in given_names() and not public.is_word(name)


def is_no_trade(match: re.Match[str], public: Public) -> bool:
    """As `is_name`, of a word that does not end as a trade or state does: 'ik ben Schoonmaker'."""
    plain = folded(match.group("name"))
    listed = plain in given_names() or plain in surnames()
    return (listed or not _TRADE.fullmatch(plain)) and is_name(match, public)


def is_surname(match: re.Match[str], public: Public) -> bool:
    """A word with a capital behind an initial, or a common surname before one."""
    name = match.group("name")
    plain = folded(name)
    if _is_public(match, public):
        return False
    if plain in surnames() or _FULL.search(match.group("particles")):
        return True
    likely = _SURNAME.fullmatch(plain) or "before" in match.groupdict()
    return bool(likely) and not public.is_word(name) and not plain.endswith("en")


def _is_public(match: re.Match[str], public: Public) -> bool:
    """Whether it is, or begins, the name of an agency, street or town: 'Anne Frank Stichting'."""
    after = match.string[match.end() : match.end() + 20]
    before = match.string[max(0, match.start() - 20) : match.start()].split(" ")[-2:]
    words = [*filter(None, before), *match.group().split()]
    return bool(
        _AGENCY.match(after)
        or _TOWN.search(match.group())
        or words[-2:-1] in (["Sint"], ["St."], ["San"])
        or (pair := " ".join(map(folded, words[-2:]))) in public.pairs
        or pair in _PUBLIC_NAMES
    )


def _is_listed(word: str) -> bool:
    return folded(word) in given_names()


def _has_capital(word: str) -> bool:
    return word[0].isupper()


_TITLES: Final = begins(
    r"mev|men|mij|heer|fam|m[rswv]|mis|juf|mad|mon|mej|[dh]hr|hr|d[rs]|ir|in|prof"
)
_TELLS: Final = begins(
    r"mijn|m$|my|haar|zijn|de$|uw|klant|cli|mev|men|hij|zij|ze$|[mvzbkdtonsep]|gen|heet|ik|naam"
    r"|achter|roep|meisj|geb|spre|je"
)
_ROLES: Final = begins(r"[mvzbkdtonsepcwhlji]")
_FORS: Final = begins(
    r"brief|post|pak|aan|rek|boete|form|toe|mach|afs|digid|kaart|uit|nam|t$|ta|ter"
    r"|ge|op|tn|con|terug|ond|sam|door"
)
_GREETINGS: Final = begins(
    r"best|lie|dag$|hoi|hal|he|hi|dear|gea|sal|sel|merh|goed|met|vri|gr|mvg|m$|hoog|reg|was|ond|afz"
)

RULES: Final = (
    Rule(A_NAME, rf"{_TITLE}{_NAME}", is_name, head=_TITLES),
    Rule(
        A_NAME,
        rf"(?:(?<=[.;:!?]\s)|(?<!.)){_TITLE}(?P<told>)(?P<name>[a-z][\w-]{{2,30}}) {_SAYS}\b",
        is_name,
        head=_TITLES,
    ),
    Rule(A_NAME, rf"(?i)(?P<told>{_IS_CALLED}) {_NAME}", is_name, head=_TELLS),
    Rule(A_NAME, rf"(?i:achternaam|voornaam) {_NAME}", is_name, head=begins("achter|voor")),
    Rule(
        A_NAME,
        rf"(?P<told>(?i:ik ben|klant:?|namens|{_ROLE}(?: van)?)) {_PAIR}",
        is_pair,
        head=_ROLES,
    ),
    Rule(A_NAME, rf"(?i:{_ROLE}) {_NAME}", is_capital_name, head=_ROLES),
    Rule(
        A_NAME,
        rf"(?i:ik ben) (?P<name>{_CAPITAL})(?= (?:en|uit|van)\b|[,.!]|$)",
        is_no_trade,
        head=begins("ik$"),
    ),
    Rule(
        A_NAME,
        r"(?i:ik ben|dit is|hier is) (?P<name>[^\W\d_][\w-]{2,30})\b",
        is_told_given,
        head=begins("ik$|dit|hier"),
    ),
    Rule(A_NAME, rf"(?i:{_FOR}) (?:[A-Z]\.\s?){{0,4}}{_PAIR}", is_pair, head=_FORS),
    Rule(A_NAME, rf"(?P<of>(?i:{_FOR})) {_NAME}", is_receiver, head=_FORS),
    Rule(
        A_NAME,
        rf"(?:(?<=[.;:!?,]\s)|(?<=\n)|(?<!.))(?i:{_GREETING}),?\s{{1,3}}{_NAME}",
        is_capital_name,
        head=_GREETINGS,
    ),
    Rule(A_NAME, rf"(?i:{_GREETING}),?\s{{1,3}}(?P<name>{_CAPITAL})", is_given, head=_GREETINGS),
    Rule(A_NAME, rf"(?i:{_GREETING}) {_NAME}(?=,)", is_capital_name, head=_GREETINGS),
    Rule(A_NAME, rf"(?<![\w.@-]){_PAIR}(?![\w@])", is_pair, head=_has_capital),
    Rule(
        A_NAME,
        rf"(?<![\w.@-])(?P<first>[^\W\d_][\w-]{{1,20}}) (?P<particles>(?:{_PARTICLE}){{0,3}})"
        r"(?P<name>[^\W\d_][\w-]{1,30})(?![\w@])",
        is_small_pair,
        head=lambda word: word[0].isalpha(),
    ),
    Rule(
        A_NAME,
        rf"(?<![\w.@-])(?P<name>[^\W\d_][\w-]{{2,30}})(?= (?i:{_SAYS})\b)",
        is_given,
        head=_is_listed,
    ),
    Rule(
        A_NAME,
        rf"(?<![\w.@-])(?P<name>{_CAPITAL})\b(?! [A-Z]\w)",
        is_given,
        head=_is_listed,
    ),
    Rule(
        A_NAME,
        r"(?!(?:[BN]\.V|A\.U\.B)\.)[^\W\d_a-z]\.(?:(?: ?[^\W\d_a-z]\.){1,4} ?"
        rf"| (?=(?:van|de[nr]?|el) )){_NAME}",
        is_name,
        head=_has_capital,
    ),
    # 'J. Jansen' and 'Jansen, J.'
    Rule(
        A_NAME,
        rf"(?<![\w.])(?P<before>[^\W\d_a-z])\. ?(?P<particles>(?:{_PARTICLE}){{0,3}})"
        rf"(?P<name>{_CAPITAL})",
        is_surname,
        head=_has_capital,
    ),
    Rule(
        A_NAME,
        rf"(?<![\w.-])(?P<particles>)(?P<name>{_CAPITAL}),? (?:[A-Z]\.){{1,4}}(?![\w])",
        is_surname,
        head=_has_capital,
    ),
)
