"""The export of the register: records by local names, gemeenten by name, hostile files refused."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from conftest import DIRECTORY

from ido_cli.directory.model import Directory
from ido_cli.directory.register import (
    Organisation,
    find_municipalities,
    municipal_services,
    municipality_row,
    organisations,
)
from ido_cli.errors import WRONG_USE, IdoError
from ido_cli.source.reading import parse
from ido_cli.workspace.directory_file import read_directory
from ido_cli.workspace.folder import DIRECTORY_FILE, shipped

TODAY = date(2026, 11, 24)
SAMPLE = Path(__file__).parents[3] / "shared" / "register" / "exportOO-voorbeeld.xml"
FIRST = """
<organisatie p:systeemId="11" p:resourceIdentifierOWMS="http://owms/terms/'s-Proefhage_(gemeente)">
 <naam>Gemeente Den Proef</naam><afkorting>Proef</afkorting><types><type>Gemeente</type></types>
 <adressen>
  <adres><type>Postadres</type><postbus>5</postbus><postcode>1111 AA</postcode></adres>
  <adres><type>Bezoekadres</type></adres>
  <adres><type>Bezoekadres</type><straat>Dorpsplein</straat><huisnummer>12</huisnummer>
   <toevoeging>B</toevoeging><postcode>1234ab</postcode><plaats>PROEF AAN DEN IJSSEL</plaats>
  </adres>
  <adres><type>Bezoekadres Omgevingsloket</type><straat>Elders</straat></adres>
 </adressen>
 <contact>
  <telefoonnummers>
   <telefoonnummer><nummer>(070) 999 99 99</nummer><label>Pers</label></telefoonnummer>
   <telefoonnummer><nummer>(071) 512 34 56</nummer><label>Algemeen</label></telefoonnummer>
  </telefoonnummers>
  <emailadressen><emailadres><email>info@proef.example</email></emailadres></emailadressen>
  <internetadressen><internetadres><url>www.proef.example/contact</url><label>algemeen</label>
  </internetadres></internetadressen>
 </contact>
 <datumMutatie>2026-05-07</datumMutatie>
 <functies><functie><naam>Wethouder</naam><medewerkers><medewerker><naam>P. Proef</naam>
  <contact><telefoonnummers><telefoonnummer><nummer>06 12345678</nummer><label>algemeen</label>
  </telefoonnummer></telefoonnummers></contact></medewerker></medewerkers></functie></functies>
 <organisaties><organisatie p:systeemId="99"><naam>Een dienst</naam></organisatie></organisaties>
</organisatie>
"""


def record(number: int, name: str, kind: str = "Gemeente", more: str = "") -> str:
    return (
        f'<organisatie p:systeemId="{number}"><naam>{name}</naam>'
        f"<types><type>{kind}</type></types>{more}</organisatie>"
    )


def export(*records: str, version: str = "2.6.3", head: str = "") -> bytes:
    """An export in the shape of the real one."""
    name = f"https://organisaties.example/export/{version}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<p:overheidsorganisaties xmlns:p="{name}" '
        f'xmlns="{name}" p:timestamp="2026-05-16T06:00:00"><organisaties>{"".join(records)}'
        "</organisaties></p:overheidsorganisaties>"
    ).encode()


def read(raw: bytes) -> list[Organisation]:
    return list(organisations(io.BytesIO(raw), "exportOO.xml"))


def refused(raw: bytes) -> str:
    with pytest.raises(IdoError) as caught:
        read(raw)
    assert caught.value.exit_code == 1
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("version", ["2.6.3", "3.0"])
def test_record_is_read_by_local_names(version: str) -> None:
    assert read(export(FIRST, version=version)) == [
        Organisation(
            number="11",
            name="Gemeente Den Proef",
            abbreviation="Proef",
            formal_name="'s-Proefhage",
            types=("Gemeente",),
            phone="071 512 34 56",
            addresses=("Dorpsplein 12 B, 1234 AB Proef aan den IJssel",),
            website="https://www.proef.example/contact",
            email="info@proef.example",
            changed=date(2026, 5, 7),
            exported=date(2026, 5, 16),
        )
    ]


def test_record_without_a_namespace_and_a_shared_body_are_read() -> None:
    raw = (
        b'<overheidsorganisaties><organisaties><organisatie systeemId="1"><naam>Een</naam>'
        b"</organisatie></organisaties><gemeenschappelijkeRegelingen>"
        b'<regeling systeemId="2"><titel>Samen</titel>'
        b"<datumUitwerkingtreding>2020-01-01</datumUitwerkingtreding></regeling>"
        b"</gemeenschappelijkeRegelingen></overheidsorganisaties>"
    )
    assert read(raw) == [
        Organisation("1", "Een"),
        Organisation("2", "Samen", ended=date(2020, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("14 071", "14 071"),
        ("(014) 030", "14 030"),
        ("140222", "14 0222"),
        ("(071) 545 85 00", "071 545 85 00"),
        ("0800 - 1234", "0800 - 1234"),
    ],
)
def test_phone_is_written_as_in_our_directory(number: str, shown: str) -> None:
    phone = (
        "<contact><telefoonnummers><telefoonnummer>"
        f"<nummer>{number}</nummer><label>algemeen</label>"
        "</telefoonnummer></telefoonnummers></contact>"
    )
    assert read(export(record(1, "A", more=phone)))[0].phone == shown


@pytest.mark.parametrize(
    ("town", "shown"),
    [
        ("LEIDEN", "Leiden"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("DEN BURG", "Den Burg"),
        ("NOORD-SCHARWOUDE", "Noord-Scharwoude"),
        ("BERGEN NH", "Bergen NH"),
        ("BERGEN L", "Bergen L"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("Den Haag", "Den Haag"),
    ],
)
def test_town_in_capitals_is_written_as_people_do(town: str, shown: str) -> None:
    place = (
        "<adressen><adres><type>Bezoekadres</type><straat>Plein</straat>"
        f"<plaats>{town}</plaats></adres></adressen>"
    )
    assert read(export(record(1, "A", more=place)))[0].addresses == (f"Plein, {shown}",)


def test_what_is_no_address_no_number_or_too_long_is_left_out() -> None:
    contact = (
        "<contact><emailadressen><emailadres><email>geen</email></emailadres></emailadressen>"
        "<internetadressen><internetadres><url>javascript:alert(1)</url></internetadres>"
        "</internetadressen></contact><datumMutatie>gisteren</datumMutatie>"
    )
    found = read(
        export(
            record(1, "A", more=contact),
            record(2, "x" * 2000),
            '<organisatie p:systeemId="drie"><naam>Drie</naam></organisatie>',
            "<organisatie/>",
        )
    )
    exported = date(2026, 5, 16)
    assert found == [Organisation("1", "A", types=("Gemeente",), exported=exported)]


def test_control_signs_are_taken_out_of_a_name() -> None:
    assert read(export(record(1, "Gem\u202eeente\u0085 &#10; A\u200b")))[0].name == "Gemeente A"


# Gemeenten

HERE = export(
    FIRST,
    record(21, "Gemeente Bergen (L)"),
    record(22, "Gemeente Bergen (NH)", more="<afkorting>Bergen NH</afkorting>"),
    record(31, "Gemeente Utrecht"),
    record(32, "Provincie Utrecht", "Provincie"),
    record(41, "Gemeente Súdwest"),
    record(51, "Gemeente Weg", more="<eindDatum>2024-01-01</eindDatum>"),
)


def chosen(*names: str) -> list[str]:
    return [one.number for one in find_municipalities(read(HERE), names, TODAY)]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Den Proef", "11"),
        ("gemeente den proef", "11"),
        ("'s-Proefhage", "11"),
        ("Bergen (L)", "21"),
        ("bergen l", "21"),
        ("Bergen NH", "22"),
        ("22", "22"),
        ("Utrecht", "31"),
        ("sudwest", "41"),
    ],
)
def test_gemeente_is_found_by_its_names_and_number(name: str, number: str) -> None:
    assert chosen(name) == [number]


def test_gemeenten_come_as_asked_and_each_once() -> None:
    assert chosen("Utrecht", "11", "Gemeente Utrecht") == ["31", "11"]


@pytest.mark.parametrize("name", ["Bergen", "gemeente Bergen"])
def test_name_of_two_gemeenten_tells_both(name: str) -> None:
    with pytest.raises(IdoError) as caught:
        chosen(name)
    assert caught.value.message.splitlines() == [
        'Er zijn 2 gemeenten "Bergen":',
        "  Gemeente Bergen (L), nummer 21",
        "  Gemeente Bergen (NH), nummer 22",
    ]
    assert caught.value.hint == "Kies met de hele naam of met het nummer: --gemeente 21"
    assert caught.value.exit_code == WRONG_USE


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Utrect", 'Bedoelde u "Utrecht"?'),
        ("Weg", "Schrijf de naam of het nummer zoals op https://organisaties.overheid.nl."),
        ("", "Schrijf de naam of het nummer zoals op https://organisaties.overheid.nl."),
        ("32", "Schrijf de naam of het nummer zoals op https://organisaties.overheid.nl."),
    ],
)
def test_unknown_gemeente_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(IdoError) as caught:
        chosen(name)
    assert caught.value.message == f'Ik ken geen gemeente "{name}".'
    assert caught.value.hint == hint


def test_gemeente_becomes_a_row_of_partners() -> None:
    assert municipality_row(read(export(FIRST))[0], ("gemeente", "wmo-loket")) == {
        "id": "gemeente-den-proef",
        "naam": "Gemeente Den Proef",
        "soort": "overheid",
        "doet": "Voor alle vragen aan de gemeente.",
        "regio": ["Den Proef"],
        "biedt": ["gemeente", "wmo-loket"],
        "adres": "Dorpsplein 12 B, 1234 AB Proef aan den IJssel",
        "telefoon": "071 512 34 56",
        "website": "https://www.proef.example/contact",
        "email": "info@proef.example",
        "register": "11",
        "contact": "nog-te-leggen",
        "bron": ["https://organisaties.overheid.nl/11/proef"],
        "gecontroleerd": "2026-05-07",
    }


def test_services_are_those_that_every_region_gets_of_a_gemeente() -> None:
    rows = "".join(
        f"  - {{id: {name}, naam: {name}, soort: overheid, doet: Iets., regio: [{where}], "
        f"biedt: [{offers}], register: {number}}}\n"
        for name, where, offers, number in (
            ("a", "Noord", "gemeente, wmo, rni-loket", "1"),
            ("a-pas", "Noord", "pas", "1"),
            ("a-inkomen", "Noord, Zuid", "bijstand, rni-loket", "1"),
            ("b", "Zuid", "gemeente, pas", "2"),
            ("c", "Zuid", "wmo", "3"),
        )
    )
    head = DIRECTORY.split("diensten:")[0]
    services = "{wmo: W, pas: P, gemeente: G, bijstand: B, rni-loket: R}"
    text = f"{head}diensten: {services}\npartners:\n{rows}"
    directory = Directory.model_validate(parse(text, Path("partners.yaml")).data)
    assert municipal_services(directory) == ("pas", "gemeente", "bijstand")
    assert municipal_services(directory.model_copy(update={"partners": ()})) == ()


def test_services_of_the_shipped_gemeenten_are_those_of_both() -> None:
    directory = read_directory(shipped() / DIRECTORY_FILE).directory
    assert directory is not None
    services = municipal_services(directory)
    assert {"gemeente", "burgerzaken", "wmo-loket"} <= set(services)
    assert "rni-loket" not in services  # only Leiden has one


# Hostile files


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("exportOO.xml", export(FIRST))
    return out.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
START = b"<overheidsorganisaties><organisaties><organisatie>"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (export(head=BOMB), "is niet veilig te lezen: er staat een DTD in."),
        (export(head=OUTSIDE), "is niet veilig te lezen: er staat een DTD in."),
        (b"", "is geen XML, of niet heel. Lezen lukt tot regel 1."),
        (b"\0" * 100, "is geen XML, of niet heel. Lezen lukt tot regel 1."),
        (b"id;naam\n", "is geen XML, of niet heel. Lezen lukt tot regel 1."),
        (export(FIRST)[:900], "is geen XML, of niet heel. Lezen lukt tot regel 14."),
        (export("é").decode().encode("cp1252"), "is geen XML, of niet heel. Lezen lukt tot"),
        (export().replace(b"UTF-8", b"UTF-16"), "is geen XML, of niet heel. Lezen lukt tot"),
        (export().replace(b"UTF-8", b"klingon"), "noemt een codering die ik niet ken."),
        (export().replace(b"UTF-8", b"big5"), "noemt een codering die ik niet ken."),
        (zipped(), "is een ingepakt bestand (zip)."),
        (b"<rss><channel/></rss>", "is geen export van het Register van Overheidsorganisaties."),
        (START + b"<naam>" + b"x" * 3_000_000, "heeft een onderdeel dat te groot is."),
        (START + b"<adressen>" + b"<adres/>" * 400_000, "heeft een onderdeel dat te groot is."),
        (b"<overheidsorganisaties>" + b"<a>" * 3000, "heeft te veel lagen."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)  # fmt: skip
def test_hostile_or_damaged_file_is_refused(raw: bytes, message: str) -> None:
    assert refused(raw).startswith(f"exportOO.xml {message}")


def test_parts_that_are_not_read_may_be_large() -> None:
    councillors = "<functie><naam>Raadslid</naam></functie>" * 80_000
    raw = export(record(1, "Gemeente A", more=f"<functies>{councillors}</functies>"))
    assert len(raw) > 3_000_000
    assert [one.name for one in read(raw)] == ["Gemeente A"]


# The sample that was published


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the published sample is not here")
def test_published_sample_gives_gemeenten_as_partners() -> None:
    def rows(names: Sequence[str]) -> list[tuple[str, ...]]:
        with SAMPLE.open("rb") as file:
            found = find_municipalities(organisations(file, SAMPLE.name), names, TODAY)
        keys = ("id", "telefoon", "adres", "website", "gecontroleerd")
        made = [municipality_row(one, ()) for one in found]
        return [tuple(row.get(key, "") for key in keys) for row in made]

    assert rows(["Leiderdorp", "Utrecht", "'s-Gravenhage"]) == [
        (
            "gemeente-leiderdorp",
            "071 545 85 00",
            "Willem-Alexanderlaan 1, 2351 DZ Leiderdorp",
            "https://www.leiderdorp.nl",
            "2026-05-06",
        ),
        (
            "gemeente-utrecht",
            "14 030",
            "Stadsplateau 1, 3521 AZ Utrecht",
            "https://www.utrecht.nl",
            "2026-05-02",
        ),
        (
            "gemeente-den-haag",
            "14 070",
            "Spui 70, 2511 BT 's-Gravenhage",
            "https://www.denhaag.nl",
            "2026-05-09",
        ),
    ]
    with pytest.raises(IdoError, match='Er zijn 2 gemeenten "Bergen"'):
        rows(["Bergen"])
