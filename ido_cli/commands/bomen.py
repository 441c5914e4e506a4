"""`ido bomen`: the trees - list, draw, check, prove, compare, begin a new one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

if TYPE_CHECKING:
    from ido_cli.workspace.reading import Workspace

app = group("De beslisbomen: bekijken, nakijken, bewijzen en vergelijken.")
Json = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]
Out = Annotated[
    Path | None,
    typer.Option("--uit", metavar="PAD", help="Schrijf het in dit bestand; zonder: op het scherm."),
]
TreeNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="[BOOM]...", help="Namen van bomen; zonder: alle bomen."),
]


@app.callback()
def overview(context: typer.Context, as_json: Json = False) -> None:
    """List the trees when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.views import listings

    listings.show_trees(of(context).workspace(), as_json)


@app.command("toon", cls=DutchCommand)
def show(
    context: typer.Context,
    tree_id: Annotated[str, typer.Argument(metavar="[ID]", help="De naam van de boom.")] = "",
    form: Annotated[
        str, typer.Option("--formaat", metavar="FORMAAT", help="tekst, mermaid, dot of html.")
    ] = "tekst",
    every: Annotated[
        bool, typer.Option("--alle", help="Alle bomen, op één bladzijde (html).")
    ] = False,
    to: Out = None,
) -> None:
    """Tekent een boom met zijn vragen, antwoorden en adviezen."""
    from ido_cli.terminal import output
    from ido_cli.views import drawings

    text = drawings.draw(of(context).workspace(), tree_id, form, every)
    output.put(text, to)


@app.command("controleer", cls=DutchCommand)
def check_trees(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAD]...", help="Bomen of bestanden; zonder: alles."),
    ] = None,
    as_json: Json = False,
    strict: Annotated[
        bool, typer.Option("--streng", help="Ook bij een waarschuwing is de uitkomst 1.")
    ] = False,
    hints: Annotated[
        bool,
        typer.Option(
            "--hints", help="Toon ook de hints: feiten om na te lezen, contacten om te leggen."
        ),
    ] = False,
    code: Annotated[
        str | None, typer.Option("--uitleg", metavar="CODE", help="Leg één code uit, zoals B004.")
    ] = None,
    follow: Annotated[
        bool, typer.Option("--volg", help="Kijk opnieuw na bij elke keer opslaan; stop met Ctrl-C.")
    ] = False,
) -> None:
    """Kijkt bomen en partners na: elke fout met bestand, regel en een voorstel."""
    from ido_cli.views import checking, findings

    if code is not None:
        findings.explain(code)
        return
    settings = of(context)
    if follow:
        checking.follow(settings, names or [], strict, hints)
        return
    workspace = checking.workspace_of(settings, names or [])
    raise typer.Exit(
        findings.show(checking.found(workspace, names or []), workspace, as_json, strict, hints)
    )


@app.command("proef", cls=DutchCommand)
def prove_trees(context: typer.Context, names: TreeNames = None) -> None:
    """Loopt alle voorbeelden na en laat zien wat ze samen bewijzen."""
    from ido_cli.errors import FOUND_WRONG
    from ido_cli.views import listings, proofs

    workspace = of(context).workspace()
    code = proofs.show(workspace.trees, _chosen(workspace, names))
    if not names and workspace.trees.left_out():
        listings.tell_left_out(workspace.trees)
        code = FOUND_WRONG
    raise typer.Exit(code)


@app.command("routes", cls=DutchCommand)
def show_routes(context: typer.Context, names: TreeNames = None, as_json: Json = False) -> None:
    """Schrijft elke route als één regel, om na te lezen."""
    from ido_cli.views import listings, routes

    workspace = of(context).workspace()
    routes.show(workspace.trees, _chosen(workspace, names), as_json)
    if not names:
        listings.tell_left_out(workspace.trees)


@app.command("vergelijk", cls=DutchCommand)
def compare_trees(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="OUD", help="Een map, of een versie in git zoals HEAD of HEAD~3."),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="[NIEUW]", help="Een map of versie; zonder: de inrichting van nu."),
    ] = "",
    as_json: Json = False,
) -> None:
    """Laat zien welke routes en adviezen er veranderd zijn."""
    from ido_cli.views import comparison

    settings = of(context)
    raise typer.Exit(comparison.show(settings.workspace_folder(), old, new, as_json))


@app.command("nieuw", cls=DutchCommand)
def new(
    context: typer.Context,
    tree_id: Annotated[str, typer.Argument(metavar="ID", help="De naam van de nieuwe boom.")],
) -> None:
    """Maakt een kleine boom met uitleg, om verder in te vullen."""
    from ido_cli.workspace.scaffold import new_tree

    workspace = of(context).workspace()
    path = new_tree(workspace.folder, tree_id, workspace.directory)
    print(f"Gemaakt: {path}\nKijk hem na met: ido bomen controleer {tree_id}")


@app.command("schema", cls=DutchCommand)
def schema(
    partners: Annotated[
        bool, typer.Option("--partners", help="Het schema van partners.yaml.")
    ] = False,
    to: Out = None,
) -> None:
    """Schrijft het JSON Schema waarmee een editor meedenkt."""
    from ido_cli.terminal import output
    from ido_cli.workspace import scaffold

    output.put(
        scaffold.schema_text(scaffold.directory_schema() if partners else scaffold.tree_schema()),
        to,
    )


def _chosen(workspace: "Workspace", names: list[str] | None) -> list[str]:
    """The ids of the named trees, or of all that can be used.

    Raises IdoError for one that is not there or has errors.
    """
    ids = [Path(name).stem for name in names or []]
    for tree_id in ids:
        workspace.tree(tree_id)
    return ids or list(workspace.trees)
