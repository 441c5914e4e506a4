"""A workspace of one's own: asked for, made; or one that was copied whole taken into two layers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ido_cli.directory import register
from ido_cli.directory.rows import Row
from ido_cli.errors import IdoError
from ido_cli.settings import Settings
from ido_cli.terminal.fronts import choose_front, confirm
from ido_cli.terminal.output import Output
from ido_cli.terminal.page import Page, Paragraph
from ido_cli.terminal.screen import opened
from ido_cli.views.directory.register_changes import municipal_services
from ido_cli.workspace import old_kind
from ido_cli.workspace.layers.own_fields import keep_origins, own_fields
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.scaffold import Library, check_free, new_workspace
from ido_cli.workspace.schema import write_schemas

_NAME: Final = "Onze bibliotheek"
_PLACE: Final = "Onze gemeente"
_MORE: Final = "Meer dan een? Zet er komma's tussen."
_DESKS: Final = f"{_MORE} Of Enter: dat komt later."
_SHOWN: Final = 6


def found(
    settings: Settings, folder: Path, name: str, places: Sequence[str], export: Path | None
) -> None:
    """Make a workspace in a folder; what is not given is asked.

    `export` is an export of the register, from which the gemeenten are filled in.
    """
    if old_kind.is_copied(folder):
        _take_into_two_layers(settings, folder)
        return
    check_free(folder)
    asking = not (name and places)
    name = name or _ask(settings, "Hoe heet de bibliotheek?", "", _NAME)
    places = places or _split(_ask(settings, "Voor welke gemeente werkt u?", _MORE, _PLACE))
    partners = _municipalities(settings, places, export)
    desks: dict[str, tuple[str, ...]] = {}
    for region in (row["regio"][0] for row in partners):
        question = f"Welke balies zijn er in {region}?"
        desks[region] = _split(_ask(settings, question, _DESKS)) if asking else ()
    made = new_workspace(folder, Library(name, desks, partners))
    out = Output(settings.environment.stdout)
    for path in made:
        out.line(f"Gemaakt: {path}", wrap=False)
    workspace = open_workspace(folder)
    out.line(
        f"U heeft nu {len(workspace.trees.known)} landelijke bomen en "
        f"{len(workspace.directory.partners)} partners. Die blijven bij."
    )
    out.line(f'Wie u hier nog zoekt: ido --map "{folder}" partners netwerk', wrap=False)
    out.line(f'Een gesprek: ido --map "{folder}"', wrap=False)
    if name == _NAME or _PLACE in desks:
        out.line("Zet de naam van de bibliotheek en de gemeente nog goed in partners.yaml.")


def _ask(settings: Settings, question: str, how: str, otherwise: str = "") -> str:
    """What a person answers; `otherwise` when the input ends without an answer."""
    page = Page((Paragraph(question, "question"), *([Paragraph(how, "quiet")] if how else ())))
    try:
        reply = choose_front(settings).ask(page)
    except KeyboardInterrupt:
        if settings.environment.stdin.isatty():
            raise
        return otherwise
    return " ".join(str(reply).split()) or otherwise


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in words.split(",") if part.strip()))


def _municipalities(
    settings: Settings, places: Sequence[str], export: Path | None
) -> tuple[Row, ...]:
    """The gemeenten as partners, with what the register has of them when it is given."""
    services = municipal_services()
    if export is None:
        return tuple(register.unknown_municipality(place, services) for place in places)
    environment = settings.environment
    with opened(export, environment.stderr, settings.plain) as stream:
        every = register.organisations(stream, str(export))
        records = register.find_municipalities(every, places, environment.today)
    return tuple(register.municipality_row(one, services) for one in records)


def _take_into_two_layers(settings: Settings, folder: Path) -> None:
    """Show what would be done with a workspace that version 0.1 copied, ask, and do it."""
    made = old_kind.plan(folder)
    out = Output(settings.environment.stdout)
    out.line("Deze inrichting is een kopie van versie 0.1. Zo komt zij op de landelijke basis:")
    rows: tuple[tuple[str, Sequence[str]], ...] = (
        ("landelijk, u had niets veranderd", [path.stem for path in made.national_trees]),
        ("van u, blijft zoals hij is", made.own_trees),
        ("had u weggehaald, blijft weg", made.trees_out),
        ("partner had u weggehaald, blijft weg", made.partners_out),
        ("partner met een eigen gegeven", tuple(made.changed_partners)),
        ("partner van u", made.own_partners),
    )
    for words, names in rows:
        if names:
            more = f" en nog {len(names) - _SHOWN}" if len(names) > _SHOWN else ""
            out.line(f"{len(names):>4}  {words}: {', '.join(names[:_SHOWN])}{more}")
    if made.national_partners:
        one = made.national_partners == 1
        words = "partner is landelijk en komt" if one else "partners zijn landelijk en komen"
        out.line(f"{made.national_partners:>4}  {words} voortaan mee")
    if not confirm(settings, "Zo doen?"):
        out.line("Er is niets veranderd.")
        return
    old_kind.take_into_two_layers(folder, made)
    workspace = open_workspace(folder)
    keep_origins(workspace, own_fields(workspace), settled=True)
    write_schemas(workspace)
    look = f'Kijk na met: ido --map "{folder}" bomen controleer'
    if workspace.directory_file.directory is None:
        moved = "De inrichting staat nu op de landelijke basis"
        raise IdoError(f"{moved}, maar partners.yaml klopt nog niet.", look)
    out.line(f"Klaar. {look}", wrap=False)
