"""Publishing: the finished site takes the place of the old one in one move.

Whatever happens before or during it, site/ is the old site or the new one, whole.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

#: After so many seconds without a change a working folder belongs to no build any more.
#: Counts only where folders cannot be locked: elsewhere the lock tells at once.
LEFT_BEHIND = 24 * 3600
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
    """
    A folder beside ``site`` to build in, gone afterwards.

    It stays locked as long as this build or a process of it is alive, so that
    the next build knows what a killed one left behind.
    """
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "there is a file, and no folder", str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        recover(site)
        work = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
        held = _lock(work)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if held is not None:
            os.close(held)


def _lock(folder: Path, *, wait: bool = False) -> int | None:
    """Locks a folder until the number that it gives is closed; None where that cannot be."""
    if fcntl is None:
        return None
    held = None
    try:
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        if held is not None:
            os.close(held)
        return None
    return held


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One build at a time looks at and moves what lies in ``folder``, where it can be locked."""
    held = _lock(folder, wait=True)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def publish(new: Path, site: Path) -> None:
    """Puts the folder ``new`` in the place of ``site``; both lie on the same disk."""
    with _alone(site.parent):
        _publish(new, site)


def _publish(new: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        shutil.rmtree(new, ignore_errors=True)  # the old site; the new one is in place
        return
    # Without an atomic exchange there is a moment between two renames. The old
    # site is then still whole beside its place, and recover() puts it back.
    old = _aside(site)
    site.rename(old)
    new.rename(site)
    shutil.rmtree(old)


def share(sites: list[Path]) -> None:
    """Lets equal files of several sites be one file on the disk, where the disk can do that.

    No file of a site is ever changed in its place (a new site replaces it whole), so this is safe.
    """
    known: dict[tuple[int, bytes], Path] = {}
    for site in sites:
        for path in sorted(one for one in site.rglob("*") if one.is_file()):
            content = path.read_bytes()
            first = known.setdefault((len(content), hashlib.sha256(content).digest()), path)
            if first is path:
                continue
            beside = path.with_name(f".{path.name}.link")
            try:
                os.link(first, beside)
            except OSError:  # a disk without links, or with too many of one file
                continue
            beside.replace(path)


def recover(site: Path) -> None:
    """Puts the old site back when an earlier run stopped between its two renames, and tidies up."""
    old = _aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    for left in site.parent.glob(f".{site.name}.new-*"):
        if _nobodys(left):  # what a killed build left behind
            shutil.rmtree(left, ignore_errors=True)


def _nobodys(work: Path) -> bool:
    """Whether no build works in this folder any more."""
    held = _lock(work)
    if held is not None:
        os.close(held)
        return True
    with suppress(OSError):  # it may be gone by now
        return time.time() - work.stat().st_mtime > LEFT_BEHIND
    return False


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one system call; False where the system has none."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if done == 0:
        return True
    if ctypes.get_errno() in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(ctypes.get_errno(), "the new site could not be put in place", str(other))
