"""The frame of a page: head, header, navigation, footer. The same size however large the guide is."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from macros.content.addresses import BLANK, FEED, folder_of, published, relative
from macros.content.guide import Guide
from macros.content.model.page import OwnPage
from macros.content.pages import Page
from macros.content.shape import leaves
from macros.views.contact import Link, Number, danger, numbers_of
from macros.views.contents import contents
from macros.views.leave import Blank, Leave, leave
from macros.views.provenance import FAULTS, takes_faults
from macros.views.school import VALUES, SchoolView
from macros.views.school import school as own_school
from macros.views.step import Stop, stops
from macros.views.writer import Writer

#: The page on which everybody begins.
HOME = "pages/home"
#: The page that tells what changed.
VERSIONS = "pages/wijzigingen"
#: The groups in which the search shows what it found; macros/search/entries.py sorts into them.
GROUPS = ("steps", "situations", "tips", "organisations", "letters", "law", "terms", "pages")


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


@dataclass(frozen=True)
class MenuEntry:
    """An entry of the main navigation."""

    label: Markup
    href: str
    current: bool


@dataclass(frozen=True)
class FootGroup:
    """Pages at the foot that belong together."""

    title: Markup
    links: list[Link]


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    href: str
    absolute: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """All that stands around the content of a page; ``heading`` is what the bar calls it."""

    language: str
    direction: str
    title: str
    heading: str
    for_whom: Markup
    description: str
    canonical: str
    styles: list[str]
    scripts: list[str]
    guard: str
    policy: str
    noindex: bool
    icon: str
    brand: str
    home: str
    kind: str
    doors: list[MenuEntry]
    sections: list[MenuEntry]
    menu: list[MenuEntry]
    steps: list[Stop]
    contents: list[Link]
    place: Markup | None
    others: list[Link]
    crumbs: list[Link]
    languages: list[LanguageLink]
    default: str
    foot: list[FootGroup]
    danger: list[tuple[Markup, Number]]
    notices: list[tuple[str, Markup]]
    version: Markup
    until: Markup
    newer: str
    feed: str
    check_again: str
    too_old: Markup
    printed: Markup | None
    search: Search
    leave: Leave
    school: SchoolView
    values: str
    setup: str


def frame(guide: Guide, site: Site, about: Page, content: str = "") -> Frame:
    """The frame of a page around its content, of which it lists the headings."""
    page = about.address
    writer = Writer(guide, page, audience=about.audience)
    settings = guide.settings
    language = settings.languages[guide.language]
    home = about.key == HOME
    absolute = _absolute(guide, site, guide.language, page)
    for_whom = writer.word("for_everybody" if _for_everybody(about) else f"for_{about.audience}")
    menu = _main_menu(writer, about)
    doors = _doors(writer, about)
    return Frame(
        language=guide.language,
        direction=language.direction,
        title=str(settings.title) if home else f"{_tab(about)} - {settings.title}",
        # The first page is known by the name of the site.
        heading=str(settings.title if home else about.title),
        for_whom=for_whom,
        description=f"{for_whom.striptags()}. {_description(writer, about)}",
        canonical=absolute,
        styles=[_asset(site, path, page) for path in site.styles],
        scripts=[_asset(site, path, page) for path in site.scripts],
        guard=_asset(site, site.guard, page) if site.guard else "",
        policy=site.policy(page),
        # Nobody looks for the page of an unknown address.
        noindex=page == "404.html" or (guide.school is not None and guide.school.noindex),
        icon=_asset(site, "assets/icon.svg", page),
        brand=str(settings.title),
        home=writer.href(HOME),
        kind="home" if home else about.kind,
        doors=doors,
        # The name of the site leads home; what is for staff does not stand above a page for others.
        sections=menu[1:] if about.audience == "medewerker" else [],
        menu=[*menu, *(door for door in doors if door.href not in {entry.href for entry in menu})],
        steps=stops(writer),
        # A letter takes the whole width for its form and its paper.
        contents=[] if about.kind in ("steps", "letters") else contents(content),
        place=_place(writer, about) if about.kind == "steps" else None,
        others=list(_others(writer, about)),
        crumbs=_crumbs(writer, about),
        languages=_languages(guide, site, page),
        default=_absolute(guide, site, site.languages[0], page),
        foot=list(_footer(writer)),
        danger=danger(writer),
        notices=_notices(writer, about),
        version=writer.version(),
        until=writer.word("content_until", date=writer.date(settings.check_again)),
        newer=writer.href(f"{VERSIONS}#nieuwer"),
        # Readers of feeds look for it on the first page, or on that of the versions.
        feed=_asset(site, FEED, page) if about.key in (HOME, VERSIONS) else "",
        check_again=settings.check_again.isoformat(),
        too_old=writer.word("too_old", date=writer.date(settings.check_again)),
        printed=writer.word("printed_from", address=absolute) if absolute else None,
        search=_search(writer, site, about),
        leave=leave(writer, _absolute(guide, site, guide.language, BLANK)),
        school=own_school(writer),
        # The server shows 404.html at any address.
        values=site.url + VALUES if page == "404.html" and site.url else writer.shared(VALUES),
        setup=writer.href("pages/inrichten"),
    )


def _tab(about: Page) -> str:
    """What the tab and the list of visited pages call a page; others may read that too."""
    return str(getattr(about.thing, "tab", None) or about.title)


def _description(writer: Writer, about: Page) -> str:
    thing = about.thing
    if isinstance(thing, OwnPage):
        return writer.bare(thing.description)
    words = getattr(thing, "purpose", None) or getattr(thing, "intro", None)
    if words is None:
        words = next(iter(writer.guide.situations[about.name].different.values()))
    return writer.bare(words)


def _for_everybody(about: Page) -> bool:
    return isinstance(about.thing, OwnPage) and about.thing.everybody


def _others(writer: Writer, about: Page) -> Iterator[Link]:
    """Where else to go: on the first page to other readers, in the middle of a step to what comes first."""
    if about.kind == "steps":
        yield Link(writer.href(f"{HOME}#eerste-uur"), writer.word("first_of_all"))
    if about.key == HOME:
        for reader in ("leerling", "ouder"):
            if thing := writer.guide.settings.doors.get(reader):
                yield Link(writer.href(thing), writer.word(f"for_{reader}"))


def _doors(writer: Writer, about: Page) -> list[MenuEntry]:
    """Where each kind of reader goes in; the school's own door is that of its staff."""
    here = {"medewerker": "school"}.get(about.audience, about.audience)
    return [
        MenuEntry(
            writer.word(f"audience_{reader}"),
            writer.href(thing),
            reader == here and not _for_everybody(about),
        )
        for reader, thing in writer.guide.settings.doors.items()
    ]


def _footer(writer: Writer) -> Iterator[FootGroup]:
    """What the foot leads to: to the page for errors only where somebody takes them."""
    own = writer.guide.own
    for group in writer.guide.settings.footer.values():
        things = [thing for thing in (*group.pages, *own) if thing != FAULTS or takes_faults(writer.guide)]
        yield FootGroup(writer.plain(group.title), [_foot_link(writer, thing) for thing in things])
        own = ()


def _foot_link(writer: Writer, thing: str) -> Link:
    kind, _, name = thing.partition("/")
    return Link(writer.href(thing), writer.plain(writer.guide.title(kind, name)))


def _menu(writer: Writer, page: str) -> Markup:
    """What menus and crumbs call a page of its own words: its word in the menu, or else its title."""
    word = writer.guide.settings.menu.get(page)
    return writer.word(word) if word else writer.plain(writer.guide.page(page).title)


def _main_menu(writer: Writer, about: Page) -> list[MenuEntry]:
    own = about.above or about.key
    return [
        MenuEntry(_menu(writer, page), writer.href(f"pages/{page}"), own == f"pages/{page}")
        for page in writer.guide.settings.menu
    ]


def _crumbs(writer: Writer, about: Page) -> list[Link]:
    """The pages above; the page itself says its own name, and the name of the site leads home."""
    above = [HOME, about.above] if about.above else []
    return [Link(writer.href(key), _menu(writer, key.partition("/")[2])) for key in above]


def _place(writer: Writer, about: Page) -> Markup:
    """Where a step is among the steps."""
    return writer.word(
        "step_of", number=writer.guide.number_of(about.name), total=len(writer.guide.settings.steps)
    )


def _top(guide: Guide, language: str) -> str:
    return folder_of(language, guide.settings.first_language)


def _search(writer: Writer, site: Site, about: Page) -> Search:
    guide = writer.guide
    first = site.languages[0]
    here = _top(guide, guide.language) + writer.page
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
        index=_asset(site, index, writer.page) if index else "",
        other=posixpath.relpath(_top(guide, first) or ".", posixpath.dirname(here) or ".") if other else "",
        other_language=other,
        other_index=relative(_top(guide, first) + site.search[first], here) if other else "",
        # Suicide first, as whoever types such a word needs that number most.
        danger=list(reversed(danger(writer))),
        numbers=numbers,
        groups=GROUPS,
        doubts=writer.doubts("old"),
    )


def _absolute(guide: Guide, site: Site, language: str, page: str) -> str:
    return published(site.url, _top(guide, language) + page)


def _languages(guide: Guide, site: Site, page: str) -> list[LanguageLink]:
    here = _top(guide, guide.language) + page
    return [
        LanguageLink(
            code,
            str(guide.settings.languages[code].name),
            relative(_top(guide, code) + page, here),
            _absolute(guide, site, code, page),
            code == guide.language,
        )
        for code in site.languages
    ]


def _asset(site: Site, path: str, page: str) -> str:
    # The server shows 404.html at any address, so a relative one would lead astray.
    if page == "404.html" and site.url:
        return site.url + path
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def _notices(writer: Writer, about: Page) -> list[tuple[str, Markup]]:
    """What readers must know of this page before they trust it."""
    statuses = {getattr(leaf.value, "status", "source") for leaf in leaves(about.thing) if leaf.text}
    return [
        (status, writer.word(f"translation_{status}"))
        for status in ("missing", "fuzzy")
        if status in statuses
    ]


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
        _absolute(guide, site, guide.language, "index.html") or "index.html",
        writer.word("to_home"),
    )
