"""
The sheet of a plan: what goes on the one page that the team takes along.

A sheet takes from a plan the first rows of data/sheet.yml that apply, so that
it fits by rank and never by smaller print. An action that waits is left out:
on paper nobody sees for how long. overrides/components/checklist/sheet.js
chooses the same in the browser; a test holds the two against each other.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros import plan as plans
from macros.content.guide import Guide
from macros.content.problems import Problem, choice
from macros.content.source import Source
from macros.content.text import Words
from macros.plan import Planned


@dataclass(frozen=True)
class Row:
    """An action on the sheet, with its short text."""

    planned: Planned
    text: Words


@dataclass(frozen=True)
class Sheet:
    """
    The rows by phase and rank, and how many actions stay on the site.

    ``solo`` is true where the plan forbids to gather a team: then it is no team's sheet.
    """

    rows: tuple[Row, ...]
    rest: int
    solo: bool


def select(guide: Guide, names: Iterable[str]) -> Sheet:
    """The sheet for a case in which the situations ``names`` apply."""
    wanted = list(names)
    plan = plans.compute(guide, wanted)
    about = guide.sheet
    fit = {planned.key: planned for planned in plan.actions if not planned.waits}
    chosen = [key for key in about.rows if key in fit][: about.most]
    phases = list(guide.settings.phases)
    chosen.sort(key=lambda key: phases.index(fit[key].action.when))
    situations = plans.situations_of(guide)
    forbidden, _ = plans.rules({name: situations[name] for name in situations if name in wanted})
    return Sheet(
        tuple(Row(fit[key], about.rows[key]) for key in chosen),
        len(plan.actions) - len(chosen),
        "gathers-team" in forbidden,
    )


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


def problems(guide: Guide, source: Source) -> Iterator[Problem]:
    """Rows for actions that do not exist."""
    known = set(keys(guide))
    for key in guide.sheet.rows:
        if key not in known:
            yield source.problem(
                source.place(("rows", key), key=True),
                "unknown-sheet-action",
                found=key,
                name=key,
                **choice(key, known),
            )
