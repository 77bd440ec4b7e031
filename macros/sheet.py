"""
The sheet of a plan: what goes on the one page that the team takes along.

A sheet takes the first rows of a plan, in order of time, with their short words, as far as a
page holds; so it fits by leaving off the end, and never by smaller print. Every row of the first
phase stands on it, if need be with fewer lines. What waits is left out:
on paper nobody sees for how long. overrides/components/checklist/sheet.js chooses the same in the
browser, and the second sheet and those of a role besides; a test holds the two against each other.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from macros import plan as plans
from macros.content.guide import Guide
from macros.content.text import Words
from macros.plan import Planned
from macros.plan.order import SHEET_PHASES


@dataclass(frozen=True)
class Line:
    """An action on the sheet, with its short text."""

    planned: Planned
    text: Words


@dataclass(frozen=True)
class Row:
    """What is done in one go: its first line, and those that situations add to it."""

    lines: tuple[Line, ...]

    @property
    def when(self) -> str:
        """The phase of the row."""
        return self.lines[0].planned.when

    @property
    def keys(self) -> list[str]:
        """The key of each line."""
        return [line.planned.key for line in self.lines]


@dataclass(frozen=True)
class Sheet:
    """
    The rows in order of time, and how many rows of the plan stay on the site.

    ``solo`` is true where the plan forbids to gather a team: then it is no team's sheet.
    """

    rows: tuple[Row, ...]
    rest: int
    solo: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, row by row."""
        return tuple(line for row in self.rows for line in row.lines)


def select(guide: Guide, names: Iterable[str]) -> Sheet:
    """The sheet for a case in which the situations ``names`` apply."""
    wanted = list(names)
    plan = plans.compute(guide, wanted)
    early = list(guide.settings.phases)[:SHEET_PHASES]
    found = [Row(lines) for row in plan.rows if row.when in early and (lines := _now(row))]
    urgent = sum(row.when == early[0] for row in found)
    rows: list[Row] = []
    room = guide.sheet.most
    for row in found:
        if urgent:  # of the first phase each row has its first line: the police stand last in it
            urgent -= 1
            row = Row(row.lines[: max(1, room - urgent)])
        if len(row.lines) > room:
            break
        rows.append(row)
        room -= len(row.lines)
    situations = plans.situations_of(guide)
    forbidden, _ = plans.rules({name: situations[name] for name in situations if name in wanted})
    return Sheet(tuple(rows), len(plan.rows) - len(rows), "gathers-team" in forbidden)


def _now(row: plans.Row) -> tuple[Line, ...]:
    """The lines of a row that can be done now, in short."""
    return tuple(Line(part, part.action.brief) for part in row.parts if part.action.brief and not part.waits)


def keys(guide: Guide) -> list[str]:
    """The key of every action that any plan can hold."""
    found = [f"{step}.{name}" for step in guide.settings.steps for name in guide.step(step).actions]
    for name, situation in plans.situations_of(guide).items():
        found += [f"{name}.{key}" for key in situation.actions]
    return found


def digest(guide: Guide, key: str) -> str:
    """What tells whether an action has changed: a short hash of its Dutch text, in every language."""
    original = guide.original or guide
    thing, _, name = key.partition(".")
    situation = plans.situations_of(original).get(thing)
    action = situation.actions[name] if situation else original.action(key)
    return hashlib.sha256(str(action.text).encode()).hexdigest()[:8]
