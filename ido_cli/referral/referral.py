"""From an advice to people.

Who is behind `verwijs` here and now, and who helps in person nearby.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ido_cli.directory import hours
from ido_cli.directory.model import Directory, Location, Partner, PartnerKind
from ido_cli.referral.terms import TermWords, term_words
from ido_cli.source.dates import AMSTERDAM, MONTHS, clock, day_words
from ido_cli.trees.facts import MONTH
from ido_cli.trees.model import Advice, Line

_OFFICE_HOURS: Final = "ma-vr 09:00-17:00; feestdag gesloten"
MAX_NEARBY: Final = 3
"""More than three names is no help at a desk."""


@dataclass(frozen=True)
class Contact:
    """A partner with how it stands with its opening hours at this moment."""

    partner: Partner
    now: hours.Now
    later: hours.Now | None = None
    """How it stands with the line for out of hours, if there is one."""

    @property
    def reachable(self) -> bool:
        """Whether somebody is known to answer the phone now, the line for out of hours included."""
        return bool(self.partner.phone and self.now.open) or self.out_of_hours

    @property
    def untold(self) -> bool:
        """Whether there is a number of which nobody knows when it is answered."""
        return bool(self.partner.phone and not self.partner.hours)

    @property
    def out_of_hours(self) -> bool:
        """Whether it is closed, and the line for out of hours answers now."""
        return self.later is not None and self.later.open is True and not self.now.open


@dataclass(frozen=True)
class WalkIn:
    """A walk-in of the library's own desk: the first that is going on or comes next, in words."""

    location: Location
    text: str


@dataclass(frozen=True)
class Referral:
    """An advice made concrete for one visitor at one desk.

    `addressee` is the one that counts, or None when nobody offers that service in this region;
    `service` then says which. `passed` are those who come before it in the advice and can't be
    reached now, which only an urgent advice passes over. `others` are further addressees who are
    not met in the neighbourhood, `nearby` those who are. The lines are those whose conditions hold.
    """

    advice: Advice
    names: tuple[str, ...]
    """The partners and services whose conditions hold, in the order of the advice."""
    addressee: Contact | None
    service: str
    passed: tuple[Contact, ...]
    others: tuple[Contact, ...]
    nearby: tuple[Contact, ...]
    walk_in: WalkIn | None
    term: TermWords | None
    do: tuple[str, ...]
    bring: tuple[str, ...]
    watch: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    bounced: tuple[Contact, ...] = ()
    """Those where the visitor had been already."""


def refer(
    directory: Directory,
    advice: Advice,
    facts: Mapping[str, str],
    location: Location | None,
    now: datetime,
    bounced: Collection[str] = (),
) -> Referral:
    """The referral of an advice at a desk (None: no desk chosen, so all regions count).

    `bounced` are the ids of partners where the visitor had been already: the next of the advice
    comes first then.
    """
    region = location.region if location else None
    today = now.astimezone(AMSTERDAM).date()
    known = {**facts, MONTH: MONTHS[today.month - 1]}
    out = directory.partners_out
    names = tuple(one.name for one in advice.addressees if one.holds(known) and one.name not in out)
    here = [_contact(one, now) for one in find_addressees(directory, names, region)]
    been = tuple(_contact(directory.by_id[one], now) for one in bounced if one in directory.by_id)
    here = [one for one in here if one not in been]
    first = _first(here, directory, names, region, now if advice.urgent else None)
    if first is None and been:
        first = next((one for one in here if not _is_here(one.partner, location)), None)
    passed = tuple(here[: here.index(first)]) if first else ()
    everywhere = [_contact(one, now) for one in find_addressees(directory, names, None)]
    nearby = _nearby([one for one in everywhere if one not in (first, *been)], location)
    others = [one for one in here if one not in (first, *passed) and not one.partner.in_person]

    def lines(every: Sequence[Line]) -> tuple[str, ...]:
        return tuple(line.text for line in every if line.holds(known))

    return Referral(
        advice,
        names,
        first,
        _service_name(directory, names[0]) if names else "",
        passed,
        tuple(others[:MAX_NEARBY]),
        tuple(nearby[:MAX_NEARBY]),
        next_walk_in(directory, location, now),
        term_words(advice.term, known, today) if advice.term else None,
        _again(been, first) if been else lines(advice.do),
        lines(advice.bring) or (first.partner.bring if first else ()),
        lines(advice.watch),
        lines(advice.may),
        lines(advice.may_not),
        been,
    )


def _nearby(contacts: Sequence[Contact], location: Location | None) -> list[Contact]:
    """Those who are met in person elsewhere than at this desk; those of its region come first."""
    region = location.region if location else None
    met = [one for one in contacts if one.partner.in_person and not _is_here(one.partner, location)]
    return sorted(met, key=lambda one: not one.partner.works_in(region))


def _first(
    here: Sequence[Contact],
    directory: Directory,
    names: Sequence[str],
    region: str | None,
    urgent_at: datetime | None,
) -> Contact | None:
    """The addressee that counts: the first, in an urgent advice the first who can be reached then.

    In office hours a number without known hours may be answered. None when nobody here is behind
    the first name.
    """
    if urgent_at is not None:
        office = hours.now(_OFFICE_HOURS, urgent_at).open
        reachable = next((one for one in here if one.reachable or (office and one.untold)), None)
        if reachable is not None:
            return reachable
    head = find_addressees(directory, names[:1], region)
    return next((one for one in here if one.partner in head), None)


def _again(been: Sequence[Contact], first: Contact | None) -> tuple[str, ...]:
    """What helps who comes back from an addressee, and where to complain.

    An agency answers a complaint within six weeks, or ten when a commission hears it (Awb 9:11);
    after that the Nationale ombudsman or the one of the gemeente may be asked (Awb 9:18).
    """
    last = been[-1].partner.name
    steps = [f"Vertel wat {last} heeft gezegd. Een brief lezen we samen."]
    if first is not None:
        steps.append(f"Ga nu naar {first.partner.name}. Zeg daar wat u al heeft geprobeerd.")
    if any(one.partner.kind is PartnerKind.AGENCY for one in been):
        steps += [
            "Niet goed geholpen? Klaag eerst bij de instantie zelf.",
            "U krijgt binnen zes weken antwoord, soms binnen tien. Helpt dat niet? Dan kunt u naar"
            " de ombudsman.",
        ]
    else:
        steps.append(f"Niet goed geholpen bij {last}? Dan kunt u daar een klacht indienen.")
    return tuple(steps)


def _is_here(partner: Partner, location: Location | None) -> bool:
    """Whether a partner is the desk that one sits at."""
    return bool(location and location.address and partner.address == location.address)


def find_addressees(
    directory: Directory, names: Sequence[str], region: str | None
) -> tuple[Partner, ...]:
    """The partners behind partner ids and services in a region, in that order, each once."""
    found: dict[str, Partner] = {}
    for name in names:
        partner = directory.by_id.get(name)
        for one in (partner,) if partner else directory.offering(name, region):
            found.setdefault(one.id, one)
    return tuple(found.values())


def help_in_person(
    directory: Directory, names: Sequence[str], region: str | None
) -> tuple[Partner, ...]:
    """The partners behind an advice whom a visitor can meet in a region."""
    found = find_addressees(directory, names, region)
    return tuple(one for one in found if one.in_person and one.works_in(region))


def next_walk_in(directory: Directory, location: Location | None, now: datetime) -> WalkIn | None:
    """The library's first walk-in that is going on or comes next: at this desk, else at any desk.

    None when no hours are known. A desk of its own that has only a remark says that.
    """
    known = [here for here in directory.locations if here.walk_in]
    here = location if location in known else None
    best: tuple[datetime, datetime, Location] | None = None
    for one in [here] if here else known:
        opening = hours.next_opening(one.walk_in, now)
        if opening is not None and (best is None or opening[0] < best[0]):
            best = (*opening, one)
    if best is None:
        state = hours.now(here.walk_in, now) if here else hours.UNKNOWN
        return WalkIn(here, state.text) if here and '"' in here.walk_in and state.text else None
    begin, end, where = best
    today = now.astimezone(AMSTERDAM)
    if begin <= today:
        return WalkIn(where, f"nu, tot {clock(end)}")
    when = day_words(begin.date(), today.date())
    return WalkIn(where, f"{when} {clock(begin)}-{clock(end)}")


def phone_words(partner: Partner) -> str:
    """The phone number, with 'gratis' for the free ones in the Netherlands (0800, 112 and 113)."""
    return _number_words(partner.phone)


def _number_words(phone: str) -> str:
    free = phone.replace(" ", "").startswith(("0800", "112", "113"))
    return f"{phone}, gratis" if free else phone


def contact_phone(contact: Contact) -> str:
    """The number to call now: when it is closed, that of who answers out of hours."""
    later = contact.partner.out_of_hours
    if later is None or not contact.out_of_hours:
        return phone_words(contact.partner)
    return _number_words(later.phone)


def site_words(partner: Partner) -> str:
    """The website as people type it."""
    return partner.website.removeprefix("https://").removeprefix("http://").rstrip("/")


def is_reachable(partner: Partner, now: datetime) -> bool:
    """Whether somebody is known to answer the phone of a partner at a moment."""
    return _contact(partner, now).reachable


def _contact(partner: Partner, now: datetime) -> Contact:
    later = partner.out_of_hours
    # without hours of its own that line answers whenever the partner is closed
    state = hours.now(later.hours or "altijd", now) if later else None
    return Contact(partner, hours.now(partner.hours, now), state)


def _service_name(directory: Directory, name: str) -> str:
    partner = directory.by_id.get(name)
    return partner.name if partner else directory.services.get(name, name)
