"""A screen reader hears each text in its own language."""

import re

import pytest

from tests.browser.browsing import Visit, measure, none_of, tour
from tests.browser.places import LANGUAGES, PARTS, PLACES, dealt, language_of


@pytest.mark.parametrize("part", PARTS)
def test_language_of_page_and_parts(visit: Visit, server: str, part: int) -> None:
    """The page says its language and direction, and every text in another language says its own."""
    found = []
    for place, page in tour(visit, server, dealt(PLACES, part)):
        language = language_of(place)
        html = page.locator("html")
        assert html.get_attribute("lang") == language, place
        assert html.get_attribute("dir") == LANGUAGES[language], place
        marks = set(page.evaluate("[...document.querySelectorAll('[lang]')].map((it) => it.lang)"))
        assert all(re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", mark) for mark in marks), marks
        for other in LANGUAGES:
            if other != language:
                switch = page.locator(f'header a[hreflang="{other}"]')
                assert switch.get_attribute("lang") == other, place
        found += [f"{place}: {fault}" for fault in measure(page, "foreign")]
    none_of(found)
