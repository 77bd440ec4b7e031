"""Everything can be reached and used with a keyboard alone, and the focus always shows."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.browsing import Visit, measure, none_of, tour
from tests.browser.places import (
    DESK,
    FIRST,
    LANGUAGES,
    PARTS,
    PHONE,
    STEPS,
    address,
    language_of,
    sampled,
)
from tests.sampling import taken

#: Presses of the Tab key between two looks at what they did.
AT_ONCE = 40
VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


def tab(page: Page, key: str = "Tab") -> dict[str, Any] | None:
    """Presses the Tab key; where the focus is then."""
    page.keyboard.press(key)
    found: dict[str, Any] | None = measure(page, "focus")
    return found


def tab_to(page: Page, selector: str, most: int = 100) -> None:
    """Presses Tab until the focus is on what ``selector`` names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            return
    pytest.fail(f"{most} times Tab did not reach {selector}")


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Where the Tab key leads until it leaves the page, and what is wrong with the focus."""
    measure(page, "follow")
    places: list[str] = []
    faults: list[str] = []
    presses = len(measure(page, "stops")) + 20
    for start in range(0, presses, AT_ONCE):
        for _ in range(min(AT_ONCE, presses - start)):
            page.keyboard.press(key)
        for stop in measure(page, "followed")[start:]:
            if stop is None or (len(places) > 1 and stop["place"] == places[0]):
                return places, faults
            # A field for a date has several stops of its own.
            if not places or places[-1] != stop["place"]:
                places.append(stop["place"])
            faults += [f"{stop['place']}: {fault}" for fault in stop["faults"]]
    return places, [*faults, f"the Tab key does not leave the page; it was last at {places[-1]}"]


def _walk_faults(page: Page, key: str = "Tab") -> list[str]:
    places, faults = walk(page, key)
    expected = measure(page, "stops")
    if key != "Tab":
        expected.reverse()
    if places != expected:
        faults += [f"never reached: {place}" for place in expected if place not in places]
        faults += [f"not expected: {place}" for place in places if place not in expected]
        faults.append("the stops do not follow the order of the page")
    return faults


def _windows(place: str) -> list[ViewportSize]:
    """The languages have the same stops, so one is walked on a phone and the others on a desk."""
    own = PHONE if language_of(place) == FIRST else DESK
    return taken("windows in which the Tab key walks a page", [own], [PHONE, DESK])


@pytest.mark.parametrize("part", PARTS)
def test_every_stop(visit: Visit, site: Path, server: str, part: int) -> None:
    """The Tab key comes everywhere once, in the order of the page, and the focus shows at every stop."""
    found = []
    for viewport in (PHONE, DESK):
        places = [place for place in sampled(site, part) if viewport in _windows(place)]
        for place, page in tour(visit, server, places, viewport=viewport):
            measure(page, "unfold")
            found += [f"{place}, {viewport['width']} px: {fault}" for fault in _walk_faults(page)]
    none_of(found)


@pytest.mark.parametrize("part", PARTS)
def test_focus_is_never_covered(visit: Visit, site: Path, server: str, part: int) -> None:
    """In the smallest window, forwards and backwards, the link to leave fast never lies over the focus."""
    found = []
    for place, page in tour(visit, server, sampled(site, part), viewport={"width": 320, "height": 256}):
        measure(page, "unfold")
        page.keyboard.press("Tab")
        for way in ("focuses", "focusesBack"):
            found += [f"{place}, {way}: {fault}" for fault in measure(page, way)]
    none_of(found)


@pytest.mark.parametrize("name", ["index.html", STEPS[0]])
def test_backwards(visit: Visit, name: str) -> None:
    """Shift and Tab lead the same way back."""
    none_of(_walk_faults(visit(name, viewport=PHONE), "Shift+Tab"))


@VIEWPORTS
@pytest.mark.parametrize("name", ["index.html", STEPS[0]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_skip_link(visit: Visit, language: str, name: str, viewport: ViewportSize) -> None:
    """The first stop is a link, seen when focused, that skips everything before the content."""
    page = visit(address(language, name), viewport=viewport)
    first = tab(page)
    assert first is not None
    assert first["faults"] == []
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main')")
    page.keyboard.press("Tab")
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
    page.keyboard.press("Tab")
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


@VIEWPORTS
@pytest.mark.parametrize("name", ["index.html", STEPS[0], "situaties/deepfake.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_language_switch(visit: Visit, server: str, language: str, name: str, viewport: ViewportSize) -> None:
    """The switch leads to the same page in each other language."""
    for other in LANGUAGES:
        if other != language:
            page = visit(address(language, name), viewport=viewport)
            tab_to(page, f'header a[hreflang="{other}"]')
            page.keyboard.press("Enter")
            page.wait_for_url(server + address(other, name))
            assert page.locator("html").get_attribute("lang") == other


@VIEWPORTS
@pytest.mark.parametrize("language", LANGUAGES)
def test_to_step_three(visit: Visit, server: str, language: str, viewport: ViewportSize) -> None:
    """From the home page the keyboard leads to step 3."""
    page = visit(address(language, "index.html"), viewport=viewport)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, f'main a[href="{STEPS[2]}"]')
    title = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(server + address(language, STEPS[2]))
    assert page.get_by_role("heading", level=1).inner_text() in title
