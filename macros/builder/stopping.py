"""Stopping: which signals end a build, and how they wait while it does what may not be cut in two."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: What ends a process, and what each must first learn how to take.
STOPS = {signal.SIGINT, signal.SIGTERM}


@contextmanager
def unstoppable() -> Iterator[None]:
    """Signals wait until the end of the block."""
    if sys.platform == "win32":
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
