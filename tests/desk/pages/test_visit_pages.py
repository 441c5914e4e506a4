"""The pages of a visit, and what can be chosen on them."""

from dataclasses import replace
from pathlib import Path

from conftest import DIGID, TREE, surroundings
from shown_pages import NOW, Console, every_page

from ido_cli.desk.pages.visit_pages import (
    OUTCOME_CHOICES,
    Pages,
    answer_choices,
    known_lines,
    match_choices,
    step_choices,
    themes,
)
from ido_cli.desk.reception import Reception
from ido_cli.directory.door.front_door import door_of
from ido_cli.recognition.match import Match, Recognition, match_words
from ido_cli.sessions.store import NoStore
from ido_cli.source.reading import parse
from ido_cli.terminal.panels import plain
from ido_cli.terminal.plain import PlainFront
from ido_cli.trees.elsewhere import Elsewhere
from ido_cli.trees.heading import heading_of
from ido_cli.trees.model import Tree
from ido_cli.trees.place import Place
from ido_cli.triage.engine import OUTCOMES, Case, Step, walk
from ido_cli.workspace.reading import Workspace


def test_how_sure_the_recogniser_is_is_said_in_words(long_words: Workspace) -> None:
    pages = Pages(
        Reception(PlainFront(surroundings()), NoStore(), door_of(long_words.directory), lambda: NOW)
    )
    sure, unsure = Match("toeslagen", None, 0.9, True, ()), Match("toeslagen", None, 0.3, False, ())
    said = [
        " ".join(plain(pages.matches("iets", found, ""), 80, Console("utf-8")).split())
        for found in (Recognition((sure,)), Recognition((unsure,)), Recognition())
    ]
    assert said[0].endswith('"iets" Ik herken')
    assert said[1].endswith('"iets" Ik herken dit niet zeker. Staat het erbij?')
    assert said[2].endswith(
        '"iets" Dit herken ik niet. Kies een onderwerp, of zeg het met andere woorden.'
    )


def test_question_that_may_yet_be_ours_can_be_chosen(long_words: Workspace) -> None:
    pages = Pages(
        Reception(PlainFront(surroundings()), NoStore(), door_of(long_words.directory), lambda: NOW)
    )
    shop = Elsewhere.model_validate({"helpt": "de winkel", "zinnen": ["een jas"]})
    unsure = Match("toeslagen", None, 0.3, False, ())
    shown = pages.matches("een jas", Recognition((unsure,), elsewhere=shop), "")
    assert [line.text for line in shown.paragraphs[-3:]] == [
        "Dit lijkt geen vraag voor het informatiepunt.",
        "Wie wel helpt: de winkel.",
        "Toch iets voor ons? Kies hieronder.",
    ]


def tree(title: str, theme: str = "") -> Tree:
    """A tree with a title and a theme, of one question."""
    made = parse(DIGID.replace("titel: DigiD\n", f"titel: {title}\nthema: {theme}\n", 1), Path("x"))
    return Tree.model_validate(made.data)


def test_topics_go_by_theme_in_order_with_the_others_last() -> None:
    trees = {
        "werk": tree("Werk zoeken", "Werk"),
        "los": tree("Los"),
        "huur": tree("Huur", "Geld"),
        "belasting": tree("Belasting", "Geld"),
    }
    assert list(themes({one: heading_of(tree) for one, tree in trees.items()}).items()) == [
        ("Geld", ["belasting", "huur"]),
        ("Werk", ["werk"]),
        ("Overig", ["los"]),
    ]


def test_match_is_the_topic_and_the_advice_when_it_is_that_specific() -> None:
    headings = {"digid": heading_of(tree("DigiD"))}
    whole = Match("digid", None, 0.9, True, ("digid", "kwijt"))
    specific = replace(whole, advice="inloggen")
    assert match_words(whole, headings) == "DigiD"
    assert match_words(specific, headings) == "DigiD: Inloggen"
    choices = match_choices([whole, specific], headings)
    assert [(one.value, one.text, one.hint) for one in choices] == [
        ("0", "DigiD", "digid, kwijt"),
        ("1", "DigiD: Inloggen", "digid, kwijt"),
        ("", "Geen van deze: toon de onderwerpen", ""),
    ]


def route(facts: dict[str, str], **answers: str) -> tuple[Step, ...]:
    """The steps of the tree toeslagen with these answers, while these facts are known."""
    trees = {"toeslagen": Tree.model_validate(parse(TREE, Path("x")).data)}
    case = Case("toeslagen", {Place("toeslagen", name): key for name, key in answers.items()})
    return walk(trees, case, facts).route


def test_answer_that_a_fact_gave_is_marked_and_told_once() -> None:
    known = route({"digid": "nee"}, wat="een-toeslag-aanvragen")
    assert [one.text for one in step_choices(known)] == [
        "Wat wil de klant? Een toeslag aanvragen",
        "Heeft de klant een DigiD? Nee (al bekend)",
    ]
    assert [line.text for line in known_lines(known)] == [
        "Al bekend: Heeft de klant een DigiD? Nee"
    ]
    given = route({}, wat="een-toeslag-aanvragen", heeft_digid="nee")
    assert "(al bekend)" not in step_choices(given)[1].text
    assert known_lines(given) == ()


def test_answers_of_a_question_have_their_hints() -> None:
    (step,) = route({}, wat="terugbetalen")
    assert [(one.value, one.text, one.hint) for one in answer_choices(step.question)] == [
        ("een-toeslag-aanvragen", "Een toeslag aanvragen", ""),
        ("terugbetalen", "Terugbetalen", "Ook een deel"),
        ("weet-niet", "Weet niet", ""),
    ]


def test_every_outcome_of_a_visit_can_be_chosen_in_words() -> None:
    assert {one.value: one.text for one in OUTCOME_CHOICES} == dict(OUTCOMES)


def test_answers_that_would_be_lost_are_listed_before_they_go(long_words: Workspace) -> None:
    shown = every_page(long_words)["lost"]
    assert [line.text for line in shown.paragraphs[2:]] == [
        "Deze antwoorden passen dan niet meer. Zal ik ze weghalen?",
        "Wat wil de klant? Een toeslag aanvragen",
        "Heeft de klant een DigiD? Nee",
    ]
