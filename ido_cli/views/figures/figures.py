"""The figures of a period as bars for people, a page for a meeting, JSON and CSV."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from ido_cli.pages.figures_page import figures_page
from ido_cli.pages.page_parts import number
from ido_cli.sessions.choosing import period
from ido_cli.sessions.statistics import Figures, Source, figures
from ido_cli.settings import Environment
from ido_cli.source.files.writing import as_csv, as_json
from ido_cli.terminal.output import Column, Output, Piece, chosen_format
from ido_cli.views.figures.counted import (
    KINDS,
    MOST,
    Counted,
    Namer,
    Names,
    check_desk,
    period_words,
)
from ido_cli.views.figures.page import overview
from ido_cli.workspace.reading import Workspace

_BAR: Final = 24
FORMATS: Final = ("tekst", "html", "json", "csv")


@dataclass(frozen=True)
class Shown:
    """What was asked for on the command line."""

    first: str | None
    last: str | None
    desk: str | None
    form: str | None
    to: Path | None = None


def show(
    environment: Environment, source: Source, workspace: Workspace, shown: Shown, own: bool
) -> None:
    """The figures of a period beside the period before.

    `own` means the desk's own file, where the unrecognised texts are. Raises IdoError for a desk
    that neither the directory nor the source knows, and for a format that is none.
    """
    form = chosen_format(shown.form, shown.to, FORMATS)
    check_desk(source, workspace.directory, shown.desk)
    asked = period(shown.first, shown.last, environment.today)
    now, before = (figures(source, one, shown.desk) for one in (asked, asked.before))
    counted = Counted(source, workspace, own, now, before)
    out = Output(environment.stdout)
    if form == "html":
        out.put(figures_page(overview(counted), environment.today), shown.to)
    elif form == "csv":
        rows = _csv_rows(now, before)
        out.put(as_csv(("soort", "naam", "aantal", "periode ervoor"), rows), shown.to)
    elif form == "json":
        texts = counted.unrecognised
        made = {**row(now), "periode_ervoor": row(before), "niet_herkend": texts}
        out.put(as_json(made), shown.to)
    elif shown.to is None:
        _draw(out, counted)
    else:
        text = io.StringIO()
        _draw(Output(text, out.width), counted)
        out.put(text.getvalue(), shown.to)


def row(made: Figures) -> dict[str, Any]:
    """Figures with stable Dutch keys."""
    return {
        "van": made.period.first.isoformat(),
        "tot": made.period.last.isoformat(),
        "balie": made.location,
        "sessies": made.sessions,
        "vragen": made.cases,
        "vragen_per_sessie": made.cases_a_session,
        "duur_gemiddeld": made.seconds_mean,
        "duur_mediaan": made.seconds_median,
        "spoed": made.urgent,
        "uit_de_lijst_gekozen": made.unrecognised,
        "onderwerpen": dict(made.topics),
        "instanties": dict(made.addressees),
        "in_de_buurt": dict(made.nearby),
        "afloop": dict(made.outcomes),
        "balies": dict(made.locations),
        "kanalen": dict(made.channels),
        "was_al_bij": dict(made.bounced),
        "klopt_niet": dict(made.doubted),
        "geen_recht": dict(made.no_right),
        "geen_aanbod": dict(made.no_offer),
    }


def _csv_rows(now: Figures, before: Figures) -> Iterator[tuple[object, ...]]:
    mine, earlier = row(now), row(before)
    for key, value in mine.items():
        if isinstance(value, dict):
            yield from (
                (key, name, count, earlier[key].get(name, 0)) for name, count in value.items()
            )
        elif key not in ("van", "tot", "balie"):
            yield (key, "", value, earlier[key])


def _draw(out: Output, counted: Counted) -> None:
    now, before = counted.now, counted.before
    where = f", {now.location}" if now.location else ""
    out.line((f"{period_words(now.period)}{where}", "bold"))
    if not now.sessions:
        out.line("In deze periode zijn er geen afgeronde sessies.")
        return
    totals = (
        (
            one.label,
            (number(one.now), "bold"),
            (f"periode ervoor: {number(one.before or 0)}", "dim"),
        )
        for one in counted.totals
    )
    out.table(totals, (Column(), Column(), Column()), indent=1)
    out.line((" Tussen haakjes: de periode ervoor.", "dim"))
    names = Names(counted.workspace)
    columns = (Column(width=34), Column(right=True), Column(width=_BAR), Column())
    for kind in KINDS:
        if kind.of(now):
            out.line()
            out.line((kind.heading, "bold"))
            rows = _bars(kind.of(now), kind.of(before), partial(kind.name, names))
            out.table(rows, columns, indent=1, gap=1)
    texts = counted.unrecognised
    if texts:
        out.line()
        out.line(("Niet herkend, uit de lijst gekozen", "bold"))
        for text, tree in texts[:MOST]:
            out.line(f'  "{text}"', (f"  {names.topic(tree)}", "dim"))


def _bars(
    counts: Mapping[str, int], earlier: Mapping[str, int], name: Namer
) -> Iterator[tuple[Piece, ...]]:
    """A bar a name, the ten largest; what is left is added up."""
    largest = max(counts.values())
    for key, count in list(counts.items())[:MOST]:
        bar = "█" * max(1, round(_BAR * count / largest))
        yield (name(key), str(count), (bar, "cyan"), (f"({earlier.get(key, 0)})", "dim"))
    rest = sum(list(counts.values())[MOST:])
    if rest:
        yield ("overige", str(rest), "", "")
