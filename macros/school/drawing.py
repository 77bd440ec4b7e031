"""
An SVG logo held against what is known to be safe (macros/content/drawing.py).

It comes from outside and is shown by browsers, by Typst and by whatever opens the file.
Expat reads it, with DOCTYPE and entities refused, so nothing expands; what stands in it
is compared as it was read, so no way of writing it hides anything.
overrides/components/setup/drawing.js does the same in the browser.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from xml.parsers import expat

from macros.content.drawing import RULES, SVG, XLINK, XML
from macros.content.messages import Filling, say
from macros.content.problems import Problem, shorten
from macros.content.source import Source, decode

#: Most problems that are told of one drawing.
_MOST = 20
#: What a value of a kind should be: the message that says it.
_EXPECTED = {
    "paint": "svg-paint",
    "colour": "svg-colour",
    "cut": "svg-cut",
    "part": "svg-part",
    "style": "svg-style",
}
_SPACE = " \t\r\n"
_RULE = re.compile(RULES["rule"])


def read_drawing(file: str, data: bytes) -> tuple[Mapping[str, str], list[Problem]]:
    """The attributes of the drawing as a whole, and everything in it that is not known, with its place."""
    text, problems = decode(file, data)
    if problems:
        return {}, problems
    reader = _Reader(Source(file, text))
    reader.read(text)
    return reader.top, sorted(reader.problems, key=lambda one: (one.line, one.col))


class _Reader:
    """What reads one drawing from its first tag to its last."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.data = b""
        self.top: dict[str, str] = {}
        self.open: list[str] = []
        self.sheet = ""
        #: Where the style sheet began, classes that cut shapes out, and elements of which none may do so.
        self.sheet_at = (1, 1)
        self.cutting: set[str] = set()
        self.within: list[tuple[tuple[int, int], str]] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self, text: str) -> None:
        self.data = text.encode()
        try:
            self.parser.Parse(self.data, True)
        except _Stop:
            return
        except expat.ExpatError as fault:
            self.refuse("not-an-svg", expat.ErrorString(fault.code), (fault.lineno, fault.offset + 1))
        for place, classes in self.within:
            if self.cutting.intersection(["*", *classes.split()]):
                self.refuse_cut(f'class="{classes}"', place)

    @property
    def place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def refuse(
        self, key: str, found: str, place: tuple[int, int] | None = None, /, **values: Filling
    ) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(
                self.source.problem(place or self.place, key, found=shorten(found), **values)
            )

    def refuse_cut(self, found: str, place: tuple[int, int] | None = None) -> None:
        self.refuse("mask-in-mask", found, place)

    def doctype(self, name: str, *_: object) -> None:
        # Expat tells where it ends.
        before = self.data[: self.parser.CurrentByteIndex].decode()
        line = before.rpartition("<!DOCTYPE")[0]
        self.refuse(
            "logo-with-doctype", f"<!DOCTYPE {name}", (line.count("\n") + 1, len(line) - line.rfind("\n"))
        )
        raise _Stop

    def instruction(self, target: str, _: str) -> None:
        self.refuse("logo-that-runs", f"<?{target}", only=say("shapes-alone"))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        first = not self.open
        in_sheet = self.open[-1:] == ["style"]
        self.open.append(local if space == SVG else "")
        if not first and not in_sheet and space.startswith(tuple(RULES["editors"])):
            return
        known = space == SVG and local in RULES["elements"]
        if not known or in_sheet or (first and local != "svg"):
            self.refuse("logo-element", f"<{local}>", name=shorten(local, 30))
        if first:
            self.top = attributes
        if local == "style":
            self.sheet, self.sheet_at = "", self.place
        cut_in = bool(set(RULES["cutters"]).intersection(self.open))
        if cut_in and known:
            self.within.append((self.place, attributes.get("class", "")))
        for key, value in attributes.items():
            space, _, local = key.rpartition(" ")
            if space in ("", SVG, XLINK, XML):
                self.attribute(local, value, cut_in)

    def attribute(self, name: str, value: str, cut_in: bool) -> None:
        kind = RULES["attributes"].get(name)
        if kind is None:
            said = f'{name}="{value}"'
            if name.startswith("on"):
                self.refuse("logo-that-runs", said, only=say("looks-alone"))
            else:
                self.refuse("logo-attribute", said, name=name)
        elif not fits(kind, value):
            self.refuse("logo-that-loads", f'{name}="{value}"', only=say(_EXPECTED.get(kind, "plain-values")))
        elif cut_in and name in RULES["cuts"] and "url" in value:
            self.refuse_cut(f'{name}="{value}"')
        elif kind == "style":
            for said in strange(value):
                self.refuse("logo-that-loads", said, only=say("svg-style"))
            if cut_in and cuts(value):
                self.refuse_cut(f'{name}="{value}"')

    def words(self, text: str) -> None:
        if self.open[-1:] == ["style"]:
            self.sheet += text

    def end(self, _: str) -> None:
        if self.open.pop() == "style":
            self.style_sheet(self.sheet.strip(_SPACE))

    def style_sheet(self, text: str) -> None:
        at = 0
        while at < len(text):
            rule = _RULE.match(text, at)
            for said in strange(rule[2]) if rule else [text[at:]]:
                self.refuse("logo-that-loads", said, self.sheet_at, only=say("svg-style"))
            if rule is None:
                return
            if cuts(rule[2]):
                for one in rule[1].split(","):
                    name = one.strip(_SPACE)
                    self.cutting.add(name[1:] if re.fullmatch(r"\.[A-Za-z0-9_-]+", name) else "*")
            at = rule.end()


def fits(kind: str, value: str) -> bool:
    """Whether a value is of its kind."""
    return _pattern(kind).fullmatch(value) is not None


def strange(declarations: str) -> Iterator[str]:
    """What of the declarations of a style is not known."""
    if not fits("style", declarations):
        yield declarations.strip(_SPACE)
        return
    for name, value, said in _declared(declarations):
        kind = RULES["properties"].get(name)
        if kind is None or not fits(kind, value):
            yield said


def cuts(declarations: str) -> bool:
    """Whether a style cuts a shape out with another."""
    return any(name in RULES["cuts"] and "url" in value for name, value, _ in _declared(declarations))


def _declared(declarations: str) -> Iterator[tuple[str, str, str]]:
    for part in declarations.split(";"):
        said = part.strip(_SPACE)
        name, colon, value = said.partition(":")
        if said:
            yield (name.strip(_SPACE) if colon else "", value.strip(_SPACE), said)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(RULES["kinds"][kind])


class _Stop(Exception):
    pass
