"""Walking through a thing by the shape of its model: to find texts and references, to replace texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel

from macros.content.model.fields import Ref, Text
from macros.content.text import Words

M = TypeVar("M", bound=BaseModel)
Steps = tuple[str | int, ...]


def dotted(path: Steps) -> str:
    """Where a text stands in its thing, as people see it: ``actions.leg-vast.text``."""
    return ".".join(str(part) for part in path)


@dataclass(frozen=True)
class Leaf:
    """A single value, its path inside the thing, and the marks of its field."""

    path: Steps
    value: Any
    marks: tuple[Any, ...]
    #: Whether it is itself a key, such as the action that a situation strikes.
    key: bool = False

    @property
    def text(self) -> Text | None:
        """How this value is worded, when it is words for readers."""
        return next((mark for mark in self.marks if isinstance(mark, Text)), None)

    @property
    def ref(self) -> Ref | None:
        """What this value refers to, when it is a reference."""
        return next((mark for mark in self.marks if isinstance(mark, Ref)), None)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def leaves(thing: BaseModel) -> Iterator[Leaf]:
    """Every single value of a thing, in the order of its fields; texts and references among them."""
    yield from _model_leaves(thing, ())


def _model_leaves(thing: BaseModel, path: Steps) -> Iterator[Leaf]:
    for name, info in type(thing).model_fields.items():
        inner = path if isinstance(thing, RootModel) else (*path, info.alias or name)
        yield from _leaves(getattr(thing, name), _hint_of(type(thing), name), inner, ())


def _hint_of(model: type[BaseModel], name: str) -> Any:
    if issubclass(model, RootModel):
        return model.model_fields["root"].annotation
    return _hints(model)[name]


def _leaves(value: Any, hint: Any, path: Steps, marks: tuple[Any, ...]) -> Iterator[Leaf]:
    origin = get_origin(hint)
    if value is None:
        return
    if origin is Annotated:
        inner, *more = get_args(hint)
        yield from _leaves(value, inner, path, (*marks, *more))
    elif origin in (Union, UnionType):
        inner = next(arg for arg in get_args(hint) if arg is not NoneType)
        yield from _leaves(value, inner, path, marks)
    elif isinstance(value, BaseModel):
        yield from _model_leaves(value, path)
    elif isinstance(value, dict):
        key_hint, item_hint = get_args(hint)
        marks = get_args(key_hint)[1:] if get_origin(key_hint) is Annotated else ()
        for key, item in value.items():
            if any(isinstance(mark, Ref) for mark in marks):
                yield Leaf((*path, key), key, marks, key=True)
            yield from _leaves(item, item_hint, (*path, key), ())
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _leaves(item, get_args(hint)[0], (*path, at), ())
    else:
        yield Leaf(path, value, marks)


@dataclass(frozen=True)
class Stop:
    """A part on the way into a thing: its type without marks, and what the model says of it."""

    hint: Any
    described: str = ""
    #: Whether it is known there by its id.
    named: bool = False

    @property
    def model(self) -> type[BaseModel] | None:
        """The model of the part, if it has one."""
        return self.hint if isinstance(self.hint, type) and issubclass(self.hint, BaseModel) else None


def along(model: type[BaseModel], path: Steps) -> Iterator[Stop]:
    """The parts on a path through things of a model, from the outside in; one that is none ends it."""
    stop = Stop(model)
    for part in (*path, None):
        while stop.model and issubclass(stop.model, RootModel):
            info = stop.model.model_fields["root"]
            stop = Stop(_bare(info.annotation), info.description or "", stop.named)
            yield stop
        if part is None or stop.hint is None:
            return
        stop = _inside(stop, part)
        yield stop


def _inside(stop: Stop, part: str | int) -> Stop:
    if get_origin(stop.hint) in (dict, list):
        return Stop(_bare(get_args(stop.hint)[-1]), named=get_origin(stop.hint) is dict)
    if model := stop.model:
        for name, info in model.model_fields.items():
            if (info.alias or name) == part:
                return Stop(_bare(_hint_of(model, name)), info.description or "")
    return Stop(None)


def _bare(hint: Any) -> Any:
    """A type without marks, and without none."""
    while get_origin(hint) in (Annotated, Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    return hint


def value_at(thing: BaseModel, path: Steps) -> Any:
    """What stands at the path of a leaf; none where nothing does."""
    value: Any = thing
    for part in path:
        if isinstance(value, RootModel):
            value = value.root
        if isinstance(value, BaseModel):
            names = {info.alias or name: name for name, info in type(value).model_fields.items()}
            value = getattr(value, names[part]) if part in names else None
        elif isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def with_texts(thing: M, change: Callable[[Steps, Words], Words]) -> M:
    """The same thing with every text replaced by what ``change`` makes of it."""
    texts = {leaf.path for leaf in leaves(thing) if leaf.text}

    def rebuild(value: Any, path: Steps) -> Any:
        if path in texts:
            return change(path, value)
        if isinstance(value, RootModel):
            return value.model_copy(update={"root": rebuild(value.root, path)})
        if isinstance(value, BaseModel):
            update = {
                name: rebuild(getattr(value, name), (*path, info.alias or name))
                for name, info in type(value).model_fields.items()
            }
            return value.model_copy(update=update)
        if isinstance(value, dict):
            return {key: rebuild(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [rebuild(item, (*path, at)) for at, item in enumerate(value)]
        return value

    rebuilt: M = rebuild(thing, ())
    return rebuilt
