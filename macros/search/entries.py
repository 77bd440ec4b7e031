"""
What can be found: every thing of the guide with an address, in its passages.

Made from the model, not from HTML: a passage knows where it stands and how much
it says about its thing. What is written in another language than the guide's (a
text that is not translated yet) is left to the index of that language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape
from pydantic import BaseModel

from macros.content import text
from macros.content.addresses import address, document
from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.shape import Leaf, leaves

#: The group in which things of a kind are shown: the interface word is search_group_<group>.
GROUPS = {
    "steps": "steps", "situations": "situations", "age-groups": "tips", "organisations": "organisations",
    "handouts": "letters", "letters": "letters", "law": "law", "terms": "terms",
}  # fmt: skip
OTHER = "pages"
#: Kinds that hold settings or words of the interface, and nothing to be found.
WITHOUT = {"guide", "interface", "sources", "search", "sheet", "letter-parts", "changes", "glossary"}
#: Pages that nobody looks for, and pages on which another thing stands.
SKIPPED = {"pages/niet-gevonden", "pages/nazorgkalender"}

#: How much a text says about its thing. By the first part of its path, or the last.
_FIRST = {
    "purpose": 2.5, "answer": 2.5, "intro": 2.5, "description": 2.5, "different": 2.0, "choice": 3.0,
    "short_title": 2.0, "explanation": 2.0, "for_whom": 1.5, "also": 4.0, "do_not": 0.8, "say": 0.6,
    "strikes": 0.4, "forbids": 0.4, "postpones": 0.4, "background": 0.8, "prefer": 0.8, "normal": 0.8,
    "facts": 0.6, "look_up": 0.5, "use": 1.0, "use_not": 0.4, "before": 0.6, "paragraphs": 0.5,
    "choices": 0.3, "must_not": 0.3,
}  # fmt: skip
_LAST = {"why": 0.6, "more": 0.8, "say": 0.5, "avoid": 0.2}
#: Where a part of a thing of a kind stands on its page; {} is the key inside the part.
_ANCHORS = {
    "steps": {
        "actions": "{}", "tips": "tips", "do_not": "niet-doen", "say": "zeggen", "background": "achtergrond",
    },
    "situations": {
        "actions": "{}", "different": "anders", "do_not": "niet-doen", "say": "zeggen",
        "strikes": "vervalt", "forbids": "vervalt",
    },
    "age-groups": {"normal": "normaal", "act_at_once": "meteen-{}"},
    "handouts": {"blocks": "{}"},
    "letters": {
        "use": "gebruiken", "use_not": "niet-gebruiken", "before": "eerst", "paragraphs": "brief",
        "heading": "brief", "choices": "brief", "must_not": "staat-er-niet-in",
    },
    "law": {"statements": "{}"},
    "pages": {"sections": "{}"},
    "aftercare": {"moments": "{}"},
}  # fmt: skip
#: The parts of a talk, whose anchors begin with the talk.
_TALKS = {"victim": "slachtoffer", "class": "klas"}
_TOKENS = re.compile(r"\{(?!tel:)[a-z]+:[a-z0-9.-]+\}")


@dataclass(frozen=True)
class Passage:
    """Some lines of a thing: where they stand, what they say, and how much that says about it."""

    anchor: str
    weight: float
    text: str


@dataclass
class Entry:
    """A thing that can be found."""

    kind: str
    name: str
    page: str
    title: str
    numbers: list[tuple[str, str, str]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def thing(self) -> str:
        """Kind and id, as in ``data/search.yml``."""
        return f"{self.kind}/{self.name}"

    @property
    def group(self) -> str:
        """The group in which it is shown."""
        return GROUPS.get(self.kind, OTHER)


@dataclass(frozen=True)
class _Numbers:
    """Writes phone numbers out; a link is its words."""

    guide: Guide

    def href(self, target: str) -> str:
        return target

    def phone(self, reference: str) -> tuple[str, str]:
        number = self.guide.phone(reference).number
        return number, number

    def phone_note(self, reference: str) -> Markup:
        if self.guide.phone(reference).status != "old":
            return Markup()
        return Markup(" ({})").format(str(self.guide.word("old_number")))

    def words(self, words: str) -> Markup:
        return escape(words)


def entries(guide: Guide) -> list[Entry]:
    """Everything that can be found, kind by kind, in the order of the guide."""
    found = [entry for kind in KINDS if kind not in WITHOUT for entry in _of_kind(guide, kind)]
    return [entry for entry in found if entry.thing not in SKIPPED]


def _of_kind(guide: Guide, kind: str) -> Iterator[Entry]:
    things = guide.things.get(kind, {})
    if kind == "terms":
        yield from _terms(guide)
    elif kind == "aftercare":
        for name, thing in things.items():
            yield _entry(guide, kind, name, thing)
    elif not KINDS[kind].single:
        for name, thing in things.items():
            if kind != "organisations" and document(kind, name) is None:
                continue
            yield _entry(guide, kind, name, thing)


def _entry(guide: Guide, kind: str, name: str, thing: BaseModel) -> Entry:
    title = str(getattr(thing, "title", "") or getattr(thing, "name", ""))
    entry = Entry(kind, name, address(kind, name), title)
    for leaf in _own(guide, thing):
        path = leaf.path
        if path[0] in ("title", "name", "note", "label", "websites", "phones"):
            continue
        entry.passages.append(_passage(guide, _anchor(kind, path), path, leaf.value))
    if kind == "organisations":
        for key, phone in guide.organisation(name).phones.items():
            reading = text.to_plain(phone.label, _Numbers(guide)) if phone.label else ""
            entry.numbers.append((guide.phone(f"{name}.{key}").number, reading, phone.status))
    return entry


def _own(guide: Guide, thing: BaseModel) -> Iterator[Leaf]:
    """The texts of a thing that are in the language of the guide."""
    for leaf in leaves(thing):
        if leaf.text and getattr(leaf.value, "language", guide.language) == guide.language:
            yield leaf


def _terms(guide: Guide) -> Iterator[Entry]:
    for name, term in guide.terms.items():
        entry = Entry("terms", name, address("terms", name), str(term.term))
        also = ", ".join(map(str, term.also))
        if also:
            entry.passages.append(Passage("", _FIRST["also"], also))
        for key, words in (("explanation", term.explanation), ("prefer", term.prefer)):
            if words and words.language == guide.language:
                entry.passages.append(_passage(guide, "", (key,), words))
        yield entry


def _passage(guide: Guide, anchor: str, path: tuple[str | int, ...], words: str) -> Passage:
    weight = _FIRST.get(str(path[0]), 1.0)
    if len(path) > 1:
        weight *= _LAST.get(str(path[-1]), 1.0)
    # What is filled in on a letter stands there as a token, and says nothing.
    plain = text.to_plain(_TOKENS.sub("...", words), _Numbers(guide))
    return Passage(anchor, round(weight, 2), " ".join(plain.split()))


def _anchor(kind: str, path: tuple[str | int, ...]) -> str:
    """Where a text stands on the page of its thing; empty for the top of it."""
    first = str(path[0])
    if kind == "age-groups" and first in _TALKS:
        inner = path[2] if path[1] == "tips" else path[1]
        return f"{_TALKS[first]}-{inner}"
    if kind == "aftercare" and len(path) > 3:
        return f"{path[1]}-{path[3]}"
    template = _ANCHORS.get(kind, {}).get(first, "")
    return template.format(path[1]) if "{}" in template else template
