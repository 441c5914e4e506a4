"""The summary of a visit as text, Markdown and JSON.

It is about the golden files, its width, and that no text can break out of it.

After a change that is meant, look at the difference with care and write the golden files anew with
`python -m report.test_summary` in `tests`.
"""

import json
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from conftest import TREE, Ido, MakeWorkspace, answered
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ido_cli.errors import IdoError
from ido_cli.report.report import CaseReport, SessionReport, report_session
from ido_cli.report.summary import (
    FORMATS,
    WIDTH,
    as_markdown,
    as_text,
    check_ending,
    write_report,
)
from ido_cli.source.dates import AMSTERDAM
from ido_cli.triage.engine import Case, Session, add_case, close, facts_before
from ido_cli.workspace.reading import open_workspace

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other reasons for this")
GOLDEN: Final = Path(__file__).parent / "golden"
as_json: Final = FORMATS[".json"]

DIRECTORY = r"""
bibliotheek: Bibliotheek *Testbieb*
regios: [Noord, Zuid]
locaties:
  - {id: noord, naam: Bieb_Noord, regio: Noord, spreekuur: "di 10:00-12:00; do 14:00-16:00"}
diensten:
  formulierenhulp: Hulp met formulieren
  schuldhulp: Hulp bij schulden
partners:
  - id: dienst-toeslagen
    naam: Dienst Toeslagen
    soort: overheid
    doet: Beslist over de vier toeslagen.
    regio: landelijk
    telefoon: 0800-0543
    openingstijden: ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten
    website: https://www.toeslagen.nl/een-lang-adres/dat-in-een-keer/op-een-regel/moet-blijven-staan/huurtoeslag
    bezoek: Alleen op afspraak bij een Toeslagen Servicepunt,
      en u belt daarvoor eerst met de BelastingTelefoon.
    neem_mee: [DigiD, de brief]
  - id: belastingtelefoon
    naam: BelastingTelefoon
    soort: overheid
    doet: Geeft uitleg.
    regio: landelijk
    telefoon: 0800-0543
  - id: wijkteam
    naam: Wijkteam [Noord]
    soort: maatschappelijk
    doet: Kijkt mee met formulieren.
    regio: [Noord]
    biedt: [formulierenhulp]
    adres: Laan 2, Noord
    openingstijden: ma-vr 09:00-12:00
  - id: buurthuis
    naam: Buurthuis Zuid
    soort: maatschappelijk
    doet: Kijkt mee met formulieren.
    regio: [Zuid]
    biedt: [formulierenhulp]
    telefoon: 071 512 00 00
    bezoek: Loop binnen.
"""
TOESLAGEN = r"""
titel: Toeslagen
begin: wat
vragen:
  wat:
    vraag: Wat wil de klant met de toeslag,
      of met de brief die de klant van Dienst Toeslagen heeft gekregen?
    antwoorden:
      - {antwoord: Een toeslag aanvragen, naar: digid#heeft}
      - antwoord: Terugbetalen, en dat lukt niet in een keer
          of niet voor de datum die in de brief staat
        naar: terugbetalen
      - {antwoord: Weet niet, naar: terugbetalen}
adviezen:
  aanvragen:
    titel: Een toeslag aanvragen
    verwijs: [dienst-toeslagen, formulierenhulp]
    doe: [Log in op Mijn toeslagen., {tekst: Vraag eerst een DigiD aan., als: {digid: nee}}]
  terugbetalen:
    titel: "Toeslag terugbetalen: een regeling vragen"
    verwijs: [dienst-toeslagen, belastingtelefoon, formulierenhulp]
    waarom: "Alleen *Dienst Toeslagen* kan een <b>regeling</b> geven.
      Dat staat op de brief, onder het kopje # Betalen."
    doe:
      - Leg de brief klaar. De klant belt zelf,
        en vraagt om een persoonlijke betalingsregeling voor alle toeslagen samen.
      - Vraag om uitstel.
    neem_mee: [de brief, een overzicht van inkomsten_en_uitgaven]
    let_op: Bezwaar kan tot 6 weken na de datum op de brief.
      Daarna kijkt Dienst Toeslagen er niet meer naar.
    bron: [https://www.toeslagen.nl/terugbetalen, https://www.belastingdienst.nl]
    gecontroleerd: 2026-11-01
"""
DIGID = """
titel: DigiD
begin: heeft
vragen:
  heeft:
    vraag: Heeft de klant een DigiD?
    feit: digid
    antwoorden:
      - {antwoord: Ja, naar: toeslagen#aanvragen}
      - {antwoord: Nee, naar: toeslagen#aanvragen}
      - {antwoord: Weet niet, naar: schulden}
adviezen:
  schulden: {titel: Hulp bij schulden, verwijs: [schuldhulp], bron: https://www.digid.nl}
"""
SPOED = """
titel: Spoed
begin: gevaar
vragen:
  gevaar:
    vraag: Is er nu gevaar?
    antwoorden:
      - {antwoord: Ja, naar: bellen}
      - {antwoord: Nee, naar: rustig}
adviezen:
  bellen: {titel: Schulden die vandaag hulp vragen, verwijs: [schuldhulp], spoed: ja, bron: https://112.example}
  rustig: {titel: Rustig verder kijken, verwijs: [formulierenhulp]}
"""


def visit(folder: Path) -> SessionReport:
    """A visit with two questions, an urgent one in between and one that is still open.

    Its workspace is written to `folder`.
    """
    (folder / "decision_trees").mkdir()
    (folder / "partners.yaml").write_text(DIRECTORY, encoding="utf-8")
    for name, text in {"toeslagen": TOESLAGEN, "digid": DIGID, "spoed": SPOED}.items():
        (folder / "decision_trees" / f"{name}.yaml").write_text(text, encoding="utf-8")
    workspace = open_workspace(folder)
    trees = workspace.trees
    begun = datetime(2026, 11, 24, 10, 5, tzinfo=AMSTERDAM)
    session = Session("1f2e3d4c5b6a79881f2e3d4c5b6a7988", begun, "noord")
    for tree, text, answers, outcome, note in (
        (
            "toeslagen",
            "ik heb een brief dat ik zorgtoeslag terug moet betalen & ik heb _geen_ cent",
            ["2"],
            "doorverwezen",
            "Klant belt *zelf*.",
        ),
        ("spoed", "", ["Ja"], "overgedragen", ""),
        ("toeslagen", "huurtoeslag", ["1", "Nee"], "zelf-verder", ""),
        ("toeslagen", "en kinderopvangtoeslag", [], None, "Komt morgen terug."),
    ):
        facts = facts_before(trees, session, len(session.cases))
        session = add_case(
            session, replace(answered(trees, Case(tree, text=text), answers, facts), note=note)
        )
        if outcome is not None:
            session = close(session, outcome)
    return report_session(workspace.directory, trees, session, begun + timedelta(minutes=17))


@pytest.fixture
def rich_visit(tmp_path: Path) -> SessionReport:
    return visit(tmp_path)


def report(*cases: dict[str, Any], **more: Any) -> SessionReport:
    """A report with these questions."""
    return SessionReport.model_validate(
        {
            "id": "1f2e3d4c5b6a",
            "begonnen": "2026-11-24T10:05:00+01:00",
            "bijgewerkt": "2026-11-24T10:22:00+01:00",
            "bibliotheek": "Testbieb",
            "status": "klaar",
            "vragen": [{"boom": "toeslagen", "onderwerp": "Toeslagen", **case} for case in cases],
            **more,
        }
    )


def contact(**more: str) -> dict[str, str]:
    """Someone to go to, as in a report."""
    return {"id": "svb", "naam": "SVB", **more}


# Golden files


@pytest.mark.parametrize("ending", [".txt", ".md", ".json"])
def test_summary_is_as_in_the_golden_file(rich_visit: SessionReport, ending: str) -> None:
    golden = GOLDEN / f"samenvatting{ending}"
    assert FORMATS[ending](rich_visit) == golden.read_bytes().decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("summarise", [as_text, as_markdown, as_json])
def test_summary_says_the_same_again_and_after_being_kept(
    rich_visit: SessionReport, summarise: Callable[[SessionReport], str]
) -> None:
    once = summarise(rich_visit)
    assert summarise(rich_visit) == once
    assert summarise(SessionReport.model_validate(json.loads(json.dumps(rich_visit.row())))) == once


def test_summary_holds_what_the_visitor_must_know(rich_visit: SessionReport) -> None:
    text = " ".join(as_text(rich_visit).split())
    for words in (
        "Bibliotheek *Testbieb*, Bieb_Noord",
        "24 november 2026, 10:05 uur",
        "> Terugbetalen, en dat lukt niet in een keer",
        "0800-0543, gratis",
        "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten",
        "Bezwaar kan tot 6 weken",
        "Wijkteam [Noord], Laan 2, Noord, ma-vr 09:00-12:00",
        "Bieb_Noord: di 10:00-12:00; do 14:00-16:00",
        "Afloop Doorverwezen Notitie Klant belt *zelf*.",
        "Vraag 2: Spoed (spoed)",
        "Hulp bij schulden: hier is nog niemand voor bekend",
        "Afloop Nog niet afgerond",
        "Gecontroleerd op persoonsgegevens.",
    ):
        assert words in text


@pytest.mark.parametrize("summarise", [as_text, as_markdown])
def test_every_addressee_is_in_the_text_and_in_the_markdown(
    rich_visit: SessionReport, summarise: Callable[[SessionReport], str]
) -> None:
    assert "BelastingTelefoon, 0800-0543, gratis" in summarise(rich_visit)


@pytest.mark.parametrize(
    ("summarise", "said"), [(as_text, "Termijn Bezwaar"), (as_markdown, "**Termijn:** Bezwaar")]
)
def test_summary_says_the_term_of_an_advice(
    summarise: Callable[[SessionReport], str], said: str
) -> None:
    term = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."
    case = {"advies": "bezwaar", "advies_titel": "Bezwaar maken"}
    text = " ".join(summarise(report({**case, "termijn": term})).split())
    assert said in text
    assert "tot en met maandag 18 mei 2026, nog 28 dagen." in text
    assert "Termijn" not in summarise(report(case))


def test_visit_without_a_question_says_so() -> None:
    assert as_text(report(locatie_naam="Bieb Noord")) == (
        "Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid\n"
        "Testbieb, Bieb Noord\n"
        "24 november 2026, 10:05 uur\n"
        "\n"
        "Er is nog geen vraag besproken.\n"
        "\n"
        "Gecontroleerd op persoonsgegevens.\n"
    )
    assert (
        "\nTestbieb  \n24 november 2026, 10:05 uur\n\nEr is nog geen vraag besproken.\n"
        in as_markdown(report())
    )


def test_time_is_told_on_the_dutch_clock() -> None:
    late = report(begonnen=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    assert "2 juli 2026, 0:30 uur" in as_text(late)
    assert "2 juli 2026, 0:30 uur" in as_markdown(late)


# Width


def longest_line(text: str) -> str:
    """The longest line of a text."""
    return max(text.split("\n"), key=len)


ADDRESS = (
    "www.toeslagen.nl/een-lang-adres/dat-in-een-keer/op-een-regel/moet-blijven-staan/huurtoeslag"
)


def test_no_line_is_longer_than_72_signs_except_a_web_address(rich_visit: SessionReport) -> None:
    too_long = [line for line in as_text(rich_visit).split("\n") if len(line) > WIDTH]
    assert set(too_long) == {f"  site      {ADDRESS}"}


@pytest.mark.parametrize("address", [ADDRESS, f"https://{ADDRESS}", "loket.leiden.nl/" + "a" * 80])
def test_long_web_address_is_left_whole(address: str) -> None:
    told = report(
        {"advies": "x", "advies_titel": "X", "ga_naar": contact(website=address), "bron": [address]}
    )
    assert as_text(told).count(address) == 2


@pytest.mark.parametrize("length", [61, 65, 72, 73, 200])
def test_long_word_that_is_no_address_is_cut(length: int) -> None:
    word = "hottentottententententoonstelling" * 7
    told = report({"tekst": word[:length], "notitie": f"Zie {ADDRESS} en {word[:length]} daar."})
    lines = as_text(told).split("\n")
    assert [line.strip() for line in lines if len(line) > WIDTH] in ([ADDRESS], [f"Zie {ADDRESS}"])


_words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=90
)
_texts = st.lists(
    _words.filter(lambda word: "/" not in word and "www" not in word.lower()), max_size=25
).map(" ".join)


@settings(deadline=None)
@given(_texts, _texts, st.lists(_texts, max_size=3))
def test_no_text_makes_a_line_longer_than_72_signs(
    text: str, other: str, several: list[str]
) -> None:
    told = report(
        {
            "tekst": text,
            "onderwerp": other,
            "route": [
                {
                    "boom": "a",
                    "vraag": "b",
                    "antwoord": "c",
                    "vraag_tekst": text,
                    "antwoord_tekst": other,
                }
            ],
            "advies": "x",
            "advies_titel": text,
            "waarom": other,
            "ga_naar": contact(naam=text, adres=other, bezoek=text),
            "ook": [contact(naam=other)],
            "doe": several,
            "neem_mee": several,
            "let_op": several,
            "in_de_buurt": [contact(naam=text, adres=other)],
            "spreekuur": text,
            "notitie": other,
        },
        bibliotheek=text,
        locatie_naam=other,
    )
    assert len(longest_line(as_text(told))) <= WIDTH


# No text breaks out


@pytest.mark.parametrize("ending", [".txt", ".md", ".json"])
def test_no_control_sign_is_in_the_summary(rich_visit: SessionReport, ending: str) -> None:
    assert [
        sign for sign in FORMATS[ending](rich_visit) if not sign.isprintable() and sign != "\n"
    ] == []


def test_escape_codes_in_a_tree_reach_no_screen_and_no_file(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    """The codes are taken out, so the desk can work; the coordinator hears of it when checking."""
    folder = make_workspace(
        {"toeslagen": TREE.replace("Toeslag terugbetalen", r'"\e[31mToeslag\e[0m terugbetalen"')},
        name="vreemd",
    )
    path = tmp_path / "uit.txt"
    result = ido(
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--export",
        str(path),
        "--map",
        str(folder),
    )
    text = path.read_text(encoding="utf-8")
    assert "\x1b" not in result.out + result.err + text
    assert "Advies      [31mToeslag[0m terugbetalen\n" in text
    assert (
        "Y010 fout: de tekst bevat onzichtbare stuurtekens"
        in ido("bomen", "controleer", "--map", str(folder), code=1).out
    )


HOSTILE = "\x1b[31mrood\x1b]0;titel\x07 \x9b2J\u202eomgekeerd\x00 \r klaar"


@pytest.mark.parametrize("summarise", [as_text, as_markdown])
def test_no_escape_code_of_what_was_typed_is_in_the_summary(
    summarise: Callable[[SessionReport], str],
) -> None:
    text = summarise(
        report({"tekst": HOSTILE, "notitie": HOSTILE, "onderwerp": HOSTILE}, bibliotheek=HOSTILE)
    )
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []
    assert "rood" in text
    assert "klaar" in text


@pytest.mark.parametrize("ending", ["txt", "md", "json"])
def test_escape_codes_in_the_words_of_the_visitor_reach_no_file(
    ido: Ido, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"uit.{ending}"
    ido(
        "start",
        HOSTILE.replace("\x00", ""),
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--export",
        str(path),
    )
    text = path.read_text(encoding="utf-8")
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []
    assert "omgekeerd" in text


def test_words_in_another_encoding_are_summarised_as_far_as_they_can_be_read(
    ido: Ido, tmp_path: Path
) -> None:
    """A terminal in Latin-1 gives Python 'caf\\udce9' for 'café'."""
    path = tmp_path / "uit.txt"
    ido(
        "start",
        "caf\udce9 en zorgtoeslag",
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--export",
        str(path),
    )
    assert '"caf? en zorgtoeslag"' in path.read_text(encoding="utf-8")


def structure(markdown: str) -> list[str]:
    """The marks that a reader of Markdown finds.

    They are of blocks and what is inside their lines, without the text itself.
    """
    found = []
    for token in MarkdownIt("commonmark").parse(markdown):
        found.append(f"{token.type} {token.tag} {token.attrs}")
        found += [
            f"{child.type} {child.attrs}" for child in token.children or () if child.type != "text"
        ]
    return found


def words_of(markdown: str) -> str:
    """The text that a reader of Markdown sees."""
    lines = (token.children or [] for token in MarkdownIt("commonmark").parse(markdown))
    return "\n".join("".join(child.content for child in line) for line in lines if line)


def with_text(text: str) -> SessionReport:
    """A report in which one text stands at every place that takes free text or a text of a tree."""
    return report(
        {
            "tekst": text,
            "onderwerp": text,
            "route": [
                {
                    "boom": "a",
                    "vraag": "b",
                    "antwoord": "c",
                    "vraag_tekst": text,
                    "antwoord_tekst": text,
                }
            ],
            "advies": "x",
            "advies_titel": text,
            "waarom": text,
            "ga_naar": contact(naam=text, adres=text, website=text),
            "doe": [text],
            "neem_mee": [text],
            "let_op": [text],
            "in_de_buurt": [contact(naam=text)],
            "spreekuur": text,
            "notitie": text,
            "bron": [text],
            "gecontroleerd": text,
            "afloop": text,
        },
        bibliotheek=text,
    )


@pytest.mark.parametrize(
    "text",
    [
        "*ster* **twee** _laag_ __twee__",
        "[een](https://elders.example) ![plaatje](x.png) [x]: y",
        "<b>vet</b> <script>alert(1)</script> <https://x.example>",
        "`code` ``` en ~~~ streep ~~door~~",
        "# Kop ## Kop",
        "> citaat",
        "| a | b |",
        "- opsomming",
        "+ opsomming",
        "1. eerst bellen",
        "12) dan schrijven",
        "---",
        "===",
        "a \\ b \\* c \\",
        "Jansen &amp; Jansen &lt;b&gt; &#42;x&#42;",
    ],
)
def test_signs_of_markdown_are_shown_as_they_were_typed(text: str) -> None:
    markdown = as_markdown(with_text(text))
    assert structure(markdown) == structure(as_markdown(with_text("woord")))
    assert f"\n{text}\n" in words_of(markdown)


@settings(deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30
    ).filter(str.strip)
)
@example("0) x")
@example("&copy")
def test_no_text_changes_the_structure_of_the_markdown(text: str) -> None:
    markdown = as_markdown(with_text(text))
    assert structure(markdown) == structure(as_markdown(with_text("woord")))
    assert " ".join(text.split()) in words_of(markdown)


def test_json_holds_texts_to_the_letter() -> None:
    text = 'Zoë zei: "geen cent" \\ <b> ✓ 日本'
    told = json.loads(as_json(report({"tekst": text})))
    assert told["vragen"][0]["tekst"] == text
    assert "Zoë" in as_json(report({"tekst": text}))


def test_text_in_another_script_and_emoji_is_kept() -> None:
    for text in ("لدي رسالة من مصلحة الضرائب", "Мне пришло письмо", "😀 brief 🧾"):
        assert text in as_text(report({"tekst": text}))
        assert text in as_markdown(report({"tekst": text}))


def test_huge_text_is_wrapped() -> None:
    text = as_text(report({"tekst": "brief " * 2000, "notitie": "x" * 10_000}))
    assert len(longest_line(text)) <= WIDTH
    assert text.count("brief") == 2000
    assert text.count("x") == 10_000


# Writing


@pytest.mark.parametrize("name", ["uit.txt", "uit.md", "uit.json", "UIT.TXT", "met spatie é.Md"])
def test_write_puts_the_format_of_the_ending_on_disk(
    tmp_path: Path, rich_visit: SessionReport, name: str
) -> None:
    path = tmp_path / name
    write_report(rich_visit, path)
    assert path.read_bytes().decode("utf-8") == FORMATS[path.suffix.lower()](rich_visit)
    assert b"\r" not in path.read_bytes()
    assert path.read_bytes().endswith(b"\n")
    assert not path.read_bytes().endswith(b"\n\n")


def test_write_again_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "uit.txt"
    write_report(report({"tekst": "lang " * 500}), path)
    write_report(report(), path)
    assert path.read_text(encoding="utf-8") == as_text(report())


@pytest.mark.parametrize("name", ["uit", "uit.pdf", "uit.txt.bak", ".txt", "json", "uit."])
def test_write_with_another_ending_says_which_can_be(tmp_path: Path, name: str) -> None:
    for attempt in (check_ending, lambda path: write_report(report(), path)):
        with pytest.raises(IdoError) as caught:
            attempt(tmp_path / name)
        assert caught.value.message == f'Ik weet niet welk soort bestand "{name}" moet worden.'
        assert caught.value.hint == "Laat de naam eindigen op .txt, .md of .json."
        assert caught.value.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def refusal(path: Path) -> IdoError:
    """The error for a path that can't be written."""
    with pytest.raises(IdoError) as caught:
        write_report(report(), path)
    return caught.value


def test_write_in_a_folder_that_is_not_there_says_so_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "weg" / "uit.txt"
    error = refusal(path)
    assert error.message == f"{path} is niet te schrijven: deze map bestaat niet."
    assert (
        error.hint
        == 'De sessie is wel bewaard, als dat aanstaat: "ido sessies exporteer 1f2e3d4c --uit PAD".'
    )
    assert error.exit_code == 1


@POSIX
def test_write_over_a_folder_says_so_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "map.txt"
    path.mkdir()
    assert refusal(path).message == (
        f"{path} is niet te schrijven: daar staat een map met die naam."
    )


@POSIX
def test_write_below_a_file_says_so_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("hier staat iets", encoding="utf-8")
    path = tmp_path / "bestand" / "uit.txt"
    assert refusal(path).message == (
        f"{path} is niet te schrijven: een deel van dit pad is geen map."
    )
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "hier staat iets"


def test_export_that_fails_keeps_the_session(ido: Ido, tmp_path: Path) -> None:
    path = tmp_path / "weg" / "uit.txt"
    result = ido(
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "2",
        "--afloop",
        "doorverwezen",
        "--export",
        str(path),
        code=1,
    )
    (row,) = json.loads(ido("sessies", "--json").out)
    assert f'"ido sessies exporteer {row["id"][:8]} --uit PAD"' in result.err
    to = tmp_path / "uit.txt"
    ido("sessies", "exporteer", row["id"][:8], "--uit", str(to))
    assert "Toeslag terugbetalen" in to.read_text(encoding="utf-8")


# Odd reports


def test_advice_without_addressee_or_source_leaves_no_empty_lines_behind() -> None:
    text = as_text(
        report({"advies": "x", "advies_titel": "Niets doen", "gecontroleerd": "1 november 2026"})
    )
    assert "Ga naar" not in text
    assert "Bron" not in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []
    assert "Ga naar" not in as_markdown(report({"advies": "x", "advies_titel": "Niets doen"}))


def test_where_the_visitor_had_been_is_said_in_text_and_markdown() -> None:
    been = [{"id": name, "naam": name} for name in ("Dienst Toeslagen", "Wijkteam [Noord]")]
    told = report({"advies": "x", "advies_titel": "X", "was_al_bij": been})
    assert "Was al bij  Dienst Toeslagen, Wijkteam [Noord]\n" in as_text(told)
    assert "**Was al bij:** Dienst Toeslagen, Wijkteam \\[Noord\\]\n" in as_markdown(told)


def test_nobody_for_a_service_is_said_in_text_and_markdown() -> None:
    told = report({"advies": "x", "advies_titel": "X", "dienst": "Hulp bij schulden"})
    assert "Ga naar     Hulp bij schulden: hier is nog niemand voor bekend\n" in as_text(told)
    assert "**Ga naar:** Hulp bij schulden (hier is nog niemand voor bekend)\n" in as_markdown(told)


def test_report_of_a_question_with_only_a_tree_can_be_summarised() -> None:
    bare = CaseReport.model_validate({"boom": "x"})
    told = report(bare.model_dump(by_alias=True))
    for summarise in FORMATS.values():
        assert unicodedata.is_normalized("NFC", summarise(told))
    assert "Afloop      Nog niet afgerond" in as_text(told)


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        told = visit(Path(temporary))
    for ending, summarise in FORMATS.items():
        (GOLDEN / f"samenvatting{ending}").write_text(
            summarise(told), encoding="utf-8", newline="\n"
        )
