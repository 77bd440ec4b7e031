"""What readers come for, in each browser, from a folder of a server and from a folder on disk."""

import io
import time
import zipfile
from pathlib import Path

from tests.browsers.driving import ENTER, ESCAPE, SHIFT, Tab
from tests.browsers.looking import downloaded, shown

STEP, NEXT, THIRD = "stappen/kom-samen.html", "stappen/gesprek-met-slachtoffer.html", "stappen/aangifte.html"
PLAN, LETTER, BLANK = "plan.html", "brieven/teambericht.html", "leeg.html"
LINK = ".leave .leave-link"
SEEN = "document.body && document.querySelector('header.top')?.checkVisibility() || false"


def test_from_home_to_a_call(tab: Tab, top: str) -> None:
    """From the first act on the home page to its step, and there is somebody to call."""
    tab.go(top + "index.html")
    assert shown(tab, 'main a[href="tel:112"]') >= 1
    tab.click(f'main a[href*="{STEP}"]')
    tab.at(STEP)
    assert shown(tab, "main h1") == 1
    assert shown(tab, 'main a[href^="tel:"]') >= 1
    tab.click("main summary")
    tab.until("document.querySelector('main details').open")


def test_chooser(tab: Tab, top: str) -> None:
    """Situations that are ticked give one plan, with its heading in view; it is there again after Back."""
    both = "document.querySelectorAll('[data-chosen] a').length === 2"
    tab.go(top + "situaties/index.html")
    for name in ("onder-16", "deepfake"):
        box = f'input[value="{name}"]'
        tab.value(f"(document.querySelector('{box}').closest('details').open = true)")
        tab.click(box)
        assert tab.value(f"document.querySelector('{box}').checked")
    tab.click('.chooser button[type="submit"]')
    tab.at(PLAN)
    tab.until(both)
    tab.until("document.activeElement.id === 'plan'")
    assert 0 <= tab.value("document.activeElement.getBoundingClientRect().top") < 120
    assert shown(tab, ".plan .task") > 4
    assert "onder-16" not in tab.value("location.href")
    tab.click(".task .step-mark")
    tab.until("location.pathname.includes('/stappen/') && document.readyState === 'complete'")
    tab.back()
    tab.at(PLAN)
    tab.until(both)


def test_ticks(tab: Tab, top: str) -> None:
    """A tick stays through a reload, and is on the page of the step as well."""
    box = '[data-key="kom-samen.check-gevaar"] input[type=checkbox]'
    ticked = f"document.querySelector('{box}')?.checked"
    tab.go(top + PLAN)
    tab.click(box)
    tab.until(f"{ticked} && document.querySelector('[data-bar]').value === 1")
    tab.go(top + PLAN)
    tab.until(ticked)
    tab.click('[data-key="kom-samen.check-gevaar"] .step-mark')
    tab.at(STEP)
    tab.until("document.querySelector('[data-bar]').value === 1")


def test_letter(tab: Tab, top: str, downloads: Path) -> None:
    """A letter that is filled in is downloaded, with what was typed in it."""
    tab.go(top + LETTER)
    field = '.letter-form input[type="text"]'
    tab.click(field)
    tab.press(*"Oosterlicht")
    assert tab.value(f"document.querySelector('{field}').value") == "Oosterlicht"
    tab.click('[data-act="docx"]')
    tab.until("!document.querySelector('.letter-check').hidden")
    tab.click('[data-act="anyway"]')
    tab.until("document.querySelector('.letter-status').innerText")
    with zipfile.ZipFile(io.BytesIO(downloaded(downloads, "teambericht.docx"))) as package:
        assert "Oosterlicht" in package.read("word/document.xml").decode()


def test_search(tab: Tab, top: str) -> None:
    """The search finds what people type, and shows whom to call."""
    tab.go(top + STEP)
    tab.click(".search-door")
    tab.until("document.activeElement.id === 'zoek-veld'")
    tab.press(*"naaktfoto doorgestuurd")
    tab.until("document.querySelectorAll('.search-option:not(.search-call)').length")
    tab.until("document.querySelector('.search-status').innerText")
    assert shown(tab, ".search-option") > 3
    tab.press(ESCAPE)
    tab.until("!document.querySelector('dialog.search').open")
    tab.click(".search-door")
    tab.press(*"politie")
    tab.until("document.querySelectorAll('.search-call').length >= 2")
    assert tab.value(
        "[...document.querySelectorAll('.search-call')].map((it) => it.getAttribute('href'))"
    ) == [
        "tel:112",
        "tel:09008844",
    ]


def test_languages_and_menu(tab: Tab, top: str) -> None:
    """The same page in the other language; the menu opens and leads on."""
    tab.go(top + STEP)
    tab.click('header a[hreflang="en"]')
    tab.at(f"en/{STEP}")
    assert tab.value("document.documentElement.lang") == "en"
    tab.click('header a[hreflang="nl"]')
    tab.at(f"/{STEP}")
    tab.size(500, 800)
    tab.click("header .menu summary")
    tab.until("document.querySelector('header .menu').open")
    if tab.presses_with_enter:
        tab.press(ENTER)
        tab.until("!document.querySelector('header .menu').open")
        tab.press(ENTER)
        tab.until("document.querySelector('header .menu').open")
    tab.click('header .menu a[href$="situaties/index.html"]')
    tab.at("situaties/index.html")


def test_unknown_address(tab: Tab, subfolder: str) -> None:
    """The page for an unknown address says whom to call, and leads home from a folder of the site."""
    tab.go(subfolder + "stappen/weg.html")
    assert shown(tab, 'main a[href="tel:112"]') == 2
    tab.click('main a:not([href^="tel:"])')
    tab.at("index.html")
    assert shown(tab, ".foot") == 1


def leaves(tab: Tab, top: str, how: str) -> None:
    """Two pages further from home one leaves; Back never shows a page of the site."""
    for name in ("index.html", STEP, NEXT):
        tab.go(top + name)
    if how == "click":
        tab.click(LINK)
    else:
        tab.press(SHIFT, SHIFT, SHIFT)
    tab.at(BLANK)
    for _ in range(3):
        tab.back()
        # Nothing of a page is to be seen from the first moment on.
        for _ in range(8):
            seen = tab.value(f"location.href.endsWith('{BLANK}') ? false : {SEEN}")
            assert not seen, f"Back shows {tab.value('location.href')}"
            time.sleep(0.05)
        if not tab.value("location.href").startswith(("http", "file")):
            break  # the list of Back is at its beginning
        tab.at(BLANK)
    # Who opens the site by its address again finds it as it was.
    tab.go(top + THIRD)
    tab.until(SEEN)
    assert tab.value("localStorage.length") == 0


def test_leaving_by_click(tab: Tab, top: str) -> None:
    leaves(tab, top, "click")


def test_leaving_by_shift(tab: Tab, top: str) -> None:
    leaves(tab, top, "shift")


def test_blank_screen(tab: Tab, top: str) -> None:
    """Where the school chose so nothing shows until Shift three times; what was typed stays."""
    tab.go(top + LETTER)
    tab.value("document.querySelector('[data-leave]').setAttribute('data-mode', 'blank')")
    title = tab.value("document.title")
    field = '.letter-form input[type="text"]'
    tab.click(field)
    tab.press(*"Oost")
    for _ in range(2):
        tab.press(SHIFT, SHIFT, SHIFT)
        tab.until("document.querySelectorAll('[role=alert]').length === 1")
        assert tab.value("document.title") != title
        assert shown(tab, "body > :not(.leave-cover)") == 0
        tab.press(SHIFT, SHIFT, SHIFT)
        tab.until("!document.querySelector('[role=alert]')")
        assert tab.value("document.title") == title
        assert tab.value(f"document.querySelector('{field}').value") == "Oost"


def test_capitals_stay(tab: Tab, top: str) -> None:
    """Whoever holds Shift for a capital stays."""
    tab.go(top + LETTER)
    tab.click('.letter-form input[type="text"]')
    for letter in "ABCD":
        tab.chord(SHIFT, letter)
    time.sleep(0.3)
    assert tab.value("location.pathname").endswith(LETTER)
