"""
Reading YAML as an author wrote it: every value is text, every value has a place.

YAML 1.1 turns ``12:30`` into 750, ``no`` into False, and lets the second of two
equal keys win. None of that may happen to a phone number or an opening hour, so
the file is read from its parse events: scalars stay text, equal keys are
reported, and anchors, aliases and tags (which no author of ours needs, and
which make "YAML bombs" possible) are refused. Nothing here recurses, so depth
cannot exhaust the stack.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from macros.content import files
from macros.content.messages import Filling, Said, fillings, say
from macros.content.problems import Problem, shorten
from macros.content.text import FORBIDDEN, forbidden

#: Largest file that is read, in bytes. The longest file of the guide is about 20 KB.
MOST_BYTES = 512 * 1024
#: Deepest nesting of mappings and lists. The deepest kind of ours needs 6.
MOST_DEPTH = 12

#: Most keys and values in a file. The longest file of the guide has about 2,000.
MOST_VALUES = 20_000
#: Most problems that are told of one file: whoever has more mends these first.
MOST_PROBLEMS = 50

#: str | None | list[Value] | dict[str, Value]; None is a key with nothing behind it.
Value: TypeAlias = Any
#: Where a value stands inside its file: keys and list positions from the top.
Path_: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]


@dataclass
class Source:
    """One YAML file: its value, and the line and column (from 1) of every key and value."""

    file: str
    text: str = ""
    value: Value = None
    values: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def at(self, path: Path_) -> Value:
        """What stands at a path that is there."""
        value = self.value
        for part in path:
            value = value[part]
        return value

    def place(self, path: Path_, *, key: bool = False) -> Place:
        """The place of the value (or key) at ``path``, or of the nearest thing around it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        while True:
            for places in (first, second):
                if path in places:
                    return places[path]
            if not path:
                return (1, 1)
            path = path[:-1]

    def find(self, path: Path_, fragment: str) -> Place:
        """
        The place of ``fragment`` inside the text at ``path``; of the text where it is not found.

        A folded text stands over several lines; the place of a fault should be
        the line with the fault.
        """
        line, col = self.place(path)
        lines = self.lines
        for number in range(line - 1, min(line + 60, len(lines))):
            start = col - 1 if number == line - 1 else 0
            at = lines[number].find(fragment, start) if fragment else -1
            if at >= 0:
                return (number + 1, at + 1)
        return (line, col)

    def problem(self, place: Place, key: str, /, *, found: str | Said = "", **values: Filling) -> Problem:
        """The problem ``key`` at ``place`` in this file, with the line itself as excerpt."""
        return Problem(self.file, *place, key, found, fillings(values), excerpt(self.lines, place))


def excerpt(lines: list[str], place: Place) -> str:
    """The line at ``place`` as it may be shown: printable and short enough for its caret."""
    line, col = place
    if line > len(lines) or col > 100:
        return ""
    shown = lines[line - 1].rstrip("\r")[:110]
    return "".join(char if char.isprintable() else " " for char in shown)


#: What lies where a file should be, by the sort of it.
_SORTS = {"folder": "a-folder", "link": "a-link-to-a-file"}


def strange(path: Path, file: str) -> list[Problem]:
    """That what should be a file is something else, such as a folder, a pipe or a device."""
    sort = files.sort_of(path)
    if sort in ("file", "nothing"):
        return []
    return [_no_file(file, say(_SORTS.get(sort, "no-file")))]


def _no_file(file: str, found: str | Said) -> Problem:
    return Problem.at(file, "no-file-with-text", found=found)


def decode(
    file: str, raw: bytes, most: int = MOST_BYTES, size: int | None = None
) -> tuple[str, list[Problem]]:
    """The text of a file that should be UTF-8; a UTF-8 mark at its start is let pass."""
    size = size or len(raw)
    if size > most:
        return "", [Problem.at(file, "file-too-large", size=size, most=most)]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        line = before.count(b"\n") + 1
        last = before.rsplit(b"\n", 1)[-1]
        col = len(last.decode("utf-8", "replace")) + 1
        return "", [Problem.at(file, "not-utf-8", place=(line, col), byte=f"{raw[fault.start]:#04x}")]


def opened(path: Path, file: str, most: int = MOST_BYTES) -> tuple[str, list[Problem]]:
    """The text of the file at ``path``; one that is too large is not read whole."""
    try:
        with files.opened(path) as stream:
            return decode(file, stream.read(most + 1), most, os.fstat(stream.fileno()).st_size)
    except OSError as fault:  # it was swapped after it was listed, or may not be read
        return "", strange(path, file) or [_no_file(file, shorten(fault.strerror or str(fault)))]


def read(path: Path, file: str) -> tuple[Source, list[Problem]]:
    """The YAML file at ``path``, called ``file`` in problems."""
    text, problems = opened(path, file)
    source = Source(file, text)
    if problems:
        return source, problems
    if not text.strip():
        empty = Problem.at(file, "file-empty")
        return source, [empty]
    return source, _Reader(source).run()


#: What helps, by what the parser says.
_HINTS = {
    "cannot start any token": "yaml-start",
    "mapping values are not allowed": "yaml-colon",
    "could not find expected ':'": "yaml-no-colon",
    "did not find expected key": "yaml-indent",
    "did not find expected '-' indicator": "yaml-list",
    "found unexpected end of stream": "yaml-never-closed",
    "found unexpected document indicator": "yaml-never-closed",
    "nesting": "yaml-flatter",
}


class _Reader:
    """Builds the value of one file from the parser's events, with a stack of its own."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        # Open collections: (container, path, key waiting for its value, key is a double).
        self.stack: list[list[Any]] = []
        self.count = 0

    def run(self) -> list[Problem]:
        for number, line in enumerate(self.source.lines, 1):
            indent = line[: len(line) - len(line.lstrip())]
            if "\t" in indent:
                self.add((number, indent.index("\t") + 1), "tab-at-start")
                return self.problems
            odd = FORBIDDEN.search(line)
            if odd:
                self.odd((number, odd.start() + 1), odd.group())
                return self.problems
        try:
            for event in yaml.parse(self.source.text, Loader=yaml.CSafeLoader):
                if not self.take(event):
                    break
        except yaml.YAMLError as fault:
            self.syntax(fault)
        if not self.problems and not isinstance(self.source.value, dict):
            self.add(
                self.source.place(()),
                "no-keys",
                found=say("a-list")
                if isinstance(self.source.value, list)
                else shorten(self.source.value or "") or say("nothing"),
            )
        return self.problems

    def add(self, place: Place, key: str, /, *, found: str | Said = "", **values: Filling) -> None:
        self.problems.append(self.source.problem(place, key, found=found, **values))

    def odd(self, place: Place, char: str) -> None:
        fault = forbidden(char)
        self.add(place, fault.key, found=fault.fragment, **dict(fault.values))

    def syntax(self, fault: yaml.YAMLError) -> None:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        words = str(getattr(fault, "problem", "") or getattr(fault, "reason", "") or fault)
        if "unexpected end of stream" in words:  # the fault is where the quote opens
            mark = getattr(fault, "context_mark", None) or mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = next((key for said, key in _HINTS.items() if said in words), "yaml-compare")
        self.add(place, "not-yaml", found=shorten(words, 90), hint=say(hint))

    def take(self, event: yaml.Event) -> bool:
        """Handles one event; False ends the reading of a file that cannot be trusted further."""
        mark = event.start_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.count += 1
        if self.count > 2 * MOST_VALUES:
            self.add(place, "too-much-in-file", most=MOST_VALUES)
            return False
        if getattr(event, "anchor", None) is not None:
            self.add(place, "anchor-in-yaml", found=shorten(str(getattr(event, "anchor", ""))))
            return False
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self.add(place, "tag-in-yaml", found=shorten(str(tag)))
            return False
        if isinstance(event, yaml.DocumentStartEvent) and self.source.value is not None:
            self.add(place, "second-document")
            return False
        if isinstance(event, yaml.ScalarEvent):
            odd = FORBIDDEN.search(event.value)  # one that was written as "\\u202e", which no line shows
            if odd:
                self.odd(place, odd.group())
                return False
            empty = event.value == "" and not event.style  # the fast parser says "", the slow one None
            return self.put(None if empty else event.value, place)
        if isinstance(event, yaml.CollectionStartEvent):
            return self.open({} if isinstance(event, yaml.MappingStartEvent) else [], place)
        if isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        return True

    def open(self, container: Value, place: Place) -> bool:
        if len(self.stack) >= MOST_DEPTH:
            self.add(place, "nested-too-deep", most=MOST_DEPTH)
            return False
        if self.stack and isinstance(self.stack[-1][0], dict) and self.stack[-1][2] is None:
            self.add(place, "key-in-brackets")
            return False
        path = self.put_path()
        self.put(container, place)
        self.stack.append([container, path, None, False])
        return True

    def put_path(self) -> Path_:
        if not self.stack:
            return ()
        container, path, key, _ = self.stack[-1]
        return (*path, len(container) if isinstance(container, list) else key)

    def put(self, value: Value, place: Place) -> bool:
        """Stores a value, or takes a scalar as the key that a mapping waits for."""
        if not self.stack:
            self.source.value = value
            self.source.values[()] = place
            return True
        frame = self.stack[-1]
        container, path, key, double = frame
        if isinstance(container, list):
            self.source.values[(*path, len(container))] = place
            container.append(value)
        elif key is None:
            return self.put_key(frame, value, place)
        else:
            if not double:
                self.source.values[(*path, key)] = place
                container[key] = value
            frame[2] = None
        return True

    def put_key(self, frame: list[Any], value: Value, place: Place) -> bool:
        container, path, _, _ = frame
        if not isinstance(value, str):
            self.add(place, "key-without-name")
            return False
        frame[2], frame[3] = value, value in container
        if frame[3]:
            line, _col = self.source.keys[(*path, value)]
            self.add(place, "key-twice", key=shorten(value), line=line)
            return len(self.problems) < MOST_PROBLEMS
        self.source.keys[(*path, value)] = place
        return True
