"""
The kinds of field that things are made of, and how each is checked.

A value reaches these checks as text (see source.py). A check that fails raises
``wrong(...)``, which names the message for the author; loader.py adds the place.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.content import rules
from macros.content.addresses import dialled
from macros.content.messages import Filling, check, fillings
from macros.content.text import Form, Words


class Model(BaseModel):
    """A part of the content: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True)
class Ref:
    """Marks a field as the id of a thing of a kind, such as "organisations"."""

    kind: str


def wrong(key: str, /, *, found: object = None, **values: Filling) -> PydanticCustomError:
    """The error that a check raises: its message, and what was ``found`` where it is not the value itself."""
    check(key, fillings(values))
    context: dict[str, Any] = {"key": key, "values": values}
    if found is not None:
        context["found"] = found
    return PydanticCustomError("guide", "guide", context)


@dataclass(frozen=True)
class Text:
    """
    Marks a field as words for readers, which are translated, and says what may be in them.

    ``most`` counts characters.
    """

    form: Form
    most: int

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        # In a file a text is a string like any other; what is read from it is Words.
        return core_schema.no_info_after_validator_function(self._read, core_schema.str_schema())

    def _read(self, value: str) -> Words:
        if not value.strip():
            raise wrong("text-empty")
        if len(value) > self.most:
            raise wrong("text-too-long", count=len(value), most=self.most)
        return Words(value.strip())


Title = Annotated[Words, Text("plain", 70)]
Label = Annotated[Words, Text("plain", 160)]
#: The longest short text, in characters.
MOST_SHORT = 160
Short = Annotated[Words, Text("line", MOST_SHORT)]
Line = Annotated[Words, Text("line", 600)]
Prose = Annotated[Words, Text("prose", 4000)]
Interface = Annotated[Words, Text("words", 300)]
LetterText = Annotated[Words, Text("letter", 900)]


def check_id(value: str) -> str:
    """An id: lower case letters, digits and single hyphens, not too long."""
    if not rules.fits("id", value):
        raise wrong("not-an-id")
    return value


Id = Annotated[str, AfterValidator(check_id)]


def _language(value: str) -> str:
    if not rules.fits("language", value):
        raise wrong("not-a-language")
    return value


#: The code of a language.
LanguageTag = Annotated[str, AfterValidator(_language)]


def _matching(pattern: str, key: str) -> AfterValidator:
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise wrong(key)
        return value

    return AfterValidator(check)


#: The key of an interface word.
WordKey = Annotated[str, _matching("[a-z]+(_[a-z0-9]+)*", "not-a-word-key")]
#: A component of a page, with its options behind it.
Component = Annotated[str, _matching("[a-z_]+( [a-z-]+)*", "not-a-component")]

_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_LOOSE_DATE = re.compile(r"^(about )?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


def _date(value: object) -> object:
    try:
        if isinstance(value, str) and _DATE.match(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    if isinstance(value, datetime.date):
        return value
    raise wrong("not-a-date")


def _loose_date(value: str) -> str:
    if _LOOSE_DATE.match(value):
        parts = [int(part) for part in value.removeprefix("about ").split("-")]
        try:
            datetime.date(*[*parts, 1, 1][:3])
            return value
        except ValueError:
            pass
    raise wrong("not-a-source-date")


Date = Annotated[datetime.date, BeforeValidator(_date)]
LooseDate = Annotated[str, AfterValidator(_loose_date)]


def _version(value: str) -> str:
    if re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", value):
        return value
    raise wrong("not-a-version")


Version = Annotated[str, AfterValidator(_version)]


def _flag(value: object) -> bool:
    if value in ("true", "false") or isinstance(value, bool):
        return value in ("true", True)
    raise wrong("not-a-flag")


Flag = Annotated[bool, BeforeValidator(_flag)]


def _count(value: object) -> int:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"[0-9]{1,5}", value)):
        return int(value)
    raise wrong("not-a-count")


Count = Annotated[int, BeforeValidator(_count)]


def _phone(value: str) -> str:
    if rules.fits("phone", value) and rules.fits("dialled", dialled(value)):
        return value
    raise wrong("not-a-phone-number")


Phone = Annotated[str, AfterValidator(_phone)]


def _url(value: str) -> str:
    if rules.fits("web", value):
        return value
    raise wrong("not-a-web-address")


Url = Annotated[str, AfterValidator(_url)]


def _hours(value: str) -> str:
    times = re.fullmatch(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)", value, re.ASCII)
    if times and value[:5] < value[6:] <= "24:00":
        return value
    raise wrong("not-opening-hours")


Hours = Annotated[str, AfterValidator(_hours)]
