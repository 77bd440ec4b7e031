"""A printed page can be handed over: whole, without what belongs to a screen."""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.browsing import Visit, measure, none_of, tour
from tests.browser.places import PARTS, sampled

#: In points.
A4 = (595, 842)
#: What is printed as a sheet of its own, without the page around it; test_checklist.py looks at it.
SHEET = '[data-checklist="all"]'


def squeezed(text: str) -> str:
    """``text`` without spaces, as lines are broken elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("part", PARTS)
def test_on_paper(visit: Visit, site: Path, server: str, part: int) -> None:
    """Everything unfolded, addresses of links written out, no navigation, nothing empty."""
    found = []
    for place, page in tour(visit, server, sampled(site, part)):
        found += [f"{place}: {fault}" for fault in _faults(page)]
    none_of(found)


def _faults(page: Page) -> Iterator[str]:
    navigation, title = measure(page, "navigation"), page.get_by_role("heading", level=1)
    page.emulate_media(media="print")
    yield from measure(page, "empty")
    folded, outward, titled = measure(page, "folded"), measure(page, "outward"), title.is_visible()
    page.emulate_media(media="null")
    if not titled and not page.locator(SHEET).count():
        yield "the title is not on paper"
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    paper = ""
    for number, sheet in enumerate(reader.pages, 1):
        size = (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        if size != A4:
            yield f"sheet {number} is not A4 but {size}"
        text = squeezed(sheet.extract_text())
        if len(text) < 40:
            yield f"sheet {number} is empty"
        paper += text
    if titled and squeezed(title.inner_text()) not in paper:
        yield "the title is not on paper"
    dated = [line for line in page.locator("body > footer p").all_inner_texts() if re.search(r"\d{4}", line)]
    if titled and not any(squeezed(line) in paper for line in dated):
        yield "the date and version are not on paper"
    yield from (f"not on paper: {text[:80]}" for text in folded if squeezed(text) not in paper)
    yield from (f"not written out: {href}" for href in outward if squeezed(href) not in paper)
    yield from (f"on paper: {word}" for word in navigation if squeezed(word) in paper)
