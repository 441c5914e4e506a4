"""Pages drawn for narrow and wide screens, without colour, and for consoles that know few signs."""

import io
import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from conftest import DIRECTORY, MakeWorkspace

from ido_cli.desk.advice_page import advice_page
from ido_cli.desk.reception import Reception
from ido_cli.desk.visit import door_of
from ido_cli.desk.visit_pages import Pages
from ido_cli.directory.model import Directory
from ido_cli.literal import literal
from ido_cli.recognition.recogniser import Match
from ido_cli.referral.referral import refer
from ido_cli.sessions.store import NoStore
from ido_cli.terminal.page import Page, Paragraph, Row
from ido_cli.terminal.panels import ansi, plain
from ido_cli.terminal.plain import PlainFront
from ido_cli.terminal.screen import PLAIN_TWINS, fits, is_plain_terminal
from ido_cli.trees.model import Advice
from ido_cli.trees.structure import Place
from ido_cli.triage.engine import Case, walk
from ido_cli.workspace.reading import Workspace, open_workspace

NOW = datetime(2026, 12, 24, 19, 30, tzinfo=UTC)
"""The evening before two public holidays: the longest words for when someone opens."""
WIDTHS = (40, 80, 200)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij"


class Console(io.StringIO):
    """A stream with an encoding, as an old Windows console has."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a StringIO has none; consoles have
        return self._encoding


def words_in(text: str) -> set[str]:
    return set(text.split())


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    directory = DIRECTORY.replace(
        "naam: Dienst Toeslagen", "naam: Dienst Toeslagen van de Belastingdienst", 1
    ).replace(
        "website: https://www.toeslagen.nl",
        f"website: https://www.{LONG_WORD}.nl/contact\n    bezoek: Alleen op afspraak, bel eerst",
    )
    return open_workspace(make_workspace(directory=directory))


def every_page(workspace: Workspace) -> dict[str, Page]:
    """One of each page of a visit, with long words in it."""
    directory, trees = workspace.directory, dict(workspace.trees)
    reception = Reception(PlainFront(), NoStore(), door_of(directory), lambda: NOW)
    reception.sit_down("noord")
    pages = Pages(reception)
    one = Place("toeslagen", "wat")
    route = walk(
        trees,
        Case("toeslagen", {one: "een-toeslag-aanvragen", Place("toeslagen", "heeft_digid"): "nee"}),
    )
    assert route.advice is not None
    advice = Advice.model_validate(
        {
            **route.advice.model_dump(by_alias=True),
            "let_op": [f"Let op de {LONG_WORD}."],
            "spoed": True,
        }
    )
    referral = refer(directory, advice, route.facts, directory.location("noord"), NOW)
    message = (
        "De schijf is vol: de sessie is niet bewaard. "
        "Het gesprek gaat gewoon door, maar wordt niet bewaard."
    )
    return {
        "matches": pages.matches(
            "ik zoek mijn " + LONG_WORD,
            [Match("toeslagen", None, 0.9, True, ("zoek",))],
            "Niet te gebruiken: x.",
        ),
        "topics": pages.topics("Geld", ""),
        "question": pages.question(
            walk(trees, Case("toeslagen")), "Toeslagen › Terugbetalen", True, [message]
        ),
        "answers": pages.answers(route.route),
        "change": pages.change(route.route[0]),
        "lost": pages.lost(route.route),
        "note": pages.note("Dit lijkt op persoonsgegevens: een telefoonnummer."),
        "outcome": pages.outcome([message]),
        "another": pages.another(),
        "broken": pages.broken(route),
        "advice": reception.page(
            Paragraph("Toeslagen", right="advies"), *advice_page(referral).paragraphs
        ),
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(
    workspace: Workspace, width: int
) -> None:
    wide = {
        name: plain(page, 1000, Console("utf-8")) for name, page in every_page(workspace).items()
    }
    for name, page in every_page(workspace).items():
        drawn = plain(page, width, Console("utf-8"))
        assert max(len(line) for line in drawn.split("\n")) <= width, name
        assert "…" not in drawn, name
        letters = drawn.replace("\n", "").replace(" ", "")
        long_words = [word for word in words_in(wide[name]) if len(word) > 15]
        assert words_in(wide[name]) - words_in(drawn) <= set(long_words), name
        if width > 40:
            assert all(word in letters for word in long_words), name


@pytest.mark.parametrize("width", WIDTHS)
def test_words_are_only_broken_when_they_do_not_fit_on_a_line(width: int) -> None:
    page = Page(
        (
            Row("Waarom", f"Omdat de {LONG_WORD} beslist.", "opent vrijdag om 9:00"),
            Paragraph(LONG_WORD, right="vraag 12"),
        )
    )
    drawn = plain(page, width, Console("utf-8"))
    assert "…" not in drawn
    assert (drawn.count(LONG_WORD) == 2) == (width > 40)
    assert {"Omdat", "de", "beslist.", "vraag", "12", "9:00"} <= words_in(drawn)


@pytest.mark.parametrize("width", WIDTHS)
def test_header_names_the_library_and_the_desk_and_how_it_stands(
    workspace: Workspace, width: int
) -> None:
    drawn = plain(every_page(workspace)["another"], width, Console("utf-8"))
    assert {"IDO", "Testbieb", "Bieb", "Noord", "spreekuur", "opent", "10:00"} <= words_in(drawn)
    assert "nog een vraag?" in drawn


def test_pages_are_the_same_without_colour(workspace: Workspace) -> None:
    for page in every_page(workspace).values():
        coloured, bare = ansi(page, 80, color=True), ansi(page, 80, color=False)
        assert ESCAPE.search(coloured)
        lines = [line.rstrip() for line in ESCAPE.sub("", coloured).split("\n")]
        assert lines == plain(page, 80, Console("utf-8")).split("\n")
        assert lines == [line.rstrip() for line in ESCAPE.sub("", bare).split("\n")]
        assert not re.search(r"\x1b\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[0-9;]*m", bare)


def test_advice_stands_in_the_order_in_which_it_is_read_aloud(workspace: Workspace) -> None:
    drawn = plain(every_page(workspace)["advice"], 80, Console("utf-8"))
    labels = [
        "Dit moet vandaag",
        "Een toeslag aanvragen",
        "Ga naar",
        "bel      0800-0543, gratis",
        "site",
        "bezoek",
        "Waarom",
        "Nu doen    1  Log in op Mijn toeslagen.",
        "2  Vraag eerst een DigiD aan.",
        "Neem mee   DigiD · het huurcontract",
        "Let op",
        "De balie   mag: meekijken",
        "niet: zelf inloggen",
        "Hulp in de buurt",
        "Wijkteam: Laan 2, Zuid",
        "Spreekuur van het IDO",
        "Bron toeslagen.nl, gecontroleerd op 1 november 2026",
    ]
    places = [drawn.find(label) for label in labels]
    assert -1 not in places, labels[places.index(-1)]
    assert all(one < other for one, other in pairwise(places))


def test_advice_with_almost_nothing_in_it_says_what_is_not_known() -> None:
    directory = Directory.model_validate(
        {
            "bibliotheek": "Bieb",
            "regios": ["Noord"],
            "diensten": {"schuldhulp": "Hulp bij schulden"},
        }
    )
    advice = Advice.model_validate({"titel": "Hulp zoeken", "verwijs": "schuldhulp"})
    drawn = plain(advice_page(refer(directory, advice, {}, None, NOW)), 80, Console("utf-8"))
    lines = [" ".join(line.split()) for line in drawn.split("\n") if line]
    assert lines == [
        "Hulp zoeken",
        "Ga naar Hulp bij schulden hier nog niemand bekend",
        "Zonder bron, nog niet gecontroleerd: bel bij twijfel",
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_phone_number_is_never_broken(workspace: Workspace, width: int) -> None:
    drawn = plain(every_page(workspace)["advice"], width, Console("utf-8"))
    assert "0800-0543, gratis" in drawn
    assert "opent maandag 28 december om 8:00 (eerste kerstdag gesloten)" in " ".join(drawn.split())


def test_how_sure_the_recogniser_is_is_said_in_words(workspace: Workspace) -> None:
    pages = Pages(Reception(PlainFront(), NoStore(), door_of(workspace.directory), lambda: NOW))
    sure, unsure = Match("toeslagen", None, 0.9, True, ()), Match("toeslagen", None, 0.3, False, ())
    said = [
        " ".join(plain(pages.matches("iets", found, ""), 80, Console("utf-8")).split())
        for found in ([sure], [unsure], [])
    ]
    assert said[0].endswith('"iets" Ik herken')
    assert said[1].endswith('"iets" Ik herken dit niet zeker. Staat het erbij?')
    assert said[2].endswith(
        '"iets" Dit herken ik niet. Kies een onderwerp, of zeg het met andere woorden.'
    )


def test_markup_in_a_page_is_shown_literally() -> None:
    odd = "[bold]a[/bold] [/] :smile: [link=x]"
    page = Page((Paragraph(odd, right=odd), Row("[b]x", odd, odd, strong=True)))
    drawn = plain(page, 200, Console("utf-8"))
    assert drawn.count(odd) == 4
    assert "[b]x" in drawn


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon é ü € …", "gewoon é ü € …"),
        ("\x1b[2J\x1b[31mrood\x1b[0m", "[2J[31mrood[0m"),
        ("a\nb\tc\u00a0d", "a b c d"),
        ("\x9b2J\x07\x08\x7f", "2J"),
        ("links\u202erechts\u200b", "linksrechts"),
        ("\x1b]0;titel\x07", "]0;titel"),
        ("", ""),
    ],
)
def test_control_signs_never_reach_the_terminal(text: str, shown: str) -> None:
    assert literal(text) == shown
    page = Page((Paragraph(text, right=text), Row("", text, text)))
    drawn = plain(page, 80, Console("utf-8")) + ESCAPE.sub("", ansi(page, 80, color=True))
    assert drawn.replace("\n", "").isprintable()


def test_old_console_gets_plain_twins(workspace: Workspace) -> None:
    for page in every_page(workspace).values():
        drawn = plain(page, 80, Console("ascii"))
        assert not set(PLAIN_TWINS) & set(drawn)
        assert max(len(line) for line in drawn.split("\n")) <= 80
    question = plain(every_page(workspace)["question"], 80, Console("ascii"))
    assert "IDO Testbieb - Bieb Noord" in question
    assert "Toeslagen > Terugbetalen" in question


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp850", "cp1252", "latin-1", "utf-8"])
def test_every_sign_of_ours_can_be_shown_on_any_console(encoding: str) -> None:
    signs = "".join(PLAIN_TWINS)
    shown = fits(signs, Console(encoding))
    assert shown.encode(encoding)
    assert (shown == signs) == (encoding == "utf-8")


def test_unknown_encoding_gets_plain_twins() -> None:
    assert fits("» 1 … → ←", Console("no-such-encoding")) == "> 1 ... -> <"


def test_plain_twins_do_not_make_lines_wider_than_the_screen() -> None:
    words = "een → twee → drie … " * 10
    page = Page((Paragraph(words, right="vraag 1 … 2"), Row("Nu doen", words, "→ …", number=1)))
    drawn = plain(page, 40, Console("ascii"))
    assert max(len(line) for line in drawn.split("\n")) <= 40
    assert drawn.count("->") == 41


def test_twins_are_themselves_plain() -> None:
    assert all(twin.isascii() for twin in PLAIN_TWINS.values())


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "expected"),
    [
        (True, True, "xterm", False),
        (True, True, "dumb", True),
        (False, True, "xterm", True),
        (True, False, "xterm", True),
    ],
)
def test_numbered_lines_serve_pipes_and_dumb_terminals(
    monkeypatch: pytest.MonkeyPatch, stdin: bool, stdout: bool, term: str, expected: bool
) -> None:
    monkeypatch.setattr("sys.stdin", _Stream(stdin))
    monkeypatch.setattr("sys.stdout", _Stream(stdout))
    plain_terminal = is_plain_terminal({"TERM": term})
    monkeypatch.undo()
    assert plain_terminal is expected


class _Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal
