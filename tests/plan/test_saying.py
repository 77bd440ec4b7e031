"""The rulings on the words hold for every plan, sheet and the home page, and fail without their rule."""

from collections.abc import Iterator
from itertools import islice

import pytest

from macros.content.guide import Guide
from macros.content.text import Words
from macros.plan import compute
from macros.translations import translate
from tests.conftest import ROOT
from tests.plan.changing import Change, all_of, drop, put
from tests.plan.saying import SAYINGS, WRITINGS, Writing
from tests.plan.test_plans import sets

SIZES = ("none", "one", "pairs", "larger")
_WRITINGS = {one.__name__: one for one in WRITINGS}


@pytest.fixture(scope="session")
def english(guide: Guide) -> Guide:
    """The guide in English."""
    return translate(guide, ROOT, "en")[0]


@pytest.fixture(params=["nl", "en"])
def either(request: pytest.FixtureRequest, guide: Guide, english: Guide) -> Guide:
    """The guide, once in each language."""
    return guide if request.param == "nl" else english


def faults(guide: Guide, size: str, *names: str) -> Iterator[str]:
    """What rulings find in the plans and sheets of all combinations of a size."""
    for chosen in sets(guide, size):
        plan = compute(guide, chosen)
        for name in names:
            for fault in SAYINGS[name](guide, chosen, plan):
                yield f"{name}: {' + '.join(sorted(chosen)) or 'no situation'}: {fault}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(SAYINGS))
def test_saying(either: Guide, size: str, name: str) -> None:
    found = list(islice(faults(either, size, name), 20))
    assert found == []


@pytest.mark.parametrize("ruling", WRITINGS, ids=lambda ruling: ruling.__name__)
def test_writing(either: Guide, ruling: Writing) -> None:
    found = list(ruling(either))
    assert found == []


def say(where: str, path: str, text: str) -> Change:
    """A change that writes other words."""
    return put(where, path, Words(text))


def brief(where: str, name: str, text: str) -> Change:
    """A change that writes other words on the sheet."""
    return say(where, f"actions/{name}/brief", text)


def unmarked(key: str) -> Change:
    """A change after which nothing but its words tells that an action asks something of the victim."""
    step, _, name = key.partition(".")
    return put(f"steps/{step}", f"actions/{name}/effects", ["supports-victim"])


#: For each ruling, something without which it must fail.
BREAKS: list[tuple[str, str, Change]] = [
    (
        "deadline",
        "the call",
        say("situations/afpersing-geld", "actions/bel-politie-over-afpersing/text", "Bel de politie."),
    ),
    (
        "deadline",
        "the talk about the choice",
        all_of(
            say("situations/afpersing-geld", "actions/bespreek-klacht/text",
                "Bespreek of de leerling een klacht wil indienen."),
            put("situations/afpersing-geld", "actions/bespreek-klacht/more", None),
        ),
    ),
    (
        "deadline",
        "somebody who lets the pupil think",
        all_of(
            say("situations/geen-aangifte-gewenst", "actions/vraag-naar-zorgen/text",
                "Vraag waar de leerling tegen opziet."),
            say("situations/geen-aangifte-gewenst", "actions/vraag-naar-zorgen/more",
                "Bedenktijd voor een aangifte kan."),
        ),
    ),
    ("young_child", "questions", drop("situations/slachtoffer-onder-12", "forbids", "questions-victim")),
    ("young_child", "choices", drop("situations/slachtoffer-onder-12", "forbids", "asks-victims-wish")),
    ("young_child", "suicide", drop("situations/slachtoffer-onder-12", "forbids", "asks-about-suicide")),
    ("young_child", "evidence", drop("situations/slachtoffer-onder-12", "forbids", "tasks-victim")),
    *(
        (
            "young_child",
            name,
            all_of(
                put("situations/slachtoffer-onder-12", f"actions/{name}/replaces", []),
                unmarked(f"{step}.{key}"),
                say(f"steps/{step}", f"actions/{key}/text", words),
            ),
        )
        for name, step, key, words in (
            ("vertel-wat-je-doet", "gesprek-met-slachtoffer", "spreek-vervolg-af",
             "Laat de leerling één volwassene kiezen."),
            ("luister-zonder-verhoor", "gesprek-met-slachtoffer", "begin-gesprek",
             "Vraag wat er is gebeurd."),
            ("let-op-thuis", "ouders-van-het-slachtoffer", "overleg-met-leerling",
             "Vraag wat er thuis gebeurt."),
        )
    ),
    *(
        (
            "young_child",
            f"struck {key}",
            all_of(drop("situations/slachtoffer-onder-12", "strikes", key), unmarked(key)),
        )
        for key in ("aangifte.bespreek-wens-leerling", "gesprek-met-leerlingen.vraag-wens-slachtoffer")
    ),
    (
        "young_child",
        "a new text of a situation",
        say("situations/media", "actions/bescherm-de-weg-naar-school/text", "Vraag de leerling wat die wil."),
    ),
    (
        "young_child",
        "what stands behind a text",
        say("steps/gesprek-met-slachtoffer", "actions/blijf-in-gesprek/more",
            "Laat de leerling kiezen met wie."),
    ),
    (
        "young_child",
        "a talk with the parents",
        put("situations/slachtoffer-onder-12", "actions/informeer-ouders-vandaag/replaces", []),
    ),
    (
        "blocking_agrees",
        "two rows of a sheet",
        brief("situations/afpersing-geld", "bewaar-dan-blokkeer",
              "Laat bewaren en melden, en dan blokkeren."),
    ),
    (
        "blocking_agrees",
        "the general tip",
        say("steps/praktische-tips", "actions/bel-helpwanted/text", "Laat bewaren, melden en blokkeren."),
    ),
    (
        "duty_to_report",
        "the decision of the school",
        all_of(
            put("situations/ook-lichamelijk-geweld", "actions/vraag-naar-aangifteplicht/replaces", []),
            say("steps/aangifte", "actions/doe-aangifte-als-school/more",
                "De school mag dit doen, maar het hoeft niet."),
        ),
    ),
    ("duty_to_report", "waiting", drop("situations/ook-lichamelijk-geweld", "forbids", "holds-off-police")),
    (
        "duty_to_report",
        "the duty itself",
        drop("situations/ook-lichamelijk-geweld", "actions", "vraag-naar-aangifteplicht"),
    ),
    ("suspected_colleague", "evidence", drop("situations/medewerker-verdacht", "forbids", "tasks-victim")),
    ("suspected_colleague", "the team", drop("situations/medewerker-verdacht", "forbids", "gathers-team")),
    ("suspected_colleague", "the staff", drop("situations/medewerker-verdacht", "forbids", "briefs-team")),
    (
        "suspected_colleague",
        "a new text",
        say("situations/medewerker-verdacht", "actions/houd-leerling-veilig/text", "Bel de zorgcoördinator."),
    ),
    (
        "deletion_last",
        "a new text",
        say("situations/beelden-verspreid", "actions/stop-het-doorsturen/text",
            "Vraag leerlingen om de beelden te verwijderen."),
    ),
    (
        "deletion_last",
        "a row of the sheet",
        brief("situations/beelden-verspreid", "stop-het-doorsturen", "Laat iedereen de beelden wissen."),
    ),
    (
        "listening_first",
        "the plan",
        put("steps/gesprek-met-slachtoffer", "actions/begin-gesprek/when", "eerste-dag"),
    ),
    ("listening_first", "the order", put("steps/kom-samen", "actions/leg-vast/after", [])),
    ("suicide_under_12", "a line", say("steps/praktische-tips", "actions/bel-helpwanted/more",
                                       "Vraag naar zelfmoordgedachten.")),
    ("suicide_under_12", "a sign", say("steps/gesprek-met-slachtoffer", "actions/blijf-in-gesprek/more",
                                       "Hoor je iets over zelfmoord? Vraag ernaar.")),
    ("adults_and_rape", "the choice", say("steps/aangifte", "actions/bespreek-wens-leerling/more",
                                          "Vanaf 18 jaar beslist de student over de aangifte.")),
    ("adults_and_rape", "only with consent", say("situations/geen-aangifte-gewenst",
                                                 "actions/weeg-als-school/more",
                                                 "Klacht? Vanaf 18: meld alleen met toestemming.")),
    (
        "lawyer_named",
        "the talk with the parents",
        say("situations/verspreider-eigen-school", "actions/spreek-ouders-daarna/more", "Noem geen namen."),
    ),
    (
        "deadline_everywhere",
        "a text about the complaint",
        say("situations/afpersing-geld", "different/klacht", "Bij afpersing om geld is een klacht nodig."),
    ),
    (
        "blocking_after_keeping",
        "the order",
        say("situations/afpersing-geld", "actions/bewaar-dan-blokkeer/text",
            "Laat het account blokkeren en bewaar dan het gesprek."),
    ),
    (
        "blocking_after_keeping",
        "turned round",
        say("situations/afpersing-geld", "actions/bewaar-dan-blokkeer/more",
            "Bewaar alles. Blokkeer niet zonder advies van de politie."),
    ),
    ("blocking_after_keeping", "the sheet", brief("situations/afpersing-geld", "bewaar-dan-blokkeer",
                                                  "Laat de leerling blokkeren.")),
    ("blocking_asks_police", "the sheet", brief("steps/praktische-tips", "bel-helpwanted",
                                                "Laat bewaren, melden, en dan blokkeren.")),
    (
        "home_page",
        "a young child",
        all_of(
            put("guide", "first_hour", ["gesprek-met-slachtoffer.begin-gesprek"]),
            say("steps/gesprek-met-slachtoffer", "actions/begin-gesprek/text", "Praat met de leerling."),
        ),
    ),
    (
        "home_page",
        "deletion",
        put("guide", "first_hour", ["gesprek-met-leerlingen.vraag-beelden-verwijderen"]),
    ),
    ("spreaders_lawyer", "elsewhere", say("handouts/ouders-van-wie-verspreidde", "blocks/helpt/items/noteer",
                                          "Vraag het Juridisch Loket voordat uw kind iets opschrijft.")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "change"),
    [pytest.param(name, change, id=f"{name}-{about}") for name, about, change in BREAKS],
)
def test_it_fails_without_its_rule(guide: Guide, name: str, change: Change) -> None:
    """Something is found that was not there before: in one situation, or in two."""

    def found(about: Guide) -> set[str]:
        if name in _WRITINGS:
            return set(_WRITINGS[name](about))
        return {fault for size in ("none", "one", "pairs") for fault in faults(about, size, name)}

    assert found(change(guide)) - found(guide)


def test_every_ruling_was_seen_to_fail() -> None:
    assert {name for name, _, _ in BREAKS} == {*SAYINGS, *_WRITINGS}


@pytest.mark.parametrize(
    ("name", "where", "path", "text"),
    [
        ("deadline", "situations/afpersing-geld", "actions/bel-politie-over-afpersing/text",
         "Call the police."),
        ("young_child", "situations/slachtoffer-onder-12", "actions/vertel-wat-je-doet/text",
         "Ask the child what happened."),
        ("young_child", "steps/gesprek-met-slachtoffer", "actions/blijf-in-gesprek/more",
         "Let the student choose. The child decides."),
        ("duty_to_report", "situations/ook-lichamelijk-geweld", "actions/bel-zedenpolitie/more",
         "The school does not have to do this."),
        ("suspected_colleague", "situations/medewerker-verdacht", "actions/houd-leerling-veilig/text",
         "Tell the care coordinator."),
        ("deletion_last", "situations/beelden-verspreid", "actions/stop-het-doorsturen/text",
         "Ask pupils to delete the images."),
        ("lawyer_named", "situations/verspreider-eigen-school", "actions/spreek-ouders-daarna/more",
         "Name nobody."),
    ],
)  # fmt: skip
def test_english_words_are_read_too(english: Guide, name: str, where: str, path: str, text: str) -> None:
    before = set(faults(english, "one", name))
    changed = say(where, path, text)(english)
    assert set(faults(changed, "one", name)) - before
