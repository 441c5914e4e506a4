"""`ido start` without a terminal: what is given ahead, what is refused, what is kept.

So it is for `ido herken` in a pipe.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, Ido, MakeWorkspace, kept, say

from ido_cli.sessions.own_file.schema import FILE_NAME

SECONDS: Final = 60.0
"""How long a test waits for another process before it fails."""
POSIX: Final = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows has no resource limits and no bytes on the command line",
)
HANDS_FREE: Final = (
    "start",
    "--boom",
    "toeslagen",
    "-a",
    "1",
    "-a",
    "ja",
    "--afloop",
    "doorverwezen",
)
GO_ON: Final = "U kunt gewoon doorgaan: dit gesprek wordt niet bewaard."
WRITE_HINT: Final = (
    "Kijk of u in deze map mag schrijven, of kies een andere map met --gegevens MAP."
)


def bytes_in(folder: Path) -> bytes:
    """All that stands in the files of a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


# Nothing is asked


def test_visit_given_ahead_asks_nothing_and_writes_the_summary(ido: Ido, tmp_path: Path) -> None:
    path = tmp_path / "uit.txt"
    got = ido(*HANDS_FREE, "--export", str(path), "--locatie", "noord")
    assert got.out == f"De samenvatting staat in {path}.\n"
    assert got.err == ""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(
        "Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid\n"
        "Testbieb, Bieb Noord\n"
    )
    assert (
        "  Wat wil de klant?\n    > Een toeslag aanvragen\n  Heeft de klant een DigiD?\n    > Ja\n"
        in text
    )
    assert "Advies      Een toeslag aanvragen\nGa naar     Dienst Toeslagen\n" in text
    assert "Afloop      Doorverwezen\n" in text
    assert text.endswith("Gecontroleerd op persoonsgegevens.\n")


@pytest.mark.parametrize(
    ("channel", "hint"),
    [("telefoom", 'Bedoelde u "telefoon"?'), ("qqq", "Kies uit: balie, telefoon, mail.")],
)
def test_unknown_channel_names_the_right_ones_and_nothing_is_kept(
    ido: Ido, channel: str, hint: str
) -> None:
    got = ido(*HANDS_FREE, "--kanaal", channel, code=2)
    assert got.err == say(f'"{channel}" is geen kanaal.', hint)
    assert kept(ido) == []


def test_visit_given_ahead_needs_no_desk(ido: Ido) -> None:
    got = ido(*HANDS_FREE)
    assert (got.out, got.err) == ("", "")
    (row,) = kept(ido)
    assert (row["status"], row["locatie"], row["vragen"][0]["afloop"]) == (
        "klaar",
        None,
        "doorverwezen",
    )


def test_visit_given_ahead_with_the_words_of_the_visitor_keeps_them(ido: Ido) -> None:
    ido("start", "Ik wil “huurtoeslag” – ça 🙂", *HANDS_FREE[1:], "--locatie", "zuid")
    (row,) = kept(ido)
    assert (row["vragen"][0]["tekst"], row["locatie"]) == ("Ik wil “huurtoeslag” – ça 🙂", "zuid")


@pytest.mark.parametrize(
    "answers",
    [("1", "1"), ("een-toeslag-aanvragen", "ja"), ("Een toeslag aanvragen", "JA"), (" 1 ", "Ja\r")],
    ids=["1", "2", "3", "4"],
)
def test_answer_ahead_is_a_number_a_key_or_a_text(ido: Ido, answers: tuple[str, str]) -> None:
    ido(
        "start",
        "--boom",
        "toeslagen",
        "--antwoord",
        answers[0],
        "-a",
        answers[1],
        "--afloop",
        "zelf-verder",
    )
    (row,) = kept(ido)
    assert [step["antwoord"] for step in row["vragen"][0]["route"]] == [
        "een-toeslag-aanvragen",
        "ja",
    ]
    assert row["vragen"][0]["advies"] == "aanvragen"


@pytest.mark.parametrize(
    ("ending", "begin"),
    [("txt", "Samenvatting van"), ("md", "# Samenvatting van"), ("JSON", "{\n")],
)
def test_summary_has_the_form_that_its_name_ends_on(
    ido: Ido, tmp_path: Path, ending: str, begin: str
) -> None:
    path = tmp_path / f"een map met é.{ending}"
    ido(*HANDS_FREE, "--export", str(path))
    assert path.read_text(encoding="utf-8").startswith(begin)
    assert b"\r" not in path.read_bytes()


def test_too_few_answers_ahead_keeps_the_visit_when_the_input_ends(ido: Ido) -> None:
    got = ido(
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "1",
        "--afloop",
        "doorverwezen",
        "--locatie",
        "noord",
        code=130,
    )
    (row,) = kept(ido)
    assert "Heeft de klant een DigiD?" in got.out
    assert got.out.endswith(
        f"Gestopt. De sessie is bewaard. Verder gaan: ido sessies hervat {row['id'][:8]}\n"
    )
    assert (row["status"], len(row["vragen"][0]["route"])) == ("open", 1)


# What does not exist

CHOOSE_OUTCOME: Final = (
    "Kies uit: zelf-verder, doorverwezen, overgedragen, terugkomen, geen-recht, geen-aanbod, "
    "niet-geholpen."
)
UNKNOWN: Final = {
    ("--boom", "toeslag"): ('Ik ken geen boom "toeslag".', 'Bedoelde u "toeslagen"?'),
    ("--boom", "TOESLAGEN.yaml"): ('Ik ken geen boom "TOESLAGEN.yaml".', 'Bedoelde u "toeslagen"?'),
    ("--boom", "xyz"): ('Ik ken geen boom "xyz".', 'Bekijk alle bomen met "ido bomen".'),
    ("--boom", "../partners"): (
        'Ik ken geen boom "../partners".',
        'Bekijk alle bomen met "ido bomen".',
    ),
    ("--locatie", "nord"): ('Ik ken geen balie "nord".', 'Bedoelde u "noord"?'),
    ("--locatie", "xyz"): ('Ik ken geen balie "xyz".', "Kies uit: noord, zuid."),
    ("--afloop", "doorverwesen"): ('"doorverwesen" is geen afloop.', 'Bedoelde u "doorverwezen"?'),
    ("--afloop", "xyz"): ('"xyz" is geen afloop.', CHOOSE_OUTCOME),
    ("--afloop", ""): ('"" is geen afloop.', CHOOSE_OUTCOME),
    ("--export", "uit.docx"): (
        'Ik weet niet welk soort bestand "uit.docx" moet worden.',
        "Laat de naam eindigen op .txt, .md of .json.",
    ),
    ("--export", "uit"): (
        'Ik weet niet welk soort bestand "uit" moet worden.',
        "Laat de naam eindigen op .txt, .md of .json.",
    ),
}


@pytest.mark.parametrize(
    ("wrong", "said"), UNKNOWN.items(), ids=[" ".join(wrong) for wrong in UNKNOWN]
)
def test_what_does_not_exist_names_the_nearest_and_keeps_nothing(
    ido: Ido, wrong: tuple[str, str], said: tuple[str, str]
) -> None:
    got = ido(*HANDS_FREE, *wrong, code=2)
    assert (got.out, got.err) == ("", say(*said))
    assert kept(ido) == []


def test_desk_of_the_environment_that_does_not_exist_is_said(
    ido: Ido, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDO_LOCATIE", "zuit")
    assert ido(*HANDS_FREE, code=2).err == say('Ik ken geen balie "zuit".', 'Bedoelde u "zuid"?')


CHOOSE_ANSWER: Final = "Kies uit: Een toeslag aanvragen; Terugbetalen; Weet niet."
WRONG_ANSWERS: Final = {
    "terugbetaling": 'Bedoelde u "Terugbetalen"?',
    "weet nie": 'Bedoelde u "Weet niet"?',
    "0": CHOOSE_ANSWER,
    "4": CHOOSE_ANSWER,
    "-1": CHOOSE_ANSWER,
    "²": CHOOSE_ANSWER,
    "": CHOOSE_ANSWER,
    "9" * 5000: CHOOSE_ANSWER,
}


@pytest.mark.parametrize(
    ("wrong", "hint"), WRONG_ANSWERS.items(), ids=[wrong[:20] for wrong in WRONG_ANSWERS]
)
def test_answer_that_does_not_exist_names_the_nearest(ido: Ido, wrong: str, hint: str) -> None:
    got = ido(
        "start", "--boom", "toeslagen", f"--antwoord={wrong}", "--afloop", "doorverwezen", code=2
    )
    assert (got.out, got.err) == (
        "",
        say(f'"{wrong}" is geen antwoord op de vraag "Wat wil de klant?"', hint),
    )


def test_too_many_answers_ahead_are_refused(ido: Ido) -> None:
    got = ido(*HANDS_FREE, "-a", "nog een", code=2)
    assert (got.out, got.err) == (
        "",
        say('Er is geen vraag meer voor het antwoord "nog een".', "Geef minder antwoorden met -a."),
    )


def test_tree_with_a_mistake_is_refused_with_its_line(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    broken = TREE.replace("naar: terugbetalen}", "naar: terugbetaling}")
    folder = make_workspace({"toeslagen": broken, "spoed": URGENT})
    line = broken[: broken.index("terugbetaling}")].count("\n") + 1
    got = ido(*HANDS_FREE, "--map", str(folder), code=1)
    assert got.err == say(
        f'De boom "toeslagen" heeft een fout: onbekend doel "terugbetaling" (regel {line}).',
        'Bekijk alles met "ido bomen controleer toeslagen".',
    )


def test_other_trees_serve_when_one_has_a_mistake(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": "titel: [", "digid": DIGID})
    ido("start", "--boom", "digid", "-a", "ja", "--afloop", "zelf-verder", "--map", str(folder))


def test_directory_that_can_not_be_used_is_said(ido: Ido, make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(directory="bibliotheek: Testbieb\nregios: [Noord]\npartnerz: []\n")
    got = ido(*HANDS_FREE, "--map", str(folder), code=1)
    assert got.err.startswith("ido: partners.yaml is niet te gebruiken: ")
    assert got.err.endswith('(regel 3).\n     Bekijk alle fouten met "ido bomen controleer".\n')


# What can't be written


@pytest.mark.parametrize("place", ["missing folder", "a folder", "below a file"])
def test_export_that_can_not_be_written_keeps_the_session_and_says_so(
    ido: Ido, tmp_path: Path, place: str
) -> None:
    (tmp_path / "map.txt").mkdir()
    (tmp_path / "bestand").touch()
    path, reason = {
        "missing folder": (tmp_path / "weg" / "uit.txt", "deze map bestaat niet"),
        "a folder": (tmp_path / "map.txt", "daar staat een map met die naam"),
        "below a file": (tmp_path / "bestand" / "uit.txt", "een deel van dit pad is geen map"),
    }[place]
    got = ido(*HANDS_FREE, "--export", str(path), code=1)
    (row,) = kept(ido)
    number = row["id"][:8]
    assert got.err == say(
        f"{path} is niet te schrijven: {reason}.",
        f'De sessie is wel bewaard, als dat aanstaat: "ido sessies exporteer {number} --uit PAD".',
    )
    assert row["status"] == "klaar"
    ido("sessies", "exporteer", number, "--uit", str(tmp_path / "toch.txt"))
    assert "Een toeslag aanvragen" in (tmp_path / "toch.txt").read_text(encoding="utf-8")


def test_visit_that_is_not_to_be_kept_leaves_nothing(ido: Ido, tmp_path: Path) -> None:
    path = tmp_path / "uit.txt"
    got = ido("start", "huurtoeslag", *HANDS_FREE[1:], "--niet-bewaren", "--export", str(path))
    assert got.out == f"De samenvatting staat in {path}.\n"
    assert "Een toeslag aanvragen" in path.read_text(encoding="utf-8")
    assert not (tmp_path / "gegevens").exists()


def test_visit_that_is_not_to_be_kept_leaves_what_was_kept(ido: Ido, tmp_path: Path) -> None:
    ido(*HANDS_FREE)
    before = kept(ido)
    ido(
        "start",
        "--boom",
        "digid",
        "-a",
        "ja",
        "--afloop",
        "zelf-verder",
        "--niet-bewaren",
        "--locatie",
        "zuid",
    )
    assert kept(ido) == before
    assert b"inloggen" not in bytes_in(tmp_path / "gegevens")


def test_visit_that_is_not_to_be_kept_says_so_when_it_stops(ido: Ido, tmp_path: Path) -> None:
    got = ido("start", "--boom", "toeslagen", "--niet-bewaren", typed="1\n1\nq\n")
    assert got.out.endswith("Gestopt. Er is niets bewaard.\n")
    assert not (tmp_path / "gegevens").exists()


def test_data_folder_that_is_a_file_still_allows_the_visit(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("van iemand anders", encoding="utf-8")
    path = tmp_path / "uit.txt"
    got = ido(*HANDS_FREE, "--gegevens", str(tmp_path / "bestand"), "--export", str(path))
    reason = "daar staat een bestand met die naam"
    assert got.err == (
        f"ido: Sessies kunnen niet worden bewaard in {tmp_path / 'bestand'} ({reason}). "
        f"{WRITE_HINT} {GO_ON}\n"
    )
    assert got.out == f"De samenvatting staat in {path}.\n"
    assert "Een toeslag aanvragen" in path.read_text(encoding="utf-8")
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "van iemand anders"


def test_user_without_a_home_can_still_hold_a_visit(
    ido: Ido,
    make_workspace: MakeWorkspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from ido_cli.main import run

    folder = str(make_workspace(name="zonder-thuis"))
    monkeypatch.setattr(
        "platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/ido-cli")
    )
    assert run([*HANDS_FREE, "--map", folder]) == 0
    said = (
        "ido: Ik weet niet waar ik sessies kan bewaren: er is geen thuismap. "
        "Kies een map met --gegevens MAP."
    )
    assert capsys.readouterr().err == f"{said} {GO_ON}\n"


def test_sessions_of_a_newer_version_still_allow_the_visit(ido: Ido, tmp_path: Path) -> None:
    ido(*HANDS_FREE)
    database = sqlite3.connect(tmp_path / "gegevens" / FILE_NAME)
    database.execute("PRAGMA user_version = 99")
    database.close()
    got = ido(*HANDS_FREE)
    newer = (
        f"De sessies in {tmp_path / 'gegevens' / FILE_NAME} zijn van een nieuwere versie van ido."
    )
    assert got.err == f"ido: {newer} Werk ido bij, of kies een andere map met --gegevens. {GO_ON}\n"


def test_damaged_sessions_are_set_aside_and_the_visit_is_kept(ido: Ido, tmp_path: Path) -> None:
    (tmp_path / "gegevens").mkdir()
    (tmp_path / "gegevens" / FILE_NAME).write_bytes(b"\x00\xff" * 4000)
    got = ido(*HANDS_FREE)
    aside = tmp_path / "gegevens" / "sessies-beschadigd-1.db"
    said = (
        "Het bestand met sessies was beschadigd. "
        f"Ik heb het apart gezet als {aside} en ga verder met een nieuw bestand."
    )
    assert got.err == f"ido: {said}\n"
    assert aside.read_bytes() == b"\x00\xff" * 4000
    assert [row["status"] for row in kept(ido)] == ["klaar"]


def test_full_disk_during_a_visit_is_said(ido: Ido, monkeypatch: pytest.MonkeyPatch) -> None:
    ido(*HANDS_FREE)
    before = kept(ido)
    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*arguments, **options)
        database.execute("PRAGMA max_page_count = 1")  # the file may not grow, as on a full disk
        return database

    monkeypatch.setattr(sqlite3, "connect", limited)
    got = ido("start", "huurtoeslag " * 2000, *HANDS_FREE[1:])
    said = " ".join((got.out + got.err).split())
    assert said.count("De schijf is vol: de sessie is niet bewaard.") == 1
    assert "Maak ruimte, of kies een andere map met --gegevens MAP." in said
    assert kept(ido) == before


LIMITED: Final = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from ido_cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@POSIX
def test_disk_that_takes_nothing_still_allows_the_visit(
    tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    words = [
        *HANDS_FREE,
        "--map",
        str(make_workspace()),
        "--gegevens",
        str(tmp_path / "gegevens"),
        "--locatie",
        "noord",
    ]
    got = subprocess.run(
        [sys.executable, "-c", LIMITED, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    said = (
        f"Sessies kunnen niet worden bewaard in {tmp_path / 'gegevens'} (de schijf geeft een "
        f"fout). {WRITE_HINT}"
    )
    assert (got.returncode, got.stdout, got.stderr) == (0, "", f"ido: {said} {GO_ON}\n")


# Personal data

PERSONAL: Final = {
    "een burgerservicenummer": ("Mijn BSN is 123456782, wat nu?", "123456782"),
    "een e-mailadres": ("mail mij op jan.jansen@voorbeeld.nl", "jansen"),
    "een rekeningnummer": ("storten op NL91 ABNA 0417 1643 00", "0417"),
    "een naam": ("Mijn naam is Pietersen en ik heb een vraag", "Pietersen"),
}
REFUSED: Final = "Dat bewaren we niet. Schrijf het op zonder gegevens van de klant."


@pytest.mark.parametrize("kind", PERSONAL)
def test_text_with_personal_data_is_refused_and_not_echoed_or_kept(
    ido: Ido, tmp_path: Path, kind: str
) -> None:
    text, secret = PERSONAL[kind]
    got = ido("start", text, *HANDS_FREE[1:], "--export", str(tmp_path / "uit.txt"), code=1)
    assert (got.out, got.err) == ("", say(f"Dit lijkt op persoonsgegevens: {kind}.", REFUSED))
    assert kept(ido) == []
    assert secret.encode() not in bytes_in(tmp_path / "gegevens")
    assert not (tmp_path / "uit.txt").exists()


@pytest.mark.parametrize("kind", PERSONAL)
def test_text_with_personal_data_is_asked_anew_when_there_is_someone_to_ask(
    ido: Ido, tmp_path: Path, kind: str
) -> None:
    text, secret = PERSONAL[kind]
    got = ido("start", text, "--locatie", "noord", typed="huurtoeslag aanvragen\n1\nq\n")
    assert f"Dit lijkt op persoonsgegevens: {kind}. {REFUSED}" in " ".join(got.out.split())
    assert secret not in got.out + got.err
    assert secret.encode() not in bytes_in(tmp_path / "gegevens")
    assert [row["vragen"][0]["tekst"] for row in kept(ido)] == ["huurtoeslag aanvragen"]


def test_number_of_a_partner_in_the_text_is_no_personal_data(
    ido: Ido, make_workspace: MakeWorkspace
) -> None:
    folder = str(
        make_workspace(directory=DIRECTORY.replace("0800-0543", "071 516 50 00"), name="eigen")
    )
    ido("start", "bel 071-5165000 terug", *HANDS_FREE[1:], "--map", folder)
    assert kept(ido)[0]["vragen"][0]["tekst"] == "bel 071-5165000 terug"


# Text that is no text


def test_text_of_a_terminal_with_other_signs_is_kept_as_far_as_it_can_be_read(ido: Ido) -> None:
    """On the command line of a Latin-1 terminal an é comes as a byte that is no UTF-8."""
    ido("start", "caf\udce9 huurtoeslag", *HANDS_FREE[1:])
    (row,) = kept(ido)
    assert row["vragen"][0]["tekst"].startswith("caf")
    assert row["vragen"][0]["tekst"].endswith(" huurtoeslag")


@POSIX
def test_input_in_another_encoding_never_stops_the_visit(
    tmp_path: Path, make_workspace: MakeWorkspace
) -> None:
    words = [
        "start",
        "--map",
        str(make_workspace()),
        "--gegevens",
        str(tmp_path / "gegevens"),
        "--locatie",
        "noord",
    ]
    env = {**os.environ, "PYTHONUTF8": "1"}
    got = subprocess.run(
        [sys.executable, "-m", "ido_cli", *words],
        input=b"caf\xe9 huurtoeslag\n1\nq\n",
        capture_output=True,
        env=env,
        timeout=SECONDS,
    )
    assert (got.returncode, got.stderr) == (0, b"")
    assert b"Gestopt. De sessie is bewaard." in got.stdout


def test_huge_text_with_control_signs_is_kept_and_shown_without_them(ido: Ido) -> None:
    text = "\x1b[2J\x07huurtoeslag " + "x" * 20_000
    ido("start", text, *HANDS_FREE[1:])
    (row,) = kept(ido)
    assert row["vragen"][0]["tekst"].endswith("huurtoeslag " + "x" * 20_000)
    shown = ido("sessies", "toon", row["id"]).out
    assert "huurtoeslag" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


# ido herken

KEYS: Final = {"boom", "advies", "titel", "partners", "score", "zeker", "waarom"}


def test_recognised_topics_have_stable_keys(ido: Ido) -> None:
    rows = json.loads(
        ido("herken", "digid aanvragen voor huurtoeslag", "--json", "--aantal", "2").out
    )
    assert {row["boom"] for row in rows} == {"digid", "toeslagen"}
    assert all(set(row) == KEYS for row in rows)
    assert all(0 <= row["score"] <= 1 for row in rows)
    assert rows == sorted(rows, key=lambda row: -row["score"])


def test_each_line_of_the_input_gives_a_list(ido: Ido) -> None:
    out = ido("herken", "-", typed="huurtoeslag aanvragen\r\n\r\nwachtwoord kwijt\n").out
    lists = [json.loads(line) for line in out.splitlines()]
    assert [rows[0]["boom"] if rows else None for rows in lists] == ["toeslagen", None, "digid"]


def test_personal_data_is_refused_and_not_echoed_when_recognising(ido: Ido) -> None:
    text, secret = PERSONAL["een burgerservicenummer"]
    got = ido("herken", text, "--json", code=1)
    assert (got.out, got.err) == (
        "",
        say("Dit lijkt op persoonsgegevens: een burgerservicenummer.", REFUSED),
    )
    assert secret not in got.out + got.err


def test_text_with_personal_data_names_all_kinds_at_once(ido: Ido) -> None:
    got = ido("start", "mevrouw Jansen, tel 06-12345678", *HANDS_FREE[1:], code=1)
    assert got.err.startswith("ido: Dit lijkt op persoonsgegevens: een naam, een telefoonnummer.\n")


def test_answer_ahead_with_personal_data_is_refused_and_a_date_is_none(ido: Ido) -> None:
    got = ido("start", "--boom", "toeslagen", "-a", "bsn 111222333", code=1)
    assert got.err.startswith("ido: Dit lijkt op persoonsgegevens: een burgerservicenummer.\n")
    assert "111222333" not in got.out + got.err
    assert kept(ido) == []
    assert "persoonsgegevens" not in ido("start", "--boom", "spoed", "-a", "3-4-1956", code=130).err


def test_question_is_read_from_the_input_and_the_answers_after_it(ido: Ido) -> None:
    got = ido("start", "-", "--locatie", "noord", typed="\ufeffhuurtoeslag aanvragen\n1\n1\nq\n")
    assert "huurtoeslag aanvragen" in got.out
    (row,) = kept(ido)
    assert row["vragen"][0]["tekst"] == "huurtoeslag aanvragen"


def test_question_from_the_input_with_personal_data_is_refused(ido: Ido) -> None:
    got = ido("start", "-", *HANDS_FREE[1:], typed="mail jan@voorbeeld.nl\n", code=1)
    assert "een e-mailadres" in got.err
    assert "jan@" not in got.out + got.err


def test_empty_input_asks_for_the_question(ido: Ido) -> None:
    assert "Wat vraagt de klant?" in ido("start", "-", "--locatie", "noord", code=130).out


@pytest.mark.parametrize(
    "name", ["mevrouw_Jansen.txt", "brief-Fatima-Yilmaz.txt", "06-12345678.md"]
)
def test_name_of_a_file_with_personal_data_is_warned_of_and_written(
    ido: Ido, tmp_path: Path, name: str
) -> None:
    got = ido(*HANDS_FREE, "--export", str(tmp_path / name))
    assert got.err.startswith("let op: in de naam van het bestand staat iets dat lijkt op een ")
    assert (tmp_path / name).exists()
    again = ido("sessies", "exporteer", "--uit", str(tmp_path / f"weer-{name}"))
    assert again.err.startswith("let op: in de naam van het bestand")


def test_name_of_a_file_without_personal_data_is_not_warned_of(ido: Ido, tmp_path: Path) -> None:
    for name in ("november-2026.csv", "samenvatting.txt", "cijfers_leiden_2026-11-24.csv"):
        assert ido("sessies", "exporteer", "--uit", str(tmp_path / name)).err == ""
