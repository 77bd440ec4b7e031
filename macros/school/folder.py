"""
The folder of a school: what lies in it, held against what may lie there, and its school.yml.

Whatever it holds is somebody else's: links are not followed, nothing is read that is no
plain file or is larger than what it could be, and no file of it is ever run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content import files, source
from macros.content.loader import check
from macros.content.model import Kind
from macros.content.model.school import Logo, School
from macros.content.problems import Failed, Problem, choice, shorten
from macros.content.source import Source
from macros.school.logo import read_logo

KIND = Kind("school", School, single=True, translated=False)
#: What a school's folder may hold besides its logo; other files are the school's own business.
KNOWN = ("school.yml", "originals.yml", "data", "docs")
FOLDERS = ("data", "docs")
#: More files than any school has, and deeper than any of ours lie.
MOST_FILES, MOST_DEPTH = 2000, 5


@dataclass(frozen=True)
class Folder:
    """A school's folder that was read: ``shown`` is its path as whoever started the command wrote it."""

    path: Path
    shown: str
    id: str
    school: School
    source: Source
    logo: Logo | None

    def file(self, name: str) -> str:
        """A file of the folder as it is called in problems."""
        return f"{self.shown}/{name}"

    @property
    def has_content(self) -> bool:
        """Whether it has words of its own, besides its values."""
        return any(files.sort_of(self.path / name) == "folder" for name in FOLDERS)


def shown(path: Path) -> str:
    """A path as it is written in problems: as it was given, with forward slashes."""
    return path.as_posix().rstrip("/") or "/"


def read_folder(path: Path, name: str | None = None) -> Folder:
    """The folder of a school; raises Failed with every problem that stands in the way."""
    name = name or shown(path)
    if path.is_dir():
        path = path.resolve()  # whoever names a link on the command line means what it leads to
    problems = list(_strangers(path, name))
    if problems:
        raise Failed(problems)
    read, problems = source.read(path / "school.yml", f"{name}/school.yml")
    school, logo = None, None
    if not problems:
        found, problems = check(KIND, read)
        school = found if isinstance(found, School) else None
    if school and school.logo:
        logo, problems = read_logo(path / school.logo, f"{name}/{school.logo}", read)
    if problems or school is None:
        raise Failed(problems)
    if logo:
        school = school.model_copy(update={"logo": logo.name})
    return Folder(path, name, path.name, school, read, logo)


def _strangers(path: Path, name: str) -> Iterator[Problem]:
    """What may not lie in a school's folder, or is missing there."""
    if not path.is_dir():
        yield Problem.at(name, "no-such-folder", found=shorten(name))
        return
    entries = files.entries(path)
    for entry, sort in entries:
        called = entry.name
        if called not in KNOWN and (sort == "folder" or called.lower().endswith((".yml", ".yaml"))):
            yield Problem.at(
                f"{name}/{_safe(called)}",
                "unknown-in-school-folder",
                found=shorten(called),
                **choice(called.lower(), KNOWN),
            )
        elif called in FOLDERS and sort == "file":
            yield Problem.at(f"{name}/{called}", "file-for-folder", name=called)
    if "school.yml" not in {entry.path.name for entry in entries}:
        yield Problem.at(f"{name}/school.yml", "school-file-missing")
    yield from _unsafe(path, name)


def _unsafe(path: Path, name: str) -> Iterator[Problem]:
    """Links, pipes and devices among what would be read; too many files; names that no screen shows."""
    count = 0
    waiting = [(path, name, 0)]
    while waiting:
        folder, called, depth = waiting.pop()
        for entry, sort in files.entries(folder):
            count += 1
            here = f"{called}/{_safe(entry.name)}"
            if sort == "folder" and (depth or entry.name in FOLDERS) and depth < MOST_DEPTH:
                waiting.append((entry, here, depth + 1))
            key = _unsafe_as(entry.name, sort, depth, count)
            if key:
                yield (
                    Problem.at(here, key, found=shorten(entry.name), most=MOST_FILES)
                    if key == "too-many-files"
                    else Problem.at(here, key, found=shorten(entry.name))
                )
            if count == MOST_FILES:
                return


def _unsafe_as(name: str, sort: files.Sort, depth: int, count: int) -> str:
    """What is said of one entry; nothing where all is well."""
    if sort == "link":
        return "unsafe-link"
    if sort == "folder" and depth >= MOST_DEPTH:
        return "folder-too-deep"
    if sort == "other":
        return "not-a-plain-file"
    if count == MOST_FILES:
        return "too-many-files"
    return "" if name.isprintable() else "unseen-signs-in-name"


def _safe(name: str) -> str:
    """The name of somebody's file as it may be shown on one line."""
    return shorten(name.encode("utf-8", "replace").decode("utf-8", "replace"), 80)
