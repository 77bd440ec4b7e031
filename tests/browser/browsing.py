"""A watched visit with the browser, and what is measured on the page."""

import mimetypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar, Protocol
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    Route,
    WebError,
    expect,
)

from tests.browser.places import DESK

#: Stricter than any host will be: the pages need nothing but files of their own site.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: These have no host: they load nothing.
LOCAL = ("data:", "blob:", "about:")

MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")


def measure(page: Page, what: str) -> Any:
    """What the function ``what`` of measure.js gives for the page as it stands."""
    ask = f"Promise.resolve(measured.{what}()).then((found) => [found])"
    found = page.evaluate(f"'measured' in window ? {ask} : null")
    if found is None:
        found = page.evaluate(f"window.measured = {MEASURE}; {ask}")
    return found[0]


def search(page: Page, query: str) -> Page:
    """The page with its search open and ``query`` answered, and that said."""
    if not page.locator("dialog.search").is_visible():
        page.keyboard.press("Control+k")
    status = page.locator(".search-status")
    status.evaluate("(it) => { it.textContent = ''; }")
    page.locator("#zoek-veld").fill(query)
    expect(status).not_to_be_empty()
    expect(status).not_to_have_text(page.locator("dialog.search").get_attribute("data-loading") or "")
    return page


def load_search(page: Page, language: str) -> None:
    """Opens the search and waits until the index of a language is there."""
    page.locator(".search-door").click()
    page.evaluate(
        """async (language) => {
          while (!window.nazorgSearch?.[language]) await new Promise((on) => setTimeout(on, 20));
        }""",
        language,
    )


def opened(page: Page) -> Page:
    """The page of a letter with the letter open: nothing of what closes it holds."""
    none = page.locator("[name=geen]")
    if none.count():
        none.check()
    return page


def none_of(faults: Iterable[str]) -> None:
    """Fails with every one of ``faults``, a line each."""
    lines = list(dict.fromkeys(faults))
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def text_of(page: Page, selector: str = "body") -> str:
    """The text that is shown, with single spaces."""
    return " ".join(page.locator(selector).first.inner_text().split())


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site as most hosts do: an unknown address gets 404.html."""

    protocol_version = "HTTP/1.1"
    #: Answers in the place of the site when it wants to, and says whether it has.
    before: ClassVar[Callable[[SimpleHTTPRequestHandler], bool] | None] = None

    def do_GET(self) -> None:
        before = type(self).before
        if before is None or not before(self):
            super().do_GET()

    def end_headers(self) -> None:
        # The page that packs a copy, and the worker that keeps the site, may ask for its files.
        asks = urlsplit(self.path).path.endswith(("/inrichten.html", "/sw.js"))
        self.send_header("Content-Security-Policy", POLICY + ("; connect-src 'self'" if asks else ""))
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the library
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a browser may close a connection whenever it likes."""


def serve(
    site: Path, before: Callable[[SimpleHTTPRequestHandler], bool] | None = None
) -> ThreadingHTTPServer:
    """Serves ``site`` on a free port of this machine, until it is shut down; ``before`` may answer first."""
    handler = type("Handler", (_Handler,), {"before": before})
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def host(context: BrowserContext, site: Path, url: str) -> None:
    """Lets ``site`` answer at ``url`` in this context, without any network."""

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).removeprefix(urlsplit(url).path)
        file = site / (f"{path}index.html" if not path or path.endswith("/") else path)
        known = file.is_file()
        file = file if known else site / "404.html"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(
            status=200 if known else 404, body=file.read_bytes(),
            headers={"Content-Type": kind, "Content-Security-Policy": POLICY},
        )  # fmt: skip

    context.route(f"{url}**", answer)


@dataclass
class Watch:
    """Writes down what a page of ours never does."""

    origins: tuple[str, ...]
    #: A missing page is what the test is about.
    lost: bool = False
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watches every page of ``context`` from now on."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("dialog", self._dialog)
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (it) =>"
            " console.error('policy: ' + it.violatedDirective + ' ' + it.blockedURI))"
        )

    def _request(self, request: Request) -> None:
        if not request.url.startswith((*self.origins, *LOCAL)):
            self.faults.append(f"a request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and not self.lost:
            self.faults.append(f"{response.status} at {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        missing = message.text.startswith("Failed to load resource")
        if message.type == "error" and not (missing and self.lost):
            self.faults.append(f"an error on the console: {message.text} ({message.location['url']})")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"an error in a script: {error.error}")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"a dialogue: {dialog.message}")
        dialog.dismiss()


class Visit(Protocol):
    """
    Opens a page in a new, watched context.

    An address without a scheme is one of the served site. ``options`` are
    those of ``Browser.new_context``. When the test ends, it fails for all that
    the watch has written down.
    """

    def __call__(
        self,
        address: str,
        *,
        lost: bool = False,
        before: Callable[[BrowserContext], object] | None = None,
        **options: Any,
    ) -> Page: ...


def tour(visit: Visit, top: str, places: Iterable[str], **options: Any) -> Iterator[tuple[str, Page]]:
    """Opens each of ``places`` in turn, in one context."""
    page: Page | None = None
    for place in places:
        if page is None:
            page = visit(top + place, **options)
        else:
            page.goto(top + place)
        yield place, page


def origin(url: str) -> str:
    """The scheme and host of ``url``, with a slash at its end; for files all files."""
    parts = urlsplit(url)
    return "file:///" if parts.scheme == "file" else f"{parts.scheme}://{parts.netloc}/"


def context_options(options: dict[str, Any]) -> dict[str, Any]:
    """The options of a context as a reader in this country has them."""
    return {"viewport": DESK, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam", **options}


def _axe() -> str:
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        raise RuntimeError("axe_playwright_python is missing; make test installs it")
    return (Path(package.origin).parent / "axe.min.js").read_text("utf-8")


AXE = _axe()
#: Besides what axe does by itself: targets of 24 px, and contrast of 7:1. That rule passes over what is
#: below 4.5:1, which it leaves to the other, so neither sees all alone.
RULES = {"target-size": True, "color-contrast-enhanced": True, "color-contrast": True}
#: The rules that look at colours. They are most of the work.
COLOURS = ("color-contrast-enhanced", "color-contrast", "link-in-text-block")


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds on the page as it stands, a line for each rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    rules = RULES if colours else {**RULES, **dict.fromkeys(COLOURS, False)}
    options: dict[str, Any] = {"rules": {name: {"enabled": on} for name, on in rules.items()}}
    found = page.evaluate(
        "async (options) => (await axe.run(document,"
        " {resultTypes: ['violations'], preload: false, ...options})).violations",
        options,
    )
    return [
        f"{rule['id']} ({rule['impact']}), {len(rule['nodes'])} times: {rule['help']}; "
        f"{rule['nodes'][0]['html'][:160]} | {' '.join(rule['nodes'][0]['failureSummary'].split())[:300]}"
        for rule in found
    ]
