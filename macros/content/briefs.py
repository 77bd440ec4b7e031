"""
Beside which text of its act each short text (``brief``) was last read: the record data/briefs.yml.

A brief is written for a text, and is printed instead of it. When the text changes, nobody sees
that the brief says something else now. So the record keeps a mark of the text of each act that
has a brief; what no longer fits is told until somebody has read both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.content import files, source
from macros.content.guide import Guide
from macros.content.model.step import Action
from macros.content.parts import key_of
from macros.content.problems import Problem, shorten
from macros.content.reviews import mark
from macros.content.source import Source
from macros.content.text import Words

#: Where the record lies, inside data/. It is the guide's: no school has one.
FILE = "briefs.yml"
_HEAD = """\
# Beside which text of its action each brief was last read: a mark of that text.
# Written by  python -m macros check --accept ; nobody needs to change it by hand.
"""


@dataclass(frozen=True)
class _Beside:
    """A brief and the text that it stands for."""

    kind: str
    thing: str
    action: str
    brief: Words
    text: Words

    @property
    def key(self) -> str:
        """How the record calls it."""
        return key_of(self.kind, self.thing, ("actions", self.action))

    @property
    def mark(self) -> str:
        """What its text is known by."""
        return mark(self.text)


def _every(guide: Guide) -> Iterator[_Beside]:
    for kind, things in (("steps", guide.steps), ("situations", guide.situations)):
        for thing, about in things.items():
            actions: Mapping[str, Action] = about.actions
            for name, action in actions.items():
                if action.brief:
                    yield _Beside(kind, thing, name, action.brief, action.text)


def problems(guide: Guide, sources: Mapping[tuple[str, str], Source], root: Path) -> Iterator[Problem]:
    """Every brief that nobody has read beside the text of now, and records of what is gone."""
    record, faults = _record(root)
    yield from faults
    if faults:
        return
    gone = dict(record.value)
    for one in _every(guide):
        kept = gone.pop(one.key, None)
        if kept != one.mark:
            read = sources[(one.kind, one.thing)]
            yield read.problem(
                read.place(("actions", one.action, "brief")),
                "brief-of-another-text" if kept else "brief-not-read",
                found=shorten(one.brief, 160),
                name=f"{one.thing}.{one.action}",
                text=shorten(one.text, 600),
            )
    for key in gone:
        yield record.problem(record.place((key,), key=True), "brief-of-nothing", found=key, name=key)


def keep(guide: Guide, root: Path) -> list[str]:
    """Records that every brief fits the text of now; the keys of those for which that is new or over."""
    record, faults = _record(root)
    kept = {} if faults else dict(record.value)
    wanted = {one.key: one.mark for one in _every(guide)}
    changed = sorted(key for key in wanted.keys() | kept.keys() if wanted.get(key) != kept.get(key))
    if changed or faults:
        lines = (f'"{key}": "{wanted[key]}"\n' for key in sorted(wanted))
        files.put(root / "data" / FILE, _HEAD + "".join(lines))
    return changed


def _record(root: Path) -> tuple[Source, list[Problem]]:
    path = root / "data" / FILE
    if files.sort_of(path) == "nothing":
        return Source(f"data/{FILE}", value={}), []
    return source.read(path, f"data/{FILE}")
