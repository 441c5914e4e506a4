"""Random trees that use all of the language: facts of two scopes, conditions, ways, dates."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ido_cli.trees.facts import Declared, Fact
from ido_cli.trees.model import DATE, Question, Tree
from ido_cli.triage.engine import Case, give, walk

TODAY = date(2026, 11, 24)
DECLARED = Declared(
    {
        "f": Fact.model_validate({"over": "Voor het hele bezoek", "waarden": {"ja": "J"}}),
        "g": Fact.model_validate({"over": "Voor deze vraag", "geldt": "vraag"}),
        "d": Fact.model_validate({"over": "De datum", "soort": "datum", "geldt": "vraag"}),
    },
    frozenset({date(2026, 11, 27)}),
)
PASSING = ("g", "d")
CHOICES = ("ja", "nee", "Weet niet")
LENGTHS = ("2 weken", "6 weken", "3 maanden", "1 jaar")
FACTS = st.dictionaries(
    st.sampled_from(["f", "g"]), st.sampled_from(["ja", "nee", "anders"])
) | st.just({"d": "2026-11-01"})
"""What earlier cases of the visit told."""
DAYS = st.integers(0, 4 * 365).map(lambda ago: TODAY - timedelta(days=ago))
"""Dates that a letter can have."""

_VALUES = st.lists(st.sampled_from(["ja", "nee"]), min_size=1, max_size=2)
_CONDITIONS = st.dictionaries(st.sampled_from(["f", "g", "d"]), _VALUES, max_size=2)


@st.composite
def _ways(draw: st.DrawFn, targets: Sequence[str]) -> Any:
    """Where an answer leads: one step, or the first of some whose conditions hold."""
    target = st.sampled_from(targets)
    if draw(st.integers(0, 2)):
        return draw(target)
    rows = [
        {"als": draw(_CONDITIONS), "niet": draw(_CONDITIONS), "stap": draw(target)}
        for _ in range(draw(st.integers(1, 2)))
    ]
    return [*rows, {"stap": draw(target)}] if draw(st.booleans()) else rows


@st.composite
def _questions(draw: st.DrawFn, name: str, targets: Sequence[str]) -> dict[str, Any]:
    ways = _ways(targets)
    if draw(st.integers(0, 2)):
        words = CHOICES[: draw(st.integers(1, 3))]
        answers = [{"antwoord": one, "naar": draw(ways)} for one in words]
        fact = draw(st.sampled_from(["", "f", "g"]))
        return {"vraag": f"{name}?", "feit": fact, "antwoorden": answers}
    lengths = draw(st.lists(st.sampled_from(LENGTHS), unique=True, max_size=2))
    answers = [{"binnen": one, "naar": draw(ways)} for one in lengths]
    if draw(st.booleans()) or not answers:
        answers.append({"later": "ja", "naar": draw(ways)})
    if draw(st.booleans()):
        answers.append({"antwoord": "Weet niet", "naar": draw(ways)})
    fact = draw(st.sampled_from(["", "d"]))
    return {"vraag": f"{name}?", "soort": "datum", "feit": fact, "antwoorden": answers}


@st.composite
def random_trees(draw: st.DrawFn, trees: int = 3, questions: int = 5) -> dict[str, Tree]:
    """One to so many trees of up to so many questions, with any targets.

    There are cycles, jumps, loose ends and roads that are closed to who knows nothing too.
    """
    names = ["a", "b", "c"][: draw(st.integers(1, trees))]
    made = {}
    for name in names:
        steps = [f"q{number}" for number in range(draw(st.integers(1, questions)))]
        targets = [*steps, "x", "y", "nergens", *(f"{other}#q0" for other in names)]
        row = {
            "titel": f"Boom {name}",
            "begin": "q0",
            "vragen": {step: draw(_questions(step, targets)) for step in steps},
            "adviezen": {end: {"titel": f"Advies {end}", "verwijs": "x"} for end in ("x", "y")},
        }
        made[name] = Tree.model_validate(row, context=DECLARED)
    return made


def answer_keys(question: Question) -> st.SearchStrategy[str]:
    """What may be kept of an answer to a question: a key, or a date that falls in a range."""
    keys = st.sampled_from(sorted(question.by_key))
    if question.kind != DATE or not any(one.later for one in question.answers):
        return keys
    return keys | DAYS.map(date.isoformat)


@st.composite
def walks(draw: st.DrawFn) -> tuple[dict[str, Tree], Case, Mapping[str, str]]:
    """Random trees, with a case that was answered at random as far as it went, and facts."""
    trees, facts = draw(random_trees()), draw(FACTS)
    case = Case("a", day=TODAY)
    for _ in range(draw(st.integers(0, 8))):
        here = walk(trees, case, facts)
        if here.question is None:
            break
        case = give(case, here.at, draw(answer_keys(here.question)))
    return trees, case, facts
