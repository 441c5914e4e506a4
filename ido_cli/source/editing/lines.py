"""Keys and values as lines of YAML, and the guard before what is changed: it is read again."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from ido_cli.errors import IdoError
from ido_cli.source.marked import Source
from ido_cli.source.reading import parse

Value = str | Sequence[str] | Mapping[str, str]


def as_yaml(keys: Mapping[str, Value]) -> str:
    """Keys as lines of YAML, each with a text or a list."""
    return "".join(f"{line}\n" for key, value in keys.items() for line in key_lines(key, value))


def key_lines(key: str, value: Value) -> list[str]:
    """A key with its value, a list in brackets when it is short."""
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}"]
    if isinstance(value, Mapping):
        pairs = (f"{name}: {scalar(text, flow=True)}" for name, text in value.items())
        return [f"{key}: {{{', '.join(pairs)}}}"]
    line = f"{key}: [{', '.join(scalar(one, flow=True) for one in value)}]"
    if len(line) <= 100:
        return [line]
    return [f"{key}:", *(f"  - {scalar(one)}" for one in value)]


def block(item: Mapping[str, Value], indent: int) -> list[str]:
    """An item as lines, each key on its own."""
    inner = [line for key, value in item.items() if value for line in key_lines(key, value)]
    return [f"{' ' * indent}{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(inner)]


def list_again(lines: Sequence[str], key: str, values: Sequence[str]) -> list[str]:
    """The lines of a key written anew with other texts; a comment behind one line is kept.

    Raises IdoError when a comment would be lost.
    """
    block = key_lines(key, values)
    comments = [found for line in lines for found in [re.search(r"\s+#.*$", line)] if found]
    if comments and (len(lines) > 1 or len(block) > 1):
        raise IdoError(
            f"Bij {key} staat een opmerking tussen de regels.",
            f"Zet dit er zelf bij: {', '.join(values)}.",
        )
    return [line + "".join(one.group() for one in comments) for line in block]


def scalar(text: str, flow: bool = False) -> str:
    """A text as YAML, quoted only where it must be."""
    plain = (
        re.fullmatch(r"[^\W_][^:#\n,\[\]{}&*!|>'\"%@`]*", text)
        if flow
        else re.fullmatch(r"[^\W_][^#\n]*", text)
    )
    if plain and ": " not in text and not text.endswith((":", " ")):
        return text
    dumped: str = yaml.dump(
        text, Dumper=yaml.SafeDumper, default_style='"', width=1_000_000, allow_unicode=True
    )
    return dumped.rstrip("\n").removesuffix("\n...")


def without_tail(lines: Sequence[str], first: int, last: int) -> int:
    """The end of a block without the comments and blank lines behind it."""
    while last > first + 1 and (
        not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")
    ):
        last -= 1
    return last


def exactly(source: Source, text: str, expected: Mapping[str, Any]) -> str:
    """The text, when it reads as what is expected; else raises IdoError.

    What was wrong in the file before is the reason that is told.
    """
    again = parse(text, source.path)
    if again.findings or _as_data(again.data) != _as_data(expected):
        first = next(iter(source.findings), None)
        raise unsafe(source, first.with_line if first else "")
    return text


def _as_data(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_data(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_data(one) for one in value]
    return value


def unsafe(source: Source, why: str = "") -> IdoError:
    """The error for a file whose changed text would say something else than was meant."""
    message = f"{source.path.name} kan niet veilig worden aangepast{why and ': '}{why}."
    return IdoError(message, "Pas het bestand zelf aan in een tekstverwerker.")
