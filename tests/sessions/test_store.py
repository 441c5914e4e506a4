"""Sessions on disk: what is saved comes back, is found, and goes when its time is over."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from ido_cli.directory.model import Directory
from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport, ContactReport, report_session
from ido_cli.sessions.doubts import Doubt
from ido_cli.sessions.own_file.schema import FILE_NAME
from ido_cli.sessions.statistics import Period, day_sheet, figures
from ido_cli.sessions.store import Kept, NoStore, Store, TakenOver
from ido_cli.source.dates import AMSTERDAM
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session
from sessions.visits import NOW, WHAT, ids, one_session, report, silent

# What is saved comes back


def test_saved_session_comes_back_whole(tmp_path: Path) -> None:
    text = 'Zorgtoeslag "terug" – ça va? 🙂 طلب\nregel twee \\ %_'
    session = Session(
        "0f" * 16,
        NOW,
        "noord",
        (
            Case(
                "toeslagen",
                {WHAT: "een-toeslag-aanvragen", Place("digid", "wat"): "nee"},
                text,
                "bel terug; '--",
                "doorverwezen",
            ),
            Case("spoed", {Place("spoed", "wat"): "ja"}, outcome="overgedragen"),
            Case("digid"),
        ),
    )
    ended = {0: report("toeslagen", "é\n\"'"), 1: report("spoed")}
    store = Store(tmp_path, silent)
    store.save(session, NOW + timedelta(minutes=5), ended)
    store.close()

    kept = Store(tmp_path, silent).get(session.id)

    assert kept.session == session
    assert list(kept.session.cases[0].answers) == [WHAT, Place("digid", "wat")]
    assert kept.updated == NOW + timedelta(minutes=5)
    assert kept.ended == ended
    assert kept.status == "open"


def test_session_without_a_desk_in_another_time_zone_comes_back(tmp_path: Path) -> None:
    session = Session(
        "a",
        datetime(2026, 7, 1, 23, 59, tzinfo=timezone(timedelta(hours=-9, minutes=-30))),
        None,
        (Case("digid"),),
    )
    store = Store(tmp_path, silent)
    store.save(session, NOW)
    kept = store.get("a")
    assert (kept.session, kept.status) == (session, "open")
    assert kept.session.begun.utcoffset() == timedelta(hours=-9, minutes=-30)


def test_session_that_went_back_to_before_its_first_question_is_gone(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(one_session("a"), NOW)
    store.save(Session("a", NOW, "noord"), NOW)
    store.save(Session("b", NOW, "noord"), NOW)
    assert store.sessions() == ()


def test_session_of_which_every_question_ended_is_klaar(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(
        Session(
            "a",
            NOW,
            None,
            (Case("digid", outcome="zelf-verder"), Case("spoed", outcome="geen-recht")),
        ),
        NOW,
    )
    assert store.get("a").status == "klaar"


def test_huge_session_comes_back(tmp_path: Path) -> None:
    cases = tuple(
        Case("t", {Place("t", f"v{n}"): "ja" for n in range(30)}, "x" * 10_000) for _ in range(30)
    )
    store = Store(tmp_path, silent)
    store.save(Session("groot", NOW, None, cases), NOW)
    assert store.get("groot").session.cases == cases


def test_saving_again_replaces_what_was_taken_back(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(
        Session(
            "a",
            NOW,
            "noord",
            (Case("toeslagen", {WHAT: "x", Place("toeslagen", "b"): "y"}), Case("spoed")),
        ),
        NOW,
    )
    back = Session("a", NOW, "zuid", (Case("toeslagen", {WHAT: "x"}, note="n"),))
    store.save(back, NOW)
    assert [kept.session for kept in store.sessions()] == [back]


def test_report_of_an_ended_question_stays_when_the_session_is_saved_without_it(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, silent)
    ended = Case("toeslagen", outcome="doorverwezen")
    store.save(Session("a", NOW, None, (ended,)), NOW, {0: report("toeslagen", "zoals toen")})
    store.save(Session("a", NOW, None, (ended, Case("digid"))), NOW)
    assert store.get("a").ended == {0: report("toeslagen", "zoals toen")}


def test_sessions_stand_newest_first(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    for minutes, name in ((5, "midden"), (0, "oudste"), (9, "nieuwste")):
        store.save(one_session(name, begun=NOW + timedelta(minutes=minutes)), NOW)
    assert ids(store) == ["nieuwste", "midden", "oudste"]


def test_sessions_stand_newest_first_over_the_end_of_summer_time(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    early = datetime(2026, 10, 25, 2, 50, tzinfo=AMSTERDAM, fold=0)
    late = datetime(2026, 10, 25, 2, 10, tzinfo=AMSTERDAM, fold=1)
    assert late.astimezone(UTC) - early.astimezone(UTC) == timedelta(minutes=20)
    store.save(one_session("laat", begun=late), NOW)
    store.save(one_session("vroeg", begun=early), NOW)
    assert ids(store) == ["laat", "vroeg"]


# Looking up


def test_session_is_found_by_the_begin_of_its_number(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(one_session("abc1" * 8), NOW)
    store.save(one_session("abd2" * 8), NOW)
    assert store.get("abd").session.id == "abd2" * 8
    assert store.get("abc1" * 8).session.id == "abc1" * 8


def test_begin_that_fits_more_sessions_asks_for_more_letters(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(one_session("abc1" * 8), NOW)
    store.save(one_session("abd2" * 8), NOW)
    with pytest.raises(IdoError) as caught:
        store.get("ab")
    assert caught.value.message == 'Er zijn meer sessies die met "ab" beginnen.'
    assert caught.value.hint == "Typ meer letters van het nummer."
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "wrong", ["", "zzz", "%", "_", "a%", "abc1" * 8 + "0", "' OR 1=1 --", "é", "abc1\udce9"]
)
def test_number_that_fits_no_session_is_said(tmp_path: Path, wrong: str) -> None:
    store = Store(tmp_path, silent)
    store.save(one_session("abc1" * 8), NOW)
    with pytest.raises(IdoError) as caught:
        store.get(wrong)
    assert caught.value.message == f'Er is geen sessie "{wrong}".'
    assert caught.value.hint == 'Bekijk de sessies met "ido sessies".'
    assert caught.value.exit_code == 2


# Settings


def test_setting_is_remembered_and_can_change(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    assert store.setting("locatie") is None
    store.remember("locatie", "noord")
    store.remember("locatie", "zuid 'é")
    store.close()
    again = Store(tmp_path, silent)
    assert again.setting("locatie") == "zuid 'é"
    assert again.setting("iets anders") is None


def test_keeper_that_keeps_nothing_keeps_nothing() -> None:
    keeper = NoStore()
    keeper.save(one_session("a"), NOW)
    keeper.remember("locatie", "noord")
    assert keeper.setting("locatie") is None


# On disk at once


def test_each_save_is_seen_by_another_connection_at_once(tmp_path: Path) -> None:
    store, other = Store(tmp_path, silent), Store(tmp_path, silent)
    for text in ("eerst", "dan", "ten slotte"):
        store.save(one_session("a", text), NOW)
        assert [kept.session.cases[0].text for kept in other.sessions()] == [text]
    store.remember("locatie", "zuid")
    assert other.setting("locatie") == "zuid"


# Disks that can't be written


def test_clock_that_was_set_back_keeps_the_session_whole(tmp_path: Path) -> None:
    store = Store(tmp_path, silent)
    store.save(one_session("a"), NOW)
    longer = Session(
        "a",
        NOW,
        "noord",
        (Case("toeslagen", {WHAT: "terugbetalen"}, "huurtoeslag", outcome="doorverwezen"),),
    )
    store.save(longer, NOW - timedelta(days=400), {0: report("toeslagen")})
    assert store.get("a").session == longer


# Reports of another version


TOWN: Final = Directory.model_validate({"bibliotheek": "Testbieb", "regios": ["Noord"]})


def keep_row(folder: Path, row: object) -> Kept:
    """A visit with one ended question, whose report another version of ido kept as this."""
    store = Store(folder, silent)
    ended = Session("a", NOW, None, (Case("toeslagen", outcome="doorverwezen"),))
    store.save(ended, NOW, {0: report("toeslagen", "zoals toen")})
    store.close()
    database = sqlite3.connect(folder / FILE_NAME)
    with database:
        database.execute("UPDATE report SET report = ?", (json.dumps(row),))
    database.close()
    return Store(folder, silent).get("a")


NEWER: Final = {
    "tree": "toeslagen",
    "title": "Toeslagen",
    "advice": "terugbetalen",
    "advice_title": "Toeslag terugbetalen",
    "why": "zoals toen",
    "addressee": {"id": "svb", "name": "SVB", "languages": ["nl", "ar"]},
    "outcome": "doorverwezen",
    "mood": {"before": 2, "after": 4},
    "route": [
        {
            "tree": "toeslagen",
            "question": "wat",
            "answer": "ja",
            "question_text": "Wat?",
            "answer_text": "Ja",
            "seconds": 12,
        }
    ],
}
"""A report as a later version might keep it: with keys that this version does not know."""


def test_report_of_a_newer_version_is_read_and_not_made_anew(tmp_path: Path) -> None:
    kept = keep_row(tmp_path, NEWER)
    assert kept.ended[0].why == "zoals toen"
    (told,) = report_session(TOWN, {}, kept.session, NOW, kept.ended).cases
    assert (told.title, told.advice_title, told.why) == (
        "Toeslagen",
        "Toeslag terugbetalen",
        "zoals toen",
    )
    assert told.addressee == ContactReport(id="svb", name="SVB")
    assert [step.answer_text for step in told.route] == ["Ja"]


@pytest.mark.parametrize(
    ("key", "form", "empty"),
    [
        ("addressee", ["svb"], None),
        ("addressee", {"name": "SVB"}, None),
        ("why", {"nl": "Daarom.", "ar": "..."}, ""),
        ("route", [{"tree": "toeslagen", "node": 3}], ()),
        ("nearby", "wijkteam", ()),
        ("urgent", {"level": 2}, False),
    ],
)
def test_part_of_an_unknown_form_leaves_the_other_parts_as_they_were_told(
    tmp_path: Path, key: str, form: object, empty: object
) -> None:
    kept = keep_row(tmp_path, {**NEWER, key: form})
    (told,) = report_session(TOWN, {}, kept.session, NOW, kept.ended).cases
    whole = CaseReport.model_validate(NEWER)
    assert told == whole.model_copy(update={key: empty})


def test_report_without_a_tree_is_made_anew(tmp_path: Path) -> None:
    kept = keep_row(tmp_path, {"why": "zoals toen"})
    assert kept.ended == {}
    (told,) = report_session(TOWN, {}, kept.session, NOW, kept.ended).cases
    assert (told.title, told.why) == ("toeslagen", "")


# Values of another type than their column


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        ("session", "id", b"\xff\x00"),
        ("session", "begun", "gisteren"),
        ("session", "begun", 5),
        ("session", "seconds", "lang"),
        ("session", "seconds", 1.5),
        ("session", "location", b"noord"),
        ("session", "begun", "2026-11-24T10:30:15"),
        ("cases", "tree", b"\x1b[31m"),
        ("cases", "text", b"\xff"),
        ("cases", "done", "ja"),
        ("cases", "nearby", b"wijkteam"),
    ],
)
def test_value_of_a_wrong_type_is_damage_for_who_lists_and_who_counts(
    tmp_path: Path, table: str, column: str, wrong: object
) -> None:
    always = Period(date.min, date.max)
    works: tuple[Callable[[Store], object], ...] = (
        lambda store: store.sessions(),
        lambda store: figures(store, always),
        lambda store: day_sheet(store, NOW.date()),
    )
    for number, work in enumerate(works):
        told: list[str] = []
        store = Store(tmp_path / str(number), told.append)
        session = one_session("een")
        done = replace(session, cases=(replace(session.cases[0], outcome="doorverwezen"),))
        store.save(done, NOW, {0: report("toeslagen")})
        other = sqlite3.connect(store.path)
        other.execute(f"UPDATE {table} SET {column} = ?", (wrong,))
        other.commit()
        other.close()
        work(store)
        assert len(told) == 1 or number
        assert all("apart gezet" in words for words in told)
        store.close()


# How the visitor came, where they had been, and what is not right


def test_what_was_said_about_the_way_here_is_kept_with_the_visit(tmp_path: Path) -> None:
    case = Case(
        "toeslagen",
        {WHAT: "een-toeslag-aanvragen"},
        "huurtoeslag",
        heard=frozenset({WHAT}),
        bounced=("dienst-toeslagen", "gemeente-leiden"),
        doubted=("dienst-toeslagen", "toeslagen#aanvragen"),
    )
    session = Session("bellen", NOW, "noord", (case,), "telefoon", ("digid", "zorg"))
    store = Store(tmp_path, silent)
    store.save(session, NOW)
    assert store.get("bellen").session == session


def test_line_for_the_coordinator_stays_until_it_is_settled_and_leaves_no_byte(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, silent)
    wrong = Doubt(NOW.date(), "dienst-toeslagen", "het nummer geeft een piep")
    assert store.keep_doubt(wrong)
    assert store.keep_doubt(Doubt(NOW.date(), "toeslagen#aanvragen"))
    first, second = store.doubts()
    assert (first.subject, first.words, first.about_advice) == (
        "dienst-toeslagen",
        "het nummer geeft een piep",
        False,
    )
    assert second.about_advice
    store.settle([first.number])
    assert store.doubts() == (second,)
    store.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"piep" not in left


def test_who_keeps_nothing_keeps_no_line_for_the_coordinator() -> None:
    assert not NoStore().keep_doubt(Doubt(NOW.date(), "dienst-toeslagen"))


# Another screen


def test_visit_that_a_colleague_took_over_is_not_written_over(tmp_path: Path) -> None:
    mine, theirs = Store(tmp_path, silent), Store(tmp_path, silent)
    begun = one_session("gesprek")
    mine.save(begun, NOW)
    later = NOW + timedelta(minutes=1)
    changed = replace(begun, cases=(replace(begun.cases[0], note="van de collega"),))
    theirs.save(replace(theirs.get("gesprek").session, cases=changed.cases), later)
    with pytest.raises(TakenOver, match="Een collega ging op een ander scherm verder"):
        mine.save(begun, later + timedelta(minutes=1))
    assert theirs.get("gesprek").session.cases[0].note == "van de collega"
    theirs.save(changed, later + timedelta(minutes=2))


def test_save_that_failed_is_tried_again_and_is_no_take_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path, silent)
    session = one_session("gesprek")
    store.save(session, NOW)

    def full(statements: object) -> None:
        raise IdoError("De schijf is vol.", "Maak ruimte.")

    with monkeypatch.context() as patched:
        patched.setattr(store._database, "write", full)
        with pytest.raises(IdoError, match="vol"):
            store.save(session, NOW + timedelta(seconds=1))
    store.save(session, NOW + timedelta(seconds=2))
