"""Places in which no site is ever put, whatever lies there: the project, a home folder, a school's folder."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.builder.ownership import listed, problem
from macros.content.messages import say
from macros.content.problems import Problem, shorten

try:
    import pwd
except ImportError:  # pragma: no cover - Windows
    pwd = None  # type: ignore[assignment]

#: The folders of the project in which no site may be put; a test holds them against the real ones.
PARTS = (
    ".ci", ".git", ".github", ".venv", "benchmarks", "data", "docs", "macros", "overrides", "releases",
    "requirements", "school", "tests",
)  # fmt: skip
#: Longest name of a folder, in bytes: a disk takes 255, and a workplace adds to it.
MOST_NAME = 240
_PROGRAM = Path(__file__).resolve().parent.parent.parent


def real(path: Path) -> Path:
    """Where a path leads that somebody gave: absolute, through every link, ``~`` filled in."""
    return Path(os.path.realpath(os.path.expanduser(path)))


@dataclass(frozen=True)
class Kept:
    """A folder in the place of which nothing is ever put; where it is ``whole``, nothing inside it either."""

    path: Path
    what: str
    whole: bool = False


def project(root: Path) -> list[Kept]:
    """The project at ``root`` and the program, with their parts."""
    roots = dict.fromkeys((root, _PROGRAM))
    return [
        *(Kept(one, "the-project") for one in roots),
        *(Kept(one / part, "a-part-of-the-project", whole=True) for one in roots for part in PARTS),
    ]


def kept(root: Path, schools: Iterable[Path]) -> list[Kept]:
    """Every folder in the place of which no site is ever put."""
    homes = [Path(os.path.expanduser("~"))]
    if pwd is not None:
        with suppress(KeyError):  # a user without an entry
            homes.append(Path(pwd.getpwuid(os.getuid()).pw_dir))
    here: list[Path] = []
    with suppress(OSError):  # the folder may be gone
        here.append(Path.cwd())
    return [
        Kept(Path(real(root).anchor), "the-top-of-the-disk"),
        *project(root),
        *(Kept(one, "the-folder-of-a-school", whole=True) for one in schools),
        *(Kept(one, "your-home-folder") for one in homes),
        *(Kept(one, "the-working-folder") for one in here),
    ]


def reserved(place: Path, others: Sequence[Kept], wanted: str = "a-site") -> Iterator[Problem]:
    """Why nothing may be put at ``place``, empty or not: one problem, or none."""
    if longest := max((part for part in place.parts if _too_long(part)), key=len, default=""):
        yield problem(place, "folder-name-too-long", size=len(os.fsencode(longest)), most=MOST_NAME)
        return
    found = next(_reasons(place, others), None)
    if found:
        how, which = found
        yield problem(
            place,
            "no-site-here",
            found=shorten(which.path.as_posix(), 400),
            wanted=say(wanted),
            how=say(how),
            where=say(which.what),
        )


def _too_long(part: str) -> bool:
    return len(os.fsencode(part)) > MOST_NAME


def _reasons(place: Path, others: Sequence[Kept]) -> Iterator[tuple[str, Kept]]:
    above = list(place.parents)
    mine, over = _key(place), {_key(one) for one in above}
    known = [(one, real(one.path)) for one in others]
    if mine:
        yield from (("this-is", Kept(path, one.what)) for one, path in known if _key(path) == mine)
    for one, path in known:
        if one.whole and _key(path) in over - {None}:
            yield "this-lies-in", Kept(path, one.what)
    if mine:
        for one, path in known:
            if mine in {_key(top) for top in path.parents}:
                yield "this-holds", Kept(path, one.what)
    for folder in (place, *above):
        how = "this-is" if folder == place else "this-lies-in"
        if folder != place and listed(folder) is not None:
            yield how, Kept(folder, "a-built-site")
        if (folder / "school.yml").is_file():
            yield how, Kept(folder, "the-folder-of-a-school")


def _key(path: Path) -> tuple[int, int] | None:
    """What tells whether two paths are one folder, however they are written; None where nothing is."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
