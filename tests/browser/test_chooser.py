"""The chooser: what is ticked goes to the page of the plan. Which plan: tests/scripts/plan.test.mjs."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import Visit, measure, text_of
from tests.browser.plans import PLAN, expect_chosen, tick


@pytest.mark.parametrize("address", ["index.html", "en/situaties/index.html", PLAN])
def test_ticking_leads_to_one_plan(visit: Visit, address: str) -> None:
    """It has no result of its own."""
    page = visit(address)
    tick(page, "alleen-gedreigd", "ouders-onveilig")
    page.wait_for_url(f"**/{PLAN}")
    assert ("/en/" in page.url) == address.startswith("en/")
    expect_chosen(page, "alleen-gedreigd", "ouders-onveilig")
    links = page.locator(".plan a[href]").evaluate_all("(all) => all.map((one) => one.href)")
    for link in sorted({one.split("#")[0] for one in links if one.startswith("http")})[:6]:
        assert page.request.get(link).ok, link


def test_nothing_is_kept_before_the_button(visit: Visit) -> None:
    """Who only ticks, and goes, leaves nothing."""
    page = visit("situaties/index.html")
    before = page.url
    measure(page, "unfold")
    for choice in page.locator("[name=situatie]").all():
        choice.check()
    assert page.url == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_nothing_ticked_is_said_and_beginning_again_clears(visit: Visit) -> None:
    page = visit("situaties/index.html")
    page.locator('.chooser button[type="submit"]').click()
    assert text_of(page, ".chooser-status")
    tick(page, "media")
    expect_chosen(page, "media")
    page.locator('.chooser button[type="reset"]').click()
    expect_chosen(page)
    assert page.locator("[name=situatie]:checked").count() == 0


def test_it_works_from_a_folder(visit: Visit, site: Path) -> None:
    page = visit(f"{site.as_uri()}/situaties/index.html")
    tick(page, "deepfake")
    expect_chosen(page, "deepfake")
    expect(page.locator("#plan")).to_be_focused()
