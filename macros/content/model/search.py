"""search.yml: what people type, and which words of the guide they mean by it."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, RootModel

from macros.content.model.fields import LanguageTag, Model, wrong

MOST = 60


def _word(value: str) -> str:
    if re.search(r"\w", value) and not re.search(r"[<>{}\[\]|\\*_`]", value) and len(value) <= MOST:
        return value.strip()
    raise wrong("not-a-search-word", most=MOST)


SearchWord = Annotated[str, AfterValidator(_word)]


def _group(value: list[str]) -> list[str]:
    if len(value) < 2:
        raise wrong("one-synonym", found=", ".join(value))
    return value


Synonyms = Annotated[list[SearchWord], AfterValidator(_group)]
#: The thing that words lead to, such as ``steps/aangifte``. Checked against the guide in macros/search.
Thing = Annotated[str, Field(pattern=r"^[a-z-]+/[a-z0-9-]+$")]

#: A kind of thing, such as ``letters``, or one thing.
Asked = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)?$")]


class LanguageWords(Model):
    """What people type in one language."""

    stop_words: list[SearchWord] = Field(default=[], description="Words that say nothing in a search.")
    call_words: list[SearchWord] = Field(
        default=[], description="Words with which people ask for a phone number."
    )
    asks: dict[Asked, list[SearchWord]] = Field(
        default={},
        description="kind, or kind/id: words with which people ask for such a thing, whatever it is about.",
    )
    crisis: list[SearchWord] = Field(
        default=[], description="Words that put 113 and 112 above all results, in every language."
    )
    synonyms: list[Synonyms] = Field(
        default=[], description="Groups of words that mean the same; any of them finds the others."
    )
    slang: dict[SearchWord, list[SearchWord]] = Field(
        default={}, description="What people type: the words of the guide they mean. Works one way."
    )
    words: dict[Thing, list[SearchWord]] = Field(
        default={}, description="kind/id: words by which somebody may look for this page."
    )


class SearchWords(RootModel[dict[LanguageTag, LanguageWords]]):
    """What people type, by language."""
