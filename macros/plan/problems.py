"""Faults in the meaning of situations, alone and in pairs, and of what is done when."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from macros.content.guide import Guide
from macros.content.model.situation import Situation
from macros.content.model.step import Action
from macros.content.problems import Problem
from macros.content.source import Source
from macros.plan import barred, candidates, order, rules, situations_of, taken, withheld


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
    yield from order.problems(guide, sources)
    removed = {name: _removes(guide, situation) for name, situation in every.items()}
    for (name, one), (rival, other) in combinations(every.items(), 2):
        # Most pairs have nothing to do with each other.
        if removed[name] & set(other.requires) or removed[rival] & set(one.requires):
            yield from _unranked(guide, (name, rival), sources)
            yield from _undone({name: one, rival: other}, doers, sources)


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
    for one in candidates(guide, situations_of(guide)):
        if set(one.action.effects) & set(situation.forbids):
            gone |= set(one.action.effects)
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
    for one in candidates(guide, situations_of(guide)):
        for effect in one.action.effects:
            found.setdefault(effect, []).append((f"{one.step}.{one.name}", one.action, one.situation))
    return found


def _undone(
    chosen: Mapping[str, Situation], doers: Doers, sources: Mapping[tuple[str, str], Source]
) -> Iterator[Problem]:
    """What one of ``chosen``, the strongest first, requires, and no action of the plan does."""
    forbidden, required = rules(chosen)
    gone = taken(chosen, forbidden)

    def done(key: str, action: Action, brought: str | None) -> bool:
        there = key not in gone if brought is None else brought in chosen
        return there and barred(action, forbidden) is None

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
