"""The hostile values of corpus.yml, and those that are too long to write down."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "corpus.yml"
MEGABYTE = 1024 * 1024
#: Long enough to make a slow expression, or a careless buffer, show.
LONG = {
    "a" * MEGABYTE: "text",
    "<script>" * (MEGABYTE // 8): "text",
    "[" * MEGABYTE: "text",
    "[a](" * (MEGABYTE // 4): "text",
    "{" * MEGABYTE: "text",
    "**a" * (MEGABYTE // 3): "text",
    "A b" * (MEGABYTE // 3): "text",
    "a@" * (MEGABYTE // 2): "text",
    "\\" * MEGABYTE: "text",
    "https://example.org/" + "a" * MEGABYTE: "address",
    "a" * MEGABYTE + "-b": "id",
}
DEEP_IMPORT = "[" * 200_000
HUGE_IMPORT = '{"format": "nazorgwijzer-vinkjes", "version": 1, "ticks": {' + '"een.doe": [1, "a"], ' * 40_000


@cache
def hostile(where: str) -> list[str]:
    """The values that are put to use in a place, those of a megabyte last."""
    groups = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    found = [str(value) for group in groups.values() if where in group["where"] for value in group["values"]]
    return found + [value for value, place in LONG.items() if place == where]


def named(value: str) -> str:
    """A value as the name of a case: short, and on one line."""
    return ascii(value)[1:-1][:60]


def quoted(value: str) -> str:
    """A value as YAML in double quotes: whatever no line can hold is written as an escape."""
    written = (
        f"\\U{ord(char):08X}" if not 0x20 <= ord(char) < 0x7F else f"\\{char}" if char in '"\\' else char
        for char in value
    )
    return '"' + "".join(written) + '"'


@cache
def logos() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The drawings of logos.yml by name: the good ones; the bad ones, with what is found in them first."""
    read = yaml.load((FILE.parent / "logos.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    good = {name: _whole(text) for name, text in read["good"].items()}
    return good, {name: (found, _whole(text)) for name, (found, text) in read["bad"].items()}


def _whole(text: str) -> str:
    return (
        text
        if "<svg" in text
        else f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{text}\n</svg>'
    )
