"""The way to what one looks for, as the frame of every page has it."""

import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from macros.content.addresses import relative
from macros.content.pages import Page
from macros.views.number import Number, danger, numbers_of
from macros.views.site import Site, asset, top
from macros.views.writer import Writer

#: The groups in which the search shows what it found; macros/search/entries.py sorts into them.
GROUPS = ("steps", "situations", "tips", "organisations", "letters", "law", "terms", "pages")


@dataclass(frozen=True)
class Search:
    """
    The way to what one looks for: the register, and with script the search.

    ``index`` and ``other_index`` are scripts; the other is the index of the
    guide's own language, for words that this one does not know, and ``other``
    the folder of that language's site. All as addresses from the page.
    ``doubts``: whether an old number says that it is old.
    """

    register: str
    steps: str
    top: str
    language: str
    index: str
    other: str
    other_language: str
    other_index: str
    danger: list[tuple[Markup, Number]]
    numbers: list[tuple[Markup, Number]]
    groups: tuple[str, ...]
    doubts: bool


def search(writer: Writer, site: Site, about: Page) -> Search:
    """The search and the register, from a page."""
    guide = writer.guide
    first = site.languages[0]
    here = top(guide, guide.language) + writer.page
    index = site.search.get(guide.language, "")
    other = first if first != guide.language and first in site.search else ""
    numbers = [
        (writer.plain(guide.organisation(name).name), numbers_of(writer, name, key)[0])
        for name, key in (reference.split(".") for reference in guide.settings.numbers[about.audience])
    ]
    return Search(
        register=writer.href("pages/register"),
        steps=writer.href("pages/stappen"),
        top=posixpath.relpath(".", posixpath.dirname(writer.page) or "."),
        language=guide.language,
        index=asset(site, index, writer.page) if index else "",
        other=posixpath.relpath(top(guide, first) or ".", posixpath.dirname(here) or ".") if other else "",
        other_language=other,
        other_index=relative(top(guide, first) + site.search[first], here) if other else "",
        # Suicide first, as whoever types such a word needs that number most.
        danger=list(reversed(danger(writer))),
        numbers=numbers,
        groups=GROUPS,
        doubts=writer.doubts("old"),
    )
