"""What a visit came to.

It is about the keys of its JSON, its route, and what was said staying as it was said.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import TREE, Ido, MakeWorkspace, answered

from ido_cli.directory.model import Directory
from ido_cli.report.report import (
    CaseReport,
    SessionReport,
    advice_name,
    read_report,
    report_case,
    report_session,
)
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.model import Tree
from ido_cli.triage.engine import OUTCOMES, Case, Session, add_case, close, walk

BEGUN = datetime(2026, 11, 24, 10, 5, tzinfo=AMSTERDAM)

TOWN = Directory.model_validate(
    {
        "bibliotheek": "Testbieb",
        "regios": ["Noord"],
        "locaties": [
            {"id": "noord", "naam": "Bieb Noord", "regio": "Noord", "spreekuur": "di 10:00-12:00"}
        ],
        "diensten": {"hulp": "Hulp met formulieren"},
        "partners": [
            {
                "id": "svb",
                "naam": "SVB",
                "soort": "overheid",
                "doet": "Betaalt de AOW.",
                "regio": "landelijk",
                "telefoon": "0800-1234",
                "website": "https://www.svb.nl/",
                "openingstijden": "ma-vr 08:00-17:00",
            },
            {
                "id": "wijkteam",
                "naam": "Wijkteam",
                "soort": "maatschappelijk",
                "doet": "Kijkt mee.",
                "regio": ["Noord"],
                "biedt": ["hulp"],
                "adres": "Laan 2",
                "bezoek": "Loop binnen.",
            },
        ],
    }
)


def tree(
    title: str,
    questions: dict[str, dict[str, str]],
    advices: dict[str, dict[str, Any]],
    fact: str = "",
) -> Tree:
    """A tree from question -> answer -> target; `fact` is what the first question tells."""
    return Tree.model_validate(
        {
            "titel": title,
            "begin": next(iter(questions)),
            "vragen": {
                name: {
                    "vraag": f"{name.title()}?",
                    "feit": fact if name == next(iter(questions)) else "",
                    "antwoorden": [{"antwoord": text, "naar": to} for text, to in answers.items()],
                }
                for name, answers in questions.items()
            },
            "adviezen": advices,
        }
    )


ADVICE = {
    "titel": "AOW aanvragen",
    "verwijs": ["svb", "hulp"],
    "waarom": "Alleen de SVB betaalt.",
    "doe": ["Bel.", {"tekst": "Vraag een DigiD aan.", "als": {"digid": "nee"}}],
    "neem_mee": ["de brief"],
    "let_op": ["Zes weken."],
    "bron": ["https://www.svb.nl"],
    "gecontroleerd": "2026-11-01",
}
TREES = {
    "aow": tree(
        "AOW",
        {"leeftijd": {"Ja": "aanvragen", "Nee, nog niet": "digid#heeft", "Fout": "weg#x"}},
        {"aanvragen": ADVICE, "los": ADVICE},
    ),
    "digid": tree(
        "DigiD",
        {"heeft": {"Ja": "inloggen", "Nee": "aow#aanvragen"}},
        {"inloggen": {"titel": "Inloggen", "verwijs": "hulp"}},
        "digid",
    ),
    "spoed": tree(
        "Spoed",
        {"gevaar": {"Ja": "bellen"}},
        {"bellen": {"titel": "Bel 112", "verwijs": "svb", "spoed": True}},
    ),
}


def case(tree_id: str, *answers: str, **more: Any) -> Case:
    """A case with these answers given."""
    return replace(answered(TREES, Case(tree_id), answers), **more)


def session(*cases: Case, location: str | None = "noord") -> Session:
    """A visit with these questions."""
    return Session("1f2e3d4c5b6a", BEGUN, location, cases)


def report(
    *cases: Case, location: str | None = "noord", ended: dict[int, CaseReport] | None = None
) -> SessionReport:
    """The report of a visit, five minutes after it began."""
    return report_session(
        TOWN, TREES, session(*cases, location=location), BEGUN + timedelta(minutes=5), ended
    )


# The keys that others rely on


def test_row_has_the_keys_that_others_rely_on() -> None:
    row = report(
        case("aow", "Ja", text="aow aanvragen", note="Belt zelf.", outcome="doorverwezen")
    ).row()
    assert [row[key] for key in ("id", "begonnen", "bijgewerkt", "locatie", "status")] == [
        "1f2e3d4c5b6a",
        "2026-11-24T10:05:00+01:00",
        "2026-11-24T10:10:00+01:00",
        "noord",
        "klaar",
    ]
    (question,) = row["vragen"]
    assert [
        question[key] for key in ("tekst", "boom", "advies", "verwijs", "afloop", "notitie")
    ] == [
        "aow aanvragen",
        "aow",
        "aanvragen",
        ["svb", "hulp"],
        "doorverwezen",
        "Belt zelf.",
    ]
    (step,) = question["route"]
    assert [step[key] for key in ("boom", "vraag", "antwoord")] == ["aow", "leeftijd", "ja"]


def test_row_is_plain_json_with_dutch_keys_only() -> None:
    row = report(case("aow", "Nee, nog niet", "Nee")).row()
    assert json.loads(json.dumps(row)) == row
    assert set(row) == {
        "id",
        "begonnen",
        "bijgewerkt",
        "bibliotheek",
        "locatie",
        "locatie_naam",
        "kanaal",
        "status",
        "vragen",
    }
    assert set(row["vragen"][0]) == {
        "tekst", "boom", "onderwerp", "spoed", "route", "advies", "advies_titel", "waarom",
        "termijn", "verwijs", "ga_naar", "dienst", "ook", "was_al_bij", "doe", "neem_mee", "let_op",
        "in_de_buurt", "spreekuur", "bron", "gecontroleerd", "afloop", "notitie",
    }  # fmt: skip
    assert set(row["vragen"][0]["ga_naar"]) == {
        "id",
        "naam",
        "soort",
        "alleen_hulpverlener",
        "telefoon",
        "openingstijden",
        "website",
        "bezoek",
        "adres",
    }
    assert SessionReport.model_validate(row).row() == row


def test_listing_of_sessions_has_these_keys_and_nothing_else_on_stdout(ido: Ido) -> None:
    ido(
        "start",
        "zorgtoeslag terugbetalen",
        "--boom",
        "toeslagen",
        "-a",
        "terugbetalen",
        "--afloop",
        "doorverwezen",
        "--locatie",
        "noord",
    )
    (row,) = json.loads(ido("sessies", "--json").out)
    assert {"id", "begonnen", "bijgewerkt", "locatie", "status", "vragen"} <= set(row)
    assert (row["locatie"], row["status"]) == ("noord", "klaar")
    (question,) = row["vragen"]
    assert question["tekst"] == "zorgtoeslag terugbetalen"
    assert [(step["boom"], step["vraag"], step["antwoord"]) for step in question["route"]] == [
        ("toeslagen", "wat", "terugbetalen")
    ]
    assert (question["boom"], question["advies"], question["afloop"], question["notitie"]) == (
        "toeslagen",
        "terugbetalen",
        "doorverwezen",
        "",
    )
    assert question["verwijs"] == ["dienst-toeslagen", "formulierenhulp"]


@pytest.mark.parametrize("location", [None, "opgeheven"])
def test_visit_without_a_known_desk_has_an_empty_desk_name(location: str | None) -> None:
    row = report(case("aow", "Ja"), location=location).row()
    assert (row["locatie"], row["locatie_naam"]) == (location, "")
    assert row["vragen"][0]["spreekuur"] == "Bieb Noord: di 10:00-12:00"


# Status, route and advice


def test_visit_is_done_when_every_question_has_an_outcome() -> None:
    done = case("aow", "Ja", outcome="zelf-verder")
    assert report().status == "open"
    assert report(done).status == "klaar"
    assert report(done, case("digid")).status == "open"
    assert report(case("digid"), done).status == "open"


def test_route_follows_jumps_into_other_trees() -> None:
    (told,) = report(case("aow", "Nee, nog niet", "Ja")).cases
    assert [(step.tree, step.question, step.answer) for step in told.route] == [
        ("aow", "leeftijd", "nee-nog-niet"),
        ("digid", "heeft", "ja"),
    ]
    assert [(step.question_text, step.answer_text) for step in told.route] == [
        ("Leeftijd?", "Nee, nog niet"),
        ("Heeft?", "Ja"),
    ]
    assert (told.tree, told.title) == ("aow", "AOW")


def test_advice_in_another_tree_is_named_with_that_tree() -> None:
    assert advice_name("aow", walk(TREES, case("aow", "Ja"))) == "aanvragen"
    assert advice_name("aow", walk(TREES, case("aow", "Nee, nog niet", "Ja"))) == "digid#inloggen"
    assert advice_name("aow", walk(TREES, case("aow", "Nee, nog niet", "Nee"))) == "aanvragen"
    assert report(case("digid", "Nee")).cases[0].advice == "aow#aanvragen"


def test_open_question_and_broken_road_have_no_advice() -> None:
    for unfinished in (
        case("aow"),
        case("aow", "Nee, nog niet"),
        case("aow", "Fout"),
        Case("verdwenen"),
    ):
        told = report(unfinished).cases[0]
        assert (told.advice, told.advice_title, told.addressees, told.addressee, told.outcome) == (
            None,
            "",
            (),
            None,
            None,
        )
        assert told.outcome_words == "Nog niet afgerond"
    assert report(Case("verdwenen")).cases[0].title == "verdwenen"


@pytest.mark.parametrize(("outcome", "words"), OUTCOMES.items())
def test_outcome_in_words(outcome: str, words: str) -> None:
    assert report(case("aow", "Ja", outcome=outcome)).cases[0].outcome_words == words


def test_urgent_is_the_tree_spoed_or_an_urgent_advice() -> None:
    assert [
        told.urgent for told in report(case("aow", "Ja"), case("spoed"), case("spoed", "Ja")).cases
    ] == [False, True, True]
    elsewhere = {"aow": tree("AOW", {"q": {"Ja": "spoed#bellen"}}, {}), "spoed": TREES["spoed"]}
    told = report_case(
        TOWN, elsewhere, answered(elsewhere, Case("aow"), ["Ja"]), {}, "noord", BEGUN
    )
    assert (told.urgent, told.advice) == (True, "spoed#bellen")


def test_facts_of_an_earlier_question_count_in_a_later_one() -> None:
    first = case("digid", "Nee", outcome="doorverwezen")
    told = report(first, case("aow", "Ja"), Case("digid")).cases
    assert told[1].do == ("Bel.", "Vraag een DigiD aan.")
    assert [(step.tree, step.answer) for step in told[2].route] == [("digid", "nee")]
    assert report(case("aow", "Ja")).cases[0].do == ("Bel.",)


def test_advice_is_told_in_the_words_that_were_read_out() -> None:
    told = report(case("aow", "Ja")).cases[0].model_dump(mode="json", by_alias=True)
    assert told["ga_naar"] == {
        "id": "svb",
        "naam": "SVB",
        "soort": "overheidsinstantie",
        "alleen_hulpverlener": False,
        "telefoon": "0800-1234, gratis",
        "openingstijden": "ma-vr 08:00-17:00",
        "website": "www.svb.nl",
        "bezoek": "",
        "adres": "",
    }
    assert [one["naam"] for one in told["in_de_buurt"]] == ["Wijkteam"]
    assert (told["waarom"], told["neem_mee"], told["let_op"]) == (
        "Alleen de SVB betaalt.",
        ["de brief"],
        ["Zes weken."],
    )
    assert (told["bron"], told["gecontroleerd"]) == (["https://www.svb.nl"], "1 november 2026")
    assert told["spreekuur"] == "Bieb Noord: di 10:00-12:00"


# What was said stays as it was said


def kept_reports(*cases: Case) -> dict[int, CaseReport]:
    """The reports as they are kept when the questions end, after a trip through JSON."""
    return {n: through_json(told) for n, told in enumerate(report(*cases).cases)}


def through_json(told: CaseReport) -> CaseReport:
    """A report, kept and read again."""
    read = read_report(json.loads(told.model_dump_json(exclude_defaults=True)))
    assert read is not None
    return read


def test_kept_report_wins_over_changed_trees_and_directory() -> None:
    ended = close(add_case(session(), case("aow", "Ja")), "doorverwezen").cases[0]
    kept = kept_reports(ended)
    changed = {
        "aow": tree(
            "Pensioen", {"anders": {"Ja": "weg"}}, {"weg": {"titel": "Weg", "verwijs": "hulp"}}
        )
    }
    elsewhere = Directory.model_validate({"bibliotheek": "Nieuw", "regios": ["Oost"]})
    told = report_session(elsewhere, changed, session(ended), BEGUN, kept).cases[0]
    assert told == kept[0] == report(ended).cases[0]
    assert (told.title, told.advice_title, told.outcome_words) == (
        "AOW",
        "AOW aanvragen",
        "Doorverwezen",
    )
    assert report_session(elsewhere, changed, session(ended), BEGUN).cases[0].advice is None


def test_only_the_questions_that_ended_are_kept_and_the_open_one_is_made_anew() -> None:
    ended, still_open = case("aow", "Ja", outcome="doorverwezen"), case("digid", "Ja")
    changed = {
        **TREES,
        "digid": tree(
            "Nieuwe DigiD",
            {"heeft": {"Ja": "klaar"}},
            {"klaar": {"titel": "Klaar", "verwijs": "svb"}},
            "digid",
        ),
    }
    visit = session(ended, still_open)
    told = report_session(TOWN, changed, visit, BEGUN, kept_reports(ended)).cases
    assert [one.title for one in told] == ["AOW", "Nieuwe DigiD"]
    assert told[1].advice_title == "Klaar"


def test_resumed_visit_summarises_an_ended_question_as_it_was_told(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = make_workspace(name="veranderlijk")
    place = ["--map", str(folder), "--locatie", "noord", "--eenvoudig"]
    typed = "\n".join(
        ["2", "2", "1", "", "1", "q"]
    )  # repay; referred; another question; topics; the first; stop
    ido("start", "--boom", "toeslagen", *place, typed=typed)
    (row,) = json.loads(ido("sessies", "--json", "--map", str(folder)).out)
    assert [question["afloop"] for question in row["vragen"]] == ["doorverwezen", None]
    changed = TREE.replace("titel: Toeslag terugbetalen", "titel: Heel iets anders")
    (folder / "decision_trees" / "toeslagen.yaml").write_text(changed, encoding="utf-8")
    shown = ido("sessies", "toon", row["id"], "--map", str(folder)).out
    assert "Toeslag terugbetalen" in shown
    resumed = ido("sessies", "hervat", *place, typed="1\n2\n2\n").out
    assert "Advies      Toeslag terugbetalen" in resumed
    assert "Heel iets anders" not in resumed


# Time zones


def test_times_keep_their_zone_and_mean_the_same_moment() -> None:
    tokyo = timezone(timedelta(hours=9))
    far = Session("1", BEGUN.astimezone(tokyo), None)
    row = report_session(TOWN, TREES, far, BEGUN.astimezone(UTC)).row()
    assert datetime.fromisoformat(row["begonnen"]) == BEGUN
    assert datetime.fromisoformat(row["bijgewerkt"]) == BEGUN


def test_report_of_a_question_says_the_same_again() -> None:
    once = report(case("aow", "Ja"), case("digid", "Ja"))
    assert once == report(case("aow", "Ja"), case("digid", "Ja"))
    assert CaseReport.model_validate(once.cases[0].model_dump(by_alias=True)) == once.cases[0]


# Terms, dates and conditions


DATED = {
    "brief": Tree.model_validate(
        {
            "titel": "Brief",
            "begin": "datum",
            "vragen": {
                "datum": {
                    "vraag": "Welke datum staat er op de brief?",
                    "soort": "datum",
                    "feit": "briefdatum",
                    "antwoorden": [
                        {"binnen": "6 weken", "naar": "bezwaar"},
                        {"later": "ja", "naar": "bezwaar"},
                        {"antwoord": "Weet niet", "naar": "bezwaar"},
                    ],
                },
            },
            "adviezen": {
                "bezwaar": {
                    "titel": "Bezwaar maken",
                    "verwijs": ["svb", {"naar": "wijkteam", "als": {"digid": "nee"}}, "hulp"],
                    "termijn": {"duur": "6 weken", "vanaf": "briefdatum", "wat": "Bezwaar maken"},
                },
            },
        }
    )
}


def dated(*answers: str, facts: dict[str, str] | None = None) -> CaseReport:
    """The report of a question about a letter, on 24 November 2026."""
    made = answered(DATED, Case("brief", day=BEGUN.date()), answers)
    return report_case(TOWN, DATED, made, facts or {}, "noord", BEGUN)


def test_term_is_told_with_its_last_day_and_the_days_left() -> None:
    told = dated("10-11-2026")
    assert told.term == "Bezwaar maken kan tot en met dinsdag 22 december 2026, nog 28 dagen."
    assert through_json(told) == told


def test_term_without_a_date_says_how_long_it_is() -> None:
    assert dated("Weet niet").term == "Bezwaar maken kan tot 6 weken na de datum op de brief."


def test_date_that_was_typed_is_the_answer_of_its_step() -> None:
    (step,) = dated("10 nov").route
    assert (step.answer, step.answer_text) == ("binnen-6-weken", "10 november 2026")


def test_advice_is_sent_to_whom_the_facts_allow() -> None:
    assert dated("Weet niet").addressees == ("svb", "hulp")
    assert dated("Weet niet", facts={"digid": "nee"}).addressees == ("svb", "wijkteam", "hulp")
