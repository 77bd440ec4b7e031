"""
What a school does not show: ``data/hide.yml``, a list of things and of parts of them.

What is hidden goes, and with it every reference to it in a list: whom to call, the order
of the steps. A link to it in a text becomes its words alone. Where
a text cannot do without it, such as a number in a sentence, the check says so.
"""

from pathlib import Path

from macros.content import files, source
from macros.content.loader import Loaded
from macros.content.messages import say
from macros.content.parts import Part, parts
from macros.content.problems import Problem, choice, nearest, shorten
from macros.content.shape import leaves
from macros.content.source import Path_, Source
from macros.school.overlay import Change, Overlay

#: Kinds of which a school may hide things. Pages and handouts belong to the frame of the site.
KINDS = ("steps", "situations", "organisations", "letters", "age-groups", "law")


def hide(overlay: Overlay, data: Path, name: str) -> None:
    """Takes out what the school's hide.yml names."""
    path = data / "hide.yml"
    if files.sort_of(path) == "nothing":
        return
    read, problems = source.read(path, f"{name}/hide.yml")
    problems = problems or list(_shape(read))
    overlay.problems += problems
    if problems:
        return
    things = overlay.loaded.things
    every = {part.key: part for part in reversed(list(parts(things)))}
    known = {f"{kind}/{one}" for kind in KINDS for one in things[kind]}
    for at, entry in enumerate(read.value["hide"]):
        place = read.place(("hide", at))
        kind, _, one = entry.partition("/")
        if entry in known:
            original = overlay.loaded.sources[(kind, one)].value
            overlay.changes.append(Change(kind, one, (), original, read, place))
            overlay.loaded.hidden.add(entry)
        elif entry in every:
            part = every[entry]
            holder = overlay.loaded.sources[(part.kind, part.thing)].value
            original = holder[part.group][part.id]
            overlay.changes.append(Change(part.kind, part.thing, part.path, original, read, place))
            overlay.loaded.hidden.add(f"{part.kind}/{part.thing}#{part.id}")
        else:
            near = nearest(entry, known | set(every))
            overlay.problems.append(
                read.problem(
                    place,
                    "nothing-to-hide",
                    found=shorten(entry),
                    name=shorten(entry),
                    known=near or say("things-and-parts", kinds=", ".join(KINDS)),
                    near=near,
                )
            )
    hidden_parts = [change for change in overlay.changes if change.read is read and change.path]
    for change in hidden_parts:
        if f"{change.kind}/{change.name}" not in overlay.loaded.hidden:
            overlay.joined(change.kind, change.name).remove(change.path)
    _without_references(overlay, {c.key for c in overlay.changes if c.read is read and not c.path})
    for change in overlay.changes:
        if change.read is read and not change.path:
            overlay.loaded.things[change.kind].pop(change.name, None)
            overlay.loaded.sources.pop((change.kind, change.name), None)


def _shape(read: Source) -> list[Problem]:
    """Whether it is a list of names under ``hide``, each once."""
    problems = []
    for key in read.value:
        if key != "hide":
            problems.append(
                read.problem(
                    read.place((key,), key=True),
                    "unknown-key",
                    found=shorten(key),
                    name=shorten(key),
                    **choice(key, ["hide"]),
                )
            )
    listed = read.value.get("hide")
    if not isinstance(listed, list) or not all(isinstance(entry, str) for entry in listed):
        problems.append(
            read.problem(read.place(("hide",)), "not-a-list-of-names", found=shorten(str(listed)))
        )
        return problems
    for at, entry in enumerate(listed):
        if entry in listed[:at]:
            problems.append(
                read.problem(
                    read.place(("hide", at)), "name-twice", found=shorten(entry), name=shorten(entry)
                )
            )
    return problems


def _without_references(overlay: Overlay, gone: set[str]) -> None:
    """Takes every reference to what is hidden out of lists and keys, also where the shape does not say so."""
    loaded = overlay.loaded
    keys = _keys_gone(loaded, gone)
    for kind, things in loaded.things.items():
        for name, thing in things.items():
            if f"{kind}/{name}" in gone:
                continue
            paths: set[Path_] = set()
            for leaf in leaves(thing):
                if leaf.ref and _is_gone(leaf.ref.kind, leaf.value, gone, keys):
                    single = not leaf.key and not isinstance(leaf.path[-1], int)
                    # Something that cannot be without what is gone goes as well: an action of a hidden step.
                    # An action that joined another stays, in a row of its own.
                    whole = single and len(leaf.path) > 2 and leaf.path[-1] != "with"
                    paths.add(leaf.path[:-1] if whole else leaf.path)
            raw = loaded.sources[(kind, name)].value
            if kind == "search":
                paths |= {
                    (language, "words", key)
                    for language, words in raw.items()
                    for key in (words.get("words") or {})
                    if key in gone
                }
            _remove(overlay, kind, name, paths)


def _remove(overlay: Overlay, kind: str, name: str, paths: set[Path_]) -> None:
    """Takes out what stands at ``paths``, the last of a list first; a list that is then empty goes too."""
    outer = {path for path in paths if not any(path[:-cut] in paths for cut in range(1, len(path)))}
    for path in sorted(outer, key=lambda one: [(isinstance(part, int), str(part).zfill(6)) for part in one])[
        ::-1
    ]:
        joined = overlay.joined(kind, name)
        joined.remove(path)
        if not joined.container(path) and isinstance(path[-1], int):
            joined.remove(path[:-1])


def _keys_gone(loaded: Loaded, gone: set[str]) -> set[str]:
    """``thing.part`` of every action and part that is hidden, by itself or with its thing."""
    inside = {f"{thing}.{part}" for thing, part in _anchors(loaded)}
    return inside | {part.key for part in parts(loaded.things) if _thing_of(part) in gone}


def _anchors(loaded: Loaded) -> list[tuple[str, str]]:
    pairs = (entry.partition("/")[2].partition("#") for entry in loaded.hidden)
    return [(thing, part) for thing, _, part in pairs if part]


def _thing_of(part: Part) -> str:
    return f"{part.kind}/{part.thing}"


def _is_gone(kind: str, value: str, gone: set[str], keys: set[str]) -> bool:
    if kind in ("actions", "acts"):
        return value in keys
    if kind == "phones":
        return f"organisations/{value.partition('.')[0]}" in gone
    return f"{kind}/{value}" in gone
