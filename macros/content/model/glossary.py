"""glossary.yml: one word per thing, in every language. The translations are held against it."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, RootModel

from macros.content.model.fields import Id, Label, LanguageTag, Model, wrong

MOST = 60


def _form(value: str) -> str:
    if re.search(r"\w", value) and re.fullmatch(r"[\w\s*'-]+", value) and len(value) <= MOST:
        return value.strip()
    raise wrong("not-a-glossary-word", most=MOST)


#: A word or a few; ``*`` stands for any letters, as at the end of what is inflected.
Form = Annotated[str, AfterValidator(_form)]


class Rendering(Model):
    """What a thing is called in a language."""

    use: list[Form] = Field(
        min_length=1, description="The word to use, and its other forms; one of them must be there."
    )
    avoid: list[Form] = Field(default=[], description="Words that must not stand for it.")


class Entry(Model):
    """A Dutch term and its one word in each language."""

    dutch: list[Form] = Field(min_length=1, description="The term as it stands in the Dutch texts.")
    languages: dict[LanguageTag, Rendering] = Field(
        min_length=1, description="By language; a language that is left out is not held."
    )
    why: Label | None = Field(default=None, description="What goes wrong with another word; for translators.")


class Glossary(RootModel[dict[Id, Entry]]):
    """All terms, by id."""
