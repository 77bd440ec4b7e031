"""
The kinds of field that things are made of, and how each is checked.

A value reaches these checks as text (see source.py). A check that fails raises
``wrong(...)``, which carries what was expected and what to do, in the words of
an author; loader.py adds the place.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.content import rules
from macros.content.addresses import dialled
from macros.content.text import Form, Words


class Model(BaseModel):
    """A part of the content: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True)
class Ref:
    """Marks a field as the id of a thing of a kind, such as "organisations"."""

    kind: str


def wrong(what: str, expected: str, advice: str, found: object = None) -> PydanticCustomError:
    """The error that a check raises; ``found`` defaults to the value itself."""
    context: dict[str, Any] = {"what": what, "expected": expected, "advice": advice}
    if found is not None:
        context["found"] = str(found)
    return PydanticCustomError("guide", "{what}", context)


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
            raise wrong("a text is empty", "words", "write the text, or remove the key")
        if len(value) > self.most:
            raise wrong(
                "a text is too long",
                f"at most {self.most} characters",
                "say it shorter, or split it",
                f"{len(value)} characters",
            )
        return Words(value.strip())


Title = Annotated[Words, Text("plain", 70)]
Label = Annotated[Words, Text("plain", 160)]
Short = Annotated[Words, Text("line", 160)]
Line = Annotated[Words, Text("line", 600)]
Prose = Annotated[Words, Text("prose", 4000)]
Interface = Annotated[Words, Text("words", 300)]
LetterText = Annotated[Words, Text("letter", 900)]


def check_id(value: str) -> str:
    """An id: lower case letters, digits and single hyphens, not too long."""
    if not rules.fits("id", value):
        raise wrong(
            "this is not an id",
            "lower case letters a to z, digits and hyphens",
            "write it like  gesprek-met-slachtoffer",
        )
    return value


Id = Annotated[str, AfterValidator(check_id)]


def _matching(pattern: str, expected: str, example: str) -> AfterValidator:
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise wrong("this is not written as it should be", expected, f"write it like  {example}")
        return value

    return AfterValidator(check)


#: The key of an interface word.
WordKey = Annotated[str, _matching("[a-z]+(_[a-z0-9]+)*", "the key of a word in interface.yml", "nav_home")]
#: A component of a page, with its options behind it.
Component = Annotated[
    str, _matching("[a-z_]+( [a-z-]+)*", "the name of a component, and its options", "talk victim")
]

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
    raise wrong("this is not a date", "year-month-day", "write it like  2026-11-22")


def _loose_date(value: str) -> str:
    if _LOOSE_DATE.match(value):
        parts = [int(part) for part in value.removeprefix("about ").split("-")]
        try:
            datetime.date(*[*parts, 1, 1][:3])
            return value
        except ValueError:
            pass
    raise wrong(
        "this is not a date of a source",
        "2019, 2019-09, 2019-09-30 or about 2019",
        "write as much of the date as the source gives",
    )


Date = Annotated[datetime.date, BeforeValidator(_date)]
LooseDate = Annotated[str, AfterValidator(_loose_date)]


def _version(value: str) -> str:
    if re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", value):
        return value
    raise wrong("this is not a version", "three numbers with dots between them", "write it like  1.2.0")


Version = Annotated[str, AfterValidator(_version)]


def _flag(value: object) -> bool:
    if value in ("true", "false") or isinstance(value, bool):
        return value in ("true", True)
    raise wrong("this is neither true nor false", "true or false", "write true or false")


Flag = Annotated[bool, BeforeValidator(_flag)]


def _count(value: object) -> int:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"[0-9]{1,5}", value)):
        return int(value)
    raise wrong("this is not a whole number", "digits alone", "write it like  12")


Count = Annotated[int, BeforeValidator(_count)]


def _phone(value: str) -> str:
    if rules.fits("phone", value) and rules.fits("dialled", dialled(value)):
        return value
    raise wrong(
        "this is not a Dutch phone number",
        "a number such as 112, 0800-0113 or 020-261 52 75",
        "count the digits and compare with the source",
    )


Phone = Annotated[str, AfterValidator(_phone)]


def _url(value: str) -> str:
    if rules.fits("web", value):
        return value
    raise wrong(
        "this is not a web address",
        "http:// or https:// and the whole address",
        "copy the address from the browser's address bar",
    )


Url = Annotated[str, AfterValidator(_url)]


def _hours(value: str) -> str:
    times = re.fullmatch(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)", value, re.ASCII)
    if times and value[:5] < value[6:] <= "24:00":
        return value
    raise wrong(
        "these are not opening hours",
        "hh:mm-hh:mm, the first before the second",
        'write it like  "09:00-17:00"',
    )


Hours = Annotated[str, AfterValidator(_hours)]
