"""Going on with a visit that stopped: which one, when more than one is open."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Ido

from ido_cli.sessions.store import Store
from ido_cli.trees.place import Place
from ido_cli.triage.engine import Case, Session


def begin(ido: Ido, *words: str) -> None:
    ido("start", *words, "--locatie", "noord", typed="q\n")


def test_only_open_visit_goes_on_without_asking(ido: Ido) -> None:
    begin(ido, "--boom", "toeslagen")
    out = ido("sessies", "hervat", typed="q\n").out
    assert "Met welk gesprek" not in out
    assert "Wat wil de klant?" in out


def test_open_visits_are_named_by_time_topic_and_first_words(ido: Ido) -> None:
    begin(ido, "--boom", "toeslagen")
    begin(ido, "--boom", "digid", "inloggen lukt niet meer sinds mijn telefoon stuk is")
    out = ido("sessies", "hervat", typed="2\nq\n").out
    assert "Met welk gesprek gaat u verder?" in out
    first, second = [line for line in out.splitlines() if "vandaag" in line][:2]
    assert "DigiD: inloggen lukt niet meer sinds" in first
    assert "Toeslagen" in second
    assert "Wat wil de klant?" in out


def test_choice_can_be_left(ido: Ido) -> None:
    begin(ido, "--boom", "toeslagen")
    begin(ido, "--boom", "digid")
    assert "Wat wil de klant?" not in ido("sessies", "hervat", typed="q\n").out


def test_visit_that_was_open_for_a_day_can_be_closed(ido: Ido, tmp_path: Path) -> None:
    store = Store(tmp_path / "gegevens", pytest.fail)
    long_ago = datetime.now(UTC) - timedelta(days=3)
    done = Case("digid", {Place("digid", "wat"): "ja"}, outcome="zelf-verder")
    store.save(Session("x" * 32, long_ago, "noord", (done, Case("toeslagen"))), long_ago)
    store.save(Session("y" * 32, long_ago, "noord", (Case("toeslagen"),)), long_ago)
    store.close()
    begin(ido, "--boom", "digid")
    out = ido("sessies", "hervat", typed="Sluit wat langer dan een dag open staat\nq\n").out
    assert "Heeft de klant een DigiD?" in out
    store = Store(tmp_path / "gegevens", pytest.fail)
    kept = {one.session.id[:1]: one for one in store.sessions()}
    store.close()
    assert "y" not in kept
    assert [case.tree for case in kept["x"].session.cases] == ["digid"]
    assert kept["x"].status == "klaar"
