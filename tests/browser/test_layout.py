"""What fits where: the first screen, large text, narrow windows, and things to press."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.browsing import Visit, measure, text_of
from tests.browser.places import DESK, LANGUAGES, PHONE, PLACES, address


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


@pytest.mark.parametrize("place", PLACES)
def test_large_text_and_narrow_windows(visit: Visit, place: str) -> None:
    """Text of 200% and a zoom of 400% lose nothing: no scrolling sideways, nothing cut off or covered."""
    page = visit(place)
    measure(page, "unfold")
    found = _misfits("as it is", page)
    before, content = text_of(page), text_of(page, "main")
    page.evaluate(
        "() => { const root = document.documentElement;"
        " root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px' }"
    )
    found += _misfits("text of 200%", page)
    assert text_of(page) == before, "text was lost at 200%"
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 256})
    found += _misfits("zoom of 400%", page)
    assert text_of(page, "main") == content, "text was lost at 400%"
    assert found == []


def _misfits(how: str, page: Page) -> list[str]:
    return [f"{how}: {fault}" for what in ("spilt", "overlapping") for fault in measure(page, what)]


@pytest.mark.parametrize("place", PLACES)
def test_things_to_press_are_large_enough(visit: Visit, place: str) -> None:
    """Every link and button outside running text is 24 by 24 px or more."""
    page = visit(place, viewport=PHONE)
    measure(page, "unfold")
    found = measure(page, "small")
    page.set_viewport_size(DESK)
    assert found + measure(page, "small") == []
