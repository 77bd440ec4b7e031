"""
Problems: what is wrong in somebody's file, where, and what to do about it.

A problem is a value. Readers of files collect problems and go on; the command
prints all problems of a run together, sorted by place. No author ever sees a
traceback for something that stands in a file of theirs.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """
    One fault, with its place and the way out.

    ``file`` is a path relative to the project, with forward slashes; ``line``
    and ``col`` count from 1, ``col`` in characters.
    """

    file: str
    line: int
    col: int
    what: str
    found: str = ""
    expected: str = ""
    advice: str = ""
    excerpt: str = field(default="", compare=False)

    def __str__(self) -> str:
        lines = [_visible(f"{self.file}:{self.line}:{self.col}: {self.what}")]
        if self.excerpt:
            number = str(self.line)
            lines.append(f"  {number} | {self.excerpt}")
            lines.append(f"  {' ' * len(number)} | {' ' * (self.col - 1)}^")
        for label, value in (
            ("found", self.found),
            ("expected", self.expected),
            ("do", self.advice),
        ):
            if value:
                lines.append(f"  {label + ':':<9} {_visible(value)}")
        return "\n".join(lines)


def _visible(text: str) -> str:
    """``text`` with what no screen shows, or what moves a terminal, written out: names are anybody's."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


class Failed(Exception):
    """A run that cannot go on; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{len(self.problems)} problem(s)")

    def __reduce__(self) -> tuple[type["Failed"], tuple[list[Problem]]]:
        return Failed, (self.problems,)  # as it comes back from a worker process


def report(problems: Iterable[Problem]) -> str:
    """All problems as one text: sorted by place, without doubles, and a last line that counts."""
    unique = sorted(set(problems))
    count = len(unique)
    end = "1 problem." if count == 1 else f"{count} problems."
    return "\n\n".join([*(str(problem) for problem in unique), end])


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that looks most like ``word``, or an empty string when none does."""
    close = difflib.get_close_matches(word[:80], list(candidates), n=1, cutoff=0.55)
    return close[0] if close else ""


def one_of(candidates: Iterable[str], near: str = "") -> str:
    """How a list of right answers is written in a problem, the nearest one first."""
    names = sorted(candidates)
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return f"{near} (nearest of: {shown})" if near else f"one of: {shown}"


def shorten(text: str, most: int = 60) -> str:
    """``text`` on one line, printable, cut to ``most`` characters: safe to show in a message."""
    flat = " ".join(text[: most * 4].split())
    flat = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in flat)
    return flat if len(flat) <= most else flat[: most - 3] + "..."
