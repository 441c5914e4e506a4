"""Small workspaces to test with, and a way to run `ido` inside the test's own process."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ido_cli.directory.model import Directory
from ido_cli.main import run
from ido_cli.settings import Environment
from ido_cli.source.dates import AMSTERDAM
from ido_cli.source.reading import parse
from ido_cli.triage.engine import Case, Facts, Trees, answer
from ido_cli.workspace.directory_file import read_base

DIRECTORY = """
bibliotheek: Testbieb
regios: [Noord, Zuid]
locaties:
  - {id: noord, naam: Bieb Noord, regio: Noord, spreekuur: "di 10:00-12:00"}
  - {id: zuid, naam: Bieb Zuid, regio: Zuid}
diensten:
  gemeente: De gemeente
  formulierenhulp: Hulp met formulieren
partners:
  - id: dienst-toeslagen
    naam: Dienst Toeslagen
    soort: overheid
    doet: Beslist over de vier toeslagen.
    regio: landelijk
    telefoon: 0800-0543
    openingstijden: ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten
    website: https://www.toeslagen.nl
    bron: https://www.toeslagen.nl
    gecontroleerd: 2026-11-01
  - id: gemeente-noord
    naam: Gemeente Noord
    soort: overheid
    doet: Helpt inwoners van Noord.
    regio: [Noord]
    biedt: [gemeente]
    adres: Plein 1, Noord
    bron: https://noord.example
    gecontroleerd: 2026-11-01
  - id: wijkteam
    naam: Wijkteam
    soort: maatschappelijk
    doet: Kijkt mee met formulieren.
    regio: [Noord, Zuid]
    biedt: [formulierenhulp]
    adres: Laan 2, Zuid
    openingstijden: ma-vr 09:00-12:00
    bron: https://wijkteam.example
    gecontroleerd: 2026-11-01
"""

TREE = """
titel: Toeslagen
over: Toeslagen aanvragen en terugbetalen
herken: [huurtoeslag aanvragen, zorgtoeslag terugbetalen]
begin: wat
vragen:
  wat:
    vraag: Wat wil de klant?
    zeg: Ik kijk graag even mee.
    uitleg: Er zijn vier toeslagen.
    antwoorden:
      - {antwoord: Een toeslag aanvragen, naar: heeft_digid}
      - {antwoord: Terugbetalen, hint: Ook een deel, naar: terugbetalen}
      - {antwoord: Weet niet, naar: samen}
  heeft_digid:
    vraag: Heeft de klant een DigiD?
    feit: digid
    antwoorden:
      - {antwoord: Ja, naar: aanvragen}
      - {antwoord: Nee, naar: aanvragen}
      - {antwoord: Weet niet, naar: samen}
adviezen:
  aanvragen:
    titel: Een toeslag aanvragen
    verwijs: [dienst-toeslagen, formulierenhulp]
    waarom: Alleen Dienst Toeslagen beslist.
    doe:
      - Log in op Mijn toeslagen.
      - {tekst: Vraag eerst een DigiD aan., als: {digid: nee}}
    neem_mee: [DigiD, het huurcontract]
    let_op: Aanvragen kan tot 1 september van het jaar erna.
    balie: [Meekijken]
    balie_niet: [Zelf inloggen]
    bron: https://www.toeslagen.nl
    gecontroleerd: 2026-11-01
  terugbetalen:
    titel: Toeslag terugbetalen
    verwijs: [dienst-toeslagen, formulierenhulp]
    bron: https://www.toeslagen.nl
    gecontroleerd: 2026-11-01
  samen:
    titel: Samen uitzoeken
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
voorbeelden:
  - {klant: Ik wil huurtoeslag, antwoorden: [Een toeslag aanvragen, Ja], advies: aanvragen}
  - {klant: Ik moet betalen, antwoorden: [Terugbetalen], advies: terugbetalen}
  - {klant: Ik snap het niet, antwoorden: [Weet niet], advies: samen}
"""

URGENT = """
titel: Spoed
begin: wat
vragen:
  wat:
    vraag: Is er nu gevaar?
    antwoorden:
      - {antwoord: Ja, naar: bellen}
      - {antwoord: Nee, naar: rustig}
      - {antwoord: Weet niet, naar: bellen}
adviezen:
  bellen:
    titel: Bel 112
    verwijs: [gemeente, formulierenhulp]
    spoed: ja
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
  rustig:
    titel: Rustig verder kijken
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
voorbeelden:
  - {klant: Help, antwoorden: [Ja], advies: bellen}
  - {klant: Het valt mee, antwoorden: [Nee], advies: rustig}
"""

DIGID = """
titel: DigiD
over: DigiD aanvragen
herken: [digid aanvragen, digid wachtwoord kwijt]
begin: wat
vragen:
  wat:
    vraag: Heeft de klant een DigiD?
    feit: digid
    antwoorden:
      - {antwoord: Ja, naar: inloggen}
      - {antwoord: Nee, naar: aanvragen}
      - {antwoord: Weet niet, naar: aanvragen}
adviezen:
  aanvragen:
    titel: DigiD aanvragen
    verwijs: [gemeente, formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
  inloggen:
    titel: Inloggen
    verwijs: [formulierenhulp]
    bron: https://www.rijksoverheid.nl
    gecontroleerd: 2026-11-01
voorbeelden:
  - {klant: Ik heb geen DigiD, antwoorden: [Nee], advies: aanvragen}
  - {klant: Hoe log ik in, antwoorden: [Ja], advies: inloggen}
"""

WARNING = DIGID.replace("      - {antwoord: Weet niet, naar: aanvragen}\n", "")
"""A tree with one warning: B012 on line 7."""
VISIT = ("start", "--boom", "toeslagen", "--locatie", "noord")
pytest_plugins = ["terminals", "scripted", "shown_pages", "browser", "copied"]

# as in ido_cli/main.py; with more, a terminal that is forked while an encoder works waits for ever
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["IDO_MEERTALIG"] = "uit"
"""The extra [meertalig] is tested by itself.

What else is tested must not differ between machines that have it and that don't.
"""

TreeTexts = Mapping[str, str]
MakeWorkspace = Callable[..., Path]


@pytest.fixture
def make_workspace(tmp_path: Path) -> MakeWorkspace:
    """Makes a workspace in a folder of its own; without arguments the small one above."""

    def make(
        trees: TreeTexts | None = None, directory: str = DIRECTORY, name: str = "inrichting"
    ) -> Path:
        folder = tmp_path / name
        (folder / "decision_trees").mkdir(parents=True)
        (folder / "partners.yaml").write_text(directory, encoding="utf-8")
        chosen = {"toeslagen": TREE, "spoed": URGENT, "digid": DIGID} if trees is None else trees
        for tree_id, text in chosen.items():
            (folder / "decision_trees" / f"{tree_id}.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


MakeBase = Callable[..., Path]
LETTER = """
titel: Brief
begin: datum
vragen:
  datum:
    vraag: Welke datum staat er op de brief?
    soort: datum
    antwoorden:
      - {binnen: 6 weken, naar: op_tijd}
      - {later: ja, naar: te_laat}
      - {antwoord: Weet niet, naar: samen}
adviezen:
  op_tijd: {titel: Op tijd, verwijs: [formulierenhulp]}
  te_laat: {titel: Te laat, verwijs: [formulierenhulp]}
  samen: {titel: Samen kijken, verwijs: [formulierenhulp]}
"""
"""A tree that asks the date of a letter."""


OWN = """
bibliotheek: De Boekenij
basis: landelijk
regios: [Groningen]
partners:
  - {id: dienst-toeslagen, telefoon: 050 123 45 67}
  - id: humanitas
    naam: Humanitas
    soort: maatschappelijk
    doet: Helpt met post.
    regio: [Groningen]
    biedt: [formulierenhulp]
    adres: Plein 1, Groningen
    bron: https://humanitas.example
    gecontroleerd: 2026-11-01
"""
"""The partners.yaml of a library on the national base that `national_base` makes."""


@pytest.fixture
def national_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeBase]:
    """Makes what ships: the small workspace above, or a later version of it."""
    package = tmp_path / "pakket" / "ido_cli"
    monkeypatch.setattr("ido_cli.workspace.folder._PACKAGE", package)

    def make(trees: TreeTexts | None = None, directory: str = DIRECTORY) -> Path:
        read_base.cache_clear()
        folder = package / "shipped"
        (folder / "decision_trees").mkdir(parents=True, exist_ok=True)
        (folder / "partners.yaml").write_text(directory, encoding="utf-8")
        chosen = {"toeslagen": TREE, "spoed": URGENT, "digid": DIGID, **(trees or {})}
        for tree_id, text in chosen.items():
            (folder / "decision_trees" / f"{tree_id}.yaml").write_text(text, encoding="utf-8")
        return folder

    make()
    yield make
    read_base.cache_clear()


def surroundings(**changes: Any) -> Environment:
    """What surrounds a run in a test: the streams as they are now, so that they can be captured."""
    made = Environment(
        sys.stdin, sys.stdout, sys.stderr, os.environ, Path.cwd(), lambda: datetime.now(AMSTERDAM)
    )
    return replace(made, **changes)


@dataclass(frozen=True)
class Result:
    """What a run of `ido` came to."""

    code: int
    out: str
    err: str


Ido = Callable[..., Result]


@pytest.fixture
def ido(
    tmp_path: Path,
    make_workspace: MakeWorkspace,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Ido:
    """Runs `ido` with the small workspace and a data folder of its own.

    Expects success unless told otherwise.

    `typed` is what stands on stdin. Without `--map` or `--gegevens` in the words, the test's own
    are added.
    """
    for name in ("IDO_MAP", "IDO_GEGEVENS", "IDO_LOCATIE"):
        monkeypatch.delenv(name, raising=False)
    made: list[Path] = []

    def invoke(*words: str, code: int = 0, typed: str = "") -> Result:
        arguments = list(words)
        if "--map" not in words:
            if not made:
                made.append(make_workspace())
            arguments += ["--map", str(made[0])]
        if "--gegevens" not in words:
            arguments += ["--gegevens", str(tmp_path / "gegevens")]
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        got = run(arguments)
        captured = capsys.readouterr()
        print(captured.out, captured.err, file=sys.__stderr__)
        assert "Traceback" not in captured.err
        assert got == code, captured.err
        return Result(got, captured.out, captured.err)

    return invoke


def answered(trees: Trees, case: Case, answers: Sequence[str], facts: Facts | None = None) -> Case:
    """The case with answers (numbers, keys or texts) given one after another, as at the desk."""
    for words in answers:
        case = answer(trees, case, words, facts)
    return case


def three(**changed: str) -> dict[str, str]:
    """The trees of the small workspace, some with another text."""
    return {"toeslagen": TREE, "digid": DIGID, "spoed": URGENT} | changed


def visit(ido: Ido, *answers: str, outcome: str = "doorverwezen", text: str = "") -> None:
    """A whole visit in the tree of the toeslagen, at the desk in Noord."""
    given = [word for answer in answers for word in ("-a", answer)]
    ido(*VISIT, *given, "--afloop", outcome, *([text] if text else []))


def listing(folder: Path) -> dict[str, bytes]:
    """All files below a folder, with what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def say(message: str, hint: str) -> str:
    """An error as it stands on stderr."""
    return f"ido: {message}\n     {hint}\n"


def kept(ido: Ido) -> list[dict[str, Any]]:
    """The sessions that are kept."""
    rows: list[dict[str, Any]] = json.loads(ido("sessies", "--json").out)
    return rows


def edited(old: str, new: str, text: str = TREE) -> str:
    """A tree in which `old` reads `new`."""
    assert old in text
    return text.replace(old, new)


def words_of(text: str) -> str:
    """A text without how it is broken into lines."""
    return " ".join(text.split())


@pytest.fixture
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width and the colours of the screen do not depend on who runs the tests."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is one of the test's own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def directory() -> Directory:
    """The directory of the small workspace."""
    return Directory.model_validate(parse(DIRECTORY, Path("partners.yaml")).data)
