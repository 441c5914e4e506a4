"""Each finding code, and what it means in docs.

A small workspace has it, with the whole finding as a coordinator reads it.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeBase, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.source.codes import CODES
from ido_cli.source.findings import Mark
from ido_cli.views.findings import as_row
from ido_cli.workspace.reading import open_workspace

DOCS = Path(__file__).parent.parent.parent / "docs" / "bomen-schrijven.md"
TODAY = date(2026, 11, 24)
GOOD = {
    "toeslagen": TREE,
    "digid": DIGID,
    "spoed": URGENT,
    "partners": DIRECTORY.replace("regio: [Noord]\n", "regio: [Noord, Zuid]\n"),
}
"""The small workspace, in which nothing at all is wrong.

So it has a municipality in both regions.
"""
TAXES = DIRECTORY[DIRECTORY.index("  - id: dienst") : DIRECTORY.index("  - id: gemeente")]
B_TARGET = "Kies een vraag of advies van deze boom, of boom#stap."
FACT = "Lees de bron na en zet de datum van die dag achter gecontroleerd:."
READ = "Vul de dag in waarop de bron echt is gelezen."
SAMEN = """\
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
"""
INLOGGEN = """\
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: """
LONG = "Ik kijk graag even mee met u en dan gaan wij samen op zoek naar wie u hier nu kan helpen."
LONG_HERE = LONG.replace("Ik kijk", "Wij kijken")
FACTS = """
feiten:
  digid:
    over: Heeft de klant een DigiD?
    waarden: {ja: Heeft een DigiD, nee: Heeft geen DigiD}
  briefdatum:
    over: De datum op de brief
    soort: datum
    geldt: vraag
"""
LENGTH = "Schrijf het als 6 weken, 3 maanden of 10 dagen."
BY_PLACE = "Zet elke zin bij herken van het advies of de vraag waar hij heen leidt."
WHAT = DIGID[DIGID.index("  wat:") : DIGID.index("adviezen:")]
DATED = """\
  wat:
    vraag: Welke datum staat er op de brief?
    soort: datum
    antwoorden:
      - {binnen: 6 weken, naar: inloggen}
      - {later: ja, naar: inloggen}
      - {antwoord: Weet niet, naar: aanvragen}
"""
LETTER = "    over: De datum op de brief\n"
DECREES = "dagen: [2026-05-15]\nbekend_tot: 2028-12-31\n"


class Change(NamedTuple):
    """Replaces the one `old` in a file by `new`.

    « and » stand around the place of the finding and are taken out. A file that the good workspace
    does not have replaces nothing.
    """

    file: str
    old: str
    new: str


class Failing(NamedTuple):
    """A workspace that is good but for some changes, and the finding that these must give.

    `encode` makes bytes of the marked file.
    """

    severity: str
    message: str
    hint: str
    changes: tuple[Change, ...]
    encode: Callable[[str], bytes] = str.encode
    also: tuple[str, ...] = ()


def failing(severity: str, message: str, hint: str, *changes: tuple[str, str, str]) -> Failing:
    """A workspace with one mistake."""
    return Failing(severity, message, hint, tuple(Change(*one) for one in changes))


FIXTURES: dict[str, Failing] = {
    "Y001": failing(
        "fout",
        "het bestand is te groot",
        "Een bestand mag hooguit 2 MB zijn. Is dit wel het goede bestand?",
        ("digid", DIGID, "«t»itel: DigiD\nover: >\n" + "  Dit bestand is veel te lang.\n" * 70_000),
    ),
    "Y002": failing(
        "fout",
        "het bestand is niet in UTF-8 opgeslagen",
        "Bewaar het bestand opnieuw en kies als codering UTF-8.",
        ("digid", "titel: DigiD\n", "«t»itel: DigiD, óók voor wie er geen heeft\n"),
    )._replace(encode=lambda text: text.encode("cp1252")),
    "Y003": failing(
        "fout",
        "een tab aan het begin van de regel",
        "Gebruik spaties om in te springen, geen tabs.",
        ("digid", "    feit: digid", "«\t»feit: digid"),
    ),
    "Y005": failing(
        "fout",
        "het bestand bevat meer dan één document (---)",
        "Maak er twee bestanden van.",
        ("digid", "  - {klant: Hoe log ik in", "«---»\n  - {klant: Hoe log ik in"),
    ),
    "Y006": failing(
        "fout",
        "het bestand is leeg of bevat geen sleutels",
        'Begin met een regel zoals "titel: ..."',
        ("digid", DIGID, "«#» Hier komt de boom over DigiD.\n"),
    ),
    "Y007": failing(
        "fout",
        "een verwijzing met * kan hier niet (*wat)",
        "Schrijf de tekst op beide plaatsen voluit.",
        ("digid", "titel: DigiD aanvragen", "titel: «*wat»"),
    ),
    "Y008": failing(
        "fout",
        "het bestand is te diep genest",
        "Hooguit 20 niveaus. Kijk of alles goed inspringt.",
        ("digid", "over: DigiD aanvragen", f"over: {'[' * 19}«[»{']' * 20}"),
    ),
    "Y009": failing(
        "fout",
        'de sleutel "titel" staat er twee keer',
        "De eerste staat op regel 2. Haal er één weg.",
        ("digid", "over: DigiD aanvragen", "over: DigiD aanvragen\n«titel»: DigiD aanvragen"),
    ),
    "Y010": failing(
        "fout",
        "de tekst bevat onzichtbare stuurtekens",
        "Wis de tekst en typ hem opnieuw, zonder te plakken.",
        ("digid", "titel: DigiD aanvragen", "titel: «DigiD\u200b aanvragen»"),
    ),
    "Y011": failing(
        "fout",
        "een sleutel moet gewone tekst zijn",
        "Zet aanhalingstekens om de tekst.",
        ("digid", "over: DigiD aanvragen", "«[»over]: DigiD aanvragen"),
    ),
    "Y012": failing(
        "fout",
        "een label met ! kan hier niet (!DigiD)",
        "Haal het weg, of zet aanhalingstekens om de tekst.",
        ("digid", "titel: DigiD aanvragen", "titel: «!DigiD aanvragen»"),
    ),
    "Y013": failing(
        "fout",
        "achter dit streepje ontbreekt een spatie",
        "Zet een spatie achter het streepje.",
        (
            "toeslagen",
            "- Log in op Mijn toeslagen.\n",
            "- Log in op Mijn toeslagen.\n        «-»Kies wonen.\n",
        ),
    ),
    "Y014": failing(
        "waarschuwing",
        "vanaf hier leest YAML niet verder",
        "Zet aanhalingstekens om de hele tekst, dan blijft alles staan.",
        ("digid", "over: DigiD aanvragen", "over: DigiD aanvragen «#hoe dan?»"),
    ),
    "Y015": failing(
        "waarschuwing",
        "om deze tekst staan gekrulde aanhalingstekens",
        "Gebruik rechte aanhalingstekens (\" of '), of haal ze weg.",
        ("digid", "over: DigiD aanvragen", "over: «“DigiD aanvragen”»"),
    ),
    "B001": failing(
        "fout",
        'onbekende sleutel "feiten"',
        'Bedoelde u "feit"?',
        ("digid", "feit: digid", "«feiten»: digid"),
    ),
    "B002": failing(
        "fout",
        'de sleutel "titel" ontbreekt',
        'Voeg een regel "titel: ..." toe.',
        ("digid", "  inloggen:\n    titel: Inloggen\n", "  «inloggen»:\n"),
    ),
    "B003": failing(
        "fout",
        '"begin" moet een tekst zijn, geen lijst',
        "Zet de tekst achter de dubbele punt, met aanhalingstekens als er een : in staat.",
        ("digid", "begin: wat", "begin: «[»wat]"),
    ),
    "B004": failing(
        "fout",
        'onbekend doel "heeft_digit"',
        f'Bedoelde u "heeft_digid"? {B_TARGET}',
        ("toeslagen", "naar: heeft_digid", "naar: «heeft_digit»"),
    ),
    "B005": failing(
        "fout",
        'onbekende eerste vraag "wta"',
        'Bedoelde u "wat"?',
        ("digid", "begin: wat", "begin: «wta»"),
    ),
    "B006": failing(
        "waarschuwing",
        'geen antwoord leidt naar de vraag "los"',
        "Laat een antwoord hierheen leiden, of haal dit weg.",
        (
            "digid",
            "adviezen:\n",
            """\
  «los»:
    vraag: Weet de klant de code nog?
    antwoorden:
      - {antwoord: Ja, naar: inloggen}
      - {antwoord: Weet niet, naar: aanvragen}
adviezen:
""",
        ),
    ),
    "B007": failing(
        "waarschuwing",
        'geen antwoord leidt naar het advies "los"',
        "Laat een antwoord hierheen leiden, of haal dit weg.",
        (
            "digid",
            "adviezen:\n",
            """\
adviezen:
  «los»:
    titel: Een code aanvragen
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
""",
        ),
    )._replace(also=("B017",)),
    "B008": failing(
        "fout",
        'de boom "digid" is een concept, dus hier loopt de weg dood',
        "Neem die boom in gebruik, of leid dit antwoord ergens anders heen.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: «digid#aanvragen»}",
        ),
        ("digid", "begin: wat", "begin: wat\nstatus: concept"),
    ),
    "B009": failing(
        "fout",
        'dit antwoord leidt terug naar de vraag "wat"',
        "Zo komt er geen einde aan. Leid het naar een andere vraag of een advies.",
        ("toeslagen", "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: «wat»}"),
    ),
    "B010": failing(
        "waarschuwing",
        'de vraag "twijfel" heeft maar één antwoord',
        "Een vraag met één antwoord vraagt niets. Voeg een antwoord toe of haal hem weg.",
        (
            "toeslagen",
            "{antwoord: Weet niet, naar: samen}\n  heeft_digid:",
            """\
{antwoord: Weet niet, naar: twijfel}
  «twijfel»: {vraag: Waar twijfelt de klant over?, antwoorden: [{antwoord: Weet niet, naar: samen}]}
  heeft_digid:""",
        ),
        ("toeslagen", "antwoorden: [Weet niet]", "antwoorden: [Weet niet, Weet niet]"),
    ),
    "B011": failing(
        "fout",
        'het antwoord "Ja" staat er twee keer',
        "Geef de antwoorden verschillende teksten.",
        (
            "toeslagen",
            "- {antwoord: Nee, naar: aanvragen}\n",
            "- {antwoord: Nee, naar: aanvragen}\n      - {antwoord: «Ja», naar: aanvragen}\n",
        ),
    ),
    "B012": failing(
        "waarschuwing",
        'de vraag "heeft_digid" heeft geen antwoord "Weet niet"',
        'Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.',
        ("toeslagen", "  heeft_digid:\n", "  «heeft_digid»:\n"),
        ("toeslagen", "      - {antwoord: Weet niet, naar: samen}\nadviezen:", "adviezen:"),
    ),
    "B013": failing(
        "fout",
        'geen vraag zet het feit "digit"',
        'Bedoelde u "digid"?',
        ("toeslagen", "als: {digid: nee}", "als: {«digit»: nee}"),
    ),
    "B014": failing(
        "fout",
        'het feit "digid" is nooit "neen"',
        'Bedoelde u "nee"?',
        ("toeslagen", "als: {digid: nee}", "als: {digid: «neen»}"),
    ),
    "B015": failing(
        "fout",
        '"Misschien" is geen antwoord op de vraag "Heeft de klant een DigiD?"',
        "Kies uit: Ja; Nee; Weet niet.",
        (
            "toeslagen",
            "voorbeelden:\n",
            (
                "voorbeelden:\n"
                "  - {klant: Ik wil geld, antwoorden: [Een toeslag aanvragen, «Misschien»], "
                "advies: aanvragen}\n"
            ),
        ),
    ),
    "B016": failing(
        "fout",
        (
            'het voorbeeld eindigt bij het advies "terugbetalen" (Toeslag terugbetalen) en '
            'niet bij "samen"'
        ),
        "Kijk of de antwoorden kloppen, of pas het advies aan.",
        (
            "toeslagen",
            "voorbeelden:\n",
            (
                "voorbeelden:\n"
                "  - {klant: Het klopt niet, antwoorden: [Terugbetalen], advies: «samen»}\n"
            ),
        ),
    ),
    "B017": failing(
        "waarschuwing",
        'geen voorbeeld eindigt bij het advies "samen"',
        'Voeg een voorbeeld toe dat eindigt met "advies: samen".',
        ("toeslagen", "  samen:\n", "  «samen»:\n"),
        (
            "toeslagen",
            "  - {klant: Ik snap het niet, antwoorden: [Weet niet], advies: samen}\n",
            "",
        ),
    ),
    "B018": failing(
        "fout",
        'het advies "samen" verwijst naar niemand',
        "Noem achter verwijs: waar de klant heen gaat, als partner of als dienst.",
        ("toeslagen", "  samen:\n", "  «samen»:\n"),
        ("toeslagen", "    verwijs: [formulierenhulp]\n", ""),
    ),
    "B019": failing(
        "waarschuwing",
        "een zin van 21 woorden is te lang",
        "Hooguit 20 woorden. Maak er twee zinnen van.",
        ("toeslagen", "zeg: Ik kijk graag even mee.", f"zeg: «{LONG}»"),
    ),
    "B020": failing(
        "fout",
        "deze tekst vraagt om persoonsgegevens",
        "De balie vraagt hier nooit naar. Laat de klant het zelf intypen bij de instantie.",
        ("toeslagen", "zeg: Ik kijk graag even mee.", "zeg: «Wat is uw geboortedatum?»"),
    ),
    "B021": failing(
        "hint",
        'het advies "samen" is 181 dagen geleden gecontroleerd',
        FACT,
        (
            "toeslagen",
            f"{SAMEN}    gecontroleerd: 2026-11-01",
            f"{SAMEN}    gecontroleerd: «2026-05-27»",
        ),
    ),
    "B022": failing(
        "hint",
        'het advies "samen" is nog nooit gecontroleerd',
        FACT,
        ("toeslagen", "  samen:\n", "  «samen»:\n"),
        ("toeslagen", f"{SAMEN}    gecontroleerd: 2026-11-01\n", SAMEN),
    ),
    "B023": failing(
        "waarschuwing",
        'de vraag "wat" heeft 8 antwoorden',
        "Hooguit 7 is prettig. Maak er twee vragen van.",
        ("toeslagen", "  wat:\n", "  «wat»:\n"),
        (
            "toeslagen",
            "      - {antwoord: Terugbetalen, hint",
            "".join(f"      - {{antwoord: Iets anders {n}, naar: samen}}\n" for n in range(5))
            + "      - {antwoord: Terugbetalen, hint",
        ),
    ),
    "B024": failing(
        "waarschuwing",
        "de langste route heeft 8 vragen",
        "Hooguit 7. Vraag alleen wat het advies verandert.",
        ("toeslagen", "begin: wat", "begin: «wat»"),
        (
            "toeslagen",
            "{antwoord: Weet niet, naar: samen}\nadviezen:\n",
            "{antwoord: Weet niet, naar: q3}\n"
            + "".join(
                (
                    f"  q{n}: {{vraag: En dan?, antwoorden: [{{antwoord: Ja, naar: {to}}}, "
                    "{antwoord: Weet niet, naar: samen}]}\n"
                )
                for n, to in ((3, "q4"), (4, "q5"), (5, "q6"), (6, "q7"), (7, "q8"), (8, "samen"))
            )
            + "adviezen:\n",
        ),
    ),
    "B025": failing(
        "fout",
        '"Heeft DigiD" kan geen naam van een vraag zijn',
        "Gebruik alleen kleine letters, cijfers, streepjes en _.",
        ("toeslagen", "naar: heeft_digid", "naar: Heeft DigiD"),
        ("toeslagen", "  heeft_digid:\n", "  «Heeft DigiD»:\n"),
    ),
    "B027": failing(
        "fout",
        '"heeft_digid" is een vraag en ook een advies',
        "Geef een van de twee een andere naam.",
        (
            "toeslagen",
            "adviezen:\n",
            (
                "adviezen:\n"
                "  «heeft_digid»:\n"
                "    titel: DigiD\n"
                f"{SAMEN}    gecontroleerd: 2026-11-01\n"
            ),
        ),
    ),
    "B028": failing(
        "fout",
        'onbekend feit "digit"',
        'Bedoelde u "digid"?',
        ("_feiten", "", FACTS),
        ("digid", "feit: digid", "feit: «digit»"),
    ),
    "B029": failing(
        "fout",
        'het feit "digid" kent geen "soms"',
        "Kan zijn: ja, nee. Of geef dit antwoord een waarde.",
        ("_feiten", "", FACTS),
        (
            "digid",
            "      - {antwoord: Weet niet, naar: aanvragen}\n",
            "      - {antwoord: «Soms», naar: aanvragen}\n"
            "      - {antwoord: Weet niet, naar: aanvragen}\n",
        ),
    ),
    "B030": failing(
        "waarschuwing",
        'bij "doe" blijft niets over voor wie iets niet weet',
        "Voeg een regel toe zonder als, of met niet.",
        ("toeslagen", "    doe:\n      - Log in op Mijn toeslagen.\n", "    «doe»:\n"),
    ),
    "B031": failing(
        "fout",
        "de laatste weg heeft een voorwaarde",
        "Zet als laatste een stap zonder voorwaarde.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [«{»als: {digid: nee}, stap: aanvragen}]}",
        ),
    ),
    "B032": failing(
        "fout",
        "de maand kan hier niet",
        "De maand kan alleen bij de regels van een advies, niet bij naar.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [{als: {«maand»: mei}, stap: samen}, {stap: aanvragen}]}",
        ),
    ),
    "B033": failing(
        "fout",
        '"later" kan alleen bij een vraag naar een datum',
        "Voeg bij de vraag toe: soort: datum.",
        (
            "digid",
            "{antwoord: Weet niet, naar: aanvragen}",
            "{antwoord: Weet niet, «later»: ja, naar: aanvragen}",
        ),
    ),
    "B034": failing(
        "fout",
        '"zes weken" is geen lengte van een termijn',
        LENGTH,
        (
            "toeslagen",
            "    waarom: Alleen Dienst",
            "    termijn: {duur: «zes weken», vanaf: briefdatum, wat: Aanvragen}\n"
            "    waarom: Alleen Dienst",
        ),
    ),
    "B035": failing(
        "waarschuwing",
        "deze boom heeft 13 zinnen bij herken; hooguit 12",
        BY_PLACE,
        (
            "digid",
            "herken: [digid aanvragen, ",
            f"«herken»: [{', '.join(f'digid {n}' for n in range(12))}, ",
        ),
    ),
    "B036": failing(
        "waarschuwing",
        '"parkeerbon" wordt herkend, maar nergens beantwoord',
        "Voeg een antwoord en advies toe, of zet de zin bij herken van het advies dat past.",
        ("digid", "herken: [digid aanvragen, ", "herken: [«een parkeerbon», digid aanvragen, "),
    ),
    "B038": failing(
        "waarschuwing",
        "dit is nog een tekst uit het voorbeeld",
        "Vervang deze tekst door uw eigen tekst, of haal de regel weg.",
        (
            "digid",
            "over: DigiD aanvragen",
            "over: «Eén regel die zegt waar dit onderwerp over gaat»",
        ),
    ),
    "B039": failing(
        "waarschuwing",
        'het advies "samen" heeft een controledatum in de toekomst',
        READ,
        (
            "toeslagen",
            f"{SAMEN}    gecontroleerd: 2026-11-01",
            f"{SAMEN}    gecontroleerd: «2062-11-01»",
        ),
    ),
    "B040": failing(
        "waarschuwing",
        '"toeslagen.nl" is geen webadres',
        "Schrijf het hele adres, zoals https://www.rijksoverheid.nl/pagina.",
        (
            "toeslagen",
            "    balie_niet: [Zelf inloggen]\n    bron: https://www.toeslagen.nl\n",
            "    balie_niet: [Zelf inloggen]\n    bron: «toeslagen.nl»\n",
        ),
    ),
    "B041": failing(
        "waarschuwing",
        "in deze tekst staat een telefoonnummer",
        "Zet het nummer bij de partner in partners.yaml; daar wordt het nagekeken.",
        ("toeslagen", "uitleg: Er zijn vier toeslagen.", "uitleg: «Het nummer is 0800-0543.»"),
    ),
    "B042": failing(
        "waarschuwing",
        'deze tekst is voor de klant, maar zegt "de klant"',
        "Spreek de klant aan met u.",
        (
            "toeslagen",
            "waarom: Alleen Dienst Toeslagen beslist.",
            "waarom: «Alleen Dienst Toeslagen kan de klant helpen.»",
        ),
    ),
    "B043": failing(
        "waarschuwing",
        'het antwoord "3" staat op plaats 1',
        "Schrijf het getal in woorden, of geef het antwoord een waarde.",
        (
            "digid",
            "{antwoord: Ja, naar: inloggen}",
            "{antwoord: «'3'», waarde: ja, naar: inloggen}",
        ),
    ),
    "B044": failing(
        "waarschuwing",
        '"schulden.yml" wordt niet gelezen',
        "Een boom heet naam.yaml en staat in decision_trees/ zelf.",
        ("schulden.yml", "", DIGID.replace("\ntitel", "«t»itel", 1)),
    ),
    "B045": failing(
        "waarschuwing",
        'het advies "samen" zegt hetzelfde als "digid#inloggen"',
        "Laat de antwoorden naar één advies leiden, met boom#stap.",
        ("digid", INLOGGEN, f"    doe: Kom naar het spreekuur.\n{INLOGGEN}"),
        ("toeslagen", "  samen:\n", "  «samen»:\n"),
        ("toeslagen", SAMEN, f"    doe: Kom naar het spreekuur.\n{SAMEN}"),
    ),
    "F001": failing(
        "fout",
        'onbekende sleutel "waarde"',
        'Bedoelde u "waarden"?',
        ("_feiten", "", FACTS.replace("waarden", "«waarde»")),
    ),
    "F002": failing(
        "fout",
        'de sleutel "over" ontbreekt',
        'Voeg een regel "over: ..." toe.',
        ("_feiten", "", FACTS.replace("briefdatum", "«briefdatum»").replace(LETTER, "")),
    ),
    "F003": failing(
        "fout",
        '"geldt" kan niet "altijd" zijn',
        "Kies uit: gesprek, vraag.",
        ("_feiten", "", FACTS.replace("geldt: vraag", "geldt: «altijd»")),
    ),
    "F004": failing(
        "waarschuwing",
        '"toeslagen" heeft geen advies of vraag "aanvraag"',
        'Bedoelde u "aanvragen"?',
        ("_herken", "", "herken:\n  «toeslagen#aanvraag»: geld voor de huur\n"),
    ),
    "F005": failing(
        "waarschuwing",
        "deze zin staat al bij digid",
        "Laat hem op één plaats staan: waar hij heen leidt.",
        ("_herken", "", "herken:\n  digid#aanvragen:\n    - «Digid aanvragen!»\n"),
    ),
    "F006": failing(
        "waarschuwing",
        "een zin van 26 woorden is te lang; hooguit 25",
        "Houd alleen over wat de klant wil weten.",
        ("_herken", "", f"herken:\n  digid#aanvragen:\n    - «{'geld ' * 25}huur»\n"),
    ),
    "F007": failing(
        "fout",
        "deze zin lijkt op een telefoonnummer",
        "Schrijf de zin zonder gegevens van een klant, of haal hem weg.",
        ("_herken", "", "herken:\n  digid#aanvragen:\n    - «bel mij op 06 12345678»\n"),
    ),
    "F008": failing(
        "waarschuwing",
        '"toeslagen" heeft geen advies of vraag "aanvraag"',
        'Bedoelde u "aanvragen"?',
        ("_andere-talen", "", "andere_talen:\n  «toeslagen#aanvraag»: {tr: kira}\n"),
    ),
    "F009": failing(
        "fout",
        '"Turks" is geen code van een taal',
        "Schrijf de code van de taal: tr voor Turks, ar voor Arabisch, pl voor Pools.",
        ("_andere-talen", "", "andere_talen:\n  digid#aanvragen: {«Turks»: giriş}\n"),
    ),
    "P001": failing(
        "fout",
        'onbekende sleutel "telefon"',
        'Bedoelde u "telefoon"?',
        ("partners", "telefoon: 0800-0543", "«telefon»: 0800-0543"),
    ),
    "P002": failing(
        "fout",
        'de sleutel "doet" ontbreekt',
        'Voeg een regel "doet: ..." toe.',
        ("partners", "- id: wijkteam\n", "- «i»d: wijkteam\n"),
        ("partners", "    doet: Kijkt mee met formulieren.\n", ""),
    ),
    "P003": failing(
        "fout",
        '"soort" kan niet "maatschapelijk" zijn',
        'Bedoelde u "maatschappelijk"?',
        ("partners", "soort: maatschappelijk", "soort: «maatschapelijk»"),
    ),
    "P004": failing(
        "fout",
        'het id "gemeente-noord" staat er twee keer',
        "De eerste staat op regel 21. Geef elk een eigen id.",
        ("partners", "- id: wijkteam\n", "- id: «gemeente-noord»\n"),
    ),
    "P005": failing(
        "fout",
        '"uur" begrijp ik niet in de openingstijden "ma-vr 9-12 uur"',
        "Gebruik: ma di wo do vr za zo, feestdag, gesloten, week, even, oneven.",
        ("partners", "openingstijden: ma-vr 09:00-12:00", "openingstijden: «ma-vr 9-12 uur»"),
    ),
    "P006": failing(
        "waarschuwing",
        '"0800-05" is geen telefoonnummer',
        "Schrijf alleen het nummer, zoals 0800-0543 of 071 123 45 67.",
        ("partners", "telefoon: 0800-0543", "telefoon: «0800-05»"),
    ),
    "P007": failing(
        "waarschuwing",
        '"www.toeslagen.nl" is geen webadres',
        "Schrijf het hele adres, zoals https://www.toeslagen.nl.",
        ("partners", "website: https://www.toeslagen.nl", "website: «www.toeslagen.nl»"),
    ),
    "P008": failing(
        "fout",
        'onbekende dienst "formulierhulp"',
        'Bedoelde u "formulierenhulp"?',
        ("partners", "biedt: [gemeente]", "biedt: [gemeente, «formulierhulp»]"),
    ),
    "P009": failing(
        "fout",
        'onbekende regio "Zuidd"',
        'Bedoelde u "Zuid"?',
        (
            "partners",
            "    regio: [Noord, Zuid]\n    biedt: [gemeente]",
            "    regio: [Noord, Zuid, «Zuidd»]\n    biedt: [gemeente]",
        ),
    ),
    "P010": failing(
        "hint",
        '"Wijkteam" is nog nooit gecontroleerd',
        FACT,
        ("partners", "- id: wijkteam\n", "- id: «wijkteam»\n"),
        (
            "partners",
            "bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01\n",
            "bron: https://wijkteam.example\n",
        ),
    ),
    "P011": failing(
        "hint",
        '"Wijkteam" is 181 dagen geleden gecontroleerd',
        FACT,
        (
            "partners",
            "bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01",
            "bron: https://wijkteam.example\n    gecontroleerd: «2026-05-27»",
        ),
    ),
    "P012": failing(
        "fout",
        '"wijkteam" is een partner en ook een dienst',
        "Geef de partner of de dienst een andere naam, anders is een verwijzing onduidelijk.",
        ("partners", "- id: wijkteam\n", "- id: «wijkteam»\n"),
        ("partners", "diensten:\n", "diensten:\n  wijkteam: Het wijkteam\n"),
    ),
    "P013": failing(
        "hint",
        'het contact met "Wijkteam" is nog te leggen',
        "Bel of mail deze partner, en zet daarna contact: in-gesprek of afspraken.",
        (
            "partners",
            "    adres: Laan 2, Zuid\n",
            "    adres: Laan 2, Zuid\n    contact: «nog-te-leggen»\n",
        ),
    ),
    "P014": failing(
        "waarschuwing",
        'niemand weet hoe "Gemeente Noord" te bereiken is',
        "Voeg een telefoonnummer, website, adres of bezoek toe.",
        ("partners", "- id: gemeente-noord\n", "- «i»d: gemeente-noord\n"),
        ("partners", "    adres: Plein 1, Noord\n", ""),
    ),
    "P015": failing(
        "waarschuwing",
        '"Wijkteam" heeft een controledatum in de toekomst',
        READ,
        (
            "partners",
            "bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01",
            "bron: https://wijkteam.example\n    gecontroleerd: «2026-11-25»",
        ),
    ),
    "P016": failing(
        "fout",
        'bij "ma-vr" staan geen tijden, dus dat telt als dag en nacht open',
        "Zet de tijden erachter: ma-vr 09:00-17:00. Dag en nacht open? ma-vr 00:00-24:00.",
        ("partners", "openingstijden: ma-vr 09:00-12:00", "openingstijden: «ma-vr»"),
    ),
    "P017": failing(
        "waarschuwing",
        '"9:00-5:00" eindigt eerder dan het begint, dus het telt tot de dag erna',
        "Bedoelde u 9:00-17:00? Een echte nacht schrijft u in twee delen: "
        "9:00-24:00, en bij de dag erna 00:00-5:00.",
        ("partners", "openingstijden: ma-vr 09:00-12:00", "openingstijden: «ma-vr 9:00-5:00»"),
    ),
    "P018": failing(
        "waarschuwing",
        '"ma 09:00-12:00" telt nooit, want een latere regel gaat voor',
        "Zet alle tijden bij elkaar: ma 09:00-12:00,13:00-17:00",
        (
            "partners",
            "openingstijden: ma-vr 09:00-12:00",
            "openingstijden: «ma 09:00-12:00; ma 13:00-17:00»",
        ),
    ),
    "P019": failing(
        "hint",
        '"2025 dec 24 gesloten" is voorbij',
        "Haal die regel weg.",
        (
            "partners",
            "openingstijden: ma-vr 09:00-12:00",
            "openingstijden: «ma-vr 09:00-12:00; 2025 dec 24 gesloten»",
        ),
    ),
    "N001": failing(
        "fout",
        'onbekende partner of dienst "formulierhulp"',
        'Bedoelde u "formulierenhulp"?',
        ("toeslagen", "verwijs: [formulierenhulp]", "verwijs: [«formulierhulp»]"),
    ),
    "N002": failing(
        "hint",
        'niemand biedt de dienst "taalhulp" in Noord en Zuid',
        "Zoek een partner die dit doet.",
        ("partners", "diensten:\n", "diensten:\n  «taalhulp»: Hulp met taal\n"),
        ("toeslagen", "verwijs: [formulierenhulp]", "verwijs: [formulierenhulp, taalhulp]"),
    ),
    "N003": failing(
        "hint",
        'bij het advies "samen" is er geen hulp in de buurt in Noord en Zuid',
        "Noem bij verwijs ook een dienst die hier iemand heeft, of zoek een partner.",
        ("toeslagen", "    verwijs: [formulierenhulp]", "    «verwijs»: [dienst-toeslagen]"),
    ),
    "N004": failing(
        "hint",
        'geen boom verwijst naar "gemeente-noord"',
        "Laat een advies naar deze partner verwijzen, of naar een dienst die hij biedt.",
        ("partners", "- id: gemeente-noord\n", "- id: «gemeente-noord»\n"),
        ("partners", "biedt: [gemeente]", "biedt: []"),
    )._replace(also=("N002",)),
    "N005": failing(
        "waarschuwing",
        '"Wijkteam" moet worden gebeld, maar heeft geen nummer',
        "Zet het nummer bij de partner, of zeg wat de klant dan wel kan doen.",
        ("toeslagen", SAMEN, f"    doe: [«Bel voor een afspraak.»]\n{SAMEN}"),
    ),
    "N006": failing(
        "waarschuwing",
        'bij het advies "bellen" neemt op zaterdagavond niemand op',
        "Noem bij verwijs ook wie dan opneemt, of zeg wat de klant doet tot morgen.",
        ("spoed", "  bellen:\n    titel: Bel 112\n", "  «bellen»:\n    titel: Hulp van vandaag\n"),
    ),
    "N007": failing(
        "hint",
        "weblog.example is niet van de instantie zelf en niet van de overheid",
        "Zoek de bladzijde van de instantie zelf, of de wet op wetten.overheid.nl.",
        (
            "toeslagen",
            f"{SAMEN}    gecontroleerd: 2026-11-01",
            SAMEN.replace("https://www.rijksoverheid.nl", "«https://weblog.example/toeslagen»")
            + "    gecontroleerd: 2026-11-01",
        ),
    ),
    "N008": failing(
        "fout",
        '"digid" bestaat landelijk niet',
        "Haal de naam weg bij bomen_uit.",
        ("partners", "bibliotheek: Testbieb\n", "bibliotheek: Testbieb\nbomen_uit: [«digid»]\n"),
    ),
    "N009": failing(
        "waarschuwing",
        'zonder "dienst-toeslagen" verwijst dit advies naar niemand: digid#inloggen',
        "Haal de partner daar weg, of neem de boom over en noem daarin een ander.",
        (
            "partners",
            "bibliotheek: Testbieb\n",
            "bibliotheek: Testbieb\nbasis: landelijk\npartners_uit: [«dienst-toeslagen»]\n",
        ),
        ("partners", TAXES, ""),
        ("digid", INLOGGEN.split("\n")[0], "    verwijs: [dienst-toeslagen]"),
    )._replace(also=("N003", "N007", "N007")),
}

VARIANTS: dict[str, Failing] = {
    "B001 nothing near": failing(
        "fout",
        'onbekende sleutel "xyz"',
        "Hier kunnen: antwoord, binnen, hint, later, naar, waarde.",
        (
            "digid",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: aanvragen, «xyz»: rood}",
        ),
    ),
    "B002 of the tree itself": failing(
        "fout",
        'de sleutel "begin" ontbreekt',
        'Voeg een regel "begin: ..." toe.',
        ("digid", "titel: DigiD\n", "«t»itel: DigiD\n"),
        ("digid", "begin: wat\n", ""),
    ),
    "B002 of an answer": failing(
        "fout",
        'de sleutel "naar" ontbreekt',
        'Voeg een regel "naar: ..." toe.',
        ("digid", "{antwoord: Nee, naar: aanvragen}", "«{»antwoord: Nee}"),
    ),
    "B003 nothing filled in": failing(
        "fout",
        'achter "titel" staat niets',
        "Vul het in, of haal de regel weg.",
        ("digid", "titel: DigiD\n", "«titel»:\n"),
    ),
    "B003 keys for a text": failing(
        "fout",
        '"titel" moet een tekst zijn, geen sleutels met waarden',
        "Zet de tekst achter de dubbele punt, met aanhalingstekens als er een : in staat.",
        ("digid", "titel: DigiD\n", "titel: «{»nl: DigiD}\n"),
    ),
    "B003 text for a list": failing(
        "fout",
        '"antwoorden" moet een lijst zijn, geen losse tekst',
        "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
        ("digid", "antwoorden: [Nee]", "antwoorden: «Nee»"),
    ),
    "B003 text for keys": failing(
        "fout",
        '"vragen" moet uit sleutels bestaan, geen losse tekst',
        'Schrijf regels zoals "sleutel: waarde", die inspringen.',
        ("digid", DIGID, "titel: DigiD\nbegin: wat\nvragen: «geen»\nadviezen: {}\n"),
    ),
    "B003 list for keys": failing(
        "fout",
        '"wat" moet uit sleutels bestaan, geen lijst',
        'Schrijf regels zoals "sleutel: waarde", die inspringen.',
        ("digid", DIGID, "titel: DigiD\nbegin: wat\nvragen:\n  wat: «[»]\nadviezen: {}\n"),
    ),
    "B003 empty list": failing(
        "fout",
        '"antwoorden" is leeg',
        "Voeg minstens één onderdeel toe.",
        (
            "digid",
            DIGID,
            (
                "titel: DigiD\n"
                "begin: wat\n"
                "vragen: {wat: {vraag: Ja?, antwoorden: «[»]}}\n"
                "adviezen: {}\n"
            ),
        ),
    ),
    "B003 no such choice": failing(
        "fout",
        '"status" kan niet "klaar" zijn',
        "Kies uit: concept, in-gebruik.",
        ("digid", "begin: wat", "status: «klaar»\nbegin: wat"),
    ),
    "B003 no date": failing(
        "fout",
        '"1-11-2026" is geen datum',
        "Schrijf een datum als 2026-11-01: jaar, maand, dag.",
        ("digid", f"{INLOGGEN}2026-11-01", f"{INLOGGEN}«1-11-2026»"),
    ),
    "B003 no day of the calendar": failing(
        "fout",
        '"2026-02-30" is geen datum',
        "Schrijf een datum als 2026-11-01: jaar, maand, dag.",
        ("digid", f"{INLOGGEN}2026-11-01", f"{INLOGGEN}«2026-02-30»"),
    ),
    "B003 no yes and no no": failing(
        "fout",
        '"spoed" kan alleen ja of nee zijn',
        "Schrijf ja of nee.",
        ("spoed", "spoed: ja", "spoed: «soms»"),
    ),
    "B004 no such tree": failing(
        "fout",
        'onbekende boom "digit"',
        'Bedoelde u "digid"?',
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: «digit#aanvragen»}",
        ),
    ),
    "B004 no such tree and nothing near": failing(
        "fout",
        'onbekende boom "xyz"',
        'Bekijk alle bomen met "ido bomen".',
        ("toeslagen", "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: «xyz#aanvragen»}"),
    ),
    "B004 no such step in another tree": failing(
        "fout",
        'de boom "digid" heeft geen stap "xyz"',
        "Die boom heeft: wat, aanvragen, inloggen.",
        ("toeslagen", "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: «digid#xyz»}"),
    ),
    "B004 nothing near": failing(
        "fout",
        'onbekend doel "xyz"',
        B_TARGET,
        ("toeslagen", "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: «xyz»}"),
    ),
    "B005 nothing near": failing(
        "fout",
        'onbekende eerste vraag "xyz"',
        "Noem hier de eerste vraag van deze boom.",
        ("digid", "begin: wat", "begin: «xyz»"),
    ),
    "B005 begins at an advice": failing(
        "fout",
        'onbekende eerste vraag "inloggen"',
        "Noem hier de eerste vraag van deze boom.",
        ("digid", "begin: wat", "begin: «inloggen»"),
    ),
    "B008 other tree has a mistake": failing(
        "fout",
        'de boom "digid" heeft een fout, dus hier loopt de weg dood',
        "Herstel eerst die boom, of leid dit antwoord ergens anders heen.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: «digid#aanvragen»}",
        ),
        ("digid", "naar: inloggen", "naar: uitloggen"),
    )._replace(also=("B004",)),
    "B009 to itself": failing(
        "fout",
        'dit antwoord leidt terug naar de vraag "heeft_digid"',
        "Zo komt er geen einde aan. Leid het naar een andere vraag of een advies.",
        ("toeslagen", "{antwoord: Nee, naar: aanvragen}", "{antwoord: Nee, naar: «heeft_digid»}"),
    ),
    "B013 nothing near": failing(
        "fout",
        'geen vraag zet het feit "leeftijd"',
        "Zet feit: bij de vraag die dit te weten komt.",
        ("toeslagen", "als: {digid: nee}", "als: {«leeftijd»: nee}"),
    ),
    "B014 nothing near": failing(
        "fout",
        'het feit "digid" is nooit "misschien"',
        "Kan zijn: ja, nee.",
        ("toeslagen", "als: {digid: nee}", "als: {digid: «misschien»}"),
    ),
    "B014 not knowing is no fact": failing(
        "fout",
        'het feit "digid" is nooit "weet-niet"',
        "Kan zijn: ja, nee.",
        ("toeslagen", "als: {digid: nee}", "als: {digid: «weet-niet»}"),
    ),
    "B015 one answer too many": failing(
        "fout",
        (
            'het antwoord "Ja" is te veel: de route is al bij het advies "terugbetalen" '
            "(Toeslag terugbetalen)"
        ),
        "Haal dit antwoord weg.",
        (
            "toeslagen",
            "voorbeelden:\n",
            (
                "voorbeelden:\n"
                "  - {klant: Het klopt niet, antwoorden: [Terugbetalen, «Ja»], "
                "advies: terugbetalen}\n"
            ),
        ),
    ),
    "B016 stops at a question": failing(
        "fout",
        'het voorbeeld stopt bij de vraag "Heeft de klant een DigiD?"',
        "Voeg een antwoord toe: Ja; Nee; Weet niet.",
        (
            "toeslagen",
            "voorbeelden:\n",
            (
                "voorbeelden:\n"
                "  - {klant: Het klopt niet, antwoorden: [Een toeslag aanvragen], "
                "advies: «aanvragen»}\n"
            ),
        ),
    ),
    "B016 no such advice": failing(
        "fout",
        'onbekend advies "terugbetaling"',
        'Bedoelde u "terugbetalen"?',
        (
            "toeslagen",
            "voorbeelden:\n",
            (
                "voorbeelden:\n"
                "  - {klant: Het klopt niet, antwoorden: [Terugbetalen], "
                "advies: «terugbetaling»}\n"
            ),
        ),
    ),
    "B019 in a line with a condition": failing(
        "waarschuwing",
        "een zin van 21 woorden is te lang",
        "Hooguit 20 woorden. Maak er twee zinnen van.",
        ("toeslagen", "{tekst: Vraag eerst een DigiD aan., als", f"{{tekst: «{LONG_HERE}», als"),
    ),
    "B039 tomorrow": failing(
        "waarschuwing",
        'het advies "samen" heeft een controledatum in de toekomst',
        READ,
        (
            "toeslagen",
            f"{SAMEN}    gecontroleerd: 2026-11-01",
            f"{SAMEN}    gecontroleerd: «2026-11-25»",
        ),
    ),
    "B025 of an advice": failing(
        "fout",
        '"Samen" kan geen naam van een advies zijn',
        "Gebruik alleen kleine letters, cijfers, streepjes en _.",
        ("toeslagen", "  samen:\n", "  «Samen»:\n"),
        ("toeslagen", "naar: samen}\n  heeft_digid", "naar: Samen}\n  heeft_digid"),
        ("toeslagen", "naar: samen}\nadviezen", "naar: Samen}\nadviezen"),
        ("toeslagen", "advies: samen}", "advies: Samen}"),
    ),
    "P001 nothing near": failing(
        "fout",
        'onbekende sleutel "kleur"',
        "Hier kunnen: adres, bron, gecontroleerd, id, naam, opmerking, regio, spreekuur.",
        ("partners", "naam: Bieb Zuid", "naam: Bieb Zuid, «kleur»: rood"),
    ),
    "P003 no number": failing(
        "fout",
        '"houdbaar" moet een heel getal van 1 of meer zijn',
        "Schrijf alleen cijfers, zoals 180.",
        ("partners", "locaties:\n", "houdbaar: «een half jaar»\nlocaties:\n"),
    ),
    "P003 no days at all": failing(
        "fout",
        '"houdbaar" moet een heel getal van 1 of meer zijn',
        "Schrijf alleen cijfers, zoals 180.",
        ("partners", "locaties:\n", "houdbaar: «0»\nlocaties:\n"),
    ),
    "P004 of a desk": failing(
        "fout",
        'het id "noord" staat er twee keer',
        "De eerste staat op regel 5. Geef elk een eigen id.",
        ("partners", "{id: zuid,", "{id: «noord»,"),
    ),
    "P005 no hours at all": failing(
        "fout",
        'De openingstijden "ma-vr 25:61" begrijp ik niet',
        'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".',
        ("partners", "openingstijden: ma-vr 09:00-12:00", "openingstijden: «ma-vr 25:61»"),
    ),
    "P005 of a desk": failing(
        "fout",
        '"dinsdagochtend" begrijp ik niet in de openingstijden "dinsdagochtend"',
        "Gebruik: ma di wo do vr za zo, feestdag, gesloten, week, even, oneven.",
        ("partners", 'spreekuur: "di 10:00-12:00"', 'spreekuur: «"dinsdagochtend"»'),
    ),
    "P005 out of hours": failing(
        "fout",
        'De openingstijden "ma 25:00-26:00" begrijp ik niet',
        'Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".',
        (
            "partners",
            "    openingstijden: ma-vr 09:00-12:00\n",
            "    openingstijden: ma-vr 09:00-12:00\n"
            "    buiten_uren: {telefoon: 0800-0543, openingstijden: «ma 25:00-26:00»}\n",
        ),
    ),
    "P016 of a desk": failing(
        "fout",
        'bij "di" staan geen tijden, dus dat telt als dag en nacht open',
        "Zet de tijden erachter: di 09:00-17:00. Dag en nacht open? di 00:00-24:00.",
        ("partners", 'spreekuur: "di 10:00-12:00"', 'spreekuur: «"ma 10:00-12:00, di"»'),
    ),
    "P017 out of hours": failing(
        "waarschuwing",
        '"5:00-3:00" eindigt eerder dan het begint, dus het telt tot de dag erna',
        "Bedoelde u 5:00-15:00? Een echte nacht schrijft u in twee delen: "
        "5:00-24:00, en bij de dag erna 00:00-3:00.",
        (
            "partners",
            "    openingstijden: ma-vr 09:00-12:00\n",
            "    openingstijden: ma-vr 09:00-12:00\n    buiten_uren: {telefoon: 0800-0543, "
            'openingstijden: «"ma 17:00-8:30; di 5:00-3:00"»}\n',
        ),
    ),
    "P018 of a desk": failing(
        "waarschuwing",
        '"feestdag gesloten" telt nooit, want een latere regel gaat voor',
        "Zet de regel met de meeste dagen vooraan, de uitzondering erna.",
        (
            "partners",
            'spreekuur: "di 10:00-12:00"',
            'spreekuur: «"feestdag gesloten; di 10:00-12:00"»',
        ),
    ),
    "P008 nothing near": failing(
        "fout",
        'onbekende dienst "taal"',
        "Voeg de dienst toe onder diensten:.",
        ("partners", "biedt: [gemeente]", "biedt: [gemeente, «taal»]"),
    ),
    "P009 of a desk": failing(
        "fout",
        'onbekende regio "West"',
        "Kies uit: Noord, Zuid.",
        ("partners", "naam: Bieb Zuid, regio: Zuid", "naam: Bieb Zuid, regio: «West»"),
    ),
    "P009 nothing near": failing(
        "fout",
        'onbekende regio "West"',
        "Kies uit: landelijk, Noord, Zuid.",
        (
            "partners",
            "    regio: [Noord, Zuid]\n    biedt: [gemeente]",
            "    regio: [Noord, Zuid, «West»]\n    biedt: [gemeente]",
        ),
    ),
    "P015 a year too far": failing(
        "waarschuwing",
        '"Wijkteam" heeft een controledatum in de toekomst',
        READ,
        (
            "partners",
            "bron: https://wijkteam.example\n    gecontroleerd: 2026-11-01",
            "bron: https://wijkteam.example\n    gecontroleerd: «2027-11-01»",
        ),
    ),
    "N001 nothing near": failing(
        "fout",
        'onbekende partner of dienst "xyz"',
        "Voeg de partner of de dienst toe aan partners.yaml.",
        ("toeslagen", "verwijs: [formulierenhulp]", "verwijs: [formulierenhulp, «xyz»]"),
    ),
    "N002 in one region": failing(
        "hint",
        'niemand biedt de dienst "gemeente" in Zuid',
        "Zoek een partner die dit doet.",
        ("partners", "  gemeente: De gemeente", "  «gemeente»: De gemeente"),
        (
            "partners",
            "    regio: [Noord, Zuid]\n    biedt: [gemeente]",
            "    regio: [Noord]\n    biedt: [gemeente]",
        ),
    ),
    "Y013 of the first of a list": failing(
        "fout",
        "achter dit streepje ontbreekt een spatie",
        "Zet een spatie achter het streepje.",
        ("toeslagen", "    let_op: Aanvragen", "    let_op:\n      «-»Aanvragen"),
    ),
    "Y014 in a list": failing(
        "waarschuwing",
        "vanaf hier leest YAML niet verder",
        "Zet aanhalingstekens om de hele tekst, dan blijft alles staan.",
        (
            "toeslagen",
            "- Log in op Mijn toeslagen.\n",
            "- Log in op Mijn toeslagen «#dat is gratis»\n",
        ),
    ),
    "Y015 of a step": failing(
        "waarschuwing",
        "om deze tekst staan gekrulde aanhalingstekens",
        "Gebruik rechte aanhalingstekens (\" of '), of haal ze weg.",
        ("toeslagen", "- Log in op Mijn toeslagen.\n", "- «„Log in op Mijn toeslagen.”»\n"),
    ),
    "B004 often of a tree that is not there": failing(
        "fout",
        'onbekende boom "digit"',
        'Bedoelde u "digid"?',
        ("toeslagen", SAMEN, f"    vaak_ook: [«digit»]\n{SAMEN}"),
    ),
    "B004 often of a step that is not there": failing(
        "fout",
        'de boom "digid" heeft geen stap "kwijt"',
        "Die boom heeft: wat, aanvragen, inloggen.",
        ("toeslagen", SAMEN, f"    vaak_ook: [«digid#kwijt»]\n{SAMEN}"),
    ),
    "B004 often of the tree itself": failing(
        "fout",
        "vaak ook noemt de boom zelf",
        "Noem een andere boom, of een stap met boom#stap.",
        ("toeslagen", SAMEN, f"    vaak_ook: [«toeslagen»]\n{SAMEN}"),
    ),
    "B004 in one of the ways": failing(
        "fout",
        'onbekend doel "aanvraag"',
        f'Bedoelde u "aanvragen"? {B_TARGET}',
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [{als: {digid: nee}, stap: «aanvraag»}, {stap: aanvragen}]}",
        ),
    ),
    "B008 often of a concept": failing(
        "fout",
        'de boom "digid" is een concept, dus hier loopt de weg dood',
        "Neem die boom in gebruik, of leid dit antwoord ergens anders heen.",
        ("toeslagen", SAMEN, f"    vaak_ook: [«digid»]\n{SAMEN}"),
        ("digid", "begin: wat", "begin: wat\nstatus: concept"),
    ),
    "B009 through a condition": failing(
        "fout",
        'dit antwoord leidt terug naar de vraag "wat"',
        "Zo komt er geen einde aan. Leid het naar een andere vraag of een advies.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [{als: {digid: ja}, stap: «wat»}, {stap: aanvragen}]}",
        ),
    ),
    "B013 in a list of values": failing(
        "fout",
        'geen vraag zet het feit "digit"',
        'Bedoelde u "digid"?',
        ("toeslagen", "als: {digid: nee}", "als: {«digit»: [ja, nee]}"),
    ),
    "B013 under niet": failing(
        "fout",
        'geen vraag zet het feit "digit"',
        'Bedoelde u "digid"?',
        ("toeslagen", "als: {digid: nee}", "niet: {«digit»: nee}"),
    ),
    "B013 of an addressee": failing(
        "fout",
        'geen vraag zet het feit "digit"',
        'Bedoelde u "digid"?',
        ("toeslagen", SAMEN, SAMEN.replace("]", ", {naar: gemeente, als: {«digit»: nee}}]")),
    ),
    "B013 of a way": failing(
        "fout",
        'geen vraag zet het feit "leeftijd"',
        "Zet feit: bij de vraag die dit te weten komt.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [{als: {«leeftijd»: aow}, stap: samen}, {stap: aanvragen}]}",
        ),
    ),
    "B014 in a list of values": failing(
        "fout",
        'het feit "digid" is nooit "neen"',
        'Bedoelde u "nee"?',
        ("toeslagen", "als: {digid: nee}", "als: {digid: «[»ja, neen]}"),
    ),
    "B014 no month": failing(
        "fout",
        'het feit "maand" is nooit "junni"',
        'Bedoelde u "juni" of "juli"?',
        ("toeslagen", "als: {digid: nee}", "als: {maand: «junni»}"),
    ),
    "B014 against itself": failing(
        "fout",
        "deze voorwaarde spreekt zichzelf tegen (digid: nee)",
        "Haal de waarde weg bij als of bij niet.",
        (
            "toeslagen",
            "{tekst: Vraag eerst een DigiD aan., als: {digid: nee}}",
            "«{»tekst: Vraag eerst een DigiD aan., als: {digid: nee}, niet: {digid: nee}}",
        ),
    ),
    "B014 a value that is not declared": failing(
        "fout",
        'het feit "digid" is nooit "misschien"',
        "Kan zijn: ja, nee.",
        ("_feiten", "", FACTS),
        ("toeslagen", "als: {digid: nee}", "als: {digid: «misschien»}"),
    ),
    "B028 nothing near": failing(
        "fout",
        'onbekend feit "xyz"',
        "Zet het feit in _feiten.yaml.",
        ("_feiten", "", FACTS),
        ("digid", "feit: digid", "feit: «xyz»"),
    ),
    "B029 a value with a letter too many": failing(
        "fout",
        'het feit "digid" kent geen "neen"',
        'Bedoelde u "nee"?',
        ("_feiten", "", FACTS),
        (
            "digid",
            "      - {antwoord: Weet niet, naar: aanvragen}\n",
            "      - {antwoord: «Neen», naar: aanvragen}\n"
            "      - {antwoord: Weet niet, naar: aanvragen}\n",
        ),
    ),
    "B029 a value without an answer": failing(
        "fout",
        'bij het feit "digid" hoort ook: soms',
        "Voeg een antwoord met die waarde toe.",
        ("_feiten", "", FACTS.replace("nee: Heeft geen DigiD", "nee: Nee, soms: Soms")),
        ("digid", "feit: digid", "feit: «digid»"),
        ("toeslagen", "    feit: digid\n", ""),
    ),
    "B029 a choice for a date": failing(
        "fout",
        'het feit "briefdatum" is een datum, deze vraag een keuze',
        "Schrijf bij de vraag: soort: datum.",
        ("_feiten", "", FACTS),
        ("digid", "feit: digid", "feit: «briefdatum»"),
    ),
    "B030 of the addressees": failing(
        "waarschuwing",
        'bij "verwijs" blijft niets over voor wie iets niet weet',
        "Voeg een regel toe zonder als, of met niet.",
        (
            "toeslagen",
            SAMEN,
            SAMEN.replace(
                "verwijs: [formulierenhulp]",
                "«verwijs»: [{naar: formulierenhulp, als: {digid: nee}}]",
            ),
        ),
    ),
    "B032 under niet": failing(
        "fout",
        "de maand kan hier niet",
        "De maand kan alleen bij de regels van een advies, niet bij naar.",
        (
            "toeslagen",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: [{niet: {«maand»: mei}, stap: samen}, {stap: aanvragen}]}",
        ),
    ),
    "B033 a range in a choice": failing(
        "fout",
        '"binnen" kan alleen bij een vraag naar een datum',
        "Voeg bij de vraag toe: soort: datum.",
        (
            "digid",
            "{antwoord: Weet niet, naar: aanvragen}",
            "{antwoord: Weet niet, «binnen»: 6 weken, naar: aanvragen}",
        ),
    ),
    "B033 no length": failing(
        "fout",
        '"anderhalve maand" is geen lengte van een termijn',
        LENGTH,
        ("digid", WHAT, DATED.replace("6 weken", "«anderhalve maand»")),
        ("digid", "antwoorden: [Ja]", "antwoorden: [Later]"),
        ("digid", "antwoorden: [Nee]", "antwoorden: [Weet niet]"),
    ),
    "B033 no way for an old date": failing(
        "fout",
        'de vraag "wat" weet geen weg met elke datum',
        "Voeg onderaan een antwoord toe met later: ja.",
        ("digid", WHAT, DATED.replace("  wat:", "  «wat»:").replace("later: ja", "binnen: 1 jaar")),
        ("digid", "antwoorden: [Ja]", "antwoorden: [Binnen 1 jaar]"),
        ("digid", "antwoorden: [Nee]", "antwoorden: [Weet niet]"),
    ),
    "B034 no date": failing(
        "fout",
        'het feit "digid" is geen datum',
        "Kies uit: briefdatum.",
        ("_feiten", "", FACTS),
        (
            "toeslagen",
            "    waarom: Alleen Dienst",
            "    termijn: {duur: 6 weken, vanaf: «digid», wat: Aanvragen}\n"
            "    waarom: Alleen Dienst",
        ),
    ),
    "B034 no fact at all": failing(
        "fout",
        'het feit "briefdtum" is geen datum',
        'Bedoelde u "briefdatum"?',
        ("_feiten", "", FACTS),
        (
            "toeslagen",
            "    waarom: Alleen Dienst",
            "    termijn: {duur: 6 weken, vanaf: «briefdtum», wat: Aanvragen}\n"
            "    waarom: Alleen Dienst",
        ),
    ),
    "B036 two words": failing(
        "waarschuwing",
        '"boete", "parkeren" worden herkend, maar nergens beantwoord',
        "Voeg een antwoord en advies toe, of zet de zin bij herken van het advies dat past.",
        (
            "digid",
            "herken: [digid aanvragen, ",
            "herken: [«een boete voor parkeren», digid aanvragen, ",
        ),
    ),
    "B038 of a step": failing(
        "waarschuwing",
        "dit is nog een tekst uit het voorbeeld",
        "Vervang deze tekst door uw eigen tekst, of haal de regel weg.",
        (
            "toeslagen",
            "- Log in op Mijn toeslagen.",
            "- «Zeg wat de klant nu doet, stap voor stap.»",
        ),
    )._replace(also=("B042",)),
    "B040 of two sources": failing(
        "waarschuwing",
        '"de folder" is geen webadres',
        "Schrijf het hele adres, zoals https://www.rijksoverheid.nl/pagina.",
        (
            "toeslagen",
            SAMEN,
            SAMEN.replace(
                "https://www.rijksoverheid.nl", "[https://www.rijksoverheid.nl, «de folder»]"
            ),
        ),
    ),
    "B041 of a municipality": failing(
        "waarschuwing",
        "in deze tekst staat een telefoonnummer",
        "Zet het nummer bij de partner in partners.yaml; daar wordt het nagekeken.",
        (
            "toeslagen",
            "let_op: Aanvragen kan tot 1 september van het jaar erna.",
            "let_op: «Vraag het via 14 071.»",
        ),
    ),
    "B042 ik": failing(
        "waarschuwing",
        'deze tekst is voor de klant, maar zegt "Ik"',
        "Spreek de klant aan met u.",
        (
            "digid",
            "{antwoord: Ja, naar: inloggen}",
            "{antwoord: «Ik heb er een», waarde: ja, naar: inloggen}",
        ),
    ),
    "B044 with an ending too many": failing(
        "waarschuwing",
        '"schulden.yaml.txt" wordt niet gelezen',
        "Een boom heet naam.yaml en staat in decision_trees/ zelf.",
        ("schulden.yaml.txt", "", DIGID.replace("\ntitel", "«t»itel", 1)),
    ),
    "F001 of the days set by decree": failing(
        "fout",
        'onbekende sleutel "bekend"',
        'Bedoelde u "bekend_tot"?',
        ("_feestdagen", "", f"{DECREES}«bekend»: 2030-12-31\n"),
    ),
    "F002 of the days set by decree": failing(
        "fout",
        'de sleutel "bekend_tot" ontbreekt',
        'Voeg een regel "bekend_tot: ..." toe.',
        ("_feestdagen", "", "«d»agen: [2026-05-15]\n"),
    ),
    "F001 of what is not for the desk": failing(
        "fout",
        'onbekende sleutel "zin"',
        'Bedoelde u "zinnen"?',
        ("_niet-voor-ons", "", "niet_voor_ons: {weer: {zinnen: [mooi weer], «zin»: x}}\n"),
    ),
    "F002 of what is not for the desk": failing(
        "fout",
        'de sleutel "zinnen" ontbreekt',
        'Voeg een regel "zinnen: ..." toe.',
        ("_niet-voor-ons", "", "niet_voor_ons: {«weer»: {helpt: niemand}}\n"),
    ),
    "F003 no day": failing(
        "fout",
        '"15-5-2026" is geen datum',
        "Schrijf een datum als 2026-11-01: jaar, maand, dag.",
        ("_feestdagen", "", DECREES.replace("2026-05-15", "«15-5-2026»")),
    ),
    "F003 values as a list": failing(
        "fout",
        '"waarden" moet uit sleutels bestaan, geen lijst',
        'Schrijf regels zoals "sleutel: waarde", die inspringen.',
        (
            "_feiten",
            "",
            FACTS.replace("{ja: Heeft een DigiD, nee: Heeft geen DigiD}", "«[»ja, nee]"),
        ),
    ),
    "F001 of own phrases": failing(
        "fout",
        'onbekende sleutel "zinnen"',
        "Hier kunnen: herken.",
        ("_herken", "", "herken: {digid#aanvragen: nieuw}\n«zinnen»: x\n"),
    ),
    "F003 of own phrases": failing(
        "fout",
        '"digid#aanvragen" moet een lijst zijn, geen sleutels met waarden',
        "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
        ("_herken", "", "herken:\n  digid#aanvragen:\n    «e»en: twee\n"),
    ),
    "F007 in another language": failing(
        "fout",
        "deze zin lijkt op een telefoonnummer",
        "Schrijf de zin zonder gegevens van een klant, of haal hem weg.",
        ("_andere-talen", "", "andere_talen:\n  digid#aanvragen: {tr: «beni ara 06 12345678»}\n"),
    ),
    "F004 of a tree": failing(
        "waarschuwing",
        'er is geen boom "toeslag"',
        'Bedoelde u "toeslagen"?',
        ("_herken", "", "herken:\n  «toeslag#aanvragen»: geld voor de huur\n"),
    ),
    "F004 without a step": failing(
        "waarschuwing",
        'achter "digid" ontbreekt bij welk advies of welke vraag',
        "Schrijf boom#advies of boom#vraag, zoals toeslagen#aanvragen.",
        ("_herken", "", "herken:\n  «digid»: inloggen bij de overheid\n"),
    ),
    "F005 of one place": failing(
        "waarschuwing",
        "deze zin staat al bij digid#wat",
        "Laat hem op één plaats staan: waar hij heen leidt.",
        ("_herken", "", "herken:\n  digid#wat:\n    - code kwijt\n    - «Code kwijt»\n"),
    ),
    "F005 of two places": failing(
        "waarschuwing",
        "deze zin staat al bij digid#wat",
        "Laat hem op één plaats staan: waar hij heen leidt.",
        ("_herken", "", "herken:\n  digid#wat: code weg\n  digid#inloggen: [«code weg»]\n"),
    ),
    "F004 in everyday words": failing(
        "waarschuwing",
        '"toeslagen" heeft geen advies of vraag "aanvraag"',
        'Bedoelde u "aanvragen"?',
        ("_spreektaal", "", "spreektaal:\n  «toeslagen#aanvraag»: geld voor de huur\n"),
    ),
    "F005 of everyday words and own phrases": failing(
        "waarschuwing",
        "deze zin staat al bij digid#wat",
        "Laat hem op één plaats staan: waar hij heen leidt.",
        ("_spreektaal", "", "spreektaal:\n  digid#wat: code weg\n"),
        ("_herken", "", "herken:\n  digid#inloggen: [«code weg»]\n"),
    ),
    "F007 in everyday words": failing(
        "fout",
        "deze zin lijkt op een telefoonnummer",
        "Schrijf de zin zonder gegevens van een klant, of haal hem weg.",
        ("_spreektaal", "", "spreektaal:\n  digid#wat: «bel mij op 06 12345678»\n"),
    ),
    "N001 of an addressee with a condition": failing(
        "fout",
        'onbekende partner of dienst "gemente"',
        'Bedoelde u "gemeente" of "gemeente-noord"?',
        ("toeslagen", SAMEN, SAMEN.replace("]", ", «{»naar: gemente, als: {digid: nee}}]")),
    ),
    "N005 in one region": failing(
        "waarschuwing",
        '"Gemeente Noord" moet worden gebeld in Noord, maar heeft geen nummer',
        "Zet het nummer bij de partner, of zeg wat de klant dan wel kan doen.",
        (
            "partners",
            "    regio: [Noord, Zuid]\n    biedt: [gemeente]",
            "    regio: [Noord]\n    biedt: [gemeente]",
        ),
        (
            "partners",
            "regio: [Noord, Zuid]\n    biedt: [formulierenhulp]\n",
            "regio: [Noord, Zuid]\n    biedt: [formulierenhulp]\n    telefoon: 071 123 45 67\n",
        ),
        (
            "digid",
            "    verwijs: [gemeente, formulierenhulp]\n",
            "    verwijs: [gemeente, formulierenhulp]\n    doe: [«Meld dit bij de gemeente.»]\n",
        ),
    )._replace(also=("N002",)),
    "N006 in one region": failing(
        "waarschuwing",
        'bij het advies "bellen" neemt op zaterdagavond niemand op in Zuid',
        "Noem bij verwijs ook wie dan opneemt, of zeg wat de klant doet tot morgen.",
        ("spoed", "  bellen:\n    titel: Bel 112\n", "  «bellen»:\n    titel: Hulp van vandaag\n"),
        (
            "partners",
            "    regio: [Noord, Zuid]\n    biedt: [gemeente]\n",
            "    regio: [Noord]\n    biedt: [gemeente]\n    telefoon: 071 123 45 67\n"
            "    openingstijden: altijd\n",
        ),
    )._replace(also=("N002",)),
}
"""More ways to a code, by other words or at another place."""


def file_of(name: str) -> str:
    """Where a tree, the directory (`partners`) or a file with an ending of its own stands."""
    if name == "partners":
        return "partners.yaml"
    return f"decision_trees/{name}" if "." in name else f"decision_trees/{name}.yaml"


def build(make_workspace: MakeWorkspace, one: Failing) -> tuple[Path, str, Mark]:
    """A workspace with these changes.

    It gives its folder, the file in which the finding must stand (as --json names it) and the
    place.
    """
    texts = dict.fromkeys((change.file for change in one.changes), "") | GOOD
    for change in one.changes:
        assert change.old == texts[change.file] or texts[change.file].count(change.old) == 1, (
            f"{change.old!r} must stand in {change.file} once"
        )
        texts[change.file] = texts[change.file].replace(change.old, change.new)
    marked = next(name for name, text in texts.items() if "«" in text)
    before, rest = texts[marked].split("«")
    inside, after = rest.split("»")
    mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"), len(inside))
    texts[marked] = before + inside + after
    folder = make_workspace({}, texts["partners"])
    for name, text in texts.items():
        (folder / file_of(name)).write_bytes(one.encode(text))
    return folder, file_of(marked), mark


def assert_found(make_workspace: MakeWorkspace, code: str, one: Failing) -> None:
    """The workspace has this finding, in full, and nothing else but the codes in `also`."""
    folder, file, mark = build(make_workspace, one)
    found = check(open_workspace(folder), TODAY)
    assert sorted(finding.code for finding in found) == sorted((code, *one.also)), found
    finding = next(finding for finding in found if finding.code == code)
    assert as_row(finding, folder) == {
        "code": code,
        "ernst": one.severity,
        "bestand": file,
        "regel": mark.line,
        "kolom": mark.column,
        "melding": one.message,
        "hint": one.hint,
    }
    assert finding.mark.width == mark.width


@pytest.fixture(autouse=True)
def _base(national_base: MakeBase) -> None:
    """A library on the national base inherits the small workspace of conftest."""


@pytest.mark.parametrize("code", sorted(FIXTURES))
def test_fixture_of_a_code_has_its_whole_finding(make_workspace: MakeWorkspace, code: str) -> None:
    assert_found(make_workspace, code, FIXTURES[code])


@pytest.mark.parametrize("name", VARIANTS)
def test_other_way_to_a_code_has_its_whole_finding(
    make_workspace: MakeWorkspace, name: str
) -> None:
    assert_found(make_workspace, name.partition(" ")[0], VARIANTS[name])


@pytest.mark.parametrize("name", ["Toeslagen", "mijn boom", "één", "-a", "a_b"])
def test_file_name_that_is_no_name_of_a_tree_is_an_error_in_that_file(
    make_workspace: MakeWorkspace, name: str
) -> None:
    folder = make_workspace({"digid": DIGID, "spoed": URGENT, name: TREE}, GOOD["partners"])
    (found,) = check(open_workspace(folder), TODAY)
    assert as_row(found, folder) == {
        "code": "B025",
        "ernst": "fout",
        "bestand": f"decision_trees/{name}.yaml",
        "regel": 1,
        "kolom": 1,
        "melding": f'"{name}" kan geen naam van een boom zijn',
        "hint": "Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom.yaml.",
    }


def test_mistake_in_yaml_is_found_in_the_directory_too(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(directory=GOOD["partners"].replace("    telefoon", "\ttelefoon"))
    (found,) = check(open_workspace(folder), TODAY)
    assert as_row(found, folder) == {
        "code": "Y003",
        "ernst": "fout",
        "bestand": "partners.yaml",
        "regel": 16,
        "kolom": 1,
        "melding": "een tab aan het begin van de regel",
        "hint": "Gebruik spaties om in te springen, geen tabs.",
    }


def test_folder_of_trees_within_the_folder_is_not_read_and_told(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace({"digid": DIGID, "spoed": URGENT, "toeslagen": TREE}, GOOD["partners"])
    inner = folder / "decision_trees" / "oud"
    inner.mkdir()
    (inner / "schulden.yaml").write_text(DIGID, encoding="utf-8")
    (folder / "decision_trees" / ".digid.yaml.swp").write_text(DIGID, encoding="utf-8")
    (folder / "decision_trees" / "leeg").mkdir()
    (folder / "decision_trees" / "LEES-MIJ.txt").write_text("Zo werkt het.", encoding="utf-8")
    (found,) = check(open_workspace(folder), TODAY)
    row = as_row(found, folder)
    assert (row["code"], row["bestand"], row["melding"]) == (
        "B044",
        "decision_trees/oud",
        '"oud" wordt niet gelezen',
    )


def test_workspace_that_the_fixtures_change_is_clean(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {name: text for name, text in GOOD.items() if name != "partners"}, GOOD["partners"]
    )
    assert check(open_workspace(folder), TODAY) == ()


def test_codes_fixtures_and_docs_are_in_step() -> None:
    rows = re.findall(
        r"^\| ([A-Z]\d{3}) \| (\w+) \| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [code for code, _, _ in rows] == list(CODES)
    assert {code: (severity, meaning) for code, severity, meaning in rows} == {
        code: (str(known.severity), known.meaning) for code, known in CODES.items()
    }
    assert set(FIXTURES) == set(CODES)
