"""The parts of things that have an id of their own: what ``step.action`` means."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

#: Where parts stand, by kind. An id stands once in a thing.
GROUPS = {
    "steps": ("actions", "do_not", "say", "background"),
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
