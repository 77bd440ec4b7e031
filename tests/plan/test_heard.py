"""How one heard it, and when: it adds no row to any plan, and tells no parent twice."""

from collections.abc import Iterator

import pytest

from macros.content.guide import Guide
from macros.plan import Plan, compute, situations_of
from tests.plan.changing import Change, drop, put

KNOWS = "ouders-weten-het"
TOLD_AGAIN = "ouders-van-het-slachtoffer.informeer-ouders"
CALLS_BACK = f"{KNOWS}.bel-de-ouder-terug"


def beside(guide: Guide, name: str) -> Iterator[tuple[str, Plan]]:
    """The plans in which ``name`` applies, alone and beside each situation that can hold with it."""
    yield "", compute(guide, {name})
    for other, about in situations_of(guide).items():
        if name not in about.excludes:
            yield other, compute(guide, {name, other})


def faults(guide: Guide) -> Iterator[str]:
    """What is wrong in these plans."""
    questions = guide.settings.questions
    for name in questions["verhaal"].answers:
        for other, plan in beside(guide, name):
            if len(plan.rows) > len(compute(guide, {other} - {""}).rows):
                yield f"{name} adds a row beside {other}"
    for other, plan in beside(guide, KNOWS):
        acts = {one.key: one for one in plan.actions}
        if TOLD_AGAIN in acts:
            yield f"a parent who knows is told again beside {other}"
        if other == "ouders-onveilig":
            if "informs-parents" in plan.effects:
                yield "a parent is called although home may be unsafe"
        elif CALLS_BACK not in acts:
            yield f"nobody calls the parent back beside {other}"
        elif other == "medewerker-verdacht" and not acts[CALLS_BACK].waits:
            yield "a parent is called before the board has chosen the moment"
    for one in compute(guide, {"anoniem-bericht", "medewerker-verdacht"}).actions:
        if one.key == "anoniem-bericht.spreek-de-leerling-rustig" and not one.waits:
            yield "the pupil is spoken to about a member of staff before the board has said who does"


def test_plans_of_how_one_heard_it(guide: Guide) -> None:
    assert list(faults(guide)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put(f"situations/{KNOWS}", "actions/bel-de-ouder-terug/replaces", []), "told again"),
        (put(f"situations/{KNOWS}", "actions/bel-de-ouder-terug/effects", ["records"]), "before the board"),
        (drop(f"situations/{KNOWS}", "actions", "bel-de-ouder-terug"), "nobody calls"),
        (drop("situations/ouders-onveilig", "forbids", "informs-parents"), "home may be unsafe"),
        (put("situations/zelf-gezien", "actions/kijk-niet-verder/joins", None), "adds a row"),
        (
            put("situations/anoniem-bericht", "actions/spreek-de-leerling-rustig/effects", ["hears-victim"]),
            "spoken to",
        ),
    ],
)
def test_the_rules_can_fail(guide: Guide, change: Change, said: str) -> None:
    assert any(said in fault for fault in faults(change(guide)))
