"""The front door as the cache keeps it."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY

from ido_cli.directory.door import head
from ido_cli.directory.door.front_door import FrontDoor
from ido_cli.directory.door.kept import open_door

NOTICE = "mededelingen:\n  - {tekst: Dicht., van: 2026-11-23, belangrijk: ja}\n  - tekst: Open.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A partners.yaml with notices."""
    file = tmp_path / "partners.yaml"
    file.write_text(DIRECTORY + NOTICE, encoding="utf-8")
    return file


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The cache in the folder of the data of a desk, which is there."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "cache"


def not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here no partners.yaml can be read."""

    def read(_: Path) -> FrontDoor | None:
        raise AssertionError("read again")

    monkeypatch.setattr(head, "read_front_door", read)


def test_kept_door_is_the_one_that_was_read(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = head.read_front_door(file)
    assert read is not None
    assert read.notices[0].first == date(2026, 11, 23)
    assert open_door(file, cache) == read
    not_read(monkeypatch)
    assert open_door(file, cache) == read


def test_a_file_that_changed_is_read_again(file: Path, cache: Path) -> None:
    open_door(file, cache)
    file.write_text("bibliotheek: Andere\n", encoding="utf-8")
    assert open_door(file, cache) == FrontDoor("Andere")
    file.write_text("bibliotheek: [mis]\n", encoding="utf-8")
    assert open_door(file, cache) is None
    file.unlink()
    assert open_door(file, cache) is None


@pytest.mark.parametrize("cut", [0, 1, 40])
def test_a_damaged_door_is_read_again_and_kept_whole(
    cut: int, file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = open_door(file, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:cut])
    assert open_door(file, cache) == read
    not_read(monkeypatch)
    assert open_door(file, cache) == read


def test_nothing_is_kept_without_a_cache_or_where_no_data_are(file: Path, tmp_path: Path) -> None:
    read = head.read_front_door(file)
    assert open_door(file, None) == read
    assert open_door(file, tmp_path / "weg" / "cache") == read
    assert [one.name for one in tmp_path.iterdir()] == ["partners.yaml"]


def test_a_cache_that_can_not_be_written_does_not_matter(file: Path, cache: Path) -> None:
    cache.write_bytes(b"no folder")
    assert open_door(file, cache) == head.read_front_door(file)
