"""Mistakes that people make in the shipped trees and directory: each is found on its own line.

Random damage never stops the check.
"""

import io
import json
import random
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from ido_cli.checks.check import check
from ido_cli.source.codes import CODES, Severity
from ido_cli.source.findings import Finding
from ido_cli.terminal.output import Output
from ido_cli.trees.facts import DECREES_FILE, FACTS_FILE, Declared
from ido_cli.trees.other_languages import LANGUAGES_FILE
from ido_cli.trees.place import target
from ido_cli.triage.examples import prove
from ido_cli.triage.routes import routes
from ido_cli.views.findings import as_row, show
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import Workspace, open_workspace
from ido_cli.workspace.tree_file import TreeFile, read_tree

TODAY = date(2026, 11, 24)
LONG = (
    "Wij kijken samen met u naar de brief en dan zoeken wij uit wie u hier het beste verder "
    "mee kan helpen"
)


class Mistake(NamedTuple):
    """What a person did to a shipped file.

    `edits` are applied to the first place that matches each pattern.

    `«` stands on the line where the finding with this `code` must be; the sign itself is taken out.
    A mistake in YAML itself (Y003) may be found one line further. `also` are codes of other errors
    and warnings that follow from it, in any place. `beside` are edits of other files that make it a
    mistake: (file, pattern, replacement).
    """

    file: str
    code: str
    edits: tuple[tuple[str, str], ...]
    also: tuple[str, ...] = ()
    beside: tuple[tuple[str, str, str], ...] = ()
    encode: Callable[[str], bytes] = str.encode


def slip(file: str, code: str, *edits: tuple[str, str], also: str = "") -> Mistake:
    """A mistake in a tree, or in the directory (`partners`)."""
    return Mistake(file, code, edits, tuple(also.split()))


def in_windows(text: str) -> bytes:
    """A text as an old editor saves it; the header of each tree stays as it is."""
    return text.encode("cp1252", "replace")


ANSWER = r"^( +)- antwoord: (.+)\n +naar: (.+)\n"
"""An answer without a hint."""
NO = r"^(      - antwoord: )Nee(\n        naar: .+\n)"
NEW_QUESTION = (
    "  {}:\n"
    "    vraag: Is er nog meer?\n"
    "    antwoorden:\n"
    "      - {{antwoord: Ja, naar: {}}}\n"
    "      - {{antwoord: Weet niet, naar: {}}}\n"
)
NEW_ADVICE = "  {}:\n    titel: Nog een advies\n    verwijs: [formulierenhulp]\n"

MISTAKES: dict[str, Mistake] = {
    # typing errors in YAML itself
    "a tab before a key": slip("toeslagen", "Y003", (r"^    zeg:", r"«\tzeg:")),
    "a tab before an answer": slip("huren", "Y003", (r"^      - antwoord:", r"«\t- antwoord:")),
    "a tab behind the spaces": slip("wmo", "Y003", (r"^        naar:", "«    \tnaar:")),
    "no colon behind a key": slip("toeslagen", "Y003", (r"^    vraag: ", r"«    vraag ")),
    "no colon behind a key in the middle": slip("huren", "Y003", (r"^    zeg: ", r"«    zeg ")),
    "no colon behind the key of the first line": slip("wmo", "Y003", (r"^titel: ", r"«titel ")),
    "no colon behind the name of a question": slip(
        "digid", "Y003", (r"^(vragen:\n)(  \w+):$", r"\1«\2")
    ),
    "no space behind a colon": slip("toeslagen", "Y003", (r"^        naar: ", r"«        naar:")),
    "no space behind a colon at the top": slip("huren", "Y003", (r"^begin: ", r"«begin:")),
    "no space behind the hyphen": slip(
        "spoed", "Y013", (r"^      - antwoord:", r"«      -antwoord:")
    ),
    "no space behind a second hyphen": slip(
        "huren", "Y003", (r"^(    doe:\n      - .+\n)      - ", r"\1«      -")
    ),
    "a text that goes on with a hash": slip(
        "toeslagen", "Y014", (r"^    waarom: (.+)$", r"«    waarom: \1 #toeslag")
    ),
    "quotes of a word processor": slip(
        "toeslagen", "Y015", (r"^    zeg: (.+)$", "«    zeg: “\\1”")
    ),
    "a hard space behind a colon": slip("wmo", "Y003", (r"^    zeg: ", "«    zeg:\u00a0")),
    "a hard space before a key that is read": slip("wmo", "Y003", (r"^begin: ", "«\u00a0begin: ")),
    "a comment of another language": slip(
        "huren", "Y003", (r"^begin: ", "«// nog nakijken\nbegin: ")
    ),
    "a word in brackets first": slip("wmo", "Y003", (r"^    zeg: ", "«    zeg: [Nieuw] ")),
    "more than, as a sign": slip("wmo", "Y003", (r"^    zeg: .+$", "«    zeg: > 65 jaar")),
    "bold as in a letter": slip("wmo", "Y003", (r"^    zeg: .+$", "«    zeg: *Let op* dit")),
    "a quote that is not closed": slip("toeslagen", "Y003", (r"^    zeg: (.+)$", r'«    zeg: "\1')),
    "a single quote that is not closed": slip(
        "wmo", "Y003", (r"^    titel: (.+)$", r"«    titel: '\1")
    ),
    "a quote in a list that is not closed": slip(
        "energie-en-water", "Y003", (r'^(    antwoorden: \[.*"[^"]+)"\]$', r"«\1]")
    ),
    "two kinds of quote": slip("toeslagen", "Y003", (r"^    zeg: (.+)$", "«    zeg: \"\\1'")),
    "a quoted word at the start of a text": slip(
        "huren", "Y003", (r"^    zeg: (\w+)", r'«    zeg: "\1"')
    ),
    "a text that begins with an apostrophe": slip(
        "toeslagen", "Y003", (r"^    zeg: .+$", "«    zeg: 's Morgens is het hier rustig.")
    ),
    "a bracket that is not closed": slip("toeslagen", "Y003", (r"^(    verwijs: \[.+)\]$", r"«\1")),
    "a bracket that is not opened": slip(
        "toeslagen", "N001", (r"^(    verwijs: )\[(.+\])$", r"«\1\2")
    ),
    "a curly bracket that is not closed": slip(
        "toeslagen", "Y003", (r"^(        als: \{.+)\}$", r"«\1")
    ),
    "a text with a colon in it": slip("toeslagen", "Y003", (r"^    zeg: ", r"«    zeg: Let op: ")),
    "a text that begins with a percent sign": slip(
        "wmo", "Y003", (r"^    waarom: ", r"«    waarom: %")
    ),
    "a text that begins with an at sign": slip(
        "wmo", "Y003", (r"^    waarom: ", r"«    waarom: @balie ")
    ),
    "one space too many": slip("toeslagen", "Y003", (r"^    zeg:", r"«     zeg:")),
    "one space too few": slip("huren", "Y003", (r"^    zeg:", r"«   zeg:")),
    "an answer that springs in too little": slip(
        "huren", "Y003", (r"^(      - antwoord: .+\n        naar: .+\n)      - ", r"\1«     - ")
    ),
    "a key that springs in too far": slip(
        "spoed", "Y003", (r"^    titel:", r"«      titel:"), (r"^    verwijs:", r"    verwijs:")
    ),
    "a question that springs out": slip(
        "toeslagen", "Y003", (r"^  heeft_digid:", r"«heeft_digid:")
    ),
    "a step that springs in too far": slip(
        "huren", "Y003", (r"^(    doe:\n      - .+\n)      - ", r"\1«       - ")
    ),
    "a first answer without its hyphen": slip(
        "toeslagen", "Y003", (r"^(    antwoorden:\n)      - ", r"\1«        ")
    ),
    "a hard space from a web page": slip(
        "toeslagen", "Y003", (r"^    zeg:", "«\u00a0\u00a0\u00a0\u00a0zeg:")
    ),
    "a bullet for a hyphen": slip(
        "huren", "Y003", (r"^(    doe:\n      - .+\n)      - ", r"\1«      • ")
    ),
    "an end of a merge by git": slip(
        "boetes-cjib", "Y003", (r"^vragen:\n", "«<<<<<<< HEAD\nvragen:\n")
    ),
    "a line of a letter pasted in": slip(
        "toeslagen", "Y003", (r"^    antwoorden:\n", "«Geachte mevrouw,\n    antwoorden:\n")
    ),
    "a star for bold": slip("toeslagen", "Y007", (r"^    zeg: ", r"«    zeg: *")),
    "an exclamation mark first": slip("toeslagen", "Y012", (r"^    zeg: ", r"«    zeg: !")),
    "two trees in one file": slip("wmo", "Y005", (r"^voorbeelden:\n", "«---\nvoorbeelden:\n")),
    "everything wiped": slip("wmo", "Y006", (r"(?s)\A.*\Z", "«# nog maken\n")),
    "brackets that go on and on": slip("wmo", "Y008", (r"^over: ", "«over: " + "[" * 25)),
    "a key twice": slip(
        "toeslagen", "Y009", (r"^    zeg: (.+)\n", "    zeg: \\1\n«    zeg: \\1\n")
    ),
    "a question copied under the same name": slip(
        "huren", "Y009", (r"(?s)^(vragen:\n)(  \w+:\n.+?)(?=^  \w)", r"\1\2«\2")
    ),
    "an answer without its hyphen": slip(
        "huren",
        "Y009",
        (r"^(      - antwoord: .+\n        naar: .+\n)      - ", r"\1«        "),
        also="Y009",
    ),
    "a sign that can't be seen": slip(
        "toeslagen", "Y010", (r"^    vraag: (\w+)", "«    vraag: \\1\u200b")
    ),
    "a name between brackets": slip("wmo", "Y011", (r"^vragen:\n  (\w+):", r"vragen:\n«  [\1]:")),
    "saved by an old editor": slip(
        "toeslagen", "Y002", (r"^    zeg: ", "«    zeg: Één vraag. ")
    )._replace(encode=in_windows),
    # keys and values
    "a key with a letter left out": slip(
        "toeslagen", "B001", (r"^        hint:", r"«        hnt:")
    ),
    "a key with a capital": slip("huren", "B001", (r"^    zeg:", r"«    Zeg:")),
    "a key in English": slip("wmo", "B001", (r"^    waarom:", r"«    why:")),
    "a key that needs no s": slip("toeslagen", "B001", (r"^voorbeelden:", r"«voorbeeld:")),
    "a question in the wrong block": slip(
        "toeslagen", "B001", (r"^begin: (.+)\n", "begin: \\1\n«vraag: Wat wil de klant?\n")
    ),
    "an answer that leads nowhere": slip(
        "toeslagen", "B002", (r"^(      - antwoord: .+\n)        naar: .+\n", r"«\1")
    ),
    "an advice without a title": slip(
        "huren", "B002", (r"^(adviezen:\n)(  \w+:\n)    titel: .+\n", r"\1«\2")
    ),
    "a question without its text": slip(
        "wmo", "B002", (r"^(vragen:\n)(  \w+:\n)    vraag: .+\n", r"\1«\2")
    ),
    "an example without its advice": slip(
        "wmo", "B002", (r"^(  - klant: .+\n    antwoorden: .+\n)    advies: .+\n", r"«\1")
    ),
    "nothing behind a key": slip("toeslagen", "B003", (r"^    vraag: .+$", "«    vraag:")),
    "a Dutch date": slip(
        "toeslagen", "B003", (r"^    gecontroleerd: .+$", "«    gecontroleerd: 24-11-2025")
    ),
    "answers of an example without brackets": slip(
        "wmo", "B003", (r"^    antwoorden: \[(.+)\]$", r"«    antwoorden: Ja")
    ),
    "a status with a capital": slip("wmo", "B003", (r"^begin: ", "«status: Concept\nbegin: ")),
    "urgent perhaps": slip(
        "energie-en-water", "B003", (r"^    spoed: \w+$", "«    spoed: misschien")
    ),
    # where answers lead
    "a letter left out in a target": slip(
        "toeslagen", "B004", (r"^        naar: (\w+)\w$", r"«        naar: \1")
    ),
    "a hyphen for an underscore": slip(
        "huren", "B004", (r"^        naar: ([a-z]+)_(\w+)$", r"«        naar: \1-\2")
    ),
    "a capital in a target": slip("wmo", "B004", (r"^        naar: \w", r"«        naar: X")),
    "a word behind a target": slip(
        "wmo", "B004", (r"^        naar: (\w+)$", r"«        naar: \1 (zie boven)")
    ),
    "a jump to a tree that does not exist": slip(
        "boetes-cjib", "B004", (r"^        naar: schulden#", r"«        naar: schuld#")
    ),
    "a jump to a step that does not exist": slip(
        "boetes-cjib", "B004", (r"^        naar: schulden#.+$", r"«        naar: schulden#waht")
    ),
    "a jump with another sign": slip(
        "boetes-cjib", "B004", (r"^        naar: schulden#", r"«        naar: schulden/")
    ),
    "an advice deleted": slip(
        "digid",
        "B004",
        (
            r"(?s)^(        naar: (\w+)\n(?=.*^adviezen:\n.*^  \2:\n).*)^  \2:\n(?:    [^\n]*\n)+",
            r"«\1",
        ),
        also="B004 B036",
    ),
    "a question renamed": slip(
        "toeslagen",
        "B004",
        (r"^        naar: heeft_digid$", r"«        naar: heeft_digid"),
        (r"^  heeft_digid:", r"  digid:"),
    ),
    "the first question renamed": slip(
        "toeslagen",
        "B005",
        (r"^begin: (\w+)", r"«begin: \1"),
        (r"^vragen:\n  (\w+):", r"vragen:\n  \1_nu:"),
        also="B004",
    ),
    "a question that nobody asks": slip(
        "toeslagen",
        "B006",
        (
            r"^adviezen:\n",
            "«" + NEW_QUESTION.format("nog_meer", "stoppen", "stoppen") + "adviezen:\n",
        ),
    ),
    "an advice that nobody gets": slip(
        "toeslagen",
        "B007",
        (r"^adviezen:\n", "adviezen:\n«" + NEW_ADVICE.format("nog_een")),
        also="B017",
    ),
    "an answer that leads back": slip(
        "toeslagen",
        "B009",
        (r"^(  heeft_digid:\n(?:    .*\n)+?)        naar: .+$", r"\1«        naar: wat"),
    ),
    "an answer that leads to its own question": slip(
        "wmo",
        "B009",
        (
            r"^(  wat:\n(?:    .*\n)+      - antwoord: Weet niet\n)        naar: .+$",
            r"\1«        naar: wat",
        ),
    ),
    "a question and an advice of one name": slip(
        "toeslagen", "B027", (r"^adviezen:\n", "adviezen:\n«" + NEW_ADVICE.format("veranderd"))
    ),
    # answers
    "answers deleted but for one": slip(
        "toeslagen",
        "B010",
        (r"^  heeft_digid:\n", "«  heeft_digid:\n"),
        (
            (
                r"^      - antwoord: Ja\n"
                r"        naar: welke_toeslag\n"
                r"      - antwoord: Nee\n"
                r"        naar: welke_toeslag\n"
            ),
            "",
        ),
        also="B015 B014 B017 B029",
    ),
    "an answer copied and left so": slip("toeslagen", "B011", (NO, r"\g<0>«\g<0>")),
    "an answer that differs by a full stop": slip("toeslagen", "B011", (NO, r"\g<0>«\1Nee.\2")),
    "no way on for who does not know": slip(
        "toeslagen",
        "B012",
        (r"^  wat:\n", "«  wat:\n"),
        (r"^      - antwoord: Weet niet\n        naar: .+\n", ""),
        also="B015",
    ),
    "eight answers": slip(
        "toeslagen",
        "B023",
        (r"^  wat:\n", "«  wat:\n"),
        (ANSWER, r"\g<0>\1- antwoord: Iets heel anders\n\1  naar: \3\n"),
    ),
    # texts, facts and conditions
    "a sentence without an end": slip("wmo", "B019", (r"^    zeg: ", f"«    zeg: {LONG} en ")),
    "the birth date asked": slip(
        "wmo", "B020", (r"^    zeg: .+$", "«    zeg: Wat is uw geboortedatum?")
    ),
    "a fact with a letter left out": slip(
        "toeslagen", "B013", (r"^        als: \{digid:", "«        als: {digd:")
    ),
    "a fact that no longer has a question": slip(
        "scheiden",
        "B013",
        (r"^    feit: huurhuis\n", ""),
        (r"^        als: \{huurhuis:", "«        als: {huurhuis:"),
        also="B013",
    ),
    "a value with a letter too many": slip(
        "toeslagen", "B014", (r"^        als: \{digid: nee\}", "«        als: {digid: neen}")
    ),
    # examples
    "an answer renamed but not in the example": slip(
        "toeslagen",
        "B015",
        (r"^      - antwoord: Een toeslag stoppen$", "      - antwoord: Stoppen met een toeslag"),
        (r"^    antwoorden: \[Een toeslag stoppen\]$", "«    antwoorden: [Een toeslag stoppen]"),
    ),
    "an answer too many in an example": slip(
        "wmo", "B015", (r"^(    antwoorden: \[.+)\]$", r"«\1, Ja]")
    ),
    "an answer too few in an example": slip(
        "toeslagen",
        "B016",
        (r'^    antwoorden: \[([^,"]+), [^,"]+\]\n(    advies: .+)$', r"    antwoorden: [\1]\n«\2"),
    ),
    "an example with another end": slip(
        "toeslagen", "B016", (r"^    advies: samen_uitzoeken$", "«    advies: stoppen")
    ),
    "the advice of an example with a letter left out": slip(
        "toeslagen", "B016", (r"^    advies: (\w+)\w$", r"«    advies: \1")
    ),
    "an advice without an example": slip(
        "toeslagen",
        "B017",
        (ANSWER, r"\g<0>\1- antwoord: Iets heel anders\n\1  naar: nog_een\n"),
        (r"^adviezen:\n", "adviezen:\n«" + NEW_ADVICE.format("nog_een")),
        also="B023",
    ),
    # advices
    "no addressee": slip(
        "toeslagen",
        "B018",
        (r"^(adviezen:\n)(  \w+:\n(?:    (?!verwijs).*\n)+)    verwijs: .+\n", r"\1«\2"),
    ),
    "a partner with a letter left out": slip(
        "toeslagen", "N001", (r"^    verwijs: \[dienst-toeslagen", "«    verwijs: [dienst-toeslage")
    ),
    "a comma forgotten": slip(
        "toeslagen",
        "N001",
        (r"^    verwijs: \[dienst-toeslagen,", "«    verwijs: [dienst-toeslagen"),
    ),
    "nobody in the neighbourhood": slip(
        "toeslagen",
        "N003",
        (r"^    verwijs: \[dienst-toeslagen.*\]$", "«    verwijs: [dienst-toeslagen]"),
    ),
    "never looked at again": slip(
        "toeslagen", "B021", (r"^    gecontroleerd: 202\d", "«    gecontroleerd: 2019")
    ),
    "the date wiped": slip(
        "toeslagen",
        "B022",
        (r"^(  huurtoeslag_aanvragen:\n(?:    .*\n)+?)    gecontroleerd: .+\n", r"«\1"),
    ),
    "a name with a capital": slip(
        "toeslagen",
        "B025",
        (r"^        naar: heeft_digid$", "        naar: Heeft_digid"),
        (r"^  heeft_digid:", "«  Heeft_digid:"),
    ),
    # what is declared, conditions and dates
    "a fact that is not declared": slip(
        "toeslagen", "B028", (r"^    feit: digid$", "«    feit: digd")
    ),
    "an answer that is no value of the fact": slip(
        "toeslagen",
        "B029",
        (
            r"^(    feit: digid\n    antwoorden:\n(?:.*\n)*?)      - antwoord: Nee$",
            r"\1«      - antwoord: Neen",
        ),
        also="B029 B015 B017",
    ),
    "nothing left for who does not know": slip(
        "toeslagen",
        "B030",
        (r"^    balie: .+$", "«    balie: [{tekst: Samen kijken, als: {digid: ja}}]"),
    ),
    "no way when the condition is not met": slip(
        "toeslagen",
        "B031",
        (
            r"^        naar: welke_toeslag$",
            "        naar:\n«          - {als: {digid: ja}, stap: welke_toeslag}",
        ),
    ),
    "a way that depends on the month": slip(
        "toeslagen",
        "B032",
        (
            r"^        naar: welke_toeslag$",
            "        naar:\n«          - {als: {maand: mei}, stap: welke_toeslag}\n"
            "          - {stap: welke_toeslag}",
        ),
    ),
    "a length in words": slip(
        "toeslagen",
        "B033",
        (r"^      - binnen: .+$", "«      - binnen: zes weken"),
        also="B015 B016 B017",
    ),
    "a term in words": slip(
        "toeslagen",
        "B034",
        (r"^(    termijn:\n(?:      .*\n)*?)      duur: .+$", r"\1«      duur: zes weken"),
    ),
    "a term from a fact that is no date": slip(
        "toeslagen",
        "B034",
        (r"^(    termijn:\n(?:      .*\n)*?)      vanaf: .+$", r"\1«      vanaf: digid"),
    ),
    "a key of a fact with a letter left out": slip(
        "_feiten", "F001", (r"^    geldt: vraag$", "«    gelt: vraag")
    ),
    "a fact that does not say what it is": slip(
        "_feiten", "F002", (r"^(  \w+:\n)    over: .+\n", r"«\1")
    ),
    "a fact that holds for ever": slip(
        "_feiten", "F003", (r"^    geldt: vraag$", "«    geldt: altijd")
    ),
    "an end of a decree as people say it": slip(
        "_feestdagen", "F003", (r"^bekend_tot: .+$", "«bekend_tot: eind 2028")
    ),
    "a phrase in another language at a step with a letter left out": slip(
        "_andere-talen", "F008", (r"^  toeslagen#(\w+)\w:$", r"«  toeslagen#\1:")
    ),
    "a language by its name": slip("_andere-talen", "F009", (r"^    tr: ", "«    Turks: ")),
    # phrases, sources and texts
    "far too many phrases": slip(
        "toeslagen",
        "B035",
        (r"^herken:\n", "«herken:\n" + "".join(f"  - toeslag {n}\n" for n in range(13))),
    ),
    "a phrase that is answered nowhere": slip(
        "toeslagen", "B036", (r"^herken:\n", "herken:\n«  - een parkeerbon gekregen\n")
    ),
    "a text of the scaffold": slip(
        "toeslagen",
        "B038",
        (r"^    waarom: .+$", "«    waarom: Zeg in één zin waarom juist daarheen."),
    ),
    "a date that has yet to come": slip(
        "toeslagen", "B039", (r"^    gecontroleerd: 202\d", "«    gecontroleerd: 2062")
    ),
    "a source without https": slip(
        "toeslagen", "B040", (r"^    bron: https://(.+)$", r"«    bron: \1")
    ),
    "a phone number in a text": slip(
        "toeslagen", "B041", (r"^    zeg: .+$", "«    zeg: Het nummer is 0800-0543.")
    ),
    "the visitor as somebody else": slip(
        "toeslagen", "B042", (r"^    waarom: .+$", "«    waarom: Daar kan de klant het regelen.")
    ),
    "a number that stands at another place": slip(
        "toeslagen",
        "B043",
        (
            r"^(    feit: digid\n    antwoorden:\n)      - antwoord: Ja$",
            "\\1«      - antwoord: '3'\n        waarde: ja",
        ),
    ),
    "an advice copied under another name": slip(
        "toeslagen",
        "B045",
        (r"(?s)^(adviezen:\n  \w+:\n)(.+?)(?=^  \w)", "\\1\\2«  kopie:\n\\2"),
        also="B007 B017",
    ),
    "a weblog as a source": slip(
        "toeslagen", "N007", (r"^    bron: .+$", "«    bron: https://weblog.example/toeslag")
    ),
    "a call to somebody without a number": slip(
        "toeslagen",
        "N005",
        (r"^(    verwijs: \[dienst-toeslagen(?:.*\n)+?    doe:\n)", "\\1«      - Bel ze op.\n"),
        also="N005",
    )._replace(
        beside=(
            ("partners", r"^(  - id: dienst-toeslagen\n(?:    .*\n)+?)    telefoon: .+\n", r"\1"),
        )
    ),
    "urgent, and nobody answers": slip(
        "wmo",
        "N006",
        (r"^(adviezen:\n)(  \w+:\n)", "\\1«\\2    spoed: ja\n"),
    ),
    "a partner that was read tomorrow": slip(
        "partners", "P015", (r"^    gecontroleerd: 202\d", "«    gecontroleerd: 2062")
    ),
    # the directory
    "a key of a partner with a letter left out": slip(
        "partners", "P001", (r"^    telefoon:", "«    telefon:")
    ),
    "a partner without a name": slip(
        "partners", "P002", (r"^(  - id: dienst-toeslagen\n)    naam: .+\n", r"«\1")
    ),
    "another kind of partner": slip(
        "partners", "P003", (r"^    soort: maatschappelijk$", "«    soort: maatschapelijk")
    ),
    "a partner copied and not renamed": slip(
        "partners", "P004", (r"(?s)^(  - id: digid\n.+?\n\n)", r"\1«\1")
    ),
    "hours as people say them": slip(
        "partners",
        "P005",
        (r"^    openingstijden: .+$", "«    openingstijden: maandag t/m vrijdag van 9 tot 5"),
    ),
    "hours with a point for the colon": slip(
        "partners",
        "P005",
        (r"^    openingstijden: ma-vr .+$", "«    openingstijden: ma-vr 08.00-22.00"),
    ),
    "days, and the times forgotten": slip(
        "partners", "P016", (r"^    openingstijden: (ma-vr) .+$", r"«    openingstijden: \1")
    ),
    "hours on a clock of twelve": slip(
        "partners",
        "P017",
        (r"^    openingstijden: ma-vr .+$", "«    openingstijden: ma-vr 8:30-5:00"),
    ),
    "morning and afternoon as two rules": slip(
        "partners",
        "P018",
        (
            r"^    openingstijden: ma-vr .+$",
            "«    openingstijden: ma-vr 08:30-12:30; ma-vr 13:00-17:00; feestdag gesloten",
        ),
    ),
    "a summer that is over": slip(
        "partners",
        "P019",
        (r"^(    openingstijden: ma-vr .+)$", r"«\1; 2025 jul 14-aug 22 gesloten"),
    ),
    "a phone number with a digit too few": slip(
        "partners", "P006", (r"^    telefoon: (088 .+)\d$", r"«    telefoon: \1")
    ),
    "a website without https": slip(
        "partners", "P007", (r"^    website: https://", "«    website: ")
    ),
    "a service with a letter left out": slip(
        "partners", "P008", (r"^    biedt: \[digitaal-hulp\]$", "«    biedt: [digitaal-hlp]")
    ),
    "a region with a letter left out": slip(
        "partners", "P009", (r"^    regio: \[Leiden\]$", "«    regio: [Leidn]")
    ),
    "the region of a desk with a letter left out": slip(
        "partners", "P009", (r"^    regio: Leiderdorp$", "«    regio: Leiderdrop")
    ),
    "a partner with the name of a service": slip(
        "partners", "P012", (r"^  - id: rijksoverheid$", "«  - id: gemeente"), also="P012"
    ),
    "no way to reach a partner": slip(
        "partners",
        "P014",
        (r"^(  - id: mijnoverheid\n(?:    .*\n)+?)    website: .+\n", r"«\1"),
        (r"^(«  - id: mijnoverheid\n(?:    .*\n)+?)    opmerking: .+\n", r"\1"),
    ),
    "a contact that is still to make": slip(
        "partners", "P013", (r"^    contact: geen-nodig$", "«    contact: nog-te-leggen")
    ),
    "a tab in the directory": slip("partners", "Y003", (r"^    naam:", "«\tnaam:")),
    "a colon in a remark": slip(
        "partners", "Y003", (r"^    opmerking: ", "«    opmerking: Let op: ")
    ),
    "a service that nobody offers": slip(
        "partners", "N002", (r"^diensten:\n", "diensten:\n«  taalmaatje: Een taalmaatje\n")
    )._replace(beside=(("toeslagen", r"^(    verwijs: \[.+)\]$", r"\1, taalmaatje]"),)),
    "a partner that no tree refers to": slip(
        "partners",
        "N004",
        (
            r"^partners:\n",
            (
                "partners:\n"
                "«  - {id: nieuw, naam: Nieuw, soort: overig, doet: Helpt., regio: landelijk, "
                "bezoek: Altijd}\n"
            ),
        ),
    ),
    "a desk never looked at again": slip(
        "partners", "P011", (r"^    gecontroleerd: 202\d", "«    gecontroleerd: 2019")
    ),
    "a partner never looked at again": slip(
        "partners",
        "P011",
        (
            r"^(  - id: digid\n(?:    .*\n)+?)    gecontroleerd: 202\d",
            r"\1«    gecontroleerd: 2019",
        ),
    ),
    "the date of a partner wiped": slip(
        "partners", "P010", (r"^(  - id: digid\n(?:    .*\n)+?)    gecontroleerd: .+\n", r"«\1")
    ),
    # with another tree
    "a jump to a tree that is not in use": slip(
        "boetes-cjib",
        "B008",
        (r"^        naar: schulden#", "«        naar: schulden#"),
        also="B008",
    )._replace(beside=(("schulden", r"^begin: ", "status: concept\nbegin: "),)),
    "a jump that leads back": slip(
        "schulden",
        "B009",
        (
            r"(?s)\A(.*?\n  brief:\n.*?\n)        naar: [^\n]+",
            r"\1«        naar: boetes-cjib#wat",
        ),
        also="B006 B007 B009 B015 B016 B017",
    )._replace(beside=(("boetes-cjib", r"^titel: ", "titel: "),)),
    "a long way": slip(
        "toeslagen",
        "B024",
        (r"^begin: ", "«begin: "),
        (r"^        naar: welke_toeslag$", "        naar: meer1"),
        (
            r"^adviezen:\n",
            "".join(
                NEW_QUESTION.format(
                    f"meer{n}", f"meer{n + 1}" if n < 5 else "welke_toeslag", "stoppen"
                )
                for n in range(1, 6)
            )
            + "adviezen:\n",
        ),
        also="B015 B016 B017",
    ),
}


@pytest.fixture(scope="module")
def good() -> Iterator[Workspace]:
    """The shipped workspace, read once: a copy of one of its files is not read again."""
    workspace = open_workspace(shipped())

    def read(path: Path, declared: Declared | None = None) -> TreeFile:
        if path.stem in workspace.trees.known and declared == workspace.trees.declared:
            file = workspace.trees.file(path.stem)
            if path.read_bytes() == file.source.path.read_bytes():
                return replace(file, source=replace(file.source, path=path))
        return read_tree(path, declared)

    with pytest.MonkeyPatch.context() as patched:
        workspace.trees.files()
        patched.setattr("ido_cli.workspace.tree_files.read_tree", read)
        yield workspace


def path_of(folder: Path, file: str) -> Path:
    """Where a tree, or the directory (`partners`), stands in a workspace."""
    return (
        folder / "partners.yaml"
        if file == "partners"
        else folder / "decision_trees" / f"{file}.yaml"
    )


def copy(good: Workspace, folder: Path, *files: str) -> None:
    """Copy the directory, these trees and all that their answers lead to.

    A small workspace in which nothing is missing.
    """
    (folder / "decision_trees").mkdir()
    shutil.copy(path_of(good.folder, "partners"), folder)
    named = [LANGUAGES_FILE] if Path(LANGUAGES_FILE).stem in files else []
    for name in (FACTS_FILE, DECREES_FILE, *named):
        shutil.copy(good.trees.folder / name, folder / "decision_trees")
    known: set[str] = set()
    waiting = [file for file in files if file in good.trees] or ["toeslagen"]
    while waiting:
        tree_id = waiting.pop()
        if tree_id not in known:
            known.add(tree_id)
            shutil.copy(path_of(good.folder, tree_id), folder / "decision_trees")
            answers = [
                answer
                for question in good.trees[tree_id].questions.values()
                for answer in question.answers
            ]
            waiting += [target(tree_id, step).tree for answer in answers for step in answer.steps]


def replaced(text: str, pattern: str, replacement: str) -> str:
    """A text with the first match of a pattern replaced; there must be one."""
    text, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} matches nothing"
    return text


def words(found: Iterable[Finding]) -> str:
    """Errors and warnings as lines, for a failing test."""
    serious = [one for one in found if one.severity is not Severity.HINT]
    return "\n".join(
        f"{one.file.name}:{one.mark.line}:{one.mark.column} {one.code} {one.message}"
        for one in serious
    )


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_found_on_its_own_line(good: Workspace, tmp_path: Path, name: str) -> None:
    mistake = MISTAKES[name]
    copy(good, tmp_path, mistake.file, *(file for file, _, _ in mistake.beside))
    before = {(one.code, one.message) for one in check(open_workspace(tmp_path), TODAY)}
    for file, pattern, replacement in mistake.beside:
        beside = path_of(tmp_path, file)
        beside.write_text(
            replaced(beside.read_text(encoding="utf-8"), pattern, replacement), encoding="utf-8"
        )
    path = path_of(tmp_path, mistake.file)
    text = path.read_text(encoding="utf-8")
    for pattern, replacement in mistake.edits:
        text = replaced(text, pattern, replacement)
    line = text[: text.index("«")].count("\n") + 1
    path.write_bytes(mistake.encode(text.replace("«", "")))

    found = [
        one
        for one in check(open_workspace(tmp_path), TODAY)
        if (one.code, one.message) not in before
    ]
    lines = (line, line + 1) if mistake.code == "Y003" else (line,)
    here = [
        one
        for one in found
        if one.code == mistake.code and one.file == path and one.mark.line in lines
    ]
    assert here, f"{mistake.code} expected on line {line}, found:\n{words(found)}"
    dead_end = f'de boom "{mistake.file}" heeft een fout, dus hier loopt de weg dood'
    rest = [
        one
        for one in found
        if one not in here and one.code not in mistake.also and one.message != dead_end
    ]
    assert words(rest) == ""


def test_there_are_sixty_mistakes_and_one_for_each_code_but_for_files_that_are_not_read() -> None:
    assert len(MISTAKES) >= 60
    base = {"N008", "N009", "F004", "F005", "F006", "F007"}  # these need a national base
    elsewhere = {"Y001", "B044"} | base
    assert {mistake.code for mistake in MISTAKES.values()} == set(CODES) - elsewhere


# Random damage


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """A file after one to four edits: bytes flipped, inserted or removed.

    Or lines are removed, doubled, swapped, indented or cut.
    """
    for _ in range(chance.randint(1, 4)):
        edit = chance.choice(EDITS)
        raw = edit(raw, chance)
    return raw


def flip(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def insert(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(PIECES) + raw[at:]


def remove(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.choice((1, 1, 1, 2, 5, 40)) :]


def with_lines(
    change: Callable[[list[bytes], int, random.Random], None],
) -> Callable[[bytes, random.Random], bytes]:
    """An edit of lines: `change` gets the lines and the number of one of them."""

    def edit(raw: bytes, chance: random.Random) -> bytes:
        lines = raw.split(b"\n")
        change(lines, chance.randrange(len(lines)), chance)
        return b"\n".join(lines)

    return edit


def drop(lines: list[bytes], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.choice((1, 1, 2, 10))]


def double(lines: list[bytes], at: int, chance: random.Random) -> None:
    to = chance.randrange(len(lines))
    lines[to:to] = lines[at : at + chance.choice((1, 1, 4))]


def swap(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = chance.choice((min(at + 1, len(lines) - 1), chance.randrange(len(lines))))
    lines[at], lines[other] = lines[other], lines[at]


def indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    space = chance.choice((b" ", b"  ", b"\t", b"        "))
    for number in range(at, min(at + chance.choice((1, 1, 5)), len(lines))):
        lines[number] = space + lines[number]


def dedent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][chance.choice((1, 2, 4)) :]


def cut(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


EDITS = (
    flip,
    insert,
    remove,
    *(with_lines(change) for change in (drop, double, swap, indent, dedent, cut)),
)
PIECES: list[bytes] = [
    piece.encode()
    for piece in (
        *":-#?!&*|>%@'\"[]{},\t\n\0\x1b\x85\ufeff\u2028😀",
        ": ",
        "- ",
        "\n---\n",
        "&a ",
        "*a",
        "<<: ",
        "\r\n",
        "{[" * 30,
    )
]
PIECES += [b"\xff", b"\xc3", b"\xed\xa0\x80"]


def within(seconds: float, work: Callable[[], None]) -> None:
    """Do some work; fail when it raises, or when it is not done in time."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001  # carried over to the test
            raised.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(seconds)
    assert not worker.is_alive(), f"not done in {seconds} seconds"
    if raised:
        raise raised[0]


@pytest.mark.parametrize("seed", range(300))
def test_random_damage_to_a_tree_gives_findings_or_a_good_tree(
    good: Workspace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    tree_id = chance.choice(good.trees.known)
    copy(good, tmp_path, tree_id)
    path = path_of(tmp_path, tree_id)
    path.write_bytes(damaged(path.read_bytes(), chance))
    workspace = open_workspace(tmp_path)
    vars(workspace)["directory_file"] = good.directory_file  # so that it is not read each time
    within(60, lambda: assert_checked(workspace, path))


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_to_the_directory_gives_findings_or_a_good_directory(
    good: Workspace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(1000 + seed)
    copy(good, tmp_path, "toeslagen")
    path = path_of(tmp_path, "partners")
    path.write_bytes(damaged(path.read_bytes(), chance))
    within(60, lambda: assert_checked(open_workspace(tmp_path), path))


def assert_checked(workspace: Workspace, path: Path) -> None:
    """The check says something that can be shown about a file.

    Or all that the desk does with it goes well.
    """
    found = check(workspace, TODAY)
    lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 1
    for one in found:
        assert one.message
        assert one.mark.column >= 1
        assert one.mark.width >= 1
        assert one.file != path or 1 <= one.mark.line <= lines
    json.dumps([as_row(one, workspace.folder) for one in found])
    shown = io.StringIO()
    show(Output(shown), found, workspace, as_json=False, strict=True)
    assert "\x1b" not in shown.getvalue()
    if any(one.severity is Severity.ERROR for one in found):
        return
    assert workspace.directory.partners
    for tree_id in workspace.trees.known:
        workspace.tree(tree_id)
        assert [end.at for end in routes(workspace.trees, tree_id) if end.broken] == []
        assert [proof.problem for proof in prove(workspace.trees, tree_id) if not proof.good] == []
