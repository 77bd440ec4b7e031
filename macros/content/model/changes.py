"""changes.yml: what has changed for readers, version by version."""

from pydantic import Field, RootModel

from macros.content.model.fields import Date, Flag, Id, Line, Model, Version
from macros.content.model.guide import SituationRef
from macros.content.model.thing import LetterRef, PageRef, StepRef


class Change(Model):
    """One thing that is different now."""

    text: Line = Field(description="What has changed, and what it means for the reader.")
    steps: list[StepRef] = Field(default=[], description="Ids of the steps in which it changed.")
    situations: list[SituationRef] = Field(default=[], description="Ids of the situations.")
    letters: list[LetterRef] = Field(default=[], description="Ids of the letters.")
    pages: list[PageRef] = Field(default=[], description="Ids of other pages.")
    reprint: Flag = Field(default=False, description="true: a printed checklist or letter must go.")


class Release(Model):
    """A version of the content."""

    date: Date = Field(description="The day of this version.")
    intro: Line = Field(description="What this version is about.")
    changes: dict[Id, Change] = Field(min_length=1, description="What has changed, most important first.")


class Changes(RootModel[dict[Version, Release]]):
    """All versions, the newest first."""
