"""The page of an advice, from a Referral. A value: panels draws it."""

from collections.abc import Iterator
from typing import Final

from ido_cli.directory.model import PartnerKind
from ido_cli.referral.referral import (
    Contact,
    Referral,
    contact_phone,
    phone_words,
    site_words,
)
from ido_cli.source.dates import date_words
from ido_cli.terminal.page import Page, Paragraph, Row

_ASK_FOR: Final = "alleen een hulpverlener kan hier iets vragen: de balie of het wijkteam"


def advice_page(referral: Referral) -> Page:
    """The advice as the desk reads it aloud.

    The term, the addressee, why, what to do, what to bring, what to watch, help nearby.
    """
    advice = referral.advice
    rows: list[Paragraph | Row] = []
    if referral.term is not None:
        rows += [Paragraph(referral.term.text, "warn"), Paragraph("")]
    if advice.urgent:
        rows += [Paragraph("Dit moet vandaag", "warn"), Paragraph("")]
    rows += [Paragraph(advice.title, "head")]
    rows += _bounced_rows(referral)
    rows += _first_rows(referral)
    rows += _passed_rows(referral)
    rows += _other_rows(referral)
    if advice.why:
        rows.append(Row("Waarom", advice.why))
    rows += [
        Row("Nu doen" if n == 1 else "", text, number=n) for n, text in enumerate(referral.do, 1)
    ]
    if referral.bring:
        rows.append(Row("Neem mee", " · ".join(referral.bring)))
    rows += [Row("Let op" if n == 0 else "", text) for n, text in enumerate(referral.watch)]
    if referral.may:
        rows.append(Row("De balie", f"mag: {_joined(referral.may)}"))
    if referral.may_not:
        rows.append(Row("" if referral.may else "De balie", f"niet: {_joined(referral.may_not)}"))
    rows += _nearby_rows(referral)
    rows += _source_rows(referral)
    return Page(tuple(rows))


def _bounced_rows(referral: Referral) -> Iterator[Row]:
    for number, contact in enumerate(referral.bounced):
        yield Row("Was al bij" if number == 0 else "", contact.partner.name)


def _first_rows(referral: Referral) -> Iterator[Paragraph | Row]:
    contact = referral.addressee
    if contact is None and referral.bounced:
        yield Row("Ga naar", "hier is verder niemand voor bekend: vraag een collega", strong=True)
        return
    if contact is None:
        yield Row("Ga naar", referral.service, "hier nog niemand bekend", strong=True)
        return
    partner = contact.partner
    kind = partner.kind.label if partner.kind is not PartnerKind.OTHER else ""
    yield Row("Ga naar", partner.name, kind, strong=True)
    if partner.for_professionals:
        yield Row("  vraag", _ASK_FOR)
    elif partner.phone:
        yield Row("  bel", phone_words(partner), contact.now.text)
    if contact.out_of_hours:
        yield Row("  nu bel", contact_phone(contact), "neemt op als het dicht is")
    if partner.website:
        yield Row("  site", site_words(partner))
    if partner.address:
        yield Row("  adres", partner.address, "" if partner.phone else contact.now.text)
    if partner.visit:
        yield Row("  bezoek", partner.visit)
    if partner.remark:
        yield Row("  let op", partner.remark)


def _passed_rows(referral: Referral) -> Iterator[Row]:
    """Who comes first in an urgent advice and can't be reached now, and when that opens."""
    for number, contact in enumerate(referral.passed):
        when = contact.now.text or "openingstijden niet bekend"
        yield Row("Nu niet" if number == 0 else "", contact.partner.name, when)


def _other_rows(referral: Referral) -> Iterator[Row]:
    for number, contact in enumerate(referral.others):
        words = ", ".join(word for word in (contact.partner.name, _reach(contact)) if word)
        yield Row("Ook" if number == 0 else "", words, contact.now.text)


def _reach(contact: Contact) -> str:
    if contact.partner.for_professionals:
        return "via een hulpverlener"
    return contact_phone(contact) or site_words(contact.partner)


def _nearby_rows(referral: Referral) -> Iterator[Paragraph | Row]:
    if not referral.nearby and referral.walk_in is None:
        return
    yield Paragraph("")
    if referral.nearby:
        yield Paragraph("Hulp in de buurt", "head")
    for contact in referral.nearby:
        partner = contact.partner
        place = partner.address or partner.visit
        text = f"{partner.name}: {place}" if place else partner.name
        yield Paragraph(text, indent=3, right=contact.now.text or phone_words(partner))
    if referral.walk_in is not None:
        when = f"{referral.walk_in.text}, {referral.walk_in.location.name}"
        yield Paragraph("Spreekuur van het IDO", "head", right=when)


def _source_rows(referral: Referral) -> Iterator[Paragraph]:
    advice = referral.advice
    yield Paragraph("")
    hosts = (source.split("//")[-1].split("/")[0].removeprefix("www.") for source in advice.source)
    sources = ", ".join(dict.fromkeys(hosts))
    checked = "nog niet gecontroleerd: bel bij twijfel"
    if advice.checked:
        checked = f"gecontroleerd op {date_words(advice.checked)}"
    text = f"Bron {sources}, {checked}" if sources else f"Zonder bron, {checked}"
    yield Paragraph(text, "quiet")


def _joined(texts: tuple[str, ...]) -> str:
    """Sentences in one line: 'meekijken; de weg wijzen'."""
    words = [text.rstrip(".") for text in texts]
    return "; ".join(word[:1].lower() + word[1:] if word[1:2].islower() else word for word in words)
