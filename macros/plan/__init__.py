"""
The plan for a case: the acts of the steps, changed by the situations that apply, in order of time.

Computed from what acts do (their effects), never from how they are worded.
Where two situations contradict each other the one that stands first in
``precedence`` (guide.yml) wins: what it requires cannot be forbidden or struck
by a weaker one, and what it forbids a weaker one cannot require.

A plan has rows. A row is one thing that somebody does in one go: an act of a
step, or the act of a situation that takes its place, with the lines that
situations add to it. So an act that two situations change stands once.
overrides/components/plan/compute.js computes the same in the browser; a
test holds the two against each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.content.guide import Guide
from macros.content.model.letter import Letter
from macros.content.model.situation import Situation
from macros.content.model.step import Action
from macros.content.text import Words
from macros.plan import order
from macros.plan.order import Found


@dataclass(frozen=True)
class PlannedLetter:
    """A letter that an action offers, and until when it waits."""

    name: str
    waits: tuple[Words, ...]


@dataclass(frozen=True)
class Planned:
    """
    An action of the plan. ``situation`` brought it (None: the steps did); ``waits`` says until when.

    ``when`` is the phase of its row. ``letters`` are those of its letters that may be sent: a
    letter has effects of its own.
    """

    step: str
    name: str
    action: Action
    situation: str | None
    waits: tuple[Words, ...]
    when: str
    letters: tuple[PlannedLetter, ...] = ()

    @property
    def key(self) -> str:
        """The action's own key, ``step.action`` or ``situation.action``."""
        return f"{self.situation or self.step}.{self.name}"


@dataclass(frozen=True)
class Row:
    """What is done in one go: the act at its head, and the lines that situations add to it."""

    head: Planned
    lines: tuple[Planned, ...]

    @property
    def when(self) -> str:
        """The phase: the earliest of all that stands in the row."""
        return self.head.when

    @property
    def parts(self) -> tuple[Planned, ...]:
        """The act, then its lines."""
        return (self.head, *self.lines)


@dataclass(frozen=True)
class Dropped:
    """An action that does not apply: because of which situation, and why."""

    step: str
    name: str
    situation: str
    reason: Words | None


@dataclass(frozen=True)
class Plan:
    """What remains, in the order in which it is done, and what does not."""

    rows: tuple[Row, ...]
    dropped: tuple[Dropped, ...]

    @property
    def actions(self) -> tuple[Planned, ...]:
        """All actions, row by row."""
        return tuple(part for row in self.rows for part in row.parts)

    @property
    def effects(self) -> set[str]:
        """Everything that the plan does."""
        return {effect for planned in self.actions for effect in planned.action.effects}

    @property
    def letters(self) -> set[str]:
        """The letters that the plan offers."""
        return {letter.name for planned in self.actions for letter in planned.letters}


def situations_of(guide: Guide) -> dict[str, Situation]:
    """All situations, the one that takes precedence first."""
    every = guide.situations
    precedence = guide.settings.precedence
    rank = {name: at for at, name in enumerate(precedence)}
    return dict(sorted(every.items(), key=lambda item: (rank.get(item[0], len(precedence)), item[0])))


def rules(chosen: Mapping[str, Situation]) -> tuple[dict[str, str], dict[str, str]]:
    """Which effects are forbidden and which required, each with the situation that decides it."""
    forbidden: dict[str, str] = {}
    required: dict[str, str] = {}
    for name, situation in chosen.items():  # the strongest first
        for effect in situation.forbids:
            if effect not in required:
                forbidden.setdefault(effect, name)
        for effect in situation.requires:
            if effect not in forbidden:
                required.setdefault(effect, name)
    return forbidden, required


def compute(guide: Guide, names: Iterable[str]) -> Plan:
    """The plan when the situations ``names`` apply; of none, all actions of the steps."""
    wanted = set(names)
    every = situations_of(guide)
    chosen = {name: every[name] for name in every if name in wanted}
    forbidden, required = rules(chosen)

    def until(doing: Action | Letter) -> tuple[Words, ...]:
        return tuple(_waits(doing, chosen, required))

    gone = taken(chosen, forbidden)
    kept: dict[str, list[Found]] = {}
    dropped: list[Dropped] = []
    for one in candidates(guide, chosen):
        effect = barred(one.action, forbidden)
        if one.key in gone:
            by, reason = gone[one.key]
            if one.situation is None:  # what another situation says in its place is no loss to show
                dropped.append(Dropped(one.step, one.name, by, reason))
        elif effect:
            by = forbidden[effect]
            dropped.append(Dropped(one.step, one.name, by, chosen[by].forbids[effect]))  # type: ignore[index]
        else:
            kept.setdefault(one.slot, []).append(one)
    phases = list(guide.settings.phases)
    rank = ranks(guide)

    def planned(one: Found, when: str) -> Planned:
        offered = {name: guide.letters[name] for name in one.action.letters}
        letters = tuple(
            PlannedLetter(name, until(letter))
            for name, letter in offered.items()
            if barred(letter, forbidden) is None
        )
        return Planned(one.step, one.name, one.action, one.situation, until(one.action), when, letters)

    rows = []
    for found in kept.values():
        when = min((one.action.when for one in found), key=phases.index)
        # The act of the step, else what takes its place, else what was to be done with it.
        head = min(found, key=lambda one: (one.situation is not None, not one.leads))
        lines = [planned(one, when) for one in found if one is not head]
        rows.append(((phases.index(when), rank[head.key]), Row(planned(head, when), tuple(lines))))
    return Plan(tuple(row for _, row in sorted(rows, key=lambda one: one[0])), tuple(dropped))


def withheld(guide: Guide, name: str) -> dict[str, Words]:
    """The situations in which a letter is not sent, each with the reason."""
    effects = guide.letters[name].effects
    return {
        key: situation.forbids[effect]
        for key, situation in guide.situations.items()
        for effect in [next((one for one in effects if one in situation.forbids), None)]
        if effect
    }


@lru_cache(maxsize=4)
def ranks(guide: Guide) -> dict[str, order.Rank]:
    """The place of every act, whatever the case: thousands of plans are made of one guide."""
    return order.ranks(guide, order.added(guide, situations_of(guide)))


def barred(doing: Action | Letter, forbidden: Mapping[str, str]) -> str | None:
    """The first effect for which an action or letter must not be done."""
    return next((effect for effect in doing.effects if effect in forbidden), None)


def taken(
    chosen: Mapping[str, Situation], forbidden: Mapping[str, str]
) -> dict[str, tuple[str, Words | None]]:
    """Actions that are struck or replaced: by which situation, and why. What is gone takes nothing away."""
    gone: dict[str, tuple[str, Words | None]] = {}
    for name, situation in chosen.items():
        if not chosen.keys() & set(situation.yields_to):
            for key, reason in situation.strikes.items():
                gone.setdefault(key, (name, reason))
        for key_of, added in situation.actions.items():
            if barred(added, forbidden) is None and f"{name}.{key_of}" not in gone:
                for key in added.replaces:
                    gone.setdefault(key, (name, None))
    return gone


def candidates(guide: Guide, chosen: Mapping[str, Situation]) -> Iterator[Found]:
    """Every action that could be in the plan: of the situations, the strongest first, then of the steps."""
    yield from order.added(guide, chosen)
    yield from order.base(guide)


def _waits(
    doing: Action | Letter, chosen: Mapping[str, Situation], required: Mapping[str, str]
) -> Iterator[Words]:
    """Until when an action or a letter waits; never for what a stronger situation requires to be done."""
    rank = {name: at for at, name in enumerate(chosen)}
    for name, situation in chosen.items():
        for effect, until in situation.postpones.items():
            by = required.get(effect)
            if effect in doing.effects and (by is None or rank[by] >= rank[name]):
                yield until
