"""Practice over a front that replays choices: a visitor's words, the road, friendly feedback."""

import json
from random import Random
from typing import Any

import pytest
from conftest import DIGID, TREE, URGENT, MakeWorkspace
from scripted import FullDisk, Remembers, Script, equip

from ido_cli.desk.practice import Practice
from ido_cli.errors import STOPPED
from ido_cli.recognition.dutch_words import names
from ido_cli.terminal.page import ANSWERS, BACK, EXPLAIN, STOP, Choice, Key
from ido_cli.terminal.page import URGENT as URGENT_KEY
from ido_cli.workspace.reading import Workspace, open_workspace

ONE_EXAMPLE = TREE.partition("voorbeelden:")[0] + (
    "voorbeelden:\n"
    "  - {klant: Ik wil huurtoeslag, antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen}\n"
)
NO_EXAMPLES = DIGID.partition("voorbeelden:")[0].replace("titel: DigiD", "titel: Leeg")
SETTING = "oefen:roos"


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    return open_workspace(
        make_workspace(
            {"toeslagen": ONE_EXAMPLE, "digid": DIGID, "spoed": URGENT, "leeg": NO_EXAMPLES}
        )
    )


def practice(workspace: Workspace, front: Script, keeper: Remembers | None = None) -> Practice:
    """A round with chances that are always the same."""
    equipment = equip(workspace, front, keeper or Remembers())
    return Practice(equipment, lambda _text: ["digid"], names, Random(1), "roos")


BOTH = ["toeslagen", "leeg"]
"""Two trees, of which one has no examples: so there is a topic to choose, always the same."""
ROAD = ("Toeslagen", "Een toeslag aanvragen", "Ja")


def test_right_road_is_praised_with_the_road_and_who_is_behind_it(workspace: Workspace) -> None:
    front = Script(*ROAD, "Verder")
    assert practice(workspace, front).run(BOTH, hard=False) == 0
    assert front.replies == []
    assert front.asked[0].startswith('Oefenen 1 van 1 De klant zegt: "Ik wil huurtoeslag"')
    for words in (
        "Goed. Advies Een toeslag aanvragen",
        "De weg Toeslagen › Een toeslag aanvragen › Ja",
        "Wie Dienst Toeslagen. Beslist over de vier toeslagen.",
        "Niet doen Zelf inloggen",
    ):
        assert words in front.said[3]
    assert front.said[-1] == "Oefenen 1 van 1 goed. Mooi werk."


def test_other_advice_is_near_and_shows_where_the_roads_part(workspace: Workspace) -> None:
    front = Script("Toeslagen", "Terugbetalen", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert (
        "Bijna. Waarom Het onderwerp klopt, het advies is anders. "
        'Bij "Wat wil de klant?" past "Een toeslag aanvragen", u koos "Terugbetalen". '
        "Nodig was Een toeslag aanvragen"
    ) in front.all_said
    assert front.said[-1] == (
        "Oefenen 0 van 1 goed, 1 bijna. Oefening baart kunst. "
        "Oefen dit nog eens: Toeslagen ido oefen toeslagen"
    )


def test_wrong_topic_is_no_and_says_which_it_is_and_why(workspace: Workspace) -> None:
    front = Script("DigiD", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert (
        "Nee, dit is een ander onderwerp. "
        "Waarom Deze vraag hoort bij Toeslagen, niet bij DigiD. "
        "Gaat over Toeslagen aanvragen en terugbetalen Nodig was Een toeslag aanvragen"
    ) in front.said[1]
    assert 'Zeg "Ik kijk graag even mee."' in front.said[1]
    assert front.said[-1].startswith("Oefenen 0 van 1 goed. ")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "Nee, naar: aanvragen",
            "Nee, naar: toeslagen#samen",
            "Vanuit DigiD komt u daar ook, met een omweg.",
        ),
        (
            "[formulierenhulp]",
            "[dienst-toeslagen]",
            "Ook bij DigiD kunt u uitkomen bij: Dienst Toeslagen.",
        ),
    ],
    ids=["leads there", "same addressee"],
)
def test_topic_that_comes_near_is_almost_and_says_why(
    make_workspace: MakeWorkspace, old: str, new: str, why: str
) -> None:
    trees = {"toeslagen": ONE_EXAMPLE, "digid": DIGID.replace(old, new), "leeg": NO_EXAMPLES}
    front = Script("DigiD", "Verder")
    practice(open_workspace(make_workspace(trees)), front).run(BOTH, hard=False)
    assert f"Bijna. Waarom Deze vraag hoort bij Toeslagen. {why}" in front.said[1]
    assert front.said[-1].startswith("Oefenen 0 van 1 goed, 1 bijna.")


def test_whole_advice_can_be_read_as_at_the_desk(workspace: Workspace) -> None:
    front = Script("DigiD", "Het hele advies lezen", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert "Ga naar Dienst Toeslagen overheidsinstantie bel 0800-0543" in front.said[3]
    assert front.said[3].startswith("Oefenen 1 van 1")


def test_one_tree_begins_with_its_question(workspace: Workspace) -> None:
    front = Script("Een toeslag aanvragen", "Ja", "Verder")
    practice(workspace, front).run(["toeslagen"], hard=False)
    assert "Wat wil de klant?" in front.asked[0]
    assert "1 van 1 goed." in front.said[-1]


def test_number_of_the_exercise_stands_on_every_page(make_workspace: MakeWorkspace) -> None:
    workspace = open_workspace(make_workspace({"digid": DIGID}))
    front = Script("Ja", "Verder", "Nee", "Verder")
    practice(workspace, front).run(["digid"], hard=False)
    heads = [page.split("De klant")[0] for page in front.said if page.startswith("Oefenen ")]
    assert heads[:4] == ["Oefenen 1 van 2 "] * 2 + ["Oefenen 2 van 2 "] * 2


# The road is a visit


def test_explanation_and_back_are_there_as_in_a_visit(workspace: Workspace) -> None:
    front = Script("Toeslagen", BACK, "Toeslagen", EXPLAIN, "Terugbetalen", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert "Waar gaat deze vraag over?" in front.asked[2]
    assert "Uitleg: Er zijn vier toeslagen." not in front.asked[3]
    assert "Uitleg: Er zijn vier toeslagen." in front.asked[4]


def test_back_takes_the_last_answer_away(workspace: Workspace) -> None:
    front = Script(*ROAD[:2], BACK, *ROAD[1:], "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert front.asked[1] == front.asked[3]
    assert "1 van 1 goed." in front.said[-1]


def test_answers_can_be_changed_as_in_a_visit(workspace: Workspace) -> None:
    front = Script(*ROAD[:2], ANSWERS, "Wat wil de klant?", "Terugbetalen", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert "De antwoorden tot nu toe" in front.all_said
    assert "0 van 1 goed, 1 bijna." in front.said[-1]


def test_urgent_road_is_judged_as_another_topic(workspace: Workspace) -> None:
    front = Script("Toeslagen", URGENT_KEY, "Ja", "Verder")
    practice(workspace, front).run(BOTH, hard=False)
    assert "Deze vraag hoort bij Toeslagen, niet bij Spoed." in front.all_said


def test_nothing_of_a_practised_road_is_kept_as_a_session(workspace: Workspace) -> None:
    keeper = FullDisk(0)
    equipment = equip(workspace, front := Script(*ROAD, "Verder"), keeper)
    Practice(equipment, lambda _text: [], names, Random(1)).run(BOTH, hard=False)
    assert keeper.saved == []
    assert "De schijf is vol" not in front.all_said


# Stopping, and what is remembered


def test_missed_exercise_is_remembered_until_it_goes_well(workspace: Workspace) -> None:
    keeper = Remembers()
    practice(workspace, Script("DigiD", "Verder"), keeper).run(BOTH, hard=False)
    assert json.loads(keeper.kept[SETTING]) == ["toeslagen:0"]
    practice(workspace, Script(*ROAD, "Verder"), keeper).run(BOTH, hard=False)
    assert json.loads(keeper.kept[SETTING]) == []


@pytest.mark.parametrize("replies", [(STOP,), ("Toeslagen", STOP)], ids=["topic", "road"])
def test_stop_is_possible_anywhere_and_keeps_what_was_missed_before(
    workspace: Workspace, replies: tuple[str | Key, ...]
) -> None:
    keeper = Remembers()
    keeper.kept[SETTING] = '["digid:1"]'
    front = Script(*replies)
    assert practice(workspace, front, keeper).run(BOTH, hard=False) == 0
    assert json.loads(keeper.kept[SETTING]) == ["digid:1"]
    assert front.said[-1] == "Tot de volgende keer."
    assert "goed" not in front.all_said


def test_who_stops_at_the_feedback_has_done_the_exercise(workspace: Workspace) -> None:
    keeper = Remembers()
    front = Script("DigiD", STOP)
    practice(workspace, front, keeper).run(BOTH, hard=False)
    assert json.loads(keeper.kept[SETTING]) == ["toeslagen:0"]
    assert front.said[-1].startswith("Oefenen 0 van 1 goed.")


def test_who_stops_halfway_hears_the_score_so_far(make_workspace: MakeWorkspace) -> None:
    workspace = open_workspace(make_workspace({"digid": DIGID}))
    front = Script("Ja", "Verder", STOP)
    practice(workspace, front).run(["digid"], hard=False)
    assert "van 1 goed" in front.said[-2]
    assert "U bent gestopt na 1 van 2." in front.said[-2]
    assert front.said[-1] == "Tot de volgende keer."


def test_ctrl_c_ends_with_the_score_so_far(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(make_workspace({"digid": DIGID}))
    front = Script("Ja", "Verder", "Ctrl-C")
    choose = front.choose

    def interrupted(*words: Any, **more: Any) -> Choice | Key:
        if front.replies == ["Ctrl-C"]:
            raise KeyboardInterrupt
        return choose(*words, **more)

    monkeypatch.setattr(front, "choose", interrupted)
    assert practice(workspace, front).run(["digid"], hard=False) == STOPPED
    assert "U bent gestopt na 1 van 2." in front.said[-2]


@pytest.mark.parametrize("damaged", ["{", '"x"', "7"])
def test_damaged_memory_is_as_none(workspace: Workspace, damaged: str) -> None:
    keeper = Remembers()
    keeper.kept[SETTING] = damaged
    front = Script(*ROAD, "Verder")
    practice(workspace, front, keeper).run(BOTH, hard=False)
    assert front.said[-1] == "Oefenen 1 van 1 goed. Mooi werk."


def test_tree_without_examples_has_nothing_to_practise(workspace: Workspace) -> None:
    front = Script()
    practice(workspace, front).run(["leeg"], hard=False)
    assert front.said == ["Oefenen Er is niets om te oefenen: er zijn geen voorbeelden."]


QUIZ = """
bibliotheek: Testbieb
regios: [Noord]
partners:
  - {id: svb, naam: De SVB, soort: overheid, doet: Betaalt de AOW., regio: landelijk}
  - {id: uwv, naam: Het UWV, soort: overheid, doet: Betaalt de WW., regio: landelijk}
"""


def test_quiz_tells_what_the_other_does_when_it_was_not_the_right_one(
    make_workspace: MakeWorkspace,
) -> None:
    workspace = open_workspace(make_workspace({"digid": DIGID}, QUIZ))
    front = Script("De SVB", "Verder", "De SVB", "Verder")
    assert practice(workspace, front).quiz() == 0
    assert front.said[-1] == (
        "Oefenen 1 van 2 goed. Oefening baart kunst. "
        "Oefen dit nog eens: Het UWV ido partners toon uwv"
    )
    wrong = next(page for page in front.said if "Nee, dit doet een andere instantie." in page)
    assert "Dit doet Het UWV Betaalt de WW. U koos De SVB Betaalt de AOW." in wrong
    assert any("Goed. Dit doet De SVB" in page for page in front.said)
    assert [page[:15] for page in front.asked[::2]] == ["Oefenen 1 van 2", "Oefenen 2 van 2"]
