"""What one says in a situation: few sentences, clear to whom, and no question to a young child."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest

from macros.content.guide import Guide
from macros.content.model.situation import Situation
from macros.content.text import Words
from macros.readability import split
from tests.plan.changing import Change, drop, put

MOST = 4
MOST_TO_ANOTHER = 2
#: To whom a sentence is said, when not to the victim, and on what condition: in bold before it.
TO = re.compile(r"\*\*(?:Tegen|Voor|Als) ([^*,]+)[^*]*:\*\* ")
OLDER = re.compile(r"\*\*[^*]*\b[Vv]anaf 12 jaar:\*\* ")
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
#: Situations with words for somebody else only: a colleague, the child that shared.
NOT_THE_VICTIM = {"personeel-geraakt", "verspreider-onder-12"}
#: Whose victim is an adult, and may be asked everything.
ADULT = "medewerker-slachtoffer"
#: What a child of any age may be asked: not what happened, not about home, and no choice.
HARMLESS = {"Hoe is het nu met je?", "Wie is er nu bij je?"}
CHILD = re.compile(r"$|wie deelde|het kind")
#: A parent or the press is told "u"; pupils and colleagues "je".
FORMAL = re.compile(r"\b[Uu]w?\b")


def to(said: str) -> str:
    """To whom a line is said, without the condition; nothing is the victim."""
    return match[1] if (match := TO.match(said)) else ""


def spoken(lines: Iterable[str]) -> list[str]:
    """The sentences of lines, without what stands in bold before them."""
    return [one for line in lines for one in split(re.sub(r"^\*\*[^*]+:\*\* ", "", line))]


def faults(guide: Guide) -> Iterator[str]:
    """Too many or no lines, one without to whom, and nobody to whom the situation needs words."""
    for name, about in guide.situations.items():
        if not 0 < len(about.say) <= MOST:
            yield f"{name}: {len(about.say)} lines"
        for key, said in about.say.items():
            if FORMAL.search(str(said)) and not to(str(said)):
                yield f"{name}.{key} does not say to whom"
        if name in OTHERS and not any(OTHERS[name] in to(str(said)) for said in about.say.values()):
            yield f"{name} has no words for {OTHERS[name]}"
        yield from too_long(name, about)
        yield from asks_the_young(name, about)


def too_long(name: str, about: Situation) -> Iterator[str]:
    """More sentences than one says, to each person in all; and none to the victim, of whatever age."""
    lines = sorted(map(str, about.say.values()), key=to)
    for person, theirs in groupby(lines, key=to):
        count, most = len(spoken(theirs)), MOST_TO_ANOTHER if person else MOST
        if count > most:
            yield f"{name}: {count} sentences to {person or 'the victim'}"
    young = [line for line in lines if not to(line) and not OLDER.match(line)]
    if not young and name not in NOT_THE_VICTIM:
        yield f"{name} has no words for a young victim"


def asks_the_young(name: str, about: Situation) -> Iterator[str]:
    """A question to a child that does not say from what age on."""
    for key, said in about.say.items():
        line = str(said)
        if name == ADULT or OLDER.match(line) or not CHILD.match(to(line)):
            continue
        for one in spoken([line]):
            if one.endswith("?") and one not in HARMLESS:
                yield f"{name}.{key} asks a young child: {one}"


def test_what_one_says(guide: Guide) -> None:
    assert list(faults(guide)) == []


def test_home_is_safe_before_parents_are_named(guide: Guide) -> None:
    """A pupil who hears first that the parents will know no longer says that home is not safe."""
    keys = list(guide.situations["onder-16"].say)
    assert keys.index("eerst-veilig") < keys.index("samen-vertellen")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("situations/media", "say", {}), "0 lines"),
        (put("situations/media", "say", {f"zin-{at}": Words("Nee.") for at in range(5)}), "5 lines"),
        (put("situations/media", "say", {"zin": Words("Nee. " * 5)}), "5 sentences to the victim"),
        (
            put("situations/media", "say/ouder", Words("**Tegen de pers, nu:** Nee.")),
            "3 sentences to de pers",
        ),
        (drop("situations/media", "say", "niet-met-de-pers"), "no words for a young victim"),
        (put("situations/media", "say/ouder", Words("Ik bel u.")), "does not say to whom"),
        (put("situations/media", "say/ouder", Words("Wat gebeurde er?")), "asks a young child"),
        (put("situations/media", "say/ouder", Words("**Tegen wie deelde:** Waarom?")), "asks a young child"),
        (drop("situations/media", "say", "naar-woordvoerder"), "no words for pers"),
    ],
)
def test_the_rules_can_fail(guide: Guide, change: Change, said: str) -> None:
    assert any(said in fault for fault in faults(change(guide)))
