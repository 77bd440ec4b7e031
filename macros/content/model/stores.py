"""stores.yml: everything that the site may leave in a browser. The privacy page shows it; a test holds it."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, RootModel

from macros.content.model.fields import Id, Line, Model, Short, wrong

Place = Literal["tab", "device", "cache"]
PLACES: tuple[str, ...] = get_args(Place)


def _key(value: str) -> str:
    if re.fullmatch(r"[a-z0-9:-]+\*?", value):
        return value
    raise wrong("not-a-store-key")


class Store(Model):
    """One thing that a browser may keep."""

    key: Annotated[str, AfterValidator(_key)] = Field(description="Its name there; * stands for what varies.")
    places: list[Place] = Field(
        min_length=1,
        description="tab (sessionStorage), device (localStorage), cache (pages for use without internet).",
    )
    what: Line = Field(description="What it holds, and why.")
    until: Short = Field(description="How long it stays.")


class Stores(RootModel[dict[Id, Store]]):
    """All that a browser may keep, by id."""
