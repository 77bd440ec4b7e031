"""A situation on a phone: short, first what to do, and nothing that leads to what must not be done."""

from collections.abc import Iterator
from itertools import chain

import pytest
from playwright.sync_api import Page, ViewportSize

from macros import plan
from macros.builder.make import load
from tests.browser.browsing import Visit, none_of, tour
from tests.browser.places import LANGUAGES, ROOT, STEPS, address
from tests.browser.plans import SITUATIONS

SCREEN: ViewportSize = {"width": 360, "height": 740}
MOST_SCREENS = 6
MOST_OF_A_STEP = 8
#: Where the page itself ends: below it stands the foot, which is that of the site.
READ_TO = "document.querySelector('main').getBoundingClientRect().bottom + scrollY"
MOST_WORDS = 900
GUIDES = load(ROOT).guides


def too_long(page: Page) -> Iterator[str]:
    """More screens or words than there may be: the whole page, with the folds closed."""
    screens = page.evaluate(READ_TO) / SCREEN["height"]
    words = len(page.locator("main").inner_text().split())
    if screens > MOST_SCREENS:
        yield f"{screens:.1f} screens"
    if words > MOST_WORDS:
        yield f"{words} words"


def out_of_order(page: Page) -> Iterator[str]:
    """What is different, then what is done now; at most seven acts, each in sight without a tap."""
    # Danger before all else, where there is some.
    headings = page.locator("main h2").evaluate_all("(all) => all.map((it) => it.id)")
    if headings[headings[0] == "gevaar" :][:2] != ["anders", "fase-eerste-uur"]:
        yield f"begins with {headings[:2]}"
    acts = page.locator('section[aria-labelledby="fase-eerste-uur"] > ol > li')
    seen = acts.evaluate_all("(all) => all.map((it) => it.checkVisibility())")
    if not 0 < len(seen) <= 7 or not all(seen):
        yield f"{len(seen)} acts"


def beside_the_act(page: Page) -> list[str]:
    """Crosses that are not the first thing one sees, beside the act that they are about."""
    found: list[str] = page.locator(".do-not li").evaluate_all(
        """(all) => all.filter((it) => {
          const [cross, act] = ["svg", ".act"].map((part) => it.querySelector(part).getBoundingClientRect());
          const beside = cross.width && cross.right <= act.left + 1 && Math.abs(cross.top - act.top) <= 12;
          return it.firstElementChild.localName !== "svg" || !beside;
        }).map((it) => "the cross does not stand before: " + it.innerText.slice(0, 60))"""
    )
    return found


def leading_astray(page: Page, name: str) -> Iterator[str]:
    """Links in the fold to what is struck or forbidden: it stands there in words."""
    if page.locator("main details.rest").count() != 1:
        yield "not one fold"
    gone = {dropped.name for dropped in plan.compute(GUIDES["nl"], [name]).dropped}
    for link in page.locator(".rest a").evaluate_all("(all) => all.map((it) => it.getAttribute('href'))"):
        if link.partition("#")[2] in gone:
            yield f"a link to {link}"
    yield from (
        f"a link in {it}" for it in page.locator('.rest .gone a:not([href^="tel:"])').all_inner_texts()
    )


def said_to_whom(page: Page) -> Iterator[str]:
    """To whom stands before the quotation marks, and is no part of what one says."""
    lines = page.locator(".phrases li")
    if lines.count() != page.locator(".phrases li > q:last-child").count():
        yield "a sentence outside the quotation marks"
    yield from (f"in quotation marks: {it}" for it in page.locator(".phrases q strong").all_inner_texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_situation(visit: Visit, server: str, language: str) -> None:
    """Six screens and 900 words, in its order, with its crosses, and no way to what must not be done."""
    places = {address(language, f"situaties/{name}.html"): name for name in SITUATIONS}
    none_of(
        f"{place}: {fault}"
        for place, page in tour(visit, server, places, viewport=SCREEN)
        for fault in chain(
            too_long(page),
            out_of_order(page),
            said_to_whom(page),
            beside_the_act(page),
            leading_astray(page, places[place]),
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_eight_screens(visit: Visit, server: str, language: str) -> None:
    """With the folds closed, up to the foot of the site."""
    long = {
        place: page.evaluate(READ_TO) / SCREEN["height"]
        for place, page in tour(visit, server, (address(language, step) for step in STEPS), viewport=SCREEN)
    }
    none_of(f"{place}: {screens:.1f} screens" for place, screens in long.items() if screens > MOST_OF_A_STEP)
