"""axe finds nothing on any page; with contrast of 7:1 and targets of 24 px switched on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import Visit, measure, violations
from tests.browser.places import DESK, PHONE, PLACES, WHOLE, sample


@pytest.mark.parametrize("place", PLACES)
def test_no_violations(visit: Visit, site: Path, place: str) -> None:
    """Every page as it opens; those of the sample in both schemes and widths, unfolded as well."""
    page = visit(place, viewport=PHONE)
    found = _named("as it opens", page)
    if WHOLE or place in sample(site):
        measure(page, "unfold")
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += _named(f"unfolded, {scheme}, {viewport['width']} px", page)
    assert found == []


def _named(how: str, page: Page) -> list[str]:
    return [f"{how}: {violation}" for violation in violations(page)]
