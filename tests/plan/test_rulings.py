"""The twelve safety rulings hold in the data, and each check fails when its rule is taken out."""

import datetime

import pytest

from macros.content.guide import Guide
from macros.content.text import Words
from tests.plan.changing import Change, all_of, drop, put
from tests.plan.rulings import RULINGS, Ruling, typed_fields

_BY_NUMBER = {int(ruling.__name__[1:3]): ruling for ruling in RULINGS}


def test_there_are_twelve() -> None:
    assert sorted(_BY_NUMBER) == list(range(1, 13))


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.__name__)
def test_ruling(guide: Guide, ruling: Ruling) -> None:
    found = list(ruling(guide))
    assert found == []


def words(text: str) -> Words:
    return Words(text)


BREAKS: list[tuple[int, str, Change]] = [
    (1, "a claimed review", put("steps/aangifte", "reviewed_by", "lawyer")),
    (
        2,
        "compared after the date of the content",
        put("steps/aangifte", "checked_on", datetime.date(2099, 1, 1)),
    ),
    (
        2,
        "an old source as confirmed",
        put("organisations/kindertelefoon", "phones/algemeen/status", "confirmed"),
    ),
    (2, "an old number for danger", put("organisations/politie", "phones/spoed/status", "old")),
    (2, "old hours without a way to look them up", put("organisations/kindertelefoon", "look_up", None)),
    (3, "the first hour", drop("steps/kom-samen", "actions", "stop-het-kijken")),
    (3, "the home page", put("guide", "first_hour", ["kom-samen.leg-vast"])),
    (3, "do_not of a step", drop("steps/gesprek-met-slachtoffer", "do_not", "kijken")),
    (
        3,
        "beside the pupil's screen",
        all_of(
            put("steps/praktische-tips", "actions/bel-helpwanted/text", words("Bel Helpwanted.")),
            put("steps/praktische-tips", "actions/bel-helpwanted/more", None),
        ),
    ),
    (3, "an organisation", put("organisations/take-it-down", "look_up", words("Alles gaat via de site."))),
    (3, "a text that sends to look", put("steps/aangifte", "say/zorgen", words("Bekijk eerst de beelden."))),
    (4, "no team", drop("situations/medewerker-verdacht", "forbids", "gathers-team")),
    (4, "no talk", drop("situations/medewerker-verdacht", "forbids", "confronts-spreader")),
    (
        4,
        "the board",
        all_of(
            drop("situations/medewerker-verdacht", "actions", "meld-direct-bij-bestuur"),
            drop("steps/kom-samen", "actions", "betrek-zorgcoordinator"),
            put("guide", "first_hour", ["kom-samen.leg-vast"]),
        ),
    ),
    (4, "first of all", drop("guide", "precedence", "medewerker-verdacht")),
    (4, "the home page", drop("guide", "first_hour", "kom-samen.betrek-zorgcoordinator")),
    (
        4,
        "calling the inspector oneself",
        put("situations/medewerker-verdacht", "actions/bel-vertrouwensinspecteur/who", ["bestuur"]),
    ),
    (5, "the victim's parents", drop("situations/ouders-onveilig", "forbids", "informs-parents")),
    (5, "the other parents", drop("situations/ouders-onveilig", "forbids", "informs-spreaders-parents")),
    (
        5,
        "safety before telling",
        all_of(
            put("steps/ouders-van-het-slachtoffer", "actions/informeer-ouders/text", words("Bel de ouders.")),
            put("steps/ouders-van-het-slachtoffer", "actions/informeer-ouders/more", None),
        ),
    ),
    (
        6,
        "the conditions",
        put("age-groups/12-tot-15", "normal/experimenteren", words("Experimenteren is gewoon.")),
    ),
    (
        6,
        "never under 12",
        put(
            "steps/de-verspreider",
            "background/experiment",
            words("Experimenteren kan normaal zijn, als het vrijwillig is en tussen leeftijdgenoten."),
        ),
    ),
    (6, "young children", drop("age-groups/8-tot-12", "normal", "beelden-nooit")),
    (
        7,
        "consent",
        all_of(
            put("situations/verspreider-eigen-school", "actions/spreek-ouders-daarna/text", words("Bel ze.")),
            put("situations/verspreider-eigen-school", "actions/spreek-ouders-daarna/more", None),
        ),
    ),
    (7, "a handout", drop("handouts/ouders-van-wie-verspreidde", "blocks/school/items", "leeftijd")),
    (
        8,
        "the order",
        put("situations/verspreider-onder-12", "actions/bel-eerst-veilig-thuis/effects", []),
    ),
    (8, "the waiting", drop("situations/verspreider-onder-12", "postpones", "informs-spreaders-parents")),
    (8, "the step itself", put("steps/de-verspreider", "actions/spreek-ouders-verspreider/more", None)),
    (9, "the waiting", drop("situations/verkeerde-naam", "postpones", "informs-pupils")),
    (9, "nobody else", drop("situations/verkeerde-naam", "do_not", "noem-geen-ander")),
    (
        9,
        "what to leave out",
        all_of(
            put(
                "situations/verkeerde-naam",
                "actions/zet-gerucht-recht/text",
                words("Zeg dat het niet klopt."),
            ),
            put("situations/verkeerde-naam", "actions/zet-gerucht-recht/more", None),
        ),
    ),
    (
        10,
        "the order",
        put("steps/gesprek-met-leerlingen", "actions/vraag-beelden-verwijderen/when", "eerste-uur"),
    ),
    (
        10,
        "when it is allowed",
        put("steps/gesprek-met-leerlingen", "actions/vraag-beelden-verwijderen/text", words("Laat wissen.")),
    ),
    (11, "the closed file", put("steps/kom-samen", "actions/leg-vast/more", None)),
    (12, "112 first", drop("steps/kom-samen", "actions", "check-gevaar")),
    (
        12,
        "113",
        all_of(
            put("steps/kom-samen", "actions/check-gevaar/text", words("Bel {tel:politie.spoed}.")),
            put("steps/kom-samen", "actions/check-gevaar/more", None),
        ),
    ),
    (12, "the danger block", drop("guide", "danger", "politie.spoed")),
    (12, "an age group", drop("age-groups/4-tot-8", "act_at_once", "gevaar")),
    (12, "a handout", drop("handouts/ouders", "blocks/helpt/items", "gevaar")),
]


@pytest.mark.parametrize(
    ("number", "change"),
    [pytest.param(number, change, id=f"{number}-{about}") for number, about, change in BREAKS],
)
def test_ruling_fails_without_its_rule(guide: Guide, number: int, change: Change) -> None:
    found = next(_BY_NUMBER[number](change(guide)), None)
    assert found is not None


def test_every_ruling_was_seen_to_fail() -> None:
    assert {number for number, _, _ in BREAKS} == set(_BY_NUMBER)


@pytest.mark.parametrize(
    "html",
    [
        '<textarea name="verslag">',
        "<div contenteditable>",
        "<input>",
        '<input type="text">',
        '<input type="email">',
    ],
)
def test_a_field_for_a_story_is_seen(html: str) -> None:
    assert typed_fields(html)


@pytest.mark.parametrize("html", ['<input type="checkbox" name="x">', "<input type=date required>"])
def test_a_field_without_a_story_is_let_pass(html: str) -> None:
    assert not typed_fields(html)
