"""What each finding code means: its severity and one line of explanation.

The codes are stable; a number that falls away is not used again.

Y is the YAML itself, B a tree (beslisboom), P the directory (partners), N the network that both
make together.
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
    """A kind of finding: how bad it is and what it means, in one Dutch line."""

    severity: Severity
    meaning: str


_E, _W, _H = Severity

CODES: Final[Mapping[str, Code]] = MappingProxyType(
    {
        "Y001": Code(_E, "Het bestand is niet te lezen, of het is te groot."),
        "Y002": Code(_E, "Het bestand is niet in UTF-8 opgeslagen."),
        "Y003": Code(
            _E,
            "De YAML klopt niet: een tab, een dubbele punt, een aanhalingsteken of het inspringen.",
        ),
        "Y005": Code(_E, "Er staan meer documenten in het bestand; --- mag alleen bovenaan."),
        "Y006": Code(_E, "Het bestand is leeg of bevat geen sleutels."),
        "Y007": Code(_E, "Verwijzingen met * kunnen niet; schrijf de tekst voluit."),
        "Y008": Code(_E, "Het bestand is te diep genest."),
        "Y009": Code(_E, "Dezelfde sleutel staat er twee keer."),
        "Y010": Code(_E, "De tekst bevat onzichtbare stuurtekens."),
        "Y011": Code(_E, "Een sleutel moet gewone tekst zijn."),
        "Y012": Code(_E, "Labels met ! kunnen niet."),
        "B001": Code(_E, "Een boom kent deze sleutel niet."),
        "B002": Code(_E, "Er ontbreekt een sleutel die een boom nodig heeft."),
        "B003": Code(_E, "Achter deze sleutel staat iets anders dan de bedoeling is."),
        "B004": Code(_E, "Een antwoord leidt naar een vraag, advies of boom die er niet is."),
        "B005": Code(_E, "De eerste vraag (begin) is er niet."),
        "B006": Code(_W, "Geen antwoord leidt naar deze vraag."),
        "B007": Code(_W, "Geen antwoord leidt naar dit advies."),
        "B008": Code(
            _E,
            "Een antwoord springt naar een boom die niet aan de balie staat; daar loopt de weg dood.",
        ),
        "B009": Code(_E, "Een route komt twee keer langs dezelfde vraag."),
        "B010": Code(_W, "Een vraag met één antwoord vraagt niets."),
        "B011": Code(_E, "Twee antwoorden van een vraag zijn hetzelfde."),
        "B012": Code(_W, 'Een vraag heeft geen antwoord "Weet niet".'),
        "B013": Code(_E, "Een voorwaarde (als) noemt een feit dat geen vraag zet."),
        "B014": Code(_E, "Een voorwaarde (als) noemt een waarde die het feit nooit heeft."),
        "B015": Code(_E, "Een voorbeeld geeft een antwoord dat er niet is."),
        "B016": Code(_E, "Een voorbeeld eindigt ergens anders dan het zegt."),
        "B017": Code(_W, "Geen voorbeeld eindigt bij dit advies."),
        "B018": Code(_E, "Een advies verwijst naar niemand."),
        "B019": Code(_W, "Een zin is te lang voor taalniveau B1."),
        "B020": Code(_E, "Een tekst laat de balie om persoonsgegevens vragen."),
        "B021": Code(_H, "Een advies is te lang geleden gecontroleerd."),
        "B022": Code(_H, "Een advies is nog nooit gecontroleerd."),
        "B023": Code(_W, "Een vraag heeft te veel antwoorden."),
        "B024": Code(_W, "Een route heeft te veel vragen."),
        "B025": Code(_E, "De naam van een boom, vraag of advies heeft andere tekens dan kan."),
        "B027": Code(_E, "Een vraag en een advies hebben dezelfde naam."),
        "P001": Code(_E, "partners.yaml kent deze sleutel niet."),
        "P002": Code(_E, "Er ontbreekt een sleutel die partners.yaml nodig heeft."),
        "P003": Code(_E, "Achter deze sleutel staat iets anders dan de bedoeling is."),
        "P004": Code(_E, "Twee partners of twee balies hebben hetzelfde id."),
        "P005": Code(_E, "Openingstijden of een spreekuur zijn niet te begrijpen."),
        "P006": Code(_W, "Dit is geen telefoonnummer."),
        "P007": Code(_W, "Dit is geen webadres."),
        "P008": Code(_E, "Een partner biedt een dienst die niet onder diensten staat."),
        "P009": Code(_E, "Een regio staat niet onder regios."),
        "P010": Code(_H, "Een partner is nog nooit gecontroleerd."),
        "P011": Code(_H, "Een partner is te lang geleden gecontroleerd."),
        "P012": Code(_E, "Een naam is een partner en ook een dienst."),
        "P013": Code(_H, "Het contact met een partner is nog te leggen."),
        "P014": Code(_W, "Bij een partner staat niet hoe die te bereiken is."),
        "N001": Code(_E, "Een advies verwijst naar een partner of dienst die er niet is."),
        "N002": Code(_H, "Niemand biedt in een regio een dienst waar bomen naar verwijzen."),
        "N003": Code(_H, "Bij een advies is er in een regio geen hulp in de buurt."),
        "N004": Code(_H, "Geen boom verwijst naar deze partner."),
    }
)
