"""
The order in which acts are done, from what the data says that each comes after.

Phase by phase; in a phase as the steps and their acts stand, but nothing before what it comes
after. What a situation brings stands where the act stands that it joins or replaces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.content.guide import Guide
from macros.content.model.situation import AddedAction
from macros.content.model.step import Action
from macros.content.problems import Problem
from macros.content.source import Source

#: Where an act stands among all: its place, and for a row of a situation's own the number behind it.
Rank = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """An act that could be in a plan, wherever it is written."""

    step: str
    name: str
    action: Action
    situation: str | None

    @property
    def key(self) -> str:
        """Its own key, ``step.action`` or ``situation.action``."""
        return f"{self.situation or self.step}.{self.name}"

    @property
    def slot(self) -> str:
        """The act whose row it stands in: its own key where it has a row of its own."""
        if isinstance(self.action, AddedAction):
            return self.action.joins or next(iter(self.action.replaces), self.key)
        return self.key

    @property
    def leads(self) -> bool:
        """Whether it stands at the head of its row; else it is a line under it."""
        return not (isinstance(self.action, AddedAction) and self.action.joins)


def base(guide: Guide) -> list[Found]:
    """The acts of the steps, as they stand."""
    return [
        Found(step, name, action, None)
        for step in guide.settings.steps
        for name, action in guide.step(step).actions.items()
    ]


def added(guide: Guide, names: Mapping[str, object]) -> list[Found]:
    """The acts that situations bring, in the order of ``names``."""
    return [
        Found(action.step, key, action, name)
        for name in names
        for key, action in guide.situations[name].actions.items()
    ]


def ranks(guide: Guide, every: list[Found]) -> dict[str, Rank]:
    """The place of each act by its key, for the acts of the steps and of ``every``."""
    phases = list(guide.settings.phases)
    waiting = sorted(base(guide), key=lambda one: phases.index(one.action.when))
    known = {one.key for one in waiting}
    order: dict[str, Rank] = {}
    steps: dict[tuple[str, str], int] = {}
    while waiting:
        # In a circle none is free: then as they stand. problems() reports it.
        free = next((one for one in waiting if not _before(one.action, known, order)), waiting[0])
        waiting.remove(free)
        order[free.key] = (len(order), 0)
        steps[free.step, free.action.when] = len(order) - 1
    for number, one in enumerate(every, 1):
        if one.slot in order:
            order[one.key] = order[one.slot]
        else:
            places = [order[key][0] for key in one.action.after if key in order]
            order[one.key] = (max(places, default=steps.get((one.step, one.action.when), -1)), number)
    return order


def _before(action: Action, known: set[str], order: Mapping[str, Rank]) -> bool:
    """Whether something that it comes after has no place yet."""
    return any(key in known and key not in order for key in action.after)


def problems(guide: Guide, sources: Mapping[tuple[str, str], Source]) -> Iterator[Problem]:
    """Acts that come after one another in a circle, after a later one, or join what they replace."""
    phases = list(guide.settings.phases)
    acts = {one.key: one for one in base(guide)}
    for one in [*acts.values(), *added(guide, guide.situations)]:
        kind, thing = ("situations", one.situation) if one.situation else ("steps", one.step)
        source = sources[(kind, thing)]
        for key in one.action.after:
            place = source.find(("actions", one.name, "after"), key)
            if phases.index(acts[key].action.when) > phases.index(one.action.when):
                yield source.problem(place, "after-what-is-later", found=key, name=one.key, other=key)
            elif one.situation is None and _comes_after(acts, key, one.key):
                yield source.problem(place, "after-in-a-circle", found=key, name=one.key, other=key)
        if isinstance(one.action, AddedAction) and one.action.joins in one.action.replaces:
            place = source.place(("actions", one.name, "with"))
            joins = str(one.action.joins)
            yield source.problem(place, "joins-what-it-replaces", found=joins, name=one.key)
        if one.action.brief is None and phases.index(one.action.when) < SHEET_PHASES:
            place = source.place(("actions", one.name), key=True)
            yield source.problem(place, "action-without-brief", found=one.name, name=one.key)


#: The first phases stand on the sheet.
SHEET_PHASES = 2


def _comes_after(acts: Mapping[str, Found], start: str, goal: str) -> bool:
    """Whether ``start`` comes after ``goal``, itself or by what it comes after."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        key = todo.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            todo += acts[key].action.after
    return False
