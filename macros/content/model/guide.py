"""guide.yml: the order of things and the choices that hold for the whole site."""

from typing import Annotated, Literal

from pydantic import Field

from macros.content.model.fields import Date, Id, LanguageTag, Line, Model, Ref, Title, Url, Version, WordKey
from macros.content.model.organisation import Audience
from macros.content.model.situation import Group
from macros.content.model.thing import (
    ActionRef,
    AgeGroupRef,
    HandoutRef,
    LetterRef,
    PageRef,
    StepRef,
    ThingRef,
)

PhoneRef = Annotated[str, Ref("phones")]
SituationRef = Annotated[Id, Ref("situations")]
LawRef = Annotated[Id, Ref("law")]


class Question(Model):
    """A question of the chooser; the situations of its group are the answers."""

    text: Title = Field(description="The question.")
    answers: list[SituationRef] = Field(
        default=[], description="The situations of its group, the commonest first."
    )


#: Five fit on a card, and more than five nobody reads.
FiveNumbers = Annotated[list[PhoneRef], Field(min_length=1, max_length=5)]


class FooterGroup(Model):
    """Pages that belong together at the foot of each page."""

    title: Title = Field(description="What they have in common, in a few words.")
    pages: list[ThingRef] = Field(min_length=1, description="The pages, in order.")


class Phase(Model):
    """A stretch of time in which actions fall; the same name and shape everywhere."""

    title: Title = Field(description="The name of the phase.")
    aim: Title = Field(description="What matters in it, in a few words.")


class Role(Model):
    """Somebody who usually does an action."""

    title: Title = Field(description="The role, as it stands behind an action.")


class Language(Model):
    """A language of the site."""

    name: Title = Field(description="The language's own name.")
    direction: Literal["ltr", "rtl"] = Field(description="The direction of its writing.")
    reviewed_by: Literal["none", "native-professional"] = Field(
        description="Whether a native professional has checked the translation."
    )


class ProtectedWords(Model):
    """A sentence with one of each list says what nobody may do with the images."""

    act: list[str] = Field(
        default=[], description="What nobody does; * for any ending, ... for words in between."
    )
    never: list[str] = Field(default=[], description="That nobody does it.")


class Referral(Model):
    """A sign on which to hand it on at once: what one sees, whom to call, where to read on."""

    sign: Title = Field(description="What one sees or hears.")
    act: Line = Field(description="What to do now, with the number to call.")
    situations: list[SituationRef] = Field(
        default=[], max_length=2, description="The situations whose pages say what is different."
    )


class Settings(Model):
    """The guide itself."""

    title: Title = Field(description="The name of the site.")
    version: Version = Field(description="The version of the content.")
    date: Date = Field(description="The date of the content.")
    check_again: Date = Field(description="The day after which the content is too old.")
    correction_address: Url | None = Field(
        default=None, description="Where readers report an error; a release needs it."
    )
    release_address: Url | None = Field(
        default=None, description="Where newer versions of this site are published."
    )
    languages: dict[LanguageTag, Language] = Field(min_length=1, description="The first is the source.")
    document_languages: dict[LanguageTag, Language] = Field(
        default={}, description="Languages of letters to homes only; the site has no pages in them."
    )
    phases: dict[Id, Phase] = Field(min_length=1, description="In order of time.")
    roles: dict[Id, Role] = Field(min_length=1, description="Who does things.")
    steps: list[StepRef] = Field(min_length=1, description="The steps in their order.")
    danger: list[PhoneRef] = Field(
        min_length=2,
        max_length=2,
        description="The two numbers for danger to life: the emergency line, then the one about suicide.",
    )
    protected: list[str] = Field(
        default=[],
        description="What no school can hide or change: thing.part, or kind/thing:path.",
    )
    protected_words: ProtectedWords = Field(
        default=ProtectedWords(), description="By which a text is known that tells not to look."
    )
    first_hour: list[ActionRef] = Field(
        min_length=1, max_length=6, description="What the home page says to do first."
    )
    refer_at_once: dict[Id, Referral] = Field(
        default={}, max_length=8, description="When to hand it on at once, on the home page, in order."
    )
    precedence: list[SituationRef] = Field(
        default=[], description="Situations whose rules win, the strongest first."
    )
    codes: list[Id] = Field(
        default=[],
        max_length=52,
        description="Situations by their number in the code of a plan: one only adds, at the end.",
    )
    questions: dict[Group, Question] = Field(
        default={}, max_length=5, description="The questions of the chooser, in order."
    )
    age_groups: list[AgeGroupRef] = Field(default=[], description="The age groups in order.")
    handouts: list[HandoutRef] = Field(
        default=[], description="The handouts that stand first in a list, in order."
    )
    letters: list[LetterRef] = Field(default=[], description="The letters in order.")
    law: list[LawRef] = Field(default=[], description="The questions about law and duties, in order.")
    menu: dict[PageRef, WordKey] = Field(
        min_length=1, description="The sections of the site: a page, and its word in interface.yml."
    )
    doors: dict[Audience, ThingRef] = Field(
        default={}, max_length=3, description="Where each kind of reader goes in; in every header."
    )
    footer: dict[Id, FooterGroup] = Field(
        default={},
        max_length=3,
        description="What the foot of each page leads to; a school's pages join the first.",
    )
    numbers: dict[Audience, FiveNumbers] = Field(
        description="The five numbers shown everywhere, for each kind of reader."
    )

    @property
    def first_language(self) -> str:
        """The language in which the guide is written; its site stands at the top."""
        return next(iter(self.languages))

    def language(self, code: str) -> Language:
        """A language of the site or of documents."""
        return self.languages.get(code) or self.document_languages[code]
