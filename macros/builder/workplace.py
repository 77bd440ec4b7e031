"""
The folder that a build works in, beside the place of the site, and what a killed build leaves there.

A build knows the folders of builds by what they wrote into them (``MARK``), and one that has
nothing in it by its name. Whatever else lies beside a site stays as it is, also under such a name.
"""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.builder.locking import alone, lock, nobodys
from macros.builder.ownership import MARK, foreign, problem, unmovable
from macros.content import files
from macros.content.problems import Failed, Problem

#: Where in it the old site waits, if the system cannot swap two folders in one call.
OLD = ".old"
#: What ``mkdtemp`` puts behind the prefix of a name.
_DRAWN = re.compile(r"[a-z0-9_]{8}")


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
    """
    A folder beside ``site`` to build in, gone afterwards.

    It stays locked as long as this build or a process of it is alive, so that
    the next build knows what a killed one left behind.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with alone(site.parent):
        recover(site)
        work = Path(tempfile.mkdtemp(prefix=prefix(site), dir=site.parent))
        held = lock(work)
    try:
        (work / MARK).write_bytes(words(site, work))
        _movable(site, work)
        yield work
    finally:
        try:
            with alone(site.parent):
                done = put_back(work, site)
            if done:
                clear(work)
        finally:
            if held is not None:
                os.close(held)


def _movable(site: Path, work: Path) -> None:
    """Raises what would be raised when the site is moved, after the whole build."""
    if site.exists():
        try:
            # No system moves a folder over one in which something lies, and here lies a mark.
            os.rename(site, work)
        except OSError as fault:
            if fault.errno in (errno.EXDEV, errno.EBUSY):
                raise Failed([unmovable(site)]) from None
            if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise


def workplaces(site: Path) -> Iterator[Path]:
    """The folders in which builds of ``site`` work, or worked until they were killed."""
    for path in _beside(site):
        if _marked(path, site):
            yield path


def strange(site: Path) -> list[Path]:
    """What lies beside ``site`` under the name of a workplace and is none: it stays."""
    return [path for path in _beside(site) if os.path.lexists(path) and not _marked(path, site)]


def _beside(site: Path) -> list[Path]:
    names = sorted(entry.name for entry in os.scandir(site.parent))
    return [site.parent / name for name in names if name.startswith(prefix(site))]


def _marked(work: Path, site: Path) -> bool:
    try:
        if files.sort_of(work) != "folder" or files.sort_of(work / MARK) != "file":
            return False
        wanted = words(site, work)
        with files.opened(work / MARK) as file:
            return file.read(len(wanted) + 1) == wanted
    except OSError:  # without a mark, or gone by now
        return False


def prefix(site: Path) -> str:
    """How the names of the workplaces of a site begin."""
    return f".{site.name}.new-"


def words(site: Path, work: Path) -> bytes:
    """
    The mark of a folder that a build works in.

    It names that folder, also by the number that the disk gave it: a folder of somebody else to
    which a mark was copied is none.
    """
    text = (
        f"# A build of Nazorgwijzer works here, on the site: {site.name}\n{work.name} {work.lstat().st_ino}\n"
    )
    return os.fsencode(text)


def put_back(work: Path, site: Path) -> bool:
    """Puts the old site back where none stands any more; False where it must wait in ``work``."""
    old = work / OLD
    if old.exists() and not site.exists():
        with suppress(OSError):
            old.rename(site)
    return not old.exists() or site.exists()


def recover(site: Path) -> None:
    """Puts the old site back when an earlier run stopped between its two renames, and tidies up."""
    for work in workplaces(site):
        if put_back(work, site) and nobodys(work):
            clear(work)
    for work in strange(site):
        if _bare(work, site) and nobodys(work):
            clear(work)


def _bare(work: Path, site: Path) -> bool:
    """Whether this is what a build leaves that is killed before it wrote its mark, or after it went."""
    if not _DRAWN.fullmatch(work.name.removeprefix(prefix(site))):
        return False
    try:
        if files.sort_of(work) != "folder":
            return False
        return all(entry.name == MARK and not entry.stat().st_size for entry in os.scandir(work))
    except OSError:  # it may not be read, or is gone by now
        return False


def remove(site: Path) -> bool:
    """Removes a site that a build made, and what killed builds left beside it; whether there was one."""
    for one in (site.parent, site):
        if one.is_symlink():
            raise Failed([_elsewhere(one)])
    with alone(site.parent):
        problems = list(foreign(site))
        if problems:
            raise Failed(problems)
        if not site.exists():
            return False
        recover(site)
        clear(site)
    return True


def _elsewhere(link: Path) -> Problem:
    return problem(link, "link-left", to=os.readlink(link))


def clear(folder: Path) -> None:
    """Removes a folder, its mark last: if this is cut short, the next build knows it still."""
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
