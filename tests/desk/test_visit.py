"""The conversation of a visit over a front that replays choices.

There are odd trees, a failing disk, detours, and what is kept of them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import DIGID, TREE, URGENT, MakeWorkspace

from ido_cli.desk.visit import Visit, check_plan
from ido_cli.errors import IdoError
from ido_cli.sessions.store import Keeper, NoStore, Store
from ido_cli.terminal.page import (
    ANSWERS,
    BACK,
    EXPLAIN,
    NOTE,
    STOP,
    Choice,
    Front,
    Key,
    Live,
    Page,
    Row,
)
from ido_cli.terminal.page import URGENT as URGENT_KEY
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import Case, Session
from ido_cli.workspace.reading import open_workspace

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
WHAT = Place("toeslagen", "wat")
DIGID_KNOWN = Place("toeslagen", "heeft_digid")
TO_NOWHERE = TREE.replace(
    "{antwoord: Weet niet, naar: samen}", "{antwoord: Weet niet, naar: weg#kwijt}", 1
)


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

    def show(self, page: Page) -> None:
        self.said.append(words_of(page))

    def say(self, text: str) -> None:
        self.said.append(text)

    def show_text(self, text: str) -> None:
        self.said.append(text)

    def choose(
        self,
        page: Page,
        choices: Sequence[Choice],
        keys: Sequence[Key] = (),
        below: bool = False,  # noqa: ARG002
    ) -> Choice | Key:
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

    def ask(self, page: Page, default: str = "", live: Live | None = None) -> str:  # noqa: ARG002
        shown = words_of(page)
        self.said.append(shown)
        self.asked.append(shown)
        reply = self._next(shown)
        assert isinstance(reply, str)
        return reply or default

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
        ended: Mapping[int, Mapping[str, Any]] | None = None,  # noqa: ARG002
    ) -> None:
        if len(self.saved) == self.good:
            raise IdoError(
                "De schijf is vol: de sessie is niet bewaard.",
                "Maak ruimte, of kies een andere map met --gegevens MAP.",
            )
        self.saved.append(session)


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


Hold = Callable[..., Visit]


@pytest.fixture
def hold(make_workspace: MakeWorkspace) -> Hold:
    """Holds a visit at the desk `noord` with a script.

    It expects every reply of the script to be used, and this exit code.
    """

    def run(
        front: Script,
        plan: Plan | None = None,
        trees: Mapping[str, str] | None = None,
        keeper: Keeper | None = None,
        session: Session | None = None,
        code: int = 0,
    ) -> Visit:
        workspace = open_workspace(make_workspace(trees))
        visit = Visit(
            workspace,
            front,
            keeper or NoStore(),
            lambda: NOW,
            session or Session("s" * 32, NOW, "noord"),
            plan or Plan(),
        )
        got = visit.run()
        assert front.replies == []
        assert got == code
        return visit

    return run


# What does the visitor ask


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
    assert [case.text for case in visit.session.cases] == ["huurtoeslag"]
    assert "12345678" not in front.all_said + repr(keeper.saved)


def test_refused_question_of_the_command_line_is_asked_again(hold: Hold) -> None:
    front = Script("huurtoeslag", "Toeslagen", STOP)
    visit = hold(front, Plan("bel piet@voorbeeld.nl"))
    assert "Dit lijkt op persoonsgegevens: een e-mailadres." in front.asked[0]
    assert visit.session.cases[0].text == "huurtoeslag"
    assert "piet" not in front.all_said


def test_refused_question_stops_a_visit_that_may_not_ask(hold: Hold) -> None:
    with pytest.raises(IdoError, match="een e-mailadres") as caught:
        hold(
            Script(),
            Plan("bel piet@voorbeeld.nl", tree="toeslagen", answers=("2",), outcome="doorverwezen"),
        )
    assert "piet" not in caught.value.message + caught.value.hint


def test_refused_note_is_asked_again_and_the_earlier_note_goes(hold: Hold) -> None:
    keeper = FullDisk(99)
    front = Script(NOTE, "komt terug", NOTE, "bel 06 12345678", "komt morgen terug", STOP)
    visit = hold(front, Plan(tree="toeslagen"), keeper=keeper)
    assert visit.session.cases[0].note == "komt morgen terug"
    assert "Dit lijkt op persoonsgegevens: een telefoonnummer." in front.asked[4]
    assert "12345678" not in front.all_said + repr(keeper.saved)


def test_phone_number_of_a_partner_may_be_noted(hold: Hold) -> None:
    visit = hold(Script(NOTE, "heeft 0800-0543 gebeld", STOP), Plan(tree="toeslagen"))
    assert visit.session.cases[0].note == "heeft 0800-0543 gebeld"


def test_few_topics_stand_in_one_list(hold: Hold) -> None:
    front = Script("", "DigiD", STOP)
    hold(front)
    assert front.asked[1].endswith("Waar gaat de vraag over? (DigiD) (Spoed) (Toeslagen)")


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
    assert visit.session.cases[0].tree == "boom-02"


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
        'Niet te gebruiken door een fout: digid. Zie "ido bomen controleer". (Toeslagen)'
        in front.asked[1]
    )


def test_back_at_the_first_question_goes_to_what_was_recognised(hold: Hold) -> None:
    front = Script("huurtoeslag", "Toeslagen", BACK, BACK, "digid", "DigiD", STOP)
    visit = hold(front)
    assert front.asked[1] == front.asked[3]
    assert [case.tree for case in visit.session.cases] == ["digid"]


# Urgent


def test_urgent_at_the_reception_comes_back_to_the_reception(hold: Hold) -> None:
    front = Script("!", BACK, "huurtoeslag", "Toeslagen", STOP)
    visit = hold(front)
    assert "Is er nu gevaar?" in front.asked[1]
    assert "Wat vraagt de klant?" in front.asked[2]
    assert [case.tree for case in visit.session.cases] == ["toeslagen"]


@pytest.mark.parametrize("back", [True, False], ids=["with back", "when it is done"])
def test_urgent_while_choosing_a_topic_keeps_the_words_of_the_visitor(
    hold: Hold, back: bool
) -> None:
    away: tuple[str | Key, ...] = (BACK,) if back else ("Nee", "De klant kan zelf verder")
    front = Script("huurtoeslag", URGENT_KEY, *away, "Toeslagen", STOP)
    visit = hold(front)
    assert '"huurtoeslag"' in front.asked[-2]
    assert (visit.session.cases[-1].tree, visit.session.cases[-1].text) == (
        "toeslagen",
        "huurtoeslag",
    )


def test_urgent_tree_does_not_offer_the_advice_of_the_interrupted_question(hold: Hold) -> None:
    front = Script("toeslag terugbetalen", "Toeslagen", URGENT_KEY, BACK, STOP)
    hold(front)
    assert "Is er nu gevaar?" in front.asked[3]
    assert "Toeslag terugbetalen" not in front.asked[3]


def test_urgent_is_no_key_in_the_urgent_tree(hold: Hold) -> None:
    front = Script(URGENT_KEY, "Nee", BACK, BACK, "Terugbetalen", STOP)
    visit = hold(front, Plan(tree="toeslagen"))
    assert "Rustig verder kijken" in front.all_said
    assert [case.tree for case in visit.session.cases] == ["toeslagen"]


def test_urgent_without_a_tree_for_it_says_what_to_do(hold: Hold) -> None:
    front = Script(URGENT_KEY, "Terugbetalen", "Doorverwezen", URGENT_KEY, "Nee")
    visit = hold(front, Plan(tree="toeslagen"), trees={"toeslagen": TREE})
    said = "Er is hier geen boom voor spoed. Bij gevaar: bel 112."
    assert said in front.asked[1]
    assert said in front.asked[4]
    assert len(visit.session.cases) == 1


def test_report_of_an_urgent_detour_stays_with_it_when_its_question_is_taken_back(
    hold: Hold, tmp_path: Path
) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    front = Script(
        "huurtoeslag",
        "Toeslagen",
        URGENT_KEY,
        "Nee",
        "Warm overgedragen",
        BACK,
        BACK,
        "",
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
    reports = [report["boom"] if report else None for report in kept.ended]
    assert reports == ["spoed", None]


# Questions and answers


def test_broken_road_says_whose_mistake_it_is_and_offers_a_way_on(hold: Hold) -> None:
    front = Script(
        "huurtoeslag",
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
    assert [case.tree for case in visit.session.cases] == ["digid"]


def test_broken_road_of_a_chosen_tree_offers_the_other_topics(hold: Hold) -> None:
    front = Script("Weet niet", "Een ander onderwerp kiezen", "DigiD", STOP)
    visit = hold(front, Plan(tree="toeslagen"), trees={"toeslagen": TO_NOWHERE, "digid": DIGID})
    assert [case.tree for case in visit.session.cases] == ["digid"]


def test_session_of_a_tree_that_is_gone_can_go_on(hold: Hold) -> None:
    gone = Session("s" * 32, NOW, "noord", (Case("weg", {Place("weg", "x"): "ja"}, "huurtoeslag"),))
    front = Script(BACK, "Toeslagen", STOP)
    visit = hold(front, session=gone)
    assert "Deze weg is nog niet af." in front.asked[0]
    assert '"huurtoeslag"' in front.asked[1]
    assert [case.tree for case in visit.session.cases] == ["toeslagen"]


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


def test_change_that_loses_nothing_asks_nothing(hold: Hold) -> None:
    front = Script(
        "Een toeslag aanvragen", "Ja", ANSWERS, "Heeft de klant een DigiD? Ja", "Nee", STOP
    )
    visit = hold(front, Plan(tree="toeslagen"))
    assert visit.session.cases[0].answers == {WHAT: "een-toeslag-aanvragen", DIGID_KNOWN: "nee"}


def test_back_from_the_answers_changes_nothing(hold: Hold) -> None:
    front = Script(
        "Terugbetalen", ANSWERS, BACK, ANSWERS, "Wat wil de klant? Terugbetalen", BACK, STOP
    )
    visit = hold(front, Plan(tree="toeslagen"))
    assert visit.session.cases[0].answers == {WHAT: "terugbetalen"}


def test_explanation_is_shown_once_and_its_absence_is_said(hold: Hold) -> None:
    front = Script(EXPLAIN, EXPLAIN, "Een toeslag aanvragen", EXPLAIN, STOP)
    hold(front, Plan(tree="toeslagen"))
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
        "Nee",
    )
    hold(front, Plan(tree="toeslagen"))
    advices = [text for text in front.said if "Toeslag terugbetalen Ga naar" in text]
    assert len(advices) in (3, 4), "once, after the answers, after back, and perhaps after the note"
    assert any("De notitie is bewaard. Hoe gaat het verder?" in page for page in front.asked)


# The command line


def test_hands_free_visit_asks_nothing(hold: Hold, tmp_path: Path) -> None:
    export = tmp_path / "uit.txt"
    front = Script()
    visit = hold(
        front, Plan(tree="toeslagen", answers=("1", "ja"), outcome="doorverwezen", export=export)
    )
    assert front.said == [f"De samenvatting staat in {export}."]
    assert visit.session.done
    assert "Afloop      Doorverwezen" in export.read_text(encoding="utf-8")


def test_too_many_answers_are_refused(hold: Hold) -> None:
    with pytest.raises(IdoError) as caught:
        hold(Script(), Plan(tree="toeslagen", answers=("2", "ja"), outcome="doorverwezen"))
    assert caught.value.message == 'Er is geen vraag meer voor het antwoord "ja".'
    assert caught.value.hint == "Geef minder antwoorden met -a."
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("plan", "hint"),
    [
        (Plan(tree="toeslaggen"), 'Bedoelde u "toeslagen"?'),
        (Plan(outcome="doorverwesen"), 'Bedoelde u "doorverwezen"?'),
        (Plan(export=Path("uit.pdf")), "Laat de naam eindigen op .txt, .md of .json."),
    ],
)
def test_plan_that_can_not_be_is_refused_before_anything_is_asked(
    make_workspace: MakeWorkspace, plan: Plan, hint: str
) -> None:
    with pytest.raises(IdoError) as caught:
        check_plan(open_workspace(make_workspace()), plan)
    assert (caught.value.hint, caught.value.exit_code) == (hint, 2)


# A disk that fails


@pytest.mark.parametrize("good", [0, 1, 2])
def test_disk_that_fails_halfway_is_told_once_and_the_visit_goes_on(hold: Hold, good: int) -> None:
    keeper = FullDisk(good)
    front = Script("Een toeslag aanvragen", "Ja", "Doorverwezen", "Nee")
    visit = hold(front, Plan(tree="toeslagen"), keeper=keeper)
    assert front.all_said.count(NOT_KEPT) == 1
    assert NOT_KEPT in front.asked[good]
    assert visit.session.done
    assert "Samenvatting van een bezoek" in front.said[-1]
    assert "Bewaard als sessie" not in front.all_said


def test_disk_that_fails_at_the_last_step_is_told(hold: Hold) -> None:
    front = Script("Terugbetalen", "Doorverwezen", "Nee")
    hold(front, Plan(tree="toeslagen"), keeper=FullDisk(2))
    assert front.all_said.count(NOT_KEPT) == 1


def test_disk_that_fails_in_a_hands_free_visit_is_told(hold: Hold, tmp_path: Path) -> None:
    front = Script()
    plan = Plan(
        tree="toeslagen", answers=("2",), outcome="doorverwezen", export=tmp_path / "uit.md"
    )
    hold(front, plan, keeper=FullDisk(1))
    assert front.all_said.count(NOT_KEPT) == 1
    assert plan.export is not None
    assert plan.export.exists()


def test_stop_after_the_disk_failed_does_not_promise_a_session(hold: Hold) -> None:
    front = Script("Een toeslag aanvragen", STOP)
    hold(front, Plan(tree="toeslagen"), keeper=FullDisk(1))
    assert "Gestopt." in front.said[-1]
    assert "De sessie is bewaard" not in front.said[-1]


def test_every_answer_is_kept_before_the_next_question(hold: Hold) -> None:
    class Watched(FullDisk):
        def save(
            self,
            session: Session,
            now: datetime,
            ended: Mapping[int, Mapping[str, Any]] | None = None,
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
        ) -> Choice | Key:
            order.append("shown")
            return super().choose(page, choices, keys, below)

    order: list[str] = []
    hold(Order("Een toeslag aanvragen", "Ja", STOP), Plan(tree="toeslagen"), keeper=Watched(99))
    assert order == ["kept 0", "shown", "kept 1", "shown", "kept 2", "shown"]


def test_urgent_before_and_after_a_question_is_a_question_of_the_visit(hold: Hold) -> None:
    front = Script(
        URGENT_KEY,
        "Ja",
        "Warm overgedragen",
        "Terugbetalen",
        "Doorverwezen",
        "Ja",
        "!",
        "Nee",
        "Niet geholpen",
        "Nee",
    )
    visit = hold(front, Plan(tree="toeslagen"), trees={"toeslagen": TREE, "spoed": URGENT})
    assert [case.outcome for case in visit.session.cases] == [
        "doorverwezen",
        "overgedragen",
        "niet-geholpen",
    ]
