"""
What a school changes and the guide does not have, any more or by that name: one problem for each.

A file or a part that says little is a change of something; one that says most of what its kind
needs is something new. Without this, a change of what is gone would be told as a new thing that
lacks nearly everything.
"""

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from macros.content.messages import say
from macros.content.model import KINDS
from macros.content.parts import key_of
from macros.content.problems import Choice, Problem, choice, shorten
from macros.content.shape import along
from macros.content.source import Path_, Source, Value

#: A thing by its kind and id.
Thing = tuple[str, str]


def thing(read: Source, about: Thing, sources: Mapping[Thing, Source]) -> Problem | None:
    """The problem with a file that changes a thing which ``sources``, those of the guide, do not have."""
    kind, name = about
    lacking = _lacking(KINDS[kind].model, read.value)
    known = [other for of, other in sources if of == kind]
    return _problem(read, about, (), lacking, choice(name, known)) if lacking else None


def part(
    read: Source, about: Thing, path: Path_, known: Collection[str], sources: Mapping[Thing, Source]
) -> Problem | None:
    """The problem with what changes the part at ``path`` of a thing, where ``known`` are the parts there."""
    *_, stop = along(KINDS[about[0]].model, path)
    value = read.at(path)
    lacking = _lacking(stop.model, value) if stop.named and stop.model and isinstance(value, dict) else []
    if not lacking:
        return None
    moved = next(_elsewhere(path, sources), "")
    right: Choice = (
        {"near": moved, "known": say("one-of", names=moved)} if moved else choice(str(path[-1]), known)
    )
    return _problem(read, about, path, lacking, right)


def _elsewhere(path: Path_, sources: Mapping[Thing, Source]) -> Iterator[str]:
    """Where else an act of this name stands: acts move from one step to another, with their id."""
    for about, source in sources.items():
        if path[0] == "actions" and path[-1] in (source.value.get("actions") or {}):
            yield key_of(*about, path)


def _lacking(model: type[BaseModel], value: Value) -> list[str]:
    """What a new one would need besides, where that is as much as is given, or more."""
    needed = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    lacking = [key for key in needed if key not in value]
    return lacking if len(lacking) * 2 >= len(needed) else []


def _problem(read: Source, about: Thing, path: Path_, lacking: list[str], right: Choice) -> Problem:
    return read.problem(
        read.place(path, key=True),
        "not-in-the-guide",
        found=say("keys", names=shorten(", ".join(read.at(path)))),
        name=shorten(key_of(*about, path), 120),
        lacking=", ".join(lacking),
        **right,
    )
