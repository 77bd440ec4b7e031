"""A letter: when to use it, its paragraphs, what is filled in, and what it must not hold."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from macros.content.model.fields import Flag, Id, Interface, Label, LetterText, Line, Model, Ref, Title, wrong
from macros.content.model.situation import SituationRef
from macros.content.model.step import Effect
from macros.content.model.thing import AgeGroupRef, Checked
from macros.content.problems import choice

FieldRef = Annotated[Id, Ref("letter-fields")]
#: What is filled in. "initials" is for people who must not be named in full.
FieldType = Literal["text", "long", "name", "initials", "date", "time", "phone", "email", "logo"]
#: How a paragraph stands on paper. "ask" is a question of a form with room for the answer.
Style = Literal["text", "heading", "item", "ask", "sign"]
#: What a machine can see of something that a letter must not hold.
Look = Literal["link", "email", "full-name", "words"]


class LetterField(Model):
    """Something that the writer fills in; the same in every letter that uses it."""

    label: Title = Field(description="What to fill in.")
    hint: Label | None = Field(default=None, description="What to look out for.")
    type: FieldType = Field(description="What kind of words it is.")
    example: Title = Field(description="A made-up example.")


class LetterParts(Model):
    """What all letters share: the fields, and the words around a document."""

    fields: dict[Id, LetterField] = Field(min_length=1, description="Every field, by id.")
    words: dict[Id, Interface] = Field(min_length=1, description="Words around the text of a document.")


class Choice(Model):
    """A question to the writer that decides about paragraphs."""

    question: Title = Field(description="A question that is answered with yes or no.")
    situations: list[SituationRef] = Field(default=[], description="Where the answer is yes.")
    age_groups: list[AgeGroupRef] = Field(default=[], description="Ages at which the answer is yes.")


class Close(Model):
    """What the writer does instead where a caution holds, and the letter stays closed."""

    instead: Line = Field(description="What to do instead, beginning with a verb.")
    situations: list[SituationRef] = Field(default=[], description="Where the caution holds.")


class Paragraph(Model):
    """A paragraph of the letter."""

    text: LetterText = Field(description="Plain words with {veld:...}, {tel:...} and {uren:...}.")
    style: Style = Field(default="text", description="How it stands on paper.")
    when: Id | None = Field(default=None, description="The choice to which the answer is yes.")
    unless: Id | None = Field(default=None, description="The choice to which the answer is no.")


class MustNot(Model):
    """Something that the letter must not hold, and how a machine sees it in what was typed."""

    text: Line = Field(description="What must not be in it.")
    look: Look = Field(description="What to look for.")
    words: list[str] = Field(default=[], description='For look: words; "foto*" is every word that begins so.')
    fields: list[FieldRef] = Field(default=[], description="Only in these fields; all fields otherwise.")
    catches: list[str] = Field(min_length=2, description="Examples that it catches.")
    passes: list[str] = Field(min_length=1, description="Examples that it lets pass.")

    @model_validator(mode="after")
    def words_where_needed(self) -> "MustNot":
        """Words are listed exactly where words are looked for."""
        if (self.look == "words") != bool(self.words):
            raise wrong("words-and-look")
        return self


class Letter(Checked):
    """A letter, form or card to take along; a page of its own."""

    title: Title = Field(description="The title of the page.")
    purpose: Line = Field(description="What it is for, in one or two sentences.")
    sender: Label = Field(description="Who sends or keeps it.")
    receiver: Label = Field(description="Who gets it.")
    letterhead: Literal["school", "person", "none"] = Field(description="What stands above it.")
    home_languages: Flag = Field(default=False, description="true: also in the document languages.")
    blank_only: Flag = Field(default=False, description="true: never filled in on the page.")
    effects: list[Effect] = Field(min_length=1, description="What sending it does, from a closed list.")
    use: dict[Id, Line] = Field(min_length=1, description="When to use it.")
    use_not: dict[Id, Line] = Field(min_length=1, description="When not to use it.")
    closes: dict[Id, Close] = Field(
        default={}, description="Cautions of use_not, by id, that are asked before the letter opens."
    )
    before: dict[Id, Line] = Field(default={}, description="What to do before it goes out.")
    fields: list[FieldRef] = Field(min_length=1, description="What is filled in, in order.")
    required: list[FieldRef] = Field(default=[], description="Fields without which it cannot go out.")
    choices: dict[Id, Choice] = Field(default={}, description="Questions that decide about paragraphs.")
    heading: LetterText = Field(description="What stands above the text on paper.")
    paragraphs: dict[Id, Paragraph] = Field(min_length=1, description="The text, in order.")
    must_not: dict[Id, MustNot] = Field(default={}, description="What must not be in it.")

    @model_validator(mode="after")
    def holds_together(self) -> "Letter":
        """Conditions name choices that exist, one at most for a paragraph; what closes is a caution."""
        for named in self.closes:
            if named not in self.use_not:
                raise wrong("closes-no-caution", found=named, **choice(named, self.use_not))
        for name, paragraph in self.paragraphs.items():
            for named in filter(None, (paragraph.when, paragraph.unless)):
                if named not in self.choices:
                    raise wrong(
                        "unknown-letter-choice",
                        found=named,
                        paragraph=name,
                        **choice(named, self.choices),
                    )
            if paragraph.when and paragraph.unless:
                raise wrong("two-conditions", paragraph=name)
        return self

    def texts(self) -> Iterator[str]:
        """Every text that stands on paper."""
        yield self.heading
        for paragraph in self.paragraphs.values():
            yield paragraph.text
