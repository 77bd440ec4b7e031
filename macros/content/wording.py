"""The errors of the model library in the words of an author, each with its place."""

from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.content.messages import Said, say, says
from macros.content.problems import Problem, choice, nearest, shorten
from macros.content.shape import Stop, along
from macros.content.source import Place, Source

#: What a value should be, and what is said when it is not, by the type of the library's error.
_SORTS = {
    "string_type": "a-text",
    "dict_type": "a-group-of-keys",
    "model_type": "a-group-of-keys",
    "list_type": "a-list",
}
_WRONG_SORT = {
    "string_type": "not-a-text",
    "dict_type": "not-a-group-of-ids",
    "model_type": "not-a-group-of-keys",
    "list_type": "not-a-list",
}


def problems_of(read: Source, model: type[BaseModel], errors: list[ErrorDetails]) -> list[Problem]:
    """The errors of the model library as problems of ours; a misspelled key is not missing as well."""
    meant = {
        (*path[:-1], nearest(str(path[-1]), _names(model, path[:-1])))
        for error in errors
        if error["type"] == "extra_forbidden" and (path := _path(error))
    }
    return [
        _problem_of(read, model, error)
        for error in errors
        if error["type"] != "missing" or _path(error) not in meant
    ]


def _path(error: ErrorDetails) -> tuple[str | int, ...]:
    return tuple(part for part in error["loc"] if part != "[key]")


def _problem_of(read: Source, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path = _path(error)
    kind = error["type"]
    context: dict[str, Any] = error.get("ctx", {})
    value = error["input"]
    name = str(path[-1]) if path else ""
    if kind == "missing":
        inside = path[:-1]
        described = _field(model, path)
        return read.problem(
            read.place(inside, key=True),
            "key-missing-inside" if inside else "key-missing",
            found=say("keys", names=", ".join(_keys(read, inside)))
            if _keys(read, inside)
            else say("nothing"),
            name=name,
            expected=f"{name}: {described}" if described else name,
            **({"inside": str(inside[-1])} if inside else {}),
        )
    if kind == "extra_forbidden":
        return read.problem(
            read.place(path, key=True),
            "unknown-key",
            found=shorten(name),
            name=shorten(name),
            **choice(name, _names(model, path[:-1])),
        )
    place = read.place(path, key="[key]" in error["loc"])
    if value is None:
        return read.problem(
            place,
            "nothing-behind-key",
            found=say("nothing"),
            name=_owner(path),
            expected=_field(model, path) or say(_SORTS.get(kind, "a-text")),
        )
    if kind == "guide":
        return read.problem(
            place,
            context["key"],
            found="" if says(context["key"], "found") else _shown(context.get("found", value)),
            **context["values"],
        )
    if kind == "literal_error":
        choices = [part.strip("' ") for part in _literals(str(context["expected"]))]
        return read.problem(
            place,
            "not-a-choice",
            found=_shown(value),
            name=_owner(path),
            **choice(value if isinstance(value, str) else "", choices),
        )
    return _plain(read, place, path, kind, context, value)


def _plain(
    read: Source, place: Place, path: tuple[Any, ...], kind: str, context: dict[str, Any], value: Any
) -> Problem:
    owner = _owner(path)
    if kind in _WRONG_SORT:
        return read.problem(place, _WRONG_SORT[kind], found=_shown(value), name=owner)
    if kind in ("too_short", "too_long"):
        count = int(context.get("actual_length") or len(value))
        return (
            read.problem(place, "too-few", name=owner, count=count, least=context["min_length"])
            if kind == "too_short"
            else read.problem(place, "too-many", name=owner, count=count, most=context["max_length"])
        )
    return read.problem(
        place,
        "another-value",
        found=shorten(str(value)),
        name=owner,
        expected=str(context.get("pattern", kind)),
    )


def _shown(value: Any) -> str | Said:
    """A value as a message has it."""
    if isinstance(value, dict):
        return say("keys", names=shorten(", ".join(value)))
    return say("a-list") if isinstance(value, list) else shorten(str(value))


def _literals(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def _owner(path: tuple[Any, ...]) -> str | Said:
    """The key that a value stands behind."""
    found = next((part for part in reversed(path) if isinstance(part, str)), None)
    return say("the-file") if found is None else shorten(found)


def _keys(read: Source, path: tuple[Any, ...]) -> list[str]:
    value = read.at(path)
    return [shorten(key, 30) for key in value][:12] if isinstance(value, dict) else []


def _model_at(model: type[BaseModel], path: tuple[Any, ...]) -> type[BaseModel] | None:
    """The innermost model on a path."""
    return next((stop.model for stop in reversed([Stop(model), *along(model, path)]) if stop.model), None)


def _names(model: type[BaseModel], path: tuple[Any, ...]) -> list[str]:
    inner = _model_at(model, path)
    return list(inner.model_fields) if inner else []


def _field(model: type[BaseModel], path: tuple[Any, ...]) -> str:
    inner = _model_at(model, path[:-1])
    info = inner.model_fields.get(str(path[-1])) if inner else None
    return info.description or "" if info else ""
