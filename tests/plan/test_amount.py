"""How much a plan asks: few acts in the steps, few rows in each phase, and nothing said twice."""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from macros.content.guide import Guide
from macros.plan import Plan, compute, situations_of
from tests.plan.changing import Change, all_of, put
from tests.plan.test_plans import SEED

ACTS = 45
#: How many rows at most: in the first phase, in the second, in all.
FEW = (7, 12, 40)
MANY = (9, 15, 50)


def cases(guide: Guide, size: str) -> list[frozenset[str]]:
    """No, one and two situations, or 1,000 sets of three to six."""
    names = sorted(situations_of(guide))
    if size == "few":
        return [frozenset(some) for count in range(3) for some in combinations(names, count)]
    chance = random.Random(SEED)
    return [frozenset(chance.sample(names, chance.randint(3, 6))) for _ in range(1000)]


def too_much(guide: Guide, plan: Plan, most: tuple[int, int, int]) -> Iterator[str]:
    """More rows than somebody can do, in the first two phases or in all."""
    first, second, *_ = guide.settings.phases
    found = [sum(row.when == phase for row in plan.rows) for phase in (first, second)]
    for where, rows, limit in zip((first, second, "all"), (*found, len(plan.rows)), most, strict=True):
        if rows > limit:
            yield f"{rows} rows in {where}"


def twice(guide: Guide, plan: Plan) -> Iterator[str]:
    """An act that stands twice, or two situations that change one act in two rows."""
    keys = [planned.key for planned in plan.actions]
    if len(keys) > len(set(keys)):
        yield f"twice: {sorted(key for key in keys if keys.count(key) > 1)}"
    place = {planned.key: at for at, row in enumerate(plan.rows) for planned in row.parts}
    changing: dict[str, set[int]] = {}
    for planned in plan.actions:
        if planned.situation:
            added = guide.situations[planned.situation].actions[planned.name]
            changed = added.joins or next(iter(added.replaces), planned.key)
            changing.setdefault(changed, set()).add(place[planned.key])
    for planned in plan.actions:
        if planned.key in changing and planned.situation is None:
            changing[planned.key].add(place[planned.key])
    for key, rows in changing.items():
        if len(rows) > 1:
            yield f"{key} is changed in {len(rows)} rows"


def faults(guide: Guide, size: str) -> Iterator[str]:
    for names in cases(guide, size):
        plan = compute(guide, names)
        for fault in (*too_much(guide, plan, FEW if size == "few" else MANY), *twice(guide, plan)):
            yield f"{' + '.join(sorted(names)) or 'no situation'}: {fault}"


def test_the_steps_have_few_acts(guide: Guide) -> None:
    assert sum(len(guide.step(name).actions) for name in guide.settings.steps) <= ACTS


@pytest.mark.parametrize("size", ["few", "many"])
def test_plans_ask_little(guide: Guide, size: str) -> None:
    assert list(faults(guide, size))[:20] == []


def test_an_act_that_two_situations_change_stands_in_one_row_with_both(guide: Guide) -> None:
    """The act of the stronger leads, and each line says which situation brought it."""
    plan = compute(guide, ["afpersing-geld", "volwassen-ander"])
    row = next(row for row in plan.rows if "consults-police" in row.head.action.effects)
    assert row.head.situation == "volwassen-ander"
    assert {"afpersing-geld", "volwassen-ander"} <= {part.situation for part in row.parts}
    assert sum("consults-police" in row.head.action.effects for row in plan.rows) == 1


@pytest.mark.parametrize(
    ("said", "instead_of"),
    [
        ("ouders-onveilig.bel-veilig-thuis-vandaag", "slachtoffer-onder-12.bel-veilig-thuis"),
        ("verspreider-eigen-school.houd-leerlingen-uit-elkaar", "ook-lichamelijk-geweld.houd-hen-uit-elkaar"),
    ],
)
def test_what_two_situations_ask_alike_stands_once(guide: Guide, said: str, instead_of: str) -> None:
    both = compute(guide, [said.partition(".")[0], instead_of.partition(".")[0]])
    assert {said, instead_of} & {one.key for one in both.actions} == {said}
    assert instead_of.partition(".")[2] not in {one.name for one in both.dropped}
    assert instead_of in {one.key for one in compute(guide, [instead_of.partition(".")[0]]).actions}


def test_what_is_gone_takes_nothing_away(guide: Guide) -> None:
    """Two acts that name each other: the one of the stronger situation stays."""
    first, second = "ouders-onveilig.bel-veilig-thuis-vandaag", "slachtoffer-onder-12.bel-veilig-thuis"
    circle = put("situations/slachtoffer-onder-12", "actions/bel-veilig-thuis/replaces", [first])(guide)
    plan = compute(circle, ["ouders-onveilig", "slachtoffer-onder-12"])
    assert {first, second} & {one.key for one in plan.actions} == {first}


LOOSE: list[tuple[str, Change]] = [
    ("rows in eerste-uur", put("situations/media", "actions/wijs-woordvoerder-aan/joins", None)),
    (
        "rows in eerste-dag",
        put("situations/ook-lichamelijk-geweld", "actions/regel-wie-meegaat/joins", None),
    ),
    (
        "rows in all",
        all_of(
            put("situations/langdurig-afwezig", "actions/spreek-rust-af/joins", None),
            put("situations/langdurig-afwezig", "actions/houd-contact/joins", None),
        ),
    ),
]


@pytest.mark.parametrize(("fault", "change"), LOOSE, ids=[fault for fault, _ in LOOSE])
def test_lines_that_become_rows_are_seen(guide: Guide, fault: str, change: Change) -> None:
    assert any(fault in found for found in faults(change(guide), "few"))


def test_a_plan_in_which_an_act_stands_twice_is_seen(guide: Guide) -> None:
    plan = compute(guide, ["media"])
    assert list(twice(guide, Plan((*plan.rows, plan.rows[0]), ())))
    apart = [row for row in plan.rows if row.lines]
    rows = (*plan.rows, *(type(row)(row.lines[0], ()) for row in apart))
    assert any("is changed in" in fault for fault in twice(guide, Plan(rows, ())))
