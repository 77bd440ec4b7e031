"""The plan on a screen for the room: large, by keyboard alone, and no way out of it but closing."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.browsing import Visit
from tests.browser.plans import PLAN, choose

SMALLEST = 28
ROOMS: list[ViewportSize] = [{"width": 1920, "height": 1080}, {"width": 1280, "height": 720}]
SIZES = """() => [...document.querySelectorAll("dialog.meeting *")]
  .filter((it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((it) => [parseFloat(getComputedStyle(it).fontSize), it.textContent.trim()])"""


def opened(visit: Visit, viewport: ViewportSize) -> Page:
    page = visit(PLAN, viewport=viewport)
    choose(page, "afpersing-geld", "media")
    page.locator("[data-meeting]").click()
    return page


@pytest.mark.parametrize("viewport", ROOMS, ids=["1920", "1280"])
def test_all_is_large_and_in_view(visit: Visit, viewport: ViewportSize) -> None:
    page = opened(visit, viewport)
    for _ in range(8):
        small = [found for found in page.evaluate(SIZES) if found[0] < SMALLEST * 0.8]
        assert small == []
        for part in ("[data-act]", "[data-done]", "[data-next]", "[data-close]"):
            expect(page.locator(f"dialog {part}")).to_be_in_viewport(ratio=1)
        page.keyboard.press("ArrowRight")


def test_by_keys_alone(visit: Visit) -> None:
    """Next and back, done and undone, who and when: what is done stands on the page afterwards."""
    page = opened(visit, ROOMS[1])
    place = page.locator("dialog.meeting [data-at]")
    expect(place).to_have_text("1 van 7")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("2 van 7")
    page.keyboard.press("g")
    expect(page.locator("dialog.meeting [data-done]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.type("mentor")
    page.keyboard.press("ArrowRight")  # in a field it moves in the field
    expect(place).to_have_text("2 van 7")
    page.keyboard.press("Escape")
    second = page.locator(".plan-phases .task").nth(1)
    expect(second.locator("input[type=checkbox]")).to_be_checked()
    expect(second.locator(".typed-who")).to_have_value("mentor")


def test_nothing_leads_out_of_it(visit: Visit) -> None:
    page = opened(visit, ROOMS[0])
    assert page.locator("dialog.meeting a").count() == 0
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    expect(page.locator("dialog.meeting [data-phase]")).to_have_text("Vandaag")
    assert page.locator("dialog.meeting a").count() == 0
