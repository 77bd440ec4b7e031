"""Organisations as cards, and numbers as things to press."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup

from macros.content.model.organisation import Audience, Organisation, PhoneNumber
from macros.views.provenance import SourceLine, source_line
from macros.views.writer import Writer


@dataclass(frozen=True)
class Now:
    """
    Whether a number answers now.

    ``always`` where it does at any time. ``weekdays`` and ``weekend`` are confirmed hours for the
    script, such as "08:00-17:00"; both are empty where nobody is sure.
    """

    always: bool
    weekdays: str = ""
    weekend: str = ""
    hours: Markup | None = None


@dataclass(frozen=True)
class Number:
    """A phone number to press."""

    number: str
    dialled: str
    label: Markup | None
    old: bool
    doubted: bool  # whether the page says so
    source_date: Markup
    cost: Markup | None
    danger: bool
    now: Now


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


def numbers_of(writer: Writer, name: str, only: str | None = None) -> list[Number]:
    """The numbers of an organisation, or one of them."""
    organisation = writer.guide.organisation(name)
    found = []
    for key, phone in organisation.phones.items():
        if only in (None, key):
            number, dialled = writer.phone(f"{name}.{key}")
            found.append(
                Number(
                    number,
                    dialled,
                    writer.plain(phone.label) if phone.label else None,
                    phone.status == "old",
                    writer.doubts(phone.status),
                    source_line(writer, phone.source).date,
                    writer.plain(phone.cost) if phone.cost else None,
                    f"{name}.{key}" in writer.guide.settings.danger,
                    _now(writer, organisation, phone, f"{name}.{key}"),
                )
            )
    return found


def short(numbers: list[Number]) -> list[Number]:
    """The first number and those for something else; an old one only where there is no other."""
    sure = [number for number in numbers if not number.old] or numbers
    return [number for number in sure if number.label or number is sure[0]]


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
        hours=_hours(writer, about),
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


def _hours(writer: Writer, about: Organisation) -> Markup | None:
    hours = about.hours
    if hours is None:
        return None
    if hours.always:
        return writer.word("hours_always")
    parts = [
        writer.word(key, **{"from": _clock(writer, times[:5]), "to": _clock(writer, times[6:])})
        for key, times in (("hours_weekdays", hours.weekdays), ("hours_daily", hours.daily))
        if times
    ]
    return Markup(", ").join(parts)


def _clock(writer: Writer, time: str) -> Markup:
    return writer.word("clock", hour=int(time[:2]), minute=time[3:])


def _now(writer: Writer, about: Organisation, phone: PhoneNumber, reference: str) -> Now:
    """Only hours that were confirmed tell who answers now; numbers for danger to life always do."""
    always = reference in writer.guide.settings.danger
    hours = about.hours
    if hours is None or "old" in (hours.status, phone.status):
        return Now(always)
    words = _hours(writer, about)
    if always or hours.always:
        return Now(True, hours=words)
    return Now(False, hours.weekdays or hours.daily or "", hours.daily or "", words)


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


def danger(writer: Writer) -> list[tuple[Markup, Number]]:
    """The numbers for danger to life, each with when to call it."""
    whens = (writer.word("danger_emergency"), writer.word("danger_suicide"))
    found = []
    for when, reference in zip(whens, writer.guide.settings.danger, strict=True):
        name, key = reference.split(".")
        found.append((when, numbers_of(writer, name, key)[0]))
    return found
