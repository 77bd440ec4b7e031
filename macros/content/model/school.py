"""
A school: its name, its people, its colour. The only content that is the school's own.

One shape for three places: school.yml (a school that builds), school.js (a school that
unzips a ready site) and the form that writes it. None of it is translated: names are names.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.content import contrast
from macros.content.model.fields import Flag, Id, Model, Phone, Url, wrong

#: The longest name with which the checklist still fits on one page; tests/paper holds it.
LONGEST_NAME = 60
#: Characters that turn the direction of a text around, or cannot be seen; a Hangul filler is a "letter".
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


def _plain(most: int) -> AfterValidator:
    def check(value: str) -> str:
        value = value.strip()
        if not value or _UNSEEN.search(value):
            raise wrong("this is no line of text", "letters on one line", "type it anew, or remove the key")
        if len(value) > most:
            raise wrong(
                "this is too long", f"at most {most} characters", "shorten it", f"{len(value)} characters"
            )
        return value

    return AfterValidator(check)


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise wrong("this is not a colour", "# and six digits or letters a to f", 'write it like  "#0b5c5e"')
    value = value.lower()
    found = contrast.least(value, contrast.LIGHT)
    if found < contrast.TEXT:
        near = contrast.nearest(value, contrast.LIGHT)
        raise wrong(
            "this colour cannot be read on white",
            f"a contrast of {contrast.TEXT}:1 at least (WCAG AA)",
            f'write the nearest that can:  "{near}"',
            f"{value}, with a contrast of {int(found * 10) / 10}:1",
        )
    return value


def _email(value: str) -> str:
    if len(value) <= 100 and re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        return value
    raise wrong("this is not an e-mail address", "name@school.nl", "compare it with a letter of the school")


def _logo(value: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_-]{1,60}\.(png|jpg|jpeg|svg)", value):
        return value
    raise wrong(
        "this is not the name of a logo", "a .png, .jpg or .svg file beside this one",
        "put the file in this folder and write its name, without spaces",
    )  # fmt: skip


def _leave(value: str) -> str:
    if value.startswith("https://"):
        return value
    raise wrong("this address is not safe to go to", "https:// and the whole address", "use https")


Name = Annotated[str, _plain(LONGEST_NAME)]
Line60 = Annotated[str, _plain(60)]
Line40 = Annotated[str, _plain(40)]
Line24 = Annotated[str, _plain(24)]
Colour = Annotated[str, AfterValidator(_colour)]
Email = Annotated[str, AfterValidator(_email)]


class Person(Model):
    """Somebody at the school who can be reached."""

    role: Line40 = Field(description="What this person is, such as zorgcoördinator.")
    name: Line40 | None = Field(default=None, description="The name.")
    phone: Phone | None = Field(default=None, description="The number, between double quotes.")
    email: Email | None = Field(default=None, description="The e-mail address.")
    when: Line40 | None = Field(default=None, description="When this person can be reached.")


class Leave(Model):
    """Where "Snel weg" leads."""

    target: Annotated[Url, AfterValidator(_leave)] | None = Field(
        default=None, description="A neutral page elsewhere; without it an empty page of this site."
    )
    mode: Literal["page", "blank"] = Field(
        default="page", description="page leaves; blank hides, and Shift three times brings it back."
    )


class School(Model):
    """What a school puts on its own copy of the site."""

    name: Name = Field(description=f"The school's name, at most {LONGEST_NAME} characters.")
    short: Line24 | None = Field(default=None, description="A shorter name, for the header on a phone.")
    address: list[Line60] = Field(default=[], max_length=3, description="At most three lines.")
    phone: Phone | None = Field(default=None, description="The school's number, between double quotes.")
    email: Email | None = Field(default=None, description="The school's e-mail address.")
    website: Url | None = Field(default=None, description="The school's own site.")
    logo: Annotated[str, AfterValidator(_logo)] | None = Field(
        default=None, description="A file beside this one: .png, .jpg or .svg, at most 200 KB."
    )
    colour: Colour | None = Field(default=None, description='The colour of the school, as "#0b5c5e".')
    people: list[Person] = Field(default=[], max_length=6, description="Whom staff call first.")
    leave: Leave = Field(default=Leave(), description='What "Snel weg" does; an empty page when left out.')
    languages: list[Id] = Field(default=[], description="The languages to show; all when left out.")
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

    @property
    def name(self) -> str:
        """Its file in the folder school/ of the site."""
        return f"logo.{self.kind}"
