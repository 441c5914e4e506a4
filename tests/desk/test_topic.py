"""From what the visitor came with to the tree to begin in: recognised, from the list, or urgent."""

import pytest
from conftest import DIGID, TREE, Ido, MakeWorkspace
from scripted import FullDisk, Hold, Script

from ido_cli.desk.knowledge import Knowledge
from ido_cli.desk.reception import Arrival
from ido_cli.errors import IdoError
from ido_cli.terminal.page import (
    BACK,
    STOP,
    Key,
)
from ido_cli.terminal.page import URGENT as URGENT_KEY


def test_refused_question_is_asked_again_and_never_kept(hold: Hold) -> None:
    keeper = FullDisk(99)
    front = Script("mijn bsn is 123456782", "bel 06 12345678", "huurtoeslag", "Toeslagen", STOP)
    visit = hold(front, keeper=keeper)
    assert "Dit lijkt op persoonsgegevens:" not in front.asked[0]
    assert "Dit lijkt op persoonsgegevens:" in front.asked[1]
    assert (
        "een telefoonnummer. Dat bewaren we niet. Schrijf het op zonder gegevens van de klant."
        in front.asked[2]
    )
    assert [case.text for case in visit.state.session.cases] == ["huurtoeslag"]
    assert "12345678" not in front.all_said + repr(keeper.saved)


def test_refused_question_of_the_command_line_is_asked_again(hold: Hold) -> None:
    front = Script("huurtoeslag", "Toeslagen", STOP)
    visit = hold(front, Arrival("bel piet@voorbeeld.nl"))
    assert "Dit lijkt op persoonsgegevens: een e-mailadres." in front.asked[0]
    assert visit.state.session.cases[0].text == "huurtoeslag"
    assert "piet" not in front.all_said


def test_refused_question_stops_a_visit_that_may_not_ask(hold: Hold) -> None:
    with pytest.raises(IdoError, match="een e-mailadres") as caught:
        hold(
            Script(),
            Arrival(
                "bel piet@voorbeeld.nl", tree="toeslagen", answers=("2",), outcome="doorverwezen"
            ),
        )
    assert "piet" not in caught.value.message + caught.value.hint


def test_few_topics_stand_in_one_list(hold: Hold) -> None:
    front = Script("", "DigiD", STOP)
    hold(front)
    assert front.asked[1].endswith("Waar gaat de vraag over? (DigiD) (Spoed) (Toeslagen)")


def test_list_asked_for_while_languages_are_made_ready_tells_to_try_again(
    hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Wordt klaargezet: Nederlands, Engels."
    monkeypatch.setattr(Knowledge, "still_growing", lambda _: told)
    front = Script("blauwe banaan", BACK, "digid aanvragen", STOP)
    hold(front)
    again = f"{told} Een vraag in een andere taal? Ga terug en probeer het zo nog eens."
    assert again in front.asked[1]
    assert "probeer het zo nog eens" not in front.asked[3]


def many_trees(count: int) -> dict[str, str]:
    themes = ("\nthema: Geld", "\nthema: Werk", "")
    return {
        f"boom-{n:02}": DIGID.replace("titel: DigiD\n", f"titel: Boom {n:02}{themes[n % 3]}\n", 1)
        for n in range(1, count + 1)
    }


def test_many_topics_are_chosen_by_theme_and_back_goes_to_the_themes(hold: Hold) -> None:
    front = Script("", "Geld", BACK, "Overig", "Boom 02", STOP)
    visit = hold(front, trees=many_trees(12))
    assert front.asked[1].endswith("Waar gaat de vraag over? (Geld) (Werk) (Overig)")
    assert front.asked[2].endswith(
        "Welk onderwerp van Geld? (Boom 03) (Boom 06) (Boom 09) (Boom 12)"
    )
    assert front.asked[3] == front.asked[1]
    assert visit.state.session.cases[0].tree == "boom-02"


def test_themes_show_as_many_topics_as_stand_on_a_line(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    trees = {
        one: text.replace("titel: Boom", "titel: Lange boom")
        for one, text in many_trees(18).items()
    }
    told = ido("--map", str(make_workspace(trees)), "--locatie", "noord", typed="\nq\n").out
    row = next(line for line in told.splitlines() if line.startswith("  1  Geld"))
    assert row == "  1  Geld  (Lange boom 03, Lange boom 06, Lange boom 09, Lange boom 12, ...)"


def test_back_from_the_themes_asks_the_question_again(hold: Hold) -> None:
    front = Script("", BACK, "", "Geld", BACK, BACK, "q")
    hold(front, trees=many_trees(12))
    assert front.asked[0] == front.asked[2] == front.asked[6]


@pytest.mark.parametrize("count", [9, 10])
def test_nine_topics_still_have_a_number_each(hold: Hold, count: int) -> None:
    front = Script("", STOP)
    hold(front, trees=many_trees(count))
    assert ("(Boom 01)" in front.asked[1]) == (count == 9)


def test_concept_is_not_offered(hold: Hold) -> None:
    concept = DIGID.replace("titel: DigiD", "titel: DigiD\nstatus: concept")
    front = Script("wachtwoord kwijt", BACK, "", STOP)
    hold(front, trees={"toeslagen": TREE, "digid": concept})
    assert "(DigiD)" not in front.all_said


def test_tree_with_an_error_is_left_out_and_named(hold: Hold) -> None:
    front = Script("", STOP)
    hold(
        front, trees={"toeslagen": TREE, "digid": DIGID.replace("naar: inloggen", "naar: inlogen")}
    )
    assert (
        "Niet gebruikt, want er zit een fout in: digid. "
        'Bekijk ze met "ido bomen controleer". (Toeslagen)'
    ) in front.asked[1]


def test_back_at_the_first_question_goes_to_what_was_recognised(hold: Hold) -> None:
    front = Script("huurtoeslag aanvragen", "Toeslagen", BACK, BACK, "digid", "DigiD", STOP)
    visit = hold(front)
    assert front.asked[3] == front.asked[1].replace('"huur', 'De vraag staat er nog. "huur')
    assert front.lines[1].text == "huurtoeslag aanvragen "
    assert front.lines[1].recall == ("huurtoeslag aanvragen",)
    assert [case.tree for case in visit.state.session.cases] == ["digid"]


def test_urgent_at_the_reception_comes_back_to_the_reception(hold: Hold) -> None:
    front = Script("!", BACK, "huurtoeslag", "Toeslagen", STOP)
    visit = hold(front)
    assert "Is er nu gevaar?" in front.asked[1]
    assert "Wat vraagt de klant?" in front.asked[2]
    assert [case.tree for case in visit.state.session.cases] == ["toeslagen"]


def test_urgent_at_the_reception_without_a_tree_for_it_asks_the_question_anew(hold: Hold) -> None:
    front = Script("!", "huurtoeslag", "Toeslagen", STOP)
    visit = hold(front, trees={"toeslagen": TREE})
    assert front.asked[1].endswith("Er is hier geen boom voor spoed. Bij gevaar: bel 112.")
    assert "Wat vraagt de klant?" in front.asked[1]
    assert [case.tree for case in visit.state.session.cases] == ["toeslagen"]


@pytest.mark.parametrize("back", [True, False], ids=["with back", "when it is done"])
def test_urgent_while_choosing_a_topic_keeps_the_words_of_the_visitor(
    hold: Hold, back: bool
) -> None:
    away: tuple[str | Key, ...] = (BACK,) if back else ("Nee", "De klant kan zelf verder")
    front = Script("huurtoeslag", URGENT_KEY, *away, "Toeslagen", STOP)
    visit = hold(front)
    assert '"huurtoeslag"' in front.asked[-2]
    assert (visit.state.session.cases[-1].tree, visit.state.session.cases[-1].text) == (
        "toeslagen",
        "huurtoeslag",
    )


def test_urgent_without_a_tree_for_it_says_what_to_do(hold: Hold) -> None:
    front = Script(URGENT_KEY, "Terugbetalen", "Doorverwezen", URGENT_KEY, STOP)
    visit = hold(front, Arrival(tree="toeslagen"), trees={"toeslagen": TREE})
    said = "Er is hier geen boom voor spoed. Bij gevaar: bel 112."
    assert said in front.asked[1]
    assert said in front.asked[4]
    assert len(visit.state.session.cases) == 1


@pytest.mark.parametrize("ready", [True, False])
def test_who_waits_for_the_words_is_told_why(
    hold: Hold, monkeypatch: pytest.MonkeyPatch, ready: bool
) -> None:
    monkeypatch.setattr(Knowledge, "ready_within", lambda _self, _seconds: ready)
    front = Script("huurtoeslag", "Toeslagen", STOP)
    hold(front)
    told = "Even geduld. De eerste keer maak ik de herkenning klaar."
    assert (told in front.said) is not ready


ELSEWHERE = """
niet_voor_ons:
  bibliotheek: {helpt: de balie van de bibliotheek, zinnen: [waar is het toilet]}
"""


def test_question_for_somebody_else_is_told_with_who_helps(hold: Hold) -> None:
    front = Script("waar is het toilet", "Geen van deze", "DigiD", STOP)
    hold(front, trees={"toeslagen": TREE, "digid": DIGID, "_niet-voor-ons": ELSEWHERE})
    assert (
        "Dit lijkt geen vraag voor het informatiepunt. "
        "Wie wel helpt: de balie van de bibliotheek." in front.asked[1]
    )
    assert "Ik herken dit niet zeker" not in front.all_said


TWO = "digid wachtwoord kwijt, en zorgtoeslag terugbetalen"


def test_second_question_waits_and_is_the_likely_next_one(hold: Hold) -> None:
    front = Script(TWO, "Ook genoemd: ", "DigiD", STOP)
    visit = hold(front, trees={"toeslagen": TREE, "digid": DIGID})
    assert "(Ook genoemd: Toeslagen)" in front.asked[1]
    assert "Toeslagen komt straks aan de beurt." in front.asked[2]
    assert "(Ook genoemd" not in front.asked[2]
    assert visit.state.session.waiting == ("toeslagen",)


def test_second_question_that_waits_is_offered_at_the_end_and_waits_no_more(hold: Hold) -> None:
    front = Script(TWO, "Ook genoemd: Toeslagen", "DigiD", "Ja", "Doorverwezen")
    front.replies += ["Ook genoemd: Toeslagen", STOP]
    visit = hold(front, trees={"toeslagen": TREE, "digid": DIGID})
    assert [case.tree for case in visit.state.session.cases] == ["digid", "toeslagen"]
    assert visit.state.session.waiting == ()


def test_refused_question_stays_on_the_line_with_what_was_found_in_sight(hold: Hold) -> None:
    front = Script("ik bel met 06 12345678 nu", "huurtoeslag", "Toeslagen", STOP)
    hold(front)
    line = front.lines[1]
    assert [line.text[start:end] for start, end in line.marked] == ["06 12345678"]
