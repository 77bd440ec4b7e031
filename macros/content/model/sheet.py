"""The sheet: which actions of a plan go on the one page that a team takes along."""

from pydantic import Field

from macros.content.model.fields import Count, Model, Short


class Sheet(Model):
    """The rows of all sheets in order of rank, and how many of them one page holds."""

    most: Count = Field(description="How many rows a sheet takes from a plan.")
    blank: Count = Field(description="How many empty rows stand under them.")
    rows: dict[str, Short] = Field(
        min_length=1,
        description="Key of an action of a step or situation (step.action) and the action in short; "
        "what stands first goes on the sheet first.",
    )
