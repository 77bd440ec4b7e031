"""
A site in one language, ready to be asked for its components and frames.

This is what the generator's doors (macros/__init__.py) hand requests to: it
joins views and renderer, and knows no generator.
"""

import re
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from macros.content.guide import Guide
from macros.content.pages import pages_of
from macros.content.terms import TermIndex
from macros.render import Renderer
from macros.views import catalogue, frame
from macros.views.frame import Frame
from macros.views.site import Site, blank, lost
from macros.views.term import PageTerms
from macros.views.writer import Writer

_HELD = re.compile(r'<div data-held="(\d+)"></div>')


class Pages:
    """Everything a page of one language's site can ask for."""

    def __init__(self, guide: Guide, site: Site, components: Path) -> None:
        self.guide = guide
        self.site = site
        self._index = TermIndex(guide)
        self.pages = pages_of(guide)
        self._terms: dict[str, PageTerms] = {}
        self._held: list[Markup] = []
        blank = Writer(guide, "index.html")
        self._render = Renderer(components, blank.word, lambda key, **values: str(guide.word(key, **values)))

    def frame(self, page: str, content: str = "") -> "FrameParts":
        """The frame of a page around its content, rendered in its parts."""
        view = frame.frame(self.guide, self.site, self.pages[page], content)
        return FrameParts(
            view,
            self._render.component("head", view),
            self._render.component("top", view),
            self._render.component("aside", view),
            self._render.component("foot", view),
            self._render.component("leave", view),
        )

    def lost(self) -> Markup:
        """The page for an unknown address, in every language, its own first."""
        own = self.guide.language
        every = self.site.lost or (lost(self.guide, self.site),)
        ordered = sorted(every, key=lambda one: one.language != own)
        return self._render.component("lost", ordered)

    def blank(self) -> Markup:
        """The page that one leaves to, whole."""
        return self._render.component("blank", blank(self.guide, self.site))

    def components(self) -> list[str]:
        """The names of the components that a page may ask for."""
        return sorted(catalogue.COMPONENTS)

    def show(self, component: str, page: str, *options: str) -> Markup:
        """A component's HTML on the page at an address, about the thing of that page."""
        view = catalogue.show(component, self._writer(page), self.pages[page], options)
        return self._render.component(component, view) if view is not None else Markup()

    def hold(self, html: Markup) -> str:
        """A mark that stands for ``html`` until fill(): Markdown need not read what is HTML already."""
        if not html:
            return ""
        self._held.append(html)
        return f'<div data-held="{len(self._held) - 1}"></div>\n'

    def fill(self, content: str) -> Markup:
        """The content of a page with what was held back in its place."""
        filled = _HELD.sub(lambda found: self._held[int(found[1])].rstrip("\n"), content)
        return Markup(filled)  # noqa: S704 - rendered by us

    def _writer(self, page: str) -> Writer:
        """The writer of a page; on the page of a step it explains each term once."""
        writer = Writer(self.guide, page, url=self.site.url, audience=self.pages[page].audience)
        if self.pages[page].kind != "steps":
            return writer
        if page not in self._terms:
            self._terms[page] = PageTerms(
                self._index, writer, lambda note: self._render.component("term", note)
            )
        return replace(writer, terms=self._terms[page])

    def title(self, page: str) -> str:
        """The title of a page as Markdown for its heading."""
        title = self.pages[page].title
        return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|<>&" else char for char in title)


class FrameParts:
    """The parts of a frame, in the order in which overrides/main.html puts them."""

    def __init__(
        self, view: Frame, head: Markup, top: Markup, aside: Markup, foot: Markup, leave: Markup
    ) -> None:
        self.language = view.language
        self.direction = view.direction
        self.kind = view.kind
        self.heading, self.for_whom, self.others = view.heading, view.for_whom, view.others
        self.head, self.top, self.aside, self.foot, self.leave = head, top, aside, foot, leave
