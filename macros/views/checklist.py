"""The plan to tick off: on its own page, and on the page of each step."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from macros import plan as plans
from macros import sheet as sheets
from macros.views import leaflet as leaflets
from macros.views import plan
from macros.views import sheet as papers
from macros.views.plan import PhaseRows
from macros.views.sheet import Paper
from macros.views.writer import Writer

#: The names of lists that stand beside each other: made up, so that they say nothing of anyone.
COLOURS = ("blauw", "groen", "oranje", "paars", "grijs")


@dataclass(frozen=True)
class StepList:
    """How far one is with the actions of a step: ``total`` is how many there are."""

    total: int
    colours: list[tuple[str, Markup]]
    whole: str


def checklist(writer: Writer, name: str) -> StepList:
    """The progress of a step, whose actions have boxes of their own."""
    return StepList(len(writer.guide.step(name).actions), _colours(writer), writer.href("pages/plan"))


def _colours(writer: Writer) -> list[tuple[str, Markup]]:
    return [(colour, writer.word(f"incident_{colour}")) for colour in COLOURS]


@dataclass(frozen=True)
class PlanPage:
    """
    The plan: without script that of the steps alone, with it that of the chosen situations.

    ``data`` is where the script finds all actions.
    """

    phases: list[PhaseRows]
    total: int
    paper: Paper
    roles: list[tuple[str, Markup]]
    colours: list[tuple[str, Markup]]
    data: str
    script: str


def plan_page(writer: Writer) -> PlanPage:
    """The plan of the steps, and what makes another of it."""
    # A label holds the action alone, without notes in it.
    writer = replace(writer, terms=None)
    guide = writer.guide
    computed = plans.compute(guide, [])
    chosen = sheets.select(guide, [])
    every = [one.action.who for one in plans.candidates(guide, plans.situations_of(guide))]
    used = {role for who in every for role in who}
    return PlanPage(
        phases=plan.phases(writer, computed, {line.planned.key for line in chosen.lines}),
        total=len(computed.rows),
        paper=papers.paper(writer, writer.word("sheet_title"), rest=chosen.rest, solo=False),
        roles=[
            (name, writer.plain(about.title)) for name, about in guide.settings.roles.items() if name in used
        ],
        colours=_colours(writer),
        data=writer.asset("assets/plan.js"),
        script=writer.asset("assets/plan-page.js"),
    )


@dataclass(frozen=True)
class Invitation:
    """The way to the plan: the page, the sheet that is ready to print, and what all others get."""

    href: str
    pdf: str
    leaflet: leaflets.Leaflet | None


def link(writer: Writer) -> Invitation:
    """The way to the plan from another page."""
    return Invitation(writer.href("pages/plan"), writer.download("checklist.pdf"), leaflets.leaflet(writer))
