"""Steps: the actions by phase, what not to do, what to say, the drawn route."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from macros import sheet
from macros.content.addresses import address
from macros.content.model.step import Action
from macros.content.model.thing import Advice
from macros.content.text import Words
from macros.letters import letter_of
from macros.views.contact import Link
from macros.views.writer import Writer


@dataclass(frozen=True)
class Phase:
    """A phase as it is marked everywhere: name, aim, and its place among the phases (from 1)."""

    id: str
    number: int
    title: Markup
    aim: Markup


@dataclass(frozen=True)
class ActionView:
    """One action; ``key`` and ``digest`` are there where it can be ticked off."""

    id: str
    number: int
    text: Markup
    who: Markup
    why: Markup
    more: Markup | None
    calls: list[Link]
    letters: list[Link]
    key: str = ""
    digest: str = ""


@dataclass(frozen=True)
class PhaseGroup:
    """The actions of one phase."""

    phase: Phase
    actions: list[ActionView]


@dataclass(frozen=True)
class AdviceView:
    """Something not to do, and why."""

    id: str
    text: Markup
    why: Markup | None


@dataclass(frozen=True)
class Items:
    """A list of lines under a heading."""

    id: str
    heading: Markup
    items: list[tuple[str, Markup]]


@dataclass(frozen=True)
class Stop:
    """A step on the drawn route."""

    number: int
    href: str
    title: Markup
    short_title: Markup
    phases: list[Phase]
    current: bool


def phase(writer: Writer, name: str) -> Phase:
    """A phase by id."""
    phases = writer.guide.settings.phases
    about = phases[name]
    return Phase(name, list(phases).index(name) + 1, writer.plain(about.title), writer.plain(about.aim))


def action(writer: Writer, name: str, about: Action, number: int) -> ActionView:
    """One action, with the names of those who usually do it."""
    roles = [writer.plain(writer.guide.settings.roles[role].title) for role in about.who]
    return ActionView(
        id=name,
        number=number,
        text=writer.act(about.text),
        who=Markup(", ").join(roles),
        why=writer.line(about.why),
        more=writer.inside_fold().prose(about.more) if about.more else None,
        calls=[
            Link(writer.href(f"organisations/{o}"), writer.plain(writer.guide.organisation(o).name))
            for o in about.organisations
        ],
        letters=[
            Link(writer.href(f"letters/{one}"), writer.plain(letter_of(writer.guide, one).title))
            for one in about.letters
        ],
    )


def by_phase(writer: Writer, step: str) -> list[PhaseGroup]:
    """The actions of a step grouped by phase, in order of time, numbered through."""
    groups = []
    number = 0
    for name in writer.guide.settings.phases:
        views = []
        for key, about in writer.guide.step(step).actions.items():
            if about.when == name:
                number += 1
                full = f"{step}.{key}"
                view = action(writer, key, about, number)
                views.append(replace(view, key=full, digest=sheet.digest(writer.guide, full)))
        if views:
            groups.append(PhaseGroup(phase(writer, name), views))
    return groups


def advice(writer: Writer, items: Mapping[str, Advice]) -> list[AdviceView]:
    """What not to do."""
    return [
        AdviceView(key, writer.act(item.text), writer.line(item.why) if item.why else None)
        for key, item in items.items()
    ]


def items(writer: Writer, name: str, heading: str, lines: Mapping[str, Words]) -> Items:
    """Lines under a heading, which is an interface word."""
    return Items(name, writer.word(heading), [(key, writer.line(line)) for key, line in lines.items()])


def sentences(writer: Writer, said: Mapping[str, Words]) -> list[tuple[str, Markup]]:
    """What somebody says, in quotes; to whom stands in bold before it, outside them."""
    # A sentence to say is shown as it is said, without notes in it.
    plain = replace(writer, terms=None)
    found = []
    for key, words in said.items():
        to, bold, line = plain.line(words).rpartition("</strong> ")
        found.append((key, Markup("{}{}<q>{}</q>").format(to, bold, line)))
    return found


def stops(writer: Writer) -> list[Stop]:
    """The steps in their order, each with the phases in which it has something to do."""
    found = []
    for number, name in enumerate(writer.guide.settings.steps, 1):
        step = writer.guide.step(name)
        href = writer.href(f"steps/{name}")
        phases = _in_order(writer, (about.when for about in step.actions.values()))
        found.append(
            Stop(
                number,
                href,
                writer.plain(step.title),
                writer.plain(step.short_title),
                phases,
                writer.page == address("steps", name),
            )
        )
    return found


@dataclass(frozen=True)
class Route:
    """The drawn route: the phases as its legend, the steps as its stops; ``named`` where it has a heading."""

    named: bool
    phases: list[Phase]
    stops: list[Stop]


def route(writer: Writer, how: str = "") -> Route:
    """The drawn route of all steps; "bare" on a page that is called so itself."""
    return Route(how != "bare", [phase(writer, name) for name in writer.guide.settings.phases], stops(writer))


def _in_order(writer: Writer, names: Iterable[str]) -> list[Phase]:
    wanted = set(names)
    return [phase(writer, name) for name in writer.guide.settings.phases if name in wanted]


@dataclass(frozen=True)
class FirstHour:
    """What the home page says to do first."""

    phase: Phase
    actions: list[ActionView]
    more: str
    just_heard: Link


def first_hour(writer: Writer) -> FirstHour:
    """The first acts."""
    chosen = [
        action(writer, reference.partition(".")[2], writer.guide.action(reference), number)
        for number, reference in enumerate(writer.guide.settings.first_hour, 1)
    ]
    first = next(iter(writer.guide.settings.phases))
    return FirstHour(
        phase(writer, first),
        chosen,
        writer.href(f"steps/{writer.guide.settings.steps[0]}"),
        Link(writer.href("handouts/net-gehoord"), writer.word("just_heard")),
    )
