"""What a run takes of the widest matrices: the one place that decides it, and remembers how much it was."""

import os
from collections.abc import Collection, Iterable
from typing import TypeVar

Case = TypeVar("Case")

#: make test-all takes every matrix whole; otherwise a run takes a true sample.
WHOLE = os.environ.get("NAZORG_TESTS") == "all"
#: How many of how many, by what they are; the account of a run shows it.
TAKEN: dict[str, tuple[int, int]] = {}


def taken(what: str, sample: Iterable[Case], whole: Collection[Case]) -> list[Case]:
    """The cases that this run takes of a matrix."""
    cases = list(whole if WHOLE else sample)
    TAKEN[what] = len(cases), len(whole)
    return cases
