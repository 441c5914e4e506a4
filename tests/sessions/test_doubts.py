"""Lines for the coordinator, as statements and rows."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ido_cli.sessions.doubts import Doubt, read
from ido_cli.sessions.own_file.schema import FILE_NAME
from ido_cli.sessions.store import Store
from sessions.visits import silent

DAY = date(2026, 11, 24)


def test_line_is_about_a_partner_or_about_an_advice_of_a_tree() -> None:
    partner, advice = Doubt(DAY, "svb"), Doubt(DAY, "aow#aanvragen")
    assert (partner.about_advice, partner.tree) == (False, "")
    assert (advice.about_advice, advice.tree) == (True, "aow")


def test_row_comes_back_as_the_line_that_was_kept() -> None:
    assert read((3, "2026-11-24", "svb", "oud nummer")) == Doubt(DAY, "svb", "oud nummer", 3)
    with pytest.raises(ValueError, match="isoformat"):
        read((3, "gisteren", "svb", ""))


def test_line_without_words_says_no_more_than_another_about_the_same(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, silent)
    for words in ("", "", "oud nummer", "", "site is weg"):
        store.keep_doubt(Doubt(DAY, "svb", words))
    assert [one.words for one in store.doubts()] == ["oud nummer", "site is weg"]


def test_line_that_can_not_be_read_sets_the_file_aside_and_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    store = Store(tmp_path, told.append)
    store.keep_doubt(Doubt(DAY, "svb"))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other, other:
        other.execute("UPDATE doubt SET day = 'gisteren'")
    assert store.doubts() == ()
    assert len(told) == 1
    assert "sessies-beschadigd-1.db" in told[0]
    assert (tmp_path / "sessies-beschadigd-1.db").exists()
