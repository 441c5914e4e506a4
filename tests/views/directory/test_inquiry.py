"""Partners asked by letter what is no longer true, and what comes back taken into partners.yaml."""

import json
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from conftest import DIRECTORY, OWN, Ido, MakeBase, MakeWorkspace

from ido_cli.source.dates import AMSTERDAM, date_words

ASKED = DIRECTORY.replace(
    "    openingstijden: ma-vr 09:00-12:00\n    bron: https://wijkteam.example\n"
    "    gecontroleerd: 2026-11-01\n",
    "    openingstijden: ma-vr 09:00-12:00  # even gebeld\n    email: info@wijkteam.example\n"
    "    bezoek: Vraag naar mevrouw Jansen.\n    bron: https://wijkteam.example\n",
)
TODAY = datetime.now(AMSTERDAM).date()


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    return make_workspace(directory=ASKED)


@pytest.fixture
def sent(ido: Ido, workspace: Path) -> str:
    """The letter to the wijkteam, as text."""
    return ido("partners", "navraag", "wijkteam", "--map", str(workspace)).out


def answered(sent: str, path: Path, *changes: tuple[str, str]) -> str:
    """Fill the form in, and keep it; the name of the file."""
    for label, words in changes:
        (line,) = (one for one in sent.split("\n") if one.startswith(f"{label}: "))
        sent = sent.replace(line, f"{line.partition(' | ')[0]} | {words}" if "|" in line else words)
    path.write_text(sent, encoding="utf-8")
    return str(path)


# The letter


def test_letter_says_what_the_directory_has_and_nothing_of_a_person(
    ido: Ido, workspace: Path
) -> None:
    got = ido("partners", "navraag", "wijkteam", "--map", str(workspace))
    assert got.out.startswith("Van: IDO Testbieb\nAan: Wijkteam <info@wijkteam.example>\n")
    form = got.out[got.out.index("partner: ") : got.out.index("Dank u")]
    assert form.split("\n")[:6] == [
        "partner: wijkteam",
        "naam: Wijkteam | klopt / wordt:",
        "wat u doet: Kijkt mee met formulieren. | klopt / wordt:",
        "gebied: Noord; Zuid | klopt / wordt:",
        "waarmee u helpt: Hulp met formulieren | klopt / wordt:",
        "telefoon: (niet bekend) | klopt / wordt:",
    ]
    assert "Jansen" not in got.out
    assert got.err == (
        "wijkteam: niet in de brief, er staat iets van een persoon in: hoe een bezoek werkt.\n"
    )


def test_those_that_are_due_are_asked_each_in_a_file(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    old = ASKED.replace("gecontroleerd: 2026-11-01", "gecontroleerd: 2020-11-01", 1)
    folder, to = str(make_workspace(directory=old)), tmp_path / "brieven" / "nu"
    got = ido("partners", "navraag", "--map", folder, "--formaat", "eml", "--uit", str(to))
    assert sorted(path.name for path in to.iterdir()) == [
        "navraag-dienst-toeslagen.eml", "navraag-wijkteam.eml",
    ]  # fmt: skip
    assert "navraag-wijkteam.eml   Wijkteam   info@wijkteam.example\n" in got.out
    assert "navraag-dienst-toeslagen.eml   Dienst Toeslagen   0800-0543\n" in got.out
    assert got.out.endswith(f"2 brieven in {to}.\n")
    raw = (to / "navraag-wijkteam.eml").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    mail = message_from_bytes(raw, policy=policy.default)
    assert mail["To"] == "Wijkteam <info@wijkteam.example>"
    assert ido("partners", "navraag", "--map", folder, code=2).err == (
        "ido: Er zijn 2 partners aan de beurt.\n"
        "     Kies een map met --uit MAP, of een partner: ido partners navraag ID\n"
    )


def test_letters_that_are_there_are_not_overwritten_unasked(
    ido: Ido, workspace: Path, tmp_path: Path
) -> None:
    words = ("partners", "navraag", "wijkteam", "--map", str(workspace), "--uit", str(tmp_path))
    ido(*words)
    (tmp_path / "navraag-wijkteam.txt").write_text("ingevuld", encoding="utf-8")
    assert ido(*words, typed="1\n").out.endswith("Er is niets geschreven.\n")
    assert (tmp_path / "navraag-wijkteam.txt").read_text(encoding="utf-8") == "ingevuld"
    assert ido(*words, "--ja").out.endswith(f"1 brief in {tmp_path}.\n")


def test_nobody_is_due_and_a_format_that_is_none(ido: Ido) -> None:
    got = ido("partners", "navraag")
    assert (got.out, got.err) == (
        "", "Geen enkele partner is aan de beurt. Alle partners: --alle\n",
    )  # fmt: skip
    assert ido("partners", "navraag", "wijkteam", "--formaat", "pdf", code=2).err == (
        'ido: Ik ken geen formaat "pdf".\n     Kies uit: tekst, eml.\n'
    )


def test_national_partner_is_asked_only_when_it_was_changed_here(
    ido: Ido, make_workspace: MakeWorkspace, national_base: MakeBase, tmp_path: Path
) -> None:
    national_base()
    folder = str(make_workspace(trees={}, directory=OWN))
    ido("partners", "navraag", "--alle", "--map", folder, "--uit", str(tmp_path / "uit"))
    names = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert names == ["navraag-dienst-toeslagen.txt", "navraag-humanitas.txt"]
    only_contact = OWN.replace("telefoon: 050 123 45 67", "contact: afspraken")
    other = str(make_workspace(trees={}, directory=only_contact, name="ander"))
    got = ido("partners", "navraag", "dienst-toeslagen", "--map", other, code=2)
    assert got.err.startswith(
        "ido: Dienst Toeslagen komt uit de landelijke basis; die vraagt u niet zelf na.\n"
    )


@pytest.mark.parametrize("bad", ["../../weg", "..", "a/b", "CON", "Ж", "x" * 300])
def test_no_id_leads_out_of_the_folder(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path, bad: str
) -> None:
    folder = make_workspace(directory=ASKED.replace("- id: wijkteam", f"- id: '{bad}'"))
    to = tmp_path / "uit"
    ido("partners", "navraag", bad, "--map", str(folder), "--uit", str(to))
    (only,) = to.iterdir()
    assert only.name.startswith("navraag-")
    assert only.suffix == ".txt"
    assert f"partner: {bad}\n" in only.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "email",
    ["j.jansen@wijkteam.example", "a@b\\r\\nBcc: x@y.nl", "geen adres", "é@x.nl", "a..b@x.nl"],
)
def test_only_a_general_address_becomes_the_receiver(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path, email: str
) -> None:
    text = ASKED.replace("email: info@wijkteam.example", f'email: "{email}"')
    folder, to = str(make_workspace(directory=text)), tmp_path / "uit"
    ido("partners", "navraag", "wijkteam", "--formaat", "eml", "--map", folder, "--uit", str(to))
    raw = (to / "navraag-wijkteam.eml").read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    assert mail["To"] is None
    assert mail["Bcc"] is None


def test_folder_that_is_a_file_is_told(ido: Ido, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    words = ("partners", "navraag", "wijkteam", "--map", str(workspace), "--uit")
    got = ido(*words, str(tmp_path / "bestand"), code=1)
    assert "kan geen map zijn" in got.err


# What comes back


def test_answer_is_shown_asked_and_written_with_the_date_of_today(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    file = workspace / "partners.yaml"
    before = file.read_text(encoding="utf-8").split("\n")
    path = answered(
        sent, tmp_path / "a.txt",
        ("telefoon", "klopt / wordt: 071 123 45 67"),
        ("openingstijden", "wordt: ma t/m do 9.00-17.00 uur"),
        ("adres", "wordt: vervalt"),
        ("waarmee u helpt", "wordt: hulp met formulieren; de gemeente"),
        ("de rest klopt", "de rest klopt: ja"),
    )  # fmt: skip
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--map", str(workspace))
    got = ido(*words, "--eenvoudig", typed="2\n")
    assert got.out.startswith(
        "wijkteam: Wijkteam\n"
        "  biedt: formulierenhulp -> formulierenhulp, gemeente\n"
        "  adres: Laan 2, Zuid -> (leeg)\n"
        "  openingstijden: ma-vr 09:00-12:00 -> ma-do 09:00-17:00\n"
        "  telefoon: (leeg) -> 071 123 45 67\n"
        f"  gecontroleerd: (leeg) -> {TODAY.isoformat()}\n"
    )
    assert f"Opgeslagen in {file}." in got.out
    after = file.read_text(encoding="utf-8").split("\n")
    assert [line for line in before if line not in after] == [
        "    biedt: [formulierenhulp]",
        "    adres: Laan 2, Zuid",
        "    openingstijden: ma-vr 09:00-12:00  # even gebeld",
    ]
    assert [line for line in after if line not in before] == [
        "    biedt: [formulierenhulp, gemeente]",
        "    openingstijden: ma-do 09:00-17:00  # even gebeld",
        "    telefoon: 071 123 45 67",
        f"    gecontroleerd: {TODAY.isoformat()}",
    ]


def test_answer_that_is_refused_or_incomplete_sets_no_date(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    path = answered(sent, tmp_path / "a.txt", ("telefoon", "wordt: 071 123 45 67"))
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--map", str(workspace))
    assert ido(*words, typed="1\n").out.endswith("Er is niets veranderd.\n")
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == ASKED
    got = ido(*words, "--ja")
    assert "  Nog zonder antwoord: naam, wat u doet, gebied, " in got.out
    text = (workspace / "partners.yaml").read_text(encoding="utf-8")
    assert "    telefoon: 071 123 45 67\n" in text
    assert f"gecontroleerd: {TODAY.isoformat()}" not in text


def test_reply_mail_with_quotes_is_taken_in(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    from email.message import EmailMessage

    quoted = "\n".join(f"> {line}" for line in sent.split("\n"))
    filled = quoted.replace("> de rest klopt: ja / nee", "> de rest klopt: ja")
    mail = EmailMessage()
    mail["Subject"] = "Re: Kloppen onze gegevens"
    mail.set_content(f"Beste mensen,\n\nAlles klopt, één keer.\n\n{filled}")
    (tmp_path / "Re antwoord.eml").write_bytes(mail.as_bytes(policy=policy.SMTP))
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord")
    got = ido(*words, str(tmp_path / "Re antwoord.eml"), "--ja", "--map", str(workspace))
    assert got.out.startswith(
        f"wijkteam: Wijkteam\n  gecontroleerd: (leeg) -> {TODAY.isoformat()}\n"
    )
    shown = json.loads(ido("partners", "toon", "wijkteam", "--json", "--map", str(workspace)).out)
    assert shown["gecontroleerd"] == TODAY.isoformat()


def test_all_mistakes_of_a_form_are_told_and_nothing_is_taken(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    path = answered(
        sent, tmp_path / "a.txt",
        ("naam", "wordt: -"),
        ("gebied", "wordt: Noord, Oost"),
        ("waarmee u helpt", "wordt: Hulp met formulier"),
        ("telefoon", "wordt: bel Piet"),
        ("openingstijden", "wordt: als het licht brandt"),
        ("website", "wordt: onze site"),
        ("adres", "wordt: 071 123 45 67"),
        ("e-mail", "wordt: jan.jansen@wijkteam.example"),
        ("postadres", "weet niet"),
        ("meenemen", "wordt: het bsn 111222333"),
        ("de rest klopt", "de rest klopt: ja"),
    )  # fmt: skip
    first = sent.split("\n").index("naam: Wijkteam | klopt / wordt:") + 1
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--map", str(workspace))
    got = ido(*words, "--ja", code=1)
    lines = [line.strip() for line in got.err.splitlines()]
    assert lines[0] == "ido: In het formulier zitten 9 fouten:"
    assert lines[1:10] == [
        f"regel {first}: naam: Dit kan niet leeg zijn.",
        f'regel {first + 2}: gebied: Ik ken geen regio "Oost". Bekijk wat er is in partners.yaml.',
        f'regel {first + 3}: waarmee u helpt: Ik ken geen dienst "Hulp met formulier". '
        'Bedoelde u "hulp met formulieren"?',
        f'regel {first + 4}: telefoon: "bel Piet" is geen telefoonnummer. '
        "Schrijf alleen het nummer, zoals 0800-0543 of 071 123 45 67.",
        f'regel {first + 5}: openingstijden: De openingstijden "als het licht brandt" begrijp ik '
        'niet. Schrijf ze zo: "ma-do 08:00-20:00; vr 08:00-17:00; feestdag gesloten".',
        f'regel {first + 6}: website: "onze site" is geen webadres. '
        "Schrijf het hele adres, zoals https://www.toeslagen.nl.",
        f"regel {first + 8}: e-mail: Dit lijkt op persoonsgegevens: een mailadres van een persoon. "
        "Schrijf alleen wat van de organisatie zelf is.",
        f'regel {first + 9}: postadres: "weet niet" is geen klopt en geen wordt:',
        f"regel {first + 10}: meenemen: Dit lijkt op persoonsgegevens: een burgerservicenummer. "
        "Schrijf alleen wat van de organisatie zelf is.",
    ]
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == ASKED


def test_partner_that_nobody_could_reach_any_more_is_a_mistake(
    ido: Ido, make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    folder = str(make_workspace())
    sent = ido("partners", "navraag", "wijkteam", "--map", folder).out
    path = answered(sent, tmp_path / "a.txt", ("adres", "wordt: vervalt"))
    got = ido("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--map", folder, code=1)
    assert 'niemand weet hoe "Wijkteam" te bereiken is' in got.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "vind ik geen ingevuld formulier"),
        ("Alles klopt hoor, groeten!", "vind ik geen ingevuld formulier"),
        ("partner: gemeente-noord\nde rest klopt: ja\n", 'Dit formulier is van "gemeente-noord"'),
        ("partner: wijkteam\nnaam: Wijkteam | klopt\n" * 2, "staan 2 ingevulde formulieren"),
        ("partner: wijk\x1b[2Jteam\nde rest klopt: ja\n", 'Dit formulier is van "wijk[2Jteam"'),
        ("\x00\x01", "Dit bestand is geen tekst en geen mail."),
    ],
)
def test_file_that_holds_no_answer_of_this_partner(
    ido: Ido, workspace: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", str(tmp_path / "a.txt"))
    got = ido(*words, "--map", str(workspace), code=2 if "Dit formulier" in said else 1)
    assert said in got.err
    assert (workspace / "partners.yaml").read_text(encoding="utf-8") == ASKED


def test_file_that_is_not_there_or_too_large(ido: Ido, tmp_path: Path) -> None:
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord")
    assert "is niet te lezen" in ido(*words, str(tmp_path / "weg.txt"), code=2).err
    with (tmp_path / "groot.eml").open("wb") as file:
        file.truncate(20_000_000)
    assert "is te groot" in ido(*words, str(tmp_path / "groot.eml"), code=2).err


def test_field_that_is_right_stays_and_open_ones_give_no_date(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    path = answered(
        sent, tmp_path / "a.txt", ("adres", "klopt"), ("telefoon", "wordt: 071 123 45 67")
    )
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--ja")
    ido(*words, "--map", str(workspace))
    shown = json.loads(ido("partners", "--json", "--map", str(workspace)).out)
    row = next(one for one in shown if one["id"] == "wijkteam")
    assert (row["adres"], row["telefoon"]) == ("Laan 2, Zuid", "071 123 45 67")
    assert row["gecontroleerd"] is None


def test_directory_that_changed_since_the_letter_is_told(
    ido: Ido, workspace: Path, tmp_path: Path, sent: str
) -> None:
    path = answered(sent, tmp_path / "a.txt", ("adres", "klopt"))
    file = workspace / "partners.yaml"
    file.write_text(ASKED.replace("Laan 2, Zuid", "Laan 9, Zuid"), encoding="utf-8")
    words = ("partners", "gecontroleerd", "wijkteam", "--antwoord", path, "--map", str(workspace))
    got = ido(*words, code=1)
    assert 'adres: voor de streep staat "Laan 2, Zuid", en bij ons "Laan 9, Zuid"' in got.err


def test_answer_of_a_national_partner_changes_only_the_own_layer(
    ido: Ido, make_workspace: MakeWorkspace, national_base: MakeBase, tmp_path: Path
) -> None:
    national_base()
    folder = make_workspace(trees={}, directory=OWN)
    sent = ido("partners", "navraag", "dienst-toeslagen", "--map", str(folder)).out
    path = answered(
        sent, tmp_path / "a.txt",
        ("telefoon", "wordt: 0800-0543"), ("de rest klopt", "de rest klopt: ja"),
    )  # fmt: skip
    words = ("partners", "gecontroleerd", "dienst-toeslagen", "--antwoord", path, "--ja")
    ido(*words, "--map", str(folder))
    text = (folder / "partners.yaml").read_text(encoding="utf-8")
    assert "  - id: dienst-toeslagen\n    telefoon: 0800-0543\n    gecontroleerd: " in text
    assert (
        date_words(TODAY) in ido("partners", "toon", "dienst-toeslagen", "--map", str(folder)).out
    )
