"""Where a visit stands, and what is kept of it: after every step, also when the disk fails."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import MakeWorkspace
from scripted import NOT_KEPT, NOW, FullDisk, Hold, Script, equip

from ido_cli.desk.reception import Arrival
from ido_cli.desk.state import Equipment, State
from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport
from ido_cli.sessions.store import NoStore, Store, TakenOver
from ido_cli.terminal.page import BACK, STOP, Choice, Key, Page
from ido_cli.terminal.page import URGENT as URGENT_KEY
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session, close
from ido_cli.workspace.reading import open_workspace


def test_report_of_an_urgent_detour_stays_with_it_when_its_question_is_taken_back(
    hold: Hold, tmp_path: Path
) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    front = Script(
        "huurtoeslag aanvragen",
        "Toeslagen",
        URGENT_KEY,
        "Nee",
        "Warm overgedragen",
        BACK,
        BACK,
        "",
        "Geen van deze",
        "DigiD",
        STOP,
    )
    hold(front, keeper=store)
    (kept,) = store.sessions()
    store.close()
    assert [(case.tree, case.outcome) for case in kept.session.cases] == [
        ("spoed", "overgedragen"),
        ("digid", None),
    ]
    assert {number: report.tree for number, report in kept.ended.items()} == {0: "spoed"}


@pytest.mark.parametrize("good", [0, 1, 2])
def test_disk_that_fails_halfway_is_told_once_and_the_visit_goes_on(hold: Hold, good: int) -> None:
    keeper = FullDisk(good)
    front = Script("Een toeslag aanvragen", "Ja", "Doorverwezen", STOP)
    visit = hold(front, Arrival(tree="toeslagen"), keeper=keeper)
    assert front.all_said.count(NOT_KEPT) == 1
    assert NOT_KEPT in front.asked[good]
    assert visit.state.session.done
    assert "Samenvatting van een bezoek" in front.said[-1]
    assert "Bewaard als sessie" not in front.all_said


def test_disk_that_fails_at_the_last_step_is_told(hold: Hold) -> None:
    front = Script("Terugbetalen", "Doorverwezen", STOP)
    hold(front, Arrival(tree="toeslagen"), keeper=FullDisk(2))
    assert front.all_said.count(NOT_KEPT) == 1


def test_disk_that_fails_in_a_hands_free_visit_is_told(hold: Hold, tmp_path: Path) -> None:
    front = Script()
    plan = Arrival(
        tree="toeslagen", answers=("2",), outcome="doorverwezen", export=tmp_path / "uit.md"
    )
    hold(front, plan, keeper=FullDisk(1))
    assert front.all_said.count(NOT_KEPT) == 1
    assert plan.export is not None
    assert plan.export.exists()


def test_stop_after_the_disk_failed_does_not_promise_a_session(hold: Hold) -> None:
    front = Script("Een toeslag aanvragen", STOP)
    hold(front, Arrival(tree="toeslagen"), keeper=FullDisk(1))
    assert "Gestopt." in front.said[-1]
    assert "De sessie is bewaard" not in front.said[-1]


def test_every_answer_is_kept_before_the_next_question(hold: Hold) -> None:
    class Watched(FullDisk):
        def save(
            self,
            session: Session,
            now: datetime,
            ended: Mapping[int, CaseReport] | None = None,
        ) -> None:
            super().save(session, now, ended)
            order.append(f"kept {len(session.cases[-1].answers)}")

    class Order(Script):
        def choose(
            self,
            page: Page,
            choices: Sequence[Choice],
            keys: Sequence[Key] = (),
            below: bool = False,
            begin: Callable[[], None] | None = None,
            first: int = 0,
        ) -> Choice | Key:
            order.append("shown")
            return super().choose(page, choices, keys, below, begin, first)

    order: list[str] = []
    hold(Order("Een toeslag aanvragen", "Ja", STOP), Arrival(tree="toeslagen"), keeper=Watched(99))
    assert order == ["kept 0", "shown", "kept 1", "shown", "kept 2", "shown"]


def begun(make_workspace: MakeWorkspace, *answers: str) -> tuple[Equipment, State]:
    """A case in the tree toeslagen, with these answers to its first questions."""
    equipment = equip(open_workspace(make_workspace()), Script(), NoStore())
    places = (Place("toeslagen", "wat"), Place("toeslagen", "heeft_digid"))
    case = Case("toeslagen", dict(zip(places, answers, strict=False)))
    return equipment, State(Session("s" * 32, NOW)).beginning(case)


def test_messages_wait_until_they_are_told_once(make_workspace: MakeWorkspace) -> None:
    _, state = begun(make_workspace)
    waiting = state.saying("een").saying("twee", "drie")
    assert waiting.messages == ("een", "twee", "drie")
    assert (waiting.told().messages, state.messages) == ((), ())


def test_case_that_begins_is_walked_and_the_earlier_one_waits(
    make_workspace: MakeWorkspace,
) -> None:
    equipment, state = begun(make_workspace, "een-toeslag-aanvragen", "ja")
    urgent = state.beginning(Case("spoed"))
    assert (urgent.index, urgent.case.tree) == (1, "spoed")
    assert urgent.walk(equipment.trees).question is not None
    assert urgent.dropping().case == state.case


def test_facts_of_an_earlier_case_hold_for_the_next(make_workspace: MakeWorkspace) -> None:
    equipment, state = begun(make_workspace, "een-toeslag-aanvragen", "nee")
    after = replace(state, session=close(state.session, "doorverwezen")).beginning(Case("digid"))
    assert after.facts(equipment.trees) == {"digid": "nee"}
    advice = after.walk(equipment.trees).advice
    assert advice is not None
    assert advice.title == "DigiD aanvragen"


def test_disk_that_failed_is_tried_again_at_each_step_and_told_once(
    make_workspace: MakeWorkspace,
) -> None:
    disk = FullDisk(0)
    equipment, state = begun(make_workspace)
    failing = replace(equipment, keeper=disk)
    once = state.keep(failing)
    assert (once.kept, once.messages) == (False, (NOT_KEPT,))
    assert once.keep(failing) == once
    disk.good = 1
    again = once.told().keep(failing)
    assert (again.kept, again.messages) == (
        True,
        ("Bewaren lukt weer: het hele gesprek tot hier is bewaard.",),
    )
    assert disk.saved == [state.session]


def test_stop_tries_once_more_and_says_what_is_on_the_disk(hold: Hold, tmp_path: Path) -> None:
    class Held(Store):
        """A file that another program holds, from the second save to a later one."""

        tries = 0

        def save(
            self, session: Session, now: datetime, ended: Mapping[int, CaseReport] | None = None
        ) -> None:
            self.tries += 1
            if 1 < self.tries < free:
                raise IdoError("In gebruik.")
            super().save(session, now, ended)

    for free, said in (
        (4, "Gestopt. De sessie is bewaard."),
        (9, "Gestopt. Alleen het begin van de sessie is bewaard."),
    ):
        keeper = Held(tmp_path / str(free), pytest.fail)
        front = Script("Een toeslag aanvragen", "Ja", STOP)
        visit = hold(front, Arrival(tree="toeslagen"), keeper=keeper, name=str(free))
        assert front.said[-1].startswith(said)
        assert f"ido sessies hervat {visit.state.session.id[:8]}" in front.said[-1]


def test_visit_that_a_colleague_went_on_with_stops_here_and_says_so(
    hold: Hold, tmp_path: Path
) -> None:
    mine, theirs = Store(tmp_path, pytest.fail), Store(tmp_path, pytest.fail)

    class Colleague(Script):
        def _next(self, shown: str) -> str | Key:
            kept = theirs.get("s" * 32).session
            case = replace(kept.cases[0], note="van de collega")
            theirs.save(replace(kept, cases=(case,)), NOW + timedelta(minutes=1))
            return super()._next(shown)

    with pytest.raises(TakenOver) as told:
        hold(Colleague("Terugbetalen"), Arrival(tree="toeslagen"), keeper=mine)
    assert told.value.message == "Een collega ging op een ander scherm verder met dit gesprek."
    assert told.value.hint == "Neemt u het terug? Typ: ido sessies hervat ssssssss"
    assert theirs.get("s" * 32).session.cases[0].note == "van de collega"


def test_visit_is_kept_on_disk_only_where_there_is_one(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    equipment, state = begun(make_workspace)
    assert not state.is_kept(equipment)
    store = Store(tmp_path / "gegevens", pytest.fail)
    on_disk = replace(equipment, keeper=store)
    assert state.is_kept(on_disk)
    assert not replace(state, kept=False).is_kept(on_disk)
    store.close()
