"""404.html, which a server shows at any address, stands on its own in every language."""

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, host, measure, text_of, violations
from tests.browser.places import DESK, LANGUAGES, PHONE, address
from tests.builder.language import strange
from tests.conftest import URL

#: Addresses that are not there, from the top of the site.
LOST = ("weg.html", "stappen/weg.html", "en/stappen/weg.html", "heel/diep/weg/pagina")


def _says_everything(page: Page) -> None:
    assert page.get_by_role("heading", level=1).count() == 1
    for language, direction in LANGUAGES.items():
        part = page.locator(f'main > [lang="{language}"][dir="{direction}"]')
        expect(part.get_by_role("heading")).to_be_visible()
        for number in ("112", "113"):
            expect(part.locator(f'a[href="tel:{number}"]')).to_be_visible()
        expect(part.locator('a:not([href^="tel:"])')).to_be_visible()
    assert measure(page, "spilt") == []
    assert list(strange(page.content())) == []


@pytest.mark.parametrize("missing", LOST)
def test_without_an_address(visit: Visit, missing: str) -> None:
    """A site that does not know its address says everything, even where no style is found."""
    page = visit(missing, lost=True, viewport=PHONE)
    _says_everything(page)


@pytest.mark.parametrize("missing", [lost for lost in LOST if lost.count("/") < 3 and "diep" not in lost])
def test_way_home_without_an_address(visit: Visit, missing: str) -> None:
    """From a folder of the site, the link leads to a page that is there."""
    page = visit(missing, lost=True)
    page.locator('main a:not([href^="tel:"])').first.click()
    page.wait_for_url("**/index.html")
    expect(page.get_by_role("contentinfo")).to_be_visible()


@pytest.mark.parametrize("missing", LOST)
def test_with_an_address(visit: Visit, site_with_url: Path, missing: str) -> None:
    """A site that knows its address is styled at any depth, and leads home in every language."""
    there = partial(host, site=site_with_url, url=URL)
    for language in LANGUAGES:
        page = visit(URL + missing, lost=True, before=there, viewport=PHONE)
        _says_everything(page)
        assert page.evaluate("document.styleSheets.length") > 0
        assert page.evaluate("[...document.styleSheets].every((it) => it.cssRules.length > 0)")
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == []
                assert measure(page, "small") == []
        page.locator(f'main > [lang="{language}"] a:not([href^="tel:"])').click()
        page.wait_for_url(URL + address(language, "index.html").removesuffix("index.html"))
        assert page.locator("html").get_attribute("lang") == language
        assert len(text_of(page, "main")) > 500
