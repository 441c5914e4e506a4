"""How a visit is opened: the front door, the store, what is cleaned up, and what never stops it."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import DIRECTORY, LETTER, TREE, Ido, MakeWorkspace, surroundings
from scripted import Script

from ido_cli.desk import opening
from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.opening import front_door, open_keeper, open_store, visit
from ido_cli.desk.reception import Arrival
from ido_cli.directory.door.front_door import FrontDoor
from ido_cli.errors import IdoError
from ido_cli.recognition.meaning import OFF
from ido_cli.sessions.store import NoStore, Store
from ido_cli.settings import Settings
from ido_cli.terminal.page import STOP
from ido_cli.triage.engine import Case, Session
from ido_cli.workspace.reading import Workspace, open_workspace

HANDS_FREE = Arrival(tree="toeslagen", answers=("2",), outcome="doorverwezen")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "gegevens"


def settings(folder: Path, data: Path, typed: str = "") -> Settings:
    """The settings of a run at the desk `noord`, with this input."""
    where = surroundings(stdin=io.StringIO(typed), variables={OFF: "uit"})
    return Settings(where, map=str(folder), data=str(data), location="noord")


def kept(data: Path) -> list[Session]:
    store = Store(data, pytest.fail)
    sessions = [one.session for one in store.sessions()]
    store.close()
    return sessions


def keep_old(data: Path, days: int) -> None:
    """A visit that ended so many days ago."""
    store = Store(data, pytest.fail)
    begun = datetime.now(UTC) - timedelta(days=days)
    case = Case("toeslagen", outcome="doorverwezen")
    store.save(Session(f"oud{days}", begun, "noord", (case,)), begun)
    store.close()


# The front door


def door(folder: Path) -> FrontDoor:
    where = settings(folder, folder / "gegevens")
    return front_door(where, Knowledge(where.workspace))


def test_front_door_has_the_library_and_its_desks(make_workspace: MakeWorkspace) -> None:
    found = door(make_workspace())
    assert found.library == "Testbieb"
    assert [(desk.id, desk.name, desk.walk_in) for desk in found.desks] == [
        ("noord", "Bieb Noord", "di 10:00-12:00"),
        ("zuid", "Bieb Zuid", ""),
    ]


def test_directory_with_an_odd_head_that_can_be_used_is_read_whole(
    make_workspace: MakeWorkspace,
) -> None:
    odd = DIRECTORY.replace("bibliotheek: Testbieb", "bibliotheek: 1898")
    assert door(make_workspace(directory=odd)).library == "1898"


def test_directory_that_can_not_be_used_is_said(make_workspace: MakeWorkspace) -> None:
    with pytest.raises(IdoError, match=r"partners\.yaml is niet te gebruiken"):
        door(make_workspace(directory="bibliotheek: [\n"))


# The store


def test_store_is_that_of_the_desk(make_workspace: MakeWorkspace, data: Path) -> None:
    made = settings(make_workspace(), data)
    keeper = open_keeper(made, keep_nothing=False)
    assert isinstance(keeper, Store)
    assert keeper.path.parent == data
    keeper.close()


def test_nothing_is_kept_and_nothing_made_when_that_was_asked(
    make_workspace: MakeWorkspace, data: Path
) -> None:
    assert isinstance(open_keeper(settings(make_workspace(), data), keep_nothing=True), NoStore)
    assert not data.exists()


def test_disk_that_can_not_be_used_is_said_and_the_visit_goes_on(
    make_workspace: MakeWorkspace, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text("een bestand", encoding="utf-8")
    made = settings(make_workspace(), data)
    with pytest.raises(IdoError):
        open_store(made)
    assert isinstance(open_keeper(made, keep_nothing=False), NoStore)
    said = capsys.readouterr().err
    assert said.startswith("ido: ")
    assert said.endswith("U kunt gewoon doorgaan: dit gesprek wordt niet bewaard.\n")


# A visit


def test_visit_that_asks_nothing_is_kept_at_its_desk(
    make_workspace: MakeWorkspace, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert visit(settings(make_workspace(), data), HANDS_FREE) == 0
    assert capsys.readouterr().out == ""
    (session,) = kept(data)
    assert (session.location, session.cases[0].outcome) == ("noord", "doorverwezen")


def test_visit_without_a_plan_receives_the_visitor_first(
    make_workspace: MakeWorkspace, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = settings(make_workspace(), data, "toeslag terugbetalen\n1\n2\n2\n")
    assert visit(made) == 0
    out = capsys.readouterr().out
    assert out.index("Wat vraagt de klant?") < out.index('"toeslag terugbetalen"')
    assert kept(data)[0].cases[0].text == "toeslag terugbetalen"


@pytest.mark.parametrize(
    ("tree", "reply", "early"),
    [("toeslagen", "Terugbetalen", True), ("brief", "gisteren", False)],
    ids=["a choice", "a date"],
)
def test_named_tree_in_a_terminal_asks_once_and_before_all_is_read_where_it_can(
    make_workspace: MakeWorkspace,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    tree: str,
    reply: str,
    early: bool,
) -> None:
    front = Script(reply, "Doorverwezen", STOP)
    shown: list[int] = []

    def read(folder: Path) -> Workspace:
        shown.append(len(front.asked))
        return open_workspace(folder)

    monkeypatch.setattr("ido_cli.terminal.fronts.choose_front", lambda _: front)
    monkeypatch.setattr(opening, "_plainly", lambda _: False)
    monkeypatch.setattr(Settings, "workspace", lambda it: read(it.workspace_folder()))
    monkeypatch.setattr(Knowledge, "begin", lambda _: None)
    folder = make_workspace({"toeslagen": TREE, "brief": LETTER})
    assert visit(settings(folder, data), Arrival(tree=tree)) == 0
    assert front.replies == []
    assert shown[0] == early
    assert len(front.asked) == 3
    assert kept(data)[0].cases[0].outcome == "doorverwezen"


@pytest.mark.parametrize(("typed", "code"), [("q\n", 0), ("", 130)], ids=["stop", "no input"])
def test_visit_that_stops_at_the_reception_keeps_nothing(
    make_workspace: MakeWorkspace,
    data: Path,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    code: int,
) -> None:
    assert visit(settings(make_workspace(), data, typed)) == code
    assert capsys.readouterr().out.endswith("Gestopt. Er is niets bewaard.\n")
    assert kept(data) == []


def test_plan_that_can_not_be_is_refused_before_a_visit_begins(
    make_workspace: MakeWorkspace, data: Path
) -> None:
    with pytest.raises(IdoError) as caught:
        visit(settings(make_workspace(), data), Arrival(tree="toeslaggen"))
    assert (caught.value.hint, caught.value.exit_code) == ('Bedoelde u "toeslagen"?', 2)
    assert kept(data) == []


def test_resumed_visit_goes_on_in_its_own_session(
    make_workspace: MakeWorkspace, data: Path
) -> None:
    folder = make_workspace()
    visit(settings(folder, data, "q\n"), Arrival(tree="toeslagen", answers=("1",)))
    store = Store(data, pytest.fail)
    (open_one,) = store.sessions()
    store.close()
    assert visit(settings(folder, data, "1\n2\n2\n"), resumed=open_one) == 0
    (session,) = kept(data)
    assert session.id == open_one.session.id
    assert session.done


# What is past its time


def test_visit_forgets_what_is_too_old_once_a_day_and_says_so(
    make_workspace: MakeWorkspace, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_workspace()
    keep_old(data, 200)
    visit(settings(folder, data), HANDS_FREE)
    assert capsys.readouterr().err == ("ido: 1 sessie gewist die ouder was dan 180 dagen.\n")
    assert len(kept(data)) == 1
    keep_old(data, 201)
    visit(settings(folder, data), HANDS_FREE)
    assert capsys.readouterr().err == ""
    assert len(kept(data)) == 3


def test_cleaning_up_never_stops_a_visit(
    make_workspace: MakeWorkspace, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise IdoError("De schijf is vol.")

    monkeypatch.setattr(Store, "finish_removal", full)
    assert visit(settings(make_workspace(), data), HANDS_FREE) == 0


def test_visit_that_keeps_nothing_cleans_nothing_up(
    make_workspace: MakeWorkspace, data: Path
) -> None:
    keep_old(data, 200)
    visit(settings(make_workspace(), data), HANDS_FREE, keep_nothing=True)
    assert [session.id for session in kept(data)] == ["oud200"]


def test_desk_that_does_not_exist_is_said_before_anything_is_asked(ido: Ido) -> None:
    got = ido("--balie", "noort", code=2)
    assert got.err == 'ido: Ik ken geen balie "noort".\n     Bedoelde u "noord"?\n'
    assert got.out == ""


def test_next_visitor_is_received_at_the_same_desk_and_nothing_is_carried_over(ido: Ido) -> None:
    typed = "1\n1\n1\n2\nwachtwoord kwijt\n1\n1\n1\nq\n"
    ido("start", "--boom", "toeslagen", "--locatie", "noord", typed=typed)
    rows = json.loads(ido("sessies", "--json").out)
    assert [[case["boom"] for case in row["vragen"]] for row in rows] == [["digid"], ["toeslagen"]]
    assert {(row["locatie"], row["status"]) for row in rows} == {("noord", "klaar")}
    assert [row["vragen"][0]["route"][0]["vraag"] for row in rows] == ["wat", "wat"]
