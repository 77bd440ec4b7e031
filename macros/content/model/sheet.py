"""The sheet: how much of a plan goes on the one page that a team takes along."""

from pydantic import Field

from macros.content.model.fields import Count, Model


class Sheet(Model):
    """How many lines of a plan one page holds, and the room to write under them."""

    most: Count = Field(description="How many lines a sheet takes from a plan, in order of time.")
    blank: Count = Field(description="How many empty rows stand under them.")
