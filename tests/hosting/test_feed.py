"""The Atom feed of the versions: what RFC 4287 asks, and ids that never change."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.builder.feed import feed
from macros.builder.make import load
from macros.content.addresses import FEED
from macros.content.model.changes import Changes
from tests.conftest import ROOT, URL

A = "{http://www.w3.org/2005/Atom}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"


@pytest.fixture(scope="module")
def guides():
    return load(ROOT).guides


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def words(element: ElementTree.Element, name: str) -> str:
    found = element.findall(A + name)
    assert len(found) == 1, name
    return found[0].text or ""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("url", ["", URL])
def test_feed_has_what_atom_asks(guides, language, url):
    root = parsed(feed(guides[language], url))
    assert root.tag == f"{A}feed"
    entries = root.findall(f"{A}entry")
    assert entries
    for element in (root, *entries):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", words(element, "id"))
        assert words(element, "title").strip()
        datetime.fromisoformat(words(element, "updated"))
    assert words(root.findall(f"{A}author")[0], "name")
    ids = [words(element, "id") for element in (root, *entries)]
    assert len(ids) == len(set(ids))
    selves = [link.get("href") for link in root.findall(f"{A}link") if link.get("rel") == "self"]
    top = f"{url}en/" if language == "en" else url
    assert selves == [f"{top}{FEED}" if url else FEED]
    assert root.get(BASE) == (f"{top}wijzigingen.html" if url else None)
    for entry in entries:
        content = entry.findall(f"{A}content")[0]
        assert content.get("type") == "html"
        assert "<li>" in (content.text or "")


def test_ids_are_the_same_in_every_copy_and_forever(guides):
    def ids(text: str) -> list[str | None]:
        return [one.text for one in parsed(text).iter(f"{A}id")]

    assert ids(feed(guides["nl"], "")) == ids(feed(guides["nl"], URL))
    assert not set(ids(feed(guides["nl"], ""))) & set(ids(feed(guides["en"], "")))
    # Whoever follows the feed has read this entry: its id must not change.
    assert ids(feed(guides["nl"], ""))[-1] == "urn:uuid:1e61ed59-892d-5dff-bf29-6090e6a6344e"


def test_feed_is_the_same_twice(guides):
    assert feed(guides["nl"], URL) == feed(guides["nl"], URL)


def test_versions_stand_the_newest_first_by_number(guides):
    guide = guides["nl"]
    [(version, release)] = guide.things["changes"]["changes"].root.items()
    more = {"0.9.0": release, "0.10.0": release, version: release}
    changed = replace(
        guide, things={**guide.things, "changes": {"changes": Changes.model_construct(root=more)}}
    )
    titles = [words(one, "title") for one in parsed(feed(changed, "")).findall(f"{A}entry")]
    assert [title.split()[1].rstrip(",") for title in titles] == ["0.10.0", "0.9.0", version]


def test_pages_lead_to_the_feed_of_their_language(site: Path):
    for name, href in (("index.html", FEED), ("wijzigingen.html", FEED), ("en/wijzigingen.html", FEED)):
        text = (site / name).read_text("utf-8")
        assert f'<link rel="alternate" type="application/atom+xml" href="{href}"' in text, name
        assert (site / name).parent.joinpath(href).resolve().is_file()
    # All others would carry it for nobody; at an unknown address a relative one would lead nowhere.
    for name in ("stappen/kom-samen.html", "404.html"):
        assert "application/atom+xml" not in (site / name).read_text("utf-8")
