"""Keeping the site for use without internet: a choice, never old advice, and gone when it is taken away."""

import shutil
import time
from collections.abc import Iterator
from fnmatch import fnmatchcase
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browsing import serve, text_of

#: What the browser holds: workers and caches.
HELD = "async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]"
NEW = "Deze zin is nieuw."


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site in a folder of a host, without downloads, which the test may change."""
    shutil.copytree(site, tmp_path / "www" / "nazorg", ignore=shutil.ignore_patterns("downloads", "hosting"))
    return tmp_path / "www" / "nazorg"


@pytest.fixture
def mood() -> list[str]:
    """What is the matter with the server: nothing, "slow" or "broken"."""
    return []


@pytest.fixture
def host(copy: Path, mood: list[str]) -> Iterator[str]:
    def before(asked: SimpleHTTPRequestHandler) -> bool:
        if "slow" in mood:
            time.sleep(8)
        if "broken" in mood:
            asked.send_error(503)
        return "broken" in mood

    running = serve(copy.parent, before)
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


#: What is said when there is no copy: the page has looked.
NONE = "Er is geen kopie bewaard."


def state(page: Page) -> Locator:
    return page.locator(".offline-state")


def keep(page: Page) -> None:
    expect(state(page)).to_have_text(NONE)
    page.get_by_role("button", name="Bewaar voor gebruik").click()
    expect(state(page)).to_contain_text("Er is een kopie bewaard van ", timeout=60_000)
    expect(page.get_by_role("button", name="Haal de bewaarde kopie weg")).to_be_visible()


def test_off_until_somebody_asks(visit, host):
    page = visit(f"{host}nazorg/index.html")
    page.goto(f"{host}nazorg/privacy.html")
    expect(state(page)).to_have_text(NONE)
    assert page.evaluate(HELD) == [0, 0]


def test_never_on_a_file(visit, copy):
    page = visit((copy / "privacy.html").as_uri())
    assert not page.locator("[data-offline]").is_visible()
    assert page.locator("[data-offline-cannot]").is_visible()


def test_kept_used_without_internet_and_taken_away(visit, host, copy):
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    context: BrowserContext = page.context
    keep(page)
    assert page.evaluate(HELD) == [1, 1]
    # The list of what may be kept has it.
    listed = page.locator("[data-store][data-places~=cache]").get_attribute("data-store") or ""
    assert all(fnmatchcase(name, listed) for name in page.evaluate("caches.keys()"))

    # Advice changes: with internet the new page comes, although an old one is kept.
    step = copy / "stappen" / "kom-samen.html"
    step.write_text(step.read_text("utf-8").replace("<main", f"<p>{NEW}</p><main", 1), "utf-8")
    page.goto(f"{host}nazorg/stappen/kom-samen.html")
    assert NEW in text_of(page)
    assert page.locator(".kept").count() == 0

    context.set_offline(True)
    page.goto(f"{host}nazorg/stappen/kom-samen.html")
    assert text_of(page, ".kept").startswith(
        "De site was niet te bereiken. Dit is de kopie die je hebt bewaard, van "
    )
    assert str(page.evaluate("new Date().getFullYear()")) in text_of(page, ".kept")
    assert NEW not in text_of(page)
    # It looks and works as it should: styles and scripts were kept too.
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomStyle") == "solid"
    page.goto(f"{host}nazorg/en/")
    assert text_of(page, ".kept").startswith("The site could not be reached.")

    context.set_offline(False)
    page.goto(f"{host}nazorg/stappen/kom-samen.html")
    assert NEW in text_of(page)
    assert page.locator(".kept").count() == 0

    page.goto(f"{host}nazorg/privacy.html")
    page.get_by_role("button", name="Haal de bewaarde kopie weg").click()
    expect(state(page)).to_contain_text("nog 0 kopieën en 0 hulpscripts", timeout=60_000)
    assert page.evaluate(HELD) == [0, 0]
    # The button that was pressed is gone; the focus is on the one in its place.
    assert page.evaluate("document.activeElement.matches('[data-offline-keep]')")
    page.reload()
    assert page.evaluate(HELD) == [0, 0]


@pytest.mark.parametrize("trouble", ["slow", "broken"])
def test_a_server_that_does_not_help(visit, host, mood, trouble):
    """A server that is slow or broken is no reason to wait or to read about a fault: the copy comes."""
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    keep(page)
    mood.append(trouble)
    page.goto(f"{host}nazorg/stappen/kom-samen.html", timeout=60_000)
    assert page.locator(".kept").count() == 1
    assert page.locator("main h1").is_visible()


def test_leaving_fast_leads_to_a_blank_page(visit, host):
    """Without internet too: nothing on it says of which site it is."""
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    keep(page)
    page.context.set_offline(True)
    page.goto(f"{host}nazorg/index.html")
    assert page.locator(".kept").count() == 1
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/leeg.html")
    expect(page.get_by_role("heading")).to_have_count(1)
    assert page.locator("p, a, [role]").count() == 0
    assert page.locator("body").inner_text().strip() == page.locator("h1").inner_text().strip()


def test_a_newer_version_replaces_the_copy(visit, host, copy):
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    keep(page)
    first = page.evaluate("caches.keys()")
    page_file, worker = copy / "over.html", copy / "sw.js"
    page_file.write_text(page_file.read_text("utf-8").replace("<main", f"<p>{NEW}</p><main", 1), "utf-8")
    script = worker.read_text("utf-8")
    version = script.split('VERSION = "')[1].split('"')[0]
    worker.write_text(script.replace(version, "0" * 12), "utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => 0)")
    for _ in range(600):
        names = page.evaluate("caches.keys()")
        if len(names) == 1 and names != first:
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail("the newer version did not take the place of the copy")
    page.context.set_offline(True)
    page.goto(f"{host}nazorg/over.html")
    assert NEW in text_of(page)
    assert page.locator(".kept").count() == 1


def test_two_copies_at_one_host_leave_each_other_alone(visit, host, copy):
    (copy.parent / "andere").symlink_to(copy)
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    keep(page)
    page.goto(f"{host}andere/privacy.html")
    expect(state(page)).to_have_text(NONE)
    keep(page)
    assert page.evaluate(HELD) == [2, 2]
    page.get_by_role("button", name="Haal de bewaarde kopie weg").click()
    expect(state(page)).to_contain_text("nog 0 kopieën", timeout=60_000)
    page.goto(f"{host}nazorg/privacy.html")
    assert page.evaluate(HELD) == [1, 1]
    expect(state(page)).to_contain_text("Er is een kopie bewaard")


def test_a_copy_that_cannot_be_made_leaves_nothing(visit, host, copy):
    (copy / "over.html").unlink()
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    expect(state(page)).to_have_text(NONE)
    page.get_by_role("button", name="Bewaar voor gebruik").click()
    expect(state(page)).to_contain_text("Bewaren is niet gelukt", timeout=60_000)
    assert page.evaluate(HELD) == [0, 0]


def test_the_worker_is_short():
    lines = (Path(__file__).parents[2] / "overrides" / "worker" / "sw.js").read_text("utf-8").splitlines()
    assert len(lines) < 100
