"""A letter to a partner: as text, as a mail that cannot be bent, and what comes back."""

import time
from datetime import date, datetime
from email import message_from_string, policy
from email.message import EmailMessage

import pytest

from ido_cli.errors import IdoError
from ido_cli.pages.inquiry_letter import as_mail, as_text, letter, read_reply
from ido_cli.source.dates import AMSTERDAM

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=AMSTERDAM)
FACTS = {"naam": "Wijkteam", "telefoon": "071 123 45 67"}


def test_letter_says_who_asks_what_is_known_and_since_when() -> None:
    text = letter("De Boekenij", "wijkteam", "Wijkteam", FACTS, date(2026, 11, 1))
    assert text.startswith("Beste medewerker van Wijkteam,\n\n")
    assert "voor het laatst na op 1 november 2026." in " ".join(text.split())
    assert "\npartner: wijkteam\nnaam: Wijkteam | klopt / wordt:\n" in text
    assert text.endswith("Informatiepunt Digitale Overheid (IDO)\nDe Boekenij\n")
    assert max(len(line) for line in text.split("\n")) <= 76
    assert "voor het laatst" not in letter("De Boekenij", "wijkteam", "Wijkteam", FACTS, None)


def test_text_begins_with_sender_receiver_and_subject() -> None:
    assert as_text("De Boekenij", "Wijkteam", "info@wijk.example", "Dag.\n") == (
        "Van: IDO De Boekenij\nAan: Wijkteam <info@wijk.example>\n"
        "Onderwerp: Kloppen onze gegevens van Wijkteam nog?\n\nDag.\n"
    )
    assert "\nAan: Wijkteam\n" in as_text("De Boekenij", "Wijkteam", "", "Dag.\n")


def test_mail_is_read_back_as_it_was_meant() -> None:
    name = "Cliëntenbureau 'Zó, & <co>' \"Het Huis\""
    body = f"Dag,\n{'heel lang ' * 200}é\n.\nFrom here\n"
    raw = as_mail("Bibliotheek Súdwest", name, "info@huis.example", body, NOW).as_string()
    assert raw.isascii()
    assert "\n" not in raw.replace("\r\n", "")
    assert max(len(line) for line in raw.split("\r\n")) <= 78
    again = message_from_string(raw, policy=policy.default)
    assert again["From"].groups[0].display_name == "IDO Bibliotheek Súdwest"
    assert again["From"].addresses == ()
    assert [(one.display_name, one.addr_spec) for one in again["To"].addresses] == [
        (name, "info@huis.example")
    ]
    assert again["Subject"] == f"Kloppen onze gegevens van {name} nog?"
    assert again["Date"].datetime == NOW
    assert again["X-Unsent"] == "1"
    assert isinstance(again, EmailMessage)
    assert again.get_content().replace("\r\n", "\n") == body
    assert "To" not in as_mail("B", "W", "", "Dag", NOW)


@pytest.mark.parametrize("bad", ["A\r\nBcc: alle@x.example", "A\nB", "A\x00B\u2028C", "A\ud800"])
def test_no_name_adds_a_header(bad: str) -> None:
    message = as_mail(bad, bad, "info@huis.example", "Dag", NOW)
    again = message_from_string(message.as_string(), policy=policy.default)
    assert set(again.keys()) == {
        "From", "To", "Subject", "Date", "X-Unsent",
        "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [one.addr_spec for one in again["To"].addresses] == ["info@huis.example"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_file_is_read_as_editors_keep_it(encoding: str) -> None:
    assert read_reply("één: ja\r\n".encode(encoding)) == ("één: ja\r\n",)


@pytest.mark.parametrize("raw", [b"a\x00b", b"\xff\xfea", b"\x81\x8d", b"%PDF-1.7\x00"])
def test_file_that_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(IdoError, match="Dit bestand is geen tekst en geen mail"):
        read_reply(raw)


def test_reply_is_read_from_the_body_and_from_an_attachment() -> None:
    message = EmailMessage()
    message["Subject"] = "Re: één"
    message.set_content("Zie de bijlage. één\n", charset="iso-8859-1")
    message.add_alternative("<p>Zie de bijlage</p>", subtype="html")
    message.add_attachment("partner: wijkteam\n", filename="antwoord.txt")
    texts = ("Zie de bijlage. één\n", "partner: wijkteam\n")
    assert read_reply(message.as_bytes(), is_mail=True) == texts
    sent = read_reply(message.as_bytes(policy=policy.SMTP))
    assert tuple(text.replace("\r\n", "\n") for text in sent) == texts


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Content-Type: text/html\n\n<p>klopt</p>",
        b"Content-Type: text/plain; charset=klingon\n\nja",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!!",
    ],
)
def test_mail_without_text_says_what_to_do(raw: bytes) -> None:
    with pytest.raises(IdoError, match="In deze mail staat geen gewone tekst") as told:
        read_reply(raw or b"Content-Type: text/html\n\n", is_mail=True)
    assert "kopieer de tekst" in told.value.hint


def test_deep_mail_is_no_traceback_and_no_hang() -> None:
    parts = [f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)]
    begin = time.perf_counter()
    with pytest.raises(IdoError):
        read_reply("".join(parts).encode(), is_mail=True)
    assert time.perf_counter() - begin < 2
