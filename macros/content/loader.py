"""From files to things: reads data/, checks each file against its model, places each fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from macros.content import files, source, text
from macros.content.messages import fillings, say
from macros.content.model import KINDS, Kind
from macros.content.model.fields import check_id
from macros.content.problems import Problem, choice, shorten
from macros.content.shape import leaves
from macros.content.source import MOST_PROBLEMS, Source, strange
from macros.content.wording import problems_of

#: What may lie in data/ besides the folders and files of the kinds.
BESIDE = {"LEESMIJ.md", "README.md", "briefs.yml", "reviews", "schema", "translations"}


@dataclass
class Loaded:
    """Everything that was read: things by kind and id, their sources, and the problems."""

    things: dict[str, dict[str, BaseModel]] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: What a school does not show: links to it (kind/id, kind/id#anchor) show their words alone.
    hidden: set[str] = field(default_factory=set)

    def add(self, kind: Kind, name: str, thing: BaseModel | None, read: Source) -> None:
        """Keeps a thing that was read; its source too, also when the thing is faulty."""
        self.sources[(kind.name, name)] = read
        if thing is not None:
            self.things.setdefault(kind.name, {})[name] = thing


def load(data: Path) -> Loaded:
    """Reads every file in ``data``; faults become problems, never exceptions."""
    loaded = Loaded()
    loaded.problems += list(strangers(data))
    for kind in KINDS.values():
        loaded.things[kind.name] = {}
        for path in files_of(kind, data):
            file = path.relative_to(data.parent).as_posix()
            read, problems = source.read(path, file)
            name = kind.name if kind.single else path.stem
            thing = None
            if not problems:
                thing, problems = check(kind, read)
            loaded.problems += problems
            loaded.add(kind, name, thing, read)
    return loaded


def files_of(kind: Kind, data: Path) -> list[Path]:
    """The files that hold things of this kind, by name."""
    if kind.single:
        return [data / kind.where] if files.sort_of(data / kind.where) == "file" else []
    return files.files(data / kind.where, ".yml")


def strangers(data: Path) -> list[Problem]:
    """Files and folders in data/ that no kind knows, missing files, and names that are no ids."""
    problems = []
    known = {kind.where for kind in KINDS.values()} | BESIDE
    for path, _ in files.entries(data):
        if path.name in known:
            continue
        problems.append(
            Problem.at(
                f"{data.name}/{path.name}", "unknown-in-folder", found=path.name, **choice(path.name, known)
            )
        )
    for kind in KINDS.values():
        where = data / kind.where
        sort = files.sort_of(where)
        if sort == "nothing":
            problems.append(
                Problem.at(f"{data.name}/{kind.where}", "part-missing", wanted=f"data/{kind.where}")
            )
        elif kind.single:
            problems += strange(where, f"{data.name}/{kind.where}")
        elif sort != "folder":
            problems.append(
                Problem.at(
                    f"{data.name}/{kind.where}",
                    "not-a-folder-with-files",
                    found=say("a-link-to-a-folder" if sort == "link" else "no-folder"),
                )
            )
        else:
            problems += strange_files(where, data)
    return problems


def strange_files(folder: Path, data: Path) -> list[Problem]:
    """Files in the folder of a kind that are no files of things, and names that are no ids."""
    problems = []
    for path, sort in files.entries(folder):
        file = path.relative_to(data.parent).as_posix()
        if sort == "folder" or path.suffix != ".yml":
            problems.append(Problem.at(file, "not-a-yml-file", found=path.name, name=path.name.split(".")[0]))
            continue
        problems += strange(path, file)
        try:
            check_id(path.stem)
        except ValueError:
            problems.append(Problem.at(file, "file-name-not-an-id", found=path.stem))
    return problems


def check(kind: Kind, read: Source) -> tuple[BaseModel | None, list[Problem]]:
    """The thing in a file, or the problems that stand in its way."""
    try:
        thing = kind.model.model_validate(read.value)
    except ValidationError as fault:
        other = _kind_that_fits(kind, read)
        if other:
            line = read.problem(
                read.place(()), "file-of-another-kind", other=other, kind=kind.name, folder=KINDS[other].where
            )
            return None, [line]
        return None, problems_of(read, kind.model, fault.errors(include_url=False)[:MOST_PROBLEMS])
    problems = [
        _text_problem(read, leaf.path, found)
        for leaf in leaves(thing)
        if leaf.text
        for found in (*text.faults(leaf.value, leaf.text.form), *_swallowed(leaf.value, kind.model))
    ]
    return (None if problems else thing), problems[:MOST_PROBLEMS]


def _swallowed(words: str, model: type[BaseModel]) -> Iterator[text.Fault]:
    """A key inside a text: its line is indented too far, so that YAML reads it as more of the text."""
    for found in _key_in_text(model).finditer(words):
        yield text.Fault("key-inside-text", f"{found[1]}:", fillings({"key": found[1]}))


@cache
def _key_in_text(model: type[BaseModel]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)({'|'.join(sorted(_keys(model)))}):(?=\s|$)")


@cache
def _keys(model: type[BaseModel]) -> frozenset[str]:
    """Every key that a model knows, inside its parts as well."""
    found: set[str] = set()
    for name, info in model.model_fields.items():
        found.add(info.alias or name)
        for part in _parts(info.annotation):
            found |= _keys(part)
    return frozenset(found - {"root"})


def _parts(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in get_args(hint):
        yield from _parts(inner)


def _text_problem(read: Source, path: tuple[Any, ...], found: text.Fault) -> Problem:
    return read.problem(
        read.find(path, found.fragment.split("\n")[0]),
        found.key,
        found=shorten(found.fragment),
        **dict(found.values),
    )


def _kind_that_fits(kind: Kind, read: Source) -> str:
    """Another kind that knows every key of this file and misses none, when its own kind does not."""
    keys = set(read.value)
    for other in KINDS.values():
        names = {info.alias or name: info.is_required() for name, info in other.model.model_fields.items()}
        if {name for name, needed in names.items() if needed} <= keys <= set(names):
            # A single file has a name of its own; only its keys can be wrong.
            return "" if kind.single or other.single or other is kind else other.name
    return ""
