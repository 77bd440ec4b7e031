"""Organisations as cards."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup

from macros.content.model.organisation import Audience, Organisation
from macros.views.number import Number, hours, numbers_of, short
from macros.views.provenance import SourceLine, source_line
from macros.views.writer import Writer


@dataclass(frozen=True)
class Link:
    """A link and its words."""

    href: str
    label: Markup


@dataclass(frozen=True)
class Fact:
    """Something known of an organisation, under its heading."""

    heading: Markup
    text: Markup
    old: bool


@dataclass(frozen=True)
class Card:
    """
    An organisation: short in other places, whole on the page of all organisations.

    ``site`` is its own and stands where a number would; ``websites`` are the others.
    """

    name: str
    anchor: str
    title: Markup
    purpose: Markup
    for_whom: Markup
    numbers: list[Number]
    more_numbers: list[Number]
    hours: Markup | None
    hours_old: bool
    look_up: Markup | None
    site: Link | None
    chat: Link | None
    websites: list[Link]
    facts: list[Fact]
    audiences: str
    topics: str
    more: str
    checked_on: Markup
    sources: list[SourceLine]


@dataclass(frozen=True)
class Cards:
    """A group of cards under a heading."""

    id: str
    heading: Markup
    intro: Markup | None
    cards: list[Card]
    more: Link | None


def card(writer: Writer, name: str, only: str | None = None) -> Card:
    """The card of an organisation, with all its numbers or one; for a pupil what a pupil needs of it."""
    about = writer.guide.organisation(name)
    whole = _card(writer, name, only)
    if writer.audience != "leerling":
        return whole
    # The rest is written for professionals, and so is what the name leads to elsewhere.
    return replace(
        whole,
        purpose=writer.line(about.for_pupils or about.purpose),
        look_up=None,
        chat=_chat(writer, about),
        more="",
    )


def _chat(writer: Writer, about: Organisation) -> Link | None:
    """Where one can chat, where that is known."""
    site = next(iter(about.websites.values()), None)
    if site is None or "chat" not in about.facts:
        return None
    return Link(site.url, writer.word("chat_at", site=urlsplit(site.url).netloc.removeprefix("www.")))


def _card(writer: Writer, name: str, only: str | None) -> Card:
    about = writer.guide.organisation(name)
    numbers = numbers_of(writer, name, only)
    first = short(numbers)
    sites = {key: Link(site.url, writer.plain(site.label)) for key, site in about.websites.items()}
    own = None if first else sites.pop("site", None)
    return Card(
        name=name,
        anchor=name,
        title=writer.plain(about.name),
        purpose=writer.line(about.purpose),
        for_whom=writer.line(about.for_whom),
        numbers=first,
        more_numbers=[number for number in numbers if number not in first],
        hours=hours(writer, about),
        hours_old=bool(about.hours and writer.doubts(about.hours.status)),
        look_up=writer.line(about.look_up) if about.look_up else None,
        site=own,
        websites=list(sites.values()),
        chat=None,
        facts=[
            Fact(writer.word(f"fact_{key}"), writer.line(fact.text), writer.doubts(fact.status))
            for key, fact in about.facts.items()
        ],
        audiences=" ".join(about.audiences),
        topics=" ".join(about.topics),
        more=writer.href(f"organisations/{name}"),
        checked_on=writer.word("checked_on", date=writer.date(about.checked_on)),
        sources=[source_line(writer, source) for source in about.sources],
    )


def contacts(writer: Writer, names: list[str]) -> Cards:
    """Whom to call about the subject of a page."""
    return Cards(
        "wie-bel-je", writer.word("contacts_title"), None, [_brief(card(writer, n)) for n in names], None
    )


def _brief(whole: Card) -> Card:
    """A card beside other advice: an old number only where there is no other."""
    every = [*whole.numbers, *whole.more_numbers]
    sure = [number for number in every if not number.old]
    return replace(whole, numbers=sure or every)


def five_numbers(writer: Writer, audience: Audience = "medewerker") -> Cards:
    """The five numbers for a kind of reader, with the way to all others."""
    writer = replace(writer, audience=audience)
    chosen = [reference.split(".") for reference in writer.guide.settings.numbers[audience]]
    return Cards(
        "nummers",
        writer.word("numbers_title"),
        writer.word("numbers_intro_leerling" if audience == "leerling" else "numbers_intro"),
        [card(writer, name, phone) for name, phone in chosen],
        Link(writer.href("pages/hulp"), writer.word("numbers_more")),
    )
