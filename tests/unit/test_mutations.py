"""
Whatever happens to a data file, its author gets problems with a place, or exactly what was typed.

Each example changes one place of one real file. What comes out is a list of problems
that each say where, or a thing that differs in the changed place alone: no crash, no
silent guess.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.content import source
from macros.content.cross import cross_check
from macros.content.loader import Loaded, check, load
from macros.content.model import KINDS
from macros.content.problems import Problem
from macros.content.shape import leaves
from macros.content.source import MOST_DEPTH
from tests.conftest import ROOT

Path_ = tuple[str | int, ...]
LOADED = load(ROOT / "data")
FILES = sorted(LOADED.sources)

some = settings(max_examples=100, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Spot:
    """A key with its value: the path, and the positions of both in the text."""

    path: Path_
    start: int
    value: int
    end: int
    scalar: bool


@cache
def spots(file: tuple[str, str]) -> list[Spot]:
    """Every key and list item of a file."""
    found: list[Spot] = []

    def walk(node: yaml.Node, path: Path_) -> None:
        pairs: list[tuple[str | int, Any, Any]] = []
        if isinstance(node, yaml.MappingNode):
            pairs = [(key.value, key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pairs = [(at, value, value) for at, value in enumerate(node.value)]
        for name, key, value in pairs:
            here = (*path, name)
            scalar = isinstance(value, yaml.ScalarNode)
            place = key.start_mark.index, value.start_mark.index, value.end_mark.index
            found.append(Spot(here, *place, scalar))
            walk(value, here)

    top = yaml.compose(LOADED.sources[file].text, Loader=yaml.CSafeLoader)
    assert top is not None
    walk(top, ())
    return found


def outcome(file: tuple[str, str], text: str, folder: Path) -> tuple[BaseModel | None, list[Problem]]:
    """What comes of the project when ``file`` holds ``text``; the other files are not read again."""
    kind, name = file
    path = folder / "changed.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    read, problems = source.read(path, LOADED.sources[file].file)
    thing = None
    if not problems:
        thing, problems = check(KINDS[kind], read)
    things = {of: dict(named) for of, named in LOADED.things.items()}
    things[kind].pop(name)
    if thing is not None:
        things[kind][name] = thing
    changed = Loaded(things, {**LOADED.sources, file: read})
    if changed.things["guide"]:
        # Other files refer to what this one defines; they matter only when that changed.
        only = read.file if _defined(read) == _defined(LOADED.sources[file]) else ""
        problems += cross_check(changed, only)
    return thing, problems


def _defined(read: source.Source) -> object:
    """What other files may refer to: the outer two levels of keys."""
    if not isinstance(read.value, dict):
        return None
    return {key: list(inner) if isinstance(inner, dict | list) else "" for key, inner in read.value.items()}


def located(problems: list[Problem], file: tuple[str, str], text: str) -> None:
    """Every problem has a place that exists, and no word of Python in it."""
    for problem in problems:
        shown = problem.words("nl")
        assert (ROOT / problem.file).is_file(), shown
        read = text if problem.file == LOADED.sources[file].file else (ROOT / problem.file).read_text("utf-8")
        lines = read.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= problem.line <= len(lines) + 1, shown
        assert 1 <= problem.col <= len(([*lines, "", ""])[problem.line - 1]) + 1, shown
        assert "\n  doe:" in shown
        for python in ("Traceback", "None", "Error", "<class", "{'", "['"):
            assert python not in shown.splitlines()[0], shown


def values(thing: BaseModel) -> dict[Path_, object]:
    return {leaf.path: leaf.value for leaf in leaves(thing)}


def differing(one: BaseModel, other: BaseModel) -> set[Path_]:
    before, after = values(one), values(other)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def holds(file: tuple[str, str], text: str, allowed: set[Path_], folder: Path) -> BaseModel | None:
    """The outcome is located problems, or differs from the real thing only under ``allowed``."""
    thing, problems = outcome(file, text, folder)
    located(problems, file, text)
    if problems:
        return None
    assert thing is not None
    wrong = {
        path
        for path in differing(LOADED.things[file[0]][file[1]], thing)
        if not any(path[: len(start)] == start for start in allowed)
    }
    assert not wrong, f"also changed: {wrong}"
    return thing


@st.composite
def place(draw: st.DrawFn, scalar: bool = False) -> tuple[tuple[str, str], Spot]:
    # A list of which nothing stands in yet has no value to change.
    file = draw(st.sampled_from([one for one in FILES if any(spot.scalar for spot in spots(one))]))
    return file, draw(st.sampled_from([spot for spot in spots(file) if spot.scalar or not scalar]))


words = st.one_of(
    st.text(max_size=80),
    st.text("abc {}[]<>()*_#-:,'\"&!|>%@`\\/\n\t.019{tel:politie.spoed}", max_size=40),
    st.sampled_from(
        ["", "~", "null", "no", "12:30", "01712345", "2026-02-30", "1e9", "0800-0113", "{tel:politie.spoed}",
         "[x](steps/kom-samen)", "[x](steps/nergens)", "https://example.org", "kom-samen", "x" * 5000]
    ),
)  # fmt: skip


@some
@given(place(scalar=True), words)
def test_other_text(tmp_path_factory, at, new):
    """A value between quotes: it is refused, or it is there, letter for letter."""
    file, spot = at
    text = LOADED.sources[file].text
    block = "\n" if text[spot.value] in "|>" else ""
    changed = text[: spot.value] + json.dumps(new, ensure_ascii=False) + block + text[spot.end :]
    thing = holds(file, changed, {spot.path}, tmp_path_factory.getbasetemp())
    if thing is not None:
        found = values(thing)[spot.path]
        # Words, dates, numbers and flags alike: as text they are what was typed.
        assert str(found).lower() == new.strip().lower() or str(found) == new.lstrip("0")


@some
@given(place(scalar=True), words.filter(lambda new: "\n" not in new))
def test_bare_text(tmp_path_factory, at, new):
    """A value as it is, without quotes: YAML may take it for something else, nobody may guess."""
    file, spot = at
    text = LOADED.sources[file].text
    block = "\n" if text[spot.value] in "|>" else ""
    changed = text[: spot.value] + new + block + text[spot.end :]
    holds(file, changed, {spot.path, spot.path[:-1] if isinstance(spot.path[-1], int) else spot.path},
          tmp_path_factory.getbasetemp())  # fmt: skip


@some
@given(place())
def test_deleted(tmp_path_factory, at):
    """A key or list item that is gone is missed, or was not needed."""
    file, spot = at
    text = LOADED.sources[file].text
    changed = text[: spot.start] + text[spot.end :].lstrip(", ")
    parent = spot.path[:-1] if isinstance(spot.path[-1], int) else spot.path
    holds(file, changed, {parent}, tmp_path_factory.getbasetemp())


@some
@given(place())
def test_doubled(tmp_path_factory, at):
    """A line that stands there twice."""
    file, spot = at
    text = LOADED.sources[file].text
    start = text.rfind("\n", 0, spot.start) + 1
    end = text.find("\n", spot.start) + 1 or len(text)
    changed = text[:end] + text[start:end] + text[end:]
    holds(file, changed, _near(file, spot), tmp_path_factory.getbasetemp())


@some
@given(place(), st.integers(-6, 6))
def test_reindented(tmp_path_factory, at, by):
    """A line that was moved in or out."""
    file, spot = at
    text = LOADED.sources[file].text
    start = text.rfind("\n", 0, spot.start) + 1
    line = text[start:]
    indent = len(line) - len(line.lstrip(" "))
    changed = text[:start] + " " * max(0, indent + by) + line[indent:]
    holds(file, changed, _near(file, spot), tmp_path_factory.getbasetemp())


def _near(file: tuple[str, str], spot: Spot) -> set[Path_]:
    """What a line may touch when it moves: its own part of the file, and the part before it."""
    before = [other for other in spots(file) if other.start < spot.start]
    return {spot.path[:1], *(other.path[:1] for other in before[-1:])}


def test_the_deepest_file_is_within_the_bound():
    assert max(len(spot.path) for file in FILES for spot in spots(file)) < MOST_DEPTH
