"""`ido bomen`: the trees - list, draw, check, prove."""

from pathlib import Path
from typing import Annotated

import typer

from ido_cli.settings import of
from ido_cli.usage import DutchCommand, DutchGroup

app = typer.Typer(
    cls=DutchGroup,
    help="De beslisbomen: bekijken, nakijken en bewijzen.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)
Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]


@app.callback()
def overview(context: typer.Context, as_json: Json = False) -> None:
    """List the trees when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.terminal import listings

    listings.show_trees(of(context).workspace(), as_json)


@app.command("toon", cls=DutchCommand)
def show(context: typer.Context, tree_id: Annotated[str, typer.Argument(metavar="ID", help="De naam van de boom.")]) -> None:
    """Toont een boom met zijn vragen, antwoorden en adviezen."""
    from ido_cli.terminal import listings

    workspace = of(context).workspace()
    listings.show_tree(workspace.tree(tree_id), tree_id)


@app.command("controleer", cls=DutchCommand)
def check_trees(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[BOOM]...", help="Bomen om na te kijken; zonder: alles.")] = None,
    as_json: Json = False,
    strict: Annotated[bool, typer.Option("--streng", help="Ook bij een waarschuwing is de uitkomst 1.")] = False,
) -> None:
    """Kijkt bomen en partners na: elke fout met bestand, regel en een voorstel."""
    from datetime import date

    from ido_cli.check import check
    from ido_cli.terminal import findings

    workspace = of(context).workspace()
    found = check(workspace, date.today())
    if names:
        paths = {workspace.trees.folder / f"{_tree_id(name, workspace.trees.known)}.yaml" for name in names}
        found = tuple(finding for finding in found if finding.file in paths)
    raise typer.Exit(findings.show(found, workspace, as_json, strict))


@app.command("proef", cls=DutchCommand)
def prove_trees(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[BOOM]...", help="Bomen om te bewijzen; zonder: alle.")] = None,
) -> None:
    """Loopt alle voorbeelden na en laat zien wat ze samen bewijzen."""
    from ido_cli.terminal import proofs

    workspace = of(context).workspace()
    chosen = [_tree_id(name, workspace.trees.known) for name in names or []]
    for tree_id in chosen:
        workspace.tree(tree_id)
    raise typer.Exit(proofs.show(workspace.trees, chosen or list(workspace.trees)))


def _tree_id(name: str, known: tuple[str, ...]) -> str:
    """The id that a name or a path stands for. Raises IdoError when there is no such tree."""
    from ido_cli.errors import unknown

    tree_id = Path(name).stem
    if tree_id not in known:
        raise unknown("boom", tree_id, known, 'Bekijk alle bomen met "ido bomen".')
    return tree_id
