"""A screen reader hears each text in its own language: every page as it was built."""

import pytest

from tests.browser.places import PLACES
from tests.builder.language import strange
from tests.builder.reading import pages


def test_every_page_is_one_that_the_tests_know(site):
    """The browser visits PLACES: a page that is not among them would have no test of how it looks."""
    assert {name for name in pages(site) if not name.endswith("404.html")} == set(PLACES)


def test_every_text_says_its_language(site):
    found = [
        f"{place}: {fault}" for place in pages(site) for fault in strange((site / place).read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<html lang="nl" dir="ltr"><p>Bel de ouders van het kind.</p>', None),
        ('<html lang="nl" dir="ltr"><p>Call the parents of the child, and not the police.</p>', "en"),
        ('<html lang="en" dir="ltr"><p lang="nl">Bel de ouders van het kind, en niet de school.</p>', None),
        ('<html lang="en" dir="ltr"><p>Bel de ouders van het kind, en niet de school.</p>', "nl"),
        ('<html lang="en" dir="ltr"><img alt="Bel de ouders van het kind, en niet de school.">', "nl"),
        ('<html lang="nl" dir="ltr"><p>مدرسة</p>', "not its letters"),
        ('<html lang="nl" dir="ltr"><p lang="ar">مدرسة</p>', "runs ltr"),
        ('<html lang="nl" dir="ltr"><p lang="ar" dir="rtl">مدرسة</p>', None),
        ('<html lang="nl" dir="ltr"><p lang="uk">Школа</p>', None),
        ('<html lang="nl" dir="ltr"><p>Школа</p>', "not its letters"),
        ('<html lang="dutch" dir="ltr"><p>x</p>', "no mark"),
    ],
)  # fmt: skip
def test_what_is_strange(html, fault):
    found = list(strange(html))
    assert (found == []) if fault is None else (len(found) == 1 and fault in found[0]), found
