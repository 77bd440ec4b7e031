"""Situations: what is different, what is done now, what changes later, and the chooser."""

from dataclasses import dataclass

from markupsafe import Markup

from macros import plan as plans
from macros.content.model.situation import Situation
from macros.content.text import Words
from macros.views import step as steps
from macros.views.plan import short
from macros.views.step import ActionView, Items, Phase
from macros.views.writer import Writer


@dataclass(frozen=True)
class NowRow:
    """
    A row of the first phase on the page of a situation.

    ``own`` tells whether the situation brings its act; an act of the steps stands there in short,
    with the way to its step.
    """

    number: int
    own: ActionView | None
    text: Markup
    href: str
    lines: list[ActionView]


@dataclass(frozen=True)
class Now:
    """What is done first in a situation."""

    phase: Phase
    rows: list[NowRow]


@dataclass(frozen=True)
class Later:
    """What a situation brings in a later phase."""

    phase: Phase
    actions: list[ActionView]


@dataclass(frozen=True)
class Rest:
    """What else is different: later actions, what waits until when, and what does not apply and why."""

    later: list[Later]
    waits: list[tuple[list[Markup], Markup]]
    gone: list[tuple[list[Markup], Markup]]


@dataclass(frozen=True)
class Ahead:
    """Where one goes on from a situation: its plan, its sheet, the letters that its plan offers."""

    id: str
    plan: str
    sheet: str
    letters: str


@dataclass(frozen=True)
class SituationLink:
    """A situation as it is chosen: its id, the words of its box, its page."""

    id: str
    choice: Markup
    title: Markup
    href: str
    excludes: list[tuple[str, Markup]]


@dataclass(frozen=True)
class QuestionView:
    """A question of the chooser with its answers."""

    id: str
    text: Markup
    answers: list[SituationLink]


@dataclass(frozen=True)
class Chooser:
    """The chooser: its questions, the page of the plan, and whether the questions stand open at first."""

    questions: list[QuestionView]
    plan: str
    open: bool


def situation(writer: Writer, name: str) -> Situation:
    """A situation by id."""
    return writer.guide.situations[name]


def differences(writer: Writer, name: str) -> Items:
    """What is different in a situation."""
    lines = situation(writer, name).different
    return steps.items(writer, "anders", "differences_title", lines)


def now(writer: Writer, name: str) -> Now:
    """The acts of the first phase, in their order."""
    phase = next(iter(writer.guide.settings.phases))
    rows = [row for row in plans.compute(writer.guide, [name]).rows if row.when == phase]
    return Now(steps.phase(writer, phase), [_row(writer, row, at) for at, row in enumerate(rows, 1)])


def _row(writer: Writer, row: plans.Row, number: int) -> NowRow:
    head = row.head
    own = steps.action(writer, head.name, head.action, number) if head.situation else None
    return NowRow(
        number,
        own,
        writer.act(head.action.brief or head.action.text),
        writer.href(f"steps/{head.step}#{head.name}"),
        [steps.action(writer, line.name, line.action, 0) for line in row.lines],
    )


def rest(writer: Writer, name: str) -> Rest:
    """What a situation changes after the first phase, and what waits or does not apply: in words."""
    about = situation(writer, name)
    _, *others = writer.guide.settings.phases
    computed = plans.compute(writer.guide, [name])
    later = [
        Later(
            steps.phase(writer, phase),
            [
                steps.action(writer, one.name, one.action, 0)
                for one in computed.actions
                if one.situation == name and one.when == phase
            ],
        )
        for phase in others
    ]
    waits: dict[Words, list[Markup]] = {}
    for one in computed.actions:
        for until in one.waits:
            waits.setdefault(until, []).append(short(writer, one.action))
    gone: dict[Words, list[Markup]] = {reason: [] for reason in about.forbids.values()}
    for dropped in computed.dropped:
        if dropped.reason is not None:
            action = writer.guide.action(f"{dropped.step}.{dropped.name}")
            gone.setdefault(dropped.reason, []).append(short(writer, action))
    return Rest(
        [one for one in later if one.actions],
        [(acts, writer.line(until)) for until, acts in waits.items()],
        [(acts, writer.line(reason)) for reason, acts in gone.items()],
    )


def ahead(writer: Writer, name: str) -> Ahead:
    """The ways on from a situation."""
    return Ahead(
        name,
        writer.href("pages/plan"),
        writer.download(f"checklist-{name}.pdf"),
        writer.href("pages/brieven"),
    )


def questions(writer: Writer) -> list[QuestionView]:
    """The questions of the chooser, each with the situations of its group: the commonest first."""
    every = writer.guide.situations
    # A school's own situation stands in no list of the guide: it comes last.
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
                    [(other, writer.line(reason)) for other, reason in one.excludes.items()],
                )
                for name in dict.fromkeys([*about.answers, *every])
                if (one := every.get(name)) and one.group == group
            ],
        )
        for group, about in writer.guide.settings.questions.items()
    ]


def chooser(writer: Writer, state: str = "open") -> Chooser:
    """The chooser, ``open`` or ``closed``; without script its answers are links to the situations."""
    return Chooser(questions(writer), writer.href("pages/plan"), state == "open")
