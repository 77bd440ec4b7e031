"""A review: who has seen which words of the guide."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.content.model.fields import Date, Id, Model, Title, wrong

#: With which eyes. Whoever reads a translation grew up with its language and works in the field.
Role = Literal["lawyer", "police-specialist", "native-professional"]


def _mark(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{12}", value):
        raise wrong("not-a-mark")
    return value


Mark = Annotated[str, AfterValidator(_mark)]


class Review(Model):
    """What somebody saw in one sheet; written by ``python -m macros review --accept``."""

    by: Title = Field(description="Who saw it, as that person wants to be named.")
    role: Role = Field(description="With which eyes.")
    on: Date = Field(description="On which day.")
    language: Id = Field(description="The language that was read.")
    seen: dict[str, dict[str, Mark]] = Field(description="By thing and text: the mark of the words.")
