"""What an export of the Register van Overheidsorganisaties costs: 100 MB, as large as the real one.

A gemeente is taken from it, and all partners are compared with it, each as a person runs it
(Linux only).

    python benchmarks/register.py [MEGABYTES]

Exit code 1 when one of them takes more memory than promised.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from promise import TABLE, tell

MOST_MEGABYTES = 150
MB = 1_000_000
NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.3"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<p:overheidsorganisaties xmlns:p="{NAMESPACE}" xmlns="{NAMESPACE}"'
    ' p:timestamp="2026-05-16T06:00:00"><organisaties>\n'
)
TAIL = "</organisaties></p:overheidsorganisaties>\n"
COUNCILLOR = """
   <functie p:systeemId="{number}"><naam>Raadslid {number}</naam><medewerkers>
    <medewerker p:systeemId="{number}"><naam>De heer of mevrouw P. Proef</naam>
     <partijFunctie>Lid</partijFunctie><startDatum>2022-03-30</startDatum>
    </medewerker></medewerkers></functie>"""
RECORD = """ <organisatie p:systeemId="{number}" p:resourceIdentifierOWMS="">
  <naam>Gemeente Proefdorp {number}</naam><types><type>Gemeente</type></types>
  <adressen>
   <adres><type>Bezoekadres</type><straat>Dorpsstraat</straat><huisnummer>{number}</huisnummer>
    <postcode>1234 AB</postcode><plaats>PROEFDORP</plaats></adres>
   <adres><type>Postadres</type><postbus>{number}</postbus><postcode>1234 AC</postcode>
    <plaats>PROEFDORP</plaats></adres>
  </adressen>
  <contact>
   <telefoonnummers><telefoonnummer><nummer>(071) 512 34 56</nummer><label>algemeen</label>
    </telefoonnummer></telefoonnummers>
   <internetadressen><internetadres><url>https://proefdorp{number}.example</url>
    <label>algemeen</label></internetadres></internetadressen>
  </contact>
  <datumMutatie>2026-05-07</datumMutatie>
  <functies>{councillors}
  </functies>
 </organisatie>
"""


def make_export(path: Path, size: int) -> int:
    """Write an export of at least `size` bytes; how many records it has."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        while file.tell() < size:
            number += 1
            council = "".join(COUNCILLOR.format(number=seat) for seat in range(25))
            file.write(RECORD.format(number=number, councillors=council))
        file.write(TAIL)
    return number


def cost_of(words: list[str]) -> tuple[float, float]:
    """The seconds and the most memory, in megabytes, of a command of `ido`."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "ido_cli", *words]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(words)} failed")
    return time.perf_counter() - begin, used.ru_maxrss / 1024


def main() -> int:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    kept = True
    with tempfile.TemporaryDirectory() as place:
        folder, export = Path(place), Path(place) / "exportOO.xml"
        (folder / "decision_trees").mkdir()
        last = make_export(export, size * MB)
        (folder / "partners.yaml").write_text(
            "bibliotheek: Meting\nregios: [Hier]\ndiensten: {gemeente: De gemeente}\n",
            encoding="utf-8",
        )
        base = ["--map", place, "--gegevens", str(folder / "g"), "partners"]
        print(TABLE)
        for words in (
            ["importeer", str(export), "--gemeente", str(last), "--ja"],
            ["nalopen", "--register", str(export), "--ja"],
        ):
            seconds, memory = cost_of([*base, *words])
            what = f"ido partners {words[0]} from {size} MB of the register, {last} records"
            took, most = f"{memory:.0f} MB, {seconds:.0f} s", f"{MOST_MEGABYTES} MB"
            kept &= tell(what, took, most, memory <= MOST_MEGABYTES)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
