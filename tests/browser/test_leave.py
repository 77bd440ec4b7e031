"""Leaving fast: at once, announced, from every page, and without a way back by the Back button."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.browsing import Visit, host, measure, none_of, violations
from tests.browser.places import DESK, LANGUAGES, PHONE, STEPS, address
from tests.browser.plans import PLAN, choose, unfold
from tests.conftest import URL

WORLDS = pytest.mark.parametrize("world", ["server", "folder"])
LETTER = "brieven/teambericht.html"
KEY = "tabblad-tijd"
BLANK = "leeg.html"
#: A page of somebody else.
ELSEWHERE = "https://www.example.org/anders/"


def shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def gone(page: Page, language: str = "nl") -> None:
    """The blank page is there, and holds nothing of the site."""
    page.wait_for_url(f"**/{address(language, BLANK)}")
    expect(page.get_by_role("heading")).to_have_count(1)
    assert page.locator("a, button, header, footer, script").count() == 0
    assert "nazorg" not in page.title().lower()


def back(page: Page) -> None:
    """Goes back, and waits until the browser has: also to a page that at once makes way for another."""
    with page.expect_event("framenavigated"):
        page.evaluate("setTimeout(() => history.back())")


def announced(page: Page) -> str:
    return page.locator(".leave [role=status]").inner_text()


def top_of(world: str, site: Path, server: str) -> str:
    return server if world == "server" else f"{site.as_uri()}/"


@WORLDS
@pytest.mark.parametrize("language", LANGUAGES)
def test_link_without_script(visit: Visit, site: Path, server: str, language: str, world: str) -> None:
    """Without script it is a link like any other; a second one comes right after the skip link."""
    top = top_of(world, site, server)
    for name in ("index.html", STEPS[0]):
        page = visit(top + address(language, name), java_script_enabled=False, viewport=PHONE)
        links = page.locator("[data-leave-link]:not(dialog *)")
        assert links.count() == 2
        for link in links.all():
            assert link.get_attribute("rel") == "nofollow noreferrer"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        expect(links.first).to_be_in_viewport()
        links.last.click()
        gone(page, language)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_in_reach(visit: Visit, viewport: dict[str, int]) -> None:
    """Wherever one has scrolled it is there to press, of 44 px, over a strip of its own, not on paper."""
    page = visit(STEPS[0], viewport=viewport)
    link = page.locator(".leave-link:not(dialog *)")
    for _ in range(2):
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        hit = "(at) => document.elementFromPoint(...at).matches('.leave-link, .leave-link *')"
        assert page.evaluate(hit, middle)
        # The text of the page lies under the strip, not beside the link.
        start = page.locator("main").bounding_box()
        assert start is not None
        beside = "(at) => !document.elementFromPoint(...at).closest('main')"
        assert page.evaluate(beside, (start["x"] + 20, middle[1]))
        page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body, '::before').display") == "none"


def test_shift_three_times(visit: Visit) -> None:
    """Each press is announced, and shows; the third one leaves."""
    page = visit(STEPS[0])
    said = []
    for number in (1, 2):
        shift(page, number)
        said.append(announced(page))
        assert page.locator("[data-leave]").get_attribute("data-pressed") == str(number)
        assert violations(page, colours=False) == []
        # Looking may have taken longer than the five seconds: the count begins anew.
        page.keyboard.press("Escape")
    assert "nog twee keer" in said[0]
    assert "nog één keer" in said[1]
    shift(page)
    gone(page)


@pytest.mark.parametrize("between", ["a", "Shift+A", "Tab", "Shift+Tab", "Control+Shift", "Escape"])
def test_what_does_not_count(visit: Visit, between: str) -> None:
    """Another key in between, and Shift together with another key, begin the count anew."""
    page = visit(STEPS[0])
    shift(page, 2)
    page.keyboard.press(between)
    shift(page, 2)
    page.wait_for_timeout(100)
    assert page.url.endswith(STEPS[0])
    page.keyboard.press("Shift")
    gone(page)


def test_capitals_are_not_presses(visit: Visit) -> None:
    """Whoever types capitals in a field stays."""
    page = visit(LETTER)
    page.locator(".letter-form input[type=text]").first.focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    assert page.url.endswith(LETTER)
    page.evaluate("document.dispatchEvent(new CustomEvent('nazorg:exit'))")


def test_five_seconds_between(visit: Visit) -> None:
    """After five seconds the count begins anew, and that is said."""
    page = visit(STEPS[0], before=lambda context: context.clock.install(time="2026-11-23T09:00:00Z"))
    page.clock.pause_at("2026-11-23T10:00:00Z")
    shift(page, 2)
    page.clock.fast_forward(4900)
    first = announced(page)
    page.clock.fast_forward(200)
    assert announced(page) not in ("", first)
    shift(page, 2)
    assert page.url.endswith(STEPS[0])
    page.keyboard.press("Shift")
    gone(page)


@WORLDS
@pytest.mark.parametrize("language", LANGUAGES)
def test_back_does_not_bring_it_back(
    visit: Visit, site: Path, server: str, language: str, world: str
) -> None:
    """However often one goes back, no page of the site is shown; a visit by its address is normal again."""
    top = top_of(world, site, server)
    shown = "window.name += document.documentElement.checkVisibility() && document.body ? 'seen' : ''"
    page = visit(top + address(language, "index.html"))
    page.goto(top + address(language, STEPS[0]))
    page.goto(top + address(language, STEPS[1]))
    shift(page)
    gone(page, language)
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => {{ if (document.querySelector('main[id]')) {shown} }})"
    )
    for _ in range(2):
        back(page)
        page.wait_for_timeout(600)
        gone(page, language)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.name") == ""
    page.goto(top + address(language, STEPS[2]))
    expect(page.get_by_role("banner")).to_be_visible()
    assert page.evaluate("window.name") == "seen"
    assert measure(page, "kept") == []
    page.goto(top + address(language, STEPS[0]))
    back(page)
    page.wait_for_url(f"**/{STEPS[2]}")
    expect(page.get_by_role("banner")).to_be_visible()


@pytest.mark.parametrize(("minutes", "away"), [(9, True), (11, False), (-5, False)])
def test_ten_minutes(visit: Visit, minutes: int, away: bool) -> None:
    """The time of leaving counts for ten minutes; one that lies ahead counts for nothing."""
    page = visit("index.html")
    page.goto(page.url.replace("index.html", BLANK))
    page.evaluate(f"localStorage.setItem('{KEY}', String(Date.now() - {minutes} * 60000))")
    back(page)
    page.wait_for_timeout(300)
    if away:
        gone(page)
    else:
        expect(page.get_by_role("banner")).to_be_visible()
        assert measure(page, "kept") == []


def test_what_the_browser_keeps_of_a_page_is_blank(visit: Visit) -> None:
    """Hidden when it goes, shown when it comes back, but not when the reader has left."""
    page = visit(STEPS[0])
    page.evaluate("scrollTo(0, 300)")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(page.locator("html")).to_be_hidden()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("banner")).to_be_visible()
    assert page.evaluate("scrollY") == 300
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    page.evaluate(f"localStorage.setItem('{KEY}', String(Date.now()))")
    page.evaluate("setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})))")
    gone(page)


def _elsewhere(context: BrowserContext, site: Path) -> None:
    host(context, site, URL)
    context.route(
        ELSEWHERE, lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html")
    )


def _choose(page: Page, name: str, value: str) -> None:
    page.evaluate(f"(it) => document.querySelector('[data-leave]').setAttribute('data-{name}', it)", value)


def test_the_page_that_the_school_chose(visit: Visit, site_with_url: Path) -> None:
    """A target that is set on the page is where one goes, and where Back leads again."""
    page = visit(URL + STEPS[0], before=partial(_elsewhere, site=site_with_url))
    page.goto(URL + STEPS[1])
    _choose(page, "target", ELSEWHERE)
    page.locator(".leave .leave-link").click()
    page.wait_for_url(ELSEWHERE)
    page.evaluate("document.title = 'Eerst'")
    back(page)
    page.wait_for_url(ELSEWHERE)
    expect(page).to_have_title("Weer")


@pytest.mark.parametrize(
    "target", ["javascript:document.title='ran'", "data:text/html,x", "//[", "file:///etc/"]
)
def test_a_target_that_is_no_page(visit: Visit, target: str) -> None:
    """What is no address of a page leads to the blank page."""
    page = visit(STEPS[0])
    _choose(page, "target", target)
    shift(page)
    gone(page)


def test_blank_screen(visit: Visit) -> None:
    """Where the school chose so the page stays and nothing of it shows, until Shift three times."""
    page = visit(LETTER)
    _choose(page, "mode", "blank")
    title = page.title()
    field = page.locator(".letter-form input[type=text]").first
    field.fill("Oost")
    for act in (shift, lambda page: page.locator(".leave .leave-link").click()):
        field.focus()
        act(page)
        assert page.url.endswith(LETTER)
        assert page.title() != title
        assert page.locator("body > :visible:not(.leave-cover)").count() == 0
        expect(page.get_by_role("alert")).to_have_count(1)
        shift(page)
        assert page.title() == title
        expect(page.get_by_role("alert")).to_have_count(0)
        assert field.input_value() == "Oost"
        assert announced(page)
    _choose(page, "mode", "page")
    shift(page)
    gone(page)


@WORLDS
def test_back_from_the_blank_screen(visit: Visit, site: Path, server: str, world: str) -> None:
    """Nor does Back bring the site back while the screen is blank; when it is not, Back is Back."""
    top = top_of(world, site, server)
    page = visit(top + STEPS[0])
    page.goto(top + STEPS[1])
    _choose(page, "mode", "blank")
    shift(page)
    shift(page)
    assert measure(page, "kept") == []
    back(page)
    expect(page.get_by_role("banner")).to_be_visible()
    page.goto(top + STEPS[1])
    _choose(page, "mode", "blank")
    shift(page)
    back(page)
    gone(page)


def test_everything_is_hidden_at_once(visit: Visit) -> None:
    """Before the next page is there, an alert has taken the place of all, even of a dialogue on top."""
    page = visit(STEPS[0])
    page.evaluate("window.nazorgLeave = () => {}")
    page.keyboard.press("Control+k")
    expect(page.locator("dialog .leave-link")).to_be_visible()
    page.locator("dialog .leave-link").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    assert page.locator("body > :visible:not(.leave-cover)").count() == 0
    assert page.locator("dialog[open]").count() == 0


def _letter(page: Page) -> None:
    page.locator(".letter-form input[type=text]").first.fill("Oost")


def _plan(page: Page) -> None:
    choose(page, "media")
    page.locator(".task input[type=checkbox]").first.check()
    unfold(page)
    page.locator("[data-keep]").check()


@pytest.mark.parametrize(
    ("name", "do", "press", "left"),
    [
        (LETTER, _letter, ".leave .leave-link", [f"localStorage {KEY}"]),
        (PLAN, _plan, "[data-erase-leave]", [f"localStorage {KEY}"]),
    ],
)
def test_leaving_drops_what_was_typed(
    visit: Visit, name: str, do: Callable[[Page], None], press: str, left: list[str]
) -> None:
    """No question holds the reader, no letter stays, and "erase and leave" takes choice and ticks along."""
    page = visit(name)
    do(page)
    page.locator(press).click()
    gone(page)
    none_of(set(measure(page, "kept")) ^ set(left))


def test_a_browser_that_keeps_nothing(visit: Visit) -> None:
    """Leaving works where no store does."""
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    page = visit(STEPS[0], before=lambda context: context.add_init_script(refuse))
    shift(page)
    gone(page)


def test_on_the_page_for_an_unknown_address(visit: Visit) -> None:
    """There too, at any depth."""
    page = visit("heel/diep/weg", lost=True)
    page.locator("[data-leave-link]").click()
    page.wait_for_url("about:blank")
