"""`ido bomen`: the trees - list, draw, check, prove, compare, begin a new one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ido_cli.commands.options import DoubtNumbers, First, Json, Last, Out, warn_of_name
from ido_cli.completion import names as known
from ido_cli.settings import of
from ido_cli.usage import DutchCommand, group

if TYPE_CHECKING:
    from ido_cli.workspace.reading import Workspace

app = group("De beslisbomen: bekijken, nakijken, bewijzen en vergelijken.")
_ALL = "Namen van bomen; zonder: alle bomen."
_HINTS = "Toon ook de hints: feiten om na te lezen, contacten om te leggen."
_OLD = "Een map, of een versie in git zoals HEAD of HEAD~3."
_MOST = "Hooguit zo veel routes van elke boom."
_SIDE = "Bij een verschil: eigen of landelijk, zonder te vragen."
_COLLECT = "Verzamel alle eigen zinnen in dit bestand, voor de landelijke basis."
_FOLLOW = "Kijk opnieuw na bij elke keer opslaan; stop met Ctrl-C."
TreeNames = Annotated[
    list[str] | None, typer.Argument(metavar="[BOOM]...", help=_ALL, autocompletion=known.trees)
]


@app.callback()
def overview(context: typer.Context, as_json: Json = False) -> None:
    """List the trees when no command is named."""
    if context.invoked_subcommand is not None:
        return
    from ido_cli.views import trees

    settings = of(context)
    trees.show_trees(settings, as_json)


@app.command("afgehandeld", cls=DutchCommand)
def settle(context: typer.Context, numbers: DoubtNumbers) -> None:
    """Haalt van de lijst wat volgens de balie niet klopte, en nu is opgelost."""
    from ido_cli.views.directory import doubts

    doubts.settle(of(context), numbers)


@app.command("toon", cls=DutchCommand)
def show(
    context: typer.Context,
    tree_id: Annotated[
        str, typer.Argument(metavar="[ID]", help="De naam van de boom.", autocompletion=known.trees)
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help="tekst, mermaid, dot of html.",
            autocompletion=known.one_of("tekst", "mermaid", "dot", "html"),
        ),
    ] = "tekst",
    every: Annotated[
        bool, typer.Option("--alle", help="Alle bomen, op één bladzijde (html).")
    ] = False,
    steps: Annotated[
        bool, typer.Option("--stappen", help="Met de namen van de stappen (tekst).")
    ] = False,
    to: Out = None,
) -> None:
    """Tekent een boom met zijn vragen, antwoorden en adviezen."""
    from ido_cli.terminal.output import Output
    from ido_cli.views import trees

    settings = of(context)
    text = trees.draw(settings, tree_id, form, every, steps)
    Output(settings.environment.stdout).put(text, to)


@app.command("controleer", cls=DutchCommand)
def check_trees(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PAD]...",
            help="Bomen of bestanden; zonder: alles.",
            autocompletion=known.trees,
        ),
    ] = None,
    as_json: Json = False,
    strict: Annotated[
        bool, typer.Option("--streng", help="Ook bij een waarschuwing is de uitkomst 1.")
    ] = False,
    hints: Annotated[bool, typer.Option("--hints", help=_HINTS)] = False,
    code: Annotated[
        str | None,
        typer.Option(
            "--uitleg",
            metavar="CODE",
            help="Leg één code uit, zoals B004.",
            autocompletion=known.codes,
        ),
    ] = None,
    follow: Annotated[bool, typer.Option("--volg", help=_FOLLOW)] = False,
) -> None:
    """Kijkt bomen en partners na: elke fout met bestand, regel en een voorstel."""
    from ido_cli.terminal.output import Output
    from ido_cli.views import checking, findings

    settings = of(context)
    if code is not None:
        findings.explain(Output(settings.environment.stdout), code)
    elif follow:
        checking.follow(settings, names or [], strict, hints)
    else:
        raise typer.Exit(checking.show(settings, names or [], as_json, strict, hints))


@app.command("proef", cls=DutchCommand)
def prove_trees(context: typer.Context, names: TreeNames = None) -> None:
    """Loopt alle voorbeelden na en laat zien wat ze samen bewijzen."""
    from ido_cli.errors import FOUND_WRONG
    from ido_cli.terminal.output import Output
    from ido_cli.views import matches, trees

    settings = of(context)
    workspace, environment = settings.workspace(), settings.environment
    out, chosen = Output(environment.stdout), _chosen(workspace, names)
    code = trees.show_proofs(out, workspace.trees, chosen, environment.today)
    matches.show_recognised(out, workspace.trees, chosen)
    if not names and workspace.trees.left_out():
        trees.tell_left_out(environment, workspace.trees)
        code = FOUND_WRONG
    raise typer.Exit(code)


@app.command("routes", cls=DutchCommand)
def show_routes(
    context: typer.Context,
    names: TreeNames = None,
    most: Annotated[int | None, typer.Option("--hoogstens", metavar="N", min=1, help=_MOST)] = None,
    as_json: Json = False,
) -> None:
    """Schrijft de routes in zinnen die inspringen, om na te lezen."""
    from ido_cli.terminal.output import Output
    from ido_cli.views import trees

    settings = of(context)
    workspace, environment = settings.workspace(), settings.environment
    out = Output(environment.stdout)
    trees.show_routes(out, workspace.trees, _chosen(workspace, names), most, as_json)
    if not names:
        trees.tell_left_out(environment, workspace.trees)


@app.command("vergelijk", cls=DutchCommand)
def compare_trees(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OUD", help=_OLD)],
    new: Annotated[
        str,
        typer.Argument(metavar="[NIEUW]", help="Een map of versie; zonder: de inrichting van nu."),
    ] = "",
    as_json: Json = False,
) -> None:
    """Laat zien welke routes en adviezen er veranderd zijn."""
    from ido_cli.views import comparison

    settings = of(context)
    folder = settings.workspace_folder()
    raise typer.Exit(comparison.show(settings.environment, folder, old, new, as_json))


@app.command("nieuw", cls=DutchCommand)
def new(
    context: typer.Context,
    tree_id: Annotated[str, typer.Argument(metavar="ID", help="De naam van de nieuwe boom.")],
) -> None:
    """Maakt een kleine boom met uitleg, om verder in te vullen."""
    from ido_cli.terminal.output import Output
    from ido_cli.workspace.scaffold import new_tree

    settings = of(context)
    workspace = settings.workspace()
    out = Output(settings.environment.stdout)
    path = new_tree(workspace.folder, tree_id, workspace.directory)
    out.line(f"Gemaakt: {path}", wrap=False)
    out.line(f"Kijk hem na met: ido bomen controleer {tree_id}", wrap=False)


@app.command("schema", cls=DutchCommand)
def schema(
    context: typer.Context,
    partners: Annotated[
        bool, typer.Option("--partners", help="Het schema van partners.yaml.")
    ] = False,
    to: Out = None,
) -> None:
    """Schrijft het JSON Schema waarmee een editor meedenkt."""
    from ido_cli.source.files.writing import as_json
    from ido_cli.terminal.output import Output
    from ido_cli.workspace.schema import directory_schema, tree_schema

    settings = of(context)
    workspace = settings.workspace()
    made = directory_schema(workspace.directory) if partners else tree_schema(workspace)
    Output(settings.environment.stdout).put(as_json(made), to)


@app.command("overnemen", cls=DutchCommand)
def take_over(
    context: typer.Context,
    tree_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="De naam van de landelijke boom.",
            autocompletion=known.national_trees,
        ),
    ],
) -> None:
    """Neemt een landelijke boom over, om hem voor uw bibliotheek te veranderen."""
    from ido_cli.views import updating

    updating.take_over(of(context), tree_id)


@app.command("bijwerken", cls=DutchCommand)
def update(
    context: typer.Context,
    dry: Annotated[
        bool, typer.Option("--droog", help="Laat alleen zien wat er zou veranderen.")
    ] = False,
    side: Annotated[
        str | None,
        typer.Option(
            "--kies", metavar="KANT", help=_SIDE, autocompletion=known.one_of("eigen", "landelijk")
        ),
    ] = None,
) -> None:
    """Haalt nieuwere landelijke teksten binnen in uw eigen bomen en partners."""
    from ido_cli.views import updating

    raise typer.Exit(updating.update(of(context), dry, side))


@app.command("leer", cls=DutchCommand)
def learn(
    context: typer.Context,
    first: First = None,
    last: Last = None,
    as_json: Json = False,
    to: Annotated[
        Path | None,
        typer.Option("--naar", metavar="BESTAND", help=_COLLECT, callback=warn_of_name),
    ] = None,
) -> None:
    """Leert van de balie: zet zinnen die niet werden herkend bij het goede advies."""
    from ido_cli.desk.opening import open_store
    from ido_cli.views.learning import learning

    settings = of(context)
    asked = learning.Asked(first, last, as_json, to)
    raise typer.Exit(learning.learn(settings, open_store(settings), asked))


def _chosen(workspace: "Workspace", names: list[str] | None) -> list[str]:
    """The ids of the named trees, or of all that can be used.

    Raises IdoError for one that is not there or has errors.
    """
    ids = [Path(name).stem for name in names or []]
    for tree_id in ids:
        workspace.tree(tree_id)
    return ids or list(workspace.trees)
