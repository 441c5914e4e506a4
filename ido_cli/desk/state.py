"""Where a visit stands, as a value, and what it is held with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.pages.visit_pages import Pages
from ido_cli.desk.reception import Arrival, Reception
from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.sessions.store import Keeper, NoStore, TakenOver
from ido_cli.terminal.page import Choice, Front, Key
from ido_cli.triage.engine import (
    Case,
    Facts,
    Session,
    Trees,
    Walk,
    add_case,
    drop,
    facts_before,
    reopen,
    walk_current,
    with_case,
)
from ido_cli.workspace.reading import Workspace

if TYPE_CHECKING:
    from ido_cli.report.report import CaseReport


@dataclass(frozen=True)
class Equipment:
    """What a visit is held with; none of it changes while it lasts."""

    workspace: Workspace
    front: Front
    keeper: Keeper
    clock: Callable[[], datetime]
    knowledge: Knowledge
    reception: Reception

    @property
    def trees(self) -> Trees:
        """The trees that can be walked."""
        return self.workspace.trees

    @property
    def directory(self) -> Directory:
        """Who to refer to."""
        return self.workspace.directory

    @property
    def pages(self) -> Pages:
        """The pages of the visit."""
        return Pages(self.reception)


@dataclass(frozen=True)
class State:
    """Where a visit stands; each step makes a new one.

    `arrival` is what the visitor came with while no tree is found for it; `ahead` are answers that
    were given on the command line. `ended` holds the reports of the cases that have ended.
    `messages` wait to be told on the next page, `shown` is the advice that stands on the screen,
    and `kept` is False while the disk can't be written. `on_disk` becomes True once something is.
    """

    session: Session
    arrival: Arrival | None = None
    ahead: tuple[str, ...] = ()
    ended: "Mapping[int, CaseReport]" = field(default_factory=dict)
    explained: bool = False
    messages: tuple[str, ...] = ()
    shown: tuple[int, Walk] | None = None
    kept: bool = True
    on_disk: bool = False
    closed: int | None = None
    """The index of the case that was closed last in this visit, if any."""
    note: str = ""
    """A note that goes on with the next case: the one it was made with was left by its begin."""
    reply: Choice | Key | None = None
    """What was replied to the first question, when it was asked before the rest was loaded."""

    @property
    def index(self) -> int:
        """The index of the case being walked. There must be one."""
        index = self.session.current
        assert index is not None
        return index

    @property
    def case(self) -> Case:
        """The case being walked."""
        return self.session.cases[self.index]

    def facts(self, trees: Trees) -> Facts:
        """What the earlier cases told, for the case being walked."""
        return facts_before(trees, self.session, self.index)

    def walk(self, trees: Trees) -> Walk:
        """The walk of the case being walked."""
        return walk_current(trees, self.session)

    def saying(self, *messages: str) -> "State":
        """The state with messages for the next page."""
        return replace(self, messages=(*self.messages, *messages))

    def told(self) -> "State":
        """The state once its messages are told."""
        return replace(self, messages=(), explained=False)

    def with_case(self, case: Case) -> "State":
        """The state with the case being walked replaced."""
        return replace(self, session=with_case(self.session, case))

    def beginning(self, case: Case) -> "State":
        """The state with one more case, which is walked from now on."""
        return replace(self, session=add_case(self.session, case), shown=None)

    def dropping(self) -> "State":
        """The state without the case being walked."""
        return self.without(self.index)

    def without(self, gone: int) -> "State":
        """The state without a case; the reports of the others stay with them."""
        ended = {n - (n > gone): report for n, report in self.ended.items() if n != gone}
        session = drop(self.session, gone)
        return replace(self, session=session, ended=ended, shown=None, closed=None)

    def reopening(self) -> "State":
        """The state with the outcome of the case that was closed last taken back."""
        last = len(self.session.cases) - 1 if self.closed is None else self.closed
        ended = {n: report for n, report in self.ended.items() if n != last}
        session = reopen(self.session, last)
        return replace(self, session=session, ended=ended, shown=None, closed=None)

    def keep(self, equipment: Equipment) -> "State":
        """The state once it is on disk, whole.

        A disk that can't be written is told once, and tried again at each step; so is that it can
        be written again. Raises TakenOver when another screen went on with the visit.
        """
        try:
            equipment.keeper.save(self.session, equipment.clock(), self.ended)
        except TakenOver:
            raise
        except IdoError as error:
            if not self.kept:
                return self
            goes_on = "Het gesprek gaat gewoon door, maar wordt niet bewaard."
            told = f"{error.message} {goes_on} {error.hint}"
            return replace(self, kept=False).saying(told)
        state = replace(self, kept=True, on_disk=not isinstance(equipment.keeper, NoStore))
        if self.kept:
            return state
        return state.saying("Bewaren lukt weer: het hele gesprek tot hier is bewaard.")

    def is_kept(self, equipment: Equipment) -> bool:
        """Whether the visit is on disk."""
        return self.kept and not isinstance(equipment.keeper, NoStore)
