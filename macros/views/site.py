"""The site as a whole: its addresses and languages, and the pages that stand outside it."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from macros.content.addresses import folder_of, published, relative
from macros.content.guide import Guide
from macros.views.leave import Blank
from macros.views.number import Number, danger
from macros.views.writer import Writer


@dataclass(frozen=True)
class Lost:
    """What the page for an unknown address says, in one language."""

    language: str
    direction: str
    title: str
    text: Markup
    danger: list[tuple[Markup, Number]]
    home: str
    to_home: Markup


@dataclass(frozen=True)
class Site:
    """
    What is known of the site as a whole, apart from its content.

    ``url`` is the address at which it is published, with a slash at its end,
    or empty; ``styles`` and ``scripts`` are addresses from the top of each
    language's site; ``languages`` are those that are built.
    """

    url: str
    languages: tuple[str, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    lost: tuple[Lost, ...] = ()
    #: The script of the search by language, from the top of that language's site.
    search: Mapping[str, str] = field(default_factory=dict)
    #: The script that the head of each page reads first, from the top of each language's site.
    guard: str = ""
    #: The Content-Security-Policy of a page, by its address; empty where none is wanted.
    policy: Callable[[str], str] = lambda _page: ""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    href: str
    absolute: str
    current: bool


def top(guide: Guide, language: str) -> str:
    """The folder of a language's site, from that of the first."""
    return folder_of(language, guide.settings.first_language)


def absolute(guide: Guide, site: Site, language: str, page: str) -> str:
    """The whole address of a page in a language; empty where the site has none."""
    return published(site.url, top(guide, language) + page)


def languages(guide: Guide, site: Site, page: str) -> list[LanguageLink]:
    """The same page in every language of the site."""
    here = top(guide, guide.language) + page
    return [
        LanguageLink(
            code,
            str(guide.settings.languages[code].name),
            relative(top(guide, code) + page, here),
            absolute(guide, site, code, page),
            code == guide.language,
        )
        for code in site.languages
    ]


def asset(site: Site, path: str, page: str) -> str:
    """The address of a file of the site, from a page."""
    # The server shows 404.html at any address, so a relative one would lead astray.
    if page == "404.html" and site.url:
        return site.url + path
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def blank(guide: Guide, site: Site) -> Blank:
    """The page that one leaves to."""
    language = guide.settings.languages[guide.language]
    return Blank(guide.language, language.direction, "assets/icon.svg", site.styles, site.policy("leeg.html"))


def lost(guide: Guide, site: Site) -> Lost:
    """
    What the page for an unknown address says in the language of ``guide``.

    The server may show it at any depth. Where the site's own address is known
    the way home is absolute; elsewhere it is ``index.html``, which exists in
    every folder of the site.
    """
    page = guide.page("niet-gevonden")
    writer = Writer(guide, "404.html")
    language = guide.settings.languages[guide.language]
    return Lost(
        guide.language,
        language.direction,
        str(page.title),
        writer.prose(page.intro) if page.intro else Markup(),
        danger(writer),
        absolute(guide, site, guide.language, "index.html") or "index.html",
        writer.word("to_home"),
    )
