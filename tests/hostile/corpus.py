"""The hostile values of corpus.yml, and those that are too long to write down."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

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


@dataclass(frozen=True)
class Value:
    """A value for a field of a school, such as people.role, and the verdict on it."""

    field: str
    #: A ``picture`` is what the form alone makes; an ``unreadable`` colour has a nearest that is not.
    verdict: Literal["good", "bad", "picture", "unreadable"]
    value: Any

    @property
    def school(self) -> dict[str, Any]:
        """A school that has it, and nothing else that could be wrong."""
        top, _, key = self.field.partition(".")
        inside = {"people": [{"role": "mentor", key: self.value}], "leave": {key: self.value}}
        return {"name": "School", top: inside[top] if key else self.value}


@cache
def values() -> list[Value]:
    """The values of values.yml. Read in Python: what YAML of C calls no character stands there too."""
    read = yaml.load((FILE.parent / "values.yml").read_text("utf-8"), Loader=yaml.SafeLoader)
    return [
        Value(field, verdict, _long(value))
        for field, verdicts in read.items()
        for verdict, given in verdicts.items()
        for value in given
    ]


def _long(value: Any) -> Any:
    """A value in which what is too long to write down has its length."""
    if isinstance(value, list):
        return [_long(one) for one in value]
    if isinstance(value, dict) and "times" in value:
        return value["of"] * value["times"] + value.get("end", "")
    return value


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
