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
from macros.content.problems import Failed, Problem, nearest, one_of, shorten
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
        yield Problem(
            name, 1, 1, "there is no such folder", found=shorten(name),
            expected="the folder of a school, with a file school.yml",
            advice="look at the path; python -m macros new school FOLDER  makes one",
        )  # fmt: skip
        return
    entries = files.entries(path)
    for entry, sort in entries:
        called = entry.name
        if called not in KNOWN and (sort == "folder" or called.lower().endswith((".yml", ".yaml"))):
            near = nearest(called.lower(), KNOWN)
            yield Problem(
                f"{name}/{_safe(called)}", 1, 1, "this is not known in the folder of a school",
                found=shorten(called), expected=one_of(KNOWN, near),
                advice=f'rename it to "{near}"' if near else "move it out of this folder",
            )  # fmt: skip
        elif called in FOLDERS and sort == "file":
            yield Problem(
                f"{name}/{called}", 1, 1, "this should be a folder", found="a file",
                expected=f"a folder {called}, or nothing", advice="rename it, or move it out of this folder",
            )  # fmt: skip
    if "school.yml" not in {entry.path.name for entry in entries}:
        yield Problem(
            f"{name}/school.yml", 1, 1, "the file of the school is missing", found="no school.yml",
            expected="a file with at least  name: ...",
            advice="python -m macros new school FOLDER  makes one",
        )  # fmt: skip
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
            what = (
                "a link to another file" if sort == "link"
                else "a folder too deep" if sort == "folder" and depth >= MOST_DEPTH
                else "this is no plain file" if sort == "other"
                else "too many files" if count == MOST_FILES
                else "a name with signs that no screen shows" if not entry.name.isprintable()
                else ""
            )  # fmt: skip
            if what:
                yield Problem(
                    here, 1, 1, what, found=shorten(entry.name), expected="plain files and folders",
                    advice="put the file itself there, or remove it",
                )  # fmt: skip
            if count == MOST_FILES:
                return


def _safe(name: str) -> str:
    """The name of somebody's file as it may be shown on one line."""
    return shorten(name.encode("utf-8", "replace").decode("utf-8", "replace"), 80)
