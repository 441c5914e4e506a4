"""The conversation of a visit over a front that replays choices: odd trees, detours, the end."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from conftest import DIGID, TREE, URGENT, Ido, MakeWorkspace
from scripted import NOW, FullDisk, Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.desk.visit import check_plan
from ido_cli.errors import IdoError
from ido_cli.sessions.store import Store
from ido_cli.terminal.page import ANSWERS, BACK, BOUNCE, EXPLAIN, NOTE, STOP, Key
from ido_cli.terminal.page import URGENT as URGENT_KEY
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session
from ido_cli.workspace.reading import open_workspace

WHAT = Place("toeslagen", "wat")
DIGID_KNOWN = Place("toeslagen", "heeft_digid")
TO_NOWHERE = TREE.replace(
    "{antwoord: Weet niet, naar: samen}", "{antwoord: Weet niet, naar: weg#kwijt}", 1
)


# Urgent


def test_urgent_tree_does_not_offer_the_advice_of_the_interrupted_question(hold: Hold) -> None:
    front = Script("toeslag terugbetalen", "Toeslagen", URGENT_KEY, BACK, STOP)
    hold(front)
    assert "Is er nu gevaar?" in front.asked[3]
    assert "Toeslag terugbetalen" not in front.asked[3]


def test_urgent_is_no_key_in_the_urgent_tree(hold: Hold) -> None:
    front = Script(URGENT_KEY, "Nee", BACK, BACK, "Terugbetalen", STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    assert "Rustig verder kijken" in front.all_said
    assert [case.tree for case in visit.state.session.cases] == ["toeslagen"]


def test_urgent_before_and_after_a_question_is_a_question_of_the_visit(hold: Hold) -> None:
    front = Script(
        URGENT_KEY,
        "Ja",
        "Warm overgedragen",
        "Terugbetalen",
        "Doorverwezen",
        "Nog een vraag",
        "!",
        "Nee",
        "Niet geholpen",
        STOP,
    )
    visit = hold(front, Arrival(tree="toeslagen"), trees={"toeslagen": TREE, "spoed": URGENT})
    assert [case.outcome for case in visit.state.session.cases] == [
        "doorverwezen",
        "overgedragen",
        "niet-geholpen",
    ]


# Questions and answers


def test_broken_road_says_whose_mistake_it_is_and_offers_a_way_on(hold: Hold) -> None:
    front = Script(
        "huurtoeslag aanvragen",
        "Toeslagen",
        "Weet niet",
        BACK,
        "Weet niet",
        "Een ander onderwerp kiezen",
        "DigiD",
        STOP,
    )
    visit = hold(front, trees={"toeslagen": TO_NOWHERE, "digid": DIGID})
    said = (
        "Deze weg is nog niet af. Dat ligt aan de boom, niet aan u. "
        "Meld aan de coördinator: weg#kwijt is er niet."
    )
    assert front.asked[3].endswith(f"{said} (Een ander onderwerp kiezen)")
    assert "Wat wil de klant?" in front.asked[4]
    assert [case.tree for case in visit.state.session.cases] == ["digid"]


def test_broken_road_of_a_chosen_tree_offers_the_other_topics(hold: Hold) -> None:
    front = Script("Weet niet", "Een ander onderwerp kiezen", "DigiD", STOP)
    visit = hold(front, Arrival(tree="toeslagen"), trees={"toeslagen": TO_NOWHERE, "digid": DIGID})
    assert [case.tree for case in visit.state.session.cases] == ["digid"]


def test_session_of_a_tree_that_is_gone_can_go_on(hold: Hold) -> None:
    gone = Session("s" * 32, NOW, "noord", (Case("weg", {Place("weg", "x"): "ja"}, "huurtoeslag"),))
    front = Script(BACK, "Toeslagen", STOP)
    visit = hold(front, session=gone)
    assert "Deze weg is nog niet af." in front.asked[0]
    assert '"huurtoeslag"' in front.asked[1]
    assert [case.tree for case in visit.state.session.cases] == ["toeslagen"]


def test_resumed_answers_that_no_longer_fit_are_named(hold: Hold) -> None:
    old = Session(
        "s" * 32,
        NOW,
        "noord",
        (Case("toeslagen", {WHAT: "een-toeslag-aanvragen", DIGID_KNOWN: "misschien"}),),
    )
    front = Script(STOP)
    hold(front, session=old)
    assert (
        "De boom is veranderd. Deze antwoorden passen niet meer: toeslagen#heeft_digid. "
        "Heeft de klant een DigiD?"
    ) in front.asked[0]


def test_explanation_is_shown_once_and_its_absence_is_said(hold: Hold) -> None:
    front = Script(EXPLAIN, EXPLAIN, "Een toeslag aanvragen", EXPLAIN, STOP)
    hold(front, Arrival(tree="toeslagen"))
    assert ["Uitleg: Er zijn vier toeslagen." in page for page in front.asked] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert "Uitleg: Bij deze vraag is geen uitleg nodig." in front.asked[4]


def test_advice_is_shown_once_and_again_after_looking_back(hold: Hold) -> None:
    front = Script(
        "Terugbetalen",
        NOTE,
        "belt zelf",
        ANSWERS,
        BACK,
        BACK,
        "Terugbetalen",
        "Doorverwezen",
        STOP,
    )
    hold(front, Arrival(tree="toeslagen"))
    advices = [text for text in front.said if "Toeslag terugbetalen Ga naar" in text]
    assert len(advices) in (3, 4), "once, after the answers, after back, and perhaps after the note"
    assert any("De notitie is bewaard. Hoe gaat het verder?" in page for page in front.asked)


# The command line


def test_hands_free_visit_asks_nothing(hold: Hold, tmp_path: Path) -> None:
    export = tmp_path / "uit.txt"
    front = Script()
    visit = hold(
        front, Arrival(tree="toeslagen", answers=("1", "ja"), outcome="doorverwezen", export=export)
    )
    assert front.said == [f"De samenvatting staat in {export}."]
    assert visit.state.session.done
    assert "Afloop      Doorverwezen" in export.read_text(encoding="utf-8")


def test_too_many_answers_are_refused(hold: Hold) -> None:
    with pytest.raises(IdoError) as caught:
        hold(Script(), Arrival(tree="toeslagen", answers=("2", "ja"), outcome="doorverwezen"))
    assert caught.value.message == 'Er is geen vraag meer voor het antwoord "ja".'
    assert caught.value.hint == "Geef minder antwoorden met -a."
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("plan", "hint"),
    [
        (Arrival(tree="toeslaggen"), 'Bedoelde u "toeslagen"?'),
        (Arrival(outcome="doorverwesen"), 'Bedoelde u "doorverwezen"?'),
        (Arrival(export=Path("uit.pdf")), "Laat de naam eindigen op .txt, .md of .json."),
    ],
)
def test_plan_that_can_not_be_is_refused_before_anything_is_asked(
    make_workspace: MakeWorkspace, plan: Arrival, hint: str
) -> None:
    with pytest.raises(IdoError) as caught:
        check_plan(open_workspace(make_workspace()), plan, NOW.date())
    assert (caught.value.hint, caught.value.exit_code) == (hint, 2)


# Straight to the advice that was recognised

ONLY_WITH_DIGID = TREE.replace("{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: samen}")
NO_FACT = TREE.replace("    feit: digid\n", "")
HEARD = "Uit de woorden van de klant: Terugbetalen. Klopt iets niet? Verander het met a."


def test_advice_that_is_recognised_is_walked_at_once_and_says_whence(hold: Hold) -> None:
    front = Script("toeslag terugbetalen", "Toeslagen: Toeslag", "Doorverwezen", STOP)
    visit = hold(front)
    assert f"advies {HEARD} Toeslag terugbetalen Ga naar" in front.all_said
    (case,) = visit.state.session.cases
    assert (case.answers, case.outcome) == ({WHAT: "terugbetalen"}, "doorverwezen")
    assert case.heard == {WHAT}


def test_what_follows_from_the_words_takes_the_shortest_road(hold: Hold) -> None:
    front = Script("een toeslag aanvragen", "Toeslagen: Een toeslag", STOP)
    visit = hold(front, trees={"toeslagen": NO_FACT})
    assert visit.state.session.cases[0].answers == {
        WHAT: "een-toeslag-aanvragen",
        DIGID_KNOWN: "ja",
    }


def test_fact_that_the_words_leave_open_is_asked(hold: Hold) -> None:
    front = Script("een toeslag aanvragen", "Toeslagen: Een toeslag", "Nee", "Doorverwezen", STOP)
    visit = hold(front)
    assert "Heeft de klant een DigiD?" in front.asked[2]
    assert "Uit de woorden van de klant: Een toeslag aanvragen." in front.asked[2]
    (case,) = visit.state.session.cases
    assert (case.heard, case.answers[DIGID_KNOWN]) == (frozenset({WHAT}), "nee")


def test_fact_that_only_follows_from_the_words_is_asked_in_the_next_question(hold: Hold) -> None:
    """A presumption holds for the question that it was made in."""
    front = Script(
        *("een toeslag aanvragen", "Toeslagen: Een toeslag", "Doorverwezen"),
        *("Nog een vraag", "digid aanvragen", "DigiD", STOP),
    )
    visit = hold(front, trees={"toeslagen": ONLY_WITH_DIGID, "digid": DIGID})
    assert visit.state.session.cases[0].answers[DIGID_KNOWN] == "ja"
    assert "DigiD vraag 1 Heeft de klant een DigiD?" in front.asked[-1]


def test_answers_that_follow_from_the_words_can_be_changed(hold: Hold) -> None:
    front = Script(
        "een toeslag aanvragen",
        "Toeslagen: Een toeslag",
        ANSWERS,
        "Heeft de klant een DigiD? Ja (uit de woorden van de klant)",
        "Nee",
        BACK,
        STOP,
    )
    visit = hold(front, trees={"toeslagen": NO_FACT})
    assert "Heeft de klant een DigiD?" in front.asked[-1]
    (case,) = visit.state.session.cases
    assert (case.answers, case.heard) == ({WHAT: "een-toeslag-aanvragen"}, frozenset({WHAT}))


@pytest.mark.parametrize(
    "replies",
    [
        ("huurtoeslag aanvragen", "Toeslagen"),
        ("toeslag terugbetalen", "Geen van deze", "Toeslagen"),
    ],
    ids=["a topic was recognised", "chosen from the list"],
)
def test_nothing_follows_from_the_words_where_no_advice_was_chosen(
    hold: Hold, replies: tuple[str, ...]
) -> None:
    visit = hold(Script(*replies, STOP))
    assert visit.state.session.cases[0].answers == {}


def test_advice_that_does_not_fit_what_is_known_says_so_and_the_questions_are_asked(
    hold: Hold,
) -> None:
    front = Script(
        *("wachtwoord kwijt", "DigiD", "Nee", "Doorverwezen", "Nog een vraag"),
        *("een toeslag aanvragen", "Toeslagen: Een toeslag", STOP),
    )
    visit = hold(front, trees={"toeslagen": ONLY_WITH_DIGID, "digid": DIGID})
    assert (
        "Met wat al bekend is komt u niet bij dat advies uit. Loop de vragen even langs. "
        "Wat wil de klant?"
    ) in front.asked[-1]
    assert visit.state.session.cases[1].answers == {}


def test_advice_from_the_words_is_walked_in_plain_mode(ido: Ido) -> None:
    typed = "1\n2\nq\n"
    out = ido("start", "toeslag terugbetalen", "--locatie", "noord", typed=typed).out
    assert "Uit de woorden van de klant: Terugbetalen." in out
    assert "Advies      Toeslag terugbetalen\n" in out


# Where the visitor had been already


def test_visitor_who_had_been_there_gets_who_comes_next(hold: Hold) -> None:
    front = Script("Terugbetalen", BOUNCE, "Warm", STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    page = front.said[3]
    assert "Was al bij Dienst Toeslagen Ga naar Wijkteam" in page
    assert "Vertel wat Dienst Toeslagen heeft gezegd. Een brief lezen we samen." in page
    assert "Klaag eerst bij de instantie zelf." in page
    assert visit.report().cases[0].do[1] == (
        "Ga nu naar Wijkteam. Zeg daar wat u al heeft geprobeerd."
    )
    (case,) = visit.state.session.cases
    (told,) = visit.report().cases
    assert case.bounced == ("dienst-toeslagen",)
    assert [one.name for one in told.bounced] == ["Dienst Toeslagen"]
    assert told.addressee is not None
    assert told.addressee.name == "Wijkteam"


def test_visitor_who_had_been_everywhere_is_not_sent_anywhere_again(hold: Hold) -> None:
    front = Script("Terugbetalen", BOUNCE, BOUNCE, BOUNCE, "Niet geholpen", STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    assert "Ga naar hier is verder niemand voor bekend: vraag een collega" in front.all_said
    assert "Verder is hier niemand bekend. Vraag een collega mee te denken." in front.all_said
    assert visit.state.session.cases[0].bounced == ("dienst-toeslagen", "wijkteam")
    assert visit.report().cases[0].addressee is None


def test_back_takes_a_bounce_back_before_an_answer(hold: Hold) -> None:
    front = Script("Terugbetalen", BOUNCE, BACK, BACK, STOP)
    visit = hold(front, Arrival(tree="toeslagen"))
    assert [page for page in front.said if "advies Toeslag" in page][-1].count("Was al bij") == 0
    (case,) = visit.state.session.cases
    assert (case.bounced, case.answers) == ((), {})


def test_what_goes_often_with_it_begins_at_its_step_with_what_is_known(hold: Hold) -> None:
    end = "    titel: Toeslag terugbetalen\n"
    trees = {
        "toeslagen": TREE.replace(end, f"{end}    vaak_ook: [digid#inloggen]\n"),
        "digid": DIGID,
    }
    front = Script("Terugbetalen", "Doorverwezen", "Vaak ook: DigiD: Inloggen", STOP)
    visit = hold(front, Arrival(tree="toeslagen"), trees=trees)
    assert "advies Inloggen" in front.said[-3]
    assert visit.state.session.cases[1].answers == {Place("digid", "wat"): "ja"}


def test_complaint_is_offered_after_a_bounce(hold: Hold) -> None:
    complaint = DIGID.replace("titel: DigiD", "titel: Klacht over de overheid")
    front = Script("Terugbetalen", BOUNCE, "Niet geholpen", "Vaak ook: Klacht", STOP)
    visit = hold(
        front,
        Arrival(tree="toeslagen"),
        trees={"toeslagen": TREE, "klacht-over-de-overheid": complaint},
    )
    assert visit.state.session.cases[1].tree == "klacht-over-de-overheid"


def test_stop_says_how_to_go_on_with_what_is_kept(hold: Hold, tmp_path: Path) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    front = Script("Terugbetalen", STOP)
    hold(front, Arrival(tree="toeslagen"), keeper=store)
    store.close()
    assert front.said[-1] == (
        "Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat ssssssss"
    )


def test_stop_before_anything_was_asked_keeps_nothing(hold: Hold) -> None:
    front = Script("q")
    hold(front)
    assert front.said[-1] == "Gestopt. Er is niets bewaard."


def test_ctrl_c_keeps_what_was_answered_and_has_its_own_exit_code(hold: Hold) -> None:
    class Interrupted(Script):
        def _next(self, shown: str) -> str | Key:
            reply = super()._next(shown)
            if reply == "Ctrl-C":
                raise KeyboardInterrupt
            return reply

    keeper = FullDisk(99)
    hold(Interrupted(NOTE, "Ctrl-C"), Arrival(tree="toeslagen"), keeper=keeper, code=130)
    assert [case.tree for case in keeper.saved[-1].cases] == ["toeslagen"]


@pytest.mark.parametrize("outcome", ["doorverwezen", None])
def test_visit_with_a_wrong_answer_given_ahead_leaves_no_half_visit(
    hold: Hold, outcome: str | None
) -> None:
    keeper = FullDisk(99)
    plan = Arrival(tree="toeslagen", answers=("geen-antwoord",), outcome=outcome)
    with pytest.raises(IdoError):
        hold(Script(), plan, keeper=keeper)
    assert keeper.saved[-1].cases == ()


LETTER: Final = """
titel: Spoed
herken: [brief]
begin: datum
vragen:
  datum:
    vraag: Welke datum staat er op de brief?
    soort: datum
    feit: briefdatum
    antwoorden:
      - {binnen: 6 weken, naar: op_tijd}
      - {later: ja, naar: te_laat}
      - {antwoord: Weet niet, naar: te_laat}
adviezen:
  op_tijd:
    titel: Op tijd bezwaar maken
    verwijs: [formulierenhulp]
    termijn: {duur: 6 weken, vanaf: briefdatum, wat: Bezwaar maken}
  te_laat: {titel: Vragen of het nog kan, verwijs: [formulierenhulp]}
"""


@pytest.mark.parametrize(
    ("typed", "title"),
    [("gisteren", "Op tijd bezwaar maken"), ("1-9", "Vragen of het nog kan")],
)
def test_date_is_typed_in_the_urgent_detour_too(hold: Hold, typed: str, title: str) -> None:
    front = Script(URGENT_KEY, typed, STOP)
    hold(front, Arrival(tree="toeslagen"), {"toeslagen": TREE, "spoed": LETTER})
    assert title in front.all_said


def test_date_of_today_is_good_in_a_visit_that_is_resumed_on_a_later_day(hold: Hold) -> None:
    begun = NOW - timedelta(days=3)
    session = Session("s" * 32, begun, "noord", (Case("spoed", day=begun.date()),))
    front = Script("25-11-2026", "vandaag", STOP)
    hold(front, trees={"toeslagen": TREE, "spoed": LETTER}, session=session)
    assert "Die dag is nog niet geweest." in front.said[1]
    assert "nog 42 dagen" in front.all_said
