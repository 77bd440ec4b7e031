"""The browser, the served site, and watched visits to it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import playwright
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.browsing import Visit, Watch, context_options, none_of, origin, serve

# Far longer than anything takes: waiting costs time only where something is broken.
expect.set_options(timeout=30_000)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address at which the site is served on this machine."""
    running = serve(site)
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


def the_driver_runs(node: Path) -> None:
    """Playwright brings a Node, which needs libraries of the system; without them it says little."""
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(
            f"The driver of the browser does not run: {done.stderr.strip()}. make test installs what it "
            "needs; the package of that library belongs in tests/debian-packages.txt",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for each worker. Its absence is a failure: these tests are never skipped."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail(
            f"No Chromium on this machine: none of {', '.join(NAMES)} was found. The browser tests "
            "need one. make test installs it; by hand: sudo apt-get install chromium",
            pytrace=False,
        )
    arguments = [
        # No name of a host leads anywhere but to this machine itself.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        # Two pages that every window of Chromium opens for its address bar: a third of the work.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    the_driver_runs(Path(playwright.__file__).parent / "driver" / "node")
    with sync_playwright() as player:
        launched = player.chromium.launch(executable_path=program, args=arguments, timeout=180_000)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Opens pages, watched; fails the test for whatever a page of ours never does."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def visit(
        address: str,
        *,
        lost: bool = False,
        before: Callable[[BrowserContext], object] | None = None,
        **options: Any,
    ) -> Page:
        url = address if "://" in address else server + address
        context = browser.new_context(**context_options(options))
        context.set_default_timeout(60_000)
        watch = Watch((origin(url),), lost)
        watch.over(context)
        opened.append((context, watch))
        if before:
            before(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield visit
    for context, _ in opened:
        context.close()
    none_of(fault for _, watch in opened for fault in watch.faults)
