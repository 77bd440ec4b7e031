"""
The plan for a case: the actions of the steps, changed by the situations that apply.

Computed from what actions do (their effects), never from how they are worded.
Where two situations contradict each other the one that stands first in
``precedence`` (guide.yml) wins: what it requires cannot be forbidden or struck
by a weaker one, and what it forbids a weaker one cannot require.
overrides/components/chooser/plan.js computes the same in the browser; a
test holds the two against each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from macros.content.guide import Guide
from macros.content.model.letter import Letter
from macros.content.model.situation import Situation
from macros.content.model.step import Action
from macros.content.problems import Problem
from macros.content.source import Source
from macros.content.text import Words


@dataclass(frozen=True)
class PlannedLetter:
    """A letter that an action offers, and until when it waits."""

    name: str
    waits: tuple[Words, ...]


@dataclass(frozen=True)
class Planned:
    """
    An action of the plan. ``situation`` brought it (None: the steps did); ``waits`` says until when.

    ``letters`` are those of its letters that may be sent: a letter has effects of its own.
    """

    step: str
    name: str
    action: Action
    situation: str | None
    waits: tuple[Words, ...]
    letters: tuple[PlannedLetter, ...] = ()

    @property
    def key(self) -> str:
        """The action's own key, ``step.action`` or ``situation.action``."""
        return f"{self.situation or self.step}.{self.name}"


@dataclass(frozen=True)
class Dropped:
    """An action that does not apply: because of which situation, and why."""

    step: str
    name: str
    situation: str
    reason: Words | None


@dataclass(frozen=True)
class Plan:
    """What remains, in the order of the steps and phases, and what does not."""

    actions: tuple[Planned, ...]
    dropped: tuple[Dropped, ...]

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
    order = guide.settings.precedence
    rank = {name: at for at, name in enumerate(order)}
    return dict(sorted(every.items(), key=lambda item: (rank.get(item[0], len(order)), item[0])))


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

    def barred(doing: Action | Letter) -> str | None:
        return _barred(doing, forbidden)

    def until(doing: Action | Letter) -> tuple[Words, ...]:
        return tuple(_waits(doing, chosen, required))

    gone = _taken(chosen, forbidden)
    actions: list[Planned] = []
    dropped: list[Dropped] = []
    for step, key, action, brought in _candidates(guide, chosen):
        effect = barred(action)
        if brought is None and f"{step}.{key}" in gone:
            by, reason = gone[f"{step}.{key}"]
            dropped.append(Dropped(step, key, by, reason))
        elif effect:
            by = forbidden[effect]
            dropped.append(Dropped(step, key, by, chosen[by].forbids[effect]))  # type: ignore[index]
        else:
            offered = {name: guide.letters[name] for name in action.letters}
            letters = tuple(
                PlannedLetter(name, until(letter)) for name, letter in offered.items() if not barred(letter)
            )
            actions.append(Planned(step, key, action, brought, until(action), letters))
    phases = list(guide.settings.phases)
    steps = guide.settings.steps
    actions.sort(
        key=lambda planned: (
            steps.index(planned.step),
            phases.index(planned.action.when),
            urgency(planned.action.effects),
        )
    )
    return Plan(tuple(actions), tuple(dropped))


def urgency(effects: Iterable[str]) -> int:
    """Where an action stands within its step and phase: danger to life, then staying with the victim."""
    if "calls-emergency" in effects:
        return 0
    return 1 if {"supports-victim", "hears-victim"} & set(effects) else 2


def _barred(doing: Action | Letter, forbidden: Mapping[str, str]) -> str | None:
    """The first effect for which an action or letter must not be done."""
    return next((effect for effect in doing.effects if effect in forbidden), None)


def _taken(
    chosen: Mapping[str, Situation], forbidden: Mapping[str, str]
) -> dict[str, tuple[str, Words | None]]:
    """Actions of the steps that are struck or replaced: by which situation, and why."""
    gone: dict[str, tuple[str, Words | None]] = {}
    for name, situation in chosen.items():
        if not chosen.keys() & set(situation.yields_to):
            for key, reason in situation.strikes.items():
                gone.setdefault(key, (name, reason))
        for added in situation.actions.values():
            if _barred(added, forbidden) is None:
                for key in added.replaces:
                    gone.setdefault(key, (name, None))
    return gone


def _candidates(
    guide: Guide, chosen: Mapping[str, Situation]
) -> Iterator[tuple[str, str, Action, str | None]]:
    """Every action that could be in the plan: step, name, action, the situation that brings it."""
    for name, situation in chosen.items():
        for key, added in situation.actions.items():
            yield added.step, key, added, name
    for step in guide.settings.steps:
        for key, action in guide.step(step).actions.items():
            yield step, key, action, None


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


def contradictions(one: Situation, other: Situation) -> list[str]:
    """The effects that one of two situations requires and the other forbids."""
    return sorted(set(one.requires) & set(other.forbids) | set(other.requires) & set(one.forbids))


def problems(guide: Guide, sources: Mapping[tuple[str, str], Source]) -> Iterator[Problem]:
    """Faults in the meaning of situations, alone and in pairs, each with its place."""
    every = situations_of(guide)
    doers = _doers(guide)
    for name, situation in every.items():
        yield from _inside(situation, sources[("situations", name)])
        yield from _undone({name: situation}, doers, sources)
    yield from _letters(guide, sources)
    removed = {name: _removes(guide, situation) for name, situation in every.items()}
    for (name, one), (rival, other) in combinations(every.items(), 2):
        # Most pairs have nothing to do with each other.
        if removed[name] & set(other.requires) or removed[rival] & set(one.requires):
            yield from _unranked(guide, (name, rival), sources)
            yield from _undone({name: one, rival: other}, doers, sources)


def withheld(guide: Guide, name: str) -> dict[str, Words]:
    """The situations in which a letter is not sent, each with the reason."""
    effects = guide.letters[name].effects
    return {
        key: situation.forbids[effect]
        for key, situation in guide.situations.items()
        if isinstance(situation, Situation)
        for effect in [next((one for one in effects if one in situation.forbids), None)]
        if effect
    }


def _letters(guide: Guide, sources: Mapping[tuple[str, str], Source]) -> Iterator[Problem]:
    """Letters at actions that do something else, and questions about a case that rules the letter out."""
    for kind, things in (("steps", guide.steps), ("situations", guide.situations)):
        for thing, about in things.items():
            actions: Mapping[str, Action] = about.actions
            for key, action in actions.items():
                for name in action.letters:
                    letter = guide.letters[name]
                    if not set(letter.effects) & set(action.effects):
                        source = sources[(kind, thing)]
                        yield source.problem(
                            source.find(("actions", key, "letters"), name),
                            "letter-at-another-action",
                            found=", ".join(letter.effects),
                            name=name,
                        )
    for name in guide.letters:
        barred = withheld(guide, name)
        for key, choice in guide.letters[name].choices.items():
            for situation in barred.keys() & set(choice.situations):
                source = sources[("letters", name)]
                yield source.problem(
                    source.find(("choices", key, "situations"), situation),
                    "question-where-no-letter-goes",
                    found=situation,
                    name=situation,
                )


def _removes(guide: Guide, situation: Situation) -> set[str]:
    """Every effect of which a situation takes away an action: what it forbids, strikes or replaces.

    An action that does something forbidden goes with all that it does.
    """
    keys = [*situation.strikes, *(key for added in situation.actions.values() for key in added.replaces)]
    gone = {effect for key in keys for effect in guide.action(key).effects}
    for _, _, action, _ in _candidates(guide, situations_of(guide)):
        if set(action.effects) & set(situation.forbids):
            gone |= set(action.effects)
    return gone | set(situation.forbids)


def _unranked(
    guide: Guide, pair: tuple[str, str], sources: Mapping[tuple[str, str], Source]
) -> Iterator[Problem]:
    outside = [name for name in pair if name not in guide.settings.precedence]
    every = guide.situations
    clash = contradictions(every[pair[0]], every[pair[1]]) if outside else []
    if clash:
        source = sources[("situations", outside[0])]
        yield source.problem(
            (1, 1),
            "situations-contradict",
            one=pair[0],
            other=pair[1],
            effects=", ".join(clash),
            outside=outside[0],
        )


#: What does an effect: the key of each action, the action, and the situation that brings it.
Doers = Mapping[str, Sequence[tuple[str, Action, str | None]]]


def _doers(guide: Guide) -> Doers:
    """Every action there is, by what it does."""
    found: dict[str, list[tuple[str, Action, str | None]]] = {}
    for step, key, action, brought in _candidates(guide, situations_of(guide)):
        for effect in action.effects:
            found.setdefault(effect, []).append((f"{step}.{key}", action, brought))
    return found


def _undone(
    chosen: Mapping[str, Situation], doers: Doers, sources: Mapping[tuple[str, str], Source]
) -> Iterator[Problem]:
    """What one of ``chosen``, the strongest first, requires, and no action of the plan does."""
    forbidden, required = rules(chosen)
    gone = _taken(chosen, forbidden)

    def done(key: str, action: Action, brought: str | None) -> bool:
        there = key not in gone if brought is None else brought in chosen
        return there and _barred(action, forbidden) is None

    names = list(chosen)
    undone = {effect for effect in required if not any(done(*doer) for doer in doers.get(effect, ()))}
    for effect in sorted(undone):
        source = sources[("situations", required[effect])]
        place = source.place(("requires",))
        beside = [name for name in names if name != required[effect]]
        yield (
            source.problem(place, "effect-not-done-beside", effect=effect, beside=beside[0])
            if beside
            else source.problem(place, "effect-not-done", effect=effect)
        )


def _inside(situation: Situation, source: Source) -> Iterator[Problem]:
    for effect in sorted(set(situation.requires) & set(situation.forbids)):
        yield source.problem(
            source.place(("forbids", effect), key=True), "required-and-forbidden", found=effect, effect=effect
        )
    for key, added in situation.actions.items():
        for effect in sorted(set(added.effects) & set(situation.forbids)):
            yield source.problem(
                source.place(("actions", key, "effects")),
                "action-does-what-is-forbidden",
                found=effect,
                name=key,
            )
