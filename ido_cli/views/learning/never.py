"""Words that are never asked again, remembered with the sessions by a mark that tells nothing."""

import json
from typing import Final

from ido_cli.sessions.learning import Lesson
from ido_cli.sessions.store import Store

_SETTING: Final = "leer_nooit"


def never_again(store: Store, lesson: Lesson) -> None:
    """Remember that the words of a lesson are never asked again. Raises IdoError."""
    store.remember(_SETTING, json.dumps(sorted({*_marks(store), lesson.mark})))


def still_asked(store: Store, every: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
    """The lessons that may be asked."""
    marks = _marks(store)
    return tuple(lesson for lesson in every if lesson.mark not in marks)


def _marks(store: Store) -> set[str]:
    """The marks that are remembered; a setting that is damaged is as one that is not there."""
    try:
        found = json.loads(store.setting(_SETTING) or "[]")
    except ValueError:
        return set()
    return {str(mark) for mark in found} if isinstance(found, list) else set()
