"""The phrases by which a tree is recognised: few, and each with an answer in the tree. B codes.

And those that a library has of its own: each at one place that exists, short, of nobody. F codes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ido_cli.errors import did_you_mean
from ido_cli.privacy.people import A_NAME
from ido_cli.privacy.rules import find, kinds_words
from ido_cli.recognition.dutch_words import content, parts, stem, tokens
from ido_cli.recognition.phrases import words_of
from ido_cli.source.findings import Finding
from ido_cli.source.marked import Loc, Source
from ido_cli.trees.elsewhere import ELSEWHERE_FILE
from ido_cli.trees.model import Tree
from ido_cli.trees.other_languages import LANGUAGE, LanguagesFile
from ido_cli.trees.own_phrases import MOST_WORDS, Phrases, PhrasesFile, SpokenFile
from ido_cli.trees.place import JUMP, Place
from ido_cli.workspace.tree_files import Trees

MOST_PHRASES: Final = 12
"""So many phrases name a topic; what says more stands where it leads."""
_NUMBERED: Final = re.compile(r"[\d@]")
"""In another language only personal data with a sign of these are found."""
_SHORTEST: Final = 4
"""Shorter words tell little by themselves."""
_SHORTEST_PART: Final = 6
"""Shorter words begin or end many words that have nothing to do with them."""


def check_phrases(tree: Tree, source: Source) -> Iterator[Finding]:
    """Too many phrases at the top, and phrases whose telling words are answered nowhere."""
    if len(tree.phrases) > MOST_PHRASES:
        message = f"deze boom heeft {len(tree.phrases)} zinnen bij herken; hooguit {MOST_PHRASES}"
        yield source.finding("B035", ("herken",), message, of_key=True)
    vocabulary = frozenset(tokens("\n".join(_texts(tree))))
    answered: frozenset[str] = frozenset()
    for number, phrase in enumerate(tree.phrases):
        if not vocabulary.isdisjoint(_telling(phrase)):
            continue
        answered = answered or _stemmed(vocabulary)
        missing = unanswered(phrase, answered)
        if missing:
            words = ", ".join(f'"{word}"' for word in missing)
            verb = "wordt" if len(missing) == 1 else "worden"
            message = f"{words} {verb} herkend, maar nergens beantwoord"
            yield source.finding("B036", ("herken", number), message)


def check_own_phrases(trees: Trees, public: Iterable[str]) -> Iterator[Finding]:
    """What is wrong in the own files with Dutch phrases; what stands in `public` is of nobody."""
    spoken, own = trees.beside.spoken, trees.beside.phrases
    if spoken is None and own is None:
        return
    places, public = _places(trees), tuple(public)
    if spoken is not None and isinstance(spoken.value, SpokenFile):
        phrases = spoken.value.by_step
        yield from _check_dutch(trees, spoken.source, "spreektaal", phrases, places, public)
    if own is not None and isinstance(own.value, PhrasesFile):
        yield from _check_dutch(trees, own.source, "herken", own.value.phrases, places, public)


def _check_dutch(
    trees: Trees,
    source: Source,
    key: str,
    phrases: Phrases,
    places: dict[str, str],
    public: Sequence[str],
) -> Iterator[Finding]:
    """What is wrong with the phrases that stand by step at a key of a file.

    `places` tells where phrases stand by their words; these come with them.
    """
    for step, texts in phrases.items():
        yield from _unknown_place("F004", (key, step), source, trees)
        for number, phrase in enumerate(texts):
            loc = (key, step, number)
            count = len(phrase.split())
            if count > MOST_WORDS:
                message = f"een zin van {count} woorden is te lang; hooguit {MOST_WORDS}"
                yield source.finding("F006", loc, message)
            if kinds := kinds_words(find(phrase, public)):
                yield source.finding("F007", loc, f"deze zin lijkt op {kinds}")
            words = words_of(phrase)
            if words in places:
                message = f"deze zin staat al bij {places[words]}"
                yield source.finding("F005", loc, message)
            places[words] = step


def check_languages(trees: Trees, public: Iterable[str]) -> Iterator[Finding]:
    """What is wrong in the own file with phrases in other languages."""
    file, public = trees.beside.languages, tuple(public)
    if file is None or not isinstance(file.value, LanguagesFile):
        return
    for key, languages in file.value.phrases.items():
        loc: Loc = ("andere_talen", key)
        yield from _unknown_place("F008", loc, file.source, trees)
        for language, phrases in languages.items():
            here = (*loc, language)
            if not LANGUAGE.fullmatch(language):
                message = f'"{language}" is geen code van een taal'
                yield file.source.finding("F009", here, message, of_key=True)
            for number, phrase in enumerate(phrases):
                found = find(phrase, public) if _NUMBERED.search(phrase) else ()
                # the rules for names know Dutch: in German each noun has a capital
                if kinds := kinds_words(one for one in found if one.kind != A_NAME):
                    message = f"deze zin lijkt op {kinds}"
                    yield file.source.finding("F007", (*here, number), message)


def _places(trees: Trees) -> dict[str, str]:
    """Where each phrase of the trees and of the base beside them stands, by its words.

    So do the phrases of what is not for the desk.
    """
    found = {
        words_of(phrase): ELSEWHERE_FILE
        for kind in trees.elsewhere.values()
        for phrase in kind.phrases
    }
    for file in trees.files():
        if file.tree is not None:
            found |= {words_of(phrase): file.id for phrase in file.tree.phrases}
            steps = {name: one.phrases for name, one in file.tree.questions.items()}
            steps |= {name: one.phrases for name, one in file.tree.advices.items()}
            for name, phrases in steps.items():
                place = str(Place(file.id, name))
                found |= {words_of(phrase): place for phrase in phrases}
    for tree_id, said in trees.beside.national_spoken_by_tree().items():
        for name, phrases in said.items():
            found |= {words_of(phrase): str(Place(tree_id, name)) for phrase in phrases}
    return found


def _unknown_place(code: str, loc: Loc, source: Source, trees: Trees) -> Iterator[Finding]:
    """That there is no such step, where the key of phrases names one."""
    tree_id, jump, step = str(loc[-1]).partition(JUMP)
    message = hint = ""
    if tree_id not in trees.known:
        message, hint = f'er is geen boom "{tree_id}"', did_you_mean(tree_id, trees.known)
    elif not jump:
        message = f'achter "{tree_id}" ontbreekt bij welk advies of welke vraag'
    elif (tree := trees.file(tree_id).tree) is not None:
        steps = (*tree.advices, *tree.questions)
        if step not in steps:
            message = f'"{tree_id}" heeft geen advies of vraag "{step}"'
            hint = did_you_mean(step, steps)
    if message:
        yield source.finding(code, loc, message, hint, of_key=True)


def unanswered(phrase: str, answered: frozenset[str]) -> list[str]:
    """The telling words of a phrase, when none of them is among the words that are answered."""
    telling = _telling(phrase)
    return [] if any(_is_answered(word, answered) for word in telling) else telling


def _telling(phrase: str) -> list[str]:
    return [word for word in content(tokens(phrase)) if len(word) >= _SHORTEST]


def _is_answered(word: str, answered: frozenset[str]) -> bool:
    """The word or a part of it is answered, or it is the first or last part of a word that is."""
    if _stems(word) & answered:
        return True
    whole = stem(word)
    return len(whole) >= _SHORTEST_PART and any(
        one.startswith(whole) or one.endswith(whole) for one in answered
    )


def _stemmed(vocabulary: Iterable[str]) -> frozenset[str]:
    """The stems of all words, and of the parts of compounds."""
    return frozenset(part for word in vocabulary for part in _stems(word))


def _texts(tree: Tree) -> Iterable[str]:
    """What a tree says and asks; phrases at a question or an advice stand where they lead."""
    yield tree.title
    for question in tree.questions.values():
        yield from (question.text, question.explanation, *question.phrases)
        for answer in question.answers:
            yield from (answer.text, answer.hint)
    for advice in tree.advices.values():
        yield from (advice.title, advice.why, *advice.phrases)
        for line in (*advice.do, *advice.bring, *advice.watch):
            yield line.text
    yield from (example.visitor for example in tree.examples)


def _stems(word: str) -> frozenset[str]:
    """The stem of a word, and of the parts of a compound that Dutch glues together."""
    return frozenset((stem(word), *(stem(part) for part in parts(word, _COMMON))))


_COMMON: Final = frozenset(
    """
    aanslag aanvraag advies afspraak belasting betaling bezwaar boete brief formulier geld huur
    hulp kaart kind kosten plan rekening schuld toeslag uitkering vergoeding verzekering wijziging
    woning zorg
    """.split()
)
"""Words that many compounds end in; so 'huurtoeslag' also answers 'toeslag'."""
