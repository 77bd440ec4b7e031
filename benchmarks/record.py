"""Puts what a benchmark prints into benchmarks/README.md as well, with the day and the machine."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from io import StringIO
from typing import TextIO

from benchmarks.measure import ROOT

PYTHON = platform.python_version()
PACKAGES = {"MkDocs": "mkdocs", "Material": "mkdocs-material"}
README = ROOT / "benchmarks" / "README.md"


class _Both(StringIO):
    """Writes on, and keeps what was written."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__()
        self.screen = screen

    def write(self, text: str) -> int:
        self.screen.write(text)
        return super().write(text)

    def flush(self) -> None:
        self.screen.flush()


@contextmanager
def recorded(name: str) -> Iterator[None]:
    """Replaces the part ``name`` of the README by what is printed meanwhile, if all goes well."""
    screen = sys.stdout
    sys.stdout = both = _Both(screen)
    try:
        yield
    finally:
        sys.stdout = screen
    README.write_text(replaced(README.read_text("utf-8"), name, both.getvalue()), "utf-8")


def replaced(text: str, name: str, said: str) -> str:
    """``text`` with what was measured now between the marks of ``name``."""
    start, end = f"<!-- measured {name} -->\n", "<!-- end -->"
    before, found, rest = text.partition(start)
    if not found or end not in rest:
        raise SystemExit(f"benchmarks/README.md has no {start.strip()} ... {end}")
    return f"{before}{start}{machine()}\n\n{said.strip()}\n{end}{rest.partition(end)[2]}"


def machine() -> str:
    """The day, and on what it was measured."""
    versions = ", ".join(f"{name} {version(package)}" for name, package in PACKAGES.items())
    return f"{date.today()}, {platform.system()}, {os.cpu_count()} cores, {versions}, Python {PYTHON}"
