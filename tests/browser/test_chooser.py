"""The chooser: one plan from what is ticked, kept nowhere. Which plan: tests/scripts/plan.test.mjs."""

import pytest
from playwright.sync_api import Page

from macros import plan
from macros.content.guide import Guide, read
from tests.browser.browsing import Visit, text_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The Dutch guide."""
    return read(ROOT)[0]


def choose(page: Page, *names: str) -> None:
    """Ticks situations, by hand as a reader does, and asks for the plan."""
    for name in names:
        box = page.locator(f'input[value="{name}"]')
        question = page.locator("details.question", has=box)
        if question.get_attribute("open") is None:
            question.locator("summary").click()
        box.check()
    page.locator('.chooser button[type="submit"]').click()
    page.locator(".chooser-result:not([hidden])").wait_for()


def shown(page: Page) -> set[str]:
    """The keys of the actions in the plan on the page."""
    lines = page.locator(".chooser-result li[data-key]")
    return set(lines.evaluate_all("(items) => items.map((item) => item.dataset.key)"))


@pytest.mark.parametrize("address", ["index.html", "en/situaties/index.html"])
def test_ticking_gives_one_plan(visit: Visit, guide: Guide, address: str) -> None:
    page = visit(address)
    choose(page, "alleen-gedreigd", "ouders-onveilig")
    computed = plan.compute(guide, ["alleen-gedreigd", "ouders-onveilig"])
    assert shown(page) == {one.key for one in computed.actions}
    assert page.evaluate("document.activeElement.className") == "chooser-result"
    assert str(len(computed.actions)) in text_of(page, ".chooser-status")
    links = page.locator(".chooser-result a[href]").evaluate_all("(all) => all.map((one) => one.href)")
    for link in sorted({one.split("#")[0] for one in links if one.startswith("http")})[:6]:
        assert page.request.get(link).ok, link


def test_the_choice_is_kept_nowhere(visit: Visit) -> None:
    page = visit("situaties/index.html")
    before = page.url
    choose(page, "medewerker-verdacht")
    assert page.url == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_nothing_ticked_is_said_and_beginning_again_clears(visit: Visit) -> None:
    page = visit("situaties/index.html")
    page.locator('.chooser button[type="submit"]').click()
    assert text_of(page, ".chooser-status")
    choose(page, "media")
    page.locator('.chooser button[type="reset"]').click()
    assert page.locator(".chooser-result").is_hidden()
    assert page.locator("input:checked").count() == 0


def test_data_that_does_not_load_is_said(visit: Visit) -> None:
    page = visit(
        "situaties/index.html",
        lost=True,
        before=lambda context: context.route("**/plan.js", lambda route: route.fulfill(status=404)),
    )
    page.locator("details.question input").first.check()
    page.locator('.chooser button[type="submit"]').click()
    page.locator(".chooser-status:not(:empty)").wait_for()
    assert page.locator(".chooser-result").is_hidden()


def test_it_works_from_a_folder(visit: Visit, site: object, guide: Guide) -> None:
    page = visit(f"file://{site}/situaties/index.html")
    choose(page, "deepfake")
    assert shown(page) == {one.key for one in plan.compute(guide, ["deepfake"]).actions}
