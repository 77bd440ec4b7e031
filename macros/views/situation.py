"""Situations: what is different, what changes, the computed plan, and the chooser."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from macros import plan as plans
from macros.content.model.situation import Situation
from macros.content.model.step import Action
from macros.content.text import Words
from macros.letters import letter_of
from macros.views import step as steps
from macros.views.contact import Link, Number, danger
from macros.views.step import ActionView, Items, Phase
from macros.views.writer import Writer


@dataclass(frozen=True)
class Change:
    """An action that a situation adds, and the actions that it takes the place of."""

    action: ActionView
    step: Link
    instead_of: list[Link]


@dataclass(frozen=True)
class ChangeGroup:
    """What a situation adds in one phase."""

    phase: Phase
    changes: list[Change]


@dataclass(frozen=True)
class Gone:
    """An action or an effect that does not apply, and why."""

    what: list[Link]
    reason: Markup


@dataclass(frozen=True)
class Changes:
    """All that a situation changes."""

    groups: list[ChangeGroup]
    waits: list[tuple[list[Link], Markup]]
    gone: list[Gone]


@dataclass(frozen=True)
class PlanLine:
    """An action of the plan, in short."""

    key: str
    phase: Phase
    text: Markup
    href: str | None
    situation: Link | None
    waits: list[Markup]
    letters: list[tuple[Link, list[Markup]]]


@dataclass(frozen=True)
class PlanStep:
    """The actions of one step in the plan."""

    number: int
    title: Link
    lines: list[PlanLine]


@dataclass(frozen=True)
class SituationLink:
    """A situation as it is chosen: its id, the words of its box, its page."""

    id: str
    choice: Markup
    title: Markup
    href: str


@dataclass(frozen=True)
class QuestionView:
    """A question of the chooser with its answers."""

    id: str
    text: Markup
    answers: list[SituationLink]


@dataclass(frozen=True)
class Chooser:
    """
    The chooser: its questions, and where its script finds the actions.

    ``top`` is the way from this page to the top of the language's site; ``open``
    tells whether the questions stand open at first.
    """

    questions: list[QuestionView]
    phases: list[Phase]
    danger: list[tuple[Markup, Number]]
    data: str
    top: str
    open: bool


def situation(writer: Writer, name: str) -> Situation:
    """A situation by id."""
    return writer.guide.situations[name]


def differences(writer: Writer, name: str) -> Items:
    """What is different in a situation."""
    lines = situation(writer, name).different
    return steps.items(writer, "anders", "differences_title", lines)


def changes(writer: Writer, name: str) -> Changes:
    """What a situation adds, replaces, postpones and takes away."""
    about = situation(writer, name)
    groups = []
    number = 0
    for phase in writer.guide.settings.phases:
        found = []
        for key, added in about.actions.items():
            if added.when == phase:
                number += 1
                found.append(
                    Change(
                        steps.action(writer, key, added, number),
                        _step_link(writer, added.step),
                        [_action_link(writer, ref) for ref in added.replaces],
                    )
                )
        if found:
            groups.append(ChangeGroup(steps.phase(writer, phase), found))
    computed = plans.compute(writer.guide, [name])
    return Changes(groups, _waits(writer, computed), _gone(writer, about, computed))


def _waits(writer: Writer, computed: plans.Plan) -> list[tuple[list[Link], Markup]]:
    """The actions of the steps that remain but wait, by what they wait for."""
    found: dict[Words, list[Link]] = {}
    for planned in computed.actions:
        if planned.situation is None:
            for until in planned.waits:
                found.setdefault(until, []).append(_action_link(writer, planned.key))
    return [(links, writer.line(until)) for until, links in found.items()]


def _gone(writer: Writer, about: Situation, computed: plans.Plan) -> list[Gone]:
    """What does not apply, by reason: first what must not happen, then what is struck."""
    found: dict[Words, list[Link]] = {reason: [] for reason in about.forbids.values()}
    for dropped in computed.dropped:
        if dropped.reason is not None:
            link = _action_link(writer, f"{dropped.step}.{dropped.name}")
            found.setdefault(dropped.reason, []).append(link)
    return [Gone(links, writer.line(reason)) for reason, links in found.items()]


def _step_link(writer: Writer, name: str) -> Link:
    return Link(writer.href(f"steps/{name}"), writer.plain(writer.guide.step(name).title))


def _action_link(writer: Writer, reference: str) -> Link:
    step, _, name = reference.partition(".")
    return Link(writer.href(f"steps/{step}#{name}"), _short(writer, writer.guide.action(reference)))


def _short(writer: Writer, action: Action) -> Markup:
    """The first sentence of an action: enough to know which one is meant."""
    whole = writer.bare(action.text)
    first = whole.split(". ")[0].rstrip(".")
    words = Words(first, getattr(action.text, "language", "nl"), "source")
    return writer.plain(words)


def plan(writer: Writer, *names: str) -> list[PlanStep]:
    """The computed plan for one or more situations, by step."""
    computed = plans.compute(writer.guide, names)
    found = []
    for number, step in enumerate(writer.guide.settings.steps, 1):
        lines = [
            line(writer, planned, planned.situation) for planned in computed.actions if planned.step == step
        ]
        if lines:
            found.append(PlanStep(number, _step_link(writer, step), lines))
    return found


def line(writer: Writer, planned: plans.Planned, brought: str | None) -> PlanLine:
    """One action of the plan, with the situation that brought it."""
    href = None
    link = None
    if brought is None:
        href = writer.href(f"steps/{planned.step}#{planned.name}")
    else:
        href = writer.href(f"situations/{brought}#{planned.name}")
        title = writer.plain(situation(writer, brought).title)
        link = Link(writer.href(f"situations/{brought}"), title)
    return PlanLine(
        planned.key,
        steps.phase(writer, planned.action.when),
        writer.line(planned.action.text),
        href if planned.action.more else None,
        link,
        [writer.line(until) for until in planned.waits],
        # What the action waits for is said of the action alone.
        [
            (_letter_link(writer, letter.name),
             [writer.line(until) for until in letter.waits if until not in planned.waits])
            for letter in planned.letters
        ],
    )  # fmt: skip


def _letter_link(writer: Writer, name: str) -> Link:
    return Link(writer.href(f"letters/{name}"), writer.plain(letter_of(writer.guide, name).title))


def questions(writer: Writer) -> list[QuestionView]:
    """The questions of the chooser, each with the situations of its group."""
    every = writer.guide.situations
    return [
        QuestionView(
            group,
            writer.plain(about.text),
            [
                SituationLink(
                    name,
                    writer.plain(one.choice),
                    writer.plain(one.title),
                    writer.href(f"situations/{name}"),
                )
                for name, one in every.items()
                if one.group == group
            ],
        )
        for group, about in writer.guide.settings.questions.items()
    ]


def chooser(writer: Writer, state: str = "open") -> Chooser:
    """The chooser, ``open`` or ``closed``; without script its answers are links to the situations."""
    return Chooser(
        questions(writer),
        [steps.phase(writer, name) for name in writer.guide.settings.phases],
        danger(writer),
        writer.asset("assets/plan.js"),
        "../" * writer.page.count("/"),
        state == "open",
    )


def plan_data(writer: Writer) -> str:
    """
    All that the chooser's script needs, as a script that sets one variable.

    A script and not JSON, because a page opened from a folder may load no other
    data. The keys are short, the texts are the HTML of the components.
    """
    guide = writer.guide
    every = plans.situations_of(guide)
    phases = list(guide.settings.phases)

    def action(step: str, key: str, about: Action, brought: str | None) -> dict[str, object]:
        shown = line(writer, plans.Planned(step, key, about, brought, ()), brought)
        return {
            "step": guide.settings.steps.index(step),
            "phase": phases.index(about.when),
            "key": f"{brought or step}.{key}",
            "situation": brought,
            "effects": list(about.effects),
            "html": str(shown.text),
            "short": str(_short(writer, about)),
            "href": shown.href if about.more else None,
            "letters": [
                {
                    "name": name,
                    "effects": list(letter_of(guide, name).effects),
                    "href": _letter_link(writer, name).href,
                    "title": str(_letter_link(writer, name).label),
                }
                for name in about.letters
            ],
        }

    data = {
        "steps": [
            {"title": str(_step_link(writer, name).label), "href": writer.href(f"steps/{name}")}
            for name in guide.settings.steps
        ],
        "situations": {
            name: {
                "title": str(writer.plain(one.title)),
                "href": writer.href(f"situations/{name}"),
                "forbids": {e: str(writer.line(r)) for e, r in one.forbids.items()},
                "requires": list(one.requires),
                "postpones": {e: str(writer.line(u)) for e, u in one.postpones.items()},
                "strikes": {key: str(writer.line(r)) for key, r in one.strikes.items()},
                "yields": list(one.yields_to),
                "replaces": {key: list(added.replaces) for key, added in one.actions.items()},
            }
            for name, one in every.items()
        },
        "actions": _ordered(
            [
                action(added.step, key, added, name)
                for name, one in every.items()
                for key, added in one.actions.items()
            ]
            + [
                action(step, key, about, None)
                for step in guide.settings.steps
                for key, about in guide.step(step).actions.items()
            ]
        ),
    }
    return "window.nazorgPlan = " + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"


def _ordered(actions: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """In the order of macros/plan.py: by step, by phase, by urgency."""

    def order(one: dict[str, object]) -> tuple[int, int, int]:
        return cast(int, one["step"]), cast(int, one["phase"]), plans.urgency(cast(list[str], one["effects"]))

    return sorted(actions, key=order)
