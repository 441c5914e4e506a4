"""What the directory must keep to, beyond its shape.

Ids, services, regions, hours, ways to reach a partner, facts. P codes.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ido_cli.directory.hours import check
from ido_cli.directory.hours_doubts import doubts
from ido_cli.directory.model import SHORT_NUMBER, ContactState, Directory, Location, Partner
from ido_cli.errors import IdoError, did_you_mean
from ido_cli.source.age import HINT, Age, age_words, judge
from ido_cli.source.codes import CODES
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source


def check_directory(directory: Directory, source: Source, today: date) -> Iterator[Finding]:
    """Everything that is wrong in the directory alone."""
    yield from _double_ids([partner.id for partner in directory.partners], "partners", source)
    yield from _double_ids([location.id for location in directory.locations], "locaties", source)
    for number, partner in enumerate(directory.partners):
        loc: Loc = ("partners", number)
        if partner.id in directory.services:
            hint = CODES["P012"].hint
            yield source.finding(
                "P012", (*loc, "id"), f'"{partner.id}" is een partner en ook een dienst', hint
            )
        yield from _partner_words(directory, partner, source, loc)
        yield from _hours(partner.hours, source, (*loc, "openingstijden"), today)
        if partner.out_of_hours:
            later: Loc = (*loc, "buiten_uren", "openingstijden")
            yield from _hours(partner.out_of_hours.hours, source, later, today, all_night=True)
        yield from _partner_contact(partner, source, loc)
        yield from _partner_age(directory, partner, source, loc, today)
    for number, location in enumerate(directory.locations):
        loc = ("locaties", number)
        yield from _hours(location.walk_in, source, (*loc, "spreekuur"), today)
        if location.checked is not None:
            yield from _age(location, directory, source, loc, today)
        if location.region not in directory.regions:
            hint = (
                did_you_mean(location.region, directory.regions)
                or f"Kies uit: {', '.join(directory.regions)}."
            )
            yield source.finding(
                "P009", (*loc, "regio"), f'onbekende regio "{location.region}"', hint
            )


def _double_ids(ids: Sequence[str], where: str, source: Source) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, one in enumerate(ids):
        if one in first:
            line = source.mark((where, first[one], "id")).line
            hint = f"De eerste staat op regel {line}. Geef elk een eigen id."
            yield source.finding(
                "P004", (where, number, "id"), f'het id "{one}" staat er twee keer', hint
            )
        first.setdefault(one, number)


def _partner_words(
    directory: Directory, partner: Partner, source: Source, loc: Loc
) -> Iterator[Finding]:
    for number, service in enumerate(partner.offers):
        if service not in directory.services:
            hint = (
                did_you_mean(service, directory.services) or "Voeg de dienst toe onder diensten:."
            )
            yield source.finding(
                "P008", (*loc, "biedt", number), f'onbekende dienst "{service}"', hint
            )
    for number, region in enumerate(partner.regions):
        if region not in directory.regions and not partner.nationwide:
            hint = (
                did_you_mean(region, directory.regions)
                or f"Kies uit: landelijk, {', '.join(directory.regions)}."
            )
            yield source.finding(
                "P009", (*loc, "regio", number), f'onbekende regio "{region}"', hint
            )


def _partner_contact(partner: Partner, source: Source, loc: Loc) -> Iterator[Finding]:
    if partner.phone and not is_phone(partner.phone):
        hint = "Schrijf alleen het nummer, zoals 0800-0543 of 071 123 45 67."
        yield source.finding(
            "P006", (*loc, "telefoon"), f'"{partner.phone}" is geen telefoonnummer', hint
        )
    if partner.website and not re.fullmatch(
        r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", partner.website
    ):
        hint = "Schrijf het hele adres, zoals https://www.toeslagen.nl."
        yield source.finding(
            "P007", (*loc, "website"), f'"{partner.website}" is geen webadres', hint
        )
    if not any(
        (
            partner.phone,
            partner.website,
            partner.address,
            partner.visit,
            partner.email,
            partner.remark,
        )
    ):
        hint = "Voeg een telefoonnummer, website, adres of bezoek toe."
        yield source.finding("P014", loc, f'niemand weet hoe "{partner.name}" te bereiken is', hint)


def _partner_age(
    directory: Directory, partner: Partner, source: Source, loc: Loc, today: date
) -> Iterator[Finding]:
    yield from _age(partner, directory, source, loc, today)
    if partner.contact is ContactState.TO_MAKE:
        hint = "Bel of mail deze partner, en zet daarna contact: in-gesprek of afspraken."
        yield source.finding(
            "P013", (*loc, "contact"), f'het contact met "{partner.name}" is nog te leggen', hint
        )


def _age(
    one: Partner | Location, directory: Directory, source: Source, loc: Loc, today: date
) -> Iterator[Finding]:
    age = judge(one.checked, today, directory.valid_days)
    if age is Age.GOOD:
        return
    message = age_words(f'"{one.name}"', one.checked, today)
    if one.checked is None:
        yield source.finding("P010", (*loc, "id"), message, HINT)
    elif one.checked > today:
        yield source.finding("P015", (*loc, "gecontroleerd"), message)
    else:
        yield source.finding("P011", (*loc, "gecontroleerd"), message, HINT)


def _hours(
    text: str, source: Source, loc: Loc, today: date, all_night: bool = False
) -> Iterator[Finding]:
    if not text:
        return
    try:
        check(text)
    except IdoError as error:
        yield source.finding("P005", loc, error.message.rstrip("."), error.hint)
        return
    for doubt in doubts(text, today, all_night):
        yield source.finding(doubt.code, loc, doubt.message, doubt.hint)


def is_phone(text: str) -> bool:
    """Whether a text is a number that can be dialled in the Netherlands.

    Short ones such as 112, 144, 1400, 14071 and 116 111 are included.
    """
    import phonenumbers

    if re.search(r"[^\d\s()+.-]", text):
        return False
    digits = re.sub(r"\D", "", text)
    if re.fullmatch(SHORT_NUMBER, digits):
        return True
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, "NL")))
    except phonenumbers.NumberParseException:
        return False
