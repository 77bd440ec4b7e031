"""A screen reader hears each text in its own language."""

import pytest

from tests.browser.browsing import Visit, measure
from tests.browser.places import LANGUAGES, PLACES, language_of


@pytest.mark.parametrize("place", PLACES)
def test_language_of_page_and_parts(visit: Visit, place: str) -> None:
    """The page says its language and direction, and every text in another language says its own."""
    page = visit(place)
    language = language_of(place)
    html = page.locator("html")
    assert html.get_attribute("lang") == language
    assert html.get_attribute("dir") == LANGUAGES[language]
    for part in page.locator("[lang]").all():
        assert part.get_attribute("lang") in LANGUAGES
    for other in LANGUAGES:
        if other != language:
            assert page.locator(f'header a[hreflang="{other}"]').get_attribute("lang") == other
    assert measure(page, "foreign") == []
