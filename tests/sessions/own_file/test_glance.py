"""A look at the kept sessions changes nothing."""

from pathlib import Path

from ido_cli.sessions.own_file.glance import glance


def test_nothing_is_made_where_no_sessions_are(tmp_path: Path) -> None:
    assert glance(tmp_path / "gegevens") == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "sessies.db"
    file.write_bytes(b"geen database" * 100)
    assert glance(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["sessies.db"]
    assert file.read_bytes() == b"geen database" * 100
