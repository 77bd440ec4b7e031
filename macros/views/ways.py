"""The ways on from a page: the doors, the menu, the pages above it, and the foot."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.content.model.page import OwnPage
from macros.content.pages import Page
from macros.views.contact import Link
from macros.views.provenance import FAULTS, takes_faults
from macros.views.writer import Writer

#: The page on which everybody begins.
HOME = "pages/home"


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


def for_everybody(about: Page) -> bool:
    """Whether a page is for every kind of reader."""
    return isinstance(about.thing, OwnPage) and about.thing.everybody


def others(writer: Writer, about: Page) -> Iterator[Link]:
    """Where else to go: on the first page to other readers, in the middle of a step to what comes first."""
    if about.kind == "steps":
        yield Link(writer.href(f"{HOME}#eerste-uur"), writer.word("first_of_all"))
    if about.key == HOME:
        for reader in ("leerling", "ouder"):
            if thing := writer.guide.settings.doors.get(reader):
                yield Link(writer.href(thing), writer.word(f"for_{reader}"))


def doors(writer: Writer, about: Page) -> list[MenuEntry]:
    """Where each kind of reader goes in; the school's own door is that of its staff."""
    here = {"medewerker": "school"}.get(about.audience, about.audience)
    return [
        MenuEntry(
            writer.word(f"audience_{reader}"),
            writer.href(thing),
            reader == here and not for_everybody(about),
        )
        for reader, thing in writer.guide.settings.doors.items()
    ]


def footer(writer: Writer) -> Iterator[FootGroup]:
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


def main_menu(writer: Writer, about: Page) -> list[MenuEntry]:
    """The menu of the site; the entry of this page, or of the page above it, is the current one."""
    own = about.above or about.key
    return [
        MenuEntry(_menu(writer, page), writer.href(f"pages/{page}"), own == f"pages/{page}")
        for page in writer.guide.settings.menu
    ]


def crumbs(writer: Writer, about: Page) -> list[Link]:
    """The pages above; the page itself says its own name, and the name of the site leads home."""
    above = [HOME, about.above] if about.above else []
    return [Link(writer.href(key), _menu(writer, key.partition("/")[2])) for key in above]


def place(writer: Writer, about: Page) -> Markup:
    """Where a step is among the steps."""
    return writer.word(
        "step_of", number=writer.guide.number_of(about.name), total=len(writer.guide.settings.steps)
    )
