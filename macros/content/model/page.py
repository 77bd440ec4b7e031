"""A page of its own words, and the interface words and sources that all pages use."""

from pydantic import Field, RootModel

from macros.content.model.fields import (
    Flag,
    Id,
    Interface,
    Label,
    Line,
    LooseDate,
    Model,
    Prose,
    Title,
    Url,
)  # fmt: skip
from macros.content.model.organisation import Audience
from macros.content.model.thing import Checked


class Picture(Model):
    """A drawing: two files in overrides/assets/pictures/, for light and for dark screens."""

    file: Id = Field(description="The name of the drawing, without .svg or -dark.svg.")
    alt: Line = Field(description="What the drawing shows, for who cannot see it.")


class Section(Model):
    """A part of a page under a heading."""

    title: Title = Field(description="The heading.")
    picture: Picture | None = Field(default=None, description="A drawing above the text.")
    text: Prose = Field(description="Paragraphs and lists.")


class OwnPage(Checked):
    """A page that is not made of other things."""

    title: Title = Field(description="The title of the page.")
    description: Label = Field(description="One sentence for search engines and link previews.")
    audience: Audience = Field(default="medewerker", description="Its reader.")
    everybody: Flag = Field(
        default=False, description="true where all readers are meant, each by its own way."
    )
    intro: Prose | None = Field(default=None, description="The first lines.")
    sections: dict[Id, Section] = Field(default={}, description="The parts, in order.")


class CitedSource(Model):
    """Where a fact comes from."""

    title: Label = Field(description="What it is.")
    publisher: Label | None = Field(default=None, description="Who published it.")
    url: Url | None = Field(default=None, description="Where it stands; left out when unknown.")
    date: LooseDate | None = Field(default=None, description="The source's own date.")
    old: Flag = Field(default=False, description="true for a copy that may be outdated.")
    note: Line | None = Field(default=None, description="What readers should know of it.")


class InterfaceWords(RootModel[dict[str, Interface]]):
    """Buttons, headings and notices: a key and its words."""


class Sources(RootModel[dict[Id, CitedSource]]):
    """All sources, by id."""
