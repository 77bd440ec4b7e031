"""The home page says the first acts in a safe order, and when to hand it on at once."""

import re
from collections.abc import Callable, Iterator

import pytest

from macros.content import text
from macros.content.guide import Guide
from tests.conftest import ROOT
from tests.plan.changing import Change, drop, put

#: What comes before what: stay, hear, write down, fetch help. Nothing is deleted here.
ORDER = ("supports-victim", "hears-victim", "records", "gathers-team")
POLICE = "politie.geen-spoed"
#: The situations of which the sign stands here, each with the number that its act must show.
SIGNS = {
    "medewerker-verdacht": "vertrouwensinspecteur.algemeen",
    "zelfmoordgedachten": "zelfmoordpreventie-113.kort",
    "ouders-onveilig": "veilig-thuis.algemeen",
    "ook-lichamelijk-geweld": POLICE,
    "slachtoffer-onder-12": POLICE,
    "volwassen-ander": POLICE,
    "afpersing-beelden": POLICE,
    "afpersing-geld": POLICE,
}


def order(guide: Guide) -> Iterator[str]:
    """Stay, hear, write down, fetch help: in that order, and nothing is deleted."""
    acts = [guide.action(key) for key in guide.settings.first_hour]
    places = [next((at for at, act in enumerate(acts) if effect in act.effects), None) for effect in ORDER]
    if None in places or places != sorted(places):  # type: ignore[type-var]
        yield f"{dict(zip(ORDER, places, strict=True))}"
    if any("asks-deletion" in act.effects for act in acts):
        yield "something is deleted in the first hour"


def young_child(guide: Guide) -> Iterator[str]:
    """Who listens to a child under 12 asks nothing about what happened."""
    for key in guide.settings.first_hour:
        action = guide.action(key)
        if "hears-victim" in action.effects and not re.search(r"\b12\b[^.]*\bniets\b", action.text):
            yield f"{key} has no exception for a young child"


def signs(guide: Guide) -> Iterator[str]:
    """Every sign is there, and its act shows the number that goes with it."""
    for situation, number in SIGNS.items():
        acts = [one.act for one in guide.settings.refer_at_once.values() if situation in one.situations]
        if not acts:
            yield f"no sign leads to {situation}"
        for act in acts:
            if number not in text.phones(act):
                yield f"the sign of {situation} does not show {number}"


def keep_then_block(guide: Guide) -> Iterator[str]:
    """Keeping comes before reporting, and reporting before blocking."""
    for name, one in guide.settings.refer_at_once.items():
        places = [one.act.find(word) for word in ("bewaren", "melden", "blokkeren")]
        if places[2] >= 0 and (min(places) < 0 or places != sorted(places)):
            yield f"{name} blocks too soon"


def money(guide: Guide) -> Iterator[str]:
    """Money: the deadline. An adult, or a meeting: no blocking before the police say so."""
    for name, one in guide.settings.refer_at_once.items():
        if "afpersing-geld" in one.situations and not re.search(r"\bdrie maanden\b", one.act):
            yield f"{name} does not name the three months"
        blocks = re.search(r"\bblokkeren\b", one.act)
        if blocks and not re.search(r"\bvolwassen\b[^.]*\bafspraak\b[^.]*\bpas\b[^.]*\bpolitie\b", one.act):
            yield f"{name} blocks an adult without the police"


CHECKS: tuple[Callable[[Guide], Iterator[str]], ...] = (order, young_child, signs, keep_then_block, money)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_home(guide: Guide, check: Callable[[Guide], Iterator[str]]) -> None:
    assert list(check(guide)) == []


@pytest.mark.parametrize("page", ["index.md", "net-gehoord.md"])
def test_signs_are_shown(page: str) -> None:
    assert "{{ refer_at_once() }}" in (ROOT / "docs" / page).read_text("utf-8")


LISTEN = "gesprek-met-slachtoffer.begin-gesprek"
BREAKS: list[tuple[Callable[[Guide], Iterator[str]], str, Change]] = [
    (order, "writing before listening", put("guide", "first_hour", [
        "kom-samen.leg-vast", LISTEN, "kom-samen.betrek-zorgcoordinator",
    ])),
    (order, "nobody stays", drop("guide", "first_hour", LISTEN)),
    (young_child, "the exception", put(
        "steps/gesprek-met-slachtoffer", "actions/begin-gesprek/text", text.Words("Begin het gesprek."))),
    (signs, "a sign", drop("guide", "refer_at_once", "thuis")),
    (signs, "a number", put("guide", "refer_at_once/onder-12/act", text.Words("Vraag het kind niets."))),
    (keep_then_block, "the order", put(
        "guide", "refer_at_once/afpersing/act", text.Words("Laat blokkeren, en daarna bewaren en melden."))),
    (money, "the deadline", put("guide", "refer_at_once/afpersing/act", text.Words("Bel de politie."))),
    (money, "the adult", put("guide", "refer_at_once/afpersing/act", text.Words(
        "Laat bewaren, melden en blokkeren. Dien binnen drie maanden een klacht in."))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "change"), [pytest.param(check, change, id=about) for check, about, change in BREAKS]
)
def test_check_fails_without_it(
    guide: Guide, check: Callable[[Guide], Iterator[str]], change: Change
) -> None:
    assert list(check(change(guide)))
