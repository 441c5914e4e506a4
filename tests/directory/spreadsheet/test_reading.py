"""The partners in a library's own sheet: what comes of each cell, and what is said of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY

from ido_cli.directory import exchange
from ido_cli.directory.exchange import Changes
from ido_cli.directory.model import Directory, Partner
from ido_cli.directory.spreadsheet.headings import Ask, nobody
from ido_cli.errors import IdoError
from ido_cli.source.reading import parse

HEADING = "Organisatie;Soort;Wat doen ze;Regio"

TODAY = date(2026, 11, 26)


def brought(directory: Directory, path: Path, text: str, ask: Ask = nobody) -> Changes:
    path.write_text(text, encoding="utf-8")
    return exchange.changes(directory, exchange.read(path, directory, TODAY, ask))


def refused(directory: Directory, path: Path, text: str) -> list[str]:
    with pytest.raises(IdoError) as caught:
        brought(directory, path, text)
    return caught.value.message.split("\n")[1:]


def said(found: Changes) -> list[str]:
    return [f"{note.place}, {note.key}: {note.text}" for note in found.notes]


def one(directory: Directory, path: Path, **cells: str) -> tuple[Partner, list[str]]:
    """The only partner of a sheet with these columns, and what was said."""
    known = {"Organisatie": "Nieuw", "Soort": "overig", "Wat doen ze": "Helpt.", "Regio": "Noord"}
    row = {**known, **cells}
    text = ";".join(row) + "\n" + ";".join(f'"{cell}"' for cell in row.values()) + "\n"
    found = brought(directory, path, text)
    return found.new[0], said(found)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.csv"


def test_sheet_of_a_library_comes_in_whole(directory: Directory, path: Path) -> None:
    text = (
        "Sociale kaart 2026;;;;;;;;\n"
        ";;;;;;;;\n"
        "Organisatie;Soort;Wat doen ze;Telnr;Adres;Postcode;Plaats;Website;Openingstijden\n"
        "Geldzaken;;;;;;;;\n"
        "Stadsbank;gemeente;Leent geld.;715550102;Plein 1;2312 AB;Noord;stadsbank.nl;ma 9-12 uur\n"
    )
    found = brought(directory, path, text)
    assert found.new == (
        Partner.model_validate(
            {
                "id": "stadsbank",
                "naam": "Stadsbank",
                "soort": "overheid",
                "doet": "Leent geld.",
                "regio": ["Noord"],
                "telefoon": "071 555 01 02",
                "adres": "Plein 1, 2312 AB Noord",
                "website": "https://stadsbank.nl",
                "openingstijden": "ma 09:00-12:00",
            }
        ),
    )
    assert said(found) == [
        'regel 4, naam: alleen "Geldzaken" in de kolommen die ik ken; '
        "gelezen als kopje, niet overgenomen",
        "regel 5, soort: gemeente gelezen als overheid",
        "regel 5, telefoon: 715550102 gelezen als 071 555 01 02",
        'regel 5, openingstijden: "ma 9-12 uur" gelezen als ma 09:00-12:00',
        "regel 5, website: stadsbank.nl gelezen als https://stadsbank.nl",
        "regel 5, regio: niet ingevuld: Noord, uit de kolom plaats",
    ]


def test_line_with_a_total_is_no_partner(directory: Directory, path: Path) -> None:
    text = f"Nr;{HEADING};Tel\n1;A;overig;Helpt;Noord;\nTotaal;;;;;1\nEinde;;;;;\n"
    found = brought(directory, path, text)
    assert len(found.new) == 1
    assert [note.place for note in found.notes] == ["kopregel", "regel 3", "regel 4"]


def test_same_name_is_the_same_partner(directory: Directory, path: Path) -> None:
    found = brought(directory, path, "Naam;Telefoon\nwijkteam ;071-5550102\n")
    assert (found.new, found.changed) == ((), {"wijkteam": {"telefoon": "071-5550102"}})


def test_second_import_changes_nothing(directory: Directory, path: Path) -> None:
    text = (
        f"{HEADING};Tel;Open;Opmerkingen;Mail\n"
        "A;stichting;Helpt;Noord;071-5550102 / 06-12345678;ma t/m vr 9-12;Bel eerst;\n"
        "B;kerk;Helpt;Zuid;7,16E+08;als de deur open is;;j.jansen@b.nl\n"
        "B;kerk;Helpt ook;Zuid;;;;\n"
    )
    first = brought(directory, path, text)
    assert [partner.id for partner in first.new] == ["a", "b", "b-2"]
    assert first.new[0].remark == "Bel eerst. Telefoon: 06-12345678"
    assert first.new[1].remark == "Openingstijden: als de deur open is"
    wider = Directory.model_validate(
        {
            **parse(DIRECTORY, Path("p")).data,  # type: ignore[dict-item]  # read above
            "partners": [partner.model_dump(mode="json", by_alias=True) for partner in first.new],
        }
    )
    again = brought(wider, path, text)
    assert (again.none, again.same) == (True, 3)


def test_ids_that_are_made_stay_unique_and_no_service(directory: Directory, path: Path) -> None:
    text = f"{HEADING}\n" + "".join(
        f"{name};overig;{n};Noord\n"
        for n, name in enumerate(("Gemeente", "É. Één!", "é één", "Wijkteam", "Wijkteam", "مسجد"))
    )
    found = brought(directory, path, text)
    assert [partner.id for partner in found.new] == [
        *("gemeente-2", "e-een", "e-een-2", "wijkteam-2", "مسجد")
    ]
    assert list(found.changed) == ["wijkteam"]
    assert 'regel 6, id: "Wijkteam" is er al; dit wordt een andere partner: wijkteam-2' in said(
        found
    )


def test_number_is_no_id_and_an_id_is_a_slug(directory: Directory, path: Path) -> None:
    found = brought(
        directory,
        path,
        f"Id;{HEADING}\n12;A;overig;Helpt;Noord\nEigen Id;B;overig;Helpt;Noord\n13;Wijkteam;;;\n",
    )
    assert [partner.id for partner in found.new] == ["a", "eigen-id"]
    assert said(found) == ["regel 3, id: Eigen Id gelezen als eigen-id"]
    assert found.same == 1


def test_line_that_stands_there_twice_is_taken_once(directory: Directory, path: Path) -> None:
    found = brought(directory, path, f"{HEADING}\n" + "A;overig;Helpt;Noord\n" * 2)
    assert len(found.new) == 1
    assert said(found) == ["regel 3, naam: staat ook op regel 2; niet overgenomen"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Gemeente", "overheid"),
        ("overheidsinstantie", "overheid"),
        ("Stichting", "maatschappelijk"),
        ("vrijwilligersorganisatie", "maatschappelijk"),
        ("maatschappelijke instantie", "maatschappelijk"),
        ("Bieb", "bibliotheek"),
        ("anders", "overig"),
        ("", "maatschappelijk"),
    ],
)
def test_kind_in_own_words(directory: Directory, path: Path, word: str, kind: str) -> None:
    partner, told = one(directory, path, Soort=word)
    assert partner.kind == kind
    assert len(told) == 1


def test_what_the_partner_does_is_made_of_what_there_is(directory: Directory, path: Path) -> None:
    cells = {"Wat doen ze": "", "Diensten": "Hulp met formulieren, gemeente"}
    partner, told = one(directory, path, **cells)
    assert partner.does == "Hulp met formulieren; De gemeente."
    assert partner.offers == ("formulierenhulp", "gemeente")
    assert told == ["regel 2, doet: niet ingevuld: Hulp met formulieren; De gemeente"]
    partner, told = one(directory, path, **{"Wat doen ze": "", "Opmerkingen": "Leent fietsen."})
    assert (partner.does, partner.remark) == ("Leent fietsen.", "")


def test_regions_in_own_words(directory: Directory, path: Path) -> None:
    assert one(directory, path, Regio="noord en Zuid")[0].regions == ("Noord", "Zuid")
    assert one(directory, path, Regio="Zuid, Noord")[0].regions == ("Zuid", "Noord")
    assert one(directory, path, Regio="heel Nederland")[0].regions == ("landelijk",)
    assert one(directory, path, Regio="", Gemeente="Zuid")[0].regions == ("Zuid",)


def test_unknown_place_is_asked_once_and_told_when_nobody_is_there(
    directory: Directory, path: Path
) -> None:
    text = "Naam;Wat doen ze;Soort;Plaats\nA;a;overig;Oost\nB;b;overig;Oost\nC;c;overig;West\n"
    asked: list[str] = []

    def ask(question: str, choices: Mapping[str, str]) -> str:
        asked.append(question)
        assert list(choices) == ["landelijk", "Noord", "Zuid", "Noord|Zuid"]
        return "Noord|Zuid" if "Oost" in question else "landelijk"

    found = brought(directory, path, text, ask)
    assert [partner.regions for partner in found.new] == [
        ("Noord", "Zuid"),
        ("Noord", "Zuid"),
        ("landelijk",),
    ]
    assert len(asked) == 2
    assert refused(directory, path, text)[0] == (
        '  regel 2: onbekende regio "Oost". Kies uit: landelijk, Noord, Zuid.'
    )


def test_all_that_is_wrong_is_told_in_one_round(directory: Directory, path: Path) -> None:
    text = (
        f"{HEADING};Gecontroleerd;Diensten\n"
        "A;paars;Helpt;Noord;31-11-2026;gemeente\n"
        ";overig;;Nord;;zwemles\n"
        "B;overig;b;Noord;;;te veel\n"
        f"C;overig;{'c' * 5000};Noord;;\n"
    )
    told = refused(directory, path, text)
    assert told[0].startswith("  regel 4: er staan meer cellen dan er kolommen zijn. Zet een tekst")
    assert told[1:] == [
        "  regel 5: doet is te lang. Hooguit 4000 tekens",
        '  regel 2: soort heeft een waarde die niet kan: "paars". '
        "Kies uit: overheid, maatschappelijk, bibliotheek, overig",
        '  regel 2: gecontroleerd heeft een waarde die niet kan: "31-11-2026". '
        "Schrijf de dag als 2026-11-01 of 1-11-2026",
        '  regel 3: onbekende regio "Nord". Bedoelde u "Noord"?',
        '  regel 3: onbekende dienst "zwemles". Kies uit: gemeente, formulierenhulp.',
        "  regel 3: naam ontbreekt. Vul in hoe klanten deze partner noemen",
    ]


def test_bare_sheet_of_a_library_comes_in_and_what_is_missing_is_told(
    directory: Directory, path: Path
) -> None:
    text = (
        "Organisatie;Adres;Tel.;Openingstijden\n"
        "Voedselbank;Plein 1, Zuid;715550102;ma t/m vr 9.00-17.00 uur\n"
        "Taalhuis;Laan 2;;op afspraak\n"
    )
    path.write_bytes(text.encode("cp1252"))
    found = exchange.changes(directory, exchange.read(path, directory, TODAY))
    first, second = found.new
    assert (first.phone, first.hours) == ("071 555 01 02", "ma-vr 09:00-17:00")
    assert (first.regions, second.regions) == (("Zuid",), ("Noord", "Zuid"))
    assert first.does == "Wat deze partner doet, staat hier nog niet."
    told = {(note.place, note.key): note.text for note in found.notes}
    assert told["regel 2", "doet"] == "niet ingevuld: schrijf het er nog bij"
    assert told["regel 2", "regio"] == "niet ingevuld: Zuid, uit het adres"
    assert "hele gebied" in told["regel 3", "regio"]


def test_what_can_not_be_read_takes_no_good_value_out(directory: Directory, path: Path) -> None:
    text = "Naam;Telefoon;Website;E-mail\nDienst Toeslagen;8,01E+08;klik hier;j.jansen@x.nl\n"
    found = brought(directory, path, text)
    assert found.changed == {"dienst-toeslagen": {"opmerking": "Website: klik hier"}}
    assert len(found.notes) == 3


def test_hours_that_are_no_longer_so_are_taken_out(directory: Directory, path: Path) -> None:
    found = brought(directory, path, "Naam;Openingstijden\nWijkteam;na een mail\n")
    assert found.changed == {
        "wijkteam": {"openingstijden": "", "opmerking": "Openingstijden: na een mail"}
    }


def test_hours_that_excel_made_a_day_are_told(directory: Directory, path: Path) -> None:
    found = brought(directory, path, "Naam;Openingstijden\nWijkteam;9-12-2026\n")
    assert found.none
    assert said(found) == [
        "regel 2, openingstijden: Excel heeft er een dag van gemaakt: 9-12-2026; "
        "niet overgenomen, vul de tijden in"
    ]


def test_number_that_excel_stripped_is_no_change(directory: Directory, path: Path) -> None:
    assert brought(directory, path, "Naam;Telefoon\nDienst Toeslagen;8000543\n").none


def test_formula_error_is_told_and_text_in_the_wrong_code_is_mended(
    directory: Directory, path: Path
) -> None:
    partner, told = one(directory, path, Organisatie="CafÃ© Eén", Adres="#VERW!")
    assert (partner.name, partner.address) == ("Café Eén", "")
    assert told == [
        "regel 2, naam: CafÃ© Eén gelezen als Café Eén",
        "regel 2, adres: fout in Excel: #VERW!; leeg gelaten",
    ]


def test_columns_for_who_it_is_contact_and_services(directory: Directory, path: Path) -> None:
    cells = {"Doelgroep": "Professionals", "Contact": "Jan", "Hulp met formulieren": "x"}
    partner, told = one(directory, path, **cells)
    assert (partner.audience, partner.contact) == ("hulpverlener", None)
    assert partner.offers == ("formulierenhulp",)
    assert not [line for line in told if "Jan" in line]
    partner, _ = one(directory, path, Doelgroep="ouderen", Contact="Nog te leggen")
    assert (partner.remark, partner.contact) == ("Voor: ouderen", "nog-te-leggen")


def test_street_in_its_own_columns(directory: Directory, path: Path) -> None:
    cells = {"Straat": "Laan", "Huisnummer": "2", "Postcode": "2312 AB", "Plaats": "Noord"}
    assert one(directory, path, **cells)[0].address == "Laan 2, 2312 AB Noord"
    cells = {"Adres": "Laan 2, Noord", "Plaats": "Noord"}
    assert one(directory, path, **cells)[0].address == "Laan 2, Noord"
    assert one(directory, path, Plaats="Noord")[0].address == ""


def test_who_answers_at_night_takes_two_columns(directory: Directory, path: Path) -> None:
    cells = {"buiten_uren_telefoon": "715550102", "buiten_uren_openingstijden": "za 9-12"}
    partner, _ = one(directory, path, **cells)
    assert partner.out_of_hours is not None
    assert partner.out_of_hours.phone == "071 555 01 02"
    assert partner.out_of_hours.hours == "za 09:00-12:00"
    partner, told = one(directory, path, buiten_uren_openingstijden="za 09:00-12:00")
    assert partner.out_of_hours is None
    assert told == ["regel 2, buiten_uren: zonder telefoonnummer; niet overgenomen"]


def test_lists_with_commas_lines_and_bars(directory: Directory, path: Path) -> None:
    cells = {"Meenemen": "DigiD, de brief;\npas", "Bron": "https://a.nl/x,y https://b.nl/"}
    partner, _ = one(directory, path, **cells)
    assert partner.bring == ("DigiD", "de brief", "pas")
    assert partner.source == ("https://a.nl/x,y", "https://b.nl/")


def test_sheet_without_names_is_told(directory: Directory, path: Path) -> None:
    with pytest.raises(IdoError, match="geen kolom met de naam van de organisatie"):
        brought(directory, path, "Telefoon;Adres;Website\n1;2;3\n")


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0", b"PK\x03\x04"])
def test_other_files_of_excel_are_told(directory: Directory, path: Path, start: bytes) -> None:
    path.write_bytes(start + b"\0" * 100)
    with pytest.raises(IdoError, match="Excel"):
        exchange.read(path, directory, TODAY)


def test_partner_for_everybody_needs_no_word_for_it(directory: Directory, path: Path) -> None:
    partner, told = one(directory, path, Doelgroep="Alle inwoners")
    assert not partner.for_professionals
    assert not [line for line in told if "Doelgroep" in line or "voor:" in line]


def test_yes_where_a_day_belongs_is_told_and_not_taken(directory: Directory, path: Path) -> None:
    partner, told = one(directory, path, Gecontroleerd="ja")
    assert partner.checked is None
    wanted = "ja: hier hoort een dag, zoals 2026-11-01; niet overgenomen"
    assert f"regel 2, gecontroleerd: {wanted}" in told


def test_remark_that_was_taken_for_what_a_partner_does_changes_nothing_again(
    directory: Directory, path: Path
) -> None:
    text = "naam;soort;regio;opmerking\nKerk;overig;Noord;Kijkt mee met brieven.\n"
    first = brought(directory, path, text)
    assert first.new[0].does == "Kijkt mee met brieven."
    after = directory.model_copy(update={"partners": (*directory.partners, *first.new)})
    again = brought(after, path, text)
    assert (again.none, again.same) == (True, 1)


def test_dash_for_the_region_is_no_region_and_the_right_ones_are_told(
    directory: Directory, path: Path
) -> None:
    text = f"{HEADING}\nKerk;overig;Helpt.;-\n"
    wanted = "  regel 2: regio ontbreekt. Kies uit: landelijk, Noord, Zuid"
    assert refused(directory, path, text) == [wanted]
