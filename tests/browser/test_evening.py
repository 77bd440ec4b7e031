"""
Half past nine in the evening: a mentor at home has just heard it, with a phone and no colleague beside.

Who answers now is found in three taps at most, from wherever one stands and by whatever word; so it
is with a keyboard, and the numbers stand there without script. What was kept is there next morning.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.browsing import Visit, search
from tests.browser.plans import PLAN, SECOND_ACTION, box, choose, expect_chosen, keep, unfold

PHONE: ViewportSize = {"width": 360, "height": 740}
DUTCH = ZoneInfo("Europe/Amsterdam")
EVENING = datetime(2026, 11, 24, 21, 30, tzinfo=DUTCH)
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=DUTCH)
HELP = "hulp/index.html"
#: What speaks of an evening like this one.
TOLD = [f"situaties/{name}.html" for name in ("leerling-vertelt", "beelden-verspreid", "buiten-schooltijd")]
HEARD = "net-gehoord.html"
MOST_TAPS = 3
#: How often one sweeps a whole screen away before something stands there.
MOST_SWEEPS = 2


def at_night(visit: Visit, name: str, **options: Any) -> Page:
    """A page at half past nine, on a phone."""
    page = visit(name, viewport=PHONE, has_touch=True, **options)
    page.clock.set_fixed_time(EVENING)
    page.reload()
    return page


def tap(*route: Locator) -> None:
    """Taps one thing after another: each can be seen, and there are few."""
    assert len(route) <= MOST_TAPS
    for thing in route:
        thing.locator("visible=true").first.tap()


def in_sight(page: Page, selector: str, sweeps: int = 0) -> bool:
    """Whether something is seen from where one stands, or after so many screens."""
    tops: list[float] = page.locator(selector).evaluate_all(
        "(all) => all.filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect().top)"
    )
    return any(0 <= top < (1 + sweeps) * PHONE["height"] for top in tops)


def answers(page: Page, sweeps: int = 0) -> None:
    """Somebody is said to answer now, beside a number to press; who went home is said to open at eight."""
    page.locator(".now.is-open").first.wait_for(state="attached")
    assert in_sight(page, "li:has(.now.is-open) a[href^='tel:']", sweeps), page.url
    for closed in page.locator(".now.is-closed").all():
        assert "8.00" in (closed.text_content() or "")


def test_who_answers_now_in_three_taps(visit: Visit, server: str) -> None:
    """By the menu, by the list of a page, and by each word that one would search for."""
    page = at_night(visit, "index.html")
    for name in ("index.html", TOLD[0]):
        page.goto(server + name)
        tap(page.locator("header summary"), page.locator(f'header a[href$="{HELP}"]'))
        page.wait_for_url(f"**/{HELP}")
        answers(page, MOST_SWEEPS)
    page.goto(server + HEARD)
    tap(page.locator(".rail summary"), page.locator('.rail a[href="#wie-neemt-nu-op"]'))
    page.wait_for_url("**#wie-neemt-nu-op")
    answers(page)
    page.goto(server + "index.html")
    tap(page.locator(".search-door"))
    for query in ("wie neemt nu op", "nacht", "weekend"):
        first = search(page, query).locator(".search-option").all()[:3]
        assert any((it.get_attribute("href") or "").endswith(HELP) for it in first), query
    tap(page.locator(f'.search-option[href$="{HELP}"]'))
    page.wait_for_url(f"**/{HELP}")
    answers(page, MOST_SWEEPS)


def test_the_words_for_the_child_are_near(visit: Visit, server: str) -> None:
    """Two screens down in a situation, and two taps away for whoever has just heard it."""
    page = at_night(visit, HEARD)
    tap(page.locator(".rail summary"), page.locator('.rail a[href="#zeg"]'))
    page.wait_for_url("**#zeg")
    assert in_sight(page, "[aria-labelledby=zeg] li")
    for name in TOLD:
        page.goto(server + name)
        assert in_sight(page, "[aria-labelledby=zeggen] li", MOST_SWEEPS), name


def test_the_kept_plan_is_there_next_morning(visit: Visit, server: str) -> None:
    """With its situations and its ticks, in a browser that was closed meanwhile."""
    page = at_night(visit, PLAN)
    choose(page, "leerling-vertelt", "beelden-verspreid")
    box(page, SECOND_ACTION).check()
    keep(page)
    context = page.context
    page.close()
    later = context.new_page()
    later.clock.set_fixed_time(MORNING)
    later.goto(server + "index.html")
    tap(later.locator("header summary"), later.locator(f'header a[href="{PLAN}"]'))
    expect_chosen(later, "leerling-vertelt", "beelden-verspreid")
    expect(box(later, SECOND_ACTION)).to_be_checked()
    unfold(later)
    expect(later.locator(".task.done")).to_have_count(1)


def test_by_keyboard(visit: Visit) -> None:
    """The search opens, is filled in and followed, and the list of a page too, without a pointer."""
    page = at_night(visit, "index.html")
    search(page, "wie neemt nu op")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{HELP}")
    answers(page, MOST_SWEEPS)
    page.go_back()
    page.wait_for_url("**/index.html")
    for selector in ("header summary", f'header a[href="{HELP}"]'):
        thing = page.locator(selector).locator("visible=true").first
        for _ in range(30):
            page.keyboard.press("Tab")
            if thing.evaluate("(it) => it === document.activeElement"):
                break
        page.keyboard.press("Enter")
    page.wait_for_url(f"**/{HELP}")


def test_without_script_the_numbers_are_there(visit: Visit, server: str) -> None:
    """To press, each with its hours in words; nobody is said to be closed."""
    page = visit("index.html", viewport=PHONE, has_touch=True, java_script_enabled=False)
    for name in ("index.html", *TOLD):
        page.goto(server + name)
        lines = page.locator(".answers li").locator("visible=true")
        assert lines.count() > 2
        for line in lines.all():
            expect(line.locator('a[href^="tel:"], a[href^="http"]').first).to_be_visible()
        assert page.locator(".answers .is-closed").count() == 0
        expect(page.locator(".answers").get_by_text("dag en nacht").first).to_be_visible()
