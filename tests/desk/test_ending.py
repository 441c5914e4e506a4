"""The end of a visit: the note, another question, a step back, a question taken out, the next."""

from pathlib import Path

import pytest
from scripted import Hold, Script

from ido_cli.desk.reception import Arrival
from ido_cli.errors import IdoError
from ido_cli.sessions.store import Store
from ido_cli.terminal.page import BACK, LEAVE_LINE, STOP
from ido_cli.terminal.page import URGENT as URGENT_KEY

TAXES = Arrival(tree="toeslagen")
PAY = ("Terugbetalen", "Doorverwezen")
END = "Dit gesprek is klaar. En nu?"


def outcomes(visit: object) -> list[tuple[str, str | None]]:
    state = visit.state  # type: ignore[attr-defined]  # a Visit
    return [(case.tree, case.outcome) for case in state.session.cases]


def test_end_says_what_the_visit_came_to(hold: Hold) -> None:
    front = Script(*PAY, STOP)
    hold(front, TAXES)
    assert (
        f"{END} Toeslagen: Toeslag terugbetalen, naar Dienst Toeslagen doorverwezen"
        in front.asked[-1]
    )


def test_note_to_take_home_is_shown_and_the_page_comes_back(hold: Hold) -> None:
    front = Script(*PAY, "Briefje voor de klant", BACK, STOP)
    hold(front, TAXES)
    assert [END in page for page in front.asked].count(True) == 2
    assert any("Waar gaat u heen?" in text for text in front.said)


def test_note_is_kept_in_a_file(hold: Hold, tmp_path: Path) -> None:
    path = tmp_path / "briefje.txt"
    front = Script(*PAY, "Briefje", "Bewaren", str(path), BACK, STOP)
    hold(front, TAXES)
    assert "Waar gaat u heen?" in path.read_text(encoding="utf-8")
    assert f"Het briefje staat in {path}." in front.all_said


def test_note_takes_the_words_of_a_language(hold: Hold) -> None:
    front = Script(*PAY, "Briefje", "Met woorden", "Engels", BACK, STOP)
    hold(front, TAXES)
    assert "Welke taal leest de klant?" in front.all_said
    assert len({text for text in front.said if "Waar gaat u heen?" in text}) == 2


@pytest.mark.parametrize(("choice", "name"), [("Printen", "print_note"), ("Openen", "open_note")])
def test_printer_or_browser_that_is_not_there_is_said_at_once(
    hold: Hold, monkeypatch: pytest.MonkeyPatch, choice: str, name: str
) -> None:
    def fail(*_: object) -> None:
        raise IdoError("Er is geen printer.", "Vraag een collega.")

    monkeypatch.setattr(f"ido_cli.report.handing_over.{name}", fail)
    front = Script(*PAY, "Briefje", choice, "Het briefje nog eens lezen", BACK, STOP)
    hold(front, TAXES)
    assert "Er is geen printer. Vraag een collega." in front.asked[-3]
    assert sum("Waar gaat u heen?" in text for text in front.said) == 2


def test_note_that_was_printed_is_told_without_the_note_in_between(
    hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ido_cli.report.handing_over.print_note", lambda *_: None)
    front = Script(*PAY, "Briefje", "Printen", "Klaar", STOP)
    hold(front, TAXES)
    assert "Het briefje gaat naar de printer." in front.asked[-2]
    assert sum("Waar gaat u heen?" in text for text in front.said) == 1


def test_note_that_was_opened_in_the_browser_is_told(
    hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("ido_cli.report.handing_over.open_note", opened.append)
    front = Script(*PAY, "Briefje", "Openen", "Klaar", STOP)
    hold(front, TAXES)
    assert "Het briefje staat in de browser." in front.asked[-2]
    assert "Toeslag terugbetalen" in opened[0]


def test_back_at_the_name_of_the_file_keeps_no_note(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hold(Script(*PAY, "Briefje", "Bewaren", LEAVE_LINE, BACK, STOP), TAXES)
    assert not (tmp_path / "briefje.html").exists()


def test_note_in_a_file_is_told_with_its_folder(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    front = Script(*PAY, "Briefje", "Bewaren", "briefje.html", "Klaar", STOP)
    hold(front, TAXES)
    assert f"Het briefje staat in {tmp_path / 'briefje.html'}." in front.all_said


def test_outcome_can_be_taken_back(hold: Hold) -> None:
    front = Script(*PAY, BACK, "Niet geholpen", STOP)
    visit = hold(front, TAXES)
    assert outcomes(visit) == [("toeslagen", "niet-geholpen")]


def test_outcome_of_the_question_that_ended_last_is_taken_back(hold: Hold) -> None:
    front = Script(URGENT_KEY, "Nee", "Warm overgedragen", *PAY, BACK, "Niet geholpen", STOP)
    visit = hold(front, TAXES)
    assert outcomes(visit) == [("toeslagen", "niet-geholpen"), ("spoed", "overgedragen")]


@pytest.mark.parametrize("sure", [True, False])
def test_urgent_detour_by_mistake_can_be_taken_out(hold: Hold, tmp_path: Path, sure: bool) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    front = Script(
        URGENT_KEY,
        "Ja",
        "Warm overgedragen",
        *PAY,
        "Een vraag weghalen",
        "Spoed: Bel 112",
        "Ja" if sure else "Nee",
        "Briefje voor de klant",
        BACK,
        STOP,
    )
    visit = hold(front, TAXES, keeper=store)
    left = [("toeslagen", "doorverwezen"), *([] if sure else [("spoed", "overgedragen")])]
    assert outcomes(visit) == left
    (kept,) = store.sessions()
    store.close()
    assert [(case.tree, case.outcome) for case in kept.session.cases] == left
    note = next(text for text in front.said if "Waar gaat u heen?" in text)
    assert ("112" in note) != sure


def test_visit_of_which_the_only_question_is_taken_out_is_not_kept(
    hold: Hold, tmp_path: Path
) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    front = Script(*PAY, "Een vraag weghalen", "Toeslagen", "Ja", "q")
    hold(front, TAXES, keeper=store)
    kept = store.sessions()
    store.close()
    assert kept == ()
    assert "Wat vraagt de klant?" in front.asked[-1]


def test_how_the_visitor_came_can_be_said_at_the_end(hold: Hold) -> None:
    front = Script(*PAY, "De klant kwam aan de balie", "Aan de telefoon", STOP)
    visit = hold(front, TAXES)
    assert "(De klant kwam aan de telefoon)" in front.asked[-1]
    assert visit.state.session.channel == visit.report().channel == "telefoon"


def test_back_at_how_the_visitor_came_changes_nothing(hold: Hold) -> None:
    front = Script(*PAY, "De klant kwam aan de balie", BACK, STOP)
    visit = hold(front, TAXES)
    assert "(De klant kwam aan de balie)" in front.asked[-1]
    assert visit.report().channel == "balie"


def test_question_that_is_not_chosen_stays(hold: Hold) -> None:
    visit = hold(Script(*PAY, "Een vraag weghalen", BACK, STOP), TAXES)
    assert outcomes(visit) == [("toeslagen", "doorverwezen")]


def test_next_visitor_ends_this_visit(hold: Hold) -> None:
    visit = hold(Script(*PAY, "Volgende klant"), TAXES)
    assert visit.next_visitor
    assert not hold(Script(*PAY, STOP), TAXES, name="nog-een").next_visitor


def test_end_of_the_input_at_the_end_is_as_stopping(hold: Hold) -> None:
    class Ends(Script):
        def _next(self, shown: str) -> str:
            if END in shown:
                raise KeyboardInterrupt
            return str(super()._next(shown))

    front = Ends(*PAY)
    hold(front, TAXES, code=0)
    assert "Samenvatting van een bezoek" in front.all_said
