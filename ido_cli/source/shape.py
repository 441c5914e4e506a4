"""Plain data -> a model, or the mistakes in its shape as Findings.

An unknown, missing or wrong key, each at its own place.
"""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ido_cli.errors import did_you_mean, nearest
from ido_cli.literal import shortened
from ido_cli.source.findings import Finding, has_errors
from ido_cli.source.marked import MarkedDict, MarkedList, Source

Model = TypeVar("Model", bound=BaseModel)


Place = tuple[str | int, ...]
_UNKNOWN: Final = "extra_forbidden"
"""What pydantic calls a key that it does not know."""


def validate(
    source: Source,
    model: type[Model],
    family: str,
    context: object = None,
    data: Mapping[str, Any] | None = None,
) -> tuple[Model | None, tuple[Finding, ...]]:
    """The model that a source holds, with all mistakes that were found on the way.

    `family` is the letter of the finding codes: B for a tree, P for the directory. `data` is what
    the source means when it leaves things to be filled in. The model is None when anything at all
    was wrong.
    """
    if source.data is None:
        return None, source.findings
    try:
        made = model.model_validate(source.data if data is None else data, context=context)
    except ValidationError as error:
        shape = tuple(_findings(error, source, model, family))
        return None, source.findings + shape
    return (None if has_errors(source.findings) else made), source.findings


def _findings(
    error: ValidationError, source: Source, model: type[BaseModel], family: str
) -> Iterator[Finding]:
    mistakes = error.errors(include_url=False)
    outer = {other["loc"][:depth] for other in mistakes for depth in range(len(other["loc"]))}
    missing = {other["loc"] for other in mistakes if other["type"] == "missing"}
    unknown = {other["loc"] for other in mistakes if other["type"] == _UNKNOWN}
    texts = {loc for loc in unknown if (*loc[:-1], "tekst") in missing}
    meant = {(*loc[:-1], "tekst") if loc in texts else _meant(loc, model) for loc in unknown}
    for details in mistakes:
        loc = details["loc"]
        kind = details["type"]
        if kind == "too_short" and loc in outer:
            continue  # a list is only "too short" here because its items were wrong
        if kind == _UNKNOWN:
            yield _unknown(source, loc, model, family, loc in texts)
        elif kind == "missing":
            if loc not in meant:  # else it is there under another name
                hint = f'Voeg een regel "{loc[-1]}: ..." toe.'
                message = f'de sleutel "{loc[-1]}" ontbreekt'
                yield source.finding(f"{family}002", loc[:-1], message, hint, of_key=True)
        else:
            message, hint = _wrong_value(
                kind, _name(source, loc), details.get("ctx") or {}, details.get("input")
            )
            yield source.finding(
                f"{family}003", loc, message, hint, of_key=kind == "string_too_short"
            )


def _unknown(
    source: Source, loc: Place, model: type[BaseModel], family: str, is_text: bool
) -> Finding:
    """The finding for an unknown key, which may be a text with a colon (`is_text`)."""
    known = _keys_at(model, loc[:-1])
    hint = did_you_mean(str(loc[-1]), known) or f"Hier kunnen: {', '.join(sorted(known))}."
    if is_text:
        hint = f"Is dit een tekst met een dubbele punt? Zet er dan aanhalingstekens om. {hint}"
    message = f'onbekende sleutel "{shortened(str(loc[-1]))}"'
    return source.finding(f"{family}001", loc, message, hint, of_key=True)


def _meant(loc: Place, model: type[BaseModel]) -> Place:
    """The place of the key that an unknown one is most like; its own when it is like none."""
    near = nearest(str(loc[-1]), _keys_at(model, loc[:-1]), 1)
    return (*loc[:-1], *near) if near else loc


def _name(source: Source, loc: Place) -> str:
    """The last key of a place that the writer wrote, for a message.

    A list item is named after its list.
    """
    here: Any = source.data
    name = "het bestand"
    for part in loc:
        if isinstance(here, MarkedDict) and part in here:
            name = str(part)
            here = here[name]
        elif isinstance(here, MarkedList) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            break
    return shortened(name)


_WRONG: Final = (
    (
        ("string_type",),
        '"{name}" moet een tekst zijn{instead}',
        "Zet de tekst achter de dubbele punt, met aanhalingstekens als er een : in staat.",
    ),
    (
        ("tuple_type", "list_type"),
        '"{name}" moet een lijst zijn{instead}',
        "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
    ),
    (
        ("dict_type", "model_type", "model_attributes_type"),
        '"{name}" moet uit sleutels bestaan{instead}',
        'Schrijf regels zoals "sleutel: waarde", die inspringen.',
    ),
    (("too_short",), '"{name}" is leeg', "Voeg minstens één onderdeel toe."),
    (
        ("date",),
        '"{given}" is geen datum',
        "Schrijf een datum als 2026-11-01: jaar, maand, dag.",
    ),
    (("bool",), '"{name}" kan alleen ja of nee zijn', "Schrijf ja of nee."),
    (("less_than_equal",), '"{name}" is hoogstens {most}', "Schrijf een kleiner getal."),
    (
        ("int", "greater_than"),
        '"{name}" moet een heel getal van 1 of meer zijn',
        "Schrijf alleen cijfers, zoals 180.",
    ),
    (
        ("",),
        '"{name}" heeft een waarde die hier niet past',
        "Kijk in docs/bomen-schrijven.md hoe deze sleutel werkt.",
    ),
)
"""What is said of a wrong value, and how to mend it, by how the kind of pydantic's error begins."""


def _wrong_value(kind: str, name: str, context: Mapping[str, Any], given: Any) -> tuple[str, str]:
    """The message and the hint for a value that can't stand behind the key `name`."""
    if kind == "string_too_short" or (given == "" and kind != "string_type"):
        return f'achter "{name}" staat niets', "Vul het in, of haal de regel weg."
    is_box = isinstance(given, MarkedDict | MarkedList)
    if is_box and kind.startswith(("enum", "literal", "date")):
        kind = "string_type"
    if kind in ("enum", "literal_error"):
        words = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        choices = [word.strip() for word in words.split(",")]
        hint = did_you_mean(str(given), choices) or f"Kies uit: {', '.join(choices)}."
        return f'"{name}" kan niet "{shortened(str(given))}" zijn', hint
    message, hint = next((said, mend) for begins, said, mend in _WRONG if kind.startswith(begins))
    shown = "" if is_box else shortened(str(given))
    most = context.get("le", "")
    return message.format(name=name, given=shown, instead=_instead(given), most=most), hint


def _instead(given: Any) -> str:
    if isinstance(given, MarkedList):
        return ", geen lijst"
    if isinstance(given, MarkedDict):
        return ", geen sleutels met waarden"
    return ", geen losse tekst" if isinstance(given, str) and given else ""


def _keys_at(model: type[BaseModel], loc: Place) -> list[str]:
    """The YAML keys that may stand at a place."""
    here: Any = model
    for part in loc:
        here = _inner(here)
        if isinstance(part, int):
            continue
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = next((f for n, f in here.model_fields.items() if (f.alias or n) == part), None)
            here = field.annotation if field is not None else None
        else:
            here = get_args(here)[-1] if get_origin(here) is dict else here
    here = _inner(here)
    if not (isinstance(here, type) and issubclass(here, BaseModel)):
        return []
    return [field.alias or name for name, field in here.model_fields.items()]


def _inner(annotation: Any) -> Any:
    """What a list, an optional or an annotated type holds.

    A dict is kept, since a place steps into it by a key.
    """
    origin = get_origin(annotation)
    if origin is tuple:
        return _inner(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _inner(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _inner(annotation.__origin__)
    return annotation
