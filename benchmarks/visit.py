"""A first visit: the requests and bytes of a page opened with an empty cache, as a server sees them."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
#: What servers usually compress; fonts and pictures are compressed already.
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@dataclass(frozen=True)
class Visit:
    """The requests of one visit, and the bytes of the answers' bodies after gzip."""

    requests: int
    size: int


@dataclass(frozen=True)
class _Answer:
    path: str
    size: int


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[_Answer]]]:
    """Serves ``site`` on the loopback interface; its address, and a list that grows with each answer."""
    answers: list[_Answer] = []

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            body = file.read_bytes() if file.is_file() else b""
            self.send_response(200 if file.is_file() else 404)
            self.send_header("Content-Type", self.guess_type(str(file)))
            if file.suffix in COMPRESSED:
                body = gzip.compress(body, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            answers.append(_Answer(self.path, len(body)))

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", answers
    finally:
        server.shutdown()
        server.server_close()


def _visit(browser: Browser, top: str, page: str, answers: list[_Answer]) -> Visit:
    answers.clear()
    context = browser.new_context(viewport={"width": 360, "height": 640})
    tab = context.new_page()
    tab.goto(top + page, wait_until="networkidle")
    tab.wait_for_timeout(300)  # what a worker of the page asks for comes late
    context.close()
    return Visit(len(answers), sum(answer.size for answer in answers))


def visits(site: Path, pages: list[str]) -> list[Visit]:
    """A first visit to each of ``pages`` of ``site``, each in a browser that has seen nothing yet."""
    with served(site) as (top, answers), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = [_visit(browser, top, page, answers) for page in pages]
        browser.close()
    return found
