"""Lists of trees and partners, and one of each, on stdout."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rich.table import Table
from rich.text import Text

from ido_cli.directory import hours
from ido_cli.directory.model import Directory, Partner
from ido_cli.literal import literal
from ido_cli.referral.referral import Contact, phone_words, site_words
from ido_cli.source.dates import date_words
from ido_cli.terminal.screen import console
from ido_cli.trees.model import Tree
from ido_cli.workspace.reading import Trees, Workspace


def show_trees(workspace: Workspace, as_json: bool) -> None:
    """All trees with what they are about and how large they are.

    Those with a mistake are named below.
    """
    files = [file for file in workspace.trees.files() if file.tree is not None]
    if as_json:
        rows = [tree_row(file.id, file.tree) for file in files if file.tree is not None]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        table = _table("boom", "vr", "ad", "vb", "onderwerp")
        table.columns[0].no_wrap = True
        for file in files:
            tree = file.tree
            assert tree is not None
            name = tree.title if tree.in_use else f"{tree.title} (concept)"
            counts = (str(len(part)) for part in (tree.questions, tree.advices, tree.examples))
            table.add_row(literal(file.id), *counts, literal(name))
        console(sys.stdout).print(table)
        console(sys.stdout).print(
            f"{len(files)} bomen; vr = vragen, ad = adviezen, vb = voorbeelden"
        )
    tell_left_out(workspace.trees)


def tell_left_out(trees: Trees) -> None:
    """Say on stderr, in one line, which trees the desk does without, and how to see why."""
    names = [file.id for file in trees.left_out()]
    if names:
        print(
            f'Niet gebruikt, want er zit een fout in: {literal(", ".join(names))}. Bekijk ze met "ido bomen controleer".',
            file=sys.stderr,
        )


def tree_row(tree_id: str, tree: Tree) -> dict[str, Any]:
    """A tree with the stable keys of --json."""
    return {
        "id": tree_id,
        "titel": tree.title,
        "over": tree.about,
        "thema": tree.theme,
        "status": tree.status,
        "vragen": len(tree.questions),
        "adviezen": len(tree.advices),
        "voorbeelden": len(tree.examples),
    }


def show_partners(
    directory: Directory,
    partners: Iterable[Partner],
    now: datetime,
    as_json: bool,
    at_most: int | None = None,
) -> None:
    """Partners with how to reach them and whether they are open now.

    In a table no more than the first `at_most`.
    """
    chosen = list(partners)
    if as_json:
        print(
            json.dumps(
                [partner_row(partner, now) for partner in chosen], ensure_ascii=False, indent=2
            )
        )
        return
    table = _table("partner", "naam", "telefoon", "nu", "regio")
    for partner in chosen[:at_most]:
        regions = ", ".join(partner.regions)
        words = (
            partner.id,
            partner.name,
            partner.phone,
            hours.now(partner.hours, now).text,
            regions,
        )
        table.add_row(*(literal(word) for word in words))
    console(sys.stdout).print(table)
    console(sys.stdout).print(f"{len(chosen)} van {len(directory.partners)} partners")
    if at_most is not None and len(chosen) > at_most:
        console(sys.stdout).print(
            f"U ziet de beste {at_most}. Zoek met meer woorden, of kies een --regio of --dienst."
        )


def partner_row(partner: Partner, now: datetime) -> dict[str, Any]:
    """A partner with the keys of partners.yaml, and `nu_open` (true, false or null) and `opent`."""
    row = partner.model_dump(mode="json", by_alias=True)
    here = hours.now(partner.hours, now)
    return {**row, "nu_open": here.open, "opent": here.text}


def show_partner(directory: Directory, partner: Partner, now: datetime, as_json: bool) -> None:
    """Everything about one partner."""
    if as_json:
        print(json.dumps(partner_row(partner, now), ensure_ascii=False, indent=2))
        return
    out = console(sys.stdout)
    contact = Contact(partner, hours.now(partner.hours, now))
    out.print(
        Text(literal(partner.name), style="bold") + Text(f"   {partner.kind.label}", style="dim")
    )
    out.print(Text(f" {literal(partner.does)}"))
    services = ", ".join(directory.services.get(service, service) for service in partner.offers)
    checked = (
        f"gecontroleerd op {date_words(partner.checked)}"
        if partner.checked
        else "nog niet gecontroleerd"
    )
    rows = (
        ("biedt", services),
        ("regio", ", ".join(partner.regions)),
        ("bel", phone_words(partner)),
        ("open", partner.hours),
        ("nu", contact.now.text),
        ("site", site_words(partner)),
        ("mail", partner.email),
        ("adres", partner.address),
        ("bezoek", partner.visit),
        ("post", partner.post),
        ("neem mee", ", ".join(partner.bring)),
        ("let op", partner.remark),
        ("contact", partner.contact.value if partner.contact else ""),
        ("bron", ", ".join(partner.source)),
        ("feiten", checked),
    )
    table = Table.grid(padding=(0, 2, 0, 1))
    for name, words in rows:
        if words:
            table.add_row(Text(name, style="dim"), Text(literal(words)))
    out.print(table)


def filtered(
    directory: Directory,
    service: str | None,
    region: str | None,
    kind: str | None,
    open_now: bool,
    now: datetime,
) -> list[Partner]:
    """The partners that a person asked for.

    Raises IdoError for a service, region or kind that does not exist.
    """
    from ido_cli.directory.model import PartnerKind
    from ido_cli.errors import unknown

    if service is not None and service not in directory.services:
        raise unknown(
            "dienst", service, directory.services, f"Kies uit: {', '.join(directory.services)}."
        )
    if region is not None and region not in directory.regions:
        raise unknown(
            "regio", region, directory.regions, f"Kies uit: {', '.join(directory.regions)}."
        )
    kinds = [one.value for one in PartnerKind]
    if kind is not None and kind not in kinds:
        raise unknown("soort", kind, kinds, f"Kies uit: {', '.join(kinds)}.")
    return [
        partner
        for partner in directory.partners
        if (service is None or service in partner.offers)
        and (region is None or partner.works_in(region))
        and (kind is None or partner.kind == kind)
        and (not open_now or hours.now(partner.hours, now).open)
    ]


def find_partner(directory: Directory, partner_id: str) -> Partner:
    """A partner by id or by name. Raises IdoError with the nearest right ones."""
    from ido_cli.errors import nearest, unknown

    folded = partner_id.casefold()
    for partner in directory.partners:
        if folded in (partner.id.casefold(), partner.name.casefold()):
            return partner
    names = (
        directory.by_id
        if nearest(partner_id, directory.by_id)
        else [partner.name for partner in directory.partners]
    )
    raise unknown("partner", partner_id, names, 'Bekijk alle partners met "ido partners".')


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(
            name, overflow="fold", justify="right" if name in ("vr", "ad", "vb") else "left"
        )
    return table
