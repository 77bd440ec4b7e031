"""
Which components there are, and which view each one shows.

The key is the name of the macro, of the folder in overrides/components/, and of
the thing in the language of the guide. A view of None shows nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, get_args

from markupsafe import Markup

from macros.content.model.organisation import Audience, Topic
from macros.content.model.page import Page, Picture
from macros.views import (
    checklist,
    contact,
    hosting,
    letter,
    provenance,
    reading,
    register,
    school,
    situation,
    step,
    stores,
    versions,
)
from macros.views.contact import Card, Cards, Link, Number
from macros.views.writer import Writer

View = Callable[..., Any]


@dataclass(frozen=True)
class Lead:
    """The first lines of a page."""

    text: Markup


@dataclass(frozen=True)
class Drawing:
    """A drawing for light and for dark screens, and what it shows in words."""

    light: str
    dark: str
    alt: str


@dataclass(frozen=True)
class SectionView:
    """A part of a page of its own words."""

    id: str
    title: Markup
    text: Markup
    picture: Drawing | None = None


@dataclass(frozen=True)
class Neighbours:
    """The step before and the step after."""

    before: step.Stop | None
    after: step.Stop | None


@dataclass(frozen=True)
class Danger:
    """The numbers for danger to life."""

    numbers: list[tuple[Markup, Number]]


def _thing(writer: Writer, kind: str, name: str) -> Any:
    return writer.guide.things[kind][name]


def lead(writer: Writer, kind: str, name: str) -> Lead | None:
    """The first lines: what a step is for, or a page's introduction."""
    thing = _thing(writer, kind, name)
    if isinstance(thing, Page):
        return Lead(writer.prose(thing.intro)) if thing.intro else None
    return Lead(writer.line(getattr(thing, "purpose", None) or thing.intro))


def actions(writer: Writer, name: str) -> list[step.PhaseGroup]:
    """The actions of a step, by phase."""
    return step.by_phase(writer, name)


def do_not(writer: Writer, kind: str, name: str) -> list[step.AdviceView] | None:
    """What not to do."""
    return step.advice(writer, _thing(writer, kind, name).do_not) or None


def phrases(writer: Writer, kind: str, name: str) -> step.Items | None:
    """Sentences that help in a talk."""
    said = _thing(writer, kind, name).say
    # A sentence to say is shown as it is said, without notes in it.
    return step.items(replace(writer, terms=None), "zeggen", "say_title", said) if said else None


def background(writer: Writer, name: str) -> step.Items | None:
    """Facts behind a step."""
    facts = writer.guide.step(name).background
    return step.items(writer, "achtergrond", "background_title", facts) if facts else None


def contacts(writer: Writer, kind: str, name: str) -> Cards | None:
    """Whom to call about the subject of a page."""
    names = _thing(writer, kind, name).organisations
    return contact.contacts(writer, names) if names else None


def neighbours(writer: Writer, name: str) -> Neighbours:
    """The step before and the step after."""
    stops = step.stops(writer)
    at = writer.guide.number_of(name) - 1
    return Neighbours(stops[at - 1] if at else None, stops[at + 1] if at + 1 < len(stops) else None)


def sections(writer: Writer, name: str) -> list[SectionView] | None:
    """The parts of a page of its own words."""
    parts = writer.guide.page(name).sections
    return [
        SectionView(key, writer.plain(part.title), writer.prose(part.text), _drawing(writer, part.picture))
        for key, part in parts.items()
    ] or None


def _drawing(writer: Writer, picture: Picture | None) -> Drawing | None:
    if picture is None:
        return None
    light, dark = (writer.asset(f"assets/pictures/{picture.file}{end}.svg") for end in ("", "-dark"))
    return Drawing(light, dark, writer.bare(picture.alt))


def organisations(writer: Writer) -> list[Card]:
    """Every organisation, by name; those for danger to life first."""
    every = writer.guide.things["organisations"]
    cards = [contact.card(writer, name) for name in every]
    return sorted(cards, key=lambda card: (not card.emergency, str(card.title).lower()))


@dataclass(frozen=True)
class Filter:
    """The choices of the filter: id and words."""

    audiences: list[tuple[str, Markup]]
    topics: list[tuple[str, Markup]]


def organisation_filter(writer: Writer) -> Filter:
    """The filter of the page of all organisations; it does nothing without script."""
    return Filter(
        [(name, writer.word(f"audience_{name}")) for name in get_args(Audience)],
        [(name, writer.word(f"topic_{name}")) for name in get_args(Topic)],
    )


def correction(writer: Writer) -> Link | None:
    """Where to report an error, when whoever publishes the site has set it."""
    address = writer.guide.settings.correction_address
    return Link(address, Markup.escape(address)) if address else None


COMPONENTS: dict[str, View] = {
    "danger": lambda writer: Danger(contact.danger(writer)),
    "first_hour": step.first_hour,
    "route": step.route,
    "numbers": contact.five_numbers,
    "lead": lead,
    "actions": actions,
    "do_not": do_not,
    "phrases": phrases,
    "background": background,
    "contacts": contacts,
    "neighbours": neighbours,
    "sections": sections,
    "organisations": organisations,
    "correction": correction,
    "filter": organisation_filter,
    "differences": situation.differences,
    "changes": situation.changes,
    "plan": situation.plan,
    "situations": situation.questions,
    "chooser": situation.chooser,
    "signals": reading.signals,
    "normal": reading.normal,
    "talk": reading.talk,
    "age_groups": reading.age_groups,
    "handouts": reading.handouts,
    "blocks": reading.blocks,
    "law": reading.law,
    "glossary": reading.glossary,
    "calendar": reading.calendar,
    "checklist": checklist.checklist,
    "checklist_link": checklist.link,
    "letters": letter.every,
    "letter_use": letter.use,
    "letter": letter.letter,
    "companions": letter.companions,
    "register": register.register,
    "versions": versions.versions,
    "hosting_files": hosting.hosting_files,
    "offline": hosting.offline,
    "stores": stores.stores,
    "school": school.school,
    "setup": school.setup,
    "provenance": provenance.provenance,
}
