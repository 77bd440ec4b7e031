"""
What stands around a held text is held too: a heading can turn round what stands below it.

Found, not listed: every word of the interface and title of a phase that a school may change gets a
mark, every held text another. Then all pages of the real guide are drawn, and where a held text
stands nothing marked as free may stand above it or beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lxml import etree, html
from pydantic import BaseModel

from macros.builder.project import load
from macros.content.guide import Guide
from macros.content.pages import documents, pages_of
from macros.content.shape import Steps, with_texts
from macros.content.text import Words
from macros.school.held import held, held_texts
from macros.site import Pages
from tests.conftest import ROOT
from tests.golden.test_components import SITE, TEMPLATES

HELD = "\u2020"
FREE = re.compile(r"\u2021([a-z0-9_.-]+)\u2021")
#: Of guide.yml: what heads a part of a page.
HEADINGS = ("phases",)
_CALL = re.compile(r"\{\{ (\w+)\(([^)]*)\) \}\}")


def marked() -> Guide:
    """The real guide, with a mark in every text that is held, and in every heading that is not."""
    guide = load(ROOT).guides["nl"]
    stays = {(one.kind, one.thing, one.path) for one in held_texts(guide, held(guide))}
    things: dict[str, dict[str, BaseModel]] = {}
    for kind, named in guide.things.items():
        things[kind] = {}
        for name, thing in named.items():

            def mark(path: Steps, words: Words, about: tuple[str, str] = (kind, name)) -> Words:
                heads = about[0] == "interface" or (about[0] == "guide" and path[0] in HEADINGS)
                if (*about, path) in stays:
                    said = str(words) if heads else HELD + str(words)
                elif heads and path != ("months",):
                    said = "\u2021" + ".".join(map(str, path)) + "\u2021" + str(words)
                else:
                    said = str(words)
                return Words(said, words.language, words.status)

            things[kind][name] = with_texts(thing, mark)
    return replace(guide, things=things)


def around(node: etree._Element) -> Iterator[str]:
    """The free words that stand above a text in its component, and beside it in its item of a list."""
    item = next((one for one in [node, *node.iterancestors()] if one.tag == "li"), None)
    if item is not None:
        yield from FREE.findall(" ".join(item.itertext()))
    for one in [node, *node.iterancestors()]:
        for before in one.itersiblings(preceding=True):
            if isinstance(before.tag, str) and before.tag not in ("li", "template", "script"):
                yield from FREE.findall(_outside_lists(before))


def _outside_lists(node: etree._Element) -> str:
    """The words of a node that stand in no item of a list and in no block of their own."""
    if node.tag in ("ul", "ol", "section", "form"):
        return ""
    inside = (_outside_lists(one) + " " + (one.tail or "") for one in node if isinstance(one.tag, str))
    return (node.text or "") + " ".join(inside)


@cache
def turning() -> dict[str, set[str]]:
    """The free words that stand around something held, each with the components in which it does."""
    guide = marked()
    pages = Pages(guide, SITE, TEMPLATES)
    texts = documents(guide, ROOT / "docs")
    found = defaultdict(set)
    for page in pages_of(guide).values():
        for name, options in _CALL.findall(texts.get(page.document or "", "")):
            if name not in pages.components():
                continue
            shown = pages.show(name, page.address, *re.findall(r'"([^"]+)"', options))
            if HELD not in shown:
                continue
            tree = html.fragment_fromstring(str(shown), create_parent="main")
            for node in tree.iter():
                own = (
                    (node.text or "") + "".join(one.tail or "" for one in node)
                    if isinstance(node.tag, str)
                    else ""
                )
                if HELD in own:
                    for word in around(node):
                        found[word].add(name)
    return dict(found)


def test_what_stands_around_a_held_text_is_held():
    assert turning() == {}
