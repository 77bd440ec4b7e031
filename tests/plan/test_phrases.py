"""What one says in a situation: few sentences, and clear to whom."""

import re
from collections.abc import Iterator

import pytest

from macros.content.guide import Guide
from macros.content.text import Words
from tests.plan.changing import Change, all_of, drop, put

MOST = 4
#: To whom a sentence is said, when not to the victim: in bold before it.
TO = re.compile(r"\*\*(?:Tegen|Voor) ([^*]+):\*\* ")
#: Situations in which somebody else calls, tells or asks, and who that is.
OTHERS = {
    "andere-ouder-vertelt": "ouder", "buiten-schooltijd": "ouder", "meer-verspreiders": "ouder",
    "onder-16": "ouder", "ouders-onveilig": "ouder", "ouders-verspreiden": "ouder",
    "ouders-weten-het": "ouder",
    "slachtoffer-onder-12": "ouder", "verspreider-eigen-school": "ouder", "verspreider-onder-12": "ouder",
    "media": "pers", "collega-vertelt": "collega", "personeel-geraakt": "collega",
    "leerling-vertelt": "vertelt", "beelden-verspreid": "iets kreeg", "openbaar-geplaatst": "het zag",
    "schoolapparaat": "ict-medewerker", "verspreider-andere-school": "andere school",
    "anoniem-bericht": "vraagt", "medewerker-verdacht": "vraagt",
}  # fmt: skip
#: A parent or the press is told "u"; pupils and colleagues "je".
FORMAL = re.compile(r"\b[Uu]w?\b")


def faults(guide: Guide) -> Iterator[str]:
    """Too many or no sentences, one without to whom, and nobody to whom the situation needs words."""
    for name, about in guide.situations.items():
        if not 0 < len(about.say) <= MOST:
            yield f"{name}: {len(about.say)} sentences"
        to = [match[1] if (match := TO.match(str(said))) else "" for said in about.say.values()]
        for key, said in about.say.items():
            if FORMAL.search(str(said)) and not TO.match(str(said)):
                yield f"{name}.{key} does not say to whom"
        if name in OTHERS and not any(OTHERS[name] in one for one in to):
            yield f"{name} has no words for {OTHERS[name]}"


def test_what_one_says(guide: Guide) -> None:
    assert list(faults(guide)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("situations/media", "say", {}), "0 sentences"),
        (put("situations/media", "say", {f"zin-{at}": Words("Nee.") for at in range(5)}), "5 sentences"),
        (put("situations/media", "say/ouder", Words("Ik bel u.")), "does not say to whom"),
        (
            all_of(*(drop("situations/media", "say", key) for key in ("naar-woordvoerder", "vaste-lijn"))),
            "no words for pers",
        ),
    ],
)
def test_the_rules_can_fail(guide: Guide, change: Change, said: str) -> None:
    assert any(said in fault for fault in faults(change(guide)))
