"""Keeping the site for use without internet: a choice, never old advice, and gone when it is taken away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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
def host(copy: Path) -> Iterator[str]:
    running = serve(copy.parent)
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


def state(page: Page) -> str:
    return text_of(page, ".offline-state")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Bewaar voor gebruik").click()
    expect(page.get_by_role("button", name="Haal de bewaarde kopie weg")).to_be_visible(timeout=60_000)


def test_off_until_somebody_asks(visit, host):
    page = visit(f"{host}nazorg/index.html")
    page.goto(f"{host}nazorg/privacy.html")
    assert state(page) == "Er is geen kopie bewaard."
    assert page.evaluate(HELD) == [0, 0]


def test_never_on_a_file(visit, copy):
    page = visit((copy / "privacy.html").as_uri())
    assert not page.locator("[data-offline]").is_visible()
    assert page.locator("[data-offline-cannot]").is_visible()


def test_kept_used_without_internet_and_taken_away(visit, host, copy):
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    context: BrowserContext = page.context
    keep(page)
    assert state(page).startswith("Er is een kopie bewaard van ")
    assert page.evaluate(HELD) == [1, 1]

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
    expect(page.locator(".offline-state")).to_contain_text("nog 0 kopieën en 0 hulpscripts")
    assert page.evaluate(HELD) == [0, 0]
    # The button that was pressed is gone; the focus is on the one in its place.
    assert page.evaluate("document.activeElement.matches('[data-offline-keep]')")
    page.reload()
    assert page.evaluate(HELD) == [0, 0]


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
    page.context.set_offline(True)
    page.goto(f"{host}nazorg/over.html")
    assert NEW in text_of(page)
    assert page.locator(".kept").count() == 1


def test_two_copies_at_one_host_leave_each_other_alone(visit, host, copy):
    (copy.parent / "andere").symlink_to(copy)
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    keep(page)
    page.goto(f"{host}andere/privacy.html")
    assert state(page) == "Er is geen kopie bewaard."
    keep(page)
    assert page.evaluate(HELD) == [2, 2]
    page.get_by_role("button", name="Haal de bewaarde kopie weg").click()
    expect(page.locator(".offline-state")).to_contain_text("nog 0 kopieën")
    page.goto(f"{host}nazorg/privacy.html")
    assert page.evaluate(HELD) == [1, 1]
    expect(page.locator(".offline-state")).to_contain_text("Er is een kopie bewaard")


def test_a_copy_that_cannot_be_made_leaves_nothing(visit, host, copy):
    (copy / "over.html").unlink()
    page = visit(f"{host}nazorg/privacy.html", lost=True)
    page.get_by_role("button", name="Bewaar voor gebruik").click()
    expect(page.locator(".offline-state")).to_contain_text("Bewaren is niet gelukt", timeout=60_000)
    assert page.evaluate(HELD) == [0, 0]


def test_the_worker_is_short():
    lines = (Path(__file__).parents[2] / "overrides" / "worker" / "sw.js").read_text("utf-8").splitlines()
    assert len(lines) < 100
