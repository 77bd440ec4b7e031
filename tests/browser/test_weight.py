"""The first visit is light: sizes and numbers, which are the same on every machine."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Response

from tests.browser.browsing import Visit
from tests.browser.places import LANGUAGES, ROOT, STEPS, address


def _size(name: str) -> int:
    """The length of a step's file: the longest makes the heaviest page."""
    return (ROOT / "data" / "steps" / f"{Path(name).stem}.yml").stat().st_size


MOST_REQUESTS = 8
MOST_BYTES = 70 * 1024


@pytest.mark.parametrize("name", ["index.html", max(STEPS, key=_size)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_visit(visit: Visit, server: str, language: str, name: str) -> None:
    """At most 8 requests and 70 KB, compressed, for a page with nothing in the cache."""
    responses: list[Response] = []

    def listen(context: BrowserContext) -> None:
        context.on("response", lambda response: responses.append(response))

    page = visit(address(language, name), before=listen)
    page.wait_for_load_state("networkidle")
    bodies = {response.url: response.body() for response in responses}
    # A headless browser leaves out the icon of the tab, which others ask for.
    icon = page.locator('link[rel="icon"]').evaluate("(it) => it.href")
    bodies.setdefault(icon, page.request.get(icon).body())
    sizes = {url.removeprefix(server): len(gzip.compress(body)) for url, body in bodies.items()}
    assert page.evaluate("document.fonts.size") == 0 or any(url.endswith(".woff2") for url in sizes)
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
