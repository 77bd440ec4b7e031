"""axe finds nothing on any page; with contrast of 7:1 and targets of 24 px switched on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import Visit, measure, none_of, tour, violations
from tests.browser.places import DESK, PARTS, PHONE, PLACES, dealt, sampled


@pytest.mark.parametrize("part", PARTS)
def test_every_page(visit: Visit, site: Path, server: str, part: int) -> None:
    """Every page, as it opens on a phone."""
    places = set(dealt(PLACES, part)) - set(sampled(site, part))
    found = []
    for place, page in tour(visit, server, sorted(places), viewport=PHONE):
        found += _violations(place, page)
    none_of(found)


@pytest.mark.parametrize("part", PARTS)
def test_every_look(visit: Visit, site: Path, server: str, part: int) -> None:
    """Everything unfolded, in both schemes and both widths."""
    found = []
    for place, page in tour(visit, server, sampled(site, part)):
        measure(page, "unfold")
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += _violations(f"{place}, {scheme}, {viewport['width']} px", page)
    none_of(found)


def _violations(how: str, page: Page) -> list[str]:
    return [f"{how}: {violation}" for violation in violations(page)]
