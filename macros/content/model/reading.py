"""What readers look up or take along: the law, handouts, terms, the aftercare calendar."""

from typing import Literal

from pydantic import Field, RootModel

from macros.content.model.fields import (
    Count,
    Flag,
    Id,
    Label,
    Line,
    LooseDate,
    Model,
    Title,
)  # fmt: skip
from macros.content.model.organisation import Audience
from macros.content.model.thing import Checked, OrganisationRef, RoleRef, SourceRef


class Statement(Model):
    """One statement about the law or a duty, with its source and whom to ask."""

    text: Line = Field(description="The statement in plain words.")
    weight: Literal["strafbaar", "moet", "mag", "mag-niet", "let-op"] = Field(
        description="What it amounts to."
    )
    date: LooseDate | None = Field(default=None, description="In force since, or date of the text.")
    legal: Flag = Field(default=False, description="true: a sentence may be longer than 25 words.")
    ask: OrganisationRef | None = Field(default=None, description="Whom to ask when in doubt.")
    sources: list[SourceRef] = Field(min_length=1, description="Ids from data/sources.yml.")


class LawTopic(Checked):
    """A question about law and duties: the short answer, and what it rests on."""

    title: Title = Field(description="The question, as a reader asks it.")
    answer: Line = Field(description="The answer in one sentence; the list of questions shows it too.")
    intro: Line = Field(description="What the reader does.")
    statements: dict[Id, Statement] = Field(min_length=1, description="The statements, in order.")


class Block(Model):
    """A part of a handout."""

    title: Title = Field(description="The heading.")
    style: Literal["do", "do-not", "say", "know"] = Field(description="How it looks.")
    items: dict[Id, Line] = Field(min_length=1, description="The lines, in order.")


class Handout(Checked):
    """One page that stands on its own, to hand out or project."""

    title: Title = Field(description="The title of the page.")
    tab: Title | None = Field(
        default=None,
        description="What the tab and the list of visited pages call it, where the title tells too much.",
    )
    audience: Audience = Field(description="Its reader.")
    intro: Line = Field(description="The first lines.")
    blocks: dict[Id, Block] = Field(min_length=1, description="The parts, in order.")
    organisations: list[OrganisationRef] = Field(
        default=[], max_length=6, description="Whom to call, most important first."
    )


class Term(Model):
    """A word that needs explaining."""

    term: Title = Field(description="The word as it stands in texts.")
    also: list[Label] = Field(default=[], description="Other forms that readers meet.")
    explanation: Line = Field(description="What it means, in neutral words.")
    prefer: Line | None = Field(default=None, description="Which word to prefer, and why.")
    sources: list[SourceRef] = Field(default=[], description="Ids from data/sources.yml.")


class Terms(RootModel[dict[Id, Term]]):
    """All terms, by id."""


class Check(Model):
    """Something to look after at a moment of the aftercare."""

    text: Line = Field(description="What to check.")
    who: list[RoleRef] = Field(min_length=1, description="Who checks it.")
    why: Line | None = Field(default=None, description="Why, in one sentence.")


class Moment(Model):
    """A day of the aftercare calendar."""

    title: Title = Field(description="The moment.")
    after_days: Count = Field(description="How many days after the discovery.")
    checks: dict[Id, Check] = Field(min_length=1, description="What to check then.")


class Aftercare(Checked):
    """The aftercare calendar."""

    title: Title = Field(description="The title of the page.")
    intro: Line = Field(description="What the calendar is for.")
    moments: dict[Id, Moment] = Field(min_length=1, description="The moments, in order.")
