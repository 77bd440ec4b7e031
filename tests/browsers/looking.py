"""What is seen on the page in any browser."""

import time
from pathlib import Path

from tests.browsers.driving import PATIENCE, Tab


def shown(tab: Tab, selector: str) -> int:
    """How many of what ``selector`` names are shown."""
    return int(tab.value(_shown(selector)))


def _shown(selector: str) -> str:
    every = f"[...document.querySelectorAll('{selector}')]"
    return f"{every}.filter((it) => it.checkVisibility()).length"


def fewer(tab: Tab, selector: str, than: int) -> None:
    """Waits until fewer of what ``selector`` names are shown."""
    tab.until(f"{_shown(selector)} < {than}")


def text(tab: Tab, selector: str) -> str:
    """The text of the first that ``selector`` names, as it is seen."""
    return str(tab.value(f"document.querySelector('{selector}').innerText"))


def stores(tab: Tab) -> list[str]:
    """The keys of what the browser keeps for the page."""
    return list(tab.value("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))


def downloaded(folder: Path, pattern: str) -> bytes:
    """Waits for a file of such a name, until it grows no more; what is in it."""
    end = time.monotonic() + PATIENCE
    before = b""
    while time.monotonic() < end:
        found = [file.read_bytes() for file in folder.glob(pattern)]
        if found and found[0] and found[0] == before:
            return before
        before = found[0] if found else b""
        time.sleep(0.2)
    raise AssertionError(f"nothing was downloaded: {list(folder.iterdir())}")
