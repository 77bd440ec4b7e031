"""What each kind of user comes for, from the first page to the end, with a keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.browsing import Visit, measure, none_of
from tests.browser.places import DESK, LANGUAGES, PHONE, address
from tests.browser.plans import expect_chosen

#: Each language in one width; test_keyboard walks every stop in both.
READERS = pytest.mark.parametrize(
    ("language", "viewport"),
    [(language, (PHONE, DESK)[at % 2]) for at, language in enumerate(LANGUAGES)],
    ids=list(LANGUAGES),
)
PRINT = "window.print = () => { document.documentElement.dataset.printed += 'x'; }"


class Hands:
    """Hands that know only the Tab key and what one presses on a stop, and eyes that follow the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def to(self, selector: str, key: str = "Tab", most: int = 150) -> dict[str, Any]:
        """Presses Tab until the focus is on what ``selector`` names, and looks at the focus at every stop."""
        for _ in range(most):
            self.page.keyboard.press(key)
            stop: dict[str, Any] | None = measure(self.page, "focus")
            if stop is None:
                continue
            self.faults += [f"{stop['place']}: {fault}" for fault in stop["faults"]]
            if self.page.evaluate("(it) => document.activeElement.matches(it)", selector):
                none_of(self.faults)
                return stop
        pytest.fail(f"{most} times {key} did not reach {selector}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@READERS
def test_staff_reach_a_call(visit: Visit, language: str, viewport: ViewportSize) -> None:
    """From home by the first act to its step, and there to a number that can be called."""
    page = visit(address(language, "index.html"), viewport=viewport)
    hands = Hands(page)
    hands.to('main section[aria-labelledby="eerste-uur"] a[href*="stappen/"]')
    hands.press("Enter")
    page.wait_for_url("**/stappen/*.html*")
    hands.to('main a[href^="tel:"]')
    # The way on is not shut: the next stop is another one, and one can leave.
    here = measure(page, "focus")["place"]
    hands.press("Tab")
    assert measure(page, "focus")["place"] != here
    hands.press("Shift", "Shift", "Shift")
    page.wait_for_url("**/leeg.html")


@READERS
def test_a_team_leader_makes_the_plan(visit: Visit, language: str, viewport: ViewportSize) -> None:
    """Chooses what is going on, opens a later phase, ticks an action, types who and when, and prints."""
    page = visit(
        address(language, "index.html"), viewport=viewport, before=lambda it: it.add_init_script(PRINT)
    )
    hands = Hands(page)
    hands.to(".chooser summary")
    hands.press("Enter")
    hands.to(".chooser input")
    hands.press("Space")
    name = page.locator(":focus").get_attribute("value") or ""
    hands.to('.chooser button[type="submit"]')
    hands.press("Enter")
    page.wait_for_url("**/plan.html")
    expect_chosen(page, name)
    expect(page.locator("#plan")).to_be_focused()
    hands.to(".tasks:not([open]) summary")
    hands.press("Enter")
    hands.to(".task input[type=checkbox]")
    hands.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    hands.to(".task .typed-who")
    page.keyboard.type("Noor")
    hands.to(".task .typed-when")
    page.keyboard.type("9.30")
    task = page.locator(".task", has=page.locator(":focus"))
    expect(task.locator("input[type=checkbox]")).to_be_checked()
    expect(task.locator(".typed-who")).to_have_value("Noor")
    hands.to("[data-print]")
    hands.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-printed", "undefinedx")


@READERS
def test_a_host_fills_in_the_form_of_the_school(
    visit: Visit, tmp_path: Path, language: str, viewport: ViewportSize
) -> None:
    """Types the name, chooses how one leaves with an arrow, mends a fault, and saves the file."""
    page = visit(address(language, "inrichten.html"), viewport=viewport)
    hands = Hands(page)
    hands.to("#in-email")
    page.keyboard.type("geen adres")
    hands.to('[name="mode"]')
    hands.press("ArrowDown")
    expect(page.locator('[name="mode"][value="blank"]')).to_be_checked()
    hands.to('[data-act="save"]')
    hands.press("Enter")
    # The focus goes to the first fault: the name is missing.
    expect(page.locator("#in-name")).to_be_focused()
    page.keyboard.type("De Rietkraag")
    hands.to("#in-email")
    hands.press("Control+a")
    page.keyboard.type("info@rietkraag.example")
    hands.to('[data-act="save"]')
    with page.expect_download() as coming:
        hands.press("Enter")
    coming.value.save_as(tmp_path / "school.js")
    assert "De Rietkraag" in (tmp_path / "school.js").read_text("utf-8")
