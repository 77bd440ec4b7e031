"""An organisation that helps, and how it is reached."""

from typing import Literal

from pydantic import Field, model_validator

from macros.content.model.fields import (
    Flag,
    Hours,
    Id,
    Label,
    Line,
    Model,
    Phone,
    Title,
    Url,
    wrong,
)  # fmt: skip
from macros.content.model.thing import Checked, SourceRef

#: How sure a fact is. There is no "unverified": what is not verified is not written.
Certainty = Literal["confirmed", "old"]
Audience = Literal["leerling", "ouder", "medewerker", "school", "verspreider"]
Topic = Literal[
    "praten", "verwijderen", "melden", "juridisch", "medisch", "zelfmoordgedachten", "beleid",
    "thuis",
]  # fmt: skip
FactName = Literal["chat", "kosten", "anoniem", "talen", "grenzen", "let-op"]


class PhoneNumber(Model):
    """A number that was found in a source."""

    number: Phone = Field(description="As it is printed, between double quotes.")
    label: Title | None = Field(default=None, description="For whom or what this number is.")
    status: Certainty = Field(description="confirmed, or old where the source is an old copy.")
    source: SourceRef = Field(description="Where it stands.")
    cost: Title | None = Field(default=None, description="What a call costs, where known.")


class OpeningHours(Model):
    """When the telephone is answered."""

    status: Certainty = Field(description="confirmed, or old where the source is an old copy.")
    source: SourceRef = Field(description="Where it stands.")
    always: Flag = Field(default=False, description="true for day and night.")
    weekdays: Hours | None = Field(default=None, description='Monday to Friday: "09:00-17:00".')
    daily: Hours | None = Field(default=None, description='Every day: "11:00-21:00".')

    @model_validator(mode="after")
    def one_way(self) -> "OpeningHours":
        """Hours are said in one way, or in both where weekdays differ from the weekend."""
        if self.always == bool(self.weekdays or self.daily):
            raise wrong("hours-both-or-none")
        return self


class Website(Model):
    """A site of the organisation."""

    url: Url = Field(description="The whole address.")
    label: Title = Field(description="Where the link goes, in words.")
    source: SourceRef = Field(description="Where it stands.")


class Fact(Model):
    """Something else that is known, such as whether one may stay anonymous."""

    text: Line = Field(description="One or two sentences.")
    status: Certainty = Field(description="confirmed, or old where the source is an old copy.")
    source: SourceRef = Field(description="Where it stands.")


class Organisation(Checked):
    """Somebody to call; a card on the page Hulp, and wherever it is referred to."""

    name: Title = Field(description="The name it uses itself.")
    purpose: Line = Field(description="What it does for you, in one sentence.")
    for_whom: Line = Field(description="Who may call, in one sentence.")
    for_pupils: Line | None = Field(
        default=None,
        description="What it does, said to a pupil; on pages for pupils in place of the purpose.",
    )
    audiences: list[Audience] = Field(min_length=1, description="For whom, for the filter.")
    topics: list[Topic] = Field(min_length=1, description="For what, for the filter.")
    emergency: Flag = Field(default=False, description="true only for danger to life.")
    phones: dict[Id, PhoneNumber] = Field(default={}, description="Only numbers from a source.")
    hours: OpeningHours | None = Field(default=None, description="Only hours from a source.")
    look_up: Line | None = Field(
        default=None, description="Where number or hours are found, when not all is known."
    )
    websites: dict[Id, Website] = Field(default={}, description="Its sites.")
    facts: dict[FactName, Fact] = Field(default={}, description="What else is known.")
    note: Label | None = Field(default=None, description="A remark for editors; not shown.")

    @model_validator(mode="after")
    def reachable(self) -> "Organisation":
        """Without number or hours the card must say where to look."""
        if self.look_up is None and not (self.phones and self.hours):
            raise wrong("look-up-missing")
        return self
