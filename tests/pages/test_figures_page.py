"""The figures as one page for a meeting: on a screen, on two sheets of A4, and with nothing."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from browser import Chromium, assert_shown_well, needs_chromium, sheets

from ido_cli.pages.charts import Bar, Bars, Column, Columns
from ido_cli.pages.figures_page import Overview, Total, figures_page

TODAY: Final = date(2026, 11, 24)
PERIOD: Final = "1 november 2026 tot en met 24 november 2026"
EVIL: Final = "<script>window.stolen = 1</script>\"'&amp; \u202ewort \u05d0\u05d1 <img src=x>"
LONG: Final = "Arbeidsongeschiktheidsverzekeringsmaatschappij van de gemeente " * 3
NAMES: Final = {"plain": "Aanvullende inkomensvoorziening en bijstand", "long": LONG, "evil": EVIL}


def page_of(charts: tuple[Bars, ...], months: int = 0, before: str = "", where: str = "X") -> str:
    time = tuple(Column(f"maand {n}", ("nov", "2026"), 1000 + n, n > 0) for n in range(months))
    totals = tuple(
        Total(label, 12345.25, 5 if before else None)
        for label in (
            *("sessies", "vragen", "vragen per sessie", "duur, middelste (minuten)"),
            *("met spoed", "niet herkend, of uit de lijst"),
        )
    )
    shown = Overview(
        where, PERIOD, before, totals, Columns("Vragen per maand", time, "Deel."), charts
    )
    return figures_page(shown, TODAY)


def much(name: str) -> str:
    """A year with forty of each name, in more charts than there are now."""
    rows = tuple(Bar(f"{name} {n}", 90_000 - 1000 * n, 80_000) for n in range(40))
    kinds = [10, 10, 10, 7, 10, 5, 5, 5, 5]
    charts = tuple(Bars(f"Soort {n}", "Wat dit is.", rows, most) for n, most in enumerate(kinds))
    return page_of(charts, 17, PERIOD, name)


def little() -> str:
    rows = (Bar("Toeslagen", 2), Bar("DigiD", 1))
    return page_of((Bars("Onderwerpen", "Waar het over ging.", rows),), 2)


def nothing() -> str:
    return figures_page(Overview("Testbieb", PERIOD, "", (), None, ()), TODAY)


def test_page_says_where_when_and_beside_which_period() -> None:
    page = page_of((), before="oktober", where="Bieb Noord")
    assert "<h1>Cijfers van Bieb Noord</h1>" in page
    assert PERIOD in page
    assert "Vergeleken met oktober." in page
    assert "De zwarte streep bij een staaf is de periode ervoor." in page
    assert "Gemaakt op 24 november 2026." in page


def test_total_stands_with_that_of_the_period_before() -> None:
    page = page_of((), before="oktober")
    assert "<dt>vragen</dt><dd>12.345,25</dd>" in page
    assert '<dd class="quiet">ervoor 5</dd>' in page


def test_nothing_is_compared_with_a_period_of_which_nothing_is_known() -> None:
    page = little()
    for words in ("ervoor", "Vergeleken", "zwarte streep"):
        assert words not in page


def test_chart_without_rows_is_left_out() -> None:
    page = page_of((Bars("Daar was de klant al", "Kwam terug.", ()),))
    assert "Daar was de klant al" not in page


def test_course_of_time_comes_first() -> None:
    page = little()
    assert page.index("<h2>Vragen per maand</h2>") < page.index("<h2>Onderwerpen</h2>")


def test_page_of_nothing_is_kind_and_has_no_empty_charts() -> None:
    page = nothing()
    assert "In deze periode zijn er geen afgeronde sessies." in page
    assert "<svg" not in page
    assert "<dl" not in page


def test_page_is_dutch_and_loads_nothing() -> None:
    page = much("plain")
    assert '<html lang="nl">' in page
    for outside in ("src=", "href=", "@import", "url(", "<script"):
        assert outside not in page


@needs_chromium
@pytest.mark.parametrize("name", NAMES)
def test_year_of_forty_topics_is_shown_well_and_takes_two_sheets(
    chromium: Chromium, tmp_path: Path, name: str
) -> None:
    page = much(NAMES[name])
    assert_shown_well(chromium, tmp_path, page)
    file = tmp_path / "cijfers.html"
    file.write_text(page, encoding="utf-8")
    assert sheets(chromium, file) == 2


@needs_chromium
@pytest.mark.parametrize("page", [little(), nothing()], ids=["little", "nothing"])
def test_little_is_shown_well_on_one_sheet(chromium: Chromium, tmp_path: Path, page: str) -> None:
    assert_shown_well(chromium, tmp_path, page)
    file = tmp_path / "cijfers.html"
    file.write_text(page, encoding="utf-8")
    assert sheets(chromium, file) == 1
