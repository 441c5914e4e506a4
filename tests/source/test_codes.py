"""Each finding code, and what it means in docs.

A small workspace has it, with the whole finding as a coordinator reads it.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, MakeWorkspace

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
FILES = {name: f"decision_trees/{name}.yaml" for name in GOOD} | {"partners": "partners.yaml"}
B_TARGET = "Kies een vraag of advies van deze boom, of boom#stap."
FACT = "Lees de bron na en zet de datum van die dag achter gecontroleerd:."
SAMEN = """\
    verwijs: [formulierenhulp]
    bron: https://www.toeslagen.nl
"""
INLOGGEN = """\
    verwijs: [formulierenhulp]
    bron: https://www.digid.nl
    gecontroleerd: """
LONG = "Ik kijk graag even mee met u en dan gaan wij samen op zoek naar wie u hier nu kan helpen."


class Change(NamedTuple):
    """Replaces the one `old` in a file by `new`.

    « and » stand around the place of the finding and are taken out.
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
    bron: https://www.digid.nl
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
        "Een vraag met één antwoord vraagt niets. Voeg een antwoord toe of haal de vraag weg.",
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
        "Gebruik: ma di wo do vr za zo, feestdag, gesloten.",
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
}

VARIANTS: dict[str, Failing] = {
    "B001 nothing near": failing(
        "fout",
        'onbekende sleutel "kleur"',
        "Hier kunnen: antwoord, hint, naar, waarde.",
        (
            "digid",
            "{antwoord: Nee, naar: aanvragen}",
            "{antwoord: Nee, naar: aanvragen, «kleur»: rood}",
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
        ("toeslagen", "{tekst: Vraag eerst een DigiD aan., als", "«{»tekst: " + LONG + ", als"),
    ),
    "B021 in the future": failing(
        "hint",
        'het advies "samen" heeft een controledatum in de toekomst',
        FACT,
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
        "Gebruik: ma di wo do vr za zo, feestdag, gesloten.",
        ("partners", 'spreekuur: "di 10:00-12:00"', 'spreekuur: «"dinsdagochtend"»'),
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
    "P011 in the future": failing(
        "hint",
        '"Wijkteam" heeft een controledatum in de toekomst',
        FACT,
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
}
"""More ways to a code, by other words or at another place."""


def build(make_workspace: MakeWorkspace, one: Failing) -> tuple[Path, str, Mark]:
    """A workspace with these changes.

    It gives its folder, the file in which the finding must stand (as --json names it) and the
    place.
    """
    texts = dict(GOOD)
    for change in one.changes:
        assert texts[change.file].count(change.old) == 1, (
            f"{change.old!r} must stand in {change.file} once"
        )
        texts[change.file] = texts[change.file].replace(change.old, change.new)
    marked = next(name for name, text in texts.items() if "«" in text)
    before, rest = texts[marked].split("«")
    inside, after = rest.split("»")
    mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"), len(inside))
    texts[marked] = before + inside + after
    folder = make_workspace(
        {name: text for name, text in texts.items() if name != "partners"}, texts["partners"]
    )
    (folder / FILES[marked]).write_bytes(one.encode(texts[marked]))
    return folder, FILES[marked], mark


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
        code: (str(s), m) for code, (s, m) in CODES.items()
    }
    assert set(FIXTURES) == set(CODES)
