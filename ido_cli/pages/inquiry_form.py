"""The form of an inquiry: what the directory says of a partner, a line a field, and the answers.

It is written and read here. It comes back by mail, so with quote signs, wrapped lines, and a
greeting above or a signature below it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ido_cli.literal import literal, shortened

LABELS: Final[Mapping[str, str]] = {
    "naam": "naam",
    "doet": "wat u doet",
    "regio": "gebied",
    "biedt": "waarmee u helpt",
    "telefoon": "telefoon",
    "openingstijden": "openingstijden",
    "website": "website",
    "adres": "adres",
    "email": "e-mail",
    "bezoek": "hoe een bezoek werkt",
    "post": "postadres",
    "neem_mee": "meenemen",
}
"""The keys of partners.yaml that are asked, with their words on the form."""
UNKNOWN: Final = "(niet bekend)"
_OPEN: Final = "klopt / wordt:"
_REST: Final = "de rest klopt"
_BEGIN: Final = re.compile(r"partner\s*:\s*(\S.*)", re.IGNORECASE)
_END: Final = "einde van het formulier"
_KEYS: Final = {label: key for key, label in LABELS.items()} | {_REST: _REST}
_FIELD: Final = re.compile(
    rf"({'|'.join(re.escape(label) for label in _KEYS)})\s*:(.*)", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"^\s*(?:>\s?)+")
_MARK: Final = r"[\s()\[\]xv✓✔☒]*"
_UNTOUCHED: Final = re.compile(r"(?:(?:klopt\s*/\s*)?wordt\s*:?)?", re.IGNORECASE)
_RIGHT: Final = re.compile(
    rf"{_MARK}(?:(?:ja|dit|dat|het)\W+)?(?:klopt|ja|goed|juist|ok|oké){_MARK}"
    rf"(?:/{_MARK}(?:wordt\s*:?)?)?[\s.!]*",
    re.IGNORECASE,
)
_NEW: Final = re.compile(r"(?:klopt\s*/\s*)?wordt\b\s*:?\s*(.+)", re.IGNORECASE)
_NOTHING: Final = ("-", "geen", "leeg", "(leeg)", "vervalt", "weg", UNKNOWN)
_UNDECIDED: Final = re.compile(r"(?:ja\s*/\s*nee\b.*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What stands behind a field: `value` is the new one, None when it is right as it was."""

    line: int
    value: str | None


@dataclass(frozen=True)
class Reply:
    """A filled in form.

    Whose it is, the answers under the keys of partners.yaml, whether all else is right, and what
    could not be read, each with its line.
    """

    partner: str
    answers: Mapping[str, Answer]
    rest_right: bool
    mistakes: tuple[tuple[int, str], ...]


def form(partner_id: str, facts: Mapping[str, str]) -> Iterator[str]:
    """The lines of the form; `facts` are the values under the keys of partners.yaml."""
    yield f"partner: {partner_id}"
    for key, value in facts.items():
        yield f"{LABELS[key]}: {shown(value)} | {_OPEN}"
    yield f"{_REST}: ja / nee"
    yield f"({_END})"


def shown(value: str) -> str:
    """A value as it stands on the form: on one line, without the sign before the answer."""
    return " ".join(literal(value).replace("|", "/").split()) or UNKNOWN


def read_form(text: str, facts: Mapping[str, str]) -> tuple[Reply, ...]:
    """The forms in a text of which something is filled in; `facts` are what was sent."""
    blocks: list[_Block] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = literal(_QUOTED.sub("", line)).strip()
        begin = _BEGIN.fullmatch(words)
        if begin:
            blocks.append(_Block(begin[1]))
        elif blocks:
            blocks[-1].take(number, words)
    replies = (_reply(block, facts) for block in blocks)
    return tuple(one for one in replies if one.answers or one.rest_right or one.mistakes)


@dataclass
class _Block:
    """The lines of one form: for each field where it stands, and all that stands behind it."""

    partner: str
    fields: list[tuple[int, str, str]] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    _joins: bool = False
    _ended: bool = False

    def take(self, number: int, words: str) -> None:
        """Take a line: a field, what was wrapped or typed below one, or what belongs nowhere."""
        found = _FIELD.fullmatch(words)
        if self._ended:
            return
        if _END in words.casefold():
            self._ended = True
        elif found:
            self.fields.append((number, _KEYS[found[1].casefold()], found[2].strip()))
            self._joins = True
        elif not words:
            self._joins = False
            self._ended = bool(self.fields) and self.fields[-1][1] == _REST
        elif self._joins:
            line, key, before = self.fields[-1]
            self.fields[-1] = (line, key, f"{before} {words}")
        else:
            self.loose.append((number, words))


def _reply(block: _Block, facts: Mapping[str, str]) -> Reply:
    answers: dict[str, Answer] = {}
    mistakes = [(number, f'"{shortened(one)}" hoort nergens bij') for number, one in block.loose]
    right: bool | str = False
    seen: set[str] = set()
    for number, key, behind in block.fields:
        label = LABELS.get(key, key)
        found: Answer | str | None = None
        if key in seen:
            found = "dit staat er twee keer"
        elif key == _REST:
            right = _rest(behind)
            found = right if isinstance(right, str) else None
        else:
            found = _answer(number, behind, shown(facts.get(key, "")))
        seen.add(key)
        if isinstance(found, str):
            mistakes.append((number, f"{label}: {found}"))
        elif found is not None:
            answers[key] = found
    return Reply(block.partner, answers, right is True, tuple(sorted(mistakes)))


def _answer(number: int, behind: str, known: str) -> Answer | str | None:
    """What stands behind a field: an answer, what is wrong with it, or None for nothing."""
    left, stroke, right = (" ".join(part.split()) for part in behind.partition("|"))
    if not stroke:
        return "zet het antwoord achter de streep |"
    untouched = _UNTOUCHED.fullmatch(right)
    new = None if untouched else _NEW.fullmatch(right)
    if new and not _RIGHT.fullmatch(new[1]):
        if len(new[1]) < 2 and new[1] not in _NOTHING:
            return "zet achter wordt: hoe het nu is"
        value = "" if new[1].casefold() in _NOTHING else new[1]
        return Answer(number, None if shown(value) == known else value)
    if not (untouched or new or _RIGHT.fullmatch(right)):
        return f'"{shortened(right)}" is geen klopt en geen wordt:'
    if left != known:
        return f'voor de streep staat "{shortened(left)}", en bij ons "{shortened(known)}"'
    return None if untouched else Answer(number, None)


def _rest(behind: str) -> bool | str:
    """Whether all that was not answered is right, or what is wrong with what stands there."""
    if _UNDECIDED.fullmatch(behind):
        return False
    found = re.match(r"[^\w]*(ja|nee)\b", behind, re.IGNORECASE)
    return found[1].casefold() == "ja" if found else "zet hier ja of nee"
