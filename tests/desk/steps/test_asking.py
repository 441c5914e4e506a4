"""Free text at the desk: refused while it holds personal data, and never lost."""

from conftest import MakeWorkspace
from scripted import Script, equip

from ido_cli.desk.steps.asking import ask_free_text
from ido_cli.sessions.store import NoStore
from ido_cli.terminal.page import LEAVE, Page, Paragraph
from ido_cli.workspace.reading import open_workspace


def page(refusal: str) -> Page:
    return Page((Paragraph(refusal),))


def test_what_is_refused_stays_on_the_line_with_all_that_was_found_in_sight(
    make_workspace: MakeWorkspace,
) -> None:
    front = Script("mail jan@voorbeeld.nl of bel 06 12345678", "komt morgen")
    equipment = equip(open_workspace(make_workspace()), front, NoStore())
    assert ask_free_text(equipment, page) == "komt morgen"
    again = front.lines[1]
    assert again.text == "mail jan@voorbeeld.nl of bel 06 12345678"
    marked = [again.text[start:end] for start, end in again.marked]
    assert marked == ["jan@voorbeeld.nl", "06 12345678"]
    assert "een e-mailadres, een telefoonnummer" in front.asked[1]
    assert "voorbeeld" not in front.asked[1]


def test_who_leaves_the_line_gives_no_words(make_workspace: MakeWorkspace) -> None:
    front = Script(LEAVE)
    equipment = equip(open_workspace(make_workspace()), front, NoStore())
    assert ask_free_text(equipment, page, "stond er al") is None
