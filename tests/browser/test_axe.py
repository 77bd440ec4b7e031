"""axe finds nothing in whatever opens or comes up; test_tour.py shows it every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, measure, none_of, search
from tests.browser.measures import seen_by_axe
from tests.browser.places import LANGUAGES, PHONE, STEPS, address
from tests.browser.plans import expect_chosen, tick
from tests.browser.test_tour import looks
from tests.sampling import taken

ORDER = list(LANGUAGES)


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


def _letter_closed(page: Page) -> None:
    page.locator("[name=sluit]").first.check()
    expect(page.locator("[data-part=closed]")).to_be_visible()


def _letter_check(page: Page) -> None:
    page.locator("[name=geen]").check()
    page.locator(".letter-form input[type=text]").first.fill("jan@voorbeeld.nl")
    page.locator('[data-act="docx"]').click()
    expect(page.locator(".letter-check")).to_be_visible()


def _letter_beside(page: Page) -> None:
    page.locator("#brief-taal").select_option("nl-ar")
    page.locator('.paper[data-edition="nl-ar"]').wait_for()


def _plan(page: Page) -> None:
    tick(page, "onder-16", "deepfake")
    expect_chosen(page, "onder-16", "deepfake")
    measure(page, "unfold")


def _ticked(page: Page) -> None:
    # Ticked before its line came: open again, and it says so.
    measure(page, "unfold")
    for box in page.locator(".task input[type=checkbox]").all():
        box.check()
    _plan(page)
    expect(page.locator(".task-changed").first).to_be_visible()
    page.locator('[name="role"]').select_option(index=1)
    page.locator('[name="done"]').check()
    page.locator("[data-keep]").check()
    expect(page.locator("[data-shown]")).not_to_be_empty()
    page.locator("[data-export]").click()
    expect(page.locator("[data-said]")).not_to_be_empty()


def _help(page: Page) -> None:
    page.locator(".filter summary").click()
    page.locator('[name="audiences"]').select_option("verspreider")
    page.locator('[name="closed"]').check()


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
    "a letter that is not sent": ("brieven/stopbrief.html", _letter_closed),
    "letter in two languages": ("brieven/ouders-klas.html", _letter_beside),
    "plan": ("situaties/index.html", _plan),
    "ticks and filters of the plan": ("plan.html", _ticked),
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
        found += [f"{what}, {language}: {fault}" for fault in seen_by_axe(page, looks(turn))]
    none_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_page(visit: Visit, language: str) -> None:
    """To which one leaves: empty, and still a page in order."""
    page = visit(address(language, "leeg.html"))
    none_of(seen_by_axe(page, looks(0)))


def test_answers_in_another_language(visit: Visit) -> None:
    page = visit(address("en", STEPS[0]))
    _search("doorgestuurd")(page)
    expect(page.locator('.search-option[lang="nl"]').first).to_be_visible()
    none_of(seen_by_axe(page, looks(1)))
