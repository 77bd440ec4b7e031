"""A plan as it is shown: by phase, row by row; and all that the browser needs to make one."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from macros import plan as plans
from macros import sheet as sheets
from macros.content.model.step import Action
from macros.content.text import Words
from macros.letters import letter_of
from macros.plan import Planned, order
from macros.views import step as steps
from macros.views.contact import Link
from macros.views.step import Phase
from macros.views.writer import Writer


@dataclass(frozen=True)
class Line:
    """
    An action of the plan: the act of a row, or a line under one.

    ``brief`` is what a sheet says; ``digest`` changes when the Dutch text does; ``roles`` are
    the ids of ``who``; ``href`` leads to its own place, where there is more to read.
    """

    key: str
    text: Markup
    brief: Markup
    why: Markup
    who: Markup
    roles: str
    step: Link
    number: int
    href: str | None
    situation: Link | None
    waits: list[Markup]
    letters: list[tuple[Link, list[Markup]]]
    digest: str

    @property
    def id(self) -> str:
        """The id of its box."""
        return "vink-" + self.key.replace(".", "-")


@dataclass(frozen=True)
class Row:
    """What is done in one go; ``sheet`` tells whether it stands on the sheet."""

    number: int
    head: Line
    lines: list[Line]
    sheet: bool


@dataclass(frozen=True)
class PhaseRows:
    """The rows of one phase."""

    phase: Phase
    rows: list[Row]


def phases(writer: Writer, computed: plans.Plan, on_sheet: set[str]) -> list[PhaseRows]:
    """The rows of a plan by phase, numbered through in each; ``on_sheet`` are the keys on its sheet."""
    found = []
    for name in writer.guide.settings.phases:
        rows = [row for row in computed.rows if row.when == name]
        if rows:
            found.append(
                PhaseRows(
                    steps.phase(writer, name),
                    [
                        Row(
                            number,
                            line(writer, row.head),
                            [line(writer, one) for one in row.lines],
                            any(one.key in on_sheet for one in row.parts),
                        )
                        for number, row in enumerate(rows, 1)
                    ],
                )
            )
    return found


def line(writer: Writer, planned: Planned) -> Line:
    """One action, with the situation that brought it."""
    guide = writer.guide
    about = planned.action
    kind, thing = ("situations", planned.situation) if planned.situation else ("steps", planned.step)
    situation = None
    if planned.situation:
        title = writer.plain(guide.situations[planned.situation].title)
        situation = Link(writer.href(f"situations/{planned.situation}"), title)
    return Line(
        key=planned.key,
        text=writer.act(about.text),
        brief=writer.line(about.brief) if about.brief else short(writer, about),
        why=writer.line(about.why),
        who=Markup(", ").join(role_names(writer, about)),
        roles=" ".join(about.who),
        step=step_link(writer, planned.step),
        number=guide.number_of(planned.step),
        href=writer.href(f"{kind}/{thing}#{planned.name}") if about.more else None,
        situation=situation,
        waits=[writer.line(until) for until in planned.waits],
        # What the action waits for is said of the action alone.
        letters=[
            (_letter_link(writer, letter.name),
             [writer.line(until) for until in letter.waits if until not in planned.waits])
            for letter in planned.letters
        ],
        digest=sheets.digest(guide, planned.key),
    )  # fmt: skip


def role_names(writer: Writer, action: Action) -> list[Markup]:
    """Those who usually do an action."""
    return [writer.plain(writer.guide.settings.roles[role].title) for role in action.who]


def step_link(writer: Writer, name: str) -> Link:
    """A step, in the words of the drawn route."""
    return Link(writer.href(f"steps/{name}"), writer.plain(writer.guide.step(name).short_title))


def _letter_link(writer: Writer, name: str) -> Link:
    return Link(writer.href(f"letters/{name}"), writer.plain(letter_of(writer.guide, name).title))


def short(writer: Writer, action: Action) -> Markup:
    """The first sentence of an action: enough to know which one is meant."""
    whole = writer.bare(action.text)
    first = whole.split(". ")[0].rstrip(".")
    return writer.plain(Words(first, getattr(action.text, "language", "nl"), "source"))


def plan_data(writer: Writer) -> str:
    """
    All that the scripts need to make a plan, as a script that sets one variable.

    A script and not JSON, because a page opened from a folder may load no other
    data. The texts are the HTML of the components.
    """
    guide = writer.guide
    every = plans.situations_of(guide)
    names = list(guide.settings.phases)
    found = list(plans.candidates(guide, every))
    ranks = plans.ranks(guide)
    places = {rank: place for place, rank in enumerate(sorted(set(ranks.values())))}

    def action(one: order.Found) -> dict[str, object]:
        about = one.action
        shown = line(writer, Planned(one.step, one.name, about, one.situation, (), about.when))
        return {
            "key": one.key,
            "slot": one.slot,
            "leads": one.leads,
            "place": places[ranks[one.key]],
            "step": guide.settings.steps.index(one.step),
            "phase": names.index(about.when),
            "situation": one.situation,
            "effects": list(about.effects),
            "html": str(shown.text),
            "brief": str(shown.brief),
            "sheet": about.brief is not None,
            "why": str(shown.why),
            "who": str(shown.who),
            "roles": list(about.who),
            "digest": shown.digest,
            "short": str(short(writer, about)),
            "href": shown.href,
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
        "version": guide.settings.version,
        "codes": list(guide.settings.codes),
        "steps": [
            {"title": str(link.label), "href": link.href}
            for link in (step_link(writer, name) for name in guide.settings.steps)
        ],
        "situations": {
            name: {
                "title": str(writer.plain(one.title)),
                "href": writer.href(f"situations/{name}"),
                "say": [str(line) for _, line in steps.sentences(writer, one.say)],
                "forbids": {e: str(writer.line(r)) for e, r in one.forbids.items()},
                "requires": list(one.requires),
                "postpones": {e: str(writer.line(u)) for e, u in one.postpones.items()},
                "strikes": {key: str(writer.line(r)) for key, r in one.strikes.items()},
                "yields": list(one.yields_to),
                "excludes": {key: str(writer.line(r)) for key, r in one.excludes.items()},
                "replaces": {key: list(added.replaces) for key, added in one.actions.items()},
            }
            for name, one in every.items()
        },
        "actions": [action(one) for one in found],
        "sheet": {"most": guide.sheet.most, "phases": order.SHEET_PHASES},
    }
    return "window.nazorgPlan = " + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"
