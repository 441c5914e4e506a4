"""Partners from and to CSV and HSDS.

What goes out comes back the same, and every mistake is named with its place.
"""

from datetime import date
from pathlib import Path

import pytest

from ido_cli.directory import exchange
from ido_cli.directory.exchange import Changes
from ido_cli.directory.hsds.writing import export_hsds
from ido_cli.directory.model import Directory
from ido_cli.directory.spreadsheet.writing import write_csv
from ido_cli.errors import IdoError
from ido_cli.workspace.directory_file import read_directory
from ido_cli.workspace.folder import DIRECTORY_FILE, shipped

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def shipped_directory() -> Directory:
    found = read_directory(shipped() / DIRECTORY_FILE).directory
    assert found is not None
    return found


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(directory: Directory, path: Path) -> Changes:
    return exchange.changes(directory, exchange.read(path, directory, TODAY))


def mistakes(directory: Directory, path: Path) -> str:
    with pytest.raises(IdoError) as caught:
        changed(directory, path)
    return caught.value.message


@pytest.mark.parametrize("name", ["partners.csv", "partners.json"])
def test_export_then_import_changes_nothing_in_the_shipped_directory(
    shipped_directory: Directory, tmp_path: Path, name: str
) -> None:
    csv = name.endswith(".csv")
    text = write_csv(shipped_directory.partners) if csv else export_hsds(shipped_directory)
    found = changed(shipped_directory, write(tmp_path, name, text))
    assert found.none
    assert found.same == len(shipped_directory.partners)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_import_into_an_empty_directory_gives_the_same_partners(
    shipped_directory: Directory, tmp_path: Path, form: str
) -> None:
    text = (
        write_csv(shipped_directory.partners) if form == "csv" else export_hsds(shipped_directory)
    )
    empty = shipped_directory.model_copy(update={"partners": ()})
    found = changed(empty, write(tmp_path, f"p.{form}", text))
    assert found.new == shipped_directory.partners


def test_csv_of_a_spreadsheet_tells_new_and_changed(directory: Directory, tmp_path: Path) -> None:
    text = (
        "id;naam;soort;doet;regio;telefoon\r\n"
        "wijkteam;Sociaal wijkteam;maatschappelijk;Kijkt mee met formulieren.;Noord | Zuid;\r\n"
        "voedselbank;Voedselbank;maatschappelijk;Geeft eten.;Noord;071 123 45 67\r\n"
    )
    found = changed(directory, write(tmp_path, "p.csv", text))
    assert [partner.id for partner in found.new] == ["voedselbank"]
    assert found.changed == {"wijkteam": {"naam": "Sociaal wijkteam"}}


def test_empty_cell_takes_a_key_out_and_a_missing_column_changes_nothing(
    directory: Directory, tmp_path: Path
) -> None:
    text = (
        "id,naam,soort,doet,regio,adres\n"
        "wijkteam,Wijkteam,maatschappelijk,Kijkt mee met formulieren.,Noord|Zuid,\n"
    )
    found = changed(directory, write(tmp_path, "p.csv", text))
    assert found.changed == {"wijkteam": {"adres": ""}}


def test_each_mistake_is_named_with_its_line(directory: Directory, tmp_path: Path) -> None:
    text = (
        "id;naam;soort;doet;regio;biedt;openingstijden\n"
        "a;A;maatschappelijk;Doet iets.;Nord;formulierhulp;\n"
        "b;;verkeerd;Doet iets.;Noord;;maa 9-5\n"
        "c;C;overig;Doet iets.;Zuid;;maa 9-5\n"
    )
    assert mistakes(directory, write(tmp_path, "p.csv", text)).split("\n") == [
        "In het bestand zitten 4 fouten:",
        '  regel 2: onbekende regio "Nord". Bedoelde u "Noord"?',
        '  regel 2: onbekende dienst "formulierhulp". Bedoelde u "formulierenhulp"?',
        "  regel 3: naam ontbreekt. Vul in hoe klanten deze partner noemen",
        '  regel 3: soort heeft een waarde die niet kan: "verkeerd". '
        "Kies uit: overheid, maatschappelijk, bibliotheek, overig",
    ]


def test_id_that_stands_there_twice_is_a_mistake(directory: Directory, tmp_path: Path) -> None:
    text = "id;naam;soort;doet;regio\na;A;overig;Doet.;Noord\na;B;overig;Doet.;Noord\n"
    assert '  regel 3: het id "a" staat ook bij regel 2' in mistakes(
        directory, write(tmp_path, "p.csv", text)
    )


@pytest.mark.parametrize(
    ("name", "text"), [("p.json", "{"), ("p.json", "[" * 100_000), ("p.csv", 'id;naam\n"a;b\n')]
)
def test_damaged_file_is_told(directory: Directory, tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(IdoError, match="is geen geldige"):
        exchange.read(write(tmp_path, name, text), directory, TODAY)


def test_ten_mistakes_are_named_and_the_rest_is_counted(
    directory: Directory, tmp_path: Path
) -> None:
    rows = "".join(f"p{number};P{number};overig;Doet.;Oost\n" for number in range(12))
    told = mistakes(directory, write(tmp_path, "p.csv", f"id;naam;soort;doet;regio\n{rows}"))
    assert told.startswith("In het bestand zitten 12 fouten:\n")
    assert told.count('onbekende regio "Oost"') == 10
    assert told.endswith("\n  en nog 2")


def test_file_that_is_too_large_is_refused_with_the_most_there_may_be(
    directory: Directory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MAX_BYTES", 1_000_000)
    path = write(tmp_path, "p.csv", "x" * 1_000_001)
    with pytest.raises(IdoError) as caught:
        exchange.read(path, directory, TODAY)
    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (
        f"{path} is te groot.",
        "Hooguit 1 MB.",
        2,
    )


def with_mistakes(directory: Directory) -> Directory:
    """The directory with a partner of which the hours and the region can't be."""
    wrong = {"hours": "maa 9-5", "regions": ("Oost",)}
    partner = directory.by_id["wijkteam"].model_copy(update=wrong)
    return directory.model_copy(update={"partners": (partner,)})


def test_mistake_in_the_directory_is_not_laid_at_a_file_without_it(
    directory: Directory, tmp_path: Path
) -> None:
    path = write(tmp_path, "p.csv", "id;naam\nwijkteam;Sociaal wijkteam\n")
    found = changed(with_mistakes(directory), path)
    assert found.changed == {"wijkteam": {"naam": "Sociaal wijkteam"}}


def test_hours_of_a_file_of_ours_that_can_not_be_read_are_named_with_their_place(
    directory: Directory, tmp_path: Path
) -> None:
    path = write(tmp_path, "p.json", export_hsds(with_mistakes(directory)))
    told = mistakes(directory, path)
    assert 'nummer 1: onbekende regio "Oost"' in told
    assert 'nummer 1: "maa" begrijp ik niet in de openingstijden "maa 9-5".' in told
