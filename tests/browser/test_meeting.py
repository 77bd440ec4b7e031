"""The plan on a screen for the room: a whole phase, large, by keyboard alone, and no way out but closing."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.browsing import Visit, violations
from tests.browser.plans import NOW, PLAN, choose, expect_chosen, keep, keys, printed
from tests.paper.reading import text_of

SMALLEST = 28
ROOMS: list[ViewportSize] = [{"width": 1920, "height": 1080}, {"width": 1280, "height": 720}]
SIZES = """() => [...document.querySelectorAll("dialog.meeting *")]
  .filter((it) => it.matches("input") || [...it.childNodes].some((node) => node.data?.trim()))
  .map((it) => [parseFloat(getComputedStyle(it).fontSize), it.textContent.trim()])"""
#: The phase with the most acts, and an act that is longer than the smaller of the screens.
MOST, LONGEST = "personeel-geraakt", "openbaar-geplaatst"


def opened(visit: Visit, viewport: ViewportSize, *names: str) -> Page:
    page = visit(PLAN, viewport=viewport)
    choose(page, *names)
    page.locator("[data-meeting]").click()
    return page


def place(page: Page, name: str) -> Locator:
    return page.locator(f"dialog.meeting {name}")


@pytest.mark.parametrize("viewport", ROOMS, ids=["1920", "1280"])
def test_a_whole_phase_is_large_and_in_view(visit: Visit, viewport: ViewportSize) -> None:
    """Each act with its number and who; the one that is done now, the count and the buttons are in sight."""
    page = opened(visit, viewport, MOST)
    acts = 0
    for phase in page.locator(".tasks:visible").all():
        rows = phase.locator(".task").count()
        acts = max(acts, rows)
        expect(place(page, "li")).to_have_count(rows)
        expect(place(page, "[data-at]")).to_have_text(f"0 van {rows} gedaan")
        assert place(page, "li > b:nth-child(2)").all_inner_texts() == [str(at + 1) for at in range(rows)]
        assert all(place(page, "li .people").all_inner_texts())
        for at in range(rows):
            current = place(page, "[aria-current]")
            expect(current).to_be_focused()
            assert current.inner_text().split()[0] == str(at + 1)
            for part in (current, *(place(page, it) for it in ("[data-at]", "footer", "[data-close]"))):
                expect(part).to_be_in_viewport(ratio=0.99)
            page.keyboard.press("ArrowDown")
        assert [found for found in page.evaluate(SIZES) if found[0] < SMALLEST] == []
    assert acts >= 12
    assert place(page, "a").count() == 0
    assert violations(page) == []


def test_by_keys_alone(visit: Visit) -> None:
    """Next and back, done and undone, who and when, the next part: the page has it afterwards."""
    page = opened(visit, ROOMS[1], "afpersing-geld", "media")
    at, done = place(page, "[data-at]"), place(page, "[data-done]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("g")
    expect(at).to_have_text("1 van 7 gedaan")
    expect(done).to_have_text("Toch niet gedaan (G)")
    expect(place(page, "[aria-current]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("vogel")  # the letters of the keys, in a field
    page.keyboard.press("ArrowLeft")
    expect(place(page, ".done[aria-current]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    second = place(page, "li").nth(1)
    expect(second).to_have_class("done")
    expect(second.locator("p").first).to_have_css("text-decoration-line", "line-through")
    expect(second.locator(".people")).to_have_text("vogel")
    # The next part begins where something is still to be done.
    page.keyboard.press("v")
    expect(place(page, "[data-phase]")).to_have_text("Vandaag")
    page.keyboard.press("g")
    page.keyboard.press("ArrowUp")
    expect(place(page, "[data-phase]")).to_have_text("Nu")
    page.keyboard.press("v")
    expect(place(page, "li").nth(1)).to_be_focused()
    # What has the focus stays within it.
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.body === document.activeElement || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    row = page.locator(".plan-phases .task").nth(1)
    expect(row.locator("input[type=checkbox]")).to_be_checked()
    expect(row.locator(".typed-who")).to_have_value("vogel")
    # Opened again it goes on where the work is.
    page.locator("[data-meeting]").click()
    expect(place(page, "li").first).to_be_focused()


def test_by_pointer_and_clock(visit: Visit) -> None:
    """An act that one presses is the one that is done now; how long it takes is said in words."""
    page = visit(PLAN, viewport=ROOMS[1])
    page.clock.install(time=NOW)
    page.reload()
    page.locator("[data-meeting]").click()
    place(page, "li").nth(2).click()
    expect(place(page, "li").nth(2)).to_be_focused()
    place(page, "[data-done]").click()
    expect(place(page, "li.done")).to_have_count(1)
    expect(place(page, "[data-time]")).to_be_empty()
    page.clock.run_for(12 * 60_000)
    expect(place(page, "[data-time]")).to_have_text("Jullie zijn 12 minuten bezig")
    expect(place(page, "[data-close]")).to_be_in_viewport(ratio=1)
    # What is printed is the sheet.
    made = text_of(printed(page))
    place(page, "[data-close]").click()
    assert made == text_of(printed(page))


def test_a_long_act_is_read_to_its_end(visit: Visit) -> None:
    """What does not fit comes before the next act."""
    page = opened(visit, ROOMS[1], LONGEST)
    current = place(page, "[aria-current]")
    fits = "(it) => it.offsetHeight <= it.parentElement.clientHeight"
    for _ in range(page.locator(".plan-phases .task").count()):
        if not current.evaluate(fits):
            break
        page.keyboard.press("ArrowDown")
    assert not current.evaluate(fits), "no act is longer than the screen: this test needs one"
    number = current.inner_text().split()[0]
    expect(place(page, "[data-who]")).not_to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowDown")
    expect(place(page, "[data-who]")).to_be_in_viewport(ratio=1)
    assert current.inner_text().split()[0] == number
    page.keyboard.press("ArrowDown")
    assert current.inner_text().split()[0] == str(int(number) + 1)


def test_it_follows_what_another_tab_changes(visit: Visit, server: str) -> None:
    """It stays at its act, or says that the list changed; what is ticked is what it shows."""
    page = visit(PLAN, viewport=ROOMS[1])
    choose(page, MOST)
    keep(page)
    other = page.context.new_page()
    other.goto(server + PLAN)
    expect_chosen(other, MOST)
    page.locator("[data-meeting]").click()
    rows = keys(page)
    kept = [row for row in keys(page) if not row.startswith(f"{MOST}.")]
    for _ in rows:  # to the last of the longest plan
        place(page, "[data-back]").evaluate("(it) => it.parentElement.children[2].click()")
    choose(other)
    expect(page.locator("[data-chosen]")).to_be_hidden()
    now = place(page, "[aria-current] .full").first.inner_text()
    page.keyboard.press("g")
    done = page.locator(".task.done")
    expect(done).to_have_count(1)
    assert done.locator("label .full").evaluate("(it) => it.textContent") == now
    assert done.get_attribute("data-key") in kept
    # An act that is gone is never ticked: the room hears that the list changed.
    page.keyboard.press("g")
    choose(other, MOST)
    expect_chosen(page, MOST)
    own = next(at for at, row in enumerate(rows) if row.startswith(f"{MOST}."))
    page.evaluate("document.querySelector('dialog.meeting [data-close]').click()")
    page.locator("[data-meeting]").click()
    for _ in range(own):
        place(page, "[data-next]").evaluate("(it) => it.click()")
        page.wait_for_timeout(20)
    assert keys(page)[own] == rows[own]
    choose(other)
    expect(place(page, "[data-changed]")).to_contain_text("veranderd")
    expect(done).to_have_count(0)
