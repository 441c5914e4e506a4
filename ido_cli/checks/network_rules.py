"""Where trees and directory meet: who is referred to, who offers what where. N codes."""

from collections.abc import Iterable, Iterator

from ido_cli.directory.model import Directory
from ido_cli.errors import did_you_mean
from ido_cli.referral.referral import help_in_person
from ido_cli.source.findings import Finding
from ido_cli.source.reading import Source
from ido_cli.trees.model import Tree


def check_referrals(tree: Tree, source: Source, directory: Directory) -> Iterator[Finding]:
    """Whether all that a tree refers to is there, with help in person in every region."""
    known = {*directory.by_id, *directory.services}
    for name, advice in tree.advices.items():
        missing = False
        for number, addressee in enumerate(advice.addressees):
            if addressee not in known:
                missing = True
                hint = (
                    did_you_mean(addressee, known)
                    or "Voeg de partner of de dienst toe aan partners.yaml."
                )
                loc = ("adviezen", name, "verwijs", number)
                yield source.finding(
                    "N001", loc, f'onbekende partner of dienst "{addressee}"', hint
                )
        if missing or not advice.addressees:
            continue
        alone = [
            region
            for region in directory.regions
            if not help_in_person(directory, advice.addressees, region)
        ]
        if alone:
            message = f'bij het advies "{name}" is er geen hulp in de buurt in {" en ".join(alone)}'
            hint = "Noem bij verwijs ook een dienst die hier iemand heeft, of zoek een partner."
            yield source.finding("N003", ("adviezen", name, "verwijs"), message, hint, of_key=True)


def check_network(
    directory: Directory, source: Source, trees: Iterable[Tree], complete: bool
) -> Iterator[Finding]:
    """What the trees ask of the network and the network does not give, and the other way round.

    Unless the trees are `complete`, one that can't be read may refer to a partner that seems to be
    unused.
    """
    wanted = {
        word for tree in trees for advice in tree.advices.values() for word in advice.addressees
    }
    for service in directory.services:
        if service not in wanted:
            continue
        empty = [region for region in directory.regions if not directory.offering(service, region)]
        if empty:
            message = f'niemand biedt de dienst "{service}" in {" en ".join(empty)}'
            yield source.finding(
                "N002",
                ("diensten", service),
                message,
                "Zoek een partner die dit doet.",
                of_key=True,
            )
    for number, partner in enumerate(directory.partners if complete else ()):
        if partner.id not in wanted and not wanted & set(partner.offers):
            hint = "Laat een advies naar deze partner verwijzen, of naar een dienst die hij biedt."
            yield source.finding(
                "N004", ("partners", number, "id"), f'geen boom verwijst naar "{partner.id}"', hint
            )
