"""
One tour of all pages: each is loaded once, and every measure is taken in that one visit.

Every page is seen by axe, fits in every window and says the languages of its texts. The pages of
the sample, which together show every look of the site, are also printed, walked through with the
Tab key, and seen in all colours.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.browsing import Visit, measure, none_of, tour
from tests.browser.measures import (
    COLOURS,
    WIDTHS,
    Look,
    covered,
    in_forced_colours,
    misfits,
    moving,
    on_paper,
    seen_as_it_opens,
    seen_by_axe,
    stops,
)
from tests.browser.places import (
    DESK,
    FIRST,
    PARTS,
    PHONE,
    PLACES,
    dealt,
    in_turn,
    language_of,
    name_of,
    sample,
)
from tests.builder.language import strange
from tests.sampling import taken

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def looks(turn: int) -> list[Look]:
    """Each width with its colours: all of them, or each width and each of the colours once."""
    some = [(width, COLOURS[(at + turn) % len(COLOURS)]) for at, width in enumerate(WIDTHS)]
    return taken("looks in which axe sees a page: width and colours", some, list(product(WIDTHS, COLOURS)))


def windows(place: str) -> list[ViewportSize]:
    """The languages have the same stops, so one is walked on a phone and the others on a desk."""
    own = PHONE if language_of(place) == FIRST else DESK
    return taken("windows in which the Tab key walks a page", [own], [PHONE, DESK])


def schemes(turn: int) -> list[Scheme]:
    """The colours that forced colours replace."""
    return taken("schemes that forced colours replace", [SCHEMES[turn % len(SCHEMES)]], SCHEMES)


def in_every_way(page: Page, place: str, turn: int) -> Iterator[str]:
    """What only the pages of the sample are asked; at its end all of the page is unfolded."""
    yield from on_paper(page)
    measure(page, "unfold")
    for window in windows(place):
        page.set_viewport_size(window)
        measure(page, "rest")
        yield from (f"{window['width']} px: {fault}" for fault in stops(page))
    yield from covered(page)
    measure(page, "rest")
    for scheme in schemes(turn):
        page.emulate_media(color_scheme=scheme)
        yield from in_forced_colours(page)
        measure(page, "rest")
    page.emulate_media(color_scheme="null")
    yield from moving(page)
    yield from seen_by_axe(page, looks(turn))


@pytest.mark.parametrize("part", PARTS)
def test_every_page(visit: Visit, site: Path, server: str, part: int) -> None:
    kinds = set(taken("pages that are looked at in every way", sample(site), PLACES))
    places = dealt(kinds.union(in_turn("pages of the tour", PLACES)), part)
    names = sorted({name_of(place) for place in sample(site)})
    found: list[str] = []
    for place, page in tour(visit, server, places):
        turn = names.index(name_of(place)) if name_of(place) in names else 0
        faults = [*strange(page.content())]
        faults += in_every_way(page, place, turn) if place in kinds else seen_as_it_opens(page)
        measure(page, "unfold")
        faults += misfits(page)
        found += [f"{place}: {fault}" for fault in faults]
    none_of(found)
