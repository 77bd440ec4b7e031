"""Locks on folders: one build at a time moves what lies in one, and a killed build leaves none."""

import os
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
# What is no folder is not opened: a pipe would wait for somebody to write.
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NONBLOCK", 0)


def lock(folder: Path, *, wait: bool = False) -> int | None:
    """Locks a folder until the number that it gives is closed; None where that cannot be."""
    if fcntl is None:
        return None
    held = None
    try:
        held = os.open(folder, _FLAGS)
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        if held is not None:
            os.close(held)
        return None
    return held


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One build at a time looks at and moves what lies in ``folder``, where it can be locked."""
    held = lock(folder, wait=True)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def nobodys(work: Path) -> bool:
    """Whether no build works in this folder any more."""
    held = lock(work)
    if held is not None:
        os.close(held)
        return True
    with suppress(OSError):  # it may be gone by now
        return time.time() - work.stat().st_mtime > LEFT_BEHIND
    return False
