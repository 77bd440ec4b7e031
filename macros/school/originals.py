"""
What a school replaced, remembered: ``originals.yml`` keeps a hash of each original.

A year later the guide has new texts. A school's own text then still stands where it was,
and nobody would see that what it replaced says something else now. The check compares the
hashes and lists what has changed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.content import files, source
from macros.content.messages import say
from macros.content.problems import Problem, shorten
from macros.content.source import Value
from macros.school.overlay import Change

FILE = "originals.yml"
_HEAD = """\
# What the guide said where this school says something else: a hash of each text.
# Written by  python -m macros check --school FOLDER ; nobody needs to change it by hand.
"""


def digest(value: Value) -> str:
    """What tells whether a text, a list or a whole thing is still the same."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:12]


def read_originals(folder: Path, name: str) -> tuple[dict[str, str], list[Problem]]:
    """The hashes that were kept, by the key of the change."""
    path = folder / FILE
    if files.sort_of(path) == "nothing":
        return {}, []
    read, problems = source.read(path, f"{name}/{FILE}")
    kept = {}
    for key, value in (read.value if not problems else {}).items():
        if isinstance(value, str):
            kept[key] = value
        else:
            problems.append(read.problem(read.place((key,)), "not-a-hash", found=shorten(str(value))))
    return kept, problems


def changed(changes: Iterable[Change], kept: dict[str, str], hidden: str) -> Iterator[Problem]:
    """Every original that is not what it was; ``hidden`` is the file that hides."""
    for change in changes:
        if kept.get(change.key, digest(change.original)) != digest(change.original):
            yields = change.read.file == hidden
            plain = isinstance(change.original, str)
            now = shorten(change.original, 180) if plain else say("see-the-file", name=change.key)
            yield change.problem(
                "original-changed-still-hidden" if yields else "original-changed-yours-stays",
                name=change.key,
                now=now,
            )


def keep(folder: Path, changes: Iterable[Change], kept: dict[str, str], *, accept: bool) -> bool:
    """Writes the hashes of what is new, or of all when they are accepted; whether anything was written."""
    wanted = {
        change.key: digest(change.original) if accept else kept.get(change.key, digest(change.original))
        for change in changes
    }
    if wanted == kept or (not wanted and not kept):
        return False
    text = _HEAD + "".join(f'"{key}": "{wanted[key]}"\n' for key in sorted(wanted))
    files.put(folder / FILE, text)
    return True
