"""The first question of a named tree, on the screen before the models and the rest are loaded.

What is shown is read from the text of the tree; the reply goes to the visit, which knows the rest.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ido_cli.desk.reception import Reception, question_items
from ido_cli.literal import slug
from ido_cli.source import reading
from ido_cli.terminal.page import (
    ANSWERS,
    BACK,
    EXPLAIN,
    NOTE,
    STOP,
    URGENT,
    Choice,
    Front,
    Key,
    Live,
)

_URGENT_TREE = "spoed"


@dataclass(frozen=True)
class FirstQuestion:
    """The begin of a tree, as far as a screen needs it."""

    tree: str
    title: str
    text: str
    say: str
    choices: tuple[Choice, ...]


def read_first(path: Path) -> FirstQuestion | None:
    """The first question of the tree in a file.

    None when the file is not as it should be (then reading it whole says why), and for a question
    for a date, which is not chosen.
    """
    source = reading.read(path)
    data: Any = source.data
    if data is None or source.findings:
        return None
    try:
        question = data["vragen"][data["begin"]]
        rows = [
            (one.get("waarde"), one["antwoord"], one.get("hint", ""))
            for one in question["antwoorden"]
        ]
        choices = tuple(Choice(key or slug(text), text, hint) for key, text, hint in rows)
        texts = (data["titel"], question["vraag"], question.get("zeg", ""))
    except (LookupError, TypeError, AttributeError):
        return None
    if not choices or "soort" in question or not all(isinstance(text, str) for text in texts):
        return None
    return FirstQuestion(path.stem, *texts, choices)


def ask_first(front: Front, reception: Reception, first: FirstQuestion, live: Live) -> Choice | Key:
    """Show the question and wait for the reply; `live` begins to load once it is on the screen."""
    page = reception.page(*question_items(first.title, 1, first.text, first.say))
    urgent = () if first.tree == _URGENT_TREE else (URGENT,)
    keys = (BACK, EXPLAIN, ANSWERS, NOTE, *urgent, STOP)
    return front.choose(page, first.choices, keys, begin=live.begin)
