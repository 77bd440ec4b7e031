"""The guide: all things in one language, checked against each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import cast

from pydantic import BaseModel

from macros.content import files, text
from macros.content.addresses import document
from macros.content.changes import change_problems
from macros.content.letters import letter_problems
from macros.content.loader import Loaded, load
from macros.content.model import KINDS
from macros.content.model.guide import Settings
from macros.content.model.layouts import Layouts
from macros.content.model.organisation import Organisation, PhoneNumber
from macros.content.model.page import CitedSource, InterfaceWords, OwnPage, Picture, Sources
from macros.content.model.review import Review
from macros.content.model.school import Logo, School
from macros.content.model.sheet import Sheet
from macros.content.model.step import Action, Step
from macros.content.parts import found_at, parts
from macros.content.problems import Failed, Problem, nearest, one_of
from macros.content.reviews import read_reviews
from macros.content.shape import leaves
from macros.content.source import MOST_PROBLEMS, Source
from macros.content.text import Words


@dataclass(frozen=True)
class Guide:
    """All things of the guide in one language. Immutable; made by read() and by translations."""

    language: str
    things: Mapping[str, Mapping[str, BaseModel]]
    #: In another language: the guide that was translated.
    original: "Guide | None" = None
    #: The school whose copy this is; none for the site as everybody gets it.
    school: School | None = None
    logo: Logo | None = None
    #: What that school does not show: kind/id, and kind/id#anchor for a part of it.
    hidden: frozenset[str] = frozenset()
    #: Who has seen which words.
    reviews: tuple[Review, ...] = ()
    #: Pages that are that school's own, as kind/id: the footer leads to them.
    own: tuple[str, ...] = ()

    @property
    def settings(self) -> Settings:
        """What holds for the whole site."""
        return cast(Settings, self.things["guide"]["guide"])

    @property
    def layouts(self) -> Layouts:
        """What the pages of each kind show."""
        return cast(Layouts, self.things["layouts"]["layouts"])

    def word(self, key: str, **values: object) -> Words:
        """An interface word, with its placeholders filled in."""
        return self.unfilled(key, values).fill(**values)

    def unfilled(self, key: str, values: Iterable[str]) -> Words:
        """An interface word with its placeholders, for which there are ``values``; raises Failed."""
        words = cast(InterfaceWords, self.things["interface"]["interface"]).root
        return fillable(words, key, values, "data/interface.yml")

    def step(self, name: str) -> Step:
        """A step by id."""
        return cast(Step, self.things["steps"][name])

    def organisation(self, name: str) -> Organisation:
        """An organisation by id."""
        return cast(Organisation, self.things["organisations"][name])

    def page(self, name: str) -> OwnPage:
        """A page of its own words, by id."""
        return cast(OwnPage, self.things["pages"][name])

    def source(self, name: str) -> CitedSource:
        """A source by id."""
        return cast(Sources, self.things["sources"]["sources"]).root[name]

    def action(self, reference: str) -> Action:
        """An action by ``step.action``."""
        step, _, name = reference.partition(".")
        return self.step(step).actions[name]

    def phone(self, reference: str) -> PhoneNumber:
        """A phone number by ``organisation.phone``."""
        organisation, _, name = reference.partition(".")
        return self.organisation(organisation).phones[name]

    @property
    def sheet(self) -> Sheet:
        """What of a plan goes on one page."""
        return cast(Sheet, self.things["sheet"]["sheet"])

    def number_of(self, step: str) -> int:
        """The number of a step, from 1."""
        return self.settings.steps.index(step) + 1


def fillable(words: Mapping[str, str], key: str, values: Iterable[str], file: str) -> Words:
    """A word that our code asks for, with its placeholders; raises Failed when it cannot be filled in."""
    known = [f"{{{name}}}" for name in values]
    what = ""
    if key not in words:
        what, expected = f'the word "{key}" is missing', f"{key}: ..."
    elif set(text.placeholders(words[key])) - set(known):
        what, expected = f'"{key}" has a placeholder that nothing fills in', ", ".join(known) or "none"
    if what:
        found, advice = words.get(key, ""), "put the line back as it was"
        raise Failed([Problem(file, 1, 1, what, found, expected, advice)])
    return cast(Words, words[key])


def read(root: Path) -> tuple[Guide, Loaded, list[Problem]]:
    """
    The Dutch guide of a project, what it was read from, and every problem.

    The guide is whole only when there are no problems.
    """
    loaded = load(root / "data")
    problems = list(loaded.problems)
    reviews, faults = read_reviews(root / "data")
    problems += faults
    guide = Guide("nl", loaded.things, reviews=reviews)
    if loaded.things["guide"]:
        guide = replace(guide, language=guide.settings.first_language)
        problems += cross_check(loaded)
    problems += list(_pages_without_things(loaded, root / "docs"))
    problems += list(_missing_pictures(loaded, root / "overrides" / "assets" / "pictures"))
    return guide, loaded, problems


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
    inside = {"actions": "steps", "phones": "organisations"}.get(kind, "")
    owner = name.partition(".")[0]
    return (inside, owner) in loaded.sources and owner not in loaded.things[inside]


def _unknown(
    read_from: Source, path: tuple[str | int, ...], value: str, kind: str, names: dict[str, set[str]],
    *, key: bool = False,
) -> Problem:  # fmt: skip
    near = nearest(value, names[kind])
    return read_from.problem(
        read_from.place(path, key=True) if key else read_from.find(path, value),
        f'there is no "{value}" among the {kind}',
        found=value,
        expected=one_of(names[kind], near),
        advice=f'write "{near}"' if near else f"choose one, or add it to the {kind}",
    )


def _text_references(
    loaded: Loaded, read_from: Source, path: tuple[str | int, ...], words: str, names: dict[str, set[str]]
) -> Iterator[Problem]:
    for target in text.targets(words):
        kind, _, name = target.partition("/")
        kinds = {known for known, about in KINDS.items() if not about.single}
        if kind not in kinds:
            near = nearest(kind, kinds)
            yield read_from.problem(
                read_from.find(path, target),
                f'a link to the unknown kind "{kind}"',
                found=target,
                expected=one_of(kinds, near),
                advice=f'write "{near}/{name}"' if near else "write kind/id, such as steps/kom-samen",
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
            yield read_from.problem(
                read_from.place(("steps", at)),
                f'the step "{name}" stands in the order twice',
                found=name,
                expected="each step once",
                advice="remove one of the two",
            )
    for name in sorted(steps - set(listed)):
        yield read_from.problem(
            read_from.place(("steps",), key=True),
            f'the step "{name}" has no place in the order',
            found="data/steps/" + name + ".yml",
            expected="every step in this list",
            advice=f'add "{name}" to the list, or remove its file',
        )


def _missing_pictures(loaded: Loaded, folder: Path) -> Iterator[Problem]:
    """Drawings that a page names and that are not there, for light and for dark screens."""
    for name, page in cast(Mapping[str, OwnPage], loaded.things["pages"]).items():
        for key, section in page.sections.items():
            for end in ("", "-dark") if section.picture else ():
                file = f"{cast(Picture, section.picture).file}{end}.svg"
                if not (folder / file).is_file():
                    read_from = loaded.sources[("pages", name)]
                    yield read_from.problem(
                        read_from.place(("sections", key, "picture", "file")),
                        "a drawing that is not there",
                        found=f"no overrides/assets/pictures/{file}",
                        expected="a drawing for light screens, and a second one for dark screens",
                        advice="put both files there, or remove the picture",
                    )


def _protected(loaded: Loaded) -> Iterator[Problem]:
    """Protected parts and texts that do not exist, unless their thing has faults of its own."""
    read_from = loaded.sources[("guide", "guide")]
    known = {part.key for part in parts(loaded.things)}
    faulty = {name for kind, name in loaded.sources if name not in loaded.things[kind]}
    for at, key in enumerate(cast(Settings, loaded.things["guide"]["guide"]).protected):
        owner = key.partition(":")[0].rpartition("/")[2].partition(".")[0]
        if key not in known and owner not in faulty and not found_at(key, loaded.things):
            near = nearest(key, known)
            yield read_from.problem(
                read_from.place(("protected", at)),
                f'there is no "{key}" to protect',
                found=key,
                expected=one_of(known, near),
                advice=f'write "{near}"'
                if near
                else "write thing.part or kind/thing:path, or remove the line",
            )


def _pages_without_things(loaded: Loaded, docs: Path) -> Iterator[Problem]:
    made = {path.relative_to(docs).as_posix() for path in files.walk(docs) if path.suffix == ".md"}
    wanted = {
        found: read_from.file
        for (kind, name), read_from in loaded.sources.items()
        if not KINDS[kind].single and (found := document(kind, name))
    }
    for file in sorted(made - set(wanted)):
        near = nearest(file, wanted)
        yield Problem(
            f"docs/{file}",
            1,
            1,
            "a page for a thing that does not exist",
            found=file,
            expected=one_of(wanted, near),
            advice=f'rename it to "{near}"' if near else "add the thing in data/, or remove the page",
        )
