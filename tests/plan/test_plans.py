"""The invariants, held against the plans of the 33 situations, all pairs and 1,000 larger sets."""

import random
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

import pytest

from macros.content.guide import Guide
from macros.content.text import Words
from macros.plan import compute, situations_of, withheld
from tests.plan.changing import Change, all_of, drop, put
from tests.plan.invariants import INVARIANTS, NO_LETTER

SEED = 20261122


def sets(guide: Guide, size: str) -> list[frozenset[str]]:
    """The combinations of a size: none, one, pairs, or 1,000 larger ones."""
    names = sorted(situations_of(guide))
    if size == "larger":
        chance = random.Random(SEED)
        return [frozenset(chance.sample(names, chance.randint(3, 10))) for _ in range(1000)]
    counts = {"none": 0, "one": 1, "pairs": 2}
    return [frozenset(some) for some in combinations(names, counts[size])]


def faults(guide: Guide, combinations_: Iterable[frozenset[str]], *invariants: str) -> Iterator[str]:
    """What invariants find in the plans of combinations."""
    for names in combinations_:
        plan = compute(guide, names)
        for invariant in invariants:
            for fault in INVARIANTS[invariant](guide, names, plan):
                yield f"{invariant}: {' + '.join(sorted(names)) or 'no situation'}: {fault}"


@pytest.mark.parametrize(("size", "count"), [("none", 1), ("one", 33), ("pairs", 528), ("larger", 1000)])
def test_every_combination_is_looked_at(guide: Guide, size: str, count: int) -> None:
    assert len(sets(guide, size)) == count


@pytest.mark.parametrize("size", ["none", "one", "pairs", "larger"])
def test_invariants(guide: Guide, size: str) -> None:
    found = list(islice(faults(guide, sets(guide, size), *INVARIANTS), 20))
    assert found == []


#: For each invariant, something in the data without which it must fail.
BREAKS: list[tuple[str, str, Change]] = [
    ("emergency_stays", "the first action", drop("steps/kom-samen", "actions", "check-gevaar")),
    (
        "emergency_stays",
        "a strike",
        put("situations/media", "strikes", {"kom-samen.check-gevaar": "Nee."}),
    ),
    (
        "emergency_stays",
        "113",
        all_of(
            put("steps/kom-samen", "actions/check-gevaar/text", Words("Bel {tel:politie.spoed}.")),
            put("steps/kom-samen", "actions/check-gevaar/more", None),
        ),
    ),
    (
        "first_hour_filled",
        "the rule not to look",
        put("steps/kom-samen", "actions/stop-het-kijken/when", "eerste-dag"),
    ),
    (
        "always_there",
        "records",
        put("situations/media", "forbids", {"records": "Nee."}),
    ),
    (
        "required_is_done",
        "the action that does it",
        drop("situations/medewerker-verdacht", "actions", "bel-vertrouwensinspecteur"),
    ),
    (
        "urgent_does_not_wait",
        "nothing put off",
        put("situations/media", "postpones", {"supports-victim": "tot later"}),
    ),
    (
        "unsafe_parents_hear_nothing",
        "victim",
        drop("situations/ouders-onveilig", "forbids", "informs-parents"),
    ),
    (
        "unsafe_parents_hear_nothing",
        "spreader",
        drop("situations/ouders-onveilig", "forbids", "informs-spreaders-parents"),
    ),
    (
        "unsafe_parents_hear_nothing",
        "class",
        drop("situations/ouders-onveilig", "forbids", "informs-class-parents"),
    ),
    ("unsafe_parents_hear_nothing", "rank", drop("guide", "precedence", "ouders-onveilig")),
    *(
        ("no_letter", name, drop(f"situations/{name}", "forbids", "sends-stopbrief"))
        for name in ("verspreider-onbekend", "afpersing-geld", "afpersing-beelden", "volwassen-ander",
                     "ook-lichamelijk-geweld", "medewerker-verdacht", "verspreider-onder-12",
                     "slachtoffer-onder-12")
    ),
    (
        "no_letter",
        "the letter alone",
        all_of(
            put("steps/kom-samen", "actions/leg-vast/letters", ["stopbrief"]),
            put("letters/stopbrief", "effects", ["records"]),
        ),
    ),
    (
        "police_at_once",
        "the call",
        put("situations/afpersing-geld", "actions/bel-politie-over-afpersing/effects", ["refers-to-help"]),
    ),
    (
        "police_at_once",
        "the board's own call",
        all_of(
            put("situations/medewerker-verdacht", "actions/laat-bewijs-aan-politie/effects", []),
            put("situations/medewerker-verdacht", "actions/doe-aangifte-als-bestuur/effects", []),
        ),
    ),
    *(
        ("suspect_hears_nothing", effect, drop("situations/medewerker-verdacht", "forbids", effect))
        for effect in ("gathers-team", "briefs-team", "confronts-spreader", "supports-spreader",
                       "decides-measures", "asks-deletion", "stops-spread", "holds-off-police")
    ),
    ("suspect_hears_nothing", "rank", drop("guide", "precedence", "medewerker-verdacht")),
    (
        "suspect_hears_nothing",
        "the inspector",
        drop("situations/medewerker-verdacht", "actions", "bel-vertrouwensinspecteur"),
    ),
    (
        "suspect_hears_nothing",
        "the Meldcode",
        put("situations/medewerker-verdacht", "actions/regel-hulp-als-bestuur/replaces", []),
    ),
    (
        "suspect_hears_nothing",
        "what parents hear",
        put("situations/medewerker-verdacht", "actions/vraag-veilig-thuis-als-bestuur/replaces", []),
    ),
    *(
        ("only_the_board_acts", effect, drop("situations/medewerker-verdacht", "postpones", effect))
        for effect in ("acts-for-school", "informs-class-parents", "informs-pupils")
    ),
    (
        "only_the_board_acts",
        "a question about home",
        put("situations/medewerker-verdacht", "actions/vraag-veilig-thuis-als-bestuur/replaces", []),
    ),
    (
        "only_the_board_acts",
        "a new act without its effect",
        put("situations/meer-verspreiders", "actions/maak-rollenlijst/effects", ["records"]),
    ),
    (
        "evidence_before_deletion",
        "deletion too early",
        put("steps/gesprek-met-leerlingen", "actions/vraag-beelden-verwijderen/when", "eerste-uur"),
    ),
    (
        "evidence_before_deletion",
        "evidence not kept first",
        drop("steps/praktische-tips", "actions", "bel-helpwanted"),
    ),
    (
        "young_spreader",
        "Veilig Thuis later",
        put("situations/verspreider-onder-12", "actions/bel-eerst-veilig-thuis/effects", []),
    ),
    (
        "young_spreader",
        "no waiting",
        drop("situations/verspreider-onder-12", "postpones", "informs-spreaders-parents"),
    ),
    *(
        ("wrong_name", effect, drop("situations/verkeerde-naam", "postpones", effect))
        for effect in ("informs-pupils", "informs-class-parents", "speaks-to-media")
    ),
    (
        "young_victim",
        "tasks for the child",
        drop("situations/slachtoffer-onder-12", "forbids", "tasks-victim"),
    ),
    *(
        ("pupils_wait_for_advice", f"{name}: {effect}", drop(f"situations/{name}", "postpones", effect))
        for name in ("volwassen-ander", "ook-lichamelijk-geweld", "ouders-onveilig")
        for effect in ("stops-spread", "asks-deletion")
    ),
    *(
        (
            "pupils_wait_for_advice",
            f"violence, {effect}",
            drop("situations/ook-lichamelijk-geweld", "postpones", effect),
        )
        for effect in ("informs-spreaders-parents", "informs-class-parents", "shares-with-other-school")
    ),
    *(
        ("police_not_held_off", name, drop(f"situations/{name}", "forbids", "holds-off-police"))
        for name in ("volwassen-ander", "ook-lichamelijk-geweld", "slachtoffer-onder-12")
    ),
    (
        "police_not_held_off",
        "a report that waits for a young child",
        drop("situations/slachtoffer-onder-12", "requires", "reports-to-police"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("invariant", "change"),
    [pytest.param(invariant, change, id=f"{invariant}-{about}") for invariant, about, change in BREAKS],
)
def test_invariant_fails_without_its_data(guide: Guide, invariant: str, change: Change) -> None:
    changed = change(guide)
    found = next(faults(changed, [*sets(guide, "one"), *sets(guide, "pairs")], invariant), None)
    assert found is not None


@pytest.mark.parametrize("invariant", ["forbidden_is_gone", "struck_is_gone", "urgent_does_not_wait"])
def test_a_plan_that_ignores_the_situations_is_seen(guide: Guide, invariant: str) -> None:
    careless = compute(guide, [])
    found = list(INVARIANTS[invariant](guide, frozenset({"medewerker-verdacht"}), careless))
    assert found
    if invariant == "forbidden_is_gone":
        assert any("letter teambericht" in fault for fault in found)


def test_a_letter_names_the_situations_that_rule_it_out(guide: Guide) -> None:
    """The page of the stopbrief lists them (F46 to F49); a log is for every case."""
    assert set(withheld(guide, "stopbrief")) == NO_LETTER
    assert withheld(guide, "logboek") == {}


def test_every_invariant_was_seen_to_fail() -> None:
    broken = {invariant for invariant, _, _ in BREAKS}
    assert set(INVARIANTS) - broken == {"forbidden_is_gone", "struck_is_gone"}
