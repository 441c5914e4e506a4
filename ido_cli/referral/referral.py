"""From an advice to people.

Who is behind `verwijs` here and now, and who helps in person in the neighbourhood.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ido_cli.directory import hours
from ido_cli.directory.model import Directory, Location, Partner
from ido_cli.source.dates import AMSTERDAM, clock, day_words
from ido_cli.trees.model import Advice

MAX_NEARBY: Final = 3
"""More than three names is no help at a desk."""


@dataclass(frozen=True)
class Contact:
    """A partner with how it stands with its opening hours at this moment."""

    partner: Partner
    now: hours.Now


@dataclass(frozen=True)
class WalkIn:
    """A walk-in of the library's own desk: the first that is going on or comes next, in words."""

    location: Location
    text: str


@dataclass(frozen=True)
class Referral:
    """An advice made concrete for one visitor at one desk.

    `addressee` is the first one, or None when nobody offers that service in this region;
    `service` then says which. `others` are further addressees who are not met in the neighbourhood,
    `nearby` those who are. The lines are those whose conditions hold.
    """

    advice: Advice
    addressee: Contact | None
    service: str
    others: tuple[Contact, ...]
    nearby: tuple[Contact, ...]
    walk_in: WalkIn | None
    do: tuple[str, ...]
    bring: tuple[str, ...]
    watch: tuple[str, ...]


def refer(
    directory: Directory,
    advice: Advice,
    facts: Mapping[str, str],
    location: Location | None,
    now: datetime,
) -> Referral:
    """The referral of an advice at a desk (None: no desk chosen, so all regions count)."""
    region = location.region if location else None
    head = find_addressees(directory, advice.addressees[:1], region)
    first = head[0] if head else None
    rest = [p for p in find_addressees(directory, advice.addressees, None) if p != first]
    nearby = [partner for partner in rest if partner.in_person]
    nearby.sort(key=lambda partner: not partner.works_in(region))
    here = find_addressees(directory, advice.addressees, region)
    others = [p for p in here if p != first and not p.in_person]
    bring = tuple(line.text for line in advice.bring if line.holds(facts)) or (
        first.bring if first else ()
    )
    return Referral(
        advice,
        _contact(first, now) if first else None,
        _service_name(directory, advice.addressees[0]) if advice.addressees else "",
        tuple(_contact(partner, now) for partner in others[:MAX_NEARBY]),
        tuple(_contact(partner, now) for partner in nearby[:MAX_NEARBY]),
        next_walk_in(directory, location, now),
        tuple(line.text for line in advice.do if line.holds(facts)),
        bring,
        tuple(line.text for line in advice.watch if line.holds(facts)),
    )


def find_addressees(
    directory: Directory, words: tuple[str, ...], region: str | None
) -> tuple[Partner, ...]:
    """The partners behind partner ids and services in a region, in that order, each once."""
    found: dict[str, Partner] = {}
    for word in words:
        partner = directory.by_id.get(word)
        for one in (partner,) if partner else directory.offering(word, region):
            found.setdefault(one.id, one)
    return tuple(found.values())


def help_in_person(
    directory: Directory, words: tuple[str, ...], region: str | None
) -> tuple[Partner, ...]:
    """The partners behind an advice whom a visitor can meet in a region."""
    return tuple(
        p for p in find_addressees(directory, words, region) if p.in_person and p.works_in(region)
    )


def next_walk_in(directory: Directory, location: Location | None, now: datetime) -> WalkIn | None:
    """The library's first walk-in that is going on or comes next: at this desk, else at any desk.

    None when no hours are known.
    """
    known = [here for here in directory.locations if here.walk_in]
    here = location if location in known else None
    best: tuple[datetime, datetime, Location] | None = None
    for one in [here] if here else known:
        opening = hours.next_opening(one.walk_in, now)
        if opening is not None and (best is None or opening[0] < best[0]):
            best = (*opening, one)
    if best is None:
        return None
    begin, end, where = best
    today = now.astimezone(AMSTERDAM)
    if begin <= today:
        return WalkIn(where, f"nu, tot {clock(end)}")
    return WalkIn(where, f"{day_words(begin.date(), today.date())} {clock(begin)}-{clock(end)}")


def phone_words(partner: Partner) -> str:
    """The phone number, with 'gratis' for the numbers that are free in the Netherlands (0800 and 112)."""
    free = partner.phone.replace(" ", "").startswith(("0800", "112", "113"))
    return f"{partner.phone}, gratis" if free else partner.phone


def site_words(partner: Partner) -> str:
    """The website as people type it."""
    return partner.website.removeprefix("https://").removeprefix("http://").rstrip("/")


def _contact(partner: Partner, now: datetime) -> Contact:
    return Contact(partner, hours.now(partner.hours, now))


def _service_name(directory: Directory, word: str) -> str:
    partner = directory.by_id.get(word)
    return partner.name if partner else directory.services.get(word, word)
