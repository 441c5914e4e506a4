"""Charts as HTML with drawings (SVG) in it, to see, to print and to hear.

Bars are the rows of a table, so that a long name wraps and each number can be read; columns are
one drawing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from ido_cli.pages.page_parts import head_row, name, number, safe

_WIDTH: Final = 400
_HEIGHT: Final = 120
"""The size of the columns' drawing without the words around it."""
_SIGN: Final = 7
"""The width of a digit above a column."""
_LEAST: Final = 5
"""What is less than this never fills the room, so that one question does not look like many."""
_TOP: Final = 16
_WORDS: Final = 30


@dataclass(frozen=True)
class Bar:
    """A name with its count, and that of the period before when there is one to compare with."""

    label: str
    count: int
    earlier: int | None = None


@dataclass(frozen=True)
class Bars:
    """A chart of bars, the largest first; those after the `most` first are added up."""

    heading: str
    about: str
    rows: tuple[Bar, ...]
    most: int = 10


@dataclass(frozen=True)
class Column:
    """A column: its full name, the words below it on two lines, its count.

    One that is not `whole` is drawn as an outline.
    """

    label: str
    below: tuple[str, str]
    count: int
    whole: bool = True


@dataclass(frozen=True)
class Columns:
    """A chart of columns from left to right; `partly` says what an outline means."""

    heading: str
    columns: tuple[Column, ...]
    partly: str


def bars(chart: Bars) -> str:
    """A table with a bar a row; nothing when there are no rows."""
    if not chart.rows:
        return ""
    compared = any(row.earlier is not None for row in chart.rows)
    shown, rest = chart.rows[: chart.most], chart.rows[chart.most :]
    largest = max(_LEAST, *(max(row.count, row.earlier or 0) for row in shown))
    rows = "".join(_row(row, _bar(row, largest), compared) for row in shown)
    if rest:
        earlier = sum(row.earlier or 0 for row in rest)
        left = Bar(f"overige ({len(rest)})", sum(row.count for row in rest), earlier)
        rows += _row(left, "", compared)
    names = ("naam", "", "nu", "ervoor") if compared else ("naam", "", "aantal")
    return (
        f'<section class="chart">\n<h2>{safe(chart.heading)}</h2>\n<table>\n'
        f"<caption>{safe(chart.about)}</caption>\n{head_row(*names)}"
        f"<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _row(row: Bar, bar: str, compared: bool) -> str:
    earlier = f'<td class="quiet">{number(row.earlier or 0)}</td>' if compared else ""
    return (
        f'<tr><th scope="row"><span>{name(row.label)}</span></th><td class="bar">{bar}</td>'
        f"<td>{number(row.count)}</td>{earlier}</tr>\n"
    )


def _bar(row: Bar, largest: int) -> str:
    told = f"{row.label}: {number(row.count)}"
    mark = ""
    if row.earlier is not None:
        told += f", periode ervoor {number(row.earlier)}"
        place = round(100 * row.earlier / largest, 1)
        mark = f'<path class="before" d="M{place} 0V10"/>' if row.earlier else ""
    width = round(100 * row.count / largest, 1)
    return (
        '<svg role="img" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f'<title>{safe(told)}</title><rect y="1" width="{width}" height="8"/>{mark}</svg>'
    )


def columns(chart: Columns) -> str:
    """A drawing with a column each; nothing when there is only one, which says nothing of time."""
    if len(chart.columns) < 2:
        return ""
    heading = chart.heading
    thousands = max(one.count for one in chart.columns) >= 10_000
    if thousands:
        heading += " (in duizenden)"
    told = "; ".join(f"{one.label}: {number(one.count)}" for one in chart.columns)
    drawn = "".join(_columns(chart.columns, 1000 if thousands else 1))
    partly = "" if all(one.whole for one in chart.columns) else chart.partly
    return (
        f'<section class="chart">\n<h2>{safe(heading)}</h2>\n'
        f'<svg class="columns" role="img" viewBox="0 0 {_WIDTH} {_TOP + _HEIGHT + _WORDS}" '
        f'aria-labelledby="over-tijd verloop"><title id="over-tijd">{safe(heading)}</title>'
        f'<desc id="verloop">{safe(told)}</desc>{drawn}</svg>\n'
        + (f'<p class="quiet">{safe(partly)}</p>\n' if partly else "")
        + "</section>\n"
    )


def _columns(all_columns: tuple[Column, ...], unit: int) -> Iterator[str]:
    step = _WIDTH / len(all_columns)
    largest = max(_LEAST, *(one.count for one in all_columns))
    floor = _TOP + _HEIGHT
    every = ceil(_SIGN * len(number(round(largest / unit))) / step)
    for place, one in enumerate(all_columns):
        left, high = place * step, round(_HEIGHT * one.count / largest, 1)
        wide = min(step * 0.8, 60)
        middle = round(left + step / 2, 1)
        style = "" if one.whole else ' class="part"'
        told = (len(all_columns) - 1 - place) % every == 0
        above = number(round(one.count / unit)) if told else ""
        yield (
            f"<g><title>{safe(one.label)}: {number(one.count)}</title>"
            f'<rect{style} x="{middle - wide / 2:.1f}" y="{floor - high:.1f}" '
            f'width="{wide:.1f}" height="{high}"/>'
            f"{_word(middle, floor - high - 4, above)}"
            f"{_word(middle, floor + 13, one.below[0])}"
            f"{_word(middle, floor + 26, one.below[1])}</g>"
        )
    yield f'<path class="floor" d="M0 {floor}H{_WIDTH}"/>'


def _word(middle: float, base: float, text: str) -> str:
    return f'<text x="{middle}" y="{base:.1f}">{safe(text)}</text>' if text else ""
