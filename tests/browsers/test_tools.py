"""The tools of the site in each browser: search, plan, letters, a school's values, the copy offline."""

import json
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from tests.browser.browsing import serve
from tests.browsers.driving import CONTROL, DOWN, ENTER, ESCAPE, SHIFT, Tab
from tests.browsers.looking import downloaded, fewer, shown, stores, text

STEP, PLAN, BLANK = "stappen/kom-samen.html", "plan.html", "leeg.html"
#: Runs when a value became something else than text.
TRAP = "window.hit=1"
NAME = f"Voorbeeld <img src=x onerror={TRAP}>"
SCHOOL = {
    "name": NAME,
    "phone": "020-123 45 67",
    "colour": "#7a1f8f",
    "people": [{"role": "zorgcoördinator", "name": f"'\"><svg onload={TRAP}>", "phone": "020-123 45 68"}],
    "website": "https://www.example.org/",
}


def answered(tab: Tab, query: str) -> None:
    """Opens the search by its keys, types, and waits for an answer."""
    tab.chord(CONTROL, "k")
    tab.until("document.activeElement.id === 'zoek-veld'")
    tab.press(*query)
    tab.until("/\\d|niets|Nothing/.test(document.querySelector('.search-status').innerText)")


def test_search_by_keys(tab: Tab, top: str) -> None:
    """Arrows choose, Escape gives the focus back, Enter leads to the result, and nothing is kept."""
    tab.go(top + STEP)
    tab.click("main h1")
    answered(tab, "aangifte doen")
    tab.press(DOWN)
    tab.until("document.querySelectorAll('.search-option[aria-selected=true]').length === 1")
    assert tab.value(
        "document.getElementById(document.querySelector('#zoek-veld').getAttribute('aria-activedescendant'))"
        ".matches('[aria-selected=true]')"
    )
    tab.press(ESCAPE)
    tab.until("!document.querySelector('dialog.search').open")
    answered(tab, "aangifte doen")
    tab.press(ENTER)
    tab.at("stappen/aangifte.html")
    assert "aangifte doen" not in tab.value("location.href")
    assert stores(tab) == []


def test_search_in_danger_and_misspelt(tab: Tab, top: str) -> None:
    """Words of danger show 113 and 112; what is hardly a word shows what it looks like."""
    tab.go(top + STEP)
    answered(tab, "zelfmoort")
    assert shown(tab, ".search-danger a[href^=tel]") == 2
    tab.press(ESCAPE)
    answered(tab, "vertruwnsprsn")
    assert shown(tab, ".search-near button") >= 1


def test_a_dutch_word_in_english(tab: Tab, top: str) -> None:
    """The index of the other language comes as well, from a folder too."""
    tab.go(top + "en/" + STEP)
    answered(tab, "doorgestuurd")
    tab.until("document.querySelector('.search-option[lang=nl]') !== null")


def test_the_plan_is_kept_filtered_and_erased(tab: Tab, top: str, downloads: Path) -> None:
    """What is kept is what the privacy page lists; erased is erased."""
    tab.go(top + "privacy.html")
    listed = tab.value("[...document.querySelectorAll('[data-store]')].map((it) => it.dataset.store)")
    tab.go(top + PLAN)
    tab.click(".task input[type=checkbox]")
    tab.click(".plan-more > summary")
    tab.click("[data-keep]")
    tab.until("document.querySelector('[data-keep]').checked")
    assert stores(tab)
    assert [key for key in stores(tab) if not any(fnmatchcase(key, one) for one in listed)] == []
    before = shown(tab, ".task")
    tab.choose('[name="role"]', tab.value("document.querySelector('[name=role]').options[1].value"))
    fewer(tab, ".task", before)
    tab.click("[data-export]")
    tab.until("document.querySelector('[data-said]').innerText")
    file = json.loads(downloaded(downloads, "lijst-*.json"))
    assert file["ticks"]
    assert file["situations"] == []
    tab.click("[data-erase]")
    tab.until("document.querySelectorAll('.task input:checked').length === 0")
    assert stores(tab) == []


def test_letter_in_two_languages(tab: Tab, top: str) -> None:
    tab.go(top + "brieven/ouders-klas.html")
    tab.choose("#brief-taal", "nl-ar")
    tab.until("document.querySelectorAll('.paper[data-edition=nl-ar] [lang=ar]').length > 3")


def test_organisations_and_words(tab: Tab, top: str) -> None:
    """The filter leaves fewer, and a word is explained on the spot."""
    tab.go(top + "hulp/index.html")
    before = shown(tab, ".organisation")
    tab.choose('[name="audiences"]', "verspreider")
    fewer(tab, ".organisation", before)
    tab.go(top + STEP)
    tab.click("button.term")
    tab.until("document.querySelector('.term-note:popover-open') !== null")


@pytest.fixture(params=["http", "file"])
def own(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Iterator[str]:
    """The top of a copy of the site with the values of a school, from a server or from a folder."""
    folder = tmp_path / "own"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("downloads", "hosting"))
    values = f"window.nazorgSchool = {json.dumps(SCHOOL)};"
    (folder / "school").mkdir(exist_ok=True)
    (folder / "school" / "school.js").write_text(values, "utf-8")
    if request.param == "file":
        yield f"{folder.as_uri()}/"
        return
    running = serve(folder)
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


def test_the_values_of_a_school(tab: Tab, own: str) -> None:
    """They stand on every page as text, also those that try to be more."""
    for name in ("index.html", "ouders.html", PLAN):
        tab.go(own + name)
        tab.until("document.querySelector('.foot-school').innerText.includes('020-123 45 68')")
        assert NAME in text(tab, "body")
        assert tab.value("window.hit ?? null") is None
        assert shown(tab, "img[src=x]") == 0


def test_the_form_of_a_school(tab: Tab, top: str, downloads: Path) -> None:
    tab.go(top + "inrichten.html")
    tab.click("#in-name")
    tab.press(*"De Rietkraag")
    tab.until("document.querySelector('.top').innerText.includes('De Rietkraag')")
    tab.click('[data-act="save"]')
    assert b"De Rietkraag" in downloaded(downloads, "school.js")


def test_the_copy_for_offline(tab: Tab, site: Path) -> None:
    """Kept, used when the server is gone, left to a blank page, and taken away."""
    gone: list[bool] = []

    def before(asked: SimpleHTTPRequestHandler) -> bool:
        if gone:
            asked.send_error(503)
        return bool(gone)

    running = serve(site, before)
    top = f"http://127.0.0.1:{running.server_port}/"
    tab.go(top + "privacy.html")
    tab.until("document.querySelector('.offline-state').innerText")
    tab.click("[data-offline-keep]")
    # Some 600 files come first.
    tab.until("!document.querySelector('[data-offline-remove]').hidden", 90)
    gone.append(True)
    tab.go(top + STEP)
    tab.until("document.querySelector('.kept') !== null")
    tab.press(SHIFT, SHIFT, SHIFT)
    tab.at(BLANK)
    assert text(tab, "body").strip() == text(tab, "h1").strip()
    tab.go(top + "privacy.html")
    tab.click("[data-offline-remove]")
    tab.until("!document.querySelector('[data-offline-keep]').hidden")
    assert tab.value("document.querySelector('.offline-state').innerText")
    running.shutdown()
