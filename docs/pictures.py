"""Pictures of the screens of `ido`, for the README and the guide: what a real terminal shows.

`python docs/pictures.py` holds a visit at a fixed moment and in a small workspace of its own, and
writes docs/pictures/*.svg. tests/test_pictures.py tells when the program shows something else.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from xml.sax.saxutils import escape

CHECKOUT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]

from defusedxml import ElementTree  # noqa: E402  # after the way to our own modules
from pyte import Screen, Stream  # noqa: E402
from terminals import ENTER, Terminal, environment  # noqa: E402

FOLDER: Final = CHECKOUT / "docs" / "pictures"
MOMENT: Final = "2026-11-24T10:30"
"""A Tuesday in the morning, at which who helps is open."""
COLS, ROWS = 80, 24
_ALL_WORDS: Final = 60.0
"""How long the words of a fresh data folder may take, in seconds."""
_AT: Final = """
import sys
from datetime import datetime
from ido_cli.main import run
from ido_cli.source.dates import AMSTERDAM

moment = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=AMSTERDAM)
sys.exit(run(sys.argv[2:], lambda: moment))
"""
"""Runs `ido` at a moment."""
_PARTNERS: Final = """
bibliotheek: De Boekenij
basis: landelijk
regios: [Texel]
locaties:
  - {id: den-burg, naam: Bibliotheek Den Burg, regio: Texel, spreekuur: "di 10:00-12:00"}
partners:
  - id: formulierenhulp-texel
    naam: Formulierenhulp Texel
    soort: maatschappelijk
    doet: Leest brieven mee en helpt met formulieren.
    regio: [Texel]
    biedt: [formulierenhulp]
    adres: Buurthuis, Parkstraat 1, Den Burg
    telefoon: 0222 00 00 00
    openingstijden: di 09:30-12:00; do 13:00-16:00; feestdag gesloten
    bron: https://texel.example
    gecontroleerd: 2026-11-01
"""
_TREE: Final = """
titel: Bibliotheekpas
over: Een pas aanvragen of verlengen
herken: [pas van de bibliotheek, lid worden]
begin: wat
vragen:
  wat:
    vraag: Wat wil de klant met de pas?
    antwoorden:
      - {antwoord: Een pas aanvragen, naar: aanvragen}
      - {antwoord: Een pas verlengen, naar: verlengn}
      - {antwoord: Weet niet, naar: aanvragen}
adviezen:
  aanvragen:
    titel: Een pas aanvragen
    verwijs: [formulierenhulp]
    bron: https://texel.example/pas
    gecontroleerd: 2026-11-01
  verlengen:
    titel: Een pas verlengen
    verwijs: [formulierenhulp]
    bron: https://texel.example/pas
    gecontroleerd: 2026-11-01
voorbeelden:
  - {klant: Ik wil lid worden, antwoorden: [Een pas aanvragen], advies: aanvragen}
  - {klant: Mijn pas is verlopen, antwoorden: [Een pas verlengen], advies: verlengen}
"""
"""Names a step that is not there."""
_EARLIER: Final = (
    ("2026-10-08T10:30", "toeslagen -a 1 -a ja -a 1 --afloop doorverwezen"),
    ("2026-11-03T10:30", "toeslagen -a 4 -a 1 --afloop doorverwezen"),
    ("2026-11-10T11:00", "toeslagen -a 1 -a ja -a 2 --afloop zelf-verder"),
    ("2026-11-10T11:30", "digid -a 1 -a 1 --afloop terugkomen"),
    ("2026-11-17T10:15", "digid -a 3 -a 1 --afloop zelf-verder"),
    ("2026-11-17T10:40", "rijbewijs -a 1 -a 1 --afloop doorverwezen"),
)
"""Visits of before, so that there is something to count."""


@dataclass(frozen=True)
class Style:
    """How a sign is drawn: in a colour of the terminal, bold, or fainter than the rest."""

    colour: str = "default"
    bold: bool = False
    dim: bool = False


Row = tuple[tuple[str, Style], ...]
"""Pieces of one style each, from the left edge."""


@dataclass(frozen=True)
class Picture:
    """A screen, with what it is called and what somebody who does not see it must know."""

    name: str
    title: str
    description: str
    rows: tuple[Row, ...]

    @property
    def lines(self) -> list[str]:
        """The text, a line a row."""
        return ["".join(text for text, _ in row).rstrip() for row in self.rows]


def main() -> None:
    """Write all pictures."""
    with TemporaryDirectory() as folder:
        for picture in taken(Path(folder)):
            path = FOLDER / f"{picture.name}.svg"
            path.write_text(drawn(picture), encoding="utf-8", newline="\n")
            print(path)


def taken(folder: Path) -> Iterator[Picture]:
    """Every picture, of the program as it is now. `folder` is empty, and written in."""
    own = _workspace(folder / "boekenij", _PARTNERS)
    for moment, words in _EARLIER:
        command = [*_ido(own, moment), "start", "--boom", *words.split()]
        nothing = subprocess.DEVNULL
        subprocess.run(
            command, env=_variables(folder), cwd=folder, check=True, stdin=nothing, stdout=nothing
        )
    yield from _visit(own)
    about = "De hulp die de klant mee naar huis krijgt, in gewone zinnen."
    yield _command(own, "briefje", "Het briefje voor de klant", about, "sessies briefje")
    about = "Hoeveel vragen er waren, waarover, naar wie is verwezen en hoe het afliep."
    yield _command(own, "cijfers", "De cijfers van een maand", about, "statistiek")
    services = "diensten: {formulierenhulp: Hulp met formulieren}"
    broken = _workspace(folder / "fout", _PARTNERS.replace("basis: landelijk", services))
    (broken / "decision_trees").mkdir()
    (broken / "decision_trees" / "bibliotheekpas.yaml").write_text(_TREE, encoding="utf-8")
    about = "De fout met zijn code, het bestand, de regel, en wat er wel had moeten staan."
    yield _command(broken, "controle", "Een fout in een boom", about, "bomen controleer", 1)


def _visit(own: Path) -> Iterator[Picture]:
    """A visit from the first prompt to the end."""
    terminal = Terminal(_ido(own), _variables(own.parent), own.parent, COLS, ROWS)

    def seen(name: str, title: str, description: str, text: str) -> Picture:
        terminal.expect_text(text)
        terminal.press("")
        return Picture(name, title, description, _rows(_all_of(terminal)))

    try:
        terminal.press("brief dat ik zorgtoeslag terug moet betalen")
        terminal.expect_text("(zorgtoeslag")
        terminal.expect_gone("Wordt klaargezet", _ALL_WORDS)
        about = "Eén regel om te typen wat de klant vraagt. Eronder staat wat ido al herkent."
        yield seen("eerste-vraag", "Wat vraagt de klant?", about, "(zorgtoeslag")
        terminal.press(ENTER)
        about = "De onderwerpen die op de vraag lijken, met een nummer. Het zekerste staat boven."
        yield seen("herkend", "Wat ido herkent", about, "1-6 kies")
        terminal.press("1")
        about = "De vraag, een zin die u hardop kunt zeggen, en de antwoorden met een nummer."
        yield seen("vraag", "Een eerste vraag", about, "vraag 1")
        terminal.press("4")
        terminal.expect_text("vraag 2")
        terminal.press("1")
        about = "Waar de klant heen gaat, met telefoon en of het nu open is, en wat hij nu doet."
        yield seen("advies", "Een advies voor de klant", about, "h haast")
        _read_on(terminal)
        terminal.press("2")
        about = "Hoe het afliep, wat u nu kunt doen, en het briefje."
        yield seen("einde", "Het einde van het gesprek", about, "Volgende klant")
        terminal.press("q")
        terminal.expect_death()
    finally:
        terminal.kill()


def _read_on(terminal: Terminal) -> None:
    """Read the advice to its end, where the outcomes are."""
    while "Doorverwezen" not in terminal.words:
        terminal.press(ENTER)
        _all_of(terminal)


def _command(
    workspace: Path, name: str, title: str, description: str, words: str, code: int = 0
) -> Picture:
    """What a command shows, below the line that was typed for it."""
    command = [*_ido(workspace), *words.split()]
    terminal = Terminal(command, _variables(workspace.parent), workspace.parent, COLS, 100)
    try:
        terminal.expect_end(code)
        typed: Row = (("$ ", Style(dim=True)), (f"ido {words}", Style(bold=True)))
        return Picture(name, title, description, (typed, (), *_rows(terminal.raw, 100)))
    finally:
        terminal.kill()


def _all_of(terminal: Terminal) -> str:
    """All that was sent, once nothing has come for a while."""
    while terminal._take(0.5):
        pass
    return terminal.raw


def _workspace(folder: Path, partners: str) -> Path:
    folder.mkdir()
    (folder / "partners.yaml").write_text(partners, encoding="utf-8")
    return folder


def _ido(workspace: Path, moment: str = MOMENT) -> list[str]:
    """The words that run `ido` at a moment, with its sessions beside the workspace."""
    places = ["--map", str(workspace), "--gegevens", str(workspace.parent / "gegevens")]
    return [sys.executable, "-c", _AT, moment, *places, "--locatie", "den-burg"]


def _variables(home: Path) -> dict[str, str]:
    return environment(home) | {"IDO_MEERTALIG": "uit"}


class _FaintScreen(Screen):
    """A screen that keeps what is faint (SGR 2), which pyte leaves out, as what blinks (SGR 5).

    `ido` has nothing that blinks.
    """

    def select_graphic_rendition(self, *codes: int, **kept: Any) -> None:
        """Set the style of what comes: the numbers of an escape sequence that ends in m."""
        said: list[int] = []
        waiting = list(codes)
        while waiting:
            code = waiting.pop(0)
            if code in (38, 48):  # a colour by number: the numbers behind it are no styles
                size = {5: 2, 2: 4}.get(waiting[0] if waiting else 0, 0)
                said += [code, *waiting[:size]]
                waiting = waiting[size:]
            else:
                said += {2: [5], 22: [22, 25]}.get(code, [code])
        super().select_graphic_rendition(*said, **kept)


def _rows(raw: str, rows: int = ROWS) -> tuple[Row, ...]:
    """The screen after all that a terminal was sent, without the empty rows at its end."""
    screen = _FaintScreen(COLS, rows)
    Stream(screen).feed(raw)
    drawn_rows = [_row(screen.buffer[y]) for y in range(rows)]
    while drawn_rows and not drawn_rows[-1]:
        drawn_rows.pop()
    return tuple(drawn_rows)


def _row(signs: Any) -> Row:
    """The pieces of a row of pyte's buffer, without the spaces at its end."""
    used = [(signs[x].data, Style(signs[x].fg, signs[x].bold, signs[x].blink)) for x in range(COLS)]
    while used and used[-1][0] == " ":
        used.pop()
    return tuple(
        ("".join(sign for sign, _ in piece), style)
        for style, piece in groupby(used, key=lambda one: one[1])
    )


# The drawing

_WIDE, _HIGH, _SIZE = 9, 20, 15
"""A sign is this wide and a row this high, in the units of the picture; the size of the letters."""
_COLOURS: Final = {
    "default": ("#1f2328", "#e6edf3"),
    "faint": ("#59636e", "#9198a1"),
    "brightblack": ("#59636e", "#9198a1"),
    "red": ("#b3261e", "#ff8f87"),
    "green": ("#116329", "#6bc46d"),
    "brown": ("#7d4e00", "#e3b341"),
    "yellow": ("#7d4e00", "#e3b341"),
    "blue": ("#0550ae", "#79c0ff"),
    "magenta": ("#8250df", "#d2a8ff"),
    "cyan": ("#0b6470", "#56d4dd"),
    "ffaf00": ("#8a4600", "#ffaf00"),
}
"""A colour of the terminal, on a light and on a dark ground."""
_GROUND: Final = ("#ffffff", "#0d1117")
_EDGE: Final = ("#d1d9e0", "#3d444d")


def drawn(picture: Picture) -> str:
    """The picture as SVG: every piece has its own width, so that any letters of one width do."""
    width, height = (COLS + 2) * _WIDE, (len(picture.rows) + 1) * _HIGH
    pieces = [
        f'<text y="{y * _HIGH + _HIGH}">{"".join(_pieces(row))}</text>'
        for y, row in enumerate(picture.rows)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" role="img" aria-labelledby="titel uitleg"'
            ' xml:space="preserve">',
            f'<title id="titel">{escape(picture.title)}</title>',
            f'<desc id="uitleg">{escape(picture.description)}</desc>',
            f"<style>{_style({style for row in picture.rows for _, style in row})}</style>",
            f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>',
            *pieces,
            "</svg>\n",
        ]
    )


def text_of(svg: str) -> list[str]:
    """The text that a picture shows, a line a row."""
    name = "{http://www.w3.org/2000/svg}text"
    return ["".join(row.itertext()).rstrip() for row in ElementTree.fromstring(svg).iter(name)]


def _pieces(row: Row) -> Iterator[str]:
    x = 0
    for text, style in row:
        place = f'x="{(x + 1) * _WIDE}" textLength="{len(text) * _WIDE}"'
        yield f'<tspan {place} class="{_names(style)}">{escape(text)}</tspan>'
        x += len(text)


def _names(style: Style) -> str:
    colour = "faint" if style.dim and style.colour == "default" else style.colour
    return f"c-{colour} b" if style.bold else f"c-{colour}"


def _style(used: set[Style]) -> str:
    names = sorted({_names(style).split()[0].removeprefix("c-") for style in used})

    def colours(ground: int) -> str:
        fills = "".join(f".c-{name}{{fill:{_COLOURS[name][ground]}}}" for name in names)
        return f"rect{{fill:{_GROUND[ground]};stroke:{_EDGE[ground]}}}{fills}"

    letters = "ui-monospace,'Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
    return (
        f"text{{font:{_SIZE}px {letters};white-space:pre}}.b{{font-weight:bold}}"
        f"{colours(0)}@media(prefers-color-scheme:dark){{{colours(1)}}}"
    )


if __name__ == "__main__":
    main()
