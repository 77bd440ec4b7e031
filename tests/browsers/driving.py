"""
Three browsers behind one door, driven by the standards that each speaks.

Debian has no geckodriver, so Firefox is spoken to by WebDriver BiDi, which it
has built in; WebKitGTK and Chromium by WebDriver, through the drivers that
Debian has. The input of keys and mouse has the same form in both standards,
and it is real input: what a page cannot tell from a person's.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

SHIFT, ENTER, TAB, ESCAPE, CONTROL = "\ue008", "\ue007", "\ue004", "\ue00c", "\ue009"
DOWN = "\ue015"
#: How long anything may take, in seconds: far more than it needs.
PATIENCE = 10.0
MINIBROWSER = f"/usr/lib/{os.uname().machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser"


class Refused(Exception):
    """What a browser answers to a command that it does not carry out."""


class Tab(ABC):
    """A tab of a browser that has just been started, with nothing kept from before."""

    #: Whether Enter presses what has the focus: see README.md.
    presses_with_enter = True

    @abstractmethod
    def go(self, url: str) -> None:
        """Opens an address as if it were typed."""

    @abstractmethod
    def back(self) -> None:
        """Presses the Back button."""

    @abstractmethod
    def size(self, width: int, height: int) -> None:
        """Makes the window this large."""

    @abstractmethod
    def _text(self, expression: str) -> str:
        """The text that a JavaScript expression gives."""

    @abstractmethod
    def _input(self, sources: list[dict[str, Any]]) -> None:
        """Lets keys or mouse do something."""

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives, as plain values."""
        return json.loads(self._text(f"JSON.stringify(({expression}) ?? null)"))

    def until(self, expression: str, seconds: float = PATIENCE) -> Any:
        """Waits until a JavaScript expression is true; pages may change meanwhile."""
        end = time.monotonic() + seconds
        last: Any = None
        while time.monotonic() < end:
            try:
                last = self.value(expression)
            except (Refused, ValueError) as refused:
                last = refused
            else:
                if last:
                    return last
            time.sleep(0.05)
        raise AssertionError(f"never true: {expression}; at last {last!r}, at {self.value('location.href')}")

    def at(self, ending: str) -> None:
        """Waits until a page is there whole whose address ends like this."""
        self.until(f"location.pathname.endsWith({json.dumps(ending)}) && document.readyState === 'complete'")

    def press(self, *keys: str) -> None:
        """Presses these keys one after the other."""
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._input([{"type": "key", "id": "keyboard", "actions": steps}])

    def chord(self, *keys: str) -> None:
        """Presses these keys together."""
        steps = [{"type": "keyDown", "value": key} for key in keys]
        steps += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._input([{"type": "key", "id": "keyboard", "actions": steps}])

    def choose(self, selector: str, value: str) -> None:
        """Chooses from a list, as if it were done by hand; the lists themselves are the browser's own."""
        self.until(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            f" if (!it) return false; it.value = {json.dumps(value)};"
            " it.dispatchEvent(new Event('input', {bubbles: true}));"
            " it.dispatchEvent(new Event('change', {bubbles: true})); return true; })()"
        )

    def click(self, selector: str) -> None:
        """Clicks in the middle of the first shown thing that ``selector`` names, once it stands still."""
        middle = (
            f"(() => {{ const it = [...document.querySelectorAll({json.dumps(selector)})]"
            ".find((one) => one.checkVisibility({visibilityProperty: true}));"
            " if (!it) return null;"
            " it.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const box = it.getClientRects()[0];"
            " return {x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2)}; })()"
        )
        where, before = self.until(middle), None
        while where != before:
            time.sleep(0.1)
            where, before = self.until(middle), where
        steps = [
            {"type": "pointerMove", **where, "origin": "viewport", "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self._input([{**mouse, "actions": steps}])


class Driven(Tab):
    """A tab that is driven by WebDriver: https://www.w3.org/TR/webdriver2/."""

    def __init__(self, driver: str, capabilities: dict[str, Any]) -> None:
        self._session = driver
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        self._session = f"{driver}/{self._ask('POST', '', asked)['sessionId']}"

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._session + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise Refused(error.read().decode(errors="replace")[:500]) from error

    def go(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def back(self) -> None:
        self._ask("POST", "/back", {})

    def size(self, width: int, height: int) -> None:
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def _text(self, expression: str) -> str:
        script = {"script": f"return {expression}", "args": []}
        return str(self._ask("POST", "/execute/sync", script))

    def _input(self, sources: list[dict[str, Any]]) -> None:
        self._ask("POST", "/actions", {"actions": sources})

    def close(self) -> None:
        self._ask("DELETE", "")


class Bidi(Tab):
    """A tab that is driven by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/."""

    presses_with_enter = False

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._last = 0
        self._ask("session.new", capabilities={})
        tree = self._ask("browsingContext.getTree")
        self._tab = {"context": tree["contexts"][0]["context"]}

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._last += 1
        self._line.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._line.recv(timeout=60))
            if answer.get("id") == self._last:
                if answer["type"] == "error":
                    raise Refused(f"{answer['error']}: {answer['message']}")
                return answer["result"]

    def go(self, url: str) -> None:
        self._ask("browsingContext.navigate", **self._tab, url=url, wait="complete")

    def back(self) -> None:
        self._ask("browsingContext.traverseHistory", **self._tab, delta=-1)

    def size(self, width: int, height: int) -> None:
        self._ask("browsingContext.setViewport", **self._tab, viewport={"width": width, "height": height})

    def _text(self, expression: str) -> str:
        answer = self._ask(
            "script.evaluate",
            expression=expression,
            target=self._tab,
            awaitPromise=False,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise Refused(answer["exceptionDetails"]["text"])
        return str(answer["result"]["value"])

    def _input(self, sources: list[dict[str, Any]]) -> None:
        self._ask("input.performActions", **self._tab, actions=sources)

    def close(self) -> None:
        with contextlib.suppress(Refused, OSError, ConnectionClosed):
            self._ask("browser.close")


def program(*names: str) -> str:
    """Where one of these programs is; its absence is a failure."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise AssertionError(f"none of {', '.join(names)} is on this machine; make test-browsers installs it")
    return found


@contextlib.contextmanager
def running(command: list[str], folder: Path, says: str, **environment: str) -> Iterator[str]:
    """A program with a home of its own, and what it says when it is ready."""
    log = folder / f"{Path(command[0]).name}.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=file, env={**os.environ, "HOME": str(folder), **environment}
        )
    try:
        end = time.monotonic() + PATIENCE
        while not (found := re.search(says, log.read_text("utf-8", "replace"))):
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{command[0]} does not start:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.05)
        yield found[1]
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


#: What Firefox is asked to leave alone in a profile of its own, and where downloads go.
PREFERENCES = {
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.proxy.type": 0,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


@contextlib.contextmanager
def firefox(folder: Path, downloads: Path) -> Iterator[Tab]:
    profile = folder / "profile"
    profile.mkdir()
    chosen = {**PREFERENCES, "browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()]
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = [program("firefox-esr", "firefox"), "--headless", "--profile", str(profile)]
    with (
        running([*command, "--remote-debugging-port=0"], folder, r"BiDi listening on (ws://\S+)") as address,
        connect(f"{address}/session", max_size=None, proxy=None) as line,
    ):
        tab = Bidi(line)
        yield tab
        tab.close()


@contextlib.contextmanager
def webkit(folder: Path, downloads: Path) -> Iterator[Tab]:
    (folder / ".config").mkdir()
    (folder / ".config/user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', "utf-8")
    screen = [program("Xvfb"), "-displayfd", "2", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    port = free_port()
    with (
        running(screen, folder, r"(\d+)\n") as display,
        running(
            [program("WebKitWebDriver"), f"--port={port}"], folder, "()",
            DISPLAY=f":{display}", XDG_CONFIG_HOME=str(folder / ".config"), GTK_A11Y="none",
        ),
    ):  # fmt: skip
        options = {"binary": MINIBROWSER, "args": ["--automation"]}
        tab = Driven(ready(port), {"webkitgtk:browserOptions": options})
        yield tab
        tab.close()


@contextlib.contextmanager
def chromium(folder: Path, downloads: Path) -> Iterator[Tab]:
    port = free_port()
    arguments = ["--headless=new", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    options = {"args": arguments, "prefs": {"download.default_directory": str(downloads)}}
    with running([program("chromedriver"), f"--port={port}"], folder, "()"):
        tab = Driven(ready(port), {"goog:chromeOptions": options})
        yield tab
        tab.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def ready(port: int) -> str:
    """The address of the sessions of a driver, once it answers."""
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/status", timeout=5):
                return f"{address}/session"
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


BROWSERS = {"firefox": firefox, "webkit": webkit, "chromium": chromium}
