"""
What is held: everything that a school's copy shows as every other copy does, in every language.

Stated once. By list: ``protected`` in guide.yml. By what it does: actions that call for
emergency help or limit viewing. By whom it is: the organisations of the numbers that are
shown everywhere. By what it says: texts that name a number of danger, or tell not to look
(``protected_words``), with what frames them. The words of the interface above and beside all
of these are in the list; tests/unit/test_headings.py finds the ones that are missing. Names
of roles are a school's own, but for "iedereen".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from macros.content.guide import Guide
from macros.content.model.step import Action
from macros.content.parts import GROUPS, Part, found_at, key_of, parts
from macros.content.shape import Leaf, leaves, value_at
from macros.content.source import Path_
from macros.content.text import Words

#: Effects of which every action stays.
STAYING = {"limits-viewing", "calls-emergency"}
#: Kinds whose words are about the site: what is not kept or opened there is no image of anybody.
ABOUT_THE_SITE = ("interface", "stores", "changes", "withdrawn")
#: What turns the text below it: its heading, how it looks, when it applies.
FRAME = ("title", "style", "weight", "when")
_SENTENCE = re.compile(r"(?<=[.?!:])\s+|\n")


@dataclass(frozen=True)
class Held:
    """Something that is held, with the reason; what does not ``stay`` may be hidden with its whole page."""

    kind: str
    thing: str
    path: Path_
    reason: str
    stays: bool = False

    @property
    def name(self) -> str:
        """How a message names it."""
        if self.kind in GROUPS and len(self.path) == 2 and self.path[0] in GROUPS[self.kind]:
            return f"{self.thing}.{self.path[1]}"
        return key_of(self.kind, self.thing, self.path)

    def holds(self, kind: str, thing: str, path: Path_) -> bool:
        """Whether this or something around it is held."""
        return (kind, thing) == (self.kind, self.thing) and path[: len(self.path)] == self.path


#: Why something is held, as the message that says it.
SAFE = "held-safe"
CALLED = "held-called"
NUMBER = "held-danger"
LOOKING = "held-looking"
FRAMING = "held-framing"


def staying(guide: Guide) -> dict[str, Part]:
    """Every part that also stays in plans, by ``thing.part``."""
    found: dict[str, Part] = {}
    for part in parts(guide.things):
        member = getattr(guide.things[part.kind][part.thing], part.group)[part.id]
        stays = isinstance(member, Action) and STAYING & set(member.effects)
        if part.key in guide.settings.protected or stays:
            found.setdefault(part.key, part)
    return found


def held(guide: Guide) -> list[Held]:
    """Everything that is held, what stands around a thing before what stands in it."""
    found = [Held(part.kind, part.thing, part.path, SAFE, stays=True) for part in staying(guide).values()]
    for name in guide.settings.protected:
        there = found_at(name, guide.things)
        if there:
            found.append(Held(*there, SAFE, stays=True))
    danger = {phone.partition(".")[0] for phone in guide.settings.danger}
    shown = {phone.partition(".")[0] for phones in guide.settings.numbers.values() for phone in phones}
    found += [Held("organisations", name, (), CALLED, name in danger) for name in sorted(danger | shown)]
    whole: dict[tuple[str, str], list[Held]] = {}
    for one in found:
        whole.setdefault((one.kind, one.thing), []).append(one)
    for one in _worded(guide):
        if not any(
            other.holds(one.kind, one.thing, one.path) for other in whole.get((one.kind, one.thing), ())
        ):
            found.append(one)
    return list(dict.fromkeys(found))


def _worded(guide: Guide) -> Iterator[Held]:
    """Texts that are held for what they say, and what frames each."""
    number, looking = numbered(guide), told(guide)
    for kind, things in guide.things.items():
        for name, thing in things.items():
            for leaf in leaves(thing):
                words = str(leaf.value) if leaf.text else ""
                reason = (
                    NUMBER if number.search(words)
                    else LOOKING if kind not in ABOUT_THE_SITE and looking(words)
                    else ""
                )  # fmt: skip
                if reason:
                    yield Held(kind, name, leaf.path, reason)
                    yield from _frames(kind, name, leaf)


def _frames(kind: str, name: str, leaf: Leaf) -> Iterator[Held]:
    for end in range(1, len(leaf.path)):
        for key in FRAME:
            if (*leaf.path[:end], key) != leaf.path:
                yield Held(kind, name, (*leaf.path[:end], key), FRAMING)


def numbered(guide: Guide) -> re.Pattern[str]:
    """Finds a number of danger in a text: as it is dialled, or by its name."""
    names = tuple(guide.settings.danger)
    return _numbers(names, tuple(guide.phone(name).number for name in names))


@cache
def _numbers(names: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(number) for number in numbers)
    tokens = "|".join(re.escape(f"{{tel:{name}}}") for name in names)
    return re.compile(rf"(?<![\d-])(?:{written})(?![\d-])|{tokens}")


def told(guide: Guide) -> Callable[[str], bool]:
    """Tells whether a text has a sentence that says what nobody does with the images."""
    words = guide.settings.protected_words
    act, never = _any(words.act), _any(words.never)

    def tells(text: str) -> bool:
        return any(act.search(one) and never.search(one) for one in _SENTENCE.split(text))

    return tells


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of some words; * stands for any ending, ... for anything in between."""
    every = "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ \.\.\.\ ", r"\b.*?\b") for word in words
    )
    return re.compile(rf"\b(?:{every})\b" if every else r"(?!)", re.IGNORECASE)


@dataclass(frozen=True)
class HeldText:
    """A text that is held, and where it stands: in every language the same place."""

    by: Held
    kind: str
    thing: str
    path: Path_

    def words(self, guide: Guide) -> Words | None:
        """Its words as a guide has them; none where that hides what it stands in."""
        thing = guide.things[self.kind].get(self.thing)
        value = value_at(thing, self.path) if thing else None
        return value if value is None or isinstance(value, Words) else Words(str(value), guide.language)


def held_texts(guide: Guide, every: Iterable[Held]) -> list[HeldText]:
    """The texts of what is held."""
    about: dict[tuple[str, str], list[Held]] = {}
    for one in every:
        about.setdefault((one.kind, one.thing), []).append(one)
    found = []
    for (kind, thing), inside in about.items():
        for leaf in leaves(guide.things[kind][thing]):
            by = (
                next((one for one in inside if one.holds(kind, thing, leaf.path)), None)
                if leaf.text
                else None
            )
            if by:
                found.append(HeldText(by, kind, thing, leaf.path))
    return found
