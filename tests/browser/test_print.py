"""A printed page can be handed over: whole, without what belongs to a screen."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.browsing import Visit, measure
from tests.browser.places import PLACES, WHOLE, sample


def squeezed(text: str) -> str:
    """``text`` without spaces, as lines are broken elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("place", PLACES)
def test_on_paper(visit: Visit, site: Path, place: str) -> None:
    """Everything unfolded, addresses of links written out, no navigation, nothing empty."""
    if not (WHOLE or place in sample(site)):
        return
    page = visit(place)
    navigation, folded, outward = (measure(page, what) for what in ("navigation", "folded", "outward"))
    title = page.get_by_role("heading", level=1).inner_text()
    date = page.locator("body > footer p").all_inner_texts()
    page.emulate_media(media="print")
    assert measure(page, "empty") == []
    page.emulate_media(media="screen")

    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [sheet.extract_text() for sheet in reader.pages]
    paper = squeezed("".join(sheets))
    assert [at for at, text in enumerate(sheets, 1) if len(squeezed(text)) < 40] == [], "empty sheets"
    assert {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in reader.pages} == {
        (595, 842)
    }, "not A4"
    assert squeezed(title) in paper
    assert any(re.search(r"\d{4}", line) and squeezed(line) in paper for line in date), "no date"
    assert [word for word in navigation if squeezed(word) in paper] == []
    assert [text[:80] for text in folded if squeezed(text) not in paper] == []
    assert [href for href in outward if squeezed(href) not in paper] == []
