"""The questions about the law: each page answers at once and stays short, and the index leads to all."""

import re
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from macros.builder.make import load
from macros.content.addresses import address
from tests.builder.reading import VOID, pages, squeeze, target
from tests.conftest import ROOT

GUIDES = load(ROOT).guides
#: A page as a reader meets it, folds closed: how many words it may show.
MOST = 500
PAGES = [(code, name) for code, guide in GUIDES.items() for name in guide.law]


class _Shown(HTMLParser):
    """The paragraphs and headings of the main part, without what is folded or explained on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.parts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        folded = "details" in tags and "summary" not in tags
        classes = " ".join(name for _, name in self.open)
        if "main" in tags and not folded and "term-note" not in classes and data.strip():
            self.parts.append((classes + " " + tags[-1], data))


def shown(site, code: str, name: str) -> list[tuple[str, str]]:
    """What the page of a question shows, piece by piece, each with the classes around it."""
    reader = _Shown()
    reader.feed((site / ("" if code == "nl" else code) / address("law", name)).read_text("utf-8"))
    return reader.parts


@pytest.mark.parametrize(("code", "name"), PAGES)
def test_a_page_is_short(site, code, name):
    words = " ".join(text for _, text in shown(site, code, name)).split()
    assert len(words) <= MOST, f"{code}/{name} shows {len(words)} words"


@pytest.mark.parametrize(("code", "name"), PAGES)
def test_the_answer_comes_first(site, code, name):
    _, title, first, *_ = shown(site, code, name)  # for whom it is, then the question
    topic = GUIDES[code].law[name]
    assert squeeze(title[1]) == str(topic.title)
    assert str(topic.title).endswith("?")
    assert "lead" in first[0]
    assert str(topic.answer).startswith(squeeze(first[1]))


@pytest.mark.parametrize(("code", "name"), PAGES)
def test_every_statement_names_its_sources_by_their_number(site, code, name):
    html = (site / ("" if code == "nl" else code) / address("law", name)).read_text("utf-8")
    topic = GUIDES[code].law[name]
    said = dict(
        re.findall(r'<li id="([a-z0-9-]+)">.*?<a href="#bronnen">[^:]+: ([\d, ]+)</a>', html, re.DOTALL)
    )
    assert said.keys() == topic.statements.keys()
    found = re.search(r'<details id="bronnen">.*?<ol>(.*?)</ol>', html, re.DOTALL)
    assert found is not None
    listed = found[1].split("</li>")[:-1]
    for key, numbers in said.items():
        wanted = {escape(GUIDES[code].source(one).title) for one in topic.statements[key].sources}
        cited = [listed[int(number) - 1] for number in numbers.split(", ")]
        assert len(cited) == len(wanted), key
        assert all(any(title in line for line in cited) for title in wanted), key


@pytest.mark.parametrize("code", GUIDES)
def test_the_index_leads_to_every_question(site, code):
    top = "" if code == "nl" else f"{code}/"
    index = pages(site)[top + address("pages", "wet")]
    linked = {target(index.name, href) for href in index.hrefs("a")}
    for name, topic in GUIDES[code].law.items():
        assert (top + address("law", name), "") in linked
        # Where all stood on one page, each was found under its id.
        assert name in index.ids
        assert str(topic.title) in index.running
        assert str(topic.answer) in index.running
