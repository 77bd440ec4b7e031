"""The frame of a page: head, header, navigation, footer. The same size however large the guide is."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.content.addresses import BLANK, FEED
from macros.content.guide import Guide
from macros.content.model.page import OwnPage
from macros.content.pages import Page
from macros.content.shape import leaves
from macros.views import finding, ways
from macros.views.contact import Link
from macros.views.contents import contents
from macros.views.leave import Leave, leave
from macros.views.number import Number, danger
from macros.views.school import VALUES, SchoolView
from macros.views.school import school as own_school
from macros.views.site import LanguageLink, Site, absolute, asset, languages
from macros.views.step import Stop, stops
from macros.views.ways import HOME, FootGroup, MenuEntry
from macros.views.writer import Writer

#: The page that tells what changed.
VERSIONS = "pages/wijzigingen"


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
    search: finding.Search
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
    address = absolute(guide, site, guide.language, page)
    for_whom = writer.word("for_everybody" if ways.for_everybody(about) else f"for_{about.audience}")
    menu = ways.main_menu(writer, about)
    doors = ways.doors(writer, about)
    return Frame(
        language=guide.language,
        direction=language.direction,
        title=str(settings.title) if home else f"{_tab(about)} - {settings.title}",
        # The first page is known by the name of the site.
        heading=str(settings.title if home else about.title),
        for_whom=for_whom,
        description=f"{for_whom.striptags()}. {_description(writer, about)}",
        canonical=address,
        styles=[asset(site, path, page) for path in site.styles],
        scripts=[asset(site, path, page) for path in site.scripts],
        guard=asset(site, site.guard, page) if site.guard else "",
        policy=site.policy(page),
        # Nobody looks for the page of an unknown address.
        noindex=page == "404.html" or (guide.school is not None and guide.school.noindex),
        icon=asset(site, "assets/icon.svg", page),
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
        place=ways.place(writer, about) if about.kind == "steps" else None,
        others=list(ways.others(writer, about)),
        crumbs=ways.crumbs(writer, about),
        languages=languages(guide, site, page),
        default=absolute(guide, site, site.languages[0], page),
        foot=list(ways.footer(writer)),
        danger=danger(writer),
        notices=_notices(writer, about),
        version=writer.version(),
        until=writer.word("content_until", date=writer.date(settings.check_again)),
        newer=writer.href(f"{VERSIONS}#nieuwer"),
        # Readers of feeds look for it on the first page, or on that of the versions.
        feed=asset(site, FEED, page) if about.key in (HOME, VERSIONS) else "",
        check_again=settings.check_again.isoformat(),
        too_old=writer.word("too_old", date=writer.date(settings.check_again)),
        printed=writer.word("printed_from", address=address) if address else None,
        search=finding.search(writer, site, about),
        leave=leave(writer, absolute(guide, site, guide.language, BLANK)),
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


def _notices(writer: Writer, about: Page) -> list[tuple[str, Markup]]:
    """What readers must know of this page before they trust it."""
    statuses = {getattr(leaf.value, "status", "source") for leaf in leaves(about.thing) if leaf.text}
    return [
        (status, writer.word(f"translation_{status}"))
        for status in ("missing", "fuzzy")
        if status in statuses
    ]
