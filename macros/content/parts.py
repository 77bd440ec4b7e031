"""The parts of things, and how they are named: ``step.action``, and ``kind/thing:path`` for any text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from macros.content.model import KINDS
from macros.content.shape import dotted, leaves
from macros.content.source import Path_

#: Where parts stand, by kind. An id stands once in a thing.
GROUPS = {
    "steps": ("actions", "tips", "do_not", "say", "background"),
    "situations": ("actions", "do_not", "say", "different"),
}


class Part(NamedTuple):
    """A part of a thing."""

    kind: str
    thing: str
    group: str
    id: str

    @property
    def path(self) -> tuple[str, str]:
        """Where it stands in its thing."""
        return (self.group, self.id)

    @property
    def key(self) -> str:
        """As it is named elsewhere: ``step.action``."""
        return f"{self.thing}.{self.id}"


def parts(things: Mapping[str, Mapping[str, BaseModel]]) -> Iterator[Part]:
    """Every part of every step and situation; actions first, so that they win where an id is used twice."""
    for kind, groups in GROUPS.items():
        for group in groups:
            for name, thing in things.get(kind, {}).items():
                members: Mapping[str, Any] = getattr(thing, group)
                for member in members:
                    yield Part(kind, name, group, member)


def key_of(kind: str, thing: str, path: Path_ = ()) -> str:
    """Where something stands, as translators and whoever protects it name it."""
    inner = dotted(path)
    owner = kind if KINDS[kind].single else f"{kind}/{thing}"
    return f"{owner}:{inner}" if inner else owner


def found_at(name: str, things: Mapping[str, Mapping[str, BaseModel]]) -> tuple[str, str, Path_] | None:
    """What an address names: the kind, the thing and the path inside it."""
    owner = name.partition(":")[0]
    kind, _, thing = owner.partition("/")
    about = things.get(kind, {}).get(thing or kind)
    if about is None or owner == name:
        return (kind, thing or kind, ()) if about is not None else None
    for leaf in leaves(about):
        for end in range(1, len(leaf.path) + 1):
            if key_of(kind, thing or kind, leaf.path[:end]) == name:
                return kind, thing or kind, leaf.path[:end]
    return None
