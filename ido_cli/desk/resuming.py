"""Going on with a visit that stopped: which one, when more than one is open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from textwrap import shorten
from typing import Final

from ido_cli.desk.opening import open_store, visit
from ido_cli.desk.state import State
from ido_cli.sessions import choosing
from ido_cli.sessions.store import Kept, Store
from ido_cli.settings import Settings
from ido_cli.source.dates import AMSTERDAM, clock, day_words
from ido_cli.terminal.fronts import choose_front
from ido_cli.terminal.page import STOP, Choice, Page, Paragraph
from ido_cli.triage.engine import Trees

_STALE: Final = timedelta(days=1)
_MOST: Final = 8
"""So many open visits are named, the newest."""
_WORDS: Final = 40
_CLOSE: Final = Choice("sluit", "Sluit wat langer dan een dag open staat")


def resume(settings: Settings, session_id: str) -> int:
    """Go on with the named visit, the only open one, or the one that is chosen; the exit code.

    Raises IdoError when there is none.
    """
    store = open_store(settings)
    try:
        kept = choosing.to_resume(store, session_id)
        while len(kept) > 1:
            stale = [one for one in kept if settings.environment.now() - one.updated > _STALE]
            chosen = _chosen(settings, kept, bool(stale))
            if isinstance(chosen, Kept):
                kept = (chosen,)
            elif chosen is None:
                return 0
            else:
                for one in stale:
                    _close(store, one)
                kept = tuple(one for one in kept if one not in stale)
    finally:
        store.close()
    return visit(settings, resumed=kept[0]) if kept else 0


def _chosen(settings: Settings, kept: Sequence[Kept], stale: bool) -> Kept | Choice | None:
    """Which visit goes on: by its time, topic and first words; None to stop."""
    now, trees = settings.environment.now(), settings.workspace().trees
    choices = [Choice(one.session.id, _name(one, now), _about(one, trees)) for one in kept[:_MOST]]
    head = Paragraph("Met welk gesprek gaat u verder?", "question")
    page = Page((head, Paragraph("Deze staan nog open, het nieuwste eerst.", "quiet")))
    reply = choose_front(settings).choose(page, [*choices, *([_CLOSE] if stale else [])], (STOP,))
    if not isinstance(reply, Choice):
        return None
    return next((one for one in kept if one.session.id == reply.value), reply)


def _name(kept: Kept, now: datetime) -> str:
    """'vandaag 14:05, balie nieuwstraat'."""
    at = kept.updated.astimezone(AMSTERDAM)
    day = at.date()
    when = "vandaag" if day == now.date() else day_words(day, now.date())
    desk = f", {kept.session.location}" if kept.session.location else ""
    return f"{when} {clock(at)}{desk}"


def _about(kept: Kept, trees: Trees) -> str:
    """The topic and the first words of the question that is open."""
    case = kept.session.cases[kept.session.current or 0]
    tree = trees.get(case.tree)
    words = shorten(case.text, _WORDS, placeholder=" ...") if case.text else ""
    return ": ".join(filter(None, (tree.title if tree else case.tree, words)))


def _close(store: Store, kept: Kept) -> None:
    """Drop what was left open in a visit; what was ended in it stays."""
    state = State(kept.session, ended=kept.ended)
    while state.session.current is not None:
        state = state.dropping()
    if state.session.cases:
        store.save(state.session, kept.updated, state.ended)
    else:
        store.remove([kept.session.id])
