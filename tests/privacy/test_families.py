"""Each kind of personal data with its whole family, and what looks like it and is none."""

import pytest

from ido_cli.privacy.rules import find
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

FAMILIES = {
    "een burgerservicenummer": [
        "BSN 123/456/782",
        "b.s.n. 123456782",
        "B S N 123456782",
        "bsn nr 123_456_782",
        "bsn is twaalf vierendertig zesenvijftig achtenzeventig twee",
        "123 456 782 is zijn bsn",
        "BTW-nummer NL123456782B01 van haar bedrijf",
        "NL 123456782 B 01",
        "btw: nl123456782b01",
        "bsn ①②③④⑤⑥⑦⑧②",
    ],
    "een A-nummer": ["A-nummer: 1234567890", "A nummer 1234 567 890", "anr 1234567890"],
    "een V-nummer": ["v-nr 1234567890", "IND nummer 123 456 7890", "V nummer: 1234.567.890"],
    "een rekeningnummer": [
        "giro 1234567",
        "gironr. 123.45.67",
        "girorekening 1234567",
        "ING 1234567",
        "bankrek. 12.34.56.789",
        "IBAN BE68 5390 0754 7034",
        "91 ABNA 0417 1643 00",
        "rabo 0123456789",
        "nl-91-abna-0417-1643-00",
        "NL91_ABNA_0417_1643_00",
    ],
    "een telefoonnummer": [
        "6 12345678 is haar mobiel",
        "06_12_34_56_78",
        "O6-12345678",
        "06-I2345678",
        "06 - 1234 5678",
        "06/12345678",
        "00 31 6 12345678",
        "tel: 612345678",
        "tel thuis 512 34 56",
        "nul zeven een vijf een twee drie vier vijf zes",
    ],
    "een e-mailadres": [
        "jan(at)gmail.com",
        "jan (a) gmail.com",
        "jan.jansen at gmail punt com",
        "jan punt jansen apenstaartje hotmail punt com",
        "jan[at]gmail[dot]com",
        "jan AT gmail DOT com",
        "fatima59 at hotmail",
    ],
    "een adres": [
        "2312.AB.12",
        "2312_AB_12",
        "2312 AB huisnr 12",
        "Breestraat 12 Leiden",
        "breestraat 12",
        "BREESTRAAT 12",
        "Breestr. 12",
        "Breestraat 12bis",
        "Lange Mare 44",
        "Witte Singel 82",
        "Van der Waalsstraat 7",
        "2e Haven 3",
        "Laan van Meerdervoort 12",
        "Rapenburg 70 Leiden",
        "Levendaal nr 3",
    ],
    "een geboortedatum": [
        "geboren op drie april negentienzesenvijftig",
        "geboren 3 april '56",
        "geboren in april 1956",
        "in april 1956 geboren",
        "geb. dat. 030456",
        "geboren: 3-IV-1956",
        "Let op: 3-4-1956",
        "drie vier negentienzesenvijftig geboren",
        "hij is van 3-4-1956",
        "3_4_1956",
    ],
    "een documentnummer": [
        "paspoort NPR5J2K74",
        "Paspoortnr NPR5 J2K 74",
        "IDkaart IXB1234K5",
        "rijbewijs 5012345678",
        "rijbewijsnummer 501 234 5678",
        "verblijfsdocument IR1234567",
        "vreemdelingendocument EU1234567",
        "Turks paspoort U12345678",
    ],
    "een naam": [
        "MEVROUW JANSEN BELT",
        "MENEER EL IDRISSI HEEFT EEN VRAAG",
        "MEVROUW KWAKKERNAAT IS BOOS",
        "mevrouw jansen-de vries",
        "brief voor Jansen",
        "brief voor fatima yilmaz",
        "namens Fatima",
        "namens mijn buurman Kees",
        "ik ben fatima",
        "klant heet ahmed el fassi",
        "Fatima Yilmaz",
        "fatima yilmaz",
        "FATIMA YILMAZ",
        "Piotr Kowalski had een vraag",
        "S. Ramdin",
        "Okke Jansen",
        "Fatima Okkerse",
        "Beyza Roskam belt",
        "karim kwakkernaat komt morgen",
        "Beste Fatima",
        "Hoi Kees!",
        "Met vriendelijke groet,\nJan Jansen",
        "haar man, Mehmet, werkt",
        "mevrouw J a n s e n",
        "mevr\u200bouw Jan\u200bsen",
    ],
    "een wachtwoord of code": [
        "gebruikersnaam fatima59 wachtwoord Zomer2024",
        "gebruiker: jan.jansen, ww: Bloemen!1",
        "digid: jan1956 / Welkom01",
        "ingelogd met fatima59 en Welkom01!",
        "pincode vier zeven een een",
        "sms code 482-913",
    ],
}
HARMLESS = (
    "meneer Google", "Mevrouw Duo", "MEVROUW BELT MORGEN TERUG", "Mevrouw Wil Graag Hulp",
    "ik ben Moslim", "Ik ben Christen en zoek een kerk", "ik ben Turkse", "Ik ben Schoonmaker.",
    "Ik ben Bang.", "Ik ben Alleenstaande Moeder", "brief voor DUO", "brief voor Toeslagen",
    "namens Humanitas", "Beste Gemeente", "Groeten uit Leiden", "Hallo Nederland",
    "Geachte heer of mevrouw", "werkt bij Albert Heijn", "Anne Frank", "Sint Maarten",
    "artikel 6:162 BW", "bus 3 Leiden", "kamer 12", "iPad 10", "Antwoord 2", "Formulier 12 Leiden",
    "€ 123456782", "1.234.567 euro", "RSIN 123456782", "KB van 12 mei 1967", "Wet van 12 mei 1967",
    "rekening van 12-11-2025", "in april 1956 kwam hij naar Nederland", "geboren in 1956",
    "wie voor 1 januari 1957 geboren is", "om twintig over vijf", "2312 AB Leiden",
    "in de Breestraat zijn 3 winkels", "op straat 2 mensen", "onderweg 3 brieven kwijt",
    "rijbewijs 10 jaar geldig", "paspoort verlopen sinds 2021", "care at home", "mail at work",
    "tel. spreekuur ma 9.00-10.00", "de regeling heet Bijzondere Bijstand", "dit is Onzin",
    "mevrouw ten onrechte gekort", "Rechten van de Mens", "btw NL000099998B57", "tolk Tigrinya",
    "huisarts Leiden-Noord", "optie A. Daarna B. Bellen", "1 2 3 4 5 6 7", "loket 4 Leiden",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in FAMILIES.items() for text in texts]
)
def test_family_of_a_kind_is_found(text: str, kind: str) -> None:
    assert kind in [one.kind for one in find(text)]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert find(text, open_workspace(shipped()).directory.public) == ()
