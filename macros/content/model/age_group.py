"""Tips for talking with one age group: with the victim, and with a class."""

from pydantic import Field

from macros.content.model.fields import Id, Line, Model, Title
from macros.content.model.thing import Checked, OrganisationRef


class Tip(Model):
    """One tip, with a sentence to say and a sentence to avoid."""

    text: Line = Field(description="The tip: what to do.")
    say: Line = Field(description="A sentence to say.")
    avoid: Line = Field(description="A sentence to avoid.")
    why: Line = Field(description="Why, in one sentence.")


class Signal(Model):
    """A sign on which to act at once."""

    text: Line = Field(description="The sign, and what to do.")
    organisations: list[OrganisationRef] = Field(default=[], description="Whom to call.")


class Talk(Model):
    """A talk from preparation to what comes after."""

    prepare: dict[Id, Line] = Field(min_length=1, description="Before the talk.")
    begin: dict[Id, Line] = Field(min_length=1, description="Sentences to begin with.")
    tips: dict[Id, Tip] = Field(min_length=8, max_length=10, description="During the talk.")
    end: dict[Id, Line] = Field(min_length=1, description="How to end.")
    afterwards: dict[Id, Line] = Field(min_length=1, description="After the talk.")


class AgeGroup(Checked):
    """An age group: a page of its own."""

    title: Title = Field(description="The title of the page.")
    short_title: Title = Field(description="The ages in a few words.")
    intro: Line = Field(description="What matters at this age, in two sentences.")
    normal: dict[Id, Line] = Field(min_length=1, description="What is normal at this age.")
    act_at_once: dict[Id, Signal] = Field(min_length=1, description="Signs to act on at once.")
    victim: Talk = Field(description="The talk with the victim.")
    # "class" is a word of Python's own, hence the alias.
    class_: Talk = Field(alias="class", description="The talk with a class.")
    organisations: list[OrganisationRef] = Field(
        default=[], max_length=6, description="Whom to call, most important first."
    )
