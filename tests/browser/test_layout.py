"""What fits where: the first screen of a phone, and the search in a small window."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.browsing import Visit, search, text_of
from tests.browser.places import DESK, LANGUAGES, PHONE, STEPS, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_screen_of_a_phone(visit: Visit, language: str) -> None:
    """Danger and the first act are on a phone's first screen, whole."""
    page = visit(address(language, "index.html"), viewport=PHONE)
    main = page.get_by_role("main")
    for number in ("112", "113"):
        _on_first_screen(page, main.locator(f'a[href="tel:{number}"]').first)
    first_hour = main.locator('section[aria-labelledby="eerste-uur"]')
    _on_first_screen(page, first_hour.get_by_role("heading").first)
    _on_first_screen(page, first_hour.get_by_role("listitem").first.locator("p").first)


def _on_first_screen(page: Page, thing: Locator) -> None:
    box = thing.bounding_box()
    assert box is not None, f"{thing} is not shown"
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= PHONE["height"], f"below the first screen: {thing.inner_text()}"
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("query", ["zelfmoord", "politie", "vertruwnsprsn gesprek", "qqqqzzzz"])
def test_the_search_fits(visit: Visit, query: str) -> None:
    """At a zoom of 400%, and with text of 200%: nothing is lost; one reaches everything by scrolling down."""
    page = search(visit(STEPS[0]), query)
    dialog = page.locator("dialog.search")
    before = text_of(page, "dialog.search")
    small: ViewportSize = {"width": 320, "height": 256}
    for viewport, size in ((small, "100%"), (DESK, "200%")):
        page.set_viewport_size(viewport)
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        assert dialog.evaluate("(it) => it.scrollWidth - it.clientWidth") <= 1
        assert text_of(page, "dialog.search") == before
        for link in dialog.locator(":is(a, button)").locator("visible=true").all()[:12]:
            link.scroll_into_view_if_needed()
            expect(link).to_be_in_viewport()
