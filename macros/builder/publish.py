"""Publishing: the finished site takes the place of the old one in one move.

Whatever happens before or during it, site/ is the old site or the new one, whole. Who stops a
build is told which of the two it is.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from macros.builder.locking import alone
from macros.builder.ownership import foreign, mark
from macros.builder.stopping import unstoppable
from macros.builder.workplace import OLD, put_back, workplaces
from macros.content.messages import Said, notes, say
from macros.content.problems import Failed

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
#: Which folder it is that stands in a place; None where nothing is.
Identity = tuple[int, int] | None


@dataclass(frozen=True)
class Move:
    """A finished site, the place that it goes to, and the folder that it was made in."""

    new: Path
    site: Path
    work: Path

    @property
    def old(self) -> Path:
        """Where the old site waits, if the system cannot swap two folders in one call."""
        return self.work / OLD


def claim(places: Sequence[Path]) -> None:
    """Raises Failed unless a build may put its sites in ``places``, which lie in one folder."""
    with alone(places[0].parent):
        _prove(places)


def _prove(places: Sequence[Path]) -> None:
    problems = [problem for place in places for problem in foreign(place)]
    if problems:
        raise Failed(problems)


def publish(moves: Sequence[Move]) -> None:
    """
    Puts every new site in its place, in one go: all of them, or none.

    The places lie in one folder. Raises Failed where somebody put something into an old site
    while the new one was made.
    """
    for move in moves:
        mark(move.new)
    done: list[Move] = []
    with unstoppable(), alone(moves[0].site.parent):
        _prove([move.site for move in moves])
        try:
            for move in moves:
                _put(move)
                done.append(move)
        except BaseException:
            for move in reversed(done):
                with suppress(OSError):
                    _take_back(move)
            raise


def _put(move: Move) -> None:
    """Puts one site in its place, or leaves all as it was."""
    if not move.site.exists():
        move.new.rename(move.site)
    elif not _exchange(move.new, move.site):
        # There is a moment between two renames. The old site is then still whole
        # beside its place; this build puts it back, or else the next one.
        move.site.rename(move.old)
        try:
            move.new.rename(move.site)
        finally:
            put_back(move.work, move.site)


def _take_back(move: Move) -> None:
    """Undoes what ``_put`` did."""
    if move.old.exists():
        move.site.rename(move.new)
        move.old.rename(move.site)
    elif move.new.exists():  # the old site lies there: the two were swapped
        _exchange(move.new, move.site)
    else:
        move.site.rename(move.new)


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
    fault = ctypes.get_errno()
    if fault in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(fault, os.strerror(fault), str(other))


def identity(place: Path) -> Identity:
    """Which folder stands in ``place``: another one, once another site has come there."""
    try:
        about = place.stat()
        return (about.st_dev, about.st_ino) if any(os.scandir(place)) else None
    except OSError:
        return None


@contextmanager
def telling(places: Sequence[Path]) -> Iterator[list[Identity]]:
    """
    Adds to whatever ends a build early what stands in its ``places`` now, after a look at them.

    Put the identities of the new sites into the list before they are published.
    """
    before = [identity(place) for place in places]
    news: list[Identity] = []
    try:
        yield news
    except BaseException as fault:
        said = [_stands(place, was, news) for place, was in zip(places, before, strict=True)]
        for line in dict.fromkeys(said):
            notes(fault).append(line)
        raise


def _stands(place: Path, before: Identity, news: Sequence[Identity]) -> Said:
    now = identity(place)
    if now == before:
        return say("site-untouched") if now else say("no-site-written")
    if now in news:
        return say("new-site-stands", where=str(place))
    if now:
        return say("another-build", where=str(place))
    waiting = [str(work / OLD) for work in workplaces(place) if (work / OLD).exists()]
    if waiting:
        return say("site-gone-old-waits", where=str(place), old=waiting[0])
    return say("site-gone", where=str(place))
