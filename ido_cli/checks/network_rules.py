"""Where trees and directory meet: who is referred to, who answers, who offers what where.

N codes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from ido_cli.directory.model import Directory, Partner, PartnerKind
from ido_cli.errors import did_you_mean
from ido_cli.referral.referral import find_addressees, help_in_person, is_reachable
from ido_cli.source.dates import AMSTERDAM
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.model import Advice, Tree

_CALL: Final = re.compile(r"(?:^|[.:;!] )(?:Bel|Meld)\b|\b(?:bel|belt u)\b")
_CALL_ELSEWHERE: Final = re.compile(
    r"112|113|eerst de bibliotheek|nummer (?:dat )?(?:staat )?(?:achter|op|in)\b"
    r"|\b[Bb]el(?:t u)? niet\b"
)
"""A call for which the page needs no number.

An emergency line, or one that is told where to find.
"""
_UNTIL_MORNING: Final = re.compile(
    r"\b(?:vannacht|avond|vanavond|tot morgen|morgenochtend|avonds|nachts|kantooruren|weekend"
    r"|eerstvolgende werkdag|dag en nacht)\b",
    re.IGNORECASE,
)
_EMERGENCY: Final = re.compile(r"\b11[23]\b")
"""An advice that is called so names who answers at any hour."""
_EVENING: Final = time(22, 0)
"""On a Saturday: when most are closed, and a matter can't wait."""


def check_referrals(tree: Tree, source: Source, directory: Directory) -> Iterator[Finding]:
    """Whether all that a tree refers to is there, with help in person in every region."""
    known = {*directory.by_id, *directory.services, *directory.partners_out}
    for name, advice in tree.advices.items():
        missing = False
        for number, addressee in enumerate(advice.names):
            if addressee not in known:
                missing = True
                hint = did_you_mean(addressee, known)
                loc: Loc = ("adviezen", name, "verwijs", number)
                message = f'onbekende partner of dienst "{addressee}"'
                add = "Voeg de partner of de dienst toe aan partners.yaml."
                yield source.finding("N001", loc, message, hint or add)
        if missing or not advice.names:
            continue
        regions = directory.regions
        alone = [one for one in regions if not help_in_person(directory, advice.names, one)]
        if alone:
            message = f'bij het advies "{name}" is er geen hulp in de buurt in {" en ".join(alone)}'
            yield source.finding("N003", ("adviezen", name, "verwijs"), message, of_key=True)


def check_reach(tree: Tree, source: Source, directory: Directory, today: date) -> Iterator[Finding]:
    """Whether who must be called has a number, and who is urgent answers on a Saturday evening."""
    known = {*directory.by_id, *directory.services}
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    evening = datetime.combine(saturday, _EVENING, AMSTERDAM)
    for name, advice in tree.advices.items():
        if not advice.names or not set(advice.names) <= known:
            continue
        yield from _numbers(name, advice, source, directory)
        if advice.urgent:
            yield from _evening(name, advice, source, directory, evening)


def _numbers(name: str, advice: Advice, source: Source, directory: Directory) -> Iterator[Finding]:
    first = next((n for n, line in enumerate(advice.do) if _calls(line.text)), None)
    if first is None:
        return
    line = advice.do[first]
    silent: dict[str, list[str]] = {}
    for region in directory.regions:
        partners = find_addressees(directory, advice.names, region)
        addressee = partners[0] if partners else None
        if addressee is not None and not _has_number(line.text, addressee):
            silent.setdefault(addressee.name, []).append(region)
    for partner, regions in silent.items():
        where = "" if len(regions) == len(directory.regions) else f" in {' en '.join(regions)}"
        message = f'"{partner}" moet worden gebeld{where}, maar heeft geen nummer'
        yield source.finding("N005", ("adviezen", name, "doe", first), message)


def _calls(text: str) -> bool:
    return bool(_CALL.search(text)) and not _CALL_ELSEWHERE.search(text)


def _has_number(text: str, partner: Partner) -> bool:
    """Whether a visitor can do it: by the number, on the site, or with a party of their own."""
    on_site = "bel" not in text.casefold() and bool(partner.website)
    return bool(partner.phone) or partner.kind is PartnerKind.OTHER or on_site


def _evening(
    name: str, advice: Advice, source: Source, directory: Directory, evening: datetime
) -> Iterator[Finding]:
    told = " ".join(line.text for line in (*advice.do, *advice.watch))
    if _UNTIL_MORNING.search(told) or _EMERGENCY.search(advice.title):
        return
    silent = [
        region
        for region in directory.regions
        if not any(
            is_reachable(partner, evening)
            for partner in find_addressees(directory, advice.names, region)
        )
    ]
    if silent:
        message = f'bij het advies "{name}" neemt op zaterdagavond niemand op'
        where = "" if len(silent) == len(directory.regions) else f" in {' en '.join(silent)}"
        yield source.finding("N006", ("adviezen", name), message + where, of_key=True)


def check_network(
    directory: Directory, own: Directory, source: Source, trees: Iterable[Tree], complete: bool
) -> Iterator[Finding]:
    """What the trees ask of the network and it does not give, and the other way round.

    `own` is what the source itself holds: what is inherited is not its affair. Unless the trees are
    `complete`, one that can't be read may refer to a partner that seems to be unused.
    """
    wanted = {word for tree in trees for advice in tree.advices.values() for word in advice.names}
    named = source.data.get("diensten") if source.data else None
    for service in named if isinstance(named, dict) else ():
        if service not in wanted:
            continue
        empty = [one for one in directory.regions if not directory.offering(service, one)]
        if empty:
            message = f'niemand biedt de dienst "{service}" in {" en ".join(empty)}'
            yield source.finding("N002", ("diensten", service), message, of_key=True)
    for number, partner in enumerate(own.partners if complete else ()):
        if partner.id not in wanted and not wanted & set(partner.offers):
            message = f'geen boom verwijst naar "{partner.id}"'
            yield source.finding("N004", ("partners", number, "id"), message)
