"""
What lies in a folder of content, and how a file in it is opened and written: one rule for all.

A name that begins with a dot is no content: editors and macOS leave such files. A link, a
pipe or a device is never followed or read, whoever's folder it is; what a check has seen
is what is read, also when somebody swaps a file for a link in between.
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Literal, NamedTuple

Sort = Literal["file", "folder", "link", "other", "nothing"]
# Without O_NONBLOCK a pipe would wait for somebody to write. Not every system has all of them.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class Entry(NamedTuple):
    """Something in a folder, and what it is by itself: a link is a link, wherever it leads."""

    path: Path
    sort: Sort


def sort_of(path: Path) -> Sort:
    """What lies at ``path`` itself; "nothing" where nothing does."""
    try:
        return _sort(path.lstat().st_mode)
    except (OSError, ValueError):
        return "nothing"


def _sort(mode: int) -> Sort:
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "link" if stat.S_ISLNK(mode) else "other"


def entries(folder: Path) -> list[Entry]:
    """What lies in a folder, by name; of a link to a folder, and where there is none, nothing."""
    if sort_of(folder) != "folder":
        return []
    with os.scandir(folder) as found:
        names = sorted(entry.name for entry in found if not entry.name.startswith("."))
    return [Entry(folder / name, sort_of(folder / name)) for name in names]


def files(folder: Path, end: str) -> list[Path]:
    """The files of a folder whose names end in ``end``, capitals being other letters on every system."""
    return [path for path, sort in entries(folder) if sort == "file" and path.suffix == end]


def walk(folder: Path) -> Iterator[Path]:
    """Every file in a folder and the folders inside it."""
    for path, sort in entries(folder):
        if sort == "folder":
            yield from walk(path)
        elif sort == "file":
            yield path


def opened(path: Path) -> BufferedReader:
    """A file to read from; OSError where it is anything but a plain file at this moment."""
    held = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(held).st_mode):
        os.close(held)
        raise OSError(f"no plain file: {path}")
    return os.fdopen(held, "rb")


def put(path: Path, words: str) -> None:
    """Writes a file as a new one in the place of the old: whole or not at all, and never through a link."""
    number, new = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(words)
        os.chmod(new, 0o644)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise
