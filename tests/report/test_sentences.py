"""What a visitor can say: good Dutch for every title, and never somebody else's words."""

import re

import pytest

from ido_cli.report.sentences import said
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

ASK = "Kunt u mij daarmee helpen?"


def asked(title: str, *bring: str, name: str = "Gemeente Noord") -> str:
    """What is said between who sent the visitor and the question for help."""
    first, *middle, last = said(title, bring, name)
    assert first == "De bibliotheek heeft mij naar u verwezen."
    assert last == ASK
    return " ".join(middle)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Bijstand aanvragen bij de gemeente", "Ik wil bijstand aanvragen."),
        ("Bedrijf inschrijven bij KVK", "Ik wil een bedrijf inschrijven bij KVK."),
        ("Uw gegevens opvragen", "Ik wil mijn gegevens opvragen."),
        ("Aanmelden voor het examen", "Ik wil mij aanmelden voor het examen."),
        ("DigiD aanvragen op digid.nl", "Ik wil DigiD aanvragen op digid.nl."),
        ("Brief over donor zijn", "Ik heb een brief gekregen over donor zijn."),
        ("Bezwaar tegen een boete", "Ik wil bezwaar maken tegen een boete."),
        ("Niet eens met UWV? Maak bezwaar", "Ik ben het niet eens met UWV."),
        ("Hulp bij een stapel post", "Ik zoek hulp bij een stapel post."),
        ("Belasting niet kunnen betalen", "Ik kan mijn belasting niet betalen."),
        ("Pas kwijt of gestolen: meld het", "Mijn pas is kwijt of gestolen."),
        ("Weten of u moet inburgeren", "Ik wil weten of ik moet inburgeren."),
        ("Een boete uit een ander land", "Ik heb een vraag over een boete uit een ander land."),
        ("Vraag over uw pas", "Ik heb een vraag over mijn pas."),
        ("Het graf betalen lukt niet", "Het graf betalen lukt niet."),
    ],
)
def test_headline_becomes_a_sentence(title: str, sentence: str) -> None:
    assert asked(title) == sentence


@pytest.mark.parametrize(
    "title",
    [
        "Kozijn aanvragen",  # de or het or een: not known
        "De bank wil uw koophuis verkopen",
        "De akte is niet te krijgen",
        "Eerst controleren, dan pas betalen",
        "Wanneer uw AOW begint",
        "Heb ik een vast contract?",
        "Een bureau wil bezwaar voor u maken",
    ],
)
def test_title_that_is_no_sentence_yet_is_quoted(title: str) -> None:
    assert asked(title) == f'Op mijn briefje staat: "{title}".'


@pytest.mark.parametrize("title", ["Bel nu 112", "De afzender bellen om uitleg", "Nu gevaar"])
def test_what_only_tells_what_to_do_is_not_read_out(title: str) -> None:
    assert said(title, (), "Noord")[1:] == ("Kunt u mij helpen?",)


@pytest.mark.parametrize(
    ("bring", "letter"),
    [
        ("de brief", "Ik heb een brief gekregen. "),
        ("De brief van het CJIB", "Ik heb een brief gekregen van het CJIB. "),
        ("brief van de gemeente", "Ik heb een brief gekregen van de gemeente. "),
        ("de brief over terugbetalen", "Ik heb een brief gekregen over terugbetalen. "),
        ("de brief met de beslissing", "Ik heb een brief gekregen met een beslissing. "),
        ("brief van de arts", ""),
        ("de brief als die er is", ""),
        ("verwijsbrief", ""),
    ],
)
def test_letter_among_what_to_bring_is_told_first(bring: str, letter: str) -> None:
    assert asked("Uitstel vragen", "DigiD", bring) == f"{letter}Ik wil uitstel vragen."


def test_letter_is_told_once() -> None:
    assert asked("Brief over een boete", "de brief") == "Ik heb een brief gekregen over een boete."


def test_library_needs_not_hear_who_sent_the_visitor() -> None:
    assert said("Een boek vinden", (), "Bieb", library=True) == ("Ik wil een boek vinden.", ASK)


def test_every_advice_that_ships_has_something_to_say_in_whole_sentences() -> None:
    trees = open_workspace(shipped()).trees
    every = [
        " ".join(said(advice.title, [line.text for line in advice.bring], "Gemeente"))
        for name in trees.known
        if (tree := trees.get(name))
        for advice in tree.advices.values()
    ]
    assert len(every) > 900
    # outside of a quotation a visitor says "ik" and "mijn"; "u" is who listens
    plain = [re.sub(r'"[^"]*"', "", one) for one in every]
    assert [one for one in plain if re.search(r"\b[Uu]w\b|[?!.][A-Z]|  ", one)] == []
    assert [one for one in every if not one.endswith("?")] == []
    own = [one for one in plain if re.search(r"verwezen\. (?:Ik|Mijn|[A-Z][^.]* lukt) ", one)]
    assert len(own) > 0.4 * len(every)
    rest = [one for one in plain if one not in own and "Op mijn briefje staat: ." not in one]
    assert {one.partition(". ")[2] for one in rest} == {"Kunt u mij helpen?"}
