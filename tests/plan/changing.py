"""A guide with one thing changed: what tests break, to see a check fail."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from macros.content.guide import Guide

Change = Callable[[Guide], Guide]


def thing(guide: Guide, where: str) -> Any:
    """The thing ``kind/name``; of a kind in one file, ``kind`` is enough."""
    kind, _, name = where.partition("/")
    return guide.things[kind][name or kind]


def with_thing(guide: Guide, where: str, new: BaseModel) -> Guide:
    """The same guide with another thing at ``kind/name``."""
    kind, _, name = where.partition("/")
    things = {**guide.things, kind: {**guide.things[kind], name or kind: new}}
    return replace(guide, things=things)


def put(where: str, path: str, value: object) -> Change:
    """A change that writes ``value`` at a path of keys, such as ``actions.leg-vast.effects``."""

    def change(guide: Guide) -> Guide:
        return with_thing(guide, where, _put(thing(guide, where), path.split("/"), lambda _: value))

    return change


def drop(where: str, path: str, *gone: str) -> Change:
    """A change that takes keys or items ``gone`` out of the mapping or list at ``path``."""

    def change(guide: Guide) -> Guide:
        return with_thing(
            guide, where, _put(thing(guide, where), path.split("/"), lambda old: _less(old, gone))
        )

    return change


def _less(old: Any, gone: tuple[str, ...]) -> Any:
    missing = [one for one in gone if one not in old]
    assert not missing, f"not there to be removed: {missing}"
    if isinstance(old, Mapping):
        return {key: value for key, value in old.items() if key not in gone}
    return [one for one in old if one not in gone]


def _put(old: Any, path: list[str], change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(old)
    key, *rest = path
    if isinstance(old, BaseModel):
        return old.model_copy(update={key: _put(getattr(old, key), rest, change)})
    return {**old, key: _put(old[key], rest, change)}


def all_of(*changes: Change) -> Change:
    """Several changes after each other, where the data is safe twice."""

    def change(guide: Guide) -> Guide:
        for one in changes:
            guide = one(guide)
        return guide

    return change
