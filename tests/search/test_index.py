"""The index: made from the model, small, the same each time, and every place in it exists."""

from pathlib import Path

import pytest

from macros.builder.finish import read_page
from macros.builder.make import load
from macros.content.pages import pages_of
from macros.search.entries import entries
from macros.search.script import data, script, sizes
from tests.browser.places import LANGUAGES, address
from tests.conftest import ROOT

OVERRIDES = ROOT / "overrides"
MOST = 0.25


@pytest.fixture(scope="module")
def project():
    return load(ROOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_exists(project, site: Path, language: str) -> None:
    pages: dict[str, set[str]] = {}
    for entry in entries(project.guides[language]):
        page, _, own = entry.page.partition("#")
        if page not in pages:
            pages[page] = read_page(site / address(language, page)).anchors
        for anchor in {own, *(passage.anchor for passage in entry.passages)} - {""}:
            assert anchor in pages[page], f"{entry.thing}: no {anchor} on {page}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_found(project, language: str) -> None:
    found = {entry.page.partition("#")[0] for entry in entries(project.guides[language])}
    made = {page.address for page in pages_of(project.guides[language]).values() if page.document}
    assert made
    assert made - found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_beside_its_texts(project, language: str) -> None:
    size = sizes(project.guides[language])
    assert size.index <= MOST * size.texts, size


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_each_time(project, language: str) -> None:
    again = load(ROOT)
    assert script(project.guides[language], OVERRIDES) == script(again.guides[language], OVERRIDES)


def test_texts_of_another_language_are_left_to_its_index(project) -> None:
    texts, _ = data(project.guides["en"])
    dutch, _ = data(project.guides["nl"])
    long = {text for text in dutch["texts"] if len(text) > 60}
    assert not long & set(texts["texts"])


def test_the_themes_search_is_not_shipped(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [name for name in names if "search_index" in name or "worker" in name or "lunr" in name]
    indexes = [name for name in names if "/search." in f"/{name}" and name.endswith(".js")]
    assert len(indexes) == len(LANGUAGES)
