"""Publishing: the finished site takes the place of the old one in one move.

Whatever happens before or during it, site/ is the old site or the new one, whole.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

#: After so many seconds without a change a working folder belongs to no build any more.
LEFT_BEHIND = 24 * 3600
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(new: Path, site: Path) -> None:
    """Puts the folder ``new`` in the place of ``site``; both lie on the same disk."""
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        shutil.rmtree(new)
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
        # What a killed build left behind; a younger one may be at work still.
        if time.time() - left.stat().st_mtime > LEFT_BEHIND:
            shutil.rmtree(left, ignore_errors=True)


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
