"""A situation on a phone: short, first what to do, and nothing that leads to what must not be done."""

import pytest
from playwright.sync_api import ViewportSize

from macros import plan
from macros.builder.make import load
from tests.browser.browsing import Visit, none_of
from tests.browser.places import LANGUAGES, ROOT, address
from tests.browser.plans import SITUATIONS

SCREEN: ViewportSize = {"width": 360, "height": 740}
MOST_SCREENS = 6
#: Where the page itself ends: below it stands the foot, which is that of the site.
READ_TO = "document.querySelector('main').getBoundingClientRect().bottom + scrollY"
MOST_WORDS = 900
GUIDES = load(ROOT).guides


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_screens_and_900_words(visit: Visit, server: str, language: str) -> None:
    """The whole page, with the folds closed; the words are those of its content."""
    page = visit(address(language, "index.html"), viewport=SCREEN)
    found = []
    for name in SITUATIONS:
        page.goto(server + address(language, f"situaties/{name}.html"))
        screens = page.evaluate(READ_TO) / SCREEN["height"]
        words = len(page.locator("main").inner_text().split())
        if screens > MOST_SCREENS:
            found.append(f"{name} ({language}): {screens:.1f} screens")
        if words > MOST_WORDS:
            found.append(f"{name} ({language}): {words} words")
    none_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_eight_screens(visit: Visit, server: str, language: str) -> None:
    """With the folds closed, up to the foot of the site."""
    page = visit(address(language, "index.html"), viewport=SCREEN)
    found = []
    for name in GUIDES["nl"].settings.steps:
        page.goto(server + address(language, f"stappen/{name}.html"))
        screens = page.evaluate(READ_TO) / SCREEN["height"]
        if screens > 8:
            found.append(f"{name} ({language}): {screens:.1f} screens")
    none_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_say_tells_to_whom(visit: Visit, server: str, language: str) -> None:
    """To whom stands before the quotation marks, and is no part of what one says."""
    page = visit(address(language, "index.html"), viewport=SCREEN)
    found = []
    marked = 0
    for name in SITUATIONS:
        page.goto(server + address(language, f"situaties/{name}.html"))
        lines = page.locator(".phrases li")
        marked += lines.locator("> strong").count()
        if lines.count() != page.locator(".phrases li > q:last-child").count():
            found.append(f"{name} ({language}): a sentence outside the quotation marks")
        found += [f"{name} ({language}): {it}" for it in page.locator(".phrases q strong").all_inner_texts()]
    assert marked > len(SITUATIONS)
    none_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_first(visit: Visit, server: str, language: str) -> None:
    """What is different, then what is done now; at most seven acts, each in sight without a tap."""
    page = visit(address(language, "index.html"), viewport=SCREEN)
    found = []
    for name in SITUATIONS:
        page.goto(server + address(language, f"situaties/{name}.html"))
        # Danger before all else, where there is some.
        headings = page.locator("main h2").evaluate_all("(all) => all.map((it) => it.id)")
        if headings[headings[0] == "gevaar" :][:2] != ["anders", "fase-eerste-uur"]:
            found.append(f"{name} ({language}): begins with {headings[:2]}")
        acts = page.locator('section[aria-labelledby="fase-eerste-uur"] > ol > li')
        if not 0 < acts.count() <= 7 or any(not it.is_visible() for it in acts.all()):
            found.append(f"{name} ({language}): {acts.count()} acts")
    none_of(found)


def test_the_fold_leads_to_nothing_that_must_not_be_done(visit: Visit, server: str) -> None:
    """What is struck or forbidden stands there in words."""
    page = visit("index.html")
    found = []
    for name in SITUATIONS:
        page.goto(server + f"situaties/{name}.html")
        assert page.locator("main details.rest").count() == 1
        found += [
            f"{name}: a link to {link}"
            for link in page.locator(".rest a").evaluate_all(
                "(all) => all.map((it) => it.getAttribute('href'))"
            )
            if link.partition("#")[2] in acts_that_go(name)
        ]
        found += [
            f"{name}: a link in {it}"
            for it in page.locator('.rest .gone a:not([href^="tel:"])').all_inner_texts()
        ]
    none_of(found)


def acts_that_go(name: str) -> set[str]:
    """The anchors of the acts that the plan of a situation does not have."""
    return {dropped.name for dropped in plan.compute(GUIDES["nl"], [name]).dropped}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cross_stands_before_the_act(visit: Visit, server: str, language: str) -> None:
    """The first thing that one sees, and it lies beside the act, not above another."""
    page = visit(address(language, "index.html"), viewport=SCREEN)
    found = []
    for name in SITUATIONS:
        page.goto(server + address(language, f"situaties/{name}.html"))
        for item in page.locator(".do-not li").all():
            cross, act = item.locator("svg").bounding_box(), item.locator(".act").bounding_box()
            first = item.evaluate("(it) => it.firstElementChild.localName")
            if first != "svg" or not cross or not act or cross["x"] + cross["width"] > act["x"] + 1 or (
                abs(cross["y"] - act["y"]) > 12
            ):  # fmt: skip
                found.append(f"{name} ({language}): {item.inner_text()[:60]}")
    none_of(found)
