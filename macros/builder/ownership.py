"""
Ownership: what a build may replace or remove, proved before anything is done.

Every site carries a list of its files with the hash of each (``MARK``). A folder is a build's as
long as nothing else lies in it and all is as it was written: what goes can then be built again.
"""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from macros.content import files
from macros.content.messages import Filling, Said, fillings, say
from macros.content.problems import Problem, shorten

#: The list of a site's files, at its top. A dot file: servers of which we write the settings do not
#: show it, and there is no secret in it. ``sha256sum --check`` reads it.
MARK = ".nazorgwijzer"
HEAD = "# Made by a build of Nazorgwijzer: these files, and nothing else.\n"
#: What a system leaves in a folder that somebody opens; no one misses it.
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
#: What every site had before sites carried a list.
_EARLIER = ("sw.js", "assets/files.js", "school/school.js")
_SHOWN = 5
#: Largest list that is read, in bytes: a site of ten times as many files as ours stays far below it.
_MOST_BYTES = 16 * 1024 * 1024


def mark(site: Path) -> None:
    """Writes the list of all files of a finished site into it."""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    (site / MARK).write_bytes(_list({name: _hash(site / name) for name in names if name != MARK}))


def mark_of(members: Mapping[str, bytes]) -> bytes:
    """The list of all files of a release, for inside its zip file."""
    return _list({name: hashlib.sha256(held).hexdigest() for name, held in members.items() if name != MARK})


def _list(hashes: Mapping[str, str]) -> bytes:
    rows = (f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return (HEAD + "".join(rows)).encode("utf-8", "surrogateescape")


def strangers(folder: Path) -> Iterator[str | Said]:
    """What lies in ``folder`` and is not as a build wrote it there, by its name from the top."""
    known = listed(folder)
    inner = {above.as_posix() for name in known or () for above in Path(name).parents}

    def look(top: str) -> Iterator[str | Said]:
        for entry in sorted(os.scandir(folder / top), key=lambda one: one.name):
            name = top + entry.name
            plain = entry.is_file(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False) and name in inner:
                yield from look(f"{name}/")
            elif plain and (entry.name in _LITTER or (name == MARK and known is not None)):
                continue
            elif not plain or name not in (known or {}):
                yield f"{name}/" if entry.is_dir(follow_symlinks=False) else name
            elif known and _hash(folder / name) != known[name]:
                yield say("changed-after-it-was-built", name=name)

    return look("")


def listed(folder: Path) -> dict[str, str] | None:
    """The list of a site's files; None where a build left none."""
    if files.sort_of(folder / MARK) != "file":
        return None
    try:
        with files.opened(folder / MARK) as file:
            return _read(file.read(_MOST_BYTES))
    except OSError:  # gone by now, or it may not be read
        return None


def _read(held: bytes) -> dict[str, str] | None:
    text = held.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    if not text.startswith(HEAD):
        return None
    rows = (line.partition("  ") for line in text.removeprefix(HEAD).split("\n"))
    return {name: digest for digest, _, name in rows if name}


def _hash(path: Path) -> str:
    with files.opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def foreign(place: Path) -> Iterator[Problem]:
    """Why no build may replace what lies at ``place``: one problem, or none."""
    above = next((one for one in place.parents if os.path.lexists(one)), place)
    for folder in (above, place):
        if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
            yield problem(
                folder,
                "no-folder-here",
                found=folder.name,
                sort=say("a-link" if folder.is_symlink() else "a-file"),
            )
            return
    if not place.exists():
        return
    if os.path.ismount(place):
        yield unmovable(place)
        return
    names = list(islice(strangers(place), _SHOWN + 1))
    if not names:
        return
    key = "folder-of-somebody"
    if listed(place) is not None:
        key = "site-changed"
    elif all((place / name).is_file() for name in _EARLIER):
        key = "site-of-an-earlier-version"
    yield problem(place, key, found=_listed(names))


def _listed(names: Sequence[str | Said]) -> Said:
    """The first of what lies there."""
    shown = [shorten(name) if isinstance(name, str) else name for name in names[:_SHOWN]]
    return say("listed", names=(*shown, "...") if names[_SHOWN:] else tuple(shown))


def unmovable(place: Path) -> Problem:
    """What is said of a folder that no system call can move."""
    return (
        problem(place, "a-disk-of-its-own", where=place.as_posix())
        if os.path.ismount(place)
        else problem(place, "a-folder-of-another-layer")
    )


def foreign_zip(target: Path) -> Iterator[Problem]:
    """Why no release may replace what lies at ``target``: one problem, or none."""
    if os.path.lexists(target) and (target.is_symlink() or not _of_release(target)):
        yield problem(target, "zip-of-somebody", found=target.name)


def _of_release(path: Path) -> bool:
    """Whether a zip file holds what its own list says, and nothing else."""
    try:
        with files.opened(path) as file, zipfile.ZipFile(file) as packed:
            with packed.open(MARK) as inside:
                known = _read(inside.read(_MOST_BYTES))
            if known is None or sorted(packed.namelist()) != sorted([MARK, *known]):
                return False
            for name, digest in known.items():
                with packed.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                        return False
    # No zip file, one without a list, or one that is broken or locked.
    except (OSError, KeyError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error):
        return False
    return True


def problem(place: Path, key: str, /, *, found: str | Said = "", **values: Filling) -> Problem:
    """A problem with a whole place; its path in full, as links and ``..`` may lead far away."""
    return Problem(shorten(place.as_posix(), 400), 1, 1, key, found, fillings(values))
