"""
Which components there are, and which view each one shows.

The key is the name of the macro, of the folder in overrides/components/, and of
the thing in the language of the guide. What a component is about it takes from its
page: no page says so again. A view of None shows nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import signature
from math import inf
from typing import Any, get_args

from markupsafe import Markup

from macros.content.model.layouts import Layouts
from macros.content.model.organisation import Audience, Topic
from macros.content.model.page import OwnPage, Picture
from macros.content.pages import Page
from macros.content.problems import Problem, choice
from macros.content.source import Place, Source
from macros.views import (
    answering,
    cautions,
    checklist,
    contact,
    hosting,
    law,
    leaflet,
    letter,
    need,
    provenance,
    reading,
    refer,
    register,
    school,
    sheet,
    situation,
    step,
    stores,
    versions,
)
from macros.views.contact import Cards, Link
from macros.views.number import Number, danger
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
    if isinstance(thing, OwnPage):
        return Lead(writer.prose(thing.intro)) if thing.intro else None
    return Lead(writer.line(getattr(thing, "purpose", None) or thing.intro))


def actions(writer: Writer, name: str) -> list[step.PhaseGroup]:
    """The actions of a step, by phase."""
    return step.by_phase(writer, name)


def do_not(writer: Writer, kind: str, name: str) -> list[step.AdviceView] | None:
    """What not to do."""
    return step.advice(writer, _thing(writer, kind, name).do_not) or None


def tips(writer: Writer, name: str) -> list[step.AdviceView] | None:
    """Ways of talking, on one card."""
    return step.advice(writer, writer.guide.step(name).tips) or None


def phrases(writer: Writer, kind: str, name: str) -> step.Items | None:
    """Sentences that help in a talk."""
    said = _thing(writer, kind, name).say
    return step.Items("zeggen", writer.word("say_title"), step.sentences(writer, said)) if said else None


def background(writer: Writer, name: str) -> step.Items | None:
    """Facts behind a step."""
    facts = writer.guide.step(name).background
    return step.items(writer, "achtergrond", "background_title", facts) if facts else None


def contacts(writer: Writer, kind: str, name: str) -> Cards | None:
    """Whom to call about the subject of a page."""
    names = _thing(writer, kind, name).organisations
    return contact.contacts(writer, names) if names else None


def answers(writer: Writer, kind: str, name: str) -> answering.Answers:
    """Who answers now: about the subject of a page, or else for its reader."""
    names = getattr(_thing(writer, kind, name), "organisations", None)
    return answering.about(writer, names) if names else answering.for_reader(writer)


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


#: Components that are the same on every page.
_OF_THE_SITE: dict[str, View] = {
    "danger": lambda writer: Danger(danger(writer)),
    "first_hour": step.first_hour,
    "refer_at_once": refer.refer_at_once,
    "route": step.route,
    "organisations": need.by_need,
    "correction": correction,
    "filter": organisation_filter,
    "situations": situation.questions,
    "chooser": situation.chooser,
    "age_groups": reading.age_groups,
    "law": law.law,
    "glossary": reading.glossary,
    "calendar": reading.calendar,
    "checklist_link": checklist.link,
    "plan": checklist.plan_page,
    "sheets": sheet.sheets,
    "leaflet": leaflet.leaflet,
    "letters": letter.every,
    "register": register.register,
    "versions": versions.versions,
    "hosting_files": hosting.hosting_files,
    "offline": hosting.offline,
    "stores": stores.stores,
    "school": school.school,
    "setup": school.setup,
}
#: Components that things of one kind have: their view is given the id.
_OF_A_NAME: dict[str, View] = {
    "actions": actions,
    "background": background,
    "neighbours": neighbours,
    "companions": letter.companions,
    "sections": sections,
    "differences": situation.differences,
    "now": situation.now,
    "rest": situation.rest,
    "ahead": situation.ahead,
    "checklist": checklist.checklist,
    "tips": tips,
    "signals": reading.signals,
    "normal": reading.normal,
    "talk": reading.talk,
    "blocks": reading.blocks,
    "answer": law.answer,
    "statements": law.statements,
    "letter_use": cautions.use,
    "letter": letter.letter,
}
#: Components that things of several kinds have: their view is given kind and id.
_OF_A_THING: dict[str, View] = {
    "lead": lead,
    "do_not": do_not,
    "phrases": phrases,
    "contacts": contacts,
    "answers": answers,
    "provenance": provenance.provenance,
}
#: Components that are made for a kind of reader.
_FOR_A_READER: dict[str, View] = {
    "numbers": contact.five_numbers,
    "handouts": reading.handouts,
}
COMPONENTS = frozenset((*_OF_THE_SITE, *_OF_A_NAME, *_OF_A_THING, *_FOR_A_READER))


def problems(layouts: Layouts, source: Source) -> Iterator[Problem]:
    """Components in layouts.yml that do not exist."""
    for kind, layout in layouts.by_kind().items():
        for at, call in enumerate(layout):
            name = call.split()[0]
            if name not in COMPONENTS:
                yield unknown(name, COMPONENTS, source, source.place((kind, at)))


def unknown(name: str, known: Iterable[str], read: Source, place: Place) -> Problem:
    """The problem with a component that does not exist; ``known`` are those that may stand there."""
    return read.problem(place, "unknown-component", found=name, name=name, **choice(name, known))


def options(component: str) -> tuple[int, float]:
    """How few and how many options a component takes."""
    for views, about in ((_OF_THE_SITE, 1), (_OF_A_NAME, 2), (_OF_A_THING, 3), (_FOR_A_READER, 2)):
        if component in views:
            taken = list(signature(views[component]).parameters.values())[about:]
            needed = [one for one in taken if one.default is one.empty and one.kind != one.VAR_POSITIONAL]
            endless = any(one.kind == one.VAR_POSITIONAL for one in taken)
            return len(needed), inf if endless else len(taken)
    raise KeyError(component)


def show(component: str, writer: Writer, page: Page, options: tuple[str, ...]) -> Any:
    """The view of a component on a page; KeyError when there is none of that name."""
    if component in _OF_THE_SITE:
        return _OF_THE_SITE[component](writer, *options)
    if component in _OF_A_NAME:
        return _OF_A_NAME[component](writer, page.name, *options)
    if component in _FOR_A_READER:
        return _FOR_A_READER[component](writer, page.audience, *options)
    return _OF_A_THING[component](writer, page.kind, page.name, *options)
