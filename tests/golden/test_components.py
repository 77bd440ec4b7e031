"""
What each component looks like as HTML: one golden file per folder of overrides/components/.

The guide is the small one in project/; interface words show their own
key, so that a changed word changes no golden file.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.content.guide import Guide
from macros.render import names
from macros.site import Pages
from macros.views.catalogue import COMPONENTS
from macros.views.site import Site
from tests.conftest import ROOT
from tests.golden.small import small_guide, untranslated

GOLDEN = Path(__file__).parent / "components"
TEMPLATES = ROOT / "overrides" / "components"
#: Parts of other templates, without a view of their own.
PARTS = {"action", "card", "icon", "lines", "link", "paper", "phase", "search", "term", "withdrawn"}
FRAME = {"head", "top", "aside", "foot", "leave", "lost", "blank"}
#: The page on which a component is shown, where it is about something.
ON = {
    "lead": "stappen/een.html",
    "actions": "stappen/een.html",
    "do_not": "stappen/een.html",
    "phrases": "stappen/een.html",
    "background": "stappen/een.html",
    "contacts": "stappen/een.html",
    "neighbours": "stappen/twee.html",
    "provenance": "stappen/een.html",
    "tips": "stappen/een.html",
    "differences": "situaties/geval.html",
    "now": "situaties/geval.html",
    "ahead": "situaties/geval.html",
    "rest": "situaties/geval.html",
    "plan": "plan.html",
    "sheets": "checklist.html",
    "signals": "gesprekstips/groep.html",
    "normal": "gesprekstips/groep.html",
    "talk": "gesprekstips/groep.html",
    "handouts": "leerlingen/index.html",
    "blocks": "net-gehoord.html",
    "answer": "wet/regels.html",
    "statements": "wet/regels.html",
    "checklist": "stappen/een.html",
    "letter": "brieven/brief.html",
    "letter_use": "brieven/brief.html",
    "companions": "stappen/een.html",
}
OPTIONS = {"talk": ("victim",)}


SITE = Site(
    "https://example.org/gids/", ("nl", "ar"), ("assets/site.css",), ("assets/site.js",),
    search={"nl": "assets/search.nl.js", "ar": "assets/search.ar.js"},
    guard="assets/guard.js", policy=lambda _page: "default-src 'none'",
)  # fmt: skip


@pytest.fixture
def pages() -> Pages:
    """New for each test: it remembers which terms a page has explained."""
    return Pages(small_guide(), SITE, TEMPLATES)


@pytest.mark.parametrize("name", sorted(set(names(TEMPLATES)) - PARTS - FRAME))
def test_component(name, pages, golden):
    html = pages.show(name, ON.get(name, "index.html"), *OPTIONS.get(name, ()))
    golden(GOLDEN / f"{name}.html", str(html))


@pytest.mark.parametrize("name", sorted(FRAME - {"lost", "blank"}))
def test_frame(name, pages, golden):
    golden(GOLDEN / f"{name}.html", str(getattr(pages.frame("stappen/twee.html"), name)))


def test_nobody_is_asked_to_report_an_error_that_nobody_takes():
    guide = small_guide()
    settings = guide.settings.model_copy(update={"correction_address": None})
    silent = replace(guide, things={**guide.things, "guide": {"guide": settings}})

    def shown(about: Guide) -> str:
        pages = Pages(about, SITE, TEMPLATES)
        foot = pages.frame("stappen/twee.html").foot
        return f"{pages.show('provenance', ON['provenance'])}{foot}{pages.show('correction', 'index.html')}"

    for asks in ("report_error", "fout-doorgeven.html"):
        assert asks in shown(guide)
        assert asks not in shown(silent)


def test_lost(pages, golden):
    golden(GOLDEN / "lost.html", str(pages.lost()))


def test_blank(pages, golden):
    golden(GOLDEN / "blank.html", str(pages.blank()))


class _Shown(HTMLParser):
    """Everything that a reader meets as text: text and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", sorted(set(names(TEMPLATES)) - PARTS - {"lost", "blank"}))
def test_marks_of_language_never_show_as_text(name):
    """A Dutch text on a page in Arabic stands in a span; where no span can stand it may not be one."""
    pages = Pages(untranslated(small_guide(), "ar"), SITE, TEMPLATES)
    shown = _Shown()
    if name in FRAME:
        shown.feed(str(getattr(pages.frame("stappen/twee.html"), name)))
    else:
        shown.feed(str(pages.show(name, ON.get(name, "index.html"), *OPTIONS.get(name, ()))))
    assert shown.texts
    assert [text for text in shown.texts if "span" in text or "lang=" in text] == []


def test_every_component_has_a_view_and_every_view_a_template():
    assert set(names(TEMPLATES)) - PARTS - FRAME == COMPONENTS


def test_no_golden_file_without_component():
    assert {file.stem for file in GOLDEN.glob("*.html")} == set(names(TEMPLATES)) - PARTS


@pytest.mark.parametrize("name", sorted(PARTS))
def test_parts_are_used(name):
    """A part that nothing includes is seen by no golden file."""
    used = re.compile(rf'{name}/{name}\.html|component\("{name}"')
    python = (ROOT / "macros").rglob("*.py")
    sources = [*TEMPLATES.rglob("*.html"), *python]
    assert any(used.search(file.read_text("utf-8")) for file in sources)
