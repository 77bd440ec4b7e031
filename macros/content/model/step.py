"""A step of the aftercare, and the actions it consists of."""

from typing import Literal

from pydantic import Field

from macros.content.model.fields import Id, Line, Model, Prose, Short, Title
from macros.content.model.thing import (
    ActionRef,
    Advice,
    AgeGroupRef,
    Checked,
    LetterRef,
    OrganisationRef,
    PhaseRef,
    RoleRef,
)

#: What an action does to people or evidence. Plans for a situation are computed
#: from these, never from wording, so the list is closed.
Effect = Literal[
    "calls-emergency", "gathers-team", "informs-board", "briefs-team", "records",
    "limits-viewing", "preserves-evidence", "hears-victim", "informs-victim", "supports-victim",
    "checks-suicidality", "asks-home-safety", "informs-parents", "informs-spreaders-parents",
    "informs-class-parents", "confronts-spreader", "supports-spreader", "decides-measures",
    "informs-pupils", "asks-deletion", "offers-removal", "sends-stopbrief", "consults-police",
    "reports-to-police", "consults-veilig-thuis", "consults-inspector",
    "shares-with-other-school", "speaks-to-media", "refers-to-help", "supports-staff",
    "evaluates", "makes-policy", "secures-devices", "stops-spread", "tasks-victim", "holds-off-police",
    "questions-victim", "asks-victims-wish", "asks-about-suicide", "acts-for-school",
]  # fmt: skip


class Action(Model):
    """One thing that somebody does, at its time, for a reason."""

    text: Line = Field(description="What to do: one or two sentences that start with a verb.")
    brief: Short | None = Field(
        default=None,
        description="The action in short, as the sheet has it; with the condition that keeps it safe.",
    )
    when: PhaseRef = Field(description="The phase in which it is done.")
    after: list[ActionRef] = Field(default=[], description="Actions of steps that it comes after.")
    who: list[RoleRef] = Field(min_length=1, description="Who usually does it: role ids.")
    why: Line = Field(description="Why, in one sentence.")
    more: Prose | None = Field(default=None, description="How, and what to look out for.")
    effects: list[Effect] = Field(min_length=1, description="What it does, from a closed list.")
    organisations: list[OrganisationRef] = Field(default=[], description="Whom to call for it.")
    letters: list[LetterRef] = Field(default=[], description="Letters that help with it.")


class Step(Checked):
    """One of the steps of the aftercare: a page of its own."""

    title: Title = Field(description="The title of the page; plain text, short.")
    short_title: Title = Field(description="One to three words, for the drawn route.")
    purpose: Line = Field(description="What the step is for, in two sentences.")
    actions: dict[Id, Action] = Field(min_length=1, description="What to do, in order.")
    tips: dict[Id, Advice] = Field(default={}, description="Ways of talking, on one card: how, and why.")
    do_not: dict[Id, Advice] = Field(default={}, description="What not to do.")
    say: dict[Id, Line] = Field(default={}, description="Sentences that help in a talk.")
    background: dict[Id, Line] = Field(default={}, description="Good to know: facts behind it.")
    organisations: list[OrganisationRef] = Field(
        default=[], max_length=6, description="Whom to call in this step, most important first."
    )
    age_groups: list[AgeGroupRef] = Field(default=[], description="Talking tips that this step uses.")
