"""What is no longer part of the guide, and must not be read on in old copies."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from macros.content.model.fields import Id, Model, Version, wrong


def _address(value: str) -> str:
    if re.fullmatch(r"([a-z0-9-]+/)*[a-z0-9-]+\.(html|pdf|docx|odt|txt)", value) and len(value) <= 120:
        return value
    raise wrong("not-an-address-of-the-site")


Address = Annotated[str, AfterValidator(_address)]


class Withdrawal(Model):
    """A page or download that is gone."""

    address: Address = Field(description="Where it stood, from the top of the whole site.")
    since: Version = Field(description="The first version without it.")
    instead: Address | None = Field(default=None, description="A page that is there now.")


class Withdrawn(Model):
    """withdrawn.yml: each gets a notice at its old address."""

    withdrawn: dict[Id, Withdrawal] = Field(default={}, description="Pages and downloads, by a name.")
