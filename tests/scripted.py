"""A visit over a front that replays choices, for tests of the desk."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from conftest import MakeWorkspace

from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.reception import Arrival, Reception
from ido_cli.desk.state import Equipment, State
from ido_cli.desk.visit import Visit
from ido_cli.directory.door.front_door import door_of
from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport
from ido_cli.sessions.store import Keeper, NoStore
from ido_cli.terminal.page import Choice, Front, Key, Live, Page, Row
from ido_cli.triage.engine import Session
from ido_cli.workspace.reading import Workspace, open_workspace

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


class Line(NamedTuple):
    """What stood on a line before anything was typed."""

    text: str
    recall: tuple[str, ...]
    marked: tuple[tuple[int, int], ...]


class Script(Front):
    """Replays replies: a Key, the first words of a choice, or a typed line.

    It remembers what was said and shown.
    """

    def __init__(self, *replies: str | Key) -> None:
        self.replies = list(replies)
        self.said: list[str] = []
        """All that was shown, in order, a text a page with its choices."""
        self.asked: list[str] = []
        """The pages that waited for a reply."""
        self.lines: list[Line] = []
        """What stood on each line that was asked."""
        self.behind = ""
        """What comes in behind the next line."""

    def show(self, page: Page) -> None:
        self.said.append(words_of(page))

    def say(self, text: str) -> None:
        self.said.append(text)

    def show_text(self, text: str, more: str = "") -> None:
        self.said.append(f"{text}{more}")

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,  # noqa: ARG002
        begin: Callable[[], None] | None = None,
        first: int = 0,  # noqa: ARG002
    ) -> Choice | Key:
        if begin:
            begin()
        shown = " ".join([words_of(page), *(f"({choice.text})" for choice in choices)])
        self.said.append(shown)
        self.asked.append(shown)
        reply = self._next(shown)
        if isinstance(reply, Key):
            assert reply in keys, f"{reply.label} is no key here: {shown}"
            return reply
        found = [choice for choice in choices if choice.text == reply] or [
            choice for choice in choices if choice.text.startswith(reply)
        ]
        assert found, f"no choice is {reply!r}: {shown}"
        return found[0]

    def ask(
        self,
        page: Page,
        default: str = "",
        live: Live | None = None,  # noqa: ARG002
        keys: Sequence[Key] = (),
        recall: Sequence[str] = (),
        marked: Sequence[tuple[int, int]] = (),
    ) -> str | Key:
        self.lines.append(Line(default, tuple(recall), tuple(marked)))
        shown = words_of(page)
        self.said.append(shown)
        self.asked.append(shown)
        reply = self._next(shown)
        if isinstance(reply, Key):
            assert reply in keys, f"{reply.label} is no key here: {shown}"
        return reply or default

    def left_behind(self) -> str:
        behind, self.behind = self.behind, ""
        return behind

    def _next(self, shown: str) -> str | Key:
        if not self.replies:
            pytest.fail(f"the script has no reply to: {shown}")
        return self.replies.pop(0)

    @property
    def all_said(self) -> str:
        """All that was shown, as one text."""
        return "\n".join(self.said)


class FullDisk(NoStore):
    """A store that saves so many times, and then no more."""

    def __init__(self, good: int) -> None:
        self.good = good
        self.saved: list[Session] = []

    def save(
        self,
        session: Session,
        now: datetime,  # noqa: ARG002
        ended: Mapping[int, CaseReport] | None = None,  # noqa: ARG002
    ) -> None:
        if len(self.saved) == self.good:
            raise IdoError(
                "De schijf is vol: de sessie is niet bewaard.",
                "Maak ruimte, of kies een andere map met --gegevens MAP.",
            )
        self.saved.append(session)


class Remembers(NoStore):
    """A store that remembers settings, and keeps nothing else."""

    def __init__(self, **kept: str) -> None:
        self.kept = kept

    def setting(self, name: str) -> str | None:
        return self.kept.get(name)

    def remember(self, name: str, value: str) -> None:
        self.kept[name] = value


NOT_KEPT = (
    "De schijf is vol: de sessie is niet bewaard. "
    "Het gesprek gaat gewoon door, maar wordt niet bewaard. "
    "Maak ruimte, of kies een andere map met --gegevens MAP."
)


def words_of(page: Page) -> str:
    """The texts of a page, in order."""
    rows = [
        (item.label.strip() if isinstance(item, Row) else "", item.text, item.right)
        for item in page.paragraphs
    ]
    return " ".join(word for row in rows for word in row if word)


def equip(workspace: Workspace, front: Front, keeper: Keeper) -> Equipment:
    """What a visit is held with, on a Tuesday in November."""
    reception = Reception(front, keeper, door_of(workspace.directory), lambda: NOW)
    knowledge = Knowledge(lambda: workspace, variables=os.environ)
    return Equipment(workspace, front, keeper, lambda: NOW, knowledge, reception)


Hold = Callable[..., Visit]


@pytest.fixture
def hold(make_workspace: MakeWorkspace) -> Hold:
    """Holds a visit at the desk `noord` with a script.

    It expects every reply of the script to be used, and this exit code. A second visit in one test
    needs another `name` for its workspace.
    """

    def run(
        front: Script,
        plan: Arrival | None = None,
        trees: Mapping[str, str] | None = None,
        keeper: Keeper | None = None,
        session: Session | None = None,
        code: int = 0,
        name: str = "inrichting",
    ) -> Visit:
        plan = plan or Arrival()
        arrival = plan if plan.known else None
        state = State(session or Session("s" * 32, NOW, "noord"), arrival, plan.answers)
        workspace = open_workspace(make_workspace(trees, name=name))
        visit = Visit(equip(workspace, front, keeper or NoStore()), state, plan)
        got = visit.run()
        assert front.replies == []
        assert got == code
        return visit

    return run
