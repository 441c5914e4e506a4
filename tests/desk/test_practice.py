"""Practice over a front that replays choices: a visitor's words, the road, friendly feedback."""

import json
from random import Random

import pytest
from conftest import DIGID, TREE, URGENT, MakeWorkspace
from scripted import Remembers, Script

from ido_cli.desk.practice import Practice
from ido_cli.desk.reception import StopVisit
from ido_cli.terminal.page import BACK, EXPLAIN, STOP
from ido_cli.workspace.reading import Workspace, open_workspace

ONE_EXAMPLE = TREE.partition("voorbeelden:")[0] + (
    "voorbeelden:\n"
    "  - {klant: Ik wil huurtoeslag, antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen}\n"
)
SETTING = "oefen:roos"


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    return open_workspace(
        make_workspace({"toeslagen": ONE_EXAMPLE, "digid": DIGID, "spoed": URGENT})
    )


def practice(workspace: Workspace, front: Script, keeper: Remembers | None = None) -> Practice:
    """A round with chances that are always the same."""
    return Practice(
        workspace.trees,
        workspace.directory,
        front,
        keeper or Remembers(),
        lambda _text: ["digid"],
        Random(1),
        "roos",
    )


def test_right_road_is_praised_with_the_road_and_who_is_behind_it(workspace: Workspace) -> None:
    front = Script("Toeslagen", "Een toeslag aanvragen", "Ja", "Verder")
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert front.replies == []
    assert 'De klant zegt: "Ik wil huurtoeslag"' in front.asked[0]
    for words in (
        "Goed gedaan.",
        "Nodig was Een toeslag aanvragen",
        "De weg Toeslagen › Een toeslag aanvragen › Ja",
        "Wie Dienst Toeslagen. Beslist over de vier toeslagen.",
        "Niet doen Zelf inloggen",
    ):
        assert words in front.asked[3]
    assert front.said[-1] == "1 van 1 goed. Mooi werk."


def test_other_road_shows_where_it_parted(workspace: Workspace) -> None:
    front = Script("Toeslagen", "Terugbetalen", "Verder")
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert "Bijna. Kijk even mee." in front.asked[2]
    assert 'Hier anders Bij "Wat wil de klant?" past: Een toeslag aanvragen.' in front.asked[2]
    assert front.said[-1].startswith("0 van 1 goed. Oefening baart kunst.")


def test_other_topic_says_which_was_better(workspace: Workspace) -> None:
    front = Script("DigiD", "Verder")
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert "Beter Deze vraag hoort bij Toeslagen, niet bij DigiD." in front.asked[1]


def test_explanation_and_back_are_there_as_in_a_visit(workspace: Workspace) -> None:
    front = Script("Toeslagen", BACK, EXPLAIN, "Terugbetalen", "Verder")
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert "Uitleg: Er zijn vier toeslagen." not in front.asked[2]
    assert "Uitleg: Er zijn vier toeslagen." in front.asked[3]


def test_back_takes_the_last_answer_away(workspace: Workspace) -> None:
    front = Script(
        "Toeslagen", "Een toeslag aanvragen", BACK, "Een toeslag aanvragen", "Ja", "Verder"
    )
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert front.asked[1] == front.asked[3]
    assert front.said[-1].startswith("1 van 1 goed.")


def test_missed_exercise_is_remembered_until_it_goes_well(workspace: Workspace) -> None:
    keeper = Remembers()
    practice(workspace, Script("DigiD", "Verder"), keeper).run(["toeslagen"], hard=False)
    assert json.loads(keeper.kept[SETTING]) == ["toeslagen:0"]
    right = Script("Toeslagen", "Een toeslag aanvragen", "Ja", "Verder")
    practice(workspace, right, keeper).run(["toeslagen"], hard=False)
    assert json.loads(keeper.kept[SETTING]) == []


@pytest.mark.parametrize(
    "replies", [(STOP,), ("Toeslagen", STOP), ("DigiD", STOP)], ids=["topic", "road", "feedback"]
)
def test_stop_is_possible_anywhere_and_keeps_what_was_missed_before(
    workspace: Workspace, replies: tuple[str, ...]
) -> None:
    keeper = Remembers()
    keeper.kept[SETTING] = '["digid:1"]'
    with pytest.raises(StopVisit):
        practice(workspace, Script(*replies), keeper).run(["toeslagen"], hard=False)
    assert json.loads(keeper.kept[SETTING]) == ["digid:1"]


@pytest.mark.parametrize("damaged", ["{", '"x"', "7"])
def test_damaged_memory_is_as_none(workspace: Workspace, damaged: str) -> None:
    keeper = Remembers()
    keeper.kept[SETTING] = damaged
    front = Script("Toeslagen", "Een toeslag aanvragen", "Ja", "Verder")
    practice(workspace, front, keeper).run(["toeslagen"], hard=False)
    assert front.said[-1] == "1 van 1 goed. Mooi werk."


def test_tree_without_examples_has_nothing_to_practise(make_workspace: MakeWorkspace) -> None:
    bare = open_workspace(make_workspace({"digid": DIGID.partition("voorbeelden:")[0]}))
    front = Script()
    practice(bare, front).run(["digid"], hard=False)
    assert front.said == ["Er is niets om te oefenen: er zijn geen voorbeelden."]


def test_quiz_tells_what_the_other_does_when_it_was_not_the_right_one(
    make_workspace: MakeWorkspace,
) -> None:
    directory = """
bibliotheek: Testbieb
regios: [Noord]
partners:
  - {id: svb, naam: De SVB, soort: overheid, doet: Betaalt de AOW., regio: landelijk}
  - {id: uwv, naam: Het UWV, soort: overheid, doet: Betaalt de WW., regio: landelijk}
"""
    workspace = open_workspace(make_workspace({"digid": DIGID}, directory))
    front = Script("De SVB", "Verder", "De SVB", "Verder")
    practice(workspace, front).quiz()
    assert front.said[-1].startswith("1 van 2 goed.")
    wrong = next(page for page in front.asked if "Net niet." in page)
    assert "Dit doet Het UWV De SVB Betaalt de AOW." in wrong
    assert any("Goed. Dit doet De SVB" in page for page in front.asked)
