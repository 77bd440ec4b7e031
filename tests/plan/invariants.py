"""
What holds for the plan of every combination of situations.

Each invariant looks at what actions do (their effects), at when they are done
and at the numbers they show, never at how they are worded. It yields one line
per fault, nothing when all is well.
"""

import re
from collections.abc import Callable, Iterator

from macros.content import text
from macros.content.guide import Guide
from macros.content.model.situation import Situation
from macros.content.model.step import Action
from macros.plan import Plan, Planned, situations_of

Invariant = Callable[[Guide, frozenset[str], Plan], Iterator[str]]

ALWAYS = ("limits-viewing", "records", "supports-victim", "hears-victim", "checks-suicidality")
PARENTS = ("informs-parents", "informs-spreaders-parents", "informs-class-parents")
#: Another side to whom no letter goes: unknown, after money or images, adult, violent, of the staff, a child.
NO_LETTER = {
    "verspreider-onbekend", "afpersing-geld", "afpersing-beelden", "volwassen-ander",
    "ook-lichamelijk-geweld", "medewerker-verdacht", "verspreider-onder-12", "slachtoffer-onder-12",
}  # fmt: skip
#: Situations in which the police are called in the first hour.
POLICE_FIRST = {
    "volwassen-ander", "afpersing-geld", "afpersing-beelden", "ook-lichamelijk-geweld",
    "slachtoffer-onder-12", "schoolapparaat",
}  # fmt: skip
#: Where the police or Veilig Thuis advise before pupils are spoken to.
ASK_FIRST = {"volwassen-ander", "ook-lichamelijk-geweld", "ouders-onveilig"}
NOT_WITH_A_SUSPECT = (
    "gathers-team", "briefs-team", "confronts-spreader", "supports-spreader", "decides-measures",
    "informs-spreaders-parents", "shares-with-other-school", "asks-deletion", "sends-stopbrief",
    "stops-spread", "holds-off-police",
)  # fmt: skip


def words(action: Action) -> str:
    """All that an action says, for the numbers in it."""
    return f"{action.text} {action.more or ''}"


def first_hour(guide: Guide, plan: Plan) -> list[Planned]:
    """The actions of the rows of the first phase."""
    first = next(iter(guide.settings.phases))
    return [planned for planned in plan.actions if planned.when == first]


def doing(planned: list[Planned], *effects: str) -> list[int]:
    """The places in a list of the actions that do one of ``effects``."""
    return [at for at, one in enumerate(planned) if set(effects) & set(one.action.effects)]


def _brought(planned: list[Planned]) -> list[Planned]:
    """Those that a situation brought: what the steps say of an unsafe home, they say as a condition."""
    return [one for one in planned if one.situation]


def emergency_stays(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Actions that show 112 and 113 remain, and the first of all is one."""
    kept = {planned.key for planned in plan.actions}
    for key, action in _every_action(guide, names):
        if "calls-emergency" in action.effects and key not in kept:
            yield f"{key} is gone"
    if not plan.actions or "calls-emergency" not in plan.actions[0].action.effects:
        yield "danger to life does not come first"
    urgent = [one for one in first_hour(guide, plan) if "calls-emergency" in one.action.effects]
    shown = {number for one in urgent for number in text.phones(words(one.action))}
    for number in set(guide.settings.danger) - shown:
        yield f"{number} is not shown in the first hour"


def _every_action(guide: Guide, names: frozenset[str]) -> Iterator[tuple[str, Action]]:
    for step in guide.settings.steps:
        for key, action in guide.step(step).actions.items():
            yield f"{step}.{key}", action
    for name in names:
        for key, added in situations_of(guide)[name].actions.items():
            yield f"{name}.{key}", added


def first_hour_filled(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """There is something to do in the first hour, and looking stops in it."""
    now = first_hour(guide, plan)
    if not now:
        yield "no action in the first hour"
    if not doing(now, "limits-viewing"):
        yield "nothing in the first hour stops the looking"


def always_there(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """What no situation may take away."""
    for effect in set(ALWAYS) - plan.effects:
        yield f"nothing does {effect}"


def forbidden_is_gone(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """What a situation forbids is gone, unless a stronger one requires it."""
    order = list(situations_of(guide))
    chosen = {name: situations_of(guide)[name] for name in order if name in names}
    for name, situation in chosen.items():
        stronger = [chosen[one] for one in chosen if order.index(one) < order.index(name)]
        for effect in set(situation.forbids) & plan.effects:
            if not any(effect in one.requires for one in stronger):
                yield f"{name} forbids {effect}"
        for letter in sorted(plan.letters):
            for effect in set(situation.forbids) & set(guide.letters[letter].effects):
                if not any(effect in one.requires for one in stronger):
                    yield f"{name} forbids {effect}, and the letter {letter} is offered"


def struck_is_gone(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """What a situation strikes is gone, unless it yields."""
    kept = {planned.key for planned in plan.actions}
    for name in names:
        situation = situations_of(guide)[name]
        if not names & set(situation.yields_to):
            for key in set(situation.strikes) & kept:
                yield f"{name} strikes {key}"


def required_is_done(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """What a situation requires is done, unless a stronger one forbids it."""
    order = list(situations_of(guide))
    for name in names:
        situation = situations_of(guide)[name]
        for effect in set(situation.requires) - plan.effects:
            stronger = [one for one in order[: order.index(name)] if one in names]
            if not any(effect in situations_of(guide)[one].forbids for one in stronger):
                yield f"{name} requires {effect}"


def urgent_does_not_wait(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Danger, looking and support are never put off; what is put off says until when."""
    chosen = [one for name, one in situations_of(guide).items() if name in names]  # the strongest first
    puts_off = {
        effect
        for at, one in enumerate(chosen)
        for effect in one.postpones
        if not any(effect in stronger.requires for stronger in chosen[:at])
    }
    for planned in plan.actions:
        effects = set(planned.action.effects)
        if planned.waits and effects & {"calls-emergency", "limits-viewing", "supports-victim"}:
            yield f"{planned.key} waits"
        if not planned.waits and effects & puts_off:
            yield f"{planned.key} does not wait"
        for letter in planned.letters:
            if not letter.waits and puts_off & set(guide.letters[letter.name].effects):
                yield f"the letter {letter.name} does not wait"


def unsafe_parents_hear_nothing(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Where telling parents may be unsafe no parents are told, on either side."""
    if "ouders-onveilig" in names:
        for effect in set(PARENTS) & plan.effects:
            yield f"{effect} although home may be unsafe"
        if not doing(_brought(first_hour(guide, plan)), "consults-veilig-thuis"):
            yield "Veilig Thuis is not asked in the first hour"


def no_letter(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """No letter to somebody who is unknown, blackmails, is adult, violent, of the staff or a child."""
    if names & NO_LETTER and ("sends-stopbrief" in plan.effects or "stopbrief" in plan.letters):
        yield "a letter is sent"


def police_at_once(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Blackmail, an adult, violence, a young child, a device of the school: police in the first hour."""
    now = [planned for planned in first_hour(guide, plan) if not planned.waits]
    if names & POLICE_FIRST and not doing(now, "consults-police", "reports-to-police"):
        yield "the police are not called in the first hour"


def suspect_hears_nothing(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """A member of staff is the suspect: the board and the inspector, no team and no talk."""
    if "medewerker-verdacht" in names:
        for effect in set(NOT_WITH_A_SUSPECT) & plan.effects:
            yield f"{effect} although a member of staff is the suspect"
        for effect in ("informs-board", "consults-inspector"):
            if not doing(first_hour(guide, plan), effect):
                yield f"{effect} does not happen in the first hour"
        for planned in plan.actions:
            if any("meldcode" in one and " niet" not in one for one in _sentences(planned.action)):
                yield f"{planned.key}: the Meldcode is not the route"
            if planned.key == "ouders-van-het-slachtoffer.overleg-met-leerling":
                yield "a colleague agrees what parents hear"


def _sentences(action: Action) -> list[str]:
    return re.split(r"(?<=[.?!])\s", words(action).lower())


#: What the board does itself, or has done, once a member of staff is the suspect.
FOR_THE_BOARD = {
    "consults-police", "reports-to-police", "offers-removal", "preserves-evidence", "records",
    "questions-victim", "informs-parents", "informs-class-parents", "informs-pupils", "speaks-to-media",
    "evaluates",
}  # fmt: skip
#: Care and danger never wait for a board.
_CARE = {"supports-victim", "limits-viewing", "calls-emergency"}


def only_the_board_acts(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """A member of staff is the suspect: no colleague acts for the school before the board says who does."""
    if "medewerker-verdacht" not in names:
        return
    for planned in plan.actions:
        effects = set(planned.action.effects)
        acts = effects & FOR_THE_BOARD
        if set(planned.action.who) <= {"gesprekspartner", "iedereen"}:
            acts -= {"records", "preserves-evidence"}  # what one heard oneself; traces do not wait
        own = planned.situation == "medewerker-verdacht"
        if acts and not effects & _CARE and not planned.waits and not own:
            yield f"{planned.key} does {', '.join(sorted(acts))} without the board"


def evidence_before_deletion(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Before anything is deleted: it was kept, and the police or Helpwanted were asked."""
    order = list(plan.actions)
    for at in doing(order, "asks-deletion")[:1]:
        for before in ("records", "preserves-evidence", "consults-police"):
            if not doing(order[:at], before):
                yield f"deletion without {before} first"


def young_spreader(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Under 12, Veilig Thuis stands before the parents of whoever spread the images."""
    if "verspreider-onder-12" in names:
        order = list(plan.actions)
        for at in doing(order, "informs-spreaders-parents")[:1]:
            if not doing(_brought(order[:at]), "consults-veilig-thuis"):
                yield "parents before Veilig Thuis"
        for planned in plan.actions:
            if "informs-spreaders-parents" in planned.action.effects and not planned.waits:
                yield f"{planned.key} does not wait for Veilig Thuis"


def young_victim(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """A victim under 12 keeps no evidence and removes nothing; adults do, and the police are asked."""
    if "slachtoffer-onder-12" in names:
        for at in doing(list(plan.actions), "tasks-victim"):
            yield f"{plan.actions[at].key} asks it of a young child"
        for effect in ("preserves-evidence", "offers-removal"):
            if effect not in plan.effects:
                yield f"nobody does {effect} for the child"


def pupils_wait_for_advice(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Pupils are not asked to stop or to delete before the police or Veilig Thuis has advised."""
    if names & ASK_FIRST:
        for at in doing(list(plan.actions), "stops-spread", "asks-deletion"):
            if not plan.actions[at].waits:
                yield f"{plan.actions[at].key} does not wait"
    if "ook-lichamelijk-geweld" in names:
        others = ("informs-spreaders-parents", "informs-class-parents", "shares-with-other-school")
        for at in doing(list(plan.actions), *others):
            if not plan.actions[at].waits:
                yield f"{plan.actions[at].key} does not wait after violence"


def police_not_held_off(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """An adult, violence, a young child: nobody waits with the police because of what the victim wants."""
    for name in sorted(names & {"volwassen-ander", "ook-lichamelijk-geweld", "slachtoffer-onder-12"}):
        if "holds-off-police" in plan.effects:
            yield f"the police wait in spite of {name}"
    if "slachtoffer-onder-12" in names:
        reports = doing(list(plan.actions), "reports-to-police")
        if all(plan.actions[at].waits for at in reports):
            yield "every report to the police about a young child waits"


def wrong_name(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """With a wrong name going round, what others hear waits until it points to nobody."""
    if "verkeerde-naam" in names:
        for at in doing(list(plan.actions), "informs-pupils", "informs-class-parents", "speaks-to-media"):
            if not plan.actions[at].waits:
                yield f"{plan.actions[at].key} does not wait"


INVARIANTS: dict[str, Invariant] = {
    check.__name__: check
    for check in (
        emergency_stays, first_hour_filled, always_there, forbidden_is_gone, struck_is_gone,
        required_is_done, urgent_does_not_wait, unsafe_parents_hear_nothing, no_letter,
        police_at_once, suspect_hears_nothing, only_the_board_acts, evidence_before_deletion,
        young_spreader, wrong_name, young_victim, pupils_wait_for_advice, police_not_held_off,
    )
}  # fmt: skip


def situation(guide: Guide, name: str) -> Situation:
    """A situation by id."""
    return guide.situations[name]
