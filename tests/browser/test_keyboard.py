"""Everything can be reached and used with a keyboard alone, and the focus always shows."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.browsing import Visit, measure, none_of
from tests.browser.measures import stops
from tests.browser.places import DESK, LANGUAGES, PHONE, STEPS, address

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


@pytest.mark.parametrize("name", ["index.html", STEPS[0]])
def test_backwards(visit: Visit, name: str) -> None:
    """Shift and Tab lead the same way back."""
    none_of(stops(visit(name, viewport=PHONE), "Shift+Tab"))


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
    situations = page.locator('header a[href$="situaties/index.html"]:visible')
    assert situations.count() == 0
    tab_to(page, "header summary")
    page.keyboard.press("Enter")
    assert situations.count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('header nav') !== null")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert situations.count() == 0
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
