"""Rules of safety that hold for what people read outside the plans: handouts, tips, law and sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.content.guide import Guide, read
from macros.content.shape import leaves

READ = ("handouts", "age-groups", "law", "terms", "organisations")
#: Where copies of other people's texts lie, and what only passes on what somebody else decided.
COPIES = {
    "github.com", "fdocuments.nl", "globalnews.store", "berthub.eu", "openkamer.org", "lexboost.com",
    "mijnwetten.nl", "kidglove.in", "sextorsao.org.br", "cultuurmarathon.nl",
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
        and "binnen 3 maanden" not in words
    ]
    assert without == []
    for handout in ("leerling-overkomen", "ouders"):
        assert "binnen 3 maanden" in items(guide, handout)


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


def test_links_lead_to_the_owner_of_a_text(guide: Guide) -> None:
    sources = guide.sources
    hosts = {name: urlsplit(str(about.url)).hostname or "" for name, about in sources.items() if about.url}
    assert {name for name, host in hosts.items() if host.removeprefix("www.") in COPIES} == set()
