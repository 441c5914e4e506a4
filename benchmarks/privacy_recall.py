"""How much personal data is found in free text, and how often harmless text is refused.

    python benchmarks/privacy_recall.py [--missed]

The grammar in privacy.yaml makes 10,000 sentences with personal data, by kind, and 5,000 without:
names of agencies, amounts, articles of law, opening hours, dates of letters, what the directory
says, the texts of all trees. Two in five names and streets stand in no list of the package. A
sentence counts as found when something is found at the place of its personal data.
"""

import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml
from promise import TABLE, tell

from ido_cli.directory.model import Directory
from ido_cli.privacy.known import folded, given_names, surnames
from ido_cli.privacy.rules import found
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import Workspace, open_workspace

RECALL, FALSE_ALARMS = 0.97, 0.005
NOTE_MILLISECONDS, LONG_SECONDS = 5.0, 1.0
"""Of the processor, so that other work on the machine counts less."""
WORDS: Final[Mapping[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("privacy.yaml").read_text(encoding="utf-8")
)
UNITS: Final = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien"
).split()
TENS: Final = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
MONTHS: Final = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


class Grammar:
    """Fills in the templates by chance, the same way for the same seed."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self._chance = random.Random(seed)
        self._workspace = workspace

    def sentences(self, part: str, count: int) -> Iterator[tuple[str, str, int, int]]:
        """Kind, sentence, and from where to where what counts stands in it."""
        kinds: Mapping[str, Sequence[Any]] = WORDS[part]
        for kind in self._chance.choices(list(kinds), [row[0] for row in kinds.values()], k=count):
            core = self.filled(self._one(kinds[kind][1:]))
            before, after = self._one(WORDS["before"]), self._one(WORDS["after"])
            if "tree" in kind:
                before = after = ""
            yield kind, f"{before}{core}{after}", len(before), len(before) + len(core)

    def filled(self, template: str) -> str:
        self._born = (self._between(1, 28), self._between(1, 12), self._between(1930, 1999))
        while re.search(r"\{", template):
            template = re.sub(r"\{(\w+):?([^}]*)\}", self._slot, template)
        template = re.sub("#", lambda _: self._one("0123456789"), template)
        return re.sub("%", lambda _: self._one("123456789"), template)

    def _one(self, options: Sequence[Any]) -> Any:
        return self._chance.choice(options)

    def _between(self, first: int, last: int) -> int:
        return self._chance.randint(first, last)

    def _slot(self, match: re.Match[str]) -> str:
        name, form = match.groups()
        if name in WORDS["shown"]:
            return str(self._one(WORDS["shown"][name]))
        if name.casefold() in ("given", "surname", "street"):
            text = self._word(name.casefold())
            return (
                text.upper()
                if name.isupper()
                else text[0].upper() + text[1:]
                if name[0].isupper()
                else text
            )
        if name.startswith("plain_"):
            return (
                folded(self._word(name.removeprefix("plain_"))).replace("ł", "l").replace(" ", "")
            )
        text = str(self._one(WORDS[name]) if name in WORDS else getattr(self, f"_{name}")())
        return _spread(text, form) if form else text

    def _word(self, kind: str) -> str:
        """A word of a list; two in five are held out."""
        listed = "held_out" if self._chance.random() < 0.4 else "listed"
        return str(self._one(WORDS[kind][listed]))

    def _bsn9(self) -> str:
        while True:
            eight = f"{self._between(1_000_000, 99_999_999):08}"
            check = sum(int(sign) * (9 - place) for place, sign in enumerate(eight)) % 11
            if check < 10:
                return f"{eight}{check}"

    def _eight(self) -> str:
        return str(self._between(10_000_000, 99_999_999))

    def _mobile(self) -> str:
        return f"06{self._eight()}"

    def _day(self) -> int:
        return self._born[0]

    def _month(self) -> int:
        return self._born[1]

    def _year(self) -> int:
        return self._born[2]

    def _yy(self) -> int:
        return self._born[2] % 100

    def _month_name(self) -> str:
        return MONTHS[self._born[1] - 1]

    def _day_words(self) -> str:
        return in_words(self._born[0])

    def _month_words(self) -> str:
        return in_words(self._born[1])

    def _yy_words(self) -> str:
        return in_words(self._born[2] % 100)

    def _year_words(self) -> str:
        return f"negentien{self._one(('', ' ', 'honderd', 'honderd '))}{self._yy_words()}"

    def _partner(self) -> str:
        return str(self._one(self._workspace.directory.partners).name)

    def _address(self) -> str:
        return str(self._one([p.address for p in self._workspace.directory.partners if p.address]))

    def _phone(self) -> str:
        return str(self._one([p.phone for p in self._workspace.directory.partners if p.phone]))

    def _email(self) -> str:
        return str(self._one([p.email for p in self._workspace.directory.partners if p.email]))

    def _desk(self) -> str:
        desk = self._one(self._workspace.directory.locations)
        return f"{desk.name}, {desk.address}"

    def _example(self) -> str:
        return _plain(self._one(self._examples))

    def _tree_text(self) -> str:
        return _plain(self._one(self._tree_texts))

    @cached_property
    def _examples(self) -> list[str]:
        trees = self._workspace.trees.values()
        return sorted({one.visitor for tree in trees for one in tree.examples})

    @cached_property
    def _tree_texts(self) -> list[str]:
        return sorted(
            {text for tree in self._workspace.trees.values() for text in _texts(tree.model_dump())}
        )


def in_words(number: int) -> str:
    """A number below a hundred in Dutch words."""
    if number < 20:
        return UNITS[number]
    tens, unit = TENS[number // 10 - 2], UNITS[number % 10]
    return f"{unit}{'ën' if unit[-1] == 'e' else 'en'}{tens}" if number % 10 else tens


def _spread(digits: str, form: str) -> str:
    """Digits in groups ('3 3 3:.'), or said one by one or in twos."""
    if form == "said":
        return " ".join(UNITS[int(sign)] for sign in digits)
    if form == "pairs":
        pairs = [digits[place : place + 2] for place in range(2, len(digits), 2)]
        return ", ".join(
            [
                "nul zes",
                *(
                    in_words(int(pair)) if pair[0] != "0" else f"nul {UNITS[int(pair[1])]}"
                    for pair in pairs
                ),
            ]
        )
    sizes, _, mark = form.partition(":")
    parts, start = [], 0
    for size in map(int, sizes.split()):
        parts.append(digits[start : start + size])
        start += size
    return mark.join(parts)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _plain(text: str) -> str:
    """A text of a tree, in which no sign is a slot."""
    return re.sub(r"[{}#%]", " ", text)


def held_out_words() -> list[str]:
    """Names that should be held out and stand in a list of the package."""
    known = given_names() | surnames()
    words = (*WORDS["given"]["held_out"], *WORDS["surname"]["held_out"])
    return [word for word in words if folded(word.split()[-1]) in known]


def _seconds(text: str, directory: Directory) -> float:
    spent = []
    for _ in range(5):
        begun = time.process_time()
        found(text, directory)
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


def _count(
    grammar: Grammar, part: str, many: int, directory: Directory
) -> tuple[Counter[str], Counter[str]]:
    """How many sentences there are of each kind, and in how many something is found."""
    asked, hits = Counter[str](), Counter[str]()
    for kind, sentence, start, end in grammar.sentences(part, many):
        asked[kind] += 1
        finds = [
            one
            for one in found(sentence, directory)
            if part == "without" or (one.start < end and one.end > start)
        ]
        hits[kind] += bool(finds)
        if "--missed" in sys.argv and bool(finds) == (part == "without"):
            taken = [(one.kind, sentence[one.start : one.end]) for one in finds]
            print(f"{part} ({kind}): {sentence} {taken}")
    for kind in asked:
        print(f"| {kind} | {asked[kind]} | {hits[kind] / asked[kind]:.1%} |")
    return asked, hits


def main() -> int:
    workspace = open_workspace(shipped())
    directory = workspace.directory
    assert held_out_words() == []
    print("| sentences with | number | found |\n|---|---|---|")
    asked, hits = _count(Grammar(workspace, 7), "with", 10_000, directory)
    print("\n| sentences without | number | refused |\n|---|---|---|")
    harmless, alarms = _count(Grammar(workspace, 11), "without", 5_000, directory)
    recall, wrong = hits.total() / asked.total(), alarms.total() / harmless.total()
    print(f"\nFound: {recall:.2%} (at least {RECALL:.0%}).")
    print(f"Refused: {wrong:.2%} (at most {FALSE_ALARMS:.1%}).")
    long = " ".join(one[1] for one in Grammar(workspace, 3).sentences("without", 4000))[:100_000]
    note, whole = _seconds(long[:500], directory) * 1000, _seconds(long, directory)
    print(f"A note of 500 signs: {note:.1f} ms (at most {NOTE_MILLISECONDS:.0f}).")
    print(f"A text of {len(long):,} signs: {whole:.2f} s (at most {LONG_SECONDS:.0f}).")
    good = recall >= RECALL and wrong <= FALSE_ALARMS
    good = good and note <= NOTE_MILLISECONDS and whole <= LONG_SECONDS
    print(f"\n{TABLE}")
    most = f"{RECALL:.0%}; {FALSE_ALARMS:.1%}"
    tell("personal data found; harmless refused", f"{recall:.2%}; {wrong:.2%}", most, good)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
