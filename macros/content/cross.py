"""Cross-checks: that things refer to things that are there, and that pages and drawings belong to some."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import cast

from pydantic import BaseModel

from macros.content import files, text
from macros.content.addresses import document
from macros.content.changes import change_problems
from macros.content.letters import letter_problems
from macros.content.loader import Loaded
from macros.content.model import KINDS
from macros.content.model.guide import Settings
from macros.content.model.page import OwnPage
from macros.content.parts import found_at, parts
from macros.content.problems import Problem, choice
from macros.content.shape import leaves, value_at
from macros.content.source import MOST_PROBLEMS, Source

#: Of a year.
MONTHS = 12


def _names(loaded: Loaded) -> dict[str, set[str]]:
    """Every name that may be referred to, by kind; also of things that are faulty."""
    names: dict[str, set[str]] = {
        kind: {name for of, name in loaded.sources if of == kind}
        for kind, about in KINDS.items()
        if not about.single
    }
    names["things"] = {f"{kind}/{name}" for kind, named in names.items() for name in named}
    settings = cast(Settings, loaded.things["guide"]["guide"])
    names["roles"], names["phases"] = set(settings.roles), set(settings.phases)
    for single in ("sources", "terms"):
        read_from = loaded.sources.get((single, single))
        names[single] = set(read_from.value) if read_from and isinstance(read_from.value, dict) else set()
    parts = loaded.sources.get(("letter-parts", "letter-parts"))
    fields = parts.value.get("fields") if parts and isinstance(parts.value, dict) else None
    names["letter-fields"] = set(fields) if isinstance(fields, dict) else set()
    names["actions"] = set(_inner(loaded, "steps", "actions"))
    names["acts"] = names["actions"] | set(_inner(loaded, "situations", "actions"))
    names["phones"] = set(_inner(loaded, "organisations", "phones"))
    return names


def _inner(loaded: Loaded, kind: str, part: str) -> Iterator[str]:
    """``thing.part`` ids, from the raw values, so that one fault does not bring others along."""
    for (of, name), read_from in loaded.sources.items():
        inner = read_from.value.get(part) if isinstance(read_from.value, dict) else None
        if of == kind and isinstance(inner, dict):
            yield from (f"{name}.{key}" for key in inner)


def cross_check(loaded: Loaded, only: str = "") -> Iterator[Problem]:
    """References to what is not there, and the order of the steps; of one file when ``only`` names it."""
    names = _names(loaded)
    for kind, things in loaded.things.items():
        for name, thing in things.items():
            read_from = loaded.sources[(kind, name)]
            if only and read_from.file != only:
                continue
            yield from islice(_references(loaded, read_from, thing, names), MOST_PROBLEMS)
    yield from letter_problems(loaded, names)
    yield from change_problems(loaded)
    yield from _order_of_steps(loaded, set(loaded.things["steps"]))
    yield from _protected(loaded)
    yield from _months(loaded)


def _references(
    loaded: Loaded, read_from: Source, thing: BaseModel, names: dict[str, set[str]]
) -> Iterator[Problem]:
    for leaf in leaves(thing):
        if leaf.ref and not _known(loaded, leaf.ref.kind, leaf.value, names):
            yield _unknown(read_from, leaf.path, leaf.value, leaf.ref.kind, names, key=leaf.key)
        if leaf.text and leaf.text.form in ("line", "prose", "letter"):
            yield from _text_references(loaded, read_from, leaf.path, leaf.value, names)


def _known(loaded: Loaded, kind: str, name: str, names: dict[str, set[str]]) -> bool:
    """Whether a name exists, or stands in a file with faults of its own, which come first."""
    if name in names[kind]:
        return True
    if kind in ("sources", "terms"):
        return not loaded.things[kind]
    if kind == "letter-fields":
        return not loaded.things["letter-parts"]
    inside = {"actions": ["steps"], "acts": ["steps", "situations"], "phones": ["organisations"]}.get(
        kind, []
    )
    owner = name.partition(".")[0]
    return any((of, owner) in loaded.sources and owner not in loaded.things[of] for of in inside)


def _unknown(
    read_from: Source,
    path: tuple[str | int, ...],
    value: str,
    kind: str,
    names: dict[str, set[str]],
    *,
    key: bool = False,
) -> Problem:
    return read_from.problem(
        read_from.place(path, key=True) if key else read_from.find(path, value),
        "unknown-reference",
        found=value,
        name=value,
        kind=kind,
        **choice(value, names[kind]),
    )


def _text_references(
    loaded: Loaded, read_from: Source, path: tuple[str | int, ...], words: str, names: dict[str, set[str]]
) -> Iterator[Problem]:
    for target in text.targets(words):
        kind, _, name = target.partition("/")
        kinds = {known for known, about in KINDS.items() if not about.single}
        if kind not in kinds:
            yield read_from.problem(
                read_from.find(path, target),
                "unknown-kind-in-link",
                found=target,
                kind=kind,
                name=name,
                **choice(kind, kinds),
            )
        elif target not in loaded.hidden and not _known(loaded, kind, name, names):
            yield _unknown(read_from, path, name, kind, names)
    for phone in text.phones(words):
        if not _known(loaded, "phones", phone, names):
            yield _unknown(read_from, path, phone, "phones", names)


def _order_of_steps(loaded: Loaded, steps: set[str]) -> Iterator[Problem]:
    read_from = loaded.sources[("guide", "guide")]
    listed = cast(Settings, loaded.things["guide"]["guide"]).steps
    for at, name in enumerate(listed):
        if name in listed[:at]:
            yield read_from.problem(read_from.place(("steps", at)), "step-twice", found=name, name=name)
    for name in sorted(steps - set(listed)):
        yield read_from.problem(
            read_from.place(("steps",), key=True),
            "step-without-place",
            found=f"data/steps/{name}.yml",
            name=name,
        )


def missing_pictures(loaded: Loaded, folder: Path) -> Iterator[Problem]:
    """Drawings that a page names and that are not there, for light and for dark screens."""
    for name, page in cast(Mapping[str, OwnPage], loaded.things["pages"]).items():
        pictures = {key: section.picture for key, section in page.sections.items() if section.picture}
        for key, picture in pictures.items():
            for end in ("", "-dark"):
                file = f"{picture.file}{end}.svg"
                if not (folder / file).is_file():
                    read_from = loaded.sources[("pages", name)]
                    yield read_from.problem(
                        read_from.place(("sections", key, "picture", "file")), "drawing-missing", file=file
                    )


def _protected(loaded: Loaded) -> Iterator[Problem]:
    """Protected parts and texts that do not exist, unless their thing has faults of its own."""
    read_from = loaded.sources[("guide", "guide")]
    known = {part.key for part in parts(loaded.things)}
    faulty = {name for kind, name in loaded.sources if name not in loaded.things[kind]}
    for at, key in enumerate(cast(Settings, loaded.things["guide"]["guide"]).protected):
        owner = key.partition(":")[0].rpartition("/")[2].partition(".")[0]
        if key not in known and owner not in faulty and not found_at(key, loaded.things):
            yield read_from.problem(
                read_from.place(("protected", at)),
                "nothing-to-protect",
                found=key,
                name=key,
                **choice(key, known),
            )


def pages_without_things(loaded: Loaded, docs: Path) -> Iterator[Problem]:
    """Files in docs/ that are the page of no thing."""
    made = {path.relative_to(docs).as_posix() for path in files.walk(docs) if path.suffix == ".md"}
    wanted = {
        found: read_from.file
        for (kind, name), read_from in loaded.sources.items()
        if not KINDS[kind].single and (found := document(kind, name))
    }
    for file in sorted(made - set(wanted)):
        yield Problem.at(f"docs/{file}", "page-without-thing", found=file, **choice(file, wanted))


def _months(loaded: Loaded) -> Iterator[Problem]:
    """A date is written with the name of its month: there are twelve."""
    for kind, path in (("interface", ("months",)), ("letter-parts", ("words", "months"))):
        thing = loaded.things[kind].get(kind)
        said = value_at(thing, path) if thing else None
        if said is not None and (number := len(text.months(said))) != MONTHS:
            read = loaded.sources[(kind, kind)]
            yield read.problem(read.place(path), "months-of-a-year", found=str(number))
