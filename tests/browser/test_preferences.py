"""What readers have set in their system: high contrast and less motion."""

from pathlib import Path
from typing import Literal

import pytest

from tests.browser.browsing import Visit, measure, none_of, text_of, tour
from tests.browser.places import PARTS, PHONE, sampled, turns

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize(
    ("part", "scheme"), turns("parts of the pages in forced colours, light and dark", PARTS, SCHEMES)
)
def test_forced_colours(
    visit: Visit, site: Path, server: str, part: int, scheme: Literal["light", "dark"]
) -> None:
    """With the colours of the system everything is there, and drawings, controls and focus show."""
    found = []
    for place, page in tour(visit, server, sampled(site, part), viewport=PHONE, color_scheme=scheme):
        page.emulate_media(forced_colors="none")
        measure(page, "unfold")
        before = text_of(page)
        page.emulate_media(forced_colors="active")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        if text_of(page) != before:
            found.append(f"{place}: text was lost")
        # The focus shows to who uses the keyboard.
        page.keyboard.press("Tab")
        found += [f"{place}: {fault}" for what in ("faint", "focuses") for fault in measure(page, what)]
    none_of(found)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_moves(visit: Visit, site: Path, server: str, part: int) -> None:
    """Nothing moves for who asks for less motion."""
    found = []
    for place, page in tour(visit, server, sampled(site, part), reduced_motion="reduce"):
        measure(page, "unfold")
        found += [f"{place}: {fault}" for fault in measure(page, "moving")]
    none_of(found)
