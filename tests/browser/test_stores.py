"""The privacy page lists what a browser keeps: after a whole walk it keeps that, and nothing else."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import Visit, measure, none_of
from tests.browser.places import STEPS
from tests.browser.plans import PLAN, tick, unfold

#: How measure.js calls what the data calls a place.
PLACES = {"tab": "sessionStorage", "device": "localStorage", "cache": "cache"}


def listed(page: Page) -> set[str]:
    """What the privacy page says may be kept."""
    return {
        f"{PLACES[place]} {store.get_attribute('data-store')}"
        for store in page.locator("[data-store]").all()
        for place in (store.get_attribute("data-places") or "").split()
    }


def walk(page: Page, top: str) -> Iterator[str]:
    """Does everything that could leave something behind; what is kept after each thing."""

    def kept() -> list[str]:
        found: list[str] = measure(page, "kept")
        return found + [f"cookie {it['name']}" for it in page.context.cookies()]

    page.goto(top + STEPS[0])
    page.locator(".actions [data-key] input").first.check()
    yield from kept()
    page.goto(top + "situaties/index.html")
    tick(page, "media")
    page.wait_for_url(f"**/{PLAN}")
    yield from kept()
    unfold(page)
    page.locator("[data-colour]").select_option("groen")
    tick(page, "deepfake")
    unfold(page)
    page.locator(".task input[type=checkbox]").first.check()
    page.locator(".typed input").first.fill("mentor")
    yield from kept()
    page.locator("[data-keep]").check()
    yield from kept()
    page.keyboard.press("Control+k")
    page.keyboard.type("politie bellen")
    page.locator(".search-option").first.wait_for()
    yield from kept()
    page.goto(top + "brieven/teambericht.html")
    page.locator(".letter-form input[type=text]").first.fill("Oost")
    yield from kept()
    page.locator(".leave .leave-link").click()
    page.wait_for_url("**/leeg.html")
    yield from kept()


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_list_is_whole(visit: Visit, server: str, language: str) -> None:
    page = visit(f"{language}privacy.html")
    promised = listed(page)
    found = set(walk(page, server + language))
    none_of(
        f"kept but not listed: {key}" for key in found if not any(fnmatchcase(key, one) for one in promised)
    )
    # What is used offline is kept by choice only; its own test makes it.
    walked = {one for one in promised if not one.startswith("cache ")}
    none_of(
        f"listed but never kept: {one}" for one in walked if not any(fnmatchcase(key, one) for key in found)
    )
