"""Everything can be reached and used with a keyboard alone, and the focus always shows."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.browsing import Visit, measure
from tests.browser.places import (
    DESK,
    LANGUAGES,
    NAMES,
    PHONE,
    STEPS,
    WHOLE,
    address,
    language_of,
    name_of,
    sample,
)


def tab(page: Page, backwards: bool = False) -> dict[str, Any] | None:
    """Presses the Tab key; where the focus is then."""
    page.keyboard.press("Shift+Tab" if backwards else "Tab")
    found: dict[str, Any] | None = measure(page, "focus")
    return found


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Presses Tab until the focus is on what ``selector`` names."""
    for _ in range(most):
        tab(page)
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            return
    pytest.fail(f"{most} times Tab did not reach {selector}")


def walk(page: Page, *, backwards: bool = False) -> tuple[list[str], list[str]]:
    """Where the Tab key leads until it leaves the page, and what is wrong with the focus."""
    places: list[str] = []
    faults: list[str] = []
    for _ in range(3 * len(measure(page, "stops")) + 10):
        stop = tab(page, backwards)
        if stop is None or (len(places) > 1 and stop["place"] == places[0]):
            return places, faults
        # A field for a date has several stops of its own.
        if not places or places[-1] != stop["place"]:
            places.append(stop["place"])
        faults += [f"{stop['place']}: {fault}" for fault in stop["faults"]]
    pytest.fail(f"the Tab key does not leave the page; it was last at {places[-3:]}")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop(visit: Visit, site: Path, language: str, name: str, viewport: ViewportSize) -> None:
    """The Tab key comes everywhere once, in the order of the page, and the focus shows at every stop."""
    place = address(language, name)
    if not (WHOLE or place in sample(site)):
        return  # the sample has every kind of stop
    page = visit(place, viewport=viewport)
    measure(page, "unfold")
    expected = measure(page, "stops")
    places, faults = walk(page)
    assert places == expected
    assert faults == []
    page.reload()
    places, faults = walk(page, backwards=True)
    assert places == measure(page, "stops")[::-1]
    assert faults == []


@pytest.mark.parametrize("place", [address(code, name) for code in LANGUAGES for name in STEPS[:1]])
def test_skip_link(visit: Visit, place: str) -> None:
    """The first stop is a link, seen when focused, that skips everything before the content."""
    page = visit(place, viewport=PHONE)
    first = tab(page)
    assert first is not None
    assert first["faults"] == []
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main')")
    assert tab(page) is not None
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_details_open(visit: Visit, language: str) -> None:
    """On a phone the menu opens with Enter and its links come next; details open and close."""
    page = visit(address(language, STEPS[0]), viewport=PHONE)
    steps = page.locator(f'header a[href$="{Path(STEPS[2]).name}"]:visible')
    assert steps.count() == 0
    tab_to(page, "header summary")
    page.keyboard.press("Enter")
    assert steps.count() == 1
    tab(page)
    assert page.evaluate("document.activeElement.closest('header nav') !== null")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert steps.count() == 0
    for key in ("Enter", "Space"):
        tab_to(page, "main summary")
        inside = page.locator("main details:has(> summary:focus) > :not(summary)").first
        assert not inside.is_visible()
        page.keyboard.press(key)
        assert inside.is_visible()
        page.keyboard.press(key)
        assert not inside.is_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", ["index.html", *STEPS[:1], "situaties/deepfake.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_language_switch(
    visit: Visit, server: str, language: str, name: str, viewport: ViewportSize
) -> None:
    """The switch leads to the same page in each other language."""
    place = address(language, name)
    for other in LANGUAGES:
        if other == language:
            continue
        page = visit(place, viewport=viewport)
        tab_to(page, f'a[hreflang="{other}"]')
        page.keyboard.press("Enter")
        page.wait_for_url(server + address(other, name_of(place)))
        assert page.locator("html").get_attribute("lang") == other == language_of(address(other, name))


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_to_step_three(visit: Visit, server: str, language: str, viewport: ViewportSize) -> None:
    """From the home page the keyboard leads to step 3, past nothing but its own stops."""
    page = visit(address(language, "index.html"), viewport=viewport)
    tab(page)
    page.keyboard.press("Enter")
    tab_to(page, f'main a[href="{STEPS[2]}"]')
    title = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(server + address(language, STEPS[2]))
    assert page.get_by_role("heading", level=1).inner_text() in title
