"""
The folder that a build works in, beside the place of the site, and what a killed build leaves there.

A build knows the folders of builds by what they wrote into them (``MARK``). Whatever else lies
beside a site stays as it is, also under such a name.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.builder.locking import alone, lock, nobodys
from macros.builder.ownership import MARK, foreign, unmovable
from macros.content.problems import Failed

#: Where in it the old site waits, if the system cannot swap two folders in one call.
OLD = ".old"


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
        work = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        held = lock(work)
    try:
        (work / MARK).write_text(_words(site), "utf-8", errors="surrogateescape", newline="\n")
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
    for entry in sorted(os.scandir(site.parent), key=lambda one: one.name):
        if entry.name.startswith(_prefix(site)) and entry.is_dir(follow_symlinks=False):
            with suppress(OSError):  # without a mark, or gone by now
                if Path(entry.path, MARK).read_text("utf-8", errors="surrogateescape") == _words(site):
                    yield Path(entry.path)


def _prefix(site: Path) -> str:
    return f".{site.name}.new-"


def _words(site: Path) -> str:
    """The mark of a folder that a build works in."""
    return f"# A build of Nazorgwijzer works here, on the site: {site.name}\n"


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


def remove(site: Path) -> bool:
    """Removes a site that a build made, and what killed builds left beside it; whether there was one."""
    with alone(site.parent):
        problems = list(foreign(site))
        if problems:
            raise Failed(problems)
        if not site.exists():
            return False
        recover(site)
        clear(site)
    return True


def clear(folder: Path) -> None:
    """Removes a folder, its mark last: if this is cut short, the next build knows it still."""
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
