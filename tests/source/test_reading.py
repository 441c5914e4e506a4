"""From YAML text to marked data.

Text stays text, every mistake has its line, and nothing that a file can hold raises or hangs.
"""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TREE
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ido_cli.source.findings import Mark
from ido_cli.source.marked import Source
from ido_cli.source.reading import parse, read
from ido_cli.workspace.tree_file import read_tree
from source.reads import only, said

FILE = Path("boom.yaml")
COLON = "Achter een sleutel hoort een dubbele punt en een spatie, zoals titel: Toeslagen."
NO_COLON_HERE = (
    'Zet aanhalingstekens om een tekst met een dubbele punt erin: "Let op: ...". '
    "Of laat de regel goed inspringen."
)
CONTROL = ("er staan onzichtbare stuurtekens in het bestand", "Wis de regel en typ hem opnieuw.")
EMPTY = ("het bestand is leeg of bevat geen sleutels", 'Begin met een regel zoals "titel: ..."')
GENERAL = (
    "dit is geen geldige YAML",
    "Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven.",
)
INDENT = (
    "deze regel springt anders in dan de regels erboven",
    "Laat de regels die bij elkaar horen even ver inspringen.",
)
INVISIBLE = (
    "de tekst bevat onzichtbare stuurtekens",
    "Wis de tekst en typ hem opnieuw, zonder te plakken.",
)
NO_TEXT_KEY = ("een sleutel moet gewone tekst zijn", "Zet aanhalingstekens om de tekst.")
QUOTE = (
    "een aanhalingsteken dat niet wordt gesloten",
    "Zet aan beide kanten van de tekst hetzelfde teken: \" of '.",
)
TAB = ("een tab aan het begin van de regel", "Gebruik spaties om in te springen, geen tabs.")
TOO_DEEP = ("het bestand is te diep genest", "Hooguit 20 niveaus. Kijk of alles goed inspringt.")
WRONG_START = ("een tekst mag niet met dit teken beginnen", "Zet aanhalingstekens om de tekst.")


def data(text: str) -> dict[str, Any]:
    """What a text without mistakes holds."""
    source = parse(text, FILE)
    assert source.findings == ()
    assert source.data is not None
    return source.data


# Text stays text


def test_scalars_that_yaml_would_guess_stay_text() -> None:
    words = (
        "nee ja yes on 0800 0o17 0x1f 08:30 2026-11-01 ~ null True 1_000 1e3 .inf .nan = <<".split()
    )
    text = "".join(f"k{number}: {word}\n" for number, word in enumerate(words))
    assert list(data(text).values()) == words


def test_keys_that_yaml_would_guess_stay_text() -> None:
    assert data("nee: a\n112: b\n~: c\n2026-11-01: d\n<<: e\n") == {
        "nee": "a",
        "112": "b",
        "~": "c",
        "2026-11-01": "d",
        "<<": "e",
    }


def test_merge_key_merges_nothing() -> None:
    assert data("<<: {a: 1}\nb: 2\n") == {"<<": {"a": "1"}, "b": "2"}


def test_value_left_out_is_an_empty_text() -> None:
    assert data("a:\nb: ''\nc: [x, '']\n") == {"a": "", "b": "", "c": ["x", ""]}


def test_block_texts_keep_their_lines_or_fold_them() -> None:
    assert data("a: |\n  een\n  twee\nb: >\n  een\n  twee\nc: een\n  twee\n") == {
        "a": "een\ntwee\n",
        "b": "een twee\n",
        "c": "een twee",
    }


@pytest.mark.parametrize("text", ["café", "Óók €", "x\u00a0y", "日本語", "✔️ 🇳🇱", "عربي", "a\tb"])
def test_signs_of_other_languages_are_kept(text: str) -> None:
    assert data(f"a: {text}\nb: '{text}'\n") == {"a": text, "b": text}


def test_quotes_and_escapes_are_read() -> None:
    assert data("a: 'foto''s'\nb: \"Let op: \\u20ac 5\\nnu\"\n") == {
        "a": "foto's",
        "b": "Let op: € 5\nnu",
    }


def test_document_marks_around_one_document_are_allowed() -> None:
    assert data("%YAML 1.1\n---\na: 1\n...\n") == {"a": "1"}


# Files


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_change_neither_text_nor_marks(
    tmp_path: Path, line_end: str, bom: bytes
) -> None:
    file = tmp_path / "boom.yaml"
    file.write_bytes(
        bom
        + line_end.join(
            ["titel: Één", "over: |", "  twee", "  drie", "vragen: {a: b}", ""]
        ).encode()
    )
    source = read(file)
    assert source.findings == ()
    assert source.data == {"titel": "Één", "over": "twee\ndrie\n", "vragen": {"a": "b"}}
    assert source.mark(("titel",), of_key=True) == Mark(1, 1, 5)
    assert source.mark(("vragen", "a")) == Mark(5, 13, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "boom.yaml"
    file.write_bytes("titel: Toeslagen\n".encode(encoding))
    hint = "Bewaar het bestand opnieuw en kies als codering UTF-8."
    assert said(only(read(file))) == ("Y002", 1, "het bestand is niet in UTF-8 opgeslagen", hint)
    assert read(file).data is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_refused(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "boom.yaml"
    file.write_bytes("titel: Toeslagen\n".encode(encoding))
    assert read(file).data is None
    assert only(read(file)).code in ("Y002", "Y003")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_old_windows_encoding_is_refused_at_its_first_strange_line(
    tmp_path: Path, line_end: str
) -> None:
    file = tmp_path / "boom.yaml"
    file.write_bytes(
        line_end.join(["titel: x", "over: caf\u00e9", "begin: \u00e9"]).encode("cp1252")
    )
    assert said(only(read(file)))[:3] == ("Y002", 2, "het bestand is niet in UTF-8 opgeslagen")


def test_file_of_10_mb_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "boom.yaml"
    file.write_bytes(b"a: " + b"x" * 10_000_000)
    source = read(file)
    hint = "Een bestand mag hooguit 2 MB zijn. Is dit wel het goede bestand?"
    assert said(only(source)) == ("Y001", 1, "het bestand is te groot", hint)
    assert source.text == ""


def unreadable_files(folder: Path) -> Iterator[Path]:
    """Paths that can't be read as a file, for root too."""
    yield folder / "weg.yaml"
    (folder / "map.yaml").mkdir()
    yield folder / "map.yaml"
    yield folder / "map.yaml" / "onder.yaml" / "boom.yaml"
    try:
        (folder / "rond.yaml").symlink_to(folder / "rond.yaml")
    except OSError:  # Windows without the right to make links
        return
    yield folder / "rond.yaml"


def test_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    for file in unreadable_files(tmp_path):
        finding = only(read(file))
        assert (finding.code, finding.mark, finding.file) == ("Y001", Mark(), file)
        assert finding.message.startswith("het bestand is niet te lezen")
        assert finding.hint == "Kijk of het bestand bestaat en of u het mag lezen."


def test_file_without_permission_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "boom.yaml"
    file.write_text("a: 1\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert only(read(file)).message.startswith("het bestand is niet te lezen")


def test_file_that_cannot_be_read_is_explained_in_dutch(tmp_path: Path) -> None:
    english = {
        os.strerror(code)
        for code in (errno.ENOENT, errno.EISDIR, errno.EACCES, errno.ENOTDIR, errno.ELOOP)
    }
    for file in unreadable_files(tmp_path):
        message = only(read(file)).message
        assert not [words for words in english if words in message], message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "boom.yaml"
    os.mkfifo(pipe)
    got: list[Source] = []
    reader = threading.Thread(target=lambda: got.append(read(pipe)), daemon=True)
    reader.start()
    reader.join(5)
    if reader.is_alive():  # let it go, so that only this test fails
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        reader.join(5)
        pytest.fail("reading waits for someone to write into the pipe")
    assert only(got[0]).code == "Y001"


# Syntax: what is told beside the usual cause


def test_mistakes_before_a_syntax_mistake_are_told_too() -> None:
    codes = [
        (finding.code, finding.mark.line) for finding in parse("a: 1\na: 2\nb: @\n", FILE).findings
    ]
    assert codes == [("Y009", 2), ("Y003", 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("doe:\n  - x\n    - y\n", 3),
        ("doe:\n  - x\n   - y\n   - z\n", 3),
        ("doe: x\n  - y\n", 2),
        ("doe:\n  - x\n    z\n    - y\n", 4),
    ],
)
def test_item_that_would_vanish_into_the_text_above_is_found(text: str, line: int) -> None:
    message = "deze regel springt te ver in, en hoort nu bij de tekst erboven"
    assert said(only(parse(text, FILE))) == (
        "Y003",
        line,
        message,
        "Zet het streepje recht onder dat van de regel erboven.",
    )


def test_dash_in_a_text_that_is_meant_so_is_no_mistake() -> None:
    assert data(
        "a: |\n  x\n  - y\nb: 'x\n  - y'\nc: Bel 112 - nu\nd: x\n  y - z\ne: {f: x\n  - y}\n"
    ) == {
        "a": "x\n- y\n",
        "b": "x - y",
        "c": "Bel 112 - nu",
        "d": "x y - z",
        "e": {"f": "x - y"},
    }


# Control signs and signs that cannot be seen


@pytest.mark.parametrize(
    "sign", ["\0", "\a", "\b", "\f", "\x1b", "\x1c", "\x7f", "\x80", "\x9b", "\ufffe", "\uffff"]
)
def test_control_sign_in_the_file_is_named(sign: str) -> None:
    source = parse(f"a: b\nc: x{sign}y\nd: e\n", FILE)
    assert source.data is None
    assert said(only(source)) == ("Y003", 2, *CONTROL)


@pytest.mark.parametrize("sign", ["\0", "\x1b"])
def test_control_sign_behind_letters_of_several_bytes_is_on_its_own_line(sign: str) -> None:
    text = (
        "a: één\n"
        + "".join(f"b{number}: €€€€\n" for number in range(50))
        + f"c: x{sign}\n"
        + "d: e\n" * 90
    )
    assert only(parse(text, FILE)).mark.line == 52


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_end_that_no_editor_shows_is_named(sign: str) -> None:
    source = parse(f"a: b\nc: x{sign}y\nd: e\n", FILE)
    assert source.data is None
    assert said(only(source)) == ("Y003", 2, *CONTROL)


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u200e",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u00ad",
        "\ufeff",
        "\ue000",
        "\U000e0041",
    ],
)
def test_sign_that_cannot_be_seen_is_found_and_taken_out(sign: str) -> None:
    source = parse(f"a: b\nc: 'x{sign}y'\n", FILE)
    assert said(only(source)) == ("Y010", 2, *INVISIBLE)
    assert only(source).mark.column == 4
    assert source.data == {"a": "b", "c": "xy"}


def test_escape_written_in_yaml_does_not_get_through() -> None:
    source = parse('a: "\\e[31mrood\\a"\n', FILE)
    assert said(only(source)) == ("Y010", 1, *INVISIBLE)
    assert source.data == {"a": "[31mrood"}


def test_sign_that_cannot_be_seen_in_a_key_is_found() -> None:
    source = parse("a: b\nc\u202e: d\n", FILE)
    assert (said(only(source)), only(source).mark.column) == (("Y010", 2, *INVISIBLE), 1)


def test_keys_that_differ_only_in_an_invisible_sign_are_one_key() -> None:
    source = parse("a: b\na\u200b: d\n", FILE)
    assert [(finding.code, finding.mark.line) for finding in source.findings] == [
        ("Y010", 2),
        ("Y009", 2),
    ]


# What our files never need


def test_empty_file_says_how_to_begin() -> None:
    for text in (
        "",
        "\n\n",
        "   \n",
        "# alleen uitleg\n",
        "---\n",
        "los\n",
        "~\n",
        "- a\n- b\n",
        "[a, b]\n",
    ):
        source = parse(text, FILE)
        assert source.data is None
        assert said(only(source)) == ("Y006", 1, *EMPTY)


@pytest.mark.parametrize(
    "text", ["a: 1\n---\nb: 2\n", "a: 1\n---\n", "---\n---\na: 1\n", "a: 1\n...\n---\nb: 2\n"]
)
def test_second_document_is_refused_at_its_line(text: str) -> None:
    source = parse(text, FILE)
    assert source.data is None
    line = len(text.split("---")[0].splitlines()) + 1 if not text.startswith("---") else 2
    assert said(only(source)) == (
        "Y005",
        line,
        "het bestand bevat meer dan één document (---)",
        "Maak er twee bestanden van.",
    )


def test_alias_is_refused_at_its_line() -> None:
    source = parse("a: 1\nb: *nergens\nc: 2\n", FILE)
    assert source.data is None
    message = "een verwijzing met * kan hier niet (*nergens)"
    assert said(only(source)) == ("Y007", 2, message, "Schrijf de tekst op beide plaatsen voluit.")
    assert only(source).mark == Mark(2, 4, 8)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(60)), 2),
        ("a: &a [*a]\n", 1),
        ("a: &a\n  b: *a\n", 2),
        ("a: &a {b: 1}\nc:\n  <<: *a\n", 3),
    ],
    ids=["bomb", "cyclic list", "cyclic mapping", "merge"],
)
def test_alias_bomb_and_cyclic_anchor_stop_at_the_first_alias(text: str, line: int) -> None:
    source = parse(text, FILE)
    assert source.data is None
    assert {finding.code for finding in source.findings} == {"Y007"}
    assert source.findings[-1].mark.line == line
    assert "verwijzing met *" in source.findings[-1].message


def test_anchor_does_not_swallow_a_word_unseen() -> None:
    source = parse("a: 1\nb: &samen wonen\nc: &x [1]\nd: &y {e: 1}\n", FILE)
    assert [(finding.code, finding.mark.line) for finding in source.findings] == [
        ("Y007", 2),
        ("Y007", 3),
        ("Y007", 4),
    ]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: 1\nb: !belangrijk bel\n", "!belangrijk"),
        ("a: 1\nb: !!str 5\n", "tag:yaml.org,2002:str"),
        ("a: 1\nb: ! bel\n", "!"),
        ("a: 1\nb: !lijst [x]\n", "!lijst"),
        ("a: 1\nb: !!map {x: 1}\n", "tag:yaml.org,2002:map"),
        (
            "a: 1\nb: !!python/object/apply:os.system [ls]\n",
            "tag:yaml.org,2002:python/object/apply:os.system",
        ),
    ],
)
def test_tag_is_refused_and_nothing_is_run(text: str, tag: str) -> None:
    hint = "Haal het weg, of zet aanhalingstekens om de tekst."
    assert said(only(parse(text, FILE))) == (
        "Y012",
        2,
        f"een label met ! kan hier niet ({tag})",
        hint,
    )


@pytest.mark.parametrize(
    "text", ["a: !%1B]0;x%07 b\n", "a: !<%1B[31m%0a> b\n", "%TAG ! tag:%1B,2000:\n---\na: !x b\n"]
)
def test_tag_brings_no_escape_sequence_into_the_message(text: str) -> None:
    for finding in parse(text, FILE).findings:
        assert finding.message.isprintable()


@pytest.mark.parametrize(
    "text", ["a: 1\n[b]: 2\n", "a: 1\n{b: c}: 2\n", "a: 1\n? - b\n: 2\n", "a: 1\n? {b: c}\n"]
)
def test_key_that_is_no_text_is_refused(text: str) -> None:
    source = parse(text, FILE)
    assert source.data is None
    assert said(only(source)) == ("Y011", 2, *NO_TEXT_KEY)


def test_duplicate_key_names_the_first_line_and_keeps_the_first_value() -> None:
    source = parse("a: 1\nb:\n  c: {x: 1}\n  d: 2\na:\n  - 3\n", FILE)
    assert said(only(source)) == (
        "Y009",
        5,
        'de sleutel "a" staat er twee keer',
        "De eerste staat op regel 1. Haal er één weg.",
    )
    assert source.data == {"a": "1", "b": {"c": {"x": "1"}, "d": "2"}}


def test_duplicate_key_three_times_is_told_twice() -> None:
    found = parse("v:\n  a: 1\n  a: 2\n  'a': 3\n", FILE).findings
    assert [(finding.code, finding.mark.line, finding.hint) for finding in found] == [
        ("Y009", 3, "De eerste staat op regel 2. Haal er één weg."),
        ("Y009", 4, "De eerste staat op regel 2. Haal er één weg."),
    ]


def test_same_key_in_two_places_is_no_duplicate() -> None:
    assert data("a: {x: 1}\nb: {x: 1}\nc: [{x: 1}, {x: 2}]\nx: {a: 1}\nA: 1\n")["A"] == "1"


@pytest.mark.parametrize(("levels", "good"), [(19, True), (20, False)])
def test_nesting_is_bounded_at_twenty_levels(levels: int, good: bool) -> None:
    source = parse("a: " + "[" * levels + "]" * levels + "\n", FILE)
    assert (source.data is not None) == good
    assert [said(finding) for finding in source.findings] == (
        [] if good else [("Y008", 1, *TOO_DEEP)]
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "[{a: " * 50_000,
    ],
)
def test_a_hundred_thousand_brackets_are_one_finding(text: str) -> None:
    source = parse(text, FILE)
    assert source.data is None
    assert said(only(source)) == ("Y008", 1, *TOO_DEEP)


def test_brackets_that_the_library_refuses_itself_are_too_deep_where_they_pass_the_limit() -> None:
    """libyaml stops at a number of flow levels of its own, before it gives an event.

    The spot is that of the first level too many.
    """
    finding = only(parse("é: ë\nb:\n  c: " + "[" * 5000, FILE))
    assert said(finding) == ("Y008", 3, *TOO_DEEP)
    assert finding.mark.column == len("  c: ") + 19


@pytest.mark.parametrize(
    "text", ['a: ["' + "[" * 3000, "a: ['" + "[" * 3000, "a: [[]" + "x" * 3000 + "\n  - y"]
)
def test_brackets_inside_a_text_are_no_levels(text: str) -> None:
    assert only(parse(text, FILE)).code == "Y003"


def test_staircase_is_refused_at_its_twenty_first_line() -> None:
    assert said(only(parse("\n".join(" " * n + "a:" for n in range(3000)), FILE))) == (
        "Y008",
        21,
        *TOO_DEEP,
    )


@pytest.mark.parametrize("row", ["a: 1\n", "a: [!x 1]\n", "k{}: x\u200b\n"])
def test_file_full_of_mistakes_does_not_bury_the_reader(row: str) -> None:
    source = parse("".join(row.format(number) for number in range(20_000)), FILE)
    assert 1 <= len(source.findings) <= 1000


# The head of a file


HEAD = ("bibliotheek", "locaties")


def test_wanted_head_ends_reading_so_that_the_rest_may_be_broken() -> None:
    text = "bibliotheek: B\nlocaties:\n  - {id: a}\npartners: [\n\t{{{ @ a: *x\n"
    source = parse(text, FILE, HEAD)
    assert source.findings == ()
    assert source.data == {"bibliotheek": "B", "locaties": [{"id": "a"}]}
    assert parse(text, FILE).data is None


def test_wanted_head_may_come_in_another_order_and_with_keys_between() -> None:
    source = parse("locaties: []\nregios: [a]\nbibliotheek: B\nrest: 1\n", FILE, HEAD)
    assert source.data == {"locaties": [], "regios": ["a"], "bibliotheek": "B"}


def test_wanted_head_at_the_end_is_read_to_the_end() -> None:
    source = parse("partners: []\nbibliotheek: B\nlocaties: [{id: a}]\n", FILE, HEAD)
    assert source.data == {"partners": [], "bibliotheek": "B", "locaties": [{"id": "a"}]}


def test_wanted_key_that_is_missing_makes_the_whole_file_read() -> None:
    assert parse("bibliotheek: B\npartners: []\n", FILE, HEAD).data == {
        "bibliotheek": "B",
        "partners": [],
    }
    assert only(parse("bibliotheek: B\npartners: [@]\n", FILE, HEAD)).code == "Y003"


def test_wanted_key_deeper_down_does_not_count() -> None:
    source = parse(
        "x: {bibliotheek: A, locaties: [], y: 1}\nbibliotheek: B\nlocaties: []\nz: @\n", FILE, HEAD
    )
    assert source.data == {
        "x": {"bibliotheek": "A", "locaties": [], "y": "1"},
        "bibliotheek": "B",
        "locaties": [],
    }


def test_wanted_head_with_a_mistake_is_a_finding() -> None:
    source = parse("bibliotheek: B\nbibliotheek: C\nlocaties: []\nx: 1\n", FILE, HEAD)
    assert (only(source).code, only(source).mark.line) == ("Y009", 2)


def test_wanted_head_of_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "partners.yaml"
    file.write_bytes(b"\xef\xbb\xbfbibliotheek: B\r\nlocaties: []\r\npartners: [\r\n")
    assert read(file, HEAD).data == {"bibliotheek": "B", "locaties": []}


# Whatever a file holds


TOKENS = [
    *["x - y", "\n    - z", "x\n  - y", "\n\n"],
    *[
        "a",
        "titel",
        "vragen:",
        "a: ",
        "b: ",
        ": ",
        "- ",
        "? ",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "\r\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "|",
        ">",
    ],
    *[
        "'",
        '"',
        "#",
        " # x",
        "&a ",
        "*a",
        "!x ",
        "!!str ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "@",
        "`",
        "\\",
        "<<: ",
        "~",
        "é",
        "€",
        "\u2028",
        "\x85",
    ],
    *["\x00", "\x1b", "\u200b", "\ufeff", "\\x1b", "!%1b "],
]
yaml_like = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)


def check_says_something(source: Source, text: str) -> None:
    """Either there is data, or it is said what is wrong.

    Each finding can be shown and stands in the file.
    """
    assert source.data is not None or source.findings
    lines = max(1, len(text.splitlines()))
    for finding in source.findings:
        assert finding.code.startswith("Y")
        assert 1 <= finding.mark.line <= lines, finding
        assert finding.mark.column >= 1
        assert finding.mark.width >= 1
        assert finding.message
        assert finding.hint
        assert all(sign.isprintable() or sign in "\n\t\u00a0" for sign in finding.message)


@settings(deadline=None)
@given(st.text() | yaml_like)
@example("a: [b")
@example("a: {b: c\n\n\n")
@example("a: [b, 'c\n")
def test_any_text_gives_data_or_a_finding(text: str) -> None:
    check_says_something(parse(text, FILE), text)


@settings(deadline=None)
@given(st.text() | yaml_like)
def test_any_text_gives_the_same_head_or_a_finding(text: str) -> None:
    whole, head = parse(text, FILE), parse(text, FILE, ("a", "titel"))
    check_says_something(head, text)
    if whole.data is not None and head.data is not None:
        assert whole.data | head.data == whole.data


@settings(deadline=None)
@given(st.binary(max_size=400) | yaml_like.map(str.encode))
def test_any_bytes_give_data_or_a_finding(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.yaml"
    file.write_bytes(raw)
    check_says_something(read(file), raw.decode("utf-8", errors="replace").removeprefix("\ufeff"))


@st.composite
def damaged_trees(draw: st.DrawFn) -> bytes:
    """A good tree after a few edits.

    Bytes are changed, taken out or put in, and lines repeated, dropped or moved.
    """
    raw = TREE.encode()
    for _ in range(draw(st.integers(1, 4))):
        lines = raw.split(b"\n")
        here = draw(st.integers(0, max(0, len(raw) - 1)))
        there = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from("byte out in drop twice move".split()))
        if kind == "byte":
            raw = raw[:here] + draw(st.binary(min_size=1, max_size=1)) + raw[here + 1 :]
        elif kind == "out":
            raw = raw[:here] + raw[here + draw(st.integers(1, 40)) :]
        elif kind == "in":
            raw = raw[:here] + draw(st.sampled_from(TOKENS)).encode() + raw[here:]
        else:
            moved = lines.pop(there)
            keep = {
                "drop": [],
                "twice": [moved, moved],
                "move": [b" " * draw(st.integers(0, 3)) + moved],
            }[kind]
            raw = b"\n".join(lines[:there] + keep + lines[there:])
    return raw


@settings(deadline=None, max_examples=150)
@given(damaged_trees())
def test_any_damaged_tree_is_a_tree_or_has_a_finding(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "beschadigd.yaml"
    path.write_bytes(raw)
    file = read_tree(path)
    assert file.tree is not None or file.findings
    lines = max(1, len(raw.decode("utf-8", errors="replace").splitlines()))
    assert all(1 <= finding.mark.line <= lines for finding in file.findings), file.findings
