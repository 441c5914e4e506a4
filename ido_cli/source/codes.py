"""What each finding code means: its severity and one line of explanation.

The codes are stable; a number that falls away is not used again.

Y is the YAML itself, B a tree (beslisboom), F what is declared beside the trees (feiten), P the
directory (partners), N the network that trees and directory make together.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Severity(StrEnum):
    """How bad a finding is. The values are the words that people read."""

    ERROR = "fout"
    """The desk could go wrong."""
    WARNING = "waarschuwing"
    """A coordinator can mend it in the text."""
    HINT = "hint"
    """It needs the world: a fact to verify, a contact to make."""


class Code(NamedTuple):
    """A kind of finding: how bad it is, what it means, and how it is usually mended, in Dutch."""

    severity: Severity
    meaning: str
    hint: str = ""


_E, _W, _H = Severity

_LATER: Final = "Vul de dag in waarop de bron echt is gelezen."

CODES: Final[Mapping[str, Code]] = MappingProxyType(
    {
        "Y001": Code(_E, "Het bestand is niet te lezen, of het is te groot."),
        "Y002": Code(_E, "Het bestand is niet in UTF-8 opgeslagen."),
        "Y003": Code(
            _E,
            "De YAML klopt niet: een tab, een dubbele punt, een aanhalingsteken of het inspringen.",
        ),
        "Y005": Code(
            _E,
            "Er staan meer documenten in het bestand; --- mag alleen bovenaan.",
            "Maak er twee bestanden van.",
        ),
        "Y006": Code(_E, "Het bestand is leeg of bevat geen sleutels."),
        "Y007": Code(_E, "Verwijzingen met * kunnen niet; schrijf de tekst voluit."),
        "Y008": Code(_E, "Het bestand is te diep genest."),
        "Y009": Code(_E, "Dezelfde sleutel staat er twee keer."),
        "Y010": Code(_E, "De tekst bevat onzichtbare stuurtekens."),
        "Y011": Code(_E, "Een sleutel moet gewone tekst zijn."),
        "Y012": Code(_E, "Labels met ! kunnen niet."),
        "Y013": Code(
            _E,
            "Achter een streepje ontbreekt een spatie, dus de regel hoort bij de tekst erboven.",
            "Zet een spatie achter het streepje.",
        ),
        "Y014": Code(
            _W,
            "Een tekst is afgekapt bij een # met een spatie ervoor.",
            "Zet aanhalingstekens om de hele tekst, dan blijft alles staan.",
        ),
        "Y015": Code(
            _W,
            "Om een tekst staan gekrulde aanhalingstekens, die op het scherm komen.",
            "Gebruik rechte aanhalingstekens (\" of '), of haal ze weg.",
        ),
        "B001": Code(_E, "Een boom kent deze sleutel niet."),
        "B002": Code(_E, "Er ontbreekt een sleutel die een boom nodig heeft."),
        "B003": Code(_E, "Achter deze sleutel staat iets anders dan de bedoeling is."),
        "B004": Code(_E, "Een antwoord leidt naar een vraag, advies of boom die er niet is."),
        "B005": Code(_E, "De eerste vraag (begin) is er niet."),
        "B006": Code(
            _W,
            "Geen antwoord leidt naar deze vraag.",
            "Laat een antwoord hierheen leiden, of haal dit weg.",
        ),
        "B007": Code(
            _W,
            "Geen antwoord leidt naar dit advies.",
            "Laat een antwoord hierheen leiden, of haal dit weg.",
        ),
        "B008": Code(
            _E,
            "Een antwoord springt naar een boom die niet aan de balie staat; daar is geen weg.",
        ),
        "B009": Code(_E, "Een route komt twee keer langs dezelfde vraag."),
        "B010": Code(
            _W,
            "Een vraag met één antwoord vraagt niets.",
            "Een vraag met één antwoord vraagt niets. Voeg een antwoord toe of haal hem weg.",
        ),
        "B011": Code(
            _E,
            "Twee antwoorden van een vraag zijn hetzelfde.",
            "Geef de antwoorden verschillende teksten.",
        ),
        "B012": Code(
            _W,
            'Een vraag heeft geen antwoord "Weet niet".',
            'Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.',
        ),
        "B013": Code(_E, "Een voorwaarde (als) noemt een feit dat geen vraag zet."),
        "B014": Code(_E, "Een voorwaarde (als) noemt een waarde die het feit nooit heeft."),
        "B015": Code(_E, "Een voorbeeld geeft een antwoord dat er niet is."),
        "B016": Code(_E, "Een voorbeeld eindigt ergens anders dan het zegt."),
        "B017": Code(_W, "Geen voorbeeld eindigt bij dit advies."),
        "B018": Code(
            _E,
            "Een advies verwijst naar niemand.",
            "Noem achter verwijs: waar de klant heen gaat, als partner of als dienst.",
        ),
        "B019": Code(_W, "Een zin is te lang voor taalniveau B1."),
        "B020": Code(
            _E,
            "Een tekst laat de balie om persoonsgegevens vragen.",
            "De balie vraagt hier nooit naar. Laat de klant het zelf intypen bij de instantie.",
        ),
        "B021": Code(_H, "Een advies is te lang geleden gecontroleerd."),
        "B022": Code(_H, "Een advies is nog nooit gecontroleerd."),
        "B023": Code(_W, "Een vraag heeft te veel antwoorden."),
        "B024": Code(_W, "Een route heeft te veel vragen."),
        "B025": Code(_E, "De naam van een boom, vraag of advies heeft andere tekens dan kan."),
        "B027": Code(_E, "Een vraag en een advies hebben dezelfde naam."),
        "B028": Code(_E, "Een vraag noemt een feit dat niet in _feiten.yaml staat."),
        "B029": Code(_E, "De antwoorden van een vraag zijn andere dan de waarden van het feit."),
        "B030": Code(
            _W,
            "Van een lijst blijft niets over voor wie Weet niet antwoordt.",
            "Voeg een regel toe zonder als, of met niet.",
        ),
        "B031": Code(
            _E,
            "De laatste weg van een antwoord heeft een voorwaarde, dus soms is er geen weg.",
            "Zet als laatste een stap zonder voorwaarde.",
        ),
        "B032": Code(
            _E,
            "Een voorwaarde kan hier niet.",
            "De maand kan alleen bij de regels van een advies, niet bij naar.",
        ),
        "B033": Code(
            _E, "Een vraag naar een datum klopt niet: de antwoorden, of de lengte van een termijn."
        ),
        "B034": Code(_E, "Een termijn klopt niet: de lengte, of het feit waarvan wordt geteld."),
        "B035": Code(
            _W,
            "Een boom heeft te veel herken-zinnen; ze horen bij een advies of vraag.",
            "Zet elke zin bij herken van het advies of de vraag waar hij heen leidt.",
        ),
        "B036": Code(
            _W,
            "Een woord wordt herkend, maar staat bij geen vraag en geen advies.",
            "Voeg een antwoord en advies toe, of zet de zin bij herken van het advies dat past.",
        ),
        "B038": Code(
            _W,
            "Er staat nog een tekst uit het voorbeeld van ido bomen nieuw.",
            "Vervang deze tekst door uw eigen tekst, of haal de regel weg.",
        ),
        "B039": Code(_W, "Een datum van controle ligt in de toekomst.", _LATER),
        "B040": Code(
            _W,
            "Een bron is geen webadres.",
            "Schrijf het hele adres, zoals https://www.rijksoverheid.nl/pagina.",
        ),
        "B041": Code(
            _W,
            "In een boom staat een telefoonnummer.",
            "Zet het nummer bij de partner in partners.yaml; daar wordt het nagekeken.",
        ),
        "B042": Code(
            _W,
            'Een tekst voor de klant zegt "de klant", of "ik" waar u hoort te staan.',
            "Spreek de klant aan met u.",
        ),
        "B043": Code(
            _W,
            "Een antwoord is een getal dat op een andere plaats staat.",
            "Schrijf het getal in woorden, of geef het antwoord een waarde.",
        ),
        "B044": Code(
            _W,
            "Een bestand in decision_trees/ wordt niet gelezen.",
            "Een boom heet naam.yaml en staat in decision_trees/ zelf.",
        ),
        "B045": Code(
            _W,
            "Twee adviezen hebben dezelfde tekst.",
            "Laat de antwoorden naar één advies leiden, met boom#stap.",
        ),
        "F001": Code(_E, "Een bestand naast de bomen, zoals _feiten.yaml, kent deze sleutel niet."),
        "F002": Code(
            _E, "Er ontbreekt een sleutel in een bestand naast de bomen, zoals _feiten.yaml."
        ),
        "F003": Code(
            _E,
            "In een bestand naast de bomen staat achter een sleutel iets anders dan hoort.",
        ),
        "F004": Code(
            _W,
            "In _herken.yaml of _spreektaal.yaml staat een boom, vraag of advies die er niet is.",
            "Schrijf boom#advies of boom#vraag, zoals toeslagen#aanvragen.",
        ),
        "F005": Code(
            _W,
            "Een zin in _herken.yaml of _spreektaal.yaml staat er al, daar of bij een boom.",
            "Laat hem op één plaats staan: waar hij heen leidt.",
        ),
        "F006": Code(
            _W,
            "Een zin in _herken.yaml of _spreektaal.yaml is te lang.",
            "Houd alleen over wat de klant wil weten.",
        ),
        "F007": Code(
            _E,
            "In een zin van klanten naast de bomen staan persoonsgegevens.",
            "Schrijf de zin zonder gegevens van een klant, of haal hem weg.",
        ),
        "F008": Code(
            _W,
            "In _andere-talen.yaml staat een boom, vraag of advies die er niet is.",
            "Schrijf boom#advies of boom#vraag, zoals toeslagen#aanvragen.",
        ),
        "F009": Code(
            _E,
            "In _andere-talen.yaml staat een taal die geen code is.",
            "Schrijf de code van de taal: tr voor Turks, ar voor Arabisch, pl voor Pools.",
        ),
        "P001": Code(_E, "partners.yaml kent deze sleutel niet."),
        "P002": Code(_E, "Er ontbreekt een sleutel die partners.yaml nodig heeft."),
        "P003": Code(_E, "Achter deze sleutel staat iets anders dan de bedoeling is."),
        "P004": Code(_E, "Twee partners of twee balies hebben hetzelfde id."),
        "P005": Code(_E, "Openingstijden of een spreekuur zijn niet te begrijpen."),
        "P006": Code(
            _W,
            "Dit is geen telefoonnummer.",
            "Schrijf alleen het nummer, zoals 0800-0543 of 071 123 45 67.",
        ),
        "P007": Code(
            _W, "Dit is geen webadres.", "Schrijf het hele adres, zoals https://www.toeslagen.nl."
        ),
        "P008": Code(_E, "Een partner biedt een dienst die niet onder diensten staat."),
        "P009": Code(_E, "Een regio staat niet onder regios."),
        "P010": Code(_H, "Een partner is nog nooit gecontroleerd."),
        "P011": Code(_H, "Een partner is te lang geleden gecontroleerd."),
        "P012": Code(
            _E,
            "Een naam is een partner en ook een dienst.",
            "Geef de partner of de dienst een andere naam, anders is een verwijzing onduidelijk.",
        ),
        "P013": Code(
            _H,
            "Het contact met een partner is nog te leggen.",
            "Bel of mail deze partner, en zet daarna contact: in-gesprek of afspraken.",
        ),
        "P014": Code(
            _W,
            "Bij een partner staat niet hoe die te bereiken is.",
            "Voeg een telefoonnummer, website, adres of bezoek toe.",
        ),
        "P015": Code(_W, "Een datum van controle ligt in de toekomst.", _LATER),
        "P016": Code(
            _E,
            "Bij een dag staan geen tijden, en dat telt als dag en nacht open.",
            "Zet de tijden erachter, of gesloten.",
        ),
        "P017": Code(
            _W,
            "Een openingstijd eindigt voordat hij begint, en is geen gewone nacht.",
            "Kijk of de tijden kloppen. Een echte nacht schrijft u in twee delen.",
        ),
        "P018": Code(
            _W,
            "Een regel van de openingstijden verandert niets.",
            "Zet alle tijden van een dag bij elkaar: ma 09:00-12:00,13:00-17:00.",
        ),
        "P019": Code(_H, "Een regel van de openingstijden is voorbij.", "Haal die regel weg."),
        "N001": Code(_E, "Een advies verwijst naar een partner of dienst die er niet is."),
        "N002": Code(
            _H,
            "Niemand biedt in een regio een dienst waar bomen naar verwijzen.",
            "Zoek een partner die dit doet.",
        ),
        "N003": Code(
            _H,
            "Bij een advies is er in een regio geen hulp in de buurt.",
            "Noem bij verwijs ook een dienst die hier iemand heeft, of zoek een partner.",
        ),
        "N004": Code(
            _H,
            "Geen boom verwijst naar deze partner.",
            "Laat een advies naar deze partner verwijzen, of naar een dienst die hij biedt.",
        ),
        "N005": Code(
            _W,
            "Een advies zegt dat de klant moet bellen, maar er is geen nummer.",
            "Zet het nummer bij de partner, of zeg wat de klant dan wel kan doen.",
        ),
        "N006": Code(
            _W,
            "Bij een advies met spoed is er op zaterdagavond niemand te bereiken.",
            "Noem bij verwijs ook wie dan opneemt, of zeg wat de klant doet tot morgen.",
        ),
        "N007": Code(
            _H,
            "Een bron is niet van de instantie zelf en niet van de overheid.",
            "Zoek de bladzijde van de instantie zelf, of de wet op wetten.overheid.nl.",
        ),
        "N008": Code(
            _E, "Bij bomen_uit of partners_uit staat een naam die landelijk niet bestaat."
        ),
        "N009": Code(
            _W,
            "Door partners_uit heeft een advies niemand meer om naar te verwijzen.",
            "Haal de partner daar weg, of neem de boom over en noem daarin een ander.",
        ),
    }
)
