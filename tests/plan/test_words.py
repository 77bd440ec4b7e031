"""Rules of safety that hold for what people read outside the plans: handouts, tips, law and sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.content.guide import Guide, read
from macros.content.shape import leaves
from macros.site import Pages
from macros.views.sheet import five_numbers
from macros.views.site import Site
from macros.views.writer import Writer
from tests.conftest import ROOT

READ = ("handouts", "age-groups", "law", "terms", "organisations")
#: Where copies of other people's texts lie, and what only passes on what somebody else decided.
COPIES = {
    "github.com", "fdocuments.nl", "globalnews.store", "berthub.eu", "openkamer.org", "lexboost.com",
    "mijnwetten.nl", "kidglove.in", "sextorsao.org.br", "cultuurmarathon.nl", "5dok.net",
    "mentaalkabaal.wixsite.com", "topics.nl", "valkenswaard.nl", "pricoh.nl",
}  # fmt: skip


@pytest.fixture(scope="module")
def guide() -> Guide:
    found, _, problems = read(Path(__file__).resolve().parents[2])
    assert not problems
    return found


def texts(guide: Guide, *kinds: str) -> Iterator[tuple[str, str]]:
    """Every Dutch text of some kinds: where it stands, and its words."""
    for kind in kinds:
        for name, thing in guide.things[kind].items():
            for leaf in leaves(thing):
                if leaf.text:
                    yield f"{kind}/{name}:{'.'.join(map(str, leaf.path))}", str(leaf.value)


def items(guide: Guide, handout: str) -> str:
    about = guide.handouts[handout]
    return " ".join(str(item) for block in about.blocks.values() for item in block.items.values())


def test_the_deadline_stands_where_money_is_demanded(guide: Guide) -> None:
    without = [
        where
        for where, words in texts(guide, "age-groups", "handouts")
        if ("act_at_once" in where or ".bellen." in where or ".later." in where)
        and re.search(r"\bgeld\b", words)
        and "binnen drie maanden" not in words
    ]
    assert without == []
    for handout in ("leerling-overkomen", "ouders"):
        assert "binnen drie maanden" in items(guide, handout)


@pytest.mark.parametrize("handout", ["leerling-doorgestuurd", "ouders-van-wie-verspreidde"])
def test_the_family_of_who_shared_is_sent_to_a_lawyer(guide: Guide, handout: str) -> None:
    words = items(guide, handout)
    assert "advocaat" in words
    assert "hoeft niet te antwoorden" in words
    for sentence in re.findall(r"[^.?!]*opschrijv[^.?!]*[.?!][^.?!]*[.?!]", words):
        assert not re.search(r"Juridisch Loket|Slachtofferhulp|politie om advies", sentence), sentence


def test_blocking_comes_after_keeping(guide: Guide) -> None:
    for where, words in texts(guide, *READ):
        blocks = re.search(r"\b(?:en|dan) blokker(?:en|t)|blokkeer (?:het|je)\b", words)
        if blocks:
            assert re.search(r"\b[Bb]ewa(?:ar|ren|ard)\b", words[: blocks.start()]), where


def test_police_need_not_is_never_said_where_it_may_be_rape(guide: Guide) -> None:
    for where, words in texts(guide, "law"):
        if (
            re.search(r"\b[Hh]oeft (?:het|dat) niet|\b[Hh]et hoeft (?:meestal )?niet", words)
            and "politie" in words
        ):
            assert "verkrachting" in words, where


def test_suicide_is_asked_in_one_way(guide: Guide) -> None:
    other = r"niet meer (?:te |wilt |willen )*leven|gedachten aan de dood|dood (?:te )?willen zijn"
    assert [where for where, words in texts(guide, *READ) if re.search(other, words)] == []


def test_only_the_law_says_what_is_an_offence(guide: Guide) -> None:
    said = [where for where, words in texts(guide, "handouts", "age-groups") if "is strafbaar" in words]
    assert said == []


def test_a_child_under_12_is_asked_nothing_and_chooses_nothing(guide: Guide) -> None:
    asks = r"\b[Vv]raag (?:het kind )?(?:hoe het thuis|wat er (?:is )?gebeur|alleen waar|wat de juf)"
    found = [
        where
        for where, words in texts(guide, "age-groups")
        if where.startswith(("age-groups/4-tot-8:", "age-groups/8-tot-12:")) and re.search(asks, words)
    ]
    assert found == []


def test_adults_decide_whether_a_young_child_joins_the_lesson(guide: Guide) -> None:
    for name, key in (("4-tot-8", "betrokken-kind"), ("8-tot-12", "keuze")):
        words = str(guide.age_groups[name].class_.prepare[key])
        assert words.startswith("Volwassenen beslissen"), words
        assert "veilig" in words, words


def test_the_rule_on_making_images_waits_for_a_later_lesson(guide: Guide) -> None:
    """Right after an incident it points at the victim; that making a fake is an offence does not."""
    said = [
        (where, words)
        for where, words in texts(guide, "age-groups")
        if re.search(r"age-groups/1[25]-tot-1[58]:(normal|.*class)", where)
        and re.search(r"\bmaken\b.*\bstrafbaar|\bover maken\b|\ballebei\b", words)
        and not re.search(r"deepfake|uitkleed", words)
    ]
    assert len(said) >= 3
    assert [where for where, words in said if "latere les" not in words] == []


def test_after_physical_violence_staff_also_call_the_police_that_day(guide: Guide) -> None:
    lines = [
        (where, words)
        for where, words in texts(guide, "age-groups", "handouts")
        if re.search(r"act_at_once\.|net-gehoord:", where) and "Centrum Seksueel Geweld" in words
    ]
    assert len(lines) > len(guide.age_groups)
    assert [where for where, words in lines if "Bel vandaag ook de zedenpolitie" not in words] == []


def test_rape_overrules_that_a_student_decides(guide: Guide) -> None:
    tip = guide.age_groups["18-plus"].victim.tips["zelf-beslissen"]
    assert "verkrachting" in str(tip.text)
    assert "zedenpolitie" in str(tip.text)
    assert "verkrachting" in str(tip.say)


def test_who_passed_images_on_is_not_pressed_to_tell_all(guide: Guide) -> None:
    """Nothing that a lawyer must hear first is asked for with a promise."""
    asked = r"\b[Ee]erlijk zijn\b|\bgoed te maken\b|krijgt geen straf"
    found = [where for where, words in texts(guide, "handouts", "letters") if re.search(asked, words)]
    assert [where for where in found if "ouders" not in where] == []
    letter = str(guide.letters["ouders-verspreider"].paragraphs["advocaat"].text)
    assert "hoeft niet te antwoorden" in letter


def test_old_law_is_not_stated_as_the_law_of_now(guide: Guide) -> None:
    for where, words in texts(guide, "law"):
        statement = where.removesuffix(".text")
        old = re.search(r"[Tt]ot 1 juli 2024 was de hoogste|uitleg van 2017 en", words)
        if old:
            assert "Vraag de politie wat nu geldt" in words, statement


def test_all_know_where_to_tell_of_the_board_and_of_an_unsafe_home(guide: Guide) -> None:
    for handout in ("net-gehoord", "voor-iedereen"):
        words = items(guide, handout)
        assert "vraag aan wie je het meldt" in words
        assert "alleen aan het bestuur" in words
    assert "niet veilig? Vertel het ouders niet" in items(guide, "voor-iedereen")
    assert "eerste werkdag ook de vertrouwensinspecteur" in items(guide, "net-gehoord")
    letter = str(guide.letters["teambericht"].paragraphs["geef-door"].text)
    assert "medewerker? Vertel het alleen aan het bestuur" in letter


def test_an_adult_or_a_meeting_is_for_the_police_before_blocking(guide: Guide) -> None:
    words = str(guide.handouts["leerling-overkomen"].blocks["nu"].items["blokkeer"])
    assert words.index("politie.geen-spoed") < words.index("blokkeer")
    assert "jonger dan 12" in items(guide, "leerling-overkomen")


def test_the_card_says_112_answers_whatever_language_one_speaks(guide: Guide) -> None:
    assert "politie.spoed" in str(guide.letters["hulpkaart"].paragraphs["taal"].text)


def test_a_pupil_need_not_check_a_number(guide: Guide) -> None:
    """That a number is old is for staff, who can ask; on a page for pupils stands the number."""
    pages = Pages(guide, Site("", ("nl",), (), ()), ROOT / "overrides" / "components")
    noted = {"leerling": 0, "medewerker": 0, "ouder": 0}
    for page in pages.pages.values():
        html = str(pages.frame(page.address).top)
        for component, *options in (one.split() for one in page.layout):
            html += str(pages.show(component, page.address, *options))
        noted[page.audience] += html.count('class="old"') + html.count(guide.word("status_old"))
    assert noted["leerling"] == 0
    assert noted["medewerker"] > 0
    card = five_numbers(Writer(guide, "index.html"), "leerling")
    assert [name for name, _ in card if guide.word("old_number") in name] == []


def test_links_lead_to_the_owner_of_a_text(guide: Guide) -> None:
    sources = guide.sources
    hosts = {name: urlsplit(str(about.url)).hostname or "" for name, about in sources.items() if about.url}
    assert {name for name, host in hosts.items() if host.removeprefix("www.") in COPIES} == set()
