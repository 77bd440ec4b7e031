"""
A school's data laid over the guide's: by id, key by key.

A file whose thing the guide does not have adds one. A file of a thing that the guide
has is merged into it: what it says takes the place of what stood there, all else stays.
Both may say ``after: id``, a new thing for its place in the order of guide.yml, a new
part for its place among the others; ``whole: true`` replaces a thing altogether.
The merged file is checked like any other, and each fault is in the file of whoever wrote it.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.content import files, source
from macros.content.briefs import FILE as BRIEFS
from macros.content.loader import BESIDE, Loaded, check, files_of, strange_files
from macros.content.messages import Filling, Said, say
from macros.content.model import KINDS, Kind
from macros.content.problems import Problem, choice
from macros.content.reviews import FOLDER as REVIEWS
from macros.content.source import Path_, Source, Value
from macros.school import gone
from macros.school.joined import Joined

#: The list of guide.yml in which the things of a kind stand in their order.
ORDER = {
    "steps": "steps", "age-groups": "age_groups", "letters": "letters", "law": "law",
    "situations": "precedence",
}  # fmt: skip
#: Kinds of which every thing stands in that list; a situation only where it must win from others.
LISTED = ("steps", "age-groups", "letters", "law")
#: The kinds of which a school may have its own.
_OWN = tuple(kind for kind in KINDS.values() if not kind.national)
#: What holds for every copy of the site, and is no school's to say.
NATIONAL = (
    "danger", "protected", "protected_words", "refer_at_once", "languages", "document_languages", "version",
    "date", "check_again",
)  # fmt: skip


#: What lies where something else should, by the sort of it.
_SORTS = {"file": "a-file", "folder": "a-folder", "link": "a-link", "other": "no-file"}


@dataclass(frozen=True)
class Change:
    """Something that a school replaced or hides: what stood there, and where the school says so."""

    kind: str
    name: str
    path: Path_
    original: Value
    read: Source
    place: source.Place

    @property
    def key(self) -> str:
        """How originals.yml calls it."""
        inner = ".".join(str(part) for part in self.path)
        return f"{self.kind}/{self.name}" + (f":{inner}" if inner else "")

    def problem(self, key: str, /, *, found: str | Said = "", **values: Filling) -> Problem:
        """A problem where the school says so."""
        return self.read.problem(self.place, key, found=found, **values)


@dataclass
class Overlay:
    """The guide with a school's data over it, and what was changed by that."""

    loaded: Loaded
    added: dict[tuple[str, str], Source] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    touched: dict[tuple[str, str], Joined] = field(default_factory=dict)

    def joined(self, kind: str, name: str) -> Joined:
        """The file of a thing, ready to be changed; checked again at the end."""
        key = (kind, name)
        if key not in self.touched:
            self.touched[key] = Joined(self.loaded.sources[key])
            self.loaded.sources[key] = self.touched[key]
        return self.touched[key]


def lay_over(guide: Loaded, data: Path, name: str) -> Overlay:
    """The guide's content with that of ``data``, which is called ``name`` in problems; hides nothing yet."""
    overlay = Overlay(
        Loaded({kind: dict(things) for kind, things in guide.things.items()}, dict(guide.sources))
    )
    overlay.problems += list(_strangers(data, name))
    if overlay.problems:
        return overlay
    for kind in _OWN:
        for path in files_of(kind, data):
            read, problems = source.read(path, f"{name}/{path.relative_to(data).as_posix()}")
            overlay.problems += problems
            if not problems:
                _take(overlay, kind, kind.name if kind.single else path.stem, read)
    return overlay


def settle(overlay: Overlay) -> None:
    """Checks every thing that was changed again; its problems stand where the fault does."""
    for (kind, name), read in overlay.touched.items():
        if (kind, name) in overlay.loaded.sources:
            thing, problems = check(KINDS[kind], read)
            overlay.problems += problems
            if thing is not None:
                overlay.loaded.things[kind][name] = thing
    # A kind's things in the order of their files, whoever wrote them.
    for kind, things in overlay.loaded.things.items():
        overlay.loaded.things[kind] = dict(sorted(things.items()))


def _strangers(data: Path, name: str) -> Iterator[Problem]:
    # Who read what of the guide is not for a school to say.
    known = ({kind.where for kind in _OWN} | BESIDE | {"hide.yml"}) - {REVIEWS, BRIEFS}
    for path, _ in files.entries(data):
        if path.name not in known:
            yield Problem.at(
                f"{name}/{path.name}", "unknown-in-folder", found=path.name, **choice(path.name, known)
            )
    for kind in _OWN:
        where = data / kind.where
        sort = files.sort_of(where)
        if sort not in ("nothing", "file" if kind.single else "folder"):
            yield Problem.at(
                f"{name}/{kind.where}",
                "another-sort-of-thing",
                found=say(_SORTS[sort]),
                sort=say("a-file" if kind.single else "a-folder"),
            )
        else:
            for problem in [] if kind.single else strange_files(where, data):
                yield replace(problem, file=f"{name}/{problem.file.partition('/')[2]}")


def _take(overlay: Overlay, kind: Kind, name: str, read: Source) -> None:
    """Lays one file of a school over the guide."""
    after, whole = None, False
    if not kind.single:
        after = read.value.pop("after", None)
        flag = read.value.pop("whole", None)
        whole = flag == "true"
        if flag not in (None, "true"):
            overlay.problems.append(
                read.problem(read.place(("whole",)), "whole-is-true-alone", found=str(flag))
            )
    before = overlay.loaded.sources.get((kind.name, name))
    if before is None:
        thing, problems = check(kind, read)
        misplaced = [problem for problem in problems if problem.key == "file-of-another-kind"]
        lost = gone.thing(read, (kind.name, name), overlay.loaded.sources)
        if lost and not misplaced:
            overlay.problems.append(lost)
            return
        overlay.loaded.sources[(kind.name, name)] = read
        overlay.added[(kind.name, name)] = read
        overlay.problems += problems
        if thing is not None:
            overlay.loaded.things[kind.name][name] = thing
        _put_in_order(overlay, kind.name, name, read, after)
        return
    if after is not None:
        overlay.problems.append(
            read.problem(
                read.place(("after",), key=True), "after-something-of-the-guide", found=f"after: {after}"
            )
        )
    if kind.name == "guide":
        for key in NATIONAL:
            if key in read.value:
                overlay.problems.append(
                    read.problem(read.place((key,), key=True), "same-for-every-school", found=key, name=key)
                )
    _merge(overlay, kind.name, name, read, whole)


def _merge(overlay: Overlay, kind: str, name: str, read: Source, whole: bool) -> None:
    original = overlay.loaded.sources[(kind, name)].value
    joined = overlay.joined(kind, name)
    shift = joined.add(read)
    if whole:
        overlay.changes.append(Change(kind, name, (), deepcopy(original), read, (1, 1)))
        joined.value = deepcopy(read.value)
        joined.forget(())
        joined.learn(read, (), (), shift)
        return

    def merge(guide: dict[str, Value], own: Mapping[str, Value], path: Path_) -> dict[str, Value]:
        result = dict(guide)
        for key, value in own.items():
            here = (*path, key)
            if key in guide and isinstance(guide[key], dict) and isinstance(value, dict):
                result[key] = merge(guide[key], value, here)
                joined.keys[here] = _moved(read.keys[here], shift)
                continue
            if key not in guide and (
                lost := gone.part(read, (kind, name), here, guide, overlay.loaded.sources)
            ):
                overlay.problems.append(lost)
                continue
            if key in guide and guide[key] != value:
                overlay.changes.append(Change(kind, name, here, deepcopy(guide[key]), read, read.place(here)))
            if key not in guide and isinstance(value, dict) and isinstance(value.get("after"), str):
                result = _insert_after(overlay, read, (kind, name, *here), result, value)
            else:
                result[key] = deepcopy(value)
            joined.forget(here)
            joined.learn(read, here, here, shift)
        return result

    joined.value = merge(joined.value, read.value, ())


def _moved(place: source.Place, shift: int) -> source.Place:
    return (place[0] + shift, place[1])


def _insert_after(
    overlay: Overlay, read: Source, path: Path_, members: dict[str, Value], value: dict[str, Value]
) -> dict[str, Value]:
    """``members`` with a new one behind the one that its ``after`` names; an action follows it in plans too.

    ``path`` begins with kind and name.
    """
    after = value["after"]
    rest = {key: inner for key, inner in value.items() if key != "after"}
    if after not in members:
        overlay.problems.append(_no_place(read, (*path[2:], "after"), after, members))
        return {**members, str(path[-1]): rest}
    if path[0] == "steps" and path[2] == "actions":
        rest["after"] = [f"{path[1]}.{after}"]
    result: dict[str, Value] = {}
    for key, member in members.items():
        result[key] = member
        if key == after:
            result[str(path[-1])] = rest
    return result


def _put_in_order(overlay: Overlay, kind: str, name: str, read: Source, after: str | None) -> None:
    """Gives a new thing its place in guide.yml: behind ``after``, or last."""
    if kind not in ORDER or (after is None and kind not in LISTED):
        if after is not None:
            overlay.problems.append(
                read.problem(
                    read.place(("after",), key=True),
                    "no-order-in-kind",
                    found=f"after: {after}",
                    kind=kind,
                    kinds=", ".join(ORDER),
                )
            )
        return
    guide = overlay.joined("guide", "guide")
    listed = guide.value.setdefault(ORDER[kind], [])
    if after is not None and after not in listed:
        overlay.problems.append(_no_place(read, ("after",), after, listed))
        return
    at = listed.index(after) + 1 if after is not None else len(listed)
    listed.insert(at, name)
    shift = guide.add(read)
    for later in range(len(listed) - 1, at, -1):
        if (ORDER[kind], later - 1) in guide.values:
            guide.values[(ORDER[kind], later)] = guide.values[(ORDER[kind], later - 1)]
    guide.values[(ORDER[kind], at)] = _moved(read.place(("after",)), shift)


def _no_place(read: Source, path: Path_, after: Value, known: Value) -> Problem:
    return read.problem(
        read.place(path),
        "nothing-to-stand-behind",
        found=str(after),
        name=str(after),
        **choice(str(after), known),
    )
