"""
A school: its name, its people, its colour. The only content that is the school's own.

One shape for three places: school.yml (a school that builds), school.js (a school that
unzips a ready site) and the form that writes it. None of it is translated: names are names.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from macros.content import contrast, rules
from macros.content.model.fields import Flag, LanguageTag, Model, Phone, Url, wrong
from macros.content.rules import RULES, Mode

_LINES, _LISTS = RULES["lines"], RULES["lists"]
#: The longest name with which the checklist still fits on one page; tests/paper holds it.
LONGEST_NAME = _LINES["name"]


def _plain(field: str) -> AfterValidator:
    most = _LINES[field]

    def check(value: str) -> str:
        if not value or rules.UNSEEN.search(value):
            raise wrong("not-a-line-of-text")
        if len(value) > most:
            raise wrong("line-too-long", count=len(value), most=most)
        return value

    return AfterValidator(check)


def _colour(value: str) -> str:
    if not rules.fits("colour", value):
        raise wrong("not-a-colour")
    value = value.lower()
    found = contrast.least(value, contrast.LIGHT)
    if found < contrast.TEXT:
        raise wrong(
            "colour-unreadable",
            colour=value,
            contrast=int(found * 10) / 10,
            least=contrast.TEXT,
            near_colour=contrast.nearest(value, contrast.LIGHT),
        )
    return value


def _email(value: str) -> str:
    if rules.fits("email", value):
        return value
    raise wrong("not-an-email-address")


def _logo(value: str) -> str:
    if rules.fits("logo", value):
        return value
    raise wrong("not-a-logo-name")


def _leave(value: str) -> str:
    if rules.fits("safe", value):
        return value
    raise wrong("unsafe-address")


Name = Annotated[str, _plain("name")]
Short = Annotated[str, _plain("short")]
AddressLine = Annotated[str, _plain("address")]
Role = Annotated[str, _plain("role")]
Who = Annotated[str, _plain("who")]
When = Annotated[str, _plain("when")]
Colour = Annotated[str, AfterValidator(_colour)]
Email = Annotated[str, AfterValidator(_email)]


class Typed(Model):
    """What a school typed, as in a form: the space around it goes, and what is empty is not given."""

    @field_validator("*", mode="before")
    @classmethod
    def _typed(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, list):
            return [rules.bare(one) if isinstance(one, str) else one for one in value]
        bare = rules.bare(value) if isinstance(value, str) else value
        field = cls.model_fields[str(info.field_name)]
        return field.get_default() if bare in (None, "") and not field.is_required() else bare


class Person(Typed):
    """Somebody at the school who can be reached."""

    role: Role = Field(description="What this person is, such as zorgcoördinator.")
    name: Who | None = Field(default=None, description="The name.")
    phone: Phone | None = Field(default=None, description="The number, between double quotes.")
    email: Email | None = Field(default=None, description="The e-mail address.")
    when: When | None = Field(default=None, description="When this person can be reached.")


class Leave(Typed):
    """Where "Snel weg" leads."""

    target: Annotated[Url, AfterValidator(_leave)] | None = Field(
        default=None, description="A neutral page elsewhere; without it an empty page of this site."
    )
    mode: Mode = Field(
        default="page", description="page leaves; blank hides, and Shift three times brings it back."
    )


class School(Typed):
    """What a school puts on its own copy of the site."""

    name: Name = Field(description=f"The school's name, at most {LONGEST_NAME} characters.")
    short: Short | None = Field(default=None, description="A shorter name, for the header on a phone.")
    address: list[AddressLine] = Field(
        default=[], max_length=_LISTS["address"], description="At most three lines."
    )
    phone: Phone | None = Field(default=None, description="The school's number, between double quotes.")
    email: Email | None = Field(default=None, description="The school's e-mail address.")
    website: Url | None = Field(default=None, description="The school's own site.")
    logo: Annotated[str, AfterValidator(_logo)] | None = Field(
        default=None, description="A file beside this one: .png, .jpg or .svg, at most 200 KB."
    )
    colour: Colour | None = Field(default=None, description='The colour of the school, as "#0b5c5e".')
    people: list[Person] = Field(
        default=[], max_length=_LISTS["people"], description="Whom staff call first."
    )
    leave: Leave = Field(default=Leave(), description='What "Snel weg" does; an empty page when left out.')
    languages: list[LanguageTag] = Field(
        default=[], max_length=_LISTS["languages"], description="The languages to show; all when left out."
    )
    noindex: Flag = Field(default=True, description="true keeps search engines away.")

    @property
    def reached(self) -> list[str]:
        """Where the school is reached, a line each."""
        return [*self.address, *filter(None, (self.phone, self.email))]


@dataclass(frozen=True)
class Logo:
    """The school's logo as it lies in the site: school/logo.png, .jpg or .svg."""

    kind: Literal["png", "jpg", "svg"]
    data: bytes
    width: int
    height: int
    #: Whether a camera noted that it is to be turned: pages do that, and documents do not.
    turned: bool = False

    @property
    def name(self) -> str:
        """Its file in the folder school/ of the site."""
        return f"logo.{self.kind}"

    @property
    def in_letter(self) -> tuple[float, float]:
        """How wide and how high it stands in a letter, in cm: as large as its room allows."""
        room = RULES["letter_logo"]
        scale = min(room["wide"] / self.width, room["high"] / self.height)
        return self.width * scale, self.height * scale
