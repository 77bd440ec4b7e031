"""Every fact of the plan stands on its page: coverage.yml says where, the built page must hold it."""

import pytest
import yaml

from macros.builder.make import load
from macros.content.addresses import address
from macros.content.shape import leaves
from macros.content.text import Words, to_plain
from macros.views.writer import Writer
from tests.builder.reading import pages, squeeze
from tests.conftest import ROOT

FACTS = yaml.safe_load((ROOT / "tests" / "coverage.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def guide():
    return load(ROOT).guides["nl"]


def test_all_facts_are_listed():
    assert set(FACTS) == {f"F{number}" for number in range(1, 104)} | {f"N{number}" for number in range(1, 8)}
    assert all(about["where"] for about in FACTS.values())


@pytest.mark.parametrize("fact", FACTS)
def test_fact_is_on_its_page(fact, guide, site):
    for where in FACTS[fact]["where"]:
        thing, _, path = where.partition(":")
        kind, _, name = thing.partition("/")
        texts = {".".join(map(str, leaf.path)): leaf.value for leaf in leaves(guide.things[kind][name])}
        assert path in texts, f"{where} is not in the data"
        page = address(kind, name).split("#")[0]
        words = texts[path]
        if not isinstance(words, Words):  # a number or an address: shown, or where a link leads
            links = [one.attributes.get("href") for one in pages(site)[page].of("a")]
            assert words in links or str(words) in pages(site)[page].running, where
            continue
        # A prose text has its paragraphs and list items one by one.
        for part in str(words).split("\n"):
            shown = squeeze(to_plain(part.strip().removeprefix("- "), Writer(guide, page)))
            assert shown in pages(site)[page].running, f"{where} is not on {page}: {shown}"
