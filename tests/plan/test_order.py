"""In which order a plan is done: nothing before what it comes after, and the police before the talks."""

from collections.abc import Callable, Iterator

import pytest

from macros.content.guide import Guide
from macros.plan import Plan, Row, compute
from macros.plan.order import Found
from tests.plan.changing import Change, all_of, put
from tests.plan.invariants import PARENTS, doing
from tests.plan.test_amount import cases

Rule = Callable[[Guide, Plan], Iterator[str]]
#: What is said to others than the victim: it can warn, or wipe out.
TALKS = (
    "confronts-spreader", "informs-pupils", "informs-spreaders-parents", "informs-class-parents",
    "shares-with-other-school", "decides-measures", "supports-spreader",
)  # fmt: skip


def slot(row: Row) -> str:
    """The act whose row it is."""
    head = row.head
    return Found(head.step, head.name, head.action, head.situation).slot


def comes_after(guide: Guide, plan: Plan) -> Iterator[str]:
    """No row stands before a row that it comes after: its own act, what takes its place, each line."""
    phases = list(guide.settings.phases)
    place = {slot(row): at for at, row in enumerate(plan.rows)}
    for at, row in enumerate(plan.rows):
        after = {key for part in row.parts for key in part.action.after}
        if slot(row).partition(".")[0] in guide.steps:
            base = guide.action(slot(row))
            # What takes its place may be more urgent: a duty to report does not wait for a wish.
            if phases.index(row.when) >= phases.index(base.when):
                after |= set(base.after)
        for key in after:
            if place.get(key, -1) > at:
                yield f"{row.head.key} stands before {key}"


def listening_first(guide: Guide, plan: Plan) -> Iterator[str]:
    """Somebody listens before anything is written down."""
    acts = list(plan.actions)
    for at in doing(acts, "records")[:1]:
        if not doing(acts[:at], "hears-victim"):
            yield f"{acts[at].key} writes before somebody listens"


def police_first(guide: Guide, plan: Plan) -> Iterator[str]:
    """The police are asked before any talk with others, and before anything is deleted."""
    acts = list(plan.actions)
    for at in doing(acts, *TALKS, "asks-deletion")[:1]:
        if not doing(acts[:at], "consults-police", "reports-to-police"):
            yield f"{acts[at].key} stands before the police are asked"


def home_first(guide: Guide, plan: Plan) -> Iterator[str]:
    """Whether home is safe is asked before any parents hear, and whoever knows is called: Veilig Thuis."""
    acts = list(plan.actions)
    for at in doing(acts, *PARENTS)[:1]:
        if not doing(acts[:at], "consults-veilig-thuis"):
            yield f"{acts[at].key} stands before Veilig Thuis is asked"
    for at in doing(acts, "informs-parents")[:1]:
        if not doing(acts[:at], "asks-home-safety"):
            yield f"{acts[at].key} stands before anybody asks whether home is safe"


RULES: list[Rule] = [comes_after, listening_first, police_first, home_first]


def faults(guide: Guide, rule: Rule, size: str) -> Iterator[str]:
    for names in cases(guide, size):
        for fault in rule(guide, compute(guide, names)):
            yield f"{' + '.join(sorted(names)) or 'no situation'}: {fault}"


@pytest.mark.parametrize("size", ["few", "many"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_order(guide: Guide, rule: Rule, size: str) -> None:
    assert list(faults(guide, rule, size))[:20] == []


BREAKS: list[tuple[Rule, str, Change]] = [
    (comes_after, "a line that drags its row", put(
        "situations/media", "actions/vertel-ouders-voor-de-pers/when", "eerste-uur")),
    (comes_after, "an act of a later row", put(
        "situations/onder-16", "actions/regel-vragen-om-inzage/after", ["beleid.neem-op-in-beleid"])),
    (listening_first, "writing", put("steps/kom-samen", "actions/leg-vast/after", [])),
    (police_first, "a talk", all_of(
        put("steps/de-verspreider", "actions/spreek-met-verspreider/when", "eerste-uur"),
        put("steps/de-verspreider", "actions/spreek-met-verspreider/after", []))),
    (police_first, "deletion", all_of(
        put("steps/gesprek-met-leerlingen", "actions/vraag-beelden-verwijderen/when", "eerste-uur"),
        put("steps/gesprek-met-leerlingen", "actions/vraag-beelden-verwijderen/after", []))),
    (police_first, "the call", put("steps/aangifte", "actions/vraag-politie-om-advies/effects", [])),
    (home_first, "the call", put(
        "situations/ook-lichamelijk-geweld", "actions/bel-zedenpolitie/effects", ["consults-police"])),
    (home_first, "the question", put(
        "steps/ouders-van-het-slachtoffer", "actions/overleg-met-leerling/when", "eerste-week")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "change"),
    [pytest.param(rule, change, id=f"{rule.__name__}-{why}") for rule, why, change in BREAKS],
)
def test_rule_fails_without_its_data(guide: Guide, rule: Rule, change: Change) -> None:
    assert next(faults(change(guide), rule, "few"), None) is not None


def test_every_rule_was_seen_to_fail() -> None:
    assert {rule for rule, _, _ in BREAKS} == set(RULES)
