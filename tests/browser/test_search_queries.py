"""
The search finds what people type: every query of tests/search/queries.*.yml, against the bar.

NAZORG_QUERIES names another folder with such files, for lists that are kept aside.
"""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.browsing import Visit, load_search
from tests.browser.places import LANGUAGES, address

HERE = Path(__file__).parent.parent / "search"
FOLDER = Path(os.environ.get("NAZORG_QUERIES", HERE))
FILES = sorted(FOLDER.glob("queries.*.yml"))
#: How many queries there are at least, of those in this folder.
LEAST = {"nl": 120, "en": 60}
IN_THREE, FIRST = 0.97, 0.85

ASK = """([language, queries]) => {
  const search = window.nazorgSearch[language];
  return queries.map((query) => search(query).hits.map((hit) => [hit.thing, hit.page]));
}"""


def ask(visit: Visit, language: str, queries: list[str]) -> list[list[list[str]]]:
    """What the search of a language finds for each query: the thing, and the place on its page."""
    page = visit(address(language, "index.html"))
    load_search(page, language)
    found: list[list[list[str]]] = page.evaluate(ASK, [language, queries])
    return found


def rank(hits: list[list[str]], wanted: str | list[str]) -> int | None:
    """At which place, from 0, a wanted page stands; a page may be named with or without its anchor."""
    pages = [wanted] if isinstance(wanted, str) else wanted
    for at, (thing, place) in enumerate(hits):
        names = {thing, place, place.partition("#")[0] if thing == thing.partition("#")[0] else thing}
        if any(page in names or ("#" not in page and page == thing.partition("#")[0]) for page in pages):
            return at
    return None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_people_find_it(visit: Visit, file: Path) -> None:
    language = file.name.split(".")[1]
    assert language in LANGUAGES
    queries: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    found = ask(visit, language, [query["query"] for query in queries])
    ranks = [rank(hits, query["page"]) for query, hits in zip(queries, found, strict=True)]
    empty = [query["query"] for query, hits in zip(queries, found, strict=True) if not hits]
    missed = [
        f"{query['query']}: {query['page']} at {place}, found {[hit[0] for hit in hits[:3]]}"
        for query, hits, place in zip(queries, found, ranks, strict=True)
        if place is None or place > 2
    ]
    three = sum(place is not None and place < 3 for place in ranks) / len(ranks)
    first = sum(place == 0 for place in ranks) / len(ranks)
    print(f"{file.name}: {len(queries)} queries, {first:.1%} first, {three:.1%} in the first three")
    assert not empty
    assert three >= IN_THREE, "\n".join(missed)
    assert first >= FIRST, f"only {first:.1%} first"


#: What somebody types who wants to know whom to call at this hour.
NOW = {
    "nl": [
        "wie neemt nu op",
        "neemt nu op",
        "nacht",
        "'s nachts",
        "weekend",
        "avond",
        "'s avonds",
        "feestdag",
    ],
    "en": ["who answers now", "answering now", "night", "at night", "weekend", "evening", "tonight"],
}


@pytest.mark.parametrize("language", NOW)
def test_who_asks_for_now_is_led_to_who_answers(visit: Visit, language: str) -> None:
    found = ask(visit, language, NOW[language])
    first = {query: hits[0][0] for query, hits in zip(NOW[language], found, strict=True)}
    # The situation of an evening or a weekend shows who answers, and has all else that is different then.
    there = {"hulp/index.html", "situaties/buiten-schooltijd.html"}
    assert {query: page for query, page in first.items() if page not in there} == {}
    assert first[NOW[language][0]] == "hulp/index.html"


@pytest.mark.parametrize("language", LEAST)
def test_enough_queries(language: str, site: Path) -> None:
    queries = yaml.safe_load((HERE / f"queries.{language}.yml").read_text("utf-8"))
    asked = [query["query"] for query in queries]
    assert len(asked) >= LEAST[language]
    assert len(asked) == len(set(asked))
    for query in queries:
        for page in [query["page"]] if isinstance(query["page"], str) else query["page"]:
            assert (site / page.partition("#")[0]).is_file(), page
