"""A reader's walk through the site: with and without script, from a server and from a folder."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, measure, none_of, text_of, tour
from tests.browser.places import LANGUAGES, PARTS, PHONE, STEPS, address, language_of, sample, sampled, turns

NAMES = ("server", "folder")
WORLDS = pytest.mark.parametrize("world", NAMES)


def _top(world: str, site: Path, server: str) -> str:
    """The address of the top of the site, on the server or on disk."""
    return server if world == "server" else f"{site.as_uri()}/"


def _follow(page: Page, selector: str, expected: str) -> None:
    link = page.locator(selector).locator("visible=true").first
    link.click()
    page.wait_for_url(expected)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def walk(page: Page, top: str, language: str) -> None:
    """From home to a step, through the menu to a situation, to the other languages, and home."""
    _follow(page, f'main a[href="{STEPS[2]}"]', top + address(language, STEPS[2]))
    more = page.locator("main details").first
    more.locator("summary").click()
    expect(more.locator(":scope > :not(summary)").first).to_be_visible()
    page.locator("header summary").click()
    _follow(page, 'header a[href$="situaties/index.html"]', top + address(language, "situaties/index.html"))
    situation = page.locator('main a[href$=".html"]:not([href*="/"])').locator("visible=true").first
    name = f"situaties/{situation.get_attribute('href')}"
    situation.click()
    page.wait_for_url(top + address(language, name))
    for other in [*[code for code in LANGUAGES if code != language], language]:
        _follow(page, f'header a[hreflang="{other}"]', top + address(other, name))
        assert page.locator("html").get_attribute("lang") == other
    _follow(page, 'header a[href$="index.html"]', top + address(language, "index.html"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@WORLDS
@pytest.mark.parametrize("language", LANGUAGES)
def test_walk(visit: Visit, site: Path, server: str, language: str, world: str, script: bool) -> None:
    """The same walk works everywhere; the watch sees that nothing else is asked for."""
    top = _top(world, site, server)
    page = visit(top + address(language, "index.html"), viewport=PHONE, java_script_enabled=script)
    walk(page, top, language)


@pytest.mark.parametrize(
    ("part", "world"), turns("parts of the pages without script, from a server and a folder", PARTS, NAMES)
)
def test_nothing_needs_script(visit: Visit, site: Path, server: str, part: int, world: str) -> None:
    """Without script all content is shown, and there is no less of it; script only adds to it."""
    top, places = _top(world, site, server), sampled(site, part)
    with_script = {place: _content(page) for place, page in tour(visit, top, places)}
    found = []
    for place, page in tour(visit, top, places, java_script_enabled=False):
        length, unseen = _content(page)
        if length < 0.9 * with_script[place][0]:
            found.append(f"{place}: much of the text is made by a script")
        found += [f"{place}: {fault}" for fault in unseen if fault not in with_script[place][1]]
    none_of(found)


def _content(page: Page) -> tuple[int, list[str]]:
    """How long the content is, and what of it is not shown."""
    measure(page, "plain")
    return len(text_of(page, "main")), measure(page, "unseen")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chooser_without_script(visit: Visit, language: str) -> None:
    """Without script the chooser is a list of links, each to the page of its situation."""
    for name in ("index.html", "situaties/index.html"):
        page = visit(address(language, name), java_script_enabled=False, viewport=PHONE)
        measure(page, "unfold")
        links = page.locator('section[aria-labelledby="kiezer"] a').locator("visible=true")
        count = links.count()
        assert count > 10
        assert page.locator('section[aria-labelledby="kiezer"] :is(input, button):visible').count() == 0
        links.nth(count - 1).click()
        page.wait_for_url("**/situaties/*.html")
        assert len(text_of(page, "main")) > 500


@pytest.mark.parametrize(
    ("language", "world"),
    turns("languages in which all is pressed, from a server and a folder", list(LANGUAGES), NAMES),
)
def test_nothing_is_kept(visit: Visit, site: Path, server: str, language: str, world: str) -> None:
    """After a visit to every kind of page, with everything on it pressed, nothing is stored."""
    top = _top(world, site, server)
    places = sorted(place for place in sample(site) if language_of(place) == language)
    found = []
    for place, page in tour(visit, top, places):
        _press_everything(page)
        found += [f"{place}: {kept}" for kept in measure(page, "kept")]
    context = page.context
    found += [f"a cookie: {cookie}" for cookie in context.cookies()]
    state = context.storage_state(indexed_db=True)
    found += [f"stored: {what}" for what in (*state["cookies"], *state["origins"])]
    none_of(found)


def _press_everything(page: Page) -> None:
    """
    Presses whatever there is, except where something is kept by choice, and said so.

    That is on the plan, at the button that leads to it, and at the copy for use offline. The form
    of a school gives a file, and asks before it is left; its own tests press it.
    """
    for box in page.locator("[data-chooser] input").locator("visible=true").all():
        box.check()
    kept = ":is([data-checklist], .chooser-buttons, [data-offline], form.setup, .bar, .foot-groups)"
    things = page.locator(f":is(summary, button):not({kept} *)")
    for thing in things.locator("visible=true").all():
        thing.click()
