"""Age groups, handouts, terms and the aftercare calendar."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.content.model.age_group import AgeGroup, Talk, Tip
from macros.content.model.organisation import Audience
from macros.content.text import Words
from macros.views import provenance, step
from macros.views.contact import Link
from macros.views.provenance import SourceLine
from macros.views.step import Items
from macros.views.writer import Writer


@dataclass(frozen=True)
class Signal:
    """A sign on which to act at once, and whom to call."""

    id: str
    text: Markup
    calls: list[Link]


@dataclass(frozen=True)
class TipView:
    """A tip with its two sentences."""

    id: str
    number: int
    text: Markup
    say: Markup
    avoid: Markup
    why: Markup


@dataclass(frozen=True)
class TalkView:
    """A talk from preparation to what comes after."""

    id: str
    heading: Markup
    prepare: Items
    begin: Items
    tips: list[TipView]
    end: Items
    afterwards: Items


@dataclass(frozen=True)
class Entry:
    """A page in a list of pages: where it is, its title, its first lines."""

    href: str
    title: Markup
    intro: Markup


@dataclass(frozen=True)
class BlockView:
    """A part of a handout."""

    id: str
    title: Markup
    style: str
    items: list[tuple[str, Markup]]


@dataclass(frozen=True)
class TermView:
    """A word and its explanation."""

    id: str
    term: Markup
    also: list[Markup]
    explanation: Markup
    prefer: Markup | None
    sources: list[SourceLine]


@dataclass(frozen=True)
class CheckView:
    """Something to look after at a moment of the aftercare."""

    id: str
    text: Markup
    who: Markup
    why: Markup | None


@dataclass(frozen=True)
class MomentView:
    """A moment of the aftercare, so many days after the discovery."""

    id: str
    title: Markup
    after_days: int
    checks: list[CheckView]


@dataclass(frozen=True)
class Calendar:
    """The aftercare calendar."""

    intro: Markup
    moments: list[MomentView]


def _group(writer: Writer, name: str) -> AgeGroup:
    return writer.guide.age_groups[name]


def signals(writer: Writer, name: str) -> list[Signal]:
    """The signs on which to act at once."""
    return [
        Signal(
            key,
            writer.line(sign.text),
            [
                Link(
                    writer.href(f"organisations/{one}"),
                    writer.plain(writer.guide.organisation(one).name),
                )
                for one in sign.organisations
            ],
        )
        for key, sign in _group(writer, name).act_at_once.items()
    ]


def normal(writer: Writer, name: str) -> Items:
    """What is normal at this age."""
    lines = _group(writer, name).normal
    return step.items(writer, "normaal", "normal_title", lines)


def talk(writer: Writer, name: str, which: str) -> TalkView:
    """The talk with the victim ("victim") or with a class ("class")."""
    group = _group(writer, name)
    about: Talk = group.victim if which == "victim" else group.class_
    anchor = {"victim": "slachtoffer", "class": "klas"}[which]

    def part(key: str, lines: Mapping[str, Words]) -> Items:
        return step.items(writer, f"{anchor}-{key}", f"talk_{key}", lines)

    return TalkView(
        anchor,
        writer.word(f"talk_{which}"),
        part("prepare", about.prepare),
        part("begin", about.begin),
        [_tip(writer, anchor, number, key, tip) for number, (key, tip) in enumerate(about.tips.items(), 1)],
        part("end", about.end),
        part("afterwards", about.afterwards),
    )


def _tip(writer: Writer, anchor: str, number: int, key: str, tip: Tip) -> TipView:
    say, avoid, why = (writer.line(words) for words in (tip.say, tip.avoid, tip.why))
    return TipView(f"{anchor}-{key}", number, writer.act(tip.text), say, avoid, why)


def age_groups(writer: Writer) -> list[Entry]:
    """The age groups in their order."""
    return [
        Entry(
            writer.href(f"age-groups/{name}"),
            writer.plain(_group(writer, name).title),
            writer.line(_group(writer, name).intro),
        )
        for name in writer.guide.settings.age_groups
    ]


def handouts(writer: Writer, audience: Audience) -> list[Entry]:
    """The handouts for one kind of reader; whom it happened to comes first."""
    every = writer.guide.handouts
    first = [name for name in writer.guide.settings.handouts if name in every]
    return [
        Entry(
            writer.href(f"handouts/{name}"),
            writer.plain(one.title),
            writer.line(one.intro),
        )
        for name, one in {**{name: every[name] for name in first}, **every}.items()
        if one.audience == audience
    ]


def blocks(writer: Writer, name: str) -> list[BlockView]:
    """The parts of a handout."""
    about = writer.guide.handouts[name]
    return [
        BlockView(
            key,
            writer.plain(block.title),
            block.style,
            [(item, writer.line(words)) for item, words in block.items.items()],
        )
        for key, block in about.blocks.items()
    ]


def glossary(writer: Writer) -> list[TermView]:
    """Every term, in the alphabet of the language."""
    every = writer.guide.terms
    found = [
        TermView(
            name,
            writer.plain(term.term),
            [writer.plain(form) for form in term.also],
            writer.line(term.explanation),
            writer.line(term.prefer) if term.prefer else None,
            [provenance.source_line(writer, source) for source in term.sources],
        )
        for name, term in every.items()
    ]
    return sorted(found, key=lambda view: str(every[view.id].term).casefold())


def calendar(writer: Writer) -> Calendar:
    """The aftercare calendar."""
    about = writer.guide.aftercare
    roles = writer.guide.settings.roles
    return Calendar(
        writer.line(about.intro),
        [
            MomentView(
                name,
                writer.plain(moment.title),
                moment.after_days,
                [
                    CheckView(
                        f"{name}-{key}",
                        writer.line(check.text),
                        Markup(", ").join(writer.plain(roles[role].title) for role in check.who),
                        writer.line(check.why) if check.why else None,
                    )
                    for key, check in moment.checks.items()
                ],
            )
            for name, moment in about.moments.items()
        ],
    )
