"""What readers have set in their system: high contrast and less motion."""

from pathlib import Path
from typing import Literal

import pytest

from tests.browser.browsing import Visit, measure, text_of
from tests.browser.places import PHONE, PLACES, WHOLE, sample
from tests.browser.test_keyboard import walk


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_forced_colours(visit: Visit, site: Path, place: str, scheme: Literal["light", "dark"]) -> None:
    """With the colours of the system everything is there, and drawings, controls and focus show."""
    if not (WHOLE or place in sample(site)):
        return
    page = visit(place, viewport=PHONE, color_scheme=scheme)
    before = text_of(page)
    page.emulate_media(forced_colors="active")
    assert text_of(page) == before
    assert measure(page, "faint") == []
    _, faults = walk(page)
    assert faults == []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_moves(visit: Visit, site: Path, place: str) -> None:
    """Nothing moves for who asks for less motion."""
    if not (WHOLE or place in sample(site)):
        return
    page = visit(place, reduced_motion="reduce")
    measure(page, "unfold")
    assert measure(page, "moving") == []
