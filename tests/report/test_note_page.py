"""The note on paper: one sheet of A4, large, and nothing of what others wrote is run."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
from browser import Chromium, needs_chromium, sheets

from ido_cli.report.note_page import as_html
from ido_cli.report.report import CaseReport
from report.test_visitor_note import SVB, WIJKTEAM, case, note

TERM: Final = "Bezwaar maken kan tot en met maandag 18 mei 2026, nog 28 dagen."


def size(page: str) -> int:
    """The size of the letters, in points."""
    found = re.search(r"body \{ font-size: (\d+)pt; \}", page)
    assert found
    return int(found[1])


def full(number: int, **more: Any) -> CaseReport:
    """A question with more to say than any advice that ships."""
    line = "Neem al uw brieven mee naar de afspraak en vraag daar een kopie van elke brief. "
    said: dict[str, Any] = {
        "addressee": SVB.model_copy(update={"id": f"svb-{number}"}),
        "term": f"{number}: {TERM}",
        "do": (line * 2,) * 8,
        "bring": ("het contract van de huur",) * 8,
        "watch": (line,) * 8,
        "nearby": (WIJKTEAM,) * 3,
    }
    return case(**{**said, **more})


def test_page_has_the_term_large_and_before_all_else() -> None:
    page = as_html(note(case(term=TERM)))
    assert page.index("maandag 18 mei 2026.</p>") < page.index("Waar gaat u heen?")
    assert ".until p { font-size: 1.25em; font-weight: bold; }" in page
    assert "nog 28 dagen" not in page


def test_phone_numbers_can_be_called() -> None:
    page = as_html(note(case(do=("Bel 0800-0543 of 14 071. Niet op 01-11-2026.",))))
    assert 'Bel <a href="tel:+31-20-656-5656">020 - 656 56 56</a>' in page
    assert '<a href="tel:+31-800-0543">0800-0543</a>' in page
    assert ">01-11" not in page
    short = as_html(note(case(addressee=SVB.model_copy(update={"phone": "112, gratis"}))))
    assert 'Bel <a href="tel:112">112</a>, gratis' in short


def test_one_qr_code_leads_to_the_first_addressee_with_a_website() -> None:
    page = as_html(note(case(addressee=WIJKTEAM), case(), full(2)))
    assert page.count("<svg") == 1
    assert 'aria-label="QR-code: www.svb.nl"' in page


@pytest.mark.parametrize("website", ["", "geen site", 'x"><script>', "a.nl/" + "b" * 5000])
def test_website_that_is_no_address_has_no_code(website: str) -> None:
    page = as_html(note(case(addressee=SVB.model_copy(update={"website": website}))))
    assert "<svg" not in page


def test_page_shows_texts_to_the_letter_and_asks_the_network_for_nothing() -> None:
    page = as_html(note(case(do=("<script>alert('x')</script> & meer",), advice_title="<b>A</b>")))
    assert "<li>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; meer</li>" in page
    assert "<h2>&lt;b&gt;A&lt;/b&gt;</h2>" in page
    assert not re.search(r"<script|<link|<img|\bsrc=|url\(|@import|https?:", page)
    assert page.startswith('<!doctype html>\n<html lang="nl">')


def test_words_of_another_language_are_marked_and_arabic_runs_from_the_right() -> None:
    arabic, polish = as_html(note(case()), "ar"), as_html(note(case()), "pl")
    assert '<h3>Let op<span class="own" lang="ar" dir="rtl">تحذير</span></h3>' in arabic
    assert 'lang="ar" dir="rtl">متى: الاثنين-الجمعة \u206608:00-17:00\u2069</span>' in arabic
    assert '</a><span class="own" lang="pl" dir="ltr">Telefon</span></li>' in polish
    assert 'class="own"' not in as_html(note(case()))


def test_letters_are_as_large_as_the_page_allows() -> None:
    assert size(as_html(note(case()))) == 15
    assert size(as_html(note(case()), large=True)) >= 16
    assert size(as_html(note(full(1)))) < 15


def test_what_does_not_fit_goes_from_the_least_needed_and_the_foot_says_so() -> None:
    page = as_html(note(full(1), full(2), full(3)))
    assert "Wie helpt u in de buurt?" not in page
    assert page.count("Wat doet u nu?") == 3
    assert "Niet alles paste op dit briefje. Vraag de balie naar de rest.<br>Gemaakt" in page
    assert "Niet alles paste" not in as_html(note(case()))


VISITS: Final = {
    "one": [case(term=TERM)],
    "one addressee": [case(), case(advice_title="Kinderbijslag aanvragen")],
    "three full": [full(1), full(2), full(3)],
    "long words": [case(do=("x" * 5000,) * 5, advice_title="y" * 5000, nearby=(WIJKTEAM,) * 3)],
    "nobody": [case(addressee=None, service="")],
}


@needs_chromium
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
@pytest.mark.parametrize("language", ["", "ar"])
@pytest.mark.parametrize("name", VISITS)
def test_browser_prints_it_on_one_sheet_of_a4(
    chromium: Chromium, name: str, language: str, large: bool, tmp_path: Path
) -> None:
    page = tmp_path / "note.html"
    page.write_text(as_html(note(*VISITS[name]), language, large), "utf-8")
    assert sheets(chromium, page) == 1
    made = page.with_suffix(".pdf").read_bytes()
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", made)
    assert box
    assert (round(float(box[1])), round(float(box[2]))) == (595, 842)
