"""An advice in haste: who, the number, open or not and the first step, to read across a desk."""

from typing import Final

from ido_cli.referral.referral import Referral, contact_phone, site_words
from ido_cli.terminal.page import Page, Paragraph

_ROWS: Final = 5
_DIGITS: Final = (
    "███ ██  ███ ███ █ █ ███ ███ ███ ███ ███",
    "█ █  █    █   █ █ █ █   █     █ █ █ █ █",
    "█ █  █  ███ ███ ███ ███ ███   █ ███ ███",
    "█ █  █  █     █   █   █ █ █   █ █ █   █",
    "███ ███ ███ ███   █ ███ ███   █ ███ ███",
)
"""The digits 0 to 9, each three wide; on the screen a sign stands twice, as cells are high."""


def haste_page(referral: Referral) -> Page:
    """The page of an advice for who has no time."""
    contact = referral.addressee
    head = contact.partner.name if contact else referral.service
    items = [Paragraph(""), Paragraph(head.upper(), "question"), Paragraph("")]
    if contact is None:
        items.append(Paragraph("Hier is nog niemand bekend. Vraag een collega."))
    else:
        number = "" if contact.partner.for_professionals else contact_phone(contact)
        digits = number.partition(",")[0]
        items += [Paragraph(row, "question") for row in large(digits)]
        reach = number or site_words(contact.partner) or contact.partner.address
        items += [Paragraph(""), Paragraph(reach, "question", right=contact.now.text)]
    if referral.do:
        items += [Paragraph(""), Paragraph(f"Eerst: {referral.do[0]}", "question")]
    return Page((*items, Paragraph("")))


def large(number: str) -> tuple[str, ...]:
    """A number in letters of five rows; what is no digit is a space."""
    if not any(sign.isdecimal() for sign in number):
        return ()
    return tuple(" ".join(_wide(sign, row) for sign in number).rstrip() for row in range(_ROWS))


def _wide(sign: str, row: int) -> str:
    if not (sign.isascii() and sign.isdecimal()):
        return " "
    begin = int(sign) * 4
    return "".join(cell * 2 for cell in _DIGITS[row][begin : begin + 3])
