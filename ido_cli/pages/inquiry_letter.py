"""A letter that asks a partner what is no longer true: as text, as a mail, and what comes back."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import Address, Group
from email.message import EmailMessage
from typing import Final

from ido_cli.errors import IdoError
from ido_cli.literal import decodable, literal
from ido_cli.pages.inquiry_form import form
from ido_cli.source.dates import date_words

_WIDTH: Final = 76
_MOST_PARTS: Final = 100
"""Mails within mails; the parser takes seconds for thousands of them."""
_HEADER: Final = re.compile(rb"(?i)^(?:mime-version|content-type|received):", re.MULTILINE)
_HOW: Final = """
Wilt u nakijken wat niet meer klopt? Zet achter elke streep:
- klopt, als de regel goed is;
- wordt: en daarachter hoe het nu is;
- wordt: - als de regel weg moet.
Is al het andere goed? Zet dan onderaan achter "de rest klopt": ja.
"""
_RETURN: Final = (
    "Stuur het formulier terug als antwoord op dit bericht. Zet er geen namen, nummers of "
    "mailadressen van medewerkers in: wij bewaren alleen wat van de organisatie zelf is."
)


def subject(name: str) -> str:
    """The subject of the letter to a partner of this name."""
    return f"Kloppen onze gegevens van {literal(name)} nog?"


def letter(
    library: str, partner_id: str, name: str, facts: Mapping[str, str], checked: date | None
) -> str:
    """The letter, with the form; `facts` are the values under the keys of partners.yaml."""
    return "\n".join(_lines(literal(library), partner_id, literal(name), facts, checked)) + "\n"


def as_text(library: str, name: str, address: str, body: str) -> str:
    """The letter below its sender, receiver and subject; `address` may be empty."""
    to = f"{literal(name)} <{address}>" if address else literal(name)
    return f"Van: IDO {literal(library)}\nAan: {to}\nOnderwerp: {subject(name)}\n\n{body}"


def as_mail(library: str, name: str, address: str, body: str, now: datetime) -> EmailMessage:
    """The letter as a mail that a mail program opens to be sent (`X-Unsent`).

    Who sends has no address before that, so From is a group without members, as RFC 6854 allows.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = Group(decodable(f"IDO {literal(library)}"), ())
    if address:
        message["To"] = Address(decodable(literal(name)), addr_spec=address)
    message["Subject"] = decodable(subject(name))
    message["Date"] = now
    message["X-Unsent"] = "1"
    message.set_content(decodable(body), cte="quoted-printable")
    return message


def read_reply(raw: bytes, is_mail: bool = False) -> tuple[str, ...]:
    """The texts in what came back: a text file, or a mail with its text attachments.

    Raises IdoError when there is no text to read.
    """
    head = raw[:100_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not is_mail and not _HEADER.search(head):
        return (_decoded(raw),)
    try:
        if raw.count(b"boundary=") > _MOST_PARTS:
            raise MessageError
        message = message_from_bytes(raw, policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
        texts = tuple(str(part.get_content()) for part in parts)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        texts = ()
    if not texts:
        hint = "Open de mail, kopieer de tekst in een tekstbestand, en geef dat."
        raise IdoError("In deze mail staat geen gewone tekst.", hint)
    return texts


def _lines(
    library: str, partner_id: str, name: str, facts: Mapping[str, str], checked: date | None
) -> Iterator[str]:
    yield f"Beste medewerker van {name},"
    yield ""
    last = f"Wij keken dat voor het laatst na op {date_words(checked)}." if checked else ""
    yield from textwrap.wrap(
        f"Mensen vragen in de bibliotheek waar zij hulp vinden. Soms verwijzen wij hen naar u. "
        f"Hieronder staat wat wij dan van u vertellen. {last}",
        _WIDTH,
    )
    yield from _HOW.split("\n")
    yield from textwrap.wrap(_RETURN, _WIDTH)
    yield ""
    yield from form(partner_id, facts)
    yield ""
    yield "Dank u wel! Zo komen mensen meteen op de goede plek."
    yield ""
    yield "Met vriendelijke groet,"
    yield "Informatiepunt Digitale Overheid (IDO)"
    yield library


def _decoded(raw: bytes) -> str:
    """A text file as editors keep it: UTF-8, UTF-16 with its mark, or that of old Windows."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise IdoError("Dit bestand is geen tekst en geen mail.", "Bewaar de mail als .eml of .txt.")
