"""A situation: what is different in this case, said as changes to the actions of the steps."""

from typing import Annotated, Literal

from pydantic import Field

from macros.content.model.fields import Id, Label, Line, Ref, Title
from macros.content.model.step import Action, Effect
from macros.content.model.thing import ActionRef, ActRef, Advice, Checked, OrganisationRef, StepRef

SituationRef = Annotated[Id, Ref("situations")]
#: The questions of the chooser; each situation answers one of them.
Group = Literal["verhaal", "beelden", "wie", "leeftijd-en-thuis", "school"]


class AddedAction(Action):
    """An action that this situation brings: to the row of another, in its place, or a row of its own."""

    step: StepRef = Field(description="The step it belongs to.")
    replaces: list[ActRef] = Field(
        default=[], description="Actions it takes the place of, of a step or of another situation."
    )
    # ``with`` is a word of Python.
    joins: ActionRef | None = Field(
        default=None,
        alias="with",
        description="The action with which it is done in one go: a line under it, in its row.",
    )


class Situation(Checked):
    """Something that changes the plan; a page of its own, and a box to tick."""

    title: Title = Field(description="The title of the page.")
    tab: Title | None = Field(
        default=None,
        description="What the tab and the list of visited pages call it, where the title tells too much.",
    )
    choice: Label = Field(description="How a reader ticks it: a short sentence.")
    group: Group = Field(description="The question of the chooser that it answers.")
    different: dict[Id, Line] = Field(
        min_length=1, max_length=4, description="What is different here, in two to four lines."
    )
    actions: dict[Id, AddedAction] = Field(default={}, description="What is added or replaced.")
    strikes: dict[ActionRef, Line] = Field(
        default={}, description="Actions that do not apply, each with the reason."
    )
    yields_to: list[SituationRef] = Field(
        default=[], description="Situations beside which what this one strikes does apply."
    )
    excludes: dict[SituationRef, Line] = Field(
        default={}, description="Situations that cannot hold beside it, each with what is wrong then."
    )
    forbids: dict[Effect, Line] = Field(
        default={}, description="Effects that must not happen, each with the reason."
    )
    requires: list[Effect] = Field(default=[], description="Effects that the plan must hold.")
    postpones: dict[Effect, Line] = Field(default={}, description="Effects that wait, each with until when.")
    do_not: dict[Id, Advice] = Field(default={}, description="What not to do.")
    say: dict[Id, Line] = Field(default={}, description="Sentences that help in a talk.")
    organisations: list[OrganisationRef] = Field(
        default=[], max_length=6, description="Whom to call, most important first."
    )
