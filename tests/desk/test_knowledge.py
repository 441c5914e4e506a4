"""What a visit knows of all trees, loaded while the visitor's question is typed."""

from pathlib import Path

import pytest
from conftest import DIGID, TREE, MakeWorkspace

from ido_cli.desk.knowledge import Knowledge
from ido_cli.errors import IdoError
from ido_cli.recognition.meaning import OFF
from ido_cli.workspace.reading import Workspace, open_workspace

ASKED = "toeslag terugbetalen"
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
    (best, *_) = knowledge.recognise(ASKED)
    assert (best.tree, best.advice) == ("toeslagen", "terugbetalen")
    assert knowledge.recognise_if_ready(ASKED) == knowledge.recognise(ASKED)


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_empty_line_is_nothing_to_recognise(make_workspace: MakeWorkspace, text: str) -> None:
    assert of(make_workspace()).recognise(text) == ()


def test_lines_below_the_typing_say_what_and_why(make_workspace: MakeWorkspace) -> None:
    knowledge = of(make_workspace())
    knowledge.recognise(ASKED)
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
    knowledge.recognise(ASKED)
    assert knowledge.workspace() is knowledge.workspace()
    assert len(opened) == 1


def test_concept_is_not_recognised(make_workspace: MakeWorkspace) -> None:
    concept = DIGID.replace("titel: DigiD\n", "titel: DigiD\nstatus: concept\n", 1)
    knowledge = of(make_workspace({"toeslagen": TREE, "digid": concept}))
    assert "digid" not in {match.tree for match in knowledge.recognise("digid aanvragen")}


def test_tree_with_an_error_is_left_out_and_named(make_workspace: MakeWorkspace) -> None:
    broken = DIGID.replace("naar: inloggen", "naar: inlogen")
    knowledge = of(make_workspace({"toeslagen": TREE, "digid": broken}))
    assert knowledge.left_out() == (
        'Niet gebruikt, want er zit een fout in: digid. Bekijk ze met "ido bomen controleer".'
    )
    assert {match.tree for match in knowledge.recognise("digid toeslag")} == {"toeslagen"}
    assert of(make_workspace(name="heel")).left_out() == ""


def test_workspace_that_can_not_be_used_is_told_by_who_opens_it_and_never_in_the_background(
    make_workspace: MakeWorkspace, capfd: pytest.CaptureFixture[str]
) -> None:
    knowledge = of(make_workspace(directory="bibliotheek: ["))
    assert knowledge.recognise(ASKED) == ()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(IdoError, match=r"partners\.yaml is niet te gebruiken"):
        _ = knowledge.workspace().directory
