"""What a directory of 5,000 partners costs.

It is imported, listed, searched and checked, each as a person runs it.

    python benchmarks/partners.py [PARTNERS]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from promise import TABLE, tell

AT_MOST = 2.0
TREE = """
titel: Boom
begin: wat
vragen:
  wat:
    vraag: Wat is er?
    antwoorden: [{antwoord: Iets, naar: hulp}, {antwoord: Weet niet, naar: hulp}]
adviezen:
  hulp: {titel: Hulp, verwijs: [hulp]}
voorbeelden:
  - {klant: Help, antwoorden: [Iets], advies: hulp}
"""


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    kept = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "decision_trees").mkdir()
        (folder / "decision_trees" / "boom.yaml").write_text(TREE, encoding="utf-8")
        (folder / "partners.yaml").write_text(
            "bibliotheek: Meting\nregios: [Hier]\ndiensten: {hulp: Hulp}\n", encoding="utf-8"
        )
        rows = (
            (
                f"p{n};Partner {n};maatschappelijk;Helpt met vraag {n}.;Hier;hulp;071 512 "
                f"{n:04};Straat {n}"
            )
            for n in range(count)
        )
        text = "id;naam;soort;doet;regio;biedt;telefoon;adres\n" + "\n".join(rows) + "\n"
        (folder / "p.csv").write_text(text, encoding="utf-8")
        print(TABLE)
        for words in (
            ("partners", "importeer", str(folder / "p.csv"), "--ja"),
            ("partners", "--json"),
            ("partners", "zoek", "partner 4321"),
            ("bomen", "controleer"),
        ):
            begin = time.perf_counter()
            command = [
                sys.executable,
                "-m",
                "ido_cli",
                "--map",
                place,
                "--gegevens",
                str(folder / "g"),
                *words,
            ]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken = time.perf_counter() - begin
            what = f"ido {words[0]} {words[1]} with {count} partners"
            kept &= tell(what, f"{taken:.1f} s", f"{AT_MOST:.0f} s", taken <= AT_MOST)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
