"""The figures of a period as one self-contained HTML page of two sheets, for a meeting."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from ido_cli.pages.charts import Bars, Columns, bars, columns
from ido_cli.pages.page_parts import header, number, page, paragraph, safe
from ido_cli.source.dates import date_words

_STYLE: Final = Path(__file__).with_name("figures_page.css")
_NOTHING: Final = (
    "In deze periode zijn er geen afgeronde sessies. Na de eerste vragen aan de balie staan hier "
    "de cijfers: maak deze bladzijde dan opnieuw. Wilt u een andere periode zien? Zet een dag "
    "achter --van en --tot."
)
_MARK: Final = "De zwarte streep bij een staaf is de periode ervoor."
_SAFE: Final = (
    "Alleen afgeronde sessies tellen mee. Hier staat niets in wat een klant heeft gezegd."
)


class Total(NamedTuple):
    """A number of the whole period, and that of the period before when there is one."""

    label: str
    now: float
    before: float | None = None


@dataclass(frozen=True)
class Overview:
    """What stands on the page: where and when, the totals, and a chart a subject.

    `before` is the period that is compared with, or empty when nothing is known of it.
    """

    where: str
    period: str
    before: str
    totals: tuple[Total, ...]
    time: Columns | None
    charts: tuple[Bars, ...]


def figures_page(overview: Overview, today: date) -> str:
    """The totals, the course of time, and all that is counted; kind words when that is nothing."""
    title = f"Cijfers van {overview.where}"
    compared = f"Vergeleken met {overview.before}." if overview.before else ""
    head = header(title, overview.period, compared)
    if not overview.totals:
        return page(title, head + paragraph(_NOTHING, "nothing"), style=_STYLE)
    time = columns(overview.time) if overview.time else ""
    charts = time + "".join(bars(chart) for chart in overview.charts)
    mark = _MARK if overview.before else ""
    foot = " ".join(one for one in (mark, _SAFE, f"Gemaakt op {date_words(today)}.") if one)
    body = f'{head}{_totals(overview)}<div class="charts">\n{charts}</div>\n'
    return page(title, f"{body}<footer>\n{paragraph(foot, 'quiet')}</footer>", style=_STYLE)


def _totals(overview: Overview) -> str:
    return f'<dl class="totals">\n{"".join(map(_total, overview.totals))}</dl>\n'


def _total(total: Total) -> str:
    earlier = (
        f'<dd class="quiet">ervoor {number(total.before)}</dd>' if total.before is not None else ""
    )
    return f"<div><dt>{safe(total.label)}</dt><dd>{number(total.now)}</dd>{earlier}</div>\n"
