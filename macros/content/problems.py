"""
Problems: what is wrong in somebody's file, where, and what to do about it.

A problem is a value. Readers of files collect problems and go on; the command
prints all problems of a run together, sorted by place. No author ever sees a
traceback for something that stands in a file of theirs. The words are in
content/messages/, and come in when the language is known.
"""

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self, TypedDict

from macros.content.messages import (
    Filling,
    Fillings,
    Language,
    Said,
    check,
    fillings,
    say,
    says,
    spoken,
    written,
)


@dataclass(frozen=True)
class Problem:
    """
    One fault, with its place and the way out.

    ``file`` is a path relative to the project, with forward slashes; ``line``
    and ``col`` count from 1, ``col`` in characters. ``key`` is the message, and
    ``found`` the thing itself, where the message does not say it.
    """

    file: str
    line: int
    col: int
    key: str
    found: str | Said = ""
    values: Fillings = ()
    excerpt: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        check(self.key, self.values)
        if self.found and says(self.key, "found"):
            raise TypeError(f"{self.key} says itself what was found")

    @classmethod
    def at(
        cls, file: str, key: str, /, *, place: tuple[int, int] = (1, 1), found: str | Said = "",
        excerpt: str = "", **values: Filling,
    ) -> Self:  # fmt: skip
        """The problem ``key`` in a file, with what goes in the places of its message."""
        return cls(file, *place, key, found, fillings(values), excerpt)

    def __lt__(self, other: "Problem") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, str, str]:
        return self.file, self.line, self.col, self.key, repr((self.found, self.values))

    def part(self, name: str) -> Filling:
        """What is wrong, found or expected, to be said in another message."""
        if name == "found" and not says(self.key, "found"):
            return self.found or say("nothing")
        return Said(self.key, self.values, name)

    def words(self, language: Language) -> str:
        """The problem as its author reads it."""
        lines = [_visible(f"{self.file}:{self.line}:{self.col}: {self._part('what', language)}")]
        if self.excerpt:
            number = str(self.line)
            lines.append(f"  {number} | {self.excerpt}")
            lines.append(f"  {' ' * len(number)} | {' ' * (self.col - 1)}^")
        for label, value in (
            (say("label-found"), written(self.found, language) or self._part("found", language)),
            (say("label-expected"), self._part("expected", language)),
            (say("label-do"), self._part("near" if dict(self.values).get("near") else "do", language)),
        ):
            if value:
                lines.append(f"  {label.words(language) + ':':<9} {_visible(value)}")
        return "\n".join(lines)

    def _part(self, name: str, language: Language) -> str:
        return Said(self.key, self.values, name).words(language)


def _visible(text: str) -> str:
    """``text`` with what no screen shows, or what moves a terminal, written out: names are anybody's."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


class Failed(Exception):
    """A run that cannot go on; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return report(self.problems, spoken(os.environ))  # where no command is there to say it: in MkDocs

    def __reduce__(self) -> tuple[type["Failed"], tuple[list[Problem]]]:
        return Failed, (self.problems,)  # as it comes back from a worker process


def report(problems: Iterable[Problem], language: Language) -> str:
    """All problems as one text: sorted by place, without doubles, and a last line that counts."""
    unique = sorted(set(problems))
    count = len(unique)
    end = say("one-problem") if count == 1 else say("problems", count=count)
    return "\n\n".join([*(problem.words(language) for problem in unique), end.words(language)])


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that looks most like ``word``, or an empty string when none does."""
    close = difflib.get_close_matches(word[:80], list(candidates), n=1, cutoff=0.55)
    return close[0] if close else ""


class Choice(TypedDict):
    """What a message says of the right answers, and the one that looks most like what was found."""

    near: str
    known: Said


def choice(word: str, candidates: Iterable[str]) -> Choice:
    """The right answers where ``word`` was found, as values of a message."""
    names = sorted(candidates)
    near = nearest(word, names)
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    known = (
        say("nearest-of", near=near, names=shown) if near and len(names) > 1 else say("one-of", names=shown)
    )
    return {"near": near, "known": known}


def shorten(text: str, most: int = 60) -> str:
    """``text`` on one line, printable, cut to ``most`` characters: safe to show in a message."""
    flat = " ".join(text[: most * 4].split())
    flat = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in flat)
    return flat if len(flat) <= most else flat[: most - 3] + "..."
