"""Where a fact comes from and when it was read: sources and days of verification. B and N codes."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ido_cli.directory.model import Directory
from ido_cli.referral.referral import find_addressees
from ido_cli.source.age import HINT, Age, age_words, judge
from ido_cli.source.fields import host_of
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.model import Advice, Tree

_OFFICIAL: Final = (
    "overheid.nl",
    "rijksoverheid.nl",
    "officielebekendmakingen.nl",
    "government.nl",
)
"""What the government as a whole publishes, the laws among it (wetten.overheid.nl)."""


def check_sources(
    tree: Tree, source: Source, today: date, valid_days: int, directory: Directory | None
) -> Iterator[Finding]:
    """The sources of a tree, and how long ago they were read."""
    for name, advice in tree.advices.items():
        yield from _age(name, advice, source, today, valid_days)
        for number, words in enumerate(advice.source):
            loc: Loc = ("adviezen", name, "bron", number)
            host = host_of(words)
            if host is None:
                yield source.finding("B040", loc, f'"{words}" is geen webadres')
            elif directory is not None and not _responsible(host, advice, directory):
                message = f"{host} is niet van de instantie zelf en niet van de overheid"
                yield source.finding("N007", loc, message)


def _age(
    name: str, advice: Advice, source: Source, today: date, valid_days: int
) -> Iterator[Finding]:
    age = judge(advice.checked, today, valid_days)
    if age is Age.GOOD:
        return
    loc: Loc = ("adviezen", name, "gecontroleerd") if advice.checked else ("adviezen", name)
    message = age_words(f'het advies "{name}"', advice.checked, today)
    if advice.checked is not None and advice.checked > today:
        yield source.finding("B039", loc, message)
        return
    code = "B022" if age is Age.NEVER else "B021"
    yield source.finding(code, loc, message, HINT, of_key=not advice.checked)


def _responsible(host: str, advice: Advice, directory: Directory) -> bool:
    """Whether a host belongs to an addressee of the advice, or to the government as a whole.

    Whose website is no address is not judged: that is told where it stands.
    """
    partners = find_addressees(directory, advice.names, None)
    sites = [host_of(partner.website) for partner in partners if partner.website]
    if None in sites:
        return True
    domains = (domain for partner in partners for domain in partner.domains)
    own = [domain.removeprefix("www.") for domain in (*sites, *domains, *_OFFICIAL) if domain]
    return any(host == domain or host.endswith(f".{domain}") for domain in own)
