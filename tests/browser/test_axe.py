"""axe finds nothing on any page, at any width, in any colours, whatever is open."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, measure, none_of, search, tour, violations
from tests.browser.places import (
    DESK,
    LANGUAGES,
    PARTS,
    PHONE,
    PLACES,
    STEPS,
    address,
    dealt,
    in_turn,
    name_of,
    sample,
    sampled,
)
from tests.sampling import taken

WIDTHS = (320, 768, 1280)
COLOURS = ("light", "dark", "forced")
ORDER = list(LANGUAGES)
#: Forced colours are the system's own; their contrast is looked at in the whole matrix.
CONTRAST = taken("colours of which axe measures the contrast", ("light", "dark"), COLOURS)


Look = tuple[int, str]


def looks(turn: int) -> list[Look]:
    """Each width with its colours: all of them, or each width and each of the colours once."""
    some = [(width, COLOURS[(at + turn) % len(COLOURS)]) for at, width in enumerate(WIDTHS)]
    return taken("looks in which axe sees a page: width and colours", some, list(product(WIDTHS, COLOURS)))


def faults(page: Page, what: str, looks: list[Look]) -> list[str]:
    """What axe finds on the page as it stands, in each of these looks."""
    found = []
    for width, colours in looks:
        page.set_viewport_size({"width": width, "height": DESK["height"]})
        page.emulate_media(
            color_scheme="dark" if colours == "dark" else "light",
            forced_colors="active" if colours == "forced" else "none",
        )
        own = violations(page, colours=colours in CONTRAST)
        found += [f"{what}, {width} px, {colours}: {fault}" for fault in own]
    return found


@pytest.mark.parametrize("part", PARTS)
def test_every_page(visit: Visit, site: Path, server: str, part: int) -> None:
    """Every page as it opens on a phone, in one of its languages. Its colours are those of its kind."""
    places = dealt(in_turn("further pages that axe sees as they open", set(PLACES) - sample(site)), part)
    found = []
    for place, page in tour(visit, server, places, viewport=PHONE):
        found += [f"{place}: {fault}" for fault in violations(page, colours=False)]
    none_of(found)


@pytest.mark.parametrize("part", PARTS)
def test_every_kind_of_page(visit: Visit, site: Path, server: str, part: int) -> None:
    """Everything unfolded, in every width and all colours."""
    kinds = sample(site)
    names = sorted({name_of(place) for place in kinds})
    found = []
    for place, page in tour(visit, server, sampled(site, part)):
        measure(page, "unfold")
        turn = names.index(name_of(place)) if place in kinds else 0
        found += faults(page, place, looks(turn))
    none_of(found)


def _menu(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.locator("header .menu summary").click()
    expect(page.locator("header .menu nav")).to_be_visible()


def _search(query: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        search(page, query)
        page.keyboard.press("ArrowDown")

    return act


def _note(page: Page) -> None:
    page.locator("button.term:visible").first.click()
    expect(page.locator(".term-note:popover-open")).to_be_visible()


def _letter_check(page: Page) -> None:
    page.locator(".letter-form input[type=text]").first.fill("jan@voorbeeld.nl")
    page.locator('[data-act="docx"]').click()
    expect(page.locator(".letter-check")).to_be_visible()


def _letter_beside(page: Page) -> None:
    page.locator("#brief-taal").select_option("nl-ar")
    page.locator('.paper[data-edition="nl-ar"]').wait_for()


def _plan(page: Page) -> None:
    for name in ("onder-16", "deepfake"):
        page.locator(f'input[value="{name}"]').evaluate("(it) => { it.closest('details').open = true }")
        page.locator(f'input[value="{name}"]').check()
    page.locator('.chooser button[type="submit"]').click()
    expect(page.locator(".chooser-result")).to_be_visible()
    measure(page, "unfold")


def _checklist(page: Page) -> None:
    page.locator(".checklist-situations summary").click()
    page.locator(".checklist-situations input").first.check()
    expect(page.locator("[data-plan-status]")).not_to_be_empty()
    page.locator('[name="role"]').select_option(index=1)
    page.locator(".task:visible input[type=checkbox]").first.check()
    page.locator('[name="done"]').check()
    page.locator("[data-keep]").check()
    expect(page.locator("[data-shown]")).not_to_be_empty()
    page.locator("[data-export]").click()
    expect(page.locator("[data-said]")).not_to_be_empty()


def _help(page: Page) -> None:
    page.locator('[name="audiences"]').select_option("verspreider")
    page.locator('[name="open"]').check()


def _announced(page: Page) -> None:
    page.keyboard.press("Shift")
    expect(page.locator(".leave [role=status]")).not_to_be_empty()


def _covered(page: Page) -> None:
    page.evaluate("document.querySelector('[data-leave]').setAttribute('data-mode', 'blank')")
    page.locator(".leave .leave-link").click()
    expect(page.get_by_role("alert")).to_have_count(1)


def _setup(page: Page) -> None:
    page.locator('[data-act="person"]').click()
    page.locator("#in-email").fill("geen adres")
    page.locator("#in-colour").fill("#ffff00")
    page.locator('[data-act="save"]').click()
    expect(page.locator('[aria-invalid="true"]').first).to_be_visible()


#: Whatever opens or comes up, and what does it.
OPEN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "menu": (STEPS[0], _menu),
    "search with results": (STEPS[0], _search("naaktfoto doorgestuurd")),
    "search with numbers": ("index.html", _search("politie")),
    "search in danger": (STEPS[1], _search("zelfmoord")),
    "search without results": (STEPS[1], _search("qqqqzzzz")),
    "search with words that look like it": (STEPS[1], _search("vertruwnsprsn gesprek")),
    "note of a term": (STEPS[0], _note),
    "check of a letter": ("brieven/stopbrief.html", _letter_check),
    "letter in two languages": ("brieven/ouders-klas.html", _letter_beside),
    "plan": ("situaties/index.html", _plan),
    "filters of the checklist": ("checklist.html", _checklist),
    "filters of organisations": ("hulp/index.html", _help),
    "leaving announced": (STEPS[2], _announced),
    "blank screen": (STEPS[2], _covered),
    "faults in the form of a school": ("inrichten.html", _setup),
}


@pytest.mark.parametrize("what", OPEN)
def test_whatever_is_open(visit: Visit, what: str) -> None:
    """Every menu, dialogue, panel and announcement; languages take turns unless all is asked."""
    name, act = OPEN[what]
    turn = list(OPEN).index(what)
    found = []
    for language in taken("languages in which axe sees what opens", [ORDER[turn % len(ORDER)]], ORDER):
        page = visit(address(language, name))
        act(page)
        found += faults(page, f"{what}, {language}", looks(turn))
    none_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_page(visit: Visit, language: str) -> None:
    """To which one leaves: empty, and still a page in order."""
    page = visit(address(language, "leeg.html"))
    none_of(faults(page, "leeg.html", looks(0)))


def test_answers_in_another_language(visit: Visit) -> None:
    page = visit(address("en", STEPS[0]))
    _search("doorgestuurd")(page)
    expect(page.locator('.search-option[lang="nl"]').first).to_be_visible()
    none_of(faults(page, "search in Dutch", looks(1)))
