"""Passwords, codes and user names that are really given, and not only talked about."""

import re
from typing import Final

from ido_cli.privacy.known import Public
from ido_cli.privacy.rule import DIGIT, Rule, begins

CODE: Final = (
    r"(?:(?:pin|puk)(?:[ -]?code)?|cvc|cvv"
    r"|(?:(?:sms|tan|inlog|toegangs|activerings|activatie|koppel|herstel|verificatie|ontgrendel"
    r"|bevestigings|beveiligings|controle|machtigings|digid|wacht)[ -]?)?codes?)"
)
_PASSWORD: Final = r"(?:wifi-?)?(?:wachtwoord(?:en)?|wachtw\.?|ww|pw|password|passwd|pass(?:code)?)"
_USER: Final = r"(?:gebruikersnaam|gebr\.? ?naam|inlognaam|login(?:naam)?|username|user(?:id)?)"
_GIVEN: Final = (
    r"(?:(?:\s(?:van|voor)(?:\s[^\W\d]{1,15}){1,3})?(?P<between>(?:\s[^\W\d]{1,15}){0,3}?)"
    r"(?P<told>\s(?:is|was|luidt|wordt):?|\s?[:=])\s?"
    r"|(?:\s(?:van|voor)(?:\s[^\W\d]{1,15}){1,3})?\s)"
    r"[\"'(]?(?P<code>\d(?:[ -]?\d){3,8}\b|[^\s\"',;\0]{4,40})"
    r"(?P<last>(?=\s*(?:$|[,;/]|en\b|maar\b)))?"
)
_MEASURE: Final = r"\d+(?:[.:]\d\d|x|-?(?:cijfer|letter|teken|uur)\w*)|(?:19|20)\d\d \d+"
STATE: Final = (
    r"(?!(?:gerrit|gerard|gert|bert|berend|ingrid)$)"
    r"(?:ge|ver|be|ont|her|on|uit|op|af|in|aan)\w+(?:d|t|en)|\w+(?:baar|lijk|ig)"
)


def is_secret(match: re.Match[str], public: Public) -> bool:
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
        or public.is_word(code)
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
        last and not re.fullmatch(STATE, code)
    )
    return bool((told and likely) or re.search(r"\w[^\w.'-]+\w", code))


def is_user(match: re.Match[str], public: Public) -> bool:
    """A user name that is no everyday word: 'gebruikersnaam en wachtwoord kwijt'."""
    return not public.is_word(match.group("user"))


RULES: Final = (
    Rule(
        "een wachtwoord of code",
        rf"(?i)\b(?P<key>{_PASSWORD}|{_USER}|{CODE}){_GIVEN}",
        is_secret,
        head=begins("wa|ww|pw|pa|ge|in|lo|us|wi|pin|puk|c[ov]|s|t|a|k|h|v|o|b|m|d"),
    ),
    Rule(
        "een wachtwoord of code",
        (
            r"(?i)\b\d(?:[ -]?\d){3,7} (?:is|was|als) (?:\w{2,5} )?"
            rf"(?:wachtwoord|{CODE})\b|\bsms:? \d{{6}}\b"
        ),
        needs=DIGIT,
    ),
    # A user name that is given beside its password, whatever that is.
    Rule(
        "een wachtwoord of code",
        (
            rf"(?i)\b{_USER}(?: is|:)? (?P<user>[\w.@-]{{3,30}})[,;]? (?:en )?(?:het )?"
            rf"{_PASSWORD}(?: is|:)? [^\s\0]{{3,40}}"
        ),
        is_user,
        head=begins(r"gebr|inl|log|user"),
    ),
    # 'ingelogd met jan56 / Welkom01'
    Rule(
        "een wachtwoord of code",
        (
            rf"(?i)\b(?:inloggen|ingelogd|logt in|log in|digid|{_USER})(?: met| is| als)?:? "
            r"[\w.@-]{3,30} ?(?:/|\+|en|,) ?(?:ww |wachtwoord |pw )?(?=[\w!?@#$%&*.-]*\d)"
            r"(?=[\w!?@#$%&*.-]*[a-z])[\w!?@#$%&*.-]{6,30}"
        ),
        needs=DIGIT,
        head=begins(r"inl|ing|log|gebr|user|digid"),
    ),
)
