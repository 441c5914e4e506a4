"""Changes in partners.yaml from the command line: a date, an import, the register; exports."""

import json
import sys
from datetime import date, datetime
from difflib import ndiff
from pathlib import Path

import pytest
from conftest import DIRECTORY, Ido, MakeWorkspace
from terminals import StartTerminal

from ido_cli.source.dates import AMSTERDAM, date_words


def today() -> date:
    return datetime.now(AMSTERDAM).date()


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


def test_verified_sets_the_date_and_leaves_every_other_line(ido: Ido, workspace: Path) -> None:
    file = workspace / "partners.yaml"
    file.write_text(
        "# bovenaan\n" + DIRECTORY.replace("naam: Wijkteam", "naam: Wijkteam  # bel voor tien uur"),
        encoding="utf-8",
    )
    before = file.read_text(encoding="utf-8").split("\n")
    ido("partners", "gecontroleerd", "wijkteam", "--map", str(workspace))
    after = file.read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        ("    gecontroleerd: 2026-11-01", f"    gecontroleerd: {today().isoformat()}")
    ]


def test_verified_of_an_unknown_partner_names_the_nearest(ido: Ido) -> None:
    assert (
        ido("partners", "gecontroleerd", "wijktem", code=2).err
        == 'ido: Ik ken geen partner "wijktem".\n     Bedoelde u "wijkteam"?\n'
    )


NEW = (
    "id;naam;soort;doet;regio;biedt\n"
    "voedselbank;Voedselbank;maatschappelijk;Geeft eten.;Noord;formulierenhulp\n"
)


def test_import_asks_and_writes_with_comments_kept(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    (workspace / "partners.yaml").write_text(
        "# bovenaan\n" + DIRECTORY + "# onderaan\n", encoding="utf-8"
    )
    got = ido(
        "partners",
        "importeer",
        str(tmp_path / "p.csv"),
        "--map",
        str(workspace),
        "--eenvoudig",
        typed="2\n",
    )
    assert "nieuw      voedselbank: Voedselbank\n1 nieuw, 0 veranderd, 0 hetzelfde.\n" in got.out
    text = (workspace / "partners.yaml").read_text(encoding="utf-8")
    assert text.startswith("# bovenaan\n")
    assert text.endswith("    biedt: [formulierenhulp]\n# onderaan\n")
    assert "voedselbank" in [
        row["id"] for row in json.loads(ido("partners", "--json", "--map", str(workspace)).out)
    ]


def test_import_that_is_refused_changes_nothing(ido: Ido, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    got = ido(
        "partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), typed="1\n"
    )
    assert got.out.endswith("Er is niets veranderd.\n")
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


def test_import_without_anyone_to_ask_changes_nothing(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    got = ido("partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), code=2)
    assert (
        got.err
        == "ido: Er is niets veranderd: ik kreeg geen antwoord.\n     Zeg vooraf ja met --ja.\n"
    )
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


@pytest.mark.parametrize(("form", "ending"), [("csv", "csv"), ("hsds", "json"), ("excel", "xlsx")])
def test_export_then_import_gives_the_same_directory(
    ido: Ido, workspace: Path, tmp_path: Path, form: str, ending: str
) -> None:
    path = tmp_path / f"uit.{ending}"
    ido("partners", "exporteer", "--formaat", form, "--uit", str(path), "--map", str(workspace))
    got = ido("partners", "importeer", str(path), "--ja", "--map", str(workspace))
    assert got.out == "0 nieuw, 0 veranderd, 3 hetzelfde.\nEr is niets veranderd.\n"


def test_unknown_format_names_the_right_ones(ido: Ido) -> None:
    assert ido("partners", "exporteer", "--formaat", "xls", code=2).err == (
        'ido: Ik ken geen formaat "xls".\n     Kies uit: csv, hsds, excel.\n'
    )


def test_verified_says_which_partner_and_when_and_asks_for_a_source(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    bare = DIRECTORY.replace("    bron: https://wijkteam.example\n", "")
    folder = make_workspace(directory=bare)
    got = ido("partners", "gecontroleerd", "wijkteam", "--map", str(folder))
    assert got.out == (
        f"Wijkteam: gecontroleerd op {date_words(today())}.\n"
        "Er staat nog geen bron bij. Zet achter bron: waar u het heeft gelezen.\n"
    )
    got = ido("partners", "gecontroleerd", "Gemeente Noord", "--map", str(folder))
    assert got.out == f"Gemeente Noord: gecontroleerd op {date_words(today())}.\n"


def test_import_shows_what_changes_before_it_asks(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    ido("partners", "exporteer", "--uit", str(path), "--map", str(workspace))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Laan 2, Zuid", "Laan 3, Zuid"), encoding="utf-8")
    got = ido("partners", "importeer", str(tmp_path / "p.csv"), "--map", str(workspace), "--ja")
    assert got.out.splitlines() == [
        "verandert  wijkteam: Wijkteam",
        "             adres: Laan 2, Zuid -> Laan 3, Zuid",
        "0 nieuw, 1 veranderd, 2 hetzelfde.",
        f"Opgeslagen in {workspace / 'partners.yaml'}.",
    ]


@pytest.mark.parametrize(
    "words",
    [("gecontroleerd", "wijkteam"), ("importeer", "p.csv"), ("nalopen", "--register", "p.csv")],
    ids=" ".join,
)
def test_workspace_of_an_installed_package_can_not_be_changed(
    ido: Ido,
    workspace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ido_cli.views.directory.partner_changes.inside_package", lambda: workspace)
    got = ido("partners", *words, "--map", str(workspace), code=1)
    assert got.err == (
        "ido: Dit is de inrichting die bij ido hoort; die kunt u niet veranderen.\n"
        '     Maak een eigen inrichting met "ido init MAP".\n'
    )
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


def test_ending_of_the_file_tells_the_format(ido: Ido, tmp_path: Path) -> None:
    ido("partners", "exporteer", "--uit", str(tmp_path / "uit.xlsx"))
    ido("partners", "exporteer", "--uit", str(tmp_path / "uit.json"))
    assert (tmp_path / "uit.xlsx").read_bytes().startswith(b"PK")
    assert json.loads((tmp_path / "uit.json").read_text(encoding="utf-8"))["total_items"] == 3
    assert ido("partners", "exporteer").out.startswith("\ufeffid;naam;soort;doet;")


def test_excel_needs_a_file(ido: Ido) -> None:
    assert ido("partners", "exporteer", "--formaat", "excel", code=2).err == (
        "ido: Een Excel-bestand kan niet op het scherm.\n"
        "     Zeg waar het komt: --uit partners.xlsx\n"
    )


SHEET = (
    "Organisatie;Soort;Wat doen ze;Regio;Telnr;Fax;Opmerkingen\n"
    "Humanitas;stichting;Helpt met post.;Noord;715550102;071-1;Bel mevrouw De Vries. Dicht.\n"
    "Maatje;stichting;Helpt met geld.;Noord;071-5550103;071-1;\n"
)


def test_import_tells_what_was_mended_and_left_out(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(SHEET, encoding="utf-8")
    got = ido("partners", "importeer", str(path), "--map", str(workspace), "--ja")
    assert got.out.splitlines() == [
        'let op     kopregel, kolom: kolom "Fax" ken ik niet; niet overgenomen.',
        "let op     regel 2, 3, soort: stichting gelezen als maatschappelijk",
        "let op     regel 2, telefoon: 715550102 gelezen als 071 555 01 02",
        "let op     regel 2, opmerking: lijkt op persoonsgegevens (een naam); niet overgenomen",
        "nieuw      humanitas: Humanitas",
        "nieuw      maatje: Maatje",
        "2 nieuw, 0 veranderd, 0 hetzelfde.",
        f"Opgeslagen in {workspace / 'partners.yaml'}.",
    ]
    text = (workspace / "partners.yaml").read_text(encoding="utf-8")
    assert "telefoon: 071 555 01 02\n    opmerking: Dicht.\n" in text
    assert "Vries" not in text
    again = ido("partners", "importeer", str(path), "--map", str(workspace), "--ja")
    assert again.out.endswith("0 nieuw, 0 veranderd, 2 hetzelfde.\nEr is niets veranderd.\n")


def test_person_in_what_a_partner_does_is_a_mistake(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("naam;doet;regio\nA;Vraag naar mevrouw De Vries;Noord\n", encoding="utf-8")
    got = ido("partners", "importeer", str(path), "--map", str(workspace), "--ja", code=1)
    assert got.err.splitlines()[1] == (
        "  regel 2: doet lijkt op persoonsgegevens (een naam). "
        "Schrijf het zonder gegevens van personen"
    )


def test_import_as_json_asks_nothing_and_changes_nothing_without_ja(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("naam;telefoon\nWijkteam;715550102\n", encoding="utf-8")
    words = ("partners", "importeer", str(path), "--map", str(workspace), "--json")
    got = ido(*words)
    assert json.loads(got.out) == {
        "nieuw": [],
        "veranderd": [
            {
                "id": "wijkteam",
                "naam": "Wijkteam",
                "velden": {"telefoon": {"was": "", "wordt": "071 555 01 02"}},
            }
        ],
        "hetzelfde": 0,
        "opmerkingen": [
            {
                "plaats": "regel 2",
                "sleutel": "telefoon",
                "tekst": "715550102 gelezen als 071 555 01 02",
            }
        ],
    }
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY
    assert json.loads(ido(*words, "--ja").out) == json.loads(got.out)
    assert "071 555 01 02" in (workspace / "partners.yaml").read_text(encoding="utf-8")


def test_unknown_column_is_asked_and_taken_as_was_said(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("naam;Bellen\nWijkteam;071-5550102\n", encoding="utf-8")
    words = ("partners", "importeer", str(path), "--map", str(workspace))
    got = ido(*words, typed="telefoon\nja\n")
    assert ' Wat staat er in de kolom "Bellen"? Bijvoorbeeld: 071-5550102' in got.out
    assert "  1  Niet overnemen\n" in got.out
    assert 'let op     kopregel, telefoon: kolom "Bellen" gelezen als telefoon\n' in got.out
    assert "telefoon: 071-5550102" in (workspace / "partners.yaml").read_text(encoding="utf-8")
    path.write_text("naam;Kleur\nWijkteam;rood\n", encoding="utf-8")
    assert "Er is niets veranderd: ik kreeg geen antwoord." in ido(*words, code=2).err


def test_wrong_file_is_told_and_nothing_is_half_taken(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(SHEET + "Fout;rood;Helpt.;Oost;;;\n", encoding="utf-8")
    got = ido("partners", "importeer", str(path), "--map", str(workspace), "--ja", code=1)
    assert got.out == ""
    assert got.err.splitlines()[1:] == [
        '  regel 4: onbekende regio "Oost". Kies uit: landelijk, Noord, Zuid.',
        '  regel 4: soort heeft een waarde die niet kan: "rood". '
        "Kies uit: overheid, maatschappelijk, bibliotheek, overig",
        "     Herstel dit in het bestand en probeer het opnieuw. Er is niets veranderd.",
    ]
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == DIRECTORY


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of POSIX")
def test_import_follows_a_link_and_keeps_the_mode(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    link, target = workspace / "partners.yaml", tmp_path / "elders.yaml"
    link.rename(target)
    target.chmod(0o640)
    link.symlink_to(target)
    (tmp_path / "p.csv").write_text(NEW, encoding="utf-8")
    ido("partners", "importeer", str(tmp_path / "p.csv"), "--ja", "--map", str(workspace))
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "voedselbank" in target.read_text(encoding="utf-8")


def test_who_answers_at_night_survives_a_spreadsheet(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    night = '    buiten_uren: {telefoon: 071 512 34 56, openingstijden: "ma-vr 17:00-24:00"}\n'
    folder = make_workspace(directory=DIRECTORY + night)
    path = tmp_path / "p.csv"
    ido("partners", "exporteer", "--uit", str(path), "--map", str(folder))
    got = ido("partners", "importeer", str(path), "--ja", "--map", str(folder))
    assert got.out.startswith("0 nieuw, 0 veranderd, 3 hetzelfde.")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("17:00-24:00", "18:00-24:00"), encoding="utf-8")
    got = ido("partners", "importeer", str(path), "--ja", "--map", str(folder))
    assert (
        "buiten_uren: telefoon 071 512 34 56, openingstijden ma-vr 17:00-24:00 -> "
        "telefoon 071 512 34 56, openingstijden ma-vr 18:00-24:00"
    ) in got.out
    bare = make_workspace(name="leeg")
    ido("partners", "importeer", str(path), "--ja", "--map", str(bare))
    rows = json.loads(ido("partners", "--json", "--map", str(bare)).out)
    assert rows[-1]["buiten_uren"]["openingstijden"] == "ma-vr 18:00-24:00"


def test_unknown_column_is_asked_at_a_screen_too(
    start_terminal: StartTerminal, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text("naam;Bellen\nWijkteam;071-5550102\n", encoding="utf-8")
    terminal = start_terminal("partners", "importeer", str(tmp_path / "p.csv"))
    terminal.expect_text('Wat staat er in de kolom "Bellen"?')
    terminal.expect_text("Niet overnemen")
    terminal.send("9")
    terminal.expect_text("Zo opslaan in partners.yaml?")
    assert "telefoon: (leeg) -> 071-5550102" in terminal.words
    terminal.send("1")
    terminal.expect_text("Er is niets veranderd.")
    terminal.expect_end(0)


# The register

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<p:overheidsorganisaties xmlns:p="urn:oo" xmlns="urn:oo" p:timestamp="2024-05-16T06:00:00">
 <organisaties>
  <organisatie p:systeemId="11"><naam>Gemeente Noord</naam>
   <afkorting>Noord</afkorting><types><type>Gemeente</type></types>
   <contact>
    <telefoonnummers><telefoonnummer><nummer>14 011</nummer><label>algemeen</label>
     </telefoonnummer></telefoonnummers>
    <internetadressen><internetadres><url>https://noord.example</url></internetadres>
     </internetadressen>
   </contact><datumMutatie>2024-02-03</datumMutatie></organisatie>
  <organisatie p:systeemId="12"><naam>Gemeente Oost</naam><types><type>Gemeente</type></types>
   <contact><telefoonnummers><telefoonnummer><nummer>(071) 512 34 56</nummer></telefoonnummer>
    </telefoonnummers></contact><datumMutatie>2024-02-04</datumMutatie></organisatie>
 </organisaties>
</p:overheidsorganisaties>
"""
NUMBERED = """
bibliotheek: Testbieb
regios: [Noord]  # onze gemeenten
diensten: {gemeente: De gemeente}
partners:
  # eerste
  - id: gemeente-noord
    naam: Gemeente Noord
    soort: overheid
    doet: Helpt inwoners van Noord.  # eigen woorden
    regio: [Noord]
    biedt: [gemeente]
    telefoon: 14 011
    website: https://www.noord.example
    register: "11"
    bron: https://organisaties.overheid.nl/11/noord
    gecontroleerd: 2024-01-01
  - id: loket
    naam: Loket Noord
    soort: overheid
    doet: Helpt.
    regio: [Noord]
    telefoon: 14 099
    website: https://noord.example
    register: "11"
  - {id: dienst, naam: Dienst, soort: overheid, doet: Helpt., regio: [Noord], register: "99"}
  - {id: wijkteam, naam: Wijkteam, soort: overig, doet: Helpt., regio: [Noord]}
"""


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "exportOO.xml"
    path.write_text(EXPORT, encoding="utf-8")
    return str(path)


@pytest.fixture
def numbered(make_workspace: MakeWorkspace) -> Path:
    return make_workspace({}, NUMBERED, "genummerd")


def test_gemeente_is_taken_from_the_register_with_its_region(
    ido: Ido, numbered: Path, export: str
) -> None:
    words = ("--gemeente", "Oost", "--gemeente", "Noord", "--map", str(numbered), "--ja")
    got = ido("partners", "importeer", export, *words)
    assert got.out.splitlines() == [
        "regio erbij Oost",
        "nieuw      gemeente-oost: Gemeente Oost",
        "verandert  gemeente-noord: Gemeente Noord",
        "             contact: (leeg) -> nog-te-leggen",
        "             gecontroleerd: 2024-01-01 -> 2024-02-03",
        "1 nieuw, 1 veranderd, 0 hetzelfde.",
        f"Opgeslagen in {numbered / 'partners.yaml'}.",
    ]
    text = (numbered / "partners.yaml").read_text(encoding="utf-8")
    assert "regios: [Noord, Oost]  # onze gemeenten\n" in text
    assert "    doet: Helpt inwoners van Noord.  # eigen woorden\n" in text
    rows = json.loads(ido("partners", "--json", "--map", str(numbered)).out)
    new = next(row for row in rows if row["id"] == "gemeente-oost")
    assert (new["telefoon"], new["biedt"]) == ("071 512 34 56", ["gemeente"])
    assert (new["register"], new["gecontroleerd"]) == ("12", "2024-02-04")
    assert new["bron"] == ["https://organisaties.overheid.nl/12/gemeente-oost"]


def test_import_of_the_register_needs_a_gemeente(ido: Ido, numbered: Path, export: str) -> None:
    got = ido("partners", "importeer", export, "--map", str(numbered), code=2)
    assert got.err == (
        "ido: Uit het register neem ik gemeenten over. Zeg welke.\n"
        f'     Bijvoorbeeld: ido partners importeer "{export}" --gemeente Leiden\n'
    )


def test_gemeente_with_a_typing_error_changes_nothing(
    ido: Ido, numbered: Path, export: str
) -> None:
    words = ("--gemeente", "Nord", "--map", str(numbered), "--ja")
    got = ido("partners", "importeer", export, *words, code=2)
    assert got.err == 'ido: Ik ken geen gemeente "Nord".\n     Bedoelde u "Noord"?\n'
    assert (numbered / "partners.yaml").read_text(encoding="utf-8") == NUMBERED


def compare(
    ido: Ido, folder: Path, export: str, *words: str, typed: str = "", code: int = 0
) -> str:
    """What comparing with the register shows."""
    told = ("--register", export, "--map", str(folder), "--eenvoudig", *words)
    return ido("partners", "nalopen", *told, typed=typed, code=code).out


def changed_lines(folder: Path) -> list[str]:
    """The lines of partners.yaml that were not there before."""
    after = (folder / "partners.yaml").read_text(encoding="utf-8").split("\n")
    before = NUMBERED.split("\n")
    assert [line for line in before if line.lstrip().startswith(("#", "- {"))] == [
        line for line in after if line.lstrip().startswith(("#", "- {"))
    ]
    return [line[2:].strip() for line in ndiff(before, after) if line.startswith("+ ")]


def test_register_dates_what_agrees_and_takes_what_was_asked(
    ido: Ido, numbered: Path, export: str
) -> None:
    shown = compare(ido, numbered, export, typed="2\n")
    assert "klopt      gemeente-noord: Gemeente Noord\n           gecontroleerd: 2024-05-16\n" in (
        shown
    )
    assert "           telefoon: 14 099; in het register: 14 011\n" in shown
    assert " Loket Noord: telefoon 14 099 wordt 14 011?\n" in shown
    assert "weg        dienst: Dienst\n           register 99 staat er niet meer in\n" in shown
    told = "klopt 1, verschilt 1, weg 1, niet te vergelijken 0; zonder registernummer 1."
    assert f"{told}\nOpgeslagen in {numbered / 'partners.yaml'}.\n" in shown
    assert changed_lines(numbered) == [
        "gecontroleerd: 2024-05-16",
        "telefoon: 14 011",
        "gecontroleerd: 2024-05-16",
        "bron: https://organisaties.overheid.nl/11/noord",
    ]


def test_register_that_is_refused_leaves_what_differs(
    ido: Ido, numbered: Path, export: str
) -> None:
    compare(ido, numbered, export, typed="1\n")
    assert changed_lines(numbered) == ["gecontroleerd: 2024-05-16"]


def test_register_without_an_answer_changes_nothing(ido: Ido, numbered: Path, export: str) -> None:
    compare(ido, numbered, export, code=2)
    assert changed_lines(numbered) == []


def test_register_with_yes_takes_all_but_the_name(ido: Ido, numbered: Path, export: str) -> None:
    file = numbered / "partners.yaml"
    text = NUMBERED.replace("naam: Loket Noord", "naam: Het loket")
    file.write_text(text, encoding="utf-8")
    compare(ido, numbered, export, "--ja")
    rows = json.loads(ido("partners", "--json", "--map", str(numbered)).out)
    desk = next(row for row in rows if row["id"] == "loket")
    assert (desk["naam"], desk["telefoon"], desk["gecontroleerd"]) == ("Het loket", "14 011", None)


def test_register_as_json_changes_nothing_without_yes(
    ido: Ido, numbered: Path, export: str
) -> None:
    rows = json.loads(compare(ido, numbered, export, "--json"))
    assert [(row["id"], row["uitkomst"]) for row in rows] == [
        ("gemeente-noord", "klopt"),
        ("loket", "verschilt"),
        ("dienst", "weg"),
    ]
    assert rows[1] == {
        "id": "loket",
        "naam": "Loket Noord",
        "register": "11",
        "uitkomst": "verschilt",
        "gewijzigd": "2024-02-03",
        "verschillen": [{"sleutel": "telefoon", "partners": "14 099", "register": "14 011"}],
        "geschreven": {},
    }
    assert changed_lines(numbered) == []
    rows = json.loads(compare(ido, numbered, export, "--json", "--ja"))
    assert rows[0]["geschreven"] == {"gecontroleerd": "2024-05-16"}
    assert "gecontroleerd: 2024-05-16" in changed_lines(numbered)


def test_register_that_can_not_be_read_is_told(ido: Ido, numbered: Path, tmp_path: Path) -> None:
    path = tmp_path / "rss.xml"
    path.write_text("<rss/>", encoding="utf-8")
    got = ido("partners", "nalopen", "--register", str(path), "--map", str(numbered), code=1)
    assert got.err.startswith(
        f"ido: {path} is geen export van het Register van Overheidsorganisaties.\n"
    )


def test_comparison_in_which_nothing_may_change_says_so(
    ido: Ido, make_workspace: MakeWorkspace, export: str
) -> None:
    gone = NUMBERED.replace('register: "11"', 'register: "98"')
    folder = make_workspace({}, gone, "weg")
    assert compare(ido, folder, export).endswith("\nEr is niets veranderd.\n")
    assert (folder / "partners.yaml").read_text(encoding="utf-8") == gone
