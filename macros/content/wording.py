"""The errors of the model library in the words of an author, each with its place."""

from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.content.problems import Problem, nearest, one_of, shorten
from macros.content.source import Place, Source

_TYPES = {
    "string_type": ("a text", "write words behind the key, or remove the key"),
    "dict_type": ("a group of keys", "write  id: text  lines under it, two spaces further in"),
    "model_type": ("a group of keys", "write its keys under it, two spaces further in"),
    "list_type": ("a list", "write it like  [one, two]"),
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
    kind, context = error["type"], error.get("ctx", {})
    value = error["input"]
    name = str(path[-1]) if path else ""
    if kind == "missing":
        inside = path[:-1]
        described = _field(model, path)
        return read.problem(
            read.place(inside, key=True),
            f'the key "{name}" is missing',
            found="keys " + ", ".join(_keys(read, inside)) if _keys(read, inside) else "nothing",
            expected=f"{name}: {described}" if described else name,
            advice=f"add a line  {name}: ..." + (f' under "{inside[-1]}"' if inside else ""),
        )
    if kind == "extra_forbidden":
        names = _names(model, path[:-1])
        near = nearest(name, names)
        return read.problem(
            read.place(path, key=True),
            f'the key "{shorten(name)}" is not known here',
            found=shorten(name),
            expected=one_of(names, near),
            advice=f'rename it to "{near}"' if near else "remove the line",
        )
    place = read.place(path, key="[key]" in error["loc"])
    if value is None:
        return read.problem(
            place,
            f'the key "{_owner(path)}" has nothing behind it',
            found="nothing",
            expected=_field(model, path) or _TYPES.get(kind, ("a text", ""))[0],
            advice="fill it in, or remove the key",
        )
    if kind == "guide":
        return read.problem(
            place,
            str(context["what"]),
            found=shorten(str(context.get("found", _shape(value)))),
            expected=str(context["expected"]),
            advice=str(context["advice"]),
        )
    if kind == "literal_error":
        choices = [part.strip("' ") for part in _literals(str(context["expected"]))]
        near = nearest(_shape(value), choices)
        return read.problem(
            place,
            f'"{shorten(_shape(value))}" is not one of the choices of "{_owner(path)}"',
            found=shorten(_shape(value)),
            expected=one_of(choices, near),
            advice=f'write "{near}"' if near else "choose one of these words",
        )
    return _plain(read, place, path, kind, context, value)


def _plain(
    read: Source, place: Place, path: tuple[Any, ...], kind: str,
    context: dict[str, Any], value: Any,
) -> Problem:  # fmt: skip
    owner = _owner(path)
    if kind in _TYPES:
        expected, advice = _TYPES[kind]
        return read.problem(
            place,
            f'"{owner}" is not {expected}',
            found=shorten(_shape(value)),
            expected=expected,
            advice=advice,
        )
    if kind in ("too_short", "too_long"):
        bound = context.get("min_length", context.get("max_length"))
        word = "at least" if kind == "too_short" else "at most"
        return read.problem(
            place,
            f'"{owner}" holds too {"few" if kind == "too_short" else "many"}',
            found=str(context.get("actual_length", len(value))),
            expected=f"{word} {bound}",
            advice="add one" if kind == "too_short" else "keep the most important ones",
        )
    return read.problem(
        place,
        f'"{owner}" is not right: {context.get("pattern", kind)}',
        found=shorten(str(value)),
        expected=str(context.get("pattern", "another value")),
        advice="look at data/README.md for an example of this kind",
    )


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "keys: " + ", ".join(value)
    return "a list" if isinstance(value, list) else str(value)


def _literals(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def _owner(path: tuple[Any, ...]) -> str:
    return shorten(str(next((part for part in reversed(path) if isinstance(part, str)), "the file")))


def _keys(read: Source, path: tuple[Any, ...]) -> list[str]:
    value = read.value
    for part in path:
        value = value[part]
    return [shorten(key, 30) for key in value][:12] if isinstance(value, dict) else []


def _model_at(model: type[BaseModel], path: tuple[Any, ...]) -> type[BaseModel] | None:
    """The model of the part at ``path``: follows fields, and steps over ids and positions."""
    current: type[BaseModel] | None = model
    for part in path:
        if current is not None and part in current.model_fields:
            current = _model_in(current.model_fields[str(part)].annotation)
    return current


def _model_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    for part in getattr(hint, "__args__", ()):
        found = _model_in(part)
        if found:
            return found
    return None


def _names(model: type[BaseModel], path: tuple[Any, ...]) -> list[str]:
    inner = _model_at(model, path)
    return list(inner.model_fields) if inner else []


def _field(model: type[BaseModel], path: tuple[Any, ...]) -> str:
    inner = _model_at(model, path[:-1])
    info = inner.model_fields.get(str(path[-1])) if inner else None
    return info.description or "" if info else ""
