"""axe finds nothing on any page; with contrast of 7:1 and targets of 24 px switched on."""

from pathlib import Path

import pytest

from tests.browser.browsing import Visit, measure, none_of, tour, violations
from tests.browser.places import DESK, PARTS, PHONE, PLACES, dealt, sample, sampled


@pytest.mark.parametrize("part", PARTS)
def test_every_page(visit: Visit, site: Path, server: str, part: int) -> None:
    """Every page as it opens on a phone. Its colours are those of the looks, tested below."""
    places = dealt(set(PLACES) - sample(site), part)
    found = []
    for place, page in tour(visit, server, places, viewport=PHONE):
        found += [f"{place}: {fault}" for fault in violations(page, colours=False)]
    none_of(found)


@pytest.mark.parametrize("part", PARTS)
def test_every_look(visit: Visit, site: Path, server: str, part: int) -> None:
    """Everything unfolded, in both widths and both schemes; only colours depend on the scheme."""
    found = []
    for place, page in tour(visit, server, sampled(site, part)):
        measure(page, "unfold")
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                how = f"{place}, {scheme}, {viewport['width']} px"
                found += [f"{how}: {fault}" for fault in violations(page, structure=scheme == "light")]
    none_of(found)
