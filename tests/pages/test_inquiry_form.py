"""The form of an inquiry: written, and read back however a mail program or a person bent it."""

import time

import pytest

from ido_cli.pages.inquiry_form import Answer, Reply, form, read_form, shown

FACTS = {
    "naam": "Wijkteam",
    "doet": "Kijkt mee met formulieren.",
    "telefoon": "071 123 45 67",
    "post": "",
}
FORM = "\n".join(form("wijkteam", FACTS))


def filled(**answers: str) -> str:
    """The form with what stands behind the stroke of some lines, by their label."""
    lines = []
    for line in FORM.split("\n"):
        label = line.partition(":")[0]
        key = label.replace(" ", "_")
        if key in answers and " | " in line:
            line = f"{line.partition(' | ')[0]} | {answers[key]}"
        elif key in answers:
            line = f"{label}: {answers[key]}"
        lines.append(line)
    return "\n".join(lines)


def read(text: str) -> Reply:
    """The one form in a text of which something is filled in."""
    (reply,) = read_form(text, FACTS)
    return reply


def test_form_has_a_line_for_each_field_and_says_what_is_not_known() -> None:
    assert FORM.split("\n") == [
        "partner: wijkteam",
        "naam: Wijkteam | klopt / wordt:",
        "wat u doet: Kijkt mee met formulieren. | klopt / wordt:",
        "telefoon: 071 123 45 67 | klopt / wordt:",
        "postadres: (niet bekend) | klopt / wordt:",
        "de rest klopt: ja / nee",
        "(einde van het formulier)",
    ]


def test_form_that_nobody_filled_in_is_no_answer() -> None:
    assert read_form(FORM, FACTS) == ()
    assert read_form("Dag, wij kijken er later naar.", FACTS) == ()
    assert read_form("", FACTS) == ()


@pytest.mark.parametrize(
    "words",
    [
        *("klopt", "Klopt!", "ja", "dit klopt", "[x] klopt", "klopt /", "klopt x / wordt:"),
        *("klopt / wordt: klopt", "wordt: 071 123 45 67"),
    ],
)
def test_field_that_is_right(words: str) -> None:
    assert read(filled(telefoon=words)).answers == {"telefoon": Answer(4, None)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("klopt / wordt: 071 999 99 99", "071 999 99 99"),
        ("wordt: 071 999 99 99", "071 999 99 99"),
        ("Wordt 071 999 99 99", "071 999 99 99"),
        ("klopt/wordt:071 | 999", "071 | 999"),
        ("klopt / wordt: -", ""),
        ("wordt: vervalt", ""),
    ],
)
def test_field_that_changed(words: str, value: str) -> None:
    assert read(filled(telefoon=words)).answers == {"telefoon": Answer(4, value)}


@pytest.mark.parametrize(
    ("words", "right"),
    [("ja", True), ("Ja.", True), ("ja x / nee", True), ("nee", False), ("ja / nee", False)],
)
def test_all_the_rest(words: str, right: bool) -> None:
    assert read(filled(naam="klopt", de_rest_klopt=words)).rest_right is right


def test_reply_with_quote_signs_wrapped_lines_a_greeting_and_a_signature() -> None:
    text = (
        "Dag,\r\n\r\nZie hieronder.\r\nGroet, het wijkteam\r\n\r\n"
        "Op 3 november schreef de bibliotheek:\r\n"
        "> > partner: wijkteam\r\n"
        "> > naam: Wijkteam | klopt / wordt: Wijkteam Zuid\r\n"
        "> > wat u doet: Kijkt mee met\r\n> > formulieren. | klopt / wordt: Kijkt mee met\r\n"
        "> > formulieren en brieven.\r\n"
        "> > telefoon: 071\xa0123 45 67 | klopt / wordt:\r\n071 999 99 99\r\n"
        "> > de rest klopt: ja\r\n> > (einde van het formulier)\r\n"
        "> > Met vriendelijke groet\r\n"
    )
    assert read(text) == Reply(
        "wijkteam",
        {
            "naam": Answer(8, "Wijkteam Zuid"),
            "doet": Answer(9, "Kijkt mee met formulieren en brieven."),
            "telefoon": Answer(12, "071 999 99 99"),
        },
        True,
        (),
    )


def test_every_mistake_is_told_with_its_line() -> None:
    text = (
        "partner: wijkteam\n"
        "naam: Wijkteam Zuid | klopt / wordt:\n"
        "wat u doet: Kijkt mee.\n"
        "telefoon: 071 123 45 67 | weet ik niet\n"
        "telefoon: 071 123 45 67 | klopt\n"
        "\n"
        "En nog iets.\n"
        "postadres: (niet bekend) | wordt: x\n"
        "de rest klopt: misschien\n"
    )
    assert read(text).mistakes == (
        (2, 'naam: voor de streep staat "Wijkteam Zuid", en bij ons "Wijkteam"'),
        (3, "wat u doet: zet het antwoord achter de streep |"),
        (4, 'telefoon: "weet ik niet" is geen klopt en geen wordt:'),
        (5, "telefoon: dit staat er twee keer"),
        (7, '"En nog iets." hoort nergens bij'),
        (8, "postadres: zet achter wordt: hoe het nu is"),
        (9, "de rest klopt: zet hier ja of nee"),
    )


def test_untouched_copy_below_the_answer_is_passed_over() -> None:
    assert read(f"{filled(telefoon='klopt')}\n\n{FORM}").answers == {"telefoon": Answer(4, None)}
    assert len(read_form(f"{filled(naam='klopt')}\n{filled(naam='ja')}", FACTS)) == 2


def test_control_signs_and_strokes_never_break_a_line() -> None:
    assert shown("071\x1b[31m\n | 1\ud800") == "071[31m / 1"
    assert (
        read(filled(naam="wordt: Wijk\x1b[2Jteam\x00 Zuid")).answers["naam"].value
        == "Wijk[2Jteam Zuid"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"partner: wijkteam\nnaam: {'x ' * 200_000}",
        "partner: wijkteam\n" + "naam: x | klopt\n" * 50_000,
        "> " * 300_000,
        "partner: wijkteam\ntelefoon: a | " + "x" * 300_000,
        "partner: wijkteam\ntelefoon: a | " + "ja " * 100_000,
        "partner: wijkteam\nnaam: a | klopt\n" + "en nog een regel\n" * 20_000,
    ],
)
def test_hostile_form_is_read_in_time(text: str) -> None:
    begin = time.perf_counter()
    read_form(text, FACTS)
    assert time.perf_counter() - begin < 2
