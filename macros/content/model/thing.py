"""What all things of the guide have in common."""

from typing import Annotated, Literal

from pydantic import Field

from macros.content.model.fields import Date, Id, Line, Model, Ref

SourceRef = Annotated[Id, Ref("sources")]
OrganisationRef = Annotated[Id, Ref("organisations")]
RoleRef = Annotated[Id, Ref("roles")]
PhaseRef = Annotated[Id, Ref("phases")]
LetterRef = Annotated[Id, Ref("letters")]
AgeGroupRef = Annotated[Id, Ref("age-groups")]
StepRef = Annotated[Id, Ref("steps")]
HandoutRef = Annotated[Id, Ref("handouts")]
PageRef = Annotated[Id, Ref("pages")]
#: An action of a step, as step.action.
ActionRef = Annotated[str, Ref("actions")]
#: An action of a step or of a situation, as step.action or situation.action.
ActRef = Annotated[str, Ref("acts")]
#: Any thing that stands on the site, as kind/id.
ThingRef = Annotated[str, Ref("things")]

#: Who has looked at a text with professional eyes. Pages and documents say so.
Reviewer = Literal["none", "lawyer", "police-specialist", "lawyer-and-police-specialist"]


class Checked(Model):
    """A thing whose facts were compared with their sources."""

    sources: list[SourceRef] = Field(default=[], description="Ids from data/sources.yml.")
    checked_on: Date = Field(description="The day on which text and sources were compared.")
    reviewed_by: Reviewer = Field(description="Which professional has checked the text.")


class Advice(Model):
    """A sentence with, where it helps, the reason for it."""

    text: Line = Field(description="The sentence.")
    why: Line | None = Field(default=None, description="The reason, in one sentence.")
