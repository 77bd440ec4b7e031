"""The bar that stays, the menu in it, and the order of the first page."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.browsing import Visit
from tests.browser.places import DESK, LANGUAGES, PHONE, STEPS, address

VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
#: What stands in the bar, beside the name of the page.
TOOLS = (".bar .search-door", ".bar .menu summary", ".bar .leave-link")


def _on_top(page: Page, selector: str) -> bool:
    """Whether a thing is what one meets at its place."""
    found: bool = page.locator(selector).evaluate(
        """(it) => {
          const box = it.getBoundingClientRect();
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return box.height >= 40 && box.width >= 38 && it.contains(hit);
        }"""
    )
    return found


@VIEWPORTS
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("name", ["index.html", STEPS[6], "leerlingen/overkomen.html"])
def test_the_bar_holds_its_four_things(visit: Visit, name: str, viewport: ViewportSize, script: bool) -> None:
    """Title, search, menu and leaving are there at the top, in the middle and at the end."""
    page = visit(name, viewport=viewport, java_script_enabled=script)
    heading = (
        page.locator("h1").inner_text() if name != "index.html" else page.locator(".brand-words").inner_text()
    )
    words = "getComputedStyle(document.body, '::before').content"
    assert heading.strip().split("\n")[0] in page.evaluate(words)
    for at in (0, 0.4, 1):
        page.evaluate("(at) => scrollTo(0, at * (document.body.scrollHeight - innerHeight))", at)
        for tool in TOOLS:
            assert _on_top(page, tool), f"{tool} at {at}"
        if at:
            # The name of the page is uncovered: nothing of the page lies over the strip where it stands.
            side = page.locator("main").bounding_box()
            assert side is not None
            hit = page.evaluate("(x) => document.elementFromPoint(x, 28).tagName", side["x"] + 40)
            assert hit == "BODY"
    page.emulate_media(media="print")
    for tool in TOOLS:
        expect(page.locator(tool)).to_be_hidden()


@VIEWPORTS
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_opening_the_menu_moves_nothing(visit: Visit, viewport: ViewportSize, script: bool) -> None:
    """Not what was pressed, not the bar, not the page under it, wherever one has scrolled."""
    page = visit(STEPS[1], viewport=viewport, java_script_enabled=script)
    boxes = """() => ["h1", "main", "footer", ".menu summary", ".search-door", ".leave .leave-link", ".brand"]
      .map((it) => document.querySelector(it).getBoundingClientRect())
      .map((it) => [it.x, it.y, it.width, it.height]).concat([[scrollY]])"""
    page.evaluate("document.fonts.ready")  # another font makes other lines
    for scrolled in (0, 600):
        page.evaluate("(at) => scrollTo(0, at)", scrolled)
        before = page.evaluate(boxes)
        page.locator(".menu summary").click()
        expect(page.locator(".menu nav a").first).to_be_in_viewport()
        assert page.evaluate(boxes) == before
        # All of it can be reached, and it does not lie over what leads away.
        page.locator(".menu nav a").last.scroll_into_view_if_needed()
        expect(page.locator(".menu nav a").last).to_be_in_viewport()
        assert _on_top(page, ".bar .leave-link")
        page.locator(".menu summary").click()
        assert page.evaluate(boxes) == before


def test_the_menu_goes_when_one_turns_away(visit: Visit) -> None:
    """With Escape, with a press elsewhere, and when the focus goes on; it never lies over the focus."""
    page = visit(STEPS[1], viewport=PHONE)
    summary, menu = page.locator(".menu summary"), page.locator(".menu nav")
    summary.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.mouse.click(20, PHONE["height"] - 10)
    expect(menu).to_be_hidden()
    summary.click()
    menu.locator("a").last.focus()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_answers_in_the_order_of_need(visit: Visit, language: str) -> None:
    """Danger, now, not in charge, what is going on, who answers, hand on at once, the steps."""
    page = visit(address(language, "index.html"), viewport=PHONE)
    order = (".danger", ".first-hour ol", ".just-heard", ".chooser", "#wie-neemt-nu-op", ".refer", ".route")
    tops = [
        page.locator(f"main {one}").first.evaluate("(it) => it.getBoundingClientRect().top") for one in order
    ]
    assert tops == sorted(tops), dict(zip(order, tops, strict=True))
    # For who is not in charge it is in plain sight, without scrolling far.
    assert tops[2] < 2 * 740
    doors = page.locator(".for-whom a")
    assert doors.count() == 2
    expect(doors.first).to_be_in_viewport()


def test_who_lands_in_the_middle_of_a_step_knows_where(visit: Visit) -> None:
    """Its title stands in the bar, and what comes first below it; what was meant is in view, uncovered."""
    plain = visit(STEPS[4], viewport=PHONE)
    anchor = plain.locator("main li[id]").nth(4).get_attribute("id")
    page = visit(f"{STEPS[4]}#{anchor}", viewport=PHONE)
    first = page.locator(".for-whom a")
    expect(first).to_be_in_viewport()
    assert page.evaluate("scrollY") > 300
    top = page.locator(f"[id='{anchor}']").evaluate("(it) => it.getBoundingClientRect().top")
    line = page.locator(".for-whom").evaluate("(it) => it.getBoundingClientRect().bottom")
    assert line <= top < PHONE["height"]
    assert page.locator("h1").inner_text() in page.evaluate(
        "getComputedStyle(document.body, '::before').content"
    )
    first.click()
    page.wait_for_url("**/index.html#eerste-uur")


@pytest.mark.parametrize("name", ["index.html", STEPS[0], "situaties/deepfake.html", "leerlingen/index.html"])
def test_one_measure_of_width(visit: Visit, name: str) -> None:
    """Whatever stands on a page stands in one column."""
    page = visit(name, viewport={"width": 1600, "height": 900})
    widths = page.locator("main > section:visible").evaluate_all("(all) => all.map((it) => it.offsetWidth)")
    assert len(set(widths)) == 1, widths
