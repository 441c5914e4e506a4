"""The page of an advice, from a Referral. A value: panels draws it."""

from collections.abc import Iterator

from ido_cli.directory.model import PartnerKind
from ido_cli.referral.referral import Referral, phone_words, site_words
from ido_cli.source.dates import date_words
from ido_cli.terminal.page import Page, Paragraph, Row


def advice_page(referral: Referral) -> Page:
    """The advice as the desk reads it aloud.

    The first addressee, why, what to do, what to bring, what to watch, help nearby.
    """
    advice = referral.advice
    rows: list[Paragraph | Row] = []
    if advice.urgent:
        rows += [Paragraph("Dit moet vandaag", "warn"), Paragraph("")]
    rows += [Paragraph(advice.title, "head")]
    rows += _first_rows(referral)
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


def _first_rows(referral: Referral) -> Iterator[Paragraph | Row]:
    contact = referral.addressee
    if contact is None:
        yield Row("Ga naar", referral.service, "hier nog niemand bekend", strong=True)
        return
    partner = contact.partner
    yield Row(
        "Ga naar",
        partner.name,
        partner.kind.label if partner.kind is not PartnerKind.OTHER else "",
        strong=True,
    )
    if partner.phone:
        yield Row("  bel", phone_words(partner), contact.now.text)
    if partner.website:
        yield Row("  site", site_words(partner))
    if partner.address:
        yield Row("  adres", partner.address, "" if partner.phone else contact.now.text)
    if partner.visit:
        yield Row("  bezoek", partner.visit)
    if partner.remark:
        yield Row("  let op", partner.remark)


def _other_rows(referral: Referral) -> Iterator[Row]:
    for contact in referral.others:
        partner = contact.partner
        reach = phone_words(partner) or site_words(partner)
        yield Row(
            "Ook" if contact is referral.others[0] else "",
            ", ".join(word for word in (partner.name, reach) if word),
            contact.now.text,
        )


def _nearby_rows(referral: Referral) -> Iterator[Paragraph | Row]:
    if not referral.nearby and referral.walk_in is None:
        return
    yield Paragraph("")
    if referral.nearby:
        yield Paragraph("Hulp in de buurt", "head")
    for contact in referral.nearby:
        partner = contact.partner
        place = partner.address or partner.visit
        yield Paragraph(
            f"{partner.name}: {place}" if place else partner.name,
            indent=3,
            right=contact.now.text or phone_words(partner),
        )
    if referral.walk_in is not None:
        yield Paragraph(
            "Spreekuur van het IDO",
            "head",
            right=f"{referral.walk_in.text}, {referral.walk_in.location.name}",
        )


def _source_rows(referral: Referral) -> Iterator[Paragraph]:
    advice = referral.advice
    yield Paragraph("")
    sources = ", ".join(
        dict.fromkeys(
            source.split("//")[-1].split("/")[0].removeprefix("www.") for source in advice.source
        )
    )
    checked = (
        f"gecontroleerd op {date_words(advice.checked)}"
        if advice.checked
        else "nog niet gecontroleerd: bel bij twijfel"
    )
    yield Paragraph(f"Bron {sources}, {checked}" if sources else f"Zonder bron, {checked}", "quiet")


def _joined(texts: tuple[str, ...]) -> str:
    """Sentences in one line: 'meekijken; de weg wijzen'."""
    words = [text.rstrip(".") for text in texts]
    return "; ".join(word[:1].lower() + word[1:] if word[1:2].islower() else word for word in words)
