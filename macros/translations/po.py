"""
A catalogue of gettext as a value: read from a .po file, and written as one.

Of our own, because nothing that came along kept all of a file: one library writes former texts that no
other reads, another loses those of obsolete messages and takes a quote that is never closed. What this
writes is, byte for byte, what ``msgcat --no-wrap`` makes of it: no text is broken over lines but where
it has a line end, so that a tool which writes the file as well changes only what was translated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from macros.content.problems import shorten

#: The fields of a message, in the order in which they must stand; several forms have numbers behind them.
_ORDER = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_LINE = re.compile(
    r"(?P<mark>#~\||#\||#~|)[ \t]*(?P<name>msg[a-z_]+(?:\[[0-9]\])?|)[ \t]*"
    r'"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)"[ \t]*\Z'
)
#: By its number in base 16 or 8, or a letter that nobody knows.
_RARE = re.compile(r"\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|)")
_ESCAPED = {"\n": "n", "\t": "t", "\r": "r", "\a": "a", "\b": "b", "\f": "f", "\v": "v", '"': '"'}
_ESCAPING = str.maketrans({char: f"\\{letter}" for char, letter in [*_ESCAPED.items(), ("\\", "\\")]})


class Broken(Exception):
    """A file that is no catalogue, from this line on."""

    def __init__(self, line: int, found: str) -> None:
        self.line, self.found = line, shorten(found)
        super().__init__(line, found)


@dataclass(frozen=True)
class Message:
    """One text with its translation, and all that is noted beside it."""

    #: As they stand in the file: msgctxt, msgid, msgstr; of several forms msgid_plural, msgstr[0] and on.
    fields: Mapping[str, str]
    #: What it belonged to before its text changed, by the same names.
    former: Mapping[str, str] = field(default_factory=dict)
    #: Lines of translators, with what stands behind the ``#``.
    notes: tuple[str, ...] = ()
    #: What the text is, where it stands in the source, and its marks.
    about: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    #: Where its msgid stands in the file.
    line: int = 1

    @property
    def id(self) -> str:
        """The text in the language of the guide."""
        return self.fields["msgid"]

    @property
    def string(self) -> str:
        """Its translation, or nothing; of several forms the first."""
        return self.fields.get("msgstr", self.fields.get("msgstr[0]", ""))

    @property
    def context(self) -> str:
        """Where the text stands, as the guide names it."""
        return self.fields.get("msgctxt", "")

    @property
    def fuzzy(self) -> bool:
        """Whether the translation must be looked at."""
        return "fuzzy" in self.flags

    @property
    def pluralizable(self) -> bool:
        """Whether it has several forms."""
        return "msgid_plural" in self.fields


@dataclass(frozen=True)
class Catalogue:
    """The messages of a file, the obsolete ones as well, and the message without text that heads it."""

    head: Message
    messages: tuple[Message, ...] = ()


#: What an absent file says.
EMPTY = Catalogue(Message({"msgid": "", "msgstr": ""}))


def read(words: str) -> Catalogue:
    """The catalogue in a text; raises Broken where it is none."""
    head = None
    messages = []
    for message in _Reader().run(words):
        if message.id or message.context or message.obsolete:
            messages.append(message)
        elif head:
            raise Broken(message.line, 'msgid ""')
        else:
            head = message
    return Catalogue(head or EMPTY.head, tuple(messages))


class _Reader:
    """Takes the lines of a file one by one."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begins a message."""
        self.fields: dict[str, list[str]] = {}
        self.former: dict[str, list[str]] = {}
        self.comments: dict[str, list[str]] = {"": [], ".": [], ":": [], ",": []}
        self.open: list[str] | None = None
        self.mark = ""
        self.line = 1

    def run(self, words: str) -> Iterator[Message]:
        """The messages of a file."""
        number = 0
        for number, raw in enumerate(words.split("\n"), 1):
            line = raw.strip(" \t\f\v\r")
            if not line:
                continue
            comment = line[0] == "#" and line[1:2] not in ("|", "~")
            found = None if comment else _LINE.match(line)
            if not comment and not found:
                raise Broken(number, line)
            if self._begins(found, number, line):
                yield self.message(number, line)
            if found:
                self.take(found, number, line)
            else:
                sort = line[1:2] if line[1:2] in (".", ":", ",") else ""
                self.comments[sort].append(line[1 + len(sort) :] if not sort else line[2:].strip())
        if self.fields or self.former:
            yield self.message(number, "")

    def _begins(self, found: re.Match[str] | None, number: int, line: str) -> bool:
        """Whether a line belongs to the next message: this one has its translation."""
        if "msgstr" not in self.fields and "msgstr[0]" not in self.fields:
            if not found and self.fields:  # a comment between the parts of a message
                raise Broken(number, line)
            return False
        return not found or found["mark"] in ("#|", "#~|") or found["name"] in ("msgctxt", "msgid")

    def take(self, found: re.Match[str], number: int, line: str) -> None:
        """Adds a line with a text to the message."""
        mark, name = found["mark"], found["name"]
        former = mark in ("#|", "#~|")
        texts = self.former if former else self.fields
        if name:
            if name in texts or name.partition("[")[0] not in _ORDER or not self._fits(name, texts, former):
                raise Broken(number, line)
            self.open = texts[name] = []
            if name == "msgid" and not former:
                self.line = number
        elif self.open is None or mark != self.mark:
            raise Broken(number, line)
        if mark != self.mark and self.fields and not former and len(self.fields) > 1:
            raise Broken(number, line)
        self.mark = mark
        self.open.append(_meant(found["text"], number, line))

    def _fits(self, name: str, texts: Mapping[str, list[str]], former: bool) -> bool:
        """Whether a field stands behind those that go before it."""
        if former:
            return not self.fields and not name.startswith("msgstr")
        last = max((_ORDER.index(one.partition("[")[0]) for one in texts), default=-1)
        if name.startswith("msgstr["):
            forms = sum(one.startswith("msgstr[") for one in texts)
            return "msgid_plural" in texts and name == f"msgstr[{forms}]"
        if name == "msgstr":
            return "msgid" in texts and "msgid_plural" not in texts
        if name == "msgid_plural" and "msgid" not in texts:
            return False
        return _ORDER.index(name) > last

    def message(self, number: int, line: str) -> Message:
        """The message that has been read; the reader begins another."""
        if "msgid" not in self.fields or not ("msgstr" in self.fields or "msgstr[0]" in self.fields):
            raise Broken(number, line)
        flags = dict.fromkeys(
            flag.strip() for one in self.comments[","] for flag in one.split(",") if flag.strip()
        )
        made = Message(
            {name: "".join(parts) for name, parts in self.fields.items()},
            {name: "".join(parts) for name, parts in self.former.items()},
            tuple(self.comments[""]), tuple(self.comments["."]), tuple(self.comments[":"]), tuple(flags),
            self.mark == "#~", self.line,
        )  # fmt: skip
        self.clear()
        return made


def _meant(text: str, number: int, line: str) -> str:
    """A text between quotes as it is meant; raises Broken at an escape that nobody knows."""
    if "\\" not in text:
        return text
    parts = text.split("\\\\")  # a backslash is what stands between them
    return "\\".join(_plain(part, number, line) if part else part for part in parts)


def _plain(part: str, number: int, line: str) -> str:
    for char, letter in _ESCAPED.items():
        part = part.replace(f"\\{letter}", char)

    def rare(found: re.Match[str]) -> str:
        code = found[1]
        if not code:
            raise Broken(number, line)
        return chr(int(code[1:], 16) if code[0] == "x" else int(code, 8))

    return _RARE.sub(rare, part) if "\\" in part else part


def written(catalogue: Catalogue) -> str:
    """The text of a catalogue."""
    return "\n".join("".join(_lines(message)) for message in (catalogue.head, *catalogue.messages))


def _lines(message: Message) -> Iterator[str]:
    obsolete = "#~ " if message.obsolete else ""
    yield from (f"#{note}\n" for note in message.notes)
    yield from (f"#. {line}\n" for line in message.about)
    yield from (f"#: {place}\n" for place in message.places)
    if message.flags:
        yield f"#, {', '.join(message.flags)}\n"
    yield from _texts("#~| " if obsolete else "#| ", message.former)
    yield from _texts(obsolete, message.fields)


def _texts(mark: str, texts: Mapping[str, str]) -> Iterable[str]:
    for name, text in texts.items():
        parts = text.split("\n")
        lines = [*(f"{part}\n" for part in parts[:-1]), *parts[-1:]]
        lines = lines if lines[-1] or len(lines) == 1 else lines[:-1]
        if len(lines) > 1:
            lines.insert(0, "")
        for at, line in enumerate(lines):
            yield f'{mark}{f"{name} " if not at else ""}"{line.translate(_ESCAPING)}"\n'
