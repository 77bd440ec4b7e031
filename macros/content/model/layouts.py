"""layouts.yml: what the pages of a kind show, and in which order."""

from typing import Annotated

from pydantic import Field

from macros.content.model.fields import Component, Model

Layout = Annotated[list[Component], Field(min_length=1)]


class Layouts(Model):
    """The components of the pages of each kind. A page with a file in docs/ does not use it."""

    pages: Layout = Field(description="Pages of their own words.")
    steps: Layout = Field(description="Steps.")
    situations: Layout = Field(description="Situations.")
    age_groups: Layout = Field(alias="age-groups", description="Age groups.")
    letters: Layout = Field(description="Letters.")
    law: Layout = Field(description="Questions about law and duties.")
    handouts: Layout = Field(description="Handouts.")

    def by_kind(self) -> dict[str, list[Component]]:
        """The layouts by the name of their kind."""
        return self.model_dump(by_alias=True)
